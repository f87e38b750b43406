// SPDX-License-Identifier: GPL-2.0
/*
 * Lists in the generic codec driver have a length: what is behind their last entry, left over from
 * a choice that was taken back or by chance, changes nothing.
 */
#include <kunit/test.h>

#include "generic/widgets/level.h"
#include "generic/widgets/output_users.h"
#include "generic/widgets/setup.h"
#include "generic/widgets/turns.h"

#include "fake_graph.h"

#define OUT_AMP	(AC_WCAP_OUT_AMP | AC_WCAP_STEREO)
#define STEPS	0x80031f1f	/* 1 dB each, the last is 0 dB; it mutes */
#define SEEN	64

enum { DAC = 2, HP_DAC, LINE, HEADPHONE, ADC, MIC, OTHER_DAC, OTHER_PIN, OTHER_ADC, OTHER_MIC };

/* The others have no part in anything: nothing is connected to their pins. */
static const struct fake_widget rows[] = {
	{ AC_WID_AUD_OUT, OUT_AMP }, { AC_WID_AUD_OUT, OUT_AMP },
	{ AC_WID_PIN, OUT_AMP, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT) | 0x10, { DAC } },
	{ AC_WID_PIN, OUT_AMP, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_HP_OUT) | 0x20, { HP_DAC } },
	{ AC_WID_AUD_IN, AC_WCAP_IN_AMP | AC_WCAP_STEREO, .conn = { MIC } },
	{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_MIC_IN) },
	{ AC_WID_AUD_OUT, OUT_AMP },
	{ AC_WID_PIN, OUT_AMP, AC_PINCAP_OUT, FAKE_NONE(AC_JACK_SPEAKER), { OTHER_DAC } },
	{ AC_WID_AUD_IN, AC_WCAP_IN_AMP | AC_WCAP_STEREO, .conn = { OTHER_MIC } },
	{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_NONE(AC_JACK_MIC_IN) },
};

/**
 * struct rig - a codec, and what is seen of it
 * @plan: what is used of it
 * @mixer: its controls
 * @batch: what was sent
 * @n: number of @seen
 * @seen: whatever else
 */
struct rig {
	struct hdg_plan plan;
	struct hdg_mixer mixer;
	struct hdg_batch batch;
	unsigned int n;
	unsigned int seen[SEEN];
};

static void see(struct kunit *test, struct rig *rig, unsigned int value)
{
	KUNIT_ASSERT_LT(test, rig->n, SEEN);
	rig->seen[rig->n++] = value;
}

/* The same controls, with room for one more of each. */
static void move_lists(struct kunit *test, struct hdg_mixer *mixer)
{
	struct hdg_amp *amps = kunit_kcalloc(test, mixer->n_amps + 1, sizeof(*amps), GFP_KERNEL);
	struct hdg_control *controls = kunit_kcalloc(test, mixer->n_controls + 3,
						     sizeof(*controls), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, amps);
	KUNIT_ASSERT_NOT_NULL(test, controls);
	memcpy(amps, mixer->amps, mixer->n_amps * sizeof(*amps));
	memcpy(controls, mixer->controls, mixer->n_controls * sizeof(*controls));
	kfree(mixer->amps);
	kfree(mixer->controls);
	mixer->amps = amps;
	mixer->controls = controls;
}

static struct rig *make_rig(struct kunit *test)
{
	struct hdg_graph *graph = fake_linear(test, rows, ARRAY_SIZE(rows));
	struct rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, rig);
	fake_amps(graph, STEPS);
	hdg_plan(&rig->plan, graph);
	KUNIT_ASSERT_EQ(test, hdg_mixer_init(&rig->mixer, graph, &rig->plan), 0);
	move_lists(test, &rig->mixer);
	hdg_batch_init(&rig->batch, 0);
	return rig;
}

static void put_behind(struct hdg_plan *plan)
{
	static const struct hdg_path playing = { .n = 2, .nid = { OTHER_PIN, OTHER_DAC } };
	static const struct hdg_path recording = { .n = 2, .nid = { OTHER_ADC, OTHER_MIC } };
	struct hdg_route *play = plan->play, *capture = plan->capture;

	play[0].paths[play[0].n_paths] = playing;
	play[0].others[play[0].n_others] = (struct hdg_other){ OTHER_DAC, 2 };
	play[plan->n_play] = (struct hdg_route){
		.converter = OTHER_DAC, .n_pairs = 1, .n_paths = 1, .paths = { playing },
	};
	capture[0].paths[capture[0].n_paths] = recording;
	capture[plan->n_capture] = (struct hdg_route){
		.converter = OTHER_ADC, .capture = true, .n_paths = 1, .paths = { recording },
	};
	plan->loops[plan->n_loops] = (struct hdg_adder){ OTHER_DAC, 0, OTHER_MIC };
	plan->gates[plan->n_gates] = (struct hdg_adder){ OTHER_DAC, 0, 0 };
	plan->detours[plan->n_detours] = playing;
}

