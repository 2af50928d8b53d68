/* The build: other pages, bad pages, what is rebuilt, and what is installed. */
#include "folder.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

static void other_pages_can_be_compiled(void **state)
{
	(void)state;
	assert_shell(
		"printf '# 9.9+xpu\\n\\n|PCI ID|Generation Code|\\n|-|-|\\n|7D55|1.2.3|\\n' >\"$0/a.md\" && "
		"printf '# 10.0+xpu\\n\\n|PCI ID|Generation Code|\\n|-|-|\\n|7D56|1.2.3|\\n' >\"$0/b.md\" && "
		"make -s BUILD=\"$0/other\" TABLES=\"$0/a.md $0/b.md\" && \"$0/other/ipex-gen\" --list",
		0, "7D55\t9.9+xpu\t1.2.3\n7D56\t10.0+xpu\t1.2.3\n", "");
	assert_shell(
		"make -s BUILD=\"$0/other\" TABLES=\"$0/b.md\" && \"$0/other/ipex-gen\" --list", 0,
		"7D56\t10.0+xpu\t1.2.3\n", "");
}

/* The names repeat what JSON escapes, and go on with what C would take for part of an escape or of
 * a trigraph. */
static void names_are_printed_as_the_page_has_them(void **state)
{
	(void)state;
	assert_shell(
		"cat >\"$0/names.md\" <<'END' && make -s BUILD=\"$0/names\" TABLES=\"$0/names.md\" && "
		"\"$0/names/ipex-gen\" 7D55 -o names && \"$0/names/ipex-gen\" 7D55 -j -o names\n"
		"# 9.9+xpu\n\n"
		"|PCI ID|Generation Code|Display Name|\n"
		"|-|-|-|\n"
		"|7D55|1.2.3|`\"Arc\\™` `\"Arc\\™7` `\"Arc\\™\?\?/` `\"Arc\\™%s` `\"Arc\\™8`|\n"
		"END",
		0,
		"\"Arc\\™; \"Arc\\™7; \"Arc\\™\?\?/; \"Arc\\™%s; \"Arc\\™8\n"
		"[\n  {\"names\": [\"\\\"Arc\\\\™\", \"\\\"Arc\\\\™7\", \"\\\"Arc\\\\™\?\?/\", \"\\\"Arc\\\\™%s\", \"\\\"Arc\\\\™8\"]}\n]\n",
		"");
}

/* Of lists, what is the same or part of another is there once; of builds, where they are downloaded
 * as well. */
static void rows_that_list_the_same_share_it(void **state)
{
	(void)state;
	assert_shell(
		"cat >\"$0/lists.md\" <<'END' && make -s BUILD=\"$0/lists\" TABLES=\"$0/lists.md\" && "
		"\"$0/lists/ipex-gen\" --list -o id,codes,names,code,url && "
		"for table in builds display_names rows; do sed -n \"/ $table\\[\\]/,/^}/p\" \"$0/lists/pages.gperf\" | grep -c ','; done\n"
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
		"7D41\t1.1.2 1.1.1\tB; C\t1.1.2\t-\n"
		"7D42\t1.1.1\tC\t1.1.1\t-\n"
		"7D43\t1.1.2\tC; A\t1.1.2\t-\n"
		"7D44\t1.1.2 1.1.1\t-\t1.1.2\t-\n"
		"7D45\t1.1.2\tA; C\t1.1.2\thttp://x/2\n"
		"7D46\t1.1.1\tC\t1.1.1\t-\n"
		"6\n8\n7\n",
		"");
}

/* Else IPEX would be built for another GPU. */
static void a_name_that_stands_for_another_code_is_no_setting(void **state)
{
	(void)state;
	assert_shell(
		"printf '# Names\\n\\n|Kind|Name|Generation Code|\\n|-|-|-|\\n|product|`b`|2.2.2|\\n' >\"$0/device-names.md\" && "
		"printf '# 9.9+xpu\\n\\n|PCI ID|Codename|Generation Code|\\n|-|-|-|\\n|7D40|A (`a`)|1.1.1|\\n"
		"|7D41|B (`b`)|1.1.1|\\n|7D42|B (`b`)|2.2.2|\\n' >\"$0/page.md\" && "
		"make -s BUILD=\"$0/names\" TABLES=\"$0/page.md $0/device-names.md\" && "
		"\"$0/names/ipex-gen\" --list -o code,devices,devlist",
		0, "1.1.1\ta\ta\n1.1.1\tb\t1.1.1\n2.2.2\tb\tb\n", "");
}

