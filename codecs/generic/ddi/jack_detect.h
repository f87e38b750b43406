/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Watching jacks by unsolicited responses, by what the graphics driver tells, or by asking time and
 * again. Knows nothing of ALSA.
 */
#ifndef HDG_JACK_DETECT_H
#define HDG_JACK_DETECT_H

#include <linux/mutex.h>
#include <linux/notifier.h>
#include <linux/workqueue.h>

#include "bus.h"
#include "generic/widgets/jack.h"

/* A display that has not said what it is, is asked again so often, so many ms apart. */
#define HDG_SENSE_TRIES	6
#define HDG_SENSE_MS	300

/**
 * struct hdg_sense - the jacks of a codec, watched
 * @bus: how it is reached
 * @jacks: the jacks
 * @asked: called for each jack that has answered, by its index, with whether the answer is
 *	another than before; returns whether it should be asked again soon; may sleep
 * @lock: guards @jacks and @tries, and keeps calls of @asked apart
 * @work: asks the pins again
 * @soon: does so after a while
 * @tries: how often that may happen until the next event
 * @poll: asks the pins where they do not tell of changes
 * @poll_ms: so many ms apart while the codec is awake; 0: they do tell
 * @registered: @tag is valid
 * @tag: tag of their unsolicited responses
 * @graphics: told by the graphics driver of displays
 * @listens: @graphics is
 */
struct hdg_sense {
	const struct hdg_bus *bus;
	struct hdg_jacks jacks;
	bool (*asked)(struct hdg_sense *sense, unsigned int jack, bool changed);
	struct mutex lock;	/* see above */
	struct work_struct work;
	struct delayed_work soon;
	unsigned int tries;
	struct delayed_work poll;
	unsigned int poll_ms;
	bool registered;
	UCHAR tag;
	struct notifier_block graphics;
	bool listens;
};

void hdg_sense_init(struct hdg_sense *sense, const struct hdg_bus *bus,
		    bool (*asked)(struct hdg_sense *sense, unsigned int jack, bool changed));
int hdg_sense_start(struct hdg_sense *sense);
int hdg_sense_resume(struct hdg_sense *sense);
void hdg_sense_suspend(struct hdg_sense *sense);
void hdg_sense_idle(struct hdg_sense *sense);
void hdg_sense_stop(struct hdg_sense *sense);

#endif /* HDG_JACK_DETECT_H */
