/* The whole truth: of all 65,536 PCI IDs, in every release, the tool says what a second reading of
 * the pages says. */
#include "reading.h"
#include "run.h"
#include "test.h"

#include <glob.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ID_COUNT = 0x10000 };

static struct reading **readings; /* the newest release first, as the tool says it */
static size_t reading_count;
static struct reading_line *settings, *device_names; /* the lines of these pages */
static size_t setting_count, device_name_count;
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
	setting_count = reading_table("tables/aot-devlist.md", &settings);
	device_name_count = reading_table("tables/device-names.md", &device_names);
	globfree(&pages);
	result_free(&result);
	all_ids = malloc(ID_COUNT * 5 + 1);
	for (unsigned id = 0; id < ID_COUNT; id++)
		sprintf(all_ids + id * 5, "%04X\n", id);
	return 0;
}

/* Whether WORD is one of those in LIST, with a blank between. */
static bool has_word(const char *list, const char *word)
{
	size_t length = strlen(word);

	for (const char *at = list; (at = strstr(at, word)); at++) {
		if ((at == list || at[-1] == ' ') && (!at[length] || at[length] == ' '))
			return true;
	}
	return false;
}

/*
 * Returns the first of ROW's device names that is a stepping or is none, as IS_STEPPING says, and
 * stands for CODE or, where that is NULL, for whatever; or NULL.
 */
static const char *find_device_name(
	const struct reading_row *row, bool is_stepping, const char *code)
{
	static char name[64];
	size_t length;

	for (const char *at = row->devices; *at && strcmp(at, "-") != 0;
		at += length + (at[length] == ' ')) {
		bool is_any_stepping = false, is_of_code = code == NULL;

		length = strcspn(at, " ");
		snprintf(name, sizeof name, "%.*s", (int)length, at);
		for (size_t i = 1; i < device_name_count; i++) {
			if (!has_word(device_names[i].cells[1], name))
				continue;
			is_any_stepping |= !strcmp(device_names[i].cells[0], "stepping");
			is_of_code |= code && has_word(device_names[i].cells[2], code);
		}
		if (is_any_stepping == is_stepping && is_of_code)
			return name;
	}
	return NULL;
}

/* What to put in USE_AOT_DEVLIST for ROW's code: what IPEX documents, a name that stands for the
 * code, or another name. */
static const char *devlist_of(const struct reading_row *row)
{
	const char *name;

	for (size_t i = 1; i < setting_count; i++) {
		if (has_word(settings[i].cells[2], row->code))
			return settings[i].cells[0];
	}
	if ((name = find_device_name(row, false, row->code)) ||
		(name = find_device_name(row, true, row->code)) ||
		(name = find_device_name(row, false, NULL)))
		return name;
	return row->code;
}

static bool is_exact(const struct reading_row *row)
{
	return !row->own_codes[1];
}

#define FIELDS                                                                                     \
	"id,rev,release,supported,code,codes,exact,devices,devlist,codename,arch,names,url,driver,demucs-gui"

/* What is said of a device that a release does not list. */
static const struct reading_row no_row = { "-", "-", "-", "-", "-", "-", "-", NULL };

static void write_fields(FILE *file, const struct reading *reading, unsigned id)
{
	const struct reading_row *row = reading->by_id[id] ? reading->by_id[id] : &no_row;
	bool is_listed = row != &no_row;

	fprintf(file, "%04X\t-\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", id,
		reading->release, is_listed ? "yes" : "no", row->code, row->codes,
		!is_listed      ? "-"
		: is_exact(row) ? "yes"
				: "no",
		row->devices, is_listed ? devlist_of(row) : "-", row->codename, row->arch,
		row->names, row->url, reading->driver, reading->demucs_gui);
}

