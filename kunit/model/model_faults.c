// SPDX-License-Identifier: GPL-2.0
/*
 * What goes wrong on demand, and what the driver has done wrong.
 */
#include "model_priv.h"

void sim_violate(struct model *m, enum model_violation kind, u32 off, u32 value)
{
	lockdep_assert_held(&m->lock);
	m->violations[kind]++;
	if (m->n_offences < MODEL_LOG)
		m->offences[m->n_offences++] = (struct model_offence){ kind, off, value };
}

static unsigned int violations_locked(const struct model *m)
{
	unsigned int i, sum = 0;

	for (i = 0; i < MODEL_BAD_MAX; i++)
		sum += m->violations[i];
	return sum;
}

/**
 * model_violations - how often the driver did what it must not
 * @m: the model
 *
 * Return: violations of all kinds since creation or the last model_forgive().
 */
unsigned int model_violations(struct model *m)
{
	unsigned long flags;
	unsigned int sum;

	raw_spin_lock_irqsave(&m->lock, flags);
	sum = violations_locked(m);
	raw_spin_unlock_irqrestore(&m->lock, flags);
	return sum;
}

unsigned int model_violation_count(struct model *m, enum model_violation kind)
{
	return READ_ONCE(m->violations[kind]);
}

/**
 * model_forgive - forget the violations so far: the test meant them
 * @m: the model
 */
void model_forgive(struct model *m)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	memset(m->violations, 0, sizeof(m->violations));
	m->n_offences = 0;
	raw_spin_unlock_irqrestore(&m->lock, flags);
}

/**
 * model_forgive_kind - forget the violations of one kind
 * @m: the model
 * @kind: which
 */
void model_forgive_kind(struct model *m, enum model_violation kind)
{
	unsigned int i, kept = 0;
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	m->violations[kind] = 0;
	for (i = 0; i < m->n_offences; i++) {
		if (m->offences[i].kind != kind)
			m->offences[kept++] = m->offences[i];
	}
	m->n_offences = kept;
	raw_spin_unlock_irqrestore(&m->lock, flags);
}

/**
 * model_forgive_all_but_dma - forget what is no wonder with a driver that is lied to
 * @m: the model
 *
 * Whatever it is told, a driver may not let the device access memory that is not for it.
 */
void model_forgive_all_but_dma(struct model *m)
{
	unsigned int kind;

	for (kind = 0; kind < MODEL_BAD_MAX; kind++) {
		if (kind != MODEL_BAD_DMA && kind != MODEL_BAD_ADDRESS)
			model_forgive_kind(m, kind);
	}
}

static const char * const violation_names[MODEL_BAD_MAX] = {
	[MODEL_BAD_WIDTH] = "width",
	[MODEL_BAD_OFFSET] = "offset",
	[MODEL_BAD_RESERVED] = "reserved",
	[MODEL_BAD_IN_RESET] = "in-reset",
	[MODEL_BAD_WHILE_RUN] = "while-run",
	[MODEL_BAD_ALIGN] = "align",
	[MODEL_BAD_SIZE] = "size",
	[MODEL_BAD_DOORBELL] = "doorbell",
	[MODEL_BAD_RIRB_LAG] = "rirb-lag",
	[MODEL_BAD_LVI] = "lvi",
	[MODEL_BAD_FORMAT] = "format",
	[MODEL_BAD_TAG] = "tag",
	[MODEL_BAD_STRIPE] = "stripe",
	[MODEL_BAD_BANDWIDTH] = "bandwidth",
	[MODEL_BAD_IMMEDIATE] = "immediate",
	[MODEL_BAD_ADDRESS] = "address",
	[MODEL_BAD_DMA] = "dma",
};

/**
 * model_describe_violations - the first violations as "kind@offset=value", for a message
 * @m: the model
 * @buf: where to
 * @size: room there
 *
 * Return: characters written.
 */
int model_describe_violations(struct model *m, char *buf, size_t size)
{
	unsigned long flags;
	unsigned int i;
	int len = 0;

	buf[0] = '\0';
	raw_spin_lock_irqsave(&m->lock, flags);
	for (i = 0; i < m->n_offences; i++) {
		const struct model_offence *o = &m->offences[i];

		len += scnprintf(buf + len, size - len, " %s@%x=%x",
				 violation_names[o->kind], o->off, o->value);
	}
	raw_spin_unlock_irqrestore(&m->lock, flags);
	return len;
}

/* What hangs because of a fault goes on. */
static void unstick_stream(struct model_sd *sd, enum model_fault fault)
{
	if (fault == MODEL_FAULT_SD_RESET_STUCK)
		sd->srst.stuck = false;
	else if (fault == MODEL_FAULT_SD_RUN_STUCK)
		sd->run.stuck = false;
	else if (fault == MODEL_FAULT_SD_NO_FIFO)
		sd->ready.stuck = false;
}

static void unstick(struct model *m, enum model_fault fault)
{
	unsigned int i;

	if (fault == MODEL_FAULT_CRST_STUCK)
		m->crst.stuck = false;
	else if (fault == MODEL_FAULT_CORBRP_STUCK)
		m->corb_reset.stuck = false;
	else if (fault == MODEL_FAULT_CORB_STUCK)
		m->corb_run.stuck = false;
	else if (fault == MODEL_FAULT_RIRB_STUCK)
		m->rirb_run.stuck = false;
	for (i = 0; i < m->n_sd; i++)
		unstick_stream(&m->sd[i], fault);
}

/**
 * model_fault_after - let something go wrong, a little later
 * @m: the model
 * @fault: what
 * @skip: how often it still goes well
 * @times: how often it then fails; MODEL_FOREVER
 */
void model_fault_after(struct model *m, enum model_fault fault, unsigned int skip,
		       unsigned int times)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	m->fault_skip[fault] = skip;
	m->fault_times[fault] = times;
	if (!times)
		unstick(m, fault);
	raw_spin_unlock_irqrestore(&m->lock, flags);
}

/**
 * model_fault - let something go wrong
 * @m: the model
 * @fault: what
 * @times: how often; MODEL_FOREVER, or 0 to end it: what is stuck then comes loose
 */
void model_fault(struct model *m, enum model_fault fault, unsigned int times)
{
	model_fault_after(m, fault, 0, times);
}

/* Whether this occurrence is one that fails. */
bool sim_faulted(struct model *m, enum model_fault fault)
{
	if (!m->fault_times[fault])
		return false;
	if (m->fault_skip[fault]) {
		m->fault_skip[fault]--;
		return false;
	}
	if (m->fault_times[fault] != MODEL_FOREVER)
		m->fault_times[fault]--;
	return true;
}
