/* SPDX-License-Identifier: GPL-2.0 */
/*
 * One DDI call at a time, held against the contract in include/hdaudio.h.
 *
 * A case names a routine, the status it must return and the cause. The engine is brought into
 * a state, the arguments of a good call are filled in, one thing is spoiled, the routine is
 * called through the table that a client holds. What is refused must have left no trace: no
 * out-parameter written, no state or register changed, no memory kept.
 */
#ifndef CONTRACT_H
#define CONTRACT_H

#include "fixture.h"

#define CONTRACT_HANDLES	4

/* Where a routine may write; filled with CONTRACT_CANARY before the call. */
struct contract_out {
	HANDLE handle;
	HDAUDIO_CONVERTER_FORMAT code;
	PMDL mdl;
	SIZE_T size;
	SIZE_T offset;
	UCHAR id;
	ULONG fifo;
	PULONG position;
	PVOID data;
	PHDAUDIO_BUFFER_DESCRIPTOR list;
	UCHAR tag;
	UCHAR address;
	UCHAR node;
	PULONG clock;
	HDAUDIO_DEVICE_INFORMATION_V2 information;
	HDAUDIO_CODEC_TRANSFER transfer;
};

#define CONTRACT_CANARY		0xa5

/**
 * struct contract_args - the arguments of the next call; each routine takes those it knows
 * @context: the interface's
 * @handle: the engine
 * @handles: the engines of SetDmaEngineState
 * @list: where they are, or NULL
 * @count: how many they are
 * @state: the state wanted
 * @format: the format wanted
 * @stream_format: where it is, or NULL
 * @stripe: across all SDO lines
 * @codec: where a capture stream comes from
 * @size: of the buffer wanted, or being freed
 * @notifications: NotificationCount
 * @mdl: of the buffer being freed
 * @bytes: BufferLength of SetupDmaEngineWithBdl
 * @lvi: last valid index
 * @isr: routine of the BDL interface
 * @event: event to register
 * @fdo: device object of a callback
 * @routine: callback
 * @cookie: its context
 * @transfers: commands
 * @n_transfers: how many
 * @listener: callback of an unsolicited response
 * @tag: the tag being given back
 * @to: where the results go
 */
struct contract_args {
	PVOID context;
	HANDLE handle;
	HANDLE handles[CONTRACT_HANDLES];
	PHANDLE list;
	ULONG count;
	HDAUDIO_STREAM_STATE state;
	HDAUDIO_STREAM_FORMAT format;
	PHDAUDIO_STREAM_FORMAT stream_format;
	BOOLEAN stripe;
	UCHAR codec;
	SIZE_T size;
	ULONG notifications;
	PMDL mdl;
	ULONG bytes;
	ULONG lvi;
	PHDAUDIO_BDL_ISR isr;
	PKEVENT event;
	PDEVICE_OBJECT fdo;
	PHDAUDIO_DMA_NOTIFICATION_CALLBACK routine;
	PVOID cookie;
	PHDAUDIO_CODEC_TRANSFER transfers;
	ULONG n_transfers;
	PHDAUDIO_UNSOLICITED_RESPONSE_CALLBACK listener;
	UCHAR tag;
	struct {
		PHANDLE handle;
		PHDAUDIO_CONVERTER_FORMAT code;
		PMDL *mdl;
		PSIZE_T size;
		PSIZE_T offset;
		PUCHAR id;
		PULONG fifo;
		PULONG *position;
		PVOID *data;
		PHDAUDIO_BUFFER_DESCRIPTOR *list;
		PUCHAR tag;
		PUCHAR address;
		PUCHAR node;
		PULONG *clock;
		PHDAUDIO_DEVICE_INFORMATION information;
	} to;
};

/**
 * struct contract - the situation a call is made in
 * @test: the test case
 * @f: what it stands on
 * @v3: a client of HDAUDIO_BUS_INTERFACE_V3
 * @other: another one, of the same function group
 * @bdl: a client of HDAUDIO_BUS_INTERFACE_BDL
 * @client: the one that calls: @v3 unless arranged otherwise
 * @args: arguments of the call
 * @got: results of the calls that arranged the situation
 * @out: results of the call itself
 * @event: an event
 * @calls: calls of the callback or interrupt routine
 */
struct contract {
	struct kunit *test;
	struct fixture *f;
	struct fixture_client *v3;
	struct fixture_client *other;
	struct fixture_client *bdl;
	struct fixture_client *client;
	struct contract_args args;
	struct contract_out got;
	struct contract_out out;
	KEVENT event;
	atomic_t calls;
};

/* Makes a call with the arguments of the situation. */
typedef NTSTATUS contract_routine(struct contract *c);

