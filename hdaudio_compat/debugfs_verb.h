/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Single commands by debugfs.
 */
#ifndef HDB_DEBUGFS_VERB_H
#define HDB_DEBUGFS_VERB_H

#include <linux/fs.h>
#include <linux/types.h>

struct hdb_ctrl;

extern const struct file_operations hdb_verb_fops;

int hdb_verb_parse(char *text, u32 *command);
int hdb_verb_transact(struct hdb_ctrl *ctrl, u32 command, u32 *response);

#endif /* HDB_DEBUGFS_VERB_H */
