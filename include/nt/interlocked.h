/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Interlocked arithmetic: the kernel's atomics, which are full barriers in these forms too.
 *
 * Macros, because clients pass plain and volatile variables alike. Any context.
 */
#ifndef HDAUDIO_NT_INTERLOCKED_H
#define HDAUDIO_NT_INTERLOCKED_H

#include <linux/atomic.h>

#include "types.h"

/* An atomic_t is nothing but its counter, so a LONG in a client's structure is one too. */
#define NT_ATOMIC_AS(type, p) ({					\
	typeof(p) p_ = (p);						\
	BUILD_BUG_ON(sizeof(*p_) != sizeof(type));			\
	(type *)p_;							\
})
#define NT_ATOMIC(p)	NT_ATOMIC_AS(atomic_t, p)
#define NT_ATOMIC64(p)	NT_ATOMIC_AS(atomic64_t, p)

/* These return the new value. */
#define InterlockedIncrement(Addend)	((LONG)atomic_inc_return(NT_ATOMIC(Addend)))
#define InterlockedDecrement(Addend)	((LONG)atomic_dec_return(NT_ATOMIC(Addend)))
#define InterlockedAdd(Addend, Value)	((LONG)atomic_add_return(Value, NT_ATOMIC(Addend)))
#define InterlockedAdd64(Addend, Value) \
	((LONGLONG)atomic64_add_return(Value, NT_ATOMIC64(Addend)))
#define InterlockedIncrement64(Addend)	((LONGLONG)atomic64_inc_return(NT_ATOMIC64(Addend)))
#define InterlockedDecrement64(Addend)	((LONGLONG)atomic64_dec_return(NT_ATOMIC64(Addend)))

/* All others return the value before. */
#define InterlockedExchangeAdd(Addend, Value) \
	((LONG)atomic_fetch_add(Value, NT_ATOMIC(Addend)))
#define InterlockedOr(Destination, Value) \
	((LONG)atomic_fetch_or(Value, NT_ATOMIC(Destination)))
#define InterlockedAnd(Destination, Value) \
	((LONG)atomic_fetch_and(Value, NT_ATOMIC(Destination)))
#define InterlockedXor(Destination, Value) \
	((LONG)atomic_fetch_xor(Value, NT_ATOMIC(Destination)))
#define InterlockedExchange(Target, Value) \
	((LONG)atomic_xchg(NT_ATOMIC(Target), Value))
#define InterlockedCompareExchange(Destination, ExChange, Comperand) \
	((LONG)atomic_cmpxchg(NT_ATOMIC(Destination), Comperand, ExChange))
#define InterlockedExchangeAdd64(Addend, Value) \
	((LONGLONG)atomic64_fetch_add(Value, NT_ATOMIC64(Addend)))
#define InterlockedExchange64(Target, Value) \
	((LONGLONG)atomic64_xchg(NT_ATOMIC64(Target), Value))
#define InterlockedCompareExchange64(Destination, ExChange, Comperand) \
	((LONGLONG)atomic64_cmpxchg(NT_ATOMIC64(Destination), Comperand, ExChange))
#define InterlockedExchangePointer(Target, Value) \
	((PVOID)xchg((void **)(Target), (void *)(Value)))
#define InterlockedCompareExchangePointer(Destination, Exchange, Comperand) \
	((PVOID)cmpxchg((void **)(Destination), (void *)(Comperand), (void *)(Exchange)))

/* One of a LONG's 32 bits; these return what it was. */
#define NT_BIT(Bit)	((LONG)(1U << (Bit)))
#define InterlockedBitTestAndSet(Base, Bit) \
	((UCHAR)!!(InterlockedOr(Base, NT_BIT(Bit)) & NT_BIT(Bit)))
#define InterlockedBitTestAndReset(Base, Bit) \
	((UCHAR)!!(InterlockedAnd(Base, ~NT_BIT(Bit)) & NT_BIT(Bit)))

#endif /* HDAUDIO_NT_INTERLOCKED_H */