/* What WRITE says of the IDs from BEGIN up to END, in each release. */
static char *written(void (*write)(FILE *file, const struct reading *reading, unsigned id),
	unsigned begin, unsigned end)
{
	size_t size;
	char *text;
	FILE *file = open_memstream(&text, &size);

	for (unsigned id = begin; id < end; id++) {
		for (size_t i = 0; i < reading_count; i++)
			write(file, readings[i], id);
	}
	fclose(file);
	return text;
}

static void assert_same(const char *said, const char *expected)
{
	for (size_t line = 1; *said || *expected; line++) {
		const char *said_next = next_line(said), *expected_next = next_line(expected);

		if (said_next - said != expected_next - expected ||
			strncmp(said, expected, (size_t)(said_next - said)))
			fail_msg("line %zu: %.*s is not %.*s", line, (int)(said_next - said), said,
				(int)(expected_next - expected), expected);
		said = said_next;
		expected = expected_next;
	}
}

static void every_field_of_every_id_in_every_release_is_as_the_page_says(void **state)
{
	static const char header[] =
		"id\trev\trelease\tsupported\tcode\tcodes\texact\tdevices\tdevlist\tcodename\tarch\tnames\turl\tdriver\t"
		"demucs-gui\n";
	struct result result = RUN_WITH(all_ids, "-", "-o", FIELDS);
	struct result with_header = RUN_WITH(all_ids, "-", "-Ho", FIELDS);
	char *expected = written(write_fields, 0, ID_COUNT);

	(void)state;
	assert_same(result.out, expected);
	assert_string_equal(result.err, "");
	assert_memory_equal(with_header.out, header, sizeof header - 1);
	assert_same(with_header.out + sizeof header - 1, expected);
	free(expected);
	result_free(&result);
	result_free(&with_header);
}

static void write_json_text(FILE *file, const char *key, const char *value)
{
	if (!strcmp(value, "-"))
		fprintf(file, ",\"%s\":null", key);
	else
		fprintf(file, ",\"%s\":\"%s\"", key, value);
}

static void write_json_list(FILE *file, const char *key, const char *value, const char *separator)
{
	fprintf(file, ",\"%s\":[", key);
	while (strcmp(value, "-") != 0) {
		const char *end = strstr(value, separator);

		fprintf(file, "\"%.*s\"", end ? (int)(end - value) : (int)strlen(value), value);
		if (!end)
			break;
		putc(',', file);
		value = end + strlen(separator);
	}
	putc(']', file);
}

/* As jq -c writes it; no text of the pages has anything to escape. */
static void write_json(FILE *file, const struct reading *reading, unsigned id)
{
	const struct reading_row *row = reading->by_id[id] ? reading->by_id[id] : &no_row;
	bool is_listed = row != &no_row;

	fprintf(file, "{\"id\":\"%04X\",\"rev\":null", id);
	write_json_text(file, "release", reading->release);
	fprintf(file, ",\"supported\":%s", is_listed ? "true" : "false");
	write_json_text(file, "code", row->code);
	write_json_list(file, "codes", row->codes, " ");
	fprintf(file, ",\"exact\":%s", !is_listed ? "null" : is_exact(row) ? "true" : "false");
	write_json_list(file, "devices", row->devices, " ");
	write_json_text(file, "devlist", is_listed ? devlist_of(row) : "-");
	write_json_text(file, "codename", row->codename);
	write_json_text(file, "arch", row->arch);
	write_json_list(file, "names", row->names, "; ");
	write_json_text(file, "url", row->url);
	write_json_text(file, "driver", reading->driver);
	write_json_text(file, "demucs-gui", reading->demucs_gui);
	fputs("}\n", file);
}

/* As arrays of so many IDs that jq has room for them. */
static void every_field_of_every_id_in_every_release_is_the_same_in_json(void **state)
{
	enum { AT_ONCE = 0x2000 };

	(void)state;
	for (unsigned begin = 0; begin < ID_COUNT; begin += AT_ONCE) {
		struct result result = run_program(all_ids + (size_t)begin * 5, (size_t)AT_ONCE * 5,
			(const char *const[]){
				"sh", "-c", "\"$0\" -j - | jq -c '.[]'", tool_path(), NULL });
		char *expected = written(write_json, begin, begin + AT_ONCE);

		assert_same(result.out, expected);
		assert_string_equal(result.err, "");
		free(expected);
		result_free(&result);
	}
}

