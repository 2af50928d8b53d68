/* The table compiler as the build runs it: every error of every page in one run, and nothing
 * written then. */
#include "run.h"
#include "test.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define TABLE "\n\n|PCI ID|Generation Code|\n|-|-|\n|9A40|1.2.3|\n"

static char compiler[4096], folder[4096];

static int make_folder(void **state)
{
	const char *name = getenv("COMPILER"); /* a wrapper to run it with */

	(void)state;
	strcpy(compiler, built(name ? name : "compile-tables"));
	strcpy(folder, built("pages-XXXXXX"));
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
	(void)state;
	return status_of(run_program(NULL, 0, (const char *const[]){ "rm", "-r", folder, NULL }));
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
#define COMPILE(...) run_program(NULL, 0, (const char *const[]){ compiler, __VA_ARGS__, NULL })

/* Cuts the excerpts out of what the compiler SAID: the lines that are indented. */
static void cut_excerpts(char *said)
{
	char *kept = said;

	for (const char *line = said; *line;) {
		size_t length = strcspn(line, "\n") + 1;

		if (*line != ' ') {
			memmove(kept, line, length);
			kept += length;
		}
		line += length;
	}
	*kept = '\0';
}

static void assert_refused(struct result result, const char *format, const char *a, const char *b)
{
	char expected[2048];

	cut_excerpts(result.err);
	/* cppcheck-suppress wrongPrintfScanfArgNum ; it does not see the %1$s and %2$s of each
	 * format */
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
		"%1$s:1:3: 'x' is not a release: not a version\n"
		"%1$s:5:2: '9A4' is not a PCI ID: not four hex digits\n"
		"%1$s:6:7: '1.2' is not a generation code: not three numbers\n"
		"%2$s:1:1: no table\n",
		a, b);
	assert_refused(COMPILE(b, a),
		"%2$s:1:1: no table\n"
		"%1$s:1:3: 'x' is not a release: not a version\n"
		"%1$s:5:2: '9A4' is not a PCI ID: not four hex digits\n"
		"%1$s:6:7: '1.2' is not a generation code: not three numbers\n",
		a, b);
	free(a);
	free(b);
}

static void bytes_that_no_page_may_have_are_refused(void **state)
{
	char *a = PAGE("bytes.md", "# 1+xpu\n\0\xFF\xC0\x80\xED\xA0\x80 \xC3\n\x1B\x7F" TABLE);

	(void)state;
	assert_refused(COMPILE(a),
		"%1$s:2:1: a NUL byte\n%1$s:2:6: invalid UTF-8\n%1$s:3:1: a control character\n", a,
		"");
	free(a);
}

static void one_release_in_two_pages_is_refused_with_both_places(void **state)
{
	char *a = PAGE("a.md", "# 2.1.40" TABLE), *b = PAGE("b.md", "\n# V2.1.40.0+XPU" TABLE);
	char *c = PAGE("c.md", "# 2.1.10+xpu\n\n- Also known as: `2.1.40+xpu`" TABLE);

	(void)state;
	assert_refused(COMPILE(a, b), "%2$s:2:3: 2.1.40.0+xpu is already at %1$s:1:3\n", a, b);
	assert_refused(COMPILE(c, a), "%2$s:1:3: 2.1.40+xpu is already at %1$s:3:19\n", c, a);
	free(a);
	free(b);
	free(c);
}

/* A release with two codes, for the pages that depend on one. */
static char *release_page(void)
{
	return PAGE("a.md", "# 1+xpu\n\n|PCI ID|Generation Code|\n|-|-|\n|9A40 9A41|1.2.3 1.2.4|\n"
			    "|9A43|1.2.3|\n");
}

#define STEPPINGS "# x\n\n|PCI ID|Revision Mask|Revision|Generation Code|\n|-|-|-|-|\n"
#define DEVLIST "# x\n\n|Setting|Generation Code|\n|-|-|\n"
#define NAMES "# x\n\n|Kind|Name|Generation Code|SYCL Target|\n|-|-|-|-|\n"
#define DEVICES "# x\n\n|PCI ID|Device Name|Display Name|\n|-|-|-|\n"
#define TARGETS "# x\n\n|AOT Target|Generation Code|Device Name|Compute Runtime|\n|-|-|-|-|\n"
#define WHEELS "# x\n\n|Version|System|AOT Target|Index|\n|-|-|-|-|\n"

