/* README.md, CONTRIBUTING.md, the manual page and --help: that what they show is what happens, and
 * that they all list the same. */
#include "run.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char folder[4096];

/* Runs COMMAND, in which $0 is the tool, $1 the folder for what is made here, and $2 is EXTRA. */
static struct result shell(const char *command, const char *extra)
{
	return run_program(NULL, 0,
		(const char *const[]){ "sh", "-c", command, tool_path(), folder, extra, NULL });
}

/* Asserts that COMMAND succeeds and says something. Returns what, for the caller to free. */
static char *output_of(const char *command)
{
	struct result result = shell(command, NULL);

	assert_string_equal(result.err, "");
	assert_int_equal(result.status, 0);
	assert_true(result.out_length > 0);
	free(result.err);
	return result.out;
}

static void assert_same(const char *command, const char *other_command)
{
	char *a = output_of(command), *b = output_of(other_command);

	assert_string_equal(a, b);
	free(a);
	free(b);
}

/* A machine with a GPU, and the tool under the name that the documents have for it, which --detect
 * answers for there. */
static int make_machine(void **state)
{
	static const char command[] =
		"mkdir -p \"$1/bin\" \"$1/sys/bus/pci/devices/0000:00:02.0\" && cd \"$1/sys/bus/pci/devices/0000:00:02.0\" && "
		"echo 0x030000 >class && echo 0x8086 >vendor && echo 0x7d55 >device && echo 0x08 >revision && "
		"printf '#!/bin/sh\\ncase \" $* \" in *\" --detect \"*) set -- --sysroot \"%s\" \"$@\" ;; esac\\n"
		"exec \"%s\" \"$@\"\\n' \"$1\" \"$2\" >\"$1/bin/ipex-gen\" && chmod +x \"$1/bin/ipex-gen\"";
	char *tool;
	struct result result;

	if (use_known_pages(state))
		return -1;
	snprintf(folder, sizeof folder, "%s", built("documents-XXXXXX"));
	if (!mkdtemp(folder))
		return -1;
	result = shell("printf %s \"$(realpath \"$1\")\"", NULL);
	snprintf(folder, sizeof folder, "%s", result.out);
	result_free(&result);
	result = shell("printf %s \"$(realpath \"$0\")\"", NULL);
	tool = result.out;
	free(result.err);
	result = shell(command, tool);
	free(tool);
	return status_of(result);
}

static int remove_machine(void **state)
{
	(void)state;
	return status_of(shell("rm -r \"$1\"", NULL));
}

/*
 * Runs each line of EXAMPLES that begins with a prompt, and asserts that what it prints, on
 * standard error as well, is what stands between it and the next one. EXAMPLES is freed.
 */
static void assert_examples(char *examples)
{
	static const char command[] =
		"PATH=\"$1/bin:$PATH\"; printf %s \"$2\" | sed -n 's/^\\$ //p' | "
		"while IFS= read -r line; do printf '$ %s\\n' \"$line\"; sh -c \"$line\" 2>&1 </dev/null; done; exit 0";

	assert_run(shell(command, examples), 0, examples, "");
	free(examples);
}

static void the_examples_of_the_readme_print_what_it_shows(void **state)
{
	(void)state;
	assert_examples(output_of(
		"awk '/^    [$] /{ shown = 1 } !/^    /{ shown = 0 } shown { print substr($0, 5) }' README.md"));
}

/* In its examples there is nothing to be read as roff. */
static void the_examples_of_the_manual_page_print_what_it_shows(void **state)
{
	(void)state;
	assert_examples(output_of(
		"sed -n '/^\\.Sh EXAMPLES/,/^\\.Sh SEE/p' man/ipex-gen.1 | sed -n '/^\\.Bd -literal/,/^\\.Ed/p' | sed '/^\\./d'"));
	assert_run(
		shell("sed -n '/^\\.Sh EXAMPLES/,/^\\.Sh SEE/p' man/ipex-gen.1 | grep -e '[\\\\]' -e '^\\.Dl'",
			NULL),
		1, "", "");
}

/* What CONTRIBUTING.md shows of the page of a release, and of what is said where it is wrong. */
static void the_page_that_is_shown_to_contributors_compiles_and_its_error_is_as_shown(void **state)
{
	static const char command[] =
		"shown() { sed -n 's/^       //p; /^$/p' CONTRIBUTING.md; }; compiler=$(realpath \"$2\"); page='tables/2.3.110+xpu.md'; "
		"mkdir \"$1/tables\" && shown >\"$1/shown\" && cd \"$1\" && sed -n '/^# 2/,/`E20B`/p' shown >\"$page\" && "
		"\"$compiler\" \"$page\" >generated && sed -i 's/`E20B`/`20B`/' \"$page\" && ! \"$compiler\" \"$page\" 2>said && "
		"sed -n '/^tables/,/\\^$/p' shown | diff - said";
	char compiler[4096];

	(void)state;
	snprintf(compiler, sizeof compiler, "%s", built("compile-tables"));
	assert_run(shell(command, compiler), 0, "", "");
}

/* Lists of options, a line each: "-i, --ipex", or "--any". */

#define SOURCE_OPTIONS                                                                                        \
	"sed -n 's/^\\t\\[[A-Z_]*\\] = {.\\([a-z-]*\\)., .\\(.*\\)., [a-z]*},$/\\2 --\\1/p' src/options.c | " \
	"sed 's/^\\\\0 //; s/^\\([A-Za-z]\\) /-\\1, /' | sort"

