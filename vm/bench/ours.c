// SPDX-License-Identifier: GPL-2.0
/*
 * Our bus driver: a codec driver written against the DDI, one client for each codec.
 */
#include <linux/completion.h>
#include <linux/module.h>
#include <linux/slab.h>

#include <hdaudio_driver.h>

#include "bench.h"

#define LARGEST	4096
#define VENDOR	0x000f0000U	/* get parameter 00h of node 0 */

static HDAUDIO_BUS_INTERFACE bus[BENCH_CODECS];
static ULONG vendor[BENCH_CODECS];
static HDAUDIO_CODEC_TRANSFER *transfers;
static unsigned int used;
static unsigned int prepared;	/* for how many codecs in turn */
static atomic_t missing;
static DECLARE_COMPLETION(all_done);

static void prepare(unsigned int n)
{
	unsigned int i;

	for (i = 0; i < LARGEST; i++) {
		transfers[i].Output.Command = VENDOR;
		transfers[i].Output.Verb8.CodecAddress = i % n;
	}
	prepared = n;
}

static int ours_sync(unsigned int count, unsigned int n)
{
	if (count > LARGEST)
		return -EINVAL;
	if (prepared != n)
		prepare(n);
	used = count;
	return bus[0].TransferCodecVerbs(bus[0].Context, count, transfers, NULL, NULL);
}

static void on_done(HDAUDIO_CODEC_TRANSFER *transfer, PVOID context)
{
	if (atomic_dec_and_test(&missing))
		complete(&all_done);
}

/* Each batch goes to the next client; all go out before the first is waited for. */
static int ours_async(unsigned int count, unsigned int batch, unsigned int n)
{
	unsigned int i, client = 0;
	NTSTATUS status = STATUS_SUCCESS;

	if (prepared != n)
		prepare(n);
	used = count;
	atomic_set(&missing, count / batch);
	for (i = 0; i < count && NT_SUCCESS(status); i += batch) {
		status = bus[client].TransferCodecVerbs(bus[client].Context, batch, &transfers[i],
							on_done, NULL);
		client = client + 1 < n ? client + 1 : 0;
	}
	if (NT_SUCCESS(status))
		wait_for_completion(&all_done);
	return hdaudio_status_to_errno(status);
}

/* Every answer there and right; then forgotten, so that the next case has to bring its own. */
static bool ours_check(void)
{
	bool right = true;
	unsigned int i;

	for (i = 0; i < used; i++) {
		HDAUDIO_CODEC_RESPONSE *input = &transfers[i].Input;

		right &= input->IsValid && input->Response == vendor[i % prepared];
		input->CompleteResponse = 0;
	}
	return right;
}

static int ours_probe(struct hdaudio_device *hdev, const struct hdaudio_device_id *id)
{
	HDAUDIO_BUS_INTERFACE *interface = &bus[hdev->codec];
	NTSTATUS status;

	if (hdev->codec >= BENCH_CODECS)
		return -ENODEV;
	status = hdaudio_query_interface(hdev, &GUID_HDAUDIO_BUS_INTERFACE, sizeof(*interface),
					 0x0100, (PINTERFACE)interface);
	vendor[hdev->codec] = (ULONG)hdev->ids.vendor << 16 | hdev->ids.device;
	return hdaudio_status_to_errno(status);
}

static void ours_remove(struct hdaudio_device *hdev)
{
	HDAUDIO_BUS_INTERFACE *interface = &bus[hdev->codec];

	interface->InterfaceDereference(interface->Context);
	interface->Context = NULL;
}

static const struct hdaudio_device_id ours_ids[] = {
	{ "HDAUDIO\\FUNC_01" },
	{ }
};

static struct hdaudio_driver driver = {
	.driver.name = "hdaudio_bench",
	.id_table = ours_ids,
	.probe = ours_probe,
	.remove = ours_remove,
};

static struct bench_backend backend;
static bool taken;

static void ours_give(void)
{
	if (taken)
		hdaudio_driver_unregister(&driver);
	taken = false;
}

static int ours_take(void)
{
	unsigned int i;
	int err = hdaudio_driver_register(&driver);

	if (err)
		return err;
	taken = true;
	backend.bus = driver.driver.bus;
	for (i = 0; i < BENCH_CODECS && bus[i].Context; )
		i++;
	backend.codecs = i;
	if (!i) {
		ours_give();
		return -ENODEV;
	}
	backend.start_address = bus[0].SetDmaEngineState;
	return 0;
}

static struct bench_backend backend = {
	.name = "ours",
	.take = ours_take,
	.give = ours_give,
	.sync = ours_sync,
	.async = ours_async,
	.check = ours_check,
	.start_argument = RunState,
};

static int __init ours_init(void)
{
	int err;

	transfers = kvcalloc(LARGEST, sizeof(*transfers), GFP_KERNEL);
	if (!transfers)
		return -ENOMEM;
	err = bench_register(&backend);
	if (err)
		kvfree(transfers);
	return err;
}

static void __exit ours_exit(void)
{
	ours_give();
	bench_unregister(&backend);
	kvfree(transfers);
}

module_init(ours_init);
module_exit(ours_exit);

MODULE_DESCRIPTION("Measures our HD Audio bus driver");
MODULE_LICENSE("GPL");
