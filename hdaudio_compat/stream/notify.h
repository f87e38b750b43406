/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Notifications: who is told when an engine has completed a part of its buffer.
 */
#ifndef HDB_NOTIFY_H
#define HDB_NOTIFY_H

#include "stream.h"

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
