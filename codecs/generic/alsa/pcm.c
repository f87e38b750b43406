// SPDX-License-Identifier: GPL-2.0
/*
 * PCM devices: the DDI's engine and cyclic buffer as an ALSA stream.
 */
#include <linux/delay.h>
#include <sound/core.h>
#include <sound/pcm.h>
#include <sound/pcm_params.h>

#include "codec.h"
#include "generic/widgets/setup.h"
#include "generic/widgets/turns.h"

#define PERIOD_MIN	128
#define MAX_LINKED	32	/* streams started together */
#define NUMBERS		min(SNDRV_PCM_DEVICES, BITS_PER_LONG)

static struct hdg_stream *to_stream(struct snd_pcm_substream *substream)
{
	struct hdg_pcm *pcm = snd_pcm_substream_chip(substream);

	return &pcm->streams[substream->stream];
}

static const struct hdg_family *family_of(const struct hdg_stream *s)
{
	return s->codec->bus.family;
}

static void describe(const struct hdg_stream *s, struct snd_pcm_hardware *hw)
{
	const struct hdg_family *family = family_of(s);

	hw->info = SNDRV_PCM_INFO_MMAP | SNDRV_PCM_INFO_MMAP_VALID | SNDRV_PCM_INFO_INTERLEAVED |
		   SNDRV_PCM_INFO_BLOCK_TRANSFER | SNDRV_PCM_INFO_PAUSE |
		   SNDRV_PCM_INFO_SYNC_START | SNDRV_PCM_INFO_RESUME |
		   SNDRV_PCM_INFO_NO_PERIOD_WAKEUP | SNDRV_PCM_INFO_HAS_LINK_ATIME;
	hw->formats = s->formats.formats;
	hw->rates = s->formats.rates;
	hw->rate_min = s->formats.rate_min;
	hw->rate_max = s->formats.rate_max;
	hw->channels_min = s->formats.channels_min;
	hw->channels_max = s->formats.channels_max;
	hw->buffer_bytes_max = family->buffer_max;
	hw->period_bytes_min = PERIOD_MIN;
	hw->period_bytes_max = family->buffer_max / 2;
	hw->periods_min = 2;
	hw->periods_max = family->periods_max;
}

/* What is known of one display may leave nothing of what the converter can: then it is wrong. */
static void limit_to(struct snd_pcm_hardware *hw, const struct hdg_limits *limits)
{
	if (hw->rates & limits->rates) {
		hw->rates &= limits->rates;
		snd_pcm_hw_limit_rates(hw);
	}
	if (limits->channels >= hw->channels_min)
		hw->channels_max = min(hw->channels_max, limits->channels);
}

/* What a display cannot play is not offered. */
static void limit_to_displays(struct hdg_codec *codec, const struct hdg_route *route,
			      struct snd_pcm_hardware *hw)
{
	struct hdg_limits limits;
	unsigned int i;

	mutex_lock(&codec->lock);
	for (i = 0; i < codec->n_displays; i++) {
		if (codec->displays[i].route == route &&
		    hdg_display_limits(&codec->displays[i], &limits))
			limit_to(hw, &limits);
	}
	mutex_unlock(&codec->lock);
}

/* Channels that no jack plays now are not offered. */
static void limit_to_jacks(struct hdg_codec *codec, const struct hdg_route *route,
			   struct snd_pcm_hardware *hw)
{
	if (route != &codec->plan.play[0])
		return;
	mutex_lock(&codec->lock);
	hw->channels_max = min(hw->channels_max, hdg_turns_channels(&codec->mixer));
	mutex_unlock(&codec->lock);
}

