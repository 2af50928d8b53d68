/* Pages and rows that are added: the tool is built with them, and the tests that compare it with
 * the pages must pass. No other test may depend on them. */
#include "folder.h"
#include "run.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PAGE "$0/tables/2.3.110+xpu.md"
#define HEADER "| PCI ID | Codename | Generation Code | Display Name |\n| --- | --- | --- | --- |\n"

/* Begins each test with a copy of the pages. */
static int copy_pages(void **state)
{
	(void)state;
	assert_shell("rm -rf \"$0/tables\" && mkdir \"$0/tables\" && cp tables/*.md \"$0/tables\"",
		0, "", "");
	return 0;
}

/* Builds the tool from the copy, to which COMMAND adds. */
static void build_with(const char *command)
{
	assert_shell(command, 0, "", "");
	assert_shell("make -s BUILD=\"$0/build\" TABLES=\"$(echo \"$0\"/tables/*.md)\" "
		     "\"$0/build/ipex-gen\" 2>\"$0/output\" || { cat \"$0/output\" >&2; exit 1; }",
		0, "", "");
}

static void build_with_page(const char *text)
{
	char command[4096];

	assert_in_range(
		snprintf(command, sizeof command, "cat >\"" PAGE "\" <<'END'\n%sEND\n", text), 0,
		sizeof command - 1);
	build_with(command);
}

/* Runs those tests of the program TEST that match WANTED, with the tool and the pages. */
static void assert_passes(const char *test, const char *wanted)
{
	char command[1024];

	snprintf(command, sizeof command,
		"PAGES=\"$0/tables\" IPEX_GEN=\"$0/build/ipex-gen\" TESTS_WANTED='%s' "
		"\"${BUILD:-build}/tests/%s\" >\"$0/output\" 2>&1 || "
		"{ cat \"$0/output\" >&2; exit 1; }",
		wanted, test);
	assert_shell(command, 0, "", "");
}

static void a_page_with_only_the_required_columns_is_answered(void **state)
{
	(void)state;
	build_with_page("# 2.3.110+xpu\n\n| PCI ID | Generation Code |\n| --- | --- |\n"
			"| `7D55` `7DD5` | `12.71.0` `12.71.4` |\n| `7D56` | `12.71.4` |\n");
	assert_shell("\"$0/build/ipex-gen\" -i 2.3.110 7D56 -o code,names,url", 0,
		"12.71.4\t-\t-\n", "");
	assert_passes("test_truth", "*");
}

static void a_page_of_a_new_generation_is_answered(void **state)
{
	(void)state;
	build_with_page("# 2.3.110+xpu\n\n- Driver: 32.0.101.8000\n\n" HEADER
			"| `B080` `B081` | Panther Lake (`ptl-h` `ptl-u`) | `30.0.0` `30.0.4` | |\n"
			"| `E202` `E20B` | G21 (`bmg-g21`) | `20.1.5` | `Intel® Graphics` |\n");
	assert_shell("\"$0/build/ipex-gen\" -i 2.3.110 B080 E20B -o id,code,codes,devlist", 0,
		"B080\t30.0.4\t30.0.0 30.0.4\tptl-h\nE20B\t20.1.5\t20.1.5\tbmg-g21\n", "");
	assert_passes("test_truth", "every_field_*_as_the_pages_say");
	assert_passes("test_truth", "the_*");
	assert_passes("test_wheels", "every_*");
}

static void a_page_of_plain_text_is_answered(void **state)
{
	(void)state;
	build_with_page("# v2.3.110\n\n| PCI ID | Architecture | Generation Code |\n|-|-|-|\n"
			"| 56a0, 56A1 | Alchemist (`acm-g10`) | 12.55.4, 12.55.8 |\n"
			"| 7D55,7DD5 | Meteor Lake-P | 12.71.4 |\n");
	assert_shell("\"$0/build/ipex-gen\" -i 2.3.110 56A0 -o release,codes", 0,
		"2.3.110+xpu\t12.55.4 12.55.8\n", "");
	assert_passes("test_truth", "*_in_every_ipex_release_*");
}

