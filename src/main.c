/* ipex-gen: tells which ahead-of-time build of IPEX fits an Intel GPU. Asks each part in turn. */
#include "options.h"
#include "outcome.h"
#include "output.h"

#include <string.h>

/* The releases that QUESTION asks about are those from BEGIN up to END. */
struct range {
	unsigned begin, end;
};

static struct range releases_of(const struct question *question)
{
	if (question->release < 0)
		return (struct range){0, release_count};
	return (struct range){(unsigned)question->release, (unsigned)question->release + 1};
}

static void answer_device(const struct question *question, const struct device *device)
{
	const struct range range = releases_of(question);
	const uint16_t *row_numbers = lookup_rows(device);
	bool is_supported = false;

	for (unsigned i = range.begin; i < range.end; i++) {
		struct answer answer = lookup_answer(device, row_numbers, i);

		is_supported |= answer.row != NULL;
		print_answer(&question->format, &answer, i == range.begin);
	}
	outcome_device(is_supported);
	if (!is_supported && question->format.form == PRINT_VALUES)
		outcome_not_supported(device, row_numbers, question->release);
}

/* Its answers are there, without values, so that the answers can be joined to the lines. */
static void answer_no_device(const struct question *question)
{
	const struct range range = releases_of(question);

	for (unsigned i = range.begin; i < range.end; i++) {
		struct answer answer = {NULL, i, NULL};

		print_answer(&question->format, &answer, i == range.begin);
	}
}

/* Blank lines and comments ask nothing. */
static bool is_to_skip(const struct input_line *line)
{
	return *line->text == '#' || (line->text + strspn(line->text, " \t\r") == line->text + line->length && !line->is_too_long);
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

static void answer_devices(const struct question *question)
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

/* Whether any row of the releases that are asked about goes by NAME. */
static bool is_known(const struct question *question, const char *name)
{
	const struct range range = releases_of(question);

	for (unsigned i = 0; i < pci_id_count; i++) {
		const struct device device = {VENDOR_INTEL, pci_ids[i], -1};
		const uint16_t *row_numbers = lookup_rows(&device);

		for (unsigned j = range.begin; j < range.end; j++) {
			if (row_numbers[j] && lookup_is_named(&rows[row_numbers[j]], name))
				return true;
		}
	}
	return false;
}

/* Whether ROW goes by one of the names that are asked for, or none are. */
static bool is_asked_for(const struct question *question, const struct row *row)
{
	for (int i = 0; i < question->operand_count; i++) {
		if (lookup_is_named(row, question->operands[i]))
			return true;
	}
	return question->operand_count == 0;
}

static void answer_list(const struct question *question)
{
	const struct range range = releases_of(question);

	for (unsigned i = 0; i < pci_id_count; i++) {
		const struct device device = {VENDOR_INTEL, pci_ids[i], -1};
		const uint16_t *row_numbers = lookup_rows(&device);
		bool is_first = true;

		for (unsigned j = range.begin; j < range.end; j++) {
			struct answer answer = lookup_answer(&device, row_numbers, j);

			if (!answer.row || !is_asked_for(question, answer.row))
				continue;
			print_answer(&question->format, &answer, is_first);
			is_first = false;
		}
	}
	for (int i = 0; i < question->operand_count; i++) {
		if (is_known(question, question->operands[i]))
			outcome_device(true);
		else
			outcome_nothing_named(question->operands[i], question->release);
	}
}

static void answer_releases(const struct question *question)
{
	const struct range range = releases_of(question);

	for (unsigned i = range.begin; i < range.end; i++) {
		struct answer answer = {NULL, i, NULL};

		print_answer(&question->format, &answer, true);
	}
}

static void answer_question(const struct question *question)
{
	print_begin(&question->format);
	switch (question->asked) {
	case ASKED_DEVICES:
		answer_devices(question);
		break;
	case ASKED_LIST:
		answer_list(question);
		break;
	case ASKED_RELEASES:
		answer_releases(question);
		break;
	case ASKED_HELP:
		output_text(options_help());
		break;
	case ASKED_VERSION:
		output_text("ipex-gen " IPEX_GEN_VERSION "\n");
		break;
	}
	print_end(&question->format);
}

int main(int argc, char **argv)
{
	struct question question;

	if (options_read(argc, argv, &question))
		answer_question(&question);
	output_flush();
	if (input_error())
		outcome_unreadable(input_error());
	if (output_error())
		outcome_unwritable(output_error());
	return outcome_finish(question.any_is_enough);
}
