// SPDX-License-Identifier: GPL-2.0
/*
 * Every routine once more, called by a thread that has a fast mutex, and so is at APC_LEVEL: those
 * for PASSIVE_LEVEL are refused, those that may be called higher are not.
 */
#include <sound/hda_register.h>

#include "contract/contract.h"

static void with_tag(struct contract *c)
{
	EXPECT_GOOD(c, call_RegisterEventCallback(c));
	c->args.tag = c->out.tag;
}

static void to_stop(struct contract *c)
{
	c->args.state = StopState;
}

static const struct contract_case level_table[] = {
	{ "TransferCodecVerbs: STATUS_UNSUCCESSFUL: fast mutex held, and no callback",
	  call_TransferCodecVerbs, .under_mutex = true },
	{ "AllocateCaptureDmaEngine: STATUS_UNSUCCESSFUL: fast mutex held",
	  call_AllocateCaptureDmaEngine, .under_mutex = true },
	{ "AllocateRenderDmaEngine: STATUS_UNSUCCESSFUL: fast mutex held",
	  call_AllocateRenderDmaEngine, .under_mutex = true },
	{ "ChangeBandwidthAllocation: STATUS_UNSUCCESSFUL: fast mutex held",
	  call_ChangeBandwidthAllocation, with_engine, .under_mutex = true },
	{ "AllocateDmaBuffer: STATUS_UNSUCCESSFUL: fast mutex held",
	  call_AllocateDmaBuffer, with_engine, .under_mutex = true },
	{ "FreeDmaBuffer: STATUS_UNSUCCESSFUL: fast mutex held",
	  call_FreeDmaBuffer, with_buffer, .under_mutex = true },
	{ "FreeDmaEngine: STATUS_SUCCESS: fast mutex held",
	  call_FreeDmaEngine, with_engine, .under_mutex = true },
	{ "SetDmaEngineState: STATUS_SUCCESS: fast mutex held",
	  call_SetDmaEngineState, with_buffer, to_stop, .under_mutex = true },
	{ "GetLinkPositionRegister: STATUS_SUCCESS: fast mutex held",
	  call_GetLinkPositionRegister, with_engine, .under_mutex = true },
	{ "RegisterEventCallback: STATUS_UNSUCCESSFUL: fast mutex held",
	  call_RegisterEventCallback, .under_mutex = true },
	{ "UnregisterEventCallback: STATUS_UNSUCCESSFUL: fast mutex held",
	  call_UnregisterEventCallback, with_tag, .under_mutex = true },
	{ "GetDeviceInformation: STATUS_UNSUCCESSFUL: fast mutex held",
	  call_GetDeviceInformation, .under_mutex = true },
	{ "AllocateDmaBufferWithNotification: STATUS_UNSUCCESSFUL: fast mutex held",
	  call_AllocateDmaBufferWithNotification, with_engine, .under_mutex = true },
	{ "FreeDmaBufferWithNotification: STATUS_UNSUCCESSFUL: fast mutex held",
	  call_FreeDmaBufferWithNotification, with_notifying, .under_mutex = true },
	{ "RegisterNotificationEvent: STATUS_UNSUCCESSFUL: fast mutex held",
	  call_RegisterNotificationEvent, with_notifying, .under_mutex = true },
	{ "UnregisterNotificationEvent: STATUS_UNSUCCESSFUL: fast mutex held",
	  call_UnregisterNotificationEvent, with_event, .under_mutex = true },
	{ "RegisterNotificationCallback: STATUS_UNSUCCESSFUL: fast mutex held",
	  call_RegisterNotificationCallback, with_notifying, .under_mutex = true },
	{ "UnregisterNotificationCallback: STATUS_UNSUCCESSFUL: fast mutex held",
	  call_UnregisterNotificationCallback, with_callback, .under_mutex = true },
	{ "AllocateContiguousDmaBuffer: STATUS_UNSUCCESSFUL: fast mutex held",
	  call_AllocateContiguousDmaBuffer, with_bdl_engine, .under_mutex = true },
	{ "SetupDmaEngineWithBdl: STATUS_UNSUCCESSFUL: fast mutex held",
	  call_SetupDmaEngineWithBdl, with_contiguous, .under_mutex = true },
	{ "FreeContiguousDmaBuffer: STATUS_UNSUCCESSFUL: fast mutex held",
	  call_FreeContiguousDmaBuffer, with_contiguous, .under_mutex = true },
};

CONTRACT_TABLE(level_table)

static void ask_both(void *arg)
{
	call_GetWallClockRegister(arg);
	call_GetResourceInformation(arg);
}

static void level_of_what_cannot_fail(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);

	memset(&c->out, CONTRACT_CANARY, sizeof(c->out));
	fixture_under_mutex(ask_both, c);
	KUNIT_EXPECT_PTR_EQ(test, (void *)c->out.clock,
			    (void __force *)c->f->ctrl->io.mirror + AZX_REG_WALLCLK);
	KUNIT_EXPECT_EQ(test, c->out.address, 0);
	KUNIT_EXPECT_EQ(test, c->out.node, 1);
	contract_end(c, false);
}

static bool level_is_tried(const struct contract_entry *entry)
{
	unsigned int i;

	if (entry->call == call_GetWallClockRegister || entry->call == call_GetResourceInformation)
		return true;
	for (i = 0; i < ARRAY_SIZE(level_table); i++)
		if (level_table[i].call == entry->call)
			return true;
	return false;
}

static void level_of_every_routine(struct kunit *test)
{
	unsigned int i;

	for (i = 0; i < CONTRACT_ROUTINES; i++)
		KUNIT_EXPECT_TRUE_MSG(test, level_is_tried(&contract_routines[i]), "%s",
				      contract_routines[i].name);
}

static struct kunit_case ddi_level_cases[] = {
	CONTRACT_CASES(level_table),
	KUNIT_CASE(level_of_what_cannot_fail),
	KUNIT_CASE(level_of_every_routine),
	{ }
};

static struct kunit_suite ddi_level_suite = {
	.name = "hdaudio_ddi_level",
	.test_cases = ddi_level_cases,
};

kunit_test_suite(ddi_level_suite);
