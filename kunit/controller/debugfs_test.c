// SPDX-License-Identifier: GPL-2.0
/*
 * A controller as text, and single commands from text.
 */
#include <linux/dcache.h>
#include <linux/debugfs.h>
#include <linux/seq_file.h>
#include <sound/hda_register.h>
#include <sound/hda_verbs.h>

#include "controller.h"
#include "debugfs.h"
#include "debugfs_verb.h"
#include "fault.h"
#include "fixture.h"
#include "locks.h"
#include "verbs/verbs_abort.h"

#define ROOM	8192

static const struct fixture_spec quick = { .timing = &fixture_hasty };

static char *text_of(struct fixture *f, int (*show)(struct seq_file *m, void *unused))
{
	struct seq_file m = {
		.buf = kunit_kzalloc(f->test, ROOM, GFP_KERNEL),
		.size = ROOM,
		.private = f->ctrl,
	};

	KUNIT_ASSERT_NOT_NULL(f->test, m.buf);
	KUNIT_EXPECT_EQ(f->test, show(&m, NULL), 0);
	KUNIT_ASSERT_LT(f->test, m.count, m.size);
	return m.buf;
}

static void expect_line(struct fixture *f, const char *text, const char *line)
{
	KUNIT_EXPECT_NOT_NULL_MSG(f->test, strstr(text, line), "not in it: %s\n%s", line, text);
}

/* As they are in the hardware; none of them changes by being looked at. */
static void look_registers(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, 4096);
	struct fixture *f = c->f;
	char line[64], *text;

	KUNIT_ASSERT_EQ(test, fixture_set_state(s, StopState), STATUS_SUCCESS);
	model_wait_idle(f->model, 5000);
	model_set_clock(f->model, MODEL_CLOCK_MANUAL);
	text = text_of(f, hdb_registers_show);
	snprintf(line, sizeof(line), "GCAP      %04x\n", f->ctrl->caps.gcap);
	expect_line(f, text, line);
	snprintf(line, sizeof(line), "\nCORBWP    %04x\n",
		 (u16)model_peek(f->model, AZX_REG_CORBWP, 2));
	expect_line(f, text, line);
	snprintf(line, sizeof(line), "\nINTCTL    %08x\n",
		 (u32)model_peek(f->model, AZX_REG_INTCTL, 4));
	expect_line(f, text, line);
	snprintf(line, sizeof(line), "\nSSYNC     %08x\n", 0);
	expect_line(f, text, line);
	snprintf(line, sizeof(line), "\nSD%u CTL ", f->ctrl->streams.count - 1);
	expect_line(f, text, line);
	KUNIT_EXPECT_STREQ(test, text, text_of(f, hdb_registers_show));
}

/* Where HD Audio specification 3.3 has them, each in as many digits as it has. */
static const struct {
	const char *name;
	u8 at;
	u8 digits;
} spec[] = {
	{ "GCAP", 0x00, 4 }, { "VMIN", 0x02, 2 }, { "VMAJ", 0x03, 2 }, { "OUTPAY", 0x04, 4 },
	{ "INPAY", 0x06, 4 }, { "GCTL", 0x08, 8 }, { "WAKEEN", 0x0c, 4 }, { "STATESTS", 0x0e, 4 },
	{ "GSTS", 0x10, 4 }, { "INTCTL", 0x20, 8 }, { "INTSTS", 0x24, 8 }, { "WALCLK", 0x30, 8 },
	{ "CORBLBASE", 0x40, 8 }, { "CORBUBASE", 0x44, 8 }, { "CORBWP", 0x48, 4 },
	{ "CORBRP", 0x4a, 4 }, { "CORBCTL", 0x4c, 2 }, { "CORBSTS", 0x4d, 2 },
	{ "CORBSIZE", 0x4e, 2 }, { "RIRBLBASE", 0x50, 8 }, { "RIRBUBASE", 0x54, 8 },
	{ "RIRBWP", 0x58, 4 }, { "RINTCNT", 0x5a, 4 }, { "RIRBCTL", 0x5c, 2 },
	{ "RIRBSTS", 0x5d, 2 }, { "RIRBSIZE", 0x5e, 2 }, { "DPLBASE", 0x70, 8 },
	{ "DPUBASE", 0x74, 8 }, { "SSYNC", 0x38, 8 },
};

static unsigned int peek(struct fixture *f, u32 at, unsigned int bytes)
{
	return model_peek(f->model, at, bytes);
}

