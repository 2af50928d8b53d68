/* Exact answers: what a revision, a device name, a version of Demucs-GUI decides, and what to put
 * in USE_AOT_DEVLIST. */
#include "reading.h"
#include "run.h"
#include "test.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIELDS "rev,code,codes,exact,devlist"

static const char *const releases[] = { "2.1.40+xpu.2025.0.1", "2.1.40+xpu", "2.1.30+xpu",
	"2.1.10+xpu" };

static void assert_exact(const char *device, const char *release, const char *expected)
{
	assert_run(RUN(device, "-i", release, "-o", FIELDS), 0, expected, "");
}

static void a_revision_decides_the_code(void **state)
{
	(void)state;
	assert_exact("8086:56a0 (rev 08)", "2.1.30", "08\t12.55.8\t12.55.8\tyes\tats-m150\n");
	assert_exact("8086:56a0 (rev 04)", "2.1.30", "04\t12.55.4\t12.55.4\tyes\tdg2-g10-b0\n");
	assert_exact("PCI\\VEN_8086&DEV_56A0&SUBSYS_10208086&REV_01\\6&1", "2.1.30",
		"01\t12.55.1\t12.55.1\tyes\tdg2-g10-a1\n");
	assert_exact("00:02.0 \"0300\" \"8086\" \"7d55\" -r08 \"17aa\" \"3801\"", "latest",
		"08\t12.71.4\t12.71.4\tyes\tmtl-h\n");
	assert_exact("7D55 (rev 02)", "latest", "02\t12.71.0\t12.71.0\tyes\tmtl-h-a0\n");
	assert_run(RUN("8086:56a0 (rev 04)", "-i", "2.1.30"), 0, "12.55.4\n", "");
	assert_run(RUN("8086:56a0 (rev 04)", "-i", "2.1.10", "-o", "url"), 0,
		"https://www.fosshub.com/Demucs-GUI-old.html?dwl=12.55.4_dg2-g10-b0.7z\n", "");
}

static void of_ponte_vecchio_the_low_three_bits_decide(void **state)
{
	(void)state;
	assert_exact("8086:0bd5 (rev 2f)", "latest", "2f\t12.60.7\t12.60.7\tyes\tpvc\n");
	assert_exact("8086:0bd5 (rev 2e)", "latest", "2e\t12.60.6\t12.60.6\tyes\tpvc-xt-b1\n");
	assert_exact("8086:0bd0 (rev f9)", "latest", "f9\t12.60.1\t12.60.1\tyes\tpvc-sdv\n");
}

static void what_no_revision_decides_is_the_highest_code_listed(void **state)
{
	(void)state;
	assert_exact(
		"56a0", "2.1.30", "-\t12.55.8\t12.55.0 12.55.1 12.55.4 12.55.8\tno\tats-m150\n");
	assert_exact("8086:56a0 (rev 99)", "2.1.30",
		"99\t12.55.8\t12.55.0 12.55.1 12.55.4 12.55.8\tno\tats-m150\n");
	assert_exact(
		"8086:64a0 (rev 04)", "latest", "04\t20.4.4\t20.4.0 20.4.1 20.4.4\tno\tlnl-m\n");
	assert_exact("8086:0bd5 (rev ff)", "latest",
		"ff\t12.60.7\t12.60.3 12.60.5 12.60.6 12.60.7\tno\tpvc\n");
	assert_exact("8086:b640 (rev 03)", "latest", "03\t12.74.4\t12.74.0 12.74.4\tno\tarl-h\n");
}

/* The release has only another code for the device; where that is the only one listed, it is the
 * one to use. */
static void a_decided_code_that_the_release_does_not_list_is_not_answered(void **state)
{
	(void)state;
	assert_exact("8086:56a0 (rev 04)", "2.1.40", "04\t12.55.8\t12.55.8\tyes\tats-m150\n");
	assert_exact("8086:0bd0 (rev 01)", "2.1.40", "01\t12.60.7\t12.60.7\tyes\tpvc\n");
}

