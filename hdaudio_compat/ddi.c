// SPDX-License-Identifier: GPL-2.0
/*
 * The beginning and the end of every DDI routine.
 */
#include "nt/irql.h"

#include "compat.h"
#include "ddi.h"
#include "trace.h"

/*
 * Find the client of a call and check the level. Whatever comes out, hdb_call_end() has to
 * follow.
 */
enum hdb_why hdb_call_begin(struct hdb_call *call, const char *routine, PVOID context,
			    enum hdb_level level)
{
	call->routine = routine;
	call->client = hdb_client_get(context);
	if (level == HDB_AT_PASSIVE && KeGetCurrentIrql() > PASSIVE_LEVEL)
		return HDB_NO_LEVEL;
	return call->client ? HDB_OK : HDB_NO_CONTEXT;
}

/* Let the client go, and turn the outcome into the routine's status. */
NTSTATUS hdb_call_end(struct hdb_call *call, enum hdb_why why)
{
	NTSTATUS status = hdb_why_status(why);

	if (why)
		trace_hdaudio_refused(call->routine, call->client ? call->client->id : 0, status,
				      hdb_why_words(why));
	if (call->client)
		hdb_client_put(call->client);
	return status;
}
