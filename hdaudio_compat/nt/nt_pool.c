// SPDX-License-Identifier: GPL-2.0
/*
 * Tagged pool memory: a kernel allocation with a small header right before the address the
 * client gets.
 */
#include <linux/align.h>
#include <linux/bug.h>
#include <linux/cache.h>
#include <linux/export.h>
#include <linux/mm.h>
#include <linux/overflow.h>
#include <linux/slab.h>

#include "nt/irql.h"
#include "nt/pool.h"

#include "nt_priv.h"

#define POOL_ALIGN	16
#define POOL_LIVE	0x6c6f6f70
#define POOL_FREED	0x65657266

/**
 * struct pool_header - sits right before a client's memory
 * @base: what the kernel's allocator returned
 * @tag: the client's tag
 * @state: POOL_LIVE, or POOL_FREED while nobody has used the memory again
 */
struct pool_header {
	void *base;
	u32 tag;
	u32 state;
};

static_assert(sizeof(struct pool_header) <= POOL_ALIGN);

static struct pool_header *pool_header(const void *p)
{
	return (struct pool_header *)p - 1;
}

/* NT aligns what is a page or more on pages. */
static size_t pool_align(size_t bytes, bool cache_aligned)
{
	if (bytes >= PAGE_SIZE)
		return PAGE_SIZE;
	return cache_aligned ? max(POOL_ALIGN, L1_CACHE_BYTES) : POOL_ALIGN;
}

/*
 * Room for the header and for the way to the next aligned address. What is larger than a page
 * begins on one, from either of the kernel's allocators, so there the next one has both.
 */
static size_t pool_room(size_t align)
{
	return align == PAGE_SIZE ? PAGE_SIZE : sizeof(struct pool_header) + align;
}

/* Only paged pool may come from vmalloc: the other is freed where vfree() must not be called. */
static void *pool_base(size_t bytes, bool paged, gfp_t gfp)
{
	if (KeGetCurrentIrql() > APC_LEVEL)
		return kmalloc(bytes, GFP_ATOMIC | gfp);
	return paged ? kvmalloc(bytes, GFP_KERNEL | gfp) : kmalloc(bytes, GFP_KERNEL | gfp);
}

/*
 * Where a block begins in what was allocated for it: behind its header, aligned. One that is
 * smaller than a page lies within one; there may not be room for that.
 */
static void *pool_place(void *base, size_t total, size_t bytes, size_t align)
{
	void *p = PTR_ALIGN(base + sizeof(struct pool_header), align);

	if (bytes < PAGE_SIZE && offset_in_page(p) + bytes > PAGE_SIZE)
		p = PTR_ALIGN(p, PAGE_SIZE);
	return p + bytes <= base + total ? p : NULL;
}

/* The kernel's blocks may cross a page where they are not powers of two, or debugged. */
static void *pool_base_within_a_page(void *base, size_t *total, size_t bytes, bool paged, gfp_t gfp)
{
	kvfree(base);
	*total += bytes;
	return pool_base(*total, paged, gfp);
}

static void *pool_alloc(size_t bytes, ULONG tag, bool paged, bool cache_aligned, gfp_t gfp)
{
	size_t align = pool_align(bytes, cache_aligned);
	struct pool_header *header;
	size_t total;
	void *base, *p;

	gfp |= __GFP_NOWARN;
	if (check_add_overflow(bytes, pool_room(align), &total))
		return NULL;
	base = pool_base(total, paged, gfp);
	if (base && !pool_place(base, total, bytes, align))
		base = pool_base_within_a_page(base, &total, bytes, paged, gfp);
	if (!base)
		return NULL;
	p = pool_place(base, total, bytes, align);
	header = pool_header(p);
	header->base = base;
	header->tag = tag;
	header->state = POOL_LIVE;
	return p;
}

static bool type_is_paged(POOL_TYPE type)
{
	return type & PagedPool;
}

static bool type_is_aligned(POOL_TYPE type)
{
	return type & NonPagedPoolCacheAligned;
}

/**
 * ExAllocatePoolWithTag - allocate memory, not zeroed
 * @PoolType: paged pool may be used and freed at PASSIVE_LEVEL only, the other anywhere;
 *	nothing is ever paged out
 * @NumberOfBytes: how much; from a page up it is page aligned, else to 16 bytes or, with the
 *	CacheAligned types, to a cache line, and does not cross a page
 * @Tag: four characters to be repeated when it is freed
 *
 * Context: up to DISPATCH_LEVEL; sleeps at PASSIVE_LEVEL.
 * Return: the memory; NULL if there is none.
 */
