// SPDX-License-Identifier: GPL-2.0
/*
 * A mistake: a constructor that calls a routine of a class that does not exist yet. Once where no
 * thread can be stopped, and once where it is; which is modprobe.
 */
#include "hdaudio_driver.h"
#include "hdaudio.h"	/* the driver's own comes second, and is nothing */

class Base {
public:
	Base()
	{
		KIRQL irql = KeRaiseIrqlToDpcLevel();
		NTSTATUS status = Call();

		KeLowerIrql(irql);
		DbgPrint("ported_pure: above APC_LEVEL it is %08lx\n", status);
		Call();
		DbgPrint("ported_pure: came back\n");
	}

	virtual NTSTATUS Read() = 0;

private:
	__declspec(noinline) NTSTATUS Call()
	{
		return Read();
	}
};

class Derived : public Base {
public:
	NTSTATUS Read()
	{
		return STATUS_SUCCESS;
	}
};

static Derived object;

static int pure_probe(struct hdaudio_device *, const struct hdaudio_device_id *)
{
	return hdaudio_status_to_errno(object.Read());
}

static const struct hdaudio_device_id pure_ids[] = {
	{ "HDAUDIO\\FUNC_7F" },
	{ }
};

static struct hdaudio_driver pure_driver = {
	{ "ported_pure" }, pure_ids, pure_probe,
};
module_hdaudio_driver(pure_driver);

MODULE_DESCRIPTION("calls a pure virtual routine when it is loaded");
MODULE_LICENSE("GPL");
