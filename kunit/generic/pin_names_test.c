// SPDX-License-Identifier: GPL-2.0
/*
 * The name of a pin, by what it is for and where it is.
 */
#include <kunit/test.h>

#include "generic/widgets/pin_names.h"

#include "fake_graph.h"

#define CONFIG(device, port, place)					\
	((u32)(port) << AC_DEFCFG_PORT_CONN_SHIFT |			\
	 (u32)(place) << AC_DEFCFG_LOCATION_SHIFT | (device) << AC_DEFCFG_DEVICE_SHIFT)
#define AT(device, place)	CONFIG(device, AC_JACK_PORT_COMPLEX, place)
#define BUILT_IN(device)	CONFIG(device, AC_JACK_PORT_FIXED, 0)

/* Where a pin is; docks are told apart from fronts, which both have. */
enum {
	REAR = AC_JACK_LOC_REAR,
	FRONT = AC_JACK_LOC_FRONT,
	INSIDE = AC_JACK_LOC_INTERNAL,
	DOCK = AC_JACK_LOC_SEPARATE,
	DOCK_FRONT = AC_JACK_LOC_SEPARATE | AC_JACK_LOC_FRONT,
	DOCK_REAR = AC_JACK_LOC_SEPARATE | AC_JACK_LOC_REAR,
	LEFT = AC_JACK_LOC_LEFT,
};

static const struct hdg_graph alone;

struct name_case {
	const char *path;	/* the name of what is heard or recorded there */
	const char *jack;	/* and of the jack */
	u32 config;
	u32 caps;
	u32 pin_caps;
};

static const struct name_case outputs[] = {
	{ "Speaker", "Speaker", BUILT_IN(AC_JACK_SPEAKER) },
	{ "Speaker", "Speaker", AT(AC_JACK_SPEAKER, FRONT) },
	{ "Headphone", "Headphone", AT(AC_JACK_HP_OUT, REAR) },
	{ "Headphone", "Front Headphone", AT(AC_JACK_HP_OUT, FRONT) },
	{ "Headphone", "Dock Headphone", AT(AC_JACK_HP_OUT, DOCK) },
	{ "Headphone", "Dock Headphone", AT(AC_JACK_HP_OUT, DOCK_FRONT) },
	{ "Front", "Line Out", AT(AC_JACK_LINE_OUT, REAR) },
	{ "Front", "Front Line Out", AT(AC_JACK_LINE_OUT, FRONT) },
	{ "Front", "Dock Line Out", AT(AC_JACK_LINE_OUT, DOCK) },
	{ "IEC958", "SPDIF", AT(AC_JACK_SPDIF_OUT, REAR), AC_WCAP_DIGITAL },
	{ "IEC958", "SPDIF", AT(AC_JACK_DIG_OTHER_OUT, FRONT), AC_WCAP_DIGITAL },
	{ "IEC958", "SPDIF", AT(AC_JACK_LINE_OUT, REAR), AC_WCAP_DIGITAL },
	{ "HDMI", "SPDIF", AT(AC_JACK_DIG_OTHER_OUT, REAR), AC_WCAP_DIGITAL, AC_PINCAP_HDMI },
	{ "HDMI", "SPDIF", AT(AC_JACK_DIG_OTHER_OUT, REAR), AC_WCAP_DIGITAL, AC_PINCAP_DP },
	{ "IEC958", "SPDIF", AT(AC_JACK_SPDIF_OUT, REAR), AC_WCAP_DIGITAL, AC_PINCAP_HDMI },
};

static const struct name_case inputs[] = {
	{ "Mic", "Mic", AT(AC_JACK_MIC_IN, REAR) },
	{ "Front Mic", "Front Mic", AT(AC_JACK_MIC_IN, FRONT) },
	{ "Mic", "Mic", AT(AC_JACK_MIC_IN, LEFT) },
	{ "Dock Mic", "Dock Mic", AT(AC_JACK_MIC_IN, DOCK) },
	{ "Dock Mic", "Dock Mic", AT(AC_JACK_MIC_IN, DOCK_REAR) },
	{ "Dock Mic", "Dock Mic", AT(AC_JACK_MIC_IN, DOCK_FRONT) },
	{ "Internal Mic", "Internal Mic", BUILT_IN(AC_JACK_MIC_IN) },
	{ "Internal Mic", "Internal Mic", AT(AC_JACK_MIC_IN, INSIDE) },
	{ "Internal Mic", "Internal Mic", CONFIG(AC_JACK_MIC_IN, AC_JACK_PORT_BOTH, 0) },
	{ "Line", "Line", AT(AC_JACK_LINE_IN, FRONT) },
	{ "CD", "CD", BUILT_IN(AC_JACK_CD) },
	{ "Aux", "Aux", AT(AC_JACK_AUX, REAR) },
	{ "Phone", "Phone", BUILT_IN(AC_JACK_TELEPHONY) },
	{ "Headphone Mic", "Headphone Mic", AT(AC_JACK_HP_OUT, FRONT) },
	{ "SPDIF In", "SPDIF In", AT(AC_JACK_SPDIF_IN, REAR), AC_WCAP_DIGITAL },
	{ "Digital In", "Digital In", AT(AC_JACK_DIG_OTHER_IN, REAR), AC_WCAP_DIGITAL },
	{ "Input", "Input", AT(AC_JACK_OTHER, REAR) },
};

