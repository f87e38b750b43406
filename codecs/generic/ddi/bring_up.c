// SPDX-License-Identifier: GPL-2.0
/*
 * In which order the hardware is set up: what sound goes by before what lets it out. Pins, and
 * what they switch behind them, are the last that the driver decides, so nothing is heard of the
 * rest.
 */
#include <linux/kernel.h>

#include "bring_up.h"
#include "generic/widgets/setup.h"
#include "power.h"

static void power_widgets(struct hdg_batch *batch, const struct hdg_bring_up *to)
{
	hdg_setup_power(batch, to->graph, to->plan);
}

static void send_known(struct hdg_batch *batch, const struct hdg_bring_up *to)
{
	hdg_will_prepare(batch, to->will);
}

static void set_routes(struct hdg_batch *batch, const struct hdg_bring_up *to)
{
	hdg_setup_routes(batch, to->graph, to->plan);
}

static void set_mixer(struct hdg_batch *batch, const struct hdg_bring_up *to)
{
	unsigned int i;

	hdg_mixer_setup(batch, to->mixer);
	for (i = 0; i < to->n_spdif; i++) {
		to->spdif[i].format = 0;	/* may be lost with the settings */
		hdg_spdif_send(batch, &to->spdif[i]);
	}
}

static void open_pins(struct hdg_batch *batch, const struct hdg_bring_up *to)
{
	hdg_setup_pins(batch, to->graph, to->plan, to->mixer->closed);
}

static void send_wishes(struct hdg_batch *batch, const struct hdg_bring_up *to)
{
	hdg_will_send(batch, to->will, to->graph);
}

/* What is known of the machine is less than what is set, and that is less than what is wished. */
static void (*const steps[])(struct hdg_batch *batch, const struct hdg_bring_up *to) = {
	power_widgets, send_known, set_routes, set_mixer, open_pins, send_wishes,
};

/**
 * hdg_bring_up - set up the widgets of a function group that is in D0
 * @to: what it is to be like
 *
 * Context: may sleep; takes @to->lock.
 * Return: 0 or a negative errno; nothing more is sent after a failure.
 */
int hdg_bring_up(const struct hdg_bring_up *to)
{
	struct hdg_batch batch;
	unsigned int i;
	int err = 0;

	for (i = 0; !err && i < ARRAY_SIZE(steps); i++) {
		hdg_batch_init(&batch, to->bus->codec);
		mutex_lock(to->lock);
		steps[i](&batch, to);
		err = hdg_bus_send(to->bus, &batch);
		mutex_unlock(to->lock);
		hdg_batch_free(&batch);
	}
	return err;
}

/**
 * hdg_bring_back - wake a function group that has slept, and set its widgets up again
 * @to: what it is to be like
 *
 * Context: may sleep; takes @to->lock.
 * Return: 0 or a negative errno.
 */
int hdg_bring_back(const struct hdg_bring_up *to)
{
	int err = hdg_power_up(to->bus);

	return err ? err : hdg_bring_up(to);
}
