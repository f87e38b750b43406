// SPDX-License-Identifier: GPL-2.0
/*
 * DDI calls that are refused.
 */
#include "ddi.h"
#include "refusal.h"
#include "trace.h"

/* A call was refused: say why to whoever traces, and give the status for it. */
NTSTATUS hdb_call_refused(const struct hdb_call *call, enum hdb_why why)
{
	NTSTATUS status = hdb_why_status(why);

	trace_hdaudio_refused(call->routine, call->client ? call->client->id : 0, status,
			      hdb_why_words(why));
	return status;
}
