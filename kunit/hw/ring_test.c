// SPDX-License-Identifier: GPL-2.0
/*
 * CORB and RIRB: programming, doorbell, responses, and what the hardware may refuse.
 */
#include <kunit/test.h>
#include <sound/hda_register.h>
#include <sound/hda_verbs.h>

#include "fixture.h"
#include "hw/poll.h"
#include "hw/ring.h"

#define WAIT_US	50000	/* a busy machine may not get to look more often */

/**
 * struct rings - rings on a controller that is out of reset, with no other driver
 * @f: the hardware
 * @io: its registers
 * @ring: the rings
 */
struct rings {
	struct fixture *f;
	struct hdb_io *io;
	struct hdb_ring ring;
};

/* Stops what runs, so that the hardware does not write to memory that is given back. */
static void drop_rings(struct kunit_resource *res)
{
	struct rings *r = res->data;
	unsigned int fault;

	for (fault = 0; fault < MODEL_FAULT_MAX; fault++)
		model_fault(r->f->model, fault, 0);
	hdb_ring_stop(&r->ring);
	hdb_ring_free(&r->ring);
}

static struct rings *rings_new(struct kunit *test, const struct model_config *config)
{
	struct fixture_spec spec = { .config = config };
	struct rings *r = kunit_kzalloc(test, sizeof(*r), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, r);
	r->f = fixture_model(test, &spec);
	model_set_clock(r->f->model, MODEL_CLOCK_MANUAL);
	r->io = model_io(r->f->model);
	hdb_write32(r->io, AZX_REG_GCTL, AZX_GCTL_RESET);
	KUNIT_ASSERT_EQ(test, hdb_poll32(r->io, AZX_REG_GCTL, AZX_GCTL_RESET, AZX_GCTL_RESET,
					 WAIT_US), 0);
	model_run(r->f->model, 20);
	KUNIT_ASSERT_EQ(test, hdb_ring_alloc(&r->ring, model_dev(r->f->model), r->io, WAIT_US), 0);
	KUNIT_ASSERT_NOT_NULL(test,
			      kunit_alloc_resource(test, NULL, drop_rings, GFP_KERNEL, r));
	return r;
}

static struct rings *rings_running(struct kunit *test, const struct model_config *config)
{
	struct rings *r = rings_new(test, config);

	KUNIT_ASSERT_EQ(test, hdb_ring_prepare(&r->ring), 0);
	KUNIT_ASSERT_EQ(test, hdb_ring_run(&r->ring, 8), 0);
	return r;
}

struct offer {
	const char *name;
	u8 corb;
	u8 rirb;
	u16 corb_entries;
	u16 rirb_entries;
};

#define ALL_SIZES	(MODEL_RING_2 | MODEL_RING_16 | MODEL_RING_256)

static const struct offer offers[] = {
	{ "2 entries", MODEL_RING_2, MODEL_RING_2, 2, 2 },
	{ "16 entries", MODEL_RING_16, MODEL_RING_16, 16, 16 },
	{ "256 entries", MODEL_RING_256, MODEL_RING_256, 256, 256 },
	{ "2 or 16", MODEL_RING_2 | MODEL_RING_16, MODEL_RING_2 | MODEL_RING_16, 16, 16 },
	{ "any", ALL_SIZES, ALL_SIZES, 256, 256 },
	{ "CORB 256, RIRB 16", MODEL_RING_256, MODEL_RING_16, 256, 16 },
	{ "CORB 2, RIRB any", MODEL_RING_2, ALL_SIZES, 2, 256 },
};

