/* Exact answers: the code that a revision, a device name or a version of Demucs-GUI decides, and
 * the setting for USE_AOT_DEVLIST. */
#include "run.h"
#include "test.h"
#include "truth.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIELDS "rev,code,codes,exact,devlist"
#define NEWEST "2.1.40+xpu.2025.0.1" /* of the releases with a table */

static const char *const releases[] = { NEWEST, "2.1.40+xpu", "2.1.30+xpu", "2.1.10+xpu" };

static int use_pages(void **state)
{
	if (use_known_pages(state))
		return -1;
	truth_read();
	return 0;
}

/* A note about a later build of the release may be on standard error. */
static void assert_exact(const char *device, const char *release, const char *expected)
{
	struct result result = RUN(device, "-i", release, "-o", FIELDS);

	assert_string_equal(result.out, expected);
	assert_int_equal(result.status, 0);
	result_free(&result);
}

static void a_revision_decides_the_code(void **state)
{
	(void)state;
	assert_exact("8086:56a0 (rev 08)", "2.1.30", "08\t12.55.8\t12.55.8\tyes\tats-m150\n");
	assert_exact("8086:56a0 (rev 04)", "2.1.30", "04\t12.55.4\t12.55.4\tyes\tdg2-g10-b0\n");
	assert_exact("PCI\\VEN_8086&DEV_56A0&SUBSYS_10208086&REV_01\\6&1", "2.1.30",
		"01\t12.55.1\t12.55.1\tyes\tdg2-g10-a1\n");
	assert_exact("00:02.0 \"0300\" \"8086\" \"7d55\" -r08 \"17aa\" \"3801\"", NEWEST,
		"08\t12.71.4\t12.71.4\tyes\tmtl-h\n");
	assert_exact("7D55 (rev 02)", NEWEST, "02\t12.71.0\t12.71.0\tyes\tmtl-h-a0\n");
	assert_run(RUN("8086:56a0 (rev 04)", "-i", "2.1.30"), 0, "12.55.4\n", "");
	assert_run(RUN("8086:56a0 (rev 04)", "-i", "2.1.10", "-o", "url"), 0,
		"https://www.fosshub.com/Demucs-GUI-old.html?dwl=12.55.4_dg2-g10-b0.7z\n", "");
}

static void of_ponte_vecchio_the_low_three_bits_decide(void **state)
{
	(void)state;
	assert_exact("8086:0bd5 (rev 2f)", NEWEST, "2f\t12.60.7\t12.60.7\tyes\tpvc\n");
	assert_exact("8086:0bd5 (rev 2e)", NEWEST, "2e\t12.60.6\t12.60.6\tyes\tpvc-xt-b1\n");
	assert_exact("8086:0bd0 (rev f9)", NEWEST, "f9\t12.60.1\t12.60.1\tyes\tpvc-sdv\n");
}

static void without_a_deciding_revision_the_highest_code_is_the_answer(void **state)
{
	(void)state;
	assert_exact(
		"56a0", "2.1.30", "-\t12.55.8\t12.55.0 12.55.1 12.55.4 12.55.8\tno\tats-m150\n");
	assert_exact("8086:56a0 (rev 99)", "2.1.30",
		"99\t12.55.8\t12.55.0 12.55.1 12.55.4 12.55.8\tno\tats-m150\n");
	assert_exact("8086:64a0 (rev 04)", NEWEST, "04\t20.4.4\t20.4.0 20.4.1 20.4.4\tno\tlnl-m\n");
	assert_exact("8086:0bd5 (rev ff)", NEWEST,
		"ff\t12.60.7\t12.60.3 12.60.5 12.60.6 12.60.7\tno\tpvc\n");
	assert_exact("8086:b640 (rev 03)", NEWEST, "03\t12.74.4\t12.74.0 12.74.4\tno\tarl-h\n");
}

/* The release has other codes only, and nobody knows that they run on the device. */
static void a_decided_code_that_the_release_does_not_list_is_not_exact(void **state)
{
	(void)state;
	assert_exact("8086:56a0 (rev 04)", "2.1.40", "04\t12.55.8\t12.55.8\tno\tats-m150\n");
	assert_exact("8086:0bd0 (rev 01)", "2.1.40", "01\t12.60.7\t12.60.7\tno\tpvc\n");
}

