/* Every row of fuzz/RULES.md holds: the tool answers it so, as an operand and as a line of standard
 * input, and so does the slow scanner of the fuzzer. */
#include "reference_device.h"
#include "run.h"
#include "tables.h"
#include "test.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CELL_COUNT = 5, EXAMPLES_MAX = 1024, EXAMPLES_MIN = 150, LINE_SIZE = 4096 };

/* A row of the page. Its texts are decoded. */
struct example {
	char *input;
	size_t length;
	char *answer; /* as -o id,rev prints it, a line a device; empty if there is none */
	char rule[4]; /* 1a */
	bool is_for_lines, is_for_operands;
};

static struct example examples[EXAMPLES_MAX];
static size_t example_count;

/* Splits LINE at its bars into CELLS. An escaped bar is a part of a cell. */
static bool split(char *line, char *cells[CELL_COUNT])
{
	size_t count = 0;

	if (*line != '|')
		return false;
	*line++ = '\0';
	for (char *at = line; *at; at++) {
		if (*at == '\\' && at[1] == '|') {
			memmove(at, at + 1, strlen(at));
		} else if (*at == '|') {
			*at = '\0';
			if (count < CELL_COUNT)
				cells[count] = line + strspn(line, " ");
			count++;
			line = at + 1;
		}
	}
	return count == CELL_COUNT;
}

/* Replaces bytes in hexadecimal, as in ⟨C2 A0⟩, by themselves. Returns the length. */
static size_t decode(char *text)
{
	static const char begin[] = "⟨", end[] = "⟩";
	char *const start = text, *to = text;

	while (*text) {
		if (strncmp(text, begin, sizeof begin - 1) != 0) {
			*to++ = *text++;
			continue;
		}
		text += sizeof begin - 1;
		while (strncmp(text, end, sizeof end - 1) != 0) {
			char *next;

			*to++ = (char)strtoul(text, &next, 16);
			if (next == text)
				fail_msg("bytes that are not hexadecimal: '%s'", text);
			text = next;
		}
		text += sizeof end - 1;
	}
	*to = '\0';
	return (size_t)(to - start);
}

/* Reads the next code span of TEXT and moves TEXT after it. Returns NULL if none follows. */
static char *next_span(char **text)
{
	char *begin = strchr(*text, '`'), *end = begin ? strchr(begin + 1, '`') : NULL;

	if (!end)
		return NULL;
	*end = '\0';
	*text = end + 1;
	return begin + 1;
}

/* Reads answers: `7D55` or `7D55 08`, several for an operand, or none. */
static char *read_answer(char *cell)
{
	char *answer, *span;
	size_t size;
	FILE *out = open_memstream(&answer, &size);

	assert_non_null(out);
	while ((span = next_span(&cell))) {
		char *revision = strchr(span, ' ');

		if (revision)
			*revision++ = '\0';
		fprintf(out, "%s\t%s\n", span, revision ? revision : "-");
	}
	fclose(out);
	return answer;
}

static void read_example(char *cells[CELL_COUNT], const char *rule)
{
	struct example *example = &examples[example_count++];
	char *input = cells[2], *span;

	assert_true(example_count < EXAMPLES_MAX);
	snprintf(example->rule, sizeof example->rule, "%s", rule);
	example->is_for_lines = strncmp(input, "operand ", 8) != 0;
	example->is_for_operands = strncmp(input, "line ", 5) != 0;
	span = next_span(&input);
	if (!span)
		fail_msg("rule %s has a row without an input", rule);
	example->input = strdup(span);
	assert_non_null(example->input);
	example->length = decode(example->input);
	example->answer = read_answer(cells[3]);
	if (!*example->answer && strncmp(cells[3], "none", 4) != 0)
		fail_msg("rule %s has a row without an answer: '%s'", rule, span);
}

static int read_page(void **state)
{
	char line[LINE_SIZE], rule[4] = "";
	FILE *page = fopen("fuzz/RULES.md", "r");

	if (!page)
		return -1;
	while (fgets(line, sizeof line, page)) {
		char *cells[CELL_COUNT];

		if (!split(line, cells) || *cells[0] == '-' || !strncmp(cells[0], "Rule", 4))
			continue;
		if (*cells[0])
			sscanf(cells[0], "%3s", rule);
		read_example(cells, rule);
	}
	fclose(page);
	return example_count < EXAMPLES_MIN || use_known_pages(state);
}

static int free_examples(void **state)
{
	(void)state;
	for (size_t i = 0; i < example_count; i++) {
		free(examples[i].input);
		free(examples[i].answer);
	}
	return 0;
}

/* Reports a row that does not hold. Returns 1, to be counted. */
static unsigned report(
	const struct example *example, const char *asked, const char *answer, int status)
{
	print_error("RULES %s, %s '%s': the answer is '%s', not '%s', and the status is %d\n",
		example->rule, asked, example->input, answer, example->answer, status);
	return 1;
}

/* An error of a single operand prints nothing. */
static unsigned check_operand(const struct example *example)
{
	struct result result = RUN("-i", "latest", "-o", "id,rev", "--", example->input);
	unsigned faults = 0;

	if (strcmp(result.out, example->answer) != 0 || (result.status == 2) != !*example->answer ||
		result.status > 2)
		faults = report(example, "operand", result.out, result.status);
	result_free(&result);
	return faults;
}

