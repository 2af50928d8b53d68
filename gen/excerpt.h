/* The line that something is wrong with, shown with a caret below the place. */
#ifndef EXCERPT_H
#define EXCERPT_H

#include "source.h"

#include <stdio.h>

/* What both lines begin with, so that they are not taken for messages. */
#define EXCERPT_INDENT "    "

/*
 * Prints the line of the place AT to FILE, and below it a caret under the place; nothing where the line is blank. Of a long
 * line, what is around the place is shown, with … where the rest was. A tab is shown as a space, and a byte that is no
 * valid UTF-8 or is of a control character as \xFF. How wide a character is says the C library, for its current locale; one
 * that it does not know counts as one column.
 */
void excerpt_print(const struct source *source, const char *at, FILE *file);

#endif
