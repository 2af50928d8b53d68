/* Where devices come from, and the answer to each; see devices.h. */
#include "devices.h"

#include "outcome.h"
#include "output.h"

#include <string.h>

static void answer_device(const struct question *question, const struct device *device)
{
	const struct listing listing = lookup_device(device);
	bool is_supported = false;

	for (unsigned i = question->begin; i < question->end; i++) {
		struct answer answer = lookup_answer(device, &listing, i);

		is_supported |= answer.row != NULL;
		print_answer(&question->format, &answer, i == question->begin);
		if (is_supported && question->format.form == PRINT_DEVLIST) /* one release is enough, the newest */
			break;
	}
	outcome_device(is_supported);
	if (!is_supported && (question->format.form == PRINT_VALUES || question->format.form == PRINT_DEVLIST))
		outcome_not_supported(device, &listing, question->begin, question->end);
}

/* Its answers are there, without values, so that the answers can be joined to the lines. */
static void answer_no_device(const struct question *question)
{
	for (unsigned i = question->begin; i < question->end; i++) {
		struct answer answer = {.release = i};

		print_answer(&question->format, &answer, i == question->begin);
	}
}

/* Blank lines and comments ask nothing. */
static bool is_to_skip(const struct input_line *line)
{
	size_t i = 0;

	while (i < line->length && (line->text[i] == ' ' || (line->text[i] >= '\t' && line->text[i] <= '\r')))
		i++;
	return *line->text == '#' || (i == line->length && !line->is_too_long);
}

/* Returns whether standard input had a line that could be a device. */
static bool answer_input(const struct question *question)
{
	struct input_line line;
	struct device device;
	bool has_line = false;

	do {
		while (input_next(&line)) {
			if (is_to_skip(&line))
				continue;
			has_line = true;
			if (!line.is_too_long && device_scan(line.text, line.length, &device)) {
				answer_device(question, &device);
			} else {
				outcome_no_device_in_line(&line);
				answer_no_device(question);
			}
		}
		output_flush(); /* before waiting for more */
	} while (!output_error() && input_fill());
	return has_line;
}

void devices_answer(const struct question *question)
{
	for (char **operand = question->operands; *operand; operand++) {
		struct device device;

		if (!strcmp(*operand, "-")) {
			if (!answer_input(question) && !input_error())
				outcome_no_input();
		} else if (device_scan(*operand, strlen(*operand), &device)) {
			answer_device(question, &device);
		} else {
			outcome_no_device(*operand);
			answer_no_device(question);
		}
	}
}

