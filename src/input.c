/* Standard input, line by line; see input.h. */
#include "input.h"

#include "os.h"
#include "text.h"

#include <string.h>

/* A line, its end, and the margin, which begins with what ends a search. Apart from what each run
 * touches: see ipex-gen.ld. */
static char bytes[INPUT_LINE_MAX + 1 + INPUT_MARGIN];

static struct {
	char *next;     /* the first byte that has come and is not taken */
	char *searched; /* up to here there is no line's end */
	char *end;      /* of what has come; a line's end follows it */
	unsigned long long lines;
	bool is_skipping; /* what follows a line's beginning that has been taken */
	bool is_at_end;
	int error;
} state;

static void skip_byte_order_mark(struct input_line *line)
{
	static const char mark[] = { '\xEF', '\xBB', '\xBF' };

	if (line->length >= sizeof mark && !memcmp(line->text, mark, sizeof mark)) {
		line->text += sizeof mark;
		line->length -= sizeof mark;
	}
}

/* Takes what comes next up to END as a line, with perhaps a CR at its end. */
static inline void take(struct input_line *line, char *end)
{
	line->text = state.next;
	line->length = (size_t)(end - state.next);
	line->number = ++state.lines;
	line->is_too_long = false;
	if (state.lines == 1)
		skip_byte_order_mark(line);
	if (line->length && end[-1] == '\r') {
		line->length--;
		end--;
	}
	*end = '\0';
}

/* Goes on at NEXT. */
static void go_on(char *next)
{
	state.next = state.searched = next;
}

/* Takes a line whose end has not come, since it is the last one or too long. */
static bool take_without_end(struct input_line *line)
{
	const size_t left = (size_t)(state.end - state.next);

	if (left > INPUT_LINE_MAX) {
		take(line, state.next + INPUT_LINE_MAX);
		line->is_too_long = true;
		state.is_skipping = true;
	} else if (left && state.is_at_end) {
		take(line, state.end);
		*++state.end = '\n'; /* in the place of which the line has its NUL */
	} else {
		state.searched = state.end;
		return false;
	}
	go_on(state.end);
	return true;
}

bool input_next(struct input_line *line)
{
	char *end = bytes + (text_find_byte(state.searched, state.end, '\n') - bytes);

	if (state.is_skipping) {
		state.is_skipping = end == state.end;
		go_on(end + !state.is_skipping);
		return !state.is_skipping && input_next(line);
	}
	if (end == state.end)
		return take_without_end(line);
	take(line, end);
	go_on(end + 1);
	return true;
}

bool input_fill(void)
{
	size_t left, count;

	if (state.is_at_end)
		return false;
	if (!state.next)
		state.next = state.searched = state.end = bytes;
	left = (size_t)(state.end - state.next);
	memmove(bytes, state.next, left);
	state.error = os_read(bytes + left, INPUT_LINE_MAX + 1 - left, &count);
	state.searched = bytes + (state.searched - state.next);
	state.next = bytes;
	state.end = bytes + left + count;
	*state.end = '\n';
	state.is_at_end = count == 0;
	return !state.error;
}

const char *input_rest(const char **limit)
{
	*limit = state.end;
	return state.is_skipping ? state.end : state.next;
}

void input_take(const char *next, unsigned long long count)
{
	state.lines += count;
	go_on(bytes + (next - bytes));
}

int input_error(void)
{
	return state.error;
}
