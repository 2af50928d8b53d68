/*
 * compile-tables: reads the pages that are its arguments and writes gperf's input to standard
 * output. If a page has an error, it reports every error of every page and writes nothing.
 *
 *     compile_tables.c  where the program begins
 *     source.c          a page's bytes and places
 *     page.c            a page: heading, facts, table
 *     lexer.re          lines and tokens of Markdown
 *     facts.c           release names and listed facts
 *     table.c           columns and rows of tables
 *     cell.c            spans and words of cells
 *     check.c           contradictions within and between pages
 *     catalogue.c       all pages joined by device
 *     emit.c            the catalogue as C tables
 *     pci_ids.gperf     template of the perfect hash
 *     pool.c            texts and lists, stored once
 *     report.c          errors with places and carets
 *     arena.c           memory until pages are compiled
 *
 *     common/tables.h   the tables that are generated
 *     common/kinds.h    packages, systems, kinds of names
 *     common/version.c  versions as PEP 440 orders them
 *     common/utf8.c     characters of UTF-8
 */
#include "check.h"
#include "emit.h"

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Reads and parses the COUNT files at PATHS into PAGES. Returns how many could be read. */
static size_t read_pages(char *const *paths, size_t count, struct page *pages, struct arena *arena,
	struct report *report)
{
	size_t read_count = 0;

	for (size_t i = 0; i < count; i++) {
		struct source *source = arena_allocate(arena, sizeof *source);
		struct context context = { source, arena, report };

		if (!source_read(source, arena, paths[i])) {
			fprintf(stderr, "%s: %s\n", paths[i], strerror(errno));
			continue;
		}
		source->number = (unsigned)i;
		pages[read_count++] = page_parse(&context);
	}
	return read_count;
}

static bool compile(char *const *paths, size_t count, struct arena *arena, struct report *report)
{
	struct page *pages = arena_allocate(arena, count * sizeof *pages);
	size_t read_count = read_pages(paths, count, pages, arena, report);
	struct catalogue catalogue;
	const char *error = "no release in these pages";

	check_pages(pages, read_count, arena, report);
	report_print(report, true, stderr);
	if (read_count < count || report->error_count)
		return false;
	catalogue = catalogue_build(pages, count, arena);
	if (catalogue.release_count)
		error = emit(&catalogue, stdout);
	if (error) {
		fprintf(stderr, "compile-tables: %s\n", error);
		return false;
	}
	if (fflush(stdout) || ferror(stdout)) {
		fprintf(stderr, "compile-tables: standard output: %s\n", strerror(errno));
		return false;
	}
	return true;
}

int main(int argc, char **argv)
{
	struct arena arena = { NULL };
	struct report report = { 0 };
	bool is_compiled;

	if (argc < 2) {
		fprintf(stderr, "usage: compile-tables PAGE...\n");
		return EXIT_FAILURE;
	}
	is_compiled = compile(argv + 1, (size_t)(argc - 1), &arena, &report);
	arena_free(&arena);
	return is_compiled ? EXIT_SUCCESS : EXIT_FAILURE;
}
