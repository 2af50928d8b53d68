/* A release: the same from the same source wherever it is made, complete, and enough for who has
 * but a compiler. */
#include "folder.h"
#include "test.h"

/* The release that was made is what DIST is; the source in it is unpacked as "$0/source". */
#define DIST "dist=$(realpath \"$0/../dist\") && "

/* All that there is to run: what POSIX has, a C compiler with what it is made of, and make. */
#define ONLY_COMPILER "cd \"$0/source\" && PATH=$(realpath ../bin) && "

static int make_source(void **state)
{
	if (make_folder(state))
		return -1;
	return status_of(shell(DIST
		"mkdir \"$0/source\" \"$0/bin\" && tar -xzf \"$dist\"/ipex-gen-*.tar.gz --strip-components=1 -C \"$0/source\" && "
		"for program in as cat cc cksum cmp cp ld make mkdir; do ln -s $(command -v $program) \"$0/bin\" || exit; done"));
}

static void the_same_source_makes_the_same_release_elsewhere(void **state)
{
	(void)state;
	assert_shell(
		"git clone -q . \"$0/another folder\" && git ls-files -z | xargs -0 cp --parents -t \"$0/another folder\" && "
		"cd \"$0/another folder\" && git add -A && umask 077 && "
		"LC_ALL=C.UTF-8 TZ=Asia/Tokyo make -s -j 2 dist BUILD=out/here",
		0, "", "");
	assert_shell(DIST "diff -r \"$dist\" \"$0/another folder/out/here/dist\"", 0, "", "");
}

static void the_checksums_are_those_of_all_that_is_released(void **state)
{
	(void)state;
	assert_shell(DIST
		"cd \"$dist\" && sha256sum --strict -c SHA256SUMS >\"$OLDPWD/$0/checked\" && "
		"cd \"$OLDPWD\" && { sed 's/: OK$//' \"$0/checked\"; echo SHA256SUMS; } | sort >\"$0/known\" && "
		"ls \"$dist\" | sort | diff \"$0/known\" -",
		0, "", "");
}

static void the_source_is_what_git_knows_and_what_was_generated(void **state)
{
	(void)state;
	assert_shell(
		"{ git ls-files && printf 'generated/%s\\n' device.c sources tables.c; } | sort >\"$0/files\" && "
		"(cd \"$0/source\" && find . -type f) | sed 's|^./||' | sort | diff \"$0/files\" -",
		0, "", "");
	assert_shell(
		"cd \"$0/source\" && find . ! -perm 644 ! -perm 755; cat generated/*.c | grep -c '^#line'",
		1, "0\n", "");
}

static void the_source_makes_the_binaries_of_the_release(void **state)
{
	(void)state;
	assert_shell(DIST
		"cd \"$0/source\" && make -s all windows BUILD=same && "
		"cmp same/ipex-gen \"$dist/ipex-gen\" && cmp same/ipex-gen.exe \"$dist/ipex-gen.exe\"",
		0, "", "");
}

static void a_compiler_and_make_are_enough(void **state)
{
	(void)state;
	assert_shell(ONLY_COMPILER "make -s && build/ipex-gen 0x7D55 --ipex 2.1.40 && make -q", 0,
		"12.71.4\n", "");
	assert_shell(DIST ONLY_COMPILER
		"build/ipex-gen --list -j >build/answers && \"$dist/ipex-gen\" --list -j | cmp - build/answers",
		0, "", "");
}

static void nothing_is_made_from_what_was_generated_from_other_sources(void **state)
{
	(void)state;
	assert_shell(ONLY_COMPILER "make -s BUILD=fewer TABLES=tables/steppings.md", 2, "",
		"re2c and gperf are needed");
	assert_shell("sed -i s/7D55/7D56/ \"$0/source/tables/2.1.40+xpu.md\" && " ONLY_COMPILER
		     "make -s",
		2, "", "generated/ was made from other sources");
	assert_shell(ONLY_COMPILER "make -s BUILD=changed", 2, "", "re2c and gperf are needed");
	assert_shell(
		"cd \"$0/source\" && ls fewer/ipex-gen changed/ipex-gen", 2, "", "No such file");
}

static void the_source_is_compiled_anew_where_that_can_be_done(void **state)
{
	(void)state;
	assert_shell(
		"cd \"$0/source\" && touch tables/*.md && make -s BUILD=changed && changed/ipex-gen 7D56 --ipex 2.1.40",
		0, "12.71.4\n", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_source_makes_the_same_release_elsewhere),
		cmocka_unit_test(the_checksums_are_those_of_all_that_is_released),
		cmocka_unit_test(the_source_is_what_git_knows_and_what_was_generated),
		cmocka_unit_test(the_source_makes_the_binaries_of_the_release),
		cmocka_unit_test(a_compiler_and_make_are_enough),
		cmocka_unit_test(nothing_is_made_from_what_was_generated_from_other_sources),
		cmocka_unit_test(the_source_is_compiled_anew_where_that_can_be_done),
	};

	return cmocka_run_group_tests_name("dist", tests, make_source, remove_folder);
}
