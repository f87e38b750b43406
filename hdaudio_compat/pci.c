// SPDX-License-Identifier: GPL-2.0
/*
 * PCI: which controllers are ours, and their resources.
 *
 * Being loaded takes no sound away: a device is bound only if the administrator named it, by
 * its driver_override or in the module's "bind" parameter. There is no module alias either,
 * so nothing loads this module but a person or a configuration file.
 */
#include <linux/idr.h>
#include <linux/moduleparam.h>
#include <linux/pci.h>
#include <sound/hda_register.h>

#include "compat.h"

#include "attach.h"
#include "bus/bus.h"
#include "component.h"
#include "controller.h"
#include "hw/quirks.h"
#include "hw/recovery.h"
#include "params.h"
#include "pci.h"
#include "pci_graphics.h"
#include "pci_pm.h"
#include "pci_quirks.h"
#include "verbs/presence.h"
#include "verbs/verbs_abort.h"

#define CARD_SECONDS	10
#define BAR		0
#define BAR_MIN		0x180		/* registers of a controller with four streams */
#define MIRROR		0x2000		/* the read-only page with clock and positions */
#define MIRROR_SIZE	0x2000

static char *bind[16];
static int bind_count;
module_param_array(bind, charp, &bind_count, 0444);
MODULE_PARM_DESC(bind, "PCI addresses (0000:00:1b.0,...) of controllers to take, or \"all\" without an audio DSP");

static unsigned int power_save;
static bool power_save_controller = true;
static bool registered; /* guarded by the lock of the module's parameters */

static int pci_change_power_save(void);

static int set_power_save(const char *value, const struct kernel_param *kp)
{
	int err = param_set_uint(value, kp);

	return err ?: pci_change_power_save();
}

static int set_power_save_controller(const char *value, const struct kernel_param *kp)
{
	int err = param_set_bool(value, kp);

	return err ?: pci_change_power_save();
}

static const struct kernel_param_ops power_save_ops = {
	.set = set_power_save,
	.get = param_get_uint,
};

static const struct kernel_param_ops power_save_controller_ops = {
	.set = set_power_save_controller,
	.get = param_get_bool,
};

module_param_cb(power_save, &power_save_ops, &power_save, 0644);
MODULE_PARM_DESC(power_save, "seconds until what is unused sleeps; 0: if sysfs says so (10 on cards)");
module_param_cb(power_save_controller, &power_save_controller_ops, &power_save_controller, 0644);
MODULE_PARM_DESC(power_save_controller, "controllers whose function groups sleep do so, too (Y)");

/* What an entry of the table of devices says of a device that matched it. */
enum {
	NAMED,		/* by its driver_override, or the entry came through new_id */
	UNNAMED,	/* unless the "bind" parameter names it */
};

/* All does not mean those where much is missing then. */
static bool pci_named(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int i;

	if (id->driver_data == NAMED)
		return true;
	for (i = 0; i < bind_count; i++) {
		if (!strcmp(bind[i], pci_name(pdev)) ||
		    (!strcmp(bind[i], "all") && !hdb_pci_has_dsp(pdev)))
			return true;
	}
	return false;
}

static int pci_map(struct pci_dev *pdev, struct hdb_setup *setup)
{
	resource_size_t size = pci_resource_len(pdev, BAR);

	if (size < BAR_MIN)
		return -ENODEV;
	setup->io.base = pci_iomap(pdev, BAR, 0);
	if (!setup->io.base)
		return -ENOMEM;
	setup->io.bytes = size;
	setup->io.mirror = setup->io.base;
	if (size >= MIRROR + MIRROR_SIZE)
		setup->io.mirror += MIRROR;
	return 0;
}

/*
 * Enable the device, with a message for an interrupt if it has one. The message is taken
 * first: the pin of a device that uses none is not routed when it is enabled, and finding
 * its route in ACPI's tables takes several times as long as all the rest of a probe.
 */
static int pci_enable(struct pci_dev *pdev, u32 quirks)
{
	int err;

	pci_set_power_state(pdev, PCI_D0);	/* there is no message in another */
	hdb_pci_limit_msi(pdev, quirks);
	if (!(quirks & HDB_QUIRK_NO_MSI))
		pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	err = pci_enable_device(pdev);
	if (err)
		pci_free_irq_vectors(pdev);
	return err;
}

