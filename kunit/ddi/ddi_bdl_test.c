// SPDX-License-Identifier: GPL-2.0
/*
 * The BDL interface: contiguous buffers, the client's own descriptor list, its interrupt
 * routine.
 */
#include <linux/irq.h>
#include <linux/irqdesc.h>

#include "nt/irql.h"
#include "nt/memory.h"

#include "compat.h"

#include "commands.h"
#include "contract/contract.h"
#include "model/dma_watch.h"
#include "hw/quirks.h"

#define SD4	(0x80 + 0x20 * 4)	/* registers of the first output */

static void null_isr(struct contract *c)
{
	c->args.isr = NULL;
}

static void lvi_0(struct contract *c)
{
	c->args.lvi = 0;
	c->args.bytes = c->got.list[0].Length;
}

static void lvi_256(struct contract *c)
{
	c->args.lvi = 256;
}

static void lvi_huge(struct contract *c)
{
	c->args.lvi = 0xffffffff;
}

static void length_0(struct contract *c)
{
	c->args.bytes = 0;
}

static void length_short(struct contract *c)
{
	c->args.bytes -= 128;
}

static void length_long(struct contract *c)
{
	c->args.bytes += 128;
}

static void entry_empty(struct contract *c)
{
	c->got.list[1].Length = 0;
	c->args.bytes = c->got.list[0].Length;
}

static void entry_unaligned(struct contract *c)
{
	c->got.list[1].Address.QuadPart += 64;
	c->got.list[1].Length -= 64;
	c->args.bytes -= 64;
}

static void entry_before(struct contract *c)
{
	c->got.list[0].Address.QuadPart -= 128;
}

static void entry_beyond(struct contract *c)
{
	c->got.list[1].Address.QuadPart += PAGE_SIZE;
}

static void entry_over_the_end(struct contract *c)
{
	c->got.list[1].Length += 128;
	c->args.bytes += 128;
}

static void entry_elsewhere(struct contract *c)
{
	c->got.list[1].Address.QuadPart = 128;
}

static void entry_at_zero(struct contract *c)
{
	c->got.list[1].Address.QuadPart = 0;
}

/* The sum of address and length wraps round. */
static void entry_wraps(struct contract *c)
{
	c->got.list[1].Address.QuadPart = -128LL;
	c->got.list[1].Length = 256;
	c->args.bytes = c->got.list[0].Length + 256;
}

/* The lengths wrap round to what BufferLength says. */
static void lengths_wrap(struct contract *c)
{
	c->got.list[0].Length = 0xffffff80;
	c->got.list[1].Length = 256;
	c->args.bytes = 128;
}

static void last_of_256_empty(struct contract *c)
{
	unsigned int i;

	for (i = 0; i < 256; i++) {
		c->got.list[i] = c->got.list[0];
		c->got.list[i].Length = 128;
	}
	c->got.list[255].Length = 0;
	c->args.lvi = 255;
	c->args.bytes = 255 * 128;
}

/* The first is good, a later one is not: nothing of the list is taken. */
static void replacement_bad(struct contract *c)
{
	c->got.list[0].Length = 128;
	c->got.list[1].Address.QuadPart -= c->got.size;
	c->args.bytes = 128 + c->got.list[1].Length;
}

static void entries_overlap(struct contract *c)
{
	c->got.list[1] = c->got.list[0];
}

static void huge_size(struct contract *c)
{
	c->args.size = 0xffffffff;
}

static void no_list_memory(struct contract *c)
{
	fixture_take_short_lists(c->f);
	dma_watch_fail_from(1);
}

static void memory_is_granted(struct contract *c)
{
	struct contract_out *out = &c->out;
	PHYSICAL_ADDRESS first = MmGetPhysicalAddress(out->data), last;

	KUNIT_EXPECT_TRUE(c->test, !memchr_inv(out->data, 0, 4096));
	KUNIT_EXPECT_TRUE(c->test, !memchr_inv(out->list, 0, 4096));
	KUNIT_EXPECT_EQ(c->test, (u64)first.QuadPart % 128, 0ULL);
	last = MmGetPhysicalAddress(out->data + 4095);
	KUNIT_EXPECT_EQ(c->test, last.QuadPart - first.QuadPart, 4095LL);
}

static void null_isr_for_one(struct contract *c)
{
	c->args.isr = NULL;
	c->got.list[0].InterruptOnCompletion = 0;
}

static void null_isr_for_none(struct contract *c)
{
	null_isr_for_one(c);
	c->got.list[1].InterruptOnCompletion = 0;
}

