/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What somebody wishes of a function group otherwise than it says of itself: other configuration
 * defaults of its pins, commands to send whenever it has powered up, hints for whoever looks at it.
 * No device in here.
 */
#ifndef HDG_WISHES_H
#define HDG_WISHES_H

#include "batch.h"
#include "graph.h"

#define HDG_MAX_HINTS		32
#define HDG_MAX_INIT_VERBS	4096
#define HDG_HINT_LEN		64	/* of its key, and of its value */
#define HDG_MODEL_LEN		32
#define HDG_LINE_LEN		160

/**
 * struct hdg_pin_config - a pin's configuration default
 * @set: there is one
 * @config: as verb F1Ch would answer
 */
struct hdg_pin_config {
	bool set;
	u32 config;
};

/**
 * struct hdg_init_verb - a command
 * @nid: node id
 * @verb: AC_VERB_
 * @parameter: its payload
 */
struct hdg_init_verb {
	u8 nid;
	u16 verb;
	u16 parameter;
};

/**
 * struct hdg_hint - a word and what is said of it
 * @key: the word
 * @value: the rest
 */
struct hdg_hint {
	char key[HDG_HINT_LEN];
	char value[HDG_HINT_LEN];
};

/**
 * struct hdg_wishes - what one wishes of a function group
 * @pins: by node id
 * @n_verbs: number of @verbs
 * @room: number there is room for
 * @verbs: commands, in the order in which they are sent
 * @n_hints: number of @hints
 * @hints: hints
 * @model: what somebody calls the machine; may be empty
 */
struct hdg_wishes {
	struct hdg_pin_config pins[HDG_NODES];
	unsigned int n_verbs;
	unsigned int room;
	struct hdg_init_verb *verbs;
	unsigned int n_hints;
	struct hdg_hint hints[HDG_MAX_HINTS];
	char model[HDG_MODEL_LEN];
};

/**
 * enum hdg_wisher - whose wishes they are; those of the last one count
 * @HDG_BY_MACHINE: a file about this machine
 * @HDG_BY_USER: the administrator
 */
enum hdg_wisher {
	HDG_BY_MACHINE,
	HDG_BY_USER,
	HDG_WISHERS,
};

/**
 * struct hdg_will - everything that is wished of a function group
 * @by: by whose wishes they are
 */
struct hdg_will {
	struct hdg_wishes by[HDG_WISHERS];
};

const char *hdg_next_line(const char *data, const char *end, char *line);
int hdg_wish_config(struct hdg_wishes *wishes, const char *text);
int hdg_wish_verb(struct hdg_wishes *wishes, const char *text);
int hdg_wish_hint(struct hdg_wishes *wishes, const char *text);
int hdg_wish_model(struct hdg_wishes *wishes, const char *text);
int hdg_wish_lines(struct hdg_wishes *wishes, const char *text,
		   int (*wish)(struct hdg_wishes *wishes, const char *line));
void hdg_wishes_clear(struct hdg_wishes *wishes);
bool hdg_model_known(const char *model);
const char *hdg_hint(const struct hdg_will *will, const char *key);
int hdg_hint_bool(const struct hdg_will *will, const char *key);
bool hdg_hint_number(const struct hdg_will *will, const char *key, u32 *number);
void hdg_will_configure(const struct hdg_will *will, struct hdg_graph *graph);
void hdg_will_prepare(struct hdg_batch *batch, const struct hdg_will *will);
void hdg_will_send(struct hdg_batch *batch, const struct hdg_will *will,
		   const struct hdg_graph *graph);

#endif /* HDG_WISHES_H */
