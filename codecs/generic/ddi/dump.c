// SPDX-License-Identifier: GPL-2.0
/*
 * A codec as text: asking and answering, and what is the whole group's.
 */
#include <linux/kernel.h>
#include <linux/seq_file.h>

#include "dump.h"

/**
 * hdg_ask - ask a node something, or take the answer
 * @l: the lines
 * @nid: the node
 * @verb: a verb that changes nothing
 * @payload: its data
 *
 * Context: may sleep.
 * Return: the answer; 0 while questions are gathered, and where there is none.
 */
u32 hdg_ask(struct hdg_lines *l, u8 nid, unsigned int verb, unsigned int payload)
{
	unsigned int i = l->next;

	if (!l->answering) {
		hdg_batch_add(&l->batch, nid, verb, payload);
		return 0;
	}
	l->next++;
	if (hdg_batch_valid(&l->batch, i))
		return hdg_batch_value(&l->batch, i);
	l->unanswered++;
	return 0;
}

/**
 * hdg_write_bits - write a word for each bit that is set
 * @l: the lines
 * @value: the bits
 * @words: by bit; NULL where there is none
 * @n: number of @words
 *
 * Context: any.
 */
void hdg_write_bits(struct hdg_lines *l, u32 value, const char *const *words, unsigned int n)
{
	unsigned int i;

	for (i = 0; i < n; i++) {
		if ((value & BIT(i)) && words[i])
			seq_printf(l->m, " %s", words[i]);
	}
}

/**
 * hdg_write_pcm - write what a converter, or all that do not say, can do
 * @l: the lines
 * @pcm: parameter 0Ah
 * @stream: parameter 0Bh
 *
 * Context: any.
 */
void hdg_write_pcm(struct hdg_lines *l, u32 pcm, u32 stream)
{
	static const char *const rates[] = {
		"8000", "11025", "16000", "22050", "32000", "44100", "48000", "88200", "96000",
		"176400", "192000", "384000",
	};
	static const char *const bits[] = { "8", "16", "20", "24", "32" };
	static const char *const formats[] = { "PCM", "FLOAT", "AC3" };

	seq_printf(l->m, "    rates [0x%x]:", pcm & AC_SUPPCM_RATES);
	hdg_write_bits(l, pcm, rates, ARRAY_SIZE(rates));
	seq_printf(l->m, "\n    bits [0x%x]:", (pcm >> 16) & 0xff);
	hdg_write_bits(l, pcm >> 16, bits, ARRAY_SIZE(bits));
	seq_printf(l->m, "\n    formats [0x%x]:", stream & 0xf);
	hdg_write_bits(l, stream, formats, ARRAY_SIZE(formats));
	seq_puts(l->m, "\n");
}

/**
 * hdg_write_amp_caps - write what an amplifier can do
 * @l: the lines
 * @caps: parameter 0Dh or 12h
 *
 * Context: any.
 */
void hdg_write_amp_caps(struct hdg_lines *l, u32 caps)
{
	if (!caps) {
		seq_puts(l->m, "N/A\n");
		return;
	}
	seq_printf(l->m, "ofs=0x%02x, nsteps=0x%02x, stepsize=0x%02x, mute=%u\n",
		   caps & AC_AMPCAP_OFFSET,
		   (caps & AC_AMPCAP_NUM_STEPS) >> AC_AMPCAP_NUM_STEPS_SHIFT,
		   (caps & AC_AMPCAP_STEP_SIZE) >> AC_AMPCAP_STEP_SIZE_SHIFT,
		   !!(caps & AC_AMPCAP_MUTE));
}

static const char *power_state(u32 state)
{
	static const char *const names[] = { "D0", "D1", "D2", "D3", "D3cold" };

	return state < ARRAY_SIZE(names) ? names[state] : "UNKNOWN";
}

/**
 * hdg_write_power - write which power states a node knows and which it is in
 * @l: the lines
 * @nid: the node
 *
 * Context: may sleep.
 */
void hdg_write_power(struct hdg_lines *l, u8 nid)
{
	static const char *const supported[32] = {
		"D0", "D1", "D2", "D3", "D3cold", [29] = "S3D3cold", "CLKSTOP", "EPSS",
	};
	u32 states = hdg_ask_parameter(l, nid, AC_PAR_POWER_STATE);
	u32 now = hdg_ask(l, nid, AC_VERB_GET_POWER_STATE, 0);

	seq_puts(l->m, "  Power states: ");
	hdg_write_bits(l, states, supported, ARRAY_SIZE(supported));
	seq_printf(l->m, "\n  Power: setting=%s, actual=%s", power_state(now & AC_PWRST_SETTING),
		   power_state((now & AC_PWRST_ACTUAL) >> AC_PWRST_ACTUAL_SHIFT));
	if (now & AC_PWRST_ERROR)
		seq_puts(l->m, ", Error");
	if (now & AC_PWRST_CLK_STOP_OK)
		seq_puts(l->m, ", Clock-stop-OK");
	if (now & AC_PWRST_SETTING_RESET)
		seq_puts(l->m, ", Setting-reset");
	seq_puts(l->m, "\n");
}