static int pci_take_irq(struct pci_dev *pdev, struct hdb_setup *setup)
{
	int n = pdev->msi_enabled ? 1 : pci_alloc_irq_vectors(pdev, 1, 1, HDB_PCI_IRQ_INTX);

	if (n < 0)
		return n;
	setup->irq = pci_irq_vector(pdev, 0);
	setup->shared_irq = !pdev->msi_enabled;
	return 0;
}

/*
 * Messages do not arrive: use the pin, which is routed only now, or nothing if it was used
 * already. The device cannot do DMA for a moment.
 */
static int pci_next_irq(struct device *dev)
{
	struct pci_dev *pdev = to_pci_dev(dev);
	bool message = pdev->msi_enabled;
	int n = -ENODEV;

	pci_free_irq_vectors(pdev);
	if (message) {
		pci_disable_device(pdev);
		n = pci_enable_device(pdev) ?:
		    pci_alloc_irq_vectors(pdev, 1, 1, HDB_PCI_IRQ_INTX);
		pci_set_master(pdev);
	}
	if (n > 0)
		return pci_irq_vector(pdev, 0);
	pci_intx(pdev, 0);
	return -ENODEV;
}

static void pci_allow_dma(struct device *dev, bool allow)
{
	if (allow)
		pci_set_master(to_pci_dev(dev));
	else
		pci_clear_master(to_pci_dev(dev));
}

/* Also where its registers do not answer, as with memory decoding turned off. */
static bool pci_present(struct device *dev)
{
	return pci_device_is_present(to_pci_dev(dev));
}

/* Everything the controller needs of PCI; undone by pci_give_back(). */
static int pci_take(struct pci_dev *pdev, struct hdb_setup *setup)
{
	int err = pci_enable(pdev, setup->quirks);

	if (err)
		return err;
	err = pci_request_regions(pdev, KBUILD_MODNAME);
	if (err)
		goto disable;
	err = pci_map(pdev, setup);
	if (err)
		goto release;
	hdb_pci_apply_quirks(pdev, setup->quirks);
	err = pci_take_irq(pdev, setup);
	if (!err)
		return 0;
	pci_iounmap(pdev, setup->io.base);
release:
	pci_release_regions(pdev);
disable:
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
	return err;
}

static void pci_give_back(struct pci_dev *pdev, void __iomem *base)
{
	pci_free_irq_vectors(pdev);
	pci_iounmap(pdev, base);
	pci_release_regions(pdev);
	pci_disable_device(pdev);
}

/* Which of ours it is, for parameters with a value for each. */
static DEFINE_IDA(numbers);

static void pci_free_number(void *number)
{
	ida_free(&numbers, (unsigned long)number);
}

static int pci_number(struct pci_dev *pdev)
{
	int number = ida_alloc(&numbers, GFP_KERNEL);
	int err;

	if (number < 0)
		return number;
	err = devm_add_action_or_reset(&pdev->dev, pci_free_number, (void *)(long)number);
	return err ?: number;
}

/* The codec in the graphics does not notice a reset by itself. */
static void pci_let_codec_sleep(struct device *dev, bool sleep)
{
	hdb_display_wake(dev, !sleep);
}

static void pci_gate_clocks(struct device *dev, bool gate)
{
	pci_let_codec_sleep(dev, gate);
	hdb_pci_gate_clocks(dev, gate);
}

/* A graphics card cannot sleep before its audio function does. */
static unsigned int pci_seconds(struct pci_dev *pdev)
{
	return !power_save && hdb_pci_is_on_card(pdev) ? CARD_SECONDS : power_save;
}

static bool pci_may_sleep(const struct hdb_ctrl *ctrl)
{
	return ctrl->setup.power_save && power_save_controller;
}

