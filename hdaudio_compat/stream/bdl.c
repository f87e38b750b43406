// SPDX-License-Identifier: GPL-2.0
/*
 * Buffer descriptor lists.
 */
#include <linux/align.h>
#include <linux/kernel.h>
#include <linux/lcm.h>

#include "bdl.h"

#define MIN_BYTES	(2 * HDB_BDL_ALIGN)	/* two entries, each on its own boundary */

/**
 * hdb_bdl_step - what the size of a buffer has to be a multiple of
 * @frame_bytes: size of a frame of the format
 * @notifications: interrupts a cycle; with 2, each half has whole frames too
 *
 * Context: any.
 * Return: bytes.
 */
size_t hdb_bdl_step(unsigned int frame_bytes, unsigned int notifications)
{
	return lcm(frame_bytes, HDB_BDL_ALIGN) * (notifications == 2 ? 2 : 1);
}

/**
 * hdb_bdl_round - the size of a buffer to try for first
 * @bytes: size asked for, any but 0
 * @step: what hdb_bdl_step() says
 *
 * Context: any.
 * Return: bytes, at least @bytes up to HDB_BUFFER_MAX.
 */
size_t hdb_bdl_round(size_t bytes, size_t step)
{
	size_t most = HDB_BUFFER_MAX / step * step;

	if (bytes >= most)
		return most;
	return DIV_ROUND_UP(max_t(size_t, bytes, MIN_BYTES), step) * step;
}

/**
 * hdb_bdl_halve - the size of a buffer to try for next
 * @bytes: a size for which there was no memory
 * @step: what hdb_bdl_step() says
 *
 * Context: any.
 * Return: about half, or 0 when that is not worth trying: a page is to be had if anything is.
 */
size_t hdb_bdl_halve(size_t bytes, size_t step)
{
	if (bytes <= PAGE_SIZE)
		return 0;
	return bytes / 2 / step * step;
}

static struct hdb_bdl_entry bdl_entry(u64 address, u32 length, bool interrupt)
{
	return (struct hdb_bdl_entry) {
		.address = cpu_to_le64(address),
		.length = cpu_to_le32(length),
		.flags = cpu_to_le32(interrupt ? HDB_BDL_IOC : 0),
	};
}

/**
 * hdb_bdl_build - describe a contiguous cyclic buffer
 * @bdl: room for two entries, the fewest the hardware takes
 * @address: bus address of the buffer
 * @bytes: its size, from hdb_bdl_round()
 * @notifications: interrupts a cycle: 0; 1, at the end; 2, at the midpoint too
 *
 * Context: any.
 * Return: the last valid index.
 */
u8 hdb_bdl_build(struct hdb_bdl_entry *bdl, u64 address, u32 bytes, unsigned int notifications)
{
	u32 first = ALIGN(bytes / 2, HDB_BDL_ALIGN);

	bdl[0] = bdl_entry(address, first, notifications == 2);
	bdl[1] = bdl_entry(address + first, bytes - first, notifications);
	return 1;
}

/**
 * hdb_bdl_late - by how much to put interrupts off
 * @frames: frames at 48 kHz
 * @rate: frames a second of the format
 * @frame_bytes: size of a frame of the format
 *
 * Context: any.
 * Return: bytes, where a frame and a descriptor can both start; 0 for no frames.
 */
u32 hdb_bdl_late(unsigned int frames, unsigned int rate, unsigned int frame_bytes)
{
	u32 bytes = DIV_ROUND_UP(frames * rate, 48000) * frame_bytes;
	u32 step = lcm(frame_bytes, HDB_BDL_ALIGN);

	return DIV_ROUND_UP(bytes, step) * step;
}

/**
 * hdb_bdl_put_off - have interrupts come later
 * @bdl: a list of hdb_bdl_build() with interrupts, and room for a third entry
 * @late: by so many bytes
 *
 * The one of the end comes in the next cycle, and so once too often, in the first.
 *
 * Context: any.
 * Return: the last valid index; nothing has changed if it is the old one, in too small a buffer.
 */
u8 hdb_bdl_put_off(struct hdb_bdl_entry *bdl, u32 late)
{
	u64 address = le64_to_cpu(bdl[0].address);
	u32 first = le32_to_cpu(bdl[0].length), second = le32_to_cpu(bdl[1].length);

	if (!late || late >= second)
		return 1;
	bdl[2] = bdl_entry(address + late + first, second - late, false);
	bdl[1] = bdl_entry(address + late, first, bdl[0].flags);
	bdl[0] = bdl_entry(address, late, true);
	return 2;
}

