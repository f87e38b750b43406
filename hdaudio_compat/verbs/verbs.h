/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Codec commands: batches handed in, commands in flight, answers, time-outs.
 *
 * A batch (one TransferCodecVerbs call) is issued at once if no other waits; what there is no
 * room for waits in its client's queue, each codec's commands in order, and the queues are
 * served in turn. A command in flight occupies a slot; the slots of one codec form a FIFO, for
 * a codec answers in order. What was given up leaves a tombstone in its FIFO that swallows the
 * answer if it comes late after all; until it does, or the wait for it is over, the codec is
 * sent nothing new, so that no answer can be taken for another command's.
 */
#ifndef HDB_VERBS_H
#define HDB_VERBS_H

#include "hdb.h"

void hdb_verbs_pump(struct hdb_verbs *verbs);
void hdb_verbs_set_timer(struct hdb_verbs *verbs);
void hdb_verbs_go_on(struct hdb_ctrl *ctrl);
enum hdb_why hdb_verbs_run(struct hdb_ctrl *ctrl, struct hdb_client *client,
			   HDAUDIO_CODEC_TRANSFER *transfers, u32 count);
enum hdb_why hdb_verbs_submit(struct hdb_ctrl *ctrl, struct hdb_client *client,
			      HDAUDIO_CODEC_TRANSFER *transfers, u32 count,
			      PHDAUDIO_TRANSFER_COMPLETE_CALLBACK callback, PVOID context);

#endif /* HDB_VERBS_H */
