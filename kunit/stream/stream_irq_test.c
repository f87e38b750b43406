// SPDX-License-Identifier: GPL-2.0
/*
 * The interrupt of a stream that is alone: acknowledged unread where nothing else can have caused
 * it, and nothing that comes beside it is missed.
 */
#include <linux/irq.h>
#include <linux/irqdesc.h>
#include <sound/hda_register.h>

#include "commands.h"
#include "controller.h"
#include "fixture.h"
#include "stream/buffer.h"

#define BYTES		4096
#define HALF_FRAMES	(BYTES / 2 / 4)
#define SOME		8	/* completions */

/**
 * struct alone_rig - one engine that notifies, and runs
 * @c: its owner
 * @handle: the engine
 * @engine: the driver's
 * @calls: notifications
 * @events: unsolicited responses
 * @cheap: completions for which one register was read and one written
 */
struct alone_rig {
	struct fixture_client *c;
	HANDLE handle;
	struct hdb_engine *engine;
	unsigned int calls;
	unsigned int events;
	unsigned int cheap;
};

static VOID count_call(PVOID context, LARGE_INTEGER time)
{
	struct alone_rig *rig = context;

	rig->calls++;
}

static VOID count_event(HDAUDIO_CODEC_RESPONSE response, PVOID context)
{
	struct alone_rig *rig = context;

	WRITE_ONCE(rig->events, rig->events + 1);
}

static void drop_rig(struct kunit_resource *res)
{
	struct alone_rig *rig = res->data;
	HDAUDIO_BUS_INTERFACE_V3 *table = &rig->c->v3;

	table->SetDmaEngineState(table->Context, StopState, 1, &rig->handle);
	table->SetDmaEngineState(table->Context, ResetState, 1, &rig->handle);
	table->FreeDmaBuffer(table->Context, rig->handle);
	table->FreeDmaEngine(table->Context, rig->handle);
}

static void must_set(struct kunit *test, struct alone_rig *rig, HDAUDIO_STREAM_STATE state)
{
	HDAUDIO_BUS_INTERFACE_V3 *table = &rig->c->v3;

	KUNIT_ASSERT_EQ(test, table->SetDmaEngineState(table->Context, state, 1, &rig->handle),
			STATUS_SUCCESS);
}

static void must_notify(struct kunit *test, struct alone_rig *rig)
{
	HDAUDIO_BUS_INTERFACE_V3 *table = &rig->c->v3;
	SIZE_T size, offset;
	NTSTATUS status;
	ULONG fifo;
	UCHAR id;
	PMDL mdl;

	status = table->AllocateDmaBufferWithNotification(table->Context, rig->handle, 2, BYTES,
							  &mdl, &size, &offset, &id, &fifo);
	KUNIT_ASSERT_EQ(test, status, STATUS_SUCCESS);
	KUNIT_ASSERT_NOT_NULL(test, kunit_alloc_resource(test, NULL, drop_rig, GFP_KERNEL, rig));
	status = table->RegisterNotificationCallback(table->Context, rig->handle,
						     &rig->c->hdev->dev, count_call, rig);
	KUNIT_ASSERT_EQ(test, status, STATUS_SUCCESS);
}

static void must_listen(struct kunit *test, struct alone_rig *rig, UCHAR *tag)
{
	HDAUDIO_BUS_INTERFACE_V3 *table = &rig->c->v3;

	KUNIT_ASSERT_EQ(test, table->RegisterEventCallback(table->Context, count_event, rig, tag),
			STATUS_SUCCESS);
}

static struct alone_rig *alone_rig_of(struct kunit *test, const struct model_config *config)
{
	struct fixture_spec spec = { .config = config, .timing = &fixture_patient };
	struct alone_rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);
	HDAUDIO_STREAM_FORMAT format = fixture_format;
	HDAUDIO_CONVERTER_FORMAT code;
	HDAUDIO_BUS_INTERFACE_V3 *table;

	KUNIT_ASSERT_NOT_NULL(test, rig);
	rig->c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE_V3);
	table = &rig->c->v3;
	KUNIT_ASSERT_EQ(test, table->AllocateRenderDmaEngine(table->Context, &format, FALSE,
							     &rig->handle, &code), STATUS_SUCCESS);
	rig->engine = &rig->c->f->ctrl->streams.engines[((unsigned long)rig->handle & 0xff) - 1];
	must_notify(test, rig);
	model_wait_idle(rig->c->f->model, COMMANDS_WAIT_MS);
	model_set_clock(rig->c->f->model, MODEL_CLOCK_MANUAL);
	must_set(test, rig, StopState);
	must_set(test, rig, RunState);
	model_run(rig->c->f->model, HALF_FRAMES / 2);
	return rig;
}

