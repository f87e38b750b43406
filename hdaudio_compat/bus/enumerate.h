/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Enumeration: the codecs on the link and their function groups.
 */
#ifndef HDB_CODEC_H
#define HDB_CODEC_H

struct hdb_ctrl;

struct hdaudio_ids;

int hdb_codecs_enumerate(struct hdb_ctrl *ctrl);
int hdb_codec_enumerate(struct hdb_ctrl *ctrl, unsigned int codec);
bool hdb_codec_identify(struct hdb_ctrl *ctrl, unsigned int codec, struct hdaudio_ids *ids);

#endif /* HDB_CODEC_H */
