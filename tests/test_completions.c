/* The completions in bash, fish and zsh, which complete.sh drives. */
#include "run.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const shells[] = { "bash", "fish", "zsh" };

static char folder[4096];

/* The releases of IPEX that the tool lists, sorted, and the same with latest. */
static char releases[2048], releases_and_latest[2048];

/* Runs COMMAND, in which $0 is the folder and $1 the tool, and asserts that it succeeds and prints
 * nothing. */
static void assert_done(const char *command)
{
	assert_run(run_program(NULL, 0,
			   (const char *const[]){ "sh", "-c", command, folder, tool_path(), NULL }),
		0, "", "");
}

/* The tool under its own name, in a folder of PATH. */
static int install_tool(void **state)
{
	(void)state;
	assert_done("mkdir -p \"$0/bin\" && rm -f \"$0/bin/ipex-gen\" && "
		    "ln -s \"$(realpath \"$1\")\" \"$0/bin/ipex-gen\"");
	return 0;
}

/* A tool that prints what the tool would with other pages, and no more. */
static int install_another_tool(void **state)
{
	(void)state;
	assert_done("rm -f \"$0/bin/ipex-gen\"; cat >\"$0/bin/ipex-gen\" <<'END' && "
		    "chmod +x \"$0/bin/ipex-gen\"\n"
		    "#!/bin/sh\n"
		    "case $* in\n"
		    "'--releases -o package,release')\n"
		    "	printf '%s\\t%s\\n' ipex 2.8.10+xpu ipex 0.9+xpu torch 2.10 torch 2.9 ;;\n"
		    "'--list -o name')\n"
		    "	printf '%s\\n' 'Intel Arc A770 Graphics' - 'Intel Graphics' \\\n"
		    "		'Intel Arc A770 Graphics' 'Intel Data Center GPU Max 1550' ;;\n"
		    "*)\n"
		    "	echo \"unknown option $1\" >&2\n"
		    "	exit 2 ;;\n"
		    "esac\n"
		    "END");
	return 0;
}

/* A folder with programs that leave a mark if they are run: the tool, and what a completion could
 * be tempted to use. */
static int make_traps(void **state)
{
	(void)state;
	assert_done(
		"mkdir -p \"$0/traps\" && "
		"printf '#!/bin/sh\\necho \"$0\" >>\"%s/ran\"\\n' \"$(realpath \"$0\")\" "
		">\"$0/traps/ipex-gen\" && chmod +x \"$0/traps/ipex-gen\" && "
		"for program in awk basename cat cut dirname env expr grep head ls printf sed seq "
		"sort tail test tr uniq wc which xargs; do "
		"cp \"$0/traps/ipex-gen\" \"$0/traps/$program\"; done; rm -f \"$0/ran\"");
	return install_tool(state);
}

static void read_releases(void)
{
	static const char command[] =
		"\"$0\" --releases -o package,release | sed -n 's/^ipex\t//p' | LC_ALL=C sort | "
		"paste -s -d ' ' | tr -d '\\n'";
	struct result result = run_program(
		NULL, 0, (const char *const[]){ "sh", "-c", command, tool_path(), NULL });

	snprintf(releases, sizeof releases, "%s", result.out);
	snprintf(releases_and_latest, sizeof releases_and_latest, "%s latest", result.out);
	result_free(&result);
	assert_non_null(strstr(releases, "2.1.10+xpu 2.1."));
}

static int make_folder(void **state)
{
	if (use_known_pages(state))
		return -1;
	read_releases();
	snprintf(folder, sizeof folder, "%s", built("completions-XXXXXX"));
	return mkdtemp(folder) ? install_tool(state) : -1;
}

static int remove_folder(void **state)
{
	(void)state;
	return status_of(run_program(NULL, 0, (const char *const[]){ "rm", "-r", folder, NULL }));
}

/* A line that is typed, with a bar before its last word, and what that word can become. */
struct completion {
	const char *line, *words;
};

/* Asserts that every shell, started by COMMAND, completes the COUNT lines so, and prints no error.
 */
