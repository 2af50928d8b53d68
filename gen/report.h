/* Errors and warnings about the pages: collected while they are compiled, printed once, in order.
 */
#ifndef REPORT_H
#define REPORT_H

#include "arena.h"
#include "source.h"

#include <stdio.h>

struct report {
	struct report_entry *entries;
	size_t count;
	size_t error_count;
};

/* For all functions that read a page: the page, the memory for the result, and the report. */
struct context {
	const struct source *source;
	struct arena *arena;
	struct report *report;
};

#if defined __GNUC__
#define REPORT_FORMAT __attribute__((format(printf, 3, 4)))
#else
#define REPORT_FORMAT
#endif

/* Adds an error at the place AT of the source. FORMAT has no full stop. After an error, no tables
 * are generated. */
void report_error(
	const struct context *context, const char *at, const char *format, ...) REPORT_FORMAT;

/* Adds a warning. The tables are generated all the same. */
void report_warning(
	const struct context *context, const char *at, const char *format, ...) REPORT_FORMAT;

/* Returns TEXT, part of a page, for a message: cut to 40 bytes, and never within a character. */
const char *report_quote(const struct context *context, const char *text);

/*
 * Prints each entry to FILE as PATH:LINE:COLUMN: text, ordered by source and place. With
 * WITH_EXCERPTS, prints the line after it, and a caret below the place.
 */
void report_print(struct report *report, bool with_excerpts, FILE *file);

#endif
