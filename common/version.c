/* Versions as PEP 440 defines them; see version.h. */
#include "version.h"

#include <string.h>

/* The words of a version and the part that each begins. A word is listed before any shorter one
 * that it begins with. */
static const struct word {
	char name[8];
	unsigned char part; /* a phase, p for post or d for dev */
} words[] = {
	{ "alpha", 'a' },
	{ "a", 'a' },
	{ "beta", 'b' },
	{ "b", 'b' },
	{ "preview", 'c' },
	{ "pre", 'c' },
	{ "rc", 'c' },
	{ "c", 'c' },
	{ "post", 'p' },
	{ "rev", 'p' },
	{ "r", 'p' },
	{ "dev", 'd' },
};

static int lower(char c)
{
	return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : (unsigned char)c;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_alphanumeric(char c)
{
	return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z');
}

static bool is_separator(char c)
{
	return c == '.' || c == '-' || c == '_';
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_number(struct version_part segment)
{
	for (size_t i = 0; i < segment.length; i++) {
		if (!is_digit(segment.text[i]))
			return false;
	}
	return true;
}

/* Takes the digits at *CURSOR; none is an absent part. */
static struct version_part take_number(const char **cursor)
{
	struct version_part number = { 0 };
	const char *begin = *cursor;

	while (is_digit(**cursor))
		++*cursor;
	if (*cursor > begin)
		number = (struct version_part){ begin, (size_t)(*cursor - begin) };
	return number;
}

/* Takes a word of the parts from FIRST to LAST, the separators around it and its number, or
 * nothing. */
static const struct word *take_word(
	const char **cursor, char first, char last, struct version_part *number)
{
	const char *begin = *cursor + is_separator(**cursor);

	if (lower(*begin) < 'a') /* as most often */
		return NULL;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *name = words[i].name, *c = begin;

		while (*name && lower(*c) == *name) {
			name++;
			c++;
		}
		if (*name)
			continue;
		if (words[i].part < first || words[i].part > last)
			return NULL;
		*cursor = c + is_separator(*c);
		*number = take_number(cursor);
		return &words[i];
	}
	return NULL;
}

static struct version_part take_release(const char **cursor)
{
	struct version_part release = take_number(cursor);

	while (release.length && **cursor == '.' && is_digit((*cursor)[1])) {
		++*cursor;
		take_number(cursor);
		release.length = (size_t)(*cursor - release.text);
	}
	return release;
}

static struct version_part take_local(const char **cursor)
{
	const char *begin = ++*cursor;

	while (is_alphanumeric(**cursor) ||
		(*cursor > begin && is_separator(**cursor) && is_alphanumeric((*cursor)[-1]) &&
			is_alphanumeric((*cursor)[1])))
		++*cursor;
	return (struct version_part){ begin, (size_t)(*cursor - begin) };
}

bool version_parse(const char *text, struct version *version)
{
	struct version_part *parts = version->parts;
	const char *cursor = text;
	const struct word *word;

	*version = (struct version){ 0 };
	while (is_space(*cursor))
		cursor++;
	cursor += lower(*cursor) == 'v';
	parts[VERSION_RELEASE] = take_release(&cursor);
	if (*cursor == '!') {
		parts[VERSION_EPOCH] = parts[VERSION_RELEASE];
		if (!parts[VERSION_EPOCH].length || !is_number(parts[VERSION_EPOCH]))
			return false;
		cursor++;
		parts[VERSION_RELEASE] = take_release(&cursor);
	}
	if (!parts[VERSION_RELEASE].length)
		return false;
	word = take_word(&cursor, 'a', 'c', &parts[VERSION_PRE]);
	if (*cursor == '-' && is_digit(cursor[1])) {
		cursor++;
		parts[VERSION_POST] = take_number(&cursor);
		version->ranks[VERSION_POST] = 1;
	} else {
		version->ranks[VERSION_POST] =
			take_word(&cursor, 'p', 'p', &parts[VERSION_POST]) != NULL;
	}
	version->ranks[VERSION_DEV] = take_word(&cursor, 'd', 'd', &parts[VERSION_DEV]) == NULL;
	/* 1.0.dev1 < 1.0a1 < 1.0b1 < 1.0rc1 < 1.0 < 1.0.post1 */
	if (word)
		version->ranks[VERSION_PRE] = word->part;
	else if (version->ranks[VERSION_DEV] || version->ranks[VERSION_POST])
		version->ranks[VERSION_PRE] = 'z';
	if (*cursor == '+') {
		parts[VERSION_LOCAL] = take_local(&cursor);
		if (!parts[VERSION_LOCAL].length)
			return false;
	}
	while (is_space(*cursor))
		cursor++;
	return *cursor == '\0';
}

/* Takes the text before the next separator off the front of REST, which may be absent. */
static struct version_part take_segment(struct version_part *rest)
{
	struct version_part segment = { rest->text, 0 };

	while (segment.length < rest->length && !is_separator(rest->text[segment.length]))
		segment.length++;
	rest->length -= segment.length;
	if (rest->length) {
		rest->text += segment.length + 1;
		rest->length--;
	}
	return segment;
}

/* Of any length, so no number is too large. An absent one is 0. */
static int compare_number(struct version_part a, struct version_part b)
{
	for (; a.length && *a.text == '0'; a.text++)
		a.length--;
	for (; b.length && *b.text == '0'; b.text++)
		b.length--;
	if (a.length != b.length)
		return a.length > b.length ? 1 : -1;
	return a.length ? memcmp(a.text, b.text, a.length) : 0;
}

static int compare_text(struct version_part a, struct version_part b)
{
	for (size_t i = 0; i < a.length && i < b.length; i++) {
		if (lower(a.text[i]) != lower(b.text[i]))
			return lower(a.text[i]) - lower(b.text[i]);
	}
	return (a.length > b.length) - (a.length < b.length);
}

/* Compares segment by segment. Numbers order above words. A missing segment is 0, so that 1.3 and
 * 1.3.0 are the same; but a longer label is above the one that it begins with. */
static int compare_part(struct version_part a, struct version_part b, bool is_label)
{
	int order = 0;

	while (!order && (a.length || b.length)) {
		struct version_part x = take_segment(&a), y = take_segment(&b);
		bool x_is_number = is_number(x), y_is_number = is_number(y);

		if (is_label && (!x.length || !y.length))
			return x.length ? 1 : -1;
		order = x_is_number - y_is_number;
		if (!order)
			order = x_is_number ? compare_number(x, y) : compare_text(x, y);
	}
	return order;
}

int version_compare(const struct version *a, const struct version *b)
{
	int order = 0;

	for (int i = 0; i < VERSION_PART_COUNT && !order; i++) {
		order = a->ranks[i] - b->ranks[i];
		if (!order)
			order = compare_part(a->parts[i], b->parts[i], i == VERSION_LOCAL);
	}
	return order;
}
