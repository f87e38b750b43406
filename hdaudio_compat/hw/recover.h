/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Recovery: what is done about a controller that misbehaves, the least first.
 *
 * The command layer asks for a step from any context; a work item takes it. Before any of these,
 * answers whose interrupt was lost are found by the command layer's timer, and commands that get
 * no answer are given up one codec at a time. After the last there is nothing left but to
 * declare the controller gone.
 */
#ifndef HDB_RECOVER_H
#define HDB_RECOVER_H

#include <linux/types.h>
#include <linux/workqueue.h>

struct hdb_ctrl;

/**
 * enum hdb_step - the steps, least first
 * @HDB_STEP_SILENT: a codec was marked silent; this only has it said
 * @HDB_STEP_IRQ: the interrupt does not arrive or does not end: use the next kind, or none
 * @HDB_STEP_RINGS: restart the command rings
 * @HDB_STEP_RESET: reset the controller, bring back what ran, have the codecs set up again
 * @HDB_STEP_DISPLAY: the same, but nothing has failed: a codec can be found that could not before
 * @HDB_STEPS: how many
 */
enum hdb_step {
	HDB_STEP_SILENT,
	HDB_STEP_IRQ,
	HDB_STEP_RINGS,
	HDB_STEP_RESET,
	HDB_STEP_DISPLAY,
	HDB_STEPS,
};

/**
 * struct hdb_recovery - recovery of one controller
 * @work: takes the steps
 * @wanted: steps that were asked for, a bit each
 * @busy: steps are being taken
 * @idle: woken when none is any more
 * @over: nothing is done any more
 * @said: steps that were reported, a bit each
 * @counts: how often each was taken
 * @restarted: the rings were restarted before
 * @restarted_at: when, in jiffies
 * @resets: resets in a row after which no codec was heard
 * @reset_at: when the last one was, in jiffies
 */
struct hdb_recovery {
	struct work_struct work;
	unsigned long wanted;
	bool busy;
	wait_queue_head_t idle;
	bool over;
	unsigned long said;
	u32 counts[HDB_STEPS];
	bool restarted;
	unsigned long restarted_at;
	unsigned int resets;
	unsigned long reset_at;
};

void hdb_recovery_init(struct hdb_ctrl *ctrl);
void hdb_recovery_end(struct hdb_ctrl *ctrl);
bool hdb_recovery_wait(struct hdb_ctrl *ctrl);
void hdb_recover(struct hdb_ctrl *ctrl, enum hdb_step step);

#endif /* HDB_RECOVER_H */