/* What the tables know of it, and what the administrator wants instead. */
static int pci_find_quirks(struct pci_dev *pdev, struct hdb_setup *setup)
{
	int number = pci_number(pdev);
	struct hdb_params params;

	if (number < 0)
		return number;
	setup->quirks = hdb_pci_quirks(pdev);
	setup->probe_mask = hdb_quirks_probe_mask(pdev->vendor, pdev->device,
						  pdev->subsystem_vendor,
						  pdev->subsystem_device);
	hdb_params_get(number, &params);
	hdb_params_apply(&params, setup);
	setup->ssync = setup->quirks & HDB_QUIRK_SSYNC_34 ? AZX_REG_OLD_SSYNC : AZX_REG_SSYNC;
	setup->late_frames = hdb_quirks_late_frames(pdev->vendor, pdev->device);
	setup->power_save = hdb_pci_power_save(pdev, setup->quirks, pci_seconds(pdev));
	if (setup->quirks & HDB_QUIRK_CLOCK_GATE)
		setup->gate_clocks = pci_gate_clocks;
	else if (setup->quirks & HDB_QUIRK_DISPLAY)
		setup->gate_clocks = pci_let_codec_sleep;
	if (setup->quirks & HDB_QUIRK_BIT_CLOCK)
		setup->display_khz = hdb_display_khz;
	return 0;
}

/* Are two buses the same, or do they meet one or two bridges further up? */
static bool pci_buses_meet(const struct pci_bus *a, const struct pci_bus *b)
{
	unsigned int bridges;

	for (bridges = 0; bridges < 2; bridges++) {
		if (a == b)
			return true;
		if (!a || !b)
			return false;
		a = a->parent;
		b = b->parent;
	}
	return a && a == b;
}

/* The graphics in the same processor, or on the same card. */
static int pci_is_graphics(struct device *graphics, int part, void *dev)
{
	struct pci_dev *pdev = to_pci_dev(dev);

	return part == I915_COMPONENT_AUDIO && dev_is_pci(graphics) &&
	       to_pci_dev(graphics)->vendor == PCI_VENDOR_ID_INTEL &&
	       to_pci_dev(graphics)->class >> 16 == PCI_BASE_CLASS_DISPLAY &&
	       pci_buses_meet(to_pci_dev(graphics)->bus, pdev->bus);
}

/* A card's driver may tell what displays there are; its codec does without. */
static void pci_find_card(struct pci_dev *pdev)
{
	int err = hdb_pci_is_on_card(pdev) ?
		  hdb_display_add_card(&pdev->dev, hdb_pci_is_its_card) : 0;

	if (err)
		pci_warn(pdev, "the graphics driver tells of no display: error %d\n", err);
}

/*
 * Where only a codec is in the graphics, others do without its driver. A controller that is itself
 * there waits for it.
 */
static int pci_find_display(struct pci_dev *pdev, u32 quirks)
{
	int err = quirks & HDB_QUIRK_DISPLAY ? hdb_display_add(&pdev->dev, pci_is_graphics) : 0;

	if (err)
		dev_warn(&pdev->dev, "no power for the codec in the graphics: error %d\n", err);
	if (!(quirks & HDB_QUIRK_IN_GRAPHICS) || hdb_display_is_there(&pdev->dev))
		return 0;
	hdb_display_remove(&pdev->dev);
	return dev_err_probe(&pdev->dev, -EPROBE_DEFER,
			     "has no power without a driver for the graphics\n");
}

static int pci_start(struct pci_dev *pdev, struct hdb_setup *setup)
{
	struct hdb_ctrl *ctrl;
	int err;

	err = pci_take(pdev, setup);
	if (err)
		return err;
	ctrl = hdb_attach(setup);
	if (IS_ERR(ctrl)) {
		pci_give_back(pdev, setup->io.base);
		return PTR_ERR(ctrl);
	}
	pci_set_drvdata(pdev, ctrl);
	return 0;
}

static int pci_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct hdb_setup setup = {
		.dev = &pdev->dev,
		.vendor = pdev->vendor,
		.device = pdev->device,
		.revision = pdev->revision,
		.allow_dma = pci_allow_dma,
		.next_irq = pci_next_irq,
		.present = pci_present,
	};
	int err;

	if (!pci_named(pdev, id) || !hdb_pci_is_hd_audio(pdev))
		return -ENODEV;
	if (hdb_pci_has_dsp(pdev))
		pci_info(pdev, "its audio DSP is not used: microphones wired to it are missing\n");
	if (hdb_pci_card_is_off(pdev)) {
		pci_err(pdev, "the graphics card is turned off, and its audio function with it\n");
		return -ENODEV;
	}
	err = pci_find_quirks(pdev, &setup);
	if (err)
		return err;
	err = pci_find_display(pdev, setup.quirks);
	if (err)
		return err;
	pci_find_card(pdev);
	err = pci_start(pdev, &setup);
	if (err) {
		hdb_display_remove(&pdev->dev);
		return err;
	}
	hdb_display_tell(&pdev->dev, pci_get_drvdata(pdev));
	hdb_power_begin(&pdev->dev, pci_may_sleep(pci_get_drvdata(pdev)));
	if (hdb_pci_join_card(pdev))
		pci_warn(pdev, "will not be told when the graphics card is turned off\n");
	return 0;
}

