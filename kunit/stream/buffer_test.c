// SPDX-License-Identifier: GPL-2.0
/*
 * DMA buffers: what is granted, what the hardware is given, what a client's BDL can do.
 */
#include <sound/hda_register.h>

#include "nt/memory.h"

#include "stream/bdl.h"
#include "stream/buffer.h"
#include "controller.h"
#include "model/dma_watch.h"
#include "fault.h"
#include "fixture.h"
#include "hw/quirks.h"

static HANDLE engine(struct fixture_client *c, const HDAUDIO_STREAM_FORMAT *format)
{
	HDAUDIO_STREAM_FORMAT wanted = *format;
	HDAUDIO_CONVERTER_FORMAT code;
	HANDLE handle = NULL;
	NTSTATUS status = c->base.AllocateRenderDmaEngine(c->base.Context, &wanted, FALSE, &handle,
							  &code);

	KUNIT_ASSERT_EQ(c->f->test, status, STATUS_SUCCESS);
	return handle;
}

/* The list the descriptor of stream @id points to. */
static const struct hdb_bdl_entry *hardware_list(struct fixture_client *c, UCHAR id,
						 struct hdb_buffer **buffer)
{
	int sd = model_find_stream(c->f->model, id, true);
	u64 addr;

	KUNIT_ASSERT_GE(c->f->test, sd, 0);
	*buffer = c->f->ctrl->streams.engines[sd].buffer;
	KUNIT_ASSERT_NOT_NULL(c->f->test, *buffer);
	addr = (u64)model_peek(c->f->model, 0x9c + 0x20 * sd, 4) << 32 |
	       model_peek(c->f->model, 0x98 + 0x20 * sd, 4);
	KUNIT_ASSERT_LE(c->f->test, addr - (*buffer)->lists.addr,
			(*buffer)->lists.room * sizeof(struct hdb_bdl_entry));
	return (void *)(*buffer)->lists.shown + (addr - (*buffer)->lists.addr);
}

struct size_case {
	const char *name;
	u16 channels;
	u16 valid;
	u16 container;
	ULONG notifications;
	SIZE_T asked;
	SIZE_T granted;
};

static const struct size_case sizes[] = {
	{ "stereo 16 bit, 64 KiB", 2, 16, 16, 0, 65536, 65536 },
	{ "stereo 16 bit, 1 byte", 2, 16, 16, 0, 1, 256 },
	{ "stereo 16 bit, 1 byte, both halves", 2, 16, 16, 2, 1, 256 },
	{ "mono 8 bit, 1000 bytes", 1, 8, 8, 0, 1000, 1024 },
	{ "3 channels of 16 bit, 1000 bytes", 3, 16, 16, 0, 1000, 1152 },
	{ "3 channels of 16 bit, halves", 3, 16, 16, 2, 1000, 1536 },
	{ "5 channels of 24 bit, 10000 bytes", 5, 24, 32, 1, 10000, 10240 },
	{ "15 channels of 8 bit", 15, 8, 8, 2, 10000, 11520 },
	{ "1 GiB", 2, 16, 16, 0, SZ_1G, HDB_BUFFER_MAX },
	{ "as much as there is", 3, 16, 16, 1, SIZE_MAX, HDB_BUFFER_MAX / 384 * 384 },
};

