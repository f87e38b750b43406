// SPDX-License-Identifier: GPL-2.0
/*
 * Memory of descriptor lists.
 */
#include <linux/align.h>
#include <linux/bitops.h>
#include <linux/dma-mapping.h>
#include <linux/minmax.h>
#include <linux/slab.h>

#include "hw/nosnoop.h"
#include "lists.h"

/**
 * hdb_list_shelf_init - a shelf without places
 * @shelf: the shelf
 * @dev: the device that does DMA
 * @uncached: none of its lists may be in a cache
 *
 * Context: any.
 */
void hdb_list_shelf_init(struct hdb_list_shelf *shelf, struct device *dev, bool uncached)
{
	*shelf = (struct hdb_list_shelf) { .dev = dev, .uncached = uncached };
}

/**
 * hdb_list_shelf_give - give a shelf places for short lists
 * @shelf: of hdb_list_shelf_init()
 * @places: the memory, aligned to HDB_BDL_ALIGN, uncached if the lists have to be; it stays for as
 *	long as there are lists
 * @addr: its bus address
 * @bytes: how much there is
 *
 * Context: any.
 */
void hdb_list_shelf_give(struct hdb_list_shelf *shelf, void *places, dma_addr_t addr, size_t bytes)
{
	shelf->places = places;
	shelf->addr = addr;
	shelf->count = min_t(size_t, bytes / HDB_SHORT_BYTES, BITS_PER_LONG);
}

/**
 * hdb_lists_room - for how many entries a list has to have room
 * @entries: as many as it will have
 *
 * With one more where it is cut to begin elsewhere (hdb_bdl_turn()), and so many that the next list
 * begins where one may.
 *
 * Context: any.
 * Return: entries, HDB_BDL_ENTRIES at the most.
 */
unsigned int hdb_lists_room(unsigned int entries)
{
	return min_t(unsigned int, ALIGN(entries + 1, HDB_SHORT_ROOM), HDB_BDL_ENTRIES);
}

static size_t lists_bytes(const struct hdb_lists *lists)
{
	return 2 * lists->room * sizeof(struct hdb_bdl_entry);
}

/* Others may give places back meanwhile; who takes one holds hdb_streams.mutex. */
static bool lists_take_place(struct hdb_lists *lists, struct hdb_list_shelf *shelf)
{
	unsigned long place = find_first_zero_bit(&shelf->used, shelf->count);

	if (lists->room > HDB_SHORT_ROOM || place >= shelf->count)
		return false;
	set_bit(place, &shelf->used);
	lists->shown = shelf->places + place * HDB_SHORT_BYTES;
	lists->addr = shelf->addr + place * HDB_SHORT_BYTES;
	return true;
}

static bool lists_give_back_place(const struct hdb_lists *lists, struct hdb_list_shelf *shelf)
{
	unsigned long place = (lists->addr - shelf->addr) / HDB_SHORT_BYTES;

	if (!shelf->count || lists->addr < shelf->addr || place >= shelf->count)
		return false;
	clear_bit(place, &shelf->used);
	return true;
}

static bool lists_alloc_shown(struct hdb_lists *lists, struct hdb_list_shelf *shelf)
{
	size_t bytes = lists_bytes(lists);

	if (lists_take_place(lists, shelf))
		return true;
	lists->shown = dma_alloc_coherent(shelf->dev, bytes, &lists->addr, GFP_KERNEL);
	if (lists->shown && shelf->uncached)
		hdb_memory_uncache(shelf->dev, lists->shown, bytes, HDB_WRITE_COMBINED);
	return lists->shown;
}

static void lists_free_shown(const struct hdb_lists *lists, struct hdb_list_shelf *shelf)
{
	size_t bytes = lists_bytes(lists);

	if (lists_give_back_place(lists, shelf))
		return;
	if (shelf->uncached)
		hdb_memory_recache(lists->shown, bytes);
	dma_free_coherent(shelf->dev, bytes, lists->shown, lists->addr);
}

/**
 * hdb_lists_alloc - two lists
 * @lists: takes them; as it was if there are none
 * @shelf: of the controller
 * @entries: as many as each may come to have, before it is made to begin elsewhere
 *
 * Context: process, may sleep; hdb_streams.mutex held.
 * Return: false if there is no memory.
 */
bool hdb_lists_alloc(struct hdb_lists *lists, struct hdb_list_shelf *shelf, unsigned int entries)
{
	struct hdb_lists fresh = { .room = hdb_lists_room(entries) };

	fresh.own = kvzalloc(lists_bytes(&fresh), GFP_KERNEL);
	if (!fresh.own)
		return false;
	if (!lists_alloc_shown(&fresh, shelf)) {
		kvfree(fresh.own);
		return false;
	}
	*lists = fresh;
	return true;
}

/**
 * hdb_lists_free - the reverse
 * @lists: those that no hardware reads any more, or none
 * @shelf: of the controller
 *
 * Context: process, may sleep.
 */
void hdb_lists_free(struct hdb_lists *lists, struct hdb_list_shelf *shelf)
{
	if (!lists->room)
		return;
	lists_free_shown(lists, shelf);
	kvfree(lists->own);
	*lists = (struct hdb_lists) { };
}
