/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Memory of descriptor lists, two for each buffer. Short ones lie beside the command rings, as
 * many as there is room for: else each stream would have a page for a few descriptors.
 */
#ifndef HDB_LISTS_H
#define HDB_LISTS_H

#include <linux/device.h>
#include <linux/string.h>
#include <linux/types.h>

#include "bdl.h"

/**
 * struct hdb_list_shelf - where the lists of a controller's buffers are
 * @dev: the device that does DMA
 * @uncached: none may be in a cache
 * @places: room for short ones, of HDB_SHORT_BYTES each
 * @addr: its bus address
 * @count: how many there are
 * @used: which of them are taken
 */
struct hdb_list_shelf {
	struct device *dev;
	bool uncached;
	void *places;
	dma_addr_t addr;
	unsigned int count;
	unsigned long used;
};

/**
 * struct hdb_lists - two lists for one buffer; all 0: none yet
 * @own: as they are to be, one behind the other
 * @shown: the same as the hardware reads them, where it could write, too; never read
 * @addr: bus address of the first of @shown
 * @room: for so many entries in each
 */
struct hdb_lists {
	struct hdb_bdl_entry *own;
	struct hdb_bdl_entry *shown;
	dma_addr_t addr;
	unsigned int room;
};

#define HDB_SHORT_ROOM	(HDB_BDL_ALIGN / sizeof(struct hdb_bdl_entry))
#define HDB_SHORT_BYTES	(2 * HDB_BDL_ALIGN)

void hdb_list_shelf_init(struct hdb_list_shelf *shelf, struct device *dev, bool uncached);
void hdb_list_shelf_give(struct hdb_list_shelf *shelf, void *places, dma_addr_t addr,
			 size_t bytes);
unsigned int hdb_lists_room(unsigned int entries);
bool hdb_lists_alloc(struct hdb_lists *lists, struct hdb_list_shelf *shelf, unsigned int entries);
void hdb_lists_free(struct hdb_lists *lists, struct hdb_list_shelf *shelf);

static inline struct hdb_bdl_entry *hdb_list_own(const struct hdb_lists *lists, unsigned int list)
{
	return lists->own + list * lists->room;
}

static inline u64 hdb_list_addr(const struct hdb_lists *lists, unsigned int list)
{
	return lists->addr + list * lists->room * sizeof(struct hdb_bdl_entry);
}

/* Let the hardware read a list, which it is not running, up to entry @lvi. */
static inline void hdb_list_show(const struct hdb_lists *lists, unsigned int list, unsigned int lvi)
{
	memcpy(lists->shown + list * lists->room, hdb_list_own(lists, list),
	       (lvi + 1) * sizeof(struct hdb_bdl_entry));
}

#endif /* HDB_LISTS_H */