static void write_label(FILE *file, const char *label, const char *value)
{
	if (strcmp(value, "-") != 0)
		fprintf(file, "%-22s%s\n", label, value);
}

/* Writes the codes of ROW but the one that is tried first, from the last one on. */
static void write_rest(FILE *file, const struct reading_row *row)
{
	const char *end = row->codes + strlen(row->codes);
	const char *separator = " first, then ";

	while (end > row->codes) {
		const char *begin = end;

		while (begin > row->codes && begin[-1] != ' ')
			begin--;
		if (strncmp(begin, row->code, strlen(row->code)) != 0) {
			fprintf(file, "%s%.*s", separator, (int)(end - begin), begin);
			separator = ", ";
		}
		end = begin > row->codes ? begin - 1 : begin;
	}
}

static void write_description(FILE *file, const struct reading *reading, unsigned id)
{
	const struct reading_row *row = reading->by_id[id];

	fprintf(file, "  IPEX %s: ", reading->release);
	if (!row) {
		fprintf(file, "not supported\n");
		return;
	}
	fprintf(file, "%s %s", is_exact(row) ? "use" : "try", row->code);
	if (is_exact(row))
		fprintf(file, ", which is certain");
	else
		write_rest(file, row);
	fprintf(file, "\n");
	write_label(file, "    Device names", row->devices);
	write_label(file, "    USE_AOT_DEVLIST", devlist_of(row));
	write_label(file, "    Download", row->url);
	if (!strcmp(row->url, reading->archive))
		write_label(file, "    Folder in it", row->code);
	write_label(file, "    Oldest driver", reading->driver);
	write_label(file, "    Demucs-GUI", reading->demucs_gui);
}

/* Writes what the device with ID is, as the newest reading says that lists it. Returns false where
 * none does. */
static bool write_device(FILE *file, unsigned id)
{
	for (size_t i = 0; i < reading_count; i++) {
		const struct reading_row *row = readings[i]->by_id[id];

		if (!row)
			continue;
		fprintf(file, "PCI ID %04X\n", id);
		write_label(file, "  Display names", row->names);
		write_label(file, "  Codename", row->codename);
		write_label(file, "  Architecture", row->arch);
		return true;
	}
	fprintf(file,
		"PCI ID %04X: in no release. If IPEX runs on it, it compiles just in time, for minutes at every start.\n",
		id);
	return false;
}

static void the_description_of_every_id_is_as_the_page_says(void **state)
{
	struct result result = RUN_WITH(all_ids, "-", "--long");
	size_t size;
	char *expected;
	FILE *file = open_memstream(&expected, &size);

	(void)state;
	for (unsigned id = 0; id < ID_COUNT; id++) {
		if (id)
			fprintf(file, "\n");
		if (!write_device(file, id))
			continue;
		for (size_t i = 0; i < reading_count; i++)
			write_description(file, readings[i], id);
	}
	fclose(file);
	assert_same(result.out, expected);
	assert_string_equal(result.err, "");
	free(expected);
	result_free(&result);
}

/* The IDs that at least one of the COUNT readings from FIRST on lists, a line each. */
static char *listed_ids(size_t first, size_t count)
{
	size_t size;
	char *ids;
	FILE *file = open_memstream(&ids, &size);

	for (unsigned id = 0; id < ID_COUNT; id++) {
		bool is_listed = false;

		for (size_t i = first; i < first + count; i++)
			is_listed |= readings[i]->by_id[id] != NULL;
		if (is_listed)
			fprintf(file, "%04X\n", id);
	}
	fclose(file);
	return ids;
}

/* The settings of those IDs, each by the newest of the readings that lists it, once and with commas
 * between. */
