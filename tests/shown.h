/*
 * What a forge shows of a page: a second reading of any page that compiles, through cmark-gfm,
 * which shares no code with the table compiler. Its answer is text in the form of written.h, so
 * that the two can be compared.
 */
#ifndef SHOWN_H
#define SHOWN_H

#include <stddef.h>

/*
 * Returns what the LENGTH bytes at TEXT say as the page named NAME, "steppings.md" or any other. It
 * reads on where the compiler refuses, and what it says of such a page means nothing; of a page
 * with more than one table it says nothing but that. The result is the caller's to free.
 */
char *shown(const char *name, const char *text, size_t length);

#endif
