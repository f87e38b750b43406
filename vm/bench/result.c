// SPDX-License-Identifier: GPL-2.0
/*
 * What a command works on, and what it has to say: known to all cases, and knows none.
 */
#include <linux/kernel.h>
#include <linux/string.h>

#include "bench.h"

struct bench_backend *bench_backend;
struct pci_dev *bench_pdev;

static char result[1024];

void bench_result_clear(void)
{
	result[0] = '\0';
}

/* Add to the result of the command that is running. */
void bench_result(const char *format, ...)
{
	size_t used = strlen(result);
	va_list args;

	va_start(args, format);
	vscnprintf(result + used, sizeof(result) - used, format, args);
	va_end(args);
}

const char *bench_result_text(void)
{
	return result;
}
