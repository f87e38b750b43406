/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Fixtures: a ladder of rungs, each built on the one below and taken down by itself when the
 * test case ends, aborted or not: model, controller, client, stream.
 *
 * Each function fails (ASSERT) the test when its rung cannot be built, so its result needs no
 * check. At the end a test fails if the driver broke a rule of the hardware and the test did
 * not expect it (model_forgive()), or kept interrupts off for too long. Call them from the test's
 * own thread.
 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <kunit/test.h>
#include <linux/pm.h>

#include "hdaudio.h"
#include "hdaudio_driver.h"

#include "model/model.h"

/*
 * The driver keeps interrupts off for this long at the most, at one go: so many microseconds of
 * delay, a look at, and a write to, every stream there can be, and threads woken. Any test fails
 * beyond that.
 */
#define FIXTURE_HOLD_US		50
#define FIXTURE_HOLD_ACCESSES	(2 * MODEL_MAX_STREAMS + 8)
#define FIXTURE_HOLD_WAKES	16	/* threads; one takes a microsecond or two */

/**
 * struct fixture_codec - a codec to be on the link
 * @addr: its address
 * @desc: its kind; NULL ends a list
 */
struct fixture_codec {
	unsigned int addr;
	const struct model_codec_desc *desc;
};

/**
 * struct fixture_spec - what to build; any member may be 0 or NULL
 * @config: the controller; NULL for model_default_config
 * @codecs: the codecs, ending with a NULL desc; NULL for a duplex codec at address 0
 * @timing: waits; NULL for fixture_timing
 * @quirks: what the driver takes it to do differently
 * @probe_mask: codecs to ask, as in struct hdb_setup
 */
struct fixture_spec {
	const struct model_config *config;
	const struct fixture_codec *codecs;
	const struct hdb_timing *timing;
	u32 quirks;
	u16 probe_mask;
};

/* Long enough for a busy machine, short enough for a test of a silent codec. */
extern const struct hdb_timing fixture_timing;
/* For what must succeed, however long the machine stands still. */
extern const struct hdb_timing fixture_patient;
/* For a codec that must be given up soon. */
extern const struct hdb_timing fixture_hasty;
/* For a device that lies: all is told from something that comes, and no more. */
extern const struct hdb_timing fixture_liars;

/**
 * struct fixture - what the tests stand on
 * @test: the test case
 * @model: the hardware
 * @setup: what the controller was, or can be, created from
 * @ctrl: the controller, NULL before fixture_ctrl()
 * @power: its device's power, after fixture_power()
 */
struct fixture {
	struct kunit *test;
	struct model *model;
	struct hdb_setup setup;
	struct hdb_ctrl *ctrl;
	struct dev_pm_domain power;
};

/**
 * struct fixture_client - a client and the table it holds
 * @f: what it stands on
 * @open: it holds its reference
 * @hdev: its function group
 * @interface: what all tables begin with
 * @base: the table, if it is the baseline's or V2's or V3's (they begin alike)
 * @v2: the table, if it is V2's or V3's
 * @v3: the table, if it is V3's
 * @bdl: the table, if it is BDL's
 */
struct fixture_client {
	struct fixture *f;
	bool open;
	struct hdaudio_device *hdev;
	union {
		INTERFACE interface;
		HDAUDIO_BUS_INTERFACE base;
		HDAUDIO_BUS_INTERFACE_V2 v2;
		HDAUDIO_BUS_INTERFACE_V3 v3;
		HDAUDIO_BUS_INTERFACE_BDL bdl;
	};
};

/**
 * struct fixture_stream - an engine with a buffer, in ResetState
 * @client: its owner
 * @render: it is an output stream
 * @handle: the DDI's handle
 * @format: what to program into the converter
 * @mdl: the buffer
 * @data: the buffer's first byte
 * @size: bytes in the buffer
 * @fifo: FIFO size, bytes
 * @id: stream id
 * @sd: index of the stream descriptor in the model, as of fixture_stream()
 */
struct fixture_stream {
	struct fixture_client *client;
	bool render;
	HANDLE handle;
	HDAUDIO_CONVERTER_FORMAT format;
	PMDL mdl;
	u8 *data;
	SIZE_T size;
	ULONG fifo;
	UCHAR id;
	int sd;
};

extern const HDAUDIO_STREAM_FORMAT fixture_format;	/* 48 kHz, 16 bit, stereo */

