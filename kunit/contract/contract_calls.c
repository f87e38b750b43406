// SPDX-License-Identifier: GPL-2.0
/*
 * The routines, called through a client's table with the arguments of a situation.
 */
#include "contract.h"

/* A routine that lies elsewhere in the BDL's table than in the others. */
#define FROM_TABLE(c, routine) ((c)->client == (c)->bdl ? (c)->client->bdl.routine \
							: (c)->client->base.routine)

NTSTATUS call_TransferCodecVerbs(struct contract *c)
{
	struct contract_args *a = &c->args;

	return c->client->base.TransferCodecVerbs(a->context, a->n_transfers, a->transfers, NULL,
						  NULL);
}

NTSTATUS call_AllocateCaptureDmaEngine(struct contract *c)
{
	struct contract_args *a = &c->args;

	return c->client->base.AllocateCaptureDmaEngine(a->context, a->codec, a->stream_format,
							a->to.handle, a->to.code);
}

NTSTATUS call_AllocateRenderDmaEngine(struct contract *c)
{
	struct contract_args *a = &c->args;

	return c->client->base.AllocateRenderDmaEngine(a->context, a->stream_format, a->stripe,
						       a->to.handle, a->to.code);
}

NTSTATUS call_ChangeBandwidthAllocation(struct contract *c)
{
	struct contract_args *a = &c->args;

	return c->client->base.ChangeBandwidthAllocation(a->context, a->handle, a->stream_format,
							 a->to.code);
}

NTSTATUS call_AllocateDmaBuffer(struct contract *c)
{
	struct contract_args *a = &c->args;

	return c->client->base.AllocateDmaBuffer(a->context, a->handle, a->size, a->to.mdl,
						 a->to.size, a->to.id, a->to.fifo);
}

NTSTATUS call_FreeDmaBuffer(struct contract *c)
{
	return c->client->base.FreeDmaBuffer(c->args.context, c->args.handle);
}

NTSTATUS call_FreeDmaEngine(struct contract *c)
{
	return FROM_TABLE(c, FreeDmaEngine)(c->args.context, c->args.handle);
}

NTSTATUS call_SetDmaEngineState(struct contract *c)
{
	struct contract_args *a = &c->args;

	return FROM_TABLE(c, SetDmaEngineState)(a->context, a->state, a->count, a->list);
}

NTSTATUS call_GetWallClockRegister(struct contract *c)
{
	FROM_TABLE(c, GetWallClockRegister)(c->args.context, c->args.to.clock);
	return STATUS_SUCCESS;
}

NTSTATUS call_RegisterEventCallback(struct contract *c)
{
	struct contract_args *a = &c->args;

	return FROM_TABLE(c, RegisterEventCallback)(a->context, a->listener, a->cookie, a->to.tag);
}

NTSTATUS call_UnregisterEventCallback(struct contract *c)
{
	return FROM_TABLE(c, UnregisterEventCallback)(c->args.context, c->args.tag);
}

NTSTATUS call_GetDeviceInformation(struct contract *c)
{
	return FROM_TABLE(c, GetDeviceInformation)(c->args.context, c->args.to.information);
}

NTSTATUS call_GetResourceInformation(struct contract *c)
{
	struct contract_args *a = &c->args;

	FROM_TABLE(c, GetResourceInformation)(a->context, a->to.address, a->to.node);
	return STATUS_SUCCESS;
}

NTSTATUS call_GetLinkPositionRegister(struct contract *c)
{
	struct contract_args *a = &c->args;

	return FROM_TABLE(c, GetLinkPositionRegister)(a->context, a->handle, a->to.position);
}

NTSTATUS call_AllocateDmaBufferWithNotification(struct contract *c)
{
	struct contract_args *a = &c->args;

	return c->client->v3.AllocateDmaBufferWithNotification(a->context, a->handle,
							       a->notifications, a->size,
							       a->to.mdl, a->to.size,
							       a->to.offset, a->to.id, a->to.fifo);
}

NTSTATUS call_FreeDmaBufferWithNotification(struct contract *c)
{
	struct contract_args *a = &c->args;

	return c->client->v3.FreeDmaBufferWithNotification(a->context, a->handle, a->mdl, a->size);
}

NTSTATUS call_RegisterNotificationEvent(struct contract *c)
{
	struct contract_args *a = &c->args;

	return c->client->v3.RegisterNotificationEvent(a->context, a->handle, a->event);
}

NTSTATUS call_UnregisterNotificationEvent(struct contract *c)
{
	struct contract_args *a = &c->args;

	return c->client->v3.UnregisterNotificationEvent(a->context, a->handle, a->event);
}

NTSTATUS call_RegisterNotificationCallback(struct contract *c)
{
	struct contract_args *a = &c->args;

	return c->client->v3.RegisterNotificationCallback(a->context, a->handle, a->fdo,
							  a->routine, a->cookie);
}

NTSTATUS call_UnregisterNotificationCallback(struct contract *c)
{
	struct contract_args *a = &c->args;

	return c->client->v3.UnregisterNotificationCallback(a->context, a->handle, a->routine,
							    a->cookie);
}

NTSTATUS call_AllocateContiguousDmaBuffer(struct contract *c)
{
	struct contract_args *a = &c->args;

	return c->client->bdl.AllocateContiguousDmaBuffer(a->context, a->handle, a->size,
							  a->to.data, a->to.list);
}

NTSTATUS call_SetupDmaEngineWithBdl(struct contract *c)
{
	struct contract_args *a = &c->args;

	return c->client->bdl.SetupDmaEngineWithBdl(a->context, a->handle, a->bytes, a->lvi,
						    a->isr, a->cookie, a->to.id, a->to.fifo);
}

NTSTATUS call_FreeContiguousDmaBuffer(struct contract *c)
{
	return c->client->bdl.FreeContiguousDmaBuffer(c->args.context, c->args.handle);
}

const struct contract_entry contract_routines[CONTRACT_ROUTINES] = {
#define ENTRY(type, routine) \
	[ROUTINE_##routine].name = #routine, [ROUTINE_##routine].call = call_##routine,
#define IN_V3(type, routine) [ROUTINE_##routine].v3 = true,
#define IN_BDL(type, routine) [ROUTINE_##routine].bdl = true,
	HDAUDIO_ROUTINES(ENTRY)
	HDAUDIO_V3_TABLE(IN_V3)
	HDAUDIO_BDL_TABLE(IN_BDL)
};
