// SPDX-License-Identifier: GPL-2.0
/*
 * DMA engines by name: handles, and what is asked of one engine.
 *
 * A handle is a number: the engine's index + 1 in bits 7:0, the count of its allocations in
 * bits 31:8, and a random number above, new with each allocation. It is compared as a whole
 * with what the table has, and never used as an address.
 */
#include <linux/io.h>

#include "hdb.h"
#include "hw/sd.h"
#include "stream.h"

#define HANDLE_INDEX_BITS	8
#define HANDLE_GENERATION_BITS	24

/**
 * hdb_engine_find_to_free - look a handle up for what frees the engine's buffer
 * @streams: the table
 * @client: who gives the handle
 * @handle: any number
 *
 * Context: any; hdb_streams.lock held.
 * Return: the engine, or NULL if the handle names none of the client's.
 */
struct hdb_engine *hdb_engine_find_to_free(struct hdb_streams *streams,
					   const struct hdb_client *client, HANDLE handle)
{
	u64 value = (unsigned long)handle;
	unsigned int index = (value & GENMASK(HANDLE_INDEX_BITS - 1, 0)) - 1;
	struct hdb_engine *engine;

	lockdep_assert_held(&streams->lock);
	if (index >= streams->count)
		return NULL;
	engine = &streams->engines[index];
	return engine->handle == value && engine->client == client ? engine : NULL;
}

/**
 * hdb_engine_find - look a handle up
 * @streams: the table
 * @client: who gives the handle
 * @handle: any number
 *
 * Context: any; hdb_streams.lock held.
 * Return: the engine, or NULL if the handle names none that the client has and has not handed
 *	back.
 */
struct hdb_engine *hdb_engine_find(struct hdb_streams *streams, const struct hdb_client *client,
				   HANDLE handle)
{
	struct hdb_engine *engine = hdb_engine_find_to_free(streams, client, handle);

	return engine && !engine->handed_back ? engine : NULL;
}

/**
 * hdb_engine_check - does a handle name an engine of the client's?
 * @client: who gives the handle
 * @handle: any number
 *
 * For routines whose other parameters are looked at after the handle.
 *
 * Context: any.
 * Return: HDB_OK or HDB_E_HANDLE.
 */
enum hdb_why hdb_engine_check(struct hdb_client *client, HANDLE handle)
{
	struct hdb_streams *streams = &client->ctrl->streams;
	unsigned long flags;
	bool found;

	spin_lock_irqsave(&streams->lock, flags);
	found = hdb_engine_find(streams, client, handle);
	spin_unlock_irqrestore(&streams->lock, flags);
	return found ? HDB_OK : HDB_E_HANDLE;
}

/**
 * hdb_engine_make_handle - a new name for an engine
 * @engine: the engine
 * @random: a random number
 *
 * Context: any; hdb_streams.lock held.
 * Return: the handle, not 0.
 */
u64 hdb_engine_make_handle(struct hdb_engine *engine, u32 random)
{
	u64 generation = ++engine->generation & GENMASK(HANDLE_GENERATION_BITS - 1, 0);

	return (u64)random << (HANDLE_INDEX_BITS + HANDLE_GENERATION_BITS) |
	       generation << HANDLE_INDEX_BITS | (engine->index + 1);
}

/**
 * hdb_engine_register - where an engine's position is read
 * @engine: the engine
 *
 * Context: any.
 * Return: address of the register in the mirror page, or of what stands for it in memory.
 */
PULONG hdb_engine_register(const struct hdb_engine *engine)
{
	if (engine->sd.position)
		return (__force PULONG)engine->sd.position;
	return (__force PULONG)(engine->sd.io->mirror +
				hdb_sd_offset(engine->index, AZX_REG_SD_LPIB));
}

static enum hdb_why engine_of_controller(struct hdb_client *client, HANDLE handle,
					 struct hdb_engine **engine)
{
	struct hdb_ctrl *ctrl = client->ctrl;
	unsigned long flags;

	spin_lock_irqsave(&ctrl->streams.lock, flags);
	*engine = hdb_engine_find(&ctrl->streams, client, handle);
	spin_unlock_irqrestore(&ctrl->streams.lock, flags);
	if (!*engine)
		return HDB_E_HANDLE;
	return hdb_ctrl_gone(ctrl) ? HDB_E_GONE : HDB_OK;
}

/**
 * hdb_engine_position - where an engine's position can be read
 * @client: its owner
 * @handle: the engine
 * @position: takes the address of the register in the mirror page, or of what stands for it in
 *	memory
 *
 * Context: any.
 * Return: HDB_OK, or why not.
 */
enum hdb_why hdb_engine_position(struct hdb_client *client, HANDLE handle, PULONG *position)
{
	struct hdb_engine *engine;
	enum hdb_why why = engine_of_controller(client, handle, &engine);

	if (!why)
		*position = hdb_engine_register(engine);
	return why;
}

/**
 * hdb_engine_find_place - what to give hdb_engine_where() for an engine
 * @client: its owner
 * @handle: the engine
 * @position: takes it
 *
 * Context: any.
 * Return: HDB_OK, or why not.
 */
enum hdb_why hdb_engine_find_place(struct hdb_client *client, HANDLE handle,
				   struct hdaudio_position **position)
{
	struct hdb_engine *engine;
	enum hdb_why why = engine_of_controller(client, handle, &engine);

	if (!why)
		*position = &engine->position;
	return why;
}

/**
 * hdb_engine_go_home - begin where the client's own list begins, from now on
 * @engine: an engine that has been reset
 *
 * Context: any; hdb_streams.lock held.
 */
void hdb_engine_go_home(struct hdb_engine *engine)
{
	if (!engine->turned)
		return;
	engine->turned = false;
	engine->setup.bdl = engine->home.bdl;
	engine->setup.lvi = engine->home.lvi;
}

/**
 * hdb_streams_any - does any client have an engine?
 * @ctrl: the controller
 *
 * Context: any.
 * Return: one does, at this moment.
 */
bool hdb_streams_any(struct hdb_ctrl *ctrl)
{
	struct hdb_streams *streams = &ctrl->streams;
	unsigned long flags;
	bool any = false;
	unsigned int i;

	spin_lock_irqsave(&streams->lock, flags);
	for (i = 0; i < streams->count && !any; i++)
		any = streams->engines[i].client;
	spin_unlock_irqrestore(&streams->lock, flags);
	return any;
}
