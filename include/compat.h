/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Differences between the kernels these modules build on; the only file that looks at the
 * kernel's version. It is theirs, not for ported drivers.
 */
#ifndef HDB_COMPAT_H
#define HDB_COMPAT_H

#include <linux/dma-mapping.h>
#include <linux/hrtimer.h>
#include <linux/interrupt.h>
#include <linux/pci.h>
#include <linux/version.h>
#include <linux/workqueue.h>

/* What the few include that have to do with Intel's graphics. */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 12, 0)
#define HDB_I915_COMPONENT_H	<drm/intel/i915_component.h>
#else
#define HDB_I915_COMPONENT_H	<drm/i915_component.h>
#endif

/*
 * A deferred procedure call: runs once in softirq context (DISPATCH_LEVEL) after being
 * scheduled from any context, never on two CPUs at once.
 *
 * It is a tasklet as long as the kernel has them: a work item, which is to take their place, costs
 * some thousand instructions more a run. HDB_NO_TASKLETS tries that on a kernel that has both.
 */
#if defined(DECLARE_TASKLET) && !defined(HDB_NO_TASKLETS)
struct hdb_dpc {
	void (*fn)(struct hdb_dpc *dpc);
	struct tasklet_struct tasklet;
};

static inline void hdb_dpc_run(struct tasklet_struct *tasklet)
{
	struct hdb_dpc *dpc = container_of(tasklet, struct hdb_dpc, tasklet);

	dpc->fn(dpc);
}

static inline void hdb_dpc_init(struct hdb_dpc *dpc, void (*fn)(struct hdb_dpc *dpc))
{
	dpc->fn = fn;
	tasklet_setup(&dpc->tasklet, hdb_dpc_run);
}

static inline void hdb_dpc_schedule(struct hdb_dpc *dpc)
{
	tasklet_hi_schedule(&dpc->tasklet);
}

/* Waits out a running call. Process context. */
static inline void hdb_dpc_kill(struct hdb_dpc *dpc)
{
	tasklet_kill(&dpc->tasklet);
}
#else
struct hdb_dpc {
	void (*fn)(struct hdb_dpc *dpc);
	struct work_struct work;
};

static inline void hdb_dpc_run(struct work_struct *work)
{
	struct hdb_dpc *dpc = container_of(work, struct hdb_dpc, work);

	dpc->fn(dpc);
}

static inline void hdb_dpc_init(struct hdb_dpc *dpc, void (*fn)(struct hdb_dpc *dpc))
{
	dpc->fn = fn;
	INIT_WORK(&dpc->work, hdb_dpc_run);
}

static inline void hdb_dpc_schedule(struct hdb_dpc *dpc)
{
	queue_work(system_bh_highpri_wq, &dpc->work);
}

/* Waits out a running call and takes back a scheduled one. Process context. */
static inline void hdb_dpc_kill(struct hdb_dpc *dpc)
{
	cancel_work_sync(&dpc->work);
}
#endif

/* What a bus type's match and uevent are given became constant in 6.11 and 6.3. */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 11, 0)
#define HDB_MATCH_DRIVER const struct device_driver
#else
#define HDB_MATCH_DRIVER struct device_driver
#endif

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 3, 0)
#define HDB_UEVENT_DEVICE const struct device
#else
#define HDB_UEVENT_DEVICE struct device
#endif

/* The legacy interrupt got its own name in 6.8. */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 8, 0)
#define HDB_PCI_IRQ_INTX PCI_IRQ_INTX
#else
#define HDB_PCI_IRQ_INTX PCI_IRQ_LEGACY
#endif

/* Where a device's messages may go to became a mask in 7.0. */
static inline void hdb_pci_msi_below_4g(struct pci_dev *pdev)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(7, 0, 0)
	pdev->msi_addr_mask = DMA_BIT_MASK(32);
#else
	pdev->no_64bit_msi = 1;
#endif
}

static inline bool hdb_pci_msi_is_below_4g(struct pci_dev *pdev)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(7, 0, 0)
	return pdev->msi_addr_mask == DMA_BIT_MASK(32);
#else
	return pdev->no_64bit_msi;
#endif
}

/* The assignment of a tracepoint's string lost its second argument in 6.10. */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 10, 0)
#define HDB_ASSIGN_STR(dst, src) __assign_str(dst)
#else
#define HDB_ASSIGN_STR(dst, src) __assign_str(dst, src)
#endif

static inline void hdb_hrtimer_setup(struct hrtimer *timer,
				     enum hrtimer_restart (*fn)(struct hrtimer *timer))
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 13, 0)
	hrtimer_setup(timer, fn, CLOCK_MONOTONIC, HRTIMER_MODE_REL_SOFT);
#else
	hrtimer_init(timer, CLOCK_MONOTONIC, HRTIMER_MODE_REL_SOFT);
	timer->function = fn;
#endif
}

/* The device of a hwdep device is one of its own since 6.6; a macro, for few include its header. */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 6, 0)
#define hdb_hwdep_device(hw) ((hw)->dev)
#else
#define hdb_hwdep_device(hw) (&(hw)->dev)
#endif

#endif /* HDB_COMPAT_H */