static void what_is_not_supported_has_no_exact_answer(void **state)
{
	(void)state;
	assert_run(RUN("1234 (rev 08)", "-i", "latest", "-o", FIELDS), 1, "08\t-\t-\t-\t-\n", "");
	assert_run(RUN("1234 (rev 08)", "-i", "latest", "-jo", FIELDS), 1,
		"[\n  {\"rev\": \"08\", \"code\": null, \"codes\": [], \"exact\": null, \"devlist\": null}\n]\n",
		"");
	assert_run(
		RUN_WITH("x\n", "-i", "latest", "-jo", "supported,exact,names,driver,release", "-"),
		2,
		"[\n  {\"supported\": null, \"exact\": null, \"names\": [], \"driver\": null, "
		"\"release\": \"2.1.40+xpu.2025.0.1\"}\n]\n",
		"line 1");
}

/* Every PCI ID of the tables with every revision, against a reading of the page of steppings by
 * cmark-gfm. */
static void every_revision_of_every_device_is_as_the_page_says(void **state)
{
	struct reading_line *lines;
	size_t line_count = reading_table("tables/steppings.md", &lines);
	struct result list = RUN("--list", "-o", "id,release,codes");

	(void)state;
	assert_string_equal(lines[0].cells[0], "PCI ID");
	assert_string_equal(lines[0].cells[1], "Revision Mask");
	assert_string_equal(lines[0].cells[2], "Revision");
	for (size_t i = 0; i < LENGTH(releases); i++) {
		size_t input_size, expected_size;
		char *input, *expected, *entries = strdup(list.out);
		FILE *in = open_memstream(&input, &input_size),
		     *out = open_memstream(&expected, &expected_size);
		struct result result;

		for (char *entry = strtok(entries, "\n"); entry; entry = strtok(NULL, "\n")) {
			char id[5], release[32], codes[64];

			assert_int_equal(
				sscanf(entry, "%4s\t%31[^\t]\t%63[^\n]", id, release, codes), 3);
			for (unsigned revision = 0; revision < 256 && !strcmp(release, releases[i]);
				revision++) {
				const char *answer = codes;

				for (size_t j = 1; j < line_count; j++) {
					unsigned long mask =
						*lines[j].cells[1]
							? strtoul(lines[j].cells[1], NULL, 16)
							: 255;
					char masked[3];

					snprintf(masked, sizeof masked, "%02lx", revision & mask);
					/* a device that is powered down reads as all ones */
					if (revision != 255 && strstr(lines[j].cells[0], id) &&
						strstr(lines[j].cells[2], masked) &&
						strstr(codes, lines[j].cells[3]))
						answer = lines[j].cells[3];
				}
				fprintf(in, "8086:%s (rev %02x)\n", id, revision);
				fprintf(out, "%s\t%s\n", id, answer);
			}
		}
		fclose(in);
		fclose(out);
		result = RUN_WITH(input, "-i", releases[i], "-");
		assert_string_equal(result.out, expected);
		result_free(&result);
		free(input);
		free(expected);
		free(entries);
	}
	result_free(&list);
}

/* The revision that was sold is the last one of each device on the page of steppings. */
static void with_the_revision_that_was_sold_477_of_482_entries_are_exact(void **state)
{
	struct reading_line *lines;
	size_t line_count = reading_table("tables/steppings.md", &lines), entries = 0, exact = 0;
	struct result list = RUN("--list", "-o", "id,release");

	(void)state;
	for (char *entry = strtok(list.out, "\n"); entry; entry = strtok(NULL, "\n")) {
		char id[5], release[32], device[32];
		const char *revision = "00";
		struct result result;

		assert_int_equal(sscanf(entry, "%4s\t%31s", id, release), 2);
		for (size_t i = 1; i < line_count; i++) {
			if (strstr(lines[i].cells[0], id))
				revision = lines[i].cells[2] + strlen(lines[i].cells[2]) - 2;
		}
		snprintf(device, sizeof device, "8086:%s (rev %s)", id, revision);
		result = RUN(device, "-i", release, "-o", "exact");
		exact += !strcmp(result.out, "yes\n");
		entries++;
		result_free(&result);
	}
	assert_int_equal(entries, 482);
	assert_true(exact >= 477);
	result_free(&list);
}

