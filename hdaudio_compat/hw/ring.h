/* SPDX-License-Identifier: GPL-2.0 */
/*
 * CORB and RIRB: registers and memory of the two command rings, no policy.
 *
 * Allocated once, initialised at each controller reset, freed once. The CORB write pointer
 * and the RIRB read pointer live in memory; the hardware is told of new commands by
 * hdb_ring_doorbell().
 *
 * A response is seen in memory: what was taken is overwritten with what no response looks like, so
 * no register has to be read to know that there is one. RIRBWP is read by hdb_ring_poll(), where
 * memory and the interrupt disagree, and where memory is not to be relied on.
 */
#ifndef HDB_RING_H
#define HDB_RING_H

#include <linux/types.h>
#include <sound/hda_register.h>

#include "gone.h"
#include "io.h"

struct device;

#define HDB_RING_BYTES	PAGE_SIZE	/* RIRB 2048, CORB 1024: each aligned as it must be */
#define HDB_RING_REST	3072	/* behind both: room for what is written there, too, */
#define HDB_RING_LISTS	3328	/* and for what is read */

/* What is in an entry that is no response; its value may be that of a response as well. */
#define HDB_NO_SOURCE	0xffffffffU
#define HDB_NO_VALUE	0x6e6f6e65U

/* From an answer: set in all other entries. */
#define HDB_NOT_FROM_CODEC	(~0xfU)

/**
 * struct hdb_response - one RIRB entry, as the hardware writes it
 * @value: the response
 * @source: bits 3:0 codec address, bit 4 unsolicited, all others 0 (HD Audio specification
 *	4.4.2.1)
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
 * @rirb_wp: entry the hardware wrote last, as of the last poll
 * @announced: the value of @corb_wp the hardware was told
 * @by_pointer: a response counts when the pointer has passed it, not when memory shows it
 * @doubt: there is a response whose value may not have come yet
 * @settled: it has had the time
 */
struct hdb_ring {
	struct device *dev;
	struct hdb_io *io;
	unsigned int wait_us;
	__le32 *corb;
	struct hdb_response *rirb;
	dma_addr_t addr;
	unsigned int corb_size;
	unsigned int rirb_size;
	unsigned int corb_wp;
	unsigned int rirb_rp;
	unsigned int rirb_wp;
	unsigned int announced;
	bool by_pointer;
	bool doubt;
	bool settled;
};

int hdb_ring_alloc(struct hdb_ring *ring, struct device *dev, struct hdb_io *io,
		   unsigned int wait_us);
void hdb_ring_free(struct hdb_ring *ring);
int hdb_ring_prepare(struct hdb_ring *ring);
int hdb_ring_prepare_immediate(struct hdb_ring *ring);
int hdb_ring_listen(struct hdb_ring *ring);
int hdb_ring_run(struct hdb_ring *ring, unsigned int interrupt_after);
int hdb_ring_stop(struct hdb_ring *ring);

bool hdb_ring_overtaken(const struct hdb_ring *ring);
int hdb_ring_catch_up(struct hdb_ring *ring);
bool hdb_ring_memory_error(struct hdb_ring *ring);
bool hdb_ring_stalled(struct hdb_ring *ring);
bool hdb_ring_stalled_long(struct hdb_ring *ring);

/* Write a command behind the last one. The caller knows that there is room. */
static inline void hdb_ring_put(struct hdb_ring *ring, u32 command)
{
	ring->corb_wp = (ring->corb_wp + 1) & (ring->corb_size - 1);
	ring->corb[ring->corb_wp] = cpu_to_le32(command);
}

/* For immediate commands, the next of which is taken from here: the last one written. */
static inline bool hdb_ring_take(struct hdb_ring *ring, u32 *command)
{
	if (ring->announced == ring->corb_wp)
		return false;
	ring->announced = ring->corb_wp;
	*command = le32_to_cpu(ring->corb[ring->corb_wp]);
	return true;
}

static inline struct hdb_response *hdb_ring_entry(const struct hdb_ring *ring, unsigned int ahead)
{
	return &ring->rirb[(ring->rirb_rp + ahead) & (ring->rirb_size - 1)];
}

static inline u32 hdb_response_source(const struct hdb_response *entry)
{
	return le32_to_cpu(READ_ONCE(entry->source));
}

/* Make an entry one that is no response. */
static inline void hdb_response_clear(struct hdb_response *entry)
{
	WRITE_ONCE(entry->source, cpu_to_le32(HDB_NO_SOURCE));
	WRITE_ONCE(entry->value, cpu_to_le32(HDB_NO_VALUE));
}

/* Is there a response in memory that was not taken? */
static inline bool hdb_ring_shows_one(const struct hdb_ring *ring)
{
	return hdb_response_source(hdb_ring_entry(ring, 1)) != HDB_NO_SOURCE;
}

/* Are the next @n responses there, and each of them the answer to a command? */
static inline bool hdb_ring_answers(const struct hdb_ring *ring, unsigned int n)
{
	while (n && !(hdb_response_source(hdb_ring_entry(ring, n)) & HDB_NOT_FROM_CODEC))
		n--;
	return !n;
}