static void write_identity(struct hdg_lines *l)
{
	u8 fg = l->dump->bus->fg;
	u32 type = hdg_ask_parameter(l, fg, AC_PAR_FUNCTION_TYPE);
	u32 vendor = hdg_ask_parameter(l, AC_NODE_ROOT, AC_PAR_VENDOR_ID);
	u32 subsystem = hdg_ask(l, fg, AC_VERB_GET_SUBSYSTEM_ID, 0);
	u32 revision = hdg_ask_parameter(l, AC_NODE_ROOT, AC_PAR_REV_ID);

	l->groups = hdg_ask_parameter(l, AC_NODE_ROOT, AC_PAR_NODE_COUNT);
	l->gpio = hdg_ask_parameter(l, fg, AC_PAR_GPIO_CAP);
	seq_printf(l->m, "Codec: %s\n", l->dump->name);
	seq_printf(l->m, "Address: %u\n", l->dump->bus->codec);
	seq_printf(l->m, "AFG Function Id: 0x%x (unsol %u)\n", type & AC_FGT_TYPE,
		   !!(type & AC_FGT_UNSOL_CAP));
	seq_printf(l->m, "Vendor Id: 0x%08x\n", vendor);
	seq_printf(l->m, "Subsystem Id: 0x%08x\n", subsystem);
	seq_printf(l->m, "Revision Id: 0x%x\n", revision);
}

/* The last of them, as there is hardly ever more than one. */
static void write_modem(struct hdg_lines *l)
{
	unsigned int nid = (l->groups >> 16) & 0xff;
	unsigned int end = min(nid + (l->groups & 0xff), 256U);
	unsigned int modem = 0;

	for (; nid < end; nid++) {
		u32 type = hdg_ask_parameter(l, nid, AC_PAR_FUNCTION_TYPE) & AC_FGT_TYPE;

		if (type == AC_GRP_MODEM_FUNCTION)
			modem = nid;
	}
	if (modem)
		seq_printf(l->m, "Modem Function Group: 0x%x\n", modem);
	else
		seq_puts(l->m, "No Modem Function Group found\n");
}

static void write_group(struct hdg_lines *l)
{
	u8 fg = l->dump->bus->fg;

	seq_puts(l->m, "Default PCM:\n");
	hdg_write_pcm(l, l->dump->graph->pcm, l->dump->graph->stream);
	seq_puts(l->m, "Default Amp-In caps: ");
	hdg_write_amp_caps(l, l->dump->graph->amp_in);
	seq_puts(l->m, "Default Amp-Out caps: ");
	hdg_write_amp_caps(l, l->dump->graph->amp_out);
	seq_printf(l->m, "State of AFG node 0x%02x:\n", fg);
	hdg_write_power(l, fg);
}

static void write_gpio_lines(struct hdg_lines *l, unsigned int n)
{
	static const struct {
		const char *name;
		unsigned int verb;
	} settings[] = {
		{ "enable", AC_VERB_GET_GPIO_MASK },
		{ "dir", AC_VERB_GET_GPIO_DIRECTION },
		{ "wake", AC_VERB_GET_GPIO_WAKE_MASK },
		{ "sticky", AC_VERB_GET_GPIO_STICKY_MASK },
		{ "data", AC_VERB_GET_GPIO_DATA },
		{ "unsol", AC_VERB_GET_GPIO_UNSOLICITED_RSP_MASK },
	};
	u32 values[ARRAY_SIZE(settings)];
	unsigned int i, k;

	for (i = 0; i < ARRAY_SIZE(settings); i++)
		values[i] = hdg_ask(l, l->dump->bus->fg, settings[i].verb, 0);
	for (k = 0; k < n; k++) {
		seq_printf(l->m, "  IO[%u]:", k);
		for (i = 0; i < ARRAY_SIZE(settings); i++)
			seq_printf(l->m, "%s %s=%u", i ? "," : "", settings[i].name,
				   (values[i] >> k) & 1);
		seq_puts(l->m, "\n");
	}
}

static void write_gpio(struct hdg_lines *l)
{
	unsigned int n = l->gpio & AC_GPIO_IO_COUNT;

	seq_printf(l->m, "GPIO: io=%u, o=%u, i=%u, unsolicited=%u, wake=%u\n", n,
		   (l->gpio & AC_GPIO_O_COUNT) >> AC_GPIO_O_COUNT_SHIFT,
		   (l->gpio & AC_GPIO_I_COUNT) >> AC_GPIO_I_COUNT_SHIFT,
		   !!(l->gpio & AC_GPIO_UNSOLICITED), !!(l->gpio & AC_GPIO_WAKE));
	if (n)
		write_gpio_lines(l, min(n, 8U));
}

static void write_widgets(struct hdg_lines *l)
{
	const struct hdg_graph *graph = l->dump->graph;
	unsigned int i;

	for (i = 0; i < graph->n; i++)
		hdg_write_widget(l, &graph->widgets[i]);
}

/* Gather the questions of a section, ask them together, write it. */
static int write_section(struct hdg_lines *l, void (*section)(struct hdg_lines *l))
{
	struct seq_file unseen = { };	/* no room: whatever is written is dropped */
	struct seq_file *m = l->m;
	int err;

	hdg_batch_init(&l->batch, l->dump->bus->codec);
	l->m = &unseen;
	l->answering = false;
	l->next = 0;
	section(l);
	l->m = m;
	l->answering = true;
	err = hdg_bus_send(l->dump->bus, &l->batch);
	if (!err)
		section(l);
	hdg_batch_free(&l->batch);
	return err;
}

/**
 * hdg_dump - write a codec as text
 * @dump: what is to be shown
 * @m: receives the text
 *
 * Context: may sleep.
 * Return: 0 or a negative errno.
 */
int hdg_dump(const struct hdg_dump *dump, struct seq_file *m)
{
	static void (*const sections[])(struct hdg_lines *l) = {
		write_identity, write_modem, write_group, write_gpio, write_widgets,
	};
	struct hdg_lines l = { .dump = dump, .m = m };
	unsigned int i;
	int err = 0;

	for (i = 0; i < ARRAY_SIZE(sections) && !err; i++)
		err = write_section(&l, sections[i]);
	if (l.unanswered)
		seq_printf(m, "Unanswered: %u\n", l.unanswered);
	return err;
}