static char *joined_settings(size_t first, size_t count)
{
	enum { SETTINGS_SIZE = 1 << 13 };
	char *joined = calloc(1, SETTINGS_SIZE);

	assert_non_null(joined);
	for (unsigned id = 0; id < ID_COUNT; id++) {
		for (size_t i = first; i < first + count; i++) {
			const struct reading_row *row = readings[i]->by_id[id];
			char item[80], listed[SETTINGS_SIZE];

			if (!row)
				continue;
			snprintf(item, sizeof item, ",%s,", devlist_of(row));
			snprintf(listed, sizeof listed, ",%s,", joined);
			if (!strstr(listed, item)) {
				strcat(joined, *joined ? "," : "");
				strcat(joined, devlist_of(row));
			}
			break;
		}
	}
	return strcat(joined, "\n");
}

/* Of RELEASE or, where that is NULL, of all. */
static void assert_devlist(size_t first, size_t count, const char *release)
{
	char *listed = listed_ids(first, count), *expected = joined_settings(first, count);
	struct result result;

	assert_run(RUN_WITH(listed, "-d", "-", release ? "-i" : NULL, release), 0, expected, "");
	assert_run(RUN_WITH(listed, "-q", "-", release ? "-i" : NULL, release), 0, "", "");
	assert_run(RUN_WITH(all_ids, "-q", "-", release ? "-i" : NULL, release), 1, "", "");
	assert_run(
		RUN_WITH(all_ids, "-q", "--any", "-", release ? "-i" : NULL, release), 0, "", "");
	assert_run(RUN_WITH(all_ids, "-d", "-", release ? "-i" : NULL, release), 1, "",
		"0000 is in no release");
	result = RUN_WITH(all_ids, "-d", "--any", "-", release ? "-i" : NULL, release);
	assert_string_equal(result.out, expected);
	assert_int_equal(result.status, 0);
	result_free(&result);
	free(listed);
	free(expected);
}

static void the_devlist_and_the_status_of_all_ids_are_as_the_pages_say(void **state)
{
	(void)state;
	assert_devlist(0, reading_count, NULL);
	for (size_t i = 0; i < reading_count; i++)
		assert_devlist(i, 1, readings[i]->release);
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
	enum { AT_ONCE = 0x800 }; /* of 10 bytes: a command line of Windows has 32,767 */
	const char **arguments = calloc(AT_ONCE + 3, sizeof *arguments);
	char(*spelled)[12] = calloc(AT_ONCE, sizeof *spelled);

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
		assert_run(RUN("--releases", "-o", "devices", "-i", readings[i]->release), 0, count,
			"");
		free(expected);
		result_free(&result);
	}
}

/* As CONTRIBUTING.md says; the compiler takes pages of any other name that is no version. */
static void each_page_is_named_by_the_full_version_of_its_release(void **state)
{
	static const char command[] =
		"{ basename -s .md tables/*.md | grep -vxE 'steppings|aot-devlist|device-names'; \"$0\" --releases -o release; } | "
		"sort | uniq -u";

	(void)state;
	assert_run(run_program(NULL, 0,
			   (const char *const[]){ "sh", "-c", command, tool_path(), NULL }),
		0, "", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_field_of_every_id_in_every_release_is_as_the_page_says),
		cmocka_unit_test(every_field_of_every_id_in_every_release_is_the_same_in_json),
		cmocka_unit_test(the_description_of_every_id_is_as_the_page_says),
		cmocka_unit_test(the_devlist_and_the_status_of_all_ids_are_as_the_pages_say),
		cmocka_unit_test(the_codes_of_every_id_are_as_the_page_says_on_standard_input),
		cmocka_unit_test(the_codes_of_every_id_are_as_the_page_says_as_operands),
		cmocka_unit_test(the_list_of_a_release_is_what_its_page_lists),
		cmocka_unit_test(each_page_is_named_by_the_full_version_of_its_release),
	};

	choose_tests();
	return cmocka_run_group_tests_name("truth", tests, read_pages, NULL);
}