static void put_behind_controls(struct hdg_mixer *mixer)
{
	struct hdg_amp *amp = &mixer->amps[mixer->n_amps];
	struct hdg_control *control = &mixer->controls[mixer->n_controls];

	*amp = (struct hdg_amp){
		.nid = OTHER_DAC, .channels = 2, .caps = STEPS, .gain = { 31, 31 },
	};
	*control = mixer->controls[0];
	control->amps[0] = mixer->n_amps;
	control->n_amps = 1;
	control->main = true;
}

static void see_levels(struct kunit *test, struct rig *rig)
{
	struct hdg_mixer *mixer = &rig->mixer;
	unsigned int i;

	for (i = 0; i < mixer->n_amps; i++) {
		mixer->amps[i].gain[0] = 31;
		mixer->amps[i].gain[1] = 31;
	}
	hdg_levels_init(mixer);
	for (i = 0; i < mixer->n_amps; i++)
		see(test, rig, mixer->amps[i].fall << 8 | mixer->amps[i].gain[0]);
}

static void see_controls(struct kunit *test, struct rig *rig)
{
	static const unsigned int silent[2];
	struct hdg_mixer *mixer = &rig->mixer;
	unsigned int i;

	for (i = 0; i < mixer->n_controls; i++)
		hdg_control_put(mixer, &mixer->controls[i], silent, &rig->batch);
	hdg_mixer_close(mixer, OTHER_DAC, HDG_SILENT, &rig->batch);
	hdg_mixer_close(mixer, LINE, HDG_SILENT, &rig->batch);
	hdg_mixer_select(mixer);
	hdg_mixer_setup(&rig->batch, mixer);
	hdg_turns_update(mixer, &rig->batch);
	see(test, rig, mixer->closed[OTHER_PIN]);
}

static void see_users(struct kunit *test, struct rig *rig)
{
	struct hdg_users users;
	unsigned int i;

	for (i = 0; i < rig->mixer.n_amps; i++) {
		hdg_users_find(&users, &rig->mixer, &rig->mixer.amps[i]);
		see(test, rig, users.n << 8 | users.all << 4 | users.index);
	}
}

static void see_plan(struct kunit *test, struct rig *rig)
{
	static const u8 nodes[] = { OTHER_DAC, OTHER_PIN, OTHER_ADC, OTHER_MIC };
	const struct hdg_plan *plan = &rig->plan;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(nodes); i++)
		see(test, rig, hdg_plan_uses(plan, nodes[i]) || hdg_plan_plays(plan, nodes[i]) ||
		    hdg_plan_records(plan, nodes[i]) || hdg_loops_use(plan, nodes[i]));
	see(test, rig, hdg_turns_channels(&rig->mixer));
}

/* A master is made anew of the controls there are. */
static void see_master(struct kunit *test, struct rig *rig)
{
	struct hdg_mixer *mixer = &rig->mixer;
	unsigned int i, n = 0;

	for (i = 0; i < mixer->n_controls; i++) {
		mixer->controls[i].main = false;
		n += !mixer->controls[i].master && mixer->controls[i].kind <= HDG_SWITCH;
	}
	mixer->n_controls = 0;
	while (mixer->controls[mixer->n_controls].kind <= HDG_SWITCH &&
	       !mixer->controls[mixer->n_controls].master && mixer->n_controls < n)
		mixer->n_controls++;
	put_behind_controls(mixer);
	hdg_master_find(mixer);
	see(test, rig, mixer->n_controls);
	see(test, rig, mixer->level);
	for (i = 0; i < mixer->n_controls; i++)
		see(test, rig, mixer->controls[i].main << 8 | mixer->controls[i].kind);
}

static void nothing_counts_behind_the_end(struct kunit *test)
{
	struct rig *clean = make_rig(test), *spoiled = make_rig(test);
	struct rig *rigs[] = { clean, spoiled };
	unsigned int i;

	put_behind(&spoiled->plan);
	put_behind_controls(&spoiled->mixer);
	for (i = 0; i < ARRAY_SIZE(rigs); i++) {
		see_levels(test, rigs[i]);
		see_users(test, rigs[i]);
		see_plan(test, rigs[i]);
		see_controls(test, rigs[i]);
		see_master(test, rigs[i]);
	}
	KUNIT_EXPECT_EQ(test, clean->n, spoiled->n);
	for (i = 0; i < clean->n; i++)
		KUNIT_EXPECT_EQ_MSG(test, spoiled->seen[i], clean->seen[i], "%u", i);
	KUNIT_ASSERT_EQ(test, spoiled->batch.n, clean->batch.n);
	KUNIT_EXPECT_GT(test, clean->batch.n, 10);
	for (i = 0; i < clean->batch.n; i++)
		KUNIT_EXPECT_EQ_MSG(test, spoiled->batch.transfers[i].Output.Command,
				    clean->batch.transfers[i].Output.Command, "command %u", i);
	hdg_batch_free(&clean->batch);
	hdg_batch_free(&spoiled->batch);
}

static struct kunit_case behind_cases[] = {
	KUNIT_CASE(nothing_counts_behind_the_end),
	{}
};

static struct kunit_suite behind_suite = {
	.name = "generic_behind",
	.test_cases = behind_cases,
};

kunit_test_suite(behind_suite);