static void a_device_that_is_not_supported_has_no_exact_answer(void **state)
{
	(void)state;
	assert_run(RUN("1234 (rev 08)", "-i", NEWEST, "-o", FIELDS), 1, "08\t-\t-\t-\t-\n", "");
	assert_run(RUN("1234 (rev 08)", "-i", NEWEST, "-jo", FIELDS), 1,
		"[\n  {\"rev\": \"08\", \"code\": null, \"codes\": [], \"exact\": null, "
		"\"devlist\": null}\n]\n",
		"");
	assert_run(
		RUN_WITH("x\n", "-i", NEWEST, "-jo", "supported,exact,names,driver,release", "-"),
		2,
		"[\n  {\"supported\": null, \"exact\": null, \"names\": [], \"driver\": null, "
		"\"release\": \"2.1.40+xpu.2025.0.1\"}\n]\n",
		"line 1");
}

/* The IPEX release that is called NAME. Fails the test if no release is. */
static const struct truth_release *release_called(const char *name)
{
	for (size_t i = 0; i < truth_ipex_count; i++) {
		if (!strcmp(truth_releases[i].name, name))
			return &truth_releases[i];
	}
	fail_msg("no release is called %s", name);
	return NULL;
}

static void every_revision_of_every_device_is_decided_as_its_page_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(releases); i++) {
		const struct truth_release *release = release_called(releases[i]);
		size_t input_size, expected_size;
		char *input, *expected;
		FILE *in = open_memstream(&input, &input_size),
		     *out = open_memstream(&expected, &expected_size);
		struct result result;

		for (size_t j = 0; j < truth_id_count * 256; j++) {
			unsigned id = truth_ids[j / 256];
			int revision = (int)(j % 256);

			if (!release->rows[id])
				continue;
			fprintf(in, "8086:%04X (rev %02x)\n", id, (unsigned)revision);
			fprintf(out, "%04X\t%s\n", id,
				truth_of(release, id, revision, 0).fields[TRUTH_CODES]);
		}
		fclose(in);
		fclose(out);
		result = RUN_WITH(input, "-i", releases[i], "-");
		assert_same_lines(result.out, expected);
		result_free(&result);
		free(input);
		free(expected);
	}
}

/* The last of the revisions that the page of steppings names for ID: that of the devices that were
 * sold. */
static const char *revision_sold(unsigned id)
{
	const struct reading *page = truth_page("steppings.md");
	const char *revision = "00";
	char name[8];

	snprintf(name, sizeof name, "%04X", id);
	for (size_t i = 0; i < page->row_count; i++) {
		const struct reading_cell *revisions = &page->rows[i].cells[READING_REVISION];

		if (reading_has(&page->rows[i].cells[READING_ID], name))
			revision = revisions->items[revisions->count - 1].text;
	}
	return revision;
}

static void with_the_revision_that_was_sold_nearly_all_entries_are_exact(void **state)
{
	size_t entries = 0, exact = 0;

	(void)state;
	for (size_t i = 0; i < LENGTH(releases) * truth_id_count; i++) {
		unsigned id = truth_ids[i % truth_id_count];
		const char *release = releases[i / truth_id_count];
		char device[32];
		struct result result;

		if (!release_called(release)->rows[id])
			continue;
		snprintf(device, sizeof device, "8086:%04X (rev %s)", id, revision_sold(id));
		result = RUN(device, "-i", release, "-o", "exact");
		exact += !strcmp(result.out, "yes\n");
		entries++;
		result_free(&result);
	}
	assert_int_equal(entries, 482);
	assert_int_equal(exact, 476);
}

static void devlist_is_what_ipex_documents_or_the_name_of_the_device(void **state)
{
	(void)state;
	assert_exact("56A0", "2.1.40", "-\t12.55.8\t12.55.8\tyes\tats-m150\n");
	assert_exact("0BD5", "2.1.40", "-\t12.60.7\t12.60.7\tyes\tpvc\n");
	assert_exact("7D67", "2.1.40", "-\t12.70.4\t12.70.4\tyes\tmtl-u\n");
	assert_exact("56A5", "2.1.40", "-\t12.56.5\t12.56.5\tyes\tacm-g11\n");
	assert_exact("56B2", "2.1.40", "-\t12.57.0\t12.57.0\tyes\tacm-g12\n");
	assert_exact("7D55", "2.1.40", "-\t12.71.4\t12.71.4\tyes\tmtl-h\n");
	assert_exact("4F8C", "2.1.10", "-\t12.58.0\t12.58.0\tyes\tacm-g20\n");
	assert_exact("E220", "2.1.40", "-\t20.2.0\t20.2.0\tyes\tbmg-g31\n");
	assert_exact("E202", "2.1.40", "-\t20.1.4\t20.1.4\tyes\tbmg-g21\n");
	assert_exact("46A6", "2.1.10", "-\t12.3.0\t12.3.0\tyes\tadl-p\n");
}

