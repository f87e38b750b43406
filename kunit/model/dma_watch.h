/* SPDX-License-Identifier: GPL-2.0 */
/*
 * DMA memory of a device, counted and made to run out.
 */
#ifndef DMA_WATCH_H
#define DMA_WATCH_H

#include <linux/device.h>

void dma_watch_begin(struct device *dev);
void dma_watch_end(struct device *dev);
int dma_watch_live(void);
bool dma_watch_covers(u64 addr, size_t len);
void dma_watch_fail_from(unsigned int nth);
void dma_watch_fail_above(size_t bytes);

#endif /* DMA_WATCH_H */
