/* An open file, line by line, in a buffer that does not grow. Knows nothing about the lines. A
 * byte-order mark and UTF-16 are read here: RULES 8c, 8d. */
#ifndef INPUT_H
#define INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	/* Bytes of the longest line that is read in whole, a CR at its end included. */
	INPUT_LINE_MAX = (1 << 16) - 2,
	INPUT_MARGIN = 80,       /* bytes after the input read so far that can be read */
	INPUT_CHARACTER_MAX = 8, /* bytes that one unit of UTF-16 can complete */
	INPUT_RAW_MAX = 4096,    /* bytes of UTF-16 that are converted at once */
};

struct input_line {
	const char *text; /* followed by a NUL in place of the line's end */
	size_t length;
	unsigned long long number; /* from 1 */
	bool is_too_long;          /* the text is only its beginning, or a part of it */
};

enum input_encoding { INPUT_UNKNOWN, INPUT_BYTES, INPUT_UTF16_LE, INPUT_UTF16_BE };

/* The state of reading a file, in which all but ERROR is input.c's own. */
struct input {
	int error; /* the errno of the read that failed, or 0 */
	int file;
	char *next;     /* the first byte that is read and not taken */
	char *searched; /* up to here, no line ends */
	char *end;      /* of the input read so far; a line end follows it */
	char *cut;      /* where a line is cut, and the byte that was there */
	char cut_byte;
	unsigned long long lines;
	bool is_skipping; /* the rest of a line whose beginning has been taken */
	bool is_at_end;
	bool has_parts;   /* of lines that are too long */
	bool is_in_parts; /* what comes next is not the first part of its line */
	enum input_encoding encoding;
	uint16_t surrogate; /* the first of a pair, or 0 */
	size_t raw_length;  /* bytes at the beginning of RAW that are not converted yet: one at most
	                     */
	char raw[INPUT_RAW_MAX];
	char bytes[INPUT_LINE_MAX + 1 + INPUT_CHARACTER_MAX + INPUT_MARGIN];
};

/*
 * Begins to read FILE, of os.h. With HAS_PARTS, a line that is too long comes in parts, which
 * overlap; else only its beginning comes.
 */
void input_begin(struct input *input, int file, bool has_parts);

/* Waits for input, or for more. Returns false at its end, and if it cannot be read. */
bool input_fill(struct input *input);

/*
 * Takes the next whole line of what input_fill waited for, without the CR of a CR LF, and the first
 * without a byte-order mark; at the end of input, a last one without a line end. Input that begins
 * with the byte-order mark of UTF-16 is converted to UTF-8, with U+FFFD for half a
 * character. Returns false if input_fill is due. The text lasts until the next call of either.
 */
bool input_next(struct input *input, struct input_line *line);

/*
 * Returns the input that is read and not taken, up to LIMIT, from where INPUT_MARGIN bytes more can
 * be read, the first of which is a line end. Within a line that is skipped, it is nothing.
 */
const char *input_rest(const struct input *input, const char **limit);

/* Takes the first COUNT lines of it, which end at NEXT. */
void input_take(struct input *input, const char *next, unsigned long long count);

#endif
