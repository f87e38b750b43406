/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Engines claimed: whoever has to wait for their hardware lets go of hdb_streams.lock meanwhile,
 * and they are nobody else's to change until the claim ends.
 *
 * What an engine is can be looked at all the same, its interrupts are served, and what is found
 * before a wait holds after it: the engine stays the client's, with its buffer, in its state.
 */
#ifndef HDB_CLAIM_H
#define HDB_CLAIM_H

#include <linux/types.h>

#include "hdaudio.h"

#include "hw/poll.h"
#include "refusal.h"

struct hdb_client;
struct hdb_engine;
struct hdb_streams;

/**
 * struct hdb_claim - hdb_streams.lock held, and engines that may be changed
 * @pause: how the hardware is waited for
 * @streams: the table
 * @flags: of interrupts, before the lock was taken
 * @set: the engines, a bit each
 */
struct hdb_claim {
	struct hdb_pause pause;
	struct hdb_streams *streams;
	unsigned long flags;
	u32 set;
};

typedef enum hdb_why (*hdb_claim_look_fn)(struct hdb_client *client, HANDLE handle,
					  struct hdb_engine **engine);

bool hdb_claim_may_sleep(void);
void hdb_claim_lock(struct hdb_claim *claim, struct hdb_streams *streams, bool sleeps);
void hdb_claim_unlock(struct hdb_claim *claim);
bool hdb_claim_take(struct hdb_claim *claim, u32 set);
enum hdb_why hdb_claim_wait(struct hdb_claim *claim, u32 set);
enum hdb_why hdb_claim_engine(struct hdb_claim *claim, struct hdb_client *client, HANDLE handle,
			      hdb_claim_look_fn look, struct hdb_engine **engine);
void hdb_claim_breathe(struct hdb_claim *claim);
bool hdb_engine_claimed(const struct hdb_streams *streams, const struct hdb_engine *engine);
void hdb_claims_wait(struct hdb_streams *streams);

#endif /* HDB_CLAIM_H */
