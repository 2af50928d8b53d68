/* The Debian package that the environment variable DEB names: lintian finds nothing in it, and it
 * can be installed, run and removed. */
#include "run.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char folder[4096];

/* Runs COMMAND, in which $0 is the package, and $1 a folder to install it in. */
static struct result shell(const char *command)
{
	return run_program(
		NULL, 0, (const char *const[]){ "sh", "-c", command, getenv("DEB"), folder, NULL });
}

static void assert_shell(const char *command, const char *out)
{
	assert_run(shell(command), 0, out, "");
}

/* A system without any package. fakeroot acts as the superuser, and dpkg changes the folder alone.
 */
#define DPKG "PATH=\"$PATH:/usr/sbin:/sbin\" fakeroot dpkg --root=\"$1\" --log=/dev/null "

static int make_system(void **state)
{
	(void)state;
	strcpy(folder, built("system-XXXXXX"));
	if (!getenv("DEB") || !mkdtemp(folder))
		return -1;
	return status_of(shell("cd \"$1\" && mkdir -p var/lib/dpkg/info var/lib/dpkg/updates && "
			       ": >var/lib/dpkg/status"));
}

static int remove_system(void **state)
{
	(void)state;
	return status_of(shell("rm -r \"$1\""));
}

static void lintian_finds_nothing(void **state)
{
	(void)state;
	assert_shell("lintian --allow-root --pedantic --fail-on error,warning,info,pedantic "
		     "\"${0%.deb}.changes\" 2>&1",
		"");
}

static void it_needs_no_other_package(void **state)
{
	(void)state;
	assert_shell("dpkg-deb -f \"$0\" Depends Pre-Depends Recommends", "");
}

/* The texts are compared word by word. */
static void its_copyright_has_the_notice_of_musl(void **state)
{
	(void)state;
	assert_shell("words() { sed 's/^ \\.$//' | tr -s ' \\n' '\\n' | paste -s -d ' '; }; "
		     "dpkg-deb --fsys-tarfile \"$0\" | "
		     "tar -xO ./usr/share/doc/ipex-gen/copyright | words >\"$1/words\"; "
		     "sed -n '/^musl,/,/^===/p' THIRD-PARTY.txt | sed '/^musl,/d; /^===/d' | "
		     "awk -v RS= '{ print $0 > (folder \"/part.\" NR) }' folder=\"$1\"; "
		     "for part in \"$1\"/part.*; do words <\"$part\" >\"$1/part\"; "
		     "grep -qF -f \"$1/part\" \"$1/words\" || cat \"$part\"; done; "
		     "rm \"$1\"/part* \"$1/words\"",
		"");
}

static void the_installed_files_run_and_can_be_removed(void **state)
{
	(void)state;
	assert_shell(DPKG "-i \"$0\" >/dev/null && cd \"$1\" && "
			  "find . -path ./var -prune -o -type f -print | LC_ALL=C sort",
		"./usr/bin/ipex-gen\n"
		"./usr/share/bash-completion/completions/ipex-gen\n"
		"./usr/share/doc/ipex-gen/changelog.gz\n"
		"./usr/share/doc/ipex-gen/copyright\n"
		"./usr/share/fish/vendor_completions.d/ipex-gen.fish\n"
		"./usr/share/lintian/overrides/ipex-gen\n"
		"./usr/share/man/man1/ipex-gen.1.gz\n"
		"./usr/share/zsh/vendor-completions/_ipex-gen\n");
	assert_shell("\"$1/usr/bin/ipex-gen\" 0x7D55 --ipex 2.1.40", "12.71.4\n");
	assert_shell("[ \"$(\"$1/usr/bin/ipex-gen\" -V)\" = "
		     "\"ipex-gen $(dpkg-deb -f \"$0\" Version)\" ]",
		"");
	assert_shell("zcat \"$1/usr/share/man/man1/ipex-gen.1.gz\" | cmp - man/ipex-gen.1", "");
	assert_shell(DPKG "--purge ipex-gen >/dev/null && "
			  "find \"$1\" -path \"$1/var\" -prune -o -type f -print",
		"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lintian_finds_nothing),
		cmocka_unit_test(it_needs_no_other_package),
		cmocka_unit_test(its_copyright_has_the_notice_of_musl),
		cmocka_unit_test(the_installed_files_run_and_can_be_removed),
	};

	return cmocka_run_group_tests_name("deb", tests, make_system, remove_system);
}
