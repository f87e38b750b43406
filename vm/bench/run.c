// SPDX-License-Identifier: GPL-2.0
/*
 * Commands come in through the module parameter "run"; reading it gives the last result.
 */
#include <linux/module.h>
#include <linux/string.h>

#include "bench.h"

#define WORDS	6

static int use(struct pci_dev *pdev)
{
	int err = bench_meter_init(pdev);

	if (err)
		pci_dev_put(pdev);
	else
		bench_pdev = pdev;
	return err;
}

static void use_none(void)
{
	if (!bench_pdev)
		return;
	bench_meter_exit();
	pci_dev_put(bench_pdev);
	bench_pdev = NULL;
}

/* use ADDRESS: from now on it is this controller; the first one until then */
static int bench_run_use(char **words, int n)
{
	struct device *dev = n == 2 ? bus_find_device_by_name(&pci_bus_type, NULL, words[1]) : NULL;

	if (!dev)
		return -ENODEV;
	use_none();
	return use(to_pci_dev(dev));
}

static const struct {
	const char *name;
	int (*run)(char **words, int n);
} commands[] = {
	{ "use", bench_run_use },
	{ "sync", bench_run_codecs },
	{ "async", bench_run_codecs },
	{ "take", bench_run_codecs },
	{ "give", bench_run_codecs },
	{ "attach", bench_run_attach },
	{ "window", bench_run_window },
	{ "calls", bench_run_calls },
	{ "memory", bench_run_memory },
};

static int run_words(char **words, int n)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(commands); i++) {
		if (!strcmp(words[0], commands[i].name))
			return commands[i].run(words, n);
	}
	return -EINVAL;
}

static int run_set(const char *value, const struct kernel_param *kp)
{
	char line[128], *rest = line, *words[WORDS + 1] = {};
	int n = 0;

	if (!bench_backend || !bench_pdev || strscpy(line, value, sizeof(line)) < 0)
		return -EINVAL;
	strim(line);
	while (n < WORDS && (words[n] = strsep(&rest, " ")))
		n++;
	bench_result_clear();
	return n ? run_words(words, n) : -EINVAL;
}

static int run_get(char *buffer, const struct kernel_param *kp)
{
	return scnprintf(buffer, PAGE_SIZE, "%s\n", bench_result_text());
}

static const struct kernel_param_ops run_ops = {
	.set = run_set,
	.get = run_get,
};

module_param_cb(run, &run_ops, NULL, 0600);
MODULE_PARM_DESC(run, "a command, or the last one's result");

int bench_register(struct bench_backend *backend)
{
	if (bench_backend)
		return -EBUSY;
	bench_backend = backend;
	return 0;
}
EXPORT_SYMBOL_GPL(bench_register);

void bench_unregister(struct bench_backend *backend)
{
	bench_calls_stop();
	bench_backend = NULL;
}
EXPORT_SYMBOL_GPL(bench_unregister);

static int __init bench_init(void)
{
	struct pci_dev *pdev = pci_get_class(PCI_CLASS_MULTIMEDIA_HD_AUDIO << 8, NULL);

	return pdev ? use(pdev) : -ENODEV;
}

static void __exit bench_exit(void)
{
	bench_memory_stop();
	use_none();
}

module_init(bench_init);
module_exit(bench_exit);

MODULE_DESCRIPTION("Measures HD Audio drivers in an instruction-counting QEMU");
MODULE_LICENSE("GPL");
