/* The whole truth: for all 65,536 PCI IDs, in every release, the tool answers as a second reading
 * of the pages does. */
#include "run.h"
#include "test.h"
#include "truth.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *all_ids; /* a line each */

/* Writes one line about the device ID in RELEASE, by the wheels of SYSTEM. */
typedef void line_writer(
	FILE *file, const struct truth_release *release, unsigned id, unsigned system);

static int read_pages(void **state)
{
	(void)state;
	truth_read();
	all_ids = malloc(TRUTH_ID_COUNT * 5 + 1);
	assert_non_null(all_ids);
	for (unsigned id = 0; id < TRUTH_ID_COUNT; id++)
		sprintf(all_ids + id * 5, "%04X\n", id);
	return 0;
}

/* What WRITE writes about the IDs from BEGIN up to END, in each of the COUNT releases at RELEASES.
 */
static char *lines_of(line_writer *write, const struct truth_release *releases, size_t count,
	unsigned system, unsigned begin, unsigned end)
{
	size_t size;
	char *text;
	FILE *file = open_memstream(&text, &size);

	assert_non_null(file);
	for (unsigned id = begin; id < end; id++) {
		for (size_t i = 0; i < count; i++)
			write(file, &releases[i], id, system);
	}
	fclose(file);
	return text;
}

static void write_fields(
	FILE *file, const struct truth_release *release, unsigned id, unsigned system)
{
	struct truth_answer answer = truth_of(release, id, TRUTH_NO_REVISION, system);

	truth_write(file, &answer);
}

static void every_field_of_every_id_in_every_ipex_release_is_as_the_pages_say(void **state)
{
	(void)state;
	for (unsigned system = 0; system < TRUTH_SYSTEM_COUNT; system++) {
		struct result result =
			RUN_WITH(all_ids, "-", "-o", TRUTH_FIELDS, "--os", truth_systems[system]);
		char *expected = lines_of(
			write_fields, truth_releases, truth_ipex_count, system, 0, TRUTH_ID_COUNT);

		assert_same_lines(result.out, expected);
		assert_string_equal(result.err, "");
		free(expected);
		result_free(&result);
	}
}

static void every_field_of_every_id_in_every_torch_version_is_as_the_pages_say(void **state)
{
	(void)state;
	for (size_t i = truth_ipex_count; i < truth_release_count; i++) {
		for (unsigned system = 0; system < TRUTH_SYSTEM_COUNT; system++) {
			struct result result = RUN_WITH(all_ids, "-", "-o", TRUTH_FIELDS, "--os",
				truth_systems[system], "-t", truth_releases[i].name);
			char *expected = lines_of(
				write_fields, &truth_releases[i], 1, system, 0, TRUTH_ID_COUNT);

			assert_same_lines(result.out, expected);
			assert_string_equal(result.err, "");
			free(expected);
			result_free(&result);
		}
	}
}

static void the_header_names_the_fields_once(void **state)
{
	char header[] = TRUTH_FIELDS "\n";
	struct result result = RUN_WITH("0000\n0001\n", "-", "-Ho", TRUTH_FIELDS);

	(void)state;
	for (char *comma = header; (comma = strchr(comma, ','));)
		*comma = '\t';
	assert_memory_equal(result.out, header, sizeof header - 1);
	assert_null(strstr(result.out + 1, "id\trev"));
	result_free(&result);
}

static void the_input_is_repeated_as_it_was(void **state)
{
	struct result result = RUN_WITH(all_ids, "-", "-t", "latest", "-o", "input");

	(void)state;
	if (truth_release_count > truth_ipex_count)
		assert_same_lines(result.out, all_ids);
	result_free(&result);
}

static void write_json_string(FILE *file, const char *text, size_t length)
{
	putc('"', file);
	for (size_t i = 0; i < length; i++) {
		if (strchr("\"\\", text[i]))
			putc('\\', file);
		putc(text[i], file);
	}
	putc('"', file);
}

static void write_json_list(FILE *file, const char *value, const char *separator)
{
	putc('[', file);
	while (strcmp(value, "-") != 0) {
		const char *end = strstr(value, separator);

		write_json_string(file, value, end ? (size_t)(end - value) : strlen(value));
		if (!end)
			break;
		putc(',', file);
		value = end + strlen(separator);
	}
	putc(']', file);
}

