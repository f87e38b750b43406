// SPDX-License-Identifier: GPL-2.0
/*
 * Power states of the function group (HD Audio specification 7.3.3.10).
 */
#include <linux/delay.h>
#include <sound/hda_verbs.h>

#include "power.h"

#define POWER_UP_TRIES	100	/* 1 to 2 ms each; codecs need 10 to 100 ms */

static int set_state(const struct hdg_bus *bus, unsigned int state)
{
	struct hdg_batch batch;
	int err;

	hdg_batch_init(&batch, bus->codec);
	hdg_batch_add(&batch, bus->fg, AC_VERB_SET_POWER_STATE, state);
	err = hdg_bus_send(bus, &batch);
	hdg_batch_free(&batch);
	return err;
}

/* Whether the group says it is in D0; an unanswered question is no. */
static int in_d0(const struct hdg_bus *bus, struct hdg_batch *batch)
{
	int err = hdg_bus_send(bus, batch);

	if (err)
		return err;
	return hdg_batch_valid(batch, 0) && !(hdg_batch_value(batch, 0) & AC_PWRST_ACTUAL);
}

static int wait_for_d0(const struct hdg_bus *bus)
{
	unsigned int tries = POWER_UP_TRIES;
	struct hdg_batch batch;
	int ret;

	hdg_batch_init(&batch, bus->codec);
	hdg_batch_add(&batch, bus->fg, AC_VERB_GET_POWER_STATE, 0);
	for (ret = in_d0(bus, &batch); !ret && tries; tries--) {
		usleep_range(1000, 2000);
		ret = in_d0(bus, &batch);
	}
	hdg_batch_free(&batch);
	if (ret)
		return min(ret, 0);
	dev_err(&bus->hdev->dev, "node %u of codec %u does not power up\n", bus->fg, bus->codec);
	return -ETIMEDOUT;
}

/**
 * hdg_power_up - put the function group into D0 and wait until it is there
 * @bus: the bus
 *
 * Context: may sleep.
 * Return: 0 or a negative errno.
 */
int hdg_power_up(const struct hdg_bus *bus)
{
	int err = set_state(bus, AC_PWRST_D0);

	return err ? err : wait_for_d0(bus);
}

/**
 * hdg_power_down - put the function group into D3; a failure is left to power up
 * @bus: the bus
 *
 * Context: may sleep.
 */
void hdg_power_down(const struct hdg_bus *bus)
{
	set_state(bus, AC_PWRST_D3);
}
