// SPDX-License-Identifier: GPL-2.0
/*
 * Unsolicited responses (HD Audio specification 7.3.3.15): 64 tags a codec, shared by its
 * function groups.
 */
#include <linux/seq_buf.h>
#include <linux/slab.h>

#include "hdb.h"
#include "unsolicited.h"

#define QUEUED		256	/* responses that wait for the DPC */
#define DELIVERIES	64	/* routines called before the softirq is given back */

/* The queue is apart: with it the controller would be a little more than a power of 2. */
int hdb_events_init(struct hdb_events *events)
{
	spin_lock_init(&events->lock);
	init_waitqueue_head(&events->idle);
	return kfifo_alloc(&events->queue, QUEUED, GFP_KERNEL);
}

void hdb_events_free(struct hdb_events *events)
{
	unsigned int codec;

	for (codec = 0; codec < ARRAY_SIZE(events->tags); codec++)
		kfree(events->tags[codec]);
	kfifo_free(&events->queue);
}

/*
 * Queue a response for delivery. Any context; calls are serialised by hdb_verbs.lock. A full
 * queue loses the newest, which is counted, so a babbling codec cannot grow memory.
 */
void hdb_events_push(struct hdb_events *events, unsigned int codec, u32 value,
		     struct hdb_dpc *dpc)
{
	struct hdb_event event = { .value = value, .codec = codec };

	/* with one writer and one reader a kfifo needs no lock */
	if (!data_race(kfifo_put(&events->queue, event)))
		WRITE_ONCE(events->overflows, events->overflows + 1);
	hdb_dpc_schedule(dpc);
}

static bool event_take(struct hdb_events *events, struct hdb_event *event)
{
	/* the DPC is the one reader */
	return data_race(kfifo_get(&events->queue, event));
}

/* Look up who is to be called for a response, and mark the registration as running. */
static struct hdb_event_tag *event_claim(struct hdb_events *events, const struct hdb_event *event,
					 struct hdb_event_tag *copy)
{
	HDAUDIO_CODEC_RESPONSE response = { .Response = event->value };
	struct hdb_event_tag *tags, *tag = NULL;

	spin_lock_irq(&events->lock);
	tags = events->tags[event->codec];
	if (tags && tags[response.Unsolicited.Tag].client) {
		tag = &tags[response.Unsolicited.Tag];
		*copy = *tag;
	} else {
		WRITE_ONCE(events->unclaimed, events->unclaimed + 1);
	}
	events->running = tag;
	spin_unlock_irq(&events->lock);
	return tag;
}

static void event_release(struct hdb_events *events)
{
	spin_lock_irq(&events->lock);
	events->running = NULL;
	spin_unlock_irq(&events->lock);
	wake_up_all(&events->idle);
}

static void event_deliver(struct hdb_events *events, const struct hdb_event *event)
{
	HDAUDIO_CODEC_RESPONSE response = { .CompleteResponse = 0 };
	struct hdb_event_tag tag;

	if (!event_claim(events, event, &tag))
		return;
	response.Response = event->value;
	response.SDataIn = event->codec;
	response.IsUnsolicitedResponse = 1;
	response.IsValid = 1;
	tag.routine(response, tag.context);
	event_release(events);
}

static void events_report_overflow(struct hdb_ctrl *ctrl)
{
	struct hdb_events *events = &ctrl->events;
	u32 lost = READ_ONCE(events->overflows);

	if (lost == events->reported)
		return;
	events->reported = lost;
	dev_warn_ratelimited(ctrl->dev, "%u unsolicited responses lost: they came too fast\n",
			     lost);
}

/* Deliver queued responses in order. Softirq. True if there are more than one visit serves. */
bool hdb_events_deliver(struct hdb_ctrl *ctrl)
{
	struct hdb_events *events = &ctrl->events;
	struct hdb_event event;
	unsigned int n;

	for (n = 0; n < DELIVERIES && event_take(events, &event); n++)
		event_deliver(events, &event);
	events_report_overflow(ctrl);
	return hdb_events_wait(events);
}

/* The codec's table of tags; the first registration brings it. Process context. */
static struct hdb_event_tag *events_table(struct hdb_events *events, unsigned int codec)
{
	struct hdb_event_tag *fresh;

	if (READ_ONCE(events->tags[codec]))
		return events->tags[codec];
	fresh = kcalloc(HDB_TAGS, sizeof(*fresh), GFP_KERNEL);
	if (!fresh)
		return NULL;
	if (cmpxchg(&events->tags[codec], NULL, fresh))
		kfree(fresh);	/* somebody else was first */
	return events->tags[codec];
}

/* Give a client the lowest free tag of its codec. Process context. */
enum hdb_why hdb_event_register(struct hdb_client *client,
				PHDAUDIO_UNSOLICITED_RESPONSE_CALLBACK routine, PVOID context,
				UCHAR *tag)
{
	struct hdb_events *events = &client->ctrl->events;
	struct hdb_event_tag *tags = events_table(events, client->codec);
	enum hdb_why why = HDB_E_NO_TAG;
	unsigned int i;

	if (!tags)
		return HDB_E_DMA_MEMORY;
	spin_lock_irq(&events->lock);
	for (i = 0; i < HDB_TAGS; i++) {
		if (tags[i].client)
			continue;
		why = HDB_E_GONE;
		if (hdb_ctrl_gone(client->ctrl))
			break;
		tags[i] = (struct hdb_event_tag) { client, routine, context };
		*tag = i;
		why = HDB_OK;
		break;
	}
	spin_unlock_irq(&events->lock);
	return why;
}

static bool event_running(struct hdb_events *events, const struct hdb_event_tag *tag)
{
	bool running;

	spin_lock_irq(&events->lock);
	running = events->running == tag;
	spin_unlock_irq(&events->lock);
	return running;
}

/* Take a registration back if it is the client's; its routine may still run. */
static bool event_remove(struct hdb_events *events, struct hdb_event_tag *tag,
			 const struct hdb_client *client)
{
	bool mine;

	spin_lock_irq(&events->lock);
	mine = tag->client == client;
	if (mine)
		*tag = (struct hdb_event_tag) { };
	spin_unlock_irq(&events->lock);
	return mine;
}

/* Give a tag back. When this returns, its routine does not run and will not. May sleep. */
enum hdb_why hdb_event_unregister(struct hdb_client *client, UCHAR tag)
{
	struct hdb_events *events = &client->ctrl->events;
	struct hdb_event_tag *tags = READ_ONCE(events->tags[client->codec]);

	if (!tags || tag >= HDB_TAGS || !event_remove(events, &tags[tag], client))
		return HDB_E_TAG;
	wait_event(events->idle, !event_running(events, &tags[tag]));
	return HDB_OK;
}

/* Take back the tags of a client that goes; each is added to the list of things left behind. */
void hdb_events_reclaim(struct hdb_client *client, struct seq_buf *left)
{
	unsigned int tag;

	for (tag = 0; tag < HDB_TAGS; tag++) {
		if (!hdb_event_unregister(client, tag))
			seq_buf_printf(left, " tag %u;", tag);
	}
}
