// SPDX-License-Identifier: GPL-2.0
/*
 * survey TABLE...: what the generic codec driver would do with a codec, and what a user would miss.
 * survey --names TABLE...: what its controls and jacks would be called
 * survey --random N: the same of graphs by chance; with --names, too
 *
 * Lines of a table: g NODE SUBSYSTEM, a function group; p NODE PARAMETER VALUE; c NODE ENTRY..., a
 * connection list; d NODE CONFIG, a pin's default; all in hexadecimal. # begins the codec's name.
 */
#include "expect.h"
#include "generic/widgets/jack.h"
#include "generic/widgets/pcm_layout.h"
#include "generic/widgets/pin_names.h"
#include "random_graph.h"

#define PARAMETERS	0x20
#define ENTRIES		128
#define LINE		4096

struct table {
	char name[128];
	unsigned int group;
	u32 parameter[HDG_NODES][PARAMETERS];
	u32 config[HDG_NODES];
	u8 n_conn[HDG_NODES];
	u8 conn[HDG_NODES][ENTRIES];
};

static struct expect_report report;
static char faults[LINE];
static bool only_names;

static void take_fault(struct expect_report *to, const char *text)
{
	size_t used = strlen(faults);

	snprintf(faults + used, sizeof(faults) - used, "%s%s", used ? "; " : "", text);
}

static void take_entries(struct table *t, unsigned int nid, const char *rest)
{
	unsigned int entry;
	int length;

	while (t->n_conn[nid] < ENTRIES && sscanf(rest, "%x%n", &entry, &length) == 1) {
		t->conn[nid][t->n_conn[nid]++] = entry;
		rest += length;
	}
}

static void take_line(struct table *t, const char *line)
{
	unsigned int nid, a, b;
	int length;
	char kind;

	if (*line == '#' && !*t->name)
		snprintf(t->name, sizeof(t->name), "%.*s", (int)strcspn(line + 2, "\n"), line + 2);
	if (sscanf(line, "%c %x%n", &kind, &nid, &length) != 2 || nid >= HDG_NODES)
		return;
	line += length;
	if (kind == 'g' && !t->group)
		t->group = nid;
	else if (kind == 'p' && sscanf(line, "%x %x", &a, &b) == 2 && a < PARAMETERS)
		t->parameter[nid][a] = b;
	else if (kind == 'd')
		t->config[nid] = strtoul(line, NULL, 16);
	else if (kind == 'c')
		take_entries(t, nid, line);
}

static bool load(struct table *t, const char *name)
{
	FILE *file = fopen(name, "r");
	char line[LINE];

	memset(t, 0, sizeof(*t));
	if (!file)
		return false;
	while (fgets(line, sizeof(line), file))
		take_line(t, line);
	fclose(file);
	return t->group;
}

static void fill_widget(struct hdg_widget *w, const struct table *t)
{
	const u32 *p = t->parameter[w->nid];
	u32 words[ENTRIES / 4] = {};
	u8 list[HDG_NODES];
	unsigned int i;

	w->caps = p[AC_PAR_AUDIO_WIDGET_CAP];
	w->pcm = p[AC_PAR_PCM];
	w->stream = p[AC_PAR_STREAM];
	w->pin_caps = p[AC_PAR_PIN_CAP];
	w->amp_in = p[AC_PAR_AMP_IN_CAP];
	w->amp_out = p[AC_PAR_AMP_OUT_CAP];
	w->config = t->config[w->nid];
	for (i = 0; i < t->n_conn[w->nid]; i++)
		words[i / 4] |= (u32)t->conn[w->nid][i] << i % 4 * 8;
	w->n_conn = hdg_conn_parse(min(t->n_conn[w->nid], ENTRIES - 1), words, list);
	w->conn = calloc(HDG_NODES, 1);
	memcpy(w->conn, list, w->n_conn);
}

static bool make_graph(struct hdg_graph *graph, const struct table *t)
{
	const u32 *p = t->parameter[t->group];
	unsigned int i;

	if (hdg_graph_init(graph, t->group, p[AC_PAR_NODE_COUNT]))
		return false;
	graph->pcm = p[AC_PAR_PCM];
	graph->stream = p[AC_PAR_STREAM];
	graph->amp_in = p[AC_PAR_AMP_IN_CAP];
	graph->amp_out = p[AC_PAR_AMP_OUT_CAP];
	for (i = 0; i < graph->n; i++)
		fill_widget(&graph->widgets[i], t);
	hdg_graph_inherit(graph);
	return true;
}

static void print_names(const struct hdg_graph *graph, const struct hdg_mixer *mixer)
{
	struct hdg_jacks jacks;
	unsigned int i;

	for (i = 0; i < mixer->n_controls; i++)
		printf("control %s\n", mixer->controls[i].name);
	hdg_jacks_find(&jacks, graph, mixer->plan);
	for (i = 0; i < jacks.n; i++) {
		if (!jacks.jack[i].display)
			printf("jack %s\n",
			       hdg_jack_label(graph, hdg_widget(graph, jacks.jack[i].nid),
					      jacks.jack[i].capture));
	}
}

static unsigned int count_paths(const struct hdg_route *routes, unsigned int n)
{
	unsigned int i, paths = 0;

	for (i = 0; i < n; i++)
		paths += routes[i].n_paths;
	return paths;
}

static void judge(const struct hdg_graph *graph, const char *file, const char *name)
{
	static struct hdg_mixer mixer;
	static struct hdg_plan plan;
	struct hdg_pair pairs[HDG_MAX_PAIRS];
	unsigned int n;

	*faults = '\0';
	report.fault = take_fault;
	hdg_plan(&plan, graph);
	if (hdg_mixer_init(&mixer, graph, &plan))
		exit(1);
	n = hdg_pairs_find(pairs, graph, &plan);
	expect_possible(&report, graph, &plan);
	expect_sound(&report, graph, &plan);
	expect_controls(&report, &mixer);
	expect_muting(&report, &mixer);
	expect_turning(&report, &mixer);
	if (only_names)
		print_names(graph, &mixer);
	else
		printf("%s%s%s: %u PCMs, plays to %u pins, records from %u on device 0, %u controls: %s\n",
		       file, *name ? " " : "", name, n, count_paths(plan.play, plan.n_play),
		       plan.n_capture ? plan.capture[0].n_paths : 0, mixer.n_controls,
		       *faults ? faults : "ok");
	hdg_mixer_free(&mixer);
}

static void judge_random(unsigned int n)
{
	struct hdg_graph graph;
	char name[32];
	u32 seed;

	for (seed = 1; seed <= n; seed++) {
		snprintf(name, sizeof(name), "graph_seed=%u", seed);
		if (random_graph(&graph, seed))
			exit(1);
		judge(&graph, name, "");
		hdg_graph_free(&graph);
	}
}

static void judge_file(const char *file)
{
	static struct table table;
	const char *base = strrchr(file, '/');
	struct hdg_graph graph;

	base = base ? base + 1 : file;
	if (!load(&table, file) || !make_graph(&graph, &table)) {
		printf("%s: no audio function group\n", base);
		return;
	}
	judge(&graph, base, table.name);
	hdg_graph_free(&graph);
}

int main(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "--names"))
			only_names = true;
		else if (!strcmp(argv[i], "--random") && i + 1 < argc)
			judge_random(atoi(argv[++i]));
		else
			judge_file(argv[i]);
	}
	return report.n > 0;
}