static void devlist_of_several_devices_is_one_line(void **state)
{
	(void)state;
	assert_run(RUN("--devlist", "56A0", "0BD5"), 0, "ats-m150,pvc\n", "");
	assert_run(RUN("-d", "0BD5", "56A0", "56A5", "0BD6"), 0, "pvc,ats-m150,acm-g11\n", "");
	assert_run(RUN("-d", "56A0 (rev 04)"), 0, "dg2-g10-b0\n", "");
	assert_run(RUN("-d", "56A0 (rev 04)", "-i", "2.1.40"), 0, "ats-m150\n", NEWEST);
	assert_run(RUN("-d", "4F8C"), 0, "acm-g20\n", "");
	assert_run(RUN("-d", "--list", "12.55.8", "pvc", "-i", NEWEST), 0, "pvc,ats-m150\n", "");
	assert_run(RUN("-d", "--list", "12.70.4"), 0, "mtl-u\n", "");
	assert_run(RUN("-d", "--list", "20.1.0", "-i", NEWEST), 0, "bmg-g21\n", "");
	assert_run(RUN_WITH("56A0\n0BD5\n56A1\n", "-d", "-"), 0, "ats-m150,pvc\n", "");
}

static void an_incomplete_devlist_is_printed_with_any_alone(void **state)
{
	static const char unreadable[] = "\"$0\" --any -d 56A0 - <.";

	(void)state;
	assert_run(RUN("-d", "56A0", "1234"), 1, "", "ipex-gen: 1234 ");
	assert_run(RUN("-d", "56A0", "7D55", "-i", "2.1.10"), 1, "",
		"ipex-gen: 7D55 is not supported by 2.1.10+xpu");
	assert_run(RUN("-d", "56A0", "7D5"), 2, "", "'7D5' is not a device");
	assert_run(RUN("-d", "56A0", "--list"), 4, "", "no device matches '56A0'");
	assert_run(RUN_WITH("56A0\n10de:2684\n", "-d", "-"), 1, "", "ipex-gen: 10DE:2684 ");
	assert_run(RUN("-d", "--any", "56A0", "1234", "0BD5"), 0, "ats-m150,pvc\n", "1234");
	assert_run(RUN("-d", "--any", "1234"), 1, "", "1234");
	assert_run(run_program(NULL, 0,
			   (const char *const[]){ "sh", "-c", unreadable, tool_path(), NULL }),
		3, "", "standard input: ");
}

static void after_ten_devices_without_a_value_the_others_are_counted(void **state)
{
	struct result result = RUN_WITH(
		"1\n0001\n0002\n0003\n0004\n0005\n0006\n0007\n0008\n0009\n000A\n000B\n000C\n", "-d",
		"-");

	(void)state;
	assert_non_null(strstr(result.err, "ipex-gen: 000A "));
	assert_null(strstr(result.err, "000B"));
	assert_non_null(strstr(result.err, "ipex-gen: 2 more "));
	assert_string_equal(result.out, "");
	assert_int_equal(result.status, 2);
	result_free(&result);
}

/* Those who build need the name of every device, whether a wheel has kernels for it or not. */
static void with_torch_every_known_device_has_a_devlist(void **state)
{
	(void)state;
	assert_run(
		RUN("-d", "56A0", "0BD5", "56A5", "-t", "latest"), 0, "acm-g10,pvc,acm-g11\n", "");
	assert_run(RUN("-d", "9A49", "B080", "-t", "2.5"), 0, "tgllp,ptl-h\n", "");
	assert_run(RUN("-d", "56A0", "1234", "-t", "latest"), 1, "", "1234");
	assert_run(RUN("-d", "B080"), 0, "ptl-h\n", "");
	assert_run(RUN("-d", "B080", "-i", NEWEST), 1, "", "B080");
}

