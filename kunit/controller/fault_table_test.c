// SPDX-License-Identifier: GPL-2.0
/*
 * Hardware that misbehaves, as a table: each kind of it under one command, a batch, playback
 * and recording. What the client sees of it has to be what the table says, and once the
 * hardware behaves again everything has to work as before.
 */
#include <linux/ktime.h>
#include <sound/hda_register.h>

#include "nt/register.h"

#include "commands.h"

#define DAC		2
#define ADC		4
#define BYTES		4096
#define BATCH		100
#define STANDS_MS	250	/* a position that has not moved for so long does not move */

/* What a client sees. */
enum outcome {
	FINE,		/* all answers, or sound that flows */
	SOME,		/* part of the answers, the others marked as lost or unanswered */
	NONE,		/* no answer */
	SHIFTED,	/* right answers beside the wrong commands */
	LOST,		/* every answer marked as lost: FIFO overrun */
	STANDS,		/* running, but nothing moves */
	NOT_READY,	/* refused: STATUS_DEVICE_NOT_READY */
	NO_DEVICE,	/* refused: STATUS_NO_SUCH_DEVICE */
	OTHER,		/* anything else; never expected */
};

static const char *const words[] = {
	[FINE] = "fine", [SOME] = "some", [NONE] = "none", [LOST] = "lost",
	[SHIFTED] = "shifted",
	[STANDS] = "stands still", [NOT_READY] = "not ready", [NO_DEVICE] = "no device",
	[OTHER] = "OTHER",
};

enum activity { SINGLE, MANY, PLAY, RECORD, ACTIVITIES };

/**
 * struct row - one kind of misbehaviour
 * @name: in the table
 * @begin: makes the hardware misbehave
 * @fault: else this fault,
 * @times: so many times
 * @seen: what the client sees, by activity
 * @after: what it sees of the same when the hardware behaves again; of streams, nothing but
 *	FINE unless the hardware is not there
 */
struct row {
	const char *name;
	void (*begin)(struct model *m);
	enum model_fault fault;
	unsigned int times;
	enum outcome seen[ACTIVITIES];
	enum outcome after;
};

static void nothing(struct model *m)
{
}

static void silent_once(struct model *m)
{
	model_codec_silent(m, 0, 1);
}

static void silent(struct model *m)
{
	model_codec_silent(m, 0, MODEL_FOREVER);
}

static void late(struct model *m)
{
	model_codec_late(m, 0, 3, 200);
}

static void very_late(struct model *m)
{
	model_codec_late(m, 0, 1, 40000);
}

static void babbling(struct model *m)
{
	model_codec_babble(m, 0, 0x04000000, 5000);
}

static void other_silent(struct model *m)
{
	model_codec_silent(m, 3, MODEL_FOREVER);
}

static void other_babbling(struct model *m)
{
	model_codec_babble(m, 3, 0x04000000, 5000);
}

static void other_unplugged(struct model *m)
{
	model_unplug_codec(m, 3);
}

static void unplugged(struct model *m)
{
	model_unplug_codec(m, 0);
}

static void unasked(struct model *m)
{
	unsigned int i;

	for (i = 0; i < 8; i++)
		model_unsolicited(m, i & 1 ? 3 : 0, 0x3f << 26 | i);
}

#define EVER	MODEL_FOREVER

