/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What there is to see of a controller, as text, and single commands: debugfs.
 */
#ifndef HDB_LOOK_H
#define HDB_LOOK_H

#include <linux/types.h>

struct hdb_ctrl;
struct seq_file;

/* look.c: each writes about the controller in @m->private; may sleep, disturbs nothing. */
int hdb_registers_show(struct seq_file *m, void *unused);
int hdb_engines_show(struct seq_file *m, void *unused);
int hdb_clients_show(struct seq_file *m, void *unused);
int hdb_bandwidth_show(struct seq_file *m, void *unused);
int hdb_counters_show(struct seq_file *m, void *unused);

/* debugfs_verb.c */
extern const struct file_operations hdb_verb_fops;

int hdb_verb_parse(char *text, u32 *command);
int hdb_verb_transact(struct hdb_ctrl *ctrl, u32 command, u32 *response);

/* debugfs.c */
void hdb_debugfs_init(void);
void hdb_debugfs_exit(void);
void hdb_debugfs_add(struct hdb_ctrl *ctrl);
void hdb_debugfs_remove(struct hdb_ctrl *ctrl);

#endif /* HDB_LOOK_H */