static void a_code_that_no_release_or_device_name_has_is_refused_in_every_page(void **state)
{
	char *a = release_page(), *b, *c = PAGE("device-names.md", NAMES "|product|`x`|1.2.6||\n");
	struct result result;

	(void)state;
	b = PAGE("steppings.md", STEPPINGS "|9A40||00|1.2.5|\n|9A40||01|1.2.6|\n");
	assert_refused(COMPILE(b, a, c), "%2$s:5:11: no release or device name has 1.2.5\n", a, b);
	free(b);
	b = PAGE("aot-devlist.md", DEVLIST "|`x`|1.2.3 1.2.5 1.2.6|\n");
	assert_refused(COMPILE(b, a, c), "%2$s:5:12: no release or device name has 1.2.5\n", a, b);
	free(b);
	b = PAGE("aot-targets.md", TARGETS "|`x`|1.2.5|`x`|1.0|\n|`y`|1.2.6|`x`||\n");
	assert_refused(COMPILE(b, a, c), "%2$s:5:6: no release or device name has 1.2.5\n", a, b);
	free(b);
	result = COMPILE(a, c);
	assert_string_equal(result.err, "");
	assert_int_equal(result.status, 0);
	result_free(&result);
	free(c);
	free(a);
}

static void two_codes_for_one_revision_are_refused_with_both_places(void **state)
{
	char *a = release_page(), *b;

	(void)state;
	b = PAGE("steppings.md",
		STEPPINGS "|9A40 9A41||00 01|1.2.3|\n|9A41||01|1.2.4|\n|9A40|07|01|1.2.4|\n"
			  "|9A40|07|01|1.2.4|\n"
			  "|9A41|f0|10|1.2.3|\n");
	assert_refused(COMPILE(a, b),
		"%2$s:6:8: revision 01 of 9A41 has another code at %2$s:5:16\n"
		"%2$s:7:10: revision 01 of 9A40 has another code at %2$s:5:16\n"
		"%2$s:8:10: revision 01 of 9A40 has another code at %2$s:5:16\n",
		a, b);
	free(b);
	b = PAGE("steppings.md",
		STEPPINGS "|9A40|07|0f 03|1.2.3|\n|9A40||1|1.2.3|\n|9A40|07 08|01|1.2.3 1.2.4|\n"
			  "|9A40|| |1.2.3|\n");
	assert_refused(COMPILE(a, b),
		"%2$s:5:10: revision 0f has bits that are not in the mask 07\n"
		"%2$s:6:8: '1' is not a revision: not two hex digits\n"
		"%2$s:7:7: more than one mask\n%2$s:7:22: a second code for the same revisions\n"
		"%2$s:8:9: no revision in this row\n",
		a, b);
	free(b);
	free(a);
}

static void a_stepping_that_would_never_be_answered_is_refused(void **state)
{
	char *a = release_page(), *b, *c, *d;

	(void)state;
	b = PAGE("steppings.md", STEPPINGS "|9A43||00|1.2.4|\n|9A42||00|1.2.3|\n");
	assert_refused(COMPILE(a, b), "%2$s:5:2: no release lists 9A43 with 1.2.4\n", a, b);
	c = PAGE("devices.md", DEVICES "|9A43|`x`||\n");
	assert_refused(COMPILE(a, b, c),
		"%2$s:5:2: no release lists 9A43 with 1.2.4\n%2$s:6:2: no page lists 9A42\n", a, b);
	d = PAGE("device-names.md", NAMES "|product|`x`|1.3.4||\n");
	assert_refused(COMPILE(a, b, c, d),
		"%2$s:5:2: no release lists 9A43 with 1.2.4\n%2$s:6:2: no page lists 9A42\n", a, b);
	free(d);
	d = PAGE("device-names.md", NAMES "|product|`x`|1.2.5||\n");
	assert_refused(COMPILE(a, b, c, d), "%2$s:6:2: no page lists 9A42\n", a, b);
	free(d);
	free(c);
	free(b);
	b = PAGE("steppings.md",
		STEPPINGS "|9A40||00 ff|1.2.3|\n|9A41|FF|FF|1.2.3|\n|9A43|0f|0f|1.2.3|\n");
	assert_refused(COMPILE(a, b),
		"%2$s:5:11: revision ff is a device that is powered down, and decides nothing\n"
		"%2$s:6:10: revision ff is a device that is powered down, and decides nothing\n",
		a, b);
	free(b);
	b = PAGE("steppings.md", STEPPINGS "|9A40|00|00|1.2.3|\n");
	assert_refused(COMPILE(a, b), "%2$s:5:7: a mask without a bit\n", a, b);
	assert_refused(COMPILE(a, b, b),
		"%2$s:5:7: a mask without a bit\n"
		"%2$s:1:1: a page of this kind is already at %2$s:1:1\n"
		"%2$s:5:7: a mask without a bit\n",
		a, b);
	free(b);
	free(a);
}