/* The buffer ALSA asks for has to be one the DDI can give, to the byte. */
static int constrain(const struct hdg_stream *s, struct snd_pcm_runtime *runtime)
{
	int err;

	err = snd_pcm_hw_constraint_integer(runtime, SNDRV_PCM_HW_PARAM_PERIODS);
	if (err >= 0)
		err = snd_pcm_hw_constraint_step(runtime, 0, SNDRV_PCM_HW_PARAM_BUFFER_BYTES,
						 family_of(s)->step);
	if (err >= 0 && hdg_channels_step(&s->formats) > 1)
		err = snd_pcm_hw_constraint_step(runtime, 0, SNDRV_PCM_HW_PARAM_CHANNELS,
						 hdg_channels_step(&s->formats));
	if (err >= 0 && s->formats.wide_bits)
		err = snd_pcm_hw_constraint_msbits(runtime, 0, 32, s->formats.wide_bits);
	return min(err, 0);
}

/* Does another stream use the converter? Displays may have to share one; headphones may, too. */
static bool is_taken(const struct hdg_stream *s)
{
	const struct hdg_codec *codec = s->codec;
	unsigned int i;

	lockdep_assert_held(&codec->lock);
	if (s->route == &codec->plan.alone && !codec->mixer.alone)
		return true;
	for (i = 0; i < codec->n_pcms; i++) {
		const struct hdg_stream *other =
			&codec->pcms[i].streams[SNDRV_PCM_STREAM_PLAYBACK];

		if (other != s && other->route && other->substream &&
		    other->route->converter == s->route->converter)
			return true;
	}
	return false;
}

static int take_stream(struct hdg_stream *s, struct snd_pcm_substream *substream)
{
	int err = 0;

	mutex_lock(&s->codec->lock);
	if (is_taken(s))
		err = -EBUSY;
	else
		WRITE_ONCE(s->substream, substream);
	mutex_unlock(&s->codec->lock);
	return err;
}

static int hdg_pcm_open(struct snd_pcm_substream *substream)
{
	struct hdg_stream *s = to_stream(substream);
	int err;

	describe(s, &substream->runtime->hw);
	if (!s->engine.capture) {
		limit_to_displays(s->codec, s->route, &substream->runtime->hw);
		limit_to_jacks(s->codec, s->route, &substream->runtime->hw);
	}
	err = constrain(s, substream->runtime);
	if (!err)
		err = hdg_bus_get(&s->codec->bus);	/* until it is closed */
	if (err)
		return err;
	snd_pcm_set_sync(substream);
	err = take_stream(s, substream);
	if (err)
		hdg_bus_put(&s->codec->bus);
	return err;
}

static int hdg_pcm_close(struct snd_pcm_substream *substream)
{
	struct hdg_stream *s = to_stream(substream);

	cancel_work_sync(&s->refused);
	mutex_lock(&s->codec->lock);
	WRITE_ONCE(s->substream, NULL);
	s->map.n = 0;
	mutex_unlock(&s->codec->lock);
	hdg_bus_put(&s->codec->bus);
	return 0;
}

/* Settings of the converter, if it is a digital one. */
static struct hdg_spdif *spdif_of(const struct hdg_stream *s)
{
	struct hdg_codec *codec = s->codec;
	unsigned int i;

	lockdep_assert_held(&codec->lock);
	for (i = 0; i < codec->n_spdif; i++) {
		if (codec->spdif[i].route == s->route)
			return &codec->spdif[i];
	}
	return NULL;
}

/* Which ADC it is hangs on what is recorded from. */
static void attach_adc(struct hdg_batch *batch, const struct hdg_stream *s, u8 stream_id)
{
	struct hdg_codec *codec = s->codec;

	hdg_mixer_attach(&codec->mixer, s->route - codec->plan.capture,
			 s->engine.converter_format, stream_id, batch);
}

/* One that is for another stream now. */
static u8 converter_apart(const struct hdg_stream *s)
{
	const struct hdg_codec *codec = s->codec;

	return s->route == &codec->plan.alone ? 0 : hdg_mixer_apart(&codec->mixer);
}

static void attach(struct hdg_batch *batch, const struct hdg_stream *s, u8 stream_id)
{
	struct hdg_spdif *spdif = spdif_of(s);
	u16 format = s->engine.converter_format;

	if (!spdif && s->route->capture) {
		attach_adc(batch, s, stream_id);
		return;
	}
	if (!spdif) {
		hdg_setup_converters(batch, s->route, converter_apart(s), format, stream_id);
		return;
	}
	/* Coded sound is announced, or the converter might think it may change samples. */
	if (hdg_spdif_non_audio(spdif))
		format |= AC_FMT_TYPE_NON_PCM;
	hdg_spdif_attach(batch, spdif, s->route, format, stream_id);
}

