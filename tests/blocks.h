/* Markdown that the table compiler must refuse, as cmark-gfm finds it. */
#ifndef BLOCKS_H
#define BLOCKS_H

#include <stddef.h>

/*
 * Returns the kind of the first block of a page, the LENGTH bytes at TEXT, that no page may have: a
 * quotation, code, HTML or an underlined heading. NULL if it has none. Blocks within a list do not
 * count.
 */
const char *blocks_find_refused(const char *text, size_t length);

#endif
