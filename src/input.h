/* Standard input, line by line, in a buffer that does not grow. Knows nothing of what the lines
 * say. */
#ifndef INPUT_H
#define INPUT_H

#include <stdbool.h>
#include <stddef.h>

enum {
	INPUT_LINE_MAX = (1 << 16) -
	                 2, /* bytes of the longest line that is read, a CR at its end included */
	INPUT_MARGIN = 8,   /* bytes behind what has come that can be read */
};

struct input_line {
	const char *text; /* followed by a NUL in place of the line's end */
	size_t length;
	unsigned long long number; /* from 1 */
	bool is_too_long;          /* the text is but its beginning */
};

/* Waits for input, or for more. Returns false behind its end, and where it cannot be read. */
bool input_fill(void);

/*
 * Takes the next line of what input_fill waited for that has come in whole, without the CR of a CR
 * LF, and the first without a byte-order mark; at the end of input, a last one without a line end.
 * Returns false where input_fill is due. The text lasts until then.
 */
bool input_next(struct input_line *line);

/*
 * Returns what has come and is not taken, up to LIMIT, where INPUT_MARGIN bytes more can be read,
 * the first of which is a line's end. Within a line that is passed over, it is nothing.
 */
const char *input_rest(const char **limit);

/* Takes the first COUNT lines of it, which end at NEXT. */
void input_take(const char *next, unsigned long long count);

/* Returns the errno of the read that failed, or 0. */
int input_error(void);

#endif
