/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stands in for the kernel's header in C++ files; the functions are the kernel's.
 */
#ifndef HDAUDIO_CPP_STRING_H
#define HDAUDIO_CPP_STRING_H

#include <linux/types.h>

extern "C" {
void *memcpy(void *to, const void *from, size_t n);
void *memmove(void *to, const void *from, size_t n);
void *memset(void *p, int value, size_t n);
int memcmp(const void *a, const void *b, size_t n);
void memzero_explicit(void *p, size_t n);
size_t strlen(const char *s);
size_t strnlen(const char *s, size_t n);
int strcmp(const char *a, const char *b);
int strncmp(const char *a, const char *b, size_t n);
char *strchr(const char *s, int c);
char *strstr(const char *s, const char *what);
}

#endif /* HDAUDIO_CPP_STRING_H */