static void devlist_is_what_ipex_documents_or_the_name_of_the_code(void **state)
{
	(void)state;
	assert_exact("56A5", "2.1.40", "-\t12.56.5\t12.56.5\tyes\tats-m150\n");
	assert_exact("56B2", "2.1.40", "-\t12.57.0\t12.57.0\tyes\tats-m150\n");
	assert_exact("7D55", "2.1.40", "-\t12.71.4\t12.71.4\tyes\tmtl-h\n");
	assert_exact("4F8C", "2.1.10", "-\t12.58.0\t12.58.0\tyes\tacm-g20\n");
	assert_exact("E220", "2.1.40", "-\t20.2.0\t20.2.0\tyes\t20.2.0\n");
	assert_exact("E202", "2.1.40", "-\t20.1.4\t20.1.4\tyes\tbmg-g21\n");
	assert_exact("46A6", "2.1.10", "-\t12.3.0\t12.3.0\tyes\tadl-p\n");
}

static void devlist_of_several_devices_is_one_line(void **state)
{
	(void)state;
	assert_run(RUN("--devlist", "56A0", "0BD5"), 0, "ats-m150,pvc\n", "");
	assert_run(RUN("-d", "0BD5", "56A0", "56A5", "0BD6"), 0, "pvc,ats-m150\n", "");
	assert_run(RUN("-d", "56A0 (rev 04)"), 0, "dg2-g10-b0\n", "");
	assert_run(RUN("-d", "56A0 (rev 04)", "-i", "2.1.40"), 0, "ats-m150\n", "");
	assert_run(RUN("-d", "4F8C"), 0, "acm-g20\n", "");
	assert_run(RUN("-d", "--list", "12.55.8", "pvc", "-i", "latest"), 0, "pvc,ats-m150\n", "");
	assert_run(RUN("-d", "--list", "12.70.4"), 0, "arl-s\n", "");
	assert_run(RUN("-d", "--list", "20.1.0"), 0, "bmg\n", "");
	assert_run(RUN_WITH("56A0\n0BD5\n56A1\n", "-d", "-"), 0, "ats-m150,pvc\n", "");
}

static void half_a_devlist_is_never_printed_unseen(void **state)
{
	static const char unreadable[] = "\"$0\" --any -d 56A0 - <.";

	(void)state;
	assert_run(RUN("-d", "56A0", "1234"), 1, "", "ipex-gen: 1234 is in no release; ");
	assert_run(RUN("-d", "56A0", "7D55", "-i", "2.1.10"), 1, "",
		"ipex-gen: 7D55 is not supported by 2.1.10+xpu (");
	assert_run(RUN("-d", "56A0", "7D5"), 2, "", "'7D5' is no device");
	assert_run(RUN("-d", "56A0", "--list"), 1, "", "goes by '56A0'");
	assert_run(RUN_WITH("56A0\n10de:2684\n", "-d", "-"), 1, "",
		"ipex-gen: 10DE:2684 is not an Intel device\n");
	assert_run(RUN("-d", "--any", "56A0", "1234", "0BD5"), 0, "ats-m150,pvc\n",
		"1234 is in no release");
	assert_run(RUN("-d", "--any", "1234"), 1, "", "1234 is in no release");
	assert_run(run_program(NULL, 0,
			   (const char *const[]){ "sh", "-c", unreadable, tool_path(), NULL }),
		3, "", "standard input: ");
}

static void after_ten_devices_that_are_not_supported_they_are_counted(void **state)
{
	struct result result = RUN_WITH(
		"1\n0001\n0002\n0003\n0004\n0005\n0006\n0007\n0008\n0009\n000A\n000B\n000C\n", "-d",
		"-");

	(void)state;
	assert_non_null(strstr(result.err, "ipex-gen: 000A is in no release; "));
	assert_null(strstr(result.err, "000B"));
	assert_non_null(strstr(result.err, "ipex-gen: 2 more devices that are not supported\n"));
	assert_int_equal(result.status, 2);
	result_free(&result);
}