PVOID ExAllocatePoolWithTag(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag)
{
	return pool_alloc(NumberOfBytes, Tag, type_is_paged(PoolType), type_is_aligned(PoolType),
			  0);
}
EXPORT_SYMBOL_GPL(ExAllocatePoolWithTag);

/**
 * ExAllocatePoolZero - allocate zeroed memory
 * @PoolType: as for ExAllocatePoolWithTag()
 * @NumberOfBytes: how much
 * @Tag: four characters to be repeated when it is freed
 *
 * Context: up to DISPATCH_LEVEL; sleeps at PASSIVE_LEVEL.
 * Return: the memory; NULL if there is none.
 */
PVOID ExAllocatePoolZero(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag)
{
	return pool_alloc(NumberOfBytes, Tag, type_is_paged(PoolType), type_is_aligned(PoolType),
			  __GFP_ZERO);
}
EXPORT_SYMBOL_GPL(ExAllocatePoolZero);

#define POOL_KINDS (POOL_FLAG_NON_PAGED | POOL_FLAG_NON_PAGED_EXECUTE | POOL_FLAG_PAGED)

/**
 * ExAllocatePool2 - allocate memory, zeroed unless told otherwise
 * @Flags: exactly one of POOL_FLAG_NON_PAGED, POOL_FLAG_NON_PAGED_EXECUTE (no different) and
 *	POOL_FLAG_PAGED; POOL_FLAG_UNINITIALIZED and POOL_FLAG_CACHE_ALIGNED are obeyed; there
 *	are no exceptions to raise on failure
 * @NumberOfBytes: how much, not zero
 * @Tag: four characters to be repeated when it is freed, not zero
 *
 * Context: up to DISPATCH_LEVEL; sleeps at PASSIVE_LEVEL.
 * Return: the memory; NULL if there is none or an argument is wrong.
 */
PVOID ExAllocatePool2(POOL_FLAGS Flags, SIZE_T NumberOfBytes, ULONG Tag)
{
	gfp_t gfp = Flags & POOL_FLAG_UNINITIALIZED ? 0 : __GFP_ZERO;

	if (hweight64(Flags & POOL_KINDS) != 1 || !NumberOfBytes || !Tag)
		return NULL;
	return pool_alloc(NumberOfBytes, Tag, Flags & POOL_FLAG_PAGED,
			  Flags & POOL_FLAG_CACHE_ALIGNED, gfp);
}
EXPORT_SYMBOL_GPL(ExAllocatePool2);

/**
 * hdb_pool_fault - what is wrong with freeing a block
 * @p: the block
 * @tag: the tag it is freed with, 0 for any
 *
 * Context: any.
 * Return: NULL if nothing is, else the fault in words.
 */
const char *hdb_pool_fault(const void *p, ULONG tag)
{
	const struct pool_header *header;

	if (!p)
		return "NULL is freed";
	header = pool_header(p);
	if (!IS_ALIGNED((unsigned long)p, POOL_ALIGN) || header->state != POOL_LIVE)
		return "not pool memory, or freed before";
	if (tag && tag != header->tag)
		return "freed with another tag than it was allocated with";
	return NULL;
}

/**
 * ExFreePoolWithTag - free pool memory
 * @P: the memory
 * @Tag: the tag it was allocated with; 0 is not compared
 *
 * A wrong tag is warned of and the memory freed; what is not pool memory is warned of and left
 * alone.
 *
 * Context: up to DISPATCH_LEVEL; PASSIVE_LEVEL for paged pool.
 */
VOID ExFreePoolWithTag(PVOID P, ULONG Tag)
{
	const char *fault = hdb_pool_fault(P, Tag);

	WARN(fault, "pool memory %p, tag %08x: %s\n", P, Tag, fault);
	if (hdb_pool_fault(P, 0))
		return;
	pool_header(P)->state = POOL_FREED;
	kvfree(pool_header(P)->base);
}
EXPORT_SYMBOL_GPL(ExFreePoolWithTag);

/**
 * ExFreePool - free pool memory, whatever its tag
 * @P: the memory
 *
 * Context: up to DISPATCH_LEVEL; PASSIVE_LEVEL for paged pool.
 */
VOID ExFreePool(PVOID P)
{
	ExFreePoolWithTag(P, 0);
}
EXPORT_SYMBOL_GPL(ExFreePool);
