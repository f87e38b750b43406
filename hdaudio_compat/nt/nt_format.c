// SPDX-License-Identifier: GPL-2.0
/*
 * NT's print formats, in and into narrow and wide text.
 *
 * Numbers and pointers are printed by the kernel, one at a time. What differs is the length: NT's l
 * is 32 bits wide, I64 is 64, I alone is a pointer's; and a string is as wide as its format unless
 * its letters say otherwise. Where text becomes narrow, a character that is not ASCII is a '?'.
 */
#include <linux/kernel.h>
#include <linux/string.h>

#include "nt/unicode.h"

#include "nt_priv.h"

#define NUMBER_MAX	72	/* the longest: 64 bits in octal, with room */
#define WIDTH_MAX	(NUMBER_MAX - 2)
#define SPEC_MAX	24

/**
 * struct writer - where text goes
 * @narrow: next character, or NULL
 * @wide: next character where that is NULL
 * @left: characters there is room for, without the end
 * @cut: there was more
 */
struct writer {
	char *narrow;
	WCHAR *wide;
	size_t left;
	bool cut;
};

static void put(struct writer *w, WCHAR c)
{
	if (!w->left) {
		w->cut = true;
		return;
	}
	w->left--;
	if (w->narrow)
		*w->narrow++ = c < 0x80 ? c : '?';
	else
		*w->wide++ = c;
}

static void put_end(struct writer *w)
{
	if (w->narrow)
		*w->narrow = '\0';
	else
		*w->wide = 0;
}

/**
 * struct text - characters to be read one after the other
 * @narrow: next one, or NULL
 * @wide: next one where that is NULL
 */
struct text {
	const char *narrow;
	const WCHAR *wide;
};

static WCHAR text_at(const struct text *t, size_t i)
{
	return t->narrow ? (u8)t->narrow[i] : t->wide[i];
}

static void text_skip(struct text *t, size_t n)
{
	if (t->narrow)
		t->narrow += n;
	else
		t->wide += n;
}

/* Longer ones before their beginnings; what each is for the kernel. */
static const struct modifier {
	const char *nt;
	const char *here;
} modifiers[] = {
	{ "I64", "ll" }, { "I32", "" }, { "I", "z" }, { "ll", "ll" }, { "l", "" },
	{ "hh", "hh" }, { "h", "h" }, { "w", "" }, { "z", "z" }, { "", "" },
};

/**
 * struct conversion - one of a format
 * @flags: those of "-+ #0"
 * @width: at least so many characters
 * @precision: at most so many of a string, at least so many digits; -1 for none
 * @modifier: the length
 * @letter: what it is; 0 if the format ends before it
 */
struct conversion {
	char flags[6];
	int width;
	int precision;
	const struct modifier *modifier;
	char letter;
};

static int read_number(const char **s, va_list *args)
{
	int n = 0;

	if (**s == '*') {
		++*s;
		return va_arg(*args, int);
	}
	while (**s >= '0' && **s <= '9' && n < 10000)
		n = 10 * n + *(*s)++ - '0';
	return n;
}

static const struct modifier *read_modifier(const char **s)
{
	const struct modifier *m = modifiers;

	while (strncmp(*s, m->nt, strlen(m->nt)))
		m++;
	*s += strlen(m->nt);
	return m;
}

static void read_width(struct conversion *c, const char **s, va_list *args)
{
	c->width = read_number(s, args);
	if (c->width < 0) {
		strcpy(c->flags, "-");
		c->width = -c->width;
	}
	c->precision = -1;
	if (**s == '.') {
		++*s;
		c->precision = read_number(s, args);
	}
}

/* Reads a conversion behind its %, from a format of either width. */
static struct conversion read_conversion(struct text *format, va_list *args)
{
	struct conversion c = {};
	char spec[SPEC_MAX] = "";
	const char *s = spec;
	size_t i, flags;

	for (i = 0; i < SPEC_MAX - 1 && text_at(format, i); i++)
		spec[i] = text_at(format, i) < 0x80 ? text_at(format, i) : '?';
	flags = strspn(s, "-+ #0");
	strscpy(c.flags, s, min(flags + 1, sizeof(c.flags)));
	s += flags;
	read_width(&c, &s, args);
	c.modifier = read_modifier(&s);
	c.letter = *s;
	text_skip(format, s - spec + !!*s);
	return c;
}

static void put_narrow(struct writer *w, const char *s)
{
	while (*s)
		put(w, (u8)*s++);
}

