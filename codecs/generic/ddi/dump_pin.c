// SPDX-License-Identifier: GPL-2.0
/*
 * A pin as text (HD Audio specification 7.3.4.9, 7.3.3.31).
 */
#include <linux/kernel.h>
#include <linux/seq_file.h>

#include "dump.h"

#define REALTEK	0x10ec

static void write_caps(struct hdg_lines *l, const struct hdg_widget *w)
{
	bool realtek = l->dump->bus->hdev->ids.vendor == REALTEK;
	static const struct {
		u32 cap;
		const char *word;
	} words[] = {
		{ AC_PINCAP_IN, " IN" },
		{ AC_PINCAP_OUT, " OUT" },
		{ AC_PINCAP_HP_DRV, " HP" },
		{ AC_PINCAP_EAPD, " EAPD" },
		{ AC_PINCAP_PRES_DETECT, " Detect" },
		{ AC_PINCAP_BALANCE, " Balanced" },
		{ AC_PINCAP_HBR, " HBR" },
		{ AC_PINCAP_HDMI, " HDMI" },
		{ AC_PINCAP_DP, " DP" },
		{ AC_PINCAP_TRIG_REQ, " Trigger" },
		{ AC_PINCAP_IMP_SENSE, " ImpSense" },
	};
	unsigned int i;

	seq_printf(l->m, "  Pincap 0x%08x:", w->pin_caps);
	for (i = 0; i < ARRAY_SIZE(words); i++) {
		if (!(w->pin_caps & words[i].cap))
			continue;
		/* what the bit meant before HDMI, and means to Realtek still */
		if (words[i].cap == AC_PINCAP_HDMI && realtek)
			seq_puts(l->m, " R/L");
		else
			seq_puts(l->m, words[i].word);
	}
	seq_puts(l->m, "\n");
}

static void write_references(struct hdg_lines *l, u32 levels)
{
	static const char *const words[] = { "HIZ", "50", "GRD", NULL, "80", "100" };

	if (!levels)
		return;
	seq_puts(l->m, "    Vref caps:");
	hdg_write_bits(l, levels, words, ARRAY_SIZE(words));
	seq_puts(l->m, "\n");
}

static void write_eapd(struct hdg_lines *l, const struct hdg_widget *w)
{
	static const char *const words[] = { "BALANCED", "EAPD", "R/L" };
	u32 now = hdg_ask(l, w->nid, AC_VERB_GET_EAPD_BTLENABLE, 0);

	seq_printf(l->m, "  EAPD 0x%x:", now);
	hdg_write_bits(l, now, words, ARRAY_SIZE(words));
	seq_puts(l->m, "\n");
}

static const char *pin_place(unsigned int location)
{
	static const char *const places[] = {
		"N/A", "Rear", "Front", "Left", "Right", "Top", "Bottom",
	};
	static const struct {
		u8 location;
		const char *name;
	} special[] = {
		{ 0x07, "Rear Panel" }, { 0x08, "Drive Bay" }, { 0x17, "Riser" }, { 0x18, "HDMI" },
		{ 0x19, "ATAPI" }, { 0x37, "Mobile-In" }, { 0x38, "Mobile-Out" },
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(special); i++) {
		if (special[i].location == location)
			return special[i].name;
	}
	location &= 0xf;
	return location < ARRAY_SIZE(places) ? places[location] : "UNKNOWN";
}

static void write_configuration(struct hdg_lines *l, u32 config)
{
	static const char *const ports[] = { "Jack", "N/A", "Fixed", "Both" };
	static const char *const sides[] = { "Ext", "Int", "Sep", "Oth" };
	static const char *const devices[] = {
		"Line Out", "Speaker", "HP Out", "CD", "SPDIF Out", "Digital Out", "Modem Line",
		"Modem Hand", "Line In", "Aux", "Mic", "Telephony", "SPDIF In", "Digital In",
		"Reserved", "Other",
	};
	static const char *const connectors[16] = {
		"Unknown", "1/8", "1/4", "ATAPI", "RCA", "Optical", "Digital", "Analog", "DIN",
		"XLR", "RJ11", "Comb", "UNKNOWN", "UNKNOWN", "UNKNOWN", "Other",
	};
	static const char *const colors[16] = {
		"Unknown", "Black", "Grey", "Blue", "Green", "Red", "Orange", "Yellow", "Purple",
		"Pink", "UNKNOWN", "UNKNOWN", "UNKNOWN", "UNKNOWN", "White", "Other",
	};

	seq_printf(l->m, "  Pin Default 0x%08x: [%s] %s at %s %s\n", config, ports[config >> 30],
		   devices[(config >> 20) & 0xf], sides[(config >> 28) & 3],
		   pin_place((config >> 24) & 0x3f));
	seq_printf(l->m, "    Conn = %s, Color = %s\n", connectors[(config >> 16) & 0xf],
		   colors[(config >> 12) & 0xf]);
	seq_printf(l->m, "    DefAssociation = 0x%x, Sequence = 0x%x\n", (config >> 4) & 0xf,
		   config & 0xf);
	if ((config >> AC_DEFCFG_MISC_SHIFT) & AC_DEFCFG_MISC_NO_PRESENCE)
		seq_puts(l->m, "    Misc = NO_PRESENCE\n");
}

static void write_control(struct hdg_lines *l, const struct hdg_widget *w)
{
	static const char *const references[8] = {
		[AC_PINCTL_VREF_HIZ] = " VREF_HIZ",
		[AC_PINCTL_VREF_50] = " VREF_50",
		[AC_PINCTL_VREF_GRD] = " VREF_GRD",
		[AC_PINCTL_VREF_80] = " VREF_80",
		[AC_PINCTL_VREF_100] = " VREF_100",
	};
	static const char *const words[8] = { [5] = "IN", "OUT", "HP" };
	u32 now = hdg_ask(l, w->nid, AC_VERB_GET_PIN_WIDGET_CONTROL, 0);

	seq_printf(l->m, "  Pin-ctls: 0x%02x:", now);
	hdg_write_bits(l, now, words, ARRAY_SIZE(words));
	if ((w->pin_caps & AC_PINCAP_VREF) && references[now & AC_PINCTL_VREFEN])
		seq_puts(l->m, references[now & AC_PINCTL_VREFEN]);
	seq_puts(l->m, "\n");
}

/**
 * hdg_write_pin - write what is special about a pin
 * @l: the lines
 * @w: the pin
 *
 * Context: may sleep.
 */
void hdg_write_pin(struct hdg_lines *l, const struct hdg_widget *w)
{
	write_caps(l, w);
	write_references(l, (w->pin_caps & AC_PINCAP_VREF) >> AC_PINCAP_VREF_SHIFT);
	if (w->pin_caps & AC_PINCAP_EAPD)
		write_eapd(l, w);
	write_configuration(l, w->own_config);
	write_control(l, w);
}