static void a_name_of_ocloc_lists_its_own_code(void **state)
{
	(void)state;
	assert_run(RUN("--list", "dg2-g10-b0", "--ipex", "2.1.30", "-o", "id,code,codes,exact"), 0,
		"4F80\t12.55.4\t12.55.4\tno\n4F81\t12.55.4\t12.55.4\tno\n4F82\t12.55.4\t12.55.4\tno\n"
		"4F83\t12.55.4\t12.55.4\tno\n4F84\t12.55.4\t12.55.4\tno\n5690\t12.55.4\t12.55.4\tno\n"
		"5691\t12.55.4\t12.55.4\tno\n5692\t12.55.4\t12.55.4\tno\n56A0\t12.55.4\t12.55.4\tno\n"
		"56A1\t12.55.4\t12.55.4\tno\n56A2\t12.55.4\t12.55.4\tno\n56C0\t12.55.4\t12.55.4\tno\n",
		"");
	assert_run(RUN("--list", "MTL-H", "-i", "latest", "-o", "id,code,codes"), 0,
		"7D55\t12.71.4\t12.71.4\n7DD5\t12.71.4\t12.71.4\n", "");
	assert_run(RUN("--list", "bmg-g31", "-i", "2.1.40", "-o", "id,code"), 0,
		"E220\t20.2.0\nE221\t20.2.0\nE222\t20.2.0\n", "");
	assert_run(RUN("--list", "pvc-sdv", "pvc-xl-a0", "pvc-xl-a0p", "-i", "latest"), 0,
		"0BD0\t12.60.0\n0BD0\t12.60.1\n", "");
	assert_run(RUN("--list", "pvc-sdv", "12.60.0", "-i", "latest"), 0,
		"0BD0\t12.60.0 12.60.1\n", "");
	assert_run(RUN("--list", "pvc-xl-a0", "-i", "2.1.40"), 1, "",
		"nothing in 2.1.40+xpu goes by 'pvc-xl-a0'");
	assert_run(RUN("--list", "--any", "-q", "rkl", "nothing"), 0, "", "goes by 'nothing'");
}

static void a_name_that_stands_only_in_a_page_is_found_by_it(void **state)
{
	(void)state;
	assert_run(RUN("--list", "acm-g21", "-i", "2.1.30"), 0,
		"4F89\t12.59.0\n56A9\t12.59.0\n56AA\t12.59.0\n", "");
	assert_run(RUN("--list", "xe-lpg-lg-a0", "-i", "2.1.30"), 0,
		"7D55\t12.71.0 12.71.4\n7DD5\t12.71.0 12.71.4\n", "");
	assert_run(RUN("--list", "bmg-g21-b0", "-i", "2.1.40", "-o", "code"), 0,
		"20.1.4\n20.1.4\n20.1.4\n20.1.4\n20.1.4\n20.1.4\n20.1.4\n", "");
	assert_run(RUN("--list", "bmg", "-i", "2.1.40"), 1, "", "goes by 'bmg'");
	assert_run(RUN("--list", "mtl", "-i", "2.1.40", "-o", "id,codes"), 0,
		"7D40\t12.70.4\n7D41\t12.70.4\n7D45\t12.70.4\n7D60\t12.70.4\n7D67\t12.70.4\n", "");
	assert_run(RUN("--list", "mtl", "-i", "latest", "-o", "id,codes"), 0,
		"7D40\t12.70.0 12.70.4\n7D41\t12.70.0 12.70.4\n7D45\t12.70.0 12.70.4\n7D67\t12.70.0 12.70.4\n",
		"");
}

/* What NAME lists in RELEASE, which lists one of CODES, is nothing but that. */
static void assert_lists_only(const char *name, const char *codes, const char *release)
{
	struct result result = RUN("--list", name, "-i", release, "-o", "codes");

	for (char *code = strtok(result.out, "\n"); code; code = strtok(NULL, "\n")) {
		if (!strstr(codes, code))
			fail_msg("%s lists %s in %s, not %s", name, code, release, codes);
	}
	assert_int_equal(result.status, 0);
	result_free(&result);
}

