// SPDX-License-Identifier: GPL-2.0
/*
 * pcmtest: what a PCM device has to do, asked of the kernel directly, without alsa-lib.
 *
 *	pcmtest pause DEV			pause, resume, stop
 *	pcmtest drain DEV			the last sample is waited for, and no longer
 *	pcmtest xrun DEV			an overrun or underrun is told, and recovered from
 *	pcmtest wake DEV RATE PERIOD BUFFER [mmap]	a wake-up for each period, none missing
 *	pcmtest link PLAY CAPTURE		two streams started and stopped as one
 *	pcmtest duplex PLAY CAPTURE		two streams that know nothing of each other
 *	pcmtest clock DEV			time by the link's clock, without pauses
 *	pcmtest quiet DEV			nobody is interrupted who wants no wake-ups
 *	pcmtest reparam DEV			parameters set again and again
 *	pcmtest steady DEV PERIOD BUFFER SECONDS	no overrun or underrun, at the clock's pace
 *	pcmtest first DEV			how long from open() to the first sample
 *	pcmtest hold|holdmap|holdwrite DEV	an open stream whose device goes away
 *
 * DEV is a device node as /dev/snd/pcmC0D0p; sizes are frames, 0 leaves the choice to the kernel.
 *
 * What is asked of time and position allows for the emulated hardware: QEMU's codecs take and
 * give samples 8192 bytes at a time, and its engine goes on at the start of its buffer after a
 * pause.
 *
 * hold* create /tmp/holding.PID when the stream runs and wait for /tmp/unbound.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include <sound/asound.h>

#define CHANNELS	2
#define FRAME		(2 * CHANNELS)	/* bytes */
#define RATE		48000
#define SLACK		4096		/* frames, see above */
#define STALLS		5		/* of the emulated hardware, in one run */
#define NEVER		0x10000000000UL	/* frames; more than any boundary */
#define STRAY		4		/* interrupts that are not a stream's, in two seconds */

#define ARRAY_SIZE(a)	(sizeof(a) / sizeof((a)[0]))
#define MUST(condition) do {						\
	if (!(condition))						\
		die("line %d: %s", __LINE__, #condition);		\
} while (0)

struct pcm {
	const char *name;
	int fd;
	bool capture;
	unsigned int rate;
	unsigned long period;
	unsigned long buffer;
	char *area;
};

static char samples[1 << 20];

static void die(const char *format, ...)
{
	int err = errno;
	va_list args;

	printf("FAIL ");
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	printf(" (%s)\n", strerror(err));
	exit(1);
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec + t.tv_nsec * 1e-9;
}

static void sleep_ms(unsigned int ms)
{
	struct timespec t = { ms / 1000, ms % 1000 * 1000000L };

	nanosleep(&t, NULL);
}

static void call(const struct pcm *p, unsigned long request, void *arg, const char *what)
{
	if (ioctl(p->fd, request, arg) < 0)
		die("%s: %s", p->name, what);
}

static void params_any(struct snd_pcm_hw_params *params)
{
	unsigned int i;

	memset(params, 0, sizeof(*params));
	for (i = 0; i < ARRAY_SIZE(params->masks); i++)
		memset(params->masks[i].bits, 0xff, sizeof(params->masks[i].bits));
	for (i = 0; i < ARRAY_SIZE(params->intervals); i++)
		params->intervals[i].max = ~0U;
	params->rmask = ~0U;
	params->info = ~0U;
}

static void params_mask(struct snd_pcm_hw_params *params, int n, unsigned int value)
{
	struct snd_mask *mask = &params->masks[n - SNDRV_PCM_HW_PARAM_FIRST_MASK];

	memset(mask, 0, sizeof(*mask));
	mask->bits[value / 32] = 1U << value % 32;
}

static struct snd_interval *interval(struct snd_pcm_hw_params *params, int n)
{
	return &params->intervals[n - SNDRV_PCM_HW_PARAM_FIRST_INTERVAL];
}

