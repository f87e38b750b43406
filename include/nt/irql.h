/* SPDX-License-Identifier: GPL-2.0 */
/*
 * IRQL: what the caller may do, read from the kernel's own context counters.
 */
#ifndef HDAUDIO_NT_IRQL_H
#define HDAUDIO_NT_IRQL_H

#include <linux/bug.h>

#include "types.h"

EXTERN_C_START

typedef UCHAR KIRQL, *PKIRQL;

#define PASSIVE_LEVEL	0
#define LOW_LEVEL	0
#define APC_LEVEL	1
#define DISPATCH_LEVEL	2
#define DIRQL_LEVEL	3	/* the lowest device level: any hard interrupt */
#define HIGH_LEVEL	15

KIRQL KeGetCurrentIrql(void);
VOID KeRaiseIrql(KIRQL NewIrql, PKIRQL OldIrql);
KIRQL KeRaiseIrqlToDpcLevel(void);
VOID KeLowerIrql(KIRQL NewIrql);

/* At the top of a routine that may sleep. Unlike on Windows it is checked in every build. */
#define PAGED_CODE()		((void)WARN_ON_ONCE(KeGetCurrentIrql() > APC_LEVEL))
#define PAGED_CODE_LOCKED()	((void)0)

EXTERN_C_END

#endif /* HDAUDIO_NT_IRQL_H */
