/* The check before a release, in a tree that the tests make: everything that names the version or
 * its date agrees. */
#include "run.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char folder[4096];

/* Runs COMMAND in the tree, with the check as $check, and asserts its status and messages. */
static void assert_tree(const char *command, int status, const char *err)
{
	struct result result = run_program(NULL, 0,
		(const char *const[]){ "sh", "-c",
			"check=$PWD/.ci/release-check && cd \"$0\" && eval \"$1\"", folder, command,
			NULL });

	assert_string_equal(result.err, err);
	assert_string_equal(result.out, "");
	assert_int_equal(result.status, status);
	result_free(&result);
}

/* Each test begins with the tree of version 1.2.0, all of which agrees. */
static int make_tree(void **state)
{
	(void)state;
	strcpy(folder, built("release-XXXXXX"));
	assert_non_null(mkdtemp(folder));
	assert_tree("mkdir debian man && printf '# Changelog\\n\\n## 1.2.0 - 2027-03-01\\n\\n"
		    "## 1.1.0 - 2026-12-31\\n' >CHANGELOG.md && "
		    "printf 'x (1.2.0) unstable; urgency=low\\n\\n  * x\\n\\n"
		    " -- A <a@b>  Mon, 01 Mar 2027 12:00:00 +0100\\n' >debian/changelog && "
		    "printf '.Dd March 1, 2027\\n.Dt X 1\\n' >man/ipex-gen.1 && git init -q && "
		    "git config user.name x && git config user.email x && git add . && "
		    "git commit -qm x && git tag v1.2.0",
		0, "");
	return 0;
}

static int remove_tree(void **state)
{
	(void)state;
	return run_program(NULL, 0, (const char *const[]){ "rm", "-r", folder, NULL }).status;
}

/* Commits and tags the changes of a test. */
#define RELEASED " && git commit -qam y && git tag -f v1.2.0 >/dev/null && \"$check\" 1.2.0"

static void a_tree_that_agrees_passes(void **state)
{
	(void)state;
	assert_tree("\"$check\" 1.2.0", 0, "");
}

static void another_version_contradicts_everything_that_names_one(void **state)
{
	(void)state;
	assert_tree("\"$check\" 1.2.1", 1,
		"release-check: CHANGELOG.md: the version is '1.2.0', not '1.2.1'\n"
		"release-check: debian/changelog: the version is '1.2.0', not '1.2.1'\n"
		"release-check: this commit: the tag is 'v1.2.0', not 'v1.2.1'\n");
}

static void each_file_that_disagrees_is_named(void **state)
{
	(void)state;
	assert_tree("sed -i 's/March 1,/March 2,/' man/ipex-gen.1" RELEASED, 1,
		"release-check: man/ipex-gen.1: the date is 'March 2, 2027', "
		"not 'March 1, 2027'\n");
	assert_tree("sed -i 's/March 2,/March 1,/' man/ipex-gen.1 && "
		    "sed -i 's/01 Mar/02 Mar/' debian/changelog" RELEASED,
		1, "release-check: debian/changelog: the date is '2027-03-02', not '2027-03-01'\n");
	assert_tree("sed -i 's/02 Mar/01 Mar/' debian/changelog && "
		    "sed -i 's/^## 1.2.0/## Unreleased\\n\\n&/' CHANGELOG.md" RELEASED,
		1,
		"release-check: CHANGELOG.md: the version is 'Unreleased', not '1.2.0'\n"
		"release-check: CHANGELOG.md: the date is 'Unreleased', not 'YYYY-MM-DD'\n");
}

static void an_untagged_or_uncommitted_tree_is_not_a_release(void **state)
{
	(void)state;
	assert_tree("git tag -d v1.2.0 >/dev/null && \"$check\" 1.2.0", 1,
		"release-check: this commit: the tag is '', not 'v1.2.0'\n");
	assert_tree("git tag v1.2.0 && echo x >y && \"$check\" 1.2.0", 1,
		"release-check: this commit: the list of changes is '?? y', not ''\n");
}

static void make_checks_its_own_version(void **state)
{
	struct result result = run_program(NULL, 0,
		(const char *const[]){ "make", "-n", "release-check", "VERSION=9.8.7", NULL });

	(void)state;
	assert_non_null(strstr(result.out, ".ci/release-check '9.8.7'\n"));
	result_free(&result);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_tree_that_agrees_passes, make_tree, remove_tree),
		cmocka_unit_test_setup_teardown(
			another_version_contradicts_everything_that_names_one, make_tree,
			remove_tree),
		cmocka_unit_test_setup_teardown(
			each_file_that_disagrees_is_named, make_tree, remove_tree),
		cmocka_unit_test_setup_teardown(
			an_untagged_or_uncommitted_tree_is_not_a_release, make_tree, remove_tree),
		cmocka_unit_test(make_checks_its_own_version),
	};

	return cmocka_run_group_tests_name("release", tests, NULL, NULL);
}
