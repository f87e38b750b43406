/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Why a call is refused: one list from which the NTSTATUS of the DDI and the words of the
 * refusal tracepoint are both taken. Layers below the DDI return these, never an NTSTATUS.
 */
#ifndef HDB_REFUSAL_H
#define HDB_REFUSAL_H

#include "nt/status.h"

/* name, NTSTATUS, words for the porter */
#define HDB_REFUSALS(X) \
	X(CONTEXT, STATUS_INVALID_PARAMETER, "context is not that of a live interface") \
	X(POINTER, STATUS_INVALID_PARAMETER, "a required pointer is NULL") \
	X(LEVEL, STATUS_UNSUCCESSFUL, "called above the IRQL the routine allows") \
	X(COUNT, STATUS_INVALID_PARAMETER, "count is zero or more than there can be") \
	X(HANDLE, STATUS_INVALID_HANDLE, "handle is forged, stale or another client's") \
	X(DUPLICATE, STATUS_INVALID_PARAMETER, "the same handle or registration given twice") \
	X(STATE_UNKNOWN, STATUS_INVALID_PARAMETER, "not a stream state of the DDI") \
	X(FORMAT, STATUS_INVALID_PARAMETER, "rate, bits, container or channels cannot be encoded") \
	X(CODEC, STATUS_INVALID_PARAMETER, "no codec at that address") \
	X(SIZE, STATUS_INVALID_PARAMETER, "buffer size is zero or does not fit") \
	X(MDL, STATUS_INVALID_PARAMETER, "MDL or size is not that of the engine's buffer") \
	X(BDL, STATUS_INVALID_PARAMETER, "a BDL entry is outside the buffer, unaligned or empty") \
	X(LVI, STATUS_INVALID_PARAMETER, "last valid index of the BDL is not 1 to 255") \
	X(BDL_SUM, STATUS_INVALID_PARAMETER, "BDL entries do not add up to the buffer length") \
	X(BDL_ROOM, STATUS_INVALID_PARAMETER, "BDL is too long once split at each 4 KB") \
	X(NOTIFICATIONS, STATUS_INVALID_PARAMETER, "notification count is neither 1 nor 2") \
	X(TAG, STATUS_INVALID_PARAMETER, "tag is not registered by this client") \
	X(NOT_REGISTERED, STATUS_INVALID_PARAMETER, "no such registration on this engine") \
	X(NO_BUFFER, STATUS_INVALID_DEVICE_REQUEST, "the engine has no buffer of that kind") \
	X(HAS_BUFFER, STATUS_INVALID_DEVICE_REQUEST, "the engine has a buffer") \
	X(NOT_RESET, STATUS_INVALID_DEVICE_REQUEST, "the engine is not in reset") \
	X(NOT_STOPPED, STATUS_INVALID_DEVICE_REQUEST, "the engine is not in StopState") \
	X(TRANSITION, STATUS_INVALID_DEVICE_REQUEST, "running and reset are never neighbours") \
	X(FIFO, STATUS_BUFFER_TOO_SMALL, "the engine's FIFO cannot carry the format") \
	X(INFO_SIZE, STATUS_BUFFER_TOO_SMALL, "Size is below the first structure's") \
	X(NO_ENGINE, STATUS_INSUFFICIENT_RESOURCES, "every engine of that direction is taken") \
	X(BANDWIDTH, STATUS_INSUFFICIENT_RESOURCES, "the link has not enough bandwidth left") \
	X(NO_STREAM_ID, STATUS_INSUFFICIENT_RESOURCES, "every stream id of that way is taken") \
	X(REGISTRATIONS, STATUS_INSUFFICIENT_RESOURCES, "the engine has no room for another one") \
	X(NO_TAG, STATUS_INSUFFICIENT_RESOURCES, "all 64 tags of the codec are taken") \
	X(DMA_MEMORY, STATUS_INSUFFICIENT_RESOURCES, "no memory for the buffer or registration") \
	X(LIST_MEMORY, STATUS_UNSUCCESSFUL, "no memory for a copy of the BDL") \
	X(NO_MEMORY, STATUS_NO_MEMORY, "no memory to queue the commands") \
	X(HW_TIMEOUT, STATUS_DEVICE_NOT_READY, "the controller did not follow in time") \
	X(BUSY, STATUS_DEVICE_NOT_READY, "another call is changing the state of the engine") \
	X(GONE, STATUS_NO_SUCH_DEVICE, "the controller is gone") \
	X(GUID, STATUS_NOT_SUPPORTED, "no interface has that GUID") \
	X(VERSION, STATUS_NOT_SUPPORTED, "no such version of the interface") \
	X(IF_SIZE, STATUS_INVALID_PARAMETER, "Size is smaller than the interface structure")

enum hdb_why {
	HDB_OK,
#define HDB_WHY_ENUM(name, status, words) HDB_E_##name,
	HDB_REFUSALS(HDB_WHY_ENUM)
#undef HDB_WHY_ENUM
	HDB_WHY_MAX
};

NTSTATUS hdb_why_status(enum hdb_why why);
const char *hdb_why_words(enum hdb_why why);

#endif /* HDB_REFUSAL_H */
