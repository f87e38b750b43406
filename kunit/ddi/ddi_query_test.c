// SPDX-License-Identifier: GPL-2.0
/*
 * The query for an interface: what is filled in, and what is refused.
 */
#include "case.h"
#include "commands.h"
#include "fault.h"
#include "verbs/verbs_abort.h"

#define POISON	0xa5

DEFINE_GUID(GUID_OF_NOBODY, 0xd2eaf88b, 0xab18, 0x41a8,
	    0xb6, 0x64, 0x8d, 0x59, 0x21, 0x67, 0x67, 0x1c);

/**
 * union table - room for any of the interfaces, and what lies behind
 * @head: what all begin with
 * @base: the baseline
 * @v3: the largest
 * @bdl: the one of another shape
 * @bytes: all of it
 */
union table {
	INTERFACE head;
	HDAUDIO_BUS_INTERFACE base;
	HDAUDIO_BUS_INTERFACE_V3 v3;
	HDAUDIO_BUS_INTERFACE_BDL bdl;
	u8 bytes[sizeof(HDAUDIO_BUS_INTERFACE_V3) + 64];
};

static NTSTATUS query(struct hdaudio_device *hdev, const GUID *guid, USHORT size, USHORT version,
		      union table *table)
{
	memset(table, POISON, sizeof(*table));
	return hdaudio_query_interface(hdev, guid, size, version, &table->head);
}

static struct hdaudio_device *hdev_new(struct kunit *test, struct fixture **f)
{
	*f = fixture_ctrl(test, NULL);
	KUNIT_ASSERT_NOT_NULL(test, fixture_hdev(*f, 0, 0));
	return fixture_hdev(*f, 0, 0);
}

static bool untouched_from(const union table *table, size_t from)
{
	return !memchr_inv(table->bytes + from, POISON, sizeof(*table) - from);
}

/* Every pointer of the table is set, and no two are the same routine. */
static void expect_full(struct kunit *test, const union table *table, size_t size)
{
	void * const *routine = (void * const *)&table->head.InterfaceReference;
	size_t n = (size - offsetof(INTERFACE, InterfaceReference)) / sizeof(*routine);
	size_t i, j;

	for (i = 0; i < n; i++) {
		KUNIT_EXPECT_NOT_NULL(test, routine[i]);
		KUNIT_EXPECT_NE(test, (u64)routine[i], 0xa5a5a5a5a5a5a5a5ULL);
		for (j = 0; j < i; j++)
			KUNIT_EXPECT_PTR_NE(test, routine[i], routine[j]);
	}
}

/* Asks, expects the table, and calls a routine of it to see whose it is. */
static void served(struct kunit *test, const GUID *guid, USHORT true_size, USHORT size,
		   USHORT version)
{
	struct fixture *f;
	struct hdaudio_device *hdev = hdev_new(test, &f);
	UCHAR codec = POISON, node = POISON;
	union table table;

	KUNIT_ASSERT_EQ(test, query(hdev, guid, size, version, &table), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, table.head.Size, true_size);
	KUNIT_EXPECT_EQ(test, table.head.Version, version);
	KUNIT_EXPECT_NOT_NULL(test, table.head.Context);
	expect_full(test, &table, true_size);
	KUNIT_EXPECT_TRUE(test, untouched_from(&table, true_size));
	if (guid == &GUID_HDAUDIO_BUS_INTERFACE_BDL)
		table.bdl.GetResourceInformation(table.head.Context, &codec, &node);
	else
		table.base.GetResourceInformation(table.head.Context, &codec, &node);
	KUNIT_EXPECT_EQ(test, codec, 0);
	KUNIT_EXPECT_EQ(test, node, 1);
	table.head.InterfaceDereference(table.head.Context);
	KUNIT_EXPECT_TRUE(test, list_empty(&f->ctrl->clients));
}

