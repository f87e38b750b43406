/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the command layer is made of. Its functions are in the headers named as its files.
 */
#ifndef HDB_VERBS_TYPES_H
#define HDB_VERBS_TYPES_H

#include <linux/hrtimer.h>
#include <linux/list.h>
#include <linux/spinlock.h>
#include <linux/timer.h>
#include <linux/wait.h>
#include <linux/workqueue.h>

struct hdb_batch;
struct hdb_client;

#define HDB_SLOTS	256	/* more than can ever be in flight */
#define HDB_NO_SLOT	(-1)
#define HDB_LINKS	16	/* values an SDI field can have */

#define HDB_TURN	16	/* commands of one client before it is the next one's turn */

#define HDB_VERB_IS_LONG(command)	(((command) >> 16 & 7) == 7)

/**
 * struct hdb_verb_queue - the batches of one client that still have commands to issue
 * @batches: in the order they were handed in
 * @link: in the ring of queues with work
 * @waiting: how many
 * @outstanding: asynchronous batches whose callback has not returned
 * @cancelled: the client goes: none of its callbacks is called any more
 * @dropped: asynchronous batches that had none called for that
 */
struct hdb_verb_queue {
	struct list_head batches;
	struct list_head link;
	unsigned int waiting;
	unsigned int outstanding;
	bool cancelled;
	unsigned int dropped;
};

/**
 * struct hdb_slot - a run of commands in flight to one codec
 * @batch: the batch they belong to, or NULL for a tombstone
 * @index: place of the first in the batch
 * @count: how many
 * @stride: from one to the next in the batch: commands to other codecs may be between them
 * @next: the run issued to the same codec after it, or HDB_NO_SLOT
 */
struct hdb_slot {
	struct hdb_batch *batch;
	u32 index;
	u8 count;
	u8 stride;
	s16 next;
};

/**
 * struct hdb_codec_fifo - the commands in flight to one codec, oldest first
 * @head: oldest slot, or HDB_NO_SLOT
 * @tail: newest slot, or HDB_NO_SLOT
 * @in_flight: how many, tombstones included
 * @tombstones: how many of them were given up
 * @deadline: when, in jiffies, the oldest live command is given up
 * @held_until: when, in jiffies, tombstones are forgotten
 * @strikes: times it was given up since it last answered
 */
struct hdb_codec_fifo {
	int head;
	int tail;
	unsigned int in_flight;
	unsigned int tombstones;
	unsigned long deadline;
	unsigned long held_until;
	unsigned int strikes;
};

/**
 * struct hdb_verb_counts - what happened, for debugfs
 * @late: answers that came after they were given up, and were dropped
 * @spurious: answers to no command
 * @timeouts: times a codec was given up
 * @polled: times the timer found answers whose interrupt was lost
 * @overruns: times the RIRB overran, or commands could not be read from the CORB
 */
struct hdb_verb_counts {
	u32 late;
	u32 spurious;
	u32 timeouts;
	u32 polled;
	u32 overruns;
};