static void names_and_settings_that_contradict_are_refused_with_both_places(void **state)
{
	char *a = release_page(), *b;

	(void)state;
	b = PAGE("device-names.md",
		NAMES "|product|`x` `y`|1.2.3||\n|stepping|`y`|1.2.4||\n|chip|z|1.2.4||\n");
	assert_refused(COMPILE(a, b),
		"%2$s:6:12: y is already at %2$s:5:15\n"
		"%2$s:7:2: 'chip' is not a kind of name: not product, generic or stepping\n"
		"%2$s:7:7: this cell must have code spans alone\n",
		a, b);
	free(b);
	b = PAGE("aot-devlist.md",
		DEVLIST "|`x`|1.2.3|\n|`y`|1.2.3|\n|`a,b`|1.2.4|\n|`c` `d`|1.2.4|\n");
	assert_refused(COMPILE(a, b),
		"%2$s:6:6: 1.2.3 has a setting already at %2$s:5:6\n"
		"%2$s:7:2: this cell must have code spans alone\n"
		"%2$s:7:3: 'a,b' is not a device name: not letters, digits, dots and dashes\n"
		"%2$s:8:7: a second setting in this row\n"
		"%2$s:8:10: 1.2.4 has a setting already at %2$s:7:8\n",
		a, b);
	free(b);
	free(a);
}

static void overlapping_versions_of_demucs_gui_are_refused_with_both_places(void **state)
{
	char *a = PAGE("a.md", "# 1+xpu\n\n- Demucs-GUI: 1.0 to 1.2\n" TABLE);
	char *b = PAGE("b.md", "# 2+xpu\n\n- Demucs-GUI: 1.2.0 and later\n" TABLE);
	char *c = PAGE("c.md", "# 3+xpu\n\n- Demucs-GUI: 1.2a1\n" TABLE);
	char *d = PAGE("d.md", "# 4+xpu\n\n- Demucs-GUI: 1.5\n" TABLE);
	struct result result;

	(void)state;
	assert_refused(COMPILE(a, b),
		"%2$s:3:15: 1.2.0 and later overlaps with the versions at %1$s:3:15\n", a, b);
	assert_refused(COMPILE(c, a),
		"%2$s:3:15: 1.0 to 1.2 overlaps with the versions at %1$s:3:15\n", c, a);
	assert_refused(
		COMPILE(c, b, d), "%2$s:3:15: 1.5 overlaps with the versions at %1$s:3:15\n", b, d);
	result = COMPILE(b, c);
	assert_int_equal(result.status, 0);
	result_free(&result);
	free(a);
	free(b);
	free(c);
	free(d);
}

#define HEADER "# 1+xpu\n\n|PCI ID|Generation Code|Display Name|\n|-|-|-|\n"

/* Asserts what the compiler says of one page, excerpts and all. */
static void assert_said(char *path, const char *expected)
{
	struct result result = COMPILE(path);
	size_t length = strlen(path) - strlen("x.md");

	for (char *said = result.err; (said = strstr(said, path));)
		memmove(said, said + length, strlen(said + length) + 1);
	assert_string_equal(result.err, expected);
	assert_int_equal(result.status, 1);
	result_free(&result);
	free(path);
}

static void an_error_shows_its_line_with_a_caret_below_the_place(void **state)
{
	(void)state;
	assert_said(PAGE("x.md", HEADER "| 9A40 | 1.2 | x |\n"),
		"x.md:5:10: '1.2' is not a generation code: not three numbers\n"
		"    | 9A40 | 1.2 | x |\n"
		"             ^\n");
	assert_said(PAGE("x.md", HEADER "| 9A40 | 1.2.3 |"),
		"x.md:5:17: this row has 2 cells, the table's header 3\n"
		"    | 9A40 | 1.2.3 |\n"
		"                    ^\n");
	assert_said(PAGE("x.md", HEADER "|\t9A4|1.2.3|x|\r\n"),
		"x.md:5:3: '9A4' is not a PCI ID: not four hex digits\n"
		"    | 9A4|1.2.3|x|\n"
		"      ^\n");
	assert_said(PAGE("x.md", "\n\n"),
		"x.md:1:1: no heading with the release\nx.md:1:1: no table\n");
}

/* However wide a terminal shows it. A tab is shown as a space, a control byte as a question mark.
 */
static void each_character_before_a_caret_is_one_column(void **state)
{
	(void)state;
	assert_said(PAGE("x.md", "# 1+xpu\n\n|Display Name|PCI ID|Generation Code|\n|-|-|-|\n"
				 "|\u65E5\u672C|9A4|1.2.3|\n"
				 "|Arc\u2122|9A4|1.2.3|\n|\te\u0301|9A4|1.2.3|\n"),
		"x.md:5:5: '9A4' is not a PCI ID: not four hex digits\n"
		"    |\u65E5\u672C|9A4|1.2.3|\n"
		"        ^\n"
		"x.md:6:7: '9A4' is not a PCI ID: not four hex digits\n"
		"    |Arc\u2122|9A4|1.2.3|\n"
		"          ^\n"
		"x.md:7:6: '9A4' is not a PCI ID: not four hex digits\n"
		"    | e\u0301|9A4|1.2.3|\n"
		"         ^\n");
	assert_said(PAGE("x.md", HEADER "|9A40|1.2.3|a\x1Bm\xFF|\n"),
		"x.md:5:14: a control character\n"
		"    |9A40|1.2.3|a?m\xFF|\n"
		"                 ^\n"
		"x.md:5:16: invalid UTF-8\n"
		"    |9A40|1.2.3|a?m\xFF|\n"
		"                   ^\n");
}

