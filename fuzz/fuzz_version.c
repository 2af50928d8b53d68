/*
 * Fuzzes versions and the search for a release: a text is up to three versions, a line each. Their
 * order is a total one, spellings of one version are equal, and each spelling finds the same
 * release.
 */
#include "lookup.h"
#include "version.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { VERSIONS_MAX = 3 };

struct parsed {
	char *text; /* ends where its memory does */
	struct version version;
};

#define REQUIRE(claim, ...) ((claim) ? (void)0 : refute(#claim, __VA_ARGS__, (const char *)NULL))

/* Says that CLAIM is false of the texts that follow, up to a NULL. */
static void refute(const char *claim, ...)
{
	va_list texts;

	fprintf(stderr, "%s is false of", claim);
	va_start(texts, claim);
	for (const char *text; (text = va_arg(texts, const char *));)
		fprintf(stderr, " '%s'", text);
	va_end(texts);
	fprintf(stderr, "\n");
	abort();
}

/* Returns the LENGTH bytes at TEXT between BEFORE and BEHIND, without a byte of room, so that the
 * sanitizer sees more. */
static char *copy(const char *before, const char *text, size_t length, const char *behind)
{
	char *result = malloc(strlen(before) + length + strlen(behind) + 1), *to = result;

	if (!result)
		abort();
	to = stpcpy(to, before);
	memcpy(to, text, length);
	strcpy(to + length, behind);
	return result;
}

static int sign(int order)
{
	return (order > 0) - (order < 0);
}

static int compare(const struct parsed *a, const struct parsed *b)
{
	return sign(version_compare(&a->version, &b->version));
}

static void require_release(int found, unsigned count, const char *text)
{
	REQUIRE(found >= -1 && found < (int)count, text);
}

/* The text SPELLED, which it frees, is the version ORIGINAL and the name of the same releases. */
static void require_same(const struct parsed *original, char *spelled)
{
	struct version version;

	REQUIRE(version_parse(spelled, &version), spelled, original->text);
	REQUIRE(version_compare(&version, &original->version) == 0, spelled, original->text);
	REQUIRE(version_compare(&original->version, &version) == 0, spelled, original->text);
	REQUIRE(lookup_release(spelled) == lookup_release(original->text), spelled, original->text);
	REQUIRE(lookup_demucs_gui(spelled) == lookup_demucs_gui(original->text), spelled,
		original->text);
	free(spelled);
}

/* TEXT in the case that is FROM to FROM + 25 turned into the other; with CHARACTERS turned into TO.
 */
static char *mapped(const char *text, char from, const char *characters, char to)
{
	char *result = copy("", text, strlen(text), "");

	for (char *c = result; *c; c++) {
		if (*c >= from && *c < from + 26)
			*c ^= 0x20;
		else if (strchr(characters, *c))
			*c = to;
	}
	return result;
}

static void check_spellings(const struct parsed *parsed)
{
	const struct version *version = &parsed->version;
	const char *text = parsed->text, *begin = text + strspn(text, " \t\n\v\f\r");
	const char *release_end = version->release.text + version->release.length;
	char *prefix = copy("", begin, (size_t)(version->release.text - begin), "");
	char *start = copy("", begin, (size_t)(release_end - begin), ".0");

	require_same(parsed, mapped(text, 'a', "", 0));
	require_same(parsed, mapped(text, 'A', "", 0));
	require_same(parsed, copy(" \t", text, strlen(text), "\r\n"));
	if (*begin != 'v' && *begin != 'V')
		require_same(parsed, copy("v", begin, strlen(begin), ""));
	require_same(parsed, copy(start, release_end, strlen(release_end), "")); /* 1.3 is 1.3.0 */
	require_same(
		parsed, copy(prefix, version->release.text, strlen(version->release.text), ""));
	free(start);
	start = copy("", prefix, strlen(prefix), "0");
	require_same(parsed, copy(start, version->release.text, strlen(version->release.text),
				     "")); /* and 01.3 */
	if (version->local.length) {
		char *local = mapped(version->local.text, 'a', "-_", '.');

		free(start);
		start = copy("", begin, (size_t)(version->local.text - begin), "");
		require_same(parsed, copy(start, local, strlen(local), ""));
		free(local);
	} else if (!begin[strcspn(begin, " \t\n\v\f\r")]) {
		char *labelled = copy("", begin, strlen(begin), "+XPU");

		REQUIRE(lookup_release(labelled) == lookup_release(text), labelled, text);
		free(labelled);
	}
	free(start);
	free(prefix);
}

static void check_order(const struct parsed *a, const struct parsed *b, const struct parsed *c)
{
	REQUIRE(compare(a, a) == 0, a->text);
	REQUIRE(compare(a, b) == -compare(b, a), a->text, b->text);
	if (compare(a, b) <= 0 && compare(b, c) <= 0) {
		REQUIRE(compare(a, c) <= 0, a->text, b->text, c->text);
		REQUIRE(compare(a, c) < 0 || (compare(a, b) == 0 && compare(b, c) == 0), a->text,
			b->text, c->text);
		if (lookup_demucs_gui(a->text) == lookup_demucs_gui(c->text) &&
			lookup_demucs_gui(a->text) >= 0)
			REQUIRE(lookup_demucs_gui(b->text) == lookup_demucs_gui(a->text), a->text,
				b->text, c->text);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct parsed parsed[VERSIONS_MAX];
	size_t count = 0;

	for (const char *at = (const char *)data, *end = at + size;
		count < VERSIONS_MAX && at < end; at++) {
		const char *line_end = memchr(at, '\n', (size_t)(end - at));
		char *text = copy("", at, (size_t)((line_end ? line_end : end) - at), "");

		at = line_end ? line_end : end;
		require_release(lookup_release(text), release_count, text);
		require_release(lookup_demucs_gui(text), release_count, text);
		if (version_parse(text, &parsed[count].version)) {
			parsed[count].text = text;
			check_spellings(&parsed[count]);
			count++;
		} else {
			REQUIRE(lookup_release(text) < 0 || !strcasecmp(text, "latest"), text);
			REQUIRE(lookup_demucs_gui(text) < 0, text);
			free(text);
		}
	}
	for (size_t i = 0; i < count * count * count; i++)
		check_order(
			&parsed[i / count / count], &parsed[i / count % count], &parsed[i % count]);
	while (count)
		free(parsed[--count].text);
	return 0;
}