/**
 * struct hdb_verbs - the command layer of a controller
 * @lock: guards everything here and the rings
 * @queues: ring of client queues with work, the next to be served first
 * @n_queues: how many
 * @unseen: of these, how many may still move
 * @ahead: commands that may still be looked through before the lock is let go of
 * @looking: there are queues left to be looked through, for the DPC
 * @looked: counts commands looked through, for the tests
 * @turn: commands left before the next queue is served
 * @skips: commands that may still be completed unsent before the lock is let go of
 * @skipping: there are more of them, for the DPC
 * @wakes: callers that may be woken with the lock held, until one hands in commands again
 * @doomed: batches that nobody will answer, to be completed piece by piece
 * @own: queue of the bus driver's own commands
 * @done: the first of the completed batches whose callback is to be called, or whose caller is to
 *	be woken, or NULL
 * @done_last: the last of them
 * @spare: the first of the batches that were used and may be again, or NULL
 * @spares: how many
 * @called: woken when callbacks have returned
 * @slots: runs of commands in flight, and free slots
 * @free: first free slot
 * @codec: FIFO of each codec
 * @in_flight: commands in flight to all codecs
 * @window: the most that may be in flight
 * @share: what every codec may have in flight whatever the others do
 * @pool: what all codecs together may have in flight beyond their shares
 * @pool_used: how much of that is in use
 * @paused: none is issued
 * @each: every answer interrupts, not a part of the window or the last one
 * @each_tried: that was so, or is
 * @patience: how long a codec may take to answer, in jiffies
 * @poll_interval: between polls for answers whose interrupt was lost, in jiffies; 0: as @patience
 * @polls: no interrupt is missed, for @timer polls for answers at each tick
 * @timer: polls, and finds time-outs, while commands are in flight
 * @late: responses come after their interrupt
 * @settle: polls for them then, and for responses that memory does not show yet
 * @looks: how often in a row it did for the same ones
 * @early: that has found some, and since then no interrupt has come with all its responses
 * @put_off: RIRBSTS of the interrupts @settle was started for
 * @rested_at: the RIRB entry read last, when hdb_verbs_rest() was asked last
 * @heard_at: when, in jiffies, the last response came
 * @polled_at: when, in jiffies, the timer last polled for responses
 * @reset_for: @heard_at when the controller was last reset because nobody answered
 * @unresponsive: codecs that have not answered time and again, a bit each
 * @resting: codecs that are sent no immediate command until their @held_until, a bit each
 * @lost_irqs: interrupts lost in a row: the timer found what one should have told of
 * @lost_irqs_since: when, in jiffies, that began
 * @open: commands are accepted and issued
 * @asleep: not @open: asynchronous ones are accepted, and issued when it is
 * @restarting: not @open: the rings are being set going again; all are accepted, and issued when
 *	they run
 * @quiesced: commands are accepted, and completed as not answered
 * @immediate: the rings do not work; commands are sent one at a time by @sender
 * @listening: @immediate, and the RIRB runs all the same, for unsolicited responses
 * @sender: sends immediate commands
 * @counts: statistics
 */
struct hdb_verbs {
	spinlock_t lock;	/* see hdb.h */
	struct list_head queues;
	unsigned int n_queues;
	unsigned int unseen;
	unsigned int ahead;
	bool looking;
	u32 looked;
	unsigned int turn;
	unsigned int skips;
	bool skipping;
	unsigned int wakes;
	struct list_head doomed;
	struct hdb_verb_queue own;
	struct hdb_batch *done;
	struct hdb_batch *done_last;
	struct hdb_batch *spare;
	unsigned int spares;
	wait_queue_head_t called;
	struct hdb_slot slots[HDB_SLOTS];
	int free;
	struct hdb_codec_fifo codec[HDB_LINKS];
	unsigned int in_flight;
	unsigned int window;
	unsigned int share;
	unsigned int pool;
	unsigned int pool_used;
	bool paused;
	bool each;
	bool each_tried;
	unsigned long patience;
	unsigned long poll_interval;
	bool polls;
	struct timer_list timer;
	bool late;
	struct hrtimer settle;
	unsigned int looks;
	bool early;
	u8 put_off;
	unsigned int rested_at;
	unsigned long heard_at;
	unsigned long polled_at;
	unsigned long reset_for;
	u16 unresponsive;
	u16 resting;
	unsigned int lost_irqs;
	unsigned long lost_irqs_since;
	bool open;
	bool asleep;
	bool restarting;
	bool quiesced;
	bool immediate;
	bool listening;
	struct work_struct sender;
	struct hdb_verb_counts counts;
};

/* Until the next poll for answers while commands are in flight, in jiffies. */
static inline unsigned long hdb_verbs_poll_interval(const struct hdb_verbs *verbs)
{
	return verbs->poll_interval ?: verbs->patience;
}

#endif /* HDB_VERBS_TYPES_H */
