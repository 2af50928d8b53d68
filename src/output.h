/* Standard output, buffered once. Knows nothing of what is written. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

/* Writes the LENGTH bytes at TEXT. Once a write has failed, everything else is dropped. */
void output_bytes(const char *text, size_t length);

/* Writes TEXT, up to its NUL. */
void output_text(const char *text);

/* Writes COUNT blanks. */
void output_blanks(size_t count);

/* Passes on what is buffered. */
void output_flush(void);

/* Returns how many bytes have been written so far, passed on or not. */
size_t output_position(void);

/* The room that the buffer has left; for the two functions below alone. */
extern struct output_room {
	char *next, *end;
} output_left;

enum { OUTPUT_ROOM_MAX = 1 << 12 };

/*
 * Returns where the next LENGTH bytes, at most OUTPUT_ROOM_MAX, will stand in one piece. They may
 * be put there, before output_take says how many of them are written.
 */
static inline char *output_room(size_t length)
{
	if ((size_t)(output_left.end - output_left.next) < length)
		output_flush();
	return output_left.next;
}

static inline void output_take(size_t length)
{
	output_left.next += length;
}

/* Returns the errno of the write that failed, or 0. */
int output_error(void);

#endif
