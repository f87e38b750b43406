/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Unsolicited responses: tags, and delivery in order at DISPATCH_LEVEL.
 */
#ifndef HDB_EVENTS_H
#define HDB_EVENTS_H

#include <linux/kfifo.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

#include "hdaudio.h"

#include "compat.h"
#include "refusal.h"

#define HDB_TAGS	64
#define HDB_LINKS_MAX	16

struct hdb_client;
struct hdb_ctrl;
struct seq_buf;

/**
 * struct hdb_event_tag - one registration
 * @client: whose it is, or NULL while the tag is free
 * @routine: called for each unsolicited response with the tag
 * @context: for the routine
 */
struct hdb_event_tag {
	struct hdb_client *client;
	PHDAUDIO_UNSOLICITED_RESPONSE_CALLBACK routine;
	PVOID context;
};

/**
 * struct hdb_event - an unsolicited response on its way
 * @value: the response
 * @codec: SDI line it came from
 */
struct hdb_event {
	u32 value;
	u8 codec;
};

/**
 * struct hdb_events - unsolicited responses of a controller
 * @lock: guards @tags and @running
 * @tags: registrations of each codec, allocated with its first one
 * @queue: responses to deliver; written under hdb_verbs.lock, read by the DPC
 * @running: the registration being called, or NULL
 * @idle: woken when @running changes
 * @overflows: responses lost because @queue was full
 * @reported: how many of these were reported
 * @unclaimed: responses with a tag nobody has registered
 */
struct hdb_events {
	spinlock_t lock;	/* see controller.h */
	struct hdb_event_tag *tags[HDB_LINKS_MAX];
	DECLARE_KFIFO(queue, struct hdb_event, 256);
	struct hdb_event_tag *running;
	wait_queue_head_t idle;
	u32 overflows;
	u32 reported;
	u32 unclaimed;
};

void hdb_events_init(struct hdb_events *events);
void hdb_events_free(struct hdb_events *events);
void hdb_events_push(struct hdb_events *events, unsigned int codec, u32 value,
		     struct hdb_dpc *dpc);
bool hdb_events_deliver(struct hdb_ctrl *ctrl);

enum hdb_why hdb_event_register(struct hdb_client *client,
				PHDAUDIO_UNSOLICITED_RESPONSE_CALLBACK routine, PVOID context,
				UCHAR *tag);
enum hdb_why hdb_event_unregister(struct hdb_client *client, UCHAR tag);
void hdb_events_reclaim(struct hdb_client *client, struct seq_buf *left);

#endif /* HDB_EVENTS_H */
