/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stands in for the kernel's header in C++ files. The warning itself is the kernel's, inline.c.
 */
#ifndef HDAUDIO_CPP_BUG_H
#define HDAUDIO_CPP_BUG_H

extern "C" void hdaudio_cpp_warn(const char *file, int line, const char *format, ...)
	__attribute__((__format__(__printf__, 3, 4)));

#define WARN(condition, format, ...) ({						\
	bool warn_ = !!(condition);						\
	if (warn_)								\
		hdaudio_cpp_warn(__FILE__, __LINE__, format, ##__VA_ARGS__);	\
	warn_;									\
})

#define WARN_ON(condition)	WARN(condition, "%s\n", #condition)

#define WARN_ON_ONCE(condition) ({				\
	static bool warned_;					\
	bool once_ = !!(condition);				\
	WARN(once_ && !warned_, "%s\n", #condition);		\
	warned_ |= once_;					\
	once_;							\
})

#endif /* HDAUDIO_CPP_BUG_H */
