/* Where devices come from; see stream.h. */
#include "stream.h"

#include "answer.h"
#include "messages.h"
#include "output.h"
#include "text.h"

#include <assert.h>
#include <string.h>

static_assert((int)DEVICE_BARE_MAX <= INPUT_MARGIN,
	"bare IDs are looked for up to the end of what has come");

/* Blank lines and comments ask nothing. */
static bool is_to_skip(const struct input_line *line)
{
	if (*line->text > '#') /* as nearly all do */
		return false;
	return *line->text == '#' ||
	       (device_skip_blanks(line->text) == line->text + line->length && !line->is_too_long);
}

static void answer_line(const struct question *question, const struct input_line *line)
{
	struct device device;

	if (!line->is_too_long && device_scan(line->text, line->length, &device)) {
		answer_one_of_many(question, &device);
	} else {
		messages_no_device_in_line(line);
		answer_no_device(question);
	}
}

/* Answers for the bare IDs that come next. Returns whether there are any. */
static bool answer_bare(const struct question *question)
{
	const char *limit, *next = input_rest(&limit), *end;
	unsigned long long count = 0;
	struct device device;

	while ((end = device_scan_bare(next, &device)) && end <= limit) {
		answer_one_of_many(question, &device);
		next = end;
		count++;
	}
	if (count)
		input_take(next, count);
	return count > 0;
}

/* Answers for the next line that has come. Returns false where none has; sets HAS_LINE where it
 * could be a device. */
static bool answer_next(const struct question *question, bool *has_line)
{
	struct input_line line;

	if (!input_next(&line))
		return false;
	if (!is_to_skip(&line)) {
		answer_line(question, &line);
		*has_line = true;
	}
	return true;
}

/* Returns whether standard input had a line that could be a device. */
static bool answer_input(const struct question *question)
{
	bool has_line = false;

	while (!output_error() && input_fill()) {
		do
			has_line |= answer_bare(question);
		while (answer_next(question, &has_line));
		output_flush(); /* before waiting for more */
	}
	return has_line;
}

/* Of several lines in one operand, all but one would be lost. */
static bool is_one_line(const char *operand, size_t length)
{
	return *device_skip_blanks(
		       text_find_byte(device_skip_blanks(operand), operand + length, '\n')) == '\0';
}

void stream_answer(const struct question *question)
{
	bool has_line = false;

	for (char **operand = question->operands; *operand; operand++) {
		const size_t length = strlen(*operand);
		struct device device;

		if (!strcmp(*operand, "-")) {
			has_line |= answer_input(question);
			if (!has_line && !input_error())
				messages_no_input();
		} else if (is_one_line(*operand, length) &&
			   device_scan(*operand, length, &device)) {
			answer_device(question, &device);
		} else {
			messages_no_device(*operand);
			answer_no_device(question);
		}
	}
}