static void write_json_value(FILE *file, enum truth_field field, const char *value)
{
	if (field == TRUTH_CODES || field == TRUTH_DEVICES)
		write_json_list(file, value, " ");
	else if (field == TRUTH_NAMES)
		write_json_list(file, value, "; ");
	else if (!strcmp(value, "-"))
		fputs("null", file);
	else if (field == TRUTH_SUPPORTED || field == TRUTH_EXACT)
		fputs(!strcmp(value, "yes") ? "true" : "false", file);
	else
		write_json_string(file, value, strlen(value));
}

/* As jq -c writes it. */
static void write_json(
	FILE *file, const struct truth_release *release, unsigned id, unsigned system)
{
	struct truth_answer answer = truth_of(release, id, TRUTH_NO_REVISION, system);
	const char *name = TRUTH_FIELDS;

	for (size_t i = 0; i < TRUTH_FIELD_COUNT; i++, name++) {
		size_t length = strcspn(name, ",");

		fprintf(file, "%c\"%.*s\":", i ? ',' : '{', (int)length, name);
		write_json_value(file, (enum truth_field)i, answer.fields[i]);
		name += length;
	}
	fputs("}\n", file);
}

/* In arrays of so many IDs that jq has room for them. */
static void every_field_of_every_id_in_every_release_is_the_same_in_json(void **state)
{
	static const char command[] =
		"\"$0\" -jo \"$1\" --os linux ${2:+-t \"$2\"} - | jq -c '.[]'";
	enum { AT_ONCE = 0x2000 };

	(void)state;
	for (unsigned begin = 0; begin < TRUTH_ID_COUNT; begin += AT_ONCE) {
		bool is_torch = begin / AT_ONCE % 2 && truth_release_count > truth_ipex_count;
		const struct truth_release *releases = truth_releases;
		size_t count = truth_ipex_count;
		struct result result;
		char *expected;

		if (is_torch) { /* the newest of PyTorch, for every second array */
			releases += truth_ipex_count;
			count = 1;
		}
		result = run_program(all_ids + (size_t)begin * 5, (size_t)AT_ONCE * 5,
			(const char *const[]){ "sh", "-c", command, tool_path(), TRUTH_FIELDS,
				is_torch ? releases->name : "", NULL });
		expected = lines_of(write_json, releases, count, 0, begin, begin + AT_ONCE);
		assert_same_lines(result.out, expected);
		assert_string_equal(result.err, "");
		free(expected);
		result_free(&result);
	}
}

static void json_has_every_field_if_none_is_chosen(void **state)
{
	static const char command[] =
		"echo 0000 | \"$0\" -j - | jq -r '.[0] | keys_unsorted | join(\",\")'";

	(void)state;
	assert_run(run_program(NULL, 0,
			   (const char *const[]){ "sh", "-c", command, tool_path(), NULL }),
		0, TRUTH_FIELDS ",input\n", "");
}

/* In the first line of each device in --long. */
#define PCI_ID_LABEL "PCI ID %04X"

/* Whether the description that begins at TEXT and ends at END has PART. */
static bool describes(const char *text, const char *end, const char *part)
{
	const char *at = strstr(text, part);

	return at && at + strlen(part) <= end;
}

static void assert_describes(
	unsigned id, const char *text, const char *end, const char *label, const char *value)
{
	char part[4096];

	if (!strcmp(value, "-"))
		return;
	snprintf(part, sizeof part, "%s%s", label, value);
	if (!describes(text, end, part))
		fail_msg("'%s' is missing in the description of %04X: %.*s", part, id,
			(int)(end - text), text);
}

/* An address may be longer than a line of the screen. */
static void assert_fits_on_a_screen(unsigned id, const char *text, const char *end)
{
	enum { LINES = 25, COLUMNS = 80 };
	size_t lines = 0;

	for (const char *line = text; line < end; line = next_line(line)) {
		size_t length = (size_t)(next_line(line) - line), columns = 0;

		for (size_t i = 0; i + 1 < length; i++)
			columns += ((unsigned char)line[i] & 0xC0) != 0x80;
		lines++;
		if (columns > COLUMNS && !describes(line, line + length, "://"))
			fail_msg("%zu columns for %04X: %.*s", columns, id, (int)length, line);
	}
	if (lines > LINES)
		fail_msg("%zu lines for %04X: %.*s", lines, id, (int)(end - text), text);
}

