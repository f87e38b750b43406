// SPDX-License-Identifier: GPL-2.0
/*
 * Refusals as NTSTATUS and as words.
 */
#include <linux/bug.h>
#include <linux/kernel.h>

#include "refusal.h"

static const struct {
	NTSTATUS status;
	const char *words;
} refusals[HDB_WHY_MAX] = {
	[HDB_OK] = { STATUS_SUCCESS, "success" },
#define HDB_WHY_ROW(name, status, words) [HDB_E_##name] = { status, words },
	HDB_REFUSALS(HDB_WHY_ROW)
#undef HDB_WHY_ROW
};

/**
 * hdb_why_status - the NTSTATUS a refusal is reported with
 * @why: the refusal
 *
 * Context: any.
 * Return: the status; STATUS_UNSUCCESSFUL for a value outside the list.
 */
NTSTATUS hdb_why_status(enum hdb_why why)
{
	if (WARN_ON_ONCE(why >= HDB_WHY_MAX))
		return STATUS_UNSUCCESSFUL;
	return refusals[why].status;
}

/**
 * hdb_why_words - a refusal in words, for the tracepoint
 * @why: the refusal
 *
 * Context: any.
 * Return: a constant string.
 */
const char *hdb_why_words(enum hdb_why why)
{
	return why < HDB_WHY_MAX ? refusals[why].words : "unknown";
}
