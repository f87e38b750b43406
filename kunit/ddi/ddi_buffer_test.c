// SPDX-License-Identifier: GPL-2.0
/*
 * Cyclic buffers, with notification and without.
 */
#include "nt/dma_range.h"

#include "contract/contract.h"
#include "model/dma_watch.h"

static void another_mdl(struct contract *c)
{
	c->args.mdl = (PMDL)&c->out;
}

static void null_mdl(struct contract *c)
{
	c->args.mdl = NULL;
}

static void another_size(struct contract *c)
{
	c->args.size -= 1;
}

static void no_notifications(struct contract *c)
{
	c->args.notifications = 0;
}

static void three_notifications(struct contract *c)
{
	c->args.notifications = 3;
}

static void many_notifications(struct contract *c)
{
	c->args.notifications = 0xffffffff;
}

static void one_notification(struct contract *c)
{
	c->args.notifications = 1;
}

/* The data is to be had, a page of descriptors is not. */
static void no_list_memory(struct contract *c)
{
	fixture_take_short_lists(c->f);
	dma_watch_fail_from(2);
}

static void buffer_is_granted(struct contract *c)
{
	struct contract_out *out = &c->out;

	KUNIT_EXPECT_EQ(c->test, out->size, (SIZE_T)4096);
	KUNIT_EXPECT_EQ(c->test, MmGetMdlByteCount(out->mdl), 4096U);
	KUNIT_EXPECT_EQ(c->test, MmGetMdlByteOffset(out->mdl), 0U);
	KUNIT_EXPECT_EQ(c->test, out->fifo, model_config(c->f->model)->fifo_out + 1U);
	KUNIT_EXPECT_GE(c->test, model_find_stream(c->f->model, out->id, true), 0);
	KUNIT_EXPECT_TRUE(c->test, !memchr_inv(MmGetSystemAddressForMdl(out->mdl), 0, 4096));
}

static void notifying_buffer_is_granted(struct contract *c)
{
	buffer_is_granted(c);
	KUNIT_EXPECT_EQ(c->test, c->out.offset, (SIZE_T)MmGetMdlByteOffset(c->out.mdl));
}

/* The engine can take another, and the memory has gone. */
static void buffer_is_gone(struct contract *c)
{
	KUNIT_EXPECT_EQ(c->test, dma_watch_live(), 0);
	KUNIT_EXPECT_EQ(c->test, (u32)call_FreeDmaBuffer(c), (u32)STATUS_INVALID_DEVICE_REQUEST);
	if (hdb_ctrl_gone(c->f->ctrl))
		return;
	c->args.size = 4096;
	KUNIT_EXPECT_EQ(c->test, (u32)call_AllocateDmaBuffer(c), (u32)STATUS_SUCCESS);
}

