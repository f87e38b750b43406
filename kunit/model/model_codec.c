// SPDX-License-Identifier: GPL-2.0
/*
 * Codecs: nodes, verbs and converters (HD Audio specification, chapter 7).
 */
#include <linux/slab.h>

#include "model_priv.h"

u32 sim_codec_param(const struct codec_node *node, u8 id)
{
	unsigned int i;

	if (id == AC_PAR_CONNLIST_LEN && node->def->n_conn)
		return node->def->n_conn;
	for (i = 0; i < node->def->n_params; i++) {
		if (node->def->params[i].id == id)
			return node->def->params[i].value;
	}
	return 0;
}

struct codec_node *sim_codec_node(struct codec *c, u8 nid)
{
	unsigned int i;

	for (i = 0; i < c->desc->n_nodes; i++) {
		if (c->nodes[i].def->nid == nid)
			return &c->nodes[i];
	}
	return NULL;
}

static bool is_group(const struct codec_node *node)
{
	return sim_codec_param(node, AC_PAR_FUNCTION_TYPE);
}

static u32 widget_caps(const struct codec_node *node)
{
	return sim_codec_param(node, AC_PAR_AUDIO_WIDGET_CAP);
}

bool sim_codec_is_widget(const struct codec_node *node, unsigned int type)
{
	if (!node->def->nid || is_group(node))
		return false;
	return (widget_caps(node) & AC_WCAP_TYPE) >> AC_WCAP_TYPE_SHIFT == type;
}

/* The function group a widget belongs to. */
static struct codec_node *group_of(struct codec *c, u8 nid)
{
	unsigned int i;

	for (i = 0; i < c->desc->n_nodes; i++) {
		u32 count = sim_codec_param(&c->nodes[i], AC_PAR_NODE_COUNT);
		u8 start = count >> 16;

		if (is_group(&c->nodes[i]) && nid >= start && nid < start + (count & 0xff))
			return &c->nodes[i];
	}
	return NULL;
}

static void node_reset(struct codec_node *node)
{
	memset_startat(node, 0, fmt);
	node->pinctl = node->def->pinctl;
	if (sim_codec_param(node, AC_PAR_POWER_STATE) & AC_PWRST_D3SUP)
		node->power = AC_PWRST_D3;
}

/* The link's RESET# line: settings go, what the board designer set stays. */
void sim_codec_link_reset(struct codec *c)
{
	unsigned int i;

	for (i = 0; i < c->desc->n_nodes; i++)
		node_reset(&c->nodes[i]);
	c->owed_len = 0;
	c->unsol_len = 0;
	c->deaf_left = c->deaf;
}

static void group_reset(struct codec *c, struct codec_node *group)
{
	unsigned int i;

	for (i = 0; i < c->desc->n_nodes; i++) {
		if (group_of(c, c->nodes[i].def->nid) == group)
			node_reset(&c->nodes[i]);
	}
	node_reset(group);
}

/* The power state a node is in: not above its group's. */
static u8 actual_power(struct codec *c, const struct codec_node *node)
{
	struct codec_node *group = group_of(c, node->def->nid);
	u8 own = 0;

	if (is_group(node) || widget_caps(node) & AC_WCAP_POWER)
		own = node->power;
	return group ? max(own, group->power) : own;
}

static u32 get_connections(const struct codec_node *node, u8 first)
{
	u32 value = 0;
	unsigned int i;

	for (i = 0; i < 4 && first + i < node->def->n_conn; i++)
		value |= node->def->conn[first + i] << 8 * i;
	return value;
}

static u32 get_amp(const struct codec_node *node, u16 payload)
{
	unsigned int left = !!(payload & AC_AMP_GET_LEFT);

	if (payload & AC_AMP_GET_OUTPUT)
		return node->amp_out[left];
	return node->amp_in[payload & AC_AMP_GET_INDEX][left];
}

static void set_amp(struct codec_node *node, u16 payload)
{
	unsigned int index = (payload & AC_AMP_SET_INDEX) >> AC_AMP_SET_INDEX_SHIFT;
	u8 value = payload & 0xff;
	unsigned int left;

	for (left = 0; left < 2; left++) {
		if (!(payload & (left ? AC_AMP_SET_LEFT : AC_AMP_SET_RIGHT)))
			continue;
		if (payload & AC_AMP_SET_OUTPUT)
			node->amp_out[left] = value;
		if (payload & AC_AMP_SET_INPUT)
			node->amp_in[index][left] = value;
	}
}

