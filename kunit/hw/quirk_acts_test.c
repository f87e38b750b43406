// SPDX-License-Identifier: GPL-2.0
/*
 * Quirks at work on the model: what the driver does otherwise for a controller that has one.
 * (Which controller has which: quirks_test.c; PCI configuration space: pci_quirks_test.c.)
 */
#include <linux/dma-mapping.h>
#include <linux/mm.h>
#include <sound/hda_register.h>

#include "attach.h"
#include "bus/enumerate.h"
#include "controller.h"
#include "fixture.h"
#include "hw/nosnoop.h"
#include "hw/quirks.h"
#include "stream/bdl.h"

#define DAC	2
#define BYTES	16384

static u32 sd_peek(struct fixture_stream *s, u32 reg, unsigned int bytes)
{
	return model_peek(s->client->f->model, hdb_sd_offset(s->sd, reg), bytes);
}

static struct fixture_client *client_with(struct kunit *test, u32 quirks)
{
	struct fixture_spec spec = { .quirks = quirks };

	return fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);
}

static void fill(struct fixture_stream *s)
{
	SIZE_T i;

	for (i = 0; i < s->size; i++)
		s->data[i] = i * 7 + (i >> 8);
}

/* Twice round the buffer, heard as it was written. */
static void expect_plays(struct kunit *test, struct fixture_stream *s)
{
	struct model *m = s->client->f->model;
	u8 *heard = fixture_listen(s->client->f, 0, DAC, 2 * BYTES);

	fill(s);
	fixture_connect(s, DAC);
	model_set_clock(m, MODEL_CLOCK_MANUAL);
	KUNIT_ASSERT_EQ(test, fixture_set_state(s, StopState), STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(test, fixture_set_state(s, RunState), STATUS_SUCCESS);
	model_run(m, 2 * BYTES / 4 + 8);
	KUNIT_EXPECT_EQ(test, model_heard(m, 0, DAC), 2 * BYTES);
	KUNIT_EXPECT_EQ(test, memcmp(heard, s->data, BYTES), 0);
	KUNIT_EXPECT_EQ(test, memcmp(heard + BYTES, s->data, BYTES), 0);
}

/* DMA addresses. */

struct reach {
	const char *name;
	u32 quirks;
	bool no_dma64;
	u64 mask;
};

static const struct reach reaches[] = {
	{ "64 bits", 0, false, DMA_BIT_MASK(64) },
	{ "40 bits", HDB_QUIRK_DMA_40, false, DMA_BIT_MASK(40) },
	{ "32 bits though it says 64", HDB_QUIRK_DMA_32, false, DMA_BIT_MASK(32) },
	{ "32 bits win over 40", HDB_QUIRK_DMA_32 | HDB_QUIRK_DMA_40, false, DMA_BIT_MASK(32) },
	{ "32 bits as it says", HDB_QUIRK_DMA_40, true, DMA_BIT_MASK(32) },
};

static void reach_name(const struct reach *reach, char *desc)
{
	strscpy(desc, reach->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(reaches, reaches, reach_name);

static void dma_stays_within_reach(struct kunit *test)
{
	const struct reach *reach = test->param_value;
	struct model_config config = model_default_config;
	struct fixture_spec spec = { .config = &config, .quirks = reach->quirks };
	struct fixture *f;

	config.no_dma64 = reach->no_dma64;
	f = fixture_bare_ctrl(test, &spec);
	KUNIT_EXPECT_EQ(test, dma_get_mask(model_dev(f->model)), reach->mask);
	KUNIT_EXPECT_EQ(test, model_dev(f->model)->coherent_dma_mask, reach->mask);
}

/* Descriptors. */

static const struct hdb_bdl_entry *list_of(struct fixture_stream *s)
{
	u64 address = sd_peek(s, AZX_REG_SD_BDLPL, 4);

	return phys_to_virt(address | (u64)sd_peek(s, AZX_REG_SD_BDLPU, 4) << 32);
}

static bool crosses(const struct hdb_bdl_entry *entry)
{
	u64 first = le64_to_cpu(entry->address);

	return first / 4096 != (first + le32_to_cpu(entry->length) - 1) / 4096;
}

static unsigned int count_crossing(struct fixture_stream *s)
{
	unsigned int i, n = 0, lvi = sd_peek(s, AZX_REG_SD_LVI, 2);

	for (i = 0; i <= lvi; i++)
		n += crosses(&list_of(s)[i]);
	return n;
}

static void no_descriptor_crosses_4k(struct kunit *test)
{
	struct fixture_client *c = client_with(test, HDB_QUIRK_BDL_4K);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, BYTES);

	KUNIT_EXPECT_EQ(test, s->size, BYTES);
	KUNIT_EXPECT_EQ(test, sd_peek(s, AZX_REG_SD_LVI, 2), BYTES / 4096 - 1);
	KUNIT_EXPECT_EQ(test, count_crossing(s), 0);
	expect_plays(test, s);
}

static void others_have_long_descriptors(struct kunit *test)
{
	struct fixture_client *c = client_with(test, 0);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, BYTES);

	KUNIT_EXPECT_NE(test, count_crossing(s), 0);
}

static void a_4k_list_has_room_for_all(struct kunit *test)
{
	static const HDAUDIO_STREAM_FORMAT odd = {
		.SampleRate = 48000,
		.ValidBitsPerSample = 24,
		.ContainerSize = 32,
		.NumberOfChannels = 3,
	};
	struct fixture_client *c = client_with(test, HDB_QUIRK_BDL_4K);
	struct fixture_stream *s = fixture_stream(c, true, &odd, 4 << 20);

	KUNIT_EXPECT_LE(test, s->size, 254 * 4096);
	KUNIT_EXPECT_GT(test, s->size, 253 * 4096);
	KUNIT_EXPECT_EQ(test, s->size % (128 * 3), 0);
	KUNIT_EXPECT_LT(test, sd_peek(s, AZX_REG_SD_LVI, 2), 255);
	KUNIT_EXPECT_EQ(test, count_crossing(s), 0);
	KUNIT_EXPECT_EQ(test, hdb_bdl_sum(list_of(s), sd_peek(s, AZX_REG_SD_LVI, 2) + 1), s->size);
}

static VOID no_isr(PVOID context, ULONG bits)
{
}

/* A client's own list; the client is not told. */
static NTSTATUS set_up_own(struct kunit *test, unsigned int entries, u32 first, u32 length,
			   u32 *lvi)
{
	struct fixture_spec spec = { .quirks = HDB_QUIRK_BDL_4K };
	struct fixture_client *c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE_BDL);
	HDAUDIO_STREAM_FORMAT format = fixture_format;
	HDAUDIO_CONVERTER_FORMAT code;
	PHDAUDIO_BUFFER_DESCRIPTOR bdl;
	NTSTATUS status;
	unsigned int i;
	HANDLE handle;
	PVOID data;
	ULONG fifo;
	UCHAR id;

	KUNIT_ASSERT_EQ(test, c->bdl.AllocateRenderDmaEngine(c->bdl.Context, &format, FALSE,
							     &handle, &code), STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(test, c->bdl.AllocateContiguousDmaBuffer(c->bdl.Context, handle, 65536,
								 &data, &bdl), STATUS_SUCCESS);
	for (i = 0; i < entries; i++) {
		bdl[i].Address.QuadPart = virt_to_phys(data) + first;
		bdl[i].Length = length;
		bdl[i].InterruptOnCompletion = 1;
	}
	status = c->bdl.SetupDmaEngineWithBdl(c->bdl.Context, handle, entries * length,
					      entries - 1, no_isr, NULL, &id, &fifo);
	if (!status)
		*lvi = model_peek(c->f->model, hdb_sd_offset(model_find_stream(c->f->model, id,
									       true),
							     AZX_REG_SD_LVI), 2);
	c->bdl.FreeContiguousDmaBuffer(c->bdl.Context, handle);
	c->bdl.FreeDmaEngine(c->bdl.Context, handle);
	return status;
}

static void a_clients_list_is_split_too(struct kunit *test)
{
	u32 lvi = 0;

	KUNIT_EXPECT_EQ(test, set_up_own(test, 2, 128, 8192, &lvi), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, lvi, 5);
}

static void a_list_too_long_to_split(struct kunit *test)
{
	u32 lvi = 0;

	KUNIT_EXPECT_EQ(test, set_up_own(test, 129, 4096 - 128, 256, &lvi),
			STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, lvi, 0);
}

/* Caches. */

#ifdef CONFIG_X86
static bool cached(const void *va)
{
	unsigned int level;
	pte_t *pte = lookup_address((unsigned long)va, &level);

	return !(pte_val(*pte) & (_PAGE_PCD | _PAGE_PWT));
}

/* A list with memory of its own is cached again when its buffer goes, one by the rings stays. */
static void expect_cached(struct kunit *test, u32 quirks, bool ring, bool list, bool data)
{
	struct fixture_client *c = client_with(test, quirks);
	struct fixture_stream *by_rings = fixture_stream(c, false, &fixture_format, BYTES);
	void *ring_va = c->f->ctrl->ring.rirb, *data_va;
	struct fixture_stream *s;
	const void *list_va;

	KUNIT_EXPECT_EQ(test, cached(list_of(by_rings)), list);
	fixture_take_short_lists(c->f);
	s = fixture_stream(c, true, &fixture_format, BYTES);
	data_va = s->data + BYTES - 1;
	list_va = list_of(s);
	KUNIT_EXPECT_EQ(test, cached(ring_va), ring);
	KUNIT_EXPECT_EQ(test, cached(list_va), list);
	KUNIT_EXPECT_EQ(test, cached(data_va), data);
	expect_plays(test, s);
	fixture_set_state(s, StopState);
	fixture_set_state(s, ResetState);
	c->base.FreeDmaBuffer(c->base.Context, s->handle);
	KUNIT_EXPECT_TRUE(test, cached(list_va));
	KUNIT_EXPECT_TRUE(test, cached(data_va));
	model_set_clock(c->f->model, MODEL_CLOCK_AUTO);
	fixture_drop_ctrl(c->f);
	KUNIT_EXPECT_TRUE(test, cached(ring_va));
}

static void memory_is_cached_as_a_rule(struct kunit *test)
{
	expect_cached(test, 0, true, true, true);
}

static void memory_is_not_cached_where_dma_does_not_snoop(struct kunit *test)
{
	expect_cached(test, HDB_QUIRK_NO_SNOOP, false, false, false);
}

static void rings_and_lists_alone_are_not_cached(struct kunit *test)
{
	expect_cached(test, HDB_QUIRK_NO_SNOOP_RINGS, false, false, true);
}
#endif

/* Clocks. */

struct gating {
	bool gate;
	bool running;
};

static struct gating gatings[8];
static unsigned int n_gatings;
static struct model *gated_model;

static void record_gating(struct device *dev, bool gate)
{
	bool running = model_peek(gated_model, AZX_REG_GCTL, 4) & AZX_GCTL_RESET;

	if (n_gatings < ARRAY_SIZE(gatings))
		gatings[n_gatings] = (struct gating) { gate, running };
	n_gatings++;
}

static void record_gatings(struct fixture *f)
{
	memset(gatings, 0, sizeof(gatings));
	n_gatings = 0;
	gated_model = f->model;
	f->setup.gate_clocks = record_gating;
}

/* Off before the controller leaves reset, on after that. */
static void expect_gated(struct kunit *test, unsigned int first)
{
	KUNIT_EXPECT_EQ(test, n_gatings, first + 2);
	KUNIT_EXPECT_FALSE(test, gatings[first].gate);
	KUNIT_EXPECT_FALSE(test, gatings[first].running);
	KUNIT_EXPECT_TRUE(test, gatings[first + 1].gate);
	KUNIT_EXPECT_TRUE(test, gatings[first + 1].running);
}

static void clocks_run_through_a_reset(struct kunit *test)
{
	struct fixture *f = fixture_model(test, NULL);
	struct hdb_ctrl *ctrl;

	record_gatings(f);
	ctrl = hdb_ctrl_create(&f->setup);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, ctrl);
	expect_gated(test, 0);
	hdb_ctrl_suspend(ctrl);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_resume(ctrl), 0);
	hdb_ctrl_destroy(ctrl);
	expect_gated(test, 2);
}