static size_t expected_descriptor(struct fixture *f, char *text, size_t size, unsigned int i)
{
	u32 at = 0x80 + 0x20 * i;

	return scnprintf(text, size, "SD%u CTL %06x STS %02x LPIB %08x CBL %08x LVI %04x FIFOS %04x FMT %04x BDPL %08x BDPU %08x\n",
			 i, peek(f, at, 4) & 0xffffff, peek(f, at + 3, 1), peek(f, at + 4, 4),
			 peek(f, at + 8, 4), peek(f, at + 0xc, 2), peek(f, at + 0x10, 2),
			 peek(f, at + 0x12, 2), peek(f, at + 0x18, 4), peek(f, at + 0x1c, 4));
}

static void look_registers_all(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, 4096);
	char *expected = kunit_kzalloc(test, ROOM, GFP_KERNEL);
	struct fixture *f = c->f;
	unsigned int i;
	size_t n = 0;

	KUNIT_ASSERT_NOT_NULL(test, expected);
	KUNIT_ASSERT_EQ(test, fixture_set_state(s, StopState), STATUS_SUCCESS);
	model_wait_idle(f->model, 5000);
	model_set_clock(f->model, MODEL_CLOCK_MANUAL);
	for (i = 0; i < ARRAY_SIZE(spec); i++)
		n += scnprintf(expected + n, ROOM - n, "%-9s %0*x\n", spec[i].name,
			       spec[i].digits, peek(f, spec[i].at, spec[i].digits / 2));
	for (i = 0; i < f->ctrl->streams.count; i++)
		n += expected_descriptor(f, expected + n, ROOM - n, i);
	KUNIT_EXPECT_STREQ(test, text_of(f, hdb_registers_show), expected);
}

/* Whether the driver knows already or not. */
static void look_registers_of_nothing(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &quick);

	model_remove(f->model);
	KUNIT_EXPECT_STREQ(test, text_of(f, hdb_registers_show), "the controller is gone\n");
	hdb_ctrl_set_gone(f->ctrl);
	KUNIT_EXPECT_STREQ(test, text_of(f, hdb_registers_show), "the controller is gone\n");
}

static void look_registers_asleep(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &quick);

	KUNIT_ASSERT_EQ(test, hdb_ctrl_sleep(f->ctrl), 0);
	KUNIT_EXPECT_STREQ(test, text_of(f, hdb_registers_show), "the controller sleeps\n");
	KUNIT_ASSERT_EQ(test, hdb_ctrl_resume(f->ctrl), 0);
	expect_line(f, text_of(f, hdb_registers_show), "GCTL      00000101\n");
}

static void look_engines(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, 4096);
	char line[200], *text;

	text = text_of(c->f, hdb_engines_show);
	snprintf(line, sizeof(line),
		 ": output, client %lu, render, stream %u, reset, 48000 Hz, 16 of 16 bits, 2 channels, format 0011, cyclic buffer of %zu bytes, at 0, 0 registered",
		 (unsigned long)c->base.Context, s->id, s->size);
	expect_line(c->f, text, line);
	expect_line(c->f, text, "0: input, free\n");
	KUNIT_ASSERT_EQ(test, fixture_set_state(s, StopState), STATUS_SUCCESS);
	expect_line(c->f, text_of(c->f, hdb_engines_show), ", stop, ");
}

/* What is to be told of an engine; where it is cannot be, while the controller sleeps. */
static void look_engine_in_full(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	struct fixture_stream *s = fixture_stream(c, false, &fixture_format, 4096);
	struct hdb_engine *engine = &c->f->ctrl->streams.engines[s->sd];
	struct hdb_notify notify = engine->notify;
	char line[200];

	engine->notify.registered = 3;
	engine->notify.waiting = 5;
	engine->notify.merged = 7;
	snprintf(line, sizeof(line),
		 ": input, client %lu, capture, stream %u, reset, 48000 Hz, 16 of 16 bits, 2 channels, format 0011, cyclic buffer of %zu bytes, at 0, 3 registered, 5 to tell, 7 merged\n",
		 (unsigned long)c->base.Context, s->id, s->size);
	expect_line(c->f, text_of(c->f, hdb_engines_show), line);
	engine->notify = notify;
	KUNIT_ASSERT_EQ(test, hdb_ctrl_sleep(c->f->ctrl), 0);
	snprintf(line, sizeof(line), "buffer of %zu bytes, 0 registered", s->size);
	expect_line(c->f, text_of(c->f, hdb_engines_show), line);
	KUNIT_ASSERT_EQ(test, hdb_ctrl_resume(c->f->ctrl), 0);
	expect_line(c->f, text_of(c->f, hdb_engines_show), ", at 0, 0 registered");
}