/* With a release whose name is longer than that, and which has no facts. */
static void a_message_longer_than_its_buffer_is_said_whole(void **state)
{
	static const char unknown[] = "ipex-gen: unknown release '2'; known are 1.0+xpu.";
	struct result result;

	(void)state;
	assert_shell(
		"{ printf '# 1.0+xpu.'; printf %01100d 0 | tr 0 a; printf '\\n\\n|PCI ID|Generation Code|\\n|-|-|\\n|7D55|1.2.3|\\n'; } "
		">\"$0/long.md\" && make -s BUILD=\"$0/long\" TABLES=\"$0/long.md\"",
		0, "", "");
	result = shell("\"$0/long/ipex-gen\" -i 2 7D55");
	assert_memory_equal(result.err, unknown, sizeof unknown - 1);
	assert_int_equal(strspn(result.err + sizeof unknown - 1, "a"), 1100);
	assert_string_equal(result.err + sizeof unknown - 1 + 1100, "\n");
	result_free(&result);
	assert_shell("\"$0/long/ipex-gen\" -g 1 7D55", 2, "",
		"ipex-gen: no release is packed with Demucs-GUI '1'\n");
}

/* Plain char is unsigned on aarch64, ppc64, riscv64 and s390x. */
static void the_sign_of_char_changes_neither_tables_nor_messages(void **state)
{
	(void)state;
	assert_shell("tests/char.sh \"$0\"", 0, "", "");
}

static void a_bad_page_leaves_nothing_behind(void **state)
{
	(void)state;
	assert_shell(
		"printf '# 9.9+xpu\\n\\n|PCI ID|Generation Code|\\n|-|-|\\n|7D5|1.2.3|\\n' >\"$0/bad.md\" && "
		"make -s BUILD=\"$0/bad\" TABLES=\"$0/bad.md\"",
		2, "", "/bad.md:5:2: '7D5' is no PCI ID");
	assert_shell("ls \"$0/bad\" | grep -E 'gperf|tables|ipex-gen'", 0, "compile-tables\n", "");
	assert_shell(
		"sed -i s/7D5/7D55/ \"$0/bad.md\" && make -s BUILD=\"$0/bad\" TABLES=\"$0/bad.md\" && "
		"\"$0/bad/ipex-gen\" --list",
		0, "7D55\t9.9+xpu\t1.2.3\n", "");
}

static void a_page_added_changed_or_removed_rebuilds_what_depends_on_it(void **state)
{
	static const char plan[] =
		"make -n BUILD=\"$0/plan\" TABLES=\"$PAGES\" | grep -oE 'compile-tables|gperf -|-c [^ ]+|-o [^ ]*ipex-gen' | "
		"sed \"s|$0|.|\"";
	char command[1024];

	(void)state;
	assert_shell("mkdir \"$0/tables\" && cp tables/*.md \"$0/tables\" && "
		     "make -s BUILD=\"$0/plan\" TABLES=\"$(echo \"$0\"/tables/*.md)\"",
		0, "", "");
	snprintf(command, sizeof command, "PAGES=$(echo \"$0\"/tables/*.md); %s", plan);
	assert_shell(command, 0, "", "");
	assert_shell("make -q BUILD=\"$0/plan\" TABLES=\"$(echo \"$0\"/tables/*.md)\"", 0, "", "");
	snprintf(command, sizeof command,
		"touch \"$0/tables/2.1.40+xpu.md\"; PAGES=$(echo \"$0\"/tables/*.md); %s", plan);
	assert_shell(command, 0,
		"compile-tables\ngperf -\n-c ./plan/tables.c\n-o ./plan/ipex-gen\n", "");
	snprintf(command, sizeof command,
		"rm \"$0/tables/2.1.40+xpu.md\"; PAGES=$(echo \"$0\"/tables/*.md); %s", plan);
	assert_shell(command, 0,
		"compile-tables\ngperf -\n-c ./plan/tables.c\n-o ./plan/ipex-gen\n", "");
}

/* No file may grow over 512 bytes: whether what writes it is killed or told, and whether it says
 * so, nothing is left half. */
static void a_full_disk_leaves_nothing_half_written(void **state)
{
	static const char command[] =
		"make='make -s BUILD='\"$0/full TABLES=$0/b.md\" && $make && cp \"$0/full/ipex-gen\" \"$0/whole\" && "
		"for file in device.c lexer.c pages.gperf tables.gperf tables.c; do for trap in 'trap \"\" XFSZ' :; do "
		"rm \"$0/full/$file\"; (eval \"$trap\"; ulimit -f 1; $make) >/dev/null 2>&1 && echo \"$file was made\"; "
		"[ ! -e \"$0/full/$file\" ] || echo \"$file is there\"; $make || exit; cmp \"$0/full/ipex-gen\" \"$0/whole\"; done; done";

	(void)state;
	assert_shell(command, 0, "", "");
}

