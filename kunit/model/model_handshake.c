// SPDX-License-Identifier: GPL-2.0
/*
 * Handshakes: the hardware follows what is written to a register later, or never.
 */
#include "model_priv.h"

void sim_handshake_start(struct model *m, struct handshake *h, const struct model_delay *delay,
			 bool target, bool stuck)
{
	h->pending = true;
	h->stuck = stuck;
	h->target = target;
	h->reads = delay->reads;
	h->due_frame = m->frame + delay->frames;
	h->due_time = ktime_add_ns(ktime_get(), (u64)delay->frames * NSEC_PER_SEC / 48000);
}

/* True once, when the hardware has followed. */
bool sim_handshake_over(struct model *m, struct handshake *h)
{
	if (!h->pending || h->stuck || h->reads)
		return false;
	if (m->frame < h->due_frame &&
	    (m->clock == MODEL_CLOCK_MANUAL || ktime_before(ktime_get(), h->due_time)))
		return false;
	h->pending = false;
	return true;
}

/* The register was read once more, or a frame has passed. */
void sim_handshake_read(struct handshake *h)
{
	if (h->pending && h->reads)
		h->reads--;
}

/* Frames will bring it about. */
bool sim_handshake_waiting(const struct handshake *h)
{
	return h->pending && !h->stuck;
}

/* A frame passes for every handshake. */
void sim_age(struct model *m)
{
	unsigned int i;

	sim_handshake_read(&m->crst);
	sim_handshake_read(&m->report);
	sim_handshake_read(&m->corb_reset);
	sim_handshake_read(&m->corb_run);
	sim_handshake_read(&m->rirb_run);
	for (i = 0; i < m->n_sd; i++) {
		sim_handshake_read(&m->sd[i].srst);
		sim_handshake_read(&m->sd[i].run);
		sim_handshake_read(&m->sd[i].ready);
	}
}
