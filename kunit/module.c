// SPDX-License-Identifier: GPL-2.0
/*
 * The test module: nothing but suites, which register themselves, one in each test file.
 */
#include <linux/module.h>

/* choose.c has read it; a text of the kernel's own kind has an end at 1024 characters. */
static int take(const char *text, const struct kernel_param *kp)
{
	return 0;
}

module_param_call(suites, take, NULL, NULL, 0);
MODULE_PARM_DESC(suites, "names of the suites to run, with commas between (all); see choose.c");

MODULE_DESCRIPTION("KUnit tests of the HD Audio bus driver on a model of the hardware");
MODULE_AUTHOR("The hdaudio-compat authors");
MODULE_LICENSE("GPL");
