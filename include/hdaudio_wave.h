/* SPDX-License-Identifier: GPL-2.0 */
/*
 * From a wave format to a format of the DDI's, and back.
 */
#ifndef HDAUDIO_WAVE_H
#define HDAUDIO_WAVE_H

#include "hdaudio.h"
#include "nt/ksaudio.h"

EXTERN_C_START

NTSTATUS hdaudio_format_from_wave(const WAVEFORMATEX *wave, PHDAUDIO_STREAM_FORMAT format);
VOID hdaudio_format_to_wave(const HDAUDIO_STREAM_FORMAT *format, PWAVEFORMATEXTENSIBLE wave);

EXTERN_C_END

#endif /* HDAUDIO_WAVE_H */
