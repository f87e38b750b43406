// SPDX-License-Identifier: GPL-2.0
/*
 * The DMA buffer in user space. Its pages are the bus driver's, so they are mapped by frame
 * number without references, and taken out again before the buffer is given back.
 */
#include <linux/fs.h>
#include <linux/mm.h>

#include "codec.h"

/* Pages from @page on, at most @n, that are contiguous in memory too. */
static unsigned int contiguous_pages(const struct hdg_engine *e, unsigned int page,
				     unsigned int n)
{
	unsigned long pfn = hdg_engine_pfn(e, page);
	unsigned int i = 1;

	while (i < n && hdg_engine_pfn(e, page + i) == pfn + i)
		i++;
	return i;
}

static int map_pages(const struct hdg_engine *e, struct vm_area_struct *vma)
{
	unsigned int page = vma->vm_pgoff, n = vma_pages(vma), run;
	unsigned long address = vma->vm_start;
	int err;

	for (; n; n -= run, page += run, address += (unsigned long)run << PAGE_SHIFT) {
		run = contiguous_pages(e, page, n);
		err = remap_pfn_range(vma, address, hdg_engine_pfn(e, page),
				      (unsigned long)run << PAGE_SHIFT, vma->vm_page_prot);
		if (err)
			return err;
	}
	return 0;
}

/**
 * hdg_mmap - map a stream's buffer into user space
 * @s: the stream
 * @vma: where; ALSA has checked that it lies inside the buffer
 *
 * Context: may sleep.
 * Return: 0, -ENODEV after removal, -EBUSY if the buffer is mapped by way of another file
 * system node already, or a negative errno.
 */
int hdg_mmap(struct hdg_stream *s, struct vm_area_struct *vma)
{
	struct address_space *mapping = vma->vm_file->f_mapping;
	int err = -EBUSY;

	mutex_lock(&s->lock);
	if (s->gone || !s->engine.buffered) {
		err = -ENODEV;
	} else if (!s->mapping || s->mapping == mapping) {
		if (!s->mapping)
			ihold(mapping->host);
		s->mapping = mapping;
		err = map_pages(&s->engine, vma);
	}
	mutex_unlock(&s->lock);
	return err;
}

/**
 * hdg_unmap - take a stream's buffer out of user space, where it is about to be freed
 * @s: the stream; its lock is held
 *
 * A program that touches the place afterwards gets SIGBUS.
 *
 * Context: may sleep.
 */
void hdg_unmap(struct hdg_stream *s)
{
	lockdep_assert_held(&s->lock);
	if (!s->mapping)
		return;
	unmap_mapping_range(s->mapping, 0, PAGE_ALIGN(s->engine.bytes), 1);
	iput(s->mapping->host);
	s->mapping = NULL;
}
