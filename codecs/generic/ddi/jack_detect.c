// SPDX-License-Identifier: GPL-2.0
/*
 * Watching jacks. A pin says that something has changed, not always which way; so every
 * unsolicited response has all pins asked, in one batch. They share a tag. Displays may be asked a
 * few times more, for they are slow to say what they are. Where no unsolicited response arrives,
 * pins can be asked time and again. Of displays the graphics driver may tell, for as long as there
 * is one that can.
 */
#include <linux/pm_runtime.h>

#include "hdaudio_display.h"

#include "eld_read.h"
#include "jack_detect.h"

/* Which displays the graphics driver tells of, and which of these are there; by index. */
static u32 ask_graphics(struct hdg_sense *sense, u32 *present)
{
	struct hdg_jacks *jacks = &sense->jacks;
	u8 eld[HDG_ELD_MAX];
	unsigned int i;
	u32 told = 0;

	*present = 0;
	for (i = 0; i < jacks->n; i++) {
		struct hdg_jack *jack = &jacks->jack[i];
		bool there = false;

		jack->by_graphics = jack->display && jack->senses &&
			hdg_display_ask_graphics(sense->bus, jack->nid, &there, eld) >= 0;
		told |= jack->by_graphics ? BIT(i) : 0;
		*present |= there ? BIT(i) : 0;
	}
	return told;
}

static int ask(struct hdg_sense *sense, u32 *answered, u32 *changed)
{
	u32 present, told = ask_graphics(sense, &present);
	struct hdg_batch batch;
	int err;

	hdg_batch_init(&batch, sense->bus->codec);
	hdg_jacks_ask(&batch, &sense->jacks);
	err = hdg_bus_send(sense->bus, &batch);
	if (!err) {
		*answered = hdg_jacks_take(&batch, &sense->jacks, changed) | told;
		*changed |= hdg_jacks_tell(&sense->jacks, told, present);
	}
	hdg_batch_free(&batch);
	return err;
}

/* The codec, awake now, stays so until then. */
static void ask_soon(struct hdg_sense *sense)
{
	struct device *dev = &sense->bus->hdev->dev;

	if (!sense->tries)
		return;
	sense->tries--;
	pm_runtime_get_noresume(dev);
	if (!schedule_delayed_work(&sense->soon, msecs_to_jiffies(HDG_SENSE_MS)))
		pm_runtime_put_noidle(dev);
}

static int ask_and_tell(struct hdg_sense *sense)
{
	u32 answered, changed;
	bool again = false;
	unsigned int i;
	int err;

	lockdep_assert_held(&sense->lock);
	err = ask(sense, &answered, &changed);
	if (err)
		return err;
	for (i = 0; i < sense->jacks.n; i++) {
		if (answered & BIT(i))
			again |= sense->asked(sense, i, changed & BIT(i));
	}
	if (again)
		ask_soon(sense);
	return 0;
}

static int ask_anew(struct hdg_sense *sense)
{
	int err;

	mutex_lock(&sense->lock);
	sense->tries = HDG_SENSE_TRIES;
	err = ask_and_tell(sense);
	mutex_unlock(&sense->lock);
	return err;
}

static void ask_again(struct work_struct *work)
{
	struct hdg_sense *sense = container_of(work, struct hdg_sense, work);

	ask_anew(sense);
	hdg_bus_put(sense->bus);
}

static void ask_once_more(struct work_struct *work)
{
	struct hdg_sense *sense = container_of(to_delayed_work(work), struct hdg_sense, soon);

	mutex_lock(&sense->lock);
	ask_and_tell(sense);
	mutex_unlock(&sense->lock);
	hdg_bus_put(sense->bus);
}

/* Only while the codec is awake anyway. */
static void ask_now_and_then(struct hdg_sense *sense)
{
	if (sense->poll_ms)
		schedule_delayed_work(&sense->poll, msecs_to_jiffies(sense->poll_ms));
}

static void ask_unasked(struct work_struct *work)
{
	struct hdg_sense *sense = container_of(to_delayed_work(work), struct hdg_sense, poll);

	ask_anew(sense);
	ask_now_and_then(sense);
}

/* Not to be asked after all. In this order, for the one has the other done. */
static void ask_no_more(struct hdg_sense *sense)
{
	cancel_delayed_work_sync(&sense->poll);
	if (cancel_work_sync(&sense->work))
		hdg_bus_put(sense->bus);
	if (cancel_delayed_work_sync(&sense->soon))
		hdg_bus_put(sense->bus);
}

/*
 * Too high a level to wait for answers, or for a codec to wake; when one does its pins are asked
 * anyway. One that is awake stays so until they have answered. Not while the system falls asleep,
 * when a graphics driver may still have something to tell.
 */
static void ask_later(struct hdg_sense *sense)
{
	struct device *dev = &sense->bus->hdev->dev;

	pm_runtime_get(dev);
	if (!queue_work(system_freezable_wq, &sense->work))
		pm_runtime_put_noidle(dev);
}