static void assert_description(unsigned id, const char *text, const char *end)
{
	bool has_download = false;

	for (size_t i = 0; i < truth_ipex_count; i++) {
		const struct truth_release *release = &truth_releases[i];
		struct truth_answer answer = truth_of(release, id, TRUTH_NO_REVISION, 0);

		if (!i) {
			assert_describes(id, text, end, "", answer.fields[TRUTH_NAME]);
			assert_describes(id, text, end, "", answer.fields[TRUTH_DEVICE]);
			assert_describes(id, text, end, "", answer.fields[TRUTH_ARCH]);
			assert_describes(
				id, text, end, "-fsycl-targets=", answer.fields[TRUTH_SYCL]);
			assert_describes(
				id, text, end, "TORCH_XPU_ARCH_LIST=", answer.fields[TRUTH_DEVICE]);
			assert_describes(id, text, end,
				"USE_AOT_DEVLIST=", truth_devlist(NULL, id, TRUTH_NO_REVISION, 0));
		}
		if (!release->page || !answer.is_supported)
			continue;
		assert_describes(id, text, end, "", release->name);
		assert_describes(id, text, end, "", answer.fields[TRUTH_CODE]);
		if (!has_download)
			assert_describes(id, text, end, "", answer.fields[TRUTH_URL]);
		has_download = true;
	}
}

static void the_description_of_every_device_fits_on_a_screen_and_has_the_facts(void **state)
{
	(void)state;
	for (size_t i = 0; i < truth_id_count; i++) {
		char id[8], expected[32];
		struct result result;

		snprintf(id, sizeof id, "%04X", truth_ids[i]);
		snprintf(expected, sizeof expected, PCI_ID_LABEL, truth_ids[i]);
		result = RUN("--long", "--os", "linux", id);
		if (!describes(result.out, next_line(result.out), expected))
			fail_msg("the description of %s begins with %.60s", id, result.out);
		assert_fits_on_a_screen(truth_ids[i], result.out, result.out + result.out_length);
		assert_description(truth_ids[i], result.out, result.out + result.out_length);
		assert_string_equal(result.err, "");
		result_free(&result);
	}
}

/* All IDs at once, so that an answer cannot be that of the device before. */
static void the_descriptions_of_all_ids_are_those_of_each(void **state)
{
	struct result all = RUN_WITH(all_ids, "-", "--long", "--os", "linux");
	const char *at = all.out;

	(void)state;
	for (size_t i = 0; i < truth_id_count; i++) {
		char id[8], part[32];
		struct result one;

		snprintf(id, sizeof id, "%04X\n", truth_ids[i]);
		snprintf(part, sizeof part, PCI_ID_LABEL, truth_ids[i]);
		one = RUN_WITH(id, "-", "--long", "--os", "linux");
		at = strstr(at, part);
		if (!at)
			fail_msg("%.4s is not described", id);
		while (at > all.out && at[-1] != '\n')
			at--;
		if (strncmp(at, one.out, one.out_length) != 0)
			fail_msg("%.4s is described as %.*s, alone as %s", id, (int)one.out_length,
				at, one.out);
		at = next_line(at);
		result_free(&one);
	}
	result_free(&all);
}

/* The IDs that at least one of the COUNT releases at RELEASES supports, a line each. */
static char *supported_ids(const struct truth_release *releases, size_t count)
{
	size_t size;
	char *ids;
	FILE *file = open_memstream(&ids, &size);

	assert_non_null(file);
	for (size_t i = 0; i < truth_id_count; i++) {
		bool is_supported = false;

		for (size_t j = 0; j < count; j++)
			is_supported |= truth_of(&releases[j], truth_ids[i], TRUTH_NO_REVISION, 0)
			                        .is_supported;
		if (is_supported)
			fprintf(file, "%04X\n", truth_ids[i]);
	}
	fclose(file);
	return ids;
}

