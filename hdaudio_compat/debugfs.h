/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What there is to see of a controller, as text: debugfs.
 */
#ifndef HDB_DEBUGFS_H
#define HDB_DEBUGFS_H

struct hdb_ctrl;
struct seq_file;

/* Each writes about the controller in @m->private; may sleep, disturbs nothing. */
int hdb_registers_show(struct seq_file *m, void *unused);
int hdb_engines_show(struct seq_file *m, void *unused);
int hdb_clients_show(struct seq_file *m, void *unused);
int hdb_bandwidth_show(struct seq_file *m, void *unused);
int hdb_counters_show(struct seq_file *m, void *unused);

void hdb_debugfs_init(void);
void hdb_debugfs_exit(void);
void hdb_debugfs_add(struct hdb_ctrl *ctrl);
void hdb_debugfs_remove(struct hdb_ctrl *ctrl);

#endif /* HDB_DEBUGFS_H */
