// SPDX-License-Identifier: GPL-2.0
/*
 * A codec from a table, as vm/user/survey.c has it: lines of what each node answers.
 */
#include <linux/err.h>
#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "model_priv.h"

#define NODES	128
#define PARAMS	32
#define ENTRIES	127

/**
 * struct table - a codec while it is read, and what it consists of afterwards
 * @desc: the kind of codec
 * @nodes: the nodes, by their id; those that there are, afterwards
 * @is_group: the node is a function group's
 * @params: their parameters
 * @conn: their connection lists
 */
struct table {
	struct model_codec_desc desc;
	struct model_node nodes[NODES];
	bool is_group[NODES];
	struct model_param params[NODES][PARAMS];
	u8 conn[NODES][ENTRIES];
};

static int take_param(struct table *t, unsigned int nid, const char *text)
{
	struct model_node *node = &t->nodes[nid];
	unsigned int i, id;
	u32 value;

	if (sscanf(text, "%x %x", &id, &value) != 2 || id >= PARAMS)
		return -EINVAL;
	for (i = 0; i < node->n_params && t->params[nid][i].id != id; i++)
		;
	t->params[nid][i] = (struct model_param){ id, value };
	node->n_params = max_t(unsigned int, node->n_params, i + 1);
	return 0;
}

static int take_entries(struct table *t, unsigned int nid, const char *text)
{
	struct model_node *node = &t->nodes[nid];
	unsigned int entry;
	int used;

	for (; *text; text += used) {
		if (sscanf(text, "%x%n", &entry, &used) != 1 || entry > U8_MAX ||
		    node->n_conn == ENTRIES)
			return -EINVAL;
		t->conn[nid][node->n_conn++] = entry;
	}
	return 0;
}

/* The text behind the node's id. */
static int take_fact(struct table *t, char kind, unsigned int nid, const char *text)
{
	switch (kind) {
	case 'p':
		return take_param(t, nid, text);
	case 'c':
		return take_entries(t, nid, text);
	case 'd':
		return kstrtou32(text, 16, &t->nodes[nid].config);
	case 'g':
		t->is_group[nid] = true;
		return kstrtou32(text, 16, &t->nodes[nid].subsystem);
	}
	return -EINVAL;
}

static int take_line(struct table *t, char *line)
{
	unsigned int nid;
	char kind;
	int used;

	line[strcspn(line, "#")] = '\0';
	line = strim(line);
	if (!*line)
		return 0;
	if (sscanf(line, "%c %x%n", &kind, &nid, &used) != 2 || nid >= NODES)
		return -EINVAL;
	return take_fact(t, kind, nid, skip_spaces(line + used));
}

static int take_lines(struct table *t, char *text)
{
	unsigned int number;
	char *line;

	for (number = 1; (line = strsep(&text, "\n")); number++) {
		if (take_line(t, line)) {
			pr_err("hdaudio_model: line %u of the codec is no fact of it\n", number);
			return -EINVAL;
		}
	}
	return 0;
}

static bool is_there(const struct table *t, unsigned int nid)
{
	return !nid || t->is_group[nid] || t->nodes[nid].n_params;
}

static void close_ranks(struct table *t)
{
	unsigned int nid, n = 0;

	for (nid = 0; nid < NODES; nid++) {
		struct model_node node = t->nodes[nid];

		if (!is_there(t, nid))
			continue;
		node.nid = nid;
		node.params = t->params[nid];
		node.conn = t->conn[nid];
		t->nodes[n++] = node;
	}
	t->desc.nodes = t->nodes;
	t->desc.n_nodes = n;
}

static int check(const struct table *t)
{
	unsigned int nid;

	for (nid = 1; nid < NODES && !t->is_group[nid]; nid++)
		;
	if (nid < NODES && t->nodes[0].n_params)
		return 0;
	pr_err("hdaudio_model: the codec has no function group, or its root no parameters\n");
	return -EINVAL;
}

/**
 * model_table_parse - a kind of codec of its table
 * @text: the table: lines "p NODE PARAMETER VALUE", "c NODE ENTRY..." (a connection list),
 *	"d NODE CONFIG" (a pin's default) and "g NODE SUBSYSTEM" (a function group), in hexadecimal;
 *	# begins a comment
 * @size: bytes there
 *
 * Context: may sleep.
 * Return: the kind, to be freed with model_table_free() when no codec is of it any more;
 * ERR_PTR(-EINVAL) or ERR_PTR(-ENOMEM).
 */
const struct model_codec_desc *model_table_parse(const char *text, size_t size)
{
	struct table *t = kvzalloc(sizeof(*t), GFP_KERNEL);
	char *copy = kvmalloc(size + 1, GFP_KERNEL);
	int err = -ENOMEM;

	if (t && copy) {
		memcpy(copy, text, size);
		copy[size] = '\0';
		err = take_lines(t, copy) ?: check(t);
	}
	kvfree(copy);
	if (err) {
		kvfree(t);
		return ERR_PTR(err);
	}
	t->desc.name = "table";
	close_ranks(t);
	return &t->desc;
}

/**
 * model_table_free - the end of what model_table_parse() made
 * @desc: the kind, or NULL
 *
 * Context: may sleep.
 */
void model_table_free(const struct model_codec_desc *desc)
{
	if (desc)
		kvfree(container_of(desc, struct table, desc));
}
