/* The build: other pages, bad pages, builds after a change, and the installed files. */
#include "folder.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

#define TABLE "\\n\\n|PCI ID|Generation Code|\\n|-|-|\\n"

static void other_pages_can_be_compiled(void **state)
{
	(void)state;
	assert_shell("printf '# 9.9+xpu" TABLE "|7D55|1.2.3|\\n' >\"$0/a.md\" && "
		     "printf '# 10.0+xpu" TABLE "|7D56|1.2.3|\\n' >\"$0/b.md\" && "
		     "make -s BUILD=\"$0/other\" TABLES=\"$0/a.md $0/b.md\" && "
		     "\"$0/other/ipex-gen\" --list",
		0, "7D55\t9.9+xpu\t1.2.3\n7D56\t10.0+xpu\t1.2.3\n", "");
	assert_shell("make -s BUILD=\"$0/other\" TABLES=\"$0/b.md\" && "
		     "\"$0/other/ipex-gen\" --list",
		0, "7D56\t10.0+xpu\t1.2.3\n", "");
}

/* The names repeat what JSON escapes, and continue with what C would read as part of an escape or
 * of a trigraph. */
static void names_are_printed_as_the_page_has_them(void **state)
{
	(void)state;
	assert_shell(
		"cat >\"$0/names.md\" <<'END' && "
		"make -s BUILD=\"$0/names\" TABLES=\"$0/names.md\" && "
		"\"$0/names/ipex-gen\" 7D55 -o names && "
		"\"$0/names/ipex-gen\" 7D55 -j -o names\n"
		"# 9.9+xpu\n\n"
		"|PCI ID|Generation Code|Display Name|\n"
		"|-|-|-|\n"
		"|7D55|1.2.3|`\"Arc\\™` `\"Arc\\™7` `\"Arc\\™\?\?/` `\"Arc\\™%s` `\"Arc\\™8`|\n"
		"END",
		0,
		"\"Arc\\™; \"Arc\\™7; \"Arc\\™\?\?/; \"Arc\\™%s; \"Arc\\™8\n"
		"[\n  {\"names\": [\"\\\"Arc\\\\™\", \"\\\"Arc\\\\™7\", \"\\\"Arc\\\\™\?\?/\", "
		"\"\\\"Arc\\\\™%s\", \"\\\"Arc\\\\™8\"]}\n]\n",
		"");
}

/* A list that equals another is stored once; builds are equal only if their downloads are. */
static void rows_with_the_same_list_share_it(void **state)
{
	(void)state;
	assert_shell(
		"cat >\"$0/lists.md\" <<'END' && "
		"make -s BUILD=\"$0/lists\" TABLES=\"$0/lists.md\" && "
		"\"$0/lists/ipex-gen\" --list -o id,codes,names,code,url && "
		"for table in builds display_names rows; do "
		"sed -n \"/ $table\\[\\]/,/^}/p\" \"$0/lists/pages.gperf\" | grep -c ','; done\n"
		"# 9.9+xpu\n\n"
		"|PCI ID|Generation Code|Display Name|\n"
		"|-|-|-|\n"
		"|7D40|1.1.1 1.1.2|`A` `B` `C`|\n"
		"|7D41|1.1.2 1.1.1|`B` `C`|\n"
		"|7D42|1.1.1|`C`|\n"
		"|7D43|1.1.2|`C` `A`|\n"
		"|7D44|1.1.2 1.1.1||\n"
		"|7D45|[1.1.2](http://x/2)|`A` `C`|\n"
		"|7D46|1.1.1|`C`|\n"
		"END",
		0,
		"7D40\t1.1.1 1.1.2\tA; B; C\t1.1.2\t-\n"
		"7D41\t1.1.1 1.1.2\tB; C\t1.1.2\t-\n"
		"7D42\t1.1.1\tC\t1.1.1\t-\n"
		"7D43\t1.1.2\tC; A\t1.1.2\t-\n"
		"7D44\t1.1.1 1.1.2\t-\t1.1.2\t-\n"
		"7D45\t1.1.2\tA; C\t1.1.2\thttp://x/2\n"
		"7D46\t1.1.1\tC\t1.1.1\t-\n"
		"6\n11\n7\n",
		"");
}

