/* Where devices come from; see stream.h. */
#include "stream.h"

#include "answer.h"
#include "clues.h"
#include "messages.h"
#include "os.h"
#include "output.h"
#include "scan.h"
#include "text.h"

#include <assert.h>
#include <string.h>

static_assert((int)SCANNER_BARE_MAX <= INPUT_MARGIN,
	"bare IDs are looked for up to the end of what has come");

/* Blank lines and comments ask nothing. */
static bool is_to_skip(const struct input_line *line)
{
	if (*line->text > '#') /* as nearly all do */
		return false;
	return *line->text == '#' ||
	       (clues_skip_blanks(line->text) == line->text + line->length && !line->is_too_long);
}

static void answer_line(const struct question *question, const struct input_line *line)
{
	struct device device;

	if (!line->is_too_long && (scanner_read_lspci(line->text, line->length, &device) ||
					  scanner_read(line->text, line->length, &device))) {
		answer_one_of_many(question, &device);
	} else {
		messages_no_device_in_line(line);
		answer_no_device(question);
	}
}

/* Answers for the bare IDs that come next. Returns whether there are any. */
static bool answer_bare(const struct question *question, struct input *input)
{
	const char *limit, *next = input_rest(input, &limit), *end;
	unsigned long long count = 0;
	struct device device;

	while ((end = scanner_read_bare(next, &device)) && end <= limit) {
		answer_one_of_many(question, &device);
		next = end;
		count++;
	}
	if (count)
		input_take(input, next, count);
	return count > 0;
}

/* Answers for the next line that has come. Returns false where none has; sets HAS_LINE where it
 * could be a device. */
static bool answer_next(const struct question *question, struct input *input, bool *has_line)
{
	struct input_line line;

	if (!input_next(input, &line))
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
	static struct input input;
	bool has_line = false;

	input_begin(&input, OS_STDIN, false);
	while (!output_error() && input_fill(&input)) {
		do
			has_line |= answer_bare(question, &input);
		while (answer_next(question, &input, &has_line));
		output_flush(); /* before waiting for more */
	}
	if (input.error)
		messages_unreadable(input.error);
	return has_line || input.error;
}

/* Of several lines in one operand, all but one would be lost. */
static bool is_one_line(const char *operand, size_t length)
{
	return *clues_skip_blanks(
		       text_find_byte(clues_skip_blanks(operand), operand + length, '\n')) == '\0';
}

void stream_answer(const struct question *question)
{
	bool has_line = false;

	for (char **operand = question->operands; *operand; operand++) {
		const size_t length = strlen(*operand);
		struct device device;

		if (!strcmp(*operand, "-")) {
			has_line |= answer_input(question);
			if (!has_line)
				messages_no_input();
		} else if (is_one_line(*operand, length) &&
			   scanner_read(*operand, length, &device)) {
			answer_device(question, &device);
		} else {
			messages_no_device(*operand);
			answer_no_device(question);
		}
	}
}

static void answer_found(
	void *context, const struct device *device, const char *line, size_t length)
{
	(void)line;
	(void)length;
	answer_device(context, device);
}

/* Answers for the GPUs in the file NAME. */
static void scan_file(struct question *question, const char *name)
{
	static struct input input;
	static struct scan scan;
	int file = OS_STDIN, error = strcmp(name, "-") ? os_open(name, &file) : 0;

	if (!error) {
		input_begin(&input, file, true);
		error = scan_read(&scan, &input, answer_found, question);
	}
	if (error)
		messages_unreadable(error);
	if (file != OS_STDIN)
		os_close(file);
}

void stream_scan(struct question *question)
{
	if (!question->operand_count)
		scan_file(question, "-");
	for (int i = 0; i < question->operand_count; i++)
		scan_file(question, question->operands[i]);
}
