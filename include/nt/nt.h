/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The NT kernel services a ported function driver's DDI-facing code uses: include this
 * where the Windows source includes wdm.h or ntddk.h.
 */
#ifndef HDAUDIO_NT_NT_H
#define HDAUDIO_NT_NT_H

#include "source.h"
#include "types.h"
#include "status.h"
#include "guid.h"
#include "com.h"
#include "ksaudio.h"
#include "unicode.h"
#include "strings.h"
#include "power.h"
#include "irql.h"
#include "spinlock.h"
#include "wait.h"
#include "event.h"
#include "mutex.h"
#include "semaphore.h"
#include "dpc.h"
#include "timer.h"
#include "time.h"
#include "pool.h"
#include "memory.h"
#include "mdl.h"
#include "register.h"
#include "interlocked.h"
#include "list.h"
#include "locked_list.h"
#include "lookaside.h"
#include "ioctl.h"
#include "object.h"
#include "thread.h"
#include "irp.h"
#include "work.h"
#include "remove_lock.h"
#include "debug.h"

#endif /* HDAUDIO_NT_NT_H */
