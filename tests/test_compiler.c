/* The table compiler as the build runs it: every error of every page in one run, and nothing written then. */
#include "run.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define TABLE "\n\n|PCI ID|Generation Code|\n|-|-|\n|9A40|1.2.3|\n"

static char compiler[4096], folder[4096];

static int make_folder(void **state)
{
	(void)state;
	strcpy(compiler, built("compile-tables"));
	strcpy(folder, built("pages-XXXXXX"));
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
	struct result result = run_program(NULL, 0, (const char *const[]){"rm", "-r", folder, NULL});

	(void)state;
	return result.status;
}

/* Writes the LENGTH bytes at TEXT as a page NAME and returns its path, for the caller to free. */
static char *page(const char *name, const char *text, size_t length)
{
	size_t size = strlen(folder) + strlen(name) + 2;
	char *path = malloc(size);
	FILE *file;

	assert_non_null(path);
	snprintf(path, size, "%s/%s", folder, name);
	file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
	return path;
}

#define PAGE(name, text) page((name), (text), sizeof(text) - 1)
#define COMPILE(...) run_program(NULL, 0, (const char *const[]){compiler, __VA_ARGS__, NULL})

static void assert_refused(struct result result, const char *format, const char *a, const char *b)
{
	char expected[1024];

	/* cppcheck-suppress wrongPrintfScanfArgNum ; it does not see the %1$s and %2$s of each format */
	snprintf(expected, sizeof expected, format, a, b);
	assert_string_equal(result.err, expected);
	assert_string_equal(result.out, "");
	assert_int_equal(result.status, 1);
	result_free(&result);
}

static void errors_of_all_pages_come_in_one_run_in_order(void **state)
{
	char *a = PAGE("a.md", "# x\n\n|PCI ID|Generation Code|\n|-|-|\n|9A4|1.2.3|\n|9A40|1.2|\n");
	char *b = PAGE("b.md", "# 1+xpu\n");

	(void)state;
	assert_refused(COMPILE(a, b),
	               "%1$s:1:3: 'x' is no release: not a version\n"
	               "%1$s:5:2: '9A4' is no PCI ID: not four hex digits\n"
	               "%1$s:6:7: '1.2' is no generation code: not three numbers\n"
	               "%2$s:1:1: no table\n", a, b);
	assert_refused(COMPILE(b, a),
	               "%2$s:1:1: no table\n"
	               "%1$s:1:3: 'x' is no release: not a version\n"
	               "%1$s:5:2: '9A4' is no PCI ID: not four hex digits\n"
	               "%1$s:6:7: '1.2' is no generation code: not three numbers\n", a, b);
	free(a);
	free(b);
}

static void bytes_that_no_page_may_have_are_refused(void **state)
{
	char *a = PAGE("bytes.md", "# 1+xpu\n\0\xFF\xC0\x80\xED\xA0\x80 \xC3\n\x1B\x7F" TABLE);

	(void)state;
	assert_refused(COMPILE(a),
	               "%1$s:2:1: a NUL byte\n%1$s:2:6: invalid UTF-8\n%1$s:3:1: a control character\n", a, "");
	free(a);
}

static void one_release_in_two_pages_is_refused_with_both_places(void **state)
{
	char *a = PAGE("a.md", "# 2.1.40" TABLE), *b = PAGE("b.md", "\n# V2.1.40.0+XPU" TABLE);
	char *c = PAGE("c.md", "# 2.1.10+xpu\n\n- Also known as: `2.1.40+xpu`" TABLE);

	(void)state;
	assert_refused(COMPILE(a, b), "%2$s:2:3: 2.1.40.0+xpu stands already at %1$s:1:3\n", a, b);
	assert_refused(COMPILE(c, a), "%2$s:1:3: 2.1.40+xpu stands already at %1$s:3:19\n", c, a);
	free(a);
	free(b);
	free(c);
}

static void a_page_that_cannot_be_read_is_named(void **state)
{
	char *a = PAGE("a.md", "# 2.1.40" TABLE);

	(void)state;
	assert_refused(COMPILE(a, "build/absent.md"), "%2$s: No such file or directory\n", a, "build/absent.md");
	assert_refused(COMPILE("build", a), "%1$s: Is a directory\n", "build", a);
	assert_run(run_program(NULL, 0, (const char *const[]){compiler, NULL}), 1, "", "usage: compile-tables PAGE...");
	free(a);
}

static void warnings_stop_nothing(void **state)
{
	char *a = PAGE("a.md", "# 1+xpu\n\n- Colour: red\n\n|PCI ID|Generation Code|Colour|\n|-|-|-|\n|9A40|1.2.3|`red|\n");
	struct result result = COMPILE(a);

	(void)state;
	assert_int_equal(result.status, 0);
	assert_non_null(strstr(result.err, "a.md:3:3: warning: an unknown fact, passed over\n"));
	assert_non_null(strstr(result.err, "a.md:5:25: warning: an unknown column, passed over\n"));
	assert_non_null(strstr(result.out, "\n9A40, 0\n"));
	result_free(&result);
	free(a);
}

/* The tables count texts in 16 bits; a table that needs more must not wrap around. */
static void tables_that_would_overflow_are_refused(void **state)
{
	enum { ROWS = 2000, ROW_SIZE = 128 };
	char *text = malloc(ROWS * ROW_SIZE), *a;
	size_t length;

	(void)state;
	assert_non_null(text);
	length = (size_t)sprintf(text, "# 1+xpu\n\n|PCI ID|Generation Code|Display Name|\n|-|-|-|\n");
	for (int i = 0; i < ROWS; i++)
		length += (size_t)sprintf(text + length, "|%04X|1.2.%d|`a display name of forty characters, %d`|\n", i, i, i);
	a = page("long.md", text, length);
	assert_refused(COMPILE(a), "compile-tables: too long names and addresses\n", "", "");
	free(a);
	free(text);
}

static void a_full_disk_is_an_error(void **state)
{
	static const char command[] = "\"$0\" tables/*.md >/dev/full";

	(void)state;
	assert_run(run_program(NULL, 0, (const char *const[]){"sh", "-c", command, compiler, NULL}), 1, "",
	           "No space left on device");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(errors_of_all_pages_come_in_one_run_in_order),
		cmocka_unit_test(bytes_that_no_page_may_have_are_refused),
		cmocka_unit_test(one_release_in_two_pages_is_refused_with_both_places),
		cmocka_unit_test(a_page_that_cannot_be_read_is_named),
		cmocka_unit_test(warnings_stop_nothing),
		cmocka_unit_test(tables_that_would_overflow_are_refused),
		cmocka_unit_test(a_full_disk_is_an_error),
	};

	return cmocka_run_group_tests_name("compiler", tests, make_folder, remove_folder);
}
