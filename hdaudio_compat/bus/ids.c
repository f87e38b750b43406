// SPDX-License-Identifier: GPL-2.0
/*
 * The id strings of a function group.
 *
 * An id is the bus, FUNC_ and a choice of further parts, always in the same order. Each list
 * goes from the most to the least specific id, so that the first that a driver names is its
 * best match.
 */
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/string.h>

#include "ids.h"

enum {
	CTLR_VEN = BIT(0),
	CTLR_DEV = BIT(1),
	VEN = BIT(2),
	DEV = BIT(3),
	SUBSYS = BIT(4),
	REV = BIT(5),
	ALL = BIT(6) - 1,
};

#define CTLR	(CTLR_VEN | CTLR_DEV)
#define CODEC	(VEN | DEV)

static const u8 hardware_ids[] = {
	CODEC | SUBSYS | REV,
	CODEC | SUBSYS,
};

static const u8 compatible_ids[] = {
	CTLR | CODEC | REV,
	CTLR_VEN | CODEC | REV,
	CODEC | REV,
	CTLR | CODEC,
	CTLR_VEN | CODEC,
	CODEC,
	CTLR | VEN,
	CTLR_VEN | VEN,
	VEN,
	CTLR,
	CTLR_VEN,
	0,
};

struct id_list {
	const u8 *parts;
	size_t count;
};

static const struct id_list id_lists[] = {
	[HDB_HARDWARE_IDS] = { hardware_ids, ARRAY_SIZE(hardware_ids) },
	[HDB_COMPATIBLE_IDS] = { compatible_ids, ARRAY_SIZE(compatible_ids) },
};

/* Returns the length with the part added, which may be more than there is room for. */
static size_t add_part(char *buf, size_t len, size_t at, const char *name, int digits, u32 value)
{
	size_t room = at < len ? len - at : 0;

	return at + snprintf(room ? buf + at : NULL, room, "&%s_%0*X", name, digits, value);
}

/* Formats "prefix" FUNC_ff and the parts; returns the length, or -ENOSPC. */
static int format_parts(const struct hdaudio_ids *ids, const char *prefix, unsigned int parts,
			char *buf, size_t len)
{
	size_t at = snprintf(buf, len, "%sFUNC_%02X", prefix, ids->func);

	if (parts & CTLR_VEN)
		at = add_part(buf, len, at, "CTLR_VEN", 4, ids->ctlr_vendor);
	if (parts & CTLR_DEV)
		at = add_part(buf, len, at, "CTLR_DEV", 4, ids->ctlr_device);
	if (parts & VEN)
		at = add_part(buf, len, at, "VEN", 4, ids->vendor);
	if (parts & DEV)
		at = add_part(buf, len, at, "DEV", 4, ids->device);
	if (parts & SUBSYS)
		at = add_part(buf, len, at, "SUBSYS", 8, ids->subsystem);
	if (parts & REV)
		at = add_part(buf, len, at, "REV", 4, ids->revision);
	return at < len ? at : -ENOSPC;
}

/**
 * hdb_ids_format - one id of a function group
 * @ids: what the group is
 * @list: hardware or compatible ids
 * @index: which one, 0 being the most specific
 * @buf: takes the id, ended by a zero
 * @len: bytes at @buf; HDB_ID_LEN is always enough
 *
 * Context: any.
 * Return: the length of the id; -ENOENT past the end of the list; -ENOSPC if it does not fit.
 */
int hdb_ids_format(const struct hdaudio_ids *ids, enum hdb_id_list list, unsigned int index,
		   char *buf, size_t len)
{
	if (index >= id_lists[list].count)
		return -ENOENT;
	return format_parts(ids, "HDAUDIO\\", id_lists[list].parts[index], buf, len);
}

/**
 * hdb_ids_modalias - what modules for a function group are found by
 * @ids: what the group is
 * @buf: takes the modalias, ended by a zero
 * @len: bytes at @buf; HDB_MODALIAS_LEN is always enough
 *
 * Every part ends with &, so that a pattern can name whole parts. See MODULE_ALIAS_HDAUDIO().
 *
 * Context: any.
 * Return: the length of the modalias; -ENOSPC if it does not fit.
 */
int hdb_ids_modalias(const struct hdaudio_ids *ids, char *buf, size_t len)
{
	int n = format_parts(ids, "hdaudio_compat:", ALL, buf, len);

	if (n < 0)
		return n;
	if (n + 1 >= len)
		return -ENOSPC;
	buf[n] = '&';
	buf[n + 1] = '\0';
	return n + 1;
}

static bool match_list(const struct hdaudio_ids *ids, enum hdb_id_list list, const char *id)
{
	char buf[HDB_ID_LEN];
	unsigned int i;

	for (i = 0; hdb_ids_format(ids, list, i, buf, sizeof(buf)) >= 0; i++)
		if (!strcasecmp(buf, id))
			return true;
	return false;
}

/* Newer INFs name function groups in this form as well; it means the same. */
#define SGPC	"HDAUDIO\\SGPC_"
#define PLAIN	"HDAUDIO\\"

/**
 * hdb_ids_match - whether an id is one of a function group's
 * @ids: what the group is
 * @id: hardware or compatible id, in any case of letters; HDAUDIO\\SGPC_FUNC_ is taken for
 *	HDAUDIO\\FUNC_
 *
 * Context: any.
 * Return: true if it is.
 */
bool hdb_ids_match(const struct hdaudio_ids *ids, const char *id)
{
	char plain[HDB_ID_LEN];

	if (!strncasecmp(id, SGPC, strlen(SGPC))) {
		if (snprintf(plain, sizeof(plain), PLAIN "%s", id + strlen(SGPC)) >= sizeof(plain))
			return false;
		id = plain;
	}
	return match_list(ids, HDB_HARDWARE_IDS, id) || match_list(ids, HDB_COMPATIBLE_IDS, id);
}
