// SPDX-License-Identifier: GPL-2.0
/*
 * Memory that runs out: every allocation on a path fails once, one after the other. Each time
 * the path says so or finds another way, leaves nothing behind, and works the next time.
 * (Memory that is lost shows in kmemleak at the end of the run; DMA memory shows here.)
 */
#include "generic/widgets/batch.h"
#include "generic/ddi/engine.h"
#include "generic/widgets/mixer.h"
#include "generic/widgets/plan.h"
#include "generic/ddi/graph_read.h"

#include "attach.h"
#include "bus/bus.h"
#include "bus/enumerate.h"
#include "commands.h"
#include "model/dma_watch.h"
#include "fault.h"
#include "hw/quirks.h"

#define MOST	4000	/* allocations on one path; more is a loop that does not end */
#define BYTES	4096

/**
 * struct walk - a way through the driver, there and back
 * @name: for the record
 * @rung: what has to be there before: fixture_model() or fixture_bare_ctrl() or fixture_ctrl()
 * @go: goes it; 0, -ENOMEM, or any other for something that must not be
 * @quirks: of the controller
 */
struct walk {
	const char *name;
	struct fixture *(*rung)(struct kunit *test, const struct fixture_spec *spec);
	int (*go)(struct fixture *f);
	u32 quirks;
};

static int of_status(NTSTATUS status)
{
	if (!status)
		return 0;
	return status == STATUS_INSUFFICIENT_RESOURCES || status == STATUS_NO_MEMORY ? -ENOMEM :
	       -EIO;
}

static int walk_controller(struct fixture *f)
{
	struct hdb_ctrl *ctrl = hdb_ctrl_create(&f->setup);

	if (IS_ERR(ctrl))
		return PTR_ERR(ctrl);
	hdb_ctrl_destroy(ctrl);
	return 0;
}

static int walk_enumeration(struct fixture *f)
{
	int err = hdb_codecs_enumerate(f->ctrl);

	hdb_bus_remove_groups(f->ctrl);
	return err;
}

static NTSTATUS query(struct fixture *f, const GUID *guid, size_t size, void *table)
{
	return hdaudio_query_interface(fixture_hdev(f, 0, 0), guid, size, 0x0100, table);
}

static VOID no_event(HDAUDIO_CODEC_RESPONSE response, PVOID context)
{
}

static VOID no_notification(PVOID context, LARGE_INTEGER time)
{
}

static VOID no_interrupt(PVOID context, ULONG bits)
{
}

static NTSTATUS walk_event(HDAUDIO_BUS_INTERFACE_V3 *table)
{
	NTSTATUS status;
	UCHAR tag;

	status = table->RegisterEventCallback(table->Context, no_event, NULL, &tag);
	if (!status)
		table->UnregisterEventCallback(table->Context, tag);
	return status;
}

static NTSTATUS walk_notifications(HDAUDIO_BUS_INTERFACE_V3 *table, HANDLE handle,
				   PDEVICE_OBJECT fdo)
{
	NTSTATUS status;
	KEVENT event;

	KeInitializeEvent(&event, SynchronizationEvent, FALSE);
	status = table->RegisterNotificationEvent(table->Context, handle, &event);
	if (status)
		return status;
	table->UnregisterNotificationEvent(table->Context, handle, &event);
	status = table->RegisterNotificationCallback(table->Context, handle, fdo,
						     no_notification, NULL);
	if (!status)
		table->UnregisterNotificationCallback(table->Context, handle, no_notification,
						      NULL);
	return status;
}

static NTSTATUS walk_buffer(HDAUDIO_BUS_INTERFACE_V3 *table, HANDLE handle, PDEVICE_OBJECT fdo)
{
	SIZE_T size, offset;
	NTSTATUS status;
	ULONG fifo;
	UCHAR id;
	PMDL mdl;

	status = table->AllocateDmaBufferWithNotification(table->Context, handle, 2, BYTES, &mdl,
							  &size, &offset, &id, &fifo);
	if (status)
		return status;
	status = walk_notifications(table, handle, fdo);
	table->FreeDmaBufferWithNotification(table->Context, handle, mdl, size);
	return status;
}

