/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Enumeration: the codecs on the link and their function groups.
 */
#ifndef HDB_CODEC_H
#define HDB_CODEC_H

struct hdb_ctrl;

int hdb_codecs_enumerate(struct hdb_ctrl *ctrl);

#endif /* HDB_CODEC_H */
