/* SPDX-License-Identifier: GPL-2.0 */
/*
 * C++ has the sizes, alignments and offsets that C has.
 */
#ifndef HDAUDIO_CPP_SAME_H
#define HDAUDIO_CPP_SAME_H

#include "hdaudio_sizes.h"
#include "names.h"

#define HDAUDIO_OPAQUE_LAYOUT(name, type)					\
	static_assert(sizeof(type) == HDAUDIO_SIZE_##name &&			\
		      alignof(type) == HDAUDIO_ALIGN_##name, #type)
#define HDAUDIO_LAYOUT(type) HDAUDIO_OPAQUE_LAYOUT(type, type)
#define HDAUDIO_MEMBER(type, member)						\
	static_assert(offsetof(type, member) == HDAUDIO_AT_##type##_##member, #type)

#include "layout.h"

#undef HDAUDIO_OPAQUE_LAYOUT
#undef HDAUDIO_LAYOUT
#undef HDAUDIO_MEMBER

#endif /* HDAUDIO_CPP_SAME_H */
