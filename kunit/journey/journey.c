// SPDX-License-Identifier: GPL-2.0
/*
 * The walk, and what is to be seen on it. It knows nothing but the DDI.
 */
#include "journey.h"

#define VERB_STREAM	0x706
#define VERB_FORMAT	0x2
#define VERB_PARAMETER	0xf00
#define NOBODY		13	/* no codec has this address */
#define BYTES		16384
#define LAPS		4	/* notifications waited for */
#define WAIT		(-20LL * 1000 * 1000 * 10)	/* 20 s, where one is due in 43 ms */

static const char * const expected[] = {
	"verb to the codec: 00000000 valid",
	"verb to nobody: 00000000 invalid",
	"no transfers: c000000d",
	"render engine 0: 00000000 code 0011",
	"render engine 1: 00000000 code 0011",
	"render engine 2: 00000000 code 0011",
	"render engine 3: 00000000 code 0011",
	"render engine 4: c000009a",
	"a format that cannot be: c000000d",
	"run without a buffer: c0000010",
	"buffer: 00000000 size 16384 offset 0 stream 1",
	"second buffer: c0000010",
	"from reset to run: c0000010",
	"stop: 00000000",
	"event: 00000000",
	"run: 00000000",
	"notifications: 4",
	"position is within the buffer: 1",
	"free the engine with its buffer: c0000010",
	"pause: 00000000",
	"position stands still: 1",
	"free the buffer of a paused engine: c0000010",
	"event back: 00000000",
	"reset: 00000000",
	"buffer back: 00000000",
	"engine back: 00000000",
	"engine back again: c0000008",
	"the others back: 00000000",
};

static __printf(2, 3) void note(struct journey *j, const char *format, ...)
{
	va_list args;

	if (j->n == JOURNEY_LINES)
		return;
	va_start(args, format);
	vsnprintf(j->lines[j->n++], JOURNEY_WIDTH, format, args);
	va_end(args);
}

static void note_status(struct journey *j, const char *what, NTSTATUS status)
{
	note(j, "%s: %08x", what, (u32)status);
}

static void verb(struct journey *j, const char *what, UCHAR codec, ULONG command)
{
	HDAUDIO_CODEC_TRANSFER transfer = { .Output.Command = command };
	NTSTATUS status;

	transfer.Output.Verb8.CodecAddress = codec;
	status = j->bus.TransferCodecVerbs(j->bus.Context, 1, &transfer, NULL, NULL);
	if (what)
		note(j, "%s: %08x %s", what, (u32)status,
		     transfer.Input.IsValid ? "valid" : "invalid");
}

static void commands(struct journey *j)
{
	j->bus.GetResourceInformation(j->bus.Context, &j->codec, &j->node);
	verb(j, "verb to the codec", j->codec, VERB_PARAMETER << 8);
	verb(j, "verb to nobody", NOBODY, VERB_PARAMETER << 8);
	note_status(j, "no transfers", j->bus.TransferCodecVerbs(j->bus.Context, 0, NULL, NULL,
								NULL));
}

static NTSTATUS render(struct journey *j, ULONG rate, HANDLE *handle, USHORT *code)
{
	HDAUDIO_STREAM_FORMAT format = { rate, 16, 16, 2 };
	HDAUDIO_CONVERTER_FORMAT converter = {};
	NTSTATUS status;

	status = j->bus.AllocateRenderDmaEngine(j->bus.Context, &format, FALSE, handle,
						&converter);
	*code = converter.ConverterFormat;
	return status;
}

/* All engines, and one more. */
static void engines(struct journey *j, HANDLE *handles)
{
	unsigned int i;
	HANDLE none;
	USHORT code;

	for (i = 0; i < 4; i++) {
		NTSTATUS status = render(j, 48000, &handles[i], &code);

		note(j, "render engine %u: %08x code %04x", i, (u32)status, code);
	}
	note_status(j, "render engine 4", render(j, 48000, &none, &code));
	note_status(j, "a format that cannot be", render(j, 47999, &none, &code));
}

static NTSTATUS to(struct journey *j, HANDLE engine, HDAUDIO_STREAM_STATE state)
{
	return j->bus.SetDmaEngineState(j->bus.Context, state, 1, &engine);
}

static NTSTATUS buffer(struct journey *j, HANDLE engine, PMDL *mdl, PSIZE_T size,
		       PSIZE_T offset, PUCHAR id)
{
	ULONG fifo;

	return j->bus.AllocateDmaBufferWithNotification(j->bus.Context, engine, 2, BYTES, mdl,
							size, offset, id, &fifo);
}