static void of_a_long_line_only_the_part_around_the_place_is_shown(void **state)
{
	enum { ITEMS = 60 };
	char text[2048] = HEADER "|", expected[1024];

	(void)state;
	for (int i = 0; i < ITEMS; i++)
		sprintf(text + strlen(text), "9A%02X ", i);
	strcat(text, "9A4 9A41|1.2.3|");
	for (int i = 0; i < ITEMS; i++)
		strcat(text, "`a name`");
	strcat(text, "|\n");
	/* 59 characters before the place, 31 from there */
	sprintf(expected,
		"x.md:5:%d: '9A4' is not a PCI ID: not four hex digits\n"
		"    A30 9A31 9A32 9A33 9A34 9A35 9A36 9A37 9A38 9A39 9A3A 9A3B 9A4 "
		"9A41|1.2.3|`a name``a name`\n"
		"    %59s^\n",
		5 * ITEMS + 2, "");
	assert_said(page("x.md", text, strlen(text)), expected);
}

static void a_build_needs_a_release(void **state)
{
	char *b = PAGE("steppings.md", STEPPINGS), *c;

	(void)state;
	assert_refused(COMPILE(b), "%1$s:3:1: a table without rows\n", b, b);
	free(b);
	b = PAGE("devices.md", DEVICES "|9A40|`x`|`A`|\n");
	assert_refused(COMPILE(b), "compile-tables: no release in these pages\n", b, b);
	c = PAGE("torch-wheels.md", WHEELS "|2.7|Linux|`x`|<https://x/y>|\n");
	assert_refused(COMPILE(b, c),
		"%2$s:1:1: warning: wheels are left out without devices.md and aot-targets.md\n"
		"compile-tables: no release in these pages\n",
		b, c);
	free(b);
	free(c);
}

/* Wheels with the pages that they are joined with need no page of a release. */
static void a_wheel_is_a_release(void **state)
{
	char *a = PAGE("devices.md", DEVICES "|9A40|`x`||\n");
	char *b = PAGE("aot-targets.md", TARGETS "|`y`|1.2.3|`x`|2.1|\n");
	char *c = PAGE("device-names.md", NAMES "|product|`x`|1.2.3|`s_x`|\n");
	char *d = PAGE("torch-wheels.md", WHEELS "|2.7|Linux|`y`|<https://x/y>|\n");
	struct result result = COMPILE(a, b, c, d);

	(void)state;
	assert_string_equal(result.err, "");
	assert_int_equal(result.status, 0);
	assert_non_null(strstr(result.out, "const unsigned release_count = 1;\n"));
	assert_non_null(strstr(result.out, "const unsigned table_count = 0;\n"));
	result_free(&result);
	free(a);
	free(b);
	free(c);
	free(d);
}

/* Each of the pages may be missing, and all of them together, as far as a release is left. */
static void a_build_works_without_any_of_the_pages(void **state)
{
	static const char command[] =
		"set -e; for left_out in tables/*.md; do "
		"pages=$(printf '%s\\n' tables/*.md | grep -vxF \"$left_out\"); "
		"\"$0\" $pages >\"$1/tables\" 2>\"$1/said\" || cat \"$1/said\"; grep -q "
		"releases \"$1/tables\"; "
		"done; \"$0\" $(grep -l '^| PCI ID .* Generation Code' tables/*.md | grep -v "
		"steppings) >\"$1/tables\"; "
		"grep -c 'table_count = 0' \"$1/tables\"";

	(void)state;
	assert_run(run_program(NULL, 0,
			   (const char *const[]){ "sh", "-c", command, compiler, folder, NULL }),
		1, "0\n", "");
}

