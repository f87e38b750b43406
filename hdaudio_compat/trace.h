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
