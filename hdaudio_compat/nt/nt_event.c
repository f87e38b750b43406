// SPDX-License-Identifier: GPL-2.0
/*
 * KEVENT: an object whose state is 1 while it is set.
 */
#include <linux/export.h>

#include "nt/event.h"

#include "nt_priv.h"

/**
 * KeInitializeEvent - make an event
 * @Event: memory for it; any, for it holds nothing that must be given back
 * @Type: NotificationEvent or SynchronizationEvent
 * @State: TRUE to have it set from the beginning
 *
 * Context: any.
 */
VOID KeInitializeEvent(PRKEVENT Event, EVENT_TYPE Type, BOOLEAN State)
{
	hdb_object_init(&Event->header,
			Type == SynchronizationEvent ? HDB_OBJECT_COUNTS : HDB_OBJECT_STAYS,
			!!State);
}
EXPORT_SYMBOL_GPL(KeInitializeEvent);

/**
 * KeSetEvent - set an event and release who waits for it
 * @Event: the event; a notification event releases every waiter and stays set, a
 *	synchronisation event releases one waiter, or stays set until one comes
 * @Increment: priority boost of the waiter; the scheduler sees to that by itself
 * @Wait: a wait follows at once; no difference here
 *
 * Context: any, hard interrupts included; on NT up to DISPATCH_LEVEL.
 * Return: not zero if the event was set before.
 */
LONG KeSetEvent(PRKEVENT Event, KPRIORITY Increment, BOOLEAN Wait)
{
	return hdb_object_set_state(&Event->header, 1);
}
EXPORT_SYMBOL_GPL(KeSetEvent);

/**
 * KeResetEvent - clear an event
 * @Event: the event
 *
 * Context: any, hard interrupts included.
 * Return: not zero if the event was set before.
 */
LONG KeResetEvent(PRKEVENT Event)
{
	return hdb_object_set_state(&Event->header, 0);
}
EXPORT_SYMBOL_GPL(KeResetEvent);

/**
 * KeClearEvent - clear an event
 * @Event: the event
 *
 * Context: any, hard interrupts included.
 */
VOID KeClearEvent(PRKEVENT Event)
{
	KeResetEvent(Event);
}
EXPORT_SYMBOL_GPL(KeClearEvent);

/**
 * KeReadStateEvent - whether an event is set
 * @Event: the event
 *
 * Context: any, hard interrupts included.
 * Return: not zero if it is.
 */
LONG KeReadStateEvent(PRKEVENT Event)
{
	return hdb_object_state(&Event->header);
}
EXPORT_SYMBOL_GPL(KeReadStateEvent);
