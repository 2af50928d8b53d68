/* Products: the names that devices.md and device-names.md have for each PCI ID, and the devices
 * that a product name means. */
#include "run.h"
#include "test.h"
#include "truth.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { NAME_SIZE = 256, WORDS_MAX = 32 };

static int read_pages(void **state)
{
	(void)state;
	truth_read();
	return truth_page("devices.md")->row_count && truth_ipex_count ? 0 : -1;
}

/* The SYCL target of DEVICE in device-names.md. */
static const char *sycl_of(const char *device)
{
	const struct reading *page = truth_page("device-names.md");

	for (size_t i = 0; i < page->row_count; i++) {
		const struct reading_cell *cells = page->rows[i].cells;

		if (reading_has(&cells[READING_KIND], "product") &&
			reading_has(&cells[READING_DEVICE], device) && cells[READING_SYCL].count)
			return cells[READING_SYCL].items[0].text;
	}
	return "-";
}

static void every_device_has_the_names_of_its_page_in_every_release(void **state)
{
	const struct reading *page = truth_page("devices.md");
	size_t size, expected_size;
	char *ids, *expected;
	FILE *in = open_memstream(&ids, &size), *out = open_memstream(&expected, &expected_size);

	(void)state;
	for (size_t i = 0; i < page->row_count; i++) {
		const struct reading_cell *cells = page->rows[i].cells;
		const char *device = cells[READING_DEVICE].items[0].text;

		for (size_t j = 0; j < cells[READING_ID].count; j++) {
			const char *id = cells[READING_ID].items[j].text;

			fprintf(in, "%s\n", id);
			fprintf(out, "%s\t%s\t%s\t%s\n", id,
				cells[READING_NAME].count ? cells[READING_NAME].items[0].text : "-",
				device, sycl_of(device));
		}
	}
	fclose(in);
	fclose(out);
	for (size_t i = 0; i < truth_release_count; i++) {
		struct result result = RUN_WITH(ids, truth_releases[i].is_torch ? "-t" : "-i",
			truth_releases[i].name, "-o", "id,name,device,sycl", "-");

		assert_string_equal(result.out, expected);
		result_free(&result);
	}
	free(ids);
	free(expected);
}

static void every_device_name_is_a_product_of_its_page(void **state)
{
	const struct reading *page = truth_page("device-names.md");

	(void)state;
	for (size_t i = 0; i < truth_id_count; i++) {
		const struct reading_row *model = truth_model(truth_ids[i]);
		bool is_product = !model;

		for (size_t j = 0; j < page->row_count; j++) {
			const struct reading_cell *cells = page->rows[j].cells;

			is_product |= model && reading_has(&cells[READING_KIND], "product") &&
			              reading_has(&cells[READING_DEVICE],
					      model->cells[READING_DEVICE].items[0].text);
		}
		if (!is_product)
			fail_msg("%04X has the device name %s, which device-names.md does not have",
				truth_ids[i], model->cells[READING_DEVICE].items[0].text);
	}
}

struct words {
	char text[NAME_SIZE];
	const char *items[WORDS_MAX];
	size_t count;
};

static bool has_word(const struct words *words, const char *word)
{
	for (size_t i = 0; i < words->count; i++) {
		if (!strcmp(words->items[i], word))
			return true;
	}
	return false;
}