static void a_name_of_ocloc_lists_its_own_code(void **state)
{
	(void)state;
	assert_run(RUN("--list", "dg2-g10-b0", "--ipex", "2.1.30", "-o", "id,code,codes,exact"), 0,
		"4F80\t12.55.4\t12.55.4\tno\n4F81\t12.55.4\t12.55.4\tno\n"
		"4F82\t12.55.4\t12.55.4\tno\n"
		"4F83\t12.55.4\t12.55.4\tno\n4F84\t12.55.4\t12.55.4\tno\n"
		"5690\t12.55.4\t12.55.4\tno\n"
		"5691\t12.55.4\t12.55.4\tno\n5692\t12.55.4\t12.55.4\tno\n"
		"56A0\t12.55.4\t12.55.4\tno\n"
		"56A1\t12.55.4\t12.55.4\tno\n56A2\t12.55.4\t12.55.4\tno\n"
		"56C0\t12.55.4\t12.55.4\tno\n",
		"");
	assert_run(RUN("--list", "MTL-H", "-i", NEWEST, "-o", "id,code,codes"), 0,
		"7D55\t12.71.4\t12.71.4\n7DD5\t12.71.4\t12.71.4\n", "");
	assert_run(RUN("--list", "bmg-g31", "-i", "2.1.40", "-o", "id,code"), 0,
		"E220\t20.2.0\nE221\t20.2.0\nE222\t20.2.0\n", "");
	assert_run(RUN("--list", "pvc-sdv", "pvc-xl-a0", "pvc-xl-a0p", "-i", NEWEST), 0,
		"0BD0\t12.60.0\n0BD0\t12.60.1\n", "");
	assert_run(RUN("--list", "pvc-sdv", "12.60.0", "-i", NEWEST), 0, "0BD0\t12.60.0 12.60.1\n",
		"");
	assert_run(RUN("--list", "pvc-xl-a0", "-i", "2.1.40"), 4, "",
		"no device matches 'pvc-xl-a0' in 2.1.40+xpu");
	assert_run(RUN("--list", "--any", "-q", "rkl", "nothing"), 4, "",
		"no device matches 'nothing'");
}

static void a_name_that_only_a_page_has_is_found_there(void **state)
{
	(void)state;
	assert_run(RUN("--list", "acm-g21", "-i", "2.1.30"), 0,
		"4F89\t12.59.0\n56A9\t12.59.0\n56AA\t12.59.0\n", "");
	assert_run(RUN("--list", "xe-lpg-lg-a0", "-i", "2.1.30"), 0,
		"7D55\t12.71.0 12.71.4\n7DD5\t12.71.0 12.71.4\n", "");
	assert_run(RUN("--list", "bmg-g21-b0", "-i", "2.1.40", "-o", "code"), 0,
		"20.1.4\n20.1.4\n20.1.4\n20.1.4\n20.1.4\n20.1.4\n20.1.4\n", "");
	assert_run(RUN("--list", "bmg", "-i", "2.1.40"), 4, "", "no device matches 'bmg'");
	assert_run(RUN("--list", "mtl", "-i", "2.1.40", "-o", "id,codes"), 0,
		"7D40\t12.70.4\n7D41\t12.70.4\n7D45\t12.70.4\n7D60\t12.70.4\n7D67\t12.70.4\n", "");
	assert_run(RUN("--list", "mtl", "-i", NEWEST, "-o", "id,codes"), 0,
		"7D40\t12.70.0 12.70.4\n7D41\t12.70.0 12.70.4\n7D45\t12.70.0 12.70.4\n"
		"7D67\t12.70.0 12.70.4\n",
		"");
}

/* Whether NAME is the own name of a device, and RELEASE lists no device of that name. */
static bool is_own_name_of_others(const char *name, const struct truth_release *release)
{
	bool is_own = false;

	for (size_t i = 0; i < truth_id_count; i++) {
		const struct reading_row *model = truth_model(truth_ids[i]);

		if (!model || !reading_has(&model->cells[READING_DEVICE], name))
			continue;
		if (release->rows[truth_ids[i]])
			return false;
		is_own = true;
	}
	return is_own;
}

