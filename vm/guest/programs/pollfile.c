// SPDX-License-Identifier: GPL-2.0
/*
 * pollfile FILE NOT SECONDS: wait until a file of sysfs does not say NOT any more, by poll(), and
 * print what it says then. Nothing but the kernel's telling ends the wait.
 */
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What the file says now, which is also what the next poll() compares with. */
static const char *said(int fd)
{
	static char line[64];
	ssize_t n = pread(fd, line, sizeof(line) - 1, 0);

	if (n < 0)
		err(1, "read");
	line[n] = 0;
	line[strcspn(line, "\n")] = 0;
	return line;
}

int main(int argc, char **argv)
{
	struct pollfd wait = { .events = POLLPRI };
	const char *line;
	int n;

	if (argc != 4)
		errx(2, "pollfile FILE NOT SECONDS");
	wait.fd = open(argv[1], O_RDONLY);
	if (wait.fd < 0)
		err(1, "%s", argv[1]);
	for (line = said(wait.fd); !strcmp(line, argv[2]); line = said(wait.fd)) {
		n = poll(&wait, 1, atoi(argv[3]) * 1000);
		if (n < 0 && errno != EINTR)
			err(1, "poll");
		if (!n)
			errx(1, "%s has said %s for %s s", argv[1], line, argv[3]);
	}
	puts(line);
	return 0;
}