/* Two rounds of the buffer, and nobody is disturbed. */
static void nothing_interrupts(struct contract *c)
{
	struct model_stats stats;

	c->args.state = StopState;
	EXPECT_GOOD(c, call_SetDmaEngineState(c));
	c->args.state = RunState;
	EXPECT_GOOD(c, call_SetDmaEngineState(c));
	model_clear_stats(c->f->model);
	model_run(c->f->model, 2 * 4096 / 4);
	model_get_stats(c->f->model, &stats);
	KUNIT_EXPECT_EQ(c->test, stats.irqs, 0);
	c->args.state = StopState;
	EXPECT_GOOD(c, call_SetDmaEngineState(c));
	c->args.state = ResetState;
	EXPECT_GOOD(c, call_SetDmaEngineState(c));
}

static void list_is_programmed(struct contract *c)
{
	struct model *m = c->f->model;

	KUNIT_EXPECT_EQ(c->test, model_peek(m, SD4 + 8, 4), c->args.bytes);
	KUNIT_EXPECT_EQ(c->test, model_peek(m, SD4 + 0xc, 2), c->args.lvi);
	KUNIT_EXPECT_EQ(c->test, (int)c->out.id, (int)(model_peek(m, SD4, 4) >> 20 & 15));
	KUNIT_EXPECT_EQ(c->test, c->out.fifo, model_config(m)->fifo_out + 1U);
}

static void memory_is_gone(struct contract *c)
{
	KUNIT_EXPECT_EQ(c->test, dma_watch_live(), 0);
	KUNIT_EXPECT_EQ(c->test, (u32)call_FreeContiguousDmaBuffer(c),
			(u32)STATUS_INVALID_DEVICE_REQUEST);
	KUNIT_EXPECT_EQ(c->test, (u32)call_FreeDmaEngine(c), (u32)STATUS_SUCCESS);
}

