// SPDX-License-Identifier: GPL-2.0
/*
 * hdaudio_kunit_choose: a test module that is loaded after this runs only the suites that its
 * parameter "suites" names, with commas between.
 *
 * Kernels differ in whether suites run before or after a module's parameters are set and its own
 * code has run, so another has to look at what it is loaded with.
 */
#include <kunit/test.h>
#include <linux/module.h>
#include <linux/notifier.h>
#include <linux/string.h>

#define TESTS		"hdaudio_compat_kunit"
#define PARAMETER	"suites="

/* @names ends at a space or the end of the text. */
static bool is_named(const char *names, const char *name)
{
	size_t length;

	for (;; names += length + 1) {
		length = strcspn(names, ", ");
		if (length == strlen(name) && !strncmp(names, name, length))
			return true;
		if (names[length] != ',')
			return false;
	}
}

static void keep_named(struct module *tests, const char *names)
{
	struct kunit_suite **list = tests->kunit_suites;
	int i, kept = 0;

	for (i = 0; i < tests->num_kunit_suites; i++) {
		if (is_named(names, list[i]->name))
			list[kept++] = list[i];
	}
	tests->num_kunit_suites = kept;
}

static int module_changes(struct notifier_block *block, unsigned long state, void *data)
{
	struct module *tests = data;
	const char *at;

	if (state != MODULE_STATE_COMING || strcmp(tests->name, TESTS))
		return NOTIFY_DONE;
	at = strstr(tests->args, PARAMETER);
	if (at)
		keep_named(tests, at + strlen(PARAMETER));
	return NOTIFY_OK;
}

static struct notifier_block before_kunit = {
	.notifier_call = module_changes,
	.priority = INT_MAX,
};

static int __init choose_init(void)
{
	return register_module_notifier(&before_kunit);
}

static void __exit choose_exit(void)
{
	unregister_module_notifier(&before_kunit);
}

module_init(choose_init);
module_exit(choose_exit);

MODULE_DESCRIPTION("Chooses among the KUnit suites of the HD Audio bus driver");
MODULE_AUTHOR("The hdaudio-compat authors");
MODULE_LICENSE("GPL");
