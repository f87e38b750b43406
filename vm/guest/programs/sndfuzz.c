// SPDX-License-Identifier: GPL-2.0
/*
 * sndfuzz: calls of ALSA's devices with arguments that are random, or are good and changed a
 * little, by several processes that share their files.
 *
 *	sndfuzz SEED PROCESSES
 *
 * For each line of standard input, a number, it answers a line when so many more calls have been
 * carried out; when the input ends, so does it, and says what it did. Control, PCM and hwdep
 * devices are opened and closed again and again; what has gone is found by its next name. What a
 * call answers does not matter, but that some are carried out, of every kind of device that there
 * was at the start: an argument that the kernel was content with is kept, and changed from then on.
 */
#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <poll.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sound/asound.h>

#define ARRAY_SIZE(a)	(sizeof(a) / sizeof((a)[0]))
#define BYTES		4096	/* more than any argument has */
#define SAMPLES		65536
#define FILES		12	/* open at a time */
#define NUMBERS		64	/* of files, more than are open */
#define PER_OPEN	64	/* calls, until a file is closed and another opened */
#define PATIENCE_US	20000	/* a call that waits is broken off */

/* The ABI of the kernel's hwdep devices for HD Audio; the header is not for programs. */
struct verb {
	unsigned int verb;
	unsigned int response;
};

#define HDA_VERSION	_IOR('H', 0x10, int)
#define HDA_VERB	_IOWR('H', 0x11, struct verb)
#define HDA_CAPS	_IOWR('H', 0x12, struct verb)

static void fill_nothing(void);
static void fill_list(void);
static void fill_element(void);
static void fill_tlv(void);
static void fill_params(void);
static void fill_software(void);
static void fill_transfer(void);
static void fill_frames(void);
static void fill_verb(void);
static void fill_unknown(void);
static int call_map(int fd);
static int call_io(int fd);
static int call_poll(int fd);

/* What an ioctl's argument is: a number below that, files and switches among them. */
#define A_NUMBER	64

/* What a call does with a PCM's buffer, or with those of all that are linked to it. */
enum { NOTHING, USES, CHANGES, CHANGES_ALL };

/**
 * struct request - something to ask of a device
 * @name: for the corpus, and the figures
 * @device: C, p or h, as in the names of devices; * for any
 * @number: of the ioctl
 * @fill: makes a good argument; NULL: it is a number
 * @pointer: where in the argument there is an address that the kernel writes to; 0: nowhere
 * @call: does it, if it is no ioctl
 * @buffer: what it does with a PCM's
 */
