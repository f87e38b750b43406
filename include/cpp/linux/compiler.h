/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stands in for the kernel's header in C++ files.
 */
#ifndef HDAUDIO_CPP_COMPILER_H
#define HDAUDIO_CPP_COMPILER_H

#define __iomem
#define __force
#define __acquires(lock)
#define __releases(lock)
#define __packed		__attribute__((__packed__))
#define __aligned(bytes)	__attribute__((__aligned__(bytes)))
#define __noreturn		__attribute__((__noreturn__))
#define noinline		__attribute__((__noinline__))
#define __weak			__attribute__((__weak__))
#define __maybe_unused		__attribute__((__unused__))
#define __used			__attribute__((__used__))
#define __section(name)		__attribute__((__section__(name)))

#endif /* HDAUDIO_CPP_COMPILER_H */