static void look_engine_without_buffer(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	struct fixture_stream s = { .client = c, .render = true };

	KUNIT_ASSERT_EQ(test, fixture_alloc_engine(&s, &fixture_format), STATUS_SUCCESS);
	expect_line(c->f, text_of(c->f, hdb_engines_show),
		    ", format 0011, no buffer, 0 registered, 0 to tell, 0 merged\n");
	KUNIT_EXPECT_EQ(test, c->base.FreeDmaEngine(c->base.Context, s.handle), STATUS_SUCCESS);
}

static void look_clients(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	struct fixture_client *d = fixture_open(c->f, c->hdev, &GUID_HDAUDIO_BUS_INTERFACE);
	char line[100], *text;

	fixture_stream(d, false, &fixture_format, 4096);
	d->base.InterfaceReference(d->base.Context);
	text = text_of(c->f, hdb_clients_show);
	d->base.InterfaceDereference(d->base.Context);
	snprintf(line, sizeof(line),
		 "%lu: codec 0, node 01, 1 references, 0 engines, 0 tags, 0 batches waiting\n",
		 (unsigned long)c->base.Context);
	expect_line(c->f, text, line);
	snprintf(line, sizeof(line),
		 "%lu: codec 0, node 01, 2 references, 1 engines, 0 tags, 0 batches waiting\n",
		 (unsigned long)d->base.Context);
	expect_line(c->f, text, line);
}

static VOID nothing(HDAUDIO_CODEC_RESPONSE response, PVOID context)
{
}

static void look_client_tags(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	UCHAR tag;

	KUNIT_ASSERT_EQ(test, c->base.RegisterEventCallback(c->base.Context, nothing, NULL, &tag),
			STATUS_SUCCESS);
	expect_line(c->f, text_of(c->f, hdb_clients_show), " 1 tags,");
	c->base.UnregisterEventCallback(c->base.Context, tag);
	expect_line(c->f, text_of(c->f, hdb_clients_show), " 0 tags,");
}

static void look_client_batches(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	struct hdb_client *client = list_first_entry(&c->f->ctrl->clients, struct hdb_client, link);
	char *text;

	client->queue.waiting = 9;
	text = text_of(c->f, hdb_clients_show);
	client->queue.waiting = 0;
	expect_line(c->f, text, " 9 batches waiting\n");
}

static void look_bandwidth(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	char line[40], *text;

	fixture_stream(c, true, &fixture_format, 4096);
	fixture_stream(c, false, &fixture_format, 4096);
	text = text_of(c->f, hdb_bandwidth_show);
	snprintf(line, sizeof(line), "SDO0: 32 of %u\n", c->f->ctrl->streams.bandwidth.sdo_max);
	expect_line(c->f, text, line);
	snprintf(line, sizeof(line), "SDI0: 32 of %u\n", c->f->ctrl->streams.bandwidth.sdi_max);
	expect_line(c->f, text, line);
	KUNIT_EXPECT_NULL(test, strstr(text, "SDI1:"));
	KUNIT_EXPECT_NULL(test, strstr(text, "SDO1:"));
}

/* A line for each line of the link there is, and for each codec. */
static void look_bandwidth_of_each(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, NULL);
	struct hdb_bandwidth *bw = &f->ctrl->streams.bandwidth, before = *bw;
	u16 mask = f->ctrl->codec_mask;
	char *text;

	f->ctrl->caps.n_sdo = 2;
	f->ctrl->codec_mask = BIT(0) | BIT(2);
	bw->sdo[0] = 1;
	bw->sdo[1] = 2;
	bw->sdi[0] = 3;
	bw->sdi[2] = 4;
	bw->sdo_max = 5;
	bw->sdi_max = 6;
	text = text_of(f, hdb_bandwidth_show);
	*bw = before;
	f->ctrl->codec_mask = mask;
	KUNIT_EXPECT_STREQ(test, text,
			   "bits in each frame\nSDO0: 1 of 5\nSDO1: 2 of 5\nSDI0: 3 of 6\nSDI2: 4 of 6\n");
}

static void look_counters(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &quick);
	u32 response;

	expect_line(f, text_of(f, hdb_counters_show), "commands in flight: 0 of ");
	expect_line(f, text_of(f, hdb_counters_show), "times a codec was given up: 0\n");
	model_codec_silent(f->model, 0, MODEL_FOREVER);
	KUNIT_EXPECT_EQ(test, hdb_verb_transact(f->ctrl, 0x000f0000, &response), -EIO);
	expect_line(f, text_of(f, hdb_counters_show), "times a codec was given up: 1\n");
}

