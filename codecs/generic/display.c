// SPDX-License-Identifier: GPL-2.0
/*
 * Asking a pin what the display at its end has to say of itself.
 */
#include <linux/string.h>

#include "display.h"

/* The response to a single command, or 0. */
static u32 ask(const struct hdg_bus *bus, u8 nid, unsigned int verb, u8 payload)
{
	struct hdg_batch batch;
	u32 value = 0;

	hdg_batch_init(&batch, bus->codec);
	hdg_batch_add(&batch, nid, verb, payload);
	if (!hdg_bus_send(bus, &batch) && hdg_batch_valid(&batch, 0))
		value = hdg_batch_value(&batch, 0);
	hdg_batch_free(&batch);
	return value;
}

static bool take_bytes(const struct hdg_batch *batch, u8 *eld)
{
	unsigned int i;

	for (i = 0; i < batch->n; i++) {
		if (!hdg_batch_valid(batch, i) || !(hdg_batch_value(batch, i) & AC_ELDD_ELD_VALID))
			return false;
		eld[i] = hdg_batch_value(batch, i) & AC_ELDD_ELD_DATA;
	}
	return true;
}

/**
 * hdg_display_read - read the EDID-like data of a display
 * @bus: the bus
 * @pin: node id of the pin
 * @eld: receives at most HDG_ELD_MAX bytes
 *
 * Context: may sleep.
 * Return: number of bytes; 0 if there are none, or not all of them are valid.
 */
unsigned int hdg_display_read(const struct hdg_bus *bus, u8 pin, u8 *eld)
{
	u8 i, n = ask(bus, pin, AC_VERB_GET_HDMI_DIP_SIZE, AC_DIPSIZE_ELD_BUF);
	struct hdg_batch batch;
	bool good;

	hdg_batch_init(&batch, bus->codec);
	for (i = 0; i < n; i++)
		hdg_batch_add(&batch, pin, AC_VERB_GET_HDMI_ELDD, i);
	good = !hdg_bus_send(bus, &batch) && take_bytes(&batch, eld);
	hdg_batch_free(&batch);
	return good ? n : 0;
}