static const struct contract_case bdl_table[] = {
	{ "AllocateContiguousDmaBuffer: STATUS_SUCCESS: engine without a buffer",
	  call_AllocateContiguousDmaBuffer, with_bdl_engine, NULL, memory_is_granted },
	{ "AllocateContiguousDmaBuffer: STATUS_UNSUCCESSFUL: DISPATCH_LEVEL",
	  call_AllocateContiguousDmaBuffer, with_bdl_engine, .at_dispatch = true },
	{ "AllocateContiguousDmaBuffer: STATUS_INVALID_HANDLE: NULL handle",
	  call_AllocateContiguousDmaBuffer, with_bdl_engine, null_handle },
	{ "AllocateContiguousDmaBuffer: STATUS_INVALID_HANDLE: forged handle",
	  call_AllocateContiguousDmaBuffer, with_bdl_engine, forged_handle },
	{ "AllocateContiguousDmaBuffer: STATUS_INVALID_HANDLE: handle with one bit changed",
	  call_AllocateContiguousDmaBuffer, with_bdl_engine, bit_flipped_handle },
	{ "AllocateContiguousDmaBuffer: STATUS_INVALID_HANDLE: handle of a freed engine",
	  call_AllocateContiguousDmaBuffer, with_bdl_engine, stale_handle },
	{ "AllocateContiguousDmaBuffer: STATUS_INVALID_HANDLE: handle before re-allocation",
	  call_AllocateContiguousDmaBuffer, with_bdl_engine, reallocated_handle },
	{ "AllocateContiguousDmaBuffer: STATUS_INVALID_HANDLE: another client's handle",
	  call_AllocateContiguousDmaBuffer, with_bdl_engine, foreign_handle },
	{ "AllocateContiguousDmaBuffer: STATUS_INVALID_PARAMETER: NULL context",
	  call_AllocateContiguousDmaBuffer, with_bdl_engine, null_context },
	{ "AllocateContiguousDmaBuffer: STATUS_INVALID_PARAMETER: context of a gone client",
	  call_AllocateContiguousDmaBuffer, with_bdl_engine, stale_context },
	{ "AllocateContiguousDmaBuffer: STATUS_INVALID_PARAMETER: NULL DataBuffer",
	  call_AllocateContiguousDmaBuffer, with_bdl_engine, null_to_data },
	{ "AllocateContiguousDmaBuffer: STATUS_INVALID_PARAMETER: NULL BdlBuffer",
	  call_AllocateContiguousDmaBuffer, with_bdl_engine, null_to_list },
	{ "AllocateContiguousDmaBuffer: STATUS_INVALID_PARAMETER: size 0",
	  call_AllocateContiguousDmaBuffer, with_bdl_engine, zero_size },
	{ "AllocateContiguousDmaBuffer: STATUS_INVALID_DEVICE_REQUEST: contiguous buffer there",
	  call_AllocateContiguousDmaBuffer, with_contiguous },
	{ "AllocateContiguousDmaBuffer: STATUS_INVALID_DEVICE_REQUEST: engine set up with a BDL",
	  call_AllocateContiguousDmaBuffer, with_bdl_set_up },
	{ "AllocateContiguousDmaBuffer: STATUS_INVALID_DEVICE_REQUEST: engine stopped",
	  call_AllocateContiguousDmaBuffer, with_bdl_stopped },
	{ "AllocateContiguousDmaBuffer: STATUS_INVALID_DEVICE_REQUEST: engine running",
	  call_AllocateContiguousDmaBuffer, with_bdl_running },
	{ "AllocateContiguousDmaBuffer: STATUS_INSUFFICIENT_RESOURCES: 4 GiB",
	  call_AllocateContiguousDmaBuffer, with_bdl_engine, huge_size },
	{ "AllocateContiguousDmaBuffer: STATUS_INSUFFICIENT_RESOURCES: no data memory",
	  call_AllocateContiguousDmaBuffer, with_bdl_engine, no_dma_memory },
	{ "AllocateContiguousDmaBuffer: STATUS_NO_SUCH_DEVICE: controller gone",
	  call_AllocateContiguousDmaBuffer, with_bdl_engine, controller_gone },

	{ "SetupDmaEngineWithBdl: STATUS_SUCCESS: two halves",
	  call_SetupDmaEngineWithBdl, with_contiguous, NULL, list_is_programmed },
	{ "SetupDmaEngineWithBdl: STATUS_SUCCESS: again",
	  call_SetupDmaEngineWithBdl, with_bdl_set_up, NULL, list_is_programmed },
	{ "SetupDmaEngineWithBdl: STATUS_SUCCESS: entries that overlap",
	  call_SetupDmaEngineWithBdl, with_contiguous, entries_overlap, list_is_programmed },
	{ "SetupDmaEngineWithBdl: STATUS_UNSUCCESSFUL: DISPATCH_LEVEL",
	  call_SetupDmaEngineWithBdl, with_contiguous, .at_dispatch = true },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_HANDLE: NULL handle",
	  call_SetupDmaEngineWithBdl, with_contiguous, null_handle },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_HANDLE: forged handle",
	  call_SetupDmaEngineWithBdl, with_contiguous, forged_handle },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_HANDLE: handle with one bit changed",
	  call_SetupDmaEngineWithBdl, with_contiguous, bit_flipped_handle },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_HANDLE: handle of a freed engine",
	  call_SetupDmaEngineWithBdl, with_contiguous, stale_handle },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_HANDLE: handle before re-allocation",
	  call_SetupDmaEngineWithBdl, with_contiguous, reallocated_handle },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_HANDLE: another client's handle",
	  call_SetupDmaEngineWithBdl, with_contiguous, foreign_handle },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_PARAMETER: NULL context",
	  call_SetupDmaEngineWithBdl, with_contiguous, null_context },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_PARAMETER: context of a gone client",
	  call_SetupDmaEngineWithBdl, with_contiguous, stale_context },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_PARAMETER: NULL Isr",
	  call_SetupDmaEngineWithBdl, with_contiguous, null_isr },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_PARAMETER: NULL Isr, the last entry interrupts",
	  call_SetupDmaEngineWithBdl, with_contiguous, null_isr_for_one },
	{ "SetupDmaEngineWithBdl: STATUS_SUCCESS: NULL Isr, no entry interrupts",
	  call_SetupDmaEngineWithBdl, with_contiguous, null_isr_for_none, nothing_interrupts },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_PARAMETER: NULL StreamId",
	  call_SetupDmaEngineWithBdl, with_contiguous, null_to_id },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_PARAMETER: NULL FifoSize",
	  call_SetupDmaEngineWithBdl, with_contiguous, null_to_fifo },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_PARAMETER: Lvi 0",
	  call_SetupDmaEngineWithBdl, with_contiguous, lvi_0 },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_PARAMETER: Lvi 256",
	  call_SetupDmaEngineWithBdl, with_contiguous, lvi_256 },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_PARAMETER: Lvi 4294967295",
	  call_SetupDmaEngineWithBdl, with_contiguous, lvi_huge },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_PARAMETER: BufferLength 0",
	  call_SetupDmaEngineWithBdl, with_contiguous, length_0 },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_PARAMETER: entries longer than BufferLength",
	  call_SetupDmaEngineWithBdl, with_contiguous, length_short },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_PARAMETER: entries shorter than BufferLength",
	  call_SetupDmaEngineWithBdl, with_contiguous, length_long },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_PARAMETER: entry of length 0",
	  call_SetupDmaEngineWithBdl, with_contiguous, entry_empty },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_PARAMETER: last of 256 entries of length 0",
	  call_SetupDmaEngineWithBdl, with_contiguous, last_of_256_empty },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_PARAMETER: entry not on 128 bytes",
	  call_SetupDmaEngineWithBdl, with_contiguous, entry_unaligned },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_PARAMETER: entry begins before the buffer",
	  call_SetupDmaEngineWithBdl, with_contiguous, entry_before },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_PARAMETER: entry begins behind the buffer",
	  call_SetupDmaEngineWithBdl, with_contiguous, entry_beyond },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_PARAMETER: entry ends behind the buffer",
	  call_SetupDmaEngineWithBdl, with_contiguous, entry_over_the_end },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_PARAMETER: entry somewhere else",
	  call_SetupDmaEngineWithBdl, with_contiguous, entry_elsewhere },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_PARAMETER: entry at address 0",
	  call_SetupDmaEngineWithBdl, with_contiguous, entry_at_zero },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_PARAMETER: entry that wraps round",
	  call_SetupDmaEngineWithBdl, with_contiguous, entry_wraps },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_PARAMETER: lengths that wrap round",
	  call_SetupDmaEngineWithBdl, with_contiguous, lengths_wrap },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_PARAMETER: bad replacement, the old set-up stands",
	  call_SetupDmaEngineWithBdl, with_bdl_set_up, replacement_bad },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_DEVICE_REQUEST: engine without a buffer",
	  call_SetupDmaEngineWithBdl, with_bdl_engine },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_DEVICE_REQUEST: engine stopped",
	  call_SetupDmaEngineWithBdl, with_bdl_stopped },
	{ "SetupDmaEngineWithBdl: STATUS_INVALID_DEVICE_REQUEST: engine running",
	  call_SetupDmaEngineWithBdl, with_bdl_running },
	{ "SetupDmaEngineWithBdl: STATUS_UNSUCCESSFUL: no list memory",
	  call_SetupDmaEngineWithBdl, with_contiguous, no_list_memory },
	{ "SetupDmaEngineWithBdl: STATUS_DEVICE_NOT_READY: reset does not end",
	  call_SetupDmaEngineWithBdl, with_contiguous, reset_stuck, .faulty = true },
	{ "SetupDmaEngineWithBdl: STATUS_DEVICE_NOT_READY: replacement is not taken",
	  call_SetupDmaEngineWithBdl, with_bdl_set_up, reset_stuck, .faulty = true },
	{ "SetupDmaEngineWithBdl: STATUS_NO_SUCH_DEVICE: controller gone",
	  call_SetupDmaEngineWithBdl, with_contiguous, controller_gone },

	{ "FreeContiguousDmaBuffer: STATUS_SUCCESS: not set up",
	  call_FreeContiguousDmaBuffer, with_contiguous, NULL, memory_is_gone },
	{ "FreeContiguousDmaBuffer: STATUS_SUCCESS: set up with a BDL",
	  call_FreeContiguousDmaBuffer, with_bdl_set_up, NULL, memory_is_gone },
	{ "FreeContiguousDmaBuffer: STATUS_SUCCESS: controller gone with the engine running",
	  call_FreeContiguousDmaBuffer, with_bdl_running, controller_gone, memory_is_gone },
	{ "FreeContiguousDmaBuffer: STATUS_UNSUCCESSFUL: DISPATCH_LEVEL",
	  call_FreeContiguousDmaBuffer, with_contiguous, .at_dispatch = true },
	{ "FreeContiguousDmaBuffer: STATUS_INVALID_PARAMETER: NULL context",
	  call_FreeContiguousDmaBuffer, with_contiguous, null_context },
	{ "FreeContiguousDmaBuffer: STATUS_INVALID_PARAMETER: context of a gone client",
	  call_FreeContiguousDmaBuffer, with_contiguous, stale_context },
	{ "FreeContiguousDmaBuffer: STATUS_INVALID_HANDLE: NULL handle",
	  call_FreeContiguousDmaBuffer, with_contiguous, null_handle },
	{ "FreeContiguousDmaBuffer: STATUS_INVALID_HANDLE: forged handle",
	  call_FreeContiguousDmaBuffer, with_contiguous, forged_handle },
	{ "FreeContiguousDmaBuffer: STATUS_INVALID_HANDLE: handle with one bit changed",
	  call_FreeContiguousDmaBuffer, with_contiguous, bit_flipped_handle },
	{ "FreeContiguousDmaBuffer: STATUS_INVALID_HANDLE: handle of a freed engine",
	  call_FreeContiguousDmaBuffer, with_contiguous, stale_handle },
	{ "FreeContiguousDmaBuffer: STATUS_INVALID_HANDLE: handle before re-allocation",
	  call_FreeContiguousDmaBuffer, with_contiguous, reallocated_handle },
	{ "FreeContiguousDmaBuffer: STATUS_INVALID_HANDLE: another client's handle",
	  call_FreeContiguousDmaBuffer, with_contiguous, foreign_handle },
	{ "FreeContiguousDmaBuffer: STATUS_INVALID_DEVICE_REQUEST: engine without a buffer",
	  call_FreeContiguousDmaBuffer, with_bdl_engine },
	{ "FreeContiguousDmaBuffer: STATUS_INVALID_DEVICE_REQUEST: engine stopped",
	  call_FreeContiguousDmaBuffer, with_bdl_stopped },
	{ "FreeContiguousDmaBuffer: STATUS_INVALID_DEVICE_REQUEST: engine running",
	  call_FreeContiguousDmaBuffer, with_bdl_running },
};

