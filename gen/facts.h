/* The part of a release page above its table: the heading with the release, and the list of facts.
 */
#ifndef FACTS_H
#define FACTS_H

#include "lexer.h"
#include "page.h"

#include <stdbool.h>

/*
 * Makes the name of an IPEX release, at the place AT, of its version TEXT: in lower case, without a
 * v before it, and with +xpu if it has no label. Returns false, with NAME undefined, if TEXT is not
 * a version.
 */
bool facts_make_name(
	const struct context *context, const char *text, const char *at, struct page_name *name);

/* Reads the page's first heading, LINE, which names the release, into PAGE. */
void facts_read_heading(const struct context *context, const struct line *line, struct page *page);

/* Reports a later heading, LINE, if it names a release too: the page would be ambiguous. */
void facts_check_heading(const struct context *context, const struct line *line);

/*
 * Reads the list item LINE, "Driver: 31.0.101.4953", into PAGE. Returns whether it states a known
 * fact. An item without a colon is prose; one with another name before the colon is reported as a
 * warning. In a place that is not for facts (IS_MISPLACED), a fact is an error, and any other item
 * is prose.
 */
bool facts_read_item(const struct context *context, const struct line *line, bool is_misplaced,
	struct page *page);

/*
 * Returns whether the text from BEGIN to END, a list item of several lines, states a fact whose
 * name continues from one line to the next, so that facts_read_item does not recognise it in any
 * line.
 */
bool facts_is_split(const char *begin, const char *end);

#endif