/* The kernel's words for the same. */
static void spec_of(const struct conversion *c, char *spec, size_t size)
{
	int width = min(c->width, WIDTH_MAX), precision = min(c->precision, WIDTH_MAX);
	const char *modifier = strchr("diouxX", c->letter) ? c->modifier->here : "";

	if (precision >= 0)
		scnprintf(spec, size, "%%%s%d.%d%s%c", c->flags, width, precision, modifier,
			  c->letter);
	else if (width)
		scnprintf(spec, size, "%%%s%d%s%c", c->flags, width, modifier, c->letter);
	else
		scnprintf(spec, size, "%%%s%s%c", c->flags, modifier, c->letter);
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#pragma GCC diagnostic ignored "-Wformat-security"
static void put_number(struct writer *w, const struct conversion *c, va_list *args)
{
	char spec[SPEC_MAX + 16], number[NUMBER_MAX];

	spec_of(c, spec, sizeof(spec));
	if (!strcmp(c->modifier->here, "ll"))
		scnprintf(number, sizeof(number), spec, va_arg(*args, long long));
	else if (!strcmp(c->modifier->here, "z"))
		scnprintf(number, sizeof(number), spec, va_arg(*args, size_t));
	else
		scnprintf(number, sizeof(number), spec, va_arg(*args, int));
	put_narrow(w, number);
}

static void put_pointer(struct writer *w, const struct conversion *c, va_list *args)
{
	char spec[SPEC_MAX + 16], number[NUMBER_MAX];

	spec_of(c, spec, sizeof(spec));
	scnprintf(number, sizeof(number), spec, va_arg(*args, void *));
	put_narrow(w, number);
}

#pragma GCC diagnostic pop

static void put_padding(struct writer *w, const struct conversion *c, size_t length, bool left)
{
	size_t i;

	if (!!strchr(c->flags, '-') == left)
		return;
	for (i = length; i < c->width; i++)
		put(w, ' ');
}

static void put_text(struct writer *w, const struct conversion *c, const struct text *t,
		     size_t most)
{
	size_t length = 0, i;

	if (c->precision >= 0)
		most = min_t(size_t, most, c->precision);
	while (length < most && text_at(t, length))
		length++;
	put_padding(w, c, length, true);
	for (i = 0; i < length; i++)
		put(w, text_at(t, i));
	put_padding(w, c, length, false);
}

static bool is_wide(const struct conversion *c, bool format_is_wide)
{
	switch (*c->modifier->nt) {
	case 'w':
	case 'l':
		return true;
	case 'h':
		return false;
	default:
		return format_is_wide ^ (c->letter == 'S');
	}
}

static void put_string(struct writer *w, const struct conversion *c, bool wide, va_list *args)
{
	const void *s = va_arg(*args, const void *);
	struct text t = { .narrow = s ? NULL : "(null)" };

	if (s && wide)
		t.wide = s;
	else if (s)
		t.narrow = s;
	put_text(w, c, &t, SIZE_MAX);
}

/* A counted string, of narrow or of wide characters; the structures are alike. */
static void put_counted(struct writer *w, const struct conversion *c, va_list *args)
{
	const UNICODE_STRING *s = va_arg(*args, const UNICODE_STRING *);
	struct text t = { .narrow = "(null)" };
	size_t length = SIZE_MAX;

	if (s && s->Buffer && *c->modifier->nt == 'w') {
		t = (struct text){ .wide = s->Buffer };
		length = s->Length / sizeof(WCHAR);
	} else if (s && s->Buffer) {
		t.narrow = (const char *)s->Buffer;
		length = s->Length;
	}
	put_text(w, c, &t, length);
}

static void put_character(struct writer *w, const struct conversion *c, va_list *args)
{
	WCHAR character[] = { va_arg(*args, int), 0 };
	struct text t = { .wide = character };

	put_text(w, c, &t, 1);
}

static void put_conversion(struct writer *w, const struct conversion *c, bool wide, va_list *args)
{
	switch (c->letter) {
	case '\0':
		break;
	case 'd': case 'i': case 'o': case 'u': case 'x': case 'X':
		put_number(w, c, args);
		break;
	case 'p':
		put_pointer(w, c, args);
		break;
	case 's': case 'S':
		put_string(w, c, is_wide(c, wide), args);
		break;
	case 'Z':
		put_counted(w, c, args);
		break;
	case 'c': case 'C':
		put_character(w, c, args);
		break;
	default:
		put(w, c->letter);
	}
}

static bool format_into(struct writer *w, struct text *format, va_list *args)
{
	bool wide = !format->narrow;
	struct conversion c;
	WCHAR next;

	while ((next = text_at(format, 0))) {
		text_skip(format, 1);
		if (next != '%') {
			put(w, next);
			continue;
		}
		c = read_conversion(format, args);
		put_conversion(w, &c, wide, args);
	}
	put_end(w);
	return !w->cut;
}

/**
 * hdb_format - print in one of NT's formats
 * @out: takes the text, and its end
 * @size: characters there is room for, not zero
 * @format: the format
 * @args: what it prints
 *
 * Context: any.
 * Return: false if there was more than fits.
 */
bool hdb_format(char *out, size_t size, PCSTR format, va_list args)
{
	struct writer w = { .narrow = out, .left = size - 1 };
	struct text t = { .narrow = format };
	va_list copy;
	bool fits;

	va_copy(copy, args);
	fits = format_into(&w, &t, &copy);
	va_end(copy);
	return fits;
}

/**
 * hdb_format_wide - print wide text in one of NT's formats
 * @out: takes the text, and its end
 * @size: characters there is room for, not zero
 * @format: the format
 * @args: what it prints
 *
 * Context: any.
 * Return: false if there was more than fits.
 */
bool hdb_format_wide(PWSTR out, size_t size, PCWSTR format, va_list args)
{
	struct writer w = { .wide = out, .left = size - 1 };
	struct text t = { .wide = format };
	va_list copy;
	bool fits;

	va_copy(copy, args);
	fits = format_into(&w, &t, &copy);
	va_end(copy);
	return fits;
}