static void detach_all(struct hdg_batch *batch, const struct hdg_stream *s)
{
	if (s->route->capture)
		attach_adc(batch, s, 0);
	else
		hdg_setup_converters(batch, s->route, converter_apart(s), 0, 0);
}

static unsigned int stream_channels(const struct hdg_stream *s)
{
	return (s->engine.converter_format & AC_FMT_CHAN_MASK) + 1;
}

static void setup_display(struct hdg_batch *batch, const struct hdg_stream *s,
			  const struct hdg_display *display)
{
	const struct hdg_spdif *spdif = spdif_of(s);

	hdg_display_setup(batch, display, stream_channels(s),
			  spdif && hdg_spdif_non_audio(spdif), &s->map);
}

static void setup_displays(struct hdg_batch *batch, const struct hdg_stream *s)
{
	const struct hdg_codec *codec = s->codec;
	unsigned int i;

	lockdep_assert_held(&codec->lock);
	for (i = 0; i < codec->n_displays; i++) {
		if (codec->displays[i].route == s->route)
			setup_display(batch, s, &codec->displays[i]);
	}
}

static struct hdg_stream *stream_of(struct hdg_codec *codec, const struct hdg_route *route)
{
	unsigned int i;

	for (i = 0; i < codec->n_pcms; i++) {
		struct hdg_stream *s = &codec->pcms[i].streams[SNDRV_PCM_STREAM_PLAYBACK];

		if (s->route == route)
			return s;
	}
	return NULL;
}

/* Can a digital output play this, and does nobody else play to it? */
static bool can_join(const struct hdg_stream *s, const struct hdg_spdif *spdif)
{
	const struct snd_pcm_runtime *runtime = s->substream->runtime;
	const struct hdg_stream *other = stream_of(s->codec, spdif->route);

	return !spdif->capture && !spdif->display && !hdg_spdif_non_audio(spdif) &&
	       other && !other->substream && runtime->channels == 2 &&
	       other->formats.wide_bits >= s->formats.wide_bits &&
	       (other->formats.rates & snd_pcm_rate_to_rate_bit(runtime->rate)) &&
	       (other->formats.formats & pcm_format_to_bits(runtime->format));
}

/* The converter is somebody else's by now, if a stream of its own has been prepared since. */
static void leave_along(struct hdg_batch *batch, struct hdg_stream *s)
{
	const struct hdg_stream *other;

	if (!s->along)
		return;
	other = stream_of(s->codec, s->along->route);
	if (!other || !other->substream || !other->engine.rewound)
		hdg_setup_converters(batch, s->along->route, 0, 0, 0);
	s->along = NULL;
}

/* S/PDIF is to be heard, too, if that is wanted and what is played is something for it. */
static void take_along(struct hdg_batch *batch, struct hdg_stream *s)
{
	struct hdg_codec *codec = s->codec;
	unsigned int i;

	lockdep_assert_held(&codec->lock);
	leave_along(batch, s);
	if (!codec->along || s->route->capture || s->route == &codec->plan.alone ||
	    hdg_route_kind(&codec->graph, s->route) != HDG_ROUTE_ANALOG)
		return;
	for (i = 0; i < codec->n_spdif && !s->along; i++) {
		struct hdg_spdif *spdif = &codec->spdif[i];

		if (!can_join(s, spdif))
			continue;
		hdg_spdif_attach(batch, spdif, spdif->route, s->engine.converter_format,
				 s->engine.stream_id);
		s->along = spdif;
	}
}

