/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Comparing GUIDs, of which C++ has references.
 */
#ifndef HDAUDIO_CPP_GUID_H
#define HDAUDIO_CPP_GUID_H

/* Windows' sources include headers for C in extern "C". */
extern "C++" {
static inline BOOLEAN IsEqualGUID(REFGUID a, REFGUID b)
{
	return !memcmp(&a, &b, sizeof(a));
}

static inline bool operator==(REFGUID a, REFGUID b)
{
	return IsEqualGUID(a, b);
}

static inline bool operator!=(REFGUID a, REFGUID b)
{
	return !IsEqualGUID(a, b);
}
}

#endif /* HDAUDIO_CPP_GUID_H */
