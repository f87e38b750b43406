/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Watching jacks by unsolicited responses. Knows nothing of ALSA.
 */
#ifndef HDG_SENSE_H
#define HDG_SENSE_H

#include <linux/mutex.h>
#include <linux/workqueue.h>

#include "bus.h"
#include "jack.h"

/**
 * struct hdg_sense - the jacks of a codec, watched
 * @bus: how it is reached
 * @jacks: the jacks
 * @changed: called for each jack that has changed, by its index; may sleep
 * @lock: guards @jacks, and keeps calls of @changed apart
 * @work: asks the pins again
 * @registered: @tag is valid
 * @tag: tag of their unsolicited responses
 */
struct hdg_sense {
	const struct hdg_bus *bus;
	struct hdg_jacks jacks;
	void (*changed)(struct hdg_sense *sense, unsigned int jack);
	struct mutex lock;	/* see above */
	struct work_struct work;
	bool registered;
	UCHAR tag;
};

void hdg_sense_init(struct hdg_sense *sense, const struct hdg_bus *bus,
		    void (*changed)(struct hdg_sense *sense, unsigned int jack));
int hdg_sense_start(struct hdg_sense *sense);
int hdg_sense_resume(struct hdg_sense *sense);
void hdg_sense_suspend(struct hdg_sense *sense);
void hdg_sense_idle(struct hdg_sense *sense);
void hdg_sense_stop(struct hdg_sense *sense);

#endif /* HDG_SENSE_H */
