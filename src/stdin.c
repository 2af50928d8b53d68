/* The lines of standard input; see stdin.h. */
#include "stdin.h"

#include "answer.h"
#include "fast.h"
#include "input.h"
#include "os.h"
#include "scanner.h"
#include "text.h"

#include <string.h>

/* Returns whether LINE asks nothing: it is blank, or a comment. */
static bool is_to_skip(const struct input_line *line)
{
	if (*line->text > '#') /* as nearly all do */
		return false;
	return *line->text == '#' ||
	       (text_skip_blanks(line->text) == line->text + line->length && !line->is_too_long);
}

/* Answers for the lines that come next, as long as they are easy to read. Returns whether any is.
 */
static bool answer_easy_lines(struct session *session)
{
	const char *limit, *next = input_rest(&session->input, &limit), *end;
	unsigned long long count = 0;
	struct device device;

	while ((end = fast_read(next, limit, &device))) {
		const size_t length = (size_t)(end - next);
		const struct kept *kept;

		end += *end == '\r';
		if (*end != '\n' || end >= limit)
			break;
		kept = cache_repeat(&session->cache, &device, &session->output);
		if (kept)
			messages_device(&session->messages, kept->is_supported);
		else
			answer_one_of_many(session, &device, next, length);
		next = end + 1;
		count++;
	}
	if (count)
		input_take(&session->input, next, count);
	return count > 0;
}

static void answer_line(struct session *session, const struct input_line *line)
{
	const char *end = line->text + line->length;
	struct device device;

	if (!line->is_too_long && (fast_read(line->text, end, &device) == end ||
					  scanner_read(line->text, line->length, &device))) {
		answer_one_of_many(session, &device, line->text, line->length);
	} else {
		messages_no_device_in_line(&session->messages, line->number, line->text,
			line->length, line->is_too_long);
		answer_no_device(session, line->text, line->length);
	}
}

/* Answers for the next line that is read. Returns false if there is none. */
static bool answer_next(struct session *session, bool *has_line)
{
	struct input_line line;

	if (!input_next(&session->input, &line))
		return false;
	if (!is_to_skip(&line)) {
		answer_line(session, &line);
		*has_line = true;
	}
	return true;
}

void stdin_answer(struct session *session, bool *has_line)
{
	struct input *input = &session->input;

	input_begin(input, OS_STDIN, false);
	while (!session->output.error && input_fill(input)) {
		do
			*has_line |= answer_easy_lines(session);
		while (answer_next(session, has_line));
		output_flush(&session->output); /* before waiting for more */
	}
	if (input->error)
		messages_unreadable(&session->messages, NULL, input->error);
	else if (!*has_line)
		messages_no_input(&session->messages);
}
