// SPDX-License-Identifier: GPL-2.0
/*
 * A controller as text: a folder in debugfs for each. Nothing is changed by reading, and no lock
 * is held longer than it takes to write a line. What cannot be made is left out: nobody needs it
 * to work.
 */
#include <linux/debugfs.h>
#include <linux/seq_file.h>
#include <sound/hda_register.h>

#include "debugfs.h"
#include "debugfs_verb.h"
#include "hdb.h"
#include "hw/io.h"
#include "hw/sd.h"
#include "stream/buffer.h"

/*
 * Registers that can be read without consequence. The immediate command registers are not among
 * them: whoever uses these waits for what is read there.
 */
static const struct {
	const char *name;
	u8 offset;
	u8 bits;
} registers[] = {
	{ "GCAP", AZX_REG_GCAP, 16 },
	{ "VMIN", AZX_REG_VMIN, 8 },
	{ "VMAJ", AZX_REG_VMAJ, 8 },
	{ "OUTPAY", AZX_REG_OUTPAY, 16 },
	{ "INPAY", AZX_REG_INPAY, 16 },
	{ "GCTL", AZX_REG_GCTL, 32 },
	{ "WAKEEN", AZX_REG_WAKEEN, 16 },
	{ "STATESTS", AZX_REG_STATESTS, 16 },
	{ "GSTS", AZX_REG_GSTS, 16 },
	{ "INTCTL", AZX_REG_INTCTL, 32 },
	{ "INTSTS", AZX_REG_INTSTS, 32 },
	{ "WALCLK", AZX_REG_WALLCLK, 32 },
	{ "CORBLBASE", AZX_REG_CORBLBASE, 32 },
	{ "CORBUBASE", AZX_REG_CORBUBASE, 32 },
	{ "CORBWP", AZX_REG_CORBWP, 16 },
	{ "CORBRP", AZX_REG_CORBRP, 16 },
	{ "CORBCTL", AZX_REG_CORBCTL, 8 },
	{ "CORBSTS", AZX_REG_CORBSTS, 8 },
	{ "CORBSIZE", AZX_REG_CORBSIZE, 8 },
	{ "RIRBLBASE", AZX_REG_RIRBLBASE, 32 },
	{ "RIRBUBASE", AZX_REG_RIRBUBASE, 32 },
	{ "RIRBWP", AZX_REG_RIRBWP, 16 },
	{ "RINTCNT", AZX_REG_RINTCNT, 16 },
	{ "RIRBCTL", AZX_REG_RIRBCTL, 8 },
	{ "RIRBSTS", AZX_REG_RIRBSTS, 8 },
	{ "RIRBSIZE", AZX_REG_RIRBSIZE, 8 },
	{ "DPLBASE", AZX_REG_DPLBASE, 32 },
	{ "DPUBASE", AZX_REG_DPUBASE, 32 },
};

static u32 read_register(struct hdb_io *io, u32 offset, unsigned int bits)
{
	if (bits == 8)
		return hdb_read8(io, offset);
	return bits == 16 ? hdb_read16(io, offset) : hdb_read32(io, offset);
}

static void show_descriptor(struct seq_file *m, struct hdb_io *io, unsigned int i)
{
	u32 base = hdb_sd_offset(i, 0);

	seq_printf(m, "SD%u CTL %02x%04x STS %02x LPIB %08x CBL %08x LVI %04x", i,
		   hdb_read8(io, base + AZX_REG_SD_CTL_3B), hdb_read16(io, base + AZX_REG_SD_CTL),
		   hdb_read8(io, base + AZX_REG_SD_STS), hdb_read32(io, base + AZX_REG_SD_LPIB),
		   hdb_read32(io, base + AZX_REG_SD_CBL), hdb_read16(io, base + AZX_REG_SD_LVI));
	seq_printf(m, " FIFOS %04x FMT %04x BDPL %08x BDPU %08x\n",
		   hdb_read16(io, base + AZX_REG_SD_FIFOSIZE),
		   hdb_read16(io, base + AZX_REG_SD_FORMAT),
		   hdb_read32(io, base + AZX_REG_SD_BDLPL),
		   hdb_read32(io, base + AZX_REG_SD_BDLPU));
}

