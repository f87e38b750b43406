// SPDX-License-Identifier: GPL-2.0
/*
 * Tracepoints: that each is passed where it should be, with what, and not elsewhere. What they
 * look like is seen in the virtual machine.
 */
#include <sound/hda_verbs.h>

#include "fixture.h"
#include "trace.h"

#define SEEN	32

/**
 * struct watch - what tracepoints have told
 * @n: how often they were passed
 * @seen: what with: a command, a source and a response, or an engine and two states
 */
struct watch {
	unsigned int n;
	u32 seen[SEEN][3];
};

static void note(struct watch *watch, u32 a, u32 b, u32 c)
{
	unsigned int n = watch->n++;

	if (n >= SEEN)
		return;
	watch->seen[n][0] = a;
	watch->seen[n][1] = b;
	watch->seen[n][2] = c;
}

static void on_command(void *data, const struct hdb_ring *ring,
		       const HDAUDIO_CODEC_TRANSFER *transfer)
{
	note(data, transfer->Output.Command, 0, 0);
}

static void on_response(void *data, const struct hdb_ring *ring, u32 source, u32 response)
{
	note(data, source, response, 0);
}

static void on_state(void *data, const struct hdb_engine *engine, u32 state)
{
	note(data, engine->stream_id, engine->state, state);
}

static void on_recovery(void *data, const struct device *dev, const char *step)
{
	note(data, strlen(dev_name(dev)), strlen(step), 0);
}

static struct watch *watch_new(struct kunit *test)
{
	struct watch *watch = kunit_kzalloc(test, sizeof(*watch), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, watch);
	return watch;
}

/* Watches a tracepoint from here to the end of the test. */
#define WATCH(test, name, fn) ({						\
	struct watch *__watch = watch_new(test);				\
										\
	KUNIT_ASSERT_EQ(test, register_trace_##name(fn, __watch), 0);		\
	KUNIT_ASSERT_NOT_NULL(test, kunit_alloc_resource(test, NULL,		\
			unwatch_##name, GFP_KERNEL, __watch));			\
	__watch;								\
})

#define UNWATCH(name, fn)							\
static void unwatch_##name(struct kunit_resource *res)				\
{										\
	unregister_trace_##name(fn, res->data);					\
	tracepoint_synchronize_unregister();					\
}

UNWATCH(hdaudio_command, on_command)
UNWATCH(hdaudio_response, on_response)
UNWATCH(hdaudio_unsolicited, on_response)
UNWATCH(hdaudio_stream_state, on_state)
UNWATCH(hdaudio_recovery, on_recovery)

static void trace_shows_commands_and_answers(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	struct watch *commands = WATCH(test, hdaudio_command, on_command);
	struct watch *responses = WATCH(test, hdaudio_response, on_response);
	u32 vendor = fixture_verb(c, 0, AC_VERB_PARAMETERS << 8 | AC_PAR_VENDOR_ID);
	u32 type = fixture_verb(c, 1, AC_VERB_PARAMETERS << 8 | AC_PAR_FUNCTION_TYPE);

	KUNIT_ASSERT_EQ(test, commands->n, 2);
	KUNIT_EXPECT_EQ(test, commands->seen[0][0], 0x000f0000);
	KUNIT_EXPECT_EQ(test, commands->seen[1][0], 0x001f0005);
	KUNIT_ASSERT_EQ(test, responses->n, 2);
	KUNIT_EXPECT_EQ(test, responses->seen[0][0] & 0x1f, 0);
	KUNIT_EXPECT_EQ(test, responses->seen[0][1], vendor);
	KUNIT_EXPECT_EQ(test, responses->seen[1][1], type);
}

static void trace_tells_unsolicited_from_answers(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	struct watch *responses = WATCH(test, hdaudio_response, on_response);
	struct watch *unsolicited = WATCH(test, hdaudio_unsolicited, on_response);

	KUNIT_ASSERT_TRUE(test, model_unsolicited(c->f->model, 0, 5 << 26 | 0x123));
	model_wait_idle(c->f->model, 5000);
	KUNIT_EXPECT_EQ(test, responses->n, 0);
	KUNIT_ASSERT_EQ(test, unsolicited->n, 1);
	KUNIT_EXPECT_EQ(test, unsolicited->seen[0][0] & 0xf, 0);
	KUNIT_EXPECT_EQ(test, unsolicited->seen[0][1], 5 << 26 | 0x123);
}

/* Each change once, before it is made; what stays the same is none. */
static void trace_shows_states(struct kunit *test)
{
	static const u32 steps[][2] = {
		{ ResetState, StopState }, { StopState, RunState }, { RunState, StopState },
		{ StopState, ResetState },
	};
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, 4096);
	struct watch *states = WATCH(test, hdaudio_stream_state, on_state);
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(steps); i++) {
		KUNIT_EXPECT_EQ(test, fixture_set_state(s, steps[i][1]), STATUS_SUCCESS);
		KUNIT_EXPECT_EQ(test, fixture_set_state(s, steps[i][1]), STATUS_SUCCESS);
	}
	KUNIT_ASSERT_EQ(test, states->n, ARRAY_SIZE(steps));
	for (i = 0; i < ARRAY_SIZE(steps); i++) {
		KUNIT_EXPECT_EQ(test, states->seen[i][0], s->id);
		KUNIT_EXPECT_EQ(test, states->seen[i][1], steps[i][0]);
		KUNIT_EXPECT_EQ(test, states->seen[i][2], steps[i][1]);
	}
}

static void trace_shows_recovery(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, NULL);
	struct watch *steps = WATCH(test, hdaudio_recovery, on_recovery);

	trace_hdaudio_recovery(f->ctrl->dev, "a step");
	KUNIT_ASSERT_EQ(test, steps->n, 1);
	KUNIT_EXPECT_EQ(test, steps->seen[0][0], strlen(dev_name(f->ctrl->dev)));
	KUNIT_EXPECT_EQ(test, steps->seen[0][1], 6);
}

/* Verbs of 4 and of 12 bits, as the text shows them. */
static void trace_decodes_verbs(struct kunit *test)
{
	static const struct {
		u32 command, verb, payload;
	} rows[] = {
		{ 0x000f0000, 0xf00, 0x00 }, { 0x002706c0, 0x706, 0xc0 },
		{ 0x0023b07f, 0x300, 0xb07f }, { 0x00220011, 0x200, 0x0011 },
		{ 0x002b8001, 0xb00, 0x8001 }, { 0x0217ff00, 0x7ff, 0x00 },
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		KUNIT_EXPECT_EQ(test, HDB_VERB(rows[i].command), rows[i].verb);
		KUNIT_EXPECT_EQ(test, HDB_PAYLOAD(rows[i].command), rows[i].payload);
	}
}

static struct kunit_case trace_cases[] = {
	KUNIT_CASE(trace_shows_commands_and_answers),
	KUNIT_CASE(trace_tells_unsolicited_from_answers),
	KUNIT_CASE(trace_shows_states),
	KUNIT_CASE(trace_shows_recovery),
	KUNIT_CASE(trace_decodes_verbs),
	{ }
};

static struct kunit_suite trace_suite = {
	.name = "hdaudio_trace",
	.test_cases = trace_cases,
};

kunit_test_suite(trace_suite);
