/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The data a stream class of Windows' kernel streaming touches. The streams themselves are not
 * here; what turns a format into one of the DDI's is in hdaudio_wave.h.
 */
#ifndef HDAUDIO_NT_KSAUDIO_H
#define HDAUDIO_NT_KSAUDIO_H

#include "guid.h"

#define WAVE_FORMAT_PCM			0x0001
#define WAVE_FORMAT_IEEE_FLOAT		0x0003
#define WAVE_FORMAT_EXTENSIBLE		0xfffe

/* A format tag's GUID is the tag with this behind it. */
#define NT_WAVE_GUID(name, tag) \
	DEFINE_GUID(name, tag, 0x0000, 0x0010, 0x80, 0x00, 0x00, 0xaa, 0x00, 0x38, 0x9b, 0x71)

NT_WAVE_GUID(KSDATAFORMAT_SUBTYPE_PCM, WAVE_FORMAT_PCM);
NT_WAVE_GUID(KSDATAFORMAT_SUBTYPE_IEEE_FLOAT, WAVE_FORMAT_IEEE_FLOAT);

#define SPEAKER_FRONT_LEFT		0x001
#define SPEAKER_FRONT_RIGHT		0x002
#define SPEAKER_FRONT_CENTER		0x004
#define SPEAKER_LOW_FREQUENCY		0x008
#define SPEAKER_BACK_LEFT		0x010
#define SPEAKER_BACK_RIGHT		0x020
#define SPEAKER_FRONT_LEFT_OF_CENTER	0x040
#define SPEAKER_FRONT_RIGHT_OF_CENTER	0x080
#define SPEAKER_BACK_CENTER		0x100
#define SPEAKER_SIDE_LEFT		0x200
#define SPEAKER_SIDE_RIGHT		0x400

#define KSAUDIO_SPEAKER_DIRECTOUT	0x000
#define KSAUDIO_SPEAKER_MONO		0x004
#define KSAUDIO_SPEAKER_STEREO		0x003
#define KSAUDIO_SPEAKER_QUAD		0x033
#define KSAUDIO_SPEAKER_5POINT1		0x03f
#define KSAUDIO_SPEAKER_5POINT1_SURROUND 0x60f
#define KSAUDIO_SPEAKER_7POINT1		0x0ff
#define KSAUDIO_SPEAKER_7POINT1_SURROUND 0x63f

/**
 * struct tWAVEFORMATEX - a format of samples
 * @wFormatTag: WAVE_FORMAT_...
 * @nChannels: samples in a frame
 * @nSamplesPerSec: frames a second
 * @nAvgBytesPerSec: bytes a second
 * @nBlockAlign: bytes of a frame
 * @wBitsPerSample: bits of a sample; in a WAVEFORMATEXTENSIBLE, those it takes in memory
 * @cbSize: bytes that follow
 */
typedef struct tWAVEFORMATEX {
	WORD wFormatTag;
	WORD nChannels;
	DWORD nSamplesPerSec;
	DWORD nAvgBytesPerSec;
	WORD nBlockAlign;
	WORD wBitsPerSample;
	WORD cbSize;
} __packed WAVEFORMATEX, *PWAVEFORMATEX, *LPWAVEFORMATEX;

/**
 * struct WAVEFORMATEXTENSIBLE - the same with more
 * @Format: the format; its tag is WAVE_FORMAT_EXTENSIBLE
 * @Samples: about samples
 * @Samples.wValidBitsPerSample: bits of a sample that mean something
 * @Samples.wSamplesPerBlock: of formats that are compressed
 * @Samples.wReserved: 0
 * @dwChannelMask: SPEAKER_... of the channels, in their order
 * @SubFormat: what the tag said
 */
typedef struct WAVEFORMATEXTENSIBLE {
	WAVEFORMATEX Format;
	union {
		WORD wValidBitsPerSample;
		WORD wSamplesPerBlock;
		WORD wReserved;
	} Samples;
	DWORD dwChannelMask;
	GUID SubFormat;
} __packed WAVEFORMATEXTENSIBLE, *PWAVEFORMATEXTENSIBLE;

typedef const WAVEFORMATEX *PCWAVEFORMATEX, *LPCWAVEFORMATEX;

/**
 * struct KSDATAFORMAT - what kind of format follows
 * @FormatSize: bytes, with what follows
 * @Flags: unused here
 * @SampleSize: bytes of a frame
 * @Reserved: 0
 * @MajorFormat: audio
 * @SubFormat: as of a WAVEFORMATEXTENSIBLE
 * @Specifier: which structure follows
 */
typedef struct KSDATAFORMAT {
	ULONG FormatSize;
	ULONG Flags;
	ULONG SampleSize;
	ULONG Reserved;
	GUID MajorFormat;
	GUID SubFormat;
	GUID Specifier;
} KSDATAFORMAT, *PKSDATAFORMAT;

/**
 * struct KSDATAFORMAT_WAVEFORMATEX - a format of samples, with its kind
 * @DataFormat: the kind
 * @WaveFormatEx: the format
 */
typedef struct KSDATAFORMAT_WAVEFORMATEX {
	KSDATAFORMAT DataFormat;
	WAVEFORMATEX WaveFormatEx;
} KSDATAFORMAT_WAVEFORMATEX, *PKSDATAFORMAT_WAVEFORMATEX;

typedef enum {
	KSSTATE_STOP,
	KSSTATE_ACQUIRE,
	KSSTATE_PAUSE,
	KSSTATE_RUN
} KSSTATE, *PKSSTATE;

/**
 * struct KSAUDIO_POSITION - where a stream is, in bytes
 * @PlayOffset: what is being played
 * @WriteOffset: up to where there is something to play
 */
typedef struct KSAUDIO_POSITION {
	ULONGLONG PlayOffset;
	ULONGLONG WriteOffset;
} KSAUDIO_POSITION, *PKSAUDIO_POSITION;

/**
 * struct KSRTAUDIO_HWLATENCY - what lies between the buffer and the ear
 * @FifoSize: bytes
 * @ChipsetDelay: units of 100 ns
 * @CodecDelay: units of 100 ns
 */
typedef struct KSRTAUDIO_HWLATENCY {
	ULONG FifoSize;
	ULONG ChipsetDelay;
	ULONG CodecDelay;
} KSRTAUDIO_HWLATENCY, *PKSRTAUDIO_HWLATENCY;

/**
 * struct KSRTAUDIO_HWREGISTER - a register that counts
 * @Register: its address
 * @Width: its bits
 * @Numerator: counts a second, over @Denominator
 * @Denominator: see there
 * @Accuracy: by how much it may be wrong
 */
typedef struct KSRTAUDIO_HWREGISTER {
	PVOID Register;
	ULONG Width;
	ULONGLONG Numerator;
	ULONGLONG Denominator;
	ULONG Accuracy;
} KSRTAUDIO_HWREGISTER, *PKSRTAUDIO_HWREGISTER;

static_assert(sizeof(WAVEFORMATEX) == 18 && sizeof(WAVEFORMATEXTENSIBLE) == 40);
static_assert(offsetof(WAVEFORMATEXTENSIBLE, SubFormat) == 24);
static_assert(sizeof(KSDATAFORMAT) == 64 && sizeof(KSAUDIO_POSITION) == 16);
static_assert(offsetof(KSDATAFORMAT_WAVEFORMATEX, WaveFormatEx) == 64);
static_assert(sizeof(KSRTAUDIO_HWLATENCY) == 12 && sizeof(KSRTAUDIO_HWREGISTER) == 40);

#endif /* HDAUDIO_NT_KSAUDIO_H */