static const struct request {
	const char *name;
	char device;
	unsigned long number;
	void (*fill)(void);
	size_t pointer;
	int (*call)(int fd);
	int buffer;
} requests[] = {
	{ "info", 'C', SNDRV_CTL_IOCTL_CARD_INFO, fill_nothing },
	{ "list", 'C', SNDRV_CTL_IOCTL_ELEM_LIST, fill_list,
	  offsetof(struct snd_ctl_elem_list, pids) },
	{ "elem_info", 'C', SNDRV_CTL_IOCTL_ELEM_INFO, fill_element },
	{ "get", 'C', SNDRV_CTL_IOCTL_ELEM_READ, fill_element },
	{ "put", 'C', SNDRV_CTL_IOCTL_ELEM_WRITE, fill_element },
	{ "lock", 'C', SNDRV_CTL_IOCTL_ELEM_LOCK, fill_element },
	{ "unlock", 'C', SNDRV_CTL_IOCTL_ELEM_UNLOCK, fill_element },
	{ "subscribe", 'C', SNDRV_CTL_IOCTL_SUBSCRIBE_EVENTS, fill_element },
	{ "tlv", 'C', SNDRV_CTL_IOCTL_TLV_READ, fill_tlv },
	{ "tlv_write", 'C', SNDRV_CTL_IOCTL_TLV_WRITE, fill_tlv },
	{ "tlv_command", 'C', SNDRV_CTL_IOCTL_TLV_COMMAND, fill_tlv },
	{ "hwdep_info", 'C', SNDRV_CTL_IOCTL_HWDEP_INFO, fill_nothing },
	{ "pcm_info", 'C', SNDRV_CTL_IOCTL_PCM_INFO, fill_nothing },
	{ "prefer", 'C', SNDRV_CTL_IOCTL_PCM_PREFER_SUBDEVICE, fill_nothing },
	{ "info", 'p', SNDRV_PCM_IOCTL_INFO, fill_nothing },
	{ "stamp", 'p', SNDRV_PCM_IOCTL_TTSTAMP, fill_nothing },
	{ "refine", 'p', SNDRV_PCM_IOCTL_HW_REFINE, fill_params },
	{ "params", 'p', SNDRV_PCM_IOCTL_HW_PARAMS, fill_params, .buffer = CHANGES },
	{ "free", 'p', SNDRV_PCM_IOCTL_HW_FREE, fill_nothing, .buffer = CHANGES },
	{ "software", 'p', SNDRV_PCM_IOCTL_SW_PARAMS, fill_software },
	{ "status", 'p', SNDRV_PCM_IOCTL_STATUS, fill_nothing },
	{ "status_ext", 'p', SNDRV_PCM_IOCTL_STATUS_EXT, fill_nothing },
	{ "delay", 'p', SNDRV_PCM_IOCTL_DELAY, fill_nothing },
	{ "hwsync", 'p', SNDRV_PCM_IOCTL_HWSYNC, fill_nothing },
	{ "sync_ptr", 'p', SNDRV_PCM_IOCTL_SYNC_PTR, fill_nothing },
	{ "channel", 'p', SNDRV_PCM_IOCTL_CHANNEL_INFO, fill_nothing },
	{ "prepare", 'p', SNDRV_PCM_IOCTL_PREPARE, fill_nothing, .buffer = CHANGES_ALL },
	{ "reset", 'p', SNDRV_PCM_IOCTL_RESET, fill_nothing, .buffer = CHANGES_ALL },
	{ "start", 'p', SNDRV_PCM_IOCTL_START, fill_nothing },
	{ "drop", 'p', SNDRV_PCM_IOCTL_DROP, fill_nothing },
	{ "drain", 'p', SNDRV_PCM_IOCTL_DRAIN, fill_nothing },
	{ "pause", 'p', SNDRV_PCM_IOCTL_PAUSE },
	{ "rewind", 'p', SNDRV_PCM_IOCTL_REWIND, fill_frames },
	{ "forward", 'p', SNDRV_PCM_IOCTL_FORWARD, fill_frames },
	{ "resume", 'p', SNDRV_PCM_IOCTL_RESUME, fill_nothing },
	{ "xrun", 'p', SNDRV_PCM_IOCTL_XRUN, fill_nothing },
	{ "write", 'p', SNDRV_PCM_IOCTL_WRITEI_FRAMES, fill_transfer, .buffer = USES },
	{ "read", 'p', SNDRV_PCM_IOCTL_READI_FRAMES, fill_transfer,
	  offsetof(struct snd_xferi, buf), .buffer = USES },
	{ "write_channels", 'p', SNDRV_PCM_IOCTL_WRITEN_FRAMES, fill_transfer, .buffer = USES },
	{ "link", 'p', SNDRV_PCM_IOCTL_LINK },
	{ "unlink", 'p', SNDRV_PCM_IOCTL_UNLINK, fill_nothing },
	{ "map", 'p', .call = call_map },
	{ "info", 'h', SNDRV_HWDEP_IOCTL_INFO, fill_nothing },
	{ "dsp_status", 'h', SNDRV_HWDEP_IOCTL_DSP_STATUS, fill_nothing },
	{ "dsp_load", 'h', SNDRV_HWDEP_IOCTL_DSP_LOAD, fill_nothing },
	{ "version", 'h', HDA_VERSION, fill_nothing },
	{ "verb", 'h', HDA_VERB, fill_verb },
	{ "caps", 'h', HDA_CAPS, fill_verb },
	{ "io", '*', .call = call_io, .buffer = USES },
	{ "poll", '*', .call = call_poll },
	{ "unknown", '*', .fill = fill_unknown },
};

/* Calls in the order in which they get far; the first ones of a run, and parts of it later. */
static const struct {
	char device;
	const char *calls;
} corpus[] = {
	{ 'C', "info list elem_info get put elem_info tlv hwdep_info pcm_info prefer" },
	{ 'C', "subscribe lock put get unlock put poll io" },
	{ 'p', "info stamp refine params software channel prepare write start status delay" },
	{ 'p', "params prepare write start pause hwsync pause read drain prepare start drop free" },
	{ 'p', "params prepare map write start sync_ptr map rewind forward status_ext reset" },
	{ 'p', "params prepare start xrun prepare start free drop free" },
	{ 'p', "params prepare link software start poll io pause unlink pause params prepare" },
	{ 'h', "info version verb caps verb dsp_status verb" },
};