static u32 get_power(struct codec *c, const struct codec_node *node)
{
	return actual_power(c, node) << AC_PWRST_ACTUAL_SHIFT | node->power;
}

static u32 get_sense(const struct codec_node *node)
{
	return (node->present ? AC_PINSENSE_PRESENCE : 0) | (node->eld_len ? AC_PINSENSE_ELDV : 0);
}

static u32 get_dip_size(const struct codec_node *node, u8 payload)
{
	if (!(payload & AC_DIPSIZE_ELD_BUF))
		return MODEL_DIP;
	return node->eld_unsized ? 0 : node->eld_len;
}

static u32 get_eld(const struct codec_node *node, u8 at)
{
	return at < node->eld_len ? AC_ELDD_ELD_VALID | node->eld[at] : 0;
}

/* The index goes on by itself. */
static void set_dip(struct codec_node *node, u8 payload)
{
	if (node->dip_index < MODEL_DIP)
		node->dip[node->dip_index++] = payload;
}

static u32 get_dip(struct codec_node *node)
{
	return node->dip_index < MODEL_DIP ? node->dip[node->dip_index++] : 0;
}

static u32 get_slot(const struct codec_node *node, u8 slot)
{
	return slot < MODEL_SLOTS ? node->slots[slot] << 4 | slot : 0;
}

static u32 verb_get(struct codec *c, struct codec_node *node, unsigned int id, u8 payload)
{
	switch (id) {
	case AC_VERB_PARAMETERS:
		return sim_codec_param(node, payload);
	case AC_VERB_GET_CONNECT_SEL:
		return node->select;
	case AC_VERB_GET_CONNECT_LIST:
		return get_connections(node, payload);
	case AC_VERB_GET_PROC_STATE:
		return node->processing;
	case AC_VERB_GET_POWER_STATE:
		return get_power(c, node);
	case AC_VERB_GET_CONV:
		return node->conv;
	case AC_VERB_GET_PIN_WIDGET_CONTROL:
		return node->pinctl;
	case AC_VERB_GET_UNSOLICITED_RESPONSE:
		return node->unsol;
	case AC_VERB_GET_PIN_SENSE:
		return get_sense(node);
	case AC_VERB_GET_EAPD_BTLENABLE:
		return node->eapd;
	case AC_VERB_GET_DIGI_CONVERT_1:
	case AC_VERB_GET_DIGI_CONVERT_2:
		return node->digital;
	case AC_VERB_GET_VOLUME_KNOB_CONTROL:
		return node->knob;
	case AC_VERB_GET_BEEP_CONTROL:
		return node->beep;
	case AC_VERB_GET_GPIO_DATA ... AC_VERB_GET_GPIO_STICKY_MASK:
		return node->gpio[id - AC_VERB_GET_GPIO_DATA];
	case AC_VERB_GET_CONFIG_DEFAULT:
		return node->config;
	case AC_VERB_GET_SUBSYSTEM_ID:
		return node->subsystem;
	case AC_VERB_GET_STRIPE_CONTROL:
		return node->stripe;
	case AC_VERB_GET_CVT_CHAN_COUNT:
		return node->channels;
	case AC_VERB_GET_HDMI_DIP_SIZE:
		return get_dip_size(node, payload);
	case AC_VERB_GET_HDMI_ELDD:
		return get_eld(node, payload);
	case AC_VERB_GET_HDMI_DIP_DATA:
		return get_dip(node);
	case AC_VERB_GET_HDMI_DIP_XMIT:
		return node->dip_xmit;
	case AC_VERB_GET_HDMI_CHAN_SLOT:
		return get_slot(node, payload);
	}
	return 0;
}

static void set_byte(u32 *value, unsigned int byte, u8 payload)
{
	*value = (*value & ~(0xff << 8 * byte)) | payload << 8 * byte;
}