static struct alone_rig *alone_rig(struct kunit *test)
{
	return alone_rig_of(test, NULL);
}

/* Real time says nothing here: the next completion is due at once, or is not for ever. */
static void make_due(struct alone_rig *rig, bool due)
{
	struct hdb_streams *streams = &rig->c->f->ctrl->streams;

	spin_lock_irq(&streams->lock);
	rig->engine->completed_at = jiffies - HZ;
	rig->engine->interval = due ? 1 : LONG_MAX;
	spin_unlock_irq(&streams->lock);
}

/* Half a buffer, with one completion in it. The timer may look at INTSTS as well. */
static void play_half(struct alone_rig *rig)
{
	struct model_stats stats;

	model_clear_stats(rig->c->f->model);
	model_run(rig->c->f->model, HALF_FRAMES);
	model_get_stats(rig->c->f->model, &stats);
	rig->cheap += stats.reads == 1 && stats.writes == 1;
}

/* From here on nothing else is known. */
static void settle(struct kunit *test, struct alone_rig *rig)
{
	make_due(rig, false);
	play_half(rig);
	make_due(rig, false);
	play_half(rig);
	KUNIT_ASSERT_EQ(test, rig->calls, 2);
	KUNIT_ASSERT_EQ(test, rig->c->f->ctrl->irq_alone, BIT(rig->engine->index));
	rig->calls = 0;
	rig->cheap = 0;
}

static void expect_nothing_left(struct kunit *test, struct alone_rig *rig)
{
	KUNIT_EXPECT_EQ(test, model_peek(rig->c->f->model, AZX_REG_INTSTS, 4), 0);
}

/* The rings may be busy again, where a codec has come: it is asked who it is. */
static void expect_stream_served(struct kunit *test, struct alone_rig *rig)
{
	KUNIT_EXPECT_FALSE(test, model_peek(rig->c->f->model, AZX_REG_INTSTS, 4) &
			   BIT(rig->engine->index));
}

static void play_some(struct kunit *test, struct alone_rig *rig, bool due)
{
	int i;

	for (i = 1; i <= SOME; i++) {
		make_due(rig, due);
		play_half(rig);
		KUNIT_EXPECT_EQ(test, rig->calls, i);
		expect_nothing_left(test, rig);
	}
}

static void one_that_is_due_is_not_read(struct kunit *test)
{
	struct alone_rig *rig = alone_rig(test);

	settle(test, rig);
	play_some(test, rig, true);
	KUNIT_EXPECT_GE(test, rig->cheap, SOME / 2);
}

#define HOURS	72000000UL	/* jiffies, which do not pass here */

/* Completions so many jiffies after the last ones: how many are not read. */
static unsigned int cheap_after(struct alone_rig *rig, unsigned long passed)
{
	struct hdb_streams *streams = &rig->c->f->ctrl->streams;
	int i;

	rig->cheap = 0;
	for (i = 0; i < SOME; i++) {
		spin_lock_irq(&streams->lock);
		rig->engine->completed_at = jiffies - passed;
		rig->engine->interval = HOURS;
		spin_unlock_irq(&streams->lock);
		play_half(rig);
	}
	return rig->cheap;
}

/* An eighth less time than from the last one to the one before is enough. */
static void one_is_due_an_eighth_early(struct kunit *test)
{
	struct alone_rig *rig = alone_rig(test);

	settle(test, rig);
	KUNIT_EXPECT_GE(test, cheap_after(rig, HOURS / 8 * 7 + 500000), SOME / 2);
	KUNIT_EXPECT_EQ(test, cheap_after(rig, HOURS / 8 * 7 - 500000), 0U);
	KUNIT_EXPECT_EQ(test, rig->calls, 2 * SOME);
}

static void one_that_is_not_due_is_read(struct kunit *test)
{
	struct alone_rig *rig = alone_rig(test);

	settle(test, rig);
	play_some(test, rig, false);
	KUNIT_EXPECT_EQ(test, rig->cheap, 0);
}

