// SPDX-License-Identifier: GPL-2.0
/*
 * Memory held by drivers: allocations and pages that a call chain through one of the sound
 * modules got and has not given back. Slab pages are not counted beside the objects in them.
 */
#include <linux/hash.h>
#include <linux/kallsyms.h>
#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/stacktrace.h>
#include <linux/tracepoint.h>
#include <linux/vmalloc.h>
#include <trace/events/kmem.h>

#include "bench.h"

#define ENTRIES	65536
#define BUCKETS	4096
#define FRAMES	48

struct held {
	struct hlist_node node;
	unsigned long key;
	u32 bytes;
	bool pages;
};

static struct held *pool;
static unsigned int used;
static struct hlist_head buckets[BUCKETS];
static DEFINE_RAW_SPINLOCK(lock);
static bool overflow;

static const char * const modules[] = { "[snd", "[hdaudio_compat", "[hdaudio_generic" };

static bool frame_is_driver(unsigned long address)
{
	char name[KSYM_SYMBOL_LEN];
	int i;

	snprintf(name, sizeof(name), "%pS", (void *)address);
	for (i = 0; i < ARRAY_SIZE(modules); i++) {
		if (strstr(name, modules[i]))
			return true;
	}
	return false;
}

static bool called_by_driver(void)
{
	unsigned long frames[FRAMES];
	unsigned int n = stack_trace_save(frames, FRAMES, 0);

	while (n--) {
		if (frame_is_driver(frames[n]))
			return true;
	}
	return false;
}

static struct hlist_head *bucket_of(unsigned long key)
{
	return &buckets[hash_long(key, ilog2(BUCKETS))];
}

static struct held *lookup(unsigned long key)
{
	struct held *held;

	hlist_for_each_entry(held, bucket_of(key), node) {
		if (held->key == key)
			return held;
	}
	return NULL;
}

static void note(unsigned long key, u32 bytes, bool pages)
{
	unsigned long flags;

	if (!key || !called_by_driver())
		return;
	raw_spin_lock_irqsave(&lock, flags);
	if (used < ENTRIES) {
		pool[used] = (struct held){ .key = key, .bytes = bytes, .pages = pages };
		hlist_add_head(&pool[used++].node, bucket_of(key));
	} else {
		overflow = true;
	}
	raw_spin_unlock_irqrestore(&lock, flags);
}

static void forget(unsigned long key)
{
	struct held *held;
	unsigned long flags;

	raw_spin_lock_irqsave(&lock, flags);
	held = lookup(key);
	if (held)
		hlist_del_init(&held->node);
	raw_spin_unlock_irqrestore(&lock, flags);
}

static void on_kmalloc(void *data, unsigned long site, const void *ptr, size_t asked, size_t got,
		       gfp_t gfp, int node)
{
	note((unsigned long)ptr, got, false);
}

static void on_cache_alloc(void *data, unsigned long site, const void *ptr,
			   struct kmem_cache *cache, gfp_t gfp, int node)
{
	note((unsigned long)ptr, kmem_cache_size(cache), false);
}

static void on_kfree(void *data, unsigned long site, const void *ptr)
{
	forget((unsigned long)ptr);
}

static void on_cache_free(void *data, unsigned long site, const void *ptr,
			  const struct kmem_cache *cache)
{
	forget((unsigned long)ptr);
}

static void on_pages(void *data, struct page *page, unsigned int order, gfp_t gfp, int type)
{
	note((unsigned long)page, PAGE_SIZE << order, true);
}

static void on_pages_free(void *data, struct page *page, unsigned int order)
{
	forget((unsigned long)page);
}

static void on_page_free_batched(void *data, struct page *page)
{
	forget((unsigned long)page);
}

static struct {
	const char *name;
	void *probe;
	struct tracepoint *tp;
	bool on;
} probes[] = {
	{ "kmalloc", on_kmalloc },
	{ "kmem_cache_alloc", on_cache_alloc },
	{ "kfree", on_kfree },
	{ "kmem_cache_free", on_cache_free },
	{ "mm_page_alloc", on_pages },
	{ "mm_page_free", on_pages_free },
	{ "mm_page_free_batched", on_page_free_batched },
};

static void find(struct tracepoint *tp, void *data)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(probes); i++) {
		if (!strcmp(tp->name, probes[i].name))
			probes[i].tp = tp;
	}
}

void bench_memory_stop(void)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(probes); i++) {
		if (probes[i].on)
			tracepoint_probe_unregister(probes[i].tp, probes[i].probe, NULL);
		probes[i].on = false;
	}
	tracepoint_synchronize_unregister();
	vfree(pool);
	pool = NULL;
}

static int start(void)
{
	int i, err = 0;

	pool = vzalloc(ENTRIES * sizeof(*pool));
	if (!pool)
		return -ENOMEM;
	memset(buckets, 0, sizeof(buckets));
	used = 0;
	overflow = false;
	for_each_kernel_tracepoint(find, NULL);
	for (i = 0; i < ARRAY_SIZE(probes) && !err; i++) {
		err = probes[i].tp ? tracepoint_probe_register(probes[i].tp, probes[i].probe, NULL)
				   : -ENOENT;
		probes[i].on = !err;
	}
	if (err)
		bench_memory_stop();
	return err;
}

/* Pages of a slab, or of a large kmalloc() that is noted itself, are not counted again. */
static bool counted_elsewhere(const struct held *held)
{
	struct page *page = (struct page *)held->key;

	return held->pages && (PageSlab(page) || lookup((unsigned long)page_address(page)));
}

static int report(void)
{
	u64 objects = 0, pages = 0;
	unsigned int i;

	for (i = 0; i < used; i++) {
		if (hlist_unhashed(&pool[i].node) || counted_elsewhere(&pool[i]))
			continue;
		if (pool[i].pages)
			pages += pool[i].bytes;
		else
			objects += pool[i].bytes;
	}
	bench_result("objects=%llu pages=%llu", objects, pages);
	return overflow ? -ENOSPC : 0;
}

/* memory start | report | stop */
int bench_run_memory(char **words, int n)
{
	if (n != 2)
		return -EINVAL;
	if (!strcmp(words[1], "start"))
		return pool ? -EBUSY : start();
	if (!strcmp(words[1], "report"))
		return pool ? report() : -EINVAL;
	bench_memory_stop();
	return 0;
}
