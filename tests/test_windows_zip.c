/* The published files for Windows: an archive, and the manifest by which Scoop installs it. The
 * tests make them. */
#include "run.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char folder[4096];

/* Runs COMMAND, in which $0 is a folder, $version the version, $zip the name of the archive, and
 * "make" builds below "$0/build". */
static struct result shell(const char *command)
{
	static const char prelude[] =
		"version=$(sed -n 's/^VERSION = //p' Makefile); "
		"zip=ipex-gen-$version-windows-x86_64.zip; "
		"make() { env -u MAKEFLAGS make -s BUILD=\"$0/build\" \"$@\"; }; ";
	char whole[4096];

	snprintf(whole, sizeof whole, "%s%s", prelude, command);
	return run_program(NULL, 0, (const char *const[]){ "sh", "-c", whole, folder, NULL });
}

static void assert_shell(const char *command, const char *out)
{
	assert_run(shell(command), 0, out, "");
}

static int make_zip(void **state)
{
	(void)state;
	strcpy(folder, built("zip-XXXXXX"));
	return !mkdtemp(folder) || status_of(shell("make windows-zip"));
}

static int remove_zip(void **state)
{
	(void)state;
	return status_of(shell("rm -r \"$0\""));
}

static void the_archive_has_the_program_a_readme_and_the_licences(void **state)
{
	(void)state;
	assert_shell("unzip -Z1 \"$0/build/$zip\"",
		"LICENSE.txt\nREADME.txt\nTHIRD-PARTY.txt\nipex-gen.exe\n");
	assert_shell(
		"unzip -p \"$0/build/$zip\" ipex-gen.exe | cmp - \"$0/build/ipex-gen.exe\"", "");
	assert_shell("unzip -tq \"$0/build/$zip\" >/dev/null", "");
}

/* Debian has the texts, reflowed. */
static void the_notices_are_those_of_the_linked_libraries(void **state)
{
	(void)state;
	assert_shell(
		"words() { tr -s ' .\\n' '\\n' | paste -s -d ' '; }; "
		"unzip -p \"$0/build/$zip\" THIRD-PARTY.txt | tr -d '\\r' | words >\"$0/words\"; "
		"for text in 'Copyright 2005-2020 Rich Felker' 'the mingw-w64 project' "
		"'2000 The NetBSD Foundation, Inc' '2002 Todd C Miller'; do "
		"grep -q \"$text\" \"$0/words\" || echo \"$text\"; done; "
		"for license in ZPL-2.1 BSD-2-clause-NetBSD ISC; do "
		"awk -v license=\"License: $license\" '$0 == license { found = 1; next } "
		"/^[^ ]|^$/ { if (found && text) exit } found { text = 1; print }' "
		"/usr/share/doc/mingw-w64-common/copyright | words >\"$0/license\"; "
		"[ -s \"$0/license\" ] && grep -qF -f \"$0/license\" \"$0/words\" || "
		"echo $license; done",
		"");
}

static void its_texts_are_as_notepad_shows_them(void **state)
{
	(void)state;
	assert_shell("for pair in README.txt:windows/readme.txt LICENSE.txt:LICENSE "
		     "THIRD-PARTY.txt:THIRD-PARTY.txt; do "
		     "unzip -p \"$0/build/$zip\" ${pair%:*} >\"$0/text\"; "
		     "[ $(grep -c \"$(printf '\\r$')\" \"$0/text\") -eq $(wc -l <\"$0/text\") ] && "
		     "tr -d '\\r' <\"$0/text\" | cmp - ${pair#*:} || echo ${pair%:*}; done",
		"");
}

static void another_build_makes_the_same_archive(void **state)
{
	(void)state;
	assert_shell("cp \"$0/build/$zip\" \"$0/first.zip\" && rm -r \"$0/build\" && "
		     "TZ=Asia/Tokyo make windows-zip && cmp \"$0/first.zip\" \"$0/build/$zip\"",
		"");
}

static void the_manifest_names_the_archive_and_its_checksum(void **state)
{
	(void)state;
	assert_shell(
		"make scoop HOMEPAGE=https://forge.example/ipex-gen && "
		"jq -r '.version, .license, .bin, .homepage, .architecture[\"64bit\"].url, "
		".architecture[\"64bit\"].hash' \"$0/build/ipex-gen.json\" >\"$0/manifest\" && "
		"{ echo $version; echo MIT; echo ipex-gen.exe; "
		"echo https://forge.example/ipex-gen; "
		"echo https://forge.example/ipex-gen/releases/download/v$version/$zip; "
		"sha256sum <\"$0/build/$zip\" | cut -d ' ' -f 1; } | diff - \"$0/manifest\"",
		"");
	assert_run(shell("rm \"$0/build/ipex-gen.json\"; make scoop"), 2, "", "HOMEPAGE");
	assert_shell("ls \"$0/build\" | grep -c json || true", "0\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_archive_has_the_program_a_readme_and_the_licences),
		cmocka_unit_test(the_notices_are_those_of_the_linked_libraries),
		cmocka_unit_test(its_texts_are_as_notepad_shows_them),
		cmocka_unit_test(another_build_makes_the_same_archive),
		cmocka_unit_test(the_manifest_names_the_archive_and_its_checksum),
	};

	return cmocka_run_group_tests_name("windows_zip", tests, make_zip, remove_zip);
}