static void params_set(struct snd_pcm_hw_params *params, int n, unsigned int value)
{
	if (!value)
		return;
	interval(params, n)->min = value;
	interval(params, n)->max = value;
	interval(params, n)->integer = 1;
}

static void params_stream(struct snd_pcm_hw_params *params, unsigned int rate, bool mapped)
{
	params_any(params);
	params_mask(params, SNDRV_PCM_HW_PARAM_ACCESS, mapped ?
		    SNDRV_PCM_ACCESS_MMAP_INTERLEAVED : SNDRV_PCM_ACCESS_RW_INTERLEAVED);
	params_mask(params, SNDRV_PCM_HW_PARAM_FORMAT, SNDRV_PCM_FORMAT_S16_LE);
	params_set(params, SNDRV_PCM_HW_PARAM_CHANNELS, CHANNELS);
	params_set(params, SNDRV_PCM_HW_PARAM_RATE, rate);
}

/* Nothing starts by itself; what stops a stream is having @stop frames free. */
static void set_stop(const struct pcm *p, unsigned long stop)
{
	struct snd_pcm_sw_params sw = {
		.period_step = 1,
		.avail_min = p->period,
		.start_threshold = NEVER,
		.stop_threshold = stop,
	};

	call(p, SNDRV_PCM_IOCTL_SW_PARAMS, &sw, "SW_PARAMS");
}

static void map(struct pcm *p)
{
	p->area = mmap(NULL, p->buffer * FRAME, PROT_READ | PROT_WRITE, MAP_SHARED, p->fd, 0);
	if (p->area == MAP_FAILED)
		die("%s: mmap", p->name);
}

static void open_node(struct pcm *p, const char *name)
{
	memset(p, 0, sizeof(*p));
	p->name = name;
	p->capture = name[strlen(name) - 1] == 'c';
	p->fd = open(name, O_RDWR);
	if (p->fd < 0)
		die("%s", name);
}

static void open_pcm(struct pcm *p, const char *name, bool mapped, unsigned int rate,
		     unsigned long period, unsigned long buffer)
{
	struct snd_pcm_hw_params params;

	open_node(p, name);
	params_stream(&params, rate, mapped);
	params_set(&params, SNDRV_PCM_HW_PARAM_PERIOD_SIZE, period);
	params_set(&params, SNDRV_PCM_HW_PARAM_BUFFER_SIZE, buffer);
	call(p, SNDRV_PCM_IOCTL_HW_PARAMS, &params, "HW_PARAMS");
	p->rate = rate;
	p->period = interval(&params, SNDRV_PCM_HW_PARAM_PERIOD_SIZE)->min;
	p->buffer = interval(&params, SNDRV_PCM_HW_PARAM_BUFFER_SIZE)->min;
	printf("%s: rate %u, period %lu, buffer %lu\n", name, rate, p->period, p->buffer);
	set_stop(p, p->buffer);
	if (mapped)
		map(p);
	call(p, SNDRV_PCM_IOCTL_PREPARE, NULL, "PREPARE");
}

static struct snd_pcm_status status(const struct pcm *p)
{
	struct snd_pcm_status st = {};

	call(p, SNDRV_PCM_IOCTL_STATUS, &st, "STATUS");
	return st;
}

static bool status_is(const struct pcm *p, int state)
{
	struct snd_pcm_status st = {};

	return !ioctl(p->fd, SNDRV_PCM_IOCTL_STATUS, &st) && st.state == state;
}

static long transfer_once(const struct pcm *p, unsigned long frames)
{
	struct snd_xferi x = { .buf = samples, .frames = frames };
	unsigned long request = p->capture ? SNDRV_PCM_IOCTL_READI_FRAMES :
					     SNDRV_PCM_IOCTL_WRITEI_FRAMES;

	return ioctl(p->fd, request, &x) < 0 ? -errno : (long)x.result;
}

