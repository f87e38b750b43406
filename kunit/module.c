// SPDX-License-Identifier: GPL-2.0
/*
 * The test module: nothing but suites, which register themselves, one in each test file.
 */
#include <linux/module.h>

static char *suites;
module_param(suites, charp, 0444);
MODULE_PARM_DESC(suites, "names of the suites to run, with commas between (all); see choose.c");

MODULE_DESCRIPTION("KUnit tests of the HD Audio bus driver on a model of the hardware");
MODULE_AUTHOR("The hdaudio-compat authors");
MODULE_LICENSE("GPL");