/**
 * struct shared - what all processes have in common
 * @stop: enough
 * @lost: one of them ended before that
 * @files: those open, as pack_file() has them; 0: none
 * @users: of the buffer of the file of each number: so many calls use it; -1: one changes it; the
 *	last is of those that change the buffers of all that are linked
 * @left: so many calls are to be carried out before somebody is told
 * @reached: they have been
 * @calls: of each request
 * @carried: of these, so many were carried out
 * @opened: devices
 */
static struct shared {
	bool stop;
	bool lost;
	int files[FILES];
	int users[NUMBERS + 1];
	long left;
	sem_t reached;
	unsigned long calls[ARRAY_SIZE(requests)];
	unsigned long carried[ARRAY_SIZE(requests)];
	unsigned long opened;
} *shared;

/* What the kernel was content with, and where it may write to; of each process. */
static unsigned char *good[ARRAY_SIZE(requests)];
static unsigned char argument[BYTES];
static char *samples;
static bool as_it_is;
static unsigned long dice_state;

static unsigned int dice(void)
{
	dice_state = dice_state * 6364136223846793005UL + 1442695040888963407UL;
	return dice_state >> 33;
}

static unsigned int below(unsigned int n)
{
	return dice() % n;
}

/* Values that bounds are wrong at. */
static unsigned long extreme(void)
{
	static const unsigned long values[] = {
		0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000,
		0xffffffff, 0x7fffffffffffffff, 0x8000000000000000, ~0UL,
	};

	return values[below(ARRAY_SIZE(values))];
}

static unsigned long small_or_extreme(unsigned int small)
{
	return as_it_is || below(8) ? below(small) : extreme();
}

static void fill_nothing(void)
{
	memset(argument, 0, BYTES);
}

static void fill_unknown(void)
{
	unsigned int i;

	for (i = 0; i < BYTES; i++)
		argument[i] = dice();
}

static void fill_list(void)
{
	struct snd_ctl_elem_list *list = (void *)argument;

	fill_nothing();
	list->space = 64;
	list->pids = (void *)samples;
}

/* Element 1 is there if any is. The value is what most have room for, left and right. */
static void fill_element(void)
{
	struct snd_ctl_elem_value *value = (void *)argument;

	fill_nothing();
	value->id.numid = as_it_is ? 1 : 1 + below(48);
	value->value.integer.value[0] = small_or_extreme(32);
	value->value.integer.value[1] = small_or_extreme(32);
}

static void fill_tlv(void)
{
	struct snd_ctl_tlv *tlv = (void *)argument;

	fill_nothing();
	tlv->numid = 1 + below(48);
	tlv->length = 512;
}

static void fill_params(void)
{
	struct snd_pcm_hw_params *params = (void *)argument;
	struct snd_interval *size = &params->intervals[SNDRV_PCM_HW_PARAM_PERIOD_SIZE -
						       SNDRV_PCM_HW_PARAM_FIRST_INTERVAL];
	unsigned int i;

	fill_nothing();
	memset(params->masks, 0xff, sizeof(params->masks));
	/* else ALSA takes the first access there is, by mmap(), and nothing can be written */
	if (as_it_is || below(4))
		params->masks[SNDRV_PCM_HW_PARAM_ACCESS - SNDRV_PCM_HW_PARAM_FIRST_MASK] =
			(struct snd_mask){ { 1U << SNDRV_PCM_ACCESS_RW_INTERLEAVED } };
	for (i = 0; i < ARRAY_SIZE(params->intervals); i++)
		params->intervals[i].max = ~0U;
	/* mostly so short that it ends while somebody is there */
	if (as_it_is || below(4))
		size->max = 128U << below(6);
	params->rmask = ~0U;
	params->info = ~0U;
}

/* It goes on for ever. */
static void fill_software(void)
{
	struct snd_pcm_sw_params *software = (void *)argument;

	fill_nothing();
	software->period_step = 1;
	software->avail_min = 1;
	software->start_threshold = below(2) ? 1 : ~0UL >> 1;
	software->stop_threshold = ~0UL >> 1;
}

static void fill_transfer(void)
{
	struct snd_xferi *transfer = (void *)argument;

	fill_nothing();
	transfer->buf = samples + below(16);
	transfer->frames = small_or_extreme(SAMPLES / 64);
}

static void fill_frames(void)
{
	unsigned long frames = small_or_extreme(1024);

	memcpy(argument, &frames, sizeof(frames));
}

