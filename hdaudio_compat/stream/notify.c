// SPDX-License-Identifier: GPL-2.0
/*
 * Registering for notifications, and giving registrations up.
 */
#include <linux/slab.h>

#include "hdb.h"
#include "notify.h"
#include "stream.h"

/* Drops the reference on the device object, whose release may sleep. */
static void notification_free(struct hdb_notification *notification)
{
	if (notification->fdo)
		ObDereferenceObject(notification->fdo);
	kfree(notification);
}

static void notify_reap(struct work_struct *work)
{
	struct hdb_streams *streams = container_of(work, struct hdb_streams, reap);
	struct hdb_notification *notification, *next;
	LIST_HEAD(dead);

	spin_lock_irq(&streams->lock);
	list_splice_init(&streams->dead, &dead);
	spin_unlock_irq(&streams->lock);
	list_for_each_entry_safe(notification, next, &dead, node)
		notification_free(notification);
}

void hdb_notify_init(struct hdb_streams *streams)
{
	INIT_LIST_HEAD(&streams->dead);
	INIT_WORK(&streams->reap, notify_reap);
}

/* See that every registration given up so far is gone. May sleep. */
void hdb_notify_exit(struct hdb_streams *streams)
{
	flush_work(&streams->reap);
}

/*
 * Give up all registrations of an engine without a buffer. This may be above PASSIVE_LEVEL,
 * where device objects cannot be let go of: a work item does that.
 */
void hdb_notify_release(struct hdb_streams *streams, struct hdb_engine *engine)
{
	struct hdb_notify *notify = &engine->notify;

	lockdep_assert_held(&streams->lock);
	if (list_empty(&notify->list))
		return;
	list_splice_tail_init(&notify->list, &streams->dead);
	notify->registered = 0;
	schedule_work(&streams->reap);
}

/* Forget the completions that were not delivered yet. */
void hdb_notify_mute(struct hdb_streams *streams, struct hdb_engine *engine)
{
	lockdep_assert_held(&streams->lock);
	engine->notify.waiting = 0;
	WRITE_ONCE(streams->pending, streams->pending & ~BIT(engine->index));
}

static bool round_over(struct hdb_streams *streams, const struct hdb_notify *notify,
		       unsigned int round)
{
	bool over;

	spin_lock_irq(&streams->lock);
	over = !notify->delivering || notify->rounds != round;
	spin_unlock_irq(&streams->lock);
	return over;
}

/* Wait until a delivery that was in progress is over; later ones do not matter. May sleep. */
static void notify_wait_round(struct hdb_streams *streams, struct hdb_notify *notify,
			      unsigned int round)
{
	wait_event(streams->idle, round_over(streams, notify, round));
}

/* The engine was parted from its routine under the lock: nobody begins to call that any more. */
static bool isr_idle(const struct hdb_engine *engine)
{
	return !atomic_read_acquire(&engine->calling);	/* pairs with engine_called() */
}

/*
 * Wait until no routine of a client's runs on behalf of an engine that makes no interrupts
 * any more. May sleep.
 */
void hdb_notify_wait_idle(struct hdb_streams *streams, struct hdb_engine *engine)
{
	wait_event(streams->idle, isr_idle(engine));
	notify_wait_round(streams, &engine->notify, READ_ONCE(engine->notify.rounds));
}

static bool notification_equal(const struct hdb_notification *a, const struct hdb_notification *b)
{
	return a->event == b->event && a->routine == b->routine && a->context == b->context;
}

static struct hdb_notification *notify_find(struct hdb_notify *notify,
					    const struct hdb_notification *like)
{
	struct hdb_notification *notification;

	list_for_each_entry(notification, &notify->list, node)
		if (notification_equal(notification, like))
			return notification;
	return NULL;
}

static enum hdb_why notify_add(struct hdb_client *client, HANDLE handle,
			       struct hdb_notification *fresh)
{
	struct hdb_engine *engine = hdb_engine_find(&client->ctrl->streams, client, handle);

	if (!engine)
		return HDB_E_HANDLE;
	if (notify_find(&engine->notify, fresh))
		return HDB_E_DUPLICATE;
	if (engine->notify.registered == HDB_MAX_NOTIFICATIONS)
		return HDB_E_REGISTRATIONS;
	if (hdb_ctrl_gone(client->ctrl))
		return HDB_E_GONE;
	list_add_tail(&fresh->node, &engine->notify.list);
	engine->notify.registered++;
	return HDB_OK;
}

/**
 * hdb_notify_register - register an event or a callback
 * @client: owner of the engine
 * @handle: the engine
 * @wanted: the registration; it is copied, and a device object in it referenced
 *
 * Context: process, may sleep.
 * Return: HDB_OK, or why not.
 */
enum hdb_why hdb_notify_register(struct hdb_client *client, HANDLE handle,
				 const struct hdb_notification *wanted)
{
	struct hdb_streams *streams = &client->ctrl->streams;
	struct hdb_notification *fresh = kmemdup(wanted, sizeof(*wanted), GFP_KERNEL);
	enum hdb_why why;

	if (!fresh)
		return HDB_E_DMA_MEMORY;
	if (fresh->fdo)
		ObReferenceObject(fresh->fdo);
	spin_lock_irq(&streams->lock);
	why = notify_add(client, handle, fresh);
	spin_unlock_irq(&streams->lock);
	if (why)
		notification_free(fresh);
	return why;
}

static enum hdb_why notify_remove(struct hdb_client *client, HANDLE handle,
				  const struct hdb_notification *given,
				  struct hdb_notification **removed, struct hdb_engine **from)
{
	struct hdb_engine *engine = hdb_engine_find(&client->ctrl->streams, client, handle);
	struct hdb_notification *found;

	if (!engine)
		return HDB_E_HANDLE;
	found = notify_find(&engine->notify, given);
	if (!found)
		return HDB_E_NOT_REGISTERED;
	list_del(&found->node);
	engine->notify.registered--;
	*removed = found;
	*from = engine;
	return HDB_OK;
}

/**
 * hdb_notify_unregister - take a registration back
 * @client: owner of the engine
 * @handle: the engine
 * @given: as it was registered, the device object apart
 *
 * When it returns, the callback does not run and will not, and the event is not touched.
 *
 * Context: process, may sleep.
 * Return: HDB_OK, or why not.
 */
enum hdb_why hdb_notify_unregister(struct hdb_client *client, HANDLE handle,
				   const struct hdb_notification *given)
{
	struct hdb_streams *streams = &client->ctrl->streams;
	struct hdb_notification *removed;
	struct hdb_engine *engine;
	unsigned int round;
	enum hdb_why why;

	spin_lock_irq(&streams->lock);
	why = notify_remove(client, handle, given, &removed, &engine);
	if (!why)
		round = engine->notify.rounds;
	spin_unlock_irq(&streams->lock);
	if (why)
		return why;
	notify_wait_round(streams, &engine->notify, round);
	notification_free(removed);
	return HDB_OK;
}