/* How many descriptors it takes so that none crosses a boundary. */
static unsigned int entry_pieces(const struct hdb_bdl_entry *entry, unsigned int boundary)
{
	u64 address = le64_to_cpu(entry->address);

	return DIV_ROUND_UP((u32)(address & (boundary - 1)) + le32_to_cpu(entry->length), boundary);
}

/* Write one descriptor as its pieces; an interrupt comes at the end of the last. */
static void entry_split(struct hdb_bdl_entry *to, const struct hdb_bdl_entry *from,
			unsigned int boundary)
{
	u64 address = le64_to_cpu(from->address);
	u32 left = le32_to_cpu(from->length);

	while (left) {
		u32 bytes = min_t(u32, left, boundary - (u32)(address & (boundary - 1)));

		left -= bytes;
		*to++ = bdl_entry(address, bytes, from->flags && !left);
		address += bytes;
	}
}

/**
 * hdb_bdl_split - the same cycle in descriptors that do not cross a boundary
 * @bdl: the bus driver's own copy, changed in place, with room for HDB_BDL_ENTRIES
 * @entries: how many it has, none of them empty
 * @boundary: bytes, a power of 2 and a multiple of HDB_BDL_ALIGN
 *
 * Context: any.
 * Return: how many it has now, or 0 if that is too many; then nothing has changed.
 */
unsigned int hdb_bdl_split(struct hdb_bdl_entry *bdl, unsigned int entries,
			   unsigned int boundary)
{
	unsigned int total = 0, place, i;

	for (i = 0; i < entries; i++)
		total += entry_pieces(&bdl[i], boundary);
	if (total > HDB_BDL_ENTRIES)
		return 0;
	place = total;
	for (i = entries; i--;) {
		struct hdb_bdl_entry entry = bdl[i];

		place -= entry_pieces(&entry, boundary);
		entry_split(&bdl[place], &entry, boundary);
	}
	return total;
}

/**
 * hdb_bdl_import - take over a client's list
 * @bdl: the bus driver's own copy
 * @from: the client's list, which it may be changing at this moment
 * @entries: how many
 *
 * Each word is read once, so that what the checks see is what the hardware will.
 *
 * Context: any.
 */
void hdb_bdl_import(struct hdb_bdl_entry *bdl, const HDAUDIO_BUFFER_DESCRIPTOR *from,
		    unsigned int entries)
{
	unsigned int i;

	for (i = 0; i < entries; i++)
		bdl[i] = bdl_entry(READ_ONCE(from[i].Address.QuadPart),
				   READ_ONCE(from[i].Length),
				   READ_ONCE(from[i].InterruptOnCompletion) & HDB_BDL_IOC);
}

static bool entry_inside(const struct hdb_bdl_entry *entry, u64 address, u32 bytes)
{
	u64 offset = le64_to_cpu(entry->address) - address;
	u32 length = le32_to_cpu(entry->length);

	/* Below the buffer, the offset wraps round and is far too large. */
	return length && offset <= bytes && length <= bytes - offset &&
	       IS_ALIGNED(le64_to_cpu(entry->address), HDB_BDL_ALIGN);
}

/**
 * hdb_bdl_inside - does a list name nothing but parts of one buffer?
 * @bdl: the bus driver's own copy
 * @entries: how many
 * @address: bus address of the buffer
 * @bytes: its size
 *
 * Context: any.
 * Return: whether every entry is inside the buffer, aligned and not empty.
 */
bool hdb_bdl_inside(const struct hdb_bdl_entry *bdl, unsigned int entries, u64 address,
		    u32 bytes)
{
	unsigned int i;

	for (i = 0; i < entries; i++)
		if (!entry_inside(&bdl[i], address, bytes))
			return false;
	return true;
}

/**
 * hdb_bdl_sum - size of the cyclic buffer a list makes
 * @bdl: the bus driver's own copy
 * @entries: how many
 *
 * Context: any.
 * Return: bytes.
 */
u64 hdb_bdl_sum(const struct hdb_bdl_entry *bdl, unsigned int entries)
{
	u64 sum = 0;
	unsigned int i;

	for (i = 0; i < entries; i++)
		sum += le32_to_cpu(bdl[i].length);
	return sum;
}

/**
 * hdb_bdl_interrupts - does any entry ask for an interrupt?
 * @bdl: the bus driver's own copy
 * @entries: how many
 *
 * Context: any.
 */
bool hdb_bdl_interrupts(const struct hdb_bdl_entry *bdl, unsigned int entries)
{
	unsigned int i;

	for (i = 0; i < entries; i++)
		if (le32_to_cpu(bdl[i].flags) & HDB_BDL_IOC)
			return true;
	return false;
}

