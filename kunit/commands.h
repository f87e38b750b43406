/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Codec commands for tests: arrays of them that prove the order they were carried out in, calls
 * from other threads, and callbacks.
 */
#ifndef COMMANDS_H
#define COMMANDS_H

#include <kunit/test.h>
#include <linux/completion.h>
#include <sound/hda_verbs.h>

#include "hdaudio.h"
#include "nt/irql.h"

#include "fixture.h"

#define COMMANDS_POISON		0xfffffff5a5a5a5a5ULL
#define COMMANDS_WAIT_MS	20000	/* for what must happen; a test that waits so long fails */
#define COMMANDS_GROUP		1	/* node id of the first function group of every codec */

static inline HDAUDIO_CODEC_TRANSFER command(u8 addr, u8 nid, u16 verb, u8 data)
{
	HDAUDIO_CODEC_TRANSFER t = { .Input.CompleteResponse = COMMANDS_POISON };

	t.Output.Verb8.CodecAddress = addr;
	t.Output.Verb8.Node = nid;
	t.Output.Verb8.VerbId = verb;
	t.Output.Verb8.Data = data;
	return t;
}

/*
 * Command @i of a sequence: the even ones write i / 2 to a register of the codec (its GPIO
 * verbs, @reg 0 to 5), the odd ones read it back. So each answer proves that the command came
 * between its neighbours, and no answer fits another command.
 */
static inline HDAUDIO_CODEC_TRANSFER command_of_sequence(u8 addr, unsigned int reg, u32 i)
{
	if (i & 1)
		return command(addr, COMMANDS_GROUP, AC_VERB_GET_GPIO_DATA + reg, 0);
	return command(addr, COMMANDS_GROUP, AC_VERB_SET_GPIO_DATA + reg, i / 2);
}

static inline void commands_fill(HDAUDIO_CODEC_TRANSFER *t, u32 count, u8 addr, unsigned int reg)
{
	u32 i;

	for (i = 0; i < count; i++)
		t[i] = command_of_sequence(addr, reg, i);
}

static inline u64 answer_valid(u8 addr, u32 value)
{
	HDAUDIO_CODEC_RESPONSE r = { .CompleteResponse = 0 };

	r.Response = value;
	r.SDataIn = addr;
	r.IsValid = 1;
	return r.CompleteResponse;
}

static inline u64 answer_invalid(u8 addr, bool overrun)
{
	HDAUDIO_CODEC_RESPONSE r = { .CompleteResponse = 0 };

	r.SDataIn = addr;
	r.HasFifoOverrun = overrun;
	return r.CompleteResponse;
}

static inline u64 answer_of_sequence(u8 addr, u32 i)
{
	return answer_valid(addr, i & 1 ? (i / 2) & 0xff : 0);
}

/* How many of a filled sequence do not have their right answer. */
static inline u32 commands_wrong(const HDAUDIO_CODEC_TRANSFER *t, u32 count, u8 addr)
{
	u32 i, wrong = 0;

	for (i = 0; i < count; i++)
		wrong += t[i].Input.CompleteResponse != answer_of_sequence(addr, i);
	return wrong;
}

/* How many elements do not read exactly @answer. */
static inline u32 commands_not(const HDAUDIO_CODEC_TRANSFER *t, u32 count, u64 answer)
{
	u32 i, wrong = 0;

	for (i = 0; i < count; i++)
		wrong += t[i].Input.CompleteResponse != answer;
	return wrong;
}

static inline HDAUDIO_CODEC_TRANSFER *commands_alloc(struct kunit *test, u32 count)
{
	HDAUDIO_CODEC_TRANSFER *t = kunit_kcalloc(test, count, sizeof(*t), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, t);
	return t;
}

/**
 * struct async - a batch handed in with a callback; allocate it before the fixture it uses
 * @t: the commands
 * @count: how many
 * @calls: calls of the callback
 * @level: IRQL of the last
 * @got: array the last was given
 * @stamp: number of this completion among all of @order
 * @order: counter shared by several, or NULL
 * @done: completed by the callback
 */
