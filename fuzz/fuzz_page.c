/*
 * Fuzzes the table compiler with pages, which a form feed separates. The place of each error
 * exists. A page that compiles has the meaning that a forge shows and, rewritten in the canonical
 * form, compiles to the same tables.
 */
#include "blocks.h"
#include "canonical.h"
#include "check.h"
#include "emit.h"
#include "reading.h"
#include "report.h"
#include "written.h"

#include <stdlib.h>
#include <string.h>

enum { PAGES_MAX = 8 };

static const char separator = '\f';

/* Pages that are compiled together. */
struct book {
	struct arena arena;
	struct report report;
	const char *texts[PAGES_MAX]; /* not terminated */
	size_t lengths[PAGES_MAX];
	struct source *sources[PAGES_MAX];
	struct page pages[PAGES_MAX];
	size_t count;
	char *said;
};

static FILE *open_text(char **text)
{
	static size_t size;
	FILE *file = open_memstream(text, &size);

	if (!file)
		abort();
	return file;
}

static void fail(const char *what, const char *a, const char *b)
{
	fprintf(stderr, "%s\n--- one:\n%s\n--- other:\n%s\n", what, a, b);
	abort();
}

/* A page's name decides its kind. Here, the first heading decides, as in the pages of tables/. */
static const char *name_of(const char *text, size_t length)
{
	static const struct {
		const char *heading, *name;
	} names[] = {
		{ "# Steppings", "steppings.md" },
		{ "# AOT device list", "aot-devlist.md" },
		{ "# Device names", "device-names.md" },
		{ "# Devices", "devices.md" },
		{ "# AOT targets", "aot-targets.md" },
		{ "# IPEX wheels", "ipex-wheels.md" },
		{ "# PyTorch wheels", "torch-wheels.md" },
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t size = strlen(names[i].heading);

		if (length >= size && !memcmp(text, names[i].heading, size))
			return names[i].name;
	}
	return "release.md";
}

static void add_page(struct book *book, const char *name, const char *text, size_t length)
{
	struct source *source = arena_allocate(&book->arena, sizeof *source);
	char *path = arena_allocate(&book->arena, strlen(name) + 3);

	path[0] = (char)('0' + book->count);
	path[1] = '/';
	strcpy(path + 2, name);
	source_from_memory(source, &book->arena, path, text, length);
	source->number = (unsigned)book->count;
	book->texts[book->count] = text;
	book->lengths[book->count] = length;
	book->sources[book->count++] = source;
}

static void compile(struct book *book)
{
	FILE *file = open_text(&book->said);

	for (size_t i = 0; i < book->count; i++) {
		struct context context = { book->sources[i], &book->arena, &book->report };

		book->pages[i] = page_parse(&context);
	}
	check_pages(book->pages, book->count, &book->arena, &book->report);
	report_print(&book->report, true, file);
	fclose(file);
}

/* Returns the generated tables, or why there are none. */
static char *generated(struct book *book)
{
	struct catalogue catalogue = catalogue_build(book->pages, book->count, &book->arena);
	char *text = NULL;
	FILE *file = open_text(&text);
	const char *overflow = catalogue.release_count ? emit(&catalogue, file) : "no release";

	if (overflow)
		fprintf(file, "%s", overflow);
	fclose(file);
	return text;
}

static void discard(struct book *book)
{
	arena_free(&book->arena);
	free(book->said);
}

/* Each message begins with a place in one of the pages. Excerpts are indented. */
static void check_places(const struct book *book)
{
	for (const char *said = book->said; *said; said = strchr(said, '\n') + 1) {
		size_t number = (size_t)(*said - '0');
		unsigned long line, column;
		const char *at;
		char *end;

		if (*said == ' ')
			continue;
		if (number >= book->count || strncmp(said, book->sources[number]->path,
						     strlen(book->sources[number]->path)) != 0)
			fail("a message without a page", said, "");
		line = strtoul(said + strlen(book->sources[number]->path) + 1, &end, 10);
		column = strtoul(end + 1, NULL, 10);
		for (at = book->sources[number]->text; *at && line > 1; at++)
			line -= source_line_ends(at, at + 1);
		if (line != 1 || column < 1 || column > strcspn(at, "\r\n") + 1)
			fail("the place does not exist", said, "");
	}
}

static void check_reading(const struct book *book)
{
	for (size_t i = 0; i < book->count; i++) {
		const char *refused = blocks_find_refused(book->texts[i], book->lengths[i]);
		char *said = written(&book->pages[i]);
		char *expected =
			shown(book->sources[i]->path + 2, book->texts[i], book->lengths[i]);

		if (refused)
			fail("a page compiles with", refused, book->sources[i]->text);
		if (strcmp(said, expected) != 0)
			fail("compiled differently from how it is shown", said, expected);
		free(said);
		free(expected);
	}
}

static void check_canonical(struct book *book)
{
	struct book again = { .count = 0 };
	char *before = generated(book), *after;

	for (size_t i = 0; i < book->count; i++) {
		char *text = NULL;
		FILE *file = open_text(&text);

		canonical_write(file, &book->pages[i]);
		fclose(file);
		add_page(&again, book->sources[i]->path + 2, text, strlen(text));
		free(text);
	}
	compile(&again);
	if (again.report.error_count)
		fail("the canonical page is refused", again.said,
			again.sources[*again.said - '0']->text);
	after = generated(&again);
	if (strcmp(before, after) != 0)
		fail("the canonical page compiles differently", before, after);
	free(before);
	free(after);
	discard(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *at = (const char *)data, *end = at + size;
	struct book book = { .count = 0 };

	while (at < end && book.count < PAGES_MAX) {
		const char *page_end = memchr(at, separator, (size_t)(end - at));
		size_t length = (size_t)((page_end ? page_end : end) - at);

		add_page(&book, name_of(at, length), at, length);
		at += length + (page_end != NULL);
	}
	compile(&book);
	check_places(&book);
	if (!book.report.error_count) {
		check_reading(&book);
		check_canonical(&book);
	}
	discard(&book);
	return 0;
}