CONTRACT_TABLE(bdl_table)

#define EXPECT_GOOD(c, call)	KUNIT_EXPECT_EQ((c)->test, (u32)(call), (u32)STATUS_SUCCESS)

/* What the client's interrupt routine saw. */
struct isr_witness {
	unsigned int calls;
	ULONG all;
	ULONG last;
	KIRQL level;
};

static void witness_isr(PVOID context, ULONG bits)
{
	struct isr_witness *w = context;

	w->calls++;
	w->all |= bits;
	w->last = bits;
	w->level = KeGetCurrentIrql();
}

/* A list of @n equal parts of the buffer; every @every-th interrupts, 0: none does. */
static void write_list(struct contract *c, unsigned int n, unsigned int every)
{
	ULONG part = c->got.size / n;
	unsigned int i;

	for (i = 0; i < n; i++) {
		c->got.list[i].Address = MmGetPhysicalAddress(c->got.data + i * part);
		c->got.list[i].Length = part;
		c->got.list[i].InterruptOnCompletion = every && i % every == every - 1;
	}
	c->args.lvi = n - 1;
	c->args.bytes = n * part;
}

/* Set up with this routine and running by hand; 4096 bytes, which 1024 frames go round. */
static void run_isr_by_hand(struct contract *c, unsigned int n, unsigned int every,
			    PHDAUDIO_BDL_ISR isr, PVOID cookie)
{
	with_contiguous(c);
	write_list(c, n, every);
	c->args.isr = isr;
	c->args.cookie = cookie;
	EXPECT_GOOD(c, call_SetupDmaEngineWithBdl(c));
	c->args.state = StopState;
	EXPECT_GOOD(c, call_SetDmaEngineState(c));
	c->args.state = RunState;
	EXPECT_GOOD(c, call_SetDmaEngineState(c));
}

