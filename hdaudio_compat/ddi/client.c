// SPDX-License-Identifier: GPL-2.0
/*
 * Clients: open, look up, reference, close.
 */
#include <linux/hashtable.h>
#include <linux/rcupdate.h>
#include <linux/seq_buf.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

#include "hdaudio_driver.h"
#include "nt/irql.h"

#include "client.h"
#include "hdb.h"
#include "stream/stream.h"
#include "verbs/batch.h"
#include "verbs/unsolicited.h"
#include "verbs/verbs_abort.h"

/* The open clients by their numbers. */
static DEFINE_HASHTABLE(clients, 6);
static DEFINE_SPINLOCK(clients_table_lock);	/* guards these two */
static u32 clients_last;

/* Find an open client. Under RCU or the table's lock. */
static struct hdb_client *client_find(unsigned long id)
{
	struct hdb_client *client;

	hash_for_each_possible_rcu(clients, client, entry, (u32)id,
				   lockdep_is_held(&clients_table_lock)) {
		if (client->id == id)
			return client;
	}
	return NULL;
}

/*
 * Give the client a number and enter it for the lookup. Numbers are handed out in a cycle, so
 * one that was closed is long not given again.
 */
static void client_enter(struct hdb_client *client)
{
	unsigned long flags;

	spin_lock_irqsave(&clients_table_lock, flags);
	do {
		clients_last = (clients_last + 1) & INT_MAX;
	} while (!clients_last || client_find(clients_last));
	client->id = clients_last;
	hash_add_rcu(clients, &client->entry, client->id);
	spin_unlock_irqrestore(&clients_table_lock, flags);
}

/* Take the client out of the lookup; true for the one caller who is to close it. */
static bool client_retire(struct hdb_client *client)
{
	unsigned long flags;
	bool mine;

	spin_lock_irqsave(&clients_table_lock, flags);
	mine = hash_hashed(&client->entry);
	if (mine)
		hlist_del_init_rcu(&client->entry);
	spin_unlock_irqrestore(&clients_table_lock, flags);
	return mine;
}

static void client_unlist(struct hdb_client *client)
{
	struct hdb_ctrl *ctrl = client->ctrl;

	mutex_lock(&ctrl->clients_lock);
	list_del(&client->link);
	WRITE_ONCE(ctrl->clients_closed, ctrl->clients_closed + 1);
	mutex_unlock(&ctrl->clients_lock);
	wake_up_all(&ctrl->client_closed);
}

/* Take back what a client still holds, and say so: a driver that leaves things has a bug. */
static void client_reclaim(struct hdb_client *client)
{
	struct hdb_ctrl *ctrl = client->ctrl;
	struct seq_buf left;
	char words[200];

	seq_buf_init(&left, words, sizeof(words));
	hdb_verbs_reclaim(client, &left);
	hdb_events_reclaim(client, &left);
	hdb_streams_reclaim(client, &left);
	if (!seq_buf_used(&left))
		return;
	words[min_t(size_t, seq_buf_used(&left), sizeof(words) - 1)] = '\0';
	dev_warn(ctrl->dev, "client %u (codec %u node %02xh) left behind:%s\n", client->id,
		 client->codec, client->node, words);
}

/* Close a retired client: let calls in progress end, take back what it holds. May sleep. */
static void client_close(struct hdb_client *client)
{
	struct hdb_ctrl *ctrl = client->ctrl;

	hdb_client_put(client);
	wait_for_completion(&client->idle);
	client_reclaim(client);
	client_unlist(client);
	kfree_rcu(client, rcu);
	hdb_ctrl_put(ctrl);
}

static void clients_close_work(struct work_struct *work)
{
	struct hdb_ctrl *ctrl = container_of(work, struct hdb_ctrl, close_work);
	struct hdb_client *client, *next;

	llist_for_each_entry_safe(client, next, llist_del_all(&ctrl->closing), closing)
		client_close(client);
	hdb_ctrl_put(ctrl);
}

/* As soon as may be slept. Any context. */
static void client_close_later(struct hdb_client *client)
{
	struct hdb_ctrl *ctrl = client->ctrl;

	/* the client may be closed, and its reference gone, as soon as it is on the list */
	hdb_ctrl_get(ctrl);
	llist_add(&client->closing, &ctrl->closing);
	if (!queue_work(system_unbound_wq, &ctrl->close_work))
		hdb_ctrl_put(ctrl);
}

/* A controller without clients. Process context. */
void hdb_clients_init(struct hdb_ctrl *ctrl)
{
	mutex_init(&ctrl->clients_lock);
	INIT_LIST_HEAD(&ctrl->clients);
	init_waitqueue_head(&ctrl->client_closed);
	init_llist_head(&ctrl->closing);
	INIT_WORK(&ctrl->close_work, clients_close_work);
}

static void client_init(struct hdb_client *client, struct hdaudio_device *hdev)
{
	client->ctrl = hdev->ctrl;
	client->hdev = hdev;
	client->codec = hdev->codec;
	client->node = hdev->node;
	refcount_set(&client->refs, 1);
	refcount_set(&client->users, 1);
	init_completion(&client->idle);
	hdb_verb_queue_init(&client->queue);
}