static void fill_verb(void)
{
	struct verb *verb = (void *)argument;

	fill_nothing();
	verb->verb = below(32) << 24 | (below(4) ? 0xf0000 + below(0x1000) : below(0x100000));
}

static void change_some(const struct request *r)
{
	unsigned int size = _IOC_SIZE(r->number) ?: 8, n = below(4);
	unsigned long value;

	while (n--) {
		value = below(2) ? extreme() : dice();
		memcpy(argument + (below(size) & ~3U), &value, below(2) ? 4 : 8);
	}
}

/* What the kernel writes must not be written over this program itself. */
static void aim(const struct request *r)
{
	void *const places[] = { samples + below(SAMPLES), NULL, (void *)8, (void *)~7UL };
	void *place = as_it_is || below(8) ? samples : places[below(ARRAY_SIZE(places))];

	if (r->pointer)
		memcpy(argument + r->pointer, &place, sizeof(place));
}

static void fill(const struct request *r)
{
	const unsigned char *kept = good[r - requests];

	if (kept && !as_it_is && below(2))
		memcpy(argument, kept, BYTES);
	else
		r->fill();
	if (!as_it_is && !below(16))
		fill_unknown();
	else if (!as_it_is && below(2))
		change_some(r);
	aim(r);
}

static void keep(const struct request *r)
{
	unsigned char **kept = &good[r - requests];

	if (!*kept)
		*kept = malloc(BYTES);
	if (*kept)
		memcpy(*kept, argument, BYTES);
}

/* The device's memory: written by the kernel, for where it is not there any more is a signal. */
static bool touch(void *at, size_t size)
{
	return getrandom(at + below(size), 1 + below(64), GRND_INSECURE) >= 0;
}

static int call_map(int fd)
{
	static const off_t offsets[] = {
		SNDRV_PCM_MMAP_OFFSET_DATA, SNDRV_PCM_MMAP_OFFSET_STATUS,
		SNDRV_PCM_MMAP_OFFSET_CONTROL,
	};
	off_t offset = offsets[below(ARRAY_SIZE(offsets))] + (below(4) ? 0 : 4096 * below(64));
	size_t size = 4096UL << below(8);
	void *at = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, offset);
	bool touched;

	if (at == MAP_FAILED)
		return -1;
	touched = touch(at, size);
	munmap(at, size);
	return touched ? 0 : -1;
}

static int call_io(int fd)
{
	size_t size = below(2) ? below(SAMPLES) : below(64);

	return below(2) ? write(fd, samples, size) : read(fd, samples, size);
}

static int call_poll(int fd)
{
	struct pollfd wait = { .fd = fd, .events = POLLIN | POLLOUT };

	return poll(&wait, 1, below(2));
}

static int call_ioctl(int fd, const struct request *r)
{
	if (!r->fill)
		return ioctl(fd, r->number, small_or_extreme(A_NUMBER));
	if (!r->number) {
		r->fill();
		return ioctl(fd, _IOC(below(4), "UAH"[below(3)], below(256), below(512)), argument);
	}
	fill(r);
	return ioctl(fd, r->number, argument);
}

/* What succeeds with any file is no step towards what is waited for. */
static void count(const struct request *r, bool carried)
{
	__atomic_add_fetch(&shared->calls[r - requests], 1, __ATOMIC_RELAXED);
	if (!carried)
		return;
	__atomic_add_fetch(&shared->carried[r - requests], 1, __ATOMIC_RELAXED);
	if (r->device != '*' && !__atomic_sub_fetch(&shared->left, 1, __ATOMIC_SEQ_CST))
		sem_post(&shared->reached);
}

static int *users_of(int fd, const struct request *r)
{
	return &shared->users[r->buffer == CHANGES_ALL ? NUMBERS : fd % NUMBERS];
}

/*
 * Two things of ALSA's own, whosever the device is: before a transfer it asks, without a lock,
 * whether there is a buffer, and where it has CONFIG_SND_DEBUG it warns if that is being exchanged;
 * and who prepares one of linked streams holds that one's lock and waits for the others', so that
 * two who begin with different ones wait for each other for ever. Such calls do not meet.
 */