static void clocks_are_gated_again_after_a_failure(struct kunit *test)
{
	struct fixture *f = fixture_model(test, NULL);

	record_gatings(f);
	model_fault(f->model, MODEL_FAULT_CRST_STUCK, MODEL_FOREVER);
	KUNIT_EXPECT_TRUE(test, IS_ERR(hdb_ctrl_create(&f->setup)));
	KUNIT_ASSERT_EQ(test, n_gatings, 2);
	KUNIT_EXPECT_TRUE(test, gatings[1].gate);
	model_fault(f->model, MODEL_FAULT_CRST_STUCK, 0);
}

static unsigned int display_asked;

static unsigned int ask_display(struct device *dev)
{
	display_asked++;
	return 337500;
}

/* The values may have been lost with the power: set before each reset, in registers of Intel's. */
static void bit_clock_is_set_before_a_reset(struct kunit *test)
{
	struct fixture *f = fixture_model(test, NULL);
	struct hdb_ctrl *ctrl;

	display_asked = 0;
	f->setup.display_khz = ask_display;
	ctrl = hdb_ctrl_create(&f->setup);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, ctrl);
	KUNIT_EXPECT_EQ(test, display_asked, 1);
	hdb_ctrl_suspend(ctrl);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_resume(ctrl), 0);
	hdb_ctrl_destroy(ctrl);
	KUNIT_EXPECT_EQ(test, display_asked, 2);
	KUNIT_EXPECT_EQ(test, model_violation_count(f->model, MODEL_BAD_OFFSET), 4);
	model_forgive_kind(f->model, MODEL_BAD_OFFSET);
}