/* Attach the converters to the engine's stream, or detach them with a @stream_id of 0. */
static int set_converters(struct hdg_stream *s, u8 stream_id)
{
	struct hdg_codec *codec = s->codec;
	struct hdg_batch batch;
	int err;

	hdg_batch_init(&batch, codec->bus.codec);
	mutex_lock(&codec->lock);
	if (stream_id) {
		if (!s->route->capture)
			hdg_setup_alone(&batch, &codec->graph, &codec->plan, s->route);
		attach(&batch, s, stream_id);
		setup_displays(&batch, s);
		take_along(&batch, s);
	} else {
		detach_all(&batch, s);
		leave_along(&batch, s);
	}
	err = hdg_bus_send(&codec->bus, &batch);
	mutex_unlock(&codec->lock);
	hdg_batch_free(&batch);
	return err;
}

/*
 * ALSA lets another thread of the program start a stream while its buffer is exchanged, and takes
 * it to be running: from here on it is not started, and nobody asks where it is.
 */
static void refuse_starts(struct hdg_stream *s)
{
	if (!s->substream)
		return;
	snd_pcm_stream_lock_irq(s->substream);
	hdg_period_stop(s);
	hdg_engine_forget(&s->engine);
	snd_pcm_stream_unlock_irq(s->substream);
}

/* Nothing uses the buffer after this: no notification, no converter, no program. */
static void detach(struct hdg_stream *s)
{
	lockdep_assert_held(&s->lock);
	refuse_starts(s);
	hdg_period_sync(s);
	hdg_unmap(s);
	if (s->engine.allocated)
		set_converters(s, 0);
}

static void close_engine(struct hdg_stream *s)
{
	detach(s);
	hdg_engine_close(&s->engine);
}

static void forget_buffer(struct snd_pcm_runtime *runtime)
{
	runtime->dma_area = NULL;
	runtime->dma_bytes = 0;
}

static int open_engine(struct hdg_stream *s, struct snd_pcm_hw_params *params)
{
	unsigned int container = snd_pcm_format_physical_width(params_format(params));
	unsigned int rate = params_rate(params), channels = params_channels(params);
	struct hdg_layout layout = {
		.bytes = params_buffer_bytes(params),
		.period_bytes = params_period_bytes(params),
		.quiet = params->flags & SNDRV_PCM_HW_PARAMS_NO_PERIOD_WAKEUP,
	};
	HDAUDIO_STREAM_FORMAT format;
	int err;

	detach(s);
	hdg_stream_format(&format, rate, channels, container, &s->formats);
	err = hdg_engine_open(&s->engine, &format, &layout);
	if (err)
		return err;
	hdg_period_setup(s, &layout, rate * channels * container / 8);
	return 0;
}

static int hdg_pcm_hw_params(struct snd_pcm_substream *substream,
			     struct snd_pcm_hw_params *params)
{
	struct hdg_stream *s = to_stream(substream);
	struct snd_pcm_runtime *runtime = substream->runtime;
	int err = hdg_bus_wait(&s->codec->bus);

	if (err)
		return err;
	mutex_lock(&s->lock);
	forget_buffer(runtime);
	err = -ENODEV;
	if (!s->gone)
		err = open_engine(s, params);
	if (!err) {
		runtime->dma_area = s->engine.area;
		runtime->dma_bytes = s->engine.bytes;
	}
	mutex_unlock(&s->lock);
	return err;
}

static int hdg_pcm_hw_free(struct snd_pcm_substream *substream)
{
	struct hdg_stream *s = to_stream(substream);

	mutex_lock(&s->lock);
	forget_buffer(substream->runtime);
	if (!s->gone)
		close_engine(s);
	mutex_unlock(&s->lock);
	return 0;
}

static int hdg_pcm_prepare(struct snd_pcm_substream *substream)
{
	struct hdg_stream *s = to_stream(substream);
	int err = hdg_bus_wait(&s->codec->bus);

	if (err)
		return err;
	cancel_work_sync(&s->refused);	/* it is for what was prepared before */
	mutex_lock(&s->lock);
	err = -ENODEV;
	if (!s->gone)
		err = hdg_engine_rewind(&s->engine);
	if (!err)
		err = set_converters(s, s->engine.stream_id);
	if (!err)
		hdg_link_clock_rewind(&s->link_clock);
	mutex_unlock(&s->lock);
	return err;
}