int hdb_registers_show(struct seq_file *m, void *unused)
{
	struct hdb_ctrl *ctrl = m->private;
	struct hdb_io *io = &ctrl->io;
	unsigned int i;

	if (READ_ONCE(ctrl->suspended)) {
		seq_puts(m, "the controller sleeps\n");
		return 0;
	}
	if (hdb_ctrl_gone(ctrl) || hdb_read32(io, AZX_REG_GCTL) == ~0U) {
		seq_puts(m, "the controller is gone\n");
		return 0;
	}
	for (i = 0; i < ARRAY_SIZE(registers); i++)
		seq_printf(m, "%-9s %0*x\n", registers[i].name, registers[i].bits / 4,
			   read_register(io, registers[i].offset, registers[i].bits));
	if (ctrl->setup.ssync)
		seq_printf(m, "%-9s %08x\n", "SSYNC", hdb_read32(io, ctrl->setup.ssync));
	for (i = 0; i < ctrl->streams.count; i++)
		show_descriptor(m, io, i);
	return 0;
}

static const char *state_name(HDAUDIO_STREAM_STATE state)
{
	if (state == ResetState)
		return "reset";
	return state == RunState ? "run" : "stop";
}

static void show_buffer(struct seq_file *m, struct hdb_ctrl *ctrl, const struct hdb_engine *engine)
{
	static const char *const kinds[] = {
		[HDB_BUFFER_CYCLIC] = "cyclic",
		[HDB_BUFFER_NOTIFYING] = "notifying",
		[HDB_BUFFER_CONTIGUOUS] = "contiguous",
	};

	if (!engine->buffer) {
		seq_puts(m, ", no buffer");
		return;
	}
	seq_printf(m, ", %s buffer of %zu bytes", kinds[engine->buffer->kind],
		   engine->buffer->range.size);
	if (!hdb_ctrl_gone(ctrl) && !READ_ONCE(ctrl->suspended))
		seq_printf(m, ", at %u", hdb_read32(&ctrl->io, engine->sd.base + AZX_REG_SD_LPIB));
}

static void show_engine(struct seq_file *m, struct hdb_ctrl *ctrl, const struct hdb_engine *engine)
{
	static const char *const kinds[] = {
		[HDB_ENGINE_CAPTURE] = "input",
		[HDB_ENGINE_RENDER] = "output",
		[HDB_ENGINE_BIDI] = "bidirectional",
	};
	const HDAUDIO_STREAM_FORMAT *format = &engine->format;

	seq_printf(m, "%u: %s, ", engine->index, kinds[engine->kind]);
	if (!engine->client) {
		seq_puts(m, "free\n");
		return;
	}
	seq_printf(m, "client %u, %s, stream %u, %s", engine->client->id,
		   engine->render ? "render" : "capture", engine->stream_id,
		   state_name(engine->state));
	seq_printf(m, ", %u Hz, %u of %u bits, %u channels, format %04x", format->SampleRate,
		   format->ValidBitsPerSample, format->ContainerSize, format->NumberOfChannels,
		   engine->code);
	show_buffer(m, ctrl, engine);
	seq_printf(m, ", %u registered, %u to tell, %u merged\n", engine->notify.registered,
		   engine->notify.waiting, engine->notify.merged);
}

int hdb_engines_show(struct seq_file *m, void *unused)
{
	struct hdb_ctrl *ctrl = m->private;
	struct hdb_streams *streams = &ctrl->streams;
	unsigned int i;

	for (i = 0; i < streams->count; i++) {
		spin_lock_irq(&streams->lock);
		show_engine(m, ctrl, &streams->engines[i]);
		spin_unlock_irq(&streams->lock);
	}
	return 0;
}