/*
 * Frames moved, or a negative errno. ALSA gives up after little more than the buffer's length;
 * QEMU's codec may stand still that long on a busy machine, but not time and again.
 */
static long transfer(const struct pcm *p, unsigned long frames)
{
	static unsigned int stalls;
	long n = transfer_once(p, frames);

	while (n == -EIO && stalls++ < STALLS) {
		printf("%s stood still\n", p->name);
		n = transfer_once(p, frames);
	}
	return n;
}

/* For a mapped buffer: the program's pointer moves. */
static void set_pointer(const struct pcm *p, unsigned long frames, unsigned int flags)
{
	struct snd_pcm_sync_ptr sync = { .flags = flags };

	sync.c.control.appl_ptr = frames;
	sync.c.control.avail_min = p->period;
	call(p, SNDRV_PCM_IOCTL_SYNC_PTR, &sync, "SYNC_PTR");
}

/* Fill what plays; return the frames. */
static unsigned long fill(const struct pcm *p)
{
	if (p->capture)
		return 0;
	if (p->area) {
		memset(p->area, 0, p->buffer * FRAME);
		set_pointer(p, p->buffer, 0);
	} else {
		MUST(transfer(p, p->buffer) == (long)p->buffer);
	}
	return p->buffer;
}

static void start(const struct pcm *p)
{
	call(p, SNDRV_PCM_IOCTL_START, NULL, "START");
}

static void expect_moving(const struct pcm *p, unsigned long from)
{
	unsigned int tries = 100;

	while (status(p).hw_ptr == from && tries--)
		sleep_ms(7);
	MUST(status(p).state == SNDRV_PCM_STATE_RUNNING);
	MUST(status(p).hw_ptr != from);
}

static void pause_once(const struct pcm *p)
{
	struct snd_pcm_status before, after;

	call(p, SNDRV_PCM_IOCTL_PAUSE, (void *)1UL, "PAUSE");
	before = status(p);
	sleep_ms(300);
	after = status(p);
	printf("paused at %lu, still %lu\n", before.hw_ptr, after.hw_ptr);
	MUST(before.state == SNDRV_PCM_STATE_PAUSED);
	MUST(before.hw_ptr > 0 && before.hw_ptr == after.hw_ptr);
	call(p, SNDRV_PCM_IOCTL_PAUSE, (void *)0UL, "resume");
	expect_moving(p, before.hw_ptr);
}

static int test_pause(char **argv)
{
	struct pcm p;
	unsigned int i;

	open_pcm(&p, argv[0], false, RATE, 0, 24576);
	set_stop(&p, NEVER);
	fill(&p);
	start(&p);
	sleep_ms(150);
	for (i = 0; i < 3; i++)
		pause_once(&p);
	call(&p, SNDRV_PCM_IOCTL_DROP, NULL, "DROP");
	call(&p, SNDRV_PCM_IOCTL_PREPARE, NULL, "PREPARE");
	MUST(status(&p).hw_ptr == 0);
	return 0;
}

/**
 * struct times - when a stream was looked at
 * @system: by the system's clock, in seconds
 * @link: how long it had been running, by the link's
 */
struct times {
	double system;
	double link;
};

static double seconds(const struct timespec *t)
{
	return t->tv_sec + t->tv_nsec * 1e-9;
}

static struct times look(const struct pcm *p)
{
	struct snd_pcm_status st = { .audio_tstamp_data = SNDRV_PCM_AUDIO_TSTAMP_TYPE_LINK };

	call(p, SNDRV_PCM_IOCTL_STATUS_EXT, &st, "STATUS_EXT");
	MUST((st.audio_tstamp_data >> 17 & 0xf) == SNDRV_PCM_AUDIO_TSTAMP_TYPE_LINK);
	return (struct times){ seconds(&st.tstamp), seconds(&st.audio_tstamp) };
}

/*
 * By how much one clock went faster while @ms passed; the least of some tries, for both are not
 * looked at in the same moment.
 */
