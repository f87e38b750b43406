// SPDX-License-Identifier: GPL-2.0
/*
 * Getting an interface from the bus driver, giving it back, and sending commands with it.
 */
#include <linux/pm_runtime.h>

#include "bus.h"

/**
 * hdg_bus_errno - turn the outcome of a DDI routine into an errno, and report a failure
 * @bus: the bus
 * @routine: the routine's DDI name
 * @status: what it returned
 *
 * Context: any.
 * Return: 0 or a negative errno.
 */
int hdg_bus_errno(const struct hdg_bus *bus, const char *routine, NTSTATUS status)
{
	if (NT_SUCCESS(status))
		return 0;
	/* A device that was pulled out is no news at every call. */
	if (status != STATUS_NO_SUCH_DEVICE)
		dev_err_ratelimited(&bus->hdev->dev, "%s failed with status %08X\n", routine,
				    (unsigned int)status);
	return hdaudio_status_to_errno(status);
}

/**
 * hdg_bus_open - get an interface for a function group
 * @bus: to be initialised
 * @hdev: the function group
 * @family: which interface
 *
 * Context: may sleep.
 * Return: 0 or a negative errno.
 */
int hdg_bus_open(struct hdg_bus *bus, struct hdaudio_device *hdev,
		 const struct hdg_family *family)
{
	int err;

	bus->hdev = hdev;
	bus->family = family;
	init_waitqueue_head(&bus->let_go);
	err = family->query(bus);
	if (err)
		return err;
	bus->get_resources(bus->context, &bus->codec, &bus->fg);
	return 0;
}

/**
 * hdg_bus_close - give the interface back; no routine of it may be called any more
 * @bus: the bus
 *
 * Context: may sleep.
 */
void hdg_bus_close(struct hdg_bus *bus)
{
	bus->table.header.InterfaceDereference(bus->context);
}

/**
 * hdg_bus_send - send a batch and wait for its responses
 * @bus: the bus
 * @batch: the commands; their responses afterwards
 *
 * Context: may sleep.
 * Return: 0 or a negative errno. A codec may have left single commands unanswered:
 * hdg_batch_valid() tells.
 */
int hdg_bus_send(const struct hdg_bus *bus, struct hdg_batch *batch)
{
	NTSTATUS status;

	if (batch->err) {
		dev_err(&bus->hdev->dev, "no memory for codec commands\n");
		return batch->err;
	}
	if (!batch->n)
		return 0;
	status = bus->transfer(bus->context, batch->n, batch->transfers, NULL, NULL);
	return hdg_bus_errno(bus, "TransferCodecVerbs", status);
}

/**
 * hdg_bus_ask_by - send one command, in some way, and wait for its response
 * @bus: the bus
 * @nid: node id
 * @verb: the verb
 * @payload: its payload
 * @response: receives the response, if there is one
 * @send: sends the batch that it is put into; as hdg_bus_send()
 *
 * Context: may sleep.
 * Return: 0; -EIO if there is no response; another negative errno.
 */
int hdg_bus_ask_by(const struct hdg_bus *bus, u8 nid, unsigned int verb, unsigned int payload,
		   u32 *response, hdg_send_fn send)
{
	struct hdg_batch batch;
	int err;

	hdg_batch_init(&batch, bus->codec);
	hdg_batch_add(&batch, nid, verb, payload);
	err = send(bus, &batch);
	if (!err && !hdg_batch_valid(&batch, 0))
		err = -EIO;
	if (!err)
		*response = hdg_batch_value(&batch, 0);
	hdg_batch_free(&batch);
	return err;
}

/**
 * hdg_bus_ask - send one command and wait for its response
 * @bus: the bus
 * @nid: node id
 * @verb: the verb
 * @payload: its payload
 * @response: receives the response, if there is one
 *
 * Context: may sleep.
 * Return: 0; -EIO if the codec does not answer; another negative errno.
 */
int hdg_bus_ask(const struct hdg_bus *bus, u8 nid, unsigned int verb, unsigned int payload,
		u32 *response)
{
	return hdg_bus_ask_by(bus, nid, verb, payload, response, hdg_bus_send);
}

/**
 * hdg_bus_hold - have programs wait until hdg_bus_let_go()
 * @bus: the bus, which is going to be reset
 *
 * ALSA has a power state for that, but a card must not be disconnected while a program waits
 * for it: Linux 6.1 then loses count of its users and waits for them for ever.
 *
 * Context: any.
 */
void hdg_bus_hold(struct hdg_bus *bus)
{
	WRITE_ONCE(bus->held, true);
}

/**
 * hdg_bus_let_go - let programs go on
 * @bus: the bus
 *
 * Context: any.
 */
void hdg_bus_let_go(struct hdg_bus *bus)
{
	WRITE_ONCE(bus->held, false);
	wake_up_all(&bus->let_go);
}

/**
 * hdg_bus_held - do programs have to wait?
 * @bus: the bus
 *
 * Context: any.
 * Return: whether they do.
 */
bool hdg_bus_held(const struct hdg_bus *bus)
{
	return READ_ONCE(bus->held);
}

/**
 * hdg_bus_wait - wait while programs are held
 * @bus: the bus
 *
 * Context: may sleep; no lock held that the codec driver's hooks take.
 * Return: 0, or -ERESTARTSYS if a signal came first.
 */
int hdg_bus_wait(struct hdg_bus *bus)
{
	return wait_event_interruptible(bus->let_go, !hdg_bus_held(bus));
}

/**
 * hdg_bus_get - wake the function group and keep it awake until hdg_bus_put()
 * @bus: the bus; not from the routines that put it to sleep or wake it
 *
 * Context: may sleep; no lock held that those routines take.
 * Return: 0 or a negative errno; then there is nothing to put.
 */
int hdg_bus_get(struct hdg_bus *bus)
{
	int err = hdg_bus_wait(bus);

	return err ? err : pm_runtime_resume_and_get(&bus->hdev->dev);
}

/**
 * hdg_bus_put - it may sleep again, if nobody needs it for a while
 * @bus: the bus
 *
 * Context: any.
 */
void hdg_bus_put(const struct hdg_bus *bus)
{
	pm_runtime_mark_last_busy(&bus->hdev->dev);
	pm_runtime_put_autosuspend(&bus->hdev->dev);
}
