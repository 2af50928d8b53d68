/* A compiled page as text. Two pages have the same text if they have the same meaning. */
#ifndef WRITTEN_H
#define WRITTEN_H

#include "page.h"

/*
 * Returns the facts and then the rows of PAGE. Each line is a word for its kind and a value; a
 * missing value has no line. Free the result.
 */
char *written(const struct page *page);

#endif