/* The streams of this card that are linked to @substream, itself included. */
static unsigned int collect_linked(struct snd_pcm_substream *substream,
				   struct hdg_stream **streams)
{
	struct snd_pcm_substream *linked;
	unsigned int n = 0;

	snd_pcm_group_for_each_entry(linked, substream) {
		if (linked->pcm->card != substream->pcm->card || n == MAX_LINKED)
			continue;
		streams[n++] = to_stream(linked);
		snd_pcm_trigger_done(linked, substream);
	}
	return n;
}

/*
 * ALSA starts a stream in the middle of a write and keeps it from the program when that fails:
 * nobody would try again, and the program would wait for room in vain. It is told now, prepares
 * the stream anew, and that waits for the hardware. Streams that are linked to it share its fate.
 */
static void start_refused(struct work_struct *work)
{
	struct hdg_stream *s = container_of(work, struct hdg_stream, refused);

	snd_pcm_stream_lock_irq(s->substream);
	if (s->substream->runtime->state == SNDRV_PCM_STATE_PREPARED)
		snd_pcm_stop(s->substream, SNDRV_PCM_STATE_XRUN);
	snd_pcm_stream_unlock_irq(s->substream);
}

/*
 * Programs try again as long as the hardware sleeps, or else prepare the stream again: see
 * start_refused(). So they have to after it if it could not be brought back.
 */
static int any_unable(struct hdg_stream **streams, unsigned int n, bool start)
{
	while (n--) {
		if (streams[n]->gone)
			return -ENODEV;
		if (start && hdg_bus_held(&streams[n]->codec->bus))
			return -EAGAIN;
		if (start && !streams[n]->engine.rewound)
			return -EIO;
	}
	return 0;
}

static int trigger_all(struct hdg_stream **streams, unsigned int n, bool start)
{
	HANDLE handles[MAX_LINKED];
	unsigned int i;
	int err = any_unable(streams, n, start);

	if (err)
		return err;
	for (i = 0; i < n; i++) {
		handles[i] = streams[i]->engine.handle;
		if (start)
			hdg_period_start(streams[i]);
	}
	err = hdg_engines_set_state(&streams[0]->codec->bus, start ? RunState : PauseState,
				    handles, n);
	for (i = 0; i < n && (err || !start); i++)
		hdg_period_stop(streams[i]);
	for (i = 0; i < n; i++)
		hdg_link_clock_run(&streams[i]->link_clock, start && !err, ktime_get_ns());
	return err;
}

static int hdg_pcm_trigger(struct snd_pcm_substream *substream, int cmd)
{
	struct hdg_stream *streams[MAX_LINKED];
	unsigned int n;
	int err;

	switch (cmd) {
	case SNDRV_PCM_TRIGGER_START:
	case SNDRV_PCM_TRIGGER_PAUSE_RELEASE:
	case SNDRV_PCM_TRIGGER_RESUME:
		n = collect_linked(substream, streams);
		err = trigger_all(streams, n, true);
		/* ALSA holds the lock that this needs. */
		if (err == -EAGAIN)
			schedule_work(&to_stream(substream)->refused);
		return err;
	case SNDRV_PCM_TRIGGER_STOP:
	case SNDRV_PCM_TRIGGER_PAUSE_PUSH:
	case SNDRV_PCM_TRIGGER_SUSPEND:
		n = collect_linked(substream, streams);
		return trigger_all(streams, n, false);
	default:
		return -EINVAL;
	}
}

static int hdg_pcm_sync_stop(struct snd_pcm_substream *substream)
{
	hdg_period_sync(to_stream(substream));
	return 0;
}

static snd_pcm_uframes_t hdg_pcm_pointer(struct snd_pcm_substream *substream)
{
	struct hdg_stream *s = to_stream(substream);
	size_t position;

	if (s->gone)
		return SNDRV_PCM_POS_XRUN;
	position = hdg_period_position(s);
	if (position == SIZE_MAX)
		return SNDRV_PCM_POS_XRUN;
	return bytes_to_frames(substream->runtime, position);
}