/* All of src/ but for what is of Windows, and the tables. */
static void another_compiler_rebuilds_the_tool_but_not_the_tables(void **state)
{
	(void)state;
	assert_shell(
		"make -s BUILD=\"$0/other\" TABLES=\"$0/b.md\"; "
		"make -n BUILD=\"$0/other\" TABLES=\"$0/b.md\" CC=another-cc >\"$0/plan.txt\"; "
		"[ $(grep -c '^another-cc.* -c ' \"$0/plan.txt\") -eq $(ls src/*.c src/*.re | wc -l) ] || echo few; "
		"grep 'compile-tables\\|gperf -' \"$0/plan.txt\"",
		1, "", "");
}

static void the_sizes_add_up_to_the_binary_which_must_not_be_too_large(void **state)
{
	(void)state;
	assert_shell(
		"make -s BUILD=\"$0/other\" TABLES=\"$0/b.md\" && stat -c %s \"$0/other/ipex-gen\" >\"$0/size.txt\" && "
		"make -s size BUILD=\"$0/other\" TABLES=\"$0/b.md\" >\"$0/sizes.txt\" && "
		"sed -n '/^all of them/,/^the file/p' \"$0/sizes.txt\" | awk -v size=$(cat \"$0/size.txt\") "
		"'/^the file/ { file = $NF; next } { sum += $NF } END { print sum == size && file == size }'",
		0, "1\n", "");
	assert_shell(
		"make -s size BUILD=\"$0/other\" TABLES=\"$0/b.md\" SIZE_MAX=$(cat \"$0/size.txt\") >\"$0/sizes.txt\"",
		0, "", "");
	assert_shell(
		"make -s size BUILD=\"$0/other\" TABLES=\"$0/b.md\" SIZE_MAX=$(($(cat \"$0/size.txt\") - 1)) >\"$0/sizes.txt\"",
		2, "", "Error 1");
}

/* As many rows, codes and addresses as a release has had. */
static void there_is_room_for_another_release(void **state)
{
	(void)state;
	assert_shell(
		"sed -e '/^- Demucs-GUI/d' -e '/^- Also known as/d' -e 's/2\\.1\\.30/9.1.0/g' tables/2.1.30+xpu.md "
		">\"$0/9.1.0+xpu.md\" && make -s size BUILD=\"$0/room\" "
		"TABLES=\"$(echo tables/*.md) $0/9.1.0+xpu.md\" >\"$0/sizes.txt\" && "
		"\"$0/room/ipex-gen\" 7D55 -i latest -o release,codes",
		0, "9.1.0+xpu\t12.71.0 12.71.4\n", "");
}

static void what_is_written_cannot_be_run(void **state)
{
	(void)state;
	assert_shell(
		"make -s BUILD=\"$0/other\" TABLES=\"$0/b.md\" && readelf -lW \"$0/other/ipex-gen\" | "
		"awk '$1 ~ /^LOAD$|^GNU|INTERP|DYNAMIC/ { sub(/0x[0-9a-f]+$/, \"\"); print $1, $7 $8 }'",
		0, "LOAD RE\nLOAD RW\nGNU_STACK RW\n", "");
}

static void the_documented_files_are_installed_and_uninstalled(void **state)
{
	(void)state;
	assert_shell(
		"make -s install BUILD=\"$0/other\" TABLES=\"$0/b.md\" DESTDIR=\"$0/root\" PREFIX=/usr && "
		"(cd \"$0/root\" && find . -type f) | sed 's/^[.]//' | sort >\"$0/installed.txt\" && "
		"sed -n 's/^| `\\(\\/[^`]*\\)`.*/\\1/p' docs/building.md | sort | diff - \"$0/installed.txt\" && "
		"\"$0/root/usr/bin/ipex-gen\" --list",
		0, "7D56\t10.0+xpu\t1.2.3\n", "");
	assert_shell(
		"make -s uninstall DESTDIR=\"$0/root\" PREFIX=/usr && find \"$0/root\" -type f", 0,
		"", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(other_pages_can_be_compiled),
		cmocka_unit_test(names_are_printed_as_the_page_has_them),
		cmocka_unit_test(rows_that_list_the_same_share_it),
		cmocka_unit_test(a_name_that_stands_for_another_code_is_no_setting),
		cmocka_unit_test(a_message_longer_than_its_buffer_is_said_whole),
		cmocka_unit_test(the_sign_of_char_changes_neither_tables_nor_messages),
		cmocka_unit_test(a_bad_page_leaves_nothing_behind),
		cmocka_unit_test(a_page_added_changed_or_removed_rebuilds_what_depends_on_it),
		cmocka_unit_test(a_full_disk_leaves_nothing_half_written),
		cmocka_unit_test(another_compiler_rebuilds_the_tool_but_not_the_tables),
		cmocka_unit_test(the_sizes_add_up_to_the_binary_which_must_not_be_too_large),
		cmocka_unit_test(there_is_room_for_another_release),
		cmocka_unit_test(what_is_written_cannot_be_run),
		cmocka_unit_test(the_documented_files_are_installed_and_uninstalled),
	};

	return cmocka_run_group_tests_name("build", tests, make_folder, remove_folder);
}
