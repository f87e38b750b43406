/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Link bandwidth: what is promised to whom. Pure; sizes are bits in one link frame.
 */
#ifndef HDB_BANDWIDTH_H
#define HDB_BANDWIDTH_H

#include <linux/types.h>

#define HDB_MAX_SDO	4
#define HDB_MAX_SDI	15

/**
 * struct hdb_need - what one stream takes of the link
 * @render: it goes out
 * @codec: the SDI line it comes in on, capture only
 * @lines: SDO lines it is striped across, 1 if it is not; render only
 * @bits: its size
 */
struct hdb_need {
	bool render;
	u8 codec;
	u8 lines;
	u32 bits;
};

/**
 * struct hdb_bandwidth - one controller's link
 * @sdo_max: payload of each SDO line
 * @sdi_max: payload of each SDI line
 * @sdo: promised on each SDO line
 * @sdi: promised on each SDI line
 */
struct hdb_bandwidth {
	u32 sdo_max;
	u32 sdi_max;
	u32 sdo[HDB_MAX_SDO];
	u32 sdi[HDB_MAX_SDI];
};

void hdb_bandwidth_init(struct hdb_bandwidth *bw, u16 outpay, u16 inpay);
bool hdb_bandwidth_take(struct hdb_bandwidth *bw, const struct hdb_need *need);
void hdb_bandwidth_give(struct hdb_bandwidth *bw, const struct hdb_need *need);
bool hdb_bandwidth_exchange(struct hdb_bandwidth *bw, const struct hdb_need *old,
			    const struct hdb_need *new);

#endif /* HDB_BANDWIDTH_H */