static bool enter(int fd, const struct request *r)
{
	int *users = users_of(fd, r);
	int now = __atomic_load_n(users, __ATOMIC_SEQ_CST);

	if (r->buffer == NOTHING)
		return true;
	if (r->buffer == USES ? now < 0 : now)
		return false;
	return __atomic_compare_exchange_n(users, &now, r->buffer == USES ? now + 1 : -1, false,
					   __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

static void leave(int fd, const struct request *r)
{
	int *users = users_of(fd, r);

	if (r->buffer != NOTHING)
		__atomic_add_fetch(users, r->buffer == USES ? -1 : 1, __ATOMIC_SEQ_CST);
}

static void call(int fd, const struct request *r)
{
	bool carried;

	if (!enter(fd, r))
		return;
	carried = (r->call ? r->call(fd) : call_ioctl(fd, r)) >= 0;
	leave(fd, r);
	count(r, carried);
	if (carried && r->fill && r->number)
		keep(r);
}

static bool is_for(const struct request *r, char device)
{
	return r->device == device || r->device == '*';
}

static const struct request *find(char device, const char *name, size_t length)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(requests); i++) {
		if (is_for(&requests[i], device) && strlen(requests[i].name) == length &&
		    !strncmp(requests[i].name, name, length))
			return &requests[i];
	}
	fprintf(stderr, "no such call: %.*s\n", (int)length, name);
	abort();
}

/* One call after the other; by chance one in so many is left out. */
static void call_all(int fd, char device, const char *names, unsigned int left_out)
{
	size_t length;

	for (; *names; names += length + !!names[length]) {
		length = strcspn(names, " ");
		if (!left_out || below(left_out))
			call(fd, find(device, names, length));
	}
}

static void call_some(int fd, char device)
{
	unsigned int i = below(ARRAY_SIZE(corpus));

	if (corpus[i].device == device)
		call_all(fd, device, corpus[i].calls, 8);
}

/* One of the device's kind, by mistake another. */
static void call_any(int fd, char device)
{
	const struct request *r = &requests[below(ARRAY_SIZE(requests))];

	if (is_for(r, device) || !below(32))
		call(fd, r);
}

static int pack_file(int fd, char device)
{
	return fd << 8 | device;
}

/* C for controls, p for PCMs, h for hwdep devices. */
static char kind_of(const char *path)
{
	const char *name = strrchr(path, '/') + 1;

	return *name == 'c' ? 'C' : *name;
}

/* 0 if there is none. */
static int open_path(const char *path, int flags)
{
	int fd = open(path, flags);

	if (fd < 0)
		return 0;
	__atomic_add_fetch(&shared->opened, 1, __ATOMIC_RELAXED);
	return pack_file(fd, kind_of(path));
}

static int open_any(void)
{
	static const int flags[] = { O_RDWR, O_RDONLY, O_WRONLY };
	glob_t names;
	int file = 0;

	if (glob("/dev/snd/[cph]*C*", 0, NULL, &names))
		pause();	/* until the next signal: all cards have gone */
	else
		file = open_path(names.gl_pathv[below(names.gl_pathc)],
				 flags[below(3)] | (below(4) ? O_NONBLOCK : 0));
	globfree(&names);
	return file;
}

static void close_file(int file)
{
	if (file)
		close(file >> 8);
}

static void replace(int *file)
{
	close_file(__atomic_exchange_n(file, open_any(), __ATOMIC_SEQ_CST));
}

static void wake(int signal)
{
}

/* Calls that wait are broken off now and then. */
static void be_woken(void)
{
	const struct itimerval often = { { 0, PATIENCE_US }, { 0, PATIENCE_US } };
	const struct sigaction action = { .sa_handler = wake };

	sigaction(SIGALRM, &action, NULL);
	setitimer(ITIMER_REAL, &often, NULL);
}

static void fuzz(unsigned long seed)
{
	dice_state = seed;
	be_woken();
	while (!__atomic_load_n(&shared->stop, __ATOMIC_SEQ_CST)) {
		int *slot = &shared->files[below(FILES)], file = *slot;

		if (!file || !below(PER_OPEN))
			replace(slot);
		else if (below(64))
			call_any(file >> 8, file & 0xff);
		else
			call_some(file >> 8, file & 0xff);
	}
}

/* All of the corpus, as it is, at each device there is. */
static void replay(void)
{
	unsigned int i, j;
	glob_t names;
	int file;

	as_it_is = true;
	be_woken();
	if (!glob("/dev/snd/[cph]*C*", 0, NULL, &names)) {
		for (i = 0; i < names.gl_pathc; i++) {
			file = open_path(names.gl_pathv[i], O_RDWR);
			for (j = 0; file && j < ARRAY_SIZE(corpus); j++) {
				if (corpus[j].device == (file & 0xff))
					call_all(file >> 8, file & 0xff, corpus[j].calls, 0);
			}
			close_file(file);
		}
	}
	globfree(&names);
	exit(0);
}

