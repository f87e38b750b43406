// SPDX-License-Identifier: GPL-2.0
/*
 * What hda-verb does not try on a codec's hwdep device: who may open it, what it says it is,
 * commands it has to refuse, and commands after the codec has gone.
 *
 *	hwdeptest DEVICE TRIGGER	a line in the file TRIGGER has the codec taken away
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sound/asound.h>

/* The ABI of the kernel's hwdep devices for HD Audio; the header is not for programs. */
struct verb {
	unsigned int verb;
	unsigned int response;
};

#define GET_VERSION	_IOR('H', 0x10, int)
#define SEND_VERB	_IOWR('H', 0x11, struct verb)
#define GET_CAPS	_IOWR('H', 0x12, struct verb)
#define VERSION		0x10000

static int device;
static int failures;

static void expect(const char *what, long got, long wanted)
{
	printf("%s: %lx\n", what, got);
	if (got == wanted)
		return;
	printf("FAILED: %s: %lx wanted\n", what, wanted);
	failures++;
}

/* The errno of a call, 0 if it succeeds. */
static long outcome(unsigned long request, void *arg)
{
	return ioctl(device, request, arg) ? errno : 0;
}

static long command(unsigned int packed, unsigned int *response)
{
	struct verb verb = { packed, 0xdeadbeef };
	long ret = outcome(SEND_VERB, &verb);

	*response = verb.response;
	return ret;
}

/* The mode of the file lets everybody in; the driver does not. */
static void privilege(const char *path)
{
	expect("mode", chmod(path, 0666), 0);
	expect("root no more", seteuid(65534), 0);
	expect("open", open(path, O_RDWR) < 0 ? errno : 0, EACCES);
	expect("root again", seteuid(0), 0);
}

static void identity(void)
{
	struct snd_hwdep_info info = { 0 };
	int version = 0;

	expect("info", outcome(SNDRV_HWDEP_IOCTL_INFO, &info), 0);
	printf("id %s, name %s\n", info.id, info.name);
	expect("interface", info.iface, SNDRV_HWDEP_IFACE_HDA);
	expect("name", strncmp((char *)info.name, "HDA Codec ", 10), 0);
	expect("number", atoi((char *)info.name + 10), info.device);
	expect("version", outcome(GET_VERSION, &version), 0);
	expect("which", version, VERSION);
}

static void commands(void)
{
	struct verb caps = { 2 << 24, 0 };
	unsigned int asked, response;

	expect("root", command(0x000f0000, &response), 0);
	expect("widget", command(0x020f0009, &asked), 0);
	expect("capabilities", outcome(GET_CAPS, &caps), 0);
	expect("the same", caps.response, asked);
	expect("no node", command(0xff0f0000, &response), EINVAL);
	expect("too long a verb", command(0x01ff0000, &response), EINVAL);
	expect("not written", response, 0xdeadbeef);
	expect("no address", outcome(SEND_VERB, NULL), EFAULT);
	expect("no such call", outcome(_IO('H', 0x77), NULL), ENOTTY);
}

int main(int argc, char **argv)
{
	unsigned int response;
	FILE *trigger;
	long ret;

	if (argc != 3)
		return 2;
	privilege(argv[1]);
	device = open(argv[1], O_RDWR);
	if (device < 0) {
		perror(argv[1]);
		return 1;
	}
	identity();
	commands();
	trigger = fopen(argv[2], "w");
	if (!trigger || fprintf(trigger, "now\n") < 0 || fclose(trigger))
		return 1;
	while (!(ret = command(0x000f0000, &response)))
		;
	expect("after removal", ret, ENODEV);
	return failures != 0;
}
