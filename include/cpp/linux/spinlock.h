/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stands in for the kernel's header in C++ files. A lock of each place is a class of its own for
 * lockdep, as in C.
 */
#ifndef HDAUDIO_CPP_SPINLOCK_H
#define HDAUDIO_CPP_SPINLOCK_H

#include <linux/types.h>

#include "lock_class.h"
#include "opaque.h"

HDAUDIO_OPAQUE(spinlock_t);

extern "C" void hdaudio_cpp_spin_lock_init(spinlock_t *lock, const char *name,
					   struct lock_class_key *key);
extern "C" bool hdaudio_cpp_spin_trylock(spinlock_t *lock);

#define spin_trylock(lock) hdaudio_cpp_spin_trylock(lock)

#define spin_lock_init(lock) ({					\
	static lock_class_key key_;				\
	hdaudio_cpp_spin_lock_init(lock, #lock, &key_);		\
})

#endif /* HDAUDIO_CPP_SPINLOCK_H */