static const struct row rows[] = {
	{ "none", nothing, 0, 0, { FINE, FINE, FINE, FINE }, FINE },
	{ "interrupt lost", NULL, MODEL_FAULT_IRQ_LOST, 1, { FINE, FINE, FINE, FINE }, FINE },
	{ "three interrupts lost", NULL, MODEL_FAULT_IRQ_LOST, 3,
	  { FINE, FINE, FINE, FINE }, FINE },
	{ "no interrupts", NULL, MODEL_FAULT_IRQ_LOST, EVER, { FINE, FINE, FINE, FINE }, FINE },
	{ "RIRB overrun", NULL, MODEL_FAULT_RIRB_OVERRUN, 1, { LOST, LOST, FINE, FINE }, FINE },
	{ "ten RIRB overruns", NULL, MODEL_FAULT_RIRB_OVERRUN, 10,
	  { LOST, LOST, FINE, FINE }, FINE },
	{ "RIRB always overruns", NULL, MODEL_FAULT_RIRB_OVERRUN, EVER,
	  { LOST, LOST, FINE, FINE }, FINE },
	/* memory, pointer and interrupt do not agree about a response */
	{ "response after its interrupt", NULL, MODEL_FAULT_RIRB_LATE, 1,
	  { FINE, FINE, FINE, FINE }, FINE },
	{ "responses after their interrupts", NULL, MODEL_FAULT_RIRB_LATE, EVER,
	  { FINE, FINE, FINE, FINE }, FINE },
	{ "half a response", NULL, MODEL_FAULT_RIRB_TORN, 1, { FINE, FINE, FINE, FINE }, FINE },
	{ "responses in halves", NULL, MODEL_FAULT_RIRB_TORN, EVER,
	  { FINE, FINE, FINE, FINE }, FINE },
	{ "pointer after its response", NULL, MODEL_FAULT_RIRBWP_LATE, 1,
	  { FINE, FINE, FINE, FINE }, FINE },
	{ "pointers after their responses", NULL, MODEL_FAULT_RIRBWP_LATE, EVER,
	  { FINE, FINE, FINE, FINE }, FINE },
	{ "interrupt before anything", NULL, MODEL_FAULT_RIRB_IRQ_EARLY, 1,
	  { FINE, FINE, FINE, FINE }, FINE },
	{ "interrupts before anything", NULL, MODEL_FAULT_RIRB_IRQ_EARLY, EVER,
	  { FINE, FINE, FINE, FINE }, FINE },
	{ "interrupts for nothing", NULL, MODEL_FAULT_RIRB_IRQ_VAIN, 20,
	  { FINE, FINE, FINE, FINE }, FINE },
	/* ends in a reset of the controller (3.3.24) */
	{ "CORB memory error", NULL, MODEL_FAULT_CORB_MEMORY, 1,
	  { NONE, NONE, FINE, FINE }, FINE },
	{ "ten CORB memory errors", NULL, MODEL_FAULT_CORB_MEMORY, 10,
	  { NONE, NONE, FINE, FINE }, FINE },
	/* ends in a restart of the rings */
	{ "CORB stands still", NULL, MODEL_FAULT_CORB_STALL, 1,
	  { NONE, NONE, FINE, FINE }, FINE },
	{ "RIRB stands still", NULL, MODEL_FAULT_RIRB_STALL, 1,
	  { NONE, NONE, FINE, FINE }, FINE },
	/* answers have no numbers: the next one is taken for the one that is missing */
	{ "codec misses a command", silent_once, 0, 0, { NONE, SHIFTED, FINE, FINE }, FINE },
	{ "codec silent", silent, 0, 0, { NONE, NONE, FINE, FINE }, FINE },
	{ "codec late", late, 0, 0, { FINE, FINE, FINE, FINE }, FINE },
	{ "codec late for good", very_late, 0, 0, { NONE, NONE, FINE, FINE }, FINE },
	{ "codec babbles", babbling, 0, 0, { FINE, FINE, FINE, FINE }, FINE },
	{ "codec unplugged", unplugged, 0, 0, { NONE, NONE, FINE, FINE }, FINE },
	{ "other codec silent", other_silent, 0, 0, { FINE, FINE, FINE, FINE }, FINE },
	{ "other codec babbles", other_babbling, 0, 0, { FINE, FINE, FINE, FINE }, FINE },
	{ "other codec unplugged", other_unplugged, 0, 0, { FINE, FINE, FINE, FINE }, FINE },
	{ "tags nobody has", unasked, 0, 0, { FINE, FINE, FINE, FINE }, FINE },
	{ "stream reset stuck", NULL, MODEL_FAULT_SD_RESET_STUCK, 1,
	  { FINE, FINE, NOT_READY, NOT_READY }, FINE },
	{ "stream never resets", NULL, MODEL_FAULT_SD_RESET_STUCK, EVER,
	  { FINE, FINE, NOT_READY, NOT_READY }, FINE },
	{ "stream start stuck", NULL, MODEL_FAULT_SD_RUN_STUCK, 1,
	  { FINE, FINE, NOT_READY, NOT_READY }, FINE },
	{ "stream never starts", NULL, MODEL_FAULT_SD_RUN_STUCK, EVER,
	  { FINE, FINE, NOT_READY, NOT_READY }, FINE },
	{ "FIFO never ready", NULL, MODEL_FAULT_SD_NO_FIFO, EVER,
	  { FINE, FINE, STANDS, STANDS }, FINE },
	{ "FIFO error", NULL, MODEL_FAULT_SD_FIFO_ERROR, 1, { FINE, FINE, FINE, FINE }, FINE },
	{ "FIFO error in every frame", NULL, MODEL_FAULT_SD_FIFO_ERROR, EVER,
	  { FINE, FINE, STANDS, STANDS }, FINE },
	{ "descriptor error", NULL, MODEL_FAULT_SD_DESC_ERROR, 1,
	  { FINE, FINE, STANDS, STANDS }, FINE },
	{ "removed", model_remove, 0, 0, { NO_DEVICE, NO_DEVICE, NO_DEVICE, NO_DEVICE },
	  NO_DEVICE },
};