static void size_case_name(const struct size_case *k, char *desc)
{
	strscpy(desc, k->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(sizes, sizes, size_case_name);

/* The grant, its MDL, its memory, and the descriptor and list made from it agree. */
static void grant(struct kunit *test)
{
	const struct size_case *k = test->param_value;
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE_V2);
	HDAUDIO_STREAM_FORMAT format = { 48000, k->valid, k->container, k->channels };
	HANDLE handle = engine(c, &format);
	const struct hdb_bdl_entry *list;
	struct hdb_buffer *buffer;
	SIZE_T size = 0, offset = 0;
	PMDL mdl = NULL;
	NTSTATUS status;
	ULONG fifo;
	UCHAR id;
	u8 *data;

	if (k->notifications)
		status = c->v2.AllocateDmaBufferWithNotification(c->v2.Context, handle,
								 k->notifications, k->asked, &mdl,
								 &size, &offset, &id, &fifo);
	else
		status = c->v2.AllocateDmaBuffer(c->v2.Context, handle, k->asked, &mdl, &size,
						 &id, &fifo);
	KUNIT_ASSERT_EQ(test, status, STATUS_SUCCESS);
	if (k->granted <= SZ_64K)
		KUNIT_EXPECT_EQ(test, size, k->granted);
	KUNIT_EXPECT_LE(test, size, k->granted);	/* less if memory is fragmented */
	KUNIT_EXPECT_GE(test, size, min_t(SIZE_T, k->granted, PAGE_SIZE));
	KUNIT_EXPECT_EQ(test, MmGetMdlByteCount(mdl), size);
	KUNIT_EXPECT_EQ(test, MmGetMdlByteOffset(mdl), offset);
	data = MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority);
	KUNIT_EXPECT_PTR_EQ(test, memchr_inv(data, 0, size), NULL);
	list = hardware_list(c, id, &buffer);
	KUNIT_EXPECT_EQ(test, le64_to_cpu(list[0].address),
			MmGetPhysicalAddress(data).QuadPart);
	KUNIT_EXPECT_TRUE(test, hdb_bdl_inside(list, 2, buffer->range.addr, size));
	KUNIT_EXPECT_EQ(test, hdb_bdl_sum(list, 2), size);
	KUNIT_EXPECT_EQ(test, le32_to_cpu(list[0].flags), k->notifications == 2);
	KUNIT_EXPECT_EQ(test, le32_to_cpu(list[1].flags), k->notifications >= 1);
	if (k->notifications == 2)
		KUNIT_EXPECT_EQ(test, le32_to_cpu(list[0].length), le32_to_cpu(list[1].length));
	KUNIT_EXPECT_EQ(test, c->v2.FreeDmaBuffer(c->v2.Context, handle), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, c->v2.FreeDmaEngine(c->v2.Context, handle), STATUS_SUCCESS);
}

static NTSTATUS plain_buffer(struct fixture_client *c, HANDLE handle, PMDL *mdl)
{
	SIZE_T size;
	UCHAR id;
	ULONG fifo;

	return c->base.AllocateDmaBuffer(c->base.Context, handle, 4096, mdl, &size, &id, &fifo);
}

/* Whichever allocation fails, nothing is kept and the engine is as it was. */
static void dma_memory_runs_out(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	HANDLE handle = engine(c, &fixture_format);
	PMDL mdl = NULL;
	unsigned int nth;

	fixture_take_short_lists(c->f);
	dma_watch_begin(c->f->ctrl->dev);
	for (nth = 1; nth <= 2; nth++) {
		dma_watch_fail_from(nth);
		KUNIT_EXPECT_EQ(test, plain_buffer(c, handle, &mdl), STATUS_INSUFFICIENT_RESOURCES);
		KUNIT_EXPECT_EQ(test, dma_watch_live(), 0);
		KUNIT_EXPECT_PTR_EQ(test, mdl, NULL);
	}
	dma_watch_fail_from(0);
	KUNIT_EXPECT_EQ(test, plain_buffer(c, handle, &mdl), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, c->base.FreeDmaBuffer(c->base.Context, handle), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 0);
	dma_watch_end(c->f->ctrl->dev);
	c->base.FreeDmaEngine(c->base.Context, handle);
}