/* DISPATCH_LEVEL. */
static VOID event(HDAUDIO_CODEC_RESPONSE response, PVOID context)
{
	ask_later(context);
}

static bool is_at(const struct hdg_sense *sense, const struct hdg_jack *jack, unsigned long port)
{
	const struct hdaudio_ids *ids = &sense->bus->hdev->ids;
	int its = hdg_display_port(ids->vendor, ids->device, jack->nid);

	return jack->display && its >= 0 && (port == HDAUDIO_ANY_PORT || port == its);
}

/* Any context. What is said of no pin in use is nothing to this. */
static int graphics_tells(struct notifier_block *nb, unsigned long port, void *unused)
{
	struct hdg_sense *sense = container_of(nb, struct hdg_sense, graphics);
	unsigned int i;

	for (i = 0; i < sense->jacks.n; i++) {
		if (!is_at(sense, &sense->jacks.jack[i], port))
			continue;
		ask_later(sense);
		break;
	}
	return NOTIFY_OK;
}

static void listen(struct hdg_sense *sense)
{
	if (!sense->listens)
		sense->listens = !hdaudio_display_watch(sense->bus->hdev, &sense->graphics);
}

static void listen_no_more(struct hdg_sense *sense)
{
	if (sense->listens)
		hdaudio_display_unwatch(sense->bus->hdev, &sense->graphics);
	sense->listens = false;
}

static int enable(const struct hdg_sense *sense, u8 value)
{
	struct hdg_batch batch;
	int err;

	hdg_batch_init(&batch, sense->bus->codec);
	hdg_jacks_enable(&batch, &sense->jacks, value);
	err = hdg_bus_send(sense->bus, &batch);
	hdg_batch_free(&batch);
	return err;
}

/**
 * hdg_sense_init - prepare watching
 * @sense: to be initialised; its @jacks come from hdg_jacks_find()
 * @bus: the bus
 * @asked: called for each jack that has answered, as &struct hdg_sense has it
 *
 * Context: any.
 */
void hdg_sense_init(struct hdg_sense *sense, const struct hdg_bus *bus,
		    bool (*asked)(struct hdg_sense *sense, unsigned int jack, bool changed))
{
	sense->bus = bus;
	sense->asked = asked;
	sense->registered = false;
	sense->poll_ms = 0;
	sense->listens = false;
	sense->graphics.notifier_call = graphics_tells;
	mutex_init(&sense->lock);
	INIT_WORK(&sense->work, ask_again);
	INIT_DELAYED_WORK(&sense->soon, ask_once_more);
	INIT_DELAYED_WORK(&sense->poll, ask_unasked);
}

/**
 * hdg_sense_resume - ask all pins, and let them tell of changes from now on
 * @sense: watched jacks whose codec may have forgotten, or missed, something
 *
 * Context: may sleep.
 * Return: 0 or a negative errno.
 */
int hdg_sense_resume(struct hdg_sense *sense)
{
	int err;

	if (!sense->registered)
		return 0;
	ask_now_and_then(sense);
	/* In this order, so that no change falls between the two. */
	listen(sense);
	err = enable(sense, AC_UNSOL_ENABLED | sense->tag);
	return err ? err : ask_anew(sense);
}

/**
 * hdg_sense_start - begin to watch
 * @sense: the jacks
 *
 * Context: may sleep.
 * Return: 0, without anything to watch too, or a negative errno.
 */
int hdg_sense_start(struct hdg_sense *sense)
{
	const struct hdg_bus *bus = sense->bus;
	int err;

	if (!hdg_jacks_sense(&sense->jacks))
		return 0;
	err = hdg_bus_errno(bus, "RegisterEventCallback",
			    bus->register_event(bus->context, event, sense, &sense->tag));
	if (err)
		return err;
	sense->registered = true;
	err = hdg_sense_resume(sense);
	if (err)
		hdg_sense_stop(sense);
	return err;
}

/**
 * hdg_sense_suspend - ask no pin until hdg_sense_resume()
 * @sense: the jacks
 *
 * Context: may sleep.
 */
void hdg_sense_suspend(struct hdg_sense *sense)
{
	if (!sense->registered)
		return;
	enable(sense, 0);
	listen_no_more(sense);
	ask_no_more(sense);
}

/**
 * hdg_sense_idle - the codec goes to sleep, but its pins or the graphics may still tell and wake it
 * @sense: the jacks
 *
 * Context: may sleep.
 */
void hdg_sense_idle(struct hdg_sense *sense)
{
	if (sense->registered)
		ask_no_more(sense);
}

/**
 * hdg_sense_stop - stop watching; @asked is not running and not called any more afterwards
 * @sense: the jacks; not watched is fine
 *
 * Context: may sleep.
 */
void hdg_sense_stop(struct hdg_sense *sense)
{
	const struct hdg_bus *bus = sense->bus;

	if (!sense->registered)
		return;
	enable(sense, 0);
	hdg_bus_errno(bus, "UnregisterEventCallback",
		      bus->unregister_event(bus->context, sense->tag));
	listen_no_more(sense);
	ask_no_more(sense);
	sense->registered = false;
}
