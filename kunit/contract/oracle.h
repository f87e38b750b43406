/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The oracle: the rules of the DDI on engines, buffers, states, registrations and tags, stated
 * once more as plainly as can be. It knows nothing of the driver; what is in include/hdaudio.h
 * as words is here as ifs. It is told each call and each answer and says what was wrong.
 */
#ifndef ORACLE_H
#define ORACLE_H

#include "hdaudio.h"

#define ORACLE_CLIENTS		5
#define ORACLE_CODECS		15
#define ORACLE_ENGINES		30
#define ORACLE_TAGS		64
#define ORACLE_EVENTS		4
#define ORACLE_ROUTINES		2	/* callbacks, each with ORACLE_COOKIES contexts */
#define ORACLE_COOKIES		2
#define ORACLE_TOGETHER		3	/* engines in one SetDmaEngineState */

/*
 * Handles have names. What an allocation gives gets the first name from the one in the call on
 * that no engine has; the name of an engine that was freed stands for the stale handle.
 */
#define ORACLE_NAMES		12
#define ORACLE_NULL		ORACLE_NAMES		/* the handle NULL */
#define ORACLE_FORGED		(ORACLE_NAMES + 1)	/* one that never was */

enum oracle_what {
	ORACLE_CAPTURE,		/* AllocateCaptureDmaEngine */
	ORACLE_RENDER,		/* AllocateRenderDmaEngine */
	ORACLE_CHANGE,		/* ChangeBandwidthAllocation */
	ORACLE_FREE_ENGINE,
	ORACLE_STATE,		/* SetDmaEngineState */
	ORACLE_POSITION,	/* GetLinkPositionRegister */
	ORACLE_TAG,		/* RegisterEventCallback */
	ORACLE_UNTAG,		/* UnregisterEventCallback */
	ORACLE_INFO,		/* GetDeviceInformation */
	ORACLE_VERB,		/* TransferCodecVerbs, one command */
	ORACLE_BUFFER,		/* AllocateDmaBuffer */
	ORACLE_FREE_BUFFER,
	ORACLE_NOTIFYING,	/* AllocateDmaBufferWithNotification */
	ORACLE_FREE_NOTIFYING,
	ORACLE_EVENT,		/* RegisterNotificationEvent */
	ORACLE_UNEVENT,
	ORACLE_CALLBACK,	/* RegisterNotificationCallback */
	ORACLE_UNCALLBACK,
	ORACLE_CONTIGUOUS,	/* AllocateContiguousDmaBuffer */
	ORACLE_LIST,		/* SetupDmaEngineWithBdl */
	ORACLE_FREE_CONTIGUOUS,
	ORACLE_REOPEN,		/* InterfaceDereference, then another query */
	ORACLE_FRAMES,		/* time passes */
	ORACLE_GONE,		/* the controller is pulled out */
	ORACLE_WHATS,
};

#define ORACLE_ISR		0	/* which pointer of SetupDmaEngineWithBdl Isr is */

/* What can be wrong with a call beside its handle; one thing at a time. */
enum oracle_wrong {
	ORACLE_GOOD,
	ORACLE_LEVEL,		/* called at DISPATCH_LEVEL */
	ORACLE_APC,		/* called with a fast mutex held */
	ORACLE_NO_CONTEXT,	/* NULL */
	ORACLE_OLD_CONTEXT,	/* of a client that went */
	ORACLE_NO_POINTER,	/* one of the pointers is NULL */
	ORACLE_MDL,		/* not the buffer's MDL */
	ORACLE_SIZE,		/* not the buffer's size; Size too small; no handles */
	ORACLE_LIST_UNALIGNED,
	ORACLE_LIST_OUTSIDE,
	ORACLE_LIST_EMPTY,	/* an entry of length 0 */
	ORACLE_LIST_SUM,
	ORACLE_LIST_LVI_0,
	ORACLE_LIST_LVI_256,
};

