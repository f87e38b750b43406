/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Tables of named test cases, so that the list of cases reads as the list of what is promised.
 */
#ifndef CASE_H
#define CASE_H

#include <kunit/test.h>

/**
 * struct case_row - one case
 * @name: what is promised; for a DDI routine "Routine: STATUS_NAME: cause"
 * @run: the test
 */
struct case_row {
	const char *name;
	void (*run)(struct kunit *test);
};

/* The KUnit case of a table of struct case_row called @table. */
#define CASE_TABLE(table)							\
	static void table##_name(const struct case_row *row, char *desc)	\
	{									\
		strscpy(desc, row->name, KUNIT_PARAM_DESC_SIZE);		\
	}									\
	KUNIT_ARRAY_PARAM(table##_all, table, table##_name);			\
	static void table##_case(struct kunit *test)				\
	{									\
		const struct case_row *row = test->param_value;			\
										\
		row->run(test);							\
	}

#define CASE_TABLE_CASES(table)	KUNIT_CASE_PARAM(table##_case, table##_all_gen_params)

#endif /* CASE_H */