static double find_drift(const struct pcm *p, unsigned int ms)
{
	double drift, least = 1e9;
	unsigned int i;

	for (i = 0; i < 10; i++) {
		struct times before = look(p), after;

		sleep_ms(ms);
		after = look(p);
		MUST(after.link > before.link);
		drift = after.link - before.link - (after.system - before.system);
		if (drift < 0)
			drift = -drift;
		if (drift < least)
			least = drift;
	}
	return least;
}

static int test_clock(char **argv)
{
	struct snd_pcm_sw_params sw = { .tstamp_mode = SNDRV_PCM_TSTAMP_ENABLE, .period_step = 1,
					.start_threshold = NEVER, .stop_threshold = NEVER,
					.proto = SNDRV_PCM_VERSION,
					.tstamp_type = SNDRV_PCM_TSTAMP_TYPE_MONOTONIC };
	struct times paused, resumed;
	struct pcm p;
	double drift;

	open_pcm(&p, argv[0], false, RATE, 0, 24576);
	sw.avail_min = p.period;
	call(&p, SNDRV_PCM_IOCTL_SW_PARAMS, &sw, "SW_PARAMS");
	fill(&p);
	start(&p);
	drift = find_drift(&p, 100);
	paused = look(&p);
	call(&p, SNDRV_PCM_IOCTL_PAUSE, (void *)1UL, "PAUSE");
	sleep_ms(1000);
	call(&p, SNDRV_PCM_IOCTL_PAUSE, (void *)0UL, "resume");
	resumed = look(&p);
	printf("clocks differ by %.3f ms in 100, the link's stood for %.0f of %.0f\n", drift * 1e3,
	       (resumed.system - paused.system - (resumed.link - paused.link)) * 1e3,
	       (resumed.system - paused.system) * 1e3);
	MUST(drift < 0.01);
	MUST(resumed.link >= paused.link);
	MUST(resumed.system - paused.system - (resumed.link - paused.link) > 0.9);
	call(&p, SNDRV_PCM_IOCTL_DROP, NULL, "DROP");
	call(&p, SNDRV_PCM_IOCTL_PREPARE, NULL, "PREPARE");
	fill(&p);
	start(&p);
	MUST(look(&p).link < paused.link);
	return 0;
}

/* Of one line of /proc/interrupts, all CPUs: the numbers between its name and the words. */
static unsigned long sum_line(char *line)
{
	unsigned long sum = 0;
	char *at = strchr(line, ':'), *end;

	if (!at || !strstr(line, "snd"))
		return 0;
	for (at++;; at = end) {
		unsigned long n = strtoul(at, &end, 10);

		if (end == at)
			return sum;
		sum += n;
	}
}

/* Of all HD Audio controllers, so far. */
static unsigned long count_interrupts(void)
{
	FILE *file = fopen("/proc/interrupts", "r");
	unsigned long sum = 0;
	char line[512];

	MUST(file);
	while (fgets(line, sizeof(line), file))
		sum += sum_line(line);
	fclose(file);
	MUST(sum > 0);
	return sum;
}

/* In small periods, and whoever runs it looks at the position by a clock of his own. */
static int test_quiet(char **argv)
{
	struct snd_pcm_hw_params params;
	unsigned long before, after, at = 0;
	struct pcm p;

	open_node(&p, argv[0]);
	p.rate = RATE;
	params_stream(&params, RATE, true);
	params.flags = SNDRV_PCM_HW_PARAMS_NO_PERIOD_WAKEUP;
	params_set(&params, SNDRV_PCM_HW_PARAM_BUFFER_SIZE, 4096);
	call(&p, SNDRV_PCM_IOCTL_HW_PARAMS, &params, "HW_PARAMS");
	MUST(params.info & SNDRV_PCM_INFO_NO_PERIOD_WAKEUP);
	p.period = interval(&params, SNDRV_PCM_HW_PARAM_PERIOD_SIZE)->min;
	p.buffer = 4096;
	set_stop(&p, NEVER);
	map(&p);
	call(&p, SNDRV_PCM_IOCTL_PREPARE, NULL, "PREPARE");
	fill(&p);
	start(&p);
	before = count_interrupts();
	while (at < 2 * RATE) {
		sleep_ms(20);
		at = status(&p).hw_ptr;
	}
	after = count_interrupts();
	printf("%lu frames, interrupted %lu times\n", at, after - before);
	MUST(status(&p).state == SNDRV_PCM_STATE_RUNNING);
	MUST(after - before <= STRAY);
	return 0;
}

