// SPDX-License-Identifier: GPL-2.0
/*
 * Watching jacks. A pin says that something has changed, not always which way; so every
 * unsolicited response has all pins asked, in one batch. They share a tag. Displays may be asked a
 * few times more, for they are slow to say what they are. Where no unsolicited response arrives,
 * pins can be asked time and again.
 */
#include <linux/pm_runtime.h>

#include "jack_detect.h"

static int ask(struct hdg_sense *sense, u32 *answered, u32 *changed)
{
	struct hdg_batch batch;
	int err;

	hdg_batch_init(&batch, sense->bus->codec);
	hdg_jacks_ask(&batch, &sense->jacks);
	err = hdg_bus_send(sense->bus, &batch);
	if (!err)
		*answered = hdg_jacks_take(&batch, &sense->jacks, changed);
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
 * DISPATCH_LEVEL: too high to wait for answers, or for a codec to wake; when one does its pins
 * are asked anyway. One that is awake stays so until they have answered.
 */
static VOID event(HDAUDIO_CODEC_RESPONSE response, PVOID context)
{
	struct hdg_sense *sense = context;
	struct device *dev = &sense->bus->hdev->dev;

	pm_runtime_get(dev);
	if (!schedule_work(&sense->work))
		pm_runtime_put_noidle(dev);
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
	ask_no_more(sense);
}

/**
 * hdg_sense_idle - the codec goes to sleep, but its pins may still tell and wake it
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
	ask_no_more(sense);
	sense->registered = false;
}
