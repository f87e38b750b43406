// SPDX-License-Identifier: GPL-2.0
/*
 * Wishes as lines of text, each of which adds one; the texts are those that the kernel's own driver
 * takes.
 */
#include <linux/ctype.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "wishes.h"

/**
 * hdg_next_line - take a line of a text
 * @data: where it begins
 * @end: where the text ends
 * @line: receives HDG_LINE_LEN bytes of it at most, without its end
 *
 * Context: any.
 * Return: where the next line begins; @end after the last.
 */
const char *hdg_next_line(const char *data, const char *end, char *line)
{
	const char *eol = memchr(data, '\n', end - data) ?: end;
	size_t n = min_t(size_t, eol - data, HDG_LINE_LEN - 1);

	memcpy(line, data, n);
	line[n] = '\0';
	return eol < end ? eol + 1 : end;
}

static bool is_node(long long nid)
{
	return nid > 0 && nid < HDG_NODES;
}

/* 32 bits may be written as a negative number, too. */
static bool is_config(long long config)
{
	return config >= S32_MIN && config <= U32_MAX;
}

/**
 * hdg_wish_config - wish for another configuration default of a pin
 * @wishes: the wishes
 * @text: "NODE CONFIG"; a later one for the same node replaces it
 *
 * Context: any.
 * Return: 0, or -EINVAL if it makes no sense.
 */
int hdg_wish_config(struct hdg_wishes *wishes, const char *text)
{
	long long nid, config;

	if (sscanf(text, "%lli %lli", &nid, &config) != 2 || !is_node(nid) || !is_config(config))
		return -EINVAL;
	wishes->pins[nid] = (struct hdg_pin_config){ .set = true, .config = config };
	return 0;
}

static bool make_room(struct hdg_wishes *wishes)
{
	unsigned int room = max(16u, 2 * wishes->room);
	void *more;

	if (wishes->n_verbs < wishes->room)
		return true;
	if (room > HDG_MAX_INIT_VERBS)
		return false;
	more = krealloc(wishes->verbs, array_size(room, sizeof(*wishes->verbs)), GFP_KERNEL);
	if (!more)
		return false;
	wishes->verbs = more;
	wishes->room = room;
	return true;
}

/* Verbs of 4 bits have their payload in the 8 bits below. */
static bool is_verb(long long verb, long long parameter)
{
	return verb > 0 && verb <= 0xfff && parameter >= 0 &&
	       parameter <= ((verb & 0x700) == 0x700 ? 0xff : 0xffff);
}

/**
 * hdg_wish_verb - wish for one more command after each powering up
 * @wishes: the wishes
 * @text: "NODE VERB PARAMETER"
 *
 * Context: may sleep.
 * Return: 0; -EINVAL if it makes no sense; -ENOMEM, also if there are too many.
 */
int hdg_wish_verb(struct hdg_wishes *wishes, const char *text)
{
	long long nid, verb, parameter;

	if (sscanf(text, "%lli %lli %lli", &nid, &verb, &parameter) != 3 || !is_node(nid) ||
	    !is_verb(verb, parameter))
		return -EINVAL;
	if (!make_room(wishes))
		return -ENOMEM;
	wishes->verbs[wishes->n_verbs++] = (struct hdg_init_verb){
		.nid = nid,
		.verb = verb,
		.parameter = parameter,
	};
	return 0;
}

/* The text up to @end without blanks around it; false if there is nothing or too much of it. */
static bool take_word(char *word, size_t size, const char *text, const char *end)
{
	while (text < end && isspace(*text))
		text++;
	while (end > text && isspace(end[-1]))
		end--;
	if (text == end || end - text >= size)
		return false;
	memcpy(word, text, end - text);
	word[end - text] = '\0';
	return true;
}

/* Index of the hint of that key, or of the next one. */
static unsigned int find_hint(const struct hdg_wishes *wishes, const char *key)
{
	unsigned int i = 0;

	while (i < wishes->n_hints && strcmp(wishes->hints[i].key, key))
		i++;
	return i;
}

/* A line that says nothing: blank, or begun with '#'. */
static bool is_remark(const char *text)
{
	while (isspace(*text))
		text++;
	return !*text || *text == '#';
}

/**
 * hdg_wish_hint - give a hint
 * @wishes: the wishes
 * @text: "KEY = VALUE"; a later one for the same key replaces it; a remark is none
 *
 * Context: any.
 * Return: 0; -EINVAL if it makes no sense; -ENOMEM if there are too many.
 */