static void verb_set(struct codec *c, struct codec_node *node, unsigned int id, u8 payload)
{
	switch (id) {
	case AC_VERB_SET_CONNECT_SEL:
		node->select = payload;
		break;
	case AC_VERB_SET_PROC_STATE:
		node->processing = payload;
		break;
	case AC_VERB_SET_POWER_STATE:
		node->power = payload & 0xf;
		break;
	case AC_VERB_SET_CHANNEL_STREAMID:
		node->conv = payload;
		break;
	case AC_VERB_SET_PIN_WIDGET_CONTROL:
		node->pinctl = payload;
		break;
	case AC_VERB_SET_UNSOLICITED_ENABLE:
		node->unsol = payload & (AC_UNSOL_ENABLED | AC_UNSOL_TAG);
		break;
	case AC_VERB_SET_EAPD_BTLENABLE:
		node->eapd = payload & 7;
		break;
	case AC_VERB_SET_DIGI_CONVERT_1:
		set_byte(&node->digital, 0, payload);
		break;
	case AC_VERB_SET_DIGI_CONVERT_2:
		set_byte(&node->digital, 1, payload);
		break;
	case AC_VERB_SET_VOLUME_KNOB_CONTROL:
		node->knob = payload;
		break;
	case AC_VERB_SET_BEEP_CONTROL:
		node->beep = payload;
		break;
	case AC_VERB_SET_GPIO_DATA ... AC_VERB_SET_GPIO_STICKY_MASK:
		node->gpio[id - AC_VERB_SET_GPIO_DATA] = payload;
		break;
	case AC_VERB_SET_CONFIG_DEFAULT_BYTES_0 ... AC_VERB_SET_CONFIG_DEFAULT_BYTES_3:
		set_byte(&node->config, id - AC_VERB_SET_CONFIG_DEFAULT_BYTES_0, payload);
		break;
	case 0x720 ... 0x723:
		set_byte(&node->subsystem, id - 0x720, payload);
		break;
	case AC_VERB_SET_STRIPE_CONTROL:
		node->stripe = payload;
		break;
	case AC_VERB_SET_CVT_CHAN_COUNT:
		node->channels = payload;
		break;
	case AC_VERB_SET_HDMI_DIP_INDEX:
		node->dip_index = payload & AC_DIPIDX_PACK_IDX ? MODEL_DIP : payload;
		break;
	case AC_VERB_SET_HDMI_DIP_DATA:
		set_dip(node, payload);
		break;
	case AC_VERB_SET_HDMI_DIP_XMIT:
		node->dip_xmit = payload;
		break;
	case AC_VERB_SET_HDMI_CHAN_SLOT:
		if ((payload & AC_CVTMAP_HDMI_SLOT) < MODEL_SLOTS)
			node->slots[payload & AC_CVTMAP_HDMI_SLOT] = payload >> 4;
		break;
	case AC_VERB_SET_CODEC_RESET:
		if (is_group(node))
			group_reset(c, node);
		break;
	}
}

/* The next coefficient is for the one behind it. */
static void set_coefficient(struct codec_node *node, u16 payload)
{
	node->coef[node->coef_index % MODEL_COEFS] = payload;
	node->coef_index++;
}

/* Verbs of 4 bits have a payload of 16. */
static u32 verb_long(struct codec_node *node, unsigned int id, u16 payload)
{
	switch (id) {
	case AC_VERB_SET_STREAM_FORMAT >> 8:
		node->fmt = payload;
		break;
	case AC_VERB_SET_AMP_GAIN_MUTE >> 8:
		set_amp(node, payload);
		break;
	case AC_VERB_SET_PROC_COEF >> 8:
		set_coefficient(node, payload);
		break;
	case AC_VERB_SET_COEF_INDEX >> 8:
		node->coef_index = payload;
		break;
	case AC_VERB_GET_STREAM_FORMAT >> 8:
		return node->fmt;
	case AC_VERB_GET_AMP_GAIN_MUTE >> 8:
		return get_amp(node, payload);
	case AC_VERB_GET_PROC_COEF >> 8:
		return node->coef[node->coef_index % MODEL_COEFS];
	case AC_VERB_GET_COEF_INDEX >> 8:
		return node->coef_index;
	}
	return 0;
}

/* Carries out a verb (20 bits); what a codec does not know it answers with 0. */
u32 sim_codec_verb(struct codec *c, u8 nid, u32 verb)
{
	struct codec_node *node = sim_codec_node(c, nid);
	unsigned int id = verb >> 8 & 0xfff;

	if (!node)
		return 0;
	if (id >> 8 == 0xf)
		return verb_get(c, node, id, verb & 0xff);
	if (id >> 8 != 0x7)
		return verb_long(node, id >> 8, verb & 0xffff);
	verb_set(c, node, id, verb & 0xff);
	return 0;
}

