/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stands in for the kernel's header in C++ files: what a module says of itself.
 */
#ifndef HDAUDIO_CPP_MODULE_H
#define HDAUDIO_CPP_MODULE_H

#include <linux/compiler.h>
#include <linux/errno.h>

#define HDAUDIO_CPP_NAME2(prefix, number)	prefix##number
#define HDAUDIO_CPP_NAME(prefix, number)	HDAUDIO_CPP_NAME2(prefix, number)

#define MODULE_INFO(tag, text)							\
	static const char HDAUDIO_CPP_NAME(hdaudio_cpp_info, __COUNTER__)[]	\
	__used __section(".modinfo") __aligned(1) = #tag "=" text

#define MODULE_LICENSE(text)		MODULE_INFO(license, text)
#define MODULE_AUTHOR(text)		MODULE_INFO(author, text)
#define MODULE_DESCRIPTION(text)	MODULE_INFO(description, text)
#define MODULE_VERSION(text)		MODULE_INFO(version, text)
#define MODULE_ALIAS(text)		MODULE_INFO(alias, text)

struct module;
extern "C" struct module __this_module;
#define THIS_MODULE (&__this_module)

/* Referred to, or objtool takes it that nobody calls it by its address. */
#define HDAUDIO_CPP_CALLED(function)						\
	static void *HDAUDIO_CPP_NAME(hdaudio_cpp_called, __COUNTER__)		\
	__used __section(".init.data") = (void *)&function

#define module_driver(drv, enroll, remove)					\
	extern "C" int init_module(void);					\
	extern "C" int init_module(void) { return enroll(&(drv)); }		\
	extern "C" void cleanup_module(void);					\
	extern "C" void cleanup_module(void) { remove(&(drv)); }		\
	HDAUDIO_CPP_CALLED(init_module);					\
	HDAUDIO_CPP_CALLED(cleanup_module)

#endif /* HDAUDIO_CPP_MODULE_H */