static void every_name_lists_the_code_that_its_page_says(void **state)
{
	struct reading_line *lines;
	size_t line_count = reading_table("tables/device-names.md", &lines), checked = 0;

	(void)state;
	for (size_t i = 1; i < line_count; i++) {
		char first[32], *codes = lines[i].cells[2];

		snprintf(first, sizeof first, "%.*s", (int)strcspn(codes, " "), codes);
		for (size_t j = 0;
			j < LENGTH(releases) && strcmp(lines[i].cells[0], "generic") != 0; j++) {
			struct result listed = RUN("--list", first, "-q", "-i", releases[j]);
			char *names = strdup(lines[i].cells[1]), *rest = names, *name;

			while (listed.status == 0 && (name = strtok_r(rest, " ", &rest))) {
				assert_lists_only(name, codes, releases[j]);
				checked++;
			}
			free(names);
			result_free(&listed);
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
				"'; known are 1.3.0.1 and later, 1.3a1 to 1.3, 1.2b1 to 1.2, 1.1a2 to 1.2a1\n");
			continue;
		}
		snprintf(expected, sizeof expected, "%s\n", versions[i][1]);
		assert_run(RUN("4905", "-o", "release", "--demucs-gui", versions[i][0]), 0,
			expected, "");
	}
	assert_run(RUN("7D55", "-g", "1.3"), 0, "12.71.4\n", "");
	assert_run(RUN("7D55", "-g", "1.3", "-i", "latest"), 2, "",
		"--ipex does not go with --demucs-gui");
}

/* The differences are those of the lists of both releases. */
static void diff_says_what_the_second_release_does_otherwise(void **state)
{
	static const char command[] =
		"\"$0\" --list -i \"$1\" >\"$3.a\"; \"$0\" --list -i \"$2\" >\"$3.b\"; "
		"{ join -t '\t' -v 2 \"$3.a\" \"$3.b\" | sed 's/^/+/'; join -t '\t' -v 1 \"$3.a\" \"$3.b\" | sed 's/^/-/'; "
		"join -t '\t' \"$3.a\" \"$3.b\" | awk -F '\t' '$2 != $3' | sed 's/^/~/'; } | sort -k 1.2; rm \"$3.a\" \"$3.b\"";
	char scratch[4096];

	(void)state;
	snprintf(scratch, sizeof scratch, "%s", built("diff"));
	for (size_t i = 0; i < LENGTH(releases); i++) {
		for (size_t j = 0; j < LENGTH(releases); j++) {
			struct result expected = run_program(NULL, 0,
				(const char *const[]){ "env", "LC_ALL=C", "sh", "-c", command,
					tool_path(), releases[i], releases[j], scratch, NULL });

			assert_run(
				RUN("--diff", releases[i], releases[j]), i != j, expected.out, "");
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
	assert_run(RUN("--diff", "2.1.30"), 2, "", "--diff takes two releases");
	assert_run(RUN("--diff", "2.1.30", "2.1.40", "2.1.10"), 2, "", "--diff takes two releases");
	assert_run(RUN("--diff", "2.1.30", "2.1.4"), 2, "", "unknown release '2.1.4'");
	assert_run(
		RUN("--diff", "2.1.30", "2.1.40", "-j"), 2, "", "--diff does not go with --json");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_revision_decides_the_code),
		cmocka_unit_test(of_ponte_vecchio_the_low_three_bits_decide),
		cmocka_unit_test(what_no_revision_decides_is_the_highest_code_listed),
		cmocka_unit_test(a_decided_code_that_the_release_does_not_list_is_not_answered),
		cmocka_unit_test(what_is_not_supported_has_no_exact_answer),
		cmocka_unit_test(every_revision_of_every_device_is_as_the_page_says),
		cmocka_unit_test(with_the_revision_that_was_sold_477_of_482_entries_are_exact),
		cmocka_unit_test(devlist_is_what_ipex_documents_or_the_name_of_the_code),
		cmocka_unit_test(devlist_of_several_devices_is_one_line),
		cmocka_unit_test(half_a_devlist_is_never_printed_unseen),
		cmocka_unit_test(after_ten_devices_that_are_not_supported_they_are_counted),
		cmocka_unit_test(a_name_of_ocloc_lists_its_own_code),
		cmocka_unit_test(a_name_that_stands_only_in_a_page_is_found_by_it),
		cmocka_unit_test(every_name_lists_the_code_that_its_page_says),
		cmocka_unit_test(a_version_of_demucs_gui_is_its_release),
		cmocka_unit_test(diff_says_what_the_second_release_does_otherwise),
		cmocka_unit_test(a_long_diff_is_for_people),
		cmocka_unit_test(a_diff_of_anything_but_two_releases_is_wrong),
	};

	return cmocka_run_group_tests_name("exact", tests, use_known_pages, NULL);
}