/* By the link's clock, if that is asked for; else ALSA knows the time by the position. */
static int hdg_pcm_get_time_info(struct snd_pcm_substream *substream,
				 struct timespec64 *system, struct timespec64 *audio,
				 struct snd_pcm_audio_tstamp_config *config,
				 struct snd_pcm_audio_tstamp_report *report)
{
	struct hdg_stream *s = to_stream(substream);

	report->actual_type = SNDRV_PCM_AUDIO_TSTAMP_TYPE_DEFAULT;
	if (s->gone || config->type_requested != SNDRV_PCM_AUDIO_TSTAMP_TYPE_LINK)
		return 0;
	snd_pcm_gettime(substream->runtime, system);
	*audio = ns_to_timespec64(hdg_link_clock_time(&s->link_clock, ktime_get_ns()));
	report->actual_type = SNDRV_PCM_AUDIO_TSTAMP_TYPE_LINK;
	report->accuracy_report = 1;
	report->accuracy = HDG_LINK_TICK_NS;
	return 0;
}

static int hdg_pcm_mmap(struct snd_pcm_substream *substream, struct vm_area_struct *vma)
{
	return hdg_mmap(to_stream(substream), vma);
}

static const struct snd_pcm_ops hdg_pcm_ops = {
	.open = hdg_pcm_open,
	.close = hdg_pcm_close,
	.hw_params = hdg_pcm_hw_params,
	.hw_free = hdg_pcm_hw_free,
	.prepare = hdg_pcm_prepare,
	.trigger = hdg_pcm_trigger,
	.sync_stop = hdg_pcm_sync_stop,
	.pointer = hdg_pcm_pointer,
	.get_time_info = hdg_pcm_get_time_info,
	.mmap = hdg_pcm_mmap,
};

static void init_stream(struct hdg_codec *codec, struct hdg_stream *s,
			const struct hdg_route *route)
{
	s->codec = codec;
	s->route = route;
	s->engine.bus = &codec->bus;
	s->engine.capture = route->capture;
	mutex_init(&s->lock);
	hdg_link_clock_open(&s->link_clock, &codec->bus);
	hdg_period_init(s);
	INIT_WORK(&s->refused, start_refused);
	hdg_route_formats(&s->formats, &codec->graph, route);
}

/* The device is named after what plays, or else records, on it. */
static const char *pcm_name(const struct hdg_codec *codec, const struct hdg_route *route)
{
	static const char *const names[] = {
		[HDG_ROUTE_ANALOG] = "Analog",
		[HDG_ROUTE_DIGITAL] = "Digital",
		[HDG_ROUTE_DISPLAY] = "HDMI",
	};

	return route == &codec->plan.alone ? "Alt Analog" :
					     names[hdg_route_kind(&codec->graph, route)];
}

static void add_stream(struct hdg_codec *codec, struct hdg_pcm *pcm,
		       const struct hdg_route *route)
{
	int direction = route->capture ? SNDRV_PCM_STREAM_CAPTURE : SNDRV_PCM_STREAM_PLAYBACK;
	struct hdg_stream *s = &pcm->streams[direction];

	init_stream(codec, s, route);
	snd_pcm_set_ops(pcm->pcm, direction, &hdg_pcm_ops);
}

static unsigned int choose_number(const struct hdg_codec *codec, const struct hdg_route *route)
{
	unsigned long taken = 0;
	unsigned int i;

	for (i = 0; i < codec->n_pcms; i++)
		taken |= BIT(codec->pcms[i].pcm->device);
	return hdg_pcm_number(&codec->graph, route, taken, NUMBERS);
}

static int create_pcm(struct hdg_codec *codec, const struct hdg_route *play,
		      const struct hdg_route *capture)
{
	unsigned int device = choose_number(codec, play ? play : capture);
	struct hdg_pcm *pcm = &codec->pcms[codec->n_pcms];
	const char *name = pcm_name(codec, play ? play : capture);
	int err;

	err = snd_pcm_new(codec->card, name, device, !!play, !!capture, &pcm->pcm);
	if (err)
		return err;
	codec->n_pcms++;
	pcm->pcm->private_data = pcm;
	scnprintf(pcm->pcm->name, sizeof(pcm->pcm->name), "%s %u", name, device);
	if (play)
		add_stream(codec, pcm, play);
	if (capture)
		add_stream(codec, pcm, capture);
	return 0;
}