static int walk_stream(struct fixture *f)
{
	HDAUDIO_STREAM_FORMAT format = fixture_format;
	HDAUDIO_BUS_INTERFACE_V3 table = {};
	HDAUDIO_CONVERTER_FORMAT code;
	NTSTATUS status;
	HANDLE handle;

	status = query(f, &GUID_HDAUDIO_BUS_INTERFACE_V3, sizeof(table), &table);
	if (status)
		return of_status(status);
	status = walk_event(&table);
	if (!status)
		status = table.AllocateRenderDmaEngine(table.Context, &format, FALSE, &handle,
						       &code);
	if (!status) {
		status = walk_buffer(&table, handle, &fixture_hdev(f, 0, 0)->dev);
		table.FreeDmaEngine(table.Context, handle);
	}
	table.InterfaceDereference(table.Context);
	return of_status(status);
}

static NTSTATUS walk_list(HDAUDIO_BUS_INTERFACE_BDL *table, HANDLE handle)
{
	HDAUDIO_BUFFER_DESCRIPTOR *list;
	NTSTATUS status;
	ULONG i, fifo;
	PVOID data;
	UCHAR id;

	status = table->AllocateContiguousDmaBuffer(table->Context, handle, BYTES, &data, &list);
	if (status)
		return status;
	for (i = 0; i < 2; i++) {
		list[i].Address = MmGetPhysicalAddress(data + i * BYTES / 2);
		list[i].Length = BYTES / 2;
	}
	status = table->SetupDmaEngineWithBdl(table->Context, handle, BYTES, 1, no_interrupt,
					      NULL, &id, &fifo);
	table->FreeContiguousDmaBuffer(table->Context, handle);
	return status;
}

static int walk_bdl(struct fixture *f)
{
	HDAUDIO_STREAM_FORMAT format = fixture_format;
	HDAUDIO_BUS_INTERFACE_BDL table = {};
	HDAUDIO_CONVERTER_FORMAT code;
	NTSTATUS status;
	HANDLE handle;

	status = query(f, &GUID_HDAUDIO_BUS_INTERFACE_BDL, sizeof(table), &table);
	if (status)
		return of_status(status);
	status = table.AllocateCaptureDmaEngine(table.Context, 0, &format, &handle, &code);
	if (!status) {
		status = walk_list(&table, handle);
		table.FreeDmaEngine(table.Context, handle);
	}
	table.InterfaceDereference(table.Context);
	return of_status(status);
}

/* Twenty at once, more than are kept for the next calls. */
static int walk_verbs(struct fixture *f)
{
	static HDAUDIO_CODEC_TRANSFER t[20];
	static struct async a[20];
	HDAUDIO_BUS_INTERFACE table = {};
	NTSTATUS status;
	unsigned int n;

	status = query(f, &GUID_HDAUDIO_BUS_INTERFACE, sizeof(table), &table);
	if (status)
		return of_status(status);
	commands_fill(t, ARRAY_SIZE(t), 0, 0);
	for (n = 0; n < ARRAY_SIZE(t) && !status; n++) {
		async_init(&a[n], &t[n], 1);
		status = table.TransferCodecVerbs(table.Context, 1, &t[n], async_callback, &a[n]);
	}
	for (n -= !!status; n; n--) {
		if (!async_wait(&a[n - 1]))
			return -ETIMEDOUT;
	}
	table.InterfaceDereference(table.Context);
	return of_status(status);
}