static struct isr_witness *run_by_hand(struct contract *c, unsigned int n, unsigned int every)
{
	struct isr_witness *w = kunit_kzalloc(c->test, sizeof(*w), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(c->test, w);
	run_isr_by_hand(c, n, every, witness_isr, w);
	return w;
}

#define LAP	1024
#define BITS_COMPLETE	0x04
#define BITS_FIFO	0x08
#define BITS_DESC	0x10

static void isr_at_each_completion(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	struct isr_witness *w = run_by_hand(c, 8, 2);

	model_run(c->f->model, 3 * LAP);
	KUNIT_EXPECT_EQ(test, w->calls, 12U);
	KUNIT_EXPECT_EQ(test, w->all, (ULONG)BITS_COMPLETE);
	KUNIT_EXPECT_EQ(test, w->level, (KIRQL)DIRQL_LEVEL);
	contract_end(c, false);
}

/* Polled for, in a softirq, and as a thread does it on PREEMPT_RT: it says the same of itself. */
static void isr_is_told_its_level(struct kunit *test)
{
	static const struct fixture_spec polled = { .quirks = HDB_QUIRK_NO_IRQ };
	struct contract *c = contract_new(test, &polled);
	struct isr_witness *w = run_by_hand(c, 2, 1);

	model_run(c->f->model, LAP / 2);
	KUNIT_EXPECT_TRUE(test, wait_until(READ_ONCE(w->calls)));
	KUNIT_EXPECT_EQ(test, w->level, (KIRQL)DIRQL_LEVEL);
	contract_end(c, false);
}

static void interrupt(void *arg)
{
	struct contract *c = arg;

	hdb_streams_irq(c->f->ctrl, BIT(c->f->ctrl->streams.count) - 1);
}

static void isr_in_a_thread_is_told_its_level(struct kunit *test)
{
	static const struct fixture_spec polled = { .quirks = HDB_QUIRK_NO_IRQ };
	struct contract *c = contract_new(test, &polled);
	struct isr_witness *w = run_by_hand(c, 2, 1);

	WRITE_ONCE(c->f->ctrl->looking, false);
	timer_delete_sync(&c->f->ctrl->poll);
	model_run(c->f->model, LAP / 2);
	fixture_at_dispatch(interrupt, c);
	KUNIT_EXPECT_EQ(test, w->calls, 1U);
	KUNIT_EXPECT_EQ(test, w->level, (KIRQL)DIRQL_LEVEL);
	KUNIT_EXPECT_EQ(test, KeGetCurrentIrql(), PASSIVE_LEVEL);
	contract_end(c, false);
}

static void list_of_256_entries(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	struct isr_witness *w;

	c->args.size = 256 * 128;
	w = run_by_hand(c, 256, 32);
	model_run(c->f->model, 8 * LAP);
	KUNIT_EXPECT_EQ(test, w->calls, 8U);
	contract_end(c, false);
}

/* No completion is asked for: only errors interrupt. */
static void isr_for_errors_alone(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	struct isr_witness *w = run_by_hand(c, 2, 0);

	model_run(c->f->model, 2 * LAP);
	KUNIT_EXPECT_EQ(test, w->calls, 0U);
	model_fault(c->f->model, MODEL_FAULT_SD_FIFO_ERROR, 1);
	model_run(c->f->model, 4);
	KUNIT_EXPECT_EQ(test, w->calls, 1U);
	KUNIT_EXPECT_EQ(test, w->last, (ULONG)BITS_FIFO);
	model_fault(c->f->model, MODEL_FAULT_SD_DESC_ERROR, 1);
	model_run(c->f->model, LAP);
	KUNIT_EXPECT_EQ(test, w->calls, 2U);
	KUNIT_EXPECT_EQ(test, w->last, (ULONG)BITS_DESC);
	contract_end(c, false);
}

static void fire(void *arg)
{
	struct contract *c = arg;

	generic_handle_irq(c->f->setup.irq);
}

/* The next completion is taken for granted, unread. */
static void make_due(struct contract *c)
{
	struct hdb_ctrl *ctrl = c->f->ctrl;

	spin_lock_irq(&ctrl->streams.lock);
	ctrl->streams.engines[4].completed_at = jiffies - HZ;
	ctrl->streams.engines[4].interval = 1;
	spin_unlock_irq(&ctrl->streams.lock);
}

/* An error that comes instead is told as what it is, and is no completion. */
static void isr_for_an_error_while_one_is_due(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	struct isr_witness *w = run_by_hand(c, 2, 1);

	model_run(c->f->model, LAP + 300);
	KUNIT_ASSERT_EQ(test, w->calls, 2U);
	make_due(c);
	model_fault(c->f->model, MODEL_FAULT_SD_FIFO_ERROR, 1);
	model_run(c->f->model, 4);
	KUNIT_EXPECT_EQ(test, w->calls, 3U);
	KUNIT_EXPECT_EQ(test, w->last, (ULONG)BITS_FIFO);
	make_due(c);
	model_run(c->f->model, LAP / 4);
	KUNIT_EXPECT_EQ(test, w->calls, 4U);
	KUNIT_EXPECT_EQ(test, w->last, (ULONG)BITS_COMPLETE);
	contract_end(c, false);
}

/* One that comes with it is told after it. */
static void isr_for_an_error_beside_what_is_due(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	struct isr_witness *w = run_by_hand(c, 2, 1);

	model_run(c->f->model, LAP);
	KUNIT_ASSERT_EQ(test, w->calls, 2U);
	WRITE_ONCE(c->f->ctrl->looking, false);	/* nor does it find what was lost */
	timer_delete_sync(&c->f->ctrl->poll);
	make_due(c);
	model_fault(c->f->model, MODEL_FAULT_IRQ_LOST, 1);
	model_fault(c->f->model, MODEL_FAULT_SD_FIFO_ERROR, 1);
	model_run(c->f->model, LAP / 2);
	model_fault(c->f->model, MODEL_FAULT_IRQ_LOST, 0);
	fixture_in_hardirq(fire, c);
	KUNIT_EXPECT_EQ(test, w->calls, 4U);
	KUNIT_EXPECT_EQ(test, w->all, (ULONG)(BITS_COMPLETE | BITS_FIFO));
	KUNIT_EXPECT_EQ(test, w->last, (ULONG)BITS_FIFO);
	contract_end(c, false);
}

/* A stream that the hardware has stopped can be brought back by the rules. */
static void descriptor_error_is_survived(struct kunit *test)
{
	static const HDAUDIO_STREAM_STATE back[] = { StopState, ResetState, StopState, RunState };
	struct contract *c = contract_new(test, NULL);
	struct isr_witness *w = run_by_hand(c, 2, 1);
	unsigned int i;

	model_fault(c->f->model, MODEL_FAULT_SD_DESC_ERROR, 1);
	model_run(c->f->model, LAP);
	KUNIT_EXPECT_TRUE(test, w->all & BITS_DESC);
	for (i = 0; i < ARRAY_SIZE(back); i++) {
		c->args.state = back[i];
		EXPECT_GOOD(c, call_SetDmaEngineState(c));
	}
	w->calls = 0;
	model_run(c->f->model, 2 * LAP);
	KUNIT_EXPECT_EQ(test, w->calls, 4U);
	contract_end(c, false);
}

/* The hardware reads the bus driver's copy: what is written later has no effect. */
static void list_is_copied(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	struct isr_witness *w = run_by_hand(c, 2, 1);
	u32 low = model_peek(c->f->model, SD4 + 0x18, 4);

	KUNIT_EXPECT_NE(test, low, lower_32_bits(virt_to_phys(c->got.list)));
	memset(c->got.list, 0xff, 4096);
	model_run(c->f->model, 2 * LAP);
	KUNIT_EXPECT_EQ(test, w->calls, 4U);
	contract_end(c, false);
}

static void list_can_be_replaced(struct kunit *test)
{
	static const HDAUDIO_STREAM_STATE down[] = { PauseState, ResetState };
	static const HDAUDIO_STREAM_STATE up[] = { StopState, RunState };
	struct contract *c = contract_new(test, NULL);
	struct isr_witness *w = run_by_hand(c, 2, 1);
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(down); i++) {
		c->args.state = down[i];
		EXPECT_GOOD(c, call_SetDmaEngineState(c));
	}
	write_list(c, 16, 1);
	EXPECT_GOOD(c, call_SetupDmaEngineWithBdl(c));
	for (i = 0; i < ARRAY_SIZE(up); i++) {
		c->args.state = up[i];
		EXPECT_GOOD(c, call_SetDmaEngineState(c));
	}
	w->calls = 0;
	model_run(c->f->model, LAP);
	KUNIT_EXPECT_EQ(test, w->calls, 16U);
	contract_end(c, false);
}

