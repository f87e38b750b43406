// SPDX-License-Identifier: GPL-2.0
/*
 * The model as a controller of the bus driver's: codec drivers bind to its codecs, and programs
 * play to them, as if it were hardware. Its parameters are what a hand does to hardware.
 */
#include <linux/dma-map-ops.h>
#include <linux/err.h>
#include <linux/kernel_read_file.h>
#include <linux/module.h>
#include <linux/sizes.h>
#include <linux/vmalloc.h>

#include "attach.h"
#include "dma_watch.h"
#include "model.h"

static struct model *model;
static struct hdb_ctrl *ctrl;

static const struct {
	const char *name;
	const struct model_codec_desc *desc;
} kinds[] = {
	{ "duplex", &model_codec_duplex },
	{ "output", &model_codec_output },
	{ "modem", &model_codec_modem },
	{ "combo", &model_codec_combo },
	{ "large", &model_codec_large },
	{ "hdmi", &model_codec_hdmi },
};

static char *codecs[MODEL_MAX_CODECS] = { "large", "hdmi" };
static int n_codecs = 2;
module_param_array(codecs, charp, &n_codecs, 0444);
MODULE_PARM_DESC(codecs,
		 "those at addresses 0, 1, ...: duplex, output, modem, combo, large, hdmi; none; or /FILE, a table of what it answers");

/* Those that files tell of. */
static const struct model_codec_desc *tables[MODEL_MAX_CODECS];

/* ELD of a television: linear PCM of 8 channels at all rates up to 192 kHz, and 24 bits. */
static const u8 television[] = {
	2 << 3, 0, 8, 0,
	3 << 5 | 10, 1 << 4, 0, 0x4f, 0, 0, 0, 0, 0, 0, 0, 0, 0x4c, 0x2d, 1, 2,
	'T', 'e', 'l', 'e', 'v', 'i', 's', 'i', 'o', 'n',
	1 << 3 | 7, 0x7f, 7, 0, 0, 0,
};

/* "CODEC NODE 1" or "CODEC NODE 0", the numbers as C has them */
static int parse_pin(const char *value, unsigned int *codec, unsigned int *nid,
		     unsigned int *present)
{
	if (!model)
		return -ENODEV;
	if (sscanf(value, "%i %i %i", codec, nid, present) != 3 || *codec >= n_codecs ||
	    *nid > U8_MAX || *present > 1)
		return -EINVAL;
	return 0;
}

static int set_jack(const char *value, const struct kernel_param *kp)
{
	unsigned int codec, nid, present;
	int err = parse_pin(value, &codec, &nid, &present);

	if (!err)
		model_jack(model, codec, nid, present);
	return err;
}

static const struct kernel_param_ops jack_ops = { .set = set_jack };
module_param_cb(jack, &jack_ops, NULL, 0200);
MODULE_PARM_DESC(jack, "write CODEC NODE 1 or 0: plug something into a pin, or pull it out");

static int set_display(const char *value, const struct kernel_param *kp)
{
	unsigned int codec, nid, present;
	int err = parse_pin(value, &codec, &nid, &present);

	if (err)
		return err;
	model_eld(model, codec, nid, television, present ? sizeof(television) : 0);
	if (!present)
		model_jack(model, codec, nid, false);
	return 0;
}

static const struct kernel_param_ops display_ops = { .set = set_display };
module_param_cb(display, &display_ops, NULL, 0200);
MODULE_PARM_DESC(display, "write CODEC NODE 1 or 0: connect a television to a pin, or take it away");

/* How it lies. One that does, or will, is loaded so: nobody else looks after what it accesses. */
static unsigned int lies_one_in, lies_seed;
static bool may_lie;

/* "ONE_IN SEED" */
static int set_lies(const char *value, const struct kernel_param *kp)
{
	unsigned int one_in, seed;

	if (sscanf(value, "%u %u", &one_in, &seed) != 2)
		return -EINVAL;
	if (model && !may_lie)
		return -EPERM;
	may_lie = true;
	lies_one_in = one_in;
	lies_seed = seed;
	if (model)
		model_hostile(model, one_in, seed);
	return 0;
}

static int get_lies(char *buffer, const struct kernel_param *kp)
{
	return sysfs_emit(buffer, "%llu\n", model ? model_mistreated(model) : 0);
}

