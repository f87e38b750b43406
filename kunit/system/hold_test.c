// SPDX-License-Identifier: GPL-2.0
/*
 * How long interrupts are off, by path: with as many engines and commands as there can be, and
 * hardware that does not follow. Each case prints its longest hold ("hold: ..."), in register
 * accesses, microseconds of delay, commands completed and threads woken.
 */
#include "case.h"
#include "commands.h"
#include "controller.h"
#include "hw/recovery.h"
#include "hw/ring.h"
#include "model/model_hold.h"
#include "trace.h"
#include "verbs/batch.h"
#include "verbs/verbs_abort.h"
#include "verbs/verbs_state.h"

#define LIMIT_US	50
#define LIMIT_ACCESSES	FIXTURE_HOLD_ACCESSES
#define LIMIT_COMMANDS	512	/* a ring of them, and a piece of a batch */

#define HALF		15	/* engines of each direction: no more stream ids */
#define ALL		(2 * HALF)
#define BYTES		4096
#define LARGE		50000	/* commands */

/* As many engines as there can be; what the hardware is told to do it does in its own time. */
static const struct model_config full = {
	.n_capture = HALF,
	.n_render = HALF,
	.n_sdo = 1,
	.version = 0x0100,
	.outpay = 0x3c,
	.inpay = 0x3c,
	.corb_sizes = MODEL_RING_256,
	.rirb_sizes = MODEL_RING_256,
	.ssync = AZX_REG_SSYNC,
	.fifo_out = 191,
	.fifo_in = 191,
	.crst = { .reads = 2 },
	.report = { .frames = 10 },
	.corb_reset = { .frames = 2 },
	.ring_run = { .frames = 2 },
	.sd_reset = { .frames = 2 },
	.sd_run = { .frames = 2 },
	.fifo_ready = { .frames = 2 },
};

/* Those of a real controller, but for codecs that do not answer. */
static const struct hdb_timing timing = {
	.reset_us = 100000,
	.codec_us = 1200,
	.ring_us = 1000,
	.stream_us = 1000,
	.verb_ms = 100,
	.late_ms = 100,
};

static const struct fixture_spec spec = { .config = &full, .timing = &timing };

/* No command is given up by mistake, however busy the machine. */
static const struct fixture_spec patient = { .config = &full, .timing = &fixture_patient };

static struct fixture_client *client_of(struct kunit *test, const GUID *guid)
{
	return fixture_client(test, &spec, guid);
}

/* From here on it counts. */
static void measure(void)
{
	model_hold_clear();
}

/* What there was since measure(), with so many commands at the most. */
static void told_of(struct kunit *test, unsigned int commands)
{
	const struct case_row *row = test->param_value;
	struct model_hold longest = model_hold_longest(), busiest = model_hold_busiest();
	struct model_hold loudest = model_hold_loudest();

	kunit_info(test, "hold: %s: %u accesses, %u us (%s), %u commands, %u threads\n",
		   row->name, longest.accesses, longest.us, longest.where ?: "none",
		   busiest.steps, loudest.wakes);
	KUNIT_EXPECT_LE(test, longest.us, (unsigned int)LIMIT_US);
	KUNIT_EXPECT_LE(test, longest.accesses, (unsigned int)LIMIT_ACCESSES);
	KUNIT_EXPECT_LE(test, busiest.steps, commands);
	KUNIT_EXPECT_LE(test, loudest.wakes, (unsigned int)FIXTURE_HOLD_WAKES);
	model_hold_clear();
}

static void told(struct kunit *test)
{
	told_of(test, LIMIT_COMMANDS);
}

/**
 * struct engines - all of a controller's
 * @c: their client
 * @s: them
 * @handles: theirs
 */
struct engines {
	struct fixture_client *c;
	struct fixture_stream *s[ALL];
	HANDLE handles[ALL];
};

static struct engines *engines_of(struct kunit *test)
{
	struct engines *all = kunit_kzalloc(test, sizeof(*all), GFP_KERNEL);
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, all);
	all->c = client_of(test, &GUID_HDAUDIO_BUS_INTERFACE);
	for (i = 0; i < ALL; i++) {
		all->s[i] = fixture_stream(all->c, i >= HALF, &fixture_format, BYTES);
		all->handles[i] = all->s[i]->handle;
	}
	return all;
}