/* Asserts that every device called NAME in RELEASE has one of CODES. */
static void assert_lists_only(
	const char *name, const struct reading_cell *codes, const char *release)
{
	struct result result = RUN("--list", name, "-i", release, "-o", "codes");

	for (char *code = strtok(result.out, "\n"); code; code = strtok(NULL, "\n")) {
		if (!reading_has(codes, code))
			fail_msg("%s lists %s in %s", name, code, release);
	}
	assert_int_equal(
		result.status, is_own_name_of_others(name, release_called(release)) ? 4 : 0);
	result_free(&result);
}

static bool is_generic(const struct reading_row *row)
{
	return reading_has(&row->cells[READING_KIND], "generic");
}

/* Names of codes that no release lists are not asked. */
static void every_name_lists_the_code_that_its_page_says(void **state)
{
	const struct reading *page = truth_page("device-names.md");
	size_t checked = 0;

	(void)state;
	for (size_t i = 0; i < page->row_count * LENGTH(releases); i++) {
		const struct reading_row *row = &page->rows[i / LENGTH(releases)];
		const char *release = releases[i % LENGTH(releases)];
		const struct reading_cell *names = &row->cells[READING_DEVICE];

		if (is_generic(row) || status_of(RUN("--list", "-q", "-i", release,
					       row->cells[READING_CODE].items[0].text)) != 0)
			continue;
		for (size_t j = 0; j < names->count; j++) {
			assert_lists_only(names->items[j].text, &row->cells[READING_CODE], release);
			checked++;
		}
	}
	assert_true(checked > 100);
}

static void a_version_of_demucs_gui_is_its_release(void **state)
{
	static const char *const versions[][2] = {
		{ "1.1a2", "2.1.10+xpu" },
		{ "1.1", "2.1.10+xpu" },
		{ "1.2a1", "2.1.10+xpu" },
		{ "1.2b1", "2.1.30+xpu" },
		{ "v1.2", "2.1.30+xpu" },
		{ "1.2.0", "2.1.30+xpu" },
		{ "1.3a1", "2.1.40+xpu" },
		{ "1.3", "2.1.40+xpu" },
		{ "1.3.0.1", "2.1.40+xpu.2025.0.1" },
		{ "1.3.0.1.dev1", NULL },
		{ "1.4a1", "2.1.40+xpu.2025.0.1" },
		{ "1.1a1", NULL },
		{ "0.9", NULL },
		{ "1.2a2", NULL },
		{ "1.2.1", NULL },
		{ "1.3.dev1", NULL },
		{ "2!0", "2.1.40+xpu.2025.0.1" },
		{ "", NULL },
		{ "newest", NULL },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(versions); i++) {
		char expected[64];

		if (!versions[i][1]) {
			assert_run(RUN("4905", "-g", versions[i][0]), 2, "",
				"1.3.0.1 and later, 1.3a1 to 1.3, 1.2b1 to 1.2, 1.1a2 to 1.2a1");
			continue;
		}
		snprintf(expected, sizeof expected, "%s\n", versions[i][1]);
		assert_run(RUN("4905", "-o", "release", "--demucs-gui", versions[i][0]), 0,
			expected, "");
	}
	assert_run(RUN("7D55", "-g", "1.3"), 0, "12.71.4\n", "");
	assert_run(RUN("7D55", "-g", "1.3", "-i", NEWEST), 2, "", "--demucs-gui");
}

/* The differences are those of the lists of both releases. */
static void diff_shows_what_changed_between_two_releases(void **state)
{
	static const char command[] =
		"\"$0\" --list -i \"$1\" >\"$3.a\"; \"$0\" --list -i \"$2\" >\"$3.b\"; "
		"{ join -t '\t' -v 2 \"$3.a\" \"$3.b\" | sed 's/^/+/'; join -t '\t' -v 1 \"$3.a\" "
		"\"$3.b\" | sed 's/^/-/'; "
		"join -t '\t' \"$3.a\" \"$3.b\" | awk -F '\t' '$2 != $3' | sed 's/^/~/'; } | sort "
		"-k 1.2; rm \"$3.a\" \"$3.b\"";
	const size_t step = 3; /* of the releases, whether they have a table or not */
	char scratch[4096];

	(void)state;
	snprintf(scratch, sizeof scratch, "%s", built("diff"));
	for (size_t i = 0; i < truth_ipex_count; i += step) {
		for (size_t j = 0; j < truth_ipex_count; j += step - 1) {
			const char *a = truth_releases[i].name, *b = truth_releases[j].name;
			struct result expected = run_program(NULL, 0,
				(const char *const[]){ "env", "LC_ALL=C", "sh", "-c", command,
					tool_path(), a, b, scratch, NULL });

			assert_run(RUN("--diff", a, b), *expected.out != '\0', expected.out, "");
			result_free(&expected);
		}
	}
	assert_run(RUN("-q", "--diff", "2.1.10", "2.1.30"), 1, "", "");
	assert_run(RUN("-q", "--diff", "2.1.40", "v2.1.40+xpu"), 0, "", "");
}

