/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Tracepoints.
 */
#undef TRACE_SYSTEM
#define TRACE_SYSTEM hdaudio_compat

#if !defined(HDB_TRACE_H) || defined(TRACE_HEADER_MULTI_READ)
#define HDB_TRACE_H

#include <linux/device.h>
#include <linux/tracepoint.h>
#include <sound/hda_register.h>
#include <sound/hda_verbs.h>

#include "hdb.h"

#define HDB_VERB(command) \
	(HDB_VERB_IS_LONG(command) ? (command) >> 8 & 0xfff : (command) >> 8 & 0xf00)
#define HDB_PAYLOAD(command) \
	((command) & (HDB_VERB_IS_LONG(command) ? 0xff : 0xffff))

#define HDB_VERB_NAMES \
	{ AC_VERB_PARAMETERS,			"get parameter" }, \
	{ AC_VERB_GET_CONNECT_SEL,		"get connection" }, \
	{ AC_VERB_SET_CONNECT_SEL,		"set connection" }, \
	{ AC_VERB_GET_CONNECT_LIST,		"get connection list" }, \
	{ AC_VERB_GET_PROC_STATE,		"get processing" }, \
	{ AC_VERB_SET_PROC_STATE,		"set processing" }, \
	{ AC_VERB_GET_COEF_INDEX,		"get coefficient index" }, \
	{ AC_VERB_SET_COEF_INDEX,		"set coefficient index" }, \
	{ AC_VERB_GET_PROC_COEF,		"get coefficient" }, \
	{ AC_VERB_SET_PROC_COEF,		"set coefficient" }, \
	{ AC_VERB_GET_AMP_GAIN_MUTE,		"get amplifier" }, \
	{ AC_VERB_SET_AMP_GAIN_MUTE,		"set amplifier" }, \
	{ AC_VERB_GET_STREAM_FORMAT,		"get format" }, \
	{ AC_VERB_SET_STREAM_FORMAT,		"set format" }, \
	{ AC_VERB_GET_DIGI_CONVERT_1,		"get digital" }, \
	{ AC_VERB_SET_DIGI_CONVERT_1,		"set digital 1" }, \
	{ AC_VERB_SET_DIGI_CONVERT_2,		"set digital 2" }, \
	{ AC_VERB_GET_POWER_STATE,		"get power" }, \
	{ AC_VERB_SET_POWER_STATE,		"set power" }, \
	{ AC_VERB_GET_CONV,			"get stream" }, \
	{ AC_VERB_SET_CHANNEL_STREAMID,		"set stream" }, \
	{ AC_VERB_GET_PIN_WIDGET_CONTROL,	"get pin" }, \
	{ AC_VERB_SET_PIN_WIDGET_CONTROL,	"set pin" }, \
	{ AC_VERB_GET_UNSOLICITED_RESPONSE,	"get unsolicited" }, \
	{ AC_VERB_SET_UNSOLICITED_ENABLE,	"set unsolicited" }, \
	{ AC_VERB_GET_PIN_SENSE,		"get sense" }, \
	{ AC_VERB_SET_PIN_SENSE,		"set sense" }, \
	{ AC_VERB_GET_EAPD_BTLENABLE,		"get EAPD" }, \
	{ AC_VERB_SET_EAPD_BTLENABLE,		"set EAPD" }, \
	{ AC_VERB_GET_CONFIG_DEFAULT,		"get configuration" }, \
	{ AC_VERB_GET_SUBSYSTEM_ID,		"get subsystem" }, \
	{ AC_VERB_SET_CODEC_RESET,		"reset" }

/* The formats in tracefs have the values then: programs that read them do not know the names. */
TRACE_DEFINE_ENUM(ResetState);
TRACE_DEFINE_ENUM(StopState);
TRACE_DEFINE_ENUM(RunState);

#define HDB_STATE_NAMES \
	{ ResetState, "reset" }, { StopState, "stop" }, { RunState, "run" }

/* A DDI call was refused: which, whose, with what, and why in words. */
TRACE_EVENT(hdaudio_refused,
	TP_PROTO(const char *routine, u32 client, s32 status, const char *why),
	TP_ARGS(routine, client, status, why),
	TP_STRUCT__entry(
		__string(routine, routine)
		__field(u32, client)
		__field(u32, status)
		__string(why, why)
	),
	TP_fast_assign(
		HDB_ASSIGN_STR(routine, routine);
		__entry->client = client;
		__entry->status = status;
		HDB_ASSIGN_STR(why, why);
	),
	TP_printk("%s client=%u status=%08x: %s", __get_str(routine), __entry->client,
		  __entry->status, __get_str(why))
);

