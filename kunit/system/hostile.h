/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Operations drawn by chance, by codec drivers and around them, on a device that lies.
 */
#ifndef HOSTILE_H
#define HOSTILE_H

#include <linux/mutex.h>
#include <linux/prandom.h>
#include <linux/rwsem.h>

#include "fixture.h"

#define HOSTILE_GROUPS	8	/* function groups that have a driver */
#define HOSTILE_ENGINES	3	/* of each */
#define HOSTILE_EVENTS	2	/* registrations of each */

/**
 * struct hostile_engine - an engine of a function group
 * @handle: NULL: none
 * @mdl: its buffer of AllocateDmaBufferWithNotification, or NULL
 * @size: of that
 * @told: our callback is registered for it
 */
struct hostile_engine {
	HANDLE handle;
	PMDL mdl;
	SIZE_T size;
	bool told;
};

/**
 * struct hostile_group - a function group that has a driver, and what that holds
 * @h: what it is part of
 * @hdev: it; NULL: none
 * @is_bdl: its interface is BDL
 * @interface: what its table begins with
 * @v3: the table
 * @bdl: the table, if it is BDL's
 * @engines: its engines
 * @tags: its events' tags
 * @n_tags: how many
 * @pending: commands handed in whose callback was not called
 */
struct hostile_group {
	struct hostile *h;
	struct hdaudio_device *hdev;
	bool is_bdl;
	union {
		INTERFACE interface;
		HDAUDIO_BUS_INTERFACE_V3 v3;
		HDAUDIO_BUS_INTERFACE_BDL bdl;
	};
	struct hostile_engine engines[HOSTILE_ENGINES];
	UCHAR tags[HOSTILE_EVENTS];
	unsigned int n_tags;
	atomic_t pending;
};

/**
 * struct hostile - all of it
 * @test: the test case
 * @f: model and controller
 * @rnd: the dice
 * @driver: of the function groups
 * @lock: guards @groups; held while one of them makes calls
 * @freezer: read by work items of the driver's, written while the system sleeps
 * @works: what their functions were
 * @groups: function groups that have a driver
 * @operations: carried out
 * @calls: of callbacks, event routines and interrupt routines
 * @slowest: milliseconds that one took beyond what it may take for its commands
 * @slowest_of: which
 * @lost: function groups whose driver waited in vain for its commands
 * @wrong: statuses that are none of the contract's
 * @status: the last of these
 */
struct hostile {
	struct kunit *test;
	struct fixture *f;
	struct rnd_state rnd;
	struct hdaudio_driver driver;
	struct mutex lock;	/* see above */
	struct rw_semaphore freezer;
	work_func_t works[2];
	struct hostile_group groups[HOSTILE_GROUPS];
	unsigned int operations;
	atomic_t calls;
	s64 slowest;
	const char *slowest_of;
	unsigned int lost;
	unsigned int wrong;
	NTSTATUS status;
};

static inline u32 hostile_dice(struct hostile *h, u32 below)
{
	return prandom_u32_state(&h->rnd) % below;
}

/* The groups of the driver: taken over and given back. */
int hostile_probe(struct hdaudio_device *hdev, const struct hdaudio_device_id *id);
void hostile_remove(struct hdaudio_device *hdev);

/* The work items of a controller that has just come; nothing else sleeps before. */
void hostile_wrap_works(struct hostile *h);

/* One operation of a codec driver, if there is one; with the controller's fate in other hands. */
void hostile_call(struct hostile *h);
/* One of the hardware's, or of who has the controller. */
void hostile_event(struct hostile *h);

#endif /* HOSTILE_H */
