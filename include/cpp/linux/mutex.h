/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stands in for the kernel's header in C++ files.
 */
#ifndef HDAUDIO_CPP_MUTEX_H
#define HDAUDIO_CPP_MUTEX_H

#include "lock_class.h"
#include "opaque.h"

HDAUDIO_OPAQUE(mutex);

extern "C" void hdaudio_cpp_mutex_init(struct mutex *lock, const char *name,
				       struct lock_class_key *key);

#define mutex_init(lock) ({					\
	static lock_class_key key_;				\
	hdaudio_cpp_mutex_init(lock, #lock, &key_);		\
})

#endif /* HDAUDIO_CPP_MUTEX_H */
