/*
 * What a cell of a table says, and likewise a heading or a list item: its text and code spans, what
 * is struck through and what is linked. Knows inline Markdown, but not what the columns mean. What
 * it returns belongs to the context's arena.
 */
#ifndef CELL_H
#define CELL_H

#include "report.h"

#include <stdbool.h>

struct cell {
	const char *begin, *end; /* in the source, without the white space around it */
};

/* Returns what stands from BEGIN to END as a cell, without the white space around it. */
struct cell cell_trim(const char *begin, const char *end);

enum span_kind {
	SPAN_SPACE, /* any amount of it */
	SPAN_TEXT,
	SPAN_CODE,
};

struct span {
	enum span_kind kind;
	bool is_struck;
	const char *text; /* terminated; has no control characters: a tab is a blank */
	const char *url;  /* where it links to, or NULL */
	const char *at;   /* its place in the source */
};

struct spans {
	struct span *items;
	size_t count;
	bool is_broken; /* an error has been reported */
};

/*
 * Reads CELL into spans. In a table's row (IS_ROW) a backslash before a pipe goes first, before
 * anything else is read, as GitHub does it. What cannot be read for certain is reported as an
 * error: an unclosed code span, link or strikethrough, emphasis, brackets, HTML but for <br> (which
 * is a space), an image, a character reference.
 */
struct spans cell_read(const struct context *context, const struct cell *cell, bool is_row);

/* One of the things that a cell lists: a code span, without blanks around it, or what stands
 * between spaces and commas. */
struct words {
	struct span *items;
	size_t count;
};

/* Returns what SPANS list. A word of which only a part is struck through or linked is reported:
 * SPANS are broken then. */
struct words cell_words(const struct context *context, struct spans *spans);

/* Returns whether TEXT is an address of the web that can be printed as it stands. Where it is not,
 * reports that at AT. */
bool cell_check_address(const struct context *context, const char *text, const char *at);

/*
 * Returns the text of SPANS without what is struck through, white space folded. CODE_MARK stands in
 * for each code span;
 * '\0' takes the code's own text instead.
 */
char *cell_text(const struct context *context, const struct spans *spans, char code_mark);

#endif