/* One allocation of any kind fails: the buffer is refused, or had some other way. */
static void memory_runs_out(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	HANDLE handle = engine(c, &fixture_format);
	unsigned int nth = 0, refused = 0;
	PMDL mdl = NULL;
	NTSTATUS status;
	bool hit;

	fault_memory_need(test, GFP_KERNEL);
	dma_watch_begin(c->f->ctrl->dev);
	do {
		fault_memory(++nth);
		status = plain_buffer(c, handle, &mdl);
		hit = fault_memory_hit();
		if (status == STATUS_SUCCESS) {
			c->base.FreeDmaBuffer(c->base.Context, handle);
		} else {
			KUNIT_EXPECT_EQ(test, status, STATUS_INSUFFICIENT_RESOURCES);
			refused++;
		}
		KUNIT_EXPECT_EQ(test, dma_watch_live(), 0);
	} while (hit && nth < 100);
	dma_watch_end(c->f->ctrl->dev);
	KUNIT_EXPECT_FALSE(test, hit);
	KUNIT_EXPECT_EQ(test, status, STATUS_SUCCESS);
	KUNIT_EXPECT_GE(test, refused, 1);
	KUNIT_EXPECT_EQ(test, c->base.FreeDmaEngine(c->base.Context, handle), STATUS_SUCCESS);
}

#define DATA_BYTES	8192

/**
 * struct bdl_rig - an engine with a contiguous buffer
 * @c: its owner
 * @handle: the engine
 * @data: the buffer
 * @list: the client's list
 * @id: stream id
 * @fifo: FIFO size
 * @calls: calls of the interrupt routine
 */
struct bdl_rig {
	struct fixture_client *c;
	HANDLE handle;
	PVOID data;
	PHDAUDIO_BUFFER_DESCRIPTOR list;
	UCHAR id;
	ULONG fifo;
	unsigned int calls;
};

static void count_call(PVOID context, ULONG bits)
{
	struct bdl_rig *rig = context;

	rig->calls++;
}

static void drop_bdl_rig(struct kunit_resource *res)
{
	struct bdl_rig *rig = res->data;
	HDAUDIO_BUS_INTERFACE_BDL *table = &rig->c->bdl;

	table->SetDmaEngineState(table->Context, StopState, 1, &rig->handle);
	table->SetDmaEngineState(table->Context, ResetState, 1, &rig->handle);
	table->FreeContiguousDmaBuffer(table->Context, rig->handle);
	table->FreeDmaEngine(table->Context, rig->handle);
}

static void entry(struct bdl_rig *rig, unsigned int i, u32 offset, u32 length, u32 ioc)
{
	rig->list[i].Address = MmGetPhysicalAddress(rig->data + offset);
	rig->list[i].Length = length;
	rig->list[i].InterruptOnCompletion = ioc;
}

static struct bdl_rig *bdl_rig(struct kunit *test)
{
	struct bdl_rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);
	HDAUDIO_STREAM_FORMAT format = fixture_format;
	HDAUDIO_CONVERTER_FORMAT code;
	NTSTATUS status;

	KUNIT_ASSERT_NOT_NULL(test, rig);
	rig->c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE_BDL);
	status = rig->c->bdl.AllocateRenderDmaEngine(rig->c->bdl.Context, &format, FALSE,
						     &rig->handle, &code);
	KUNIT_ASSERT_EQ(test, status, STATUS_SUCCESS);
	status = rig->c->bdl.AllocateContiguousDmaBuffer(rig->c->bdl.Context, rig->handle,
							 DATA_BYTES, &rig->data, &rig->list);
	KUNIT_ASSERT_EQ(test, status, STATUS_SUCCESS);
	KUNIT_ASSERT_NOT_NULL(test, kunit_alloc_resource(test, NULL, drop_bdl_rig, GFP_KERNEL,
							 rig));
	entry(rig, 0, 0, DATA_BYTES / 2, 1);
	entry(rig, 1, DATA_BYTES / 2, DATA_BYTES / 2, 0);
	return rig;
}

static NTSTATUS set_up(struct bdl_rig *rig, ULONG lvi)
{
	HDAUDIO_BUS_INTERFACE_BDL *table = &rig->c->bdl;

	return table->SetupDmaEngineWithBdl(table->Context, rig->handle, DATA_BYTES, lvi,
					    count_call, rig, &rig->id, &rig->fifo);
}

