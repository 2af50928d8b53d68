/* The scripts that check the project: they report everything that they find. */
#include "folder.h"
#include "test.h"

/* A test program of two claims, as cmocka prints them. The claim "flaky" fails the first time, and
 * "broken" fails always; FAILING names those that the program has. */
static void make_program(void)
{
	assert_shell(
		"mkdir -p \"$0/bin\" && cat >\"$0/claims\" <<'END' && chmod +x \"$0/claims\" && "
		"printf '#!/bin/sh\\n' >\"$0/bin/wineserver\" && chmod +x \"$0/bin/wineserver\"\n"
		"#!/bin/sh\n"
		"status=0\n"
		"for claim in $FAILING; do\n"
		"	[ \"${TESTS_WANTED:-$claim}\" = \"$claim\" ] || continue\n"
		"	echo \"$claim\" >>\"${0%/*}/tested\"\n"
		"	times=$(grep -c $claim \"${0%/*}/tested\")\n"
		"	if [ \"$claim\" = broken ] || [ \"$times\" -eq 1 ]; then\n"
		"		echo \"[  FAILED  ] $claim\"\n"
		"		status=1\n"
		"	fi\n"
		"done\n"
		"exit $status\n"
		"END",
		0, "", "");
}

#define CHECK_WINDOWS "rm -f \"$0/tested\"; PATH=\"$(realpath \"$0\")/bin:$PATH\" "

static void a_claim_that_fails_on_windows_is_tested_once_more_alone(void **state)
{
	(void)state;
	make_program();
	assert_shell(CHECK_WINDOWS "FAILING='flaky' windows/check.sh \"$0/claims\" >\"$0/log\"", 0,
		"", "check.sh: flaky failed; testing it again, alone\n");
	assert_shell("cat \"$0/tested\"", 0, "flaky\nflaky\n", "");
}

static void a_claim_that_fails_on_windows_twice_fails_the_check(void **state)
{
	(void)state;
	make_program();
	assert_shell(CHECK_WINDOWS
		"FAILING='flaky broken' windows/check.sh \"$0/claims\" >\"$0/log\"",
		1, "", "check.sh: broken failed; testing it again, alone\n");
	assert_shell("cat \"$0/tested\"", 0, "flaky\nbroken\nbroken\nflaky\n", "");
}

static void a_program_that_ends_without_a_claim_fails_the_check(void **state)
{
	(void)state;
	assert_shell("mkdir -p \"$0/bin\" && printf '#!/bin/sh\\n' >\"$0/bin/wineserver\" && "
		     "chmod +x \"$0/bin/wineserver\" && "
		     "PATH=\"$(realpath \"$0\")/bin:$PATH\" windows/check.sh false",
		1, "", "");
}

static void one_failed_test_program_fails_the_check_after_the_others(void **state)
{
	(void)state;
	assert_shell("tests/check.sh false 'echo'", 1, "\n", "check.sh: false failed\n");
	assert_shell("tests/check.sh true echo", 0, "\n", "");
	assert_shell("UNDER='echo under' tests/check.sh a b", 0, "under a\nunder b\n", "");
}

static void a_stale_entry_of_the_equivalent_mutants_is_reported(void **state)
{
	(void)state;
	assert_shell("mutate/stale.sh", 0, "", "");
	assert_shell(
		"mkdir \"$0/mutate\" && script=$PWD/mutate/stale.sh && cd \"$0\" && "
		"printf '\\ta = 1;\\n' >code.c && "
		"printf '# x\\ncode.c\\ta = 1;\\ta = 2;\\twhy\\ncode.c\\ta = 3;\\ta = 4;\\twhy\\n"
		"gone.c\\tb;\\tc;\\twhy\\n' >mutate/equivalent.txt && \"$script\"",
		1,
		"mutate/equivalent.txt:3: stale: code.c has no line \"a = 3;\"\n"
		"mutate/equivalent.txt:4: stale: gone.c has no line \"b;\"\n",
		"");
}

/* 100 columns pass: a tab counts 8, and a character counts 1, whatever its bytes. */
static void a_line_of_code_over_100_columns_is_reported(void **state)
{
	(void)state;
	assert_shell(
		"script=$PWD/mk/width.sh && mkdir \"$0/wide\" && cd \"$0/wide\" && git init -q && "
		"printf '\\t%092d\\n\\t%093d\\n' 0 0 >tab.c && "
		"printf '%099dé\\n%0100dé\\n' 0 0 >e.sh && "
		"printf '%0200d\\n' 0 >prose.md && git add . && "
		"\"$script\"",
		1, "e.sh:2: over 100 columns\ntab.c:2: over 100 columns\n", "");
	assert_shell("script=$PWD/mk/width.sh && cd \"$0/wide\" && "
		     "sed -i 2d tab.c e.sh && \"$script\"",
		0, "", "");
}

/* A size would be wrong after the next change: make size shows it. */
static void the_results_are_of_this_version_and_quote_no_size(void **state)
{
	(void)state;
	assert_shell("version=$(sed -n 's/^VERSION = //p' Makefile); "
		     "grep -c \"^| tool | ipex-gen $version; \" bench/RESULTS.md; "
		     "sed -n '/^| tool/p; /^| size/p' bench/RESULTS.md README.md | "
		     "grep -E '[0-9] (bytes|K)'",
		1, "1\n", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_claim_that_fails_on_windows_is_tested_once_more_alone),
		cmocka_unit_test(a_claim_that_fails_on_windows_twice_fails_the_check),
		cmocka_unit_test(a_program_that_ends_without_a_claim_fails_the_check),
		cmocka_unit_test(one_failed_test_program_fails_the_check_after_the_others),
		cmocka_unit_test(a_stale_entry_of_the_equivalent_mutants_is_reported),
		cmocka_unit_test(a_line_of_code_over_100_columns_is_reported),
		cmocka_unit_test(the_results_are_of_this_version_and_quote_no_size),
	};

	return cmocka_run_group_tests_name("scripts", tests, make_folder, remove_folder);
}