/* A page that gives a device name another code than device-names.md is reported. */
static void the_setting_is_the_first_device_name_of_the_row_or_its_code(void **state)
{
	(void)state;
	assert_shell("cat >\"$0/device-names.md\" <<'END' && cat >\"$0/page.md\" <<'END2' && "
		     "make -s BUILD=\"$0/names\" TABLES=\"$0/page.md $0/device-names.md\" && "
		     "\"$0/names/ipex-gen\" --list -o code,devices,devlist\n"
		     "# Names\n\n"
		     "|Kind|Name|Generation Code|\n"
		     "|-|-|-|\n"
		     "|product|`b`|2.2.2|\n"
		     "END\n"
		     "# 9.9+xpu\n\n"
		     "|PCI ID|Codename|Generation Code|\n"
		     "|-|-|-|\n"
		     "|7D40|A (`a`)|1.1.1|\n"
		     "|7D41|B (`b`)|1.1.1|\n"
		     "|7D42|B (`b`)|2.2.2|\n"
		     "|7D43|C|1.1.1|\n"
		     "END2",
		0, "1.1.1\ta\ta\n1.1.1\tb\tb\n2.2.2\tb\tb\n1.1.1\t-\t1.1.1\n",
		"device-names.md does not give 1.1.1");
}

/* The release has a longer name than the buffer, and no facts. */
static void a_message_longer_than_its_buffer_is_printed_whole(void **state)
{
	static const char unknown[] = "ipex-gen: unknown IPEX release '2'; known are 1.0+xpu.";
	struct result result;

	(void)state;
	assert_shell("{ printf '# 1.0+xpu.'; printf %01100d 0 | tr 0 a; "
		     "printf '" TABLE "|7D55|1.2.3|\\n'; } >\"$0/long.md\" && "
		     "make -s BUILD=\"$0/long\" TABLES=\"$0/long.md\"",
		0, "", "");
	result = shell("\"$0/long/ipex-gen\" -i 2 7D55");
	assert_memory_equal(result.err, unknown, sizeof unknown - 1);
	assert_int_equal(strspn(result.err + sizeof unknown - 1, "a"), 1100);
	assert_string_equal(result.err + sizeof unknown - 1 + 1100, "\n");
	result_free(&result);
	assert_shell("\"$0/long/ipex-gen\" -g 1 7D55", 2, "",
		"ipex-gen: unknown Demucs-GUI version '1'");
}

static void a_bad_page_leaves_nothing_half_built(void **state)
{
	(void)state;
	assert_shell("printf '# 9.9+xpu" TABLE "|7D5|1.2.3|\\n' >\"$0/bad.md\" && "
		     "make -s BUILD=\"$0/bad\" TABLES=\"$0/bad.md\"",
		2, "", "/bad.md:5:2: '7D5'");
	assert_shell("ls \"$0/bad\" | grep -E 'gperf|tables|ipex-gen'", 0, "compile-tables\n", "");
	assert_shell("sed -i s/7D5/7D55/ \"$0/bad.md\" && "
		     "make -s BUILD=\"$0/bad\" TABLES=\"$0/bad.md\" && \"$0/bad/ipex-gen\" --list",
		0, "7D55\t9.9+xpu\t1.2.3\n", "");
}

/* Prints what "make" would run of what comes after the pages. */
#define PLAN                                                                                       \
	"PAGES=$(echo \"$0\"/tables/*.md); make -n BUILD=\"$0/plan\" TABLES=\"$PAGES\" | "         \
	"grep -oE 'compile-tables|gperf [^>]*<|-c [^ ]+|-o [^ ]*ipex-gen' | "                      \
	"sed \"s|$0|.|; s/^gperf.*/gperf/\""

static void a_page_added_changed_or_removed_rebuilds_what_depends_on_it(void **state)
{
	static const char everything[] =
		"compile-tables\ngperf\n-c ./plan/tables.c\n-o ./plan/ipex-gen\n";

	(void)state;
	assert_shell("mkdir \"$0/tables\" && cp tables/*.md \"$0/tables\" && "
		     "make -s BUILD=\"$0/plan\" TABLES=\"$(echo \"$0\"/tables/*.md)\"",
		0, "", "");
	assert_shell(PLAN, 0, "", "");
	assert_shell("make -q BUILD=\"$0/plan\" TABLES=\"$(echo \"$0\"/tables/*.md)\"", 0, "", "");
	assert_shell("touch \"$0/tables/2.1.40+xpu.md\"; " PLAN, 0, everything, "");
	assert_shell("rm \"$0/tables/2.1.40+xpu.md\"; " PLAN, 0, everything, "");
}

