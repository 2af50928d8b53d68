/* Text put together in memory of a fixed size. */
#ifndef BUFFER_H
#define BUFFER_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

enum { BUFFER_SIZE = 4096 };

/* Begin with buffer_clear. The text is terminated; what does not fit is left out. */
struct buffer {
	size_t length;
	bool is_cut;
	char text[BUFFER_SIZE];
};

/* Makes BUFFER empty. */
void buffer_clear(struct buffer *buffer);

/*
 * Adds FORMAT with its arguments, as printf has them, but only %s, %.*s, %u, %llu and %0Nx: the C
 * library's own printf, with floating point, would be a fifth of the program. A text between
 * quotation marks, '%s' or '%.*s', came from outside: it is escaped and, if it is long, cut.
 */
void buffer_add(struct buffer *buffer, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Adds the LENGTH bytes at TEXT: tabs as blanks, control characters and bytes that are not UTF-8 as
 * \xHH. */
void buffer_add_escaped(struct buffer *buffer, const char *text, size_t length);

/* The same as buffer_add, with the arguments in a list. */
void buffer_add_list(struct buffer *buffer, const char *format, va_list arguments);

#endif
