// SPDX-License-Identifier: GPL-2.0
/*
 * What is inline in C, once more as functions, for C++ files: part of each module that has any.
 */
#define NT_INLINE

#include <linux/io.h>
#include <linux/printk.h>

#include "../hdaudio_driver.h"

#include "calls.h"

u8 hdaudio_cpp_readb(const void __iomem *p)
{
	return readb(p);
}

u16 hdaudio_cpp_readw(const void __iomem *p)
{
	return readw(p);
}

u32 hdaudio_cpp_readl(const void __iomem *p)
{
	return readl(p);
}

void hdaudio_cpp_writeb(u8 value, void __iomem *p)
{
	writeb(value, p);
}

void hdaudio_cpp_writew(u16 value, void __iomem *p)
{
	writew(value, p);
}

void hdaudio_cpp_writel(u32 value, void __iomem *p)
{
	writel(value, p);
}

/* The key is the place's that initialises the lock. */
void hdaudio_cpp_spin_lock_init(spinlock_t *lock, const char *name, struct lock_class_key *key)
{
	spin_lock_init(lock);
	lockdep_set_class_and_name(lock, key, name);
}

bool hdaudio_cpp_spin_trylock(spinlock_t *lock)
{
	return spin_trylock(lock);
}

void hdaudio_cpp_mutex_init(struct mutex *lock, const char *name, struct lock_class_key *key)
{
	__mutex_init(lock, name, key);
}

/* The warning with the place in the C++ file, and the way there. */
void hdaudio_cpp_warn(const char *file, int line, const char *format, ...)
{
	struct va_format vaf = { .fmt = format };
	va_list args;

	va_start(args, format);
	vaf.va = &args;
	WARN(1, "%s:%d: %pV", file, line, &vaf);
	va_end(args);
}