/* No file may grow over 512 bytes, and the program that writes one either is killed or sees an
 * error. re2c does not report that one. */
static void a_full_disk_leaves_nothing_half_written(void **state)
{
	static const char command[] =
		"make='make -s BUILD='\"$0/full TABLES=$0/b.md\"; $make || exit; "
		"cp \"$0/full/ipex-gen\" \"$0/whole\"; "
		"for case in $(ls src/*.re gen/*.re | sed 's/^/killed:/; s/re$/c/') "
		"killed:pages.gperf "
		"killed:tables.gperf killed:tables.c failed:pages.gperf failed:tables.gperf "
		"failed:tables.c; do file=${case#*:}; rm \"$0/full/$file\"; "
		"(case $case in failed:*) trap '' XFSZ ;; esac; ulimit -f 1; $make) "
		">/dev/null 2>&1 && echo \"$case was made\"; "
		"[ ! -e \"$0/full/$file\" ] || echo \"$case is there\"; "
		"$make || exit; cmp \"$0/full/ipex-gen\" \"$0/whole\"; done";

	(void)state;
	assert_shell(command, 0, "", "");
}

/* The compiler is called for each source of the tool, but those for Windows, and for the tables. */
static void another_compiler_rebuilds_the_tool_but_not_the_tables(void **state)
{
	(void)state;
	assert_shell(
		"make -s BUILD=\"$0/other\" TABLES=\"$0/b.md\"; "
		"make -n BUILD=\"$0/other\" TABLES=\"$0/b.md\" CC=another-cc >\"$0/plan.txt\"; "
		"{ ls common/*.c src/*.c src/*.re | grep -v _windows && echo tables; } | "
		"wc -l >\"$0/sources\"; "
		"grep -c '^another-cc.* -c ' \"$0/plan.txt\" | diff \"$0/sources\" -; "
		"grep 'compile-tables\\|gperf .*<' \"$0/plan.txt\"",
		1, "", "");
}

static void another_host_compiler_rebuilds_the_table_compiler(void **state)
{
	(void)state;
	assert_shell("make -s BUILD=\"$0/other\" TABLES=\"$0/b.md\"; "
		     "make -n BUILD=\"$0/other\" TABLES=\"$0/b.md\" HOST_CC=another-cc "
		     ">\"$0/plan.txt\"; for file in gen/*.c; do "
		     "grep -q \"^another-cc.* -c $file \" \"$0/plan.txt\" || echo \"$file\"; done",
		0, "", "");
}

static void every_target_is_in_the_help(void **state)
{
	(void)state;
	assert_shell(
		"make -s help >\"$0/help\"; "
		"sed ':a; /\\\\$/ { N; s/\\\\\\n//; ba }' Makefile mk/*.mk | "
		"sed -n 's/^\\.PHONY: *//p' | tr -s ' ' '\\n' | "
		"grep -vx -e all -e FORCE -e forget-counts -e '\\$(VARIANTS)' >\"$0/targets\"; "
		"sed -n 's/^VARIANTS *= *//p' Makefile | tr ' ' '\\n' >>\"$0/targets\"; "
		"while read -r target; do "
		"grep -q \"make $target\\( \\|;\\|$\\)\" \"$0/help\" || echo \"$target\"; "
		"done <\"$0/targets\"; wc -l <\"$0/targets\" | grep -c '^[3-9].'",
		0, "1\n", "");
}

static void the_sizes_add_up_to_the_binary_which_must_not_be_too_large(void **state)
{
	(void)state;
	assert_shell("make -s BUILD=\"$0/other\" TABLES=\"$0/b.md\" && "
		     "stat -c %s \"$0/other/ipex-gen\" >\"$0/size.txt\" && "
		     "make -s size BUILD=\"$0/other\" TABLES=\"$0/b.md\" "
		     "SIZE_MAX=$(cat \"$0/size.txt\") >\"$0/sizes.txt\" && "
		     "sed -n '/^all of them/,/^the file/p' \"$0/sizes.txt\" | "
		     "awk -v size=$(cat \"$0/size.txt\") "
		     "'/^the file/ { file = $NF; next } { sum += $NF } "
		     "END { print sum == size && file == size }'",
		0, "1\n", "");
	assert_shell("make -s size BUILD=\"$0/other\" TABLES=\"$0/b.md\" "
		     "SIZE_MAX=$(($(cat \"$0/size.txt\") - 1)) >\"$0/sizes.txt\"",
		2, "", "Error 1");
}

