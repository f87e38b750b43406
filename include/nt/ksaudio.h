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
#define WAVE_FORMAT_DRM			0x0009
#define WAVE_FORMAT_DOLBY_AC3_SPDIF	0x0092
#define WAVE_FORMAT_EXTENSIBLE		0xfffe

/* A format tag's GUID is the tag with this behind it. */
#define NT_WAVE_TAG(tag) \
	tag, 0x0000, 0x0010, 0x80, 0x00, 0x00, 0xaa, 0x00, 0x38, 0x9b, 0x71

/* The numbers of a GUID: what stands in the braces of a table's, and in DEFINE_GUID(). */
#define STATIC_GUID_NULL	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
#define STATIC_KSDATAFORMAT_TYPE_WILDCARD		STATIC_GUID_NULL
#define STATIC_KSDATAFORMAT_TYPE_AUDIO			NT_WAVE_TAG(0x73647561)
#define STATIC_KSDATAFORMAT_SUBTYPE_WILDCARD		STATIC_GUID_NULL
#define STATIC_KSDATAFORMAT_SUBTYPE_WAVEFORMATEX	NT_WAVE_TAG(0)
#define STATIC_KSDATAFORMAT_SUBTYPE_PCM			NT_WAVE_TAG(WAVE_FORMAT_PCM)
#define STATIC_KSDATAFORMAT_SUBTYPE_IEEE_FLOAT		NT_WAVE_TAG(WAVE_FORMAT_IEEE_FLOAT)
#define STATIC_KSDATAFORMAT_SUBTYPE_DRM			NT_WAVE_TAG(WAVE_FORMAT_DRM)
#define STATIC_KSDATAFORMAT_SUBTYPE_DOLBY_AC3_SPDIF	NT_WAVE_TAG(WAVE_FORMAT_DOLBY_AC3_SPDIF)
#define STATIC_KSDATAFORMAT_SUBTYPE_IEC61937_DOLBY_DIGITAL \
	STATIC_KSDATAFORMAT_SUBTYPE_DOLBY_AC3_SPDIF
#define STATIC_KSDATAFORMAT_SUBTYPE_ANALOG \
	0x6dba3190, 0x67bd, 0x11cf, 0xa0, 0xf7, 0x00, 0x20, 0xaf, 0xd1, 0x56, 0xe4
#define STATIC_KSDATAFORMAT_SPECIFIER_WILDCARD		STATIC_GUID_NULL
#define STATIC_KSDATAFORMAT_SPECIFIER_NONE \
	0x0f6417d6, 0xc318, 0x11d0, 0xa4, 0x3f, 0x00, 0xa0, 0xc9, 0x22, 0x31, 0x96
#define STATIC_KSDATAFORMAT_SPECIFIER_WAVEFORMATEX \
	0x05589f81, 0xc356, 0x11ce, 0xbf, 0x01, 0x00, 0xaa, 0x00, 0x55, 0x59, 0x5a
#define STATIC_KSDATAFORMAT_SPECIFIER_DSOUND \
	0x518590a2, 0xa184, 0x11d0, 0x85, 0x22, 0x00, 0xc0, 0x4f, 0xd9, 0xba, 0xf3

#define STATICGUIDOF(name)	STATIC_##name

#define NT_GUID(name, ...)	DEFINE_GUID(name, __VA_ARGS__)
#define NT_STATIC_GUID(name)	NT_GUID(name, STATIC_##name)

