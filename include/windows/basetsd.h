/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What there is here of the header of this name that Windows' sources include.
 */
#ifndef HDAUDIO_WINDOWS_BASETSD_H
#define HDAUDIO_WINDOWS_BASETSD_H

#include "../nt/nt.h"

#endif /* HDAUDIO_WINDOWS_BASETSD_H */
