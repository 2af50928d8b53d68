/* The words that the lexer of DEVICE knows: one line adds a label. */
#include "folder.h"
#include "test.h"

static void a_label_is_added_by_one_line(void **state)
{
	(void)state;
	assert_run(RUN_WITH("Chip number: 0x7d55\n", "-i", "latest", "-o", "id", "-"), 2, "-\n",
		"line 1");
	assert_shell(
		"mkdir \"$0/tree\" && "
		"find . -mindepth 1 -maxdepth 1 ! -name build ! -name .git -exec cp -R {} \"$0/"
		"tree\" \\; && "
		"cd \"$0/tree\" && "
		"sed -i 's/^\\t\\tDEVICE(\"chip id\")$/&\\n\\t\\tDEVICE(\"chip number\")/' "
		"src/clues.re && make -s BUILD=build build/ipex-gen >/dev/null && "
		"printf 'Chip number: 0x7d55\\nCHIP_NUMBER=7d55\\nmicrochip number 7d55\\n' | "
		"build/ipex-gen -i latest -o id -",
		2, "7D55\n7D55\n-\n", "line 3");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_label_is_added_by_one_line),
	};

	choose_tests();
	return cmocka_run_group_tests_name("labels", tests, make_folder, remove_folder);
}
