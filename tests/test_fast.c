/* The fast reader of lines, against the scanner, whose answers it must give. */
#include "fast.h"
#include "scanner.h"
#include "test.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MAX_LENGTH = 1 << 14, MUTATIONS = 2000 };

/* Returns a number below LIMIT, the same ones in every run: xorshift, of Marsaglia. */
static unsigned any(unsigned limit)
{
	static uint32_t state = 1;

	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state % limit;
}

static bool is_same(const struct device *a, const struct device *b)
{
	return a->vendor == b->vendor && a->id == b->id && a->revision == b->revision &&
	       a->class == b->class && a->has_slot == b->has_slot &&
	       (!a->has_slot || (a->slot.domain == b->slot.domain && a->slot.bus == b->slot.bus &&
					a->slot.device == b->slot.device &&
					a->slot.function == b->slot.function));
}

/* Fails if the fast reader has another answer than the scanner for the line TEXT, whatever follows
 * it. Returns whether it has one. */
static bool is_read_fast(const char *text, size_t length)
{
	static const char rests[][LSPCI_MARGIN] = { "", "56a0] (rev 08)\n" };
	bool is_fast = false;

	for (size_t i = 0; i < LENGTH(rests); i++) {
		struct device fast = { 0 }, whole = { 0 };
		char *copy = malloc(length + 1 + LSPCI_MARGIN);

		assert_non_null(copy);
		memcpy(copy, text, length);
		copy[length] = '\0';
		memcpy(copy + length + 1, rests[i], LSPCI_MARGIN);
		is_fast = fast_read(copy, copy + length, &fast) == copy + length;
		if (is_fast && !(scanner_read(copy, length, &whole) && is_same(&fast, &whole)))
			fail_msg("the fast reader and the scanner disagree: '%s'", copy);
		free(copy);
	}
	return is_fast;
}

/* Changes some bytes of TEXT to those that matter, or to others of it, and cuts it or not. */
static size_t mutate(char *text, size_t length)
{
	static const char bytes[] = ":[]()0178af \t\r.,;-x&\\\"'Ss#8086";

	for (unsigned count = 1 + any(3); count > 0 && length; count--) {
		char *at = text + any((unsigned)length);

		switch (any(4)) {
		case 0:
			*at = bytes[any(sizeof bytes - 1)];
			break;
		case 1:
			*at = text[any((unsigned)length)];
			break;
		case 2:
			memmove(at, at + 1, (size_t)(text + --length - at));
			break;
		default:
			memmove(at + 1, at, (size_t)(text + length++ - at));
			break;
		}
	}
	return length;
}

/* Fails if they disagree on TEXT, on its beginnings, or on mutations of it. Returns how many of
 * these lines the fast reader reads. */
static unsigned count_fast(const char *text, size_t length)
{
	static char line[LINE_MAX_LENGTH + MUTATIONS];
	unsigned count = is_read_fast(text, length);

	if (length > LINE_MAX_LENGTH)
		return count;
	for (size_t cut = 0; cut < length; cut++)
		count += is_read_fast(text, cut);
	for (int i = 0; i < MUTATIONS; i++) {
		memcpy(line, text, length);
		count += is_read_fast(line, mutate(line, length));
	}
	return count;
}

/* The same for the lines of the file at PATH. */
static unsigned count_fast_lines(const char *path)
{
	FILE *file = fopen(path, "r");
	unsigned count = 0;
	char *line = NULL;
	size_t size = 0;
	ssize_t length;

	if (!file)
		return 0;
	while ((length = getline(&line, &size, file)) > 0)
		count += count_fast(line, (size_t)length - (line[length - 1] == '\n'));
	free(line);
	fclose(file);
	return count;
}

/* The same for the files in the folder at PATH, and in its folders. */
static unsigned count_fast_files(const char *path)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;
	unsigned count = 0;
	char name[1024];

	if (!folder)
		return count_fast_lines(path);
	while ((entry = readdir(folder))) {
		if (*entry->d_name == '.')
			continue;
		snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
		count += count_fast_files(name);
	}
	closedir(folder);
	return count;
}

static void four_hex_digits_are_read_and_nothing_like_them(void **state)
{
	static const char *const others[] = { "", "7D5", "7D555", " 7D55", "7D55 ", "7D55\r",
		"0x7D55", "7D5G", "\n7D55", "7D55\n" };
	struct device device;
	char text[8];

	(void)state;
	for (unsigned id = 0; id <= UINT16_MAX; id++) {
		snprintf(text, sizeof text, id % 2 ? "%04X" : "%04x", id);
		assert_true(is_read_fast(text, strlen(text)));
		assert_ptr_equal(
			fast_read(text, text + strlen(text), &device), text + strlen(text));
		assert_int_equal(device.id, id);
	}
	for (size_t i = 0; i < LENGTH(others); i++) {
		if (is_read_fast(others[i], strlen(others[i])))
			fail_msg("'%s' is read as a bare ID", others[i]);
	}
}

static void a_line_of_lspci_is_read_as_the_scanner_reads_it(void **state)
{
	static const char subsystem[] = "\tSubsystem: Intel Corporation Device [8086:1020]";
	FILE *file = fopen("bench/lspci.txt", "r");
	char name[512], line[1024];
	unsigned count = 0, fast = 0;

	(void)state;
	assert_non_null(file);
	while (fgets(name, sizeof name, file)) {
		char *id;
		int length;

		name[strcspn(name, "\n")] = '\0';
		id = strchr(name, '@');
		name[strcspn(name, "@")] = '\0';
		length = snprintf(line, sizeof line, "%s%02x:1f.%u %s%s%s",
			count % 3 ? "" : "0000:", count % 256, count % 8, name, id ? "56a0" : "",
			id ? id + 1 : "");
		fast += is_read_fast(line, (size_t)length);
		count++;
		assert_true(count_fast(line, (size_t)length) > 0);
		length += snprintf(line + length, sizeof line - (size_t)length, "%s", subsystem);
		assert_false(is_read_fast(line, (size_t)length));
		count_fast(line, (size_t)length);
	}
	fclose(file);
	assert_in_range(count, 10, 100000);
	assert_int_equal(fast, count);
}

static void every_line_of_a_tool_is_read_as_the_scanner_reads_it(void **state)
{
	(void)state;
	assert_true(count_fast_files("tests/cases") > 0);
	assert_true(count_fast_files("fuzz/corpus/device") > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(four_hex_digits_are_read_and_nothing_like_them),
		cmocka_unit_test(a_line_of_lspci_is_read_as_the_scanner_reads_it),
		cmocka_unit_test(every_line_of_a_tool_is_read_as_the_scanner_reads_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