static void drain_once(const struct pcm *p, unsigned long frames)
{
	double began, took, sound = (double)frames / p->rate, slack = (double)SLACK / p->rate;

	MUST(transfer(p, frames) == (long)frames);
	began = now();
	call(p, SNDRV_PCM_IOCTL_DRAIN, NULL, "DRAIN");
	took = now() - began;
	printf("%lu frames, %.1f ms, drained in %.1f ms\n", frames, sound * 1e3, took * 1e3);
	MUST(status(p).state == SNDRV_PCM_STATE_SETUP);
	/* The driver says so at the end of a period. */
	MUST(took > sound - slack);
	MUST(took < sound + (double)p->period / p->rate + slack);
	call(p, SNDRV_PCM_IOCTL_PREPARE, NULL, "PREPARE");
}

static int test_drain(char **argv)
{
	struct pcm p;

	open_pcm(&p, argv[0], false, RATE, 0, 8192);
	drain_once(&p, p.buffer);
	drain_once(&p, p.period);
	drain_once(&p, p.period + 17);
	drain_once(&p, 100);
	return 0;
}

static int test_xrun(char **argv)
{
	struct pcm p;
	unsigned int i;

	open_pcm(&p, argv[0], false, RATE, 0, 4096);
	for (i = 0; i < 3; i++) {
		fill(&p);
		start(&p);
		sleep_ms(400);
		MUST(status(&p).state == SNDRV_PCM_STATE_XRUN);
		MUST(transfer(&p, 64) == -EPIPE);
		call(&p, SNDRV_PCM_IOCTL_PREPARE, NULL, "PREPARE");
	}
	return 0;
}

/* A wake-up, with at least a period to move; returns the frames moved. */
static unsigned long wake(const struct pcm *p)
{
	struct pollfd fd = { .fd = p->fd, .events = p->capture ? POLLIN : POLLOUT };
	struct snd_pcm_status st;

	MUST(poll(&fd, 1, 3000) == 1);
	st = status(p);
	MUST(st.state == SNDRV_PCM_STATE_RUNNING);
	MUST(st.avail >= p->period);
	if (p->area)
		set_pointer(p, st.appl_ptr + p->period, SNDRV_PCM_SYNC_PTR_AVAIL_MIN);
	else
		MUST(transfer(p, p->period) == (long)p->period);
	return p->period;
}

static int test_wake(char **argv)
{
	unsigned int rate = atoi(argv[1]), wakes = 0;
	unsigned long done;
	struct pcm p;
	double began, took;

	open_pcm(&p, argv[0], argv[4], rate, atoi(argv[2]), atoi(argv[3]));
	done = fill(&p);
	start(&p);
	began = now();
	for (; done < rate; wakes++)
		done += wake(&p);
	took = now() - began;
	printf("%lu frames in %.3f s, %u wake-ups\n", done, took, wakes);
	/* At its pace: neither faster than the link nor much slower. */
	MUST(took * rate > (double)done - 2 * p.buffer - SLACK);
	MUST(took * rate < done + p.buffer + SLACK);
	return 0;
}

/* A second of playing what is recorded. */
static void echo(const struct pcm *play, const struct pcm *capture)
{
	unsigned long done = 0;

	while (done < RATE) {
		long n = transfer(capture, capture->period);

		MUST(n == (long)capture->period);
		MUST(transfer(play, n) == n);
		done += n;
	}
	printf("played %lu, recorded %lu\n", status(play).hw_ptr, status(capture).hw_ptr);
}

