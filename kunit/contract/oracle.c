// SPDX-License-Identifier: GPL-2.0
/*
 * The rules. Sums are taken afresh each time, searches go through everything: nothing is kept
 * that could be wrong.
 */
#include <linux/kernel.h>
#include <linux/string.h>

#include "oracle.h"

void oracle_begin(struct oracle *o, const struct oracle_hardware *hw)
{
	memset(o, 0, sizeof(*o));
	o->hw = *hw;
}

/* The first name from the one in the call on that no engine has. */
unsigned int oracle_new_name(const struct oracle *o, const struct oracle_call *call)
{
	unsigned int i, name;

	for (i = 0; i < ORACLE_NAMES; i++) {
		name = (call->name + i) % ORACLE_NAMES;
		if (!o->engines[name].live)
			return name;
	}
	return 0;
}

/* 48 or 44.1 kHz, times 1 to 4, divided by 1 to 8. */
static bool rate_can_be(u32 rate)
{
	u64 times, by;

	for (times = 1; times <= 4; times++)
		for (by = 1; by <= 8; by++)
			if (48000 * times == rate * by || 44100 * times == rate * by)
				return true;
	return false;
}

static bool sample_can_be(u32 valid, u32 container)
{
	if (container == 8)
		return valid == 8;
	if (container == 16)
		return valid == 16;
	return container == 32 && (valid == 20 || valid == 24 || valid == 32);
}

static bool format_can_be(const HDAUDIO_STREAM_FORMAT *f)
{
	return rate_can_be(f->SampleRate) && f->NumberOfChannels >= 1 &&
	       f->NumberOfChannels <= 16 && sample_can_be(f->ValidBitsPerSample, f->ContainerSize);
}

/* Does the code say what the format does? */
static bool code_means(u16 code, const HDAUDIO_STREAM_FORMAT *f)
{
	static const u16 bits[8] = { 8, 16, 20, 24, 32 };
	u32 base = code & 0x4000 ? 44100 : 48000;
	u32 times = (code >> 11 & 7) + 1, by = (code >> 8 & 7) + 1;

	return !(code & 0x8080) && times <= 4 && (u64)f->SampleRate * by == base * times &&
	       bits[code >> 4 & 7] == f->ValidBitsPerSample &&
	       (code & 15) + 1 == f->NumberOfChannels;
}

static u32 bits_in_a_frame(const HDAUDIO_STREAM_FORMAT *f)
{
	u32 blocks = f->SampleRate / 48000;

	if (f->SampleRate % 48000)
		blocks++;
	return f->NumberOfChannels * f->ValidBitsPerSample * blocks;
}

/* Bits on each line that a render stream uses; it uses the first, or all of them. */
static u32 bits_on_a_line(const struct oracle *o, const HDAUDIO_STREAM_FORMAT *f, bool stripe)
{
	u32 lines = stripe ? o->hw.lines : 1;

	return (bits_in_a_frame(f) + lines - 1) / lines;
}

static u32 line_taken(const struct oracle *o, unsigned int line, const struct oracle_engine *but)
{
	const struct oracle_engine *e;
	u32 sum = 0;

	for (e = o->engines; e < o->engines + ORACLE_NAMES; e++)
		if (e->live && e != but && e->render && (e->stripe || line == 0))
			sum += bits_on_a_line(o, &e->format, e->stripe);
	return sum;
}

static u32 sdi_taken(const struct oracle *o, u8 codec, const struct oracle_engine *but)
{
	const struct oracle_engine *e;
	u32 sum = 0;

	for (e = o->engines; e < o->engines + ORACLE_NAMES; e++)
		if (e->live && e != but && !e->render && e->codec == codec)
			sum += bits_in_a_frame(&e->format);
	return sum;
}

/* Is there room on the link for an engine like this one, which may have a place already? */
static bool link_has_room(const struct oracle *o, const struct oracle_engine *like,
			  const HDAUDIO_STREAM_FORMAT *f, const struct oracle_engine *but)
{
	unsigned int line;

	if (!like->render)
		return sdi_taken(o, like->codec, but) + bits_in_a_frame(f) <= o->hw.sdi_bits;
	for (line = 0; line < (like->stripe ? o->hw.lines : 1); line++)
		if (line_taken(o, line, but) + bits_on_a_line(o, f, like->stripe) >
		    o->hw.line_bits)
			return false;
	return true;
}