/* Codecs. */

static const struct hdb_timing brisk = {
	.reset_us = 20000,
	.codec_us = 1000,
	.ring_us = 20000,
	.stream_us = 20000,
	.verb_ms = 100,
	.late_ms = 100,
	.retry_ms = 1,
};

/* Four times nobody answers a batch of three. */
static struct fixture *slow_codec(struct kunit *test, u32 quirks)
{
	struct fixture_spec spec = { .quirks = quirks, .timing = &brisk };
	struct fixture *f = fixture_bare_ctrl(test, &spec);

	model_codec_silent(f->model, 0, 12);
	KUNIT_EXPECT_EQ(test, hdb_codecs_enumerate(f->ctrl), 0);
	return f;
}

static void slow_codecs_are_asked_again(struct kunit *test)
{
	KUNIT_EXPECT_NOT_NULL(test, fixture_hdev(slow_codec(test, HDB_QUIRK_SLOW_CODECS), 0, 0));
}

/* Eleven times three questions and more, far apart. */
static void very_slow_codecs_are_asked_again(struct kunit *test)
{
	static const struct hdb_timing apart = {
		.reset_us = 20000, .codec_us = 1000, .ring_us = 20000, .stream_us = 20000,
		.verb_ms = 20, .late_ms = 20, .retry_ms = 30,
	};
	struct fixture_spec spec = { .quirks = HDB_QUIRK_SLOW_CODECS, .timing = &apart };
	struct fixture *f = fixture_bare_ctrl(test, &spec);

	model_codec_silent(f->model, 0, 33);
	KUNIT_EXPECT_EQ(test, hdb_codecs_enumerate(f->ctrl), 0);
	KUNIT_EXPECT_NOT_NULL(test, fixture_hdev(f, 0, 0));
}

