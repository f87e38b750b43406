// SPDX-License-Identifier: GPL-2.0
/*
 * Audio functions of graphics cards. The card cannot power down while its audio function is
 * awake: the PCI core links the two, so that the card is awake when audio needs it, and allows the
 * function to sleep; here it is made to. On machines with two graphics the user can also turn one
 * off by hand (vga_switcheroo), and its audio function has to be out of the way before. What
 * displays hang on the card its driver tells (component.c).
 */
#include <linux/pci.h>
#include <linux/vga_switcheroo.h>

#include "hdb.h"
#include "pci_graphics.h"
#include "pci_pm.h"
#include "pci_quirks.h"
#include "stream/stream.h"

#define AUDIO_FUNCTION	1

static bool makes_cards(u16 vendor)
{
	return vendor == PCI_VENDOR_ID_ATI || vendor == PCI_VENDOR_ID_AMD ||
	       vendor == PCI_VENDOR_ID_NVIDIA;
}

/**
 * hdb_pci_card_devfn - where the graphics would be, if this is an audio function beside it
 * @pdev: the controller
 *
 * Context: any.
 * Return: device and function on the same bus; -1: there are none of that maker, or not so.
 */
int hdb_pci_card_devfn(const struct pci_dev *pdev)
{
	if (PCI_FUNC(pdev->devfn) != AUDIO_FUNCTION || !makes_cards(pdev->vendor))
		return -1;
	return PCI_DEVFN(PCI_SLOT(pdev->devfn), 0);
}

/* The function that is the graphics, to be put by pci_dev_put(), or NULL. */
static struct pci_dev *card_of(struct pci_dev *pdev)
{
	int devfn = hdb_pci_card_devfn(pdev);
	struct pci_dev *card;

	if (devfn < 0)
		return NULL;
	card = pci_get_domain_bus_and_slot(pci_domain_nr(pdev->bus), pdev->bus->number, devfn);
	if (card && card->class >> 16 == PCI_BASE_CLASS_DISPLAY)
		return card;
	pci_dev_put(card);
	return NULL;
}

/**
 * hdb_pci_is_on_card - is it the audio function of a graphics card?
 * @pdev: the controller
 *
 * Context: process.
 * Return: it is; an integrated one of the same makers counts as a card.
 */
bool hdb_pci_is_on_card(struct pci_dev *pdev)
{
	struct pci_dev *card = card_of(pdev);

	pci_dev_put(card);
	return card;
}

/**
 * hdb_pci_is_its_card - is it the card whose audio function this is?
 * @graphics: a device with a graphics driver
 * @part: which of its parts; cards have one, without a number
 * @dev: the controller's device
 *
 * Context: process.
 * Return: not 0: it is.
 */
int hdb_pci_is_its_card(struct device *graphics, int part, void *dev)
{
	struct pci_dev *card = card_of(to_pci_dev(dev));
	bool is_it = !part && card && graphics == &card->dev;

	pci_dev_put(card);
	return is_it;
}

/* What runs keeps the card on, in one of its function groups or on the way there. */
static bool card_can_switch(struct pci_dev *pdev)
{
	return !hdb_streams_any(pci_get_drvdata(pdev));
}

/* The power is cut when this returns: nothing may touch the function until it is on again. */
static void card_turn_off(struct pci_dev *pdev)
{
	hdb_power_cut(pci_get_drvdata(pdev));
	pci_save_state(pdev);
	pci_set_power_state(pdev, PCI_D3hot);
	pdev->current_state = PCI_D3cold;
}

static void card_turn_on(struct pci_dev *pdev)
{
	struct hdb_ctrl *ctrl = pci_get_drvdata(pdev);

	pci_set_power_state(pdev, PCI_D0);
	pci_restore_state(pdev);
	hdb_pci_apply_quirks(pdev, ctrl->setup.quirks);
	if (hdb_power_restore(ctrl))
		pci_err(pdev, "does not come back with its card\n");
}

/* Called with the state it has, too. */
static void card_set_state(struct pci_dev *pdev, enum vga_switcheroo_state state)
{
	const struct hdb_ctrl *ctrl = pci_get_drvdata(pdev);
	bool is_off = ctrl->cut;

	if (state == VGA_SWITCHEROO_OFF && !is_off)
		card_turn_off(pdev);
	else if (state == VGA_SWITCHEROO_ON && is_off)
		card_turn_on(pdev);
}

/* What is done when the user turns a card off or on. */
const struct vga_switcheroo_client_ops hdb_card_ops = {
	.set_gpu_state = card_set_state,
	.can_switch = card_can_switch,
};

/**
 * hdb_pci_join_card - be told before the card is turned off, and after
 * @pdev: the controller, driven; one that is not on a card is fine, here and below
 *
 * Context: process, may sleep.
 * Return: 0, to be followed by hdb_pci_leave_card(), or a negative errno.
 */
int hdb_pci_join_card(struct pci_dev *pdev)
{
	struct pci_dev *card = card_of(pdev);
	int err = card ? vga_switcheroo_register_audio_client(pdev, &hdb_card_ops, card) : 0;

	pci_dev_put(card);
	return err;
}

/**
 * hdb_pci_leave_card - be told no more
 * @pdev: the controller, still driven
 *
 * Context: process, may sleep.
 */
void hdb_pci_leave_card(struct pci_dev *pdev)
{
	if (hdb_pci_is_on_card(pdev))
		vga_switcheroo_unregister_client(pdev);
	hdb_power_abandon(pci_get_drvdata(pdev));
}

/**
 * hdb_pci_card_is_off - has the user turned the card off?
 * @pdev: the controller
 *
 * Context: process.
 * Return: it is; no register answers.
 */
bool hdb_pci_card_is_off(struct pci_dev *pdev)
{
	struct pci_dev *card = card_of(pdev);
	bool off = card && vga_switcheroo_get_client_state(card) == VGA_SWITCHEROO_OFF;

	pci_dev_put(card);
	return off;
}
