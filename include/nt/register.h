/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Device registers, as the DDI hands them out: plain pointers to be read with these.
 *
 * Macros, because clients pass plain and volatile pointers alike. A read or write is one
 * access of the register's width, in program order. Any context.
 */
#ifndef HDAUDIO_NT_REGISTER_H
#define HDAUDIO_NT_REGISTER_H

#include <linux/io.h>
#include <asm/barrier.h>

#include "types.h"

#define NT_REGISTER(type, p) ({						\
	typeof(p) p_ = (p);						\
	BUILD_BUG_ON(sizeof(*p_) != sizeof(type));			\
	(void __iomem __force *)p_;					\
})

#define READ_REGISTER_UCHAR(Register)	((UCHAR)readb(NT_REGISTER(UCHAR, Register)))
#define READ_REGISTER_USHORT(Register)	((USHORT)readw(NT_REGISTER(USHORT, Register)))
#define READ_REGISTER_ULONG(Register)	((ULONG)readl(NT_REGISTER(ULONG, Register)))

#define WRITE_REGISTER_UCHAR(Register, Value)	writeb(Value, NT_REGISTER(UCHAR, Register))
#define WRITE_REGISTER_USHORT(Register, Value)	writew(Value, NT_REGISTER(USHORT, Register))
#define WRITE_REGISTER_ULONG(Register, Value)	writel(Value, NT_REGISTER(ULONG, Register))

/* NT's barrier orders every access before it against every access after it. */
#define KeMemoryBarrier()		mb() /* a full one */

#endif /* HDAUDIO_NT_REGISTER_H */