/* A replacement that is refused leaves the old list running as before. */
static void refused_list_leaves_the_old(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	struct isr_witness *w = kunit_kzalloc(test, sizeof(*w), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, w);
	with_contiguous(c);
	write_list(c, 4, 1);
	c->args.isr = witness_isr;
	c->args.cookie = w;
	EXPECT_GOOD(c, call_SetupDmaEngineWithBdl(c));
	write_list(c, 16, 1);
	c->got.list[15].Address.QuadPart += 128;
	KUNIT_EXPECT_EQ(test, (u32)call_SetupDmaEngineWithBdl(c), (u32)STATUS_INVALID_PARAMETER);
	c->args.state = StopState;
	EXPECT_GOOD(c, call_SetDmaEngineState(c));
	c->args.state = RunState;
	EXPECT_GOOD(c, call_SetDmaEngineState(c));
	model_run(c->f->model, LAP);
	KUNIT_EXPECT_EQ(test, w->calls, 4U);
	contract_end(c, false);
}

/* Interrupt flags other than bit 0 are not the hardware's business. */
static void reserved_flags_are_not_passed_on(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	u32 *own;

	with_contiguous(c);
	c->got.list[0].InterruptOnCompletion = 0xfffffffe;
	c->got.list[1].InterruptOnCompletion = 0xffffffff;
	EXPECT_GOOD(c, call_SetupDmaEngineWithBdl(c));
	own = phys_to_virt((u64)model_peek(c->f->model, SD4 + 0x1c, 4) << 32 |
			   model_peek(c->f->model, SD4 + 0x18, 4));
	KUNIT_EXPECT_EQ(test, own[3], 0U);
	KUNIT_EXPECT_EQ(test, own[7], 1U);
	contract_end(c, false);
}

