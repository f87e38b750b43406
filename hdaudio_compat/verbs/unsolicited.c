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

/* What is registered for a tag; NULL while the codec has no table. */
static struct hdb_event_tag *event_tag(struct hdb_events *events, unsigned int codec,
				       unsigned int tag)
{
	struct hdb_event_tag *tags = events->tags[codec];

	lockdep_assert_held(&events->lock);
	return tags ? &tags[tag] : NULL;
}

/* The registration whose routine runs. */
static struct hdb_event_tag **event_running(struct hdb_events *events)
{
	lockdep_assert_held(&events->lock);
	return &events->running;
}

/* Look up who is to be called for a response, and mark the registration as running. */
static struct hdb_event_tag *event_claim(struct hdb_events *events, const struct hdb_event *event,
					 struct hdb_event_tag *copy)
{
	HDAUDIO_CODEC_RESPONSE response = { .Response = event->value };
	struct hdb_event_tag *tag;

	spin_lock_irq(&events->lock);
	tag = event_tag(events, event->codec, response.Unsolicited.Tag);
	if (tag && tag->client) {
		*copy = *tag;
		*event_running(events) = tag;
	} else {
		WRITE_ONCE(events->unclaimed, events->unclaimed + 1);
		tag = NULL;
	}
	spin_unlock_irq(&events->lock);
	return tag;
}

static void event_release(struct hdb_events *events)
{
	spin_lock_irq(&events->lock);
	*event_running(events) = NULL;
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

/* The lowest free tag of a codec that has a table; HDB_TAGS if there is none. */
static unsigned int event_free_tag(struct hdb_events *events, unsigned int codec)
{
	unsigned int tag = 0;

	while (tag < HDB_TAGS && event_tag(events, codec, tag)->client)
		tag++;
	return tag;
}

/* Give a client the lowest free tag of its codec. Process context. */
enum hdb_why hdb_event_register(struct hdb_client *client,
				PHDAUDIO_UNSOLICITED_RESPONSE_CALLBACK routine, PVOID context,
				UCHAR *tag)
{
	struct hdb_events *events = &client->ctrl->events;
	enum hdb_why why = HDB_OK;
	unsigned int free;

	if (!events_table(events, client->codec))
		return HDB_E_DMA_MEMORY;
	spin_lock_irq(&events->lock);
	free = event_free_tag(events, client->codec);
	if (free == HDB_TAGS) {
		why = HDB_E_NO_TAG;
	} else if (hdb_ctrl_gone(client->ctrl)) {
		why = HDB_E_GONE;
	} else {
		*event_tag(events, client->codec, free) =
			(struct hdb_event_tag) { client, routine, context };
		*tag = free;
	}
	spin_unlock_irq(&events->lock);
	return why;
}

static bool event_runs(struct hdb_events *events, const struct hdb_event_tag *tag)
{
	bool runs;

	spin_lock_irq(&events->lock);
	runs = *event_running(events) == tag;
	spin_unlock_irq(&events->lock);
	return runs;
}

/* Take a registration back if it is the client's, and return it: its routine may still run. */
static const struct hdb_event_tag *event_remove(struct hdb_events *events,
						const struct hdb_client *client, UCHAR n)
{
	struct hdb_event_tag *tag;

	spin_lock_irq(&events->lock);
	tag = event_tag(events, client->codec, n);
	if (tag && tag->client == client)
		*tag = (struct hdb_event_tag) { };
	else
		tag = NULL;
	spin_unlock_irq(&events->lock);
	return tag;
}

/* Give a tag back. When this returns, its routine does not run and will not. May sleep. */
enum hdb_why hdb_event_unregister(struct hdb_client *client, UCHAR tag)
{
	struct hdb_events *events = &client->ctrl->events;
	const struct hdb_event_tag *removed;

	removed = tag < HDB_TAGS ? event_remove(events, client, tag) : NULL;
	if (!removed)
		return HDB_E_TAG;
	wait_event(events->idle, !event_runs(events, removed));
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