struct async {
	HDAUDIO_CODEC_TRANSFER *t;
	u32 count;
	atomic_t calls;
	KIRQL level;
	HDAUDIO_CODEC_TRANSFER *got;
	int stamp;
	atomic_t *order;
	struct completion done;
};

static inline VOID async_callback(HDAUDIO_CODEC_TRANSFER *transfers, PVOID context)
{
	struct async *a = context;

	a->level = KeGetCurrentIrql();
	a->got = transfers;
	if (a->order)
		a->stamp = atomic_inc_return(a->order);
	atomic_inc(&a->calls);
	complete(&a->done);
}

static inline void async_init(struct async *a, HDAUDIO_CODEC_TRANSFER *t, u32 count)
{
	memset(a, 0, sizeof(*a));
	a->t = t;
	a->count = count;
	init_completion(&a->done);
}

static inline struct async *async_alloc(struct kunit *test, u32 count)
{
	struct async *a = kunit_kzalloc(test, sizeof(*a), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, a);
	async_init(a, commands_alloc(test, count), count);
	return a;
}

static inline NTSTATUS async_submit(struct fixture_client *c, struct async *a)
{
	return c->base.TransferCodecVerbs(c->base.Context, a->count, a->t, async_callback, a);
}

static inline bool async_wait(struct async *a)
{
	return wait_for_completion_timeout(&a->done, msecs_to_jiffies(COMMANDS_WAIT_MS));
}

static inline NTSTATUS commands_run(struct fixture_client *c, HDAUDIO_CODEC_TRANSFER *t, u32 count)
{
	return c->base.TransferCodecVerbs(c->base.Context, count, t, NULL, NULL);
}

/**
 * struct caller - a synchronous call in a thread of its own
 * @client: who calls
 * @t: the commands
 * @count: how many
 * @status: what came back
 * @done: completed when the call has returned
 */
struct caller {
	struct fixture_client *client;
	HDAUDIO_CODEC_TRANSFER *t;
	u32 count;
	NTSTATUS status;
	struct completion done;
};

static inline int caller_thread(void *data)
{
	struct caller *caller = data;

	caller->status = commands_run(caller->client, caller->t, caller->count);
	complete(&caller->done);
	return 0;
}

static inline void caller_start(struct kunit *test, struct caller *caller,
				struct fixture_client *client, HDAUDIO_CODEC_TRANSFER *t, u32 count)
{
	caller->client = client;
	caller->t = t;
	caller->count = count;
	caller->status = STATUS_PENDING;
	init_completion(&caller->done);
	fixture_thread(test, FIXTURE_ANY_CPU, caller_thread, caller);
}

static inline bool caller_wait(struct caller *caller)
{
	return wait_for_completion_timeout(&caller->done, msecs_to_jiffies(COMMANDS_WAIT_MS));
}

/* Waits, bounded, for what nobody tells of; for use with counters. */
#define wait_until(condition)							\
({										\
	unsigned long end_ = jiffies + msecs_to_jiffies(COMMANDS_WAIT_MS);	\
	bool met_;								\
										\
	while (!(met_ = (condition)) && time_before(jiffies, end_))		\
		usleep_range(500, 1000);					\
	met_;									\
})

/*
 * From here on frames pass as the test has it, and no timer that is due looks at registers: the one
 * for commands would do so once more.
 */
static inline void commands_quiet(const struct fixture *f)
{
	model_wait_idle(f->model, COMMANDS_WAIT_MS);
	model_set_clock(f->model, MODEL_CLOCK_MANUAL);
	WRITE_ONCE(f->ctrl->looking, false);
	timer_delete_sync(&f->ctrl->poll);
	timer_delete_sync(&f->ctrl->verbs.timer);
}

#endif /* COMMANDS_H */
