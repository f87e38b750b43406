/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What every DDI routine does alike: check the level, find the client, and turn the outcome
 * into an NTSTATUS with a tracepoint for each refusal. The only place NTSTATUS is made.
 */
#ifndef HDB_DDI_H
#define HDB_DDI_H

#include "nt/irql.h"

#include "hdaudio.h"

#include "client.h"
#include "refusal.h"

/**
 * struct hdb_call - one DDI call in progress
 * @routine: the routine's DDI name
 * @client: the calling client, held until hdb_call_end(); NULL if there is none
 */
struct hdb_call {
	const char *routine;
	struct hdb_client *client;
};

enum hdb_level {
	HDB_AT_PASSIVE,		/* the routine may sleep */
	HDB_AT_DISPATCH,	/* the routine never sleeps */
};

NTSTATUS hdb_call_refused(const struct hdb_call *call, enum hdb_why why);

/*
 * Find the client of a call and check the level. Whatever comes out, hdb_call_end() has to
 * follow.
 */
static inline enum hdb_why hdb_call_begin(struct hdb_call *call, const char *routine,
					  PVOID context, enum hdb_level level)
{
	call->routine = routine;
	call->client = hdb_client_get(context);
	if (level == HDB_AT_PASSIVE && KeGetCurrentIrql() > PASSIVE_LEVEL)
		return HDB_E_LEVEL;
	return call->client ? HDB_OK : HDB_E_CONTEXT;
}

/* Turn the outcome of a call into the routine's status, and let the client go. */
static inline NTSTATUS hdb_call_end(struct hdb_call *call, enum hdb_why why)
{
	NTSTATUS status = why ? hdb_call_refused(call, why) : STATUS_SUCCESS;

	if (call->client)
		hdb_client_put(call->client);
	return status;
}

/* The routines, as PTRANSFER_CODEC_VERBS and so on of hdaudio.h; hdb_ + the DDI's name. */
#define HDB_ROUTINE(type, name) extern typeof(*(type)NULL) hdb_##name;

HDAUDIO_ROUTINES(HDB_ROUTINE)

#undef HDB_ROUTINE

#endif /* HDB_DDI_H */