static NTSTATUS set_all(struct engines *all, HDAUDIO_STREAM_STATE state)
{
	return fixture_set_states(all->s, ALL, state);
}

static struct engines *engines_in(struct kunit *test, HDAUDIO_STREAM_STATE state)
{
	struct engines *all = engines_of(test);

	KUNIT_ASSERT_EQ(test, set_all(all, StopState), STATUS_SUCCESS);
	if (state == RunState)
		KUNIT_ASSERT_EQ(test, set_all(all, RunState), STATUS_SUCCESS);
	return all;
}

static void fault(struct fixture_client *c, enum model_fault which, unsigned int skip)
{
	model_fault_after(c->f->model, which, skip, 1);
}

static void well_again(struct fixture_client *c, enum model_fault which)
{
	model_fault(c->f->model, which, 0);
	model_forgive(c->f->model);
}

static void starts(struct kunit *test)
{
	struct engines *all = engines_in(test, StopState);

	measure();
	KUNIT_EXPECT_EQ(test, set_all(all, RunState), STATUS_SUCCESS);
	told(test);
}

static void starts_anew(struct kunit *test)
{
	struct engines *all = engines_in(test, StopState);

	KUNIT_ASSERT_EQ(test, set_all(all, ResetState), STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(test, set_all(all, StopState), STATUS_SUCCESS);
	measure();
	KUNIT_EXPECT_EQ(test, set_all(all, RunState), STATUS_SUCCESS);
	told(test);
}

static void one_does_not_start(struct kunit *test)
{
	struct engines *all = engines_in(test, StopState);

	fault(all->c, MODEL_FAULT_SD_RUN_STUCK, ALL - 1);
	measure();
	KUNIT_EXPECT_EQ(test, set_all(all, RunState), STATUS_DEVICE_NOT_READY);
	told(test);
	well_again(all->c, MODEL_FAULT_SD_RUN_STUCK);
}

static void one_does_not_stop(struct kunit *test)
{
	struct engines *all = engines_in(test, RunState);

	fault(all->c, MODEL_FAULT_SD_RUN_STUCK, ALL - 1);
	measure();
	KUNIT_EXPECT_EQ(test, set_all(all, StopState), STATUS_DEVICE_NOT_READY);
	told(test);
	well_again(all->c, MODEL_FAULT_SD_RUN_STUCK);
}

static void no_fifo_fills(struct kunit *test)
{
	struct engines *all = engines_in(test, StopState);

	model_fault(all->c->f->model, MODEL_FAULT_SD_NO_FIFO, MODEL_FOREVER);
	measure();
	KUNIT_EXPECT_EQ(test, set_all(all, RunState), STATUS_SUCCESS);
	told(test);
	well_again(all->c, MODEL_FAULT_SD_NO_FIFO);
}

static void resets(struct kunit *test)
{
	struct engines *all = engines_in(test, StopState);

	measure();
	KUNIT_EXPECT_EQ(test, set_all(all, ResetState), STATUS_SUCCESS);
	told(test);
}

static void one_does_not_reset(struct kunit *test)
{
	struct engines *all = engines_in(test, StopState);

	fault(all->c, MODEL_FAULT_SD_RESET_STUCK, ALL - 1);
	measure();
	KUNIT_EXPECT_EQ(test, set_all(all, ResetState), STATUS_DEVICE_NOT_READY);
	told(test);
	well_again(all->c, MODEL_FAULT_SD_RESET_STUCK);
}

static void seeks(struct kunit *test)
{
	struct engines *all = engines_in(test, StopState);
	ULONG origin;

	fault(all->c, MODEL_FAULT_SD_RESET_STUCK, 0);
	measure();
	KUNIT_EXPECT_EQ(test, hdaudio_seek_engine(all->c->base.Context, all->handles[0], 256,
						  &origin), STATUS_DEVICE_NOT_READY);
	told(test);
	well_again(all->c, MODEL_FAULT_SD_RESET_STUCK);
}

static void sets_up(struct kunit *test)
{
	struct fixture_client *c = client_of(test, &GUID_HDAUDIO_BUS_INTERFACE);
	struct fixture_stream s = { .client = c, .render = true };
	HDAUDIO_BUS_INTERFACE *table = &c->base;

	KUNIT_ASSERT_EQ(test, fixture_alloc_engine(&s, &fixture_format), STATUS_SUCCESS);
	fault(c, MODEL_FAULT_SD_RESET_STUCK, 0);
	measure();
	KUNIT_EXPECT_EQ(test, table->AllocateDmaBuffer(table->Context, s.handle, BYTES, &s.mdl,
						       &s.size, &s.id, &s.fifo),
			STATUS_DEVICE_NOT_READY);
	told(test);
	KUNIT_EXPECT_EQ(test, table->FreeDmaEngine(table->Context, s.handle), STATUS_SUCCESS);
	well_again(c, MODEL_FAULT_SD_RESET_STUCK);
}

static void sets_up_a_list(struct kunit *test)
{
	struct fixture_client *c = client_of(test, &GUID_HDAUDIO_BUS_INTERFACE_BDL);
	HDAUDIO_BUS_INTERFACE_BDL *table = &c->bdl;
	HDAUDIO_STREAM_FORMAT format = fixture_format;
	HDAUDIO_CONVERTER_FORMAT code;
	PHDAUDIO_BUFFER_DESCRIPTOR list;
	HANDLE handle;
	PVOID data;
	UCHAR id;
	ULONG fifo;
	int i;

	KUNIT_ASSERT_EQ(test, table->AllocateRenderDmaEngine(table->Context, &format, FALSE,
							     &handle, &code), STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(test, table->AllocateContiguousDmaBuffer(table->Context, handle, BYTES,
								 &data, &list), STATUS_SUCCESS);
	for (i = 0; i < 2; i++) {
		list[i].Address = MmGetPhysicalAddress(data + i * BYTES / 2);
		list[i].Length = BYTES / 2;
	}
	fault(c, MODEL_FAULT_SD_RESET_STUCK, 0);
	measure();
	KUNIT_EXPECT_EQ(test, table->SetupDmaEngineWithBdl(table->Context, handle, BYTES, 1, NULL,
							   NULL, &id, &fifo),
			STATUS_DEVICE_NOT_READY);
	told(test);
	table->FreeContiguousDmaBuffer(table->Context, handle);
	table->FreeDmaEngine(table->Context, handle);
	well_again(c, MODEL_FAULT_SD_RESET_STUCK);
}

static void frees(struct kunit *test)
{
	struct engines *all = engines_in(test, StopState);
	HDAUDIO_BUS_INTERFACE *table = &all->c->base;
	unsigned int i;

	KUNIT_ASSERT_EQ(test, set_all(all, ResetState), STATUS_SUCCESS);
	measure();
	for (i = 0; i < ALL; i++)
		KUNIT_EXPECT_EQ(test, table->FreeDmaBuffer(table->Context, all->handles[i]),
				STATUS_SUCCESS);
	told(test);
}

/* Nothing of what it leaves behind stops. */
static void a_client_goes(struct kunit *test)
{
	struct engines *all = engines_in(test, RunState);

	model_fault(all->c->f->model, MODEL_FAULT_SD_RUN_STUCK, MODEL_FOREVER);
	measure();
	fixture_drop_client(all->c);
	told(test);
	well_again(all->c, MODEL_FAULT_SD_RUN_STUCK);
}

static void resumes(struct kunit *test)
{
	struct engines *all = engines_in(test, RunState);

	hdb_ctrl_suspend(all->c->f->ctrl);
	fault(all->c, MODEL_FAULT_SD_RUN_STUCK, ALL - 1);
	measure();
	KUNIT_EXPECT_EQ(test, hdb_ctrl_resume(all->c->f->ctrl), 0);
	told(test);
	well_again(all->c, MODEL_FAULT_SD_RUN_STUCK);
}

/* All of them have completed something before the handler comes; @stuck: and go on to have. */
static void all_interrupt_at_once(struct kunit *test, bool stuck)
{
	struct fixture_client *c = client_of(test, &GUID_HDAUDIO_BUS_INTERFACE_V2);
	HDAUDIO_BUS_INTERFACE_V2 *table = &c->v2;
	struct fixture_stream *s = kunit_kcalloc(test, ALL, sizeof(*s), GFP_KERNEL);
	HANDLE handles[ALL];
	unsigned long flags;
	unsigned int i;
	SIZE_T offset;

	KUNIT_ASSERT_NOT_NULL(test, s);
	for (i = 0; i < ALL; i++) {
		s[i].client = c;
		s[i].render = i >= HALF;
		KUNIT_ASSERT_EQ(test, fixture_alloc_engine(&s[i], &fixture_format), STATUS_SUCCESS);
		KUNIT_ASSERT_EQ(test, table->AllocateDmaBufferWithNotification(table->Context,
				s[i].handle, 1, 1024, &s[i].mdl, &s[i].size, &offset, &s[i].id,
				&s[i].fifo), STATUS_SUCCESS);
		handles[i] = s[i].handle;
	}
	KUNIT_ASSERT_EQ(test, table->SetDmaEngineState(table->Context, StopState, ALL, handles),
			STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(test, table->SetDmaEngineState(table->Context, RunState, ALL, handles),
			STATUS_SUCCESS);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	model_fault(c->f->model, MODEL_FAULT_SD_STATUS_STUCK, stuck ? MODEL_FOREVER : 0);
	measure();
	local_irq_save(flags);
	model_run(c->f->model, 300);
	local_irq_restore(flags);
	model_run(c->f->model, 1);
	told(test);
	model_fault(c->f->model, MODEL_FAULT_SD_STATUS_STUCK, 0);
	model_set_clock(c->f->model, MODEL_CLOCK_AUTO);
	table->SetDmaEngineState(table->Context, StopState, ALL, handles);
	table->SetDmaEngineState(table->Context, ResetState, ALL, handles);
	for (i = 0; i < ALL; i++) {
		table->FreeDmaBufferWithNotification(table->Context, handles[i], s[i].mdl,
						     s[i].size);
		table->FreeDmaEngine(table->Context, handles[i]);
	}
}

static void restart_rings(struct kunit *test, enum model_fault which)
{
	struct fixture_client *c = client_of(test, &GUID_HDAUDIO_BUS_INTERFACE);

	if (which < MODEL_FAULT_MAX)
		model_fault(c->f->model, which, MODEL_FOREVER);
	measure();
	KUNIT_EXPECT_EQ(test, hdb_verbs_restart(c->f->ctrl, true) < 0, which < MODEL_FAULT_MAX);
	told(test);
	if (which < MODEL_FAULT_MAX)
		well_again(c, which);
}

static void rings_restart(struct kunit *test)
{
	restart_rings(test, MODEL_FAULT_MAX);
}

static void corb_does_not_stop(struct kunit *test)
{
	restart_rings(test, MODEL_FAULT_CORB_STUCK);
}

static void rirb_does_not_stop(struct kunit *test)
{
	restart_rings(test, MODEL_FAULT_RIRB_STUCK);
}

static void corb_does_not_reset(struct kunit *test)
{
	restart_rings(test, MODEL_FAULT_CORBRP_STUCK);
}

/**
 * struct progress - how far a batch has come
 * @a: the batch
 * @at: commands that have completed, of those before which all have
 * @batch: the driver's, which keeps its memory
 */
struct progress {
	struct async *a;
	u32 at;
	const struct hdb_batch *batch;
};

/* Commands of the batch that have completed since the last hold ended. */
static unsigned int completed(void *data)
{
	struct progress *p = data;
	u32 from = p->at;

	while (p->at < p->a->count && p->a->t[p->at].Input.CompleteResponse != COMMANDS_POISON)
		p->at++;
	return p->at - from;
}

/* A batch to a codec that answers, or does not, on its way. */
static struct progress *large_batch(struct kunit *test, const struct fixture_spec *how, bool silent)
{
	struct progress *p = kunit_kzalloc(test, sizeof(*p), GFP_KERNEL);
	struct fixture_client *c;

	KUNIT_ASSERT_NOT_NULL(test, p);
	p->a = async_alloc(test, LARGE);
	commands_fill(p->a->t, LARGE, 0, 0);
	c = fixture_client(test, how, &GUID_HDAUDIO_BUS_INTERFACE);
	if (silent)
		model_codec_silent(c->f->model, 0, MODEL_FOREVER);
	test->priv = c;
	return p;
}

static void hand_in(struct kunit *test, struct progress *p)
{
	measure();
	model_hold_count(completed, p);
	KUNIT_ASSERT_EQ(test, async_submit(test->priv, p->a), STATUS_SUCCESS);
}

static void must_end(struct kunit *test, struct progress *p)
{
	KUNIT_EXPECT_TRUE(test, async_wait(p->a));
	model_hold_count(NULL, NULL);
	told(test);
	KUNIT_EXPECT_EQ(test, completed(p) + p->at, (u32)LARGE);
}

static void batch_is_answered(struct kunit *test)
{
	struct progress *p = large_batch(test, &spec, false);

	hand_in(test, p);
	must_end(test, p);
}

/**
 * struct flood - responses without end
 * @left: to come yet
 * @taken: since the last hold ended
 */
struct flood {
	unsigned int left;
	unsigned int taken;
};

static unsigned int taken(void *data)
{
	struct flood *flood = data;
	unsigned int n = flood->taken;

	flood->taken = 0;
	return n;
}

/* The device writes the next response as soon as it is to see that one has been taken. */
static void refill(void *data, const struct hdb_ring *ring, u32 source, u32 response)
{
	struct hdb_response *next = hdb_ring_entry(ring, 1);
	struct flood *flood = data;

	flood->taken++;
	if (!flood->left)
		return;
	WRITE_ONCE(flood->left, flood->left - 1);
	WRITE_ONCE(next->value, 0);
	WRITE_ONCE(next->source, cpu_to_le32(source));
}

static void stop_flood(struct kunit_resource *res)
{
	unregister_trace_hdaudio_unsolicited(refill, res->data);
	tracepoint_synchronize_unregister();
}

/* More of them than a ring has, each there when the one before has been taken. */
static void responses_without_end(struct kunit *test)
{
	struct fixture_client *c = client_of(test, &GUID_HDAUDIO_BUS_INTERFACE);
	struct flood *flood = kunit_kzalloc(test, sizeof(*flood), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, flood);
	flood->left = 4 * LIMIT_COMMANDS;
	KUNIT_ASSERT_EQ(test, register_trace_hdaudio_unsolicited(refill, flood), 0);
	KUNIT_ASSERT_NOT_NULL(test, kunit_alloc_resource(test, NULL, stop_flood, GFP_KERNEL,
							 flood));
	measure();
	model_hold_count(taken, flood);
	model_unsolicited(c->f->model, 0, 0);
	KUNIT_EXPECT_TRUE(test, wait_until(!READ_ONCE(flood->left)));
	model_hold_count(NULL, NULL);
	told(test);
}

static void all_interrupt(struct kunit *test)
{
	all_interrupt_at_once(test, false);
}

static void interrupts_do_not_end(struct kunit *test)
{
	all_interrupt_at_once(test, true);
}

static void batch_is_given_up(struct kunit *test)
{
	struct progress *p = large_batch(test, &spec, true);

	hand_in(test, p);
	must_end(test, p);
}

static void batch_to_nobody(struct kunit *test)
{
	struct progress *p = large_batch(test, &spec, false);
	u32 i;

	for (i = 0; i < LARGE; i++)
		p->a->t[i].Output.Verb8.CodecAddress = 9;
	hand_in(test, p);
	must_end(test, p);
}

static struct hdb_ctrl *ctrl_of(struct kunit *test)
{
	struct fixture_client *c = test->priv;

	return c->f->ctrl;
}

static void controller_goes(struct kunit *test)
{
	struct progress *p = large_batch(test, &spec, true);

	hand_in(test, p);
	hdb_ctrl_set_gone(ctrl_of(test));
	must_end(test, p);
}

static void controller_is_reset(struct kunit *test)
{
	struct progress *p = large_batch(test, &spec, true);

	hand_in(test, p);
	hdb_recover(ctrl_of(test), HDB_STEP_RESET);
	must_end(test, p);
	hdb_recovery_wait(ctrl_of(test));
}

static void registers_say_nothing(struct kunit *test)
{
	struct progress *p = large_batch(test, &spec, true);

	hand_in(test, p);
	hdb_ctrl_no_answer(ctrl_of(test));
	must_end(test, p);
	hdb_recovery_wait(ctrl_of(test));
}

static void batch_during_reset(struct kunit *test)
{
	struct progress *p = large_batch(test, &spec, false);

	hdb_verbs_quiesce(ctrl_of(test));
	hand_in(test, p);
	must_end(test, p);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_restart(ctrl_of(test)), 0);
}

/* The same where nothing is written: commands that are not waiting any more. */
static unsigned int dropped(void *data)
{
	struct progress *p = data;
	u32 from = p->at;

	p->at = READ_ONCE(p->batch->next);
	return p->at - from;
}

/* The batch that waits, of the only client. */
static const struct hdb_batch *waiting(struct hdb_ctrl *ctrl)
{
	const struct hdb_client *client = list_first_entry(&ctrl->clients, struct hdb_client, link);
	const struct hdb_batch *batch;

	spin_lock_irq(&ctrl->verbs.lock);
	batch = list_first_entry(&client->queue.batches, struct hdb_batch, node);
	spin_unlock_irq(&ctrl->verbs.lock);
	return batch;
}

static void client_goes_with_commands(struct kunit *test)
{
	struct progress *p = large_batch(test, &patient, true);

	hand_in(test, p);
	model_hold_count(NULL, NULL);
	p->batch = waiting(ctrl_of(test));
	dropped(p);
	measure();
	model_hold_count(dropped, p);
	fixture_drop_client(test->priv);
	model_hold_count(NULL, NULL);
	told(test);
	KUNIT_EXPECT_EQ(test, p->at, (u32)LARGE);
	KUNIT_EXPECT_EQ(test, atomic_read(&p->a->calls), 0);
}

#define CROWD		64	/* clients, each with */
#define CROWD_WAITS	200	/* commands that wait */
#define LIMIT_LOOKED	1024	/* of them looked through: at one go, which may come twice */

/**
 * struct looks - commands that wait, looked through
 * @verbs: where
 * @at: how many at the end of the last hold
 */
struct looks {
	const struct hdb_verbs *verbs;
	u32 at;
};

static unsigned int looked(void *data)
{
	struct looks *looks = data;
	u32 from = looks->at;

	looks->at = READ_ONCE(looks->verbs->looked);
	return looks->at - from;
}

/* Two codecs, of which the first does not answer; all of the crowd wait for that. */
static struct fixture *crowd_waits(struct kunit *test, struct looks *looks)
{
	static const struct fixture_codec two[] = {
		{ 0, &model_codec_duplex }, { 1, &model_codec_duplex }, {}
	};
	static const struct fixture_spec of_two = {
		.config = &full, .timing = &fixture_patient, .codecs = two,
	};
	struct async *a[CROWD];
	struct fixture *f;
	unsigned int i;

	for (i = 0; i < CROWD; i++) {
		a[i] = async_alloc(test, CROWD_WAITS);
		commands_fill(a[i]->t, CROWD_WAITS, 0, 0);
	}
	f = fixture_ctrl(test, &of_two);
	model_codec_silent(f->model, 0, MODEL_FOREVER);
	looks->verbs = &f->ctrl->verbs;
	measure();
	model_hold_count(looked, looks);
	for (i = 0; i < CROWD; i++)
		KUNIT_ASSERT_EQ(test, async_submit(fixture_open(f, fixture_hdev(f, 0, 0),
								&GUID_HDAUDIO_BUS_INTERFACE),
						   a[i]), STATUS_SUCCESS);
	return f;
}

/* Behind all of them is one that waits for another codec, which answers. */
static void crowd_is_looked_through(struct kunit *test)
{
	struct looks looks = { };
	struct async *last = async_alloc(test, 2);
	struct fixture *f = crowd_waits(test, &looks);
	struct fixture_client *c = fixture_open(f, fixture_hdev(f, 1, 0),
						&GUID_HDAUDIO_BUS_INTERFACE);

	commands_fill(last->t, 2, 1, 0);
	KUNIT_ASSERT_EQ(test, async_submit(c, last), STATUS_SUCCESS);
	KUNIT_EXPECT_TRUE(test, async_wait(last));
	KUNIT_EXPECT_EQ(test, commands_wrong(last->t, 2, 1), 0);
	model_hold_count(NULL, NULL);
	told_of(test, LIMIT_LOOKED);
}

#define CALLERS	64

/* So many threads, each with a command of its own that is in flight and not answered. */
static struct fixture_client *callers_wait(struct kunit *test, struct caller **callers)
{
	struct caller *caller = kunit_kcalloc(test, CALLERS, sizeof(*caller), GFP_KERNEL);
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, CALLERS);
	struct fixture_client *c = fixture_client(test, &patient, &GUID_HDAUDIO_BUS_INTERFACE);
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, caller);
	commands_fill(t, CALLERS, 0, 0);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	for (i = 0; i < CALLERS; i++)
		caller_start(test, &caller[i], c, &t[i], 1);
	KUNIT_ASSERT_TRUE(test, wait_until(READ_ONCE(c->f->ctrl->verbs.in_flight) == CALLERS));
	*callers = caller;
	return c;
}