/* Splits NAME, which has no marks, into words without those that no name is known by. */
static void split(struct words *words, const char *name)
{
	words->count = 0;
	snprintf(words->text, sizeof words->text, "%s", name);
	for (char *c = words->text; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	for (char *word = strtok(words->text, " "); word; word = strtok(NULL, " ")) {
		if (strcmp(word, "intel") != 0 && strcmp(word, "graphics") != 0 &&
			strcmp(word, "gpu") != 0 && words->count < WORDS_MAX)
			words->items[words->count++] = word;
	}
}

static bool are_same_words(const struct words *a, const struct words *b)
{
	for (size_t i = 0; i < a->count; i++) {
		if (!has_word(b, a->items[i]))
			return false;
	}
	for (size_t i = 0; i < b->count; i++) {
		if (!has_word(a, b->items[i]))
			return false;
	}
	return true;
}

/* Whether a display name of ID has exactly WORDS. */
static bool is_called(unsigned id, const struct words *words)
{
	const struct reading_row *model = truth_model(id);

	for (size_t i = 0; model && i < model->cells[READING_NAME].count; i++) {
		struct words own;

		split(&own, model->cells[READING_NAME].items[i].text);
		if (own.count && are_same_words(&own, words))
			return true;
	}
	return false;
}

/* Writes NAME with the marks that come after these words. */
static void mark(char *marked, const char *name, const char *registered, const char *trademark)
{
	static const char *const words[] = { "Intel", "Iris", "Arc" };

	*marked = '\0';
	while (*name) {
		size_t length = strcspn(name, " ");

		strncat(marked, name, length);
		for (size_t i = 0; i < LENGTH(words); i++) {
			if (length == strlen(words[i]) && !strncmp(name, words[i], length))
				strcat(marked, i < 2 ? registered : trademark);
		}
		name += length;
		if (*name)
			strncat(marked, name++, 1);
	}
}

static int compare_lines(const void *a, const void *b)
{
	return strncmp(a, b, strlen("7D55\n"));
}

/* Asserts that RESULT has the IDs called WORDS, in any order; those alone that RELEASE supports if
 * it is not NULL. Frees RESULT. */
static void assert_ids(struct result result, const struct words *words,
	const struct truth_release *release, const char *asked)
{
	char *expected;
	size_t size;
	FILE *file = open_memstream(&expected, &size);

	assert_non_null(file);
	for (size_t i = 0; i < truth_id_count; i++) {
		if (is_called(truth_ids[i], words) &&
			(!release ||
				truth_of(release, truth_ids[i], TRUTH_NO_REVISION, 0).is_supported))
			fprintf(file, "%04X\n", truth_ids[i]);
	}
	fclose(file);
	qsort(result.out, result.out_length / strlen("7D55\n"), strlen("7D55\n"), compare_lines);
	if (strcmp(result.out, expected) != 0)
		fail_msg("'%s' means\n%sand not\n%s%s", asked, expected, result.out, result.err);
	free(expected);
	result_free(&result);
}

static void assert_finds(const char *name, const struct words *words)
{
	const struct truth_release *newest = &truth_releases[0];

	assert_ids(RUN("-o", "id", "--os", "linux", "-i", newest->name, name), words, NULL, name);
	for (size_t i = 0; i < truth_release_count; i++) {
		const struct truth_release *release = &truth_releases[i];

		assert_ids(RUN("--list", "-o", "id", "--os", "linux",
				   release->is_torch ? "-t" : "-i", release->name, name),
			words, release, name);
	}
}

/* In every spelling that a machine shows. A name of no other words than those left out means many
 * devices of several generations. */
static void every_display_name_finds_the_devices_that_have_it(void **state)
{
	const struct reading *page = truth_page("devices.md");

	(void)state;
	for (size_t i = 0; i < page->row_count; i++) {
		const struct reading_cell *names = &page->rows[i].cells[READING_NAME];

		for (size_t j = 0; j < names->count; j++) {
			const char *name = names->items[j].text;
			char marked[2 * NAME_SIZE];
			struct words words;

			split(&words, name);
			if (!words.count)
				continue;
			assert_finds(name, &words);
			mark(marked, name, "(R)", "(TM)");
			assert_finds(marked, &words);
			mark(marked, name, "\u00AE", "\u2122");
			assert_finds(marked, &words);
		}
	}
}

static void display_names_have_no_marks(void **state)
{
	static const char *const marks[] = { "(R)", "(TM)", "(C)", "\u00AE", "\u2122", "\u00A9" };
	const struct reading *page = truth_page("devices.md");

	(void)state;
	for (size_t i = 0; i < page->row_count; i++) {
		const struct reading_cell *names = &page->rows[i].cells[READING_NAME];

		for (size_t j = 0; j < names->count * LENGTH(marks); j++) {
			const char *name = names->items[j / LENGTH(marks)].text;

			if (strstr(name, marks[j % LENGTH(marks)]))
				fail_msg("the display name '%s' has a mark", name);
		}
	}
}

static void a_name_without_a_word_of_its_own_asks_for_the_pci_id(void **state)
{
	static const char *const names[] = { "Intel Graphics", "Intel(R) Graphics", "GPU",
		"intel gpu", "Intel\u00AE Graphics (16GB)", "graphics" };

	(void)state;
	for (size_t i = 0; i < LENGTH(names); i++) {
		assert_run(RUN(names[i], "-i", truth_releases[0].name), 2, "", "PCI ID");
		assert_run(RUN(names[i]), 2, "", "PCI ID");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_device_has_the_names_of_its_page_in_every_release),
		cmocka_unit_test(every_device_name_is_a_product_of_its_page),
		cmocka_unit_test(every_display_name_finds_the_devices_that_have_it),
		cmocka_unit_test(display_names_have_no_marks),
		cmocka_unit_test(a_name_without_a_word_of_its_own_asks_for_the_pci_id),
	};

	return cmocka_run_group_tests_name("devices", tests, read_pages, NULL);
}
