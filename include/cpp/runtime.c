// SPDX-License-Identifier: GPL-2.0
/*
 * What C++ files need of the language's own library: part of each module that has any.
 */
#include <linux/kcsan-checks.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/slab.h>

#include "../hdaudio_driver.h"

#include "calls.h"

/* To the bus driver, not to here. */
#undef hdaudio_driver_register
#undef hdaudio_driver_unregister
/* Kbuild does not know whose file this is: KBUILD_MODNAME is another. */
#define hdaudio_driver_register(drv) \
	__hdaudio_driver_register(drv, THIS_MODULE, module_name(THIS_MODULE))

/* Whose module it is. Its address is all that is ever used. */
void *__dso_handle = &__dso_handle;

/**
 * struct cpp_exit - an object whose destructor is to be called
 * @link: among them, the last one that was made first
 * @fn: the destructor
 * @argument: the object
 */
struct cpp_exit {
	struct list_head link;
	void (*fn)(void *argument);
	void *argument;
};

static DEFINE_SPINLOCK(exits_lock);
static LIST_HEAD(exits);

static unsigned int cpp_drivers; /* registered; touched by the module's init and exit only */

/**
 * __cxa_atexit - what the compiler calls when a static object has been made
 * @fn: its destructor
 * @argument: the object
 * @module: __dso_handle
 *
 * Context: any, for an object in a function may be made wherever the function is called.
 * Return: 0; else there is no memory to remember it, and the destructor is not called.
 */
int __cxa_atexit(void (*fn)(void *argument), void *argument, void *module)
{
	struct cpp_exit *e = kmalloc(sizeof(*e), GFP_ATOMIC);
	unsigned long flags;

	if (!e)
		return -ENOMEM;
	e->fn = fn;
	e->argument = argument;
	spin_lock_irqsave(&exits_lock, flags);
	list_add(&e->link, &exits);
	spin_unlock_irqrestore(&exits_lock, flags);
	return 0;
}

static struct cpp_exit *exit_pop(void)
{
	struct cpp_exit *e;
	unsigned long flags;

	spin_lock_irqsave(&exits_lock, flags);
	e = list_first_entry_or_null(&exits, struct cpp_exit, link);
	if (e)
		list_del(&e->link);
	spin_unlock_irqrestore(&exits_lock, flags);
	return e;
}

static void cpp_start(void)
{
	void (**initialiser)(void);

	for (initialiser = hdaudio_cpp_initialisers; *initialiser; initialiser++)
		(*initialiser)();
}

static void cpp_end(void)
{
	struct cpp_exit *e;

	while ((e = exit_pop())) {
		e->fn(e->argument);
		kfree(e);
	}
}

/**
 * hdaudio_cpp_register - register a driver of a module with C++ files
 * @drv: the driver
 *
 * Before the first of a module its static objects are made.
 *
 * Context: the module's init.
 * Return: 0 or a negative errno.
 */
int hdaudio_cpp_register(struct hdaudio_driver *drv)
{
	int err;

	if (!cpp_drivers++)
		cpp_start();
	err = hdaudio_driver_register(drv);
	if (err && !--cpp_drivers)
		cpp_end();
	return err;
}

/**
 * hdaudio_cpp_unregister - and back; after the last one the static objects are destroyed
 * @drv: the driver
 *
 * Context: the module's exit.
 */
void hdaudio_cpp_unregister(struct hdaudio_driver *drv)
{
	hdaudio_driver_unregister(drv);
	if (!--cpp_drivers)
		cpp_end();
}

/* A thread is put to sleep for good, which leaves the machine, and its log, to look at. */
static long cpp_stop(const char *what)
{
	WARN(1, "%s: %s\n", module_name(THIS_MODULE), what);
	while (KeGetCurrentIrql() <= APC_LEVEL) {
		set_current_state(TASK_IDLE);
		schedule();
	}
	return STATUS_NOT_IMPLEMENTED;
}

/**
 * __cxa_pure_virtual - what is called in place of a routine that no class has
 *
 * A constructor or destructor has called it, or somebody an object that is gone. A thread does not
 * come back from here. What runs above APC_LEVEL has no thread of its own to stop, and does.
 *
 * Context: any.
 * Return: STATUS_NOT_IMPLEMENTED.
 */
long __cxa_pure_virtual(void)
{
	return cpp_stop("a pure virtual routine was called");
}

/**
 * __cxa_deleted_virtual - the same of a deleted one
 *
 * Context: any.
 * Return: STATUS_NOT_IMPLEMENTED.
 */
long __cxa_deleted_virtual(void)
{
	return cpp_stop("a deleted virtual routine was called");
}

/* KASAN would like to know which file's objects are being made. */
void __asan_before_dynamic_init(const void *file)
{
}

void __asan_after_dynamic_init(void)
{
}

/*
 * KCSAN is told of the pointer to an object's virtual routines as of other memory. Where it is
 * written as it was, by each constructor of the same class, nobody sees a difference.
 */
void __tsan_vptr_update(void *vptr, void *table)
{
	if (READ_ONCE(*(void **)vptr) != table)
		kcsan_check_write(vptr, sizeof(table));
}

void __tsan_vptr_read(void *vptr)
{
	kcsan_check_read(vptr, sizeof(void *));
}