/* How long it takes has to be seen first, and again whenever it has been stopped. */
static void first_ones_are_read(struct kunit *test)
{
	struct alone_rig *rig = alone_rig(test);
	int i;

	for (i = 0; i < 2; i++) {
		play_half(rig);
		KUNIT_EXPECT_EQ(test, rig->cheap, 0);
		must_set(test, rig, StopState);
		KUNIT_EXPECT_EQ(test, rig->engine->interval, 0);
		must_set(test, rig, RunState);
	}
	play_half(rig);
	KUNIT_EXPECT_EQ(test, rig->engine->interval, 0);
	KUNIT_EXPECT_NE(test, rig->engine->completed_at, 0);
	play_half(rig);
	KUNIT_EXPECT_EQ(test, rig->calls, 4);
}

/* Only completions are enabled, but an error is seen and cleared with them. */
static void an_error_beside_it_is_cleared(struct kunit *test)
{
	struct alone_rig *rig = alone_rig(test);

	settle(test, rig);
	make_due(rig, true);
	model_fault(rig->c->f->model, MODEL_FAULT_SD_FIFO_ERROR, 1);
	model_run(rig->c->f->model, HALF_FRAMES + 1);
	KUNIT_EXPECT_EQ(test, rig->calls, 1);
	expect_nothing_left(test, rig);
	KUNIT_EXPECT_EQ(test, rig->c->f->ctrl->irq_alone, 0);
	play_half(rig);
	KUNIT_EXPECT_EQ(test, rig->calls, 2);
}

/* A message that was on its way already when its cause was seen is for nothing. */
static void fire(void *arg)
{
	struct alone_rig *rig = arg;

	generic_handle_irq(rig->c->f->setup.irq);
}

static void one_for_nothing_is_no_completion(struct kunit *test)
{
	struct alone_rig *rig = alone_rig(test);

	settle(test, rig);
	make_due(rig, false);
	fixture_in_hardirq(fire, rig);
	KUNIT_EXPECT_EQ(test, rig->calls, 0);
	KUNIT_EXPECT_EQ(test, rig->c->f->ctrl->irq_alone, 0);
	/* what is not sure to be alone is read, be it due */
	make_due(rig, true);
	fixture_in_hardirq(fire, rig);
	KUNIT_EXPECT_EQ(test, rig->calls, 0);
}

static void an_event_is_no_completion(struct kunit *test)
{
	struct alone_rig *rig = alone_rig(test);
	UCHAR tag;

	must_listen(test, rig, &tag);
	settle(test, rig);
	make_due(rig, true);
	model_unsolicited(rig->c->f->model, 0, tag << 26);
	model_run(rig->c->f->model, 3);
	KUNIT_EXPECT_TRUE(test, wait_until(READ_ONCE(rig->events) == 1));
	KUNIT_EXPECT_EQ(test, rig->calls, 0);
	expect_nothing_left(test, rig);
	model_run(rig->c->f->model, HALF_FRAMES);
	KUNIT_EXPECT_EQ(test, rig->calls, 1);
}

/* Nor is the message of one that was taken by whoever looked first. */
static void an_event_taken_before_is_no_completion(struct kunit *test)
{
	struct alone_rig *rig = alone_rig(test);
	struct hdb_verbs *verbs = &rig->c->f->ctrl->verbs;

	settle(test, rig);
	make_due(rig, true);
	spin_lock_irq(&verbs->lock);
	verbs->rested_at ^= 1;	/* as if one had been */
	spin_unlock_irq(&verbs->lock);
	fixture_in_hardirq(fire, rig);
	KUNIT_EXPECT_EQ(test, rig->calls, 0);
}

/* No message of its own: it is on its way when the other comes. */
static void an_event_joins(struct kunit *test)
{
	struct model_config config = model_default_config;
	struct alone_rig *rig;
	unsigned int i;
	UCHAR tag;

	config.irq_latency = 4;
	rig = alone_rig_of(test, &config);
	must_listen(test, rig, &tag);
	settle(test, rig);
	for (i = 1; i <= HALF_FRAMES && rig->engine->completions == 2; i++) {
		make_due(rig, true);
		if (model_peek(rig->c->f->model, AZX_REG_INTSTS, 4) && !rig->events)
			model_unsolicited(rig->c->f->model, 0, tag << 26);
		model_run(rig->c->f->model, 1);
	}
	model_run(rig->c->f->model, 8);
	KUNIT_EXPECT_TRUE(test, wait_until(READ_ONCE(rig->events)));
	KUNIT_EXPECT_EQ(test, rig->calls, 1);
	expect_nothing_left(test, rig);
}

