// SPDX-License-Identifier: GPL-2.0
/*
 * Names of pins, as ALSA's mixers and sound servers know them.
 */
#include <linux/kernel.h>

#include "pin_names.h"

static const char *digital_output(const struct hdg_widget *pin)
{
	return hdg_is_display(pin) ? "HDMI" : "IEC958";
}

static const char *output(const struct hdg_widget *pin)
{
	switch (hdg_pin_device(pin)) {
	case AC_JACK_SPEAKER:
		return "Speaker";
	case AC_JACK_HP_OUT:
		return "Headphone";
	case AC_JACK_SPDIF_OUT:
	case AC_JACK_DIG_OTHER_OUT:
		return digital_output(pin);
	default:
		return hdg_is_digital(pin) ? digital_output(pin) : "Line Out";
	}
}

/* Built in, at the front, or anywhere else. */
static const char *microphone(const struct hdg_widget *pin)
{
	unsigned int place = (pin->config & AC_DEFCFG_LOCATION) >> AC_DEFCFG_LOCATION_SHIFT;

	if (hdg_pin_port(pin) == AC_JACK_PORT_FIXED)
		return "Internal Mic";
	return (place & 0xf) == AC_JACK_LOC_FRONT ? "Front Mic" : "Mic";
}

static const char *input(const struct hdg_widget *pin)
{
	switch (hdg_pin_device(pin)) {
	case AC_JACK_MIC_IN:
		return microphone(pin);
	case AC_JACK_LINE_IN:
		return "Line";
	case AC_JACK_CD:
		return "CD";
	case AC_JACK_AUX:
		return "Aux";
	case AC_JACK_TELEPHONY:
		return "Phone";
	case AC_JACK_SPDIF_IN:
		return "IEC958 In";
	case AC_JACK_DIG_OTHER_IN:
		return "Digital In";
	default:
		return "Input";
	}
}

/**
 * hdg_label - name a pin by what its configuration says it is for
 * @pin: the pin
 * @capture: it is used to record
 *
 * Context: any.
 * Return: the name; several pins may have the same.
 */
const char *hdg_label(const struct hdg_widget *pin, bool capture)
{
	return capture ? input(pin) : output(pin);
}

/**
 * hdg_channel_label - name a pin by what it is in a set of loudspeakers
 * @pin: the pin
 * @pairs: pairs of channels in the set
 * @channel: the first of the pin's channels, in ALSA's order
 *
 * Context: any.
 * Return: the name. Of two that are built in, the second is one for low frequencies.
 */
const char *hdg_channel_label(const struct hdg_widget *pin, unsigned int pairs,
			      unsigned int channel)
{
	static const char *const names[] = { "Front", "Surround", HDG_CENTRE_LFE, "Side" };

	if (pairs == 2 && hdg_pin_device(pin) == AC_JACK_SPEAKER)
		return channel ? "Bass Speaker" : "Speaker";
	return names[channel / 2];
}