static const struct contract_case buffer_table[] = {
	{ "AllocateDmaBuffer: STATUS_SUCCESS: engine without a buffer",
	  call_AllocateDmaBuffer, with_engine, NULL, buffer_is_granted },
	{ "AllocateDmaBuffer: STATUS_UNSUCCESSFUL: DISPATCH_LEVEL",
	  call_AllocateDmaBuffer, with_engine, .at_dispatch = true },
	{ "AllocateDmaBuffer: STATUS_INVALID_HANDLE: NULL handle",
	  call_AllocateDmaBuffer, with_engine, null_handle },
	{ "AllocateDmaBuffer: STATUS_INVALID_HANDLE: forged handle",
	  call_AllocateDmaBuffer, with_engine, forged_handle },
	{ "AllocateDmaBuffer: STATUS_INVALID_HANDLE: handle with one bit changed",
	  call_AllocateDmaBuffer, with_engine, bit_flipped_handle },
	{ "AllocateDmaBuffer: STATUS_INVALID_HANDLE: handle of a freed engine",
	  call_AllocateDmaBuffer, with_engine, stale_handle },
	{ "AllocateDmaBuffer: STATUS_INVALID_HANDLE: handle before re-allocation",
	  call_AllocateDmaBuffer, with_engine, reallocated_handle },
	{ "AllocateDmaBuffer: STATUS_INVALID_HANDLE: another client's handle",
	  call_AllocateDmaBuffer, with_engine, foreign_handle },
	{ "AllocateDmaBuffer: STATUS_INVALID_PARAMETER: NULL context",
	  call_AllocateDmaBuffer, with_engine, null_context },
	{ "AllocateDmaBuffer: STATUS_INVALID_PARAMETER: context of a gone client",
	  call_AllocateDmaBuffer, with_engine, stale_context },
	{ "AllocateDmaBuffer: STATUS_INVALID_PARAMETER: NULL BufferMdl",
	  call_AllocateDmaBuffer, with_engine, null_to_mdl },
	{ "AllocateDmaBuffer: STATUS_INVALID_PARAMETER: NULL AllocatedBufferSize",
	  call_AllocateDmaBuffer, with_engine, null_to_size },
	{ "AllocateDmaBuffer: STATUS_INVALID_PARAMETER: NULL StreamId",
	  call_AllocateDmaBuffer, with_engine, null_to_id },
	{ "AllocateDmaBuffer: STATUS_INVALID_PARAMETER: NULL FifoSize",
	  call_AllocateDmaBuffer, with_engine, null_to_fifo },
	{ "AllocateDmaBuffer: STATUS_INVALID_PARAMETER: size 0",
	  call_AllocateDmaBuffer, with_engine, zero_size },
	{ "AllocateDmaBuffer: STATUS_INVALID_PARAMETER: size 0 comes before the engine's buffer",
	  call_AllocateDmaBuffer, with_buffer, zero_size },
	{ "AllocateDmaBuffer: STATUS_INVALID_DEVICE_REQUEST: engine has a buffer",
	  call_AllocateDmaBuffer, with_buffer },
	{ "AllocateDmaBuffer: STATUS_INVALID_DEVICE_REQUEST: notifying buffer",
	  call_AllocateDmaBuffer, with_notifying },
	{ "AllocateDmaBuffer: STATUS_INVALID_DEVICE_REQUEST: engine stopped",
	  call_AllocateDmaBuffer, with_stopped },
	{ "AllocateDmaBuffer: STATUS_INVALID_DEVICE_REQUEST: engine running",
	  call_AllocateDmaBuffer, with_running },
	{ "AllocateDmaBuffer: STATUS_INVALID_DEVICE_REQUEST: engine paused",
	  call_AllocateDmaBuffer, with_paused },
	{ "AllocateDmaBuffer: STATUS_INVALID_DEVICE_REQUEST: reset again, buffer there",
	  call_AllocateDmaBuffer, with_reset_again },
	{ "AllocateDmaBuffer: STATUS_INSUFFICIENT_RESOURCES: no data memory",
	  call_AllocateDmaBuffer, with_engine, no_dma_memory },
	{ "AllocateDmaBuffer: STATUS_INSUFFICIENT_RESOURCES: no list memory",
	  call_AllocateDmaBuffer, with_engine, no_list_memory },
	{ "AllocateDmaBuffer: STATUS_DEVICE_NOT_READY: reset does not end",
	  call_AllocateDmaBuffer, with_engine, reset_stuck, .faulty = true },
	{ "AllocateDmaBuffer: STATUS_NO_SUCH_DEVICE: controller gone",
	  call_AllocateDmaBuffer, with_engine, controller_gone },
	{ "AllocateDmaBuffer: STATUS_NO_SUCH_DEVICE: controller pulled out unnoticed",
	  call_AllocateDmaBuffer, with_engine, controller_pulled, .faulty = true },

	{ "FreeDmaBuffer: STATUS_SUCCESS: buffer without notification",
	  call_FreeDmaBuffer, with_buffer, NULL, buffer_is_gone },
	{ "FreeDmaBuffer: STATUS_SUCCESS: buffer with notification",
	  call_FreeDmaBuffer, with_notifying, NULL, buffer_is_gone },
	{ "FreeDmaBuffer: STATUS_SUCCESS: engine reset again",
	  call_FreeDmaBuffer, with_reset_again, NULL, buffer_is_gone },
	{ "FreeDmaBuffer: STATUS_SUCCESS: controller gone",
	  call_FreeDmaBuffer, with_buffer, controller_gone, buffer_is_gone },
	{ "FreeDmaBuffer: STATUS_SUCCESS: controller gone with the engine running",
	  call_FreeDmaBuffer, with_running, controller_gone, buffer_is_gone },
	{ "FreeDmaBuffer: STATUS_UNSUCCESSFUL: DISPATCH_LEVEL",
	  call_FreeDmaBuffer, with_buffer, .at_dispatch = true },
	{ "FreeDmaBuffer: STATUS_INVALID_PARAMETER: NULL context",
	  call_FreeDmaBuffer, with_buffer, null_context },
	{ "FreeDmaBuffer: STATUS_INVALID_PARAMETER: context of a gone client",
	  call_FreeDmaBuffer, with_buffer, stale_context },
	{ "FreeDmaBuffer: STATUS_INVALID_HANDLE: NULL handle",
	  call_FreeDmaBuffer, with_buffer, null_handle },
	{ "FreeDmaBuffer: STATUS_INVALID_HANDLE: forged handle",
	  call_FreeDmaBuffer, with_buffer, forged_handle },
	{ "FreeDmaBuffer: STATUS_INVALID_HANDLE: handle with one bit changed",
	  call_FreeDmaBuffer, with_buffer, bit_flipped_handle },
	{ "FreeDmaBuffer: STATUS_INVALID_HANDLE: handle of a freed engine",
	  call_FreeDmaBuffer, with_buffer, stale_handle },
	{ "FreeDmaBuffer: STATUS_INVALID_HANDLE: handle before re-allocation",
	  call_FreeDmaBuffer, with_buffer, reallocated_handle },
	{ "FreeDmaBuffer: STATUS_INVALID_HANDLE: another client's handle",
	  call_FreeDmaBuffer, with_buffer, foreign_handle },
	{ "FreeDmaBuffer: STATUS_INVALID_DEVICE_REQUEST: engine without a buffer",
	  call_FreeDmaBuffer, with_engine },
	{ "FreeDmaBuffer: STATUS_INVALID_DEVICE_REQUEST: engine stopped",
	  call_FreeDmaBuffer, with_stopped },
	{ "FreeDmaBuffer: STATUS_INVALID_DEVICE_REQUEST: engine running",
	  call_FreeDmaBuffer, with_running },
	{ "FreeDmaBuffer: STATUS_INVALID_DEVICE_REQUEST: engine paused",
	  call_FreeDmaBuffer, with_paused },
	{ "FreeDmaBuffer: STATUS_INVALID_DEVICE_REQUEST: notifying buffer, engine stopped",
	  call_FreeDmaBuffer, with_notifying_stopped },
	{ "FreeDmaBuffer: STATUS_INVALID_DEVICE_REQUEST: notifying buffer, engine running",
	  call_FreeDmaBuffer, with_notifying_running },

	{ "AllocateDmaBufferWithNotification: STATUS_SUCCESS: one notification",
	  call_AllocateDmaBufferWithNotification, with_engine, one_notification,
	  notifying_buffer_is_granted },
	{ "AllocateDmaBufferWithNotification: STATUS_SUCCESS: two notifications",
	  call_AllocateDmaBufferWithNotification, with_engine, NULL,
	  notifying_buffer_is_granted },
	{ "AllocateDmaBufferWithNotification: STATUS_UNSUCCESSFUL: DISPATCH_LEVEL",
	  call_AllocateDmaBufferWithNotification, with_engine, .at_dispatch = true },
	{ "AllocateDmaBufferWithNotification: STATUS_INVALID_HANDLE: NULL handle",
	  call_AllocateDmaBufferWithNotification, with_engine, null_handle },
	{ "AllocateDmaBufferWithNotification: STATUS_INVALID_HANDLE: forged handle",
	  call_AllocateDmaBufferWithNotification, with_engine, forged_handle },
	{ "AllocateDmaBufferWithNotification: STATUS_INVALID_HANDLE: handle with one bit changed",
	  call_AllocateDmaBufferWithNotification, with_engine, bit_flipped_handle },
	{ "AllocateDmaBufferWithNotification: STATUS_INVALID_HANDLE: handle of a freed engine",
	  call_AllocateDmaBufferWithNotification, with_engine, stale_handle },
	{ "AllocateDmaBufferWithNotification: STATUS_INVALID_HANDLE: handle before re-allocation",
	  call_AllocateDmaBufferWithNotification, with_engine, reallocated_handle },
	{ "AllocateDmaBufferWithNotification: STATUS_INVALID_HANDLE: another client's handle",
	  call_AllocateDmaBufferWithNotification, with_engine, foreign_handle },
	{ "AllocateDmaBufferWithNotification: STATUS_INVALID_PARAMETER: NULL context",
	  call_AllocateDmaBufferWithNotification, with_engine, null_context },
	{ "AllocateDmaBufferWithNotification: STATUS_INVALID_PARAMETER: context of a gone client",
	  call_AllocateDmaBufferWithNotification, with_engine, stale_context },
	{ "AllocateDmaBufferWithNotification: STATUS_INVALID_PARAMETER: NULL BufferMdl",
	  call_AllocateDmaBufferWithNotification, with_engine, null_to_mdl },
	{ "AllocateDmaBufferWithNotification: STATUS_INVALID_PARAMETER: NULL AllocatedBufferSize",
	  call_AllocateDmaBufferWithNotification, with_engine, null_to_size },
	{ "AllocateDmaBufferWithNotification: STATUS_INVALID_PARAMETER: NULL OffsetFromFirstPage",
	  call_AllocateDmaBufferWithNotification, with_engine, null_to_offset },
	{ "AllocateDmaBufferWithNotification: STATUS_INVALID_PARAMETER: NULL StreamId",
	  call_AllocateDmaBufferWithNotification, with_engine, null_to_id },
	{ "AllocateDmaBufferWithNotification: STATUS_INVALID_PARAMETER: NULL FifoSize",
	  call_AllocateDmaBufferWithNotification, with_engine, null_to_fifo },
	{ "AllocateDmaBufferWithNotification: STATUS_INVALID_PARAMETER: size 0",
	  call_AllocateDmaBufferWithNotification, with_engine, zero_size },
	{ "AllocateDmaBufferWithNotification: STATUS_INVALID_PARAMETER: no notifications",
	  call_AllocateDmaBufferWithNotification, with_engine, no_notifications },
	{ "AllocateDmaBufferWithNotification: STATUS_INVALID_PARAMETER: three notifications",
	  call_AllocateDmaBufferWithNotification, with_engine, three_notifications },
	{ "AllocateDmaBufferWithNotification: STATUS_INVALID_PARAMETER: 4294967295 notifications",
	  call_AllocateDmaBufferWithNotification, with_engine, many_notifications },
	{ "AllocateDmaBufferWithNotification: STATUS_INVALID_DEVICE_REQUEST: engine has a buffer",
	  call_AllocateDmaBufferWithNotification, with_buffer },
	{ "AllocateDmaBufferWithNotification: STATUS_INVALID_DEVICE_REQUEST: notifying buffer",
	  call_AllocateDmaBufferWithNotification, with_notifying },
	{ "AllocateDmaBufferWithNotification: STATUS_INVALID_DEVICE_REQUEST: engine stopped",
	  call_AllocateDmaBufferWithNotification, with_notifying_stopped },
	{ "AllocateDmaBufferWithNotification: STATUS_INVALID_DEVICE_REQUEST: engine running",
	  call_AllocateDmaBufferWithNotification, with_notifying_running },
	{ "AllocateDmaBufferWithNotification: STATUS_INVALID_DEVICE_REQUEST: engine reset again",
	  call_AllocateDmaBufferWithNotification, with_reset_again },
	{ "AllocateDmaBufferWithNotification: STATUS_INSUFFICIENT_RESOURCES: no data memory",
	  call_AllocateDmaBufferWithNotification, with_engine, no_dma_memory },
	{ "AllocateDmaBufferWithNotification: STATUS_INSUFFICIENT_RESOURCES: no list memory",
	  call_AllocateDmaBufferWithNotification, with_engine, no_list_memory },
	{ "AllocateDmaBufferWithNotification: STATUS_DEVICE_NOT_READY: reset does not end",
	  call_AllocateDmaBufferWithNotification, with_engine, reset_stuck, .faulty = true },
	{ "AllocateDmaBufferWithNotification: STATUS_NO_SUCH_DEVICE: controller gone",
	  call_AllocateDmaBufferWithNotification, with_engine, controller_gone },

	{ "FreeDmaBufferWithNotification: STATUS_SUCCESS: its own MDL and size",
	  call_FreeDmaBufferWithNotification, with_notifying, NULL, buffer_is_gone },
	{ "FreeDmaBufferWithNotification: STATUS_SUCCESS: controller gone with the engine running",
	  call_FreeDmaBufferWithNotification, with_notifying_running, controller_gone,
	  buffer_is_gone },
	{ "FreeDmaBufferWithNotification: STATUS_UNSUCCESSFUL: DISPATCH_LEVEL",
	  call_FreeDmaBufferWithNotification, with_notifying, .at_dispatch = true },
	{ "FreeDmaBufferWithNotification: STATUS_INVALID_HANDLE: NULL handle",
	  call_FreeDmaBufferWithNotification, with_notifying, null_handle },
	{ "FreeDmaBufferWithNotification: STATUS_INVALID_HANDLE: forged handle",
	  call_FreeDmaBufferWithNotification, with_notifying, forged_handle },
	{ "FreeDmaBufferWithNotification: STATUS_INVALID_HANDLE: handle with one bit changed",
	  call_FreeDmaBufferWithNotification, with_notifying, bit_flipped_handle },
	{ "FreeDmaBufferWithNotification: STATUS_INVALID_HANDLE: handle of a freed engine",
	  call_FreeDmaBufferWithNotification, with_notifying, stale_handle },
	{ "FreeDmaBufferWithNotification: STATUS_INVALID_HANDLE: handle before re-allocation",
	  call_FreeDmaBufferWithNotification, with_notifying, reallocated_handle },
	{ "FreeDmaBufferWithNotification: STATUS_INVALID_HANDLE: another client's handle",
	  call_FreeDmaBufferWithNotification, with_notifying, foreign_handle },
	{ "FreeDmaBufferWithNotification: STATUS_INVALID_PARAMETER: NULL context",
	  call_FreeDmaBufferWithNotification, with_notifying, null_context },
	{ "FreeDmaBufferWithNotification: STATUS_INVALID_PARAMETER: context of a gone client",
	  call_FreeDmaBufferWithNotification, with_notifying, stale_context },
	{ "FreeDmaBufferWithNotification: STATUS_INVALID_PARAMETER: NULL BufferMdl",
	  call_FreeDmaBufferWithNotification, with_notifying, null_mdl },
	{ "FreeDmaBufferWithNotification: STATUS_INVALID_PARAMETER: another MDL",
	  call_FreeDmaBufferWithNotification, with_notifying, another_mdl },
	{ "FreeDmaBufferWithNotification: STATUS_INVALID_PARAMETER: another size",
	  call_FreeDmaBufferWithNotification, with_notifying, another_size },
	{ "FreeDmaBufferWithNotification: STATUS_INVALID_DEVICE_REQUEST: engine without a buffer",
	  call_FreeDmaBufferWithNotification, with_engine },
	{ "FreeDmaBufferWithNotification: STATUS_INVALID_DEVICE_REQUEST: no notifying buffer",
	  call_FreeDmaBufferWithNotification, with_buffer },
	{ "FreeDmaBufferWithNotification: STATUS_INVALID_DEVICE_REQUEST: engine stopped",
	  call_FreeDmaBufferWithNotification, with_notifying_stopped },
	{ "FreeDmaBufferWithNotification: STATUS_INVALID_DEVICE_REQUEST: engine running",
	  call_FreeDmaBufferWithNotification, with_notifying_running },
};

