/* SPDX-License-Identifier: GPL-2.0 */
/*
 * As much of the kernel as those parts of the generic codec driver need that know no device, so
 * that they run as a program. Every header of the kernel that they include is this one (survey).
 */
#ifndef SHIM_H
#define SHIM_H

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef signed char s8;
typedef int s32;

#define S32_MIN			INT_MIN
#define U32_MAX			UINT_MAX
#define GFP_KERNEL		0
#define noinline_for_stack	__attribute__((noinline))
#define BITS_PER_LONG		((int)(8 * sizeof(long)))
#define ARRAY_SIZE(a)		(sizeof(a) / sizeof((a)[0]))
#define DIV_ROUND_UP(a, b)	(((a) + (b) - 1) / (b))
#define BIT(n)			(1ul << (n))
#define min(a, b)		((a) < (b) ? (a) : (b))
#define max(a, b)		((a) > (b) ? (a) : (b))
#define min_t(t, a, b)		min((t)(a), (t)(b))
#define clamp_t(t, v, low, high)	min_t(t, max((t)(v), (t)(low)), high)
#define container_of(p, t, m)	((t *)((char *)(p) - offsetof(t, m)))
#define array_size(a, b)	((size_t)(a) * (b))
#define scnprintf		snprintf
#define kcalloc(n, size, flags)	calloc(n, size)
#define kzalloc(size, flags)	calloc(1, size)
#define krealloc(p, size, flags)	realloc(p, size)
#define kfree			free

static inline void strscpy(char *to, const char *from, size_t size)
{
	snprintf(to, size, "%s", from);
}

static inline int kstrtou32(const char *text, unsigned int base, u32 *number)
{
	char *end;

	*number = strtoul(text, &end, base);
	return *text && !*end ? 0 : -EINVAL;
}

static inline unsigned long find_first_zero_bit(const unsigned long *bits, unsigned long n)
{
	unsigned long i = 0;

	while (i < n && (*bits >> i & 1))
		i++;
	return i;
}

/* ALSA's numbers of loudspeakers. */
enum {
	SNDRV_CHMAP_FL = 3, SNDRV_CHMAP_FR, SNDRV_CHMAP_RL, SNDRV_CHMAP_RR, SNDRV_CHMAP_FC,
	SNDRV_CHMAP_LFE, SNDRV_CHMAP_SL, SNDRV_CHMAP_SR, SNDRV_CHMAP_RC, SNDRV_CHMAP_FLC,
	SNDRV_CHMAP_FRC, SNDRV_CHMAP_RLC, SNDRV_CHMAP_RRC,
};

/* Bits of ALSA's own, which only the driver looks at here. */
#define SNDRV_PCM_RATE_8000	BIT(1)
#define SNDRV_PCM_RATE_11025	BIT(2)
#define SNDRV_PCM_RATE_16000	BIT(3)
#define SNDRV_PCM_RATE_22050	BIT(4)
#define SNDRV_PCM_RATE_32000	BIT(5)
#define SNDRV_PCM_RATE_44100	BIT(6)
#define SNDRV_PCM_RATE_48000	BIT(7)
#define SNDRV_PCM_RATE_88200	BIT(9)
#define SNDRV_PCM_RATE_96000	BIT(10)
#define SNDRV_PCM_RATE_176400	BIT(11)
#define SNDRV_PCM_RATE_192000	BIT(12)
#define SNDRV_PCM_FMTBIT_U8	BIT(1)
#define SNDRV_PCM_FMTBIT_S16_LE	BIT(2)
#define SNDRV_PCM_FMTBIT_S32_LE	BIT(10)
#define SNDRV_CTL_TLVT_DB_SCALE	1

enum {
	SNDRV_CTL_TLVO_TYPE,
	SNDRV_CTL_TLVO_LEN,
	SNDRV_CTL_TLVO_DB_SCALE_MIN,
	SNDRV_CTL_TLVO_DB_SCALE_MUTE_AND_STEP,
};

#endif /* SHIM_H */