static bool is_there(char device)
{
	const char *names = device == 'C' ? "/dev/snd/c*" : device == 'p' ? "/dev/snd/pcm*" :
						       "/dev/snd/hwC*";
	glob_t found;
	bool there = !glob(names, 0, NULL, &found);

	globfree(&found);
	return there;
}

static const char kinds[4] = "Cph*";

/* What each has done, in the log; then in a line, and whether it was enough of every kind. */
static bool tell(unsigned long seed, const bool *wanted)
{
	unsigned long calls[4] = { 0 }, carried[4] = { 0 };
	unsigned int i, kind;
	bool enough = true;

	for (i = 0; i < ARRAY_SIZE(requests); i++) {
		kind = (char *)memchr(kinds, requests[i].device, 4) - kinds;
		calls[kind] += shared->calls[i];
		carried[kind] += shared->carried[i];
		fprintf(stderr, "%c %-14s %8lu %8lu\n", requests[i].device, requests[i].name,
			shared->calls[i], shared->carried[i]);
	}
	for (kind = 0; kind < 3; kind++)
		enough &= carried[kind] > 0 || !wanted[kind];
	enough &= shared->carried[find('p', "write", 5) - requests] > 0;
	i = find('p', "start", 5) - requests;
	enough &= shared->carried[i] > 0;
	printf("%lu devices opened, seed %lu; calls, and those carried out:", shared->opened, seed);
	printf(" controls %lu, %lu; hwdep %lu, %lu;", calls[0], carried[0], calls[2], carried[2]);
	printf(" PCMs %lu, %lu, of these %lu starts;", calls[1], carried[1], shared->carried[i]);
	printf(" any %lu, %lu\n", calls[3], carried[3]);
	return enough;
}

static void end(void)
{
	__atomic_store_n(&shared->stop, true, __ATOMIC_SEQ_CST);
	while (wait(NULL) > 0 || errno == EINTR)
		;
}

/* A process has ended. */
static void notice(int signal)
{
	if (shared->stop)
		return;
	shared->lost = true;
	sem_post(&shared->reached);
}

/* As fork(), but what files are open is one for all. */
static bool spawn(unsigned long seed)
{
	long process = syscall(SYS_clone, CLONE_FILES | SIGCHLD, NULL, NULL, NULL, NULL);

	if (process)
		return process > 0;
	signal(SIGCHLD, SIG_DFL);
	fuzz(seed);
	_exit(0);
}

static void serve(void)
{
	long n;

	while (!shared->lost && scanf("%ld", &n) == 1) {
		__atomic_store_n(&shared->left, n, __ATOMIC_SEQ_CST);
		while (sem_wait(&shared->reached) && !shared->lost)
			;
		printf("%ld\n", n);
		fflush(stdout);
	}
}

/* Not to be written behind: there is nothing. */
static char *make_samples(void)
{
	char *at = mmap(NULL, SAMPLES + 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
			-1, 0);

	return at == MAP_FAILED || mprotect(at + SAMPLES, 4096, PROT_NONE) ? NULL : at;
}

static bool prepare(void)
{
	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
		      -1, 0);
	samples = make_samples();
	return shared != MAP_FAILED && samples && !sem_init(&shared->reached, 1, 0);
}

static bool replayed(void)
{
	int status = 1;

	if (!fork())
		replay();
	return wait(&status) > 0 && !status;
}

int main(int argc, char **argv)
{
	unsigned long seed, processes, i;
	bool enough, wanted[3];

	if (argc != 3) {
		fprintf(stderr, "usage: sndfuzz SEED PROCESSES\n");
		return 2;
	}
	seed = strtoul(argv[1], NULL, 0);
	processes = strtoul(argv[2], NULL, 0);
	if (!prepare() || !replayed())
		return 1;
	for (i = 0; i < ARRAY_SIZE(wanted); i++)
		wanted[i] = is_there(kinds[i]);
	memset(shared->calls, 0, sizeof(shared->calls));
	memset(shared->carried, 0, sizeof(shared->carried));
	signal(SIGCHLD, notice);
	for (i = 0; i < processes; i++) {
		if (!spawn(seed * 1000 + i))
			shared->lost = true;
	}
	serve();
	end();
	enough = tell(seed, wanted);
	if (shared->lost)
		fprintf(stderr, "a process ended by itself\n");
	if (!enough)
		fprintf(stderr, "not all kinds of calls were carried out\n");
	return shared->lost || !enough;
}