/* Memory does not show a codec that comes; INTSTS does. */
static void a_codec_joins(struct kunit *test)
{
	struct model_config config = model_default_config;
	struct alone_rig *rig;
	unsigned int i;

	config.irq_latency = 4;
	rig = alone_rig_of(test, &config);
	KUNIT_ASSERT_EQ(test, model_add_codec(rig->c->f->model, 5, &model_codec_duplex), 0);
	model_run(rig->c->f->model, 16);
	settle(test, rig);
	for (i = 0; i < HALF_FRAMES; i++) {
		make_due(rig, true);
		model_run(rig->c->f->model, 1);
		if (model_peek(rig->c->f->model, AZX_REG_INTSTS, 4))
			break;
	}
	KUNIT_ASSERT_LT(test, i, HALF_FRAMES);
	model_replug_codec(rig->c->f->model, 5);
	model_run(rig->c->f->model, 8);
	KUNIT_EXPECT_EQ(test, rig->calls, 1);
	expect_stream_served(test, rig);
	KUNIT_EXPECT_EQ(test, model_peek(rig->c->f->model, AZX_REG_STATESTS, 2), 0);
	model_set_clock(rig->c->f->model, MODEL_CLOCK_AUTO);
	flush_work(&rig->c->f->ctrl->hotplug.work);
}

/* Alone it has caused the interrupt: where the engine is tells that it has not completed. */
static void a_codec_is_no_completion(struct kunit *test)
{
	struct alone_rig *rig = alone_rig(test);

	KUNIT_ASSERT_EQ(test, model_add_codec(rig->c->f->model, 5, &model_codec_duplex), 0);
	model_run(rig->c->f->model, 16);
	settle(test, rig);
	model_run(rig->c->f->model, HALF_FRAMES / 4);
	make_due(rig, true);
	model_replug_codec(rig->c->f->model, 5);
	model_run(rig->c->f->model, 8);
	KUNIT_EXPECT_EQ(test, rig->calls, 0);
	expect_stream_served(test, rig);
	KUNIT_EXPECT_EQ(test, model_peek(rig->c->f->model, AZX_REG_STATESTS, 2), 0);
	model_run(rig->c->f->model, HALF_FRAMES);
	KUNIT_EXPECT_EQ(test, rig->calls, 1);
	model_set_clock(rig->c->f->model, MODEL_CLOCK_AUTO);
	flush_work(&rig->c->f->ctrl->hotplug.work);
}

/**
 * struct beside - an interrupt with something else pending, where nothing comes in between
 * @rig: whose
 * @ops: its registers; INTSTS says so
 * @place: where the engine is, as memory has it
 * @completed: it was taken for a completion
 * @left: what INTSTS was
 * @isr_calls: calls of the interrupt routine
 */
struct beside {
	struct alone_rig *rig;
	struct hdb_io_ops ops;
	__le32 place;
	bool completed;
	u32 left;
	unsigned int isr_calls;
};

static u32 read32_rings(struct hdb_io *io, u32 off)
{
	struct beside *b = container_of(io->ops, struct beside, ops);

	return off == AZX_REG_INTSTS ? AZX_INT_CTRL_EN :
	       model_io(b->rig->c->f->model)->ops->read32(io, off);
}

static void count_isr(PVOID context, ULONG bits)
{
	struct beside *b = context;

	b->isr_calls++;
}

static void interrupt_beside(void *arg)
{
	struct beside *b = arg;
	struct hdb_ctrl *ctrl = b->rig->c->f->ctrl;
	struct hdb_engine *engine = b->rig->engine;
	const struct hdb_io_ops *ops = ctrl->io.ops;

	ctrl->io.ops = &b->ops;
	engine->sd.position = &b->place;
	engine->isr = count_isr;
	engine->isr_context = b;
	b->completed = hdb_streams_irq_alone(ctrl, BIT(engine->index), true, &b->left);
	engine->isr = NULL;
	engine->sd.position = NULL;
	ctrl->io.ops = ops;
}