/**
 * struct contract_case - one line of the contract
 * @name: "Routine: STATUS_NAME: cause"; the status is the one expected
 * @call: the routine
 * @arrange: what happens before, or NULL
 * @spoil: what is wrong with the call, or NULL
 * @check: what must be true afterwards beside the status, or NULL
 * @spec: what to stand on, or NULL
 * @at_dispatch: call it at DISPATCH_LEVEL
 * @under_mutex: call it with a fast mutex held
 * @faulty: the hardware fails: its registers may have changed, its rules been broken
 */
struct contract_case {
	const char *name;
	contract_routine *call;
	void (*arrange)(struct contract *c);
	void (*spoil)(struct contract *c);
	void (*check)(struct contract *c);
	const struct fixture_spec *spec;
	bool at_dispatch;
	bool under_mutex;
	bool faulty;
};

struct contract *contract_new(struct kunit *test, const struct fixture_spec *spec);
void contract_end(struct contract *c, bool faulty);
void contract_run(struct kunit *test, const struct contract_case *k);

/* The suite's cases from a table of struct contract_case called @table. */
#define CONTRACT_TABLE(table)							\
	static void table##_name(const struct contract_case *k, char *desc)	\
	{									\
		strscpy(desc, k->name, KUNIT_PARAM_DESC_SIZE);			\
	}									\
	KUNIT_ARRAY_PARAM(table, table, table##_name);				\
	static void table##_case(struct kunit *test)				\
	{									\
		contract_run(test, test->param_value);				\
	}

#define CONTRACT_CASES(table)	KUNIT_CASE_PARAM(table##_case, table##_gen_params)

/* The routines, with the arguments of @c; what returns nothing is a success. */
#define CONTRACT_ROUTINE(type, name) NTSTATUS call_##name(struct contract *c);
HDAUDIO_ROUTINES(CONTRACT_ROUTINE)
#undef CONTRACT_ROUTINE

#define EXPECT_GOOD(c, call)	KUNIT_EXPECT_EQ((c)->test, (u32)(call), (u32)STATUS_SUCCESS)

/* The same as a table, by number. */
enum contract_number {
#define CONTRACT_NUMBER(type, name) ROUTINE_##name,
	HDAUDIO_ROUTINES(CONTRACT_NUMBER)
#undef CONTRACT_NUMBER
	CONTRACT_ROUTINES
};

/**
 * struct contract_entry - a routine
 * @name: as in hdaudio.h
 * @call: calls it
 * @v3: the table of HDAUDIO_BUS_INTERFACE_V3 has it
 * @bdl: the table of HDAUDIO_BUS_INTERFACE_BDL has it
 */
struct contract_entry {
	const char *name;
	contract_routine *call;
	bool v3;
	bool bdl;
};

extern const struct contract_entry contract_routines[CONTRACT_ROUTINES];

/* Arranging: the state of the calling client's engine. */
void with_engine(struct contract *c);
void with_capture_engine(struct contract *c);
void with_buffer(struct contract *c);
void with_stopped(struct contract *c);
void with_running(struct contract *c);
void with_paused(struct contract *c);
void with_reset_again(struct contract *c);
void with_notifying(struct contract *c);
void with_notifying_stopped(struct contract *c);
void with_notifying_running(struct contract *c);
void with_bdl_client(struct contract *c);
void with_bdl_engine(struct contract *c);
void with_contiguous(struct contract *c);
void with_bdl_set_up(struct contract *c);
void with_bdl_stopped(struct contract *c);
void with_bdl_running(struct contract *c);
void with_event(struct contract *c);
void with_callback(struct contract *c);

/* Spoiling. */
void null_context(struct contract *c);
void stale_context(struct contract *c);
void null_handle(struct contract *c);
void forged_handle(struct contract *c);
void bit_flipped_handle(struct contract *c);
void stale_handle(struct contract *c);
void reallocated_handle(struct contract *c);
void foreign_handle(struct contract *c);
void null_format(struct contract *c);
void bad_format(struct contract *c);
void null_to_handle(struct contract *c);
void null_to_code(struct contract *c);
void null_to_mdl(struct contract *c);
void null_to_size(struct contract *c);
void null_to_offset(struct contract *c);
void null_to_id(struct contract *c);
void null_to_fifo(struct contract *c);
void null_to_position(struct contract *c);
void null_to_data(struct contract *c);
void null_to_list(struct contract *c);
void zero_size(struct contract *c);
void no_dma_memory(struct contract *c);
void controller_gone(struct contract *c);
void controller_pulled(struct contract *c);
void reset_stuck(struct contract *c);
void run_stuck(struct contract *c);

#endif /* CONTRACT_H */
