// SPDX-License-Identifier: GPL-2.0
/*
 * Asking a pin, or the graphics driver, what a display has to say of itself.
 */
#include <linux/string.h>

#include "hdaudio_display.h"

#include "agree.h"
#include "eld_read.h"

#define SIZE_UNTOLD	128	/* bytes to read where the size is 0 */
#define VENDOR_AMD	0x1002

/* AMD's codecs tell of displays in verbs of their own. */
static bool never_says(const struct hdg_bus *bus)
{
	return bus->hdev->ids.vendor == VENDOR_AMD;
}

static bool take_bytes(const struct hdg_batch *batch, u8 *eld)
{
	unsigned int i;

	for (i = 0; i < batch->n; i++) {
		if (!hdg_batch_valid(batch, i) || !(hdg_batch_value(batch, i) & AC_ELDD_ELD_VALID))
			return false;
		eld[i] = hdg_batch_value(batch, i) & AC_ELDD_ELD_DATA;
	}
	/* No version is 0: a buffer that has not been filled yet. */
	return batch->n && eld[0];
}

/**
 * hdg_display_ask_graphics - what the graphics driver knows of a display
 * @bus: the bus
 * @pin: node id of its pin
 * @present: receives whether there is one
 * @eld: receives its EDID-like data, at most HDG_ELD_MAX bytes
 *
 * Context: may sleep.
 * Return: number of bytes, 0 without any; negative: the pin has to be asked.
 */
int hdg_display_ask_graphics(const struct hdg_bus *bus, u8 pin, bool *present, u8 *eld)
{
	const struct hdaudio_ids *ids = &bus->hdev->ids;
	int port = hdg_display_port(ids->vendor, ids->device, pin);
	int n = hdaudio_display_read(bus->hdev, port, present, eld, HDG_ELD_MAX);

	return n > 0 && !eld[0] ? 0 : n;
}

static unsigned int graphics_read(const struct hdg_bus *bus, u8 pin, u8 *eld)
{
	bool present;

	return max(hdg_display_ask_graphics(bus, pin, &present, eld), 0);
}

/**
 * hdg_display_read - read the EDID-like data of a display
 * @bus: the bus
 * @pin: node id of the pin
 * @eld: receives at most HDG_ELD_MAX bytes
 *
 * Context: may sleep.
 * Return: number of bytes; 0 if there are none, or not all of them are valid and stay the same.
 */
unsigned int hdg_display_read(const struct hdg_bus *bus, u8 pin, u8 *eld)
{
	struct hdg_batch batch;
	u32 size;
	bool good;
	u8 i, n;

	if (hdg_bus_ask_surely(bus, pin, AC_VERB_GET_HDMI_DIP_SIZE, AC_DIPSIZE_ELD_BUF, &size))
		return 0;
	n = size;
	/* Some codecs have the data and not its size. */
	if (!n && !never_says(bus))
		n = SIZE_UNTOLD;
	hdg_batch_init(&batch, bus->codec);
	for (i = 0; i < n; i++)
		hdg_batch_add(&batch, pin, AC_VERB_GET_HDMI_ELDD, i);
	good = !hdg_bus_agree(bus, &batch, hdg_not_all_ones) && take_bytes(&batch, eld);
	hdg_batch_free(&batch);
	return good ? n : 0;
}

/**
 * hdg_display_refresh - find out what a display says of itself by now
 * @bus: the bus
 * @display: the display; what it says is taken over
 * @jack: its pin, known of just now; whether the display says something is taken over
 * @lock: guards what @display says
 *
 * One display may have taken the place of another with nothing to be seen of it but this.
 *
 * Context: may sleep.
 * Return: whether it says something else than before.
 */
bool hdg_display_refresh(const struct hdg_bus *bus, struct hdg_display *display,
			 struct hdg_jack *jack, struct mutex *lock)
{
	unsigned int (*read)(const struct hdg_bus *bus, u8 pin, u8 *eld) =
		jack->by_graphics ? graphics_read : hdg_display_read;
	bool readable = jack->present && jack->ready, says, changed;
	u8 eld[HDG_ELD_MAX];
	unsigned int n = readable ? read(bus, display->pin, eld) : 0;

	says = n || (jack->present && !jack->by_graphics && never_says(bus));
	changed = says != jack->says;
	jack->says = says;
	mutex_lock(lock);
	changed |= n != display->eld_bytes || memcmp(display->eld, eld, n);
	memcpy(display->eld, eld, n);
	display->eld_bytes = n;
	mutex_unlock(lock);
	return changed;
}
