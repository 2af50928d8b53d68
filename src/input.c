/* Standard input, line by line; see input.h. */
#include "input.h"

#include "os.h"

#include <string.h>

static struct {
	char bytes[INPUT_LINE_MAX + 2]; /* a line, its end, and room to tell one that is longer */
	size_t begin, end;              /* what has come and is not taken */
	size_t searched;                /* of it, without finding a line's end */
	unsigned long long lines;
	bool is_skipping;               /* what follows a line's beginning that has been taken */
	bool is_at_end;
	int error;
} buffer;

/* Takes the next LENGTH bytes as a line. END is where the next one begins. */
static void take(struct input_line *line, size_t length, size_t end)
{
	static const char byte_order_mark[] = {'\xEF', '\xBB', '\xBF'};
	bool is_marked = !buffer.lines && length >= sizeof byte_order_mark &&
	                 !memcmp(buffer.bytes + buffer.begin, byte_order_mark, sizeof byte_order_mark);
	size_t skipped = is_marked ? sizeof byte_order_mark : 0;

	line->text = buffer.bytes + buffer.begin + skipped;
	line->length = length - skipped;
	line->number = ++buffer.lines;
	line->is_too_long = false;
	buffer.bytes[buffer.begin + length] = '\0';
	buffer.searched = 0;
	buffer.begin = end;
}

bool input_next(struct input_line *line)
{
	for (;;) {
		size_t left = buffer.end - buffer.begin;
		char *begin = buffer.bytes + buffer.begin;
		char *end = memchr(begin + buffer.searched, '\n', left - buffer.searched);

		if (buffer.is_skipping) {
			buffer.begin = end ? (size_t)(end + 1 - buffer.bytes) : buffer.end;
			buffer.is_skipping = !end;
			if (!end)
				return false;
		} else if (end) {
			take(line, (size_t)(end - begin), (size_t)(end + 1 - buffer.bytes));
			return true;
		} else if (left > INPUT_LINE_MAX) {
			take(line, INPUT_LINE_MAX, buffer.end);
			line->is_too_long = true;
			buffer.is_skipping = true;
			return true;
		} else if (left && buffer.is_at_end) {
			take(line, left, buffer.end);
			return true;
		} else {
			buffer.searched = left;
			return false;
		}
	}
}

bool input_fill(void)
{
	size_t count;

	if (buffer.is_at_end)
		return false;
	memmove(buffer.bytes, buffer.bytes + buffer.begin, buffer.end - buffer.begin);
	buffer.end -= buffer.begin;
	buffer.begin = 0;
	buffer.error = os_read(buffer.bytes + buffer.end, INPUT_LINE_MAX + 1 - buffer.end, &count);
	buffer.end += count;
	buffer.is_at_end = count == 0;
	return !buffer.error;
}

int input_error(void)
{
	return buffer.error;
}
