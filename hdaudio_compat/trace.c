// SPDX-License-Identifier: GPL-2.0
/*
 * The tracepoints' definitions.
 */
#include "compat.h"

#define CREATE_TRACE_POINTS
#include "trace.h"
