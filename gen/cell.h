/*
 * The text of a cell, a heading or a list item: its text and code spans, with their strikethrough
 * and links. Knows inline Markdown, but not the meaning of the columns. All that it returns belongs
 * to the context's arena.
 */
#ifndef CELL_H
#define CELL_H

#include "report.h"

#include <stdbool.h>
#include <stddef.h>

struct cell {
	const char *begin, *end; /* in the source, without the white space around it */
};

/* Returns the bytes from BEGIN to END as a cell, without the white space around them. */
struct cell cell_trim(const char *begin, const char *end);

enum span_kind {
	SPAN_SPACE, /* any amount of it */
	SPAN_TEXT,
	SPAN_CODE,
};

struct span {
	enum span_kind kind;
	bool is_struck;
	const char *text; /* terminated; without control characters: a tab is a space */
	const char *url;  /* the address it links to, or NULL */
	const char *at;   /* its place in the source */
};

struct spans {
	struct span *items;
	size_t count;
	bool is_broken; /* an error has been reported */
};

/*
 * Reads CELL into spans. In a row of a table (IS_ROW), a backslash before a pipe is removed before
 * anything else is read, as GitHub does. Reports as an error all that is ambiguous or not
 * supported: an unclosed code span, link or strikethrough, emphasis, brackets that are not a link,
 * an image, a character reference, and HTML.
 */
struct spans cell_read(const struct context *context, const struct cell *cell, bool is_row);

/* The items that a cell lists. An item is a code span, without the spaces around the code, or text
 * between spaces and commas. */
struct words {
	struct span *items;
	size_t count;
};

/* Returns the items of SPANS. A word that is partly struck through or linked is reported, and SPANS
 * are then broken. */
struct words cell_words(const struct context *context, struct spans *spans);

/* Returns whether TEXT is a web address that can be printed unchanged. Otherwise reports an error
 * at AT. */
bool cell_check_address(const struct context *context, const char *text, const char *at);

/*
 * Returns the text of SPANS without the parts that are struck through, and with each run of white
 * space as one space. Each code span becomes CODE_MARK or, if that is '\0', its own text.
 */
char *cell_text(const struct context *context, const struct spans *spans, char code_mark);

#endif