/* Uses up one of a number of times; MODEL_FOREVER lasts. */
static bool use_one(unsigned int *times)
{
	if (!*times)
		return false;
	if (*times != MODEL_FOREVER)
		(*times)--;
	return true;
}

static void owe(struct model *m, struct codec *c, u32 value, unsigned int late)
{
	unsigned int tail = (c->owed_head + c->owed_len) % MODEL_RESPONSES;

	if (c->owed_len == MODEL_RESPONSES) {
		m->stats.dropped++;
		return;
	}
	c->owed[tail] = (struct codec_response){ m->frame + 1 + late, value };
	c->owed_len++;
}

/* A command has come over the link; the answer goes back in the next frame. */
void sim_codec_command(struct model *m, struct codec *c, u32 cmd)
{
	unsigned int late = 0;
	u32 value;

	c->commands++;
	c->last = cmd;
	if (use_one(&c->deaf_left) || use_one(&c->silent))
		return;
	value = sim_codec_verb(c, cmd >> 20 & 0xff, cmd & 0xfffff);
	if (c->lies && (cmd & 0xfffffff) == c->lie_to && use_one(&c->lies))
		value = c->lie;
	if (use_one(&c->late))
		late = c->late_frames;
	owe(m, c, value, late);
}

bool sim_codec_queue_unsol(struct codec *c, u32 value)
{
	if (!c->plugged || c->unsol_len == ARRAY_SIZE(c->unsol))
		return false;
	c->unsol[(c->unsol_head + c->unsol_len) % ARRAY_SIZE(c->unsol)] = value;
	c->unsol_len++;
	return true;
}

/* Channels a converter can carry. */
static unsigned int widget_channels(const struct codec_node *node)
{
	u32 caps = widget_caps(node);

	return ((caps & AC_WCAP_CHAN_CNT_EXT) >> 12 | (caps & AC_WCAP_STEREO)) + 1;
}

/* A converter is on a stream: right id and format, and powered. */
static bool on_stream(struct codec *c, const struct codec_node *node, unsigned int type, u8 tag,
		      u16 fmt)
{
	return node->conv >> AC_CONV_STREAM_SHIFT == tag && node->fmt == fmt &&
	       sim_codec_is_widget(node, type) && actual_power(c, node) == AC_PWRST_D0;
}

/* The bytes of a sample block a converter takes part in. */
static unsigned int share(const struct codec_node *node, u16 fmt, unsigned int *first)
{
	unsigned int size = sim_format_container(fmt), low = node->conv & AC_CONV_CHANNEL;

	*first = low * size;
	if (low >= sim_format_channels(fmt))
		return 0;
	return min(widget_channels(node), sim_format_channels(fmt) - low) * size;
}

static void node_hear(struct codec_node *node, u16 fmt, const u8 *block)
{
	unsigned int first, bytes = share(node, fmt, &first);

	if (!node->heard || node->heard_len + bytes > node->heard_size)
		return;
	memcpy(node->heard + node->heard_len, block + first, bytes);
	node->heard_len += bytes;
}

/* A sample block of a render stream passes on the link. */
void sim_codec_hear(struct model *m, u8 tag, u16 fmt, const u8 *block)
{
	unsigned int i, j;

	for (i = 0; i < MODEL_MAX_CODECS; i++) {
		struct codec *c = m->codecs[i];

		for (j = 0; c && c->plugged && j < c->desc->n_nodes; j++) {
			if (on_stream(c, &c->nodes[j], AC_WID_AUD_OUT, tag, fmt))
				node_hear(&c->nodes[j], fmt, block);
		}
	}
}

/* A sample block of a capture stream is asked for; silence where nobody speaks. */
void sim_codec_say(struct model *m, u8 tag, u16 fmt, u64 pos, u8 *block)
{
	unsigned int i, j, k, first, bytes;

	memset(block, 0, MODEL_MAX_BLOCK);
	for (i = 0; i < MODEL_MAX_CODECS; i++) {
		struct codec *c = m->codecs[i];

		for (j = 0; c && c->plugged && j < c->desc->n_nodes; j++) {
			struct codec_node *node = &c->nodes[j];

			if (!on_stream(c, node, AC_WID_AUD_IN, tag, fmt))
				continue;
			bytes = share(node, fmt, &first);
			for (k = first; k < first + bytes; k++)
				block[k] = model_pattern_byte(i, node->def->nid, pos + k);
		}
	}
}