int hdg_wish_hint(struct hdg_wishes *wishes, const char *text)
{
	const char *end = text + strcspn(text, "\n"), *equals = strchr(text, '=');
	struct hdg_hint hint;
	unsigned int i;

	if (is_remark(text))
		return 0;
	if (!equals || equals > end || !take_word(hint.key, sizeof(hint.key), text, equals) ||
	    !take_word(hint.value, sizeof(hint.value), equals + 1, end))
		return -EINVAL;
	i = find_hint(wishes, hint.key);
	if (i == HDG_MAX_HINTS)
		return -ENOMEM;
	wishes->hints[i] = hint;
	wishes->n_hints = max(wishes->n_hints, i + 1);
	return 0;
}

/**
 * hdg_wish_model - say what the machine is called
 * @wishes: the wishes
 * @text: a word
 *
 * Context: any.
 * Return: 0, or -EINVAL without one, or if it is too long.
 */
int hdg_wish_model(struct hdg_wishes *wishes, const char *text)
{
	const char *end = text + strcspn(text, "\n");

	return take_word(wishes->model, sizeof(wishes->model), text, end) ? 0 : -EINVAL;
}

/**
 * hdg_wish_lines - take each line of a text for a wish, as hdajackretask gives hints
 * @wishes: the wishes
 * @text: the lines; remarks between them are none
 * @wish: what they are for
 *
 * Context: may sleep.
 * Return: 0, or what @wish says of the first line that makes no sense; the others count.
 */
int hdg_wish_lines(struct hdg_wishes *wishes, const char *text,
		   int (*wish)(struct hdg_wishes *wishes, const char *line))
{
	const char *end = text + strlen(text);
	char line[HDG_LINE_LEN];
	bool any = false;
	int ret, err = 0;

	while (text < end) {
		text = hdg_next_line(text, end, line);
		if (is_remark(line))
			continue;
		any = true;
		ret = wish(wishes, line);
		err = err ?: ret;
	}
	return any ? err : wish(wishes, "");
}

/**
 * hdg_wishes_clear - take all wishes back
 * @wishes: the wishes; zeroed ones are fine
 *
 * Context: may sleep.
 */
void hdg_wishes_clear(struct hdg_wishes *wishes)
{
	kfree(wishes->verbs);
	memset(wishes, 0, sizeof(*wishes));
}

/* Words for a codec that is as it says itself, whatever is known of the machine. */
static const char *const plain[] = { "generic", "nofixup" };

static bool is_plain(const char *model)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(plain); i++) {
		if (!strcmp(model, plain[i]))
			return true;
	}
	return false;
}

/**
 * hdg_model_known - does a machine's name mean anything?
 * @model: the name
 *
 * Context: any.
 * Return: whether it does: "auto" and none for what is known, "generic" and "nofixup" for nothing.
 */
bool hdg_model_known(const char *model)
{
	return !*model || !strcmp(model, "auto") || is_plain(model);
}

/* Whose wishes are the first that count. */
static enum hdg_wisher first_wisher(const struct hdg_will *will)
{
	return is_plain(will->by[HDG_BY_USER].model) ? HDG_BY_USER : HDG_BY_MACHINE;
}

/**
 * hdg_hint - what is said of something
 * @will: the wishes
 * @key: of what
 *
 * Context: any.
 * Return: the value; NULL if nothing is.
 */
const char *hdg_hint(const struct hdg_will *will, const char *key)
{
	unsigned int i, k = HDG_WISHERS;

	while (k-- > first_wisher(will)) {
		i = find_hint(&will->by[k], key);
		if (i < will->by[k].n_hints)
			return will->by[k].hints[i].value;
	}
	return NULL;
}

/**
 * hdg_hint_bool - is it said to be so?
 * @will: the wishes
 * @key: what
 *
 * Context: any.
 * Return: 1 for true, yes and 1, 0 for anything else, -ENOENT if nothing is said.
 */
int hdg_hint_bool(const struct hdg_will *will, const char *key)
{
	const char *value = hdg_hint(will, key);

	return value ? !!strchr("tTyY1", *value) : -ENOENT;
}

/**
 * hdg_hint_number - how much is it said to be?
 * @will: the wishes
 * @key: what
 * @number: receives it
 *
 * Context: any.
 * Return: whether there is a number.
 */
