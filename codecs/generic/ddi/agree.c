// SPDX-License-Identifier: GPL-2.0
/*
 * Asking what decides for long what a codec, a widget or a display is taken for: no single answer
 * is believed, whatever it is. All questions are asked twice, and those again whose answers differ
 * or make no sense, a few times.
 */
#include <linux/slab.h>

#include "agree.h"

#define ROUNDS		6
#define SILENCES	2	/* in a row: some codecs miss a command after a reset */

/* A question: what was answered the last time, if it was, and whether that is believed. */
struct question {
	u32 last;
	bool heard;
	bool settled;
	u8 silences;
};

/* What a link that nobody drives, or a register that nobody answers for, is read as. */
bool hdg_not_all_ones(const HDAUDIO_CODEC_TRANSFER *t)
{
	return t->Input.Response != ~0U;
}

static bool is_open(const struct question *q)
{
	return !q->settled && q->silences < SILENCES;
}

static void hear(struct question *q, const HDAUDIO_CODEC_TRANSFER *t, hdg_sense_fn makes_sense)
{
	if (!t->Input.IsValid) {
		q->heard = false;
		q->silences++;
		return;
	}
	q->settled = q->heard && q->last == t->Input.Response && makes_sense(t);
	q->last = t->Input.Response;
	q->heard = true;
	q->silences = 0;
}

/* Ask what is open once. A negative errno, or how many questions that were. */
static int ask_open(const struct hdg_bus *bus, const struct hdg_batch *batch, struct question *q,
		    hdg_sense_fn makes_sense)
{
	struct hdg_batch again;
	unsigned int i, n = 0;
	int err;

	hdg_batch_init(&again, batch->codec);
	for (i = 0; i < batch->n; i++) {
		if (is_open(&q[i]))
			hdg_batch_repeat(&again, batch, i);
	}
	err = hdg_bus_send(bus, &again);
	for (i = 0; !err && i < batch->n; i++) {
		if (is_open(&q[i]))
			hear(&q[i], &again.transfers[n++], makes_sense);
	}
	hdg_batch_free(&again);
	return err ?: n;
}

/* What is not believed is as if it had not been answered, but for what was read. */
static void take(struct hdg_batch *batch, const struct question *q)
{
	unsigned int i;

	for (i = 0; i < batch->n; i++) {
		batch->transfers[i].Input.Response = q[i].last;
		batch->transfers[i].Input.IsValid = q[i].settled;
	}
}

/**
 * hdg_bus_agree - send a batch of questions until the answers to each agree and make sense
 * @bus: the bus
 * @batch: the questions; their answers afterwards, as of hdg_bus_send(), those that are not
 *	believed not valid
 * @makes_sense: says whether an answer can be one
 *
 * Context: may sleep.
 * Return: 0 or a negative errno.
 */
int hdg_bus_agree(const struct hdg_bus *bus, struct hdg_batch *batch, hdg_sense_fn makes_sense)
{
	struct question *questions = NULL;
	unsigned int round;
	int n = 1;

	if (!batch->err && batch->n) {
		questions = kcalloc(batch->n, sizeof(*questions), GFP_KERNEL);
		if (!questions)
			batch->err = -ENOMEM;
	}
	if (!questions)
		return hdg_bus_send(bus, batch);
	for (round = 0; round < ROUNDS && n > 0; round++)
		n = ask_open(bus, batch, questions, makes_sense);
	take(batch, questions);
	kfree(questions);
	return min(n, 0);
}

static int agree_at_all(const struct hdg_bus *bus, struct hdg_batch *batch)
{
	return hdg_bus_agree(bus, batch, hdg_not_all_ones);
}

/**
 * hdg_bus_ask_surely - ask one question until its answers agree and are not all ones
 * @bus: the bus
 * @nid: node id
 * @verb: the verb
 * @payload: its payload
 * @response: receives the answer, if there is one
 *
 * Context: may sleep.
 * Return: 0; -EIO if there is none to be believed; another negative errno.
 */
int hdg_bus_ask_surely(const struct hdg_bus *bus, u8 nid, unsigned int verb, unsigned int payload,
		       u32 *response)
{
	return hdg_bus_ask_by(bus, nid, verb, payload, response, agree_at_all);
}