/* Up to a stopped engine that the converter listens to. */
static PMDL set_up(struct journey *j, HANDLE engine)
{
	SIZE_T size = 0, offset = 0, more;
	PMDL mdl = NULL, other;
	NTSTATUS status;
	UCHAR id = 0;

	note_status(j, "run without a buffer", to(j, engine, RunState));
	status = buffer(j, engine, &mdl, &size, &offset, &id);
	note(j, "buffer: %08x size %zu offset %zu stream %u", (u32)status, (size_t)size,
	     (size_t)offset, id);
	verb(j, NULL, j->codec, j->dac << 20 | VERB_FORMAT << 16 | 0x11);
	verb(j, NULL, j->codec, j->dac << 20 | VERB_STREAM << 8 | id << 4);
	note_status(j, "second buffer", buffer(j, engine, &other, &more, &offset, &id));
	note_status(j, "from reset to run", to(j, engine, RunState));
	note_status(j, "stop", to(j, engine, StopState));
	return mdl;
}

static unsigned int laps(PKEVENT event)
{
	LARGE_INTEGER wait = { .QuadPart = WAIT };
	unsigned int n;

	for (n = 0; n < LAPS; n++) {
		if (KeWaitForSingleObject(event, Executive, KernelMode, FALSE, &wait) !=
		    STATUS_SUCCESS)
			break;
	}
	return n;
}

/* Runs for a while, is paused, and shows where it stands. */
static void run(struct journey *j, HANDLE engine)
{
	PULONG position = NULL;
	ULONG seen;

	j->bus.GetLinkPositionRegister(j->bus.Context, engine, &position);
	note(j, "position is within the buffer: %d",
	     position && READ_REGISTER_ULONG(position) < BYTES);
	note_status(j, "free the engine with its buffer",
		    j->bus.FreeDmaEngine(j->bus.Context, engine));
	note_status(j, "pause", to(j, engine, PauseState));
	seen = READ_REGISTER_ULONG(position);
	KeStallExecutionProcessor(100);
	note(j, "position stands still: %d", seen == READ_REGISTER_ULONG(position));
}

static void play(struct journey *j, HANDLE engine)
{
	PMDL mdl = set_up(j, engine);
	KEVENT event;

	KeInitializeEvent(&event, SynchronizationEvent, FALSE);
	note_status(j, "event", j->bus.RegisterNotificationEvent(j->bus.Context, engine, &event));
	note_status(j, "run", to(j, engine, RunState));
	note(j, "notifications: %u", laps(&event));
	run(j, engine);
	note_status(j, "free the buffer of a paused engine",
		    j->bus.FreeDmaBufferWithNotification(j->bus.Context, engine, mdl, BYTES));
	note_status(j, "event back",
		    j->bus.UnregisterNotificationEvent(j->bus.Context, engine, &event));
	note_status(j, "reset", to(j, engine, ResetState));
	note_status(j, "buffer back",
		    j->bus.FreeDmaBufferWithNotification(j->bus.Context, engine, mdl, BYTES));
	verb(j, NULL, j->codec, j->dac << 20 | VERB_STREAM << 8);
}

static void engines_back(struct journey *j, HANDLE *handles)
{
	NTSTATUS status = STATUS_SUCCESS;
	unsigned int i;

	note_status(j, "engine back", j->bus.FreeDmaEngine(j->bus.Context, handles[0]));
	note_status(j, "engine back again", j->bus.FreeDmaEngine(j->bus.Context, handles[0]));
	for (i = 1; i < 4 && NT_SUCCESS(status); i++)
		status = j->bus.FreeDmaEngine(j->bus.Context, handles[i]);
	note_status(j, "the others back", status);
}

/**
 * journey_make - walk, and note what is seen
 * @j: bus and dac filled in, the rest zero
 *
 * Context: may sleep. Nothing is held afterwards but the interface.
 */
void journey_make(struct journey *j)
{
	HANDLE handles[4] = {};

	commands(j);
	engines(j, handles);
	play(j, handles[0]);
	engines_back(j, handles);
}

/* What is to be seen; NULL at the end. */
const char *journey_expected(unsigned int line)
{
	return line < ARRAY_SIZE(expected) ? expected[line] : NULL;
}

/* The first line that is not as expected, or the number of lines if all are. */
unsigned int journey_differs(const struct journey *j)
{
	unsigned int i;

	for (i = 0; i < j->n && i < ARRAY_SIZE(expected); i++) {
		if (strcmp(j->lines[i], expected[i]))
			break;
	}
	return i;
}