static unsigned int count_engines(struct hdb_ctrl *ctrl, const struct hdb_client *client)
{
	struct hdb_streams *streams = &ctrl->streams;
	unsigned int i, n = 0;

	spin_lock_irq(&streams->lock);
	for (i = 0; i < streams->count; i++)
		n += streams->engines[i].client == client;
	spin_unlock_irq(&streams->lock);
	return n;
}

static unsigned int count_batches(struct hdb_ctrl *ctrl, const struct hdb_client *client)
{
	unsigned int n;

	spin_lock_irq(&ctrl->verbs.lock);
	n = client->queue.waiting;
	spin_unlock_irq(&ctrl->verbs.lock);
	return n;
}

static unsigned int count_tags(struct hdb_ctrl *ctrl, const struct hdb_client *client)
{
	struct hdb_events *events = &ctrl->events;
	const struct hdb_event_tag *tags;
	unsigned int i, n = 0;

	spin_lock_irq(&events->lock);
	tags = events->tags[client->codec];
	for (i = 0; tags && i < HDB_TAGS; i++)
		n += tags[i].client == client;
	spin_unlock_irq(&events->lock);
	return n;
}

int hdb_clients_show(struct seq_file *m, void *unused)
{
	struct hdb_ctrl *ctrl = m->private;
	const struct hdb_client *client;

	mutex_lock(&ctrl->clients_lock);
	list_for_each_entry(client, &ctrl->clients, link)
		seq_printf(m, "%u: codec %u, node %02x, %u references, %u engines, %u tags, %u batches waiting\n",
			   client->id, client->codec, client->node, refcount_read(&client->refs),
			   count_engines(ctrl, client), count_tags(ctrl, client),
			   count_batches(ctrl, client));
	mutex_unlock(&ctrl->clients_lock);
	return 0;
}

int hdb_bandwidth_show(struct seq_file *m, void *unused)
{
	struct hdb_ctrl *ctrl = m->private;
	struct hdb_bandwidth bw;
	unsigned int i;

	spin_lock_irq(&ctrl->streams.lock);
	bw = ctrl->streams.bandwidth;
	spin_unlock_irq(&ctrl->streams.lock);
	seq_puts(m, "bits in each frame\n");
	for (i = 0; i < min_t(unsigned int, ctrl->caps.n_sdo, HDB_MAX_SDO); i++)
		seq_printf(m, "SDO%u: %u of %u\n", i, bw.sdo[i], bw.sdo_max);
	for (i = 0; i < HDB_MAX_SDI; i++) {
		if (READ_ONCE(ctrl->codec_mask) & BIT(i))
			seq_printf(m, "SDI%u: %u of %u\n", i, bw.sdi[i], bw.sdi_max);
	}
	return 0;
}

static void show_commands(struct seq_file *m, struct hdb_verbs *verbs)
{
	unsigned int i, in_flight, given_up;
	struct hdb_verb_counts counts;

	spin_lock_irq(&verbs->lock);
	counts = verbs->counts;
	in_flight = verbs->in_flight;
	spin_unlock_irq(&verbs->lock);
	seq_printf(m, "commands in flight: %u of %u\n", in_flight, verbs->window);
	for (i = 0; i < HDB_LINKS; i++) {
		spin_lock_irq(&verbs->lock);
		in_flight = verbs->codec[i].in_flight;
		given_up = verbs->codec[i].tombstones;
		spin_unlock_irq(&verbs->lock);
		if (in_flight)
			seq_printf(m, "codec %u: %u in flight, %u of them given up\n", i,
				   in_flight, given_up);
	}
	seq_printf(m, "times a codec was given up: %u\n", counts.timeouts);
	seq_printf(m, "answers too late: %u\n", counts.late);
	seq_printf(m, "answers to no command: %u\n", counts.spurious);
	seq_printf(m, "answers whose interrupt was lost: %u\n", counts.polled);
	seq_printf(m, "times answers were lost: %u\n", counts.overruns);
}