static bool fifo_is_too_small(const struct oracle *o, bool render, const HDAUDIO_STREAM_FORMAT *f)
{
	return !o->gone && bits_in_a_frame(f) > 8 * (render ? o->hw.fifo_out : o->hw.fifo_in);
}

static unsigned int count_engines(const struct oracle *o, bool render, bool bidi)
{
	const struct oracle_engine *e;
	unsigned int n = 0;

	for (e = o->engines; e < o->engines + ORACLE_NAMES; e++)
		if (e->live && e->bidi == bidi && (bidi || e->render == render))
			n++;
	return n;
}

static bool fixed_engine_left(const struct oracle *o, bool render)
{
	return count_engines(o, render, false) < (render ? o->hw.render : o->hw.capture);
}

static bool any_engine_left(const struct oracle *o, bool render)
{
	return fixed_engine_left(o, render) || count_engines(o, render, true) < o->hw.bidi;
}

static bool frees_memory(u8 what)
{
	return what == ORACLE_FREE_BUFFER || what == ORACLE_FREE_NOTIFYING ||
	       what == ORACLE_FREE_CONTIGUOUS;
}

static bool is_raised(const struct oracle_call *call)
{
	return call->wrong == ORACLE_LEVEL || call->wrong == ORACLE_APC;
}

/* The engine a handle names, if it is this client's. */
static struct oracle_engine *engine_of(struct oracle *o, const struct oracle_call *call, u8 name)
{
	struct oracle_engine *e;

	if (name >= ORACLE_NAMES)
		return NULL;
	e = &o->engines[name];
	if (e->handed_back && !frees_memory(call->what))
		return NULL;
	return e->live && e->client == call->client ? e : NULL;
}

/* Once the controller is gone, engines count as reset for what cleans up. */
static bool is_reset(const struct oracle *o, const struct oracle_engine *e)
{
	return e->state == ResetState || o->gone;
}

static NTSTATUS expect_alloc(struct oracle *o, const struct oracle_call *call)
{
	bool render = call->what == ORACLE_RENDER;
	struct oracle_engine like = {
		.render = render, .codec = call->codec, .stripe = render && call->stripe,
	};

	if (call->wrong == ORACLE_NO_POINTER || !format_can_be(&call->format))
		return STATUS_INVALID_PARAMETER;
	if (!render && (call->codec >= ORACLE_CODECS || !(o->hw.codecs & 1 << call->codec)))
		return STATUS_INVALID_PARAMETER;
	if (!any_engine_left(o, render))
		return STATUS_INSUFFICIENT_RESOURCES;
	if (fifo_is_too_small(o, render, &call->format))
		return STATUS_BUFFER_TOO_SMALL;
	if (!link_has_room(o, &like, &call->format, NULL))
		return STATUS_INSUFFICIENT_RESOURCES;
	return o->gone ? STATUS_NO_SUCH_DEVICE : STATUS_SUCCESS;
}

static NTSTATUS expect_change(struct oracle *o, const struct oracle_call *call)
{
	struct oracle_engine *e = engine_of(o, call, call->name);

	if (!e)
		return STATUS_INVALID_HANDLE;
	if (call->wrong == ORACLE_NO_POINTER || !format_can_be(&call->format))
		return STATUS_INVALID_PARAMETER;
	if (!is_reset(o, e) || e->memory != ORACLE_BARE)
		return STATUS_INVALID_DEVICE_REQUEST;
	if (fifo_is_too_small(o, e->render, &call->format))
		return STATUS_BUFFER_TOO_SMALL;
	if (!link_has_room(o, e, &call->format, e))
		return STATUS_INSUFFICIENT_RESOURCES;
	return o->gone ? STATUS_NO_SUCH_DEVICE : STATUS_SUCCESS;
}

static NTSTATUS expect_free_engine(struct oracle *o, const struct oracle_call *call)
{
	struct oracle_engine *e = engine_of(o, call, call->name);

	if (!e)
		return STATUS_INVALID_HANDLE;
	if (!o->gone && (e->state != ResetState || e->memory != ORACLE_BARE))
		return STATUS_INVALID_DEVICE_REQUEST;
	return STATUS_SUCCESS;
}

static bool state_can_follow(const struct oracle_engine *e, u8 state)
{
	if (state != ResetState && !e->set_up)
		return false;
	if (e->state == ResetState)
		return state != RunState;
	if (e->state == RunState)
		return state != ResetState;
	return true;
}

