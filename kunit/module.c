// SPDX-License-Identifier: GPL-2.0
/*
 * The test module: nothing but suites, which register themselves, one in each test file.
 */
#include <kunit/test.h>
#include <linux/module.h>

#ifdef MODULE
static char *suites;
module_param(suites, charp, 0);
MODULE_PARM_DESC(suites, "names of the suites to run, with commas between (all)");

static bool is_chosen(const char *name)
{
	const char *at = suites, *end;

	while (at) {
		end = strchrnul(at, ',');
		if (end - at == strlen(name) && !strncmp(at, name, end - at))
			return true;
		at = *end ? end + 1 : NULL;
	}
	return false;
}

/* KUnit runs what is in the module's list when this has returned. */
static int __init choose_suites(void)
{
	struct kunit_suite **list = THIS_MODULE->kunit_suites;
	int i, chosen = 0;

	if (!suites)
		return 0;
	for (i = 0; i < THIS_MODULE->num_kunit_suites; i++) {
		if (is_chosen(list[i]->name))
			list[chosen++] = list[i];
	}
	THIS_MODULE->num_kunit_suites = chosen;
	return chosen ? 0 : -EINVAL;
}
module_init(choose_suites);

/* Without it the module could not be unloaded. */
static void __exit choose_no_more(void) { }
module_exit(choose_no_more);
#endif

MODULE_DESCRIPTION("KUnit tests of the HD Audio bus driver on a model of the hardware");
MODULE_AUTHOR("The hdaudio-compat authors");
MODULE_LICENSE("GPL");