static void devices_must_agree_with_the_device_names(void **state)
{
	char *a = release_page(), *b;
	char *c = PAGE("device-names.md",
		NAMES "|product|`x` `y`|1.2.3|`s_x`|\n|stepping|`x-a0`|1.2.4||\n");

	(void)state;
	b = PAGE("devices.md", DEVICES "|9A40 9A41|`x`|`A`|\n|9A41|`y`||\n|9A42|`z`||\n"
				       "|9A43|`x-a0`||\n|9A44|`x` `y`||\n");
	assert_refused(COMPILE(a, b, c),
		"%2$s:6:2: 9A41 is already at %2$s:5:7\n"
		"%2$s:7:8: z is not a product in device-names.md\n"
		"%2$s:8:8: x-a0 is not a product in device-names.md\n"
		"%2$s:9:12: a second device name in this row\n",
		a, b);
	assert_refused(COMPILE(a, b),
		"%2$s:6:2: 9A41 is already at %2$s:5:7\n"
		"%2$s:9:12: a second device name in this row\n",
		a, b);
	free(b);
	b = PAGE("devices.md",
		DEVICES "|9A40|`x`|`Arc(TM) A`|\n|9A41|`x`|`Arc A` `Iris\u00AE Xe`|\n");
	assert_refused(COMPILE(a, b, c),
		"%2$s:5:11: 'Arc(TM) A' has a mark: write the name without (TM)\n"
		"%2$s:6:11: 'Iris\u00AE Xe' has a mark: write the name without \u00AE\n",
		a, b);
	free(b);
	free(c);
	c = PAGE("device-names.md", NAMES "|stepping|`x-a0`|1.2.4|`s_x`|\n"
					  "|product|`x`|1.2.3|`s_x` `s_y`|\n");
	assert_refused(COMPILE(a, c),
		"%2$s:5:25: only a product has a SYCL target\n"
		"%2$s:6:20: this cell must have one code span, or be empty\n",
		a, c);
	free(c);
	free(a);
}

static void an_aot_target_must_agree_with_the_device_names(void **state)
{
	char *a = PAGE("device-names.md", NAMES "|product|`x`|1.2.3||\n|product|`y`|1.2.4||\n");
	char *b = PAGE("aot-targets.md",
		TARGETS "|`t`|1.2.3|`x` `z`||\n|`t`|1.2.4|`y` `x`|2.1|\n|`u`|1.2.3|`y`||\n"
			"|`u`|1.2.3|`y`|new|\n"
			"|`v` `w`|1.2.3|`x`||\n|`v`|1.2.3 1.2.4|`x`|2.1|\n");
	struct result result;

	(void)state;
	assert_refused(COMPILE(a, b),
		"%2$s:5:17: no page knows the device z\n"
		"%2$s:6:17: t x is already at %2$s:5:13\n"
		"%2$s:7:6: y has another code than 1.2.3, so this row needs a compute runtime\n"
		"%2$s:8:13: u y is already at %2$s:7:13\n"
		"%2$s:8:16: 'new' is not a version of the compute runtime\n"
		"%2$s:9:1: a row needs one AOT target\n"
		"%2$s:10:12: a second code in this row\n"
		"%2$s:10:19: v x is already at %2$s:9:17\n",
		a, b);
	free(b);
	free(a);
	a = release_page();
	b = PAGE("aot-targets.md", TARGETS "|`t`|1.2.3|`x` `y`||\n|`t`|1.2.3|`z`|2.1|\n");
	assert_refused(COMPILE(a, b),
		"%2$s:5:13: no page knows the device x\n%2$s:5:17: no page knows the device y\n"
		"%2$s:6:13: no page knows the device z\n",
		a, b);
	free(a);
	a = PAGE("devices.md", DEVICES "|9A40|`x`||\n|9A41|`y`||\n|9A42|`z`||\n");
	result = COMPILE(a, b, "tables/2.1.40+xpu.md");
	assert_string_equal(result.err, "");
	result_free(&result);
	free(b);
	free(a);
}

static void wheels_that_cannot_be_joined_are_refused(void **state)
{
	char *a = PAGE("devices.md", DEVICES "|9A40|`x`||\n");
	char *b = PAGE("aot-targets.md", TARGETS "|`t`|1.2.3|`x`||\n|`u`|1.2.3|`x`|2.1|\n");
	char *c = release_page(), *d;

	(void)state;
	d = PAGE("torch-wheels.md", WHEELS
		"|2.7 2.8|Linux|`t` `w`|<https://x/y>|\n|2.7|windows|`t` `t`|<https://x/y>|\n"
		"|2.08|Linux||<https://x/y>|\n|2.7.1 2 2.9+xpu|Linux||<https://x/y>|\n"
		"|3.0|BSD||x|\n"
		"|3.1|Linux|[`t`](https://x/y) `u`||\n|3.2|Linux||<https://x/y> <https://x/z>|\n"
		"| |Linux|`t`, v|<https://x/y>|\n");
	assert_refused(COMPILE(a, b, c, d),
		"%2$s:5:21: aot-targets.md does not have w\n"
		"%2$s:6:19: t is already at %2$s:6:15\n"
		"%2$s:7:2: 2.08 has a row for this system already at %2$s:5:6\n"
		"%2$s:8:2: '2.7.1' is not a minor release of PyTorch: not two numbers\n"
		"%2$s:8:8: '2' is not a minor release of PyTorch: not two numbers\n"
		"%2$s:8:10: '2.9+xpu' is not a minor release of PyTorch: not two numbers\n"
		"%2$s:9:6: 'BSD' is not a system: not Linux or Windows\n"
		"%2$s:9:11: this cell must have one link, or be empty\n"
		"%2$s:10:32: u has no index: it is not a link, and the row has none\n"
		"%2$s:11:28: this cell must have one link, or be empty\n"
		"%2$s:12:3: no version in this row\n"
		"%2$s:12:10: this cell must have code spans alone\n",
		c, d);
	free(d);
	d = PAGE("ipex-wheels.md",
		WHEELS "|1 v1.0+XPU 2+xpu|Linux|`t`|<https://x/y>|\n|1|Windows|`t`|<https://x/y>|\n"
		       "|x|Linux||<u>|\n");
	assert_refused(COMPILE(a, b, c, d),
		"%2$s:5:4: 1.0+xpu has a row for this system already at %2$s:5:2\n"
		"%2$s:7:2: 'x' is not a version\n"
		"%2$s:7:11: HTML is not supported here; for the character itself, write \\<\n",
		c, d);
	free(d);
	free(c);
	c = PAGE("a.md", "# 1+xpu\n\n- Also known as: 1.0.1+git2" TABLE);
	d = PAGE("ipex-wheels.md", WHEELS "|1 1.0.1+git2|Linux|`t`|<https://x/y>|\n");
	assert_refused(COMPILE(a, b, c, d),
		"%2$s:5:4: 1.0.1+git2 has a row for this system already at %2$s:5:2\n", c, d);
	free(a);
	free(b);
	free(c);
	free(d);
}