/* Each number under its name. */
static void look_counters_in_full(struct kunit *test)
{
	static const struct hdb_verb_counts counts = {
		.timeouts = 11, .late = 12, .spurious = 13, .polled = 14, .overruns = 15,
	};
	static const char expected[] =
		"codec 3: 5 in flight, 2 of them given up\n"
		"times a codec was given up: 11\n"
		"answers too late: 12\n"
		"answers to no command: 13\n"
		"answers whose interrupt was lost: 14\n"
		"times answers were lost: 15\n"
		"codecs fallen silent: 21\n"
		"changes to an interrupt for each answer: 22\n"
		"changes of the kind of interrupt: 23\n"
		"restarts of the command rings: 24\n"
		"resets of the controller: 25\n"
		"resets for a graphics driver that came: 26\n"
		"unsolicited responses lost: 31\n"
		"unsolicited responses for nobody: 32\n"
		"notifications merged: 7\n"
		"positions in memory that were wrong: 33\n"
		"interrupts that were lost: 34\n"
		"reads of all ones that were none: 35\n";
	struct fixture *f = fixture_ctrl(test, NULL);
	struct hdb_ctrl *ctrl = f->ctrl;
	char line[64], *text;
	unsigned int i;

	ctrl->verbs.counts = counts;
	ctrl->verbs.in_flight = 6;
	ctrl->verbs.codec[3].in_flight = 5;
	ctrl->verbs.codec[3].tombstones = 2;
	for (i = 0; i < HDB_STEPS; i++)
		ctrl->recovery.counts[i] = 21 + i;
	ctrl->events.overflows = 31;
	ctrl->events.unclaimed = 32;
	ctrl->streams.engines[0].notify.merged = 3;
	ctrl->streams.engines[ctrl->streams.count - 1].notify.merged = 4;
	ctrl->positions.wrong = 33;
	ctrl->lost_irqs = 34;
	ctrl->io.false_ones = 35;
	text = text_of(f, hdb_counters_show);
	ctrl->verbs.in_flight = 0;
	ctrl->verbs.codec[3].in_flight = 0;
	ctrl->verbs.codec[3].tombstones = 0;
	snprintf(line, sizeof(line), "commands in flight: 6 of %u\n", ctrl->verbs.window);
	KUNIT_ASSERT_EQ(test, strncmp(text, line, strlen(line)), 0);
	KUNIT_EXPECT_STREQ(test, text + strlen(line), expected);
}

static void look_sends_a_command(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, NULL);
	u32 response = 0;

	KUNIT_EXPECT_EQ(test, hdb_verb_transact(f->ctrl, 0x000f0000, &response), 0);
	KUNIT_EXPECT_EQ(test, response, 0x1af40022);
}

static void look_sends_to_nobody(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &quick);
	u32 response = 0xdeadbeef;

	KUNIT_EXPECT_EQ(test, hdb_verb_transact(f->ctrl, 0x500f0000, &response), -ENODEV);
	KUNIT_EXPECT_EQ(test, hdb_verb_transact(f->ctrl, 0xf00f0000, &response), -ENODEV);
	hdb_ctrl_set_gone(f->ctrl);
	KUNIT_EXPECT_EQ(test, hdb_verb_transact(f->ctrl, 0x000f0000, &response), -ENODEV);
	KUNIT_EXPECT_EQ(test, response, 0xdeadbeef);
}

