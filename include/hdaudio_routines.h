/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The one list of the DDI's routines: the type of hdaudio.h, the name, in the order of the tables.
 *
 * Declarations, tables, the assertions on the tables' layout and the tests' calls are made from
 * it; hdaudio.h has what each routine promises. X is a macro that takes a type and a name.
 */
#ifndef HDAUDIO_COMPAT_HDAUDIO_ROUTINES_H
#define HDAUDIO_COMPAT_HDAUDIO_ROUTINES_H

/* before and behind the routines for buffers, in every table */
#define HDAUDIO_FIRST_ROUTINES(X)							\
	X(PTRANSFER_CODEC_VERBS, TransferCodecVerbs)					\
	X(PALLOCATE_CAPTURE_DMA_ENGINE, AllocateCaptureDmaEngine)			\
	X(PALLOCATE_RENDER_DMA_ENGINE, AllocateRenderDmaEngine)				\
	X(PCHANGE_BANDWIDTH_ALLOCATION, ChangeBandwidthAllocation)

#define HDAUDIO_LAST_ROUTINES(X)							\
	X(PFREE_DMA_ENGINE, FreeDmaEngine)						\
	X(PSET_DMA_ENGINE_STATE, SetDmaEngineState)					\
	X(PGET_WALL_CLOCK_REGISTER, GetWallClockRegister)				\
	X(PGET_LINK_POSITION_REGISTER, GetLinkPositionRegister)				\
	X(PREGISTER_EVENT_CALLBACK, RegisterEventCallback)				\
	X(PUNREGISTER_EVENT_CALLBACK, UnregisterEventCallback)				\
	X(PGET_DEVICE_INFORMATION, GetDeviceInformation)				\
	X(PGET_RESOURCE_INFORMATION, GetResourceInformation)

#define HDAUDIO_BUFFER_ROUTINES(X)							\
	X(PALLOCATE_DMA_BUFFER, AllocateDmaBuffer)					\
	X(PFREE_DMA_BUFFER, FreeDmaBuffer)

#define HDAUDIO_BDL_ROUTINES(X)								\
	X(PALLOCATE_CONTIGUOUS_DMA_BUFFER, AllocateContiguousDmaBuffer)			\
	X(PSETUP_DMA_ENGINE_WITH_BDL, SetupDmaEngineWithBdl)				\
	X(PFREE_CONTIGUOUS_DMA_BUFFER, FreeContiguousDmaBuffer)

#define HDAUDIO_V2_ROUTINES(X)								\
	X(PALLOCATE_DMA_BUFFER_WITH_NOTIFICATION, AllocateDmaBufferWithNotification)	\
	X(PFREE_DMA_BUFFER_WITH_NOTIFICATION, FreeDmaBufferWithNotification)		\
	X(PREGISTER_NOTIFICATION_EVENT, RegisterNotificationEvent)			\
	X(PUNREGISTER_NOTIFICATION_EVENT, UnregisterNotificationEvent)

#define HDAUDIO_V3_ROUTINES(X)								\
	X(PREGISTER_NOTIFICATION_CALLBACK, RegisterNotificationCallback)		\
	X(PUNREGISTER_NOTIFICATION_CALLBACK, UnregisterNotificationCallback)

/* by table: HDAUDIO_BUS_INTERFACE, _V2, _V3, _BDL */
#define HDAUDIO_BASELINE_TABLE(X)							\
	HDAUDIO_FIRST_ROUTINES(X)							\
	HDAUDIO_BUFFER_ROUTINES(X)							\
	HDAUDIO_LAST_ROUTINES(X)
#define HDAUDIO_V2_TABLE(X)	HDAUDIO_BASELINE_TABLE(X) HDAUDIO_V2_ROUTINES(X)
#define HDAUDIO_V3_TABLE(X)	HDAUDIO_V2_TABLE(X) HDAUDIO_V3_ROUTINES(X)
#define HDAUDIO_BDL_TABLE(X)								\
	HDAUDIO_FIRST_ROUTINES(X)							\
	HDAUDIO_BDL_ROUTINES(X)								\
	HDAUDIO_LAST_ROUTINES(X)

/* all of them, each once: those of V3, then those that only the BDL's table has */
#define HDAUDIO_ROUTINES(X)	HDAUDIO_V3_TABLE(X) HDAUDIO_BDL_ROUTINES(X)

#endif /* HDAUDIO_COMPAT_HDAUDIO_ROUTINES_H */
