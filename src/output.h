/* Standard output, buffered once. Knows nothing of what is written. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

/* Writes the LENGTH bytes at TEXT. Once a write has failed, everything else is dropped. */
void output_bytes(const char *text, size_t length);

/* Writes TEXT, up to its NUL. */
void output_text(const char *text);

/* Passes on what is buffered. */
void output_flush(void);

/* Returns the errno of the write that failed, or 0. */
int output_error(void);

#endif