static void callers_come_back(struct kunit *test, struct caller *caller, NTSTATUS status)
{
	unsigned int i;

	for (i = 0; i < CALLERS; i++) {
		KUNIT_ASSERT_TRUE(test, caller_wait(&caller[i]));
		KUNIT_EXPECT_EQ(test, caller[i].status, status);
	}
	told(test);
}

/* All of them are answered before the handler comes. */
static void callers_are_answered(struct kunit *test)
{
	struct caller *callers;
	struct fixture_client *c = callers_wait(test, &callers);
	unsigned long flags;

	measure();
	local_irq_save(flags);
	model_run(c->f->model, 2 * CALLERS);
	local_irq_restore(flags);
	model_set_clock(c->f->model, MODEL_CLOCK_AUTO);
	callers_come_back(test, callers, STATUS_SUCCESS);
}

static void callers_lose_the_controller(struct kunit *test)
{
	struct caller *callers;
	struct fixture_client *c = callers_wait(test, &callers);

	measure();
	hdb_ctrl_set_gone(c->f->ctrl);
	model_set_clock(c->f->model, MODEL_CLOCK_AUTO);
	callers_come_back(test, callers, STATUS_NO_SUCH_DEVICE);
}

static const struct case_row paths[] = {
	{ "SetDmaEngineState: 30 engines start", starts },
	{ "SetDmaEngineState: 30 engines start from reset", starts_anew },
	{ "SetDmaEngineState: one of 30 does not start", one_does_not_start },
	{ "SetDmaEngineState: no FIFO of 30 fills", no_fifo_fills },
	{ "SetDmaEngineState: one of 30 does not stop", one_does_not_stop },
	{ "SetDmaEngineState: 30 engines reset", resets },
	{ "SetDmaEngineState: one of 30 does not reset", one_does_not_reset },
	{ "hdaudio_seek_engine: no reset", seeks },
	{ "AllocateDmaBuffer: no reset", sets_up },
	{ "SetupDmaEngineWithBdl: no reset", sets_up_a_list },
	{ "FreeDmaBuffer", frees },
	{ "a client goes, its 30 engines do not stop", a_client_goes },
	{ "resume: one of 30 engines does not start", resumes },
	{ "interrupt of 30 engines", all_interrupt },
	{ "rings restart", rings_restart },
	{ "rings restart: the CORB does not stop", corb_does_not_stop },
	{ "rings restart: the RIRB does not stop", rirb_does_not_stop },
	{ "rings restart: the CORB's pointer does not reset", corb_does_not_reset },
	{ "TransferCodecVerbs: 50000 commands", batch_is_answered },
	{ "responses without end", responses_without_end },
	{ "interrupts of 30 engines that do not end", interrupts_do_not_end },
	{ "TransferCodecVerbs: 50000 commands, no answer", batch_is_given_up },
	{ "TransferCodecVerbs: 50000 commands, no codec", batch_to_nobody },
	{ "the controller goes with 50000 commands", controller_goes },
	{ "the controller is reset with 50000 commands", controller_is_reset },
	{ "no register answers with 50000 commands", registers_say_nothing },
	{ "TransferCodecVerbs: 50000 commands, during a reset", batch_during_reset },
	{ "a client goes with 50000 commands", client_goes_with_commands },
	{ "64 clients wait for a codec that does not answer", crowd_is_looked_through },
	{ "64 callers are answered at once", callers_are_answered },
	{ "the controller goes with 64 callers", callers_lose_the_controller },
};

CASE_TABLE(paths)

static struct kunit_case hold_cases[] = {
	CASE_TABLE_CASES(paths),
	{}
};

static void hold_exit(struct kunit *test)
{
	model_hold_count(NULL, NULL);
}

static struct kunit_suite hold_suite = {
	.name = "hold",
	.exit = hold_exit,
	.test_cases = hold_cases,
};

kunit_test_suite(hold_suite);