/**
 * model_pattern_byte - what an input converter says
 * @addr: its codec
 * @nid: its node
 * @pos: bytes of the stream since stream reset, all channels counted
 *
 * With 20 and 24 bits in a sample the lowest 12 or 8 bits of the container are 0 instead.
 *
 * Return: the byte.
 */
u8 model_pattern_byte(unsigned int addr, u8 nid, u64 pos)
{
	return pos * 0x9d + (pos >> 8) * 0x35 + addr * 0x11 + nid;
}

static struct codec *codec_at(struct model *m, unsigned int addr)
{
	return addr < MODEL_MAX_CODECS ? m->codecs[addr] : NULL;
}

static struct codec *codec_create(unsigned int addr, const struct model_codec_desc *desc)
{
	struct codec *c = kzalloc(sizeof(*c), GFP_KERNEL);
	unsigned int i;

	if (!c)
		return NULL;
	c->nodes = kcalloc(desc->n_nodes, sizeof(*c->nodes), GFP_KERNEL);
	if (!c->nodes) {
		kfree(c);
		return NULL;
	}
	c->desc = desc;
	c->addr = addr;
	c->plugged = true;
	for (i = 0; i < desc->n_nodes; i++) {
		c->nodes[i].def = &desc->nodes[i];
		c->nodes[i].config = desc->nodes[i].config;
		c->nodes[i].subsystem = desc->nodes[i].subsystem;
	}
	sim_codec_link_reset(c);
	return c;
}

void sim_codec_free(struct codec *c)
{
	if (c)
		kfree(c->nodes);
	kfree(c);
}

/**
 * model_add_codec - solder a codec to the link; before the controller leaves reset, or where
 *	one is unplugged, which it replaces: model_replug_codec() makes it report itself
 * @m: the model
 * @addr: address, 0 to 14
 * @desc: kind
 *
 * Context: may sleep.
 * Return: 0, -EINVAL, -EBUSY or -ENOMEM.
 */
int model_add_codec(struct model *m, unsigned int addr, const struct model_codec_desc *desc)
{
	struct codec *c, *old;
	unsigned long flags;

	if (addr >= MODEL_MAX_CODECS)
		return -EINVAL;
	if (m->codecs[addr] && m->codecs[addr]->plugged)
		return -EBUSY;
	c = codec_create(addr, desc);
	if (!c)
		return -ENOMEM;
	raw_spin_lock_irqsave(&m->lock, flags);
	old = m->codecs[addr];
	m->codecs[addr] = c;
	raw_spin_unlock_irqrestore(&m->lock, flags);
	sim_codec_free(old);
	return 0;
}

/**
 * model_unplug_codec - the codec is not there any more
 * @m: the model
 * @addr: its address
 */
void model_unplug_codec(struct model *m, unsigned int addr)
{
	struct codec *c = codec_at(m, addr);
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	if (c) {
		c->plugged = false;
		c->owed_len = 0;
		c->unsol_len = 0;
	}
	raw_spin_unlock_irqrestore(&m->lock, flags);
}

/**
 * model_replug_codec - it is back, as after power-on, and reports itself in STATESTS
 * @m: the model
 * @addr: its address
 */
void model_replug_codec(struct model *m, unsigned int addr)
{
	struct codec *c = codec_at(m, addr);
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	if (c) {
		sim_codec_link_reset(c);
		c->plugged = true;
		m->r[R_STATESTS] |= BIT(addr);
		sim_irq_update(m);
	}
	raw_spin_unlock_irqrestore(&m->lock, flags);
}

/**
 * model_codec_wake - a codec asks for the link, which is in reset, to be woken
 * @m: the model
 * @addr: its address
 */
void model_codec_wake(struct model *m, unsigned int addr)
{
	struct codec *c = codec_at(m, addr);
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	if (c && c->plugged && !m->link_up)
		m->r[R_STATESTS] |= BIT(addr);
	raw_spin_unlock_irqrestore(&m->lock, flags);
}

/**
 * model_pme - does the controller, in reset, ask for the machine's attention?
 * @m: the model
 *
 * Return: whether a codec that WAKEEN names has asked it to.
 */
bool model_pme(struct model *m)
{
	unsigned long flags;
	bool pme;

	raw_spin_lock_irqsave(&m->lock, flags);
	pme = !m->link_up && (m->r[R_STATESTS] & m->r[R_WAKEEN]);
	raw_spin_unlock_irqrestore(&m->lock, flags);
	return pme;
}