static u8 name_at(const struct oracle_call *call, unsigned int i)
{
	return i ? call->more[i - 1] : call->name;
}

static bool name_given_twice(const struct oracle_call *call)
{
	unsigned int i, k;

	for (i = 0; i <= call->n_more; i++)
		for (k = 0; k < i; k++)
			if (name_at(call, i) == name_at(call, k))
				return true;
	return false;
}

static NTSTATUS expect_state(struct oracle *o, const struct oracle_call *call)
{
	unsigned int i;

	if (call->wrong == ORACLE_NO_POINTER || call->wrong == ORACLE_SIZE || call->state > 2 ||
	    name_given_twice(call))
		return STATUS_INVALID_PARAMETER;
	for (i = 0; i <= call->n_more; i++)
		if (!engine_of(o, call, name_at(call, i)))
			return STATUS_INVALID_HANDLE;
	for (i = 0; i <= call->n_more; i++)
		if (!state_can_follow(engine_of(o, call, name_at(call, i)), call->state))
			return STATUS_INVALID_DEVICE_REQUEST;
	return o->gone ? STATUS_NO_SUCH_DEVICE : STATUS_SUCCESS;
}

static NTSTATUS expect_position(struct oracle *o, const struct oracle_call *call)
{
	if (!engine_of(o, call, call->name))
		return STATUS_INVALID_HANDLE;
	if (call->wrong == ORACLE_NO_POINTER)
		return STATUS_INVALID_PARAMETER;
	return o->gone ? STATUS_NO_SUCH_DEVICE : STATUS_SUCCESS;
}

static NTSTATUS expect_memory(struct oracle *o, const struct oracle_call *call)
{
	struct oracle_engine *e = engine_of(o, call, call->name);

	if (!e)
		return STATUS_INVALID_HANDLE;
	if (call->wrong == ORACLE_NO_POINTER || !call->size)
		return STATUS_INVALID_PARAMETER;
	if (call->what == ORACLE_NOTIFYING && call->notifications != 1 && call->notifications != 2)
		return STATUS_INVALID_PARAMETER;
	if (e->state != ResetState || e->memory != ORACLE_BARE)
		return STATUS_INVALID_DEVICE_REQUEST;
	return o->gone ? STATUS_NO_SUCH_DEVICE : STATUS_SUCCESS;
}

static bool may_be_freed_by(const struct oracle_engine *e, u8 what)
{
	if (what == ORACLE_FREE_CONTIGUOUS)
		return e->memory == ORACLE_WITH_LIST;
	if (what == ORACLE_FREE_NOTIFYING)
		return e->memory == ORACLE_NOTIFIED;
	return e->memory == ORACLE_NOTIFIED || e->memory == ORACLE_CYCLIC;
}

static NTSTATUS expect_free_memory(struct oracle *o, const struct oracle_call *call)
{
	struct oracle_engine *e = engine_of(o, call, call->name);

	if (!e)
		return STATUS_INVALID_HANDLE;
	if (!is_reset(o, e) || !may_be_freed_by(e, call->what))
		return STATUS_INVALID_DEVICE_REQUEST;
	if (call->what == ORACLE_FREE_NOTIFYING &&
	    (call->wrong == ORACLE_NO_POINTER || call->wrong == ORACLE_MDL ||
	     call->wrong == ORACLE_SIZE))
		return STATUS_INVALID_PARAMETER;
	return STATUS_SUCCESS;
}

static NTSTATUS expect_list(struct oracle *o, const struct oracle_call *call)
{
	struct oracle_engine *e = engine_of(o, call, call->name);

	if (!e)
		return STATUS_INVALID_HANDLE;
	if ((call->wrong == ORACLE_NO_POINTER && call->pointer != ORACLE_ISR) ||
	    call->wrong == ORACLE_LIST_LVI_0 || call->wrong == ORACLE_LIST_LVI_256)
		return STATUS_INVALID_PARAMETER;
	if (e->state != ResetState || e->memory != ORACLE_WITH_LIST)
		return STATUS_INVALID_DEVICE_REQUEST;
	/* a routine is needed by those entries that ask for interrupts, one of which does */
	if (call->wrong == ORACLE_NO_POINTER || call->wrong == ORACLE_LIST_UNALIGNED ||
	    call->wrong == ORACLE_LIST_OUTSIDE || call->wrong == ORACLE_LIST_EMPTY ||
	    call->wrong == ORACLE_LIST_SUM)
		return STATUS_INVALID_PARAMETER;
	return o->gone ? STATUS_NO_SUCH_DEVICE : STATUS_SUCCESS;
}