/* Of two halves: just behind the end of one, or as far before it as the FIFO may be ahead. */
static void where_it_is_tells(struct kunit *test)
{
	struct alone_rig *rig = alone_rig(test);
	struct beside b = { .rig = rig, .ops = *rig->c->f->ctrl->io.ops };
	u32 half = BYTES / 2, fifo = rig->engine->fifo;
	const struct {
		u32 place;
		bool completed;
	} places[] = {
		{ 0, true }, { half / 2 - 1, true }, { half / 2, false },
		{ half - fifo - 1, false }, { half - fifo, true }, { half - 1, true },
		{ half, true }, { 2 * half - fifo - 1, false }, { 2 * half - 1, true },
		{ 2 * half, false }, { 2 * half + 8, false },
	};
	struct hdb_lists *lists = &rig->engine->buffer->lists;
	unsigned int i, calls = 0;

	/* what is behind the list's last entry is none of it */
	hdb_list_own(lists, 0)[2].length = cpu_to_le32(half);
	b.ops.read32 = read32_rings;
	settle(test, rig);
	for (i = 0; i < ARRAY_SIZE(places); i++) {
		make_due(rig, true);
		b.place = cpu_to_le32(places[i].place);
		fixture_in_hardirq(interrupt_beside, &b);
		KUNIT_EXPECT_EQ_MSG(test, b.completed, places[i].completed, "%u",
				    places[i].place);
		KUNIT_EXPECT_EQ(test, b.left, (u32)AZX_INT_CTRL_EN);
		calls += places[i].completed;
		KUNIT_EXPECT_EQ(test, b.isr_calls, calls);
	}
	hdb_list_own(lists, 0)[2].length = 0;
}

/* While an answer is awaited a message may be for that. */
static void an_answer_is_no_completion(struct kunit *test)
{
	struct async *a = async_alloc(test, 1);
	struct alone_rig *rig = alone_rig(test);

	commands_fill(a->t, 1, 0, 0);
	settle(test, rig);
	make_due(rig, true);
	KUNIT_ASSERT_EQ(test, async_submit(rig->c, a), STATUS_SUCCESS);
	model_run(rig->c->f->model, 4);
	KUNIT_EXPECT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_EQ(test, commands_wrong(a->t, 1, 0), 0);
	KUNIT_EXPECT_EQ(test, rig->calls, 0);
	expect_nothing_left(test, rig);
}

static void one_that_is_stopped_has_no_completion(struct kunit *test)
{
	struct alone_rig *rig = alone_rig(test);

	settle(test, rig);
	must_set(test, rig, StopState);
	make_due(rig, true);
	fixture_in_hardirq(fire, rig);
	KUNIT_EXPECT_EQ(test, rig->calls, 0);
}

/* The timer, which looks less often while interrupts come, finds it all the same. */
static void one_that_is_lost_is_found(struct kunit *test)
{
	struct alone_rig *rig = alone_rig(test);

	settle(test, rig);
	make_due(rig, true);
	model_fault(rig->c->f->model, MODEL_FAULT_IRQ_LOST, 1);
	model_run(rig->c->f->model, HALF_FRAMES);
	KUNIT_EXPECT_TRUE(test, wait_until(READ_ONCE(rig->calls) == 1));
	KUNIT_EXPECT_EQ(test, rig->c->f->ctrl->lost_irqs, 1);
	expect_nothing_left(test, rig);
	model_fault(rig->c->f->model, MODEL_FAULT_IRQ_LOST, 0);
}

/* A level may be another device's. */
static void a_shared_line_is_read(struct kunit *test)
{
	struct model_config config = model_default_config;
	struct alone_rig *rig;

	config.intx = true;
	rig = alone_rig_of(test, &config);
	make_due(rig, true);
	play_some(test, rig, true);
	KUNIT_EXPECT_EQ(test, rig->cheap, 0);
	make_due(rig, true);
	fixture_in_hardirq(fire, rig);
	KUNIT_EXPECT_EQ(test, rig->calls, SOME);
}

static struct kunit_case stream_irq_cases[] = {
	KUNIT_CASE(one_that_is_due_is_not_read),
	KUNIT_CASE(one_is_due_an_eighth_early),
	KUNIT_CASE(one_that_is_not_due_is_read),
	KUNIT_CASE(first_ones_are_read),
	KUNIT_CASE(an_error_beside_it_is_cleared),
	KUNIT_CASE(one_for_nothing_is_no_completion),
	KUNIT_CASE(an_event_is_no_completion),
	KUNIT_CASE(an_event_taken_before_is_no_completion),
	KUNIT_CASE(an_event_joins),
	KUNIT_CASE(a_codec_joins),
	KUNIT_CASE(a_codec_is_no_completion),
	KUNIT_CASE(where_it_is_tells),
	KUNIT_CASE(an_answer_is_no_completion),
	KUNIT_CASE(one_that_is_stopped_has_no_completion),
	KUNIT_CASE(one_that_is_lost_is_found),
	KUNIT_CASE(a_shared_line_is_read),
	{ }
};

static struct kunit_suite stream_irq_suite = {
	.name = "stream_irq",
	.test_cases = stream_irq_cases,
};

kunit_test_suite(stream_irq_suite);
