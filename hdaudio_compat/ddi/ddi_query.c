// SPDX-License-Identifier: GPL-2.0
/*
 * DDI: the query for an interface. Every table is made from the list of hdaudio_routines.h.
 */
#include "hdaudio_driver.h"

#include "client.h"
#include "ddi.h"

#define HEAD(type)							\
	.Size = sizeof(type),						\
	.InterfaceReference = hdb_client_reference,			\
	.InterfaceDereference = hdb_client_dereference

#define ROUTINE(type, name)	.name = hdb_##name,

static const HDAUDIO_BUS_INTERFACE baseline = {
	HEAD(HDAUDIO_BUS_INTERFACE), HDAUDIO_BASELINE_TABLE(ROUTINE)
};

static const HDAUDIO_BUS_INTERFACE_BDL bdl = {
	HEAD(HDAUDIO_BUS_INTERFACE_BDL), HDAUDIO_BDL_TABLE(ROUTINE)
};

static const HDAUDIO_BUS_INTERFACE_V2 v2 = {
	HEAD(HDAUDIO_BUS_INTERFACE_V2), HDAUDIO_V2_TABLE(ROUTINE)
};

static const HDAUDIO_BUS_INTERFACE_V3 v3 = {
	HEAD(HDAUDIO_BUS_INTERFACE_V3), HDAUDIO_V3_TABLE(ROUTINE)
};

static const struct {
	const GUID *guid;
	const void *table;
} interfaces[] = {
	{ &GUID_HDAUDIO_BUS_INTERFACE, &baseline },
	{ &GUID_HDAUDIO_BUS_INTERFACE_BDL, &bdl },
	{ &GUID_HDAUDIO_BUS_INTERFACE_V2, &v2 },
	{ &GUID_HDAUDIO_BUS_INTERFACE_V3, &v3 },
};

static const INTERFACE *query_table(const GUID *guid)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(interfaces); i++) {
		if (IsEqualGUID(guid, interfaces[i].guid))
			return interfaces[i].table;
	}
	return NULL;
}

/* Clients that ask for 1 exist beside those that ask for 1.0 as documented. */
static bool query_version_known(USHORT version)
{
	return version == 0x0100 || version == 1;
}

static enum hdb_why query_check(const GUID *guid, USHORT size, USHORT version,
				const INTERFACE **table)
{
	if (!guid)
		return HDB_E_POINTER;
	*table = query_table(guid);
	if (!*table)
		return HDB_E_GUID;
	if (size < (*table)->Size)
		return HDB_E_IF_SIZE;
	return query_version_known(version) ? HDB_OK : HDB_E_VERSION;
}

static enum hdb_why query(struct hdaudio_device *hdev, const GUID *guid, USHORT size,
			  USHORT version, PINTERFACE interface)
{
	const INTERFACE *table;
	enum hdb_why why;
	PVOID context;

	if (KeGetCurrentIrql() > PASSIVE_LEVEL)
		return HDB_E_LEVEL;
	if (!hdev || !interface)
		return HDB_E_POINTER;
	why = query_check(guid, size, version, &table);
	if (!why)
		why = hdb_client_open(hdev, &context);
	if (why)
		return why;
	memcpy(interface, table, table->Size);
	interface->Version = version;
	interface->Context = context;
	return HDB_OK;
}

/**
 * hdaudio_query_interface - ask a function group's bus for one of the DDI's interfaces
 * @hdev: the function group
 * @guid: which interface: one of GUID_HDAUDIO_BUS_INTERFACE, _BDL, _V2, _V3
 * @size: size of the structure @interface points to, in bytes; may be larger than needed
 * @version: 0x0100, or 1; written back as asked for
 * @interface: receives the whole table, with a context of its own and one reference on it
 *
 * What IRP_MN_QUERY_INTERFACE does on Windows. The caller drops the reference with the
 * table's InterfaceDereference.
 *
 * Context: may sleep; IRQL = PASSIVE_LEVEL.
 * Return:
 * * %STATUS_SUCCESS - the table is filled in
 * * %STATUS_UNSUCCESSFUL - called above PASSIVE_LEVEL
 * * %STATUS_INVALID_PARAMETER - a NULL pointer, or @size is smaller than the structure
 * * %STATUS_NOT_SUPPORTED - unknown @guid or @version
 * * %STATUS_NO_SUCH_DEVICE - the controller is gone
 * * %STATUS_INSUFFICIENT_RESOURCES - no memory
 *
 * On failure the structure is left as it was.
 */
NTSTATUS hdaudio_query_interface(struct hdaudio_device *hdev, const GUID *guid, USHORT size,
				 USHORT version, PINTERFACE interface)
{
	struct hdb_call call = { .routine = "QueryInterface" };

	return hdb_call_end(&call, query(hdev, guid, size, version, interface));
}
EXPORT_SYMBOL_GPL(hdaudio_query_interface);