/* The registration a call is about. */
static bool *registration(struct oracle_engine *e, const struct oracle_call *call)
{
	if (call->what == ORACLE_EVENT || call->what == ORACLE_UNEVENT)
		return &e->events[call->item % ORACLE_EVENTS];
	return &e->callbacks[call->item % ORACLE_ROUTINES]
			    [call->item / ORACLE_ROUTINES % ORACLE_COOKIES];
}

static NTSTATUS expect_registration(struct oracle *o, const struct oracle_call *call)
{
	struct oracle_engine *e = engine_of(o, call, call->name);

	if (!e)
		return STATUS_INVALID_HANDLE;
	if (call->wrong == ORACLE_NO_POINTER)
		return STATUS_INVALID_PARAMETER;
	if (call->what == ORACLE_UNEVENT || call->what == ORACLE_UNCALLBACK)
		return *registration(e, call) ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
	if (*registration(e, call))
		return STATUS_INVALID_PARAMETER;
	return o->gone ? STATUS_NO_SUCH_DEVICE : STATUS_SUCCESS;
}

static bool tag_left(const struct oracle *o, u8 codec)
{
	return memchr(o->tags[codec], 0, ORACLE_TAGS);
}

static NTSTATUS expect_tag(struct oracle *o, const struct oracle_call *call)
{
	if (call->wrong == ORACLE_NO_POINTER)
		return STATUS_INVALID_PARAMETER;
	if (!tag_left(o, o->hw.codec_of[call->client]))
		return STATUS_INSUFFICIENT_RESOURCES;
	return o->gone ? STATUS_NO_SUCH_DEVICE : STATUS_SUCCESS;
}

static NTSTATUS expect_untag(struct oracle *o, const struct oracle_call *call)
{
	if (call->item >= ORACLE_TAGS ||
	    o->tags[o->hw.codec_of[call->client]][call->item] != call->client + 1)
		return STATUS_INVALID_PARAMETER;
	return STATUS_SUCCESS;
}

static NTSTATUS expect_info(struct oracle *o, const struct oracle_call *call)
{
	if (call->wrong == ORACLE_NO_POINTER)
		return STATUS_INVALID_PARAMETER;
	return call->wrong == ORACLE_SIZE ? STATUS_BUFFER_TOO_SMALL : STATUS_SUCCESS;
}

static NTSTATUS expect_verb(struct oracle *o, const struct oracle_call *call)
{
	if (call->wrong == ORACLE_NO_POINTER || call->wrong == ORACLE_SIZE)
		return STATUS_INVALID_PARAMETER;
	if (is_raised(call))
		return STATUS_UNSUCCESSFUL;
	return o->gone ? STATUS_NO_SUCH_DEVICE : STATUS_SUCCESS;
}

static NTSTATUS expect_nothing(struct oracle *o, const struct oracle_call *call)
{
	return STATUS_SUCCESS;
}

/* What becomes of the world when a call succeeds, and what its answer must be like. */

static const char *code_is_right(const struct oracle_call *call, const struct oracle_answer *a)
{
	return code_means(a->code, &call->format) ? NULL : "the converter format says otherwise";
}

static const char *done_alloc(struct oracle *o, const struct oracle_call *call,
			      const struct oracle_answer *a)
{
	bool render = call->what == ORACLE_RENDER;
	bool fixed = fixed_engine_left(o, render);

	if (a->same_handle)
		return "the handle is that of another engine";
	o->engines[oracle_new_name(o, call)] = (struct oracle_engine) {
		.live = true,
		.client = call->client,
		.render = render,
		.bidi = !fixed,
		.codec = call->codec,
		.stripe = render && call->stripe,
		.format = call->format,
		.state = ResetState,
	};
	return code_is_right(call, a);
}

static const char *done_change(struct oracle *o, const struct oracle_call *call,
			       const struct oracle_answer *a)
{
	engine_of(o, call, call->name)->format = call->format;
	return code_is_right(call, a);
}

static const char *done_free_engine(struct oracle *o, const struct oracle_call *call,
				    const struct oracle_answer *a)
{
	struct oracle_engine *e = engine_of(o, call, call->name);

	e->handed_back = e->memory != ORACLE_BARE;
	e->live = e->handed_back;
	return NULL;
}

