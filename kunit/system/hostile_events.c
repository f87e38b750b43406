// SPDX-License-Identifier: GPL-2.0
/*
 * What happens to a device that lies: the hardware fails, goes and comes, the system sleeps, codecs
 * are plugged, the driver recovers. Drawn by chance.
 */
#include <linux/delay.h>
#include <linux/seq_file.h>
#include <linux/workqueue.h>

#include "bus/bus.h"
#include "debugfs.h"
#include "hostile.h"
#include "hw/recovery.h"
#include "pci_pm.h"

static void wait_a_little(struct hostile *h)
{
	usleep_range(100, 100 + hostile_dice(h, 20000));
}

static void something_fails(struct hostile *h)
{
	model_fault_after(h->f->model, hostile_dice(h, MODEL_FAULT_MAX), hostile_dice(h, 4),
			  1 + hostile_dice(h, 8));
}

static void all_is_mended(struct hostile *h)
{
	unsigned int fault;

	for (fault = 0; fault < MODEL_FAULT_MAX; fault++)
		model_fault(h->f->model, fault, 0);
}

static unsigned int any_codec(struct hostile *h)
{
	return hostile_dice(h, 4);
}

static void a_codec_is_silent(struct hostile *h)
{
	model_codec_silent(h->f->model, any_codec(h), hostile_dice(h, 16));
	model_codec_late(h->f->model, any_codec(h), hostile_dice(h, 16), hostile_dice(h, 2000));
}

static void a_codec_babbles(struct hostile *h)
{
	model_codec_babble(h->f->model, any_codec(h), prandom_u32_state(&h->rnd),
			   hostile_dice(h, 400));
}

static void a_codec_is_plugged(struct hostile *h)
{
	model_unplug_codec(h->f->model, any_codec(h));
	model_replug_codec(h->f->model, any_codec(h));
	model_codec_wake(h->f->model, any_codec(h));
}

/* Pulled out for some operations; then what is put in is not what was. */
static void it_goes_and_comes(struct hostile *h)
{
	unsigned int n = hostile_dice(h, 8);

	model_remove(h->f->model);
	while (n--)
		hostile_call(h);
	model_return(h->f->model);
}

static void recovery_is_asked_for(struct hostile *h)
{
	hdb_recover(h->f->ctrl, hostile_dice(h, HDB_STEPS));
}

/* The test case that runs; work items know no other way to it. */
static struct hostile *frozen_by;

static void run_unless_frozen(unsigned int which, struct work_struct *work)
{
	struct hostile *h = frozen_by;

	down_read(&h->freezer);
	h->works[which](work);
	up_read(&h->freezer);
}

static void recover_unless_frozen(struct work_struct *work)
{
	run_unless_frozen(0, work);
}

static void look_unless_frozen(struct work_struct *work)
{
	run_unless_frozen(1, work);
}

/*
 * A work item that runs as another function than it has is not found by who flushes or cancels it:
 * it is given another one while it rests.
 */
static void wrap_work(struct work_struct *work, work_func_t wrapped)
{
	bool done;

	do {
		flush_work(work);
		local_irq_disable();
		done = !work_busy(work);
		if (done)
			WRITE_ONCE(work->func, wrapped);
		local_irq_enable();
	} while (!done);
}

/*
 * No work item runs while the system sleeps, and none while nobody needs the device, which they do.
 * The kernel sees to the first by freezing, and to the second by runtime PM; here it is a lock. The
 * first enumeration, which may run already, is waited for instead: nobody begins it again.
 */
void hostile_wrap_works(struct hostile *h)
{
	static const work_func_t wrapped[] = { recover_unless_frozen, look_unless_frozen };
	struct hdb_ctrl *ctrl = h->f->ctrl;
	struct work_struct *works[] = { &ctrl->recovery.work, &ctrl->hotplug.work };
	unsigned int i;

	frozen_by = h;
	for (i = 0; i < ARRAY_SIZE(works); i++) {
		h->works[i] = works[i]->func;
		wrap_work(works[i], wrapped[i]);
	}
}

static void freeze(struct hostile *h)
{
	flush_work(&h->f->ctrl->recovery.work);
	flush_work(&h->f->ctrl->hotplug.work);
	flush_delayed_work(&h->f->ctrl->hotplug.first);
	while (!down_write_trylock(&h->freezer))	/* one may wait for the other */
		usleep_range(100, 200);
}

static void thaw(struct hostile *h)
{
	up_write(&h->freezer);
}

/* As the PM core does it: the function groups first. */
static void the_system_sleeps(struct hostile *h)
{
	freeze(h);
	hdb_bus_suspend_all(h->f->ctrl);
	hdb_power_suspend(h->f->ctrl);
	hostile_call(h);
	hdb_power_resume(h->f->ctrl);
	hdb_bus_resume_all(h->f->ctrl);
	thaw(h);
}

static void nobody_needs_it(struct hostile *h)
{
	freeze(h);
	if (!hdb_power_sleep(h->f->ctrl))
		hdb_power_wake(h->f->ctrl);
	thaw(h);
}

static void somebody_looks_at_it(struct hostile *h)
{
	static int (*const shows[])(struct seq_file *m, void *unused) = {
		hdb_registers_show, hdb_engines_show, hdb_clients_show, hdb_bandwidth_show,
		hdb_counters_show,
	};
	static char text[PAGE_SIZE];
	struct seq_file m = { .buf = text, .size = sizeof(text), .private = h->f->ctrl };

	shows[hostile_dice(h, ARRAY_SIZE(shows))](&m, NULL);
}

static void (*const events[])(struct hostile *h) = {
	wait_a_little, wait_a_little, wait_a_little, something_fails, something_fails,
	all_is_mended, a_codec_is_silent, a_codec_babbles, a_codec_is_plugged, it_goes_and_comes,
	recovery_is_asked_for, the_system_sleeps, nobody_needs_it, somebody_looks_at_it,
};

void hostile_event(struct hostile *h)
{
	events[hostile_dice(h, ARRAY_SIZE(events))](h);
	h->operations++;
}
