// SPDX-License-Identifier: GPL-2.0
/*
 * A codec as text: what is the whole group's, and all of it together.
 */
#include <linux/kernel.h>
#include <linux/seq_file.h>

#include "dump.h"

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
