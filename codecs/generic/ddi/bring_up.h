/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Bringing a function group's hardware to what is planned and set.
 */
#ifndef HDG_BRING_UP_H
#define HDG_BRING_UP_H

#include <linux/mutex.h>

#include "bus.h"
#include "generic/widgets/mixer.h"
#include "generic/widgets/spdif.h"
#include "generic/widgets/wishes.h"

/**
 * struct hdg_bring_up - what the hardware is to be like
 * @bus: how it is reached
 * @lock: guards what is changed while the codec is in use
 * @graph: the widgets
 * @plan: what is used of them
 * @mixer: what amplifiers, selectors and pins are set to
 * @spdif: digital converters; what they were attached to is forgotten
 * @n_spdif: number of @spdif
 * @will: what somebody wishes beside that
 */
struct hdg_bring_up {
	const struct hdg_bus *bus;
	struct mutex *lock;	/* see above */
	const struct hdg_graph *graph;
	const struct hdg_plan *plan;
	const struct hdg_mixer *mixer;
	struct hdg_spdif *spdif;
	unsigned int n_spdif;
	const struct hdg_will *will;
};

int hdg_bring_up(const struct hdg_bring_up *to);
int hdg_bring_back(const struct hdg_bring_up *to);

#endif /* HDG_BRING_UP_H */
