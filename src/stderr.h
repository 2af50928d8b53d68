/* Messages on standard error, safe to show on a terminal. Knows nothing of what they say. */
#ifndef STDERR_H
#define STDERR_H

#include <stddef.h>

/*
 * Writes one message: "ipex-gen: ", FORMAT with its arguments as buffer_add has them, and a line
 * end. A message that is too long ends with "…". A failure to write is not reported.
 */
void stderr_message(const char *format, ...) __attribute__((format(printf, 1, 2)));

enum { STDERR_QUOTE_SIZE = 320 };

/*
 * Writes the LENGTH bytes at TEXT, which came from outside, to QUOTE in quotation marks, and
 * returns QUOTE: cut if they are many, tabs as blanks, control characters and bytes that are not
 * UTF-8 as \xHH.
 */
const char *stderr_quote(const char *text, size_t length, char quote[STDERR_QUOTE_SIZE]);

#endif