#define HELP_OPTIONS                                                                                                           \
	"\"$0\" --help | sed -n 's/^.*ipex-gen \\(\\[OPTION\\]\\.\\.\\. \\)*\\(--[a-z]*\\).*/\\2/p; s/^  *\\(-.*\\)/\\1/p' | " \
	"sed 's/; /\\n/g' | grep -oE '^(-[A-Za-z], )?--[a-z-]+' | sort"

#define MANUAL_OPTIONS                                                                             \
	"sed -n '/^The options are:/,/^\\.El/s/^\\.It Fl //p' man/ipex-gen.1 | "                   \
	"sed 's/\\\\-/-/g; s/^-\\([a-z-]*\\).*/--\\1/; s/^\\([A-Za-z]\\) .*Fl -\\([a-z-]*\\).*/-\\1, --\\2/' | sort"

static void help_and_the_manual_page_list_the_options_that_are_read(void **state)
{
	(void)state;
	assert_same(SOURCE_OPTIONS, HELP_OPTIONS);
	assert_same(SOURCE_OPTIONS, MANUAL_OPTIONS);
}

static void the_completions_list_the_options_that_are_read(void **state)
{
	(void)state;
	assert_same(SOURCE_OPTIONS,
		"sed -n '/compgen -W/,/ -- /p' completions/ipex-gen.bash | grep -oE -e '(-[A-Za-z] )?--[a-z-]+' | "
		"sed 's/ /, /' | sort");
	assert_same(SOURCE_OPTIONS,
		"sed -n 's/^complete -c ipex-gen \\(-s \\(.\\) \\)*-l \\([a-z-]*\\).*/-\\2, --\\3/p' "
		"completions/ipex-gen.fish | sed 's/^-, //' | sort");
	assert_same(SOURCE_OPTIONS,
		"sed '1,/^_arguments /d' completions/_ipex-gen | grep -oE -e '(-[A-Za-z]\\+?,)?--[a-z-]+[[}=]' | "
		"sed -E 's/(-.)\\+?,/\\1, /; s/[[}=]$//' | sort");
}

static void the_readme_names_no_option_that_is_not_read(void **state)
{
	(void)state;
	assert_run(
		shell("grep -oE -e '(^|[^a-z-])--[a-z][a-z-]*' README.md | sed 's/^[^-]//' | sort -u | while read -r option; do " SOURCE_OPTIONS
		      " | grep -q -e \"$option\\$\" || echo \"$option\"; done",
			NULL),
		0, "", "");
}

/* What the tool prints of a device where no fields are chosen. */
#define FIELDS "\"$0\" -j -i latest 7D55 | jq -r '.[0] | keys_unsorted[]'"

static void help_the_readme_and_the_manual_page_list_the_fields_in_order(void **state)
{
	(void)state;
	assert_same(FIELDS,
		"\"$0\" --help | tr -s ' \\n' '  ' | sed 's/.* FIELD,\\.\\.\\. print //; s/, tab-separated.*//; s/ or / /' | "
		"tr -s ', ' '\\n\\n' | grep .");
	assert_same(FIELDS,
		"tr '\\n' ' ' <README.md | sed 's/.* any of the fields //; s/\\. .*//; s/ and / /' | "
		"tr -s ', ' '\\n\\n' | grep .");
	assert_same(FIELDS, "sed -n '/^\\.Ss Fields/,/^\\.El/s/^\\.It Cm //p' man/ipex-gen.1");
}

static void the_manual_page_lists_the_fields_of_releases_in_order(void **state)
{
	(void)state;
	assert_same("\"$0\" --releases -j | jq -r '.[0] | keys_unsorted[]'",
		"sed -n '/^\\.It Fl .-releases/,/^\\.It Fl .-diff/p' man/ipex-gen.1 | sed 's/\\\\-/-/g' | "
		"sed -n 's/^\\.Cm \\([a-z-]*\\).*/\\1/p'");
}

#define STATUSES                                                                                   \
	"sed -n '/^enum status {/,/^};/p' src/outcome.h | grep STATUS_ | awk '{ print NR - 1 }'"

static void help_the_readme_and_the_manual_page_list_every_exit_status(void **state)
{
	(void)state;
	assert_same(STATUSES, "\"$0\" --help | sed -n 's/^Exit status: //p' | grep -oE '[0-9]+'");
	assert_same(STATUSES,
		"tr '\\n' ' ' <README.md | sed 's/.* on the exit status: //; s/\\. .*//' | grep -oE '[0-9]+'");
	assert_same(STATUSES, "sed -n '/^\\.Sh EXIT STATUS/,/^\\.El/s/^\\.It //p' man/ipex-gen.1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_examples_of_the_readme_print_what_it_shows),
		cmocka_unit_test(the_examples_of_the_manual_page_print_what_it_shows),
		cmocka_unit_test(
			the_page_that_is_shown_to_contributors_compiles_and_its_error_is_as_shown),
		cmocka_unit_test(help_and_the_manual_page_list_the_options_that_are_read),
		cmocka_unit_test(the_completions_list_the_options_that_are_read),
		cmocka_unit_test(the_readme_names_no_option_that_is_not_read),
		cmocka_unit_test(help_the_readme_and_the_manual_page_list_the_fields_in_order),
		cmocka_unit_test(the_manual_page_lists_the_fields_of_releases_in_order),
		cmocka_unit_test(help_the_readme_and_the_manual_page_list_every_exit_status),
	};

	return cmocka_run_group_tests_name("documents", tests, make_machine, remove_machine);
}