static void a_long_diff_is_for_people(void **state)
{
	(void)state;
	assert_run(RUN("-l", "--diff", "2.1.30", "2.1.10"), 1,
		"Dropped: 10\n"
		"  56BA  12.56.0 12.56.4 12.56.5  Alchemist, Intel® Data Center GPU Flex Series\n"
		"  56BB  12.56.0 12.56.4 12.56.5  Alchemist, Intel® Data Center GPU Flex Series\n"
		"  56BC  12.56.0 12.56.4 12.56.5  Alchemist, Intel® Data Center GPU Flex Series\n"
		"  56BD  12.56.0 12.56.4 12.56.5  Alchemist, Intel® Data Center GPU Flex Series\n"
		"  7D40  12.70.0 12.70.4  Meteor Lake-M, Meteor Lake-P, Arrow Lake-U\n"
		"  7D45  12.70.0 12.70.4  Meteor Lake-M, Meteor Lake-P, Arrow Lake-U\n"
		"  7D55  12.71.0 12.71.4  Meteor Lake-P\n"
		"  7D60  12.70.0 12.70.4  Meteor Lake-M, Meteor Lake-P, Arrow Lake-U\n"
		"  7D67  12.70.0 12.70.4  Meteor Lake-M, Meteor Lake-P, Arrow Lake-U\n"
		"  7DD5  12.71.0 12.71.4  Meteor Lake-P\n",
		"");
}

static void a_diff_of_anything_but_two_releases_is_wrong(void **state)
{
	(void)state;
	assert_run(RUN("--diff", "2.1.30"), 2, "", "--diff");
	assert_run(RUN("--diff", "2.1.30", "2.1.40", "2.1.10"), 2, "", "--diff");
	assert_run(RUN("--diff", "2.1.30", "2.1.4"), 2, "", "'2.1.4'");
	assert_run(RUN("--diff", "2.1.30", "2.1.40", "-j"), 2, "", "--json");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_revision_decides_the_code),
		cmocka_unit_test(of_ponte_vecchio_the_low_three_bits_decide),
		cmocka_unit_test(without_a_deciding_revision_the_highest_code_is_the_answer),
		cmocka_unit_test(a_decided_code_that_the_release_does_not_list_is_not_exact),
		cmocka_unit_test(a_device_that_is_not_supported_has_no_exact_answer),
		cmocka_unit_test(every_revision_of_every_device_is_decided_as_its_page_says),
		cmocka_unit_test(with_the_revision_that_was_sold_nearly_all_entries_are_exact),
		cmocka_unit_test(devlist_is_what_ipex_documents_or_the_name_of_the_device),
		cmocka_unit_test(devlist_of_several_devices_is_one_line),
		cmocka_unit_test(an_incomplete_devlist_is_printed_with_any_alone),
		cmocka_unit_test(after_ten_devices_without_a_value_the_others_are_counted),
		cmocka_unit_test(with_torch_every_known_device_has_a_devlist),
		cmocka_unit_test(a_name_of_ocloc_lists_its_own_code),
		cmocka_unit_test(a_name_that_only_a_page_has_is_found_there),
		cmocka_unit_test(every_name_lists_the_code_that_its_page_says),
		cmocka_unit_test(a_version_of_demucs_gui_is_its_release),
		cmocka_unit_test(diff_shows_what_changed_between_two_releases),
		cmocka_unit_test(a_long_diff_is_for_people),
		cmocka_unit_test(a_diff_of_anything_but_two_releases_is_wrong),
	};

	return cmocka_run_group_tests_name("exact", tests, use_pages, NULL);
}
