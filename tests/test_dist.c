/* A release: complete, the same from the same source wherever it is made, and its source needs only
 * a compiler and make. */
#include "folder.h"
#include "test.h"

/* $dist is the release; its source is unpacked as "$0/source". */
#define DIST "dist=$(realpath \"$0/../dist\") && "

/* All programs that can be run: those of POSIX, a C compiler with its parts, and make. */
#define ONLY_COMPILER "cd \"$0/source\" && PATH=$(realpath ../bin) && "

static int make_source(void **state)
{
	if (make_folder(state))
		return -1;
	return status_of(shell(DIST
		"mkdir \"$0/source\" \"$0/bin\" && "
		"tar -xzf \"$dist\"/ipex-gen-*.tar.gz --strip-components=1 -C \"$0/source\" && "
		"for program in as cat cc cksum cmp cp ld make mkdir; do "
		"ln -s $(command -v $program) \"$0/bin\" || exit; done"));
}

static void a_release_has_every_file_that_is_published(void **state)
{
	(void)state;
	assert_shell(DIST "version=$(sed -n 's/^VERSION = //p' Makefile); "
			  "ls \"$dist\" | sed \"s/$version/VERSION/\"",
		0,
		"LICENSE\n"
		"SHA256SUMS\n"
		"THIRD-PARTY.txt\n"
		"ipex-gen\n"
		"ipex-gen-VERSION-windows-x86_64.zip\n"
		"ipex-gen-VERSION.tar.gz\n"
		"ipex-gen.exe\n"
		"ipex-gen.json\n"
		"ipex-gen_VERSION_amd64.deb\n"
		"ipex_gen-VERSION-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64."
		"musllinux_1_1_x86_64.whl\n"
		"ipex_gen-VERSION-py3-none-win_amd64.whl\n",
		"");
}

static void the_same_source_makes_the_same_release_elsewhere(void **state)
{
	(void)state;
	assert_shell("git clone -q . \"$0/another folder\" && "
		     "packaging/source.sh build \"$0/another folder\" && "
		     "homepage=$(cat \"$0/../homepage\") && cd \"$0/another folder\" && "
		     "git add -A && umask 077 && LC_ALL=C.UTF-8 TZ=Asia/Tokyo "
		     "make -s -j 2 dist BUILD=out/here HOMEPAGE=\"$homepage\" >../log 2>&1 || "
		     "cat ../log",
		0, "", "");
	assert_shell(DIST "diff -r \"$dist\" \"$0/another folder/out/here/dist\"", 0, "", "");
}

static void the_checksums_are_those_of_all_files_of_the_release(void **state)
{
	(void)state;
	assert_shell(DIST
		"cd \"$dist\" && sha256sum --strict -c SHA256SUMS >\"$OLDPWD/$0/checked\" && "
		"cd \"$OLDPWD\" && "
		"{ sed 's/: OK$//' \"$0/checked\"; echo SHA256SUMS; } | sort >\"$0/known\" && "
		"ls \"$dist\" | sort | diff \"$0/known\" -",
		0, "", "");
}

static void the_manifest_has_the_checksum_of_the_archive(void **state)
{
	(void)state;
	assert_shell(DIST "sha256sum \"$dist\"/*.zip | grep -c "
			  "\"^$(jq -r '.architecture[\"64bit\"].hash' \"$dist/ipex-gen.json\") \"",
		0, "1\n", "");
}

static void the_source_is_what_git_knows_and_the_generated_files(void **state)
{
	(void)state;
	assert_shell("{ git ls-files && printf 'generated/%s\\n' sources tables.c && "
		     "ls src/*.re | sed 's/^/generated\\//; s/re$/c/'; } | sort >\"$0/files\" && "
		     "(cd \"$0/source\" && find . -type f) | sed 's|^./||' | sort | "
		     "diff \"$0/files\" -",
		0, "", "");
	assert_shell("cd \"$0/source\" && find . ! -perm 644 ! -perm 755; "
		     "find generated -name '*.c' -exec cat {} + | grep -c '^#line'",
		1, "0\n", "");
}

static void the_source_makes_the_binaries_of_the_release(void **state)
{
	(void)state;
	assert_shell(DIST "cd \"$0/source\" && make -s all windows BUILD=same && "
			  "cmp same/ipex-gen \"$dist/ipex-gen\" && "
			  "cmp same/ipex-gen.exe \"$dist/ipex-gen.exe\"",
		0, "", "");
}

static void a_compiler_and_make_are_enough(void **state)
{
	(void)state;
	assert_shell(ONLY_COMPILER "make -s && build/ipex-gen 0x7D55 --ipex 2.1.40 && make -q", 0,
		"12.71.4\n", "");
	assert_shell(DIST ONLY_COMPILER "build/ipex-gen --list -j >build/answers && "
					"\"$dist/ipex-gen\" --list -j | cmp - build/answers",
		0, "", "");
}

static void other_sources_are_not_built_from_the_generated_files(void **state)
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

static void other_sources_are_built_with_re2c_and_gperf(void **state)
{
	(void)state;
	assert_shell("cd \"$0/source\" && touch tables/*.md && make -s BUILD=changed && "
		     "changed/ipex-gen 7D56 --ipex 2.1.40 2>/dev/null",
		0, "12.71.4\n", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_release_has_every_file_that_is_published),
		cmocka_unit_test(the_same_source_makes_the_same_release_elsewhere),
		cmocka_unit_test(the_checksums_are_those_of_all_files_of_the_release),
		cmocka_unit_test(the_manifest_has_the_checksum_of_the_archive),
		cmocka_unit_test(the_source_is_what_git_knows_and_the_generated_files),
		cmocka_unit_test(the_source_makes_the_binaries_of_the_release),
		cmocka_unit_test(a_compiler_and_make_are_enough),
		cmocka_unit_test(other_sources_are_not_built_from_the_generated_files),
		cmocka_unit_test(other_sources_are_built_with_re2c_and_gperf),
	};

	return cmocka_run_group_tests_name("dist", tests, make_source, remove_folder);
}