/* It has as many rows, codes and addresses as a release of today. */
static void another_release_can_be_added(void **state)
{
	(void)state;
	assert_shell("sed -e '/^- Demucs-GUI/d' -e '/^- Also known as/d' -e 's/2\\.1\\.30/9.1.0/g' "
		     "tables/2.1.30+xpu.md >\"$0/9.1.0+xpu.md\" && make -s BUILD=\"$0/room\" "
		     "TABLES=\"$(echo tables/*.md) $0/9.1.0+xpu.md\" && "
		     "\"$0/room/ipex-gen\" 7D55 -i 9.1.0 -o release,codes",
		0, "9.1.0+xpu\t12.71.0 12.71.4\n", "");
}

static void suggestions_after_a_quoted_name_are_whole(void **state)
{
	(void)state;
	assert_shell("for n in 1 2 3; do printf '# 9.1.0+xpu.2026.12.%d" TABLE
		     "|7D55|1.2.3|\\n' $n >\"$0/long-$n.md\"; done && "
		     "make -s BUILD=\"$0/long\" TABLES=\"$(echo \"$0\"/long-*.md)\" && "
		     "\"$0/long/ipex-gen\" 7D55 -i 9.1.0+xpu.2026.12.9",
		2, "",
		"unknown IPEX release '9.1.0+xpu.2026.12.9' (did you mean 9.1.0+xpu.2026.12.3, "
		"9.1.0+xpu.2026.12.2 or 9.1.0+xpu.2026.12.1?); known are ");
}

static void memory_that_can_be_written_cannot_be_run(void **state)
{
	(void)state;
	assert_shell("make -s BUILD=\"$0/other\" TABLES=\"$0/b.md\" && "
		     "readelf -lW \"$0/other/ipex-gen\" | awk '$2 ~ /^0x/ { "
		     "sub(/0x[0-9a-f]+$/, \"\"); flags = $7 $8 $9 } "
		     "flags ~ /W/ && flags ~ /E/ || $1 == \"GNU_STACK\" { print $1, flags }'",
		0, "GNU_STACK RW\n", "");
}

static void the_documents_list_the_installed_files_which_can_be_uninstalled(void **state)
{
	(void)state;
	assert_shell("make -s install BUILD=\"$0/other\" TABLES=\"$0/b.md\" DESTDIR=\"$0/root\" "
		     "PREFIX=/usr && (cd \"$0/root\" && find . -type f) | sed 's/^[.]//' | sort "
		     ">\"$0/installed.txt\" && cat README.md docs/*.md 2>/dev/null | "
		     "sed -n 's/^| `\\(\\/[^`]*\\)`.*/\\1/p' | sort | "
		     "diff - \"$0/installed.txt\" && \"$0/root/usr/bin/ipex-gen\" --list",
		0, "7D56\t10.0+xpu\t1.2.3\n", "");
	assert_shell("make -s uninstall DESTDIR=\"$0/root\" PREFIX=/usr && "
		     "find \"$0/root\" -type f",
		0, "", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(other_pages_can_be_compiled),
		cmocka_unit_test(names_are_printed_as_the_page_has_them),
		cmocka_unit_test(rows_with_the_same_list_share_it),
		cmocka_unit_test(the_setting_is_the_first_device_name_of_the_row_or_its_code),
		cmocka_unit_test(a_message_longer_than_its_buffer_is_printed_whole),
		cmocka_unit_test(a_bad_page_leaves_nothing_half_built),
		cmocka_unit_test(a_page_added_changed_or_removed_rebuilds_what_depends_on_it),
		cmocka_unit_test(a_full_disk_leaves_nothing_half_written),
		cmocka_unit_test(another_compiler_rebuilds_the_tool_but_not_the_tables),
		cmocka_unit_test(another_host_compiler_rebuilds_the_table_compiler),
		cmocka_unit_test(every_target_is_in_the_help),
		cmocka_unit_test(the_sizes_add_up_to_the_binary_which_must_not_be_too_large),
		cmocka_unit_test(another_release_can_be_added),
		cmocka_unit_test(suggestions_after_a_quoted_name_are_whole),
		cmocka_unit_test(memory_that_can_be_written_cannot_be_run),
		cmocka_unit_test(the_documents_list_the_installed_files_which_can_be_uninstalled),
	};

	return cmocka_run_group_tests_name("build", tests, make_folder, remove_folder);
}