static void other_codecs_are_given_up_sooner(struct kunit *test)
{
	KUNIT_EXPECT_NULL(test, fixture_hdev(slow_codec(test, 0), 0, 0));
}

static struct fixture *probe_with(struct kunit *test, u16 mask)
{
	static const struct fixture_codec codecs[] = {
		{ 0, &model_codec_duplex }, { 2, &model_codec_modem }, { }
	};
	struct fixture_spec spec = { .codecs = codecs, .timing = &brisk, .probe_mask = mask };

	return fixture_ctrl(test, &spec);
}

static void only_masked_codecs_are_asked(struct kunit *test)
{
	struct fixture *f = probe_with(test, 0x01);

	KUNIT_EXPECT_EQ(test, f->ctrl->codec_mask, BIT(0));
	KUNIT_EXPECT_NOT_NULL(test, fixture_hdev(f, 0, 0));
	KUNIT_EXPECT_NULL(test, fixture_hdev(f, 2, 0));
	KUNIT_EXPECT_EQ(test, model_codec_commands(f->model, 2), 0);
}

static void a_mask_makes_no_codec_up(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, probe_with(test, 0xff)->ctrl->codec_mask, BIT(0) | BIT(2));
}

/* The one at address 1 is asked and does not answer; the one at 2 is not in the mask. */
static void forced_codecs_are_asked_unreported(struct kunit *test)
{
	struct fixture *f = probe_with(test, HDB_PROBE_FORCE | 0x03);

	KUNIT_EXPECT_EQ(test, f->ctrl->codec_mask, BIT(0) | BIT(1));
	KUNIT_EXPECT_NOT_NULL(test, fixture_hdev(f, 0, 0));
	KUNIT_EXPECT_NULL(test, fixture_hdev(f, 1, 0));
	KUNIT_EXPECT_EQ(test, model_codec_commands(f->model, 2), 0);
}