struct fixture *fixture_model(struct kunit *test, const struct fixture_spec *spec);
/* As fixture_ctrl(), but nobody has asked for codecs yet: no function groups. */
struct fixture *fixture_bare_ctrl(struct kunit *test, const struct fixture_spec *spec);
struct fixture *fixture_ctrl(struct kunit *test, const struct fixture_spec *spec);
/* Resets the controller, as recovery does: 0 or an errno. Its function groups are not told. */
int fixture_restart(struct fixture *f);
/* The controller and its function groups go; clients stay and get answers. */
void fixture_drop_ctrl(struct fixture *f);

/* No place for short descriptor lists is left: each buffer has DMA memory of its own for them. */
void fixture_take_short_lists(struct fixture *f);

/* Runtime PM for the controller: from now on it, and its function groups, sleep if they may. */
void fixture_power(struct fixture *f);
bool fixture_asleep(struct fixture *f);
/* Tries to put it to sleep; 0 or why not. */
int fixture_sleep(struct fixture *f);

/* The function group @nth (0, 1, ...) of the codec at @addr; NULL when there is none. */
struct hdaudio_device *fixture_hdev(struct fixture *f, unsigned int addr, unsigned int nth);

/* One rung from the ground: controller, default codec, client of its first group. */
struct fixture_client *fixture_client(struct kunit *test, const struct fixture_spec *spec,
				      const GUID *guid);
struct fixture_client *fixture_open(struct fixture *f, struct hdaudio_device *hdev,
				    const GUID *guid);
void fixture_drop_client(struct fixture_client *client);

/* Through the baseline part of the table (not for a client of the BDL interface). */
struct fixture_stream *fixture_stream(struct fixture_client *client, bool render,
				      const HDAUDIO_STREAM_FORMAT *format, SIZE_T size);
/* The first half of that: the engine alone, which the caller gives back. */
NTSTATUS fixture_alloc_engine(struct fixture_stream *stream, const HDAUDIO_STREAM_FORMAT *format);
NTSTATUS fixture_set_states(struct fixture_stream **s, ULONG n, HDAUDIO_STREAM_STATE state);
NTSTATUS fixture_set_state(struct fixture_stream *stream, HDAUDIO_STREAM_STATE state);

/* Index of the stream descriptor that now carries the stream's tag, or -1. */
int fixture_sd(const struct fixture_stream *stream);
/* A zeroed buffer for what the converter hears, given up before the model is. */
u8 *fixture_listen(struct fixture *f, unsigned int addr, u8 nid, size_t size);

/* One command, synchronously; @verb is the 20 bits below the node id. */
u32 fixture_verb(struct fixture_client *client, u8 nid, u32 verb);
/* Tells a converter of the client's codec to listen to, or speak on, the stream. */
void fixture_connect(struct fixture_stream *stream, u8 nid);

#define FIXTURE_ANY_CPU	(-1)

/*
 * Runs @fn(@data), which ends by itself, in a thread on that CPU. The test case does not end before
 * the thread has: what was held before is there for it.
 */
void fixture_thread(struct kunit *test, int cpu, int (*fn)(void *data), void *data);

/**
 * struct fixture_gate - where a client's routine stays on one CPU while the test goes on elsewhere
 * @here: the CPU the test case is bound to
 * @there: a different one, to call the routine on
 * @entered: completed by each call
 * @open: calls need not stay
 * @left: the last call has passed
 */
struct fixture_gate {
	unsigned int here;
	unsigned int there;
	struct completion entered;
	bool open;
	bool left;
};

/* Shut; skips the test case where there is but one CPU. */
void fixture_gate_init(struct kunit *test, struct fixture_gate *gate);
/* Stays until the gate is opened, at any IRQL; not for so long that the kernel complains. */
void fixture_gate_pass(struct fixture_gate *gate);
void fixture_gate_wait_entered(struct kunit *test, struct fixture_gate *gate);
void fixture_gate_open(struct fixture_gate *gate);
bool fixture_gate_left(const struct fixture_gate *gate);

/*
 * Runs @fn(@arg) with a fast mutex held, at DISPATCH_LEVEL or in hard interrupt context, and
 * returns when it is done.
 */
void fixture_under_mutex(void (*fn)(void *arg), void *arg);
void fixture_at_dispatch(void (*fn)(void *arg), void *arg);
void fixture_in_hardirq(void (*fn)(void *arg), void *arg);

#endif /* FIXTURE_H */