/* May the next entry be taken, if memory shows a response there? */
static inline bool hdb_ring_may_get(const struct hdb_ring *ring)
{
	return likely(!ring->by_pointer) || ring->rirb_rp != ring->rirb_wp;
}

/* Take entry @next, of which the source is there. */
static inline bool hdb_ring_take_entry(struct hdb_ring *ring, unsigned int next, u32 *value)
{
	struct hdb_response *entry = &ring->rirb[next];

	dma_rmb();	/* the source may be what was written last */
	*value = le32_to_cpu(READ_ONCE(entry->value));
	if (unlikely(*value == HDB_NO_VALUE) && !ring->settled) {
		ring->doubt = true;
		return false;
	}
	hdb_response_clear(entry);
	ring->rirb_rp = next;
	return true;
}

/*
 * Take the next response that memory shows and, if @by_pointer, the last poll; false when there is
 * none left. One whose value looks as if it had not been written is in doubt until it is @settled.
 */
static inline bool hdb_ring_get(struct hdb_ring *ring, u32 *value, u32 *source)
{
	unsigned int next = (ring->rirb_rp + 1) & (ring->rirb_size - 1);

	*source = hdb_response_source(&ring->rirb[next]);
	return *source != HDB_NO_SOURCE && hdb_ring_may_get(ring) &&
	       hdb_ring_take_entry(ring, next, value);
}

/* Where the next response comes from, if it may be taken; else HDB_NO_SOURCE. */
static inline u32 hdb_ring_next_source(const struct hdb_ring *ring)
{
	return hdb_ring_may_get(ring) ? hdb_response_source(hdb_ring_entry(ring, 1)) :
					HDB_NO_SOURCE;
}

/* Take that one, as hdb_ring_get() does. */
static inline bool hdb_ring_take_next(struct hdb_ring *ring, u32 *value)
{
	return hdb_ring_take_entry(ring, (ring->rirb_rp + 1) & (ring->rirb_size - 1), value);
}

/* The same, if the next one has the same source. */
static inline bool hdb_ring_get_from(struct hdb_ring *ring, u32 source, u32 *value)
{
	unsigned int next = (ring->rirb_rp + 1) & (ring->rirb_size - 1);

	return hdb_response_source(&ring->rirb[next]) == source && hdb_ring_may_get(ring) &&
	       hdb_ring_take_entry(ring, next, value);
}

/* As of the last poll, has the hardware told of responses that memory does not show? */
static inline bool hdb_ring_behind(const struct hdb_ring *ring)
{
	unsigned int told = (ring->rirb_wp - ring->rirb_rp) & (ring->rirb_size - 1);

	/* what came after the poll, and was taken, is beyond the pointer */
	return told && told <= ring->rirb_size / 2;
}

/* Tell the hardware of all commands written since the last call, in one register write. */
static inline void hdb_ring_doorbell(struct hdb_ring *ring)
{
	if (ring->announced == ring->corb_wp)
		return;
	ring->announced = ring->corb_wp;
	/* the accessor orders the commands before the pointer */
	hdb_write16(ring->io, AZX_REG_CORBWP, ring->corb_wp);
}

/*
 * Acknowledge the RIRB's interrupt and return what it was for. To be called before responses are
 * taken: one that lands between the two then raises the next interrupt, the other way round it
 * would lie unnoticed.
 */
static inline u8 hdb_ring_acknowledge(struct hdb_ring *ring)
{
	u8 status = hdb_read8(ring->io, AZX_REG_RIRBSTS);

	if (unlikely(status == 0xff))
		status = hdb_sure8(ring->io, AZX_REG_RIRBSTS);
	if (unlikely(status == 0xff))
		return 0;	/* the pointer will tell that the device is gone */
	if (status & RIRB_INT_MASK)
		hdb_write8(ring->io, AZX_REG_RIRBSTS, status & RIRB_INT_MASK);
	return status;
}

/*
 * The same where memory has told what it was for: every answer that was waited for is there, so
 * that if there was an overrun none of them was lost in it.
 */
static inline void hdb_ring_acknowledge_blindly(struct hdb_ring *ring)
{
	hdb_write8(ring->io, AZX_REG_RIRBSTS, RIRB_INT_MASK);
}

/*
 * Ask the hardware how far it has written: no further than was read, if it says nonsense. -ENODEV
 * if it is not there any more.
 */
static inline int hdb_ring_poll(struct hdb_ring *ring)
{
	u16 wp = hdb_read16(ring->io, AZX_REG_RIRBWP);

	if (unlikely(wp == 0xffff)) {
		if (hdb_io_gone(ring->io))
			return -ENODEV;
		wp = ring->rirb_rp;
	}
	ring->rirb_wp = wp & (ring->rirb_size - 1);
	dma_rmb();	/* entries are read after the pointer that covers them */
	return 0;
}

#endif /* HDB_RING_H */