/* Streams. */

static void expect_engines(struct kunit *test, u32 quirks, unsigned int in, unsigned int out)
{
	struct model_config config = model_default_config;
	struct fixture_spec spec = { .config = &config, .quirks = quirks };
	struct fixture *f;

	config.n_capture = 0;
	config.n_render = 0;
	config.n_bidi = 0;
	f = fixture_bare_ctrl(test, &spec);
	KUNIT_EXPECT_EQ(test, f->ctrl->caps.n_capture, in);
	KUNIT_EXPECT_EQ(test, f->ctrl->caps.n_render, out);
	KUNIT_EXPECT_EQ(test, f->ctrl->streams.count, in + out);
}

static void streams_are_known_where_it_does_not_tell(struct kunit *test)
{
	expect_engines(test, HDB_QUIRK_5_IN_6_OUT, 5, 6);
}

static void four_and_four_are_assumed(struct kunit *test)
{
	expect_engines(test, 0, 4, 4);
}

static void display_audio_only_renders(struct kunit *test)
{
	expect_engines(test, HDB_QUIRK_0_IN_8_OUT, 0, 8);
}

static void what_it_tells_counts(struct kunit *test)
{
	struct fixture_spec spec = { .quirks = HDB_QUIRK_5_IN_6_OUT };
	struct fixture *f = fixture_bare_ctrl(test, &spec);

	KUNIT_EXPECT_EQ(test, f->ctrl->caps.n_capture, model_default_config.n_capture);
	KUNIT_EXPECT_EQ(test, f->ctrl->caps.n_render, model_default_config.n_render);
}

/* Stream control is written as a whole, and its status survives. */
static void stream_control_in_one(struct kunit *test)
{
	struct model_config config = model_default_config;
	struct fixture_spec spec = { .config = &config, .quirks = HDB_QUIRK_IO_32 };
	struct fixture_client *c;

	config.sd_ctl_32 = true;
	c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);
	expect_plays(test, fixture_stream(c, true, &fixture_format, BYTES));
}

/* The first 32 frames that are there for the link are not there in memory. */
static void a_fifo_is_told_of(struct kunit *test)
{
	struct model_config config = model_default_config;
	struct fixture_spec spec = { .config = &config, .quirks = HDB_QUIRK_FIFO_32 };
	struct fixture_client *c;

	config.fifo_in = 63;
	config.fifo_out = 63;
	c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);
	KUNIT_EXPECT_EQ(test, fixture_stream(c, false, &fixture_format, BYTES)->fifo, 32 * 4);
	KUNIT_EXPECT_EQ(test, fixture_stream(c, true, &fixture_format, BYTES)->fifo, 64);
}

static void a_larger_fifo_counts(struct kunit *test)
{
	struct model_config config = model_default_config;
	struct fixture_spec spec = { .config = &config, .quirks = HDB_QUIRK_FIFO_32 };
	struct fixture_client *c;

	config.fifo_in = 255;
	c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);
	KUNIT_EXPECT_EQ(test, fixture_stream(c, false, &fixture_format, BYTES)->fifo, 256);
}

/* No controller needs a quirk for more than 15 engines: stream ids go by direction. */

static const HDAUDIO_STREAM_FORMAT narrow = {
	.SampleRate = 48000,
	.ValidBitsPerSample = 8,
	.ContainerSize = 8,
	.NumberOfChannels = 1,
};