/* Each client's engine calls its own routine, and pauses keep it quiet. */
static void isr_is_the_engines_own(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	struct isr_witness *first = run_by_hand(c, 4, 1), *second;

	c->args.size = 4096;
	second = run_by_hand(c, 2, 1);
	model_run(c->f->model, LAP);
	KUNIT_EXPECT_EQ(test, first->calls, 4U);
	KUNIT_EXPECT_EQ(test, second->calls, 2U);
	c->args.state = PauseState;
	EXPECT_GOOD(c, call_SetDmaEngineState(c));
	model_run(c->f->model, LAP);
	KUNIT_EXPECT_EQ(test, first->calls, 8U);
	KUNIT_EXPECT_EQ(test, second->calls, 2U);
	contract_end(c, false);
}

/**
 * struct freeing - a routine that gives its engine back
 * @c: whose engine it is
 * @calls: of the routine
 * @status: what the last was told
 */
struct freeing {
	struct contract *c;
	unsigned int calls;
	NTSTATUS status;
};

/* In reset, and its buffer is another thread's, which frees it when this routine has returned. */
static void freeing_isr(PVOID context, ULONG bits)
{
	struct freeing *freeing = context;
	struct contract *c = freeing->c;
	struct hdb_engine *engine;
	struct hdb_buffer *buffer = NULL;

	engine = &c->f->ctrl->streams.engines[((unsigned long)c->args.handle & 0xff) - 1];
	freeing->calls++;
	c->args.state = PauseState;
	EXPECT_GOOD(c, call_SetDmaEngineState(c));
	c->args.state = ResetState;
	EXPECT_GOOD(c, call_SetDmaEngineState(c));
	swap(engine->buffer, buffer);
	freeing->status = call_FreeDmaEngine(c);
	swap(engine->buffer, buffer);
}

