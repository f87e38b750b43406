// SPDX-License-Identifier: GPL-2.0
/*
 * The kernel's own driver: what its codec drivers call, in a loop. It has no batches; reads wait
 * for their answer, and writes that ask for none are all it has that does not wait.
 */
#include <linux/module.h>
#include <sound/core.h>
#include <sound/pcm.h>
#include <sound/hda_codec.h>

#include "bench.h"

static struct hda_codec *codecs[BENCH_CODECS];
static unsigned int vendor[BENCH_CODECS];
static bool wrong;

static unsigned int read_vendor(struct hda_codec *codec)
{
	return snd_hda_codec_read(codec, AC_NODE_ROOT, 0, AC_VERB_PARAMETERS, AC_PAR_VENDOR_ID);
}

static struct bench_backend backend;

static int take_one(struct device *dev, void *data)
{
	struct hdac_device *core = dev_to_hdac_dev(dev);

	if (core->type != HDA_DEV_LEGACY || core->addr >= BENCH_CODECS)
		return 0;
	get_device(dev);
	codecs[core->addr] = dev_to_hda_codec(dev);
	return 0;
}

static int stock_take(void)
{
	unsigned int i;

	bus_for_each_dev(&snd_hda_bus_type, NULL, NULL, take_one);
	for (i = 0; i < BENCH_CODECS && codecs[i]; i++) {
		snd_hda_power_up(codecs[i]);
		vendor[i] = codecs[i]->core.vendor_id;
	}
	backend.codecs = i;
	return i ? 0 : -ENODEV;
}

static void stock_give(void)
{
	unsigned int i;

	for (i = 0; i < BENCH_CODECS; i++) {
		if (!codecs[i])
			continue;
		if (i < backend.codecs)
			snd_hda_power_down(codecs[i]);
		put_device(hda_codec_dev(codecs[i]));
		codecs[i] = NULL;
	}
}

static int stock_sync(unsigned int count, unsigned int n)
{
	unsigned int i;

	for (i = 0; i < count; i++)
		wrong |= read_vendor(codecs[i % n]) != vendor[i % n];
	return 0;
}

static int stock_async(unsigned int count, unsigned int batch, unsigned int n)
{
	unsigned int i;
	int err = 0;

	for (i = 0; i < count - n && !err; i++)
		err = snd_hda_codec_write(codecs[i % n], AC_NODE_ROOT, 0, AC_VERB_PARAMETERS,
					  AC_PAR_VENDOR_ID);
	return err ?: stock_sync(n, n);
}

static bool stock_check(void)
{
	bool right = !wrong;

	wrong = false;
	return right;
}

static struct bench_backend backend = {
	.name = "stock",
	.take = stock_take,
	.give = stock_give,
	.sync = stock_sync,
	.async = stock_async,
	.check = stock_check,
	.known = "azx_probe_codecs",
	.bus = &snd_hda_bus_type,
	.start = "azx_pcm_trigger",
	.start_argument = SNDRV_PCM_TRIGGER_START,
};

static int __init stock_init(void)
{
	return bench_register(&backend);
}

static void __exit stock_exit(void)
{
	stock_give();
	bench_unregister(&backend);
}

module_init(stock_init);
module_exit(stock_exit);

MODULE_DESCRIPTION("Measures the kernel's own HD Audio driver");
MODULE_LICENSE("GPL");