static struct fixture_client *client_of_many(struct kunit *test, u8 in, u8 out, u8 both)
{
	struct model_config config = model_default_config;
	struct fixture_spec spec = { .config = &config };

	config.n_capture = in;
	config.n_render = out;
	config.n_bidi = both;
	return fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);
}

static u32 run_many(struct kunit *test, struct fixture_client *c, bool render, unsigned int n)
{
	struct fixture_stream *s;
	u32 ids = 0;

	while (n--) {
		s = fixture_stream(c, render, &narrow, 4096);
		KUNIT_EXPECT_FALSE(test, ids & BIT(s->id));
		ids |= BIT(s->id);
		KUNIT_EXPECT_EQ(test, fixture_set_state(s, StopState), STATUS_SUCCESS);
		KUNIT_EXPECT_EQ(test, fixture_set_state(s, RunState), STATUS_SUCCESS);
	}
	return ids;
}

static void thirty_engines_run_at_once(struct kunit *test)
{
	struct fixture_client *c = client_of_many(test, 15, 15, 0);

	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	KUNIT_EXPECT_EQ(test, run_many(test, c, true, 15), 0xfffe);
	KUNIT_EXPECT_EQ(test, run_many(test, c, false, 15), 0xfffe);
	model_run(c->f->model, 100);
}

static void a_sixteenth_of_one_direction_has_no_id(struct kunit *test)
{
	struct fixture_client *c = client_of_many(test, 0, 0, 20);
	HDAUDIO_STREAM_FORMAT format = narrow;
	HDAUDIO_CONVERTER_FORMAT code;
	HANDLE handle;

	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	KUNIT_EXPECT_EQ(test, run_many(test, c, true, 15), 0xfffe);
	KUNIT_EXPECT_EQ(test, c->base.AllocateRenderDmaEngine(c->base.Context, &format, FALSE,
							      &handle, &code),
			STATUS_INSUFFICIENT_RESOURCES);
	KUNIT_EXPECT_EQ(test, run_many(test, c, false, 5), 0x3e);
}

static struct kunit_case quirk_acts_cases[] = {
	KUNIT_CASE_PARAM(dma_stays_within_reach, reaches_gen_params),
	KUNIT_CASE(no_descriptor_crosses_4k),
	KUNIT_CASE(others_have_long_descriptors),
	KUNIT_CASE(a_4k_list_has_room_for_all),
	KUNIT_CASE(a_clients_list_is_split_too),
	KUNIT_CASE(a_list_too_long_to_split),
#ifdef CONFIG_X86
	KUNIT_CASE(memory_is_cached_as_a_rule),
	KUNIT_CASE(memory_is_not_cached_where_dma_does_not_snoop),
	KUNIT_CASE(rings_and_lists_alone_are_not_cached),
#endif
	KUNIT_CASE(clocks_run_through_a_reset),
	KUNIT_CASE(clocks_are_gated_again_after_a_failure),
	KUNIT_CASE(bit_clock_is_set_before_a_reset),
	KUNIT_CASE(slow_codecs_are_asked_again),
	KUNIT_CASE(very_slow_codecs_are_asked_again),
	KUNIT_CASE(other_codecs_are_given_up_sooner),
	KUNIT_CASE(only_masked_codecs_are_asked),
	KUNIT_CASE(a_mask_makes_no_codec_up),
	KUNIT_CASE(forced_codecs_are_asked_unreported),
	KUNIT_CASE(streams_are_known_where_it_does_not_tell),
	KUNIT_CASE(display_audio_only_renders),
	KUNIT_CASE(four_and_four_are_assumed),
	KUNIT_CASE(what_it_tells_counts),
	KUNIT_CASE(stream_control_in_one),
	KUNIT_CASE(a_fifo_is_told_of),
	KUNIT_CASE(a_larger_fifo_counts),
	KUNIT_CASE(thirty_engines_run_at_once),
	KUNIT_CASE(a_sixteenth_of_one_direction_has_no_id),
	{ }
};

static struct kunit_suite quirk_acts_suite = {
	.name = "quirk_acts",
	.test_cases = quirk_acts_cases,
};

kunit_test_suite(quirk_acts_suite);