static unsigned check_line(const struct example *example)
{
	const char *const arguments[] = { tool_path(), "-i", "latest", "-o", "id,rev", "-", NULL };
	const char *expected = *example->answer ? example->answer : "-\t-\n";
	struct result result = run_program(example->input, example->length, arguments);
	unsigned faults = 0;

	if (strcmp(result.out, expected) != 0 || (result.status == 2) != !*example->answer ||
		result.status > 2)
		faults = report(example, "line", result.out, result.status);
	result_free(&result);
	return faults;
}

/* Runs the rows of all rules whose number is in NUMBERS. */
static void assert_rules(const char *numbers)
{
	unsigned faults = 0, count = 0;

	for (size_t i = 0; i < example_count; i++) {
		const struct example *example = &examples[i];

		if (!strchr(numbers, *example->rule))
			continue;
		count++;
		if (example->is_for_operands)
			faults += check_operand(example);
		if (example->is_for_lines)
			faults += check_line(example);
	}
	assert_true(count > 0);
	assert_int_equal(faults, 0);
}

static void a_device_with_its_vendor_is_found(void **state)
{
	(void)state;
	assert_rules("1");
}

static void a_number_is_a_device_only_if_a_word_says_so_or_it_is_alone(void **state)
{
	(void)state;
	assert_rules("2");
}

static void the_first_gpu_of_several_devices_counts(void **state)
{
	(void)state;
	assert_rules("3");
}

static void other_numbers_are_not_devices(void **state)
{
	(void)state;
	assert_rules("4");
}

static void the_revision_of_the_device_counts(void **state)
{
	(void)state;
	assert_rules("5");
}

static void a_number_after_a_label_may_be_decimal(void **state)
{
	(void)state;
	assert_rules("6");
}

static void devices_of_another_vendor_or_class_are_devices(void **state)
{
	(void)state;
	assert_rules("7");
}

/* RULES 8d, 8g: the scanner sees one line, in UTF-8. */
static void white_space_and_encodings_do_not_matter(void **state)
{
	(void)state;
	assert_rules("8");
}

/* RULES 9a-9h */
static void operands_may_be_products_and_lines_are_not(void **state)
{
	(void)state;
	assert_rules("9");
}

/* RULES 7b */
static void the_message_about_another_class_names_it(void **state)
{
	static const char *const classes[] = { "Ethernet", "Audio" };
	unsigned count = 0;

	(void)state;
	for (size_t i = 0; i < example_count; i++) {
		if (strcmp(examples[i].rule, "7b") != 0)
			continue;
		for (size_t j = 0; j < LENGTH(classes); j++) {
			struct result result;

			if (!strstr(examples[i].input, classes[j]))
				continue;
			result = RUN("-i", "latest", examples[i].input);
			assert_null(strstr(result.err, "just in time"));
			for (char *c = result.err; *c; c++)
				*c = (char)tolower((unsigned char)*c);
			assert_non_null(strstr(result.err, classes[j] + 1));
			assert_int_equal(result.status, 1);
			result_free(&result);
			count++;
		}
	}
	assert_true(count >= LENGTH(classes));
}

static bool is_gpu(unsigned id)
{
	for (unsigned i = 0; i < pci_id_count; i++) {
		if (pci_ids[i] == id)
			return true;
	}
	return false;
}

static bool is_utf_16(const struct example *example)
{
	return example->length != strlen(example->input);
}

/* Returns the answer of the reference, as -o id,rev prints it. */
static const char *ask_reference(const struct example *example)
{
	static char answer[32];
	char revision[8] = "-";
	struct device device;

	if (!reference_device_read(example->input, example->length, is_gpu, &device))
		return "";
	if (device.revision != NO_REVISION)
		snprintf(revision, sizeof revision, "%02x", (unsigned)device.revision & 0xFFU);
	if (device.vendor == VENDOR_INTEL)
		snprintf(answer, sizeof answer, "%04X\t%s\n", device.id, revision);
	else
		snprintf(answer, sizeof answer, "%04X:%04X\t%s\n", device.vendor, device.id,
			revision);
	return answer;
}

/* The reference knows neither products nor standard input. */
static void the_reference_scanner_follows_every_rule(void **state)
{
	unsigned faults = 0;

	(void)state;
	for (size_t i = 0; i < example_count; i++) {
		const struct example *example = &examples[i];
		const char *answer;

		if (!example->is_for_lines || is_utf_16(example))
			continue;
		answer = ask_reference(example);
		if (strcmp(answer, example->answer) != 0)
			faults += report(example, "reference", answer, 0);
	}
	assert_int_equal(faults, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_device_with_its_vendor_is_found),
		cmocka_unit_test(a_number_is_a_device_only_if_a_word_says_so_or_it_is_alone),
		cmocka_unit_test(the_first_gpu_of_several_devices_counts),
		cmocka_unit_test(other_numbers_are_not_devices),
		cmocka_unit_test(the_revision_of_the_device_counts),
		cmocka_unit_test(a_number_after_a_label_may_be_decimal),
		cmocka_unit_test(devices_of_another_vendor_or_class_are_devices),
		cmocka_unit_test(white_space_and_encodings_do_not_matter),
		cmocka_unit_test(operands_may_be_products_and_lines_are_not),
		cmocka_unit_test(the_message_about_another_class_names_it),
		cmocka_unit_test(the_reference_scanner_follows_every_rule),
	};

	return cmocka_run_group_tests_name("rules", tests, read_page, free_examples);
}