static void expect_names(struct kunit *test, const struct name_case *rows, unsigned int n,
			 bool capture)
{
	unsigned int i;

	for (i = 0; i < n; i++) {
		struct hdg_widget pin = {
			.caps = AC_WID_PIN << AC_WCAP_TYPE_SHIFT | rows[i].caps,
			.pin_caps = rows[i].pin_caps, .config = rows[i].config,
			.own_config = rows[i].config,
		};

		KUNIT_EXPECT_STREQ_MSG(test, hdg_label(&alone, &pin, capture), rows[i].path,
				       "row %u", i);
		KUNIT_EXPECT_STREQ_MSG(test, hdg_jack_label(&alone, &pin, capture), rows[i].jack,
				       "row %u", i);
	}
}

static void names_of_outputs(struct kunit *test)
{
	expect_names(test, outputs, ARRAY_SIZE(outputs), false);
}

static void names_of_inputs(struct kunit *test)
{
	expect_names(test, inputs, ARRAY_SIZE(inputs), true);
}

/* By what somebody wishes; the codec's own numbers mean nothing but an order. */
static void names_of_headsets(struct kunit *test)
{
	const u32 jack = AT(AC_JACK_MIC_IN, REAR), built_in = BUILT_IN(AC_JACK_MIC_IN);
	struct hdg_widget pin = { .caps = AC_WID_PIN << AC_WCAP_TYPE_SHIFT };

	pin.config = jack | 0xc;
	KUNIT_EXPECT_STREQ(test, hdg_label(&alone, &pin, true), "Headset Mic");
	KUNIT_EXPECT_STREQ(test, hdg_jack_label(&alone, &pin, true), "Headset Mic");
	pin.config = jack | 0xd;
	KUNIT_EXPECT_STREQ(test, hdg_label(&alone, &pin, true), "Headphone Mic");
	pin.config = jack | 0xb;
	KUNIT_EXPECT_STREQ(test, hdg_label(&alone, &pin, true), "Mic");
	pin.config = built_in | 0xc;
	KUNIT_EXPECT_STREQ(test, hdg_label(&alone, &pin, true), "Internal Mic");
	pin.config = jack | 0xc;
	pin.own_config = pin.config;
	KUNIT_EXPECT_STREQ(test, hdg_label(&alone, &pin, true), "Mic");
}

/* Where a microphone is counts if there is another at the front. */
static void names_of_two_microphones(struct kunit *test)
{
	static const u32 other[] = {
		AT(AC_JACK_MIC_IN, FRONT), AT(AC_JACK_MIC_IN, DOCK_FRONT),
		AT(AC_JACK_LINE_IN, FRONT), CONFIG(AC_JACK_MIC_IN, AC_JACK_PORT_NONE, FRONT),
		AT(AC_JACK_MIC_IN, INSIDE | FRONT),
	};
	static const struct fake_widget rows[] = {
		{ AC_WID_PIN, 0, AC_PINCAP_IN, AT(AC_JACK_MIC_IN, REAR) },
		{ AC_WID_PIN, 0, AC_PINCAP_IN },
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(other); i++) {
		const char *name = i ? "Mic" : "Rear Mic";

		graph->widgets[1].config = other[i];
		KUNIT_EXPECT_STREQ_MSG(test, hdg_label(graph, &graph->widgets[0], true), name,
				       "row %u", i);
		KUNIT_EXPECT_STREQ_MSG(test, hdg_jack_label(graph, &graph->widgets[0], true), name,
				       "row %u", i);
	}
	graph->widgets[0].config = AT(AC_JACK_MIC_IN, AC_JACK_LOC_RIGHT);
	graph->widgets[1].config = other[0];
	KUNIT_EXPECT_STREQ(test, hdg_label(graph, &graph->widgets[0], true), "Mic");
	KUNIT_EXPECT_STREQ(test, hdg_label(graph, &graph->widgets[1], true), "Front Mic");
	graph->widgets[0].config = other[0];
	graph->widgets[1].config = AT(AC_JACK_MIC_IN, REAR);
	KUNIT_EXPECT_STREQ(test, hdg_label(graph, &graph->widgets[1], true), "Rear Mic");
}

static void names_in_a_set(struct kunit *test)
{
	const struct hdg_widget line = { .config = AT(AC_JACK_LINE_OUT, REAR) };
	const struct hdg_widget speaker = { .config = BUILT_IN(AC_JACK_SPEAKER) };

	KUNIT_EXPECT_STREQ(test, hdg_channel_label(&line, 4, 0), "Front");
	KUNIT_EXPECT_STREQ(test, hdg_channel_label(&line, 4, 2), "Surround");
	KUNIT_EXPECT_STREQ(test, hdg_channel_label(&line, 4, 4), HDG_CENTRE_LFE);
	KUNIT_EXPECT_STREQ(test, hdg_channel_label(&line, 4, 6), "Side");
	KUNIT_EXPECT_STREQ(test, hdg_channel_label(&speaker, 2, 0), "Speaker");
	KUNIT_EXPECT_STREQ(test, hdg_channel_label(&speaker, 2, 2), "Bass Speaker");
	KUNIT_EXPECT_STREQ(test, hdg_channel_label(&speaker, 3, 0), "Speaker Front");
	KUNIT_EXPECT_STREQ(test, hdg_channel_label(&speaker, 3, 2), "Speaker Surround");
	KUNIT_EXPECT_STREQ(test, hdg_channel_label(&speaker, 4, 4), "Speaker CLFE");
	KUNIT_EXPECT_STREQ(test, hdg_channel_label(&speaker, 4, 6), "Speaker Side");
}

static struct kunit_case pin_names_cases[] = {
	KUNIT_CASE(names_of_outputs),
	KUNIT_CASE(names_of_inputs),
	KUNIT_CASE(names_of_headsets),
	KUNIT_CASE(names_of_two_microphones),
	KUNIT_CASE(names_in_a_set),
	{}
};

static struct kunit_suite pin_names_suite = {
	.name = "generic_pin_names",
	.test_cases = pin_names_cases,
};

kunit_test_suite(pin_names_suite);
