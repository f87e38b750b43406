/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stream formats: from the DDI's description to the 16-bit format of converters and stream
 * descriptors (HD Audio specification 3.7.1), and what a format weighs. Pure.
 */
#ifndef HDB_FORMAT_H
#define HDB_FORMAT_H

#include "hdaudio.h"

bool hdb_format_encode(const HDAUDIO_STREAM_FORMAT *format, u16 *code);
unsigned int hdb_format_frame_bytes(const HDAUDIO_STREAM_FORMAT *format);
unsigned int hdb_format_link_bits(const HDAUDIO_STREAM_FORMAT *format);

#endif /* HDB_FORMAT_H */
