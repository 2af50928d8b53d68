/* What a release page says above its table: which release it is, and the list of facts. */
#ifndef FACTS_H
#define FACTS_H

#include "lexer.h"
#include "page.h"

/* Reads the page's first heading, LINE, which names the release, into PAGE. */
void facts_read_heading(const struct context *context, const struct line *line, struct page *page);

/* Reports a later heading, LINE, if it names a release too: the page would be ambiguous. */
void facts_check_heading(const struct context *context, const struct line *line);

/*
 * Reads the list item LINE, "Driver: 31.0.101.4953", into PAGE. Returns whether it states a fact
 * that is known. One without a colon is prose; one with another name before the colon is reported
 * as a warning. Where facts do not belong (IS_MISPLACED), one is an error, and all else is prose.
 */
bool facts_read_item(const struct context *context, const struct line *line, bool is_misplaced,
	struct page *page);

/*
 * Returns whether what stands from BEGIN to END, a list item of several lines, states a fact whose
 * name goes on from one line to the next, so that facts_read_item takes none of its lines for one.
 */
bool facts_is_split(const char *begin, const char *end);

#endif