/* What -d prints for the IDs in LIST: the setting of each, once, with commas between. */
static char *joined_settings(const char *list, const struct truth_release *release)
{
	enum { SETTINGS_SIZE = 1 << 13 };
	char *joined = calloc(1, SETTINGS_SIZE);

	assert_non_null(joined);
	for (const char *line = list; *line; line = next_line(line)) {
		const char *value = truth_devlist(
			release, (unsigned)strtoul(line, NULL, 16), TRUTH_NO_REVISION, 0);
		char item[80], listed[SETTINGS_SIZE + 2];

		snprintf(item, sizeof item, ",%s,", value);
		snprintf(listed, sizeof listed, ",%s,", joined);
		if (strcmp(value, "-") != 0 && !strstr(listed, item)) {
			strcat(joined, *joined ? "," : "");
			strcat(joined, value);
		}
	}
	return strcat(joined, "\n");
}

/* In RELEASE or, if that is NULL, in all IPEX releases. */
static void assert_devlist_and_status(const struct truth_release *release)
{
	const char *option = !release ? NULL : release->is_torch ? "-t" : "-i";
	const char *name = release ? release->name : NULL;
	char *supported =
		supported_ids(release ? release : truth_releases, release ? 1 : truth_ipex_count);
	char *expected = joined_settings(supported, release);
	bool has_supported = *supported != '\0';

	if (has_supported) {
		assert_run(RUN_WITH(supported, "-d", "-", "--os", "linux", option, name), 0,
			expected, "");
		assert_run(
			RUN_WITH(supported, "-q", "-", "--os", "linux", option, name), 0, "", "");
	}
	assert_run(RUN_WITH(all_ids, "-q", "-", "--os", "linux", option, name), 1, "", "");
	assert_run(RUN_WITH(all_ids, "-q", "--any", "-", "--os", "linux", option, name),
		has_supported ? 0 : 1, "", "");
	free(supported);
	free(expected);
}

static void the_devlist_and_the_status_of_all_ids_are_as_the_pages_say(void **state)
{
	(void)state;
	assert_devlist_and_status(NULL);
	for (size_t i = 0; i < truth_release_count; i++)
		assert_devlist_and_status(&truth_releases[i]);
}

/* Those who build for a device need its name, whether a wheel has kernels for it or not. */
static void with_torch_and_without_a_release_every_device_has_a_devlist(void **state)
{
	size_t size;
	char *known, *expected;
	FILE *file = open_memstream(&known, &size);

	(void)state;
	assert_non_null(file);
	for (size_t i = 0; i < truth_id_count; i++)
		fprintf(file, "%04X\n", truth_ids[i]);
	fclose(file);
	expected = joined_settings(known, NULL);
	assert_run(RUN_WITH(known, "-d", "-", "--os", "linux"), 0, expected, "");
	assert_run(RUN_WITH(all_ids, "-d", "-", "--os", "linux"), 1, "", "ipex-gen: ");
	free(expected);
	for (size_t i = truth_ipex_count; i < truth_release_count; i++) {
		expected = joined_settings(known, &truth_releases[i]);
		assert_run(
			RUN_WITH(known, "-d", "-", "--os", "linux", "-t", truth_releases[i].name),
			0, expected, "");
		free(expected);
	}
	free(known);
}

static void write_codes(
	FILE *file, const struct truth_release *release, unsigned id, unsigned system)
{
	struct truth_answer answer = truth_of(release, id, TRUTH_NO_REVISION, system);

	fprintf(file, "%04X\t%s\n", id, answer.fields[TRUTH_CODES]);
}

static void the_codes_of_every_id_are_as_the_pages_say_on_standard_input(void **state)
{
	(void)state;
	for (size_t i = 0; i < truth_release_count; i++) {
		const struct truth_release *release = &truth_releases[i];
		struct result result = RUN_WITH(all_ids, "-", "--os", "linux",
			release->is_torch ? "-t" : "-i", release->name);
		char *expected = lines_of(write_codes, release, 1, 0, 0, TRUTH_ID_COUNT);

		assert_same_lines(result.out, expected);
		assert_int_equal(result.status, 1);
		free(expected);
		result_free(&result);
	}
}