/**
 * struct cell - one place in the table
 * @seen: what was seen
 * @after: what was seen afterwards
 * @ms: how long it took
 * @frames: the same in link frames
 * @recovery: link frames from the time the hardware behaves again until all has worked again
 */
struct cell {
	enum outcome seen;
	enum outcome after;
	s64 ms;
	u64 frames;
	u64 recovery;
};

static struct cell cells[ARRAY_SIZE(rows)][ACTIVITIES];

static const char *const activities[] = { "single", "batch", "play", "record" };

static const struct row *row_of(const struct cell *cell)
{
	return &rows[(cell - cells[0]) / ACTIVITIES];
}

static enum activity activity_of(const struct cell *cell)
{
	return (cell - cells[0]) % ACTIVITIES;
}

static const void *next_cell(const void *prev, char *desc)
{
	const struct cell *cell = prev ? (const struct cell *)prev + 1 : cells[0];

	if (cell == cells[ARRAY_SIZE(rows)])
		return NULL;
	snprintf(desc, KUNIT_PARAM_DESC_SIZE, "%s, %s", row_of(cell)->name,
		 activities[activity_of(cell)]);
	return cell;
}

static const struct hdb_timing quick = {
	.reset_us = 50000, .codec_us = 1000, .ring_us = 50000, .stream_us = 2000,
	.verb_ms = 150, .late_ms = 150,
};

static const struct fixture_codec codecs[] = {
	{ 0, &model_codec_duplex }, { 3, &model_codec_output }, { }
};

static const struct fixture_spec spec = { .codecs = codecs, .timing = &quick };

static void begin(const struct row *row, struct model *m)
{
	if (row->begin)
		row->begin(m);
	else
		model_fault(m, row->fault, row->times);
}

static void end(const struct row *row, struct model *m)
{
	unsigned int fault;

	for (fault = 0; fault < MODEL_FAULT_MAX; fault++)
		model_fault(m, fault, 0);
	model_codec_silent(m, 0, 0);
	model_codec_silent(m, 3, 0);
	model_codec_late(m, 0, 0, 0);
	model_codec_babble(m, 0, 0, 0);
	model_codec_babble(m, 3, 0, 0);
	if (row->begin == unplugged)
		model_replug_codec(m, 0);
	if (row->begin == other_unplugged)
		model_replug_codec(m, 3);
}

static enum outcome of_status(NTSTATUS status)
{
	if (status == STATUS_DEVICE_NOT_READY)
		return NOT_READY;
	return status == STATUS_NO_SUCH_DEVICE ? NO_DEVICE : OTHER;
}

static u32 count_of(const HDAUDIO_CODEC_TRANSFER *t, u32 count, u64 answer)
{
	return count - commands_not(t, count, answer);
}

/* Every answer but the last, which is missing, is that of the command behind. */
static bool shifted(const HDAUDIO_CODEC_TRANSFER *t, u32 count)
{
	u32 i;

	for (i = 0; i + 1 < count; i++) {
		if (t[i].Input.CompleteResponse != answer_of_sequence(0, i + 1))
			return false;
	}
	return count > 1 && !t[count - 1].Input.IsValid;
}

/* Nothing but right answers, unanswered ones and lost ones should be seen. */
static enum outcome of_answers(const HDAUDIO_CODEC_TRANSFER *t, u32 count)
{
	u32 good = count - commands_wrong(t, count, 0);
	u32 lost = count_of(t, count, answer_invalid(0, true));
	u32 none = count_of(t, count, answer_invalid(0, false));

	if (good + lost + none != count)
		return shifted(t, count) ? SHIFTED : OTHER;
	if (good)
		return good == count ? FINE : SOME;
	return lost == count ? LOST : NONE;
}

static enum outcome ask(struct fixture_client *c, HDAUDIO_CODEC_TRANSFER *t, u32 count)
{
	NTSTATUS status;

	commands_fill(t, count, 0, 0);
	status = commands_run(c, t, count);
	return status ? of_status(status) : of_answers(t, count);
}

static bool moves(struct fixture_stream *s)
{
	HDAUDIO_BUS_INTERFACE *table = &s->client->base;
	ktime_t start = ktime_get();
	PULONG position;
	ULONG first;

	if (table->GetLinkPositionRegister(table->Context, s->handle, &position))
		return false;
	for (first = READ_REGISTER_ULONG(position); READ_REGISTER_ULONG(position) == first;) {
		if (ktime_ms_delta(ktime_get(), start) > STANDS_MS)
			return false;
		usleep_range(500, 1000);
	}
	return true;
}

