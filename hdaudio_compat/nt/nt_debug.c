// SPDX-License-Identifier: GPL-2.0
/*
 * DbgPrint: NT's print formats into the kernel log.
 *
 * The two differ in the length modifiers: NT's l is 32 bits wide, which is no modifier at all
 * here; I64 is ll and I alone is z. Strings of wide characters are printed as the pointer.
 */
#include <linux/ctype.h>
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/printk.h>
#include <linux/string.h>

#include "nt/debug.h"

#include "nt_priv.h"

#define NT_FORMAT_MAX	512

struct nt_writer {
	char *at;
	char *end;
	bool full;
};

static void put(struct nt_writer *w, const char *s, size_t n)
{
	w->full |= n > w->end - w->at;
	if (w->full)
		return;
	memcpy(w->at, s, n);
	w->at += n;
}

struct nt_modifier {
	const char *nt;
	const char *here;
};

/* A longer one before its beginning. */
static const struct nt_modifier modifiers[] = {
	{ "I64", "ll" }, { "I32", "" }, { "I", "z" }, { "ll", "ll" }, { "l", "" },
	{ "hh", "hh" }, { "h", "h" }, { "w", "w" }, { "z", "z" }, { "", "" },
};

static const struct nt_modifier *find_modifier(const char *s)
{
	const struct nt_modifier *m = modifiers;

	while (strncmp(s, m->nt, strlen(m->nt)))
		m++;
	return m;
}

static bool is_wide_text(const struct nt_modifier *m, char conversion)
{
	bool wide = !strcmp(m->nt, "w") || !strcmp(m->nt, "l");

	return conversion == 'S' || conversion == 'Z' || (conversion == 's' && wide);
}

/* The kernel takes letters after %p as part of the conversion: keep the text's own away. */
static void put_pointer(struct nt_writer *w, char next)
{
	put(w, "p ", isalnum(next) ? 2 : 1);
}

static void put_conversion(struct nt_writer *w, const struct nt_modifier *m, const char *s)
{
	if (*s == 'p' || is_wide_text(m, *s)) {
		put_pointer(w, s[1]);
		return;
	}
	if (strchr("diouxX", *s))
		put(w, m->here, strlen(m->here));
	put(w, *s == 'C' ? "c" : s, 1);
}

/* One conversion, from the character after its % on; returns what follows it. */
static const char *translate_one(struct nt_writer *w, const char *s)
{
	size_t flags = strspn(s, "-+ #0123456789.*");
	const struct nt_modifier *m = find_modifier(s + flags);
	const char *conversion = s + flags + strlen(m->nt);

	if (!*conversion)
		return conversion;
	put(w, "%", 1);
	put(w, s, flags);
	put_conversion(w, m, conversion);
	return conversion + 1;
}

/**
 * hdb_format_translate - turn one of NT's print formats into the kernel's
 * @nt: the format
 * @out: takes the kernel's
 * @size: bytes at @out, not zero
 *
 * A format that ends inside a conversion is cut off before it.
 *
 * Context: any.
 * Return: false if it does not fit; @out is an empty string then.
 */
bool hdb_format_translate(const char *nt, char *out, size_t size)
{
	struct nt_writer w = { .at = out, .end = out + size - 1 };
	const char *percent;

	while ((percent = strchr(nt, '%'))) {
		put(&w, nt, percent - nt);
		nt = translate_one(&w, percent + 1);
	}
	put(&w, nt, strlen(nt));
	*(w.full ? out : w.at) = '\0';
	return !w.full;
}

static const char *log_level(ULONG level)
{
	switch (level) {
	case DPFLTR_ERROR_LEVEL:
		return KERN_ERR;
	case DPFLTR_WARNING_LEVEL:
		return KERN_WARNING;
	case DPFLTR_TRACE_LEVEL:
		return KERN_INFO;
	default:
		return KERN_DEBUG;
	}
}

static void print(const char *level, const char *format, va_list *args)
{
	struct va_format vaf = { .va = args };
	char translated[NT_FORMAT_MAX];

	if (!hdb_format_translate(format, translated, sizeof(translated))) {
		_printk("%sformat of more than %d characters\n", level, NT_FORMAT_MAX);
		return;
	}
	vaf.fmt = translated;
	_printk("%s%pV", level, &vaf);
}

/**
 * DbgPrint - print to the kernel log
 * @Format: with NT's conversions
 *
 * Context: any.
 * Return: STATUS_SUCCESS.
 */
ULONG DbgPrint(PCSTR Format, ...)
{
	va_list args;

	va_start(args, Format);
	print(KERN_INFO, Format, &args);
	va_end(args);
	return 0;
}
EXPORT_SYMBOL_GPL(DbgPrint);

/**
 * DbgPrintEx - print to the kernel log at a level
 * @ComponentId: DPFLTR_..._ID; the log does not filter by it
 * @Level: DPFLTR_..._LEVEL; error and warning are what they say, trace is information and
 *	anything above it debugging
 * @Format: with NT's conversions
 *
 * Context: any.
 * Return: STATUS_SUCCESS.
 */
ULONG DbgPrintEx(ULONG ComponentId, ULONG Level, PCSTR Format, ...)
{
	va_list args;

	va_start(args, Format);
	print(log_level(Level), Format, &args);
	va_end(args);
	return 0;
}
EXPORT_SYMBOL_GPL(DbgPrintEx);
