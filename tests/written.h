/* What a compiled page says, as text: two pages are written the same where they say the same. */
#ifndef WRITTEN_H
#define WRITTEN_H

#include "page.h"

/*
 * Returns what PAGE says: its facts, then its rows, one thing a line, each as a word for what it is
 * and what it says. What is not said has no line. The result is the caller's to free.
 */
char *written(const struct page *page);

#endif
