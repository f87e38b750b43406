/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Parameters of the test module.
 *
 * Kernels differ in whether suites run before or after the parameters are set, so they are read
 * from the text the module was loaded with; module_param() only makes them known.
 */
#ifndef PARAMETER_H
#define PARAMETER_H

#include <linux/module.h>
#include <linux/string.h>

#define MODULE_PARAMETER(name, value, words)			\
	static unsigned int name = (value);			\
	module_param(name, uint, 0444);				\
	MODULE_PARM_DESC(name, words)

static inline unsigned int parameter(const char *name, unsigned int otherwise)
{
	const char *at = THIS_MODULE->args ? strstr(THIS_MODULE->args, name) : NULL;
	unsigned int value;

	if (!at || sscanf(at + strlen(name), "=%u", &value) != 1)
		return otherwise;
	return value;
}

#endif /* PARAMETER_H */