/**
 * struct oracle_call - a call, without a pointer in it
 * @what: the routine
 * @client: the caller
 * @wrong: what is wrong with it
 * @pointer: which pointer is NULL, counted from 0
 * @name: the handle, or where the search for a name of a new one begins
 * @more: further handles of SetDmaEngineState
 * @n_more: how many of them
 * @state: the state wanted, any number
 * @format: the format wanted
 * @stripe: across all lines
 * @codec: where a capture stream comes from
 * @size: bytes wanted
 * @notifications: NotificationCount
 * @item: which event, or callback and context, or tag
 */
struct oracle_call {
	u8 what;
	u8 client;
	u8 wrong;
	u8 pointer;
	u8 name;
	u8 more[ORACLE_TOGETHER - 1];
	u8 n_more;
	u8 state;
	HDAUDIO_STREAM_FORMAT format;
	bool stripe;
	u8 codec;
	u32 size;
	u8 notifications;
	u8 item;
};

/**
 * struct oracle_answer - what came back; only what the routine gives is looked at
 * @status: the status
 * @touched: the routine has written through one of its pointers
 * @same_handle: the handle granted is that of a live engine
 * @code: converter format
 * @size: bytes granted; Size of the device information
 * @offset: OffsetFromFirstPage
 * @id: stream id
 * @fifo: FIFO size
 * @tag: tag granted
 * @zeroed: the memory granted is all zeros
 */
struct oracle_answer {
	NTSTATUS status;
	bool touched;
	bool same_handle;
	u16 code;
	u64 size;
	u64 offset;
	u8 id;
	u32 fifo;
	u8 tag;
	bool zeroed;
};

/**
 * struct oracle_hardware - what there is
 * @capture: engines for input only
 * @render: engines for output only
 * @bidi: engines for either
 * @lines: SDO lines
 * @line_bits: what each of them carries in a frame
 * @sdi_bits: what each codec's line carries
 * @fifo_out: FIFO of outputs, bytes
 * @fifo_in: FIFO of inputs, bytes
 * @codecs: which are there
 * @codec_of: the codec of each client's function group
 */
struct oracle_hardware {
	unsigned int capture;
	unsigned int render;
	unsigned int bidi;
	unsigned int lines;
	u32 line_bits;
	u32 sdi_bits;
	u32 fifo_out;
	u32 fifo_in;
	u16 codecs;
	u8 codec_of[ORACLE_CLIENTS];
};

enum oracle_memory { ORACLE_BARE, ORACLE_CYCLIC, ORACLE_NOTIFIED, ORACLE_WITH_LIST };

/* An engine that somebody has. */
struct oracle_engine {
	bool live;
	u8 client;
	bool render;
	bool bidi;		/* one of those for either direction */
	u8 codec;
	bool stripe;
	HDAUDIO_STREAM_FORMAT format;
	u8 state;
	enum oracle_memory memory;
	bool set_up;
	bool handed_back;	/* good for freeing its memory alone */
	u8 id;
	bool events[ORACLE_EVENTS];
	bool callbacks[ORACLE_ROUTINES][ORACLE_COOKIES];
};

/* The world as the DDI has it. Engines go by their names. */
struct oracle {
	struct oracle_hardware hw;
	struct oracle_engine engines[ORACLE_NAMES];
	u8 tags[ORACLE_CODECS][ORACLE_TAGS];	/* client + 1, or 0 */
	bool gone;
	bool closed[ORACLE_CLIENTS];		/* could not be opened again */
	NTSTATUS expected;
	char words[80];
};

void oracle_begin(struct oracle *o, const struct oracle_hardware *hw);
unsigned int oracle_new_name(const struct oracle *o, const struct oracle_call *call);
const char *oracle_judge(struct oracle *o, const struct oracle_call *call,
			 const struct oracle_answer *answer);

#endif /* ORACLE_H */
