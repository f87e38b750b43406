// SPDX-License-Identifier: GPL-2.0
/*
 * A codec as text: asking and answering, and what several kinds of nodes have.
 */
#include <linux/kernel.h>
#include <linux/seq_file.h>

#include "dump.h"

/**
 * hdg_ask - ask a node something, or take the answer
 * @l: the lines
 * @nid: the node
 * @verb: a verb that changes nothing
 * @payload: its data
 *
 * Context: may sleep.
 * Return: the answer; 0 while questions are gathered, and where there is none.
 */
u32 hdg_ask(struct hdg_lines *l, u8 nid, unsigned int verb, unsigned int payload)
{
	unsigned int i = l->next;

	if (!l->answering) {
		hdg_batch_add(&l->batch, nid, verb, payload);
		return 0;
	}
	l->next++;
	if (hdg_batch_valid(&l->batch, i))
		return hdg_batch_value(&l->batch, i);
	l->unanswered++;
	return 0;
}

/**
 * hdg_write_bits - write a word for each bit that is set
 * @l: the lines
 * @value: the bits
 * @words: by bit; NULL where there is none
 * @n: number of @words
 *
 * Context: any.
 */
void hdg_write_bits(struct hdg_lines *l, u32 value, const char *const *words, unsigned int n)
{
	unsigned int i;

	for (i = 0; i < n; i++) {
		if ((value & BIT(i)) && words[i])
			seq_printf(l->m, " %s", words[i]);
	}
}

/**
 * hdg_write_pcm - write what a converter, or all that do not say, can do
 * @l: the lines
 * @pcm: parameter 0Ah
 * @stream: parameter 0Bh
 *
 * Context: any.
 */
void hdg_write_pcm(struct hdg_lines *l, u32 pcm, u32 stream)
{
	static const char *const rates[] = {
		"8000", "11025", "16000", "22050", "32000", "44100", "48000", "88200", "96000",
		"176400", "192000", "384000",
	};
	static const char *const bits[] = { "8", "16", "20", "24", "32" };
	static const char *const formats[] = { "PCM", "FLOAT", "AC3" };

	seq_printf(l->m, "    rates [0x%x]:", pcm & AC_SUPPCM_RATES);
	hdg_write_bits(l, pcm, rates, ARRAY_SIZE(rates));
	seq_printf(l->m, "\n    bits [0x%x]:", (pcm >> 16) & 0xff);
	hdg_write_bits(l, pcm >> 16, bits, ARRAY_SIZE(bits));
	seq_printf(l->m, "\n    formats [0x%x]:", stream & 0xf);
	hdg_write_bits(l, stream, formats, ARRAY_SIZE(formats));
	seq_puts(l->m, "\n");
}

/**
 * hdg_write_amp_caps - write what an amplifier can do
 * @l: the lines
 * @caps: parameter 0Dh or 12h
 *
 * Context: any.
 */
void hdg_write_amp_caps(struct hdg_lines *l, u32 caps)
{
	if (!caps) {
		seq_puts(l->m, "N/A\n");
		return;
	}
	seq_printf(l->m, "ofs=0x%02x, nsteps=0x%02x, stepsize=0x%02x, mute=%u\n",
		   caps & AC_AMPCAP_OFFSET,
		   (caps & AC_AMPCAP_NUM_STEPS) >> AC_AMPCAP_NUM_STEPS_SHIFT,
		   (caps & AC_AMPCAP_STEP_SIZE) >> AC_AMPCAP_STEP_SIZE_SHIFT,
		   !!(caps & AC_AMPCAP_MUTE));
}

static const char *power_state(u32 state)
{
	static const char *const names[] = { "D0", "D1", "D2", "D3", "D3cold" };

	return state < ARRAY_SIZE(names) ? names[state] : "UNKNOWN";
}

/**
 * hdg_write_power - write which power states a node knows and which it is in
 * @l: the lines
 * @nid: the node
 *
 * Context: may sleep.
 */
void hdg_write_power(struct hdg_lines *l, u8 nid)
{
	static const char *const supported[32] = {
		"D0", "D1", "D2", "D3", "D3cold", [29] = "S3D3cold", "CLKSTOP", "EPSS",
	};
	u32 states = hdg_ask_parameter(l, nid, AC_PAR_POWER_STATE);
	u32 now = hdg_ask(l, nid, AC_VERB_GET_POWER_STATE, 0);

	seq_puts(l->m, "  Power states: ");
	hdg_write_bits(l, states, supported, ARRAY_SIZE(supported));
	seq_printf(l->m, "\n  Power: setting=%s, actual=%s", power_state(now & AC_PWRST_SETTING),
		   power_state((now & AC_PWRST_ACTUAL) >> AC_PWRST_ACTUAL_SHIFT));
	if (now & AC_PWRST_ERROR)
		seq_puts(l->m, ", Error");
	if (now & AC_PWRST_CLK_STOP_OK)
		seq_puts(l->m, ", Clock-stop-OK");
	if (now & AC_PWRST_SETTING_RESET)
		seq_puts(l->m, ", Setting-reset");
	seq_puts(l->m, "\n");
}