/* Start, see it flow, stop and reset; the first thing that goes wrong is what is seen. */
static enum outcome stream(struct fixture_stream *s)
{
	static const HDAUDIO_STREAM_STATE way[] = { StopState, RunState, StopState, ResetState };
	NTSTATUS status = STATUS_SUCCESS;
	bool flows = true;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(way) && !status; i++) {
		status = fixture_set_state(s, way[i]);
		if (!status && way[i] == RunState)
			flows = moves(s);
	}
	if (status)
		return of_status(status);
	return flows ? FINE : STANDS;
}

/* However it stands after a failure, bring it to reset. */
static void tidy(struct fixture_stream *s)
{
	fixture_set_state(s, StopState);
	fixture_set_state(s, ResetState);
}

static enum outcome once(struct fixture_client *c, struct fixture_stream *s,
			 HDAUDIO_CODEC_TRANSFER *t, enum activity activity)
{
	return s ? stream(s) : ask(c, t, activity == SINGLE ? 1 : BATCH);
}

static enum outcome expected_after(const struct row *row, enum activity activity)
{
	return activity >= PLAY && row->after == NONE ? FINE : row->after;
}

/* A link that is gone has no frames. */
static unsigned int show_cell(char *buf, size_t size, const struct cell *cell)
{
	unsigned int len = scnprintf(buf, size, " | %s, %lld ms", words[cell->seen], cell->ms);

	if (cell->after == FINE)
		len += scnprintf(buf + len, size - len, ", %llu + %llu", cell->frames,
				 cell->recovery);
	return len;
}

static void show(struct kunit *test, const struct row *row, const struct cell *of)
{
	unsigned int i, len = 0;
	char text[200];

	for (i = 0; i < ACTIVITIES; i++)
		len += show_cell(text + len, sizeof(text) - len, &of[i]);
	kunit_info(test, "| %s%s |\n", row->name, text);
}

/* The whole table, when its last cell has been filled. */
static void show_all(struct kunit *test)
{
	unsigned int i;

	kunit_info(test, "| what goes wrong: what is seen, link frames till then + till all is well | single verb | batch | playback | capture |\n");
	for (i = 0; i < ARRAY_SIZE(rows); i++)
		show(test, &rows[i], cells[i]);
}

/* A command takes a frame, and so does a position that moves. */
static u64 least_frames(const struct cell *cell)
{
	if (cell->after != FINE)
		return 0;
	return activity_of(cell) == MANY ? BATCH : 1;
}

static void misbehaves(struct kunit *test)
{
	struct cell *cell = (struct cell *)test->param_value;
	enum activity activity = activity_of(cell);
	const struct row *row = row_of(cell);
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, BATCH);
	struct fixture_client *c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);
	struct model *m = c->f->model;
	struct fixture_stream *s = NULL;
	ktime_t start;
	u64 frame;

	if (activity >= PLAY)
		s = fixture_stream(c, activity == PLAY, &fixture_format, BYTES);
	model_wait_idle(m, COMMANDS_WAIT_MS);
	begin(row, m);
	start = ktime_get();
	frame = model_frame_number(m);
	cell->seen = once(c, s, t, activity);
	cell->ms = ktime_ms_delta(ktime_get(), start);
	cell->frames = model_frame_number(m) - frame;
	end(row, m);
	frame = model_frame_number(m);
	if (s)
		tidy(s);
	model_wait_idle(m, COMMANDS_WAIT_MS);
	flush_work(&c->f->ctrl->recovery.work);
	cell->after = once(c, s, t, activity);
	cell->recovery = model_frame_number(m) - frame;
	KUNIT_EXPECT_GE(test, cell->recovery, least_frames(cell));
	KUNIT_EXPECT_STREQ(test, words[cell->seen], words[row->seen[activity]]);
	KUNIT_EXPECT_STREQ(test, words[cell->after],
			   words[expected_after(row, activity)]);
	model_forgive(m);
	if (cell + 1 == cells[ARRAY_SIZE(rows)])
		show_all(test);
}

static struct kunit_case fault_table_cases[] = {
	KUNIT_CASE_PARAM(misbehaves, next_cell),
	{ }
};

static struct kunit_suite fault_table_suite = {
	.name = "fault_table",
	.test_cases = fault_table_cases,
};

kunit_test_suite(fault_table_suite);
