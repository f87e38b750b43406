/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Unsolicited responses: tags, and delivery in order at DISPATCH_LEVEL.
 */
#ifndef HDB_EVENTS_H
#define HDB_EVENTS_H

#include "hdb.h"

struct seq_buf;

int hdb_events_init(struct hdb_events *events);
void hdb_events_free(struct hdb_events *events);
void hdb_events_push(struct hdb_events *events, unsigned int codec, u32 value,
		     struct hdb_dpc *dpc);
bool hdb_events_deliver(struct hdb_ctrl *ctrl);

/* Are there any to deliver? */
static inline bool hdb_events_wait(struct hdb_events *events)
{
	/* what is queued after this check schedules the DPC itself */
	return !data_race(kfifo_is_empty(&events->queue));
}

enum hdb_why hdb_event_register(struct hdb_client *client,
				PHDAUDIO_UNSOLICITED_RESPONSE_CALLBACK routine, PVOID context,
				UCHAR *tag);
enum hdb_why hdb_event_unregister(struct hdb_client *client, UCHAR tag);
void hdb_events_reclaim(struct hdb_client *client, struct seq_buf *left);

#endif /* HDB_EVENTS_H */
