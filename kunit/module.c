// SPDX-License-Identifier: GPL-2.0
/*
 * The test module: nothing but suites, which register themselves, one in each test file.
 */
#include <linux/module.h>

MODULE_DESCRIPTION("KUnit tests of the HD Audio bus driver on a model of the hardware");
MODULE_AUTHOR("The hdaudio-compat authors");
MODULE_LICENSE("GPL");