NT_STATIC_GUID(GUID_NULL);
NT_STATIC_GUID(KSDATAFORMAT_TYPE_WILDCARD);
NT_STATIC_GUID(KSDATAFORMAT_TYPE_AUDIO);
NT_STATIC_GUID(KSDATAFORMAT_SUBTYPE_WILDCARD);
NT_STATIC_GUID(KSDATAFORMAT_SUBTYPE_WAVEFORMATEX);
NT_STATIC_GUID(KSDATAFORMAT_SUBTYPE_PCM);
NT_STATIC_GUID(KSDATAFORMAT_SUBTYPE_IEEE_FLOAT);
NT_STATIC_GUID(KSDATAFORMAT_SUBTYPE_DRM);
NT_STATIC_GUID(KSDATAFORMAT_SUBTYPE_DOLBY_AC3_SPDIF);
NT_STATIC_GUID(KSDATAFORMAT_SUBTYPE_IEC61937_DOLBY_DIGITAL);
NT_STATIC_GUID(KSDATAFORMAT_SUBTYPE_ANALOG);
NT_STATIC_GUID(KSDATAFORMAT_SPECIFIER_WILDCARD);
NT_STATIC_GUID(KSDATAFORMAT_SPECIFIER_NONE);
NT_STATIC_GUID(KSDATAFORMAT_SPECIFIER_WAVEFORMATEX);
NT_STATIC_GUID(KSDATAFORMAT_SPECIFIER_DSOUND);

/**
 * IS_VALID_WAVEFORMATEX_GUID - is it the GUID of a format tag
 * @Guid: of a WAVEFORMATEXTENSIBLE, or a KSDATAFORMAT
 *
 * Context: any.
 * Return: TRUE if it is; then EXTRACT_WAVEFORMATEX_ID() is the tag.
 */
static inline BOOLEAN IS_VALID_WAVEFORMATEX_GUID(LPCGUID Guid)
{
	GUID rest = *Guid;

	rest.Data1 &= ~MAXUSHORT;
	return !memcmp(&rest, &KSDATAFORMAT_SUBTYPE_WAVEFORMATEX, sizeof(rest));
}

#define EXTRACT_WAVEFORMATEX_ID(Guid)	((USHORT)(Guid)->Data1)

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
 * union KSDATAFORMAT - what kind of format follows; of a KSDATARANGE, which formats do
 * @FormatSize: bytes, with what follows
 * @Flags: unused here
 * @SampleSize: bytes of a frame
 * @Reserved: 0
 * @MajorFormat: audio
 * @SubFormat: as of a WAVEFORMATEXTENSIBLE
 * @Specifier: which structure follows
 * @Alignment: makes what contains it a multiple of 8 bytes
 */
typedef union KSDATAFORMAT {
	struct {
		ULONG FormatSize;
		ULONG Flags;
		ULONG SampleSize;
		ULONG Reserved;
		GUID MajorFormat;
		GUID SubFormat;
		GUID Specifier;
	};
	LONGLONG Alignment;
} KSDATAFORMAT, *PKSDATAFORMAT, KSDATARANGE, *PKSDATARANGE;

/**
 * struct KSDATAFORMAT_WAVEFORMATEX - a format of samples, with its kind
 * @DataFormat: the kind
 * @WaveFormatEx: the format
 */
typedef struct KSDATAFORMAT_WAVEFORMATEX {
	KSDATAFORMAT DataFormat;
	WAVEFORMATEX WaveFormatEx;
} KSDATAFORMAT_WAVEFORMATEX, *PKSDATAFORMAT_WAVEFORMATEX;

/**
 * struct KSDATARANGE_AUDIO - formats of samples, with their kind
 * @DataRange: the kind
 * @MaximumChannels: samples in a frame
 * @MinimumBitsPerSample: bits of a sample
 * @MaximumBitsPerSample: bits of a sample
 * @MinimumSampleFrequency: frames a second
 * @MaximumSampleFrequency: frames a second
 */
typedef struct KSDATARANGE_AUDIO {
	KSDATARANGE DataRange;
	ULONG MaximumChannels;
	ULONG MinimumBitsPerSample;
	ULONG MaximumBitsPerSample;
	ULONG MinimumSampleFrequency;
	ULONG MaximumSampleFrequency;
} KSDATARANGE_AUDIO, *PKSDATARANGE_AUDIO;

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
static_assert(sizeof(KSDATAFORMAT_WAVEFORMATEX) == 88 && sizeof(KSDATARANGE_AUDIO) == 88);
static_assert(sizeof(KSRTAUDIO_HWLATENCY) == 12 && sizeof(KSRTAUDIO_HWREGISTER) == 40);

#endif /* HDAUDIO_NT_KSAUDIO_H */
