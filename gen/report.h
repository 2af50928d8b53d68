/* What is wrong with the pages: collected while they are compiled, printed once, in order. */
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

/* What whoever reads a page has at hand: the page, where its memory comes from, and where to say
 * what is wrong. */
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

/* Adds an error at the place AT of the source: what is wrong, without a full stop. Nothing is
 * generated then. */
void report_error(
	const struct context *context, const char *at, const char *format, ...) REPORT_FORMAT;

/* Adds a warning, which stops nothing. */
void report_warning(
	const struct context *context, const char *at, const char *format, ...) REPORT_FORMAT;

/* Returns TEXT of a page as a message may repeat it, cut where it is long. */
const char *report_quote(const struct context *context, const char *text);

/*
 * Prints every entry to FILE as PATH:LINE:COLUMN: text, in the order of the sources' numbers and of
 * the places in each. WITH_EXCERPTS, each is followed by that line and a caret below the place.
 */
void report_print(struct report *report, bool with_excerpts, FILE *file);

#endif