static void engine_is_not_free_while_its_isr_runs(struct kunit *test)
{
	struct freeing *freeing = kunit_kzalloc(test, sizeof(*freeing), GFP_KERNEL);
	struct contract *c = contract_new(test, NULL);

	KUNIT_ASSERT_NOT_NULL(test, freeing);
	freeing->c = c;
	run_isr_by_hand(c, 2, 1, freeing_isr, freeing);
	model_run(c->f->model, LAP);
	KUNIT_EXPECT_EQ(test, freeing->calls, 1U);
	KUNIT_EXPECT_EQ(test, (u32)freeing->status, (u32)STATUS_INVALID_DEVICE_REQUEST);
	EXPECT_GOOD(c, call_FreeContiguousDmaBuffer(c));
	EXPECT_GOOD(c, call_FreeDmaEngine(c));
	contract_end(c, false);
}

static struct kunit_case ddi_bdl_cases[] = {
	CONTRACT_CASES(bdl_table),
	KUNIT_CASE(isr_at_each_completion),
	KUNIT_CASE(isr_is_told_its_level),
	KUNIT_CASE(isr_in_a_thread_is_told_its_level),
	KUNIT_CASE(list_of_256_entries),
	KUNIT_CASE(isr_for_errors_alone),
	KUNIT_CASE(isr_for_an_error_while_one_is_due),
	KUNIT_CASE(isr_for_an_error_beside_what_is_due),
	KUNIT_CASE(descriptor_error_is_survived),
	KUNIT_CASE(list_is_copied),
	KUNIT_CASE(list_can_be_replaced),
	KUNIT_CASE(refused_list_leaves_the_old),
	KUNIT_CASE(reserved_flags_are_not_passed_on),
	KUNIT_CASE(isr_is_the_engines_own),
	KUNIT_CASE(engine_is_not_free_while_its_isr_runs),
	{ }
};

static struct kunit_suite ddi_bdl_suite = {
	.name = "ddi_bdl",
	.test_cases = ddi_bdl_cases,
};

kunit_test_suite(ddi_bdl_suite);
