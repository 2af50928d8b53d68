/* The whole truth: of all 65,536 PCI IDs, in every release, the tool says what a second reading of the pages says. */
#include "reading.h"
#include "run.h"
#include "test.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ID_COUNT = 0x10000 };

static struct reading **readings; /* the newest release first, as the tool says it */
static size_t reading_count;
static char *all_ids; /* a line each */

static const char *next_line(const char *line)
{
	const char *end = strchr(line, '\n');

	return end ? end + 1 : line + strlen(line);
}

/* Reads every page, in the order in which the tool lists the releases. */
static int read_pages(void **state)
{
	struct result result = RUN("--releases", "-o", "release");
	glob_t pages;

	(void)state;
	if (glob("tables/[0-9]*.md", 0, NULL, &pages))
		return -1;
	readings = calloc(pages.gl_pathc, sizeof *readings);
	for (const char *line = result.out; *line; line = next_line(line)) {
		for (size_t i = 0; i < pages.gl_pathc; i++) {
			struct reading *reading = reading_of(pages.gl_pathv[i]);
			size_t length = strlen(reading->release);

			if (!strncmp(line, reading->release, length) && line[length] == '\n')
				readings[reading_count++] = reading;
		}
	}
	assert_int_equal(reading_count, pages.gl_pathc);
	reading_complete(readings, reading_count);
	globfree(&pages);
	result_free(&result);
	all_ids = malloc(ID_COUNT * 5 + 1);
	for (unsigned id = 0; id < ID_COUNT; id++)
		sprintf(all_ids + id * 5, "%04X\n", id);
	return 0;
}

static void write_fields(FILE *file, const struct reading *reading, unsigned id)
{
	static const struct reading_row none = {"-", "-", "-", "-", "-", "-", "-", NULL};
	const struct reading_row *row = reading->by_id[id] ? reading->by_id[id] : &none;

	fprintf(file, "%04X\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", id, reading->release, row == &none ? "no" : "yes",
	        row->code, row->codes, row->devices, row->codename, row->arch, row->names, row->url, reading->driver,
	        reading->demucs_gui);
}

#define FIELDS "id,release,supported,code,codes,devices,codename,arch,names,url,driver,demucs-gui"

static void assert_same(const char *said, const char *expected)
{
	for (size_t line = 1; *said || *expected; line++) {
		const char *said_next = next_line(said), *expected_next = next_line(expected);

		if (said_next - said != expected_next - expected || strncmp(said, expected, (size_t)(said_next - said)))
			fail_msg("line %zu: %.*s is not %.*s", line, (int)(said_next - said), said,
			         (int)(expected_next - expected), expected);
		said = said_next;
		expected = expected_next;
	}
}

static void every_field_of_every_id_in_every_release_is_as_the_page_says(void **state)
{
	struct result result = RUN_WITH(all_ids, "-", "-o", FIELDS);
	size_t size;
	char *expected;
	FILE *file = open_memstream(&expected, &size);

	(void)state;
	for (unsigned id = 0; id < ID_COUNT; id++) {
		for (size_t i = 0; i < reading_count; i++)
			write_fields(file, readings[i], id);
	}
	fclose(file);
	assert_same(result.out, expected);
	assert_string_equal(result.err, "");
	free(expected);
	result_free(&result);
}

static void write_codes(FILE *file, const struct reading *reading, unsigned id)
{
	fprintf(file, "%04X\t%s\n", id, reading->by_id[id] ? reading->by_id[id]->codes : "-");
}

static void the_codes_of_every_id_are_as_the_page_says_on_standard_input(void **state)
{
	(void)state;
	for (size_t i = 0; i < reading_count; i++) {
		struct result result = RUN_WITH(all_ids, "-", "-i", readings[i]->release);
		size_t size;
		char *expected;
		FILE *file = open_memstream(&expected, &size);

		for (unsigned id = 0; id < ID_COUNT; id++)
			write_codes(file, readings[i], id);
		fclose(file);
		assert_same(result.out, expected);
		assert_int_equal(result.status, 1);
		free(expected);
		result_free(&result);
	}
}

static void the_codes_of_every_id_are_as_the_page_says_as_operands(void **state)
{
	enum { AT_ONCE = 0x4000 };
	const char **arguments = calloc(AT_ONCE + 3, sizeof *arguments);
	char (*spelled)[12] = calloc(AT_ONCE, sizeof *spelled);

	(void)state;
	for (size_t i = 0; i < reading_count; i++) {
		for (unsigned begin = 0; begin < ID_COUNT; begin += AT_ONCE) {
			struct result result;
			size_t size;
			char *expected;
			FILE *file = open_memstream(&expected, &size);

			arguments[0] = "-i";
			arguments[1] = readings[i]->release;
			for (unsigned id = begin; id < begin + AT_ONCE; id++) {
				sprintf(spelled[id - begin], "8086:%04x", id);
				arguments[2 + id - begin] = spelled[id - begin];
				write_codes(file, readings[i], id);
			}
			fclose(file);
			result = run_tool(NULL, arguments);
			assert_same(result.out, expected);
			free(expected);
			result_free(&result);
		}
	}
	free(spelled);
	free(arguments);
}

static void the_list_of_a_release_is_what_its_page_lists(void **state)
{
	(void)state;
	for (size_t i = 0; i < reading_count; i++) {
		struct result result = RUN("--list", "-i", readings[i]->release);
		char count[32];
		size_t size;
		char *expected;
		FILE *file = open_memstream(&expected, &size);

		for (unsigned id = 0; id < ID_COUNT; id++) {
			if (readings[i]->by_id[id])
				write_codes(file, readings[i], id);
		}
		fclose(file);
		assert_same(result.out, expected);
		snprintf(count, sizeof count, "%zu\n", readings[i]->entry_count);
		assert_run(RUN("--releases", "-o", "devices", "-i", readings[i]->release), 0, count, "");
		free(expected);
		result_free(&result);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_field_of_every_id_in_every_release_is_as_the_page_says),
		cmocka_unit_test(the_codes_of_every_id_are_as_the_page_says_on_standard_input),
		cmocka_unit_test(the_codes_of_every_id_are_as_the_page_says_as_operands),
		cmocka_unit_test(the_list_of_a_release_is_what_its_page_lists),
	};

	return cmocka_run_group_tests_name("truth", tests, read_pages, NULL);
}
