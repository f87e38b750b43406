/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What people call a pin. No device in here.
 */
#ifndef HDG_LABEL_H
#define HDG_LABEL_H

#include "graph.h"

const char *hdg_label(const struct hdg_widget *pin, bool capture);

#endif /* HDG_LABEL_H */