static void open_pair(struct pcm *play, struct pcm *capture, char **argv)
{
	open_pcm(play, argv[0], false, RATE, 0, 16384);
	open_pcm(capture, argv[1], false, RATE, 0, 16384);
	fill(play);
}

static int test_link(char **argv)
{
	struct pcm play, capture;

	open_pair(&play, &capture, argv);
	call(&play, SNDRV_PCM_IOCTL_LINK, (void *)(long)capture.fd, "LINK");
	start(&play);
	MUST(status(&capture).state == SNDRV_PCM_STATE_RUNNING);
	echo(&play, &capture);
	call(&capture, SNDRV_PCM_IOCTL_DROP, NULL, "DROP");
	MUST(status(&play).state == SNDRV_PCM_STATE_SETUP);
	return 0;
}

static int test_duplex(char **argv)
{
	struct pcm play, capture;

	open_pair(&play, &capture, argv);
	start(&play);
	MUST(status(&capture).state == SNDRV_PCM_STATE_PREPARED);
	start(&capture);
	echo(&play, &capture);
	call(&capture, SNDRV_PCM_IOCTL_DROP, NULL, "DROP");
	MUST(status(&play).state == SNDRV_PCM_STATE_RUNNING);
	return 0;
}

static int test_reparam(char **argv)
{
	static const unsigned int rates[] = { 48000, 44100, 96000, 16000 };
	struct snd_pcm_hw_params params;
	struct pcm p;
	unsigned int i;

	open_node(&p, argv[0]);
	for (i = 0; i < 40; i++) {
		params_stream(&params, rates[i % ARRAY_SIZE(rates)], false);
		params_set(&params, SNDRV_PCM_HW_PARAM_BUFFER_SIZE, 2048 << i % 5);
		call(&p, SNDRV_PCM_IOCTL_HW_PARAMS, &params, "HW_PARAMS");
		if (i % 3 == 0)
			call(&p, SNDRV_PCM_IOCTL_PREPARE, NULL, "PREPARE");
		if (i % 7 == 6)
			call(&p, SNDRV_PCM_IOCTL_HW_FREE, NULL, "HW_FREE");
	}
	return 0;
}

/*
 * Ends with 1 where the program, or the driver, is too slow for such periods. Nor may the position
 * lose or win laps of the buffer time and again: then it would leave the clock behind, or be left.
 */
static int test_steady(char **argv)
{
	unsigned long frames = atoi(argv[3]) * RATE, done;
	long n, behind;
	struct pcm p;
	double began;

	open_pcm(&p, argv[0], false, RATE, atoi(argv[1]), atoi(argv[2]));
	done = fill(&p);
	start(&p);
	began = now();
	for (; done < frames; done += n) {
		n = transfer_once(&p, p.period);
		if (n < 0)
			die("%s: after %lu frames", p.name, done);
	}
	behind = (long)((now() - began) * RATE) - (long)status(&p).hw_ptr;
	printf("%lu frames, the position is %ld behind the clock\n", done, behind);
	MUST(status(&p).state == SNDRV_PCM_STATE_RUNNING);
	MUST(labs(behind) < SLACK);
	return 0;
}

/* The position is looked at without a break: it is what is on the link. */
static int test_first(char **argv)
{
	double began = now(), running;
	struct pcm p;

	open_pcm(&p, argv[0], false, RATE, 1024, 2048);
	fill(&p);
	start(&p);
	running = now();
	while (!status(&p).hw_ptr)
		MUST(now() - running < 1);
	printf("started_us=%.0f first_us=%.0f\n", (running - began) * 1e6, (now() - began) * 1e6);
	return 0;
}