/* Both pages and the data are zeroed: no stale memory reaches a client. */
static void contiguous_memory_is_zeroed(struct kunit *test)
{
	struct bdl_rig *rig = bdl_rig(test);

	KUNIT_EXPECT_PTR_EQ(test, memchr_inv(rig->data, 0, DATA_BYTES), NULL);
	memset(rig->list, 0, 2 * sizeof(*rig->list));
	KUNIT_EXPECT_PTR_EQ(test, memchr_inv(rig->list, 0, PAGE_SIZE), NULL);
}

static void a_list_of_256_entries(struct kunit *test)
{
	struct bdl_rig *rig = bdl_rig(test);
	const struct hdb_bdl_entry *own;
	struct hdb_buffer *buffer;
	unsigned int i;

	/* 32 aligned pieces of 256 bytes, each named 8 times by an entry of 32 */
	for (i = 0; i < 256; i++)
		entry(rig, i, i % 32 * 256, 32, i & 1);
	KUNIT_ASSERT_EQ(test, set_up(rig, 255), STATUS_SUCCESS);
	own = hardware_list(rig->c, rig->id, &buffer);
	for (i = 0; i < 256; i++) {
		KUNIT_EXPECT_EQ(test, le64_to_cpu(own[i].address),
				rig->list[i].Address.QuadPart);
		KUNIT_EXPECT_EQ(test, le32_to_cpu(own[i].length), 32);
		KUNIT_EXPECT_EQ(test, le32_to_cpu(own[i].flags), i & 1);
	}
}

/* What the client writes after the set-up never reaches the hardware. */
static void the_hardware_reads_our_copy(struct kunit *test)
{
	struct bdl_rig *rig = bdl_rig(test);
	const struct hdb_bdl_entry *own;
	struct hdb_buffer *buffer;

	KUNIT_ASSERT_EQ(test, set_up(rig, 1), STATUS_SUCCESS);
	own = hardware_list(rig->c, rig->id, &buffer);
	KUNIT_EXPECT_PTR_NE(test, (const void *)own, (const void *)rig->list);
	memset(rig->list, 0xff, PAGE_SIZE);
	KUNIT_EXPECT_TRUE(test, hdb_bdl_inside(own, 2, buffer->range.addr, DATA_BYTES));
}

/* The older set-up stands until the new one is good; then it is the new one. */
static void a_refused_list_changes_nothing(struct kunit *test)
{
	struct bdl_rig *rig = bdl_rig(test);
	const struct hdb_bdl_entry *own;
	struct hdb_buffer *buffer;
	unsigned int i;

	KUNIT_ASSERT_EQ(test, set_up(rig, 1), STATUS_SUCCESS);
	own = hardware_list(rig->c, rig->id, &buffer);
	for (i = 0; i < 3; i++) {
		entry(rig, 0, 128, DATA_BYTES, 0);
		KUNIT_EXPECT_EQ(test, set_up(rig, 1), STATUS_INVALID_PARAMETER);
		KUNIT_EXPECT_PTR_EQ(test, hardware_list(rig->c, rig->id, &buffer), own);
		KUNIT_EXPECT_EQ(test, le32_to_cpu(own[0].length), DATA_BYTES / 2);
	}
	entry(rig, 0, 0, 128, 0);
	entry(rig, 1, 128, DATA_BYTES - 128, 0);
	KUNIT_EXPECT_EQ(test, set_up(rig, 1), STATUS_SUCCESS);
	KUNIT_EXPECT_PTR_NE(test, hardware_list(rig->c, rig->id, &buffer), own);
	own = hardware_list(rig->c, rig->id, &buffer);
	KUNIT_EXPECT_EQ(test, le32_to_cpu(own[0].length), 128);
}

