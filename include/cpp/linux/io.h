/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stands in for the kernel's header in C++ files. The accesses are the kernel's, in inline.c.
 */
#ifndef HDAUDIO_CPP_IO_H
#define HDAUDIO_CPP_IO_H

#include <linux/types.h>

extern "C" {
u8 hdaudio_cpp_readb(const volatile void *p);
u16 hdaudio_cpp_readw(const volatile void *p);
u32 hdaudio_cpp_readl(const volatile void *p);
void hdaudio_cpp_writeb(u8 value, volatile void *p);
void hdaudio_cpp_writew(u16 value, volatile void *p);
void hdaudio_cpp_writel(u32 value, volatile void *p);
}

#define readb(p)		hdaudio_cpp_readb(p)
#define readw(p)		hdaudio_cpp_readw(p)
#define readl(p)		hdaudio_cpp_readl(p)
#define writeb(value, p)	hdaudio_cpp_writeb(value, p)
#define writew(value, p)	hdaudio_cpp_writew(value, p)
#define writel(value, p)	hdaudio_cpp_writel(value, p)

#endif /* HDAUDIO_CPP_IO_H */
