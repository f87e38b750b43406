/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Codec commands that nobody answers. All under hdb_verbs.lock.
 */
#ifndef HDB_GIVE_UP_H
#define HDB_GIVE_UP_H

#include "verbs_types.h"

unsigned int hdb_codec_bury(struct hdb_verbs *verbs, unsigned int codec,
			    bool (*dead)(struct hdb_verbs *verbs, struct hdb_slot *slot,
					 void *data), void *data);
void hdb_codec_give_up(struct hdb_verbs *verbs, unsigned int codec, bool overrun);
void hdb_codec_forget(struct hdb_verbs *verbs, unsigned int codec);
void hdb_verbs_lost(struct hdb_verbs *verbs);

#endif /* HDB_GIVE_UP_H */
