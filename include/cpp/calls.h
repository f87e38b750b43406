/* SPDX-License-Identifier: GPL-2.0 */
/*
 * For C: what C++ files call by themselves or through the headers that stand in for the kernel's,
 * which declare it to them.
 */
#ifndef HDAUDIO_CPP_CALLS_H
#define HDAUDIO_CPP_CALLS_H

#include <linux/mutex.h>
#include <linux/spinlock.h>

extern void *__dso_handle;

u8 hdaudio_cpp_readb(const void __iomem *p);
u16 hdaudio_cpp_readw(const void __iomem *p);
u32 hdaudio_cpp_readl(const void __iomem *p);
void hdaudio_cpp_writeb(u8 value, void __iomem *p);
void hdaudio_cpp_writew(u16 value, void __iomem *p);
void hdaudio_cpp_writel(u32 value, void __iomem *p);
void hdaudio_cpp_spin_lock_init(spinlock_t *lock, const char *name, struct lock_class_key *key);
bool hdaudio_cpp_spin_trylock(spinlock_t *lock);
void hdaudio_cpp_mutex_init(struct mutex *lock, const char *name, struct lock_class_key *key);
void hdaudio_cpp_warn(const char *file, int line, const char *format, ...);

int __cxa_atexit(void (*fn)(void *argument), void *argument, void *module);
long __cxa_pure_virtual(void);
long __cxa_deleted_virtual(void);
void __asan_before_dynamic_init(const void *file);
void __asan_after_dynamic_init(void);
void __tsan_vptr_update(void *vptr, void *table);
void __tsan_vptr_read(void *vptr);

/* The initialisers of all files, in their order, and NULL; sections.lds lays them out. */
extern void (*hdaudio_cpp_initialisers[])(void);

#endif /* HDAUDIO_CPP_CALLS_H */
