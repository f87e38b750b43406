// SPDX-License-Identifier: GPL-2.0
/*
 * What is wished of a function group, line by line.
 */
#include <kunit/test.h>

#include "generic/widgets/jack.h"
#include "generic/widgets/setup.h"
#include "generic/widgets/wishes.h"

#include "fake_graph.h"
#include "fault.h"

static struct hdg_will *make_will(struct kunit *test)
{
	struct hdg_will *will = kunit_kzalloc(test, sizeof(*will), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, will);
	return will;
}

static struct hdg_wishes *user_of(struct hdg_will *will)
{
	return &will->by[HDG_BY_USER];
}

static void config_counts_for_pins(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, 0x111, { 2 } },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, 0x222, { 2 } },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, 0x333, { 2 } },
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_will *will = make_will(test);

	KUNIT_EXPECT_EQ(test, hdg_wish_config(&will->by[HDG_BY_MACHINE], "3 0x90170110"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_config(&will->by[HDG_BY_MACHINE], "0x04 0x90170111"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_config(user_of(will), " 0x4\t0x0321101f\n"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_config(user_of(will), "0x2 0x0321101f"), 0);
	hdg_will_configure(will, graph);
	KUNIT_EXPECT_EQ_MSG(test, hdg_widget(graph, 2)->config, 0, "no pin");
	KUNIT_EXPECT_EQ(test, hdg_widget(graph, 3)->config, 0x90170110);
	KUNIT_EXPECT_EQ_MSG(test, hdg_widget(graph, 4)->config, 0x0321101f, "the user's counts");
	KUNIT_EXPECT_EQ(test, hdg_widget(graph, 5)->config, 0x333);
	KUNIT_EXPECT_EQ(test, hdg_widget(graph, 4)->own_config, 0x222);
	hdg_wishes_clear(user_of(will));
	hdg_will_configure(will, graph);
	KUNIT_EXPECT_EQ(test, hdg_widget(graph, 4)->config, 0x90170111);
	hdg_wishes_clear(&will->by[HDG_BY_MACHINE]);
	hdg_will_configure(will, graph);
	KUNIT_EXPECT_EQ(test, hdg_widget(graph, 3)->config, 0x111);
}

/* The driver's own choice comes after the commands, and would be another. */
static void bias_of_an_input(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_IN, .conn = { 3 } },
		{ AC_WID_PIN, 0, AC_PINCAP_IN | (AC_PINCAP_VREF_50 | AC_PINCAP_VREF_80) <<
		  AC_PINCAP_VREF_SHIFT, FAKE_JACK(AC_JACK_MIC_IN) },
	};
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_will *will = make_will(test);
	struct hdg_batch batch;

	KUNIT_ASSERT_NOT_NULL(test, plan);
	KUNIT_EXPECT_EQ(test, hdg_wish_verb(&will->by[HDG_BY_MACHINE], "3 0x707 0x21"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_verb(user_of(will), "3 0x707 0x40"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_verb(user_of(will), "2 0x707 0x22"), 0);
	hdg_will_configure(will, graph);
	hdg_plan(plan, graph);
	hdg_batch_init(&batch, 0);
	hdg_setup_pins(&batch, graph, plan, NULL);
	KUNIT_ASSERT_EQ(test, batch.n, 1);
	KUNIT_EXPECT_EQ(test, batch.transfers[0].Output.Command, 3 << 20 | 0x70721);
	hdg_batch_free(&batch);
	hdg_wishes_clear(&will->by[HDG_BY_MACHINE]);
	hdg_wishes_clear(user_of(will));
	hdg_will_configure(will, graph);
	hdg_setup_pins(&batch, graph, plan, NULL);
	KUNIT_EXPECT_EQ(test, batch.transfers[0].Output.Command, 3 << 20 | 0x70724);
	hdg_batch_free(&batch);
}

/* Of the first widget as of any other. */
static void first_widget_counts(struct kunit *test)
{
	static const struct fake_widget rows[] = { { AC_WID_PIN, 0, AC_PINCAP_IN, 0x111 } };
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_will *will = make_will(test);

	KUNIT_EXPECT_EQ(test, hdg_wish_config(&will->by[HDG_BY_MACHINE], "2 0x222"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_verb(user_of(will), "2 0x707 0x21"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_verb(user_of(will), "2 0x707 0x25"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_verb(user_of(will), "2 0x708 0x33"), 0);
	hdg_will_configure(will, graph);
	KUNIT_EXPECT_EQ(test, graph->widgets[0].config, 0x222);
	KUNIT_EXPECT_EQ_MSG(test, graph->widgets[0].wished_control, 0x25, "the last of them");
	hdg_wishes_clear(user_of(will));
}

static void verbs_in_their_order(struct kunit *test)
{
	struct hdg_will *will = make_will(test);
	struct hdg_graph graph = { .fg = 1 };
	struct hdg_batch batch;
	unsigned int i;

	KUNIT_EXPECT_EQ(test, hdg_wish_verb(user_of(will), "0x20 0x500 0x10"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_verb(user_of(will), "0x20 0x400 0xbeef\n"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_verb(&will->by[HDG_BY_MACHINE], "1 0x715 2"), 0);
	for (i = 0; i < 100; i++)
		KUNIT_EXPECT_EQ(test, hdg_wish_verb(user_of(will), "0x14 0x70c 2"), 0);
	hdg_batch_init(&batch, 5);
	hdg_will_prepare(&batch, will);
	KUNIT_EXPECT_EQ_MSG(test, batch.n, 1, "the machine's come before everything else");
	hdg_will_send(&batch, will, &graph);
	KUNIT_ASSERT_EQ(test, batch.n, 103);
	KUNIT_EXPECT_EQ(test, batch.transfers[0].Output.Command, 0x50171502);
	KUNIT_EXPECT_EQ(test, batch.transfers[1].Output.Command, 0x52050010);
	KUNIT_EXPECT_EQ(test, batch.transfers[2].Output.Command, 0x5204beef);
	KUNIT_EXPECT_EQ(test, batch.transfers[102].Output.Command, 0x51470c02);
	hdg_batch_free(&batch);
	hdg_wishes_clear(user_of(will));
	hdg_will_prepare(&batch, will);
	hdg_will_send(&batch, will, &graph);
	KUNIT_EXPECT_EQ(test, batch.n, 1);
	hdg_batch_free(&batch);
	hdg_wishes_clear(&will->by[HDG_BY_MACHINE]);
}

/* The user's commands are sent before those that hints mean. */
static void verbs_before_hints(struct kunit *test)
{
	static const struct fake_widget rows[] = { { AC_WID_VENDOR } };
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_will *will = make_will(test);
	struct hdg_batch batch;

	KUNIT_EXPECT_EQ(test, hdg_wish_hint(user_of(will), "gpio_mask = 1"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_verb(user_of(will), "0x14 0x70c 2"), 0);
	hdg_batch_init(&batch, 0);
	hdg_will_send(&batch, will, graph);
	KUNIT_ASSERT_EQ(test, batch.n, 2);
	KUNIT_EXPECT_EQ(test, batch.transfers[0].Output.Command, 0x1470c02);
	KUNIT_EXPECT_EQ(test, batch.transfers[1].Output.Command, FAKE_FG << 20 | 0x71601);
	hdg_batch_free(&batch);
	hdg_wishes_clear(user_of(will));
}

/* What is longer than there is room for is cut off; the next line begins where it does. */
static void lines_of_a_text(struct kunit *test)
{
	static const unsigned int lengths[] = {
		0, HDG_LINE_LEN - 2, HDG_LINE_LEN - 1, HDG_LINE_LEN, 2 * HDG_LINE_LEN,
	};
	char *text = kunit_kzalloc(test, 2 * HDG_LINE_LEN + 1, GFP_KERNEL);
	char *line = kunit_kzalloc(test, HDG_LINE_LEN, GFP_KERNEL);
	unsigned int i, n;

	KUNIT_ASSERT_NOT_NULL(test, text);
	KUNIT_ASSERT_NOT_NULL(test, line);
	for (i = 0; i < ARRAY_SIZE(lengths); i++) {
		n = lengths[i];
		memset(text, 'x', n);
		text[n] = '\n';
		memset(line, 'y', HDG_LINE_LEN);
		KUNIT_EXPECT_PTR_EQ(test, hdg_next_line(text, text + n + 1, line), text + n + 1);
		KUNIT_EXPECT_EQ(test, strnlen(line, HDG_LINE_LEN), min(n, HDG_LINE_LEN - 1U));
		KUNIT_EXPECT_PTR_EQ_MSG(test, hdg_next_line(text, text + n, line), text + n,
					"%u bytes without an end", n);
		KUNIT_EXPECT_EQ(test, strnlen(line, HDG_LINE_LEN), min(n, HDG_LINE_LEN - 1U));
		KUNIT_EXPECT_NULL(test, memchr(line, 'y', strnlen(line, HDG_LINE_LEN)));
	}
}

static void verbs_have_an_end(struct kunit *test)
{
	struct hdg_will *will = make_will(test);
	unsigned int n = 0;

	while (n <= HDG_MAX_INIT_VERBS && !hdg_wish_verb(user_of(will), "0x14 0x70c 2"))
		n++;
	KUNIT_EXPECT_EQ(test, n, HDG_MAX_INIT_VERBS);
	KUNIT_EXPECT_EQ(test, hdg_wish_verb(user_of(will), "0x14 0x70c 2"), -ENOMEM);
	hdg_wishes_clear(user_of(will));
}

static void hints_by_their_key(struct kunit *test)
{
	struct hdg_will *will = make_will(test);
	struct hdg_wishes *user = user_of(will);
	u32 number;

	KUNIT_EXPECT_EQ(test, hdg_wish_hint(user, "auto_mute=no"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_hint(user, "  gpio_mask  = 0x10\t\n"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_hint(user, "jack_detect = True"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_hint(user, "# a = b"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_hint(user, "\n"), 0);
	KUNIT_EXPECT_EQ(test, user->n_hints, 3);
	KUNIT_EXPECT_STREQ(test, hdg_hint(will, "auto_mute"), "no");
	KUNIT_EXPECT_STREQ(test, hdg_hint(will, "gpio_mask"), "0x10");
	KUNIT_EXPECT_EQ(test, hdg_hint_bool(will, "auto_mute"), 0);
	KUNIT_EXPECT_EQ(test, hdg_hint_bool(will, "jack_detect"), 1);
	KUNIT_EXPECT_EQ(test, hdg_hint_bool(will, "auto"), -ENOENT);
	KUNIT_EXPECT_TRUE(test, hdg_hint_number(will, "gpio_mask", &number));
	KUNIT_EXPECT_EQ(test, number, 0x10);
	KUNIT_EXPECT_FALSE(test, hdg_hint_number(will, "jack_detect", &number));
	KUNIT_EXPECT_FALSE(test, hdg_hint_number(will, "gpio_data", &number));
	KUNIT_EXPECT_EQ(test, hdg_wish_hint(user, "auto_mute = 1"), 0);
	KUNIT_EXPECT_EQ(test, user->n_hints, 3);
	KUNIT_EXPECT_EQ(test, hdg_hint_bool(will, "auto_mute"), 1);
	KUNIT_EXPECT_EQ(test, hdg_wish_hint(&will->by[HDG_BY_MACHINE], "auto_mute = 0"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_hint(&will->by[HDG_BY_MACHINE], "auto_mic = 0"), 0);
	KUNIT_EXPECT_EQ_MSG(test, hdg_hint_bool(will, "auto_mute"), 1, "the user's counts");
	KUNIT_EXPECT_EQ(test, hdg_hint_bool(will, "auto_mic"), 0);
}

/* A text may have several, as hdajackretask gives them; what makes no sense is told, no more. */
static void wishes_by_the_line(struct kunit *test)
{
	struct hdg_will *will = make_will(test);
	struct hdg_wishes *user = user_of(will);

	KUNIT_EXPECT_EQ(test, hdg_wish_lines(user, "a=yes\nb=no\n# c=1\n\nd = 2", hdg_wish_hint),
			0);
	KUNIT_EXPECT_EQ(test, user->n_hints, 3);
	KUNIT_EXPECT_EQ(test, hdg_hint_bool(will, "a"), 1);
	KUNIT_EXPECT_EQ(test, hdg_hint_bool(will, "b"), 0);
	KUNIT_EXPECT_STREQ(test, hdg_hint(will, "d"), "2");
	KUNIT_EXPECT_EQ(test, hdg_wish_lines(user, "3 1\n\n4\n5 2\n\n", hdg_wish_config), -EINVAL);
	KUNIT_EXPECT_EQ(test, user->pins[3].config, 1);
	KUNIT_EXPECT_FALSE(test, user->pins[4].set);
	KUNIT_EXPECT_EQ(test, user->pins[5].config, 2);
	KUNIT_EXPECT_EQ(test, hdg_wish_lines(user, "6 1\n\n", hdg_wish_config), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_lines(user, "\n", hdg_wish_hint), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_lines(user, "\n", hdg_wish_model), -EINVAL);
}

static void hints_have_an_end(struct kunit *test)
{
	struct hdg_will *will = make_will(test);
	char text[32];
	unsigned int i;

	for (i = 0; i < HDG_MAX_HINTS; i++) {
		scnprintf(text, sizeof(text), "key%u = %u", i, i);
		KUNIT_EXPECT_EQ(test, hdg_wish_hint(user_of(will), text), 0);
	}
	KUNIT_EXPECT_EQ(test, hdg_wish_hint(user_of(will), "another = 1"), -ENOMEM);
	KUNIT_EXPECT_EQ(test, hdg_wish_hint(user_of(will), "key0 = yes"), 0);
	KUNIT_EXPECT_EQ(test, hdg_hint_bool(will, "key0"), 1);
}

/* Lines that switch amplifiers, and a knob, which the specification leaves to be programmed. */
static void hints_of_commands(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_VOL_KNB }, { AC_WID_AUD_OUT }, { AC_WID_VOL_KNB },
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_will *will = make_will(test);
	struct hdg_batch batch;

	KUNIT_EXPECT_EQ(test, hdg_wish_hint(user_of(will), "gpio_data = 1"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_hint(user_of(will), "gpio_mask = 0x03"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_hint(user_of(will), "gpio_dir = 2"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_hint(user_of(will), "volume_knob = 0xff"), 0);
	hdg_batch_init(&batch, 0);
	hdg_will_send(&batch, will, graph);
	KUNIT_ASSERT_EQ(test, batch.n, 5);
	KUNIT_EXPECT_EQ(test, batch.transfers[0].Output.Command, FAKE_FG << 20 | 0x71603);
	KUNIT_EXPECT_EQ(test, batch.transfers[1].Output.Command, FAKE_FG << 20 | 0x71702);
	KUNIT_EXPECT_EQ(test, batch.transfers[2].Output.Command, FAKE_FG << 20 | 0x71501);
	KUNIT_EXPECT_EQ(test, batch.transfers[3].Output.Command, 2 << 20 | 0x70fff);
	KUNIT_EXPECT_EQ(test, batch.transfers[4].Output.Command, 4 << 20 | 0x70fff);
	hdg_batch_free(&batch);
}

static void hint_of_eapd(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT | AC_PINCAP_EAPD, 0, { 2 } },
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_will *will = make_will(test);
	struct hdg_batch batch;

	KUNIT_EXPECT_EQ(test, hdg_wish_hint(user_of(will), "inv_eapd = yes"), 0);
	hdg_will_configure(will, graph);
	hdg_batch_init(&batch, 0);
	hdg_setup_output(&batch, graph, hdg_widget(graph, 3), false);
	hdg_setup_output(&batch, graph, hdg_widget(graph, 3), true);
	KUNIT_ASSERT_EQ(test, batch.n, 4);
	KUNIT_EXPECT_EQ(test, batch.transfers[1].Output.Command, 3 << 20 | 0x70c00);
	KUNIT_EXPECT_EQ(test, batch.transfers[3].Output.Command, 3 << 20 | 0x70c02);
	hdg_batch_free(&batch);
	KUNIT_EXPECT_EQ(test, hdg_wish_hint(user_of(will), "inv_eapd = no"), 0);
	hdg_will_configure(will, graph);
	KUNIT_EXPECT_FALSE(test, graph->inverted_eapd);
	hdg_wishes_clear(user_of(will));
	graph->inverted_eapd = true;
	hdg_will_configure(will, graph);
	KUNIT_EXPECT_FALSE(test, graph->inverted_eapd);
}

#define SENSING_PIN(device)	{ AC_WID_PIN, AC_WCAP_UNSOL_CAP, \
				  AC_PINCAP_OUT | AC_PINCAP_PRES_DETECT, FAKE_JACK(device), { 2 } }

static void answer(struct hdg_batch *batch, u32 value)
{
	unsigned int i;

	for (i = 0; i < batch->n; i++) {
		batch->transfers[i].Input.IsValid = 1;
		batch->transfers[i].Input.Response = value;
	}
}

static void hints_of_jacks(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT }, SENSING_PIN(AC_JACK_HP_OUT),
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);
	struct hdg_will *will = make_will(test);
	struct hdg_jacks jacks;
	struct hdg_batch batch;
	u32 changed;

	KUNIT_ASSERT_NOT_NULL(test, plan);
	hdg_plan(plan, graph);
	hdg_jacks_find(&jacks, graph, plan);
	hdg_jacks_heed(&jacks, will);
	KUNIT_EXPECT_TRUE_MSG(test, jacks.jack[0].senses, "nothing is said");
	KUNIT_EXPECT_EQ(test, hdg_wish_hint(user_of(will), "trigger_sense = 1"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_hint(user_of(will), "inv_jack_detect = 1"), 0);
	hdg_jacks_heed(&jacks, will);
	hdg_batch_init(&batch, 0);
	hdg_jacks_ask(&batch, &jacks);
	KUNIT_EXPECT_EQ_MSG(test, batch.n, 2, "told to look, and asked");
	answer(&batch, 0);
	hdg_jacks_take(&batch, &jacks, &changed);
	KUNIT_EXPECT_TRUE(test, jacks.jack[0].present);
	answer(&batch, AC_PINSENSE_PRESENCE);
	hdg_jacks_take(&batch, &jacks, &changed);
	KUNIT_EXPECT_FALSE(test, jacks.jack[0].present);
	hdg_batch_free(&batch);
	KUNIT_EXPECT_EQ(test, hdg_wish_hint(user_of(will), "jack_detect = no"), 0);
	hdg_jacks_heed(&jacks, will);
	KUNIT_EXPECT_FALSE(test, jacks.jack[0].senses);
	KUNIT_EXPECT_TRUE(test, hdg_jack_plugged(&jacks.jack[0]));
}

static void model_is_a_word(struct kunit *test)
{
	struct hdg_wishes *user = user_of(make_will(test));

	KUNIT_EXPECT_EQ(test, hdg_wish_model(user, " auto\t\n"), 0);
	KUNIT_EXPECT_STREQ(test, user->model, "auto");
	KUNIT_EXPECT_EQ(test, hdg_wish_model(user, "\t\n"), -EINVAL);
	KUNIT_EXPECT_EQ(test, hdg_wish_model(user, "0123456789abcdef0123456789abcdef"), -EINVAL);
}

/* A name that says so has nothing count that is known of the machine. */
static void model_without_fixups(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT }, { AC_WID_PIN, 0, AC_PINCAP_OUT, 0x111, { 2 } },
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_will *will = make_will(test);
	struct hdg_batch batch;

	KUNIT_EXPECT_EQ(test, hdg_wish_config(&will->by[HDG_BY_MACHINE], "3 0x222"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_verb(&will->by[HDG_BY_MACHINE], "3 0x70c 2"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_hint(&will->by[HDG_BY_MACHINE], "auto_mute = 0"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_model(user_of(will), "auto"), 0);
	hdg_will_configure(will, graph);
	KUNIT_EXPECT_EQ(test, hdg_widget(graph, 3)->config, 0x222);
	KUNIT_EXPECT_EQ(test, hdg_hint_bool(will, "auto_mute"), 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_model(user_of(will), "nofixup"), 0);
	hdg_will_configure(will, graph);
	KUNIT_EXPECT_EQ(test, hdg_widget(graph, 3)->config, 0x111);
	KUNIT_EXPECT_EQ(test, hdg_hint_bool(will, "auto_mute"), -ENOENT);
	hdg_batch_init(&batch, 0);
	hdg_will_prepare(&batch, will);
	hdg_will_send(&batch, will, graph);
	KUNIT_EXPECT_EQ(test, batch.n, 0);
	KUNIT_EXPECT_TRUE(test, hdg_model_known("") && hdg_model_known("generic"));
	KUNIT_EXPECT_FALSE(test, hdg_model_known("asus-mode4"));
	hdg_wishes_clear(&will->by[HDG_BY_MACHINE]);
}

/* The least and the most of each that makes sense. */
static void limits_make_sense(struct kunit *test)
{
	static const struct {
		const char *text;
		struct hdg_init_verb verb;
	} rows[] = {
		{ "1 1 0", { 1, 1, 0 } },
		{ "0xff 0xfff 0xff", { 0xff, 0xfff, 0xff } },
		{ "2 0x700 0xff", { 2, 0x700, 0xff } },
		{ "2 0x6ff 0xffff", { 2, 0x6ff, 0xffff } },
	};
	static const struct {
		const char *text;
		u32 config;
	} configs[] = {
		{ "1 -2147483648", 0x80000000 }, { "1 0xffffffff", 0xffffffff }, { "1 0", 0 },
	};
	struct hdg_wishes *user = user_of(make_will(test));
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		KUNIT_ASSERT_EQ_MSG(test, hdg_wish_verb(user, rows[i].text), 0, "row %u", i);
		KUNIT_EXPECT_EQ(test, user->verbs[i].nid, rows[i].verb.nid);
		KUNIT_EXPECT_EQ(test, user->verbs[i].verb, rows[i].verb.verb);
		KUNIT_EXPECT_EQ(test, user->verbs[i].parameter, rows[i].verb.parameter);
	}
	for (i = 0; i < ARRAY_SIZE(configs); i++) {
		KUNIT_EXPECT_EQ_MSG(test, hdg_wish_config(user, configs[i].text), 0, "row %u", i);
		KUNIT_EXPECT_EQ_MSG(test, user->pins[1].config, configs[i].config, "row %u", i);
	}
	hdg_wishes_clear(user);
}

static void verbs_without_memory(struct kunit *test)
{
	struct hdg_wishes *user = user_of(make_will(test));

	fault_memory_need(test, GFP_KERNEL);
	fault_memory(1);
	KUNIT_EXPECT_EQ(test, hdg_wish_verb(user, "0x14 0x70c 2"), -ENOMEM);
	fault_memory(0);
	KUNIT_EXPECT_EQ(test, user->n_verbs, 0);
	KUNIT_EXPECT_EQ(test, hdg_wish_verb(user, "0x14 0x70c 2"), 0);
	hdg_wishes_clear(user);
}

struct nonsense {
	const char *name;
	int (*wish)(struct hdg_wishes *wishes, const char *text);
	const char *text;
};

static const struct nonsense nonsenses[] = {
	{ "no config", hdg_wish_config, "0x14" },
	{ "words", hdg_wish_config, "pin config" },
	{ "nothing", hdg_wish_config, "" },
	{ "root", hdg_wish_config, "0 0x90170110" },
	{ "long node id", hdg_wish_config, "0x100 0x90170110" },
	{ "negative node id", hdg_wish_config, "-1 0x90170110" },
	{ "long config", hdg_wish_config, "0x14 0x100000000" },
	{ "long negative config", hdg_wish_config, "0x14 -2147483649" },
	{ "no parameter", hdg_wish_verb, "0x14 0x70c" },
	{ "no verb", hdg_wish_verb, "0x14 0 0" },
	{ "long verb", hdg_wish_verb, "0x14 0x1000 0" },
	{ "verb of the root", hdg_wish_verb, "0 0x70c 0" },
	{ "negative verb", hdg_wish_verb, "0x14 -1 0" },
	{ "long parameter", hdg_wish_verb, "0x14 0x70d 0x100" },
	{ "longer parameter", hdg_wish_verb, "0x14 0x300 0x10000" },
	{ "negative parameter", hdg_wish_verb, "0x14 0x70c -1" },
	{ "no value", hdg_wish_hint, "auto_mute" },
	{ "empty value", hdg_wish_hint, "auto_mute =\t\n" },
	{ "no key", hdg_wish_hint, "= 1" },
	{ "value on another line", hdg_wish_hint, "auto_mute\n = 1" },
	{ "long key", hdg_wish_hint,
	  "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef = 1" },
};

static void describe(const struct nonsense *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(nonsense, nonsenses, describe);

static void nonsense_is_refused(struct kunit *test)
{
	const struct nonsense *c = test->param_value;
	struct hdg_wishes *user = user_of(make_will(test));

	KUNIT_EXPECT_EQ(test, c->wish(user, c->text), -EINVAL);
	KUNIT_EXPECT_EQ(test, user->n_verbs, 0);
	KUNIT_EXPECT_EQ(test, user->n_hints, 0);
	hdg_wishes_clear(user);
}

static struct kunit_case wishes_cases[] = {
	KUNIT_CASE(config_counts_for_pins),
	KUNIT_CASE(bias_of_an_input),
	KUNIT_CASE(first_widget_counts),
	KUNIT_CASE(verbs_in_their_order),
	KUNIT_CASE(verbs_before_hints),
	KUNIT_CASE(lines_of_a_text),
	KUNIT_CASE(verbs_have_an_end),
	KUNIT_CASE(verbs_without_memory),
	KUNIT_CASE(limits_make_sense),
	KUNIT_CASE(hints_by_their_key),
	KUNIT_CASE(wishes_by_the_line),
	KUNIT_CASE(hints_have_an_end),
	KUNIT_CASE(hints_of_commands),
	KUNIT_CASE(hint_of_eapd),
	KUNIT_CASE(hints_of_jacks),
	KUNIT_CASE(model_is_a_word),
	KUNIT_CASE(model_without_fixups),
	KUNIT_CASE_PARAM(nonsense_is_refused, nonsense_gen_params),
	{}
};

static struct kunit_suite wishes_suite = {
	.name = "generic_wishes",
	.test_cases = wishes_cases,
};

kunit_test_suite(wishes_suite);
