/* The completions, in the shells that they are for; complete.sh drives those. */
#include "run.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const shells[] = { "bash", "fish", "zsh" };

static char folder[4096];

/* The tool under its own name, in a folder to find it in. */
static int make_folder(void **state)
{
	static const char command[] =
		"mkdir \"$0/bin\" && ln -s \"$(realpath \"$1\")\" \"$0/bin/ipex-gen\"";

	if (use_known_pages(state))
		return -1;
	snprintf(folder, sizeof folder, "%s", built("completions-XXXXXX"));
	return !mkdtemp(folder) ||
	       status_of(run_program(NULL, 0,
		       (const char *const[]){ "sh", "-c", command, folder, tool_path(), NULL }));
}

static int remove_folder(void **state)
{
	(void)state;
	return status_of(run_program(NULL, 0, (const char *const[]){ "rm", "-r", folder, NULL }));
}

/* A line that is typed, in which a bar is where its last word begins, and what that word can be. */
struct completion {
	const char *line, *words;
};

/* Asserts that every shell completes the COUNT lines so, and says nothing. */
static void assert_completed(const struct completion *completions, size_t count)
{
	static const char command[] =
		"PATH=\"$(realpath \"$0\")/bin:$PATH\" exec tests/complete.sh \"$@\"";
	const char *arguments[64] = { "sh", "-c", command, folder };
	char expected[4096] = "";

	assert_true(count < LENGTH(arguments) - 5);
	for (size_t i = 0; i < count; i++) {
		arguments[5 + i] = completions[i].line;
		strcat(strcat(expected, completions[i].words), "\n");
	}
	for (size_t i = 0; i < LENGTH(shells); i++) {
		arguments[4] = shells[i];
		assert_run(run_program(NULL, 0, arguments), 0, expected, "");
	}
}

#define RELEASES "2.1.10+xpu 2.1.30+xpu 2.1.40+xpu 2.1.40+xpu.2025.0.1"

static void options_are_completed(void **state)
{
	static const struct completion completions[] = {
		{ "ipex-gen |--re", "--releases" },
		{ "ipex-gen 7D55 |--h", "--header --help" },
		{ "ipex-gen --detect |--sys", "--sysroot" },
	};

	(void)state;
	assert_completed(completions, LENGTH(completions));
}

static void what_goes_behind_an_option_is_what_the_tool_lists(void **state)
{
	static const struct completion completions[] = {
		{ "ipex-gen -i |", RELEASES " latest" },
		{ "ipex-gen 7D55 -qi |2.1.3", "2.1.30+xpu" },
		{ "ipex-gen --ipex |la", "latest" },
		{ "ipex-gen --ipex=|2.1.4", "2.1.40+xpu 2.1.40+xpu.2025.0.1" },
		{ "ipex-gen --ipex=|", RELEASES " latest" },
		{ "ipex-gen -g |1.2", "1.2 1.2a1 1.2b1" },
		{ "ipex-gen -o |",
			"arch code codename codes demucs-gui devices devlist driver exact id names release rev supported url" },
		{ "ipex-gen -qo |id,cod", "id,code id,codename id,codes" },
		{ "ipex-gen --output=|id,rev,codena", "id,rev,codename" },
		{ "ipex-gen --releases -o |", "archive demucs-gui devices driver release" },
		{ "ipex-gen --detect --sysroot |/us", "/usr" },
	};

	(void)state;
	assert_completed(completions, LENGTH(completions));
}

static void names_and_releases_are_completed_where_they_are_asked_for(void **state)
{
	static const struct completion completions[] = {
		{ "ipex-gen --list |Met", "Meteor_Lake Meteor_Lake-M Meteor_Lake-P" },
		{ "ipex-gen --list |Alder\\ L",
			"Alder_Lake Alder_Lake-N Alder_Lake-P Alder_Lake-S" },
		{ "ipex-gen --list -i 2.1.40 |12.71", "12.71.0 12.71.4" },
		{ "ipex-gen --list acm-g10 |ats", "ats-m150 ats-m75" },
		{ "ipex-gen --list |Xe-", "Xe-HPC Xe-HPG Xe-LPG" },
		{ "ipex-gen --diff |", RELEASES },
		{ "ipex-gen --diff 2.1.10 |2.1.3", "2.1.30+xpu" },
		{ "ipex-gen |", "" },
	};

	(void)state;
	assert_completed(completions, LENGTH(completions));
}

static void without_the_tool_there_is_nothing_but_options(void **state)
{
	static const struct completion completions[] = {
		{ "/absent/ipex-gen -i |", "" },
		{ "/absent/ipex-gen -o |", "" },
		{ "/absent/ipex-gen --list |", "" },
		{ "/absent/ipex-gen |--re", "--releases" },
	};

	(void)state;
	assert_completed(completions, LENGTH(completions));
}

/* One that is older, say. What is completed comes from it alone. */
static void another_tool_is_asked_and_need_not_know_the_options(void **state)
{
	static const char command[] = "ln -sf \"$(realpath \"$1\")\" \"$0/bin/ipex-gen\"";
	static const char other[] =
		"rm \"$0/bin/ipex-gen\" && cat >\"$0/bin/ipex-gen\" && chmod +x \"$0/bin/ipex-gen\"";
	static const char text[] =
		"#!/bin/sh\n[ \"$*\" = '--releases -o release' ] && echo 0.9+xpu && exit\n"
		"echo \"unknown option $1\" >&2\nexit 2\n";
	static const struct completion completions[] = {
		{ "ipex-gen -i |", "0.9+xpu latest" },
		{ "ipex-gen -o |", "" },
		{ "ipex-gen -g |", "" },
		{ "ipex-gen --list |", "" },
		{ "ipex-gen |--re", "--releases" },
	};

	(void)state;
	assert_run(run_program(text, sizeof text - 1,
			   (const char *const[]){ "sh", "-c", other, folder, NULL }),
		0, "", "");
	assert_completed(completions, LENGTH(completions));
	assert_run(run_program(NULL, 0,
			   (const char *const[]){ "sh", "-c", command, folder, tool_path(), NULL }),
		0, "", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(options_are_completed),
		cmocka_unit_test(what_goes_behind_an_option_is_what_the_tool_lists),
		cmocka_unit_test(names_and_releases_are_completed_where_they_are_asked_for),
		cmocka_unit_test(without_the_tool_there_is_nothing_but_options),
		cmocka_unit_test(another_tool_is_asked_and_need_not_know_the_options),
	};

	return cmocka_run_group_tests_name("completions", tests, make_folder, remove_folder);
}