/* The hardware does not take the new list: the old one is run. */
static void a_list_the_hardware_refuses(struct kunit *test)
{
	struct bdl_rig *rig = bdl_rig(test);
	HDAUDIO_BUS_INTERFACE_BDL *table = &rig->c->bdl;
	struct hdb_buffer *buffer;

	KUNIT_ASSERT_EQ(test, set_up(rig, 1), STATUS_SUCCESS);
	entry(rig, 0, 0, 128, 0);
	entry(rig, 1, 128, DATA_BYTES - 128, 0);
	model_fault(rig->c->f->model, MODEL_FAULT_SD_RESET_STUCK, 1);
	KUNIT_EXPECT_EQ(test, set_up(rig, 1), STATUS_DEVICE_NOT_READY);
	table->SetDmaEngineState(table->Context, StopState, 1, &rig->handle);
	KUNIT_EXPECT_EQ(test, table->SetDmaEngineState(table->Context, RunState, 1, &rig->handle),
			STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, le32_to_cpu(hardware_list(rig->c, rig->id, &buffer)[0].length),
			DATA_BYTES / 2);
	model_forgive_kind(rig->c->f->model, MODEL_BAD_IN_RESET);
}

/* As many entries as that, each of the same share of the buffer. */
static void entries(struct bdl_rig *rig, unsigned int n)
{
	unsigned int i;

	for (i = 0; i < n; i++)
		entry(rig, i, i * (DATA_BYTES / n), DATA_BYTES / n, 1);
}

/* A list that the older one's memory has no room for, with place to begin elsewhere, is moved. */
static void a_longer_list_than_before(struct kunit *test)
{
	struct bdl_rig *rig = bdl_rig(test);
	const struct hdb_bdl_entry *old, *own;
	struct hdb_buffer *buffer;

	KUNIT_ASSERT_EQ(test, set_up(rig, 1), STATUS_SUCCESS);
	old = hardware_list(rig->c, rig->id, &buffer);
	KUNIT_EXPECT_EQ(test, buffer->lists.room, HDB_SHORT_ROOM);
	entries(rig, 8);
	KUNIT_ASSERT_EQ(test, set_up(rig, 7), STATUS_SUCCESS);
	own = hardware_list(rig->c, rig->id, &buffer);
	KUNIT_EXPECT_GT(test, buffer->lists.room, 8U);
	KUNIT_EXPECT_PTR_NE(test, own, old);
	KUNIT_EXPECT_TRUE(test, hdb_bdl_inside(own, 8, buffer->range.addr, DATA_BYTES));
	KUNIT_EXPECT_EQ(test, hdb_bdl_sum(own, 8), DATA_BYTES);
	/* the memory of a longer one is good for a shorter one */
	entries(rig, 4);
	KUNIT_ASSERT_EQ(test, set_up(rig, 3), STATUS_SUCCESS);
	KUNIT_EXPECT_GT(test, buffer->lists.room, 8U);
}

/* The same, but it is refused: the older one stays where it is. */
static void a_longer_list_is_refused(struct kunit *test)
{
	struct bdl_rig *rig = bdl_rig(test);
	struct model *m = rig->c->f->model;
	const struct hdb_bdl_entry *old;
	struct hdb_buffer *buffer;

	KUNIT_ASSERT_EQ(test, set_up(rig, 1), STATUS_SUCCESS);
	old = hardware_list(rig->c, rig->id, &buffer);
	dma_watch_begin(rig->c->f->ctrl->dev);
	entries(rig, 16);
	rig->list[15].Length = 0;
	KUNIT_EXPECT_EQ(test, set_up(rig, 15), STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_PTR_EQ(test, hardware_list(rig->c, rig->id, &buffer), old);
	entries(rig, 16);
	model_fault(m, MODEL_FAULT_SD_RESET_STUCK, 1);
	KUNIT_EXPECT_EQ(test, set_up(rig, 15), STATUS_DEVICE_NOT_READY);
	KUNIT_EXPECT_EQ(test, buffer->lists.room, HDB_SHORT_ROOM);
	dma_watch_fail_from(1);
	KUNIT_EXPECT_EQ(test, set_up(rig, 15), STATUS_UNSUCCESSFUL);
	KUNIT_EXPECT_EQ(test, buffer->lists.room, HDB_SHORT_ROOM);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 0);
	dma_watch_end(rig->c->f->ctrl->dev);
	KUNIT_EXPECT_EQ(test, le32_to_cpu(old[0].length), DATA_BYTES / 2);
	model_forgive_kind(m, MODEL_BAD_IN_RESET);
}

