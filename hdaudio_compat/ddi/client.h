/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Clients: one context per interface query, and what it owns.
 *
 * The Context a client holds is a number, not a pointer: it is looked up at each call, so a
 * stale or invented one is refused without being dereferenced. A call in progress keeps its
 * client; the last InterfaceDereference, the unbinding of the client's driver and the end of
 * the controller close it: no new call finds it, running ones are waited out, then whatever
 * it still holds is taken back.
 */
#ifndef HDB_CLIENT_H
#define HDB_CLIENT_H

#include <linux/completion.h>
#include <linux/kref.h>
#include <linux/list.h>
#include <linux/llist.h>
#include <linux/refcount.h>

#include "nt/types.h"
#include "refusal.h"
#include "verbs/verbs.h"

struct hdb_ctrl;
struct hdaudio_device;

/**
 * struct hdb_client - one interface context
 * @id: its number; the DDI's Context
 * @ctrl: its controller; the client holds a reference
 * @hdev: the function group it was opened for
 * @codec: address of the group's codec
 * @node: node id of the group
 * @refs: InterfaceReference count
 * @users: calls in progress, plus one while open
 * @idle: completed when the last of @users is gone
 * @queue: its commands waiting to be issued
 * @entry: in the table of clients by number
 * @link: in the controller's list of clients
 * @closing: in the controller's list of those to be closed
 * @rcu: frees it after lookups in progress
 */
struct hdb_client {
	u32 id;
	struct hdb_ctrl *ctrl;
	struct hdaudio_device *hdev;
	u8 codec;
	u8 node;
	refcount_t refs;
	refcount_t users;
	struct completion idle;
	struct hdb_verb_queue queue;
	struct hlist_node entry;
	struct list_head link;
	struct llist_node closing;
	struct rcu_head rcu;
};

void hdb_clients_init(struct hdb_ctrl *ctrl);
enum hdb_why hdb_client_open(struct hdaudio_device *hdev, PVOID *context);
struct hdb_client *hdb_client_get(PVOID context);
void hdb_client_put(struct hdb_client *client);
void hdb_client_close_all(struct hdb_ctrl *ctrl, struct hdaudio_device *hdev);

void hdb_client_reference(PVOID context);
void hdb_client_dereference(PVOID context);

#endif /* HDB_CLIENT_H */
