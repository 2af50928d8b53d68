/* Faults below the tool and the table compiler: no answer is lost, none is invented, and the status
 * shows the fault. */
#include "run.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Ways to print that differ in how they are written, up to a NULL each. */
static const char *const forms[][5] = { { "-i", "latest", "-" }, { "-" }, { "-j", "-" },
	{ "-l", "-" }, { "-d", "-" }, { "-q", "-" }, { "--scan", "-o", "id,input", "-" } };

/* Every kind of line, the last one without an end. */
static const char lines[] =
	"7D55\n00:02.0 VGA compatible controller [0300]: Intel Corporation DG2 [Arc A770] "
	"[8086:56a0] (rev 08)\n0x56a0\r\n\n"
	"# 4905\nnonsense\n10de:2684\n8086:7d55\n7D5";

/* Faults of reads and writes that lose nothing; see faults.c. */
static const char *const harmless[] = { "i.", "1", "i1a7", "aa.", "9i3" };

static const char *faulty, *faulty_compiler;

/* Runs the tool in FORM with the string INPUT, and with FAULTS in VARIABLE. */
static struct result run_with(
	const char *variable, const char *faults, size_t form, const char *input)
{
	const char *arguments[LENGTH(forms[0]) + 2] = { faulty };
	struct result result;

	memcpy(arguments + 1, forms[form], sizeof forms[form]);
	assert_int_equal(setenv(variable, faults, 1), 0);
	result = run_program(input, strlen(input), arguments);
	assert_int_equal(unsetenv(variable), 0);
	return result;
}

/* Asserts that the tool answers as it does without faults. */
static void assert_no_harm(const char *variable, const char *faults)
{
	for (size_t form = 0; form < LENGTH(forms); form++) {
		struct result whole = run_with(variable, "", form, lines);
		struct result result = run_with(variable, faults, form, lines);

		if (strcmp(result.out, whole.out) != 0 || strcmp(result.err, whole.err) != 0 ||
			result.status != whole.status)
			fail_msg("with %s=%s, status %d:\n%s%s", variable, faults, result.status,
				result.out, result.err);
		result_free(&whole);
		result_free(&result);
	}
}

static void writes_that_are_interrupted_or_short_lose_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(harmless); i++)
		assert_no_harm("FAULTS_WRITE", harmless[i]);
}

static void reads_that_are_interrupted_or_short_lose_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(harmless); i++)
		assert_no_harm("FAULTS_READ", harmless[i]);
}

/* While the tool waits for input or output, a signal may come. */
static void waits_that_are_interrupted_continue(void **state)
{
	(void)state;
	setenv("FAULTS_POLL", "i.", 1);
	assert_no_harm("FAULTS_READ", "a1");
	assert_no_harm("FAULTS_WRITE", "a5");
}

static void a_wait_that_fails_is_status_3(void **state)
{
	(void)state;
	setenv("FAULTS_POLL", "e", 1);
	assert_run(run_with("FAULTS_READ", "a1", 0, lines), 3, "", "ipex-gen: standard input: ");
	assert_run(run_with("FAULTS_WRITE", "a1", 0, lines), 3, "", "ipex-gen: standard output: ");
}

static int forget_poll(void **state)
{
	(void)state;
	return unsetenv("FAULTS_POLL");
}

static void a_read_that_fails_later_has_a_message_after_the_answers(void **state)
{
	struct result first = run_with("FAULTS_READ", "", 0, "7D55\n");

	(void)state;
	assert_memory_equal(first.out, "7D55\t", strlen("7D55\t"));
	assert_run(run_with("FAULTS_READ", "59e", 0, lines), 3, first.out,
		"ipex-gen: standard input: ");
	result_free(&first);
	/* the array is closed, and a part of a list is not printed */
	assert_run(run_with("FAULTS_READ", "e", 2, lines), 3, "[]\n", "ipex-gen: standard input: ");
	assert_run(run_with("FAULTS_READ", "59e", 4, lines), 3, "", "ipex-gen: standard input: ");
}

/* The output up to the failure is the beginning of the whole, and nothing comes after it. */
static void a_write_that_fails_later_is_status_3(void **state)
{
	static const char *const faults[][2] = {
		{ "e", "ipex-gen: standard output: " },
		{ "i9n.", "ipex-gen: standard output: No space left on device\n" },
		{ ".e", "ipex-gen: standard output: " },
		{ "1a9p.", "" },
		{ "p", "" },
	};
	enum { TIMES = 30000 };
	char *input = malloc(TIMES * strlen("7D55\n") + 1);
	struct result whole;

	(void)state;
	assert_non_null(input);
	for (size_t i = 0; i < TIMES; i++)
		memcpy(input + i * strlen("7D55\n"), "7D55\n", sizeof "7D55\n");
	whole = run_with("FAULTS_WRITE", "", 0, input);
	for (size_t i = 0; i < LENGTH(faults); i++) {
		struct result result = run_with("FAULTS_WRITE", faults[i][0], 0, input);

		assert_int_equal(result.status, 3);
		if (*faults[i][1])
			assert_non_null(strstr(result.err, faults[i][1]));
		else
			assert_string_equal(result.err, "");
		assert_true(result.out_length < whole.out_length);
		assert_memory_equal(result.out, whole.out, result.out_length);
		result_free(&result);
	}
	result_free(&whole);
	free(input);
}

/* Each allocation in turn gets no memory, up to the last one. */
static void a_compiler_without_memory_fails_with_a_message(void **state)
{
	char page[4096], number[32];
	FILE *file;
	unsigned refused = 1;
	int status;

	(void)state;
	snprintf(page, sizeof page, "%s", built("tests/faults.md"));
	file = fopen(page, "w");
	assert_non_null(file);
	fprintf(file,
		"# 1+xpu\n\n- Demucs-GUI: 1 to 2\n- Also known as: `1+git`\n- Colour: `red\n\n"
		"|PCI ID|Codename|Display Name|"
		"Generation Code|\n|-|-|-|-|\n|7D55 7D56|A (`b`)|`c`|`1.2.3` "
		"[`1.2.4`](https://d)|\n");
	fclose(file);
	do {
		struct result result;

		snprintf(number, sizeof number, "%u", refused++);
		setenv("FAULTS_CALLOC", number, 1);
		result = run_program(NULL, 0, (const char *const[]){ faulty_compiler, page, NULL });
		status = result.status;
		assert_int_equal(
			strstr(result.err, "compile-tables: out of memory\n") != NULL, status == 1);
		result_free(&result);
	} while (status == 1);
	assert_int_equal(status, 0);
	assert_true(refused > 100);
	unsetenv("FAULTS_CALLOC");
	unlink(page);
}

static int find_programs(void **state)
{
	(void)state;
	faulty = strdup(built("tests/ipex-gen.faulty"));
	faulty_compiler = strdup(built("tests/compile-tables.faulty"));
	return !faulty || !faulty_compiler;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_that_are_interrupted_or_short_lose_nothing),
		cmocka_unit_test(reads_that_are_interrupted_or_short_lose_nothing),
		cmocka_unit_test_teardown(waits_that_are_interrupted_continue, forget_poll),
		cmocka_unit_test_teardown(a_wait_that_fails_is_status_3, forget_poll),
		cmocka_unit_test(a_read_that_fails_later_has_a_message_after_the_answers),
		cmocka_unit_test(a_write_that_fails_later_is_status_3),
		cmocka_unit_test(a_compiler_without_memory_fails_with_a_message),
	};

	return cmocka_run_group_tests_name("faults", tests, find_programs, NULL);
}