static void offer_name(const struct offer *o, char *desc)
{
	strscpy(desc, o->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(offers, offers, offer_name);

static struct model_config offer_config(const struct offer *o)
{
	struct model_config config = model_default_config;

	config.corb_sizes = o->corb;
	config.rirb_sizes = o->rirb;
	return config;
}

static unsigned int selected(u32 size_register)
{
	static const unsigned int entries[] = { 2, 16, 256, 0 };

	return entries[size_register & 3];
}

static void ring_takes_the_largest_offered(struct kunit *test)
{
	const struct offer *o = test->param_value;
	struct model_config config = offer_config(o);
	struct rings *r = rings_running(test, &config);
	struct model *m = r->f->model;

	KUNIT_EXPECT_EQ(test, r->ring.corb_size, o->corb_entries);
	KUNIT_EXPECT_EQ(test, r->ring.rirb_size, o->rirb_entries);
	KUNIT_EXPECT_EQ(test, selected(model_peek(m, AZX_REG_CORBSIZE, 1)), o->corb_entries);
	KUNIT_EXPECT_EQ(test, selected(model_peek(m, AZX_REG_RIRBSIZE, 1)), o->rirb_entries);
}

/* Both rings lie where the registers say, aligned, apart from each other, and run. */
static void ring_is_programmed(struct kunit *test)
{
	struct rings *r = rings_running(test, NULL);
	struct model *m = r->f->model;
	u64 corb = model_peek(m, AZX_REG_CORBLBASE, 4) |
		   (u64)model_peek(m, AZX_REG_CORBUBASE, 4) << 32;
	u64 rirb = model_peek(m, AZX_REG_RIRBLBASE, 4) |
		   (u64)model_peek(m, AZX_REG_RIRBUBASE, 4) << 32;

	KUNIT_EXPECT_EQ(test, rirb, r->ring.addr);
	KUNIT_EXPECT_EQ(test, corb - rirb, (u64)((u8 *)r->ring.corb - (u8 *)r->ring.rirb));
	KUNIT_EXPECT_GE(test, corb - rirb, 256 * sizeof(struct hdb_response));
	KUNIT_EXPECT_EQ(test, corb % 128, 0);
	KUNIT_EXPECT_EQ(test, rirb % 128, 0);
	KUNIT_EXPECT_EQ(test, model_peek(m, AZX_REG_CORBWP, 2), 0);
	KUNIT_EXPECT_EQ(test, model_peek(m, AZX_REG_CORBRP, 2), 0);
	KUNIT_EXPECT_EQ(test, model_peek(m, AZX_REG_RIRBWP, 2), 0);
	KUNIT_EXPECT_EQ(test, model_peek(m, AZX_REG_RINTCNT, 2), 8);
	KUNIT_EXPECT_EQ(test, model_peek(m, AZX_REG_CORBCTL, 1),
			AZX_CORBCTL_RUN | AZX_CORBCTL_CMEIE);
	KUNIT_EXPECT_EQ(test, model_peek(m, AZX_REG_RIRBCTL, 1),
			AZX_RBCTL_DMA_EN | AZX_RBCTL_IRQ_EN | AZX_RBCTL_OVERRUN_EN);
}

/* RINTCNT 0 means 256 or never, by controller: neither is wanted. */
static void ring_interrupt_count_is_kept_in_range(struct kunit *test)
{
	struct rings *r = rings_new(test, NULL);

	KUNIT_ASSERT_EQ(test, hdb_ring_prepare(&r->ring), 0);
	KUNIT_ASSERT_EQ(test, hdb_ring_run(&r->ring, 0), 0);
	KUNIT_EXPECT_EQ(test, model_peek(r->f->model, AZX_REG_RINTCNT, 2), 1);
	KUNIT_ASSERT_EQ(test, hdb_ring_prepare(&r->ring), 0);
	KUNIT_ASSERT_EQ(test, hdb_ring_run(&r->ring, 1000), 0);
	KUNIT_EXPECT_EQ(test, model_peek(r->f->model, AZX_REG_RINTCNT, 2), 255);
}

static u32 set_gpio(u8 value)
{
	return 1 << 20 | AC_VERB_SET_GPIO_DATA << 8 | value;
}

static const u32 get_gpio = 1 << 20 | AC_VERB_GET_GPIO_DATA << 8;

/* Several commands, one register write; nothing new, none. */
static void ring_rings_once_for_many(struct kunit *test)
{
	struct rings *r = rings_running(test, NULL);
	struct model_stats stats;
	unsigned int i;

	model_clear_stats(r->f->model);
	for (i = 0; i < 100; i++)
		hdb_ring_put(&r->ring, set_gpio(i));
	hdb_ring_doorbell(&r->ring);
	hdb_ring_doorbell(&r->ring);
	model_get_stats(r->f->model, &stats);
	KUNIT_EXPECT_EQ(test, stats.writes, 1);
	KUNIT_EXPECT_EQ(test, stats.reads, 0);
	KUNIT_EXPECT_EQ(test, model_peek(r->f->model, AZX_REG_CORBWP, 2), 100);
	model_run_idle(r->f->model, 200);
	KUNIT_EXPECT_EQ(test, model_codec_commands(r->f->model, 0), 100);
	KUNIT_EXPECT_EQ(test, model_codec_last_command(r->f->model, 0), set_gpio(99));
}

/* Where the pointer counts: nothing is seen without a look, and no more than the look showed. */
static void ring_gives_what_the_look_showed(struct kunit *test)
{
	struct rings *r = rings_running(test, NULL);
	u32 value, source;

	r->ring.by_pointer = true;
	hdb_ring_put(&r->ring, set_gpio(0x5a));
	hdb_ring_put(&r->ring, get_gpio);
	hdb_ring_doorbell(&r->ring);
	model_run(r->f->model, 2);
	KUNIT_EXPECT_FALSE(test, hdb_ring_get(&r->ring, &value, &source));
	KUNIT_EXPECT_EQ(test, hdb_ring_poll(&r->ring), 0);
	model_run(r->f->model, 2);
	KUNIT_EXPECT_TRUE(test, hdb_ring_get(&r->ring, &value, &source));
	KUNIT_EXPECT_EQ(test, value, 0);
	KUNIT_EXPECT_FALSE(test, hdb_ring_get(&r->ring, &value, &source));
	KUNIT_EXPECT_EQ(test, hdb_ring_poll(&r->ring), 0);
	KUNIT_EXPECT_TRUE(test, hdb_ring_get(&r->ring, &value, &source));
	KUNIT_EXPECT_EQ(test, value, 0x5a);
	KUNIT_EXPECT_EQ(test, source, 0);
	KUNIT_EXPECT_FALSE(test, hdb_ring_get(&r->ring, &value, &source));
}

/* Elsewhere responses are there when they are in memory; no register tells of them. */
static void ring_gives_what_memory_shows(struct kunit *test)
{
	struct rings *r = rings_running(test, NULL);
	struct model_stats stats;
	u32 value, source;

	KUNIT_EXPECT_FALSE(test, hdb_ring_get(&r->ring, &value, &source));
	hdb_ring_put(&r->ring, set_gpio(0x5a));
	hdb_ring_put(&r->ring, get_gpio);
	hdb_ring_doorbell(&r->ring);
	model_clear_stats(r->f->model);
	model_run(r->f->model, 2);
	KUNIT_EXPECT_TRUE(test, hdb_ring_answers(&r->ring, 1));
	KUNIT_EXPECT_FALSE(test, hdb_ring_answers(&r->ring, 2));
	model_run(r->f->model, 1);
	KUNIT_EXPECT_TRUE(test, hdb_ring_answers(&r->ring, 2));
	KUNIT_EXPECT_TRUE(test, hdb_ring_get(&r->ring, &value, &source));
	KUNIT_EXPECT_EQ(test, value, 0);
	KUNIT_EXPECT_FALSE(test, hdb_ring_get_from(&r->ring, BIT(4), &value));
	KUNIT_EXPECT_TRUE(test, hdb_ring_get_from(&r->ring, 0, &value));
	KUNIT_EXPECT_EQ(test, value, 0x5a);
	KUNIT_EXPECT_FALSE(test, hdb_ring_shows_one(&r->ring));
	KUNIT_EXPECT_FALSE(test, hdb_ring_get_from(&r->ring, 0, &value));
	KUNIT_EXPECT_FALSE(test, hdb_ring_get(&r->ring, &value, &source));
	model_get_stats(r->f->model, &stats);
	KUNIT_EXPECT_EQ(test, stats.reads, 0);
}

/* A value that looks like none may be one, which its source says; but not at once. */
static void ring_gives_a_value_like_none(struct kunit *test)
{
	struct rings *r = rings_running(test, NULL);
	u32 value, source;

	model_codec_lie(r->f->model, 0, 1, AC_VERB_GET_GPIO_DATA << 8, HDB_NO_VALUE, 1);
	hdb_ring_put(&r->ring, get_gpio);
	hdb_ring_doorbell(&r->ring);
	model_run(r->f->model, 2);
	KUNIT_EXPECT_FALSE(test, hdb_ring_get(&r->ring, &value, &source));
	KUNIT_EXPECT_TRUE(test, r->ring.doubt);
	r->ring.settled = true;
	KUNIT_EXPECT_TRUE(test, hdb_ring_get(&r->ring, &value, &source));
	KUNIT_EXPECT_EQ(test, value, HDB_NO_VALUE);
	KUNIT_EXPECT_EQ(test, source, 0);
}

/* The pointer may be ahead of memory, and memory ahead of the pointer. */
static void ring_knows_when_it_is_behind(struct kunit *test)
{
	struct rings *r = rings_running(test, NULL);
	u32 value, source;

	model_fault(r->f->model, MODEL_FAULT_RIRB_LATE, 1);
	hdb_ring_put(&r->ring, get_gpio);
	hdb_ring_doorbell(&r->ring);
	model_run(r->f->model, 2);
	KUNIT_EXPECT_FALSE(test, hdb_ring_get(&r->ring, &value, &source));
	KUNIT_EXPECT_EQ(test, hdb_ring_poll(&r->ring), 0);
	KUNIT_EXPECT_TRUE(test, hdb_ring_behind(&r->ring));
	model_run(r->f->model, MODEL_RIRB_LATE_FRAMES);
	KUNIT_EXPECT_TRUE(test, hdb_ring_get(&r->ring, &value, &source));
	KUNIT_EXPECT_FALSE(test, hdb_ring_behind(&r->ring));
	model_fault(r->f->model, MODEL_FAULT_RIRBWP_LATE, 1);
	hdb_ring_put(&r->ring, get_gpio);
	hdb_ring_doorbell(&r->ring);
	model_run(r->f->model, 2);
	KUNIT_EXPECT_EQ(test, hdb_ring_poll(&r->ring), 0);
	KUNIT_EXPECT_TRUE(test, hdb_ring_get(&r->ring, &value, &source));
	KUNIT_EXPECT_FALSE(test, hdb_ring_behind(&r->ring));
}

static void send_events(struct rings *r, unsigned int n)
{
	for (; n; n--) {
		model_unsolicited(r->f->model, 0, n);
		model_run(r->f->model, 1);
	}
}

/* More have come than there are entries: which are the oldest nobody knows. */
static void ring_is_overtaken(struct kunit *test)
{
	struct rings *r = rings_running(test, NULL);
	u32 value, source;

	hdb_write32(r->io, AZX_REG_GCTL, AZX_GCTL_RESET | AZX_GCTL_UNSOL);
	send_events(r, 255);
	KUNIT_EXPECT_FALSE(test, hdb_ring_overtaken(&r->ring));
	send_events(r, 2);
	KUNIT_EXPECT_TRUE(test, hdb_ring_overtaken(&r->ring));
	KUNIT_EXPECT_EQ(test, hdb_ring_catch_up(&r->ring), 0);
	KUNIT_EXPECT_FALSE(test, hdb_ring_overtaken(&r->ring));
	KUNIT_EXPECT_FALSE(test, hdb_ring_get(&r->ring, &value, &source));
	send_events(r, 1);
	KUNIT_EXPECT_TRUE(test, hdb_ring_get(&r->ring, &value, &source));
	KUNIT_EXPECT_EQ(test, value, 1);
	KUNIT_EXPECT_EQ(test, source, BIT(4));
	model_forgive_kind(r->f->model, MODEL_BAD_RIRB_LAG);
}

/* The answer to one command; ~0 if none came. */
static u32 ask(struct rings *r, u32 cmd)
{
	u32 value, source;

	hdb_ring_put(&r->ring, cmd);
	hdb_ring_doorbell(&r->ring);
	model_run(r->f->model, 2);
	if (hdb_ring_poll(&r->ring) || !hdb_ring_get(&r->ring, &value, &source))
		return ~0;
	return value;
}

static void ring_goes_round_and_round(struct kunit *test)
{
	const struct offer *o = test->param_value;
	struct model_config config = offer_config(o);
	struct rings *r = rings_running(test, &config);
	unsigned int i;

	for (i = 0; i < 3 * 256; i++) {
		KUNIT_ASSERT_EQ(test, ask(r, set_gpio(i)), 0);
		KUNIT_ASSERT_EQ(test, ask(r, get_gpio), i & 0xff);
	}
}

static void ring_tells_where_an_answer_is_from(struct kunit *test)
{
	static const struct fixture_codec codecs[] = { { 9, &model_codec_duplex }, { } };
	struct rings *r = rings_new(test, NULL);
	u32 value, source;

	KUNIT_ASSERT_EQ(test, model_add_codec(r->f->model, codecs[0].addr, codecs[0].desc), 0);
	KUNIT_ASSERT_EQ(test, hdb_ring_prepare(&r->ring), 0);
	KUNIT_ASSERT_EQ(test, hdb_ring_run(&r->ring, 1), 0);
	hdb_write32(r->io, AZX_REG_GCTL, AZX_GCTL_RESET | AZX_GCTL_UNSOL);
	KUNIT_EXPECT_TRUE(test, model_unsolicited(r->f->model, 9, 0x12345678));
	model_run(r->f->model, 2);
	hdb_ring_put(&r->ring, 9 << 28 | get_gpio);
	hdb_ring_doorbell(&r->ring);
	model_run(r->f->model, 2);
	KUNIT_ASSERT_EQ(test, hdb_ring_poll(&r->ring), 0);
	KUNIT_ASSERT_TRUE(test, hdb_ring_get(&r->ring, &value, &source));
	KUNIT_EXPECT_EQ(test, value, 0x12345678);
	KUNIT_EXPECT_EQ(test, source, BIT(4) | 9);
	KUNIT_ASSERT_TRUE(test, hdb_ring_get(&r->ring, &value, &source));
	KUNIT_EXPECT_EQ(test, value, 0);
	KUNIT_EXPECT_EQ(test, source, 9);
}

static void ring_acknowledges_what_it_saw(struct kunit *test)
{
	struct rings *r = rings_running(test, NULL);

	KUNIT_EXPECT_EQ(test, hdb_ring_acknowledge(&r->ring) & RIRB_INT_MASK, 0);
	ask(r, get_gpio);
	model_run(r->f->model, 2);
	KUNIT_EXPECT_EQ(test, model_peek(r->f->model, AZX_REG_RIRBSTS, 1), AZX_RBSTS_IRQ);
	KUNIT_EXPECT_EQ(test, hdb_ring_acknowledge(&r->ring), AZX_RBSTS_IRQ);
	KUNIT_EXPECT_EQ(test, model_peek(r->f->model, AZX_REG_RIRBSTS, 1), 0);
	model_fault(r->f->model, MODEL_FAULT_RIRB_OVERRUN, 1);
	ask(r, get_gpio);
	KUNIT_EXPECT_EQ(test, hdb_ring_acknowledge(&r->ring), AZX_RBSTS_OVERRUN);
	KUNIT_EXPECT_EQ(test, model_peek(r->f->model, AZX_REG_RIRBSTS, 1), 0);
}

static void ring_reports_a_memory_error_once(struct kunit *test)
{
	struct rings *r = rings_running(test, NULL);

	KUNIT_EXPECT_FALSE(test, hdb_ring_memory_error(&r->ring));
	model_fault(r->f->model, MODEL_FAULT_CORB_MEMORY, 1);
	ask(r, get_gpio);
	KUNIT_EXPECT_TRUE(test, hdb_ring_memory_error(&r->ring));
	KUNIT_EXPECT_FALSE(test, hdb_ring_memory_error(&r->ring));
}

static void ring_prepares_again_after_running(struct kunit *test)
{
	struct rings *r = rings_running(test, NULL);
	unsigned int i;

	for (i = 0; i < 7; i++)
		ask(r, get_gpio);
	KUNIT_EXPECT_EQ(test, hdb_ring_prepare(&r->ring), 0);
	KUNIT_EXPECT_EQ(test, model_peek(r->f->model, AZX_REG_CORBRP, 2), 0);
	KUNIT_EXPECT_EQ(test, model_peek(r->f->model, AZX_REG_RIRBWP, 2), 0);
	KUNIT_EXPECT_EQ(test, hdb_ring_run(&r->ring, 8), 0);
	KUNIT_EXPECT_EQ(test, ask(r, set_gpio(3)), 0);
	KUNIT_EXPECT_EQ(test, ask(r, get_gpio), 3);
}

/* Some controllers never show the reset bit of the read pointer. */
static void ring_lives_with_a_bit_that_reads_zero(struct kunit *test)
{
	struct model_config config = model_default_config;
	struct rings *r;

	config.rp_bit_reads_0 = true;
	r = rings_running(test, &config);
	KUNIT_EXPECT_EQ(test, ask(r, set_gpio(9)), 0);
	KUNIT_EXPECT_EQ(test, ask(r, get_gpio), 9);
}

static void ring_read_pointer_stuck(struct kunit *test)
{
	struct rings *r = rings_running(test, NULL);

	ask(r, get_gpio);
	model_fault(r->f->model, MODEL_FAULT_CORBRP_STUCK, MODEL_FOREVER);
	KUNIT_EXPECT_EQ(test, hdb_ring_prepare(&r->ring), -ETIMEDOUT);
}

static void ring_corb_does_not_start(struct kunit *test)
{
	struct rings *r = rings_new(test, NULL);

	KUNIT_ASSERT_EQ(test, hdb_ring_prepare(&r->ring), 0);
	model_fault(r->f->model, MODEL_FAULT_CORB_STUCK, MODEL_FOREVER);
	KUNIT_EXPECT_EQ(test, hdb_ring_run(&r->ring, 8), -ETIMEDOUT);
}

static void ring_rirb_does_not_start(struct kunit *test)
{
	struct rings *r = rings_new(test, NULL);

	KUNIT_ASSERT_EQ(test, hdb_ring_prepare(&r->ring), 0);
	model_fault(r->f->model, MODEL_FAULT_RIRB_STUCK, MODEL_FOREVER);
	KUNIT_EXPECT_EQ(test, hdb_ring_run(&r->ring, 8), -ETIMEDOUT);
}

/* One that does not stop does not keep the other from being stopped. */
static void ring_corb_does_not_stop(struct kunit *test)
{
	struct rings *r = rings_running(test, NULL);

	model_fault(r->f->model, MODEL_FAULT_CORB_STUCK, 1);
	KUNIT_EXPECT_EQ(test, hdb_ring_stop(&r->ring), -ETIMEDOUT);
	KUNIT_EXPECT_EQ(test, model_peek(r->f->model, AZX_REG_RIRBCTL, 1) & AZX_RBCTL_DMA_EN, 0);
}

static void ring_rirb_does_not_stop(struct kunit *test)
{
	struct rings *r = rings_running(test, NULL);

	model_fault(r->f->model, MODEL_FAULT_RIRB_STUCK, 1);
	KUNIT_EXPECT_EQ(test, hdb_ring_stop(&r->ring), -ETIMEDOUT);
	KUNIT_EXPECT_EQ(test, model_peek(r->f->model, AZX_REG_CORBCTL, 1) & AZX_CORBCTL_RUN, 0);
}

static void ring_sees_that_the_device_is_gone(struct kunit *test)
{
	struct rings *r = rings_running(test, NULL);
	u32 value, source;

	model_remove(r->f->model);
	KUNIT_EXPECT_EQ(test, hdb_ring_poll(&r->ring), -ENODEV);
	KUNIT_EXPECT_FALSE(test, hdb_ring_get(&r->ring, &value, &source));
	KUNIT_EXPECT_EQ(test, hdb_ring_stop(&r->ring), -ENODEV);
}

static void ring_frees_twice(struct kunit *test)
{
	struct rings *r = rings_new(test, NULL);

	hdb_ring_free(&r->ring);
	hdb_ring_free(&r->ring);
	KUNIT_EXPECT_PTR_EQ(test, (void *)r->ring.rirb, NULL);
	KUNIT_EXPECT_PTR_EQ(test, (void *)r->ring.corb, NULL);
}

static struct kunit_case ring_cases[] = {
	KUNIT_CASE_PARAM(ring_takes_the_largest_offered, offers_gen_params),
	KUNIT_CASE(ring_is_programmed),
	KUNIT_CASE(ring_interrupt_count_is_kept_in_range),
	KUNIT_CASE(ring_rings_once_for_many),
	KUNIT_CASE(ring_gives_what_the_look_showed),
	KUNIT_CASE(ring_gives_what_memory_shows),
	KUNIT_CASE(ring_gives_a_value_like_none),
	KUNIT_CASE(ring_knows_when_it_is_behind),
	KUNIT_CASE(ring_is_overtaken),
	KUNIT_CASE_PARAM(ring_goes_round_and_round, offers_gen_params),
	KUNIT_CASE(ring_tells_where_an_answer_is_from),
	KUNIT_CASE(ring_acknowledges_what_it_saw),
	KUNIT_CASE(ring_reports_a_memory_error_once),
	KUNIT_CASE(ring_prepares_again_after_running),
	KUNIT_CASE(ring_lives_with_a_bit_that_reads_zero),
	KUNIT_CASE(ring_read_pointer_stuck),
	KUNIT_CASE(ring_corb_does_not_start),
	KUNIT_CASE(ring_rirb_does_not_start),
	KUNIT_CASE(ring_corb_does_not_stop),
	KUNIT_CASE(ring_rirb_does_not_stop),
	KUNIT_CASE(ring_sees_that_the_device_is_gone),
	KUNIT_CASE(ring_frees_twice),
	{ }
};

static struct kunit_suite ring_suite = {
	.name = "hdaudio_ring",
	.test_cases = ring_cases,
};

kunit_test_suite(ring_suite);