static u32 count_merged(struct hdb_streams *streams)
{
	unsigned int i;
	u32 n = 0;

	spin_lock_irq(&streams->lock);
	for (i = 0; i < streams->count; i++)
		n += streams->engines[i].notify.merged;
	spin_unlock_irq(&streams->lock);
	return n;
}

static void show_recovery(struct seq_file *m, const struct hdb_recovery *recovery)
{
	static const char *const steps[] = {
		[HDB_STEP_UNRESPONSIVE] = "codecs fallen silent",
		[HDB_STEP_EACH] = "changes to an interrupt for each answer",
		[HDB_STEP_IRQ] = "changes of the kind of interrupt",
		[HDB_STEP_RINGS] = "restarts of the command rings",
		[HDB_STEP_RESET] = "resets of the controller",
		[HDB_STEP_DISPLAY] = "resets for a graphics driver that came",
	};
	unsigned int i;

	for (i = 0; i < HDB_STEPS; i++)
		seq_printf(m, "%s: %u\n", steps[i], READ_ONCE(recovery->counts[i]));
}

int hdb_counters_show(struct seq_file *m, void *unused)
{
	struct hdb_ctrl *ctrl = m->private;

	show_commands(m, &ctrl->verbs);
	show_recovery(m, &ctrl->recovery);
	seq_printf(m, "unsolicited responses lost: %u\n", READ_ONCE(ctrl->events.overflows));
	seq_printf(m, "unsolicited responses for nobody: %u\n",
		   READ_ONCE(ctrl->events.unclaimed));
	seq_printf(m, "notifications merged: %u\n", count_merged(&ctrl->streams));
	seq_printf(m, "positions in memory that were wrong: %u\n",
		   READ_ONCE(ctrl->positions.wrong));
	seq_printf(m, "interrupts that were lost: %u\n", READ_ONCE(ctrl->lost_irqs));
	seq_printf(m, "reads of all ones that were none: %u\n", READ_ONCE(ctrl->io.false_ones));
	return 0;
}

DEFINE_SHOW_ATTRIBUTE(hdb_registers);
DEFINE_SHOW_ATTRIBUTE(hdb_engines);
DEFINE_SHOW_ATTRIBUTE(hdb_clients);
DEFINE_SHOW_ATTRIBUTE(hdb_bandwidth);
DEFINE_SHOW_ATTRIBUTE(hdb_counters);

static const struct {
	const char *name;
	umode_t mode;
	const struct file_operations *fops;
} files[] = {
	{ "registers", 0400, &hdb_registers_fops },
	{ "engines", 0400, &hdb_engines_fops },
	{ "clients", 0400, &hdb_clients_fops },
	{ "bandwidth", 0400, &hdb_bandwidth_fops },
	{ "counters", 0400, &hdb_counters_fops },
	{ "verb", 0600, &hdb_verb_fops },
};

static struct dentry *debugfs_root;

void hdb_debugfs_init(void)
{
	debugfs_root = debugfs_create_dir("hdaudio_compat", NULL);
}

void hdb_debugfs_exit(void)
{
	debugfs_remove_recursive(debugfs_root);
}

/* Show a controller that is up. Process context. */
void hdb_debugfs_add(struct hdb_ctrl *ctrl)
{
	unsigned int i;

	ctrl->debugfs = debugfs_create_dir(dev_name(ctrl->dev), debugfs_root);
	for (i = 0; i < ARRAY_SIZE(files); i++)
		debugfs_create_file(files[i].name, files[i].mode, ctrl->debugfs, ctrl,
				    files[i].fops);
}

/* Show it no more: calls in progress are waited for, later ones fail. Process context. */
void hdb_debugfs_remove(struct hdb_ctrl *ctrl)
{
	debugfs_remove_recursive(ctrl->debugfs);
	ctrl->debugfs = NULL;
}