/* From the start of entry @i to the end of the next one that interrupts. */
static u32 bdl_to_interrupt(const struct hdb_bdl_entry *bdl, unsigned int entries, unsigned int i)
{
	unsigned int passed = 0;
	u32 bytes = 0;

	while (passed++ < entries) {
		bytes += le32_to_cpu(bdl[i].length);
		if (le32_to_cpu(bdl[i].flags) & HDB_BDL_IOC)
			break;
		i = (i + 1) % entries;
	}
	return bytes;
}

/**
 * hdb_bdl_spacing - how far apart interrupts are, all round the cycle
 * @bdl: the bus driver's own copy
 * @entries: how many
 *
 * Context: any.
 * Return: bytes, the most; 0 if there are none, or if they are not as far apart as an eighth less.
 */
u32 hdb_bdl_spacing(const struct hdb_bdl_entry *bdl, unsigned int entries)
{
	u32 least = U32_MAX, most = 0, bytes;
	unsigned int i;

	for (i = 0; i < entries; i++) {
		if (!(le32_to_cpu(bdl[i].flags) & HDB_BDL_IOC))
			continue;
		bytes = bdl_to_interrupt(bdl, entries, (i + 1) % entries);
		least = min(least, bytes);
		most = max(most, bytes);
	}
	return most && most - least <= most / 8 ? most : 0;
}

/**
 * hdb_bdl_left - how far it is to the next interrupt
 * @bdl: the bus driver's own copy, with one
 * @entries: how many
 * @place: from there, an offset in the cycle
 *
 * Context: any.
 * Return: bytes, more than 0; or 0 if @place is beyond the cycle.
 */
u32 hdb_bdl_left(const struct hdb_bdl_entry *bdl, unsigned int entries, u32 place)
{
	unsigned int i;

	for (i = 0; i < entries; i++) {
		if (place < le32_to_cpu(bdl[i].length))
			return bdl_to_interrupt(bdl, entries, i) - place;
		place -= le32_to_cpu(bdl[i].length);
	}
	return 0;
}

/*
 * The last place of an entry, up to @inside, where a frame and a descriptor can both start. If
 * there is one it is among as many as a frame has bytes.
 */
static void cut_entry(u32 start, u32 inside, unsigned int frame_bytes, u32 *best)
{
	u32 cut = round_down(inside, HDB_BDL_ALIGN);
	unsigned int tries = frame_bytes;

	while (cut && tries-- && (start + cut) % frame_bytes)
		cut -= HDB_BDL_ALIGN;
	if (!((start + cut) % frame_bytes))
		*best = start + cut;
}

/**
 * hdb_bdl_cut - where a list can be made to begin instead
 * @bdl: the list
 * @entries: how many it has; a full one cannot have an entry cut in two
 * @frame_bytes: size of a frame of the format
 * @place: where it should begin, less than the list's sum
 *
 * Context: any.
 * Return: @place, or the last place before it, where a frame and a descriptor can both start.
 */
u32 hdb_bdl_cut(const struct hdb_bdl_entry *bdl, unsigned int entries, unsigned int frame_bytes,
		u32 place)
{
	bool full = entries == HDB_BDL_ENTRIES;
	u32 start = 0, best = 0;
	unsigned int i;

	for (i = 0; i < entries && start <= place; i++) {
		u32 length = le32_to_cpu(bdl[i].length);

		cut_entry(start, full ? 0 : min(place - start, length - 1), frame_bytes, &best);
		start += length;
	}
	return best;
}

/**
 * hdb_bdl_turn - the same cycle from another place on
 * @to: room for one entry more than @from has
 * @from: the list
 * @entries: how many it has
 * @origin: where to begin, from hdb_bdl_cut()
 *
 * An interrupt asked for at the end of an entry that is cut in two comes at its end still.
 *
 * Context: any.
 * Return: the last valid index.
 */
unsigned int hdb_bdl_turn(struct hdb_bdl_entry *to, const struct hdb_bdl_entry *from,
			  unsigned int entries, u32 origin)
{
	unsigned int first, i;
	u32 inside = origin;

	for (first = 0; inside >= le32_to_cpu(from[first].length); first++)
		inside -= le32_to_cpu(from[first].length);
	for (i = 0; i < entries; i++)
		to[i] = from[(first + i) % entries];
	if (!inside)
		return entries - 1;
	to[entries] = bdl_entry(le64_to_cpu(to[0].address), inside, false);
	le64_add_cpu(&to[0].address, inside);
	to[0].length = cpu_to_le32(le32_to_cpu(to[0].length) - inside);
	return entries;
}
