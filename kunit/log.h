/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What is said in the kernel's log from some moment on.
 */
#ifndef LOG_H
#define LOG_H

#include <kunit/test.h>
#include <linux/kmsg_dump.h>
#include <linux/string.h>

#define LOG_LINE	1024

/**
 * struct log - a place in the log
 * @iter: what comes next
 * @line: the record read last
 */
struct log {
	struct kmsg_dump_iter iter;
	char *line;
};

/* How many of the records since then end with this; the next call begins behind them. */
static inline unsigned int log_said(struct log *log, const char *text)
{
	unsigned int n = 0;
	size_t length;
	char *at;

	while (kmsg_dump_get_line(&log->iter, false, log->line, LOG_LINE - 1, &length)) {
		log->line[length] = '\0';
		at = strstr(log->line, text);
		n += at && !strcmp(at + strlen(text), "\n");
	}
	return n;
}

/* From here on. */
static inline void log_begin(struct kunit *test, struct log *log)
{
	log->line = kunit_kzalloc(test, LOG_LINE, GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, log->line);
	kmsg_dump_rewind(&log->iter);
	log_said(log, "");
}

#endif /* LOG_H */
