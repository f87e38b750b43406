// SPDX-License-Identifier: GPL-2.0
/*
 * The controller's way to memory: a bus address is a physical one, as the model's device
 * stands behind no IOMMU. Memory that was given back is for KASAN to notice, unless somebody knows
 * what the device was given: then it accesses nothing else, as behind an IOMMU, and what the driver
 * lets it access is looked at when it is told to.
 */
#include <linux/io.h>
#include <linux/mm.h>
#include <linux/string.h>

#include "model_priv.h"

static bool reachable(struct model *m, u64 addr, size_t len)
{
	u64 pfn;

	if (!addr || !len || addr + len < addr)
		return false;
	if (m->config.no_dma64 && addr + len > BIT_ULL(32))
		return false;
	for (pfn = addr >> PAGE_SHIFT; pfn <= (addr + len - 1) >> PAGE_SHIFT; pfn++) {
		if (!pfn_valid(pfn))
			return false;
	}
	return true;
}

static bool covered(struct model *m, u64 addr, u64 len)
{
	return !m->dma.covers || m->dma.covers(addr, len);
}

/*
 * The memory at a bus address; NULL where there is none (and a violation), it is forbidden, or it
 * is not the device's: it may go on after it has said that it does not.
 */
void *sim_dma_at(struct model *m, u64 addr, size_t len)
{
	if (!m->dma_allowed)
		return NULL;
	if (!covered(m, addr, len)) {
		m->dma.strays++;
		return NULL;
	}
	if (!reachable(m, addr, len)) {
		sim_violate(m, MODEL_BAD_ADDRESS, upper_32_bits(addr), lower_32_bits(addr));
		return NULL;
	}
	return phys_to_virt(addr);
}

static u32 told32(const struct model *m, u32 off)
{
	__le32 wire;

	memcpy(&wire, m->dma.told + off, sizeof(wire));
	return le32_to_cpu(wire);
}

static u64 told64(const struct model *m, u32 off)
{
	return (u64)told32(m, off + 4) << 32 | told32(m, off);
}

static void check(struct model *m, u32 off, u64 addr, u64 len)
{
	if (!len || !covered(m, addr, len))
		sim_violate(m, MODEL_BAD_DMA, off, lower_32_bits(addr));
}

/* An entry of a list of buffers: address, length, flags. Returns its length. */
static u32 check_entry(struct model *m, u32 off, const __le32 *entry)
{
	u64 addr = (u64)le32_to_cpu(entry[1]) << 32 | le32_to_cpu(entry[0]);

	check(m, off, addr, le32_to_cpu(entry[2]));
	return le32_to_cpu(entry[2]);
}

static bool is_spoiled(const struct model *m, u64 list)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(m->dma.spoiled); i++) {
		if (m->dma.spoiled[i] == list)
			return true;
	}
	return false;
}

static void note_spoiled(struct model *m, u64 list)
{
	if (is_spoiled(m, list))
		return;
	m->dma.spoiled[m->dma.next] = list;
	m->dma.next = (m->dma.next + 1) % ARRAY_SIZE(m->dma.spoiled);
}

/* Of a stream that is to run: the list, each of its entries, and that they are the buffer. */
static void check_list(struct model *m, u32 off)
{
	u64 list = told64(m, off + AZX_REG_SD_BDLPL), sum = 0;
	u32 i, n = (told32(m, off + AZX_REG_SD_LVI) & 0xff) + 1;

	if (!covered(m, list, 16 * n)) {
		sim_violate(m, MODEL_BAD_DMA, off, lower_32_bits(list));
		return;
	}
	if (is_spoiled(m, list))
		return;
	for (i = 0; i < n; i++)
		sum += check_entry(m, off, phys_to_virt(list + 16 * i));
	if (sum != told32(m, off + AZX_REG_SD_CBL))
		sim_violate(m, MODEL_BAD_DMA, off, sum);
}

/* What the driver has just written lets the device access memory: which? */
static void check_told(struct model *m, u32 off, u32 val)
{
	if (off == AZX_REG_CORBCTL && val & AZX_CORBCTL_RUN)
		check(m, off, told64(m, AZX_REG_CORBLBASE), 4 * 256);
	else if (off == AZX_REG_RIRBCTL && val & AZX_RBCTL_DMA_EN)
		check(m, off, told64(m, AZX_REG_RIRBLBASE), 8 * 256);
	else if (off == AZX_REG_DPLBASE && val & AZX_DPLBASE_ENABLE)
		check(m, off, told64(m, off) & ~0x7fULL, 8 * m->n_sd);
	else if (off >= 0x80 && off % 0x20 == AZX_REG_SD_CTL && val & CTL_RUN)
		check_list(m, off);
}

/* The driver writes: noted as it comes, whether it arrives where it is to or not. */
void sim_dma_told(struct model *m, u32 off, u32 val, u32 bytes)
{
	__le32 wire = cpu_to_le32(val);

	if (!m->dma.covers || off + bytes > sizeof(m->dma.told))
		return;
	memcpy(m->dma.told + off, &wire, bytes);
	check_told(m, off, val);
}

/* The device writes elsewhere than it was told: where a list may be, which begins on 128 bytes */
void sim_dma_scattered(struct model *m, u64 addr)
{
	note_spoiled(m, round_down(addr, 128));
}

/* The device writes a word of a stream's list, which it reads next: its own fault. */
void sim_dma_spoil(struct model *m, const struct model_sd *sd, u32 word, u32 value)
{
	u64 list = (u64)sd->r[S_BDLPU] << 32 | sd->r[S_BDLPL];
	__le32 *at = list ? sim_dma_at(m, list + 4 * word, 4) : NULL;

	if (!at)
		return;
	note_spoiled(m, list);
	WRITE_ONCE(*at, cpu_to_le32(value));
}

void model_spoil_list(struct model *m, unsigned int sd, unsigned int entries)
{
	unsigned long flags;
	unsigned int word;

	raw_spin_lock_irqsave(&m->lock, flags);
	for (word = 0; word < 4 * entries; word++)
		sim_dma_spoil(m, &m->sd[sd], word, 0);
	raw_spin_unlock_irqrestore(&m->lock, flags);
}

void model_watch_dma(struct model *m, bool (*covers)(u64 addr, size_t len))
{
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	m->dma.covers = covers;
	memset(m->dma.spoiled, 0, sizeof(m->dma.spoiled));
	raw_spin_unlock_irqrestore(&m->lock, flags);
}

u64 model_strays(struct model *m)
{
	return READ_ONCE(m->dma.strays);
}
