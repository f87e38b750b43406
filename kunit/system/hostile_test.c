// SPDX-License-Identifier: GPL-2.0
/*
 * A device that lies: whatever it says, the driver touches no memory that is not its own, lets the
 * device access none, keeps interrupts off no longer than ever, comes back from each call, and
 * leaves nothing behind; and a device that does not lie any more is served as any other.
 *
 * What is out of bounds or freed is for KASAN to notice, locks for lockdep, how long interrupts are
 * off for the fixture. Module parameters: hostile_accesses, values that are replaced in all, and
 * hostile_seed (0: a new one, printed).
 */
#include <linux/mm.h>
#include <linux/random.h>

#include "attach.h"
#include "commands.h"
#include "debugfs.h"
#include "model/dma_watch.h"
#include "hostile.h"
#include "hw/quirks.h"
#include "parameter.h"

#define PARTS		40
#define GROUPS		5	/* function groups of the codecs */
#define OPERATIONS	64		/* between a controller's coming and its going */
#define LIMIT_MS	20000		/* for one operation; a test that waits so long fails */
#define MAY_GROW	(32UL << 20)	/* bytes: KASAN keeps half of that of what was freed */

MODULE_PARAMETER(hostile_accesses, 10000, "values to replace by others");
MODULE_PARAMETER(hostile_seed, 0, "seed of the lies; 0: a new one");

static const struct fixture_codec codecs[] = {
	{ 0, &model_codec_duplex }, { 1, &model_codec_combo }, { 2, &model_codec_large },
	{ 3, &model_codec_hdmi }, { }
};

static const struct hdaudio_device_id all_groups[] = {
	{ "HDAUDIO\\FUNC_01" }, { "HDAUDIO\\FUNC_02" }, { }
};

/* What it may do differently: each of these has a way of its own to be lied to. */
static const u32 quirks[] = {
	0, 0, HDB_QUIRK_POSITION_BUFFER, HDB_QUIRK_NO_IRQ, HDB_QUIRK_RIRB_POLL, HDB_QUIRK_RIRB_LATE,
};

static void let_it_lie(struct hostile *h, bool lie)
{
	static const unsigned int one_in[] = { 2, 4, 16, 64 };
	struct model *m = h->f->model;

	model_hostile(m, lie ? one_in[hostile_dice(h, ARRAY_SIZE(one_in))] : 0,
		      prandom_u32_state(&h->rnd));
}

static void mend(struct hostile *h)
{
	struct model *m = h->f->model;
	unsigned int i;

	let_it_lie(h, false);
	for (i = 0; i < MODEL_FAULT_MAX; i++)
		model_fault(m, i, 0);
	for (i = 0; i < ARRAY_SIZE(codecs) - 1; i++) {
		model_codec_silent(m, i, 0);
		model_codec_late(m, i, 0, 0);
		model_codec_babble(m, i, 0, 0);
		model_replug_codec(m, i);
	}
}

static bool attach(struct hostile *h, const struct hdb_timing *timing, u32 quirk)
{
	struct fixture *f = h->f;
	struct hdb_ctrl *ctrl;

	model_watch_dma(f->model, dma_watch_covers);
	f->setup.timing = timing;
	f->setup.quirks = quirk;
	model_return(f->model);
	ctrl = hdb_attach(&f->setup);
	f->ctrl = IS_ERR(ctrl) ? NULL : ctrl;
	if (f->ctrl)
		hostile_wrap_works(h);
	return f->ctrl;
}

/* Nothing is left of it. */
static void detach(struct hostile *h)
{
	hdb_detach(h->f->ctrl);
	h->f->ctrl = NULL;
	KUNIT_EXPECT_EQ(h->test, dma_watch_live(), 0);
	model_forgive_all_but_dma(h->f->model);
}

/* One in eight is not of a codec driver. */
static void operate(struct hostile *h)
{
	unsigned int i;

	for (i = 0; i < OPERATIONS; i++) {
		if (hostile_dice(h, 8))
			hostile_call(h);
		else
			hostile_event(h);
		cond_resched();
	}
}

/* A controller comes, is used, and goes while the device lies, is away, or neither. */
static void lie(struct hostile *h)
{
	bool at_once = !hostile_dice(h, 3);

	let_it_lie(h, at_once);
	if (!attach(h, &fixture_liars, quirks[hostile_dice(h, ARRAY_SIZE(quirks))]))
		return;
	if (!at_once)
		KUNIT_EXPECT_TRUE(h->test, wait_until(READ_ONCE(h->f->ctrl->hotplug.state)));
	let_it_lie(h, true);
	operate(h);
	let_it_lie(h, hostile_dice(h, 4));
	operate(h);
	let_it_lie(h, hostile_dice(h, 4));
	if (!hostile_dice(h, 4))
		model_remove(h->f->model);
	detach(h);
}