#define SERVED(name, type)							\
	static void served_##name(struct kunit *test)				\
	{									\
		served(test, &GUID_##type, sizeof(type), sizeof(type), 0x0100);	\
	}									\
	static void served_##name##_larger(struct kunit *test)			\
	{									\
		served(test, &GUID_##type, sizeof(type),			\
		       sizeof(union table), 0x0100);				\
	}									\
	static void served_##name##_version_1(struct kunit *test)		\
	{									\
		served(test, &GUID_##type, sizeof(type), sizeof(type), 1);	\
	}									\
	static void smaller_##name(struct kunit *test)				\
	{									\
		refused(test, &GUID_##type, sizeof(type) - 1, 0x0100,		\
			STATUS_INVALID_PARAMETER);				\
	}

/* Asks in vain: the structure is left as it was, and no client is made. */
static void expect_refused(struct kunit *test, struct fixture *f, const union table *table,
			   NTSTATUS got, NTSTATUS want)
{
	KUNIT_EXPECT_EQ(test, got, want);
	KUNIT_EXPECT_TRUE(test, untouched_from(table, 0));
	KUNIT_EXPECT_TRUE(test, list_empty(&f->ctrl->clients));
}

static void refused(struct kunit *test, const GUID *guid, USHORT size, USHORT version,
		    NTSTATUS want)
{
	struct fixture *f;
	struct hdaudio_device *hdev = hdev_new(test, &f);
	union table table;

	expect_refused(test, f, &table, query(hdev, guid, size, version, &table), want);
}

SERVED(baseline, HDAUDIO_BUS_INTERFACE)
SERVED(bdl, HDAUDIO_BUS_INTERFACE_BDL)
SERVED(v2, HDAUDIO_BUS_INTERFACE_V2)
SERVED(v3, HDAUDIO_BUS_INTERFACE_V3)

static void unknown_guid(struct kunit *test)
{
	refused(test, &GUID_OF_NOBODY, sizeof(union table), 0x0100, STATUS_NOT_SUPPORTED);
}

static void guid_of_the_bus(struct kunit *test)
{
	refused(test, &GUID_HDAUDIO_BUS_CLASS, sizeof(union table), 0x0100, STATUS_NOT_SUPPORTED);
}

static void version_0(struct kunit *test)
{
	refused(test, &GUID_HDAUDIO_BUS_INTERFACE, sizeof(union table), 0, STATUS_NOT_SUPPORTED);
}

static void version_2(struct kunit *test)
{
	refused(test, &GUID_HDAUDIO_BUS_INTERFACE_V2, sizeof(union table), 0x0200,
		STATUS_NOT_SUPPORTED);
}

static void version_101(struct kunit *test)
{
	refused(test, &GUID_HDAUDIO_BUS_INTERFACE_V3, sizeof(union table), 0x0101,
		STATUS_NOT_SUPPORTED);
}

static void size_0(struct kunit *test)
{
	refused(test, &GUID_HDAUDIO_BUS_INTERFACE, 0, 0x0100, STATUS_INVALID_PARAMETER);
}

static void no_guid(struct kunit *test)
{
	refused(test, NULL, sizeof(union table), 0x0100, STATUS_INVALID_PARAMETER);
}

static void no_group(struct kunit *test)
{
	struct fixture *f;
	union table table;

	hdev_new(test, &f);
	expect_refused(test, f, &table, query(NULL, &GUID_HDAUDIO_BUS_INTERFACE, sizeof(table),
					      0x0100, &table), STATUS_INVALID_PARAMETER);
}

static void no_structure(struct kunit *test)
{
	struct fixture *f;
	struct hdaudio_device *hdev = hdev_new(test, &f);

	KUNIT_EXPECT_EQ(test, hdaudio_query_interface(hdev, &GUID_HDAUDIO_BUS_INTERFACE,
						      sizeof(union table), 0x0100, NULL),
			STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_TRUE(test, list_empty(&f->ctrl->clients));
}

struct elsewhere {
	struct hdaudio_device *hdev;
	union table table;
	NTSTATUS status;
};

static void query_elsewhere(void *arg)
{
	struct elsewhere *e = arg;

	e->status = query(e->hdev, &GUID_HDAUDIO_BUS_INTERFACE, sizeof(e->table), 0x0100,
			  &e->table);
}

static void refused_at(struct kunit *test, void (*level)(void (*fn)(void *arg), void *arg))
{
	struct elsewhere e = { };
	struct fixture *f;

	e.hdev = hdev_new(test, &f);
	level(query_elsewhere, &e);
	expect_refused(test, f, &e.table, e.status, STATUS_UNSUCCESSFUL);
}

static void at_dispatch(struct kunit *test)
{
	refused_at(test, fixture_at_dispatch);
}

static void under_mutex(struct kunit *test)
{
	refused_at(test, fixture_under_mutex);
}

static void in_hard_interrupt(struct kunit *test)
{
	refused_at(test, fixture_in_hardirq);
}

static void controller_gone(struct kunit *test)
{
	struct fixture *f;
	struct hdaudio_device *hdev = hdev_new(test, &f);
	union table table;

	hdb_ctrl_set_gone(f->ctrl);
	expect_refused(test, f, &table, query(hdev, &GUID_HDAUDIO_BUS_INTERFACE, sizeof(table),
					      0x0100, &table), STATUS_NO_SUCH_DEVICE);
}

static void no_memory(struct kunit *test)
{
	struct fixture *f;
	struct hdaudio_device *hdev = hdev_new(test, &f);
	union table table;
	NTSTATUS status;

	fault_memory_need(test, GFP_KERNEL);
	fault_memory(1);
	status = query(hdev, &GUID_HDAUDIO_BUS_INTERFACE, sizeof(table), 0x0100, &table);
	KUNIT_EXPECT_TRUE(test, fault_memory_hit());
	expect_refused(test, f, &table, status, STATUS_INSUFFICIENT_RESOURCES);
}

static const struct case_row queries[] = {
	{ "QueryInterface: STATUS_SUCCESS: baseline", served_baseline },
	{ "QueryInterface: STATUS_SUCCESS: BDL", served_bdl },
	{ "QueryInterface: STATUS_SUCCESS: V2", served_v2 },
	{ "QueryInterface: STATUS_SUCCESS: V3", served_v3 },
	{ "QueryInterface: STATUS_SUCCESS: baseline, version 1", served_baseline_version_1 },
	{ "QueryInterface: STATUS_SUCCESS: BDL, version 1", served_bdl_version_1 },
	{ "QueryInterface: STATUS_SUCCESS: V2, version 1", served_v2_version_1 },
	{ "QueryInterface: STATUS_SUCCESS: V3, version 1", served_v3_version_1 },
	{ "QueryInterface: STATUS_SUCCESS: baseline, more room", served_baseline_larger },
	{ "QueryInterface: STATUS_SUCCESS: BDL, more room", served_bdl_larger },
	{ "QueryInterface: STATUS_SUCCESS: V2, more room", served_v2_larger },
	{ "QueryInterface: STATUS_SUCCESS: V3, more room", served_v3_larger },
	{ "QueryInterface: STATUS_UNSUCCESSFUL: at DISPATCH_LEVEL", at_dispatch },
	{ "QueryInterface: STATUS_UNSUCCESSFUL: fast mutex held", under_mutex },
	{ "QueryInterface: STATUS_UNSUCCESSFUL: in an interrupt", in_hard_interrupt },
	{ "QueryInterface: STATUS_INVALID_PARAMETER: baseline, a byte short", smaller_baseline },
	{ "QueryInterface: STATUS_INVALID_PARAMETER: BDL, a byte short", smaller_bdl },
	{ "QueryInterface: STATUS_INVALID_PARAMETER: V2, a byte short", smaller_v2 },
	{ "QueryInterface: STATUS_INVALID_PARAMETER: V3, a byte short", smaller_v3 },
	{ "QueryInterface: STATUS_INVALID_PARAMETER: size 0", size_0 },
	{ "QueryInterface: STATUS_INVALID_PARAMETER: NULL GUID", no_guid },
	{ "QueryInterface: STATUS_INVALID_PARAMETER: NULL function group", no_group },
	{ "QueryInterface: STATUS_INVALID_PARAMETER: NULL structure", no_structure },
	{ "QueryInterface: STATUS_NOT_SUPPORTED: unknown GUID", unknown_guid },
	{ "QueryInterface: STATUS_NOT_SUPPORTED: GUID of the bus class", guid_of_the_bus },
	{ "QueryInterface: STATUS_NOT_SUPPORTED: version 0", version_0 },
	{ "QueryInterface: STATUS_NOT_SUPPORTED: version 0101h", version_101 },
	{ "QueryInterface: STATUS_NOT_SUPPORTED: version 0200h", version_2 },
	{ "QueryInterface: STATUS_NO_SUCH_DEVICE: controller gone", controller_gone },
	{ "QueryInterface: STATUS_INSUFFICIENT_RESOURCES: no memory", no_memory },
};

CASE_TABLE(queries)

static struct kunit_case ddi_query_cases[] = {
	CASE_TABLE_CASES(queries),
	{ }
};

static struct kunit_suite ddi_query_suite = {
	.name = "hdaudio_ddi_query",
	.test_cases = ddi_query_cases,
};

kunit_test_suite(ddi_query_suite);