#define NAMED "|PCI ID|Codename|Architecture|Generation Code|\n|-|-|-|-|\n"

static void two_codes_of_one_device_name_in_a_row_are_refused(void **state)
{
	char *a = PAGE(
		"device-names.md", NAMES "|product|`x`|1.2.3 1.2.4||\n|stepping|`x-a0`|1.2.0||\n");
	char *b = PAGE("b.md", "# 1+xpu\n\n" NAMED
			       "|9A40|T (`x-a0` `x`)||1.2.0 1.2.3 1.2.4|\n|9A41|T (`x`)||1.2.4|\n");

	(void)state;
	assert_refused(
		COMPILE(a, b), "%2$s:5:18: x has two codes in this row, 1.2.3 and 1.2.4\n", a, b);
	free(a);
	free(b);
}

static void two_architectures_of_one_device_and_code_are_refused_with_both_places(void **state)
{
	char *a =
		PAGE("a.md", "# 1+xpu\n\n" NAMED
			     "|9A40 9A41|T|Xe|1.2.3 1.2.4|\n|9A42|T||1.2.3|\n|9A43|T|Xe|1.2.3|\n");
	char *b =
		PAGE("b.md", "# 2+xpu\n\n" NAMED
			     "|9A41|T|Xe2|1.2.5 1.2.4|\n|9A42|T|Xe2|1.2.3|\n|9A43|T|Xe2|1.2.4|\n");

	(void)state;
	assert_refused(COMPILE(a, b),
		"%2$s:5:2: 9A41 with 1.2.4 has another architecture at %1$s:5:7\n", a, b);
	free(a);
	free(b);
}

static void a_code_that_no_device_name_of_the_row_has_is_a_warning(void **state)
{
	char *a = PAGE("device-names.md",
		NAMES "|product|`x`|1.2.3||\n|product|`y`|1.2.4||\n|stepping|`x-a0`|1.2.0||\n");
	char *b =
		PAGE("b.md", "# 1+xpu\n\n" NAMED
			     "|9A40|T (`x` `x-a0`)||1.2.0 1.2.3 1.2.4|\n|9A41|T (`x` `z`)||1.2.4|\n"
			     "|9A42|T||1.2.4|\n|9A43|T (`y`)||2.1.4|\n");
	struct result result = COMPILE(a, b);

	(void)state;
	cut_excerpts(result.err);
	assert_non_null(strstr(result.err,
		"b.md:5:35: warning: device-names.md does not give 1.2.4 to a device name of "
		"this row\n"));
	assert_non_null(strstr(result.err,
		"b.md:8:16: warning: device-names.md does not give 2.1.4 to a device name of "
		"this row\n"));
	assert_null(strstr(result.err, "b.md:6:"));
	assert_null(strstr(result.err, "b.md:7:"));
	assert_int_equal(result.status, 0);
	result_free(&result);
	free(a);
	free(b);
}

/* Whoever writes a page sees the warnings about it alone. */
static void the_pages_of_this_repository_compile_without_a_warning(void **state)
{
	static const char command[] = "\"$0\" tables/*.md >/dev/null";

	(void)state;
	assert_run(
		run_program(NULL, 0, (const char *const[]){ "sh", "-c", command, compiler, NULL }),
		0, "", "");
}