static void a_page_with_links_and_an_archive_is_answered(void **state)
{
	(void)state;
	build_with_page("# 2.3.110+xpu\n\n- Archive: [all](https://example.com/all.7z)\n"
			"- Driver: 32.0.101.8000\n\n" HEADER
			"| `B080` | (No acronym) | [`30.0.0`](https://example.com/0) `30.0.4` | |\n"
			"| `B081` | (No acronym) | [`30.0.0`](https://example.com/0) "
			"[`30.0.10`](https://example.com/10) | |\n");
	assert_shell("\"$0/build/ipex-gen\" -i 2.3.110 B080 B081 -o codes,url", 0,
		"30.0.0 30.0.4\thttps://example.com/all.7z\n"
		"30.0.0 30.0.10\thttps://example.com/10\n",
		"");
	assert_passes("test_truth", "*_in_every_ipex_release_*");
}

static void names_with_quotes_and_backslashes_are_answered(void **state)
{
	(void)state;
	build_with_page(
		"# 2.3.110+xpu\n\n" HEADER
		"| `B080` | Panther \"Lake\" \\\\ (`ptl-h`) | `30.0.4` | `Arc \"B\\` `\\\\` |\n");
	assert_shell("\"$0/build/ipex-gen\" -i 2.3.110 B080 -o names,codename", 0,
		"Arc \"B\\; \\\\\tPanther \"Lake\" \\\n", "");
	assert_passes("test_truth", "*_in_every_ipex_release_*");
	assert_passes("test_truth", "*_the_same_in_json");
}

/* The ID is one that no page has. */
static void rows_added_to_the_other_pages_are_answered(void **state)
{
	(void)state;
	build_with(
		"id=$(seq 4096 65535 | awk '{ printf \"%04X\\n\", $1 }' | "
		"grep -vF \"$(grep -ohE '\\b[0-9A-F]{4}\\b' \"$0\"/tables/*.md)\" | head -n 1) && "
		"printf '%s\\n' \"| \\`$id\\` | \\`acm-g10\\` | \\`Intel Arc Added Graphics\\` |\" "
		">>\"$0/tables/devices.md\" && "
		"printf '%s\\n' \"| \\`$id\\` | | \\`77\\` | \\`12.55.4\\` |\" "
		">>\"$0/tables/steppings.md\" && "
		"echo '| product | `added` | `99.1.2` | |' >>\"$0/tables/device-names.md\" && "
		"echo '| `added` | Added | `99.1.2` |' >>\"$0/tables/aot-devlist.md\" && "
		"echo '| `ats-m150` | `12.55.8` | `acm-g12` | `99.1` |' "
		">>\"$0/tables/aot-targets.md\" && "
		"for page in torch ipex; do "
		"echo '| `8888.1` | Linux | `ats-m150` | [new](https://example.com) | test | "
		"2026-11-26 |' >>\"$0/tables/$page-wheels.md\"; done");
	assert_shell("\"$0/build/ipex-gen\" 'Arc Added' -t latest --os linux -o release,name,wheel",
		0, "8888.1\tIntel Arc Added Graphics\tats-m150\n", "");
	assert_passes("test_truth", "every_field_*_as_the_pages_say");
	assert_passes("test_devices", "every_*");
	assert_passes("test_wheels", "every_*");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(
			a_page_with_only_the_required_columns_is_answered, copy_pages),
		cmocka_unit_test_setup(a_page_of_a_new_generation_is_answered, copy_pages),
		cmocka_unit_test_setup(a_page_of_plain_text_is_answered, copy_pages),
		cmocka_unit_test_setup(a_page_with_links_and_an_archive_is_answered, copy_pages),
		cmocka_unit_test_setup(names_with_quotes_and_backslashes_are_answered, copy_pages),
		cmocka_unit_test_setup(rows_added_to_the_other_pages_are_answered, copy_pages),
	};

	return cmocka_run_group_tests_name("pages", tests, make_folder, remove_folder);
}