/**
 * hdg_pcms_create - make a PCM device of each pair of converters in use
 * @codec: the codec, its plan made
 *
 * Context: may sleep.
 * Return: 0, -ENODEV if no converter takes linear PCM, or another negative errno.
 */
int hdg_pcms_create(struct hdg_codec *codec)
{
	struct hdg_pair pairs[HDG_MAX_PAIRS];
	unsigned int i, n = hdg_pairs_find(pairs, &codec->graph, &codec->plan);
	int err;

	for (i = 0; i < n; i++) {
		err = create_pcm(codec, pairs[i].play, pairs[i].capture);
		if (err)
			return err;
	}
	return n ? 0 : -ENODEV;
}

/**
 * hdg_pcms_open - is one of the codec's PCM devices open?
 * @codec: the codec, its PCM devices created
 *
 * Context: any; by the time it returns another may be.
 * Return: whether one is.
 */
bool hdg_pcms_open(const struct hdg_codec *codec)
{
	unsigned int i, k;

	for (i = 0; i < codec->n_pcms; i++) {
		for (k = 0; k < ARRAY_SIZE(codec->pcms[i].streams); k++) {
			if (READ_ONCE(codec->pcms[i].streams[k].substream))
				return true;
		}
	}
	return false;
}

static bool is_open(struct hdg_codec *codec, const struct hdg_route *route)
{
	const struct hdg_stream *s = stream_of(codec, route);

	return s && s->substream;
}

/**
 * hdg_pcms_share_headphones - is there a stream that may not lose headphones, nor be given them?
 * @codec: the codec, its lock held
 *
 * Context: may sleep.
 * Return: whether somebody has opened one that they are for.
 */
bool hdg_pcms_share_headphones(struct hdg_codec *codec)
{
	lockdep_assert_held(&codec->lock);
	return is_open(codec, &codec->plan.play[0]) || is_open(codec, &codec->plan.alone);
}

/**
 * hdg_pcm_device - the PCM device that plays to a pin
 * @codec: the codec, its PCM devices created
 * @pin: node id of the pin
 *
 * Context: any.
 * Return: number of the device.
 */
unsigned int hdg_pcm_device(const struct hdg_codec *codec, u8 pin)
{
	const struct hdg_route *route;
	unsigned int i, j;

	for (i = 0; i < codec->n_pcms; i++) {
		route = codec->pcms[i].streams[SNDRV_PCM_STREAM_PLAYBACK].route;
		for (j = 0; route && j < route->n_paths; j++) {
			if (hdg_path_pin(&route->paths[j], false) == pin)
				return codec->pcms[i].pcm->device;
		}
	}
	return 0;
}

static void tell_display(struct hdg_stream *s, const struct hdg_display *display)
{
	struct hdg_codec *codec = s->codec;
	struct hdg_batch batch;

	hdg_batch_init(&batch, codec->bus.codec);
	mutex_lock(&s->lock);
	mutex_lock(&codec->lock);
	if (!s->gone && s->engine.rewound) {
		setup_display(&batch, s, display);
		hdg_bus_send(&codec->bus, &batch);
	}
	mutex_unlock(&codec->lock);
	mutex_unlock(&s->lock);
	hdg_batch_free(&batch);
}

/**
 * hdg_pcms_tell_displays - tell the displays of a stream of the sound that it plays, if any
 * @s: the stream
 *
 * Context: may sleep.
 */
void hdg_pcms_tell_displays(struct hdg_stream *s)
{
	unsigned int i;

	for (i = 0; i < s->codec->n_displays; i++) {
		if (s->codec->displays[i].route == s->route)
			tell_display(s, &s->codec->displays[i]);
	}
}

