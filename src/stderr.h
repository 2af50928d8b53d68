/* Messages on standard error, safe to show on a terminal. Knows nothing of what they say. */
#ifndef STDERR_H
#define STDERR_H

/*
 * Writes one message: "ipex-gen: ", FORMAT with its arguments as buffer_add has them, and a line
 * end. A message that is too long ends with "…". A failure to write is not reported.
 */
void stderr_message(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
