// SPDX-License-Identifier: GPL-2.0
/*
 * DbgPrint: into the kernel log, in NT's print formats.
 */
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/kgdb.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/string.h>

#include "nt/debug.h"

#include "nt_priv.h"

#define NT_TEXT_MAX	512	/* what NT prints at a time */

static const char *log_level(ULONG level)
{
	switch (level) {
	case DPFLTR_ERROR_LEVEL:
		return KERN_ERR;
	case DPFLTR_WARNING_LEVEL:
		return KERN_WARNING;
	case DPFLTR_TRACE_LEVEL:
		return KERN_INFO;
	default:
		return KERN_DEBUG;
	}
}

/*
 * Whoever printed last, and has not ended the line: what it prints next goes on with it. The kernel
 * sees to it that no two lines are mixed: it goes on with a line only if that is the last one, and
 * the same thread's.
 */
static const void *unended;

static const void *whoever(void)
{
	return in_task() ? (const void *)current : (const void *)(1UL + raw_smp_processor_id());
}

static void print(const char *level, PCSTR format, va_list args)
{
	char text[NT_TEXT_MAX];
	size_t length;

	hdb_format(text, sizeof(text), format, args);
	length = strlen(text);
	if (!length)
		return;
	_printk("%s%s", READ_ONCE(unended) == whoever() ? KERN_CONT : level, text);
	WRITE_ONCE(unended, text[length - 1] == '\n' ? NULL : whoever());
}

/**
 * DbgPrint - print to the kernel log
 * @Format: with NT's conversions; without a newline at its end, what is printed next goes on with
 *	the line
 *
 * Context: any.
 * Return: STATUS_SUCCESS.
 */
ULONG DbgPrint(PCSTR Format, ...)
{
	va_list args;

	va_start(args, Format);
	print(KERN_INFO, Format, args);
	va_end(args);
	return 0;
}
EXPORT_SYMBOL_GPL(DbgPrint);

/**
 * DbgPrintEx - print to the kernel log at a level
 * @ComponentId: DPFLTR_..._ID; the log does not filter by it
 * @Level: DPFLTR_..._LEVEL; error and warning are what they say, trace is information and
 *	anything above it debugging
 * @Format: as of DbgPrint()
 *
 * Context: any.
 * Return: STATUS_SUCCESS.
 */
ULONG DbgPrintEx(ULONG ComponentId, ULONG Level, PCSTR Format, ...)
{
	va_list args;

	va_start(args, Format);
	print(log_level(Level), Format, args);
	va_end(args);
	return 0;
}
EXPORT_SYMBOL_GPL(DbgPrintEx);

static bool stop_in_debugger(void)
{
#ifdef CONFIG_KGDB
	if (kgdb_connected) {
		kgdb_breakpoint();
		return true;
	}
#endif
	return false;
}

/**
 * DbgBreakPoint - stop in the debugger, if there is one
 *
 * Without kgdb, or while nothing is connected to it, the log gets a warning with the way here.
 *
 * Context: any.
 */
VOID DbgBreakPoint(void)
{
	WARN(!stop_in_debugger(), "break point\n");
}
EXPORT_SYMBOL_GPL(DbgBreakPoint);