static void pci_remove(struct pci_dev *pdev)
{
	struct hdb_ctrl *ctrl = pci_get_drvdata(pdev);
	void __iomem *base = ctrl->io.base;

	hdb_pci_leave_card(pdev);
	hdb_power_end(&pdev->dev, pci_may_sleep(ctrl));
	hdb_display_tell(&pdev->dev, NULL);
	if (!pci_device_is_present(pdev))
		hdb_ctrl_set_gone(ctrl);
	hdb_detach(ctrl);
	pci_give_back(pdev, base);
	hdb_display_remove(&pdev->dev);
}

/* Leave the hardware quiet for the next kernel; function groups have been put to rest before. */
static void pci_shutdown(struct pci_dev *pdev)
{
	struct hdb_ctrl *ctrl = pci_get_drvdata(pdev);

	hdb_hotplug_close(ctrl);
	hdb_recovery_end(ctrl);
	hdb_ctrl_suspend(ctrl);
	pci_clear_master(pdev);
}

/*
 * The PCI core matches the first entry only where the device's driver_override is our name.
 * Where that field is has changed, in stable kernels too; what it means has not.
 * The programming interface does not count: 80 is 00 with something of the maker's own added.
 * Intel's with an audio DSP are of another class; which of that are HD Audio, the probe knows.
 */
static const struct pci_device_id pci_ids[] = {
	{
		PCI_DEVICE_CLASS(PCI_CLASS_MULTIMEDIA_HD_AUDIO << 8, 0xffff00),
		.override_only = 1,
		.driver_data = NAMED,
	},
	{
		PCI_DEVICE_CLASS(PCI_CLASS_MULTIMEDIA_HD_AUDIO << 8, 0xffff00),
		.driver_data = UNNAMED,
	},
	{
		PCI_DEVICE(PCI_VENDOR_ID_INTEL, PCI_ANY_ID),
		.class = PCI_CLASS_MULTIMEDIA_AUDIO << 8,
		.class_mask = 0xffff00,
		.override_only = 1,
		.driver_data = NAMED,
	},
	{
		PCI_DEVICE(PCI_VENDOR_ID_INTEL, PCI_ANY_ID),
		.class = PCI_CLASS_MULTIMEDIA_AUDIO << 8,
		.class_mask = 0xffff00,
		.driver_data = UNNAMED,
	},
	{ }
};

static struct pci_driver hdb_pci_driver = {
	.name = KBUILD_MODNAME,
	.id_table = pci_ids,
	.probe = pci_probe,
	.remove = pci_remove,
	.shutdown = pci_shutdown,
	.driver.pm = pm_ptr(&hdb_pci_pm_ops),
};

/* Its lock keeps it from being probed or removed meanwhile. */
static int pci_change_power(struct device *dev, void *unused)
{
	struct pci_dev *pdev = to_pci_dev(dev);
	struct hdb_ctrl *ctrl;

	device_lock(dev);
	ctrl = dev->driver == &hdb_pci_driver.driver ? pci_get_drvdata(pdev) : NULL;
	if (ctrl) {
		ctrl->setup.power_save = hdb_pci_power_save(pdev, ctrl->setup.quirks,
							    pci_seconds(pdev));
		hdb_bus_power_save(ctrl, ctrl->setup.power_save);
		hdb_power_change(dev, pci_may_sleep(ctrl));
	}
	device_unlock(dev);
	return 0;
}

static int pci_change_power_save(void)
{
	return registered ? driver_for_each_device(&hdb_pci_driver.driver, NULL, NULL,
						   pci_change_power) : 0;
}

static void pci_set_registered(bool is_so)
{
	kernel_param_lock(THIS_MODULE);
	registered = is_so;
	kernel_param_unlock(THIS_MODULE);
}

int hdb_pci_register(void)
{
	int err = pci_register_driver(&hdb_pci_driver);

	if (!err)
		pci_set_registered(true);
	return err;
}

void hdb_pci_unregister(void)
{
	pci_set_registered(false);
	pci_unregister_driver(&hdb_pci_driver);
}