/**
 * hdg_pcms_tell_display - tell a display of the sound that is played to it, if there is any
 * @codec: the codec
 * @display: the display
 *
 * Context: may sleep.
 */
void hdg_pcms_tell_display(struct hdg_codec *codec, const struct hdg_display *display)
{
	unsigned int i;

	for (i = 0; i < codec->n_pcms; i++) {
		struct hdg_stream *s = &codec->pcms[i].streams[SNDRV_PCM_STREAM_PLAYBACK];

		if (s->route && s->route == display->route)
			tell_display(s, display);
	}
}

static void suspend_stream(struct hdg_stream *s)
{
	mutex_lock(&s->lock);
	if (!s->gone)
		hdg_engine_sleep(&s->engine);
	mutex_unlock(&s->lock);
}

/**
 * hdg_pcms_suspend - stop every stream
 * @codec: the codec
 *
 * Context: may sleep.
 */
void hdg_pcms_suspend(struct hdg_codec *codec)
{
	unsigned int i, k;

	for (i = 0; i < codec->n_pcms; i++) {
		snd_pcm_suspend_all(codec->pcms[i].pcm);
		for (k = 0; k < ARRAY_SIZE(codec->pcms[i].streams); k++) {
			if (codec->pcms[i].streams[k].route)
				suspend_stream(&codec->pcms[i].streams[k]);
		}
	}
}

/* A failure is told when the application resumes the stream. */
static void resume_stream(struct hdg_stream *s)
{
	mutex_lock(&s->lock);
	if (!s->gone && s->engine.rewound && !hdg_engine_wake(&s->engine))
		set_converters(s, s->engine.stream_id);
	mutex_unlock(&s->lock);
}

/**
 * hdg_pcms_resume - bring every stream to where it was, for applications to resume
 * @codec: the codec, set up again
 *
 * Context: may sleep.
 */
void hdg_pcms_resume(struct hdg_codec *codec)
{
	unsigned int i, k;

	for (i = 0; i < codec->n_pcms; i++) {
		for (k = 0; k < ARRAY_SIZE(codec->pcms[i].streams); k++) {
			if (codec->pcms[i].streams[k].route)
				resume_stream(&codec->pcms[i].streams[k]);
		}
	}
}

/*
 * An application's thread may be copying to or from the buffer, or be inside hw_params.
 * ALSA, disconnected, lets no other begin; it counts these but tells nobody when they end.
 */
static void wait_for_users(const struct snd_pcm_runtime *runtime)
{
	while (atomic_read(&runtime->buffer_accessing))
		usleep_range(100, 1000);
}

/* Its PCM is disconnected; pcm->open_mutex keeps the runtime. */
static void remove_stream(struct hdg_stream *s, struct snd_pcm_substream *substream)
{
	mutex_lock(&s->lock);
	snd_pcm_stream_lock_irq(substream);
	s->gone = true;
	snd_pcm_stream_unlock_irq(substream);
	mutex_unlock(&s->lock);
	if (substream->runtime)
		wait_for_users(substream->runtime);
	mutex_lock(&s->lock);
	close_engine(s);
	mutex_unlock(&s->lock);
}

static void remove_pcm(struct hdg_pcm *pcm)
{
	struct snd_pcm_substream *substream;
	unsigned int i;

	mutex_lock(&pcm->pcm->open_mutex);
	for (i = 0; i < ARRAY_SIZE(pcm->streams); i++) {
		substream = pcm->pcm->streams[i].substream;
		if (substream)
			remove_stream(&pcm->streams[i], substream);
	}
	mutex_unlock(&pcm->pcm->open_mutex);
}

/**
 * hdg_pcms_remove - free what open streams hold of the bus
 * @codec: the codec; its card is disconnected
 *
 * Applications may keep their files open; nothing they do reaches the bus any more.
 *
 * Context: may sleep.
 */
void hdg_pcms_remove(struct hdg_codec *codec)
{
	unsigned int i;

	for (i = 0; i < codec->n_pcms; i++)
		remove_pcm(&codec->pcms[i]);
}
