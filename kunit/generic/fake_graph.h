/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A widget graph out of a table, for the tests of the generic codec driver.
 */
#ifndef FAKE_GRAPH_H
#define FAKE_GRAPH_H

#include <kunit/test.h>
#include <linux/slab.h>

#include "generic/widgets/graph.h"

#define FAKE_FG		1
#define FAKE_FIRST	2

/* Configuration default of a pin: jack or not, what for, its association and sequence. */
#define FAKE_JACK(device)	((device) << AC_DEFCFG_DEVICE_SHIFT)
#define FAKE_FIXED(device) \
	(FAKE_JACK(device) | (u32)AC_JACK_PORT_FIXED << AC_DEFCFG_PORT_CONN_SHIFT)
#define FAKE_NONE(device) \
	(FAKE_JACK(device) | (u32)AC_JACK_PORT_NONE << AC_DEFCFG_PORT_CONN_SHIFT)

/**
 * struct fake_widget - one widget; the first has node id FAKE_FIRST, and so on
 * @type: AC_WID_
 * @caps: capabilities other than the type
 * @pin_caps: capabilities of a pin
 * @config: configuration default of a pin
 * @conn: node ids of its inputs, ending with 0
 */
struct fake_widget {
	u32 type;
	u32 caps;
	u32 pin_caps;
	u32 config;
	u8 conn[8];
};

/* A list of just its length: whoever reads further is noticed. */
static inline void fake_connect(struct kunit *test, struct hdg_widget *w, const u8 *conn,
				unsigned int room)
{
	w->n_conn = strnlen((const char *)conn, room);
	w->conn = kunit_kmalloc(test, w->n_conn, GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, w->conn);
	memcpy(w->conn, conn, w->n_conn);
}

/* The graph is freed with the test. */
static inline struct hdg_graph *fake_graph(struct kunit *test, const struct fake_widget *rows,
					   unsigned int n)
{
	struct hdg_graph *graph = kunit_kzalloc(test, sizeof(*graph), GFP_KERNEL);
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, graph);
	graph->fg = FAKE_FG;
	graph->first = FAKE_FIRST;
	graph->n = n;
	graph->widgets = kunit_kcalloc(test, n, sizeof(*graph->widgets), GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, graph->widgets);
	for (i = 0; i < n; i++) {
		struct hdg_widget *w = &graph->widgets[i];

		w->nid = FAKE_FIRST + i;
		w->caps = rows[i].type << AC_WCAP_TYPE_SHIFT | rows[i].caps;
		w->pin_caps = rows[i].pin_caps;
		w->own_config = rows[i].config;
		w->config = w->own_config;
		fake_connect(test, w, rows[i].conn, sizeof(rows[i].conn));
	}
	return graph;
}

/* The same, and all of them take linear PCM: 44.1 and 48 kHz, 16 and 24 bits. */
static inline struct hdg_graph *fake_linear(struct kunit *test, const struct fake_widget *rows,
					    unsigned int n)
{
	struct hdg_graph *graph = fake_graph(test, rows, n);
	unsigned int i;

	for (i = 0; i < n; i++) {
		graph->widgets[i].pcm = BIT(5) | BIT(6) | AC_SUPPCM_BITS_16 | AC_SUPPCM_BITS_24;
		graph->widgets[i].stream = AC_SUPFMT_PCM;
	}
	return graph;
}

/* What amplifiers can do, where there are any; inputs with AC_WCAP_AMP_OVRD mute, and no more. */
static inline void fake_amps(struct hdg_graph *graph, u32 caps)
{
	unsigned int i;

	for (i = 0; i < graph->n; i++) {
		struct hdg_widget *w = &graph->widgets[i];

		w->amp_in = !(w->caps & AC_WCAP_IN_AMP) ? 0 :
			    w->caps & AC_WCAP_AMP_OVRD ? AC_AMPCAP_MUTE : caps;
		w->amp_out = w->caps & AC_WCAP_OUT_AMP ? caps : 0;
	}
}

/* More inputs than a row has room for: @n nodes from @first on. */
static inline void fake_widen(struct kunit *test, struct hdg_widget *w, u8 first, unsigned int n)
{
	unsigned int i;

	w->n_conn = n;
	w->conn = kunit_kmalloc(test, n, GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, w->conn);
	for (i = 0; i < n; i++)
		w->conn[i] = first + i;
}

#endif /* FAKE_GRAPH_H */
