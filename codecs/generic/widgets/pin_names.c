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
		return hdg_is_digital(pin) ? digital_output(pin) : "Front";
	}
}

static bool at_dock(const struct hdg_widget *pin)
{
	return (hdg_pin_location(pin) & 0x30) == AC_JACK_LOC_SEPARATE;
}

static bool at_front(const struct hdg_widget *pin)
{
	return (hdg_pin_location(pin) & 0xf) == AC_JACK_LOC_FRONT;
}

/*
 * Who knows the machine better than its designer wrote down, the kernel's own driver above all,
 * tells by these places in an association what shares a jack with headphones.
 */
static const char *headset(const struct hdg_widget *pin)
{
	if (pin->config == pin->own_config)
		return NULL;
	switch (pin->config & AC_DEFCFG_SEQUENCE) {
	case 0xc:
		return "Headset Mic";
	case 0xd:
		return "Headphone Mic";
	default:
		return NULL;
	}
}

static bool is_front_mic(const struct hdg_widget *pin)
{
	return hdg_type(pin) == AC_WID_PIN && hdg_pin_port(pin) != AC_JACK_PORT_NONE &&
	       hdg_pin_device(pin) == AC_JACK_MIC_IN && !hdg_is_builtin(pin) && at_front(pin) &&
	       !at_dock(pin);
}

/* At the rear of a machine that has one at the front, too: of one alone nobody says where it is. */
static bool is_rear_mic(const struct hdg_graph *graph, const struct hdg_widget *pin)
{
	unsigned int i;

	for (i = 0; hdg_pin_location(pin) == AC_JACK_LOC_REAR && i < graph->n; i++) {
		if (is_front_mic(&graph->widgets[i]))
			return true;
	}
	return false;
}

/* Built in, of a headset, at the dock, at the front, at the rear, or anywhere else. */
static const char *microphone(const struct hdg_graph *graph, const struct hdg_widget *pin)
{
	const char *shared = headset(pin);

	if (hdg_is_builtin(pin))
		return "Internal Mic";
	if (shared)
		return shared;
	if (at_dock(pin))
		return "Dock Mic";
	if (at_front(pin))
		return "Front Mic";
	return is_rear_mic(graph, pin) ? "Rear Mic" : "Mic";
}

static const char *input(const struct hdg_graph *graph, const struct hdg_widget *pin)
{
	switch (hdg_pin_device(pin)) {
	case AC_JACK_MIC_IN:
		return microphone(graph, pin);
	case AC_JACK_LINE_IN:
		return "Line";
	case AC_JACK_CD:
		return "CD";
	case AC_JACK_AUX:
		return "Aux";
	case AC_JACK_TELEPHONY:
		return "Phone";
	case AC_JACK_HP_OUT:
		return "Headphone Mic";
	case AC_JACK_SPDIF_IN:
		return "SPDIF In";
	case AC_JACK_DIG_OTHER_IN:
		return "Digital In";
	default:
		return "Input";
	}
}

/**
 * hdg_label - name a pin by what its configuration says it is for
 * @graph: the widgets
 * @pin: the pin
 * @capture: it is used to record
 *
 * Context: any.
 * Return: the name; several pins may have the same.
 */
const char *hdg_label(const struct hdg_graph *graph, const struct hdg_widget *pin, bool capture)
{
	return capture ? input(graph, pin) : output(pin);
}

/**
 * hdg_jack_label - name a pin as what is plugged in there, or the jack
 * @graph: the widgets
 * @pin: the pin, not a display's
 * @capture: it is used to record
 *
 * Context: any.
 * Return: the name, without the place in a set of loudspeakers.
 */
const char *hdg_jack_label(const struct hdg_graph *graph, const struct hdg_widget *pin,
			   bool capture)
{
	static const char *const headphones[] = {
		"Headphone", "Front Headphone", "Dock Headphone"
	};
	static const char *const lines[] = { "Line Out", "Front Line Out", "Dock Line Out" };
	unsigned int where = at_dock(pin) ? 2 : at_front(pin);

	if (capture)
		return input(graph, pin);
	if (hdg_is_digital(pin))
		return "SPDIF";
	switch (hdg_pin_device(pin)) {
	case AC_JACK_SPEAKER:
		return "Speaker";
	case AC_JACK_HP_OUT:
		return headphones[where];
	default:
		return lines[where];
	}
}

/**
 * hdg_channel_label - name a pin by what it is in a set of loudspeakers
 * @pin: the pin
 * @pairs: pairs of channels in the set
 * @channel: the first of the pin's channels, in ALSA's order
 *
 * Context: any.
 * Return: the name. Of two pairs of loudspeakers the second is one for low frequencies; where there
 * are more, sound servers tell them from line outputs by their names.
 */
const char *hdg_channel_label(const struct hdg_widget *pin, unsigned int pairs,
			      unsigned int channel)
{
	static const char *const names[] = { "Front", "Surround", HDG_CENTRE_LFE, "Side" };
	static const char *const speakers[] = {
		"Speaker Front", "Speaker Surround", "Speaker CLFE", "Speaker Side"
	};

	if (hdg_pin_device(pin) != AC_JACK_SPEAKER)
		return names[channel / 2];
	if (pairs == 2)
		return channel ? "Bass Speaker" : "Speaker";
	return speakers[channel / 2];
}
