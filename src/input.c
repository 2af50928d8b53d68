/* Standard input, line by line; see input.h. */
#include "input.h"

#include "os.h"

#include <string.h>

/* A line, its end, and room to tell one that is longer. Apart from what each run touches: see the Makefile. */
static char bytes[INPUT_LINE_MAX + 2];

static struct {
	size_t begin, end;              /* what has come and is not taken */
	size_t searched;                /* of it, without finding a line's end */
	unsigned long long lines;
	bool is_skipping;               /* what follows a line's beginning that has been taken */
	bool is_at_end;
	int error;
} state;

/* Takes the next LENGTH bytes as a line, with perhaps a CR at its end. NEXT is where the next one begins. */
static void take(struct input_line *line, size_t length, size_t next)
{
	static const char byte_order_mark[] = {'\xEF', '\xBB', '\xBF'};
	bool is_marked = !state.lines && length >= sizeof byte_order_mark &&
	                 !memcmp(bytes + state.begin, byte_order_mark, sizeof byte_order_mark);
	size_t skipped = is_marked ? sizeof byte_order_mark : 0;

	length -= length > skipped && bytes[state.begin + length - 1] == '\r';
	line->text = bytes + state.begin + skipped;
	line->length = length - skipped;
	line->number = ++state.lines;
	line->is_too_long = false;
	bytes[state.begin + length] = '\0';
	state.searched = 0;
	state.begin = next;
}

bool input_next(struct input_line *line)
{
	for (;;) {
		size_t left = state.end - state.begin;
		char *begin = bytes + state.begin;
		char *end = memchr(begin + state.searched, '\n', left - state.searched);

		if (state.is_skipping) {
			state.begin = end ? (size_t)(end + 1 - bytes) : state.end;
			state.is_skipping = !end;
			if (!end)
				return false;
		} else if (end) {
			take(line, (size_t)(end - begin), (size_t)(end + 1 - bytes));
			return true;
		} else if (left > INPUT_LINE_MAX) {
			take(line, INPUT_LINE_MAX, state.end);
			line->is_too_long = true;
			state.is_skipping = true;
			return true;
		} else if (left && state.is_at_end) {
			take(line, left, state.end);
			return true;
		} else {
			state.searched = left;
			return false;
		}
	}
}

bool input_fill(void)
{
	size_t count;

	if (state.is_at_end)
		return false;
	memmove(bytes, bytes + state.begin, state.end - state.begin);
	state.end -= state.begin;
	state.begin = 0;
	state.error = os_read(bytes + state.end, INPUT_LINE_MAX + 1 - state.end, &count);
	state.end += count;
	state.is_at_end = count == 0;
	return !state.error;
}

int input_error(void)
{
	return state.error;
}