static void expect_right_answers(struct hostile *h, struct hostile_group *g)
{
	HDAUDIO_CODEC_TRANSFER t[16];
	NTSTATUS status;

	commands_fill(t, ARRAY_SIZE(t), g->hdev->codec, 0);
	/* it is what all tables begin with */
	status = g->v3.TransferCodecVerbs(g->interface.Context, ARRAY_SIZE(t), t, NULL, NULL);
	KUNIT_EXPECT_EQ(h->test, status, STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(h->test, commands_wrong(t, ARRAY_SIZE(t), g->hdev->codec), 0U);
}

/* The same device, as it should be: all is found, and answers are right. */
static void behave(struct hostile *h)
{
	unsigned int i;

	mend(h);
	KUNIT_ASSERT_TRUE(h->test, attach(h, &fixture_patient, 0));
	KUNIT_ASSERT_TRUE(h->test, wait_until(READ_ONCE(h->f->ctrl->hotplug.state) == HDB_READY));
	KUNIT_ASSERT_TRUE(h->test, wait_until(READ_ONCE(h->groups[GROUPS - 1].hdev)));
	for (i = 0; i < GROUPS; i++)
		expect_right_answers(h, &h->groups[i]);
	detach(h);
}

static void drop_hostile(struct kunit_resource *res)
{
	struct hostile *h = res->data;

	mend(h);
	if (h->f->ctrl)
		hdb_detach(h->f->ctrl);
	hdaudio_driver_unregister(&h->driver);
	model_watch_dma(h->f->model, NULL);
	dma_watch_end(model_dev(h->f->model));
	hdb_debugfs_exit();
}

static struct hostile *hostile_new(struct kunit *test, u32 seed)
{
	static const struct fixture_spec spec = { .codecs = codecs };
	struct hostile *h = kunit_kzalloc(test, sizeof(*h), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, h);
	h->test = test;
	mutex_init(&h->lock);
	init_rwsem(&h->freezer);
	prandom_seed_state(&h->rnd, seed);
	h->driver = (struct hdaudio_driver) {
		.driver.name = "hdb_hostile",
		.id_table = all_groups,
		.probe = hostile_probe,
		.remove = hostile_remove,
	};
	h->f = fixture_model(test, &spec);
	hdb_debugfs_init();
	KUNIT_ASSERT_EQ(test, __hdaudio_driver_register(&h->driver, NULL, NULL), 0);
	dma_watch_begin(model_dev(h->f->model));
	model_watch_dma(h->f->model, dma_watch_covers);
	KUNIT_ASSERT_NOT_NULL(test, kunit_alloc_resource(test, NULL, drop_hostile, GFP_KERNEL, h));
	return h;
}

static unsigned long bytes_available(void)
{
	return si_mem_available() << PAGE_SHIFT;
}

static void expect_all(struct hostile *h, unsigned long before)
{
	KUNIT_EXPECT_GT(h->test, bytes_available() + MAY_GROW, before);
	KUNIT_EXPECT_LT_MSG(h->test, h->slowest, (s64)LIMIT_MS, "%s", h->slowest_of);
	KUNIT_EXPECT_EQ(h->test, h->lost, 0U);
	KUNIT_EXPECT_EQ_MSG(h->test, h->wrong, 0U, "status %x", h->status);
}

/* Of all parts. */
static struct {
	u64 mistreated;
	u64 operations;
	u64 controllers;
	u64 calls;
	u64 strays;
	s64 slowest;
} sum;

static void add_up(struct hostile *h, unsigned int rounds)
{
	sum.mistreated += model_mistreated(h->f->model);
	sum.operations += h->operations;
	sum.controllers += rounds;
	sum.calls += atomic_read(&h->calls);
	sum.strays += model_strays(h->f->model);
	sum.slowest = max(sum.slowest, h->slowest);
}

static void tell(struct kunit *test)
{
	KUNIT_EXPECT_GT(test, sum.calls, (u64)0);
	kunit_info(test,
		   "hostile: %llu mistreated, %llu operations, %llu controllers, %llu strays, the slowest call %lld ms\n",
		   sum.mistreated, sum.operations, sum.controllers, sum.strays, sum.slowest);
	memset(&sum, 0, sizeof(sum));
}

/* The parts are numbered from 1 on, in the pointer itself. */
static const void *next_part(const void *prev, char *desc)
{
	unsigned long part = (unsigned long)prev + 1;

	snprintf(desc, KUNIT_PARAM_DESC_SIZE, "part %lu of %u", part, PARTS);
	return part <= PARTS ? (const void *)part : NULL;
}

static void lies_do_no_harm(struct kunit *test)
{
	u32 seed = parameter("hostile_seed", hostile_seed) ?: get_random_u32() >> 1 | 1;
	u64 want = parameter("hostile_accesses", hostile_accesses) / PARTS;
	struct hostile *h = hostile_new(test, seed + (unsigned long)test->param_value);
	unsigned long before = 0;
	unsigned int rounds = 0;

	kunit_info(test, "hostile_seed=%u\n", seed);
	while (model_mistreated(h->f->model) < want) {
		lie(h);
		if (rounds++ % 8 == 0)
			behave(h);
		before = before ?: bytes_available();
	}
	expect_all(h, before);
	add_up(h, rounds);
	if ((unsigned long)test->param_value == PARTS)
		tell(test);
}

static struct kunit_case hostile_cases[] = {
	KUNIT_CASE_PARAM(lies_do_no_harm, next_part),
	{ }
};

static struct kunit_suite hostile_suite = {
	.name = "hostile",
	.test_cases = hostile_cases,
};

kunit_test_suite(hostile_suite);