static enum hdb_why client_publish(struct hdb_client *client, PVOID *context)
{
	struct hdb_ctrl *ctrl = client->ctrl;
	enum hdb_why why = HDB_E_GONE;

	mutex_lock(&ctrl->clients_lock);
	if (!hdb_ctrl_gone(ctrl)) {
		why = HDB_OK;
		client_enter(client);
		hdb_ctrl_get(ctrl);
		list_add_tail(&client->link, &ctrl->clients);
		*context = (PVOID)(unsigned long)client->id;
	}
	mutex_unlock(&ctrl->clients_lock);
	return why;
}

/* Open a client for a function group, with one reference, and give its context. May sleep. */
enum hdb_why hdb_client_open(struct hdaudio_device *hdev, PVOID *context)
{
	struct hdb_client *client = kzalloc(sizeof(*client), GFP_KERNEL);
	enum hdb_why why;

	if (!client)
		return HDB_E_DMA_MEMORY;
	client_init(client, hdev);
	why = client_publish(client, context);
	if (why)
		kfree(client);
	return why;
}

/* Look a context up and hold its client until hdb_client_put(). Any context. */
struct hdb_client *hdb_client_get(PVOID context)
{
	struct hdb_client *client;

	rcu_read_lock();
	client = client_find((unsigned long)context);
	if (client && !refcount_inc_not_zero(&client->users))
		client = NULL;
	rcu_read_unlock();
	return client;
}

/* End a call. Any context. */
void hdb_client_put(struct hdb_client *client)
{
	if (refcount_dec_and_test(&client->users))
		complete(&client->idle);
}

/**
 * hdb_client_reference - add a reference to an interface context
 * @context: Context member of the interface
 *
 * Context: any, IRQL <= DISPATCH_LEVEL. A context that is not open is ignored.
 * Source: INTERFACE.InterfaceReference.
 */
void hdb_client_reference(PVOID context)
{
	struct hdb_client *client = hdb_client_get(context);

	if (!client)
		return;
	if (!refcount_inc_not_zero(&client->refs))
		pr_debug("client %u is closing: not referenced\n", client->id);
	hdb_client_put(client);
}

/**
 * hdb_client_dereference - drop a reference to an interface context
 * @context: Context member of the interface
 *
 * The last one closes it: what it still holds is taken back. Up to APC_LEVEL that has
 * happened when the routine returns, above it happens soon after.
 *
 * Context: any, IRQL <= DISPATCH_LEVEL. A context that is not open is ignored.
 * Source: INTERFACE.InterfaceDereference.
 */
void hdb_client_dereference(PVOID context)
{
	struct hdb_client *client = hdb_client_get(context);
	bool last;

	if (!client)
		return;
	/* one too many finds the count at one, too, but only one of them retires the client */
	last = !refcount_dec_not_one(&client->refs) && client_retire(client);
	hdb_client_put(client);
	if (!last)
		return;
	if (KeGetCurrentIrql() <= APC_LEVEL)
		client_close(client);
	else
		client_close_later(client);
}

static bool client_is_of(const struct hdb_client *client, const struct hdaudio_device *hdev)
{
	return !hdev || client->hdev == hdev;
}

/* Retire one client of a function group (NULL: any) that nobody else is closing. */
static struct hdb_client *client_pick(struct hdb_ctrl *ctrl, struct hdaudio_device *hdev)
{
	struct hdb_client *client, *found = NULL;

	mutex_lock(&ctrl->clients_lock);
	list_for_each_entry(client, &ctrl->clients, link) {
		if (!client_is_of(client, hdev) || !client_retire(client))
			continue;
		found = client;
		break;
	}
	mutex_unlock(&ctrl->clients_lock);
	return found;
}

static bool clients_none(struct hdb_ctrl *ctrl, struct hdaudio_device *hdev)
{
	struct hdb_client *client;
	bool none = true;

	mutex_lock(&ctrl->clients_lock);
	list_for_each_entry(client, &ctrl->clients, link)
		none &= !client_is_of(client, hdev);
	mutex_unlock(&ctrl->clients_lock);
	return none;
}

/* The count is read first: one that has gone by the time the list is looked at ends the wait. */
static void clients_wait_none(struct hdb_ctrl *ctrl, struct hdaudio_device *hdev)
{
	u32 closed = READ_ONCE(ctrl->clients_closed);

	while (!clients_none(ctrl, hdev)) {
		wait_event(ctrl->client_closed, READ_ONCE(ctrl->clients_closed) != closed);
		closed = READ_ONCE(ctrl->clients_closed);
	}
}

/*
 * Close every client of a function group (NULL: of the controller), and wait for those that
 * others are closing. After that no routine of theirs is called. May sleep.
 */
void hdb_client_close_all(struct hdb_ctrl *ctrl, struct hdaudio_device *hdev)
{
	struct hdb_client *client;

	while ((client = client_pick(ctrl, hdev))) {
		dev_warn(ctrl->dev, "client %u (codec %u node %02xh) still holds its interface\n",
			 client->id, client->codec, client->node);
		client_close(client);
	}
	clients_wait_none(ctrl, hdev);
	flush_work(&ctrl->close_work);	/* it does a little more after that */
}
