// SPDX-License-Identifier: GPL-2.0
/*
 * A file has sections, each begun with a line "[name]". After [codec] comes "VENDOR SUBSYSTEM
 * ADDRESS": whom the sections up to the next [codec] are for. The others have a wish in each line.
 * Blank lines and those begun with '#' are remarks.
 */
#include <linux/ctype.h>
#include <linux/kernel.h>
#include <linux/string.h>

#include "patch_file.h"

/**
 * struct reading - a file being read
 * @wishes: receives what is for @who
 * @who: the function group
 * @section: what the lines are; NULL before the first section, or in one that means nothing here
 * @ours: they are for @who
 */
struct reading {
	struct hdg_wishes *wishes;
	const struct hdg_patched *who;
	const struct section *section;
	bool ours;
};

/**
 * struct section - a kind of lines
 * @name: what begins it
 * @alias: what begins it, too
 * @take: takes a line; 0 or a negative errno
 */
struct section {
	const char *name;
	const char *alias;
	int (*take)(struct reading *r, const char *line);
};

/* Those who do not care write 0 or -1. */
static bool id_fits(long long wanted, u32 id)
{
	return !wanted || (u32)wanted == U32_MAX || (u32)wanted == id;
}

static int take_codec(struct reading *r, const char *line)
{
	long long vendor, subsystem, codec;

	r->ours = false;
	if (sscanf(line, "%lli %lli %lli", &vendor, &subsystem, &codec) != 3)
		return -EINVAL;
	r->ours = id_fits(vendor, r->who->vendor) && id_fits(subsystem, r->who->subsystem) &&
		  codec == r->who->codec;
	return 0;
}

static int take_config(struct reading *r, const char *line)
{
	return hdg_wish_config(r->wishes, line);
}

static int take_verb(struct reading *r, const char *line)
{
	return hdg_wish_verb(r->wishes, line);
}

static int take_hint(struct reading *r, const char *line)
{
	return hdg_wish_hint(r->wishes, line);
}

static int take_model(struct reading *r, const char *line)
{
	return hdg_wish_model(r->wishes, line);
}

/* Ids and names are for drivers that know codecs by them. */
static int take_nothing(struct reading *r, const char *line)
{
	return 0;
}

static const struct section sections[] = {
	{ "[codec]", NULL, take_codec },
	{ "[model]", NULL, take_model },
	{ "[verb]", "[init_verbs]", take_verb },
	{ "[pincfg]", "[user_pin_configs]", take_config },
	{ "[hint]", "[hints]", take_hint },
	{ "[vendor_id]", "[subsystem_id]", take_nothing },
	{ "[revision_id]", "[chip_name]", take_nothing },
};

static bool begins(const char *line, const char *name)
{
	return name && !strncasecmp(line, name, strlen(name));
}

static int take_section(struct reading *r, const char *line)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(sections); i++) {
		r->section = &sections[i];
		if (begins(line, sections[i].name) || begins(line, sections[i].alias))
			return 0;
	}
	r->section = NULL;
	return -EINVAL;
}

static int take_line(struct reading *r, const char *line)
{
	while (isspace(*line))
		line++;
	if (!*line || *line == '#')
		return 0;
	if (*line == '[')
		return take_section(r, line);
	if (!r->section || (!r->ours && r->section != &sections[0]))
		return 0;
	return r->section->take(r, line);
}

/**
 * hdg_patch_read - take over what a file wishes of a function group
 * @wishes: receives it, beside what is there
 * @who: the function group
 * @data: the file
 * @size: its size
 *
 * Context: may sleep.
 * Return: 0, or the number of the first line, from 1 on, that makes no sense; the others count.
 */
unsigned int hdg_patch_read(struct hdg_wishes *wishes, const struct hdg_patched *who,
			    const char *data, size_t size)
{
	struct reading r = { .wishes = wishes, .who = who };
	const char *end = data + size;
	unsigned int n = 1, odd = 0;
	char line[HDG_LINE_LEN];

	for (; data < end; n++) {
		data = hdg_next_line(data, end, line);
		if (take_line(&r, line) && !odd)
			odd = n;
	}
	return odd;
}
