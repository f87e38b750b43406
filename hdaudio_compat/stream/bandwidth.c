// SPDX-License-Identifier: GPL-2.0
/*
 * Link bandwidth.
 *
 * Every SDO line carries OUTPAY words. A stream that is not striped travels on the first line
 * alone; a striped one puts its share, rounded up, on each. Every codec sends on an SDI line
 * of its own, which carries INPAY words.
 */
#include <linux/kernel.h>

#include "bandwidth.h"

#define WORD_BITS	16
/* What a 24 MHz link carries besides commands; for a controller that does not say. */
#define DEFAULT_OUTPAY	60
#define DEFAULT_INPAY	29

/**
 * hdb_bandwidth_init - an empty link
 * @bw: the link
 * @outpay: OUTPAY, 16-bit words a frame; 0 if the controller does not say
 * @inpay: INPAY, the same
 *
 * Context: any.
 */
void hdb_bandwidth_init(struct hdb_bandwidth *bw, u16 outpay, u16 inpay)
{
	*bw = (struct hdb_bandwidth) {
		.sdo_max = (outpay ?: DEFAULT_OUTPAY) * WORD_BITS,
		.sdi_max = (inpay ?: DEFAULT_INPAY) * WORD_BITS,
	};
}

static u32 need_share(const struct hdb_need *need)
{
	return DIV_ROUND_UP(need->bits, need->lines);
}

static bool take_out(struct hdb_bandwidth *bw, const struct hdb_need *need)
{
	u32 share = need_share(need);
	unsigned int i;

	for (i = 0; i < need->lines; i++)
		if (bw->sdo[i] + share > bw->sdo_max)
			return false;
	for (i = 0; i < need->lines; i++)
		bw->sdo[i] += share;
	return true;
}

/**
 * hdb_bandwidth_take - promise a stream its bandwidth
 * @bw: the link
 * @need: the stream
 *
 * Context: any; the caller serialises.
 * Return: whether there is enough; nothing is taken if not.
 */
bool hdb_bandwidth_take(struct hdb_bandwidth *bw, const struct hdb_need *need)
{
	if (need->render)
		return take_out(bw, need);
	if (bw->sdi[need->codec] + need->bits > bw->sdi_max)
		return false;
	bw->sdi[need->codec] += need->bits;
	return true;
}

/**
 * hdb_bandwidth_give - take a promise back
 * @bw: the link
 * @need: as it was taken
 *
 * Context: any; the caller serialises.
 */
void hdb_bandwidth_give(struct hdb_bandwidth *bw, const struct hdb_need *need)
{
	unsigned int i;

	if (!need->render) {
		bw->sdi[need->codec] -= need->bits;
		return;
	}
	for (i = 0; i < need->lines; i++)
		bw->sdo[i] -= need_share(need);
}

/**
 * hdb_bandwidth_exchange - one promise for another
 * @bw: the link
 * @old: as it was taken
 * @new: what is wanted instead
 *
 * Context: any; the caller serialises.
 * Return: whether there is enough; the old promise stands if not.
 */
bool hdb_bandwidth_exchange(struct hdb_bandwidth *bw, const struct hdb_need *old,
			    const struct hdb_need *new)
{
	struct hdb_bandwidth before = *bw;

	hdb_bandwidth_give(bw, old);
	if (hdb_bandwidth_take(bw, new))
		return true;
	*bw = before;
	return false;
}