static const struct kernel_param_ops lies_ops = { .set = set_lies, .get = get_lies };
module_param_cb(lies, &lies_ops, NULL, 0600);
MODULE_PARM_DESC(lies,
		 "ONE_IN SEED: one of so many values that are read of it is wrong, 0: none; read: how many were");

/* Behind an IOMMU of its own: what it was not given it does not access. */
static int watch(struct model *m)
{
	if (!may_lie)
		return 0;
	dma_watch_begin(model_dev(m));
	if (!get_dma_ops(model_dev(m))) {
		pr_err("hdaudio_model: what it accesses cannot be watched by this kernel\n");
		return -EOPNOTSUPP;
	}
	model_watch_dma(m, dma_watch_covers);
	model_hostile(m, lies_one_in, lies_seed);
	return 0;
}

static void watch_no_more(struct model *m)
{
	if (!may_lie)
		return;
	WARN(dma_watch_live(), "%d pieces of DMA memory left\n", dma_watch_live());
	dma_watch_end(model_dev(m));
}

/* What a driver has done that the specification forbids. */
static int get_violations(char *buffer, const struct kernel_param *kp)
{
	char words[256] = "";

	if (!model)
		return -ENODEV;
	if (may_lie)
		model_forgive_all_but_dma(model);
	if (model_violations(model))
		model_describe_violations(model, words, sizeof(words));
	return sysfs_emit(buffer, "%u%s\n", model_violations(model), words);
}

static const struct kernel_param_ops violations_ops = { .get = get_violations };
module_param_cb(violations, &violations_ops, NULL, 0444);
MODULE_PARM_DESC(violations, "rules of the hardware that were broken: how many, and the first");

static const struct model_codec_desc *kind_of(const char *name)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(kinds); i++) {
		if (!strcmp(kinds[i].name, name))
			return kinds[i].desc;
	}
	pr_err("hdaudio_model: no such codec: %s\n", name);
	return ERR_PTR(-EINVAL);
}

static const struct model_codec_desc *kind_of_file(const char *path)
{
	const struct model_codec_desc *desc;
	void *text = NULL;
	ssize_t size;

	size = kernel_read_file_from_path(path, 0, &text, SZ_1M, NULL, READING_UNKNOWN);
	if (size < 0) {
		pr_err("hdaudio_model: cannot read %s: %zd\n", path, size);
		return ERR_PTR(size);
	}
	desc = model_table_parse(text, size);
	vfree(text);
	return desc;
}

static int add_codec(struct model *m, unsigned int address, const char *name)
{
	const struct model_codec_desc *desc;

	if (!strcmp(name, "none"))
		return 0;
	desc = *name == '/' ? kind_of_file(name) : kind_of(name);
	if (IS_ERR(desc))
		return PTR_ERR(desc);
	if (*name == '/')
		tables[address] = desc;
	return model_add_codec(m, address, desc);
}

static int add_codecs(struct model *m)
{
	unsigned int i;
	int err = 0;

	for (i = 0; !err && i < n_codecs; i++)
		err = add_codec(m, i, codecs[i]);
	return err;
}

/* With the files' kinds, which its codecs are of. */
static void destroy(struct model *m)
{
	unsigned int i;

	watch_no_more(m);
	model_destroy(m);
	for (i = 0; i < MODEL_MAX_CODECS; i++)
		model_table_free(tables[i]);
}

static int attach(struct model *m)
{
	struct hdb_setup setup = { };

	model_setup(m, &setup);
	ctrl = hdb_attach(&setup);
	return PTR_ERR_OR_ZERO(ctrl);
}

/* What the parameters speak of; NULL: nobody speaks of it any more when this returns. */
static void publish(struct model *m)
{
	kernel_param_lock(THIS_MODULE);
	model = m;
	kernel_param_unlock(THIS_MODULE);
}

static int __init model_init(void)
{
	struct model *m = model_create(NULL);
	int err;

	if (IS_ERR(m))
		return PTR_ERR(m);
	err = watch(m);
	if (!err)
		err = add_codecs(m);
	if (!err)
		err = attach(m);
	if (err) {
		destroy(m);
		return err;
	}
	publish(m);
	return 0;
}

static void __exit model_exit(void)
{
	struct model *m = model;

	publish(NULL);
	hdb_detach(ctrl);
	destroy(m);
}

module_init(model_init);
module_exit(model_exit);

MODULE_DESCRIPTION("Model of an HD Audio controller and its codecs, for hdaudio_compat");
MODULE_AUTHOR("The hdaudio-compat authors");
MODULE_LICENSE("GPL");
