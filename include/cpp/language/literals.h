/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Microsoft's endings of numbers: 10000000i64, 0xffui32.
 */
#ifndef HDAUDIO_CPP_LITERALS_H
#define HDAUDIO_CPP_LITERALS_H

/* Windows' sources include headers for C in extern "C". */
extern "C++" {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wliteral-suffix"

#define HDAUDIO_CPP_LITERAL(suffix, type)				\
	constexpr type operator ""##suffix(unsigned long long value)	\
	{								\
		return value;						\
	}

HDAUDIO_CPP_LITERAL(i8, signed char)
HDAUDIO_CPP_LITERAL(i16, short)
HDAUDIO_CPP_LITERAL(i32, int)
HDAUDIO_CPP_LITERAL(i64, long long)
HDAUDIO_CPP_LITERAL(ui8, unsigned char)
HDAUDIO_CPP_LITERAL(ui16, unsigned short)
HDAUDIO_CPP_LITERAL(ui32, unsigned int)
HDAUDIO_CPP_LITERAL(ui64, unsigned long long)

#pragma GCC diagnostic pop
}

#endif /* HDAUDIO_CPP_LITERALS_H */