CONTRACT_TABLE(buffer_table)

/* The BDL client has no such routine in its table; a client may hold two tables, though. */
static void free_dma_buffer_spares_contiguous(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	NTSTATUS status;

	with_contiguous(c);
	status = c->v3->base.FreeDmaBuffer(c->bdl->interface.Context, c->got.handle);
	KUNIT_EXPECT_EQ(test, (u32)status, (u32)STATUS_INVALID_DEVICE_REQUEST);
	status = c->v3->v3.FreeDmaBufferWithNotification(c->bdl->interface.Context, c->got.handle,
							 NULL, c->got.size);
	KUNIT_EXPECT_EQ(test, (u32)status, (u32)STATUS_INVALID_DEVICE_REQUEST);
	KUNIT_EXPECT_EQ(test, (u32)call_SetupDmaEngineWithBdl(c), (u32)STATUS_SUCCESS);
	contract_end(c, false);
}

/**
 * struct size_row - a size wanted and the one that is nearest to it
 * @name: in words
 * @format: of the stream
 * @notifications: 0 for a buffer without
 * @wanted: bytes
 * @granted: bytes
 */
struct size_row {
	const char *name;
	HDAUDIO_STREAM_FORMAT format;
	ULONG notifications;
	SIZE_T wanted;
	SIZE_T granted;
};

