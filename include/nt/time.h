/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Clocks and delays. NT counts time in units of 100 ns.
 */
#ifndef HDAUDIO_NT_TIME_H
#define HDAUDIO_NT_TIME_H

#include "event.h"

EXTERN_C_START

LARGE_INTEGER KeQueryPerformanceCounter(PLARGE_INTEGER PerformanceFrequency);
VOID KeQuerySystemTime(PLARGE_INTEGER CurrentTime);
ULONGLONG KeQueryInterruptTime(void);
ULONGLONG KeQueryUnbiasedInterruptTime(void);
VOID KeQueryTickCount(PLARGE_INTEGER CurrentCount);
ULONG KeQueryTimeIncrement(void);
VOID KeStallExecutionProcessor(ULONG MicroSeconds);
NTSTATUS KeDelayExecutionThread(KPROCESSOR_MODE WaitMode, BOOLEAN Alertable,
				PLARGE_INTEGER Interval);

EXTERN_C_END

#endif /* HDAUDIO_NT_TIME_H */
