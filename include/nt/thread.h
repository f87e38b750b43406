/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Which thread this is: to note and to compare, not to be looked into.
 */
#ifndef HDAUDIO_NT_THREAD_H
#define HDAUDIO_NT_THREAD_H

#include "types.h"

#ifndef __cplusplus
#include <linux/sched.h>
#endif

EXTERN_C_START

typedef struct _KTHREAD *PKTHREAD, *PRKTHREAD;
typedef struct _ETHREAD *PETHREAD;

NT_INLINE PKTHREAD KeGetCurrentThread(void);
NT_INLINE HANDLE PsGetCurrentThreadId(void);

#ifndef __cplusplus
/**
 * KeGetCurrentThread - the thread that calls
 *
 * Context: any; in an interrupt, the thread that was interrupted.
 * Return: a pointer that no other thread has while this one lives.
 */
NT_INLINE PKTHREAD KeGetCurrentThread(void)
{
	return (PKTHREAD)current;
}

/**
 * PsGetCurrentThreadId - the number of the thread that calls
 *
 * Context: any; in an interrupt, that of the thread that was interrupted.
 * Return: the kernel's number for it, which ps -L shows.
 */
NT_INLINE HANDLE PsGetCurrentThreadId(void)
{
	return (HANDLE)(ULONG_PTR)task_pid_nr(current);
}
#endif /* __cplusplus */

/* The same thread by the process manager's name. */
#define PsGetCurrentThread()	((PETHREAD)KeGetCurrentThread())

EXTERN_C_END

#endif /* HDAUDIO_NT_THREAD_H */