static const char *done_state(struct oracle *o, const struct oracle_call *call,
			      const struct oracle_answer *a)
{
	unsigned int i;

	for (i = 0; i <= call->n_more; i++)
		engine_of(o, call, name_at(call, i))->state = call->state;
	return NULL;
}

static bool id_is_good(const struct oracle *o, const struct oracle_engine *mine, u8 id)
{
	const struct oracle_engine *e;

	for (e = o->engines; e < o->engines + ORACLE_NAMES; e++)
		if (e->live && e != mine && e->set_up && e->render == mine->render && e->id == id)
			return false;
	return id >= 1 && id <= 15;
}

static const char *set_up(struct oracle *o, struct oracle_engine *e,
			  const struct oracle_answer *a)
{
	if (!id_is_good(o, e, a->id))
		return "the stream id is out of range or taken";
	if (a->fifo != (e->render ? o->hw.fifo_out : o->hw.fifo_in))
		return "the FIFO has another size";
	e->id = a->id;
	e->set_up = true;
	return NULL;
}

/* The smallest size that will do: whole frames, 128 bytes; with two notifications, each half. */
static u64 size_wanted(const struct oracle_engine *e, const struct oracle_call *call)
{
	u32 halves = call->what == ORACLE_NOTIFYING && call->notifications == 2 ? 2 : 1;
	u32 frame = e->format.NumberOfChannels * e->format.ContainerSize / 8;
	u64 size = call->size < 256 ? 256 : call->size;

	while (size % (halves * 128) || size / halves % frame)
		size++;
	return size;
}

static const char *done_memory(struct oracle *o, const struct oracle_call *call,
			       const struct oracle_answer *a)
{
	struct oracle_engine *e = engine_of(o, call, call->name);

	if (!a->zeroed)
		return "the memory is not zeroed";
	if (call->what == ORACLE_CONTIGUOUS) {
		e->memory = ORACLE_WITH_LIST;
		return NULL;
	}
	e->memory = call->what == ORACLE_BUFFER ? ORACLE_CYCLIC : ORACLE_NOTIFIED;
	if (a->size != size_wanted(e, call))
		return "the size is not the nearest";
	if (call->what == ORACLE_NOTIFYING && a->offset)
		return "the offset is not that of a buffer on a page";
	return set_up(o, e, a);
}

static const char *done_list(struct oracle *o, const struct oracle_call *call,
			     const struct oracle_answer *a)
{
	return set_up(o, engine_of(o, call, call->name), a);
}

static const char *done_free_memory(struct oracle *o, const struct oracle_call *call,
				    const struct oracle_answer *a)
{
	struct oracle_engine *e = engine_of(o, call, call->name);

	e->memory = ORACLE_BARE;
	e->set_up = false;
	e->state = ResetState;
	if (e->handed_back)
		memset(e, 0, sizeof(*e));
	return NULL;
}

static const char *done_registration(struct oracle *o, const struct oracle_call *call,
				     const struct oracle_answer *a)
{
	bool *is = registration(engine_of(o, call, call->name), call);

	*is = call->what == ORACLE_EVENT || call->what == ORACLE_CALLBACK;
	return NULL;
}

static const char *done_tag(struct oracle *o, const struct oracle_call *call,
			    const struct oracle_answer *a)
{
	u8 *tags = o->tags[o->hw.codec_of[call->client]];

	if (a->tag >= ORACLE_TAGS || tags[a->tag])
		return "the tag is out of range or taken";
	tags[a->tag] = call->client + 1;
	return NULL;
}

static const char *done_untag(struct oracle *o, const struct oracle_call *call,
			      const struct oracle_answer *a)
{
	o->tags[o->hw.codec_of[call->client]][call->item] = 0;
	return NULL;
}

static const char *done_info(struct oracle *o, const struct oracle_call *call,
			     const struct oracle_answer *a)
{
	u64 size = call->item & 1 ? sizeof(HDAUDIO_DEVICE_INFORMATION_V2)
				  : sizeof(HDAUDIO_DEVICE_INFORMATION);

	return a->size == size ? NULL : "Size is not that of the structure filled in";
}