static void a_page_that_cannot_be_read_is_named(void **state)
{
	char *a = PAGE("a.md", "# 2.1.40" TABLE);

	(void)state;
	assert_refused(COMPILE(a, "build/absent.md"), "%2$s: No such file or directory\n", a,
		"build/absent.md");
	assert_refused(COMPILE("build", a), "%1$s: Is a directory\n", "build", a);
	assert_run(run_program(NULL, 0, (const char *const[]){ compiler, NULL }), 1, "",
		"usage: compile-tables PAGE...");
	free(a);
}

static void warnings_stop_nothing(void **state)
{
	char *a = PAGE("a.md",
		"# 1+xpu\n\n- Colour: red\n\n|PCI ID|Generation Code|Colour|\n|-|-|-|\n"
		"|9A40|1.2.3|`red|\n");
	struct result result = COMPILE(a);

	(void)state;
	assert_int_equal(result.status, 0);
	assert_non_null(strstr(result.err, "a.md:3:3: warning: an unknown fact is skipped\n"));
	assert_non_null(strstr(result.err, "a.md:5:25: warning: an unknown column is skipped\n"));
	assert_non_null(strstr(result.out, "\n9A40, .model = 1\n"));
	result_free(&result);
	free(a);
}

static void the_order_of_the_pages_changes_nothing(void **state)
{
	static const char command[] =
		"\"$0\" tables/*.md >\"$1/a.gperf\" && \"$0\" $(printf '%s\\n' tables/*.md | "
		"sort -r) >\"$1/b.gperf\" && "
		"cmp \"$1/a.gperf\" \"$1/b.gperf\"";

	(void)state;
	assert_run(run_program(NULL, 0,
			   (const char *const[]){ "sh", "-c", command, compiler, folder, NULL }),
		0, "", "");
}

/*
 * Compiles a page of ROWS rows, each with so many PCI IDs of its own, codes and names. Each row has
 * codes of its own and begins with a name of its own, unless they ARE_ALIKE.
 */
static struct result compile_rows(int rows, int ids, int codes, int names, bool are_alike)
{
	char *path = PAGE("rows.md", "");
	FILE *file = fopen(path, "w");
	struct result result;

	assert_non_null(file);
	fprintf(file, "# 1+xpu\n\n|PCI ID|Generation Code|Display Name|\n|-|-|-|\n");
	for (int i = 0; i < rows; i++) {
		for (int j = 0; j < ids; j++)
			fprintf(file, "%s%04X", j ? " " : "|", (unsigned)(i * ids + j));
		for (int j = 0; j < codes; j++)
			fprintf(file, "%s1.%d.%d", j ? " " : "|", are_alike ? 0 : i, j);
		fprintf(file, "|");
		for (int j = 0; j < names; j++)
			fprintf(file, "`%s%d` ", j ? "" : "name ", j || are_alike ? j : i);
		fprintf(file, "|\n");
	}
	assert_int_equal(fclose(file), 0);
	result = COMPILE(path);
	free(path);
	return result;
}

static void the_tables_take_as_much_as_they_can_count_and_no_more(void **state)
{
	static const struct {
		int rows, ids, codes, names;
		bool are_alike;
		const char *refused; /* NULL if it fits */
	} pages[] = {
		{ 1, 1, 255, 0, false, NULL },
		{ 1, 1, 256, 0, false, "rows.md:5:1: more than 255 generation codes in one row\n" },
		{ 1, 1, 1, 255, false, NULL },
		{ 1, 1, 1, 256, false, "rows.md:5:1: more than 255 display names in one row\n" },
		{ 1, 6553, 1, 0, false, NULL },
		{ 1, 6554, 1, 0, false, "compile-tables: more than 6,553 PCI IDs\n" },
		{ 257, 1, 1, 255, false, NULL },
		{ 258, 1, 1, 255, false, "compile-tables: more than 65,535 display names\n" },
		{ 258, 1, 1, 255, true, NULL },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(pages); i++) {
		struct result result = compile_rows(pages[i].rows, pages[i].ids, pages[i].codes,
			pages[i].names, pages[i].are_alike);

		if (!pages[i].refused != (result.status == 0) ||
			!strstr(result.err, pages[i].refused ? pages[i].refused : ""))
			fail_msg("%d rows of %d PCI IDs, %d codes and %d names: %s", pages[i].rows,
				pages[i].ids, pages[i].codes, pages[i].names, result.err);
		result_free(&result);
	}
}

/* The tables count devices in 8 bits. */
static void more_devices_than_the_tables_can_count_are_refused(void **state)
{
	enum { DEVICES_MAX = 255, ROW_SIZE = 32 };
	char *a = release_page();

	(void)state;
	for (int count = DEVICES_MAX; count <= DEVICES_MAX + 1; count++) {
		char *text = malloc(sizeof DEVICES + (size_t)count * ROW_SIZE), *b;
		struct result result;
		size_t length;

		assert_non_null(text);
		length = (size_t)sprintf(text, DEVICES);
		for (int i = 0; i < count; i++)
			length += (size_t)sprintf(text + length, "|%04X|`x-%d`||\n", 0x9A40 + i, i);
		b = page("devices.md", text, length);
		result = COMPILE(a, b);
		assert_int_equal(result.status != 0, count > DEVICES_MAX);
		assert_string_equal(result.err,
			count > DEVICES_MAX ? "compile-tables: more than 255 devices\n" : "");
		result_free(&result);
		free(b);
		free(text);
	}
	free(a);
}