static void contiguous_memory_runs_out(struct kunit *test)
{
	struct bdl_rig *rig = bdl_rig(test);
	HDAUDIO_BUS_INTERFACE_BDL *table = &rig->c->bdl;

	KUNIT_ASSERT_EQ(test, table->FreeContiguousDmaBuffer(table->Context, rig->handle),
			STATUS_SUCCESS);
	dma_watch_begin(rig->c->f->ctrl->dev);
	dma_watch_fail_from(1);
	KUNIT_EXPECT_EQ(test, table->AllocateContiguousDmaBuffer(table->Context, rig->handle,
								 DATA_BYTES, &rig->data,
								 &rig->list),
			STATUS_INSUFFICIENT_RESOURCES);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 0);
	dma_watch_end(rig->c->f->ctrl->dev);
	/* Never less than asked for: the client would not know. */
	KUNIT_EXPECT_EQ(test, table->AllocateContiguousDmaBuffer(table->Context, rig->handle,
								 HDB_BUFFER_MAX + 1, &rig->data,
								 &rig->list),
			STATUS_INSUFFICIENT_RESOURCES);
}

/* Only what interrupts is put off, and nothing by nothing, nor where descriptors are short. */
static void put_off_what_notifies(struct kunit *test)
{
	struct hdb_list_shelf *shelf = &fixture_bare_ctrl(test, NULL)->ctrl->streams.shelf;
	unsigned int i;

	for (i = 0; i < 12; i++) {
		unsigned int notifications = i % 3;
		u32 quirks = i / 3 & 1 ? HDB_QUIRK_BDL_4K : 0, by = i < 6 ? 256 : 0;
		bool late = notifications && !quirks && by;
		struct hdb_buffer *buffer = hdb_buffer_create_cyclic(shelf, quirks, 4096, 4,
								     notifications);

		KUNIT_ASSERT_NOT_NULL(test, buffer);
		hdb_buffer_put_off(buffer, by);
		KUNIT_EXPECT_EQ(test, buffer->late, late);
		KUNIT_EXPECT_EQ(test, buffer->lvi, late ? 2 : 1);
		KUNIT_EXPECT_EQ(test, le32_to_cpu(buffer->lists.shown[0].length),
				late ? 256 : 2048);
		hdb_buffer_destroy(buffer);
	}
}

static struct kunit_case buffer_cases[] = {
	KUNIT_CASE_PARAM(grant, sizes_gen_params),
	KUNIT_CASE(dma_memory_runs_out),
	KUNIT_CASE(memory_runs_out),
	KUNIT_CASE(contiguous_memory_is_zeroed),
	KUNIT_CASE(a_list_of_256_entries),
	KUNIT_CASE(the_hardware_reads_our_copy),
	KUNIT_CASE(a_refused_list_changes_nothing),
	KUNIT_CASE(a_list_the_hardware_refuses),
	KUNIT_CASE(a_longer_list_than_before),
	KUNIT_CASE(a_longer_list_is_refused),
	KUNIT_CASE(contiguous_memory_runs_out),
	KUNIT_CASE(put_off_what_notifies),
	{}
};

static struct kunit_suite buffer_suite = {
	.name = "buffer",
	.test_cases = buffer_cases,
};

kunit_test_suite(buffer_suite);