static void tell_holding(void)
{
	char name[64];
	FILE *file;

	snprintf(name, sizeof(name), "/tmp/holding.%d", getpid());
	file = fopen(name, "w");
	MUST(file);
	fclose(file);
}

static void wait_unbound(void)
{
	while (access("/tmp/unbound", F_OK))
		sleep_ms(20);
}

/* The device is gone: nothing works but closing. */
static int gone(const struct pcm *p)
{
	struct snd_pcm_status st = {};

	MUST(ioctl(p->fd, SNDRV_PCM_IOCTL_STATUS, &st) < 0 && errno == ENODEV);
	MUST(ioctl(p->fd, SNDRV_PCM_IOCTL_PREPARE) < 0);
	MUST(ioctl(p->fd, SNDRV_PCM_IOCTL_HW_FREE) < 0);
	MUST(close(p->fd) == 0);
	return 0;
}

static int test_hold(char **argv)
{
	struct pcm p;

	open_pcm(&p, argv[0], false, RATE, 0, 16384);
	set_stop(&p, NEVER);
	fill(&p);
	start(&p);
	tell_holding();
	wait_unbound();
	return gone(&p);
}

static sigjmp_buf after_fault;

static void on_fault(int sig)
{
	siglongjmp(after_fault, 1);
}

static void expect_unmapped(const struct pcm *p)
{
	signal(SIGBUS, on_fault);
	if (!sigsetjmp(after_fault, 1)) {
		p->area[0] = 2;
		die("%s is still mapped", p->name);
	}
	munmap(p->area, p->buffer * FRAME);
}

/* A mapping that a child has too. */
static int test_holdmap(char **argv)
{
	struct pcm p;

	open_pcm(&p, argv[0], true, RATE, 0, 16384);
	set_stop(&p, NEVER);
	fill(&p);
	start(&p);
	tell_holding();
	fork();
	wait_unbound();
	expect_unmapped(&p);
	return gone(&p);
}

/* Writes until that fails for good. */
static int test_holdwrite(char **argv)
{
	struct pcm p;
	long n;

	open_pcm(&p, argv[0], false, RATE, 0, 16384);
	fill(&p);
	start(&p);
	tell_holding();
	do {
		n = transfer(&p, 1024);
		/* A busy machine: begin again. */
		if (n == -EPIPE && !ioctl(p.fd, SNDRV_PCM_IOCTL_PREPARE))
			n = transfer(&p, p.buffer);
		if (status_is(&p, SNDRV_PCM_STATE_PREPARED))
			ioctl(p.fd, SNDRV_PCM_IOCTL_START);
	} while (n > 0);
	if (n == -EPIPE)
		n = transfer(&p, 1024);
	printf("the writer got %s\n", strerror(-n));
	MUST(n == -ENODEV || n == -EBADFD);
	wait_unbound();
	return gone(&p);
}

static const struct {
	const char *name;
	int args;
	int (*run)(char **argv);
} tests[] = {
	{ "pause", 1, test_pause },
	{ "drain", 1, test_drain },
	{ "clock", 1, test_clock },
	{ "quiet", 1, test_quiet },
	{ "xrun", 1, test_xrun },
	{ "wake", 4, test_wake },
	{ "link", 2, test_link },
	{ "duplex", 2, test_duplex },
	{ "reparam", 1, test_reparam },
	{ "steady", 4, test_steady },
	{ "first", 1, test_first },
	{ "hold", 1, test_hold },
	{ "holdmap", 1, test_holdmap },
	{ "holdwrite", 1, test_holdwrite },
};

int main(int argc, char **argv)
{
	unsigned int i;

	setvbuf(stdout, NULL, _IOLBF, 0);
	for (i = 0; argc > 1 && i < ARRAY_SIZE(tests); i++) {
		if (!strcmp(argv[1], tests[i].name) && argc - 2 >= tests[i].args)
			return tests[i].run(argv + 2);
	}
	fprintf(stderr, "see the head of pcmtest.c\n");
	return 2;
}