static void assert_completed_by(
	const char *command, const struct completion *completions, size_t count)
{
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

static void assert_completed(const struct completion *completions, size_t count)
{
	assert_completed_by("PATH=\"$(realpath \"$0\")/bin:$PATH\" exec tests/complete.sh \"$@\"",
		completions, count);
}

static void options_are_completed(void **state)
{
	static const struct completion completions[] = {
		{ "ipex-gen |--re", "--releases" },
		{ "ipex-gen 7D55 |--h", "--header --help" },
		{ "ipex-gen --detect |--sys", "--sysroot" },
		{ "ipex-gen |--to", "--torch" },
		{ "ipex-gen -t 2.9 |--os", "--os" },
		{ "ipex-gen |--sc", "--scan" },
	};

	(void)state;
	assert_completed(completions, LENGTH(completions));
}

static void the_values_of_an_option_are_those_that_the_tool_lists(void **state)
{
	static const struct completion completions[] = {
		{ "ipex-gen -i |", releases_and_latest },
		{ "ipex-gen 7D55 -qi |2.1.3", "2.1.30+xpu" },
		{ "ipex-gen --ipex |la", "latest" },
		{ "ipex-gen --ipex=|2.1.4", "2.1.40+xpu 2.1.40+xpu.2025.0.1" },
		{ "ipex-gen --ipex=|", releases_and_latest },
		{ "ipex-gen -g |1.2", "1.2 1.2a1 1.2b1" },
		{ "ipex-gen -o |",
			"arch code codename codes demucs-gui device devices devlist driver exact "
			"id input name names release rev runtime slot supported sycl url wheel" },
		{ "ipex-gen -qo |id,cod", "id,code id,codename id,codes" },
		{ "ipex-gen --output=|id,rev,codena", "id,rev,codename" },
		{ "ipex-gen --releases -o |", "archive demucs-gui devices driver package release" },
		{ "ipex-gen --detect --sysroot |/us", "/usr" },
		{ "ipex-gen --os |", "linux windows" },
		{ "ipex-gen 56A0 --os=|w", "windows" },
	};

	(void)state;
	assert_completed(completions, LENGTH(completions));
}

static void names_and_releases_are_completed_as_operands(void **state)
{
	static const struct completion completions[] = {
		{ "ipex-gen --list |Met", "Meteor_Lake Meteor_Lake-M Meteor_Lake-P" },
		{ "ipex-gen --list |Alder\\ L",
			"Alder_Lake Alder_Lake-N Alder_Lake-P Alder_Lake-S" },
		{ "ipex-gen --list -i 2.1.40 |12.71", "12.71.0 12.71.4" },
		{ "ipex-gen --list acm-g10 |ats", "ats-m150 ats-m75" },
		{ "ipex-gen --list |Xe-", "Xe-HPC Xe-HPG Xe-LPG" },
		{ "ipex-gen --diff |", releases },
		{ "ipex-gen --diff 2.1.10 |2.1.3", "2.1.30+xpu" },
		{ "ipex-gen |", "" },
	};

	(void)state;
	assert_completed(completions, LENGTH(completions));
}

static void files_are_completed_after_scan(void **state)
{
	static const struct completion completions[] = {
		{ "ipex-gen --scan |CONTRIB", "CONTRIBUTING.md" },
		{ "ipex-gen --scan -i 2.1.40 |CONTRIB", "CONTRIBUTING.md" },
	};

	(void)state;
	assert_completed(completions, LENGTH(completions));
}

static void without_the_tool_only_options_are_completed(void **state)
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

/* It may be older, and know fewer options. Everything that is completed comes from it. */
static void another_tool_is_asked_and_need_not_know_the_options(void **state)
{
	static const struct completion completions[] = {
		{ "ipex-gen -i |", "0.9+xpu 2.8.10+xpu latest" },
		{ "ipex-gen -t |", "2.10 2.9 latest" },
		{ "ipex-gen 56A0 --torch=|2.1", "2.10" },
		{ "ipex-gen --diff |", "0.9+xpu 2.8.10+xpu" },
		{ "ipex-gen --list |", "Arc_A770 Data_Center_GPU_Max_1550" },
		{ "ipex-gen -o |", "" },
		{ "ipex-gen -g |", "" },
		{ "ipex-gen |--re", "--releases" },
	};

	(void)state;
	assert_completed(completions, LENGTH(completions));
}

static void no_program_of_the_current_folder_is_run(void **state)
{
	static const struct completion paths[] = {
		{ "./ipex-gen -i |", "" },
		{ "./ipex-gen -o |", "" },
		{ "../traps/ipex-gen --list |", "" },
		{ "./ipex-gen |--re", "--releases" },
	}, in_path[] = {
		{ "ipex-gen -i |", "" },
		{ "ipex-gen --releases -o |", "" },
		{ "ipex-gen -g |", "" },
		{ "ipex-gen --list |", "" },
		{ "ipex-gen |--re", "--releases" },
	}, others[] = {
		{ "ipex-gen -i |2.1.3", "2.1.30+xpu" },
		{ "ipex-gen -g |1.2", "1.2 1.2a1 1.2b1" },
		{ "ipex-gen -o |co", "code codename codes" },
		{ "ipex-gen --list |Met", "Meteor_Lake Meteor_Lake-M Meteor_Lake-P" },
	};
	static const char *const commands[] = {
		"complete=$PWD/tests/complete.sh; cd \"$0/traps\"; exec \"$complete\" \"$@\"",
		"complete=$PWD/tests/complete.sh; cd \"$0/traps\"; "
		"COMPLETE_PATH=.:$PATH exec \"$complete\" \"$@\"",
		"complete=$PWD/tests/complete.sh; cd \"$0/traps\"; "
		"COMPLETE_PATH=:$PATH exec \"$complete\" \"$@\"",
		"complete=$PWD/tests/complete.sh; cd \"$0\"; "
		"COMPLETE_PATH=traps:$PATH exec \"$complete\" \"$@\"",
	};

	(void)state;
	assert_completed_by(commands[0], paths, LENGTH(paths));
	for (size_t i = 1; i < LENGTH(commands); i++)
		assert_completed_by(commands[i], in_path, LENGTH(in_path));
	assert_completed_by("complete=$PWD/tests/complete.sh; cd \"$0/traps\"; "
			    "COMPLETE_PATH=$(realpath ../bin):.:$PATH exec \"$complete\" \"$@\"",
		others, LENGTH(others));
	assert_done("cat \"$0/ran\" 2>/dev/null || true");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(options_are_completed),
		cmocka_unit_test(the_values_of_an_option_are_those_that_the_tool_lists),
		cmocka_unit_test(names_and_releases_are_completed_as_operands),
		cmocka_unit_test(files_are_completed_after_scan),
		cmocka_unit_test(without_the_tool_only_options_are_completed),
		cmocka_unit_test_setup_teardown(another_tool_is_asked_and_need_not_know_the_options,
			install_another_tool, install_tool),
		cmocka_unit_test_setup(no_program_of_the_current_folder_is_run, make_traps),
	};

	return cmocka_run_group_tests_name("completions", tests, make_folder, remove_folder);
}
