/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Notifications: who is told when an engine has completed a part of its buffer.
 */
#ifndef HDB_NOTIFY_H
#define HDB_NOTIFY_H

#include <linux/list.h>

#include "hdaudio.h"

#include "refusal.h"

struct hdb_client;
struct hdb_engine;
struct hdb_streams;

#define HDB_MAX_NOTIFICATIONS	16	/* registrations on one engine */
#define HDB_NOTIFY_DEPTH	4	/* completions kept apart until they are delivered */

/**
 * struct hdb_notification - one registration
 * @node: in its engine's list, then in hdb_streams.dead
 * @event: the event to set, or NULL
 * @fdo: device object held for a callback
 * @routine: the callback, or NULL
 * @context: for @routine
 */
struct hdb_notification {
	struct list_head node;
	PKEVENT event;
	PDEVICE_OBJECT fdo;
	PHDAUDIO_DMA_NOTIFICATION_CALLBACK routine;
	PVOID context;
};

/**
 * struct hdb_notify - notifications of one engine; guarded by hdb_streams.lock
 * @list: registrations
 * @registered: how many
 * @times: when interrupts not delivered yet were handled, oldest first
 * @waiting: how many of @times
 * @merged: interrupts that found @times full and share the last one's delivery
 * @delivering: the DPC is calling those on a copy of @list
 * @rounds: counts these deliveries
 */
struct hdb_notify {
	struct list_head list;
	unsigned int registered;
	LARGE_INTEGER times[HDB_NOTIFY_DEPTH];
	unsigned int waiting;
	u32 merged;
	bool delivering;
	unsigned int rounds;
};

void hdb_notify_init(struct hdb_streams *streams);
void hdb_notify_exit(struct hdb_streams *streams);
void hdb_notify_release(struct hdb_streams *streams, struct hdb_engine *engine);
void hdb_notify_mute(struct hdb_streams *streams, struct hdb_engine *engine);
void hdb_notify_wait_idle(struct hdb_streams *streams, struct hdb_engine *engine);

enum hdb_why hdb_notify_register(struct hdb_client *client, HANDLE handle,
				 const struct hdb_notification *wanted);
enum hdb_why hdb_notify_unregister(struct hdb_client *client, HANDLE handle,
				   const struct hdb_notification *given);

#endif /* HDB_NOTIFY_H */