/* The file, as somebody opens it. */
static struct inode *verb_inode(struct fixture *f)
{
	struct inode *inode = kunit_kzalloc(f->test, sizeof(*inode), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(f->test, inode);
	inode->i_private = f->ctrl;
	return inode;
}

/* What a program does wrong with the file is told to it. */
static void look_file_is_asked_wrongly(struct kunit *test)
{
	struct inode *inode = verb_inode(fixture_ctrl(test, &quick));
	char __user *nowhere = NULL;
	struct file file = { };
	loff_t pos = 0;

	KUNIT_ASSERT_EQ(test, hdb_verb_fops.open(inode, &file), 0);
	KUNIT_EXPECT_EQ(test, hdb_verb_fops.read(&file, nowhere, 16, &pos), -ENODATA);
	KUNIT_EXPECT_EQ(test, hdb_verb_fops.write(&file, nowhere, PAGE_SIZE, &pos), -EINVAL);
	KUNIT_EXPECT_EQ(test, hdb_verb_fops.release(inode, &file), 0);
}

static void look_file_without_memory(struct kunit *test)
{
	struct inode *inode = verb_inode(fixture_ctrl(test, &quick));
	struct file file = { };
	int err;

	fault_memory_need(test, GFP_KERNEL);
	fault_memory(1);
	err = hdb_verb_fops.open(inode, &file);
	fault_memory(0);
	KUNIT_EXPECT_EQ(test, err, -ENOMEM);
}

static void look_reads_commands(struct kunit *test)
{
	static const struct {
		const char *text;
		u32 command;
	} rows[] = {
		{ "0 0 0xf00 0", 0x000f0000 },
		{ "2 3 3840 9\n", 0x203f0009 },
		{ " 0x1\t0x02  0X706 0x10\n", 0x10270610 },
		{ "14 255 0x300 0xffff", 0xeff3ffff },
		{ "00 010 0x200 017", 0x00a20011 },
	};
	unsigned int i;
	char text[64];
	u32 command;

	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		strscpy(text, rows[i].text, sizeof(text));
		KUNIT_EXPECT_EQ_MSG(test, hdb_verb_parse(text, &command), 0, "%s", rows[i].text);
		KUNIT_EXPECT_EQ_MSG(test, command, rows[i].command, "%s", rows[i].text);
	}
}

static void look_reads_no_nonsense(struct kunit *test)
{
	static const char *const rows[] = {
		"", " ", "\n", "0", "0 0 0xf00", "0 0 0xf00 0 0", "x 0 0xf00 0", "0 0 f00 0",
		"15 0 0xf00 0", "0 256 0xf00 0", "0 0 0x1000 0", "0 0 0xf00 256", "-1 0 0xf00 0",
		"0 +1 0xf00 0", "0 0 0x301 0", "0 0 0x300 0x10000", "0 0 0x 0",
		"0 0 0xf00 4294967296", "0 0 0xf00 0z",
	};
	unsigned int i;
	char text[64];
	u32 command;

	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		strscpy(text, rows[i], sizeof(text));
		KUNIT_EXPECT_EQ_MSG(test, hdb_verb_parse(text, &command), -EINVAL, "'%s'",
				    rows[i]);
	}
}

static void look_into_debugfs(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, NULL);
	struct dentry *file;

	hdb_debugfs_init();
	hdb_debugfs_add(f->ctrl);
	file = debugfs_lookup("engines", f->ctrl->debugfs);
	KUNIT_EXPECT_FALSE(test, IS_ERR_OR_NULL(file));
	dput(file);
	hdb_debugfs_remove(f->ctrl);
	KUNIT_EXPECT_PTR_EQ(test, f->ctrl->debugfs, NULL);
	hdb_debugfs_exit();
}

/* What is shown belongs together, whatever happens meanwhile. */
static void look_with_locks(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);

	locks_begin(test);
	text_of(c->f, hdb_engines_show);
	text_of(c->f, hdb_clients_show);
	text_of(c->f, hdb_bandwidth_show);
	text_of(c->f, hdb_counters_show);
	LOCKS_TAKEN(test, "hdb_engines_show", "hdb_clients_show", "count_engines", "count_batches",
		    "count_tags", "hdb_bandwidth_show", "show_commands", "count_merged");
}

static struct kunit_case look_cases[] = {
	KUNIT_CASE(look_registers),
	KUNIT_CASE(look_registers_all),
	KUNIT_CASE(look_registers_of_nothing),
	KUNIT_CASE(look_registers_asleep),
	KUNIT_CASE(look_engines),
	KUNIT_CASE(look_engine_in_full),
	KUNIT_CASE(look_engine_without_buffer),
	KUNIT_CASE(look_clients),
	KUNIT_CASE(look_client_tags),
	KUNIT_CASE(look_client_batches),
	KUNIT_CASE(look_bandwidth),
	KUNIT_CASE(look_bandwidth_of_each),
	KUNIT_CASE(look_counters),
	KUNIT_CASE(look_counters_in_full),
	KUNIT_CASE(look_into_debugfs),
	KUNIT_CASE(look_sends_a_command),
	KUNIT_CASE(look_sends_to_nobody),
	KUNIT_CASE(look_file_is_asked_wrongly),
	KUNIT_CASE(look_file_without_memory),
	KUNIT_CASE(look_reads_commands),
	KUNIT_CASE(look_reads_no_nonsense),
	KUNIT_CASE(look_with_locks),
	{ }
};

static struct kunit_suite look_suite = {
	.name = "debugfs",
	.test_cases = look_cases,
};

kunit_test_suite(look_suite);
