/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stands in for the kernel's header in C++ files. The compiler's own are what the kernel's are:
 * one instruction each, and full barriers.
 */
#ifndef HDAUDIO_CPP_ATOMIC_H
#define HDAUDIO_CPP_ATOMIC_H

#include <linux/types.h>

struct atomic_t {
	int counter;
};

struct atomic64_t {
	s64 counter;
};

#define atomic_inc_return(a)		__sync_add_and_fetch(&(a)->counter, 1)
#define atomic_dec_return(a)		__sync_sub_and_fetch(&(a)->counter, 1)
#define atomic_add_return(value, a)	__sync_add_and_fetch(&(a)->counter, value)
#define atomic_fetch_add(value, a)	__sync_fetch_and_add(&(a)->counter, value)
#define atomic_fetch_or(value, a)	__sync_fetch_and_or(&(a)->counter, value)
#define atomic_fetch_and(value, a)	__sync_fetch_and_and(&(a)->counter, value)
#define atomic_fetch_xor(value, a)	__sync_fetch_and_xor(&(a)->counter, value)
#define atomic_xchg(a, value)		__atomic_exchange_n(&(a)->counter, value, __ATOMIC_SEQ_CST)
#define atomic_cmpxchg(a, old, value)	__sync_val_compare_and_swap(&(a)->counter, old, value)
#define atomic64_inc_return(a)		__sync_add_and_fetch(&(a)->counter, 1)
#define atomic64_dec_return(a)		__sync_sub_and_fetch(&(a)->counter, 1)
#define atomic64_add_return(value, a)	__sync_add_and_fetch(&(a)->counter, value)
#define atomic64_fetch_add(value, a)	__sync_fetch_and_add(&(a)->counter, value)
#define atomic64_xchg(a, value)		__atomic_exchange_n(&(a)->counter, value, __ATOMIC_SEQ_CST)
#define atomic64_cmpxchg(a, old, value)	__sync_val_compare_and_swap(&(a)->counter, old, value)
#define xchg(p, value)			__atomic_exchange_n(p, value, __ATOMIC_SEQ_CST)
#define cmpxchg(p, old, value)		__sync_val_compare_and_swap(p, old, value)

#endif /* HDAUDIO_CPP_ATOMIC_H */
