// SPDX-License-Identifier: GPL-2.0
/*
 * Memory and register compared.
 */
#include "place.h"

static u32 distance(u32 from, u32 to, u32 bytes)
{
	return to >= from ? to - from : to + bytes - from;
}

/*
 * What memory said before and after the register was read, and the register. The stream goes on
 * meanwhile, for as long as this CPU was kept from reading on.
 */
enum hdb_verdict hdb_position_compare(const struct hdaudio_position *position, u32 before,
				      u32 link, u32 after)
{
	u32 bytes = position->bytes, room;

	if (link >= bytes)
		return HDB_POSITION_UNSURE;
	if (before == HDB_NO_POSITION)
		return link <= position->slack || after != before ? HDB_POSITION_UNSURE :
								    HDB_POSITION_WRONG;
	if (before >= bytes || after >= bytes)
		return HDB_POSITION_WRONG;
	room = distance(before, after, bytes) + 2 * position->slack;
	if (room >= bytes / 2)
		return HDB_POSITION_UNSURE;
	return distance(before, (link + position->slack) % bytes, bytes) <= room ?
	       HDB_POSITION_RIGHT : HDB_POSITION_WRONG;
}

/* Is memory, a moment later, where the register was, or ahead of it by what is in the FIFO? */
bool hdb_position_leads(const struct hdaudio_position *position, u32 memory, u32 link)
{
	return distance(link, memory, position->bytes) <= position->slack;
}
