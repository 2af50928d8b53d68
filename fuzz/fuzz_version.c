/*
 * Fuzzes versions and the search for a release: a text is up to three versions, a line each. Their
 * order is total, spellings of one version are equal, and each spelling finds the same release.
 */
#include "release.h"
#include "tables.h"
#include "version.h"

#include <stdarg.h>
#include <stdint.h>
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

/* Reports that CLAIM is false of the texts that follow, up to a NULL, and aborts. */
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

/* Returns the LENGTH bytes at TEXT between BEFORE and AFTER, without a byte to spare, so that the
 * sanitizer sees a read after them. */
static char *copy(const char *before, const char *text, size_t length, const char *after)
{
	char *result = malloc(strlen(before) + length + strlen(after) + 1), *to = result;

	if (!result)
		abort();
	to = stpcpy(to, before);
	memcpy(to, text, length);
	strcpy(to + length, after);
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

/* Each search finds a release of its own package, or none. */
static void check_search(const char *text)
{
	const int ipex = release_find(RELEASE_IPEX, text),
		  torch = release_find(RELEASE_TORCH, text),
		  demucs_gui = release_find(RELEASE_DEMUCS_GUI, text);

	REQUIRE(ipex >= -1 && ipex < (int)ipex_release_count, text);
	REQUIRE(demucs_gui >= -1 && demucs_gui < (int)ipex_release_count, text);
	REQUIRE(torch == -1 || (torch >= (int)ipex_release_count && torch < (int)release_count),
		text);
}

/* The text SPELLED, which it frees, is the version ORIGINAL and the name of the same releases. */
static void require_same(const struct parsed *original, char *spelled)
{
	struct version version;

	REQUIRE(version_parse(spelled, &version), spelled, original->text);
	REQUIRE(version_compare(&version, &original->version) == 0, spelled, original->text);
	REQUIRE(version_compare(&original->version, &version) == 0, spelled, original->text);
	REQUIRE(release_find(RELEASE_IPEX, spelled) == release_find(RELEASE_IPEX, original->text),
		spelled, original->text);
	REQUIRE(release_find(RELEASE_TORCH, spelled) == release_find(RELEASE_TORCH, original->text),
		spelled, original->text);
	REQUIRE(release_find(RELEASE_DEMUCS_GUI, spelled) ==
			release_find(RELEASE_DEMUCS_GUI, original->text),
		spelled, original->text);
	free(spelled);
}

/* Returns TEXT with letters from FROM to FROM + 25 in the other case, and CHARACTERS replaced by
 * TO.
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

/* White space before it does not matter, 01 is 1, and 1.3 is 1.3.0. */
static void check_release_spellings(const struct parsed *parsed, const char *begin)
{
	const struct version_part release = parsed->version.parts[VERSION_RELEASE];
	const char *text = release.text, *end = text + release.length;
	char *prefix = copy("", begin, (size_t)(text - begin), "");
	char *zero = copy(prefix, "0", 1, "");
	char *longer = copy(prefix, text, release.length, ".0");

	require_same(parsed, copy(prefix, text, strlen(text), ""));
	require_same(parsed, copy(zero, text, strlen(text), ""));
	require_same(parsed, copy(longer, end, strlen(end), ""));
	free(longer);
	free(zero);
	free(prefix);
}

/* Labels are equal with a dash or underscore for a period; a missing one means +xpu. */
static void check_label_spellings(const struct parsed *parsed, const char *begin)
{
	const struct version_part label = parsed->version.parts[VERSION_LOCAL];

	if (label.length) {
		char *start = copy("", begin, (size_t)(label.text - begin), "");
		char *mapped_label = mapped(label.text, 'a', "-_", '.');

		require_same(parsed, copy(start, mapped_label, strlen(mapped_label), ""));
		free(mapped_label);
		free(start);
	} else if (!begin[strcspn(begin, " \t\n\v\f\r")]) {
		char *labelled = copy("", begin, strlen(begin), "+XPU");

		REQUIRE(release_find(RELEASE_IPEX, labelled) == release_find(RELEASE_IPEX, begin),
			labelled);
		REQUIRE(release_find(RELEASE_TORCH, labelled) == release_find(RELEASE_TORCH, begin),
			labelled);
		free(labelled);
	}
}

static void check_spellings(const struct parsed *parsed)
{
	const char *text = parsed->text, *begin = text + strspn(text, " \t\n\v\f\r");

	require_same(parsed, mapped(text, 'a', "", 0));
	require_same(parsed, mapped(text, 'A', "", 0));
	require_same(parsed, copy(" \t", text, strlen(text), "\r\n"));
	if (*begin != 'v' && *begin != 'V')
		require_same(parsed, copy("v", begin, strlen(begin), ""));
	check_release_spellings(parsed, begin);
	check_label_spellings(parsed, begin);
}

static void check_order(const struct parsed *a, const struct parsed *b, const struct parsed *c)
{
	REQUIRE(compare(a, a) == 0, a->text);
	REQUIRE(compare(a, b) == -compare(b, a), a->text, b->text);
	if (compare(a, b) <= 0 && compare(b, c) <= 0) {
		REQUIRE(compare(a, c) <= 0, a->text, b->text, c->text);
		REQUIRE(compare(a, c) < 0 || (compare(a, b) == 0 && compare(b, c) == 0), a->text,
			b->text, c->text);
		if (release_find(RELEASE_DEMUCS_GUI, a->text) ==
				release_find(RELEASE_DEMUCS_GUI, c->text) &&
			release_find(RELEASE_DEMUCS_GUI, a->text) >= 0)
			REQUIRE(release_find(RELEASE_DEMUCS_GUI, b->text) ==
					release_find(RELEASE_DEMUCS_GUI, a->text),
				a->text, b->text, c->text);
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
		check_search(text);
		if (version_parse(text, &parsed[count].version)) {
			parsed[count].text = text;
			check_spellings(&parsed[count]);
			count++;
		} else {
			REQUIRE(release_find(RELEASE_IPEX, text) < 0 || !strcasecmp(text, "latest"),
				text);
			REQUIRE(release_find(RELEASE_TORCH, text) < 0 ||
					!strcasecmp(text, "latest"),
				text);
			REQUIRE(release_find(RELEASE_DEMUCS_GUI, text) < 0, text);
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