/* What the codec driver of this project does in its probe, ALSA's part left out. */
static int walk_graph(struct fixture *f)
{
	struct hdg_plan *plan = kzalloc(sizeof(*plan), GFP_KERNEL);
	struct hdg_graph graph = {};
	struct hdg_mixer mixer = {};
	struct hdg_bus bus;
	int err = plan ? hdg_bus_open(&bus, fixture_hdev(f, 0, 0), &hdg_v3) : -ENOMEM;

	if (!err) {
		err = hdg_read_graph(&bus, &graph);
		if (!err) {
			hdg_plan(plan, &graph);
			err = hdg_mixer_init(&mixer, &graph, plan);
		}
		hdg_mixer_free(&mixer);
		hdg_graph_free(&graph);
		hdg_bus_close(&bus);
	}
	kfree(plan);
	return err;
}

static int walk_engine(struct fixture *f)
{
	struct hdg_layout layout = { .bytes = BYTES, .period_bytes = BYTES / 2 };
	HDAUDIO_STREAM_FORMAT format = fixture_format;
	struct hdg_engine engine = {};
	struct hdg_bus bus;
	int err = hdg_bus_open(&bus, fixture_hdev(f, 0, 0), &hdg_v2);

	if (err)
		return err;
	engine.bus = &bus;
	err = hdg_engine_open(&engine, &format, &layout);
	if (!err)
		hdg_engine_close(&engine);
	hdg_bus_close(&bus);
	return err;
}

static const struct walk walks[] = {
	{ "controller", fixture_model, walk_controller },
	{ "controller with position buffer", fixture_model, walk_controller,
	  HDB_QUIRK_POSITION_BUFFER },
	{ "enumeration", fixture_bare_ctrl, walk_enumeration },
	{ "stream (V3)", fixture_ctrl, walk_stream },
	{ "stream (BDL)", fixture_ctrl, walk_bdl },
	{ "verbs", fixture_ctrl, walk_verbs },
	{ "codec driver: graph", fixture_ctrl, walk_graph },
	{ "codec driver: engine", fixture_ctrl, walk_engine },
};

static void walk_name(const struct walk *walk, char *desc)
{
	strscpy(desc, walk->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(walks, walks, walk_name);

/* No memory, in the words of either layer. */
static bool expected(int err)
{
	return !err || err == -ENOMEM ||
	       err == hdaudio_status_to_errno(STATUS_INSUFFICIENT_RESOURCES) ||
	       /* SetupDmaEngineWithBdl has no better one */
	       err == hdaudio_status_to_errno(STATUS_UNSUCCESSFUL);
}

/* The @nth allocation fails: was that survived? */
static bool survived(struct kunit *test, struct fixture *f, const struct walk *walk,
		     unsigned int nth, bool *hit)
{
	int live = dma_watch_live(), err;

	fault_memory(nth);
	err = walk->go(f);
	*hit = fault_memory_hit();
	KUNIT_EXPECT_TRUE_MSG(test, expected(err), "allocation %u: %d", nth, err);
	KUNIT_EXPECT_EQ_MSG(test, dma_watch_live(), live, "allocation %u", nth);
	return expected(err) && dma_watch_live() == live;
}

static void memory_fails_once(struct kunit *test)
{
	const struct walk *walk = test->param_value;
	struct fixture_spec spec = { .quirks = walk->quirks };
	struct fixture *f = walk->rung(test, &spec);
	unsigned int nth = 0, good = 0;
	bool hit;

	fault_memory_need(test, GFP_ATOMIC);
	KUNIT_ASSERT_EQ(test, walk->go(f), 0);
	dma_watch_begin(model_dev(f->model));
	do {
		good += survived(test, f, walk, ++nth, &hit);
	} while (hit && nth < MOST);
	dma_watch_end(model_dev(f->model));
	KUNIT_EXPECT_FALSE(test, hit);
	KUNIT_EXPECT_GT(test, nth, 1);
	/* the last time nothing has failed */
	fault_memory_report(test, walk->name, nth - 1, good - 1);
	KUNIT_EXPECT_EQ(test, walk->go(f), 0);
}

static struct kunit_case memory_cases[] = {
	KUNIT_CASE_PARAM(memory_fails_once, walks_gen_params),
	{ }
};

static struct kunit_suite memory_suite = {
	.name = "memory",
	.test_cases = memory_cases,
};

kunit_test_suite(memory_suite);
