/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The widgets of one audio function group, as the codec described them. No device in here.
 */
#ifndef HDG_GRAPH_H
#define HDG_GRAPH_H

#include <linux/types.h>
#include <sound/hda_verbs.h>

/* Node ids have eight bits in a codec command. */
#define HDG_NODES	256

/**
 * struct hdg_widget - one node of the function group
 * @nid: its node id
 * @n_conn: number of entries in @conn
 * @conn: node ids of its inputs in connection index order, ranges expanded; 0, or another that is
 *	none of the group's, where the codec names nothing that makes sense
 * @caps: audio widget capabilities (parameter 09h); 0 where the node does not answer
 * @pcm: rates and sizes (parameter 0Ah), the group's where it has none of its own
 * @stream: stream formats (parameter 0Bh), the group's where it has none of its own
 * @pin_caps: pin capabilities (parameter 0Ch)
 * @amp_in: input amplifier capabilities (parameter 0Dh), or the group's; 0 without one
 * @amp_out: output amplifier capabilities (parameter 12h), or the group's; 0 without one
 * @conn_len: connection list length as answered (parameter 0Eh)
 * @own_config: configuration default of a pin (verb F1Ch)
 * @config: what it is taken for
 * @wished_control: pin control that somebody wishes of an input; 0 if nobody does
 */
struct hdg_widget {
	u8 nid;
	u8 n_conn;
	u8 wished_control;
	u8 *conn;
	u32 caps;
	u32 pcm;
	u32 stream;
	u32 pin_caps;
	u32 amp_in;
	u32 amp_out;
	u32 conn_len;
	u32 own_config;
	u32 config;
};

/**
 * struct hdg_graph - an audio function group
 * @fg: node id of the group
 * @first: node id of its first widget
 * @n: number of widgets; their node ids are consecutive
 * @caps: audio function group capabilities (parameter 08h)
 * @pcm: default rates and sizes
 * @stream: default stream formats
 * @amp_in: default input amplifier capabilities
 * @amp_out: default output amplifier capabilities
 * @inverted_eapd: what is behind a pin is switched on by 0
 * @widgets: @n of them, in node id order
 */
struct hdg_graph {
	u8 fg;
	u8 first;
	unsigned int n;
	u32 caps;
	u32 pcm;
	u32 stream;
	u32 amp_in;
	u32 amp_out;
	bool inverted_eapd;
	struct hdg_widget *widgets;
};

int hdg_graph_init(struct hdg_graph *graph, u8 fg, u32 node_count);
void hdg_graph_free(struct hdg_graph *graph);
void hdg_graph_inherit(struct hdg_graph *graph);
unsigned int hdg_conn_words(u32 conn_len);
int hdg_conn_parse(u32 conn_len, const u32 *words, u8 *list);
const char *hdg_conn_oddity(u32 conn_len, const u32 *words);
struct hdg_widget *hdg_widget(const struct hdg_graph *graph, unsigned int nid);

static inline unsigned int hdg_type(const struct hdg_widget *w)
{
	return (w->caps & AC_WCAP_TYPE) >> AC_WCAP_TYPE_SHIFT;
}

static inline unsigned int hdg_channels(const struct hdg_widget *w)
{
	return (((w->caps & AC_WCAP_CHAN_CNT_EXT) >> 13) << 1 | (w->caps & AC_WCAP_STEREO)) + 1;
}

static inline bool hdg_is_digital(const struct hdg_widget *w)
{
	return w->caps & AC_WCAP_DIGITAL;
}

static inline unsigned int hdg_pin_port(const struct hdg_widget *w)
{
	return (w->config & AC_DEFCFG_PORT_CONN) >> AC_DEFCFG_PORT_CONN_SHIFT;
}

/*
 * What a pin is for by its configuration default: AC_JACK_LINE_OUT and so on. A line output that
 * nothing can be plugged into has a loudspeaker at its end.
 */
static inline unsigned int hdg_pin_device(const struct hdg_widget *w)
{
	unsigned int device = (w->config & AC_DEFCFG_DEVICE) >> AC_DEFCFG_DEVICE_SHIFT;

	return device == AC_JACK_LINE_OUT && hdg_pin_port(w) == AC_JACK_PORT_FIXED ?
	       AC_JACK_SPEAKER : device;
}

/* Realtek's codecs use HDMI's capability bit for something else, in pins for S/PDIF. */
static inline bool hdg_is_display(const struct hdg_widget *pin)
{
	return hdg_is_digital(pin) && (pin->pin_caps & (AC_PINCAP_HDMI | AC_PINCAP_DP)) &&
	       hdg_pin_device(pin) == AC_JACK_DIG_OTHER_OUT;
}

/* Where a pin is: AC_JACK_LOC_, the box it belongs to in bits 5:4. */
static inline unsigned int hdg_pin_location(const struct hdg_widget *w)
{
	return (w->config & AC_DEFCFG_LOCATION) >> AC_DEFCFG_LOCATION_SHIFT;
}

/* Some boards say of what is built in that it has a jack, too, or only where it is. */
static inline bool hdg_is_builtin(const struct hdg_widget *pin)
{
	return hdg_pin_port(pin) == AC_JACK_PORT_FIXED || hdg_pin_port(pin) == AC_JACK_PORT_BOTH ||
	       (hdg_pin_location(pin) & 0x30) == AC_JACK_LOC_INTERNAL;
}

static inline bool hdg_is_builtin_mic(const struct hdg_widget *pin)
{
	return hdg_pin_device(pin) == AC_JACK_MIC_IN && hdg_is_builtin(pin);
}

/* A mixer whose inputs can be opened and closed one by one. */
static inline bool hdg_adds(const struct hdg_widget *w)
{
	return hdg_type(w) == AC_WID_AUD_MIX && (w->caps & AC_WCAP_IN_AMP);
}

/* Of a pin that plays: it is a jack for an input, lent for the time being. */
static inline bool hdg_is_lent(const struct hdg_widget *pin)
{
	return hdg_pin_device(pin) == AC_JACK_LINE_IN || hdg_pin_device(pin) == AC_JACK_MIC_IN;
}

#endif /* HDG_GRAPH_H */
