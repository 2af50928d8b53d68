/* Standard output, buffered once. Knows nothing of what is written. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stddef.h>

enum {
	OUTPUT_SIZE = 1 << 16,
	OUTPUT_PIECE_MAX = 1 << 14, /* bytes that output_reserve can keep in one piece */
};

/* Zeroed, it is empty. */
struct output {
	size_t length; /* of what is buffered */
	size_t flush_count;
	int error; /* the errno of the write that failed; everything later is dropped */
	char bytes[OUTPUT_SIZE];
};

/* Writes the LENGTH bytes at TEXT. */
void output_bytes(struct output *output, const char *text, size_t length);

/* Writes TEXT, up to its NUL. */
void output_text(struct output *output, const char *text);

/* Passes on what is buffered. */
void output_flush(struct output *output);

/*
 * Returns the place in the buffer where the next LENGTH bytes, at most OUTPUT_PIECE_MAX, will be in
 * one piece. They may be put there before they are added to output->length.
 */
static inline char *output_reserve(struct output *output, size_t length)
{
	if (OUTPUT_SIZE - output->length < length)
		output_flush(output);
	return output->bytes + output->length;
}

#endif