/* A command goes onto the ring, as 32 bits and in its parts. */
TRACE_EVENT(hdaudio_command,
	TP_PROTO(const struct hdb_ring *ring, const HDAUDIO_CODEC_TRANSFER *transfer),
	TP_ARGS(ring, transfer),
	TP_STRUCT__entry(
		__string(dev, dev_name(ring->dev))
		__field(u32, command)
	),
	TP_fast_assign(
		HDB_ASSIGN_STR(dev, dev_name(ring->dev));
		__entry->command = transfer->Output.Command;
	),
	TP_printk("%s codec=%u node=%02x verb=%03x payload=%02x (%s)", __get_str(dev),
		  __entry->command >> 28, __entry->command >> 20 & 0xff,
		  HDB_VERB(__entry->command), HDB_PAYLOAD(__entry->command),
		  __print_symbolic(HDB_VERB(__entry->command), HDB_VERB_NAMES))
);

/* What a codec has sent. */
DECLARE_EVENT_CLASS(hdaudio_from_codec,
	TP_PROTO(const struct hdb_ring *ring, u32 source, u32 response),
	TP_ARGS(ring, source, response),
	TP_STRUCT__entry(
		__string(dev, dev_name(ring->dev))
		__field(u32, codec)
		__field(u32, response)
	),
	TP_fast_assign(
		HDB_ASSIGN_STR(dev, dev_name(ring->dev));
		__entry->codec = source & 0xf;
		__entry->response = response;
	),
	TP_printk("%s codec=%u response=%08x", __get_str(dev), __entry->codec, __entry->response)
);

/* A codec has answered its oldest command in flight. */
DEFINE_EVENT(hdaudio_from_codec, hdaudio_response,
	TP_PROTO(const struct hdb_ring *ring, u32 source, u32 response),
	TP_ARGS(ring, source, response)
);

/* A codec has something to tell. */
DEFINE_EVENT_PRINT(hdaudio_from_codec, hdaudio_unsolicited,
	TP_PROTO(const struct hdb_ring *ring, u32 source, u32 response),
	TP_ARGS(ring, source, response),
	TP_printk("%s codec=%u tag=%u response=%08x", __get_str(dev), __entry->codec,
		  __entry->response >> 26, __entry->response)
);

/* An engine goes from one state to another. */
TRACE_EVENT_CONDITION(hdaudio_stream_state,
	TP_PROTO(const struct hdb_engine *engine, u32 state),
	TP_ARGS(engine, state),
	TP_CONDITION(engine->state != state),
	TP_STRUCT__entry(
		__string(dev, dev_name(engine->client->ctrl->dev))
		__field(u32, client)
		__field(u32, engine)
		__field(u32, stream_id)
		__field(bool, render)
		__field(u32, from)
		__field(u32, to)
	),
	TP_fast_assign(
		HDB_ASSIGN_STR(dev, dev_name(engine->client->ctrl->dev));
		__entry->client = engine->client->id;
		__entry->engine = engine->index;
		__entry->stream_id = engine->stream_id;
		__entry->render = engine->render;
		__entry->from = engine->state;
		__entry->to = state;
	),
	TP_printk("%s client=%u engine=%u stream=%u %s: %s to %s", __get_str(dev),
		  __entry->client, __entry->engine, __entry->stream_id,
		  __entry->render ? "render" : "capture",
		  __print_symbolic(__entry->from, HDB_STATE_NAMES),
		  __print_symbolic(__entry->to, HDB_STATE_NAMES))
);

/* A stream descriptor has interrupted. */
TRACE_EVENT_CONDITION(hdaudio_period,
	TP_PROTO(const struct hdb_ctrl *ctrl, const struct hdb_engine *engine, u8 causes),
	TP_ARGS(ctrl, engine, causes),
	TP_CONDITION(causes),
	TP_STRUCT__entry(
		__string(dev, dev_name(ctrl->dev))
		__field(u32, engine)
		__field(u32, stream_id)
		__field(u8, causes)
	),
	TP_fast_assign(
		HDB_ASSIGN_STR(dev, dev_name(ctrl->dev));
		__entry->engine = engine->index;
		__entry->stream_id = engine->stream_id;
		__entry->causes = causes;
	),
	TP_printk("%s engine=%u stream=%u: %s", __get_str(dev), __entry->engine,
		  __entry->stream_id,
		  __print_flags(__entry->causes, "|",
				{ SD_INT_COMPLETE, "complete" },
				{ SD_INT_FIFO_ERR, "FIFO error" },
				{ SD_INT_DESC_ERR, "descriptor error" }))
);

/* A step on the way back from hardware that failed, in words. */
TRACE_EVENT(hdaudio_recovery,
	TP_PROTO(const struct device *dev, const char *step),
	TP_ARGS(dev, step),
	TP_STRUCT__entry(
		__string(dev, dev_name(dev))
		__string(step, step)
	),
	TP_fast_assign(
		HDB_ASSIGN_STR(dev, dev_name(dev));
		HDB_ASSIGN_STR(step, step);
	),
	TP_printk("%s %s", __get_str(dev), __get_str(step))
);

#endif /* HDB_TRACE_H */

#undef TRACE_INCLUDE_PATH
#define TRACE_INCLUDE_PATH .
#undef TRACE_INCLUDE_FILE
#define TRACE_INCLUDE_FILE trace
#include <trace/define_trace.h>