static void the_codes_of_every_id_are_as_the_pages_say_as_operands(void **state)
{
	enum { AT_ONCE = 0x800 }; /* of 10 bytes: a command line of Windows has 32,767 */
	const char **arguments = calloc(AT_ONCE + 5, sizeof *arguments);
	char(*spelled)[12] = calloc(AT_ONCE, sizeof *spelled);

	(void)state;
	assert_non_null(arguments);
	assert_non_null(spelled);
	for (size_t i = 0; i < truth_release_count; i++) {
		for (unsigned begin = 0; begin < TRUTH_ID_COUNT; begin += AT_ONCE) {
			struct result result;
			char *expected = lines_of(
				write_codes, &truth_releases[i], 1, 1, begin, begin + AT_ONCE);

			arguments[0] = truth_releases[i].is_torch ? "-t" : "-i";
			arguments[1] = truth_releases[i].name;
			arguments[2] = "--os";
			arguments[3] = truth_systems[1];
			for (unsigned id = begin; id < begin + AT_ONCE; id++) {
				sprintf(spelled[id - begin], "8086:%04x", id);
				arguments[4 + id - begin] = spelled[id - begin];
			}
			result = run_tool(NULL, arguments);
			assert_same_lines(result.out, expected);
			free(expected);
			result_free(&result);
		}
	}
	free(spelled);
	free(arguments);
}

static void the_list_of_a_release_has_every_device_that_it_supports(void **state)
{
	(void)state;
	for (size_t i = 0; i < truth_release_count * TRUTH_SYSTEM_COUNT; i++) {
		const struct truth_release *release = &truth_releases[i / TRUTH_SYSTEM_COUNT];
		unsigned system = (unsigned)(i % TRUTH_SYSTEM_COUNT);
		const char *option = release->is_torch ? "-t" : "-i";
		struct result result =
			RUN("--list", option, release->name, "--os", truth_systems[system]);
		size_t size, entries = 0;
		char count[32], *expected;
		FILE *file = open_memstream(&expected, &size);

		assert_non_null(file);
		for (size_t j = 0; j < truth_id_count; j++) {
			if (!truth_of(release, truth_ids[j], TRUTH_NO_REVISION, system)
					.is_supported)
				continue;
			write_codes(file, release, truth_ids[j], system);
			entries++;
		}
		fclose(file);
		assert_same_lines(result.out, expected);
		snprintf(count, sizeof count, "%zu\n", entries);
		assert_run(RUN("--releases", "-o", "devices", option, release->name, "--os",
				   truth_systems[system]),
			0, count, "");
		free(expected);
		result_free(&result);
	}
}

/* The rule of CONTRIBUTING.md. The compiler also takes a page whose name is not a version. */
static void each_page_is_called_by_the_full_version_of_its_release(void **state)
{
	(void)state;
	for (size_t i = 0; i < truth_ipex_count; i++) {
		char path[4096];
		struct reading *page;

		if (!truth_releases[i].page)
			continue;
		snprintf(path, sizeof path, "%s/%s.md", pages_folder(), truth_releases[i].name);
		page = reading_of_file(path);
		if (!page)
			fail_msg("%s is not the name of a page", path);
		assert_string_equal(page->release, truth_releases[i].name);
		reading_free(page);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_field_of_every_id_in_every_ipex_release_is_as_the_pages_say),
		cmocka_unit_test(
			every_field_of_every_id_in_every_torch_version_is_as_the_pages_say),
		cmocka_unit_test(the_header_names_the_fields_once),
		cmocka_unit_test(the_input_is_repeated_as_it_was),
		cmocka_unit_test(every_field_of_every_id_in_every_release_is_the_same_in_json),
		cmocka_unit_test(json_has_every_field_if_none_is_chosen),
		cmocka_unit_test(
			the_description_of_every_device_fits_on_a_screen_and_has_the_facts),
		cmocka_unit_test(the_descriptions_of_all_ids_are_those_of_each),
		cmocka_unit_test(the_devlist_and_the_status_of_all_ids_are_as_the_pages_say),
		cmocka_unit_test(with_torch_and_without_a_release_every_device_has_a_devlist),
		cmocka_unit_test(the_codes_of_every_id_are_as_the_pages_say_on_standard_input),
		cmocka_unit_test(the_codes_of_every_id_are_as_the_pages_say_as_operands),
		cmocka_unit_test(the_list_of_a_release_has_every_device_that_it_supports),
		cmocka_unit_test(each_page_is_called_by_the_full_version_of_its_release),
	};

	return cmocka_run_group_tests_name("truth", tests, read_pages, NULL);
}