static const struct size_row sizes[] = {
	{ "1 byte becomes two descriptors", { 48000, 16, 16, 2 }, 0, 1, 256 },
	{ "256 bytes stay", { 48000, 16, 16, 2 }, 0, 256, 256 },
	{ "257 bytes become 384", { 48000, 16, 16, 2 }, 0, 257, 384 },
	{ "a page stays", { 48000, 16, 16, 2 }, 0, 4096, 4096 },
	{ "6 channels of 16 bits: multiples of 384", { 48000, 16, 16, 6 }, 0, 1000, 1152 },
	{ "5 channels of 32 bits: multiples of 640", { 48000, 24, 32, 5 }, 0, 641, 1280 },
	{ "7 channels of 8 bits: multiples of 896", { 48000, 8, 8, 7 }, 0, 1, 896 },
	{ "one notification: as without", { 48000, 16, 16, 2 }, 1, 257, 384 },
	{ "two notifications: halves of 128", { 48000, 16, 16, 2 }, 2, 257, 512 },
	{ "two notifications: halves of whole frames", { 48000, 16, 16, 3 }, 2, 700, 768 },
	{ "two notifications: 10 ms at 48 kHz stay", { 48000, 16, 16, 2 }, 2, 3840, 3840 },
	{ "64 KiB stay", { 48000, 16, 16, 2 }, 2, 65536, 65536 },
};

