// SPDX-License-Identifier: GPL-2.0
/*
 * Graphs by chance against what a user may expect; and spoiled ones, of which nothing may be
 * expected but that the driver bears them. A graph that fails is made as small as it still fails.
 */
#include <kunit/test.h>

#include "generic/widgets/pcm_layout.h"

#include "expect.h"
#include "parameter.h"
#include "random_graph.h"

MODULE_PARAMETER(graphs, 300, "random widget graphs of each kind");
MODULE_PARAMETER(graph_seed, 1, "the first one's number");

/**
 * struct judge - a graph under judgement
 * @report: receives the faults
 * @test: is told of them; NULL while a graph is made smaller
 * @spoiled: nothing may be expected of it
 * @plan: what the driver would do with it
 * @mixer: and its controls
 */
struct judge {
	struct expect_report report;
	struct kunit *test;
	bool spoiled;
	struct hdg_plan plan;
	struct hdg_mixer mixer;
};

static void fault(struct expect_report *report, const char *text)
{
	struct judge *judge = container_of(report, struct judge, report);

	if (judge->test)
		KUNIT_FAIL(judge->test, "%s", text);
}

static bool judge_graph(struct judge *judge, const struct hdg_graph *graph)
{
	struct hdg_pair pairs[HDG_MAX_PAIRS];

	judge->report.n = 0;
	hdg_plan(&judge->plan, graph);
	if (hdg_mixer_init(&judge->mixer, graph, &judge->plan))
		return true;
	hdg_pairs_find(pairs, graph, &judge->plan);
	expect_possible(&judge->report, graph, &judge->plan);
	if (!judge->spoiled) {
		expect_sound(&judge->report, graph, &judge->plan);
		expect_controls(&judge->report, &judge->mixer);
		expect_muting(&judge->report, &judge->mixer);
		expect_turning(&judge->report, &judge->mixer);
	}
	hdg_mixer_free(&judge->mixer);
	return !judge->report.n;
}

/* Without this widget; true if it fails without it, too. */
static bool drop_widget(struct judge *judge, struct hdg_graph *graph, struct hdg_widget *w)
{
	struct hdg_widget before = *w;

	w->caps = (u32)AC_WID_POWER << AC_WCAP_TYPE_SHIFT;
	w->n_conn = 0;
	if (!judge_graph(judge, graph))
		return before.caps != w->caps;
	*w = before;
	return false;
}

static bool drop_connection(struct judge *judge, struct hdg_graph *graph, struct hdg_widget *w)
{
	if (!w->n_conn)
		return false;
	w->n_conn--;
	if (!judge_graph(judge, graph))
		return true;
	w->n_conn++;
	return false;
}

static void shrink(struct judge *judge, struct hdg_graph *graph)
{
	bool smaller = true;
	unsigned int i;

	while (smaller) {
		smaller = false;
		for (i = 0; i < graph->n; i++)
			smaller |= drop_widget(judge, graph, &graph->widgets[i]) ||
				   drop_connection(judge, graph, &graph->widgets[i]);
	}
}

/* As the tables that vm/survey reads. */
static void print_widget(struct kunit *test, const struct hdg_widget *w)
{
	unsigned int i;

	kunit_info(test, "p %x 9 %x\n", w->nid, w->caps);
	kunit_info(test, "p %x c %x\n", w->nid, w->pin_caps);
	kunit_info(test, "p %x d %x\n", w->nid, w->amp_in);
	kunit_info(test, "p %x 12 %x\n", w->nid, w->amp_out);
	kunit_info(test, "d %x %x\n", w->nid, w->config);
	for (i = 0; i < w->n_conn; i++)
		kunit_info(test, "c %x %x\n", w->nid, w->conn[i]);
}

static void judge_seed(struct kunit *test, struct judge *judge, u32 seed)
{
	struct hdg_graph graph;
	unsigned int i;

	KUNIT_ASSERT_EQ(test, random_graph(&graph, seed), 0);
	if (judge->spoiled)
		random_corrupt(&graph, seed);
	judge->test = NULL;
	if (!judge_graph(judge, &graph)) {
		kunit_info(test, "graph_seed=%u:\n", seed);
		shrink(judge, &graph);
		judge->test = test;
		judge_graph(judge, &graph);
		for (i = 0; i < graph.n; i++)
			print_widget(test, &graph.widgets[i]);
	}
	hdg_graph_free(&graph);
}

static void judge_all(struct kunit *test, bool spoiled)
{
	struct judge *judge = kunit_kzalloc(test, sizeof(*judge), GFP_KERNEL);
	u32 seed = parameter("graph_seed", graph_seed), n = parameter("graphs", graphs);

	KUNIT_ASSERT_NOT_NULL(test, judge);
	judge->report.fault = fault;
	judge->spoiled = spoiled;
	kunit_info(test, "%u graphs from graph_seed=%u\n", n, seed);
	for (; n && judge->report.n == 0; n--)
		judge_seed(test, judge, seed++);
}

static void graphs_as_expected(struct kunit *test)
{
	judge_all(test, false);
}

static void graphs_spoiled(struct kunit *test)
{
	judge_all(test, true);
}

static struct kunit_case random_graph_cases[] = {
	KUNIT_CASE(graphs_as_expected),
	KUNIT_CASE(graphs_spoiled),
	{}
};

static struct kunit_suite random_graph_suite = {
	.name = "generic_random_graph",
	.test_cases = random_graph_cases,
};

kunit_test_suite(random_graph_suite);
