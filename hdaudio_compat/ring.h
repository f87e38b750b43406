/* SPDX-License-Identifier: GPL-2.0 */
/*
 * CORB and RIRB: registers and memory of the two command rings, no policy.
 *
 * Allocated once, initialised at each controller reset, freed once. The CORB write pointer
 * and the RIRB read pointer live in memory; the hardware is told of new commands by
 * hdb_ring_doorbell() and asked for new responses by hdb_ring_look().
 */
#ifndef HDB_RING_H
#define HDB_RING_H

#include <linux/types.h>

struct device;
struct hdb_io;

/**
 * struct hdb_response - one RIRB entry, as the hardware writes it
 * @value: the response
 * @source: bits 3:0 codec address, bit 4 unsolicited (HD Audio specification 4.4.2.1)
 */
struct hdb_response {
	__le32 value;
	__le32 source;
};

/**
 * struct hdb_ring - the two rings of a controller
 * @dev: device that does the DMA
 * @io: registers
 * @wait_us: bound of every wait for the rings' DMA engines
 * @corb: commands
 * @rirb: responses
 * @addr: bus address of both: RIRB first, CORB behind it
 * @corb_size: entries in the CORB: 2, 16 or 256
 * @rirb_size: entries in the RIRB
 * @corb_wp: entry last written
 * @rirb_rp: entry last read
 * @rirb_wp: entry the hardware wrote last, as of the last look
 * @announced: the value of @corb_wp the hardware was told
 */
struct hdb_ring {
	struct device *dev;
	struct hdb_io *io;
	unsigned int wait_us;
	__le32 *corb;
	struct hdb_response *rirb;
	dma_addr_t addr;
	u16 corb_size;
	u16 rirb_size;
	u16 corb_wp;
	u16 rirb_rp;
	u16 rirb_wp;
	u16 announced;
};

int hdb_ring_alloc(struct hdb_ring *ring, struct device *dev, struct hdb_io *io,
		   unsigned int wait_us);
void hdb_ring_free(struct hdb_ring *ring);
int hdb_ring_prepare(struct hdb_ring *ring);
int hdb_ring_run(struct hdb_ring *ring, unsigned int interrupt_after);
int hdb_ring_stop(struct hdb_ring *ring);

void hdb_ring_doorbell(struct hdb_ring *ring);
u8 hdb_ring_acknowledge(struct hdb_ring *ring);
bool hdb_ring_memory_error(struct hdb_ring *ring);
int hdb_ring_look(struct hdb_ring *ring);

/* Write a command behind the last one. The caller knows that there is room. */
static inline void hdb_ring_put(struct hdb_ring *ring, u32 command)
{
	ring->corb_wp = (ring->corb_wp + 1) & (ring->corb_size - 1);
	ring->corb[ring->corb_wp] = cpu_to_le32(command);
}

/* Take the next response the last look showed; false when there is none left. */
static inline bool hdb_ring_get(struct hdb_ring *ring, u32 *value, u32 *source)
{
	const struct hdb_response *entry;

	if (ring->rirb_rp == ring->rirb_wp)
		return false;
	ring->rirb_rp = (ring->rirb_rp + 1) & (ring->rirb_size - 1);
	entry = &ring->rirb[ring->rirb_rp];
	*value = le32_to_cpu(entry->value);
	*source = le32_to_cpu(entry->source);
	return true;
}

#endif /* HDB_RING_H */