/* The tables count texts in 16 bits; a table that needs more must not wrap around. */
static void more_text_than_the_tables_can_hold_is_refused(void **state)
{
	enum { ROWS = 2000, ROW_SIZE = 128 };
	char *text = malloc(ROWS * ROW_SIZE), *a;
	size_t length;

	(void)state;
	assert_non_null(text);
	length = (size_t)sprintf(text, "# 1+xpu\n\n|PCI ID|Generation Code|Codename|\n|-|-|-|\n");
	for (int i = 0; i < ROWS; i++)
		length += (size_t)sprintf(text + length,
			"|%04X|1.2.%d|a codename of more than forty characters %d|\n", i, i, i);
	a = page("long.md", text, length);
	assert_refused(COMPILE(a), "compile-tables: more than 65,535 bytes of text\n", "", "");
	free(a);
	free(text);
}

static void a_quotation_ends_with_a_whole_character(void **state)
{
	char *a = PAGE("a.md", "# 1+xpu\n\n|PCI ID|Generation Code|\n|-|-|\n"
			       "|xyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyé|1.2.3|\n");

	(void)state;
	assert_refused(COMPILE(a),
		"%1$s:5:2: 'xyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…' is not a PCI ID: not "
		"four hex digits\n",
		a, "");
	free(a);
	a = PAGE("a.md", "# 1+xpu\n\n|PCI ID|Generation Code|\n|-|-|\n"
			 "|xyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyé|1.2.3|\n");
	assert_refused(COMPILE(a),
		"%1$s:5:2: 'xyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…' is not a PCI ID: not four "
		"hex digits\n",
		a, "");
	free(a);
}

static void a_full_disk_is_an_error(void **state)
{
	static const char command[] = "\"$0\" tables/*.md >/dev/full";

	(void)state;
	assert_run(
		run_program(NULL, 0, (const char *const[]){ "sh", "-c", command, compiler, NULL }),
		1, "", "No space left on device");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(errors_of_all_pages_come_in_one_run_in_order),
		cmocka_unit_test(bytes_that_no_page_may_have_are_refused),
		cmocka_unit_test(one_release_in_two_pages_is_refused_with_both_places),
		cmocka_unit_test(
			a_code_that_no_release_or_device_name_has_is_refused_in_every_page),
		cmocka_unit_test(two_codes_for_one_revision_are_refused_with_both_places),
		cmocka_unit_test(a_stepping_that_would_never_be_answered_is_refused),
		cmocka_unit_test(names_and_settings_that_contradict_are_refused_with_both_places),
		cmocka_unit_test(overlapping_versions_of_demucs_gui_are_refused_with_both_places),
		cmocka_unit_test(an_error_shows_its_line_with_a_caret_below_the_place),
		cmocka_unit_test(each_character_before_a_caret_is_one_column),
		cmocka_unit_test(of_a_long_line_only_the_part_around_the_place_is_shown),
		cmocka_unit_test(a_build_needs_a_release),
		cmocka_unit_test(a_wheel_is_a_release),
		cmocka_unit_test(a_build_works_without_any_of_the_pages),
		cmocka_unit_test(devices_must_agree_with_the_device_names),
		cmocka_unit_test(an_aot_target_must_agree_with_the_device_names),
		cmocka_unit_test(wheels_that_cannot_be_joined_are_refused),
		cmocka_unit_test(two_codes_of_one_device_name_in_a_row_are_refused),
		cmocka_unit_test(
			two_architectures_of_one_device_and_code_are_refused_with_both_places),
		cmocka_unit_test(a_code_that_no_device_name_of_the_row_has_is_a_warning),
		cmocka_unit_test(the_pages_of_this_repository_compile_without_a_warning),
		cmocka_unit_test(a_page_that_cannot_be_read_is_named),
		cmocka_unit_test(warnings_stop_nothing),
		cmocka_unit_test(the_order_of_the_pages_changes_nothing),
		cmocka_unit_test(the_tables_take_as_much_as_they_can_count_and_no_more),
		cmocka_unit_test(more_devices_than_the_tables_can_count_are_refused),
		cmocka_unit_test(more_text_than_the_tables_can_hold_is_refused),
		cmocka_unit_test(a_quotation_ends_with_a_whole_character),
		cmocka_unit_test(a_full_disk_is_an_error),
	};

	return cmocka_run_group_tests_name("compiler", tests, make_folder, remove_folder);
}