/**
 * model_codec_verb - ask a codec directly, not over the link
 * @m: the model
 * @addr: its address
 * @nid: node
 * @verb: the 20 bits below the node id
 *
 * Return: the response.
 */
u32 model_codec_verb(struct model *m, unsigned int addr, u8 nid, u32 verb)
{
	struct codec *c = codec_at(m, addr);
	unsigned long flags;
	u32 value;

	raw_spin_lock_irqsave(&m->lock, flags);
	value = c ? sim_codec_verb(c, nid, verb) : 0;
	raw_spin_unlock_irqrestore(&m->lock, flags);
	return value;
}

/* Commands the codec has received, answered or not. */
unsigned int model_codec_commands(struct model *m, unsigned int addr)
{
	struct codec *c = codec_at(m, addr);

	return c ? READ_ONCE(c->commands) : 0;
}

/* The last of them, 32 bits. */
u32 model_codec_last_command(struct model *m, unsigned int addr)
{
	struct codec *c = codec_at(m, addr);

	return c ? READ_ONCE(c->last) : 0;
}

/**
 * model_codec_silent - the codec hears and does not answer
 * @m: the model
 * @addr: its address
 * @count: commands; MODEL_FOREVER, or 0 to end it
 */
void model_codec_silent(struct model *m, unsigned int addr, unsigned int count)
{
	WRITE_ONCE(codec_at(m, addr)->silent, count);
}

/**
 * model_codec_late - the codec answers late
 * @m: the model
 * @addr: its address
 * @count: commands; MODEL_FOREVER, or 0 to end it
 * @frames: by so many frames; answers stay in order
 */
void model_codec_late(struct model *m, unsigned int addr, unsigned int count,
		      unsigned int frames)
{
	struct codec *c = codec_at(m, addr);
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	c->late = count;
	c->late_frames = frames;
	raw_spin_unlock_irqrestore(&m->lock, flags);
}

/**
 * model_codec_deaf_after_reset - the codec ignores the first commands after each link reset
 * @m: the model
 * @addr: its address
 * @count: how many; 0 to end it
 */
void model_codec_deaf_after_reset(struct model *m, unsigned int addr, unsigned int count)
{
	struct codec *c = codec_at(m, addr);
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	c->deaf = count;
	c->deaf_left = count;
	raw_spin_unlock_irqrestore(&m->lock, flags);
}

/**
 * model_codec_lie - the codec answers something else than it should
 * @m: the model
 * @addr: its address
 * @nid: node id of the command this is about
 * @verb: its verb, 20 bits
 * @answer: what it answers
 * @count: how often; MODEL_FOREVER, or 0 to end it
 */
void model_codec_lie(struct model *m, unsigned int addr, u8 nid, u32 verb, u32 answer,
		     unsigned int count)
{
	struct codec *c = codec_at(m, addr);
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	c->lie_to = nid << 20 | verb;
	c->lie = answer;
	c->lies = count;
	raw_spin_unlock_irqrestore(&m->lock, flags);
}

/**
 * model_codec_babble - the codec floods the link with unsolicited responses, one a frame
 * @m: the model
 * @addr: its address
 * @response: which
 * @count: how many; MODEL_FOREVER, or 0 to end it
 */
void model_codec_babble(struct model *m, unsigned int addr, u32 response, unsigned int count)
{
	struct codec *c = codec_at(m, addr);
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	c->babble = count;
	c->babble_value = response;
	raw_spin_unlock_irqrestore(&m->lock, flags);
	sim_kick(m);
}

/**
 * model_unsolicited - let a codec send an unsolicited response
 * @m: the model
 * @addr: its address
 * @response: tag in bits 31:26, subtag in 25:21
 *
 * Return: false if there is no codec or 64 responses wait already.
 */
bool model_unsolicited(struct model *m, unsigned int addr, u32 response)
{
	struct codec *c = codec_at(m, addr);
	unsigned long flags;
	bool queued;

	raw_spin_lock_irqsave(&m->lock, flags);
	queued = c && sim_codec_queue_unsol(c, response);
	raw_spin_unlock_irqrestore(&m->lock, flags);
	sim_kick(m);
	return queued;
}

