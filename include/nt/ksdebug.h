/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Debug output as audio drivers' sources have it: a level, and arguments in parentheses of their
 * own. The driver says its name in STR_MODULENAME, and up to which level in DEBUG_LEVEL.
 */
#ifndef HDAUDIO_NT_KSDEBUG_H
#define HDAUDIO_NT_KSDEBUG_H

#include "debug.h"

#define DEBUGLVL_ERROR		1
#define DEBUGLVL_TERSE		2
#define DEBUGLVL_VERBOSE	3
#define DEBUGLVL_BLAB		4

/* Both may be defined behind this. An error stops in the debugger, if there is one. */
#if DBG
#ifndef DEBUG_LEVEL
#define DEBUG_LEVEL	DEBUGLVL_TERSE
#endif
#define _DbgPrintF(level, args) do {					\
	if ((level) <= DEBUG_LEVEL) {					\
		DbgPrint(STR_MODULENAME);				\
		DbgPrint args;						\
		DbgPrint("\n");						\
	}								\
	if ((level) == DEBUGLVL_ERROR)					\
		DbgBreakPoint();					\
} while (0)
#else
#define _DbgPrintF(level, args)	((void)0)
#endif

#endif /* HDAUDIO_NT_KSDEBUG_H */
