// SPDX-License-Identifier: GPL-2.0
/*
 * operator new and delete: pool memory, zeroed. Weak, for many a driver brings its own.
 */
#include "../nt/nt.h"

#define NEW_TAG		0x70704325	/* "%Cpp" */

static void *pool_new(size_t bytes, POOL_TYPE type, ULONG tag)
{
	return ExAllocatePoolZero(type, bytes, tag);
}

static void *pool_new_flags(size_t bytes, POOL_FLAGS flags, ULONG tag)
{
	return ExAllocatePool2(flags & ~POOL_FLAG_UNINITIALIZED, bytes, tag);
}

static void pool_delete(void *p)
{
	if (p)
		ExFreePool(p);
}

__weak void *operator new(size_t bytes)
{
	return pool_new(bytes, NonPagedPoolNx, NEW_TAG);
}

__weak void *operator new[](size_t bytes)
{
	return pool_new(bytes, NonPagedPoolNx, NEW_TAG);
}

__weak void *operator new(size_t bytes, POOL_TYPE type)
{
	return pool_new(bytes, type, NEW_TAG);
}

__weak void *operator new[](size_t bytes, POOL_TYPE type)
{
	return pool_new(bytes, type, NEW_TAG);
}

__weak void *operator new(size_t bytes, POOL_TYPE type, ULONG tag)
{
	return pool_new(bytes, type, tag);
}

__weak void *operator new[](size_t bytes, POOL_TYPE type, ULONG tag)
{
	return pool_new(bytes, type, tag);
}

__weak void *operator new(size_t bytes, POOL_FLAGS flags, ULONG tag)
{
	return pool_new_flags(bytes, flags, tag);
}

__weak void *operator new[](size_t bytes, POOL_FLAGS flags, ULONG tag)
{
	return pool_new_flags(bytes, flags, tag);
}

__weak void *operator new(size_t, void *p)
{
	return p;
}

__weak void *operator new[](size_t, void *p)
{
	return p;
}

__weak void operator delete(void *p) noexcept
{
	pool_delete(p);
}

__weak void operator delete[](void *p) noexcept
{
	pool_delete(p);
}

__weak void operator delete(void *p, size_t) noexcept
{
	operator delete(p);
}

__weak void operator delete[](void *p, size_t) noexcept
{
	operator delete[](p);
}
