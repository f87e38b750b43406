/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Codec commands that nobody answers. All under hdb_verbs.lock.
 */
#ifndef HDB_GIVE_UP_H
#define HDB_GIVE_UP_H

#include "verbs_types.h"

/**
 * enum hdb_lost - why what is in flight to a codec gets no answer
 * @HDB_LOST_NOTHING: the codec does not answer
 * @HDB_LOST_ANSWERS: the RIRB overran; the DDI's HasFifoOverrun
 * @HDB_LOST_COMMANDS: the CORB could not be read: they never left
 */
enum hdb_lost {
	HDB_LOST_NOTHING,
	HDB_LOST_ANSWERS,
	HDB_LOST_COMMANDS,
};

unsigned int hdb_codec_bury(struct hdb_verbs *verbs, unsigned int codec,
			    bool (*dead)(struct hdb_verbs *verbs, struct hdb_slot *slot,
					 void *data), void *data);
void hdb_codec_give_up(struct hdb_verbs *verbs, unsigned int codec,
		       enum hdb_lost lost);
void hdb_codec_prolong(struct hdb_verbs *verbs, unsigned int codec);
void hdb_codec_forget(struct hdb_verbs *verbs, unsigned int codec);
void hdb_verbs_lost(struct hdb_verbs *verbs, enum hdb_lost lost);

#endif /* HDB_GIVE_UP_H */
