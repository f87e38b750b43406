// SPDX-License-Identifier: GPL-2.0
/*
 * debugfs: a folder for each controller. What cannot be made is left out: nobody needs it to
 * work.
 */
#include <linux/debugfs.h>
#include <linux/seq_file.h>

#include "debugfs_show.h"
#include "hdb.h"

DEFINE_SHOW_ATTRIBUTE(hdb_registers);
DEFINE_SHOW_ATTRIBUTE(hdb_engines);
DEFINE_SHOW_ATTRIBUTE(hdb_clients);
DEFINE_SHOW_ATTRIBUTE(hdb_bandwidth);
DEFINE_SHOW_ATTRIBUTE(hdb_counters);

static const struct {
	const char *name;
	umode_t mode;
	const struct file_operations *fops;
} files[] = {
	{ "registers", 0400, &hdb_registers_fops },
	{ "engines", 0400, &hdb_engines_fops },
	{ "clients", 0400, &hdb_clients_fops },
	{ "bandwidth", 0400, &hdb_bandwidth_fops },
	{ "counters", 0400, &hdb_counters_fops },
	{ "verb", 0600, &hdb_verb_fops },
};

static struct dentry *debugfs_root;

void hdb_debugfs_init(void)
{
	debugfs_root = debugfs_create_dir("hdaudio_compat", NULL);
}

void hdb_debugfs_exit(void)
{
	debugfs_remove_recursive(debugfs_root);
}

/* Show a controller that is up. Process context. */
void hdb_debugfs_add(struct hdb_ctrl *ctrl)
{
	unsigned int i;

	ctrl->debugfs = debugfs_create_dir(dev_name(ctrl->dev), debugfs_root);
	for (i = 0; i < ARRAY_SIZE(files); i++)
		debugfs_create_file(files[i].name, files[i].mode, ctrl->debugfs, ctrl,
				    files[i].fops);
}

/* Show it no more: calls in progress are waited for, later ones fail. Process context. */
void hdb_debugfs_remove(struct hdb_ctrl *ctrl)
{
	debugfs_remove_recursive(ctrl->debugfs);
	ctrl->debugfs = NULL;
}
