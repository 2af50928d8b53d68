/* The one plain way to write a page, so that what compiles can be written down and compiled again.
 */
#ifndef CANONICAL_H
#define CANONICAL_H

#include "page.h"

#include <stdio.h>

/* Writes PAGE, which compiled without an error, to FILE as a page that says the same. */
void canonical_write(FILE *file, const struct page *page);

#endif