static void size_name(const struct size_row *row, char *desc)
{
	strscpy(desc, row->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(size, sizes, size_name);

static NTSTATUS allocate(struct contract *c, ULONG notifications)
{
	c->args.notifications = notifications;
	if (notifications)
		return call_AllocateDmaBufferWithNotification(c);
	return call_AllocateDmaBuffer(c);
}

/* The hardware is told of the very bytes the client was. */
static void size_granted_is_the_nearest(struct kunit *test)
{
	const struct size_row *row = test->param_value;
	struct contract *c = contract_new(test, NULL);

	c->args.format = row->format;
	with_engine(c);
	c->args.size = row->wanted;
	KUNIT_ASSERT_EQ(test, (u32)allocate(c, row->notifications), (u32)STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, c->out.size, row->granted);
	KUNIT_EXPECT_EQ(test, (SIZE_T)MmGetMdlByteCount(c->out.mdl), row->granted);
	KUNIT_EXPECT_EQ(test, model_peek(c->f->model, 0x80 + 0x20 * 4 + 8, 4), (u32)row->granted);
	contract_end(c, false);
}

/* What no allocation can satisfy is granted in part, in whole frames, and it is all there. */
static void huge_size_is_granted_in_part(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	u8 *data;

	c->args.format = (HDAUDIO_STREAM_FORMAT){ 48000, 16, 16, 6 };
	with_engine(c);
	c->args.size = ~(SIZE_T)0;
	KUNIT_ASSERT_EQ(test, (u32)call_AllocateDmaBuffer(c), (u32)STATUS_SUCCESS);
	KUNIT_EXPECT_GE(test, c->out.size, (SIZE_T)PAGE_SIZE);
	KUNIT_EXPECT_EQ(test, c->out.size % 384, (SIZE_T)0);
	data = MmGetSystemAddressForMdl(c->out.mdl);
	data[0] = 1;
	data[c->out.size - 1] = 1;
	contract_end(c, false);
}

/* Memory for 64 KiB is not to be had at once: less is granted. */
static void scarce_memory_is_granted_in_part(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);

	with_engine(c);
	c->args.size = 65536;
	dma_watch_fail_above(20000);
	KUNIT_ASSERT_EQ(test, (u32)call_AllocateDmaBuffer(c), (u32)STATUS_SUCCESS);
	KUNIT_EXPECT_LE(test, c->out.size, (SIZE_T)20000);
	KUNIT_EXPECT_GE(test, c->out.size, (SIZE_T)4096);
	KUNIT_EXPECT_EQ(test, c->out.size % 128, (SIZE_T)0);
	dma_watch_fail_above(0);
	contract_end(c, false);
}

struct bdl_entry {
	__le64 address;
	__le32 length;
	__le32 flags;
};

static const struct bdl_entry *programmed_list(struct contract *c, unsigned int sd)
{
	struct model *m = c->f->model;
	u64 addr = (u64)model_peek(m, 0x80 + 0x20 * sd + 0x1c, 4) << 32 |
		   model_peek(m, 0x80 + 0x20 * sd + 0x18, 4);

	return phys_to_virt(addr);
}

/* Where in a cycle the hardware is to interrupt, as bytes done. */
static unsigned int interrupts_at(struct contract *c, unsigned int sd, u32 at[4])
{
	const struct bdl_entry *e = programmed_list(c, sd);
	u32 lvi = model_peek(c->f->model, 0x80 + 0x20 * sd + 0xc, 2), pos = 0, i;
	unsigned int n = 0;

	KUNIT_EXPECT_GE(c->test, lvi, 1U);
	for (i = 0; i <= lvi; i++) {
		KUNIT_EXPECT_EQ(c->test, le64_to_cpu(e[i].address) % 128, 0ULL);
		pos += le32_to_cpu(e[i].length);
		if (le32_to_cpu(e[i].flags) & 1 && n < 4)
			at[n++] = pos;
	}
	KUNIT_EXPECT_EQ(c->test, pos, (u32)c->out.size);
	return n;
}

static void interrupts_are_where_they_were_asked_for(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	u32 at[4];

	with_engine(c);
	KUNIT_ASSERT_EQ(test, (u32)allocate(c, 0), (u32)STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, interrupts_at(c, 4, at), 0U);
	with_engine(c);
	KUNIT_ASSERT_EQ(test, (u32)allocate(c, 1), (u32)STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, interrupts_at(c, 5, at), 1U);
	KUNIT_EXPECT_EQ(test, at[0], 4096U);
	with_engine(c);
	KUNIT_ASSERT_EQ(test, (u32)allocate(c, 2), (u32)STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, interrupts_at(c, 6, at), 2U);
	KUNIT_EXPECT_EQ(test, at[0], 2048U);
	KUNIT_EXPECT_EQ(test, at[1], 4096U);
	contract_end(c, false);
}

static void mdl_names_the_pages(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	u8 *data;
	unsigned int i;

	with_engine(c);
	c->args.size = 3 * PAGE_SIZE + 128;
	KUNIT_ASSERT_EQ(test, (u32)call_AllocateDmaBuffer(c), (u32)STATUS_SUCCESS);
	data = MmGetSystemAddressForMdlSafe(c->out.mdl, NormalPagePriority);
	KUNIT_EXPECT_EQ(test, offset_in_page(data), 0UL);
	for (i = 0; i < 4; i++)
		KUNIT_EXPECT_EQ(test, MmGetMdlPfnArray(c->out.mdl)[i],
				(PFN_NUMBER)PHYS_PFN(virt_to_phys(data + i * PAGE_SIZE)));
	contract_end(c, false);
}

/* Freed memory has no bus address any more. */
static void freed_buffer_is_forgotten(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	dma_addr_t addr;
	void *data;

	with_buffer(c);
	data = MmGetSystemAddressForMdl(c->got.mdl);
	KUNIT_EXPECT_TRUE(test, hdb_dma_range_lookup(data, &addr));
	KUNIT_EXPECT_EQ(test, (u32)call_FreeDmaBuffer(c), (u32)STATUS_SUCCESS);
	KUNIT_EXPECT_FALSE(test, hdb_dma_range_lookup(data, &addr));
	KUNIT_EXPECT_EQ(test, model_peek(c->f->model, 0x80 + 0x20 * 4 + 0x18, 4), 0U);
	contract_end(c, false);
}

/* Stale audio must not be heard: every buffer is zeroed, however often the memory is reused. */
static void buffer_is_zeroed_each_time(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	unsigned int i;
	u8 *data;

	with_engine(c);
	for (i = 0; i < 8; i++) {
		KUNIT_ASSERT_EQ(test, (u32)call_AllocateDmaBuffer(c), (u32)STATUS_SUCCESS);
		data = MmGetSystemAddressForMdl(c->out.mdl);
		KUNIT_EXPECT_TRUE(test, !memchr_inv(data, 0, c->out.size));
		memset(data, 0x5a, c->out.size);
		KUNIT_ASSERT_EQ(test, (u32)call_FreeDmaBuffer(c), (u32)STATUS_SUCCESS);
	}
	contract_end(c, false);
}

static struct kunit_case ddi_buffer_cases[] = {
	CONTRACT_CASES(buffer_table),
	KUNIT_CASE(free_dma_buffer_spares_contiguous),
	KUNIT_CASE_PARAM(size_granted_is_the_nearest, size_gen_params),
	KUNIT_CASE(huge_size_is_granted_in_part),
	KUNIT_CASE(scarce_memory_is_granted_in_part),
	KUNIT_CASE(interrupts_are_where_they_were_asked_for),
	KUNIT_CASE(mdl_names_the_pages),
	KUNIT_CASE(freed_buffer_is_forgotten),
	KUNIT_CASE(buffer_is_zeroed_each_time),
	{ }
};

static struct kunit_suite ddi_buffer_suite = {
	.name = "ddi_buffer",
	.test_cases = ddi_buffer_cases,
};

kunit_test_suite(ddi_buffer_suite);