/**
 * model_jack - plug something in or out
 * @m: the model
 * @addr: codec
 * @nid: pin
 * @present: in
 *
 * The pin sends an unsolicited response with its tag if it has been told to (verb 708h).
 *
 * Return: whether it sent one.
 */
bool model_jack(struct model *m, unsigned int addr, u8 nid, bool present)
{
	struct codec *c = codec_at(m, addr);
	struct codec_node *node;
	unsigned long flags;
	bool sent = false;

	raw_spin_lock_irqsave(&m->lock, flags);
	node = c ? sim_codec_node(c, nid) : NULL;
	if (node) {
		node->present = present;
		if (node->unsol & AC_UNSOL_ENABLED)
			sent = sim_codec_queue_unsol(c, (u32)(node->unsol & AC_UNSOL_TAG) <<
						    AC_UNSOL_RES_TAG_SHIFT);
	}
	raw_spin_unlock_irqrestore(&m->lock, flags);
	sim_kick(m);
	return sent;
}

/**
 * model_eld - let the display that is at a pin, from now on, say something of itself
 * @m: the model
 * @addr: codec
 * @nid: pin
 * @eld: the data
 * @n: bytes there; 0: it says nothing
 *
 * Return: as model_jack().
 */
bool model_eld(struct model *m, unsigned int addr, u8 nid, const u8 *eld, u8 n)
{
	struct codec *c = codec_at(m, addr);
	struct codec_node *node;
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	node = c ? sim_codec_node(c, nid) : NULL;
	if (node) {
		memcpy(node->eld, eld, n);
		node->eld_len = n;
	}
	raw_spin_unlock_irqrestore(&m->lock, flags);
	return model_jack(m, addr, nid, true);
}

/**
 * model_eld_unsized - let what the display at a pin says have a size that reads as 0
 * @m: the model
 * @addr: codec
 * @nid: pin
 */
void model_eld_unsized(struct model *m, unsigned int addr, u8 nid)
{
	struct codec *c = codec_at(m, addr);
	struct codec_node *node;
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	node = c ? sim_codec_node(c, nid) : NULL;
	if (node)
		node->eld_unsized = true;
	raw_spin_unlock_irqrestore(&m->lock, flags);
}

/**
 * model_infoframe - what a display is told of the sound
 * @m: the model
 * @addr: codec
 * @nid: pin
 * @frame: receives MODEL_DIP bytes
 * @slots: receives the channels of MODEL_SLOTS slots
 *
 * Return: whether it is told anything.
 */
bool model_infoframe(struct model *m, unsigned int addr, u8 nid, u8 *frame, u8 *slots)
{
	struct codec *c = codec_at(m, addr);
	struct codec_node *node;
	unsigned long flags;
	bool sent = false;

	raw_spin_lock_irqsave(&m->lock, flags);
	node = c ? sim_codec_node(c, nid) : NULL;
	if (node) {
		memcpy(frame, node->dip, MODEL_DIP);
		memcpy(slots, node->slots, MODEL_SLOTS);
		sent = (node->dip_xmit & AC_DIPXMIT_MASK) == AC_DIPXMIT_BEST;
	}
	raw_spin_unlock_irqrestore(&m->lock, flags);
	return sent;
}

/**
 * model_listen - record what an output converter hears
 * @m: the model
 * @addr: codec
 * @nid: converter
 * @buf: where to, in the layout of the DMA buffer; NULL ends it
 * @size: bytes there; what does not fit is not recorded
 *
 * The converter must be on the stream (id and format) and powered to hear it.
 */
void model_listen(struct model *m, unsigned int addr, u8 nid, void *buf, size_t size)
{
	struct codec *c = codec_at(m, addr);
	struct codec_node *node;
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	node = c ? sim_codec_node(c, nid) : NULL;
	if (node) {
		node->heard = buf;
		node->heard_size = size;
		node->heard_len = 0;
	}
	raw_spin_unlock_irqrestore(&m->lock, flags);
}

/* Bytes recorded since model_listen(). */
size_t model_heard(struct model *m, unsigned int addr, u8 nid)
{
	struct codec *c = codec_at(m, addr);
	struct codec_node *node;
	unsigned long flags;
	size_t len;

	raw_spin_lock_irqsave(&m->lock, flags);
	node = c ? sim_codec_node(c, nid) : NULL;
	len = node ? node->heard_len : 0;
	raw_spin_unlock_irqrestore(&m->lock, flags);
	return len;
}
