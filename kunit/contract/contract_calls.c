// SPDX-License-Identifier: GPL-2.0
/*
 * The routines, called through a client's table with the arguments of a situation.
 */
#include "contract.h"

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
	PFREE_DMA_ENGINE routine = c->client == c->bdl ? c->client->bdl.FreeDmaEngine
						       : c->client->base.FreeDmaEngine;

	return routine(c->args.context, c->args.handle);
}

NTSTATUS call_SetDmaEngineState(struct contract *c)
{
	PSET_DMA_ENGINE_STATE routine = c->client == c->bdl ? c->client->bdl.SetDmaEngineState
							    : c->client->base.SetDmaEngineState;

	return routine(c->args.context, c->args.state, c->args.count, c->args.list);
}

NTSTATUS call_GetLinkPositionRegister(struct contract *c)
{
	PGET_LINK_POSITION_REGISTER routine =
		c->client == c->bdl ? c->client->bdl.GetLinkPositionRegister
				    : c->client->base.GetLinkPositionRegister;

	return routine(c->args.context, c->args.handle, c->args.to.position);
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