/* A client that goes leaves nothing. */
static const char *done_reopen(struct oracle *o, const struct oracle_call *call,
			       const struct oracle_answer *a)
{
	unsigned int i, codec;

	o->closed[call->client] = o->gone;
	for (i = 0; i < ORACLE_NAMES; i++)
		if (o->engines[i].client == call->client)
			o->engines[i].live = false;
	for (codec = 0; codec < ORACLE_CODECS; codec++)
		for (i = 0; i < ORACLE_TAGS; i++)
			if (o->tags[codec][i] == call->client + 1)
				o->tags[codec][i] = 0;
	return NULL;
}

static const char *done_gone(struct oracle *o, const struct oracle_call *call,
			     const struct oracle_answer *a)
{
	o->gone = true;
	return NULL;
}

static const char *done(struct oracle *o, const struct oracle_call *call,
			const struct oracle_answer *a)
{
	return NULL;
}

/**
 * struct rule - a routine's rules
 * @expect: the status
 * @done: what success means
 * @dispatch: it may be called at DISPATCH_LEVEL, and what lies below
 * @no_context: it is no call of a client's
 */
struct rule {
	NTSTATUS (*expect)(struct oracle *o, const struct oracle_call *call);
	const char *(*done)(struct oracle *o, const struct oracle_call *call,
			    const struct oracle_answer *a);
	bool dispatch;
	bool no_context;
};

static const struct rule rules[ORACLE_WHATS] = {
	[ORACLE_CAPTURE] = { expect_alloc, done_alloc },
	[ORACLE_RENDER] = { expect_alloc, done_alloc },
	[ORACLE_CHANGE] = { expect_change, done_change },
	[ORACLE_FREE_ENGINE] = { expect_free_engine, done_free_engine, true },
	[ORACLE_STATE] = { expect_state, done_state, true },
	[ORACLE_POSITION] = { expect_position, done, true },
	[ORACLE_TAG] = { expect_tag, done_tag },
	[ORACLE_UNTAG] = { expect_untag, done_untag },
	[ORACLE_INFO] = { expect_info, done_info },
	[ORACLE_VERB] = { expect_verb, done, true },
	[ORACLE_BUFFER] = { expect_memory, done_memory },
	[ORACLE_FREE_BUFFER] = { expect_free_memory, done_free_memory },
	[ORACLE_NOTIFYING] = { expect_memory, done_memory },
	[ORACLE_FREE_NOTIFYING] = { expect_free_memory, done_free_memory },
	[ORACLE_EVENT] = { expect_registration, done_registration },
	[ORACLE_UNEVENT] = { expect_registration, done_registration },
	[ORACLE_CALLBACK] = { expect_registration, done_registration },
	[ORACLE_UNCALLBACK] = { expect_registration, done_registration },
	[ORACLE_CONTIGUOUS] = { expect_memory, done_memory },
	[ORACLE_LIST] = { expect_list, done_list },
	[ORACLE_FREE_CONTIGUOUS] = { expect_free_memory, done_free_memory },
	[ORACLE_REOPEN] = { expect_nothing, done_reopen, true, true },
	[ORACLE_FRAMES] = { expect_nothing, done, true, true },
	[ORACLE_GONE] = { expect_nothing, done_gone, true, true },
};

static NTSTATUS expect(struct oracle *o, const struct oracle_call *call)
{
	const struct rule *rule = &rules[call->what];

	if (!rule->dispatch && is_raised(call))
		return STATUS_UNSUCCESSFUL;
	if (!rule->no_context &&
	    (call->wrong == ORACLE_NO_CONTEXT || call->wrong == ORACLE_OLD_CONTEXT ||
	     o->closed[call->client]))
		return STATUS_INVALID_PARAMETER;
	return rule->expect(o, call);
}

/**
 * oracle_judge - is this the answer the rules give?
 * @o: the world before the call; after it, when the answer was right
 * @call: the call
 * @answer: what the driver answered
 *
 * Return: NULL, or what is wrong in words.
 */
const char *oracle_judge(struct oracle *o, const struct oracle_call *call,
			 const struct oracle_answer *answer)
{
	o->expected = expect(o, call);
	if (answer->status != o->expected) {
		scnprintf(o->words, sizeof(o->words), "%08x instead of %08x", answer->status,
			  o->expected);
		return o->words;
	}
	if (answer->status == STATUS_SUCCESS)
		return rules[call->what].done(o, call, answer);
	return answer->touched ? "an out-parameter was written although the call failed" : NULL;
}
