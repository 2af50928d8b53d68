/* Where devices come from, and the answer to each; see devices.h. */
#include "devices.h"

#include "outcome.h"
#include "output.h"
#include "repeat.h"

#include <string.h>

/* Prints what each release that QUESTION asks about says of DEVICE, which may be NULL; LISTING is its. */
static struct answers print_answers(const struct question *question, const struct device *device, const struct listing *listing)
{
	struct answers answers = {false};

	if (device) {
		const struct answer newest = lookup_newest(device, listing);

		print_device(&question->format, &newest);
	}
	for (unsigned i = question->begin; i < question->end; i++) {
		const struct answer answer = lookup_answer(device, listing, i);

		print_answer(&question->format, &answer);
		answers.is_supported |= answer.is_supported;
		if (answers.is_supported && question->format.form == PRINT_DEVLIST) /* one release is enough, the newest */
			break;
	}
	return answers;
}

/* Notes the ANSWERS to DEVICE, and says what is to be said of them. */
static void note_answers(const struct question *question, const struct device *device, const struct listing *listing,
                         struct answers answers)
{
	const enum print_form form = question->format.form;

	outcome_device(answers.is_supported);
	if ((form == PRINT_VALUES || form == PRINT_DEVLIST) && !answers.is_supported)
		outcome_not_supported(device, listing, question->begin, question->end);
}

void devices_answer_one(const struct question *question, const struct device *device)
{
	struct listing listing;

	lookup_device(device, &listing);
	note_answers(question, device, &listing, print_answers(question, device, &listing));
}

/* Its answers are there, without values, so that the answers can be joined to the questions. */
static void answer_no_device(const struct question *question)
{
	print_answers(question, NULL, &(struct listing){0});
}

/* Answers for DEVICE, which is one of many: by repeating what has been printed for a device like it. */
static void answer_one_of_many(const struct question *question, const struct device *device)
{
	const struct answers *repeated = repeat_for_device(device);
	struct listing listing;
	struct answers answers;
	struct print_places places;
	size_t position;

	if (!repeated) {
		lookup_device(device, &listing);
		repeated = repeat_for_listing(device, &listing);
	}
	if (repeated) {
		outcome_device(repeated->is_supported);
		return;
	}
	output_room(OUTPUT_ROOM_MAX); /* for them to stand in one piece */
	position = output_position();
	print_note_places(&question->format, &places);
	answers = print_answers(question, device, &listing);
	print_note_places(&question->format, NULL);
	repeat_keep(device, &listing, answers, position, &places);
	note_answers(question, device, &listing, answers);
}

/* Blank lines and comments ask nothing. */
static bool is_to_skip(const struct input_line *line)
{
	size_t i = 0;

	if (*line->text > '#') /* as nearly all do */
		return false;
	while (line->text[i] == ' ' || (line->text[i] >= '\t' && line->text[i] <= '\r'))
		i++;
	return *line->text == '#' || (i == line->length && !line->is_too_long);
}

static void answer_line(const struct question *question, const struct input_line *line)
{
	struct device device;

	if (!line->is_too_long && device_scan(line->text, line->length, &device)) {
		answer_one_of_many(question, &device);
	} else {
		outcome_no_device_in_line(line);
		answer_no_device(question);
	}
}

/* Answers for the next line that has come. Returns false where none has; sets HAS_LINE where it could be a device. */
static bool answer_next(const struct question *question, bool *has_line)
{
	struct input_line line;
	struct device device;
	const char *end = device_scan_bare(input_rest(), &device);

	if (end && input_take(end)) {
		answer_one_of_many(question, &device);
		*has_line = true;
		return true;
	}
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
		while (answer_next(question, &has_line))
			;
		output_flush(); /* before waiting for more */
	}
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
			devices_answer_one(question, &device);
		} else {
			outcome_no_device(*operand);
			answer_no_device(question);
		}
	}
}