bool hdg_hint_number(const struct hdg_will *will, const char *key, u32 *number)
{
	const char *value = hdg_hint(will, key);

	return value && !kstrtou32(value, 0, number);
}

/* What the last command that makes an input of it has of pin control; 0 without one. */
static u8 input_control(const struct hdg_will *will, u8 nid)
{
	unsigned int i, k;
	u8 control = 0;

	for (k = first_wisher(will); k < HDG_WISHERS; k++) {
		for (i = 0; i < will->by[k].n_verbs; i++) {
			const struct hdg_init_verb *verb = &will->by[k].verbs[i];

			if (verb->nid == nid && verb->verb == AC_VERB_SET_PIN_WIDGET_CONTROL &&
			    (verb->parameter & AC_PINCTL_IN_EN))
				control = verb->parameter;
		}
	}
	return control;
}

/**
 * hdg_will_configure - have pins be what is wished of them, and work as is hinted
 * @will: the wishes
 * @graph: the widgets
 *
 * Context: any.
 */
void hdg_will_configure(const struct hdg_will *will, struct hdg_graph *graph)
{
	unsigned int i, k;

	graph->inverted_eapd = hdg_hint_bool(will, "inv_eapd") > 0;
	for (i = 0; i < graph->n; i++) {
		struct hdg_widget *w = &graph->widgets[i];

		w->config = w->own_config;
		w->wished_control = input_control(will, w->nid);
		for (k = first_wisher(will); hdg_type(w) == AC_WID_PIN && k < HDG_WISHERS; k++) {
			if (will->by[k].pins[w->nid].set)
				w->config = will->by[k].pins[w->nid].config;
		}
	}
}

static void send_verbs(struct hdg_batch *batch, const struct hdg_wishes *wishes)
{
	unsigned int i;

	for (i = 0; i < wishes->n_verbs; i++)
		hdg_batch_add(batch, wishes->verbs[i].nid, wishes->verbs[i].verb,
			      wishes->verbs[i].parameter);
}

/* What switches amplifiers beside the codec on, as a rule. */
static void send_gpio(struct hdg_batch *batch, const struct hdg_will *will, u8 fg)
{
	static const struct {
		const char *key;
		u16 verb;
	} lines[] = {
		{ "gpio_mask", AC_VERB_SET_GPIO_MASK },
		{ "gpio_dir", AC_VERB_SET_GPIO_DIRECTION },
		{ "gpio_data", AC_VERB_SET_GPIO_DATA },
	};
	unsigned int i;
	u32 value;

	for (i = 0; i < ARRAY_SIZE(lines); i++) {
		if (hdg_hint_number(will, lines[i].key, &value))
			hdg_batch_add(batch, fg, lines[i].verb, value & 0xff);
	}
}

static void send_knobs(struct hdg_batch *batch, const struct hdg_will *will,
		       const struct hdg_graph *graph)
{
	unsigned int i;
	u32 value;

	if (!hdg_hint_number(will, "volume_knob", &value))
		return;
	for (i = 0; i < graph->n; i++) {
		if (hdg_type(&graph->widgets[i]) == AC_WID_VOL_KNB)
			hdg_batch_add(batch, graph->widgets[i].nid,
				      AC_VERB_SET_VOLUME_KNOB_CONTROL, value & 0xff);
	}
}

/**
 * hdg_will_prepare - send the commands that are known to be right for the machine
 * @batch: receives them
 * @will: the wishes
 *
 * To be sent before what is wanted of the codec now: somebody has seen it at another time, when
 * others had its amplifiers, sources and pins open.
 *
 * Context: may sleep.
 */
void hdg_will_prepare(struct hdg_batch *batch, const struct hdg_will *will)
{
	if (first_wisher(will) == HDG_BY_MACHINE)
		send_verbs(batch, &will->by[HDG_BY_MACHINE]);
}

/**
 * hdg_will_send - send the commands that the user wishes, and those that hints mean
 * @batch: receives them
 * @will: the wishes
 * @graph: the widgets
 *
 * Context: may sleep.
 */
void hdg_will_send(struct hdg_batch *batch, const struct hdg_will *will,
		   const struct hdg_graph *graph)
{
	send_verbs(batch, &will->by[HDG_BY_USER]);
	send_gpio(batch, will, graph->fg);
	send_knobs(batch, will, graph);
}
