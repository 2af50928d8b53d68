/* A page compiles in every spelling that GitHub allows, and each error has its place. */
#include "catalogue.h"
#include "check.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

/* A page compiled by itself, and the messages about it. */
struct compiled {
	struct arena arena;
	struct report report;
	struct source source;
	struct page page;
	char *said;
};

/* Compiles TEXT as the page at PATH. */
static struct compiled *compile_as(const char *path, const char *text)
{
	struct compiled *compiled = calloc(1, sizeof *compiled);
	struct context context;
	size_t size;
	FILE *file;

	assert_non_null(compiled);
	context = (struct context){ &compiled->source, &compiled->arena, &compiled->report };
	source_from_memory(&compiled->source, &compiled->arena, path, text, strlen(text));
	compiled->page = page_parse(&context);
	check_pages(&compiled->page, 1, &compiled->arena, &compiled->report);
	file = open_memstream(&compiled->said, &size);
	assert_non_null(file);
	report_print(&compiled->report, false, file);
	fclose(file);
	return compiled;
}

static struct compiled *compile(const char *text)
{
	return compile_as("p", text);
}

static void discard(struct compiled *compiled)
{
	arena_free(&compiled->arena);
	free(compiled->said);
	free(compiled);
}

/* The contents of a page as text: the same for pages that mean the same. */
static char *written(const struct page *page)
{
	size_t size;
	char *text;
	FILE *file = open_memstream(&text, &size);

	assert_non_null(file);
	for (size_t i = 0; i < page->name_count; i++)
		fprintf(file, "%s\n", page->names[i].text);
	fprintf(file, "%s|%s|%s\n", page->demucs_gui.text ? page->demucs_gui.text : "-",
		page->driver ? page->driver : "-", page->archive ? page->archive : "-");
	for (size_t i = 0; i < page->row_count; i++) {
		const struct page_row *row = &page->rows[i];

		for (size_t j = 0; j < row->id_count; j++)
			fprintf(file, "%04X ", (unsigned)row->ids[j].id);
		fprintf(file, "| %s | %s | ", row->codename, row->arch);
		for (size_t j = 0; j < row->device_count; j++)
			fprintf(file, "%s ", row->devices[j].text);
		fprintf(file, "| ");
		for (size_t j = 0; j < row->code_count; j++)
			fprintf(file, "%s%s%s ", row->codes[j].text, row->codes[j].url ? "@" : "",
				row->codes[j].url ? row->codes[j].url : "");
		fprintf(file, "| ");
		for (size_t j = 0; j < row->name_count; j++)
			fprintf(file, "%s; ", row->names[j]);
		fprintf(file, "\n");
	}
	fclose(file);
	return text;
}

static void assert_says(const char *page, const char *expected)
{
	struct compiled *compiled = compile(page);
	char *text = written(&compiled->page);

	assert_string_equal(compiled->said, "");
	assert_string_equal(text, expected);
	free(text);
	discard(compiled);
}

static void assert_said(const char *page, const char *expected)
{
	struct compiled *compiled = compile(page);

	assert_string_equal(compiled->said, expected);
	discard(compiled);
}

/* A row, and a page with just that. */
#define HEAD                                                                                       \
	"# 2.1.40+xpu\n\n| PCI ID | Codename | Generation Code | Display Name |\n"                 \
	"| --- | --- | --- | --- |\n"
#define PAGE(row) HEAD row "\n"
#define SAID(row) "2.1.40+xpu\n-|-|-\n" row " \n"

static void a_page_of_every_part_is_read(void **state)
{
	(void)state;
	assert_says("# 2.1.40+xpu.2025.0.1\n"
		    "\n"
		    "- Demucs-GUI: 1.3.0.1 and later\n"
		    "- Driver: 31.0.101.4953\n"
		    "- Archive: [all.7z](https://x/all.7z)\n"
		    "- Also known as: `2.1.40+git1`, `2.1.40.post0`\n"
		    "\n"
		    "| PCI ID | Codename | Architecture | Generation Code | Display Name |\n"
		    "| --- | --- | --- | --- | --- |\n"
		    "| `4680` `a780` | Alder Lake-S (`adl-s`), Raptor Lake-S (`rpl-s`) | Xe | "
		    "[`12.2.0`](https://x/a) | "
		    "`Intel® UHD Graphics` ~~`A-series` (future)~~ |\n"
		    "| `E220` | (No acronym) | (Unknown) | `20.2.0` | (Unknown) |\n",
		"2.1.40+xpu.2025.0.1\n2.1.40+git1\n2.1.40.post0+xpu\n"
		"1.3.0.1 and later|31.0.101.4953|https://x/all.7z\n"
		"4680 A780 | Alder Lake-S, Raptor Lake-S | Xe | adl-s rpl-s | "
		"12.2.0@https://x/a | Intel® UHD Graphics; \n"
		"E220 |  |  | | 20.2.0 | \n");
}

static void all_spellings_of_a_table_have_the_same_meaning(void **state)
{
	static const char *const pages[] = {
		"# 2.1.40+xpu\n\n| PCI ID | Generation Code |\n| --- | --- |\n"
		"| `7D55` | `1.2.3` |\n",
		"# 2.1.40+xpu\n\nPCI ID | Generation Code\n--- | ---\n`7D55` | `1.2.3`",
		"# 2.1.40+xpu\n|PCI ID|Generation Code|\n|-|-|\n|`7D55`|`1.2.3`|\n",
		"# 2.1.40+xpu\n\nprose above\n| PCI ID | Generation Code |\n|:---|:-:|\n"
		"| `7D55` | `1.2.3` |\n\nprose | below\n",
		"# 2.1.40+xpu #\r\n\r\n| PCI ID | Generation Code |\r\n| --- | ---: |\r\n"
		"| `7D55` | `1.2.3` |\r\n",
		"\xEF\xBB\xBF# 2.1.40+xpu\n\n   | PCI ID | Generation Code |\n| --- | --- |\n"
		"  |\t`7D55` | `1.2.3` |  \n",
		"# v2.1.40+XPU\n***\n| PCI ID | Generation Code\n| --- | ---\n"
		"| `7D55` | `1.2.3`\n---\n",
		"# `2.1.40`\n\n| pci id (only the device part) | GENERATION CODE |\n"
		"| --- | --- |\n| 7d55 | 1.2.3 |\n",
		("# 2.1.40+xpu\n\n- a\n  b\n - c\n\n  d\n---\n1) e\n    f\n\n<https://x.y> | g\n\n"
		 "PCI ID|Generation Code\n:-|-\n7D55|1.2.3\n## Notes\n\n"
		 "The `a` of [b] <b>c</b>\n    d\n"),
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(pages); i++)
		assert_says(pages[i], SAID("7D55 |  |  | | 1.2.3 |"));
}

static void cells_are_read_as_github_shows_them(void **state)
{
	(void)state;
	assert_says(PAGE("| `9A40`,`9A49` 9A59\t9A60 | T | 1.2.3, `1.2.4` | `N` |"),
		SAID("9A40 9A49 9A59 9A60 | T |  | | 1.2.3 1.2.4 | N;"));
	assert_says(PAGE("| `9A40` | A \\| B (`x-y`) | `1.2.3` | `a \\| b` |"),
		SAID("9A40 | A | B |  | x-y | 1.2.3 | a | b;"));
	assert_says(PAGE("| `9A40` | \\*A\\* (B) (`t`) | [`1.2.3`](<http://u> \"t\") | ``a`b`` |"),
		SAID("9A40 | *A* (B) |  | t | 1.2.3@http://u | a`b;"));
	assert_says(PAGE("| `9A40` | (`a` `b`), T (`c`) | [`1.2.3`](http://u(v)?w&x=y) `1.2.4` | "
			 "Plain name |"),
		SAID("9A40 | T |  | a b c | 1.2.3@http://u(v)?w&x=y 1.2.4 | Plain name;"));
	assert_says(
		PAGE("| `9A40` | ~~Old~~ New ~`x`~ | `1.2.3` | ~~`A`~~ `B` ~~gone~~ (Unknown) |"),
		SAID("9A40 | New |  | | 1.2.3 | B;"));
}

static void what_github_does_not_show_is_no_part_of_a_name(void **state)
{
	(void)state;
	assert_says("# 1+xpu\n\n- **Driver**: 2\n- Also\t  known as : 3\n\nThe archive is version\n"
		    "2. Driver: 3\n\n"
		    "|**PCI  ID**|` Codename`|Architecture|_Generation Code_|\n|-|-|-|-|\n"
		    "|9A40|T (`t`)|Xe|1.2.3|\n",
		"1+xpu\n3+xpu\n-|2|-\n9A40 | T | Xe | t | 1.2.3 | \n");
}

/* Otherwise the page of one release could be taken for another. Any other name is accepted. */
static void the_heading_and_the_file_s_name_agree(void **state)
{
	static const struct {
		const char *path, *heading, *said;
	} pages[] = {
		{ "t/2.3.110+xpu.md", "2.3.11+xpu",
			"t/2.3.110+xpu.md:1:3: the heading names 2.3.11+xpu, and the file "
			"2.3.110+xpu\n" },
		{ "2.1.40+xpu.md", "2.1.40+xpu.2025",
			"2.1.40+xpu.md:1:3: the heading names 2.1.40+xpu.2025, and the file "
			"2.1.40+xpu\n" },
		{ "1/2.3.110+xpu.md", "v2.3.110", "" },
		{ "2.3.110.md", "2.3.110+XPU", "" },
		{ "IPEX-2.3.110+xpu.md", "2.3.110+xpu",
			"IPEX-2.3.110+xpu.md:1:3: warning: the file is named 'IPEX-2.3.110+xpu', "
			"which is not a version: the release is 2.3.110+xpu\n" },
		{ "1/release.md", "2.3.110+xpu", "" },
		{ "1.0.txt", "2.3.110+xpu", "" },
		{ ".md", "2.3.110+xpu", "" },
		{ "1", "2.3.110+xpu", "" },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(pages); i++) {
		struct compiled *compiled;
		char text[256];

		snprintf(text, sizeof text,
			"# %s\n\n|PCI ID|Generation Code|\n|-|-|\n|9A40|1.2.3|\n",
			pages[i].heading);
		compiled = compile_as(pages[i].path, text);
		assert_string_equal(compiled->said, pages[i].said);
		discard(compiled);
	}
}

/* Other headings are prose, with any markup. */
static void a_second_heading_that_names_a_release_is_refused(void **state)
{
	static const char table[] = "\n\n|PCI ID|Generation Code|\n|-|-|\n|9A40|1.2.3|\n";
	char text[256];

	(void)state;
	snprintf(text, sizeof text, "# 1+xpu%s\n## Notes on *2* [x]\n\n# 2 builds\n", table);
	assert_said(text, "");
	snprintf(text, sizeof text, "# 1+xpu%s\n## `v2.0`\n", table);
	assert_said(text, "p:7:4: a second heading that names a release\n");
	snprintf(text, sizeof text, "# 1+xpu\n# 1+xpu%s", table);
	assert_said(text, "p:2:3: a second heading that names a release\n");
}

static void facts_may_stand_above_the_heading(void **state)
{
	(void)state;
	assert_says("- Driver: 2\n- Also known as: 3, 4\n\n# 1+xpu\n\n|PCI ID|Generation Code|\n"
		    "|-|-|\n|9A40|1.2.3|\n",
		"1+xpu\n3+xpu\n4+xpu\n-|2|-\n9A40 |  |  | | 1.2.3 | \n");
}

static void a_fact_whose_name_is_marked_up_is_read_or_refused(void **state)
{
	static const struct {
		const char *fact, *driver, *said;
	} facts[] = {
		{ "**Driver:** 1.4", "1.4", "" },
		{ "__Driver :__\t`1.4`", "1.4", "" },
		{ "***driver:*** 1.4", "1.4", "" },
		{ "**Driver**: 1.4", "1.4", "" },
		{ "`Driver`: 1.4", "1.4", "" },
		{ "**Driver:**", "-", "p:3:3: 'Driver' has no value\n" },
		{ "**Driver:**1.4", "-",
			"p:3:3: 'Driver' cannot be read as it is marked up here\n" },
		{ "Driver\\: 1.4", "-",
			"p:3:3: 'Driver' cannot be read as it is marked up here\n" },
		{ "**Driver: 1.4**", "-",
			"p:3:3: 'Driver' cannot be read as it is marked up here\n" },
		{ "**Driver:* 1.4", "-",
			"p:3:3: 'Driver' cannot be read as it is marked up here\n" },
		{ "`Driver:` 1.4", "-",
			"p:3:3: 'Driver' cannot be read as it is marked up here\n" },
		{ "** Driver:** 1.4", "-",
			"p:3:3: 'Driver' cannot be read as it is marked up here\n" },
		{ "~~Driver:~~ 1.4", "-",
			"p:3:3: 'Driver' cannot be read as it is marked up here\n" },
		{ "[Driver](http://x/y): 1.4", "-",
			"p:3:3: warning: an unknown fact is skipped\n" },
		{ "**Drivers:** 1.4", "-", "p:3:3: warning: an unknown fact is skipped\n" },
		{ "D<b>river: 1.4", "-",
			"p:3:4: HTML, ~ or a character reference before the colon is refused\n" },
		{ "Dri&#118;er: 1.4", "-",
			"p:3:6: HTML, ~ or a character reference before the colon is refused\n" },
		{ "~~New~~ Driver: 1.4", "-",
			"p:3:3: HTML, ~ or a character reference before the colon is refused\n" },
		{ "See <http://x/y>: 1.4", "-", "p:3:3: warning: an unknown fact is skipped\n" },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(facts); i++) {
		struct compiled *compiled;
		char text[256];

		snprintf(text, sizeof text,
			"# 1+xpu\n\n- %s\n\n|PCI ID|Generation Code|\n|-|-|\n|9A40|1.2.3|\n",
			facts[i].fact);
		compiled = compile(text);
		assert_string_equal(compiled->said, facts[i].said);
		assert_string_equal(
			compiled->page.driver ? compiled->page.driver : "-", facts[i].driver);
		discard(compiled);
	}
}

static void an_older_table_has_codenames_under_architecture(void **state)
{
	(void)state;
	assert_says(
		"# 2.1.10+xpu\n\n| PCI ID | Architecture | Generation Code |\n| --- | --- | --- |\n"
		"| `9A40` | Tiger Lake (`tgl` `tgllp`) | `12.0.0` |\n",
		"2.1.10+xpu\n-|-|-\n9A40 | Tiger Lake |  | tgl tgllp | 12.0.0 | \n");
}

static void what_is_wrong_in_a_row_is_refused_at_its_place(void **state)
{
	(void)state;
	assert_said(PAGE("| `9A4` | T | `1.2.3` | |"),
		"p:5:4: '9A4' is not a PCI ID: not four hex digits\n");
	assert_said(PAGE("| `9A400` 9A4G 0x9A40 | T | `1.2.3` | |"),
		"p:5:4: '9A400' is not a PCI ID: not four hex digits\n"
		"p:5:11: '9A4G' is not a PCI ID: not four hex digits\n"
		"p:5:16: '0x9A40' is not a PCI ID: not four hex digits\n");
	assert_said(PAGE("| | T | `1.2.3` | |"), "p:5:3: no PCI ID in this row\n");
	assert_said(PAGE("| ~~`9A40`~~ | T | ~~1.2.3~~ | |"),
		"p:5:6: a PCI ID that is struck through\n"
		"p:5:22: a generation code that is struck through\n");
	assert_said(PAGE("| `9A40` | T | `1.2` 1.2.3.4 1..2 a.b.c 1.2.3x | |"),
		"p:5:17: '1.2' is not a generation code: not three numbers\n"
		"p:5:22: '1.2.3.4' is not a generation code: not three numbers\n"
		"p:5:30: '1..2' is not a generation code: not three numbers\n"
		"p:5:35: 'a.b.c' is not a generation code: not three numbers\n"
		"p:5:41: '1.2.3x' is not a generation code: not three numbers\n");
	assert_said(
		PAGE("| `9A40` | T | `1.2.3` `1.2.3` | |"), "p:5:25: 1.2.3 is twice in this row\n");
	assert_said(PAGE("| `9A40` | T | (Unknown) | |"),
		"p:5:16: '(Unknown)' is not a generation code: not three numbers\n");
	assert_said(PAGE("| `9A40` | T | | |"), "p:5:16: no generation code in this row\n");
	assert_said(PAGE("| `9A40` | T (`a b`) | `1.2.3` | |"),
		"p:5:16: 'a b' is not a device name: not letters, digits, dots and dashes\n");
	assert_said(PAGE("| `9A40` | T | `1.2.3` |"),
		"p:5:25: this row has 3 cells, the table's header 4\n");
	assert_said(PAGE("| `9A40` | T | `1.2.3` | a | b |"),
		"p:5:30: this row has 5 cells, the table's header 4\n");
	assert_said(PAGE("| `9A40` | T | `1.2.3` | a |\nprose"),
		"p:6:6: this row has 1 cells, the table's header 4\n");
}

static void a_word_that_is_partly_struck_through_or_linked_is_refused(void **state)
{
	static const char struck[] = "p:5:%d: a word that is partly struck through or linked\n";
	static const struct {
		const char *row;
		int column;
	} rows[] = {
		{ "| `9A40` | T | 12.71.~~4~~ | |", 24 },
		{ "| `9A40` | T | 12.71.4~5~ | |", 24 },
		{ "| `9A40` | T | ~~1~~2.71.4 | |", 21 },
		{ "| 9A~~40~~ | T | `1.2.3` | |", 7 },
		{ "| ~~9A~~40 | T | `1.2.3` | |", 9 },
		{ "| 9A[40](http://x) | T | `1.2.3` | |", 6 },
		{ "| `9A40` | T | [12.71](http://x).4 | |", 33 },
		{ "| `9A40` | T | 12.7[1.5](http://x) | |", 21 },
		{ "| `9A40` | T | [12.71](http://x)[.4](http://x) | |", 34 },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		char page[512], said[128];

		snprintf(page, sizeof page, PAGE("%s"), rows[i].row);
		snprintf(said, sizeof said, struck, rows[i].column);
		assert_said(page, said);
	}
	assert_says(PAGE("| 9A40,[9A41](http://x) | T | [1.2\\.3](http://x) "
			 "1.2\\.4,[1.2.5](http://y) | |"),
		SAID("9A40 9A41 | T |  | | 1.2.3@http://x 1.2.4 1.2.5@http://y |"));
}

static void columns_count_characters_and_lines_count_every_end(void **state)
{
	(void)state;
	assert_said("# 2.1.40+xpu\r\rXe\xC2\xAE\r\nPCI ID | Generation Code\n-|-\n"
		    "\xEF\xBC\xA1 | 1.2.3\n9A40 | \xC2\xAE\xC2\xAE x",
		"p:6:1: '\xEF\xBC\xA1' is not a PCI ID: not four hex digits\n"
		"p:7:8: '\xC2\xAE\xC2\xAE' is not a generation code: not three numbers\n"
		"p:7:11: 'x' is not a generation code: not three numbers\n");
}

static void markup_that_is_unclosed_or_not_supported_is_refused(void **state)
{
	(void)state;
	assert_said(PAGE("| `9A40 | T | `1.2.3` | |"), "p:5:3: an unclosed code span\n");
	assert_said(PAGE("| `9A40` | T (`a``) | `1.2.3` | |"),
		"p:5:15: an unclosed code span\np:5:17: an unclosed code span\n");
	assert_said(PAGE("| `9A40` | T | [`1.2.3`](u | |"), "p:5:24: an unclosed link\n");
	assert_said(PAGE("| `9A40` | T | [`1.2.3`(u) | |"), "p:5:16: an unclosed link\n");
	assert_said(PAGE("| `9A40` | T | [`1.2.3`]() | |"), "p:5:24: a link without an address\n");
	assert_said(PAGE("| `9A40` | T | [[`1.2.3`](u)](v) | |"),
		"p:5:17: a bracket within a link; write \\[\np:5:29: a link without a beginning\n");
	assert_said(PAGE("| `9A40` | T | [<http://u>](http://v) | |"),
		"p:5:17: a link within a link\n");
	assert_said(PAGE("| `9A40` | [~~T](http://u) [U~~](http://v) | `1.2.3` | |"),
		"p:5:13: an unclosed strikethrough in a link\n");
	assert_said(PAGE("| `9A40` | T | [`1.2.3`](u\\)) | |"),
		"p:5:26: an address must not have a space, a backslash or a character reference\n");
	assert_said(PAGE("| `9A40` | T | [`1.2.3`](u?a=1&lt;) | |"),
		"p:5:26: an address must not have a space, a backslash or a character reference\n");
	assert_said(PAGE("| `9A40` | T | [`1.2.3`](htp://u) [`1.2.4`](https:///) | |"),
		"p:5:18: 'htp://u' is not an address: it needs http:// or https://, a host, and "
		"no spaces\n"
		"p:5:37: 'https:///' is not an address: it needs http:// or https://, a host, "
		"and no spaces\n");
	assert_said(
		PAGE("| `9A40` | T | `1.2.3` | ~~`a` |"), "p:5:26: an unclosed strikethrough\n");
	assert_said(PAGE("| `9A40` | T <b>x</b> | `1.2.3` | |"),
		"p:5:14: HTML is not supported here; for the character itself, write \\<\n"
		"p:5:18: HTML is not supported here; for the character itself, write \\<\n");
	assert_said(PAGE("| `9A40`<br>`9A41` | T | `1.2.3` | |"),
		"p:5:9: HTML is not supported here; for the character itself, write \\<\n");
	assert_said(PAGE("| `9A40` | T&nbsp;x | `1.2.3` | |"),
		"p:5:13: a character reference is not supported here; write the character "
		"itself\n");
	assert_said(PAGE("| `9A40` | ![T](u) | `1.2.3` | |"),
		"p:5:12: an image is not supported here\n");
}

static void a_page_without_its_parts_is_refused(void **state)
{
	(void)state;
	assert_said("", "p:1:1: no heading with the release\np:1:1: no table\n");
	assert_said("# 2.1.40+xpu\n", "p:1:1: no table\n");
	assert_said("# IPEX\n\n|PCI ID|Generation Code|\n|-|-|\n|9A40|1.2.3|\n",
		"p:1:3: 'IPEX' is not a release: not a version\n");
	assert_said("|PCI ID|Generation Code|\n|-|-|\n|9A40|1.2.3|\n",
		"p:1:1: no heading with the release\n");
	assert_said("# 1+xpu\n|PCI|Generation Code|\n|-|-|\n|9A40|1.2.3|\n",
		"p:2:1: no column 'PCI ID'\np:2:2: warning: an unknown column is skipped\n");
	assert_said("# 1+xpu\n|PCI ID|Code|\n|-|-|\n|9A40|1.2.3|\n",
		"p:2:1: no column 'Generation Code'\n"
		"p:2:9: warning: an unknown column is skipped\n");
	assert_said("# 1+xpu\n|PCI *ID*|~~Generation Code~~|\n|-|-|\n|9A40|1.2.3|\n",
		"p:2:2: 'PCI ID' cannot be read as it is marked up here\n"
		"p:2:11: 'Generation Code' cannot be read as it is marked up here\n");
	assert_said("# 1+xpu\n"
		    "|PCI ID|Generation Code|Display<br>Name|Co&#100;ename|[Arch](x)itecture|\n"
		    "|-|-|-|-|-|\n|9A40|1.2.3|||x|\n",
		"p:2:25: HTML, a character reference or a link in a title is not supported here\n"
		"p:2:41: HTML, a character reference or a link in a title is not supported here\n"
		"p:2:55: HTML, a character reference or a link in a title is not supported here\n");
	assert_said("# 1+xpu\n|PCI ID|Generation Code|PCI ID|\n|-|-|-|\n|9A40|1.2.3|9A41|\n",
		"p:2:25: a second column 'PCI ID'\n");
	assert_said("# 1+xpu\n|PCI ID|Generation Code|\n|-|-|-|\n|9A40|1.2.3|\n|9A41|1.2.3|a|\n"
		    "|9A42|\n",
		"p:3:1: the alignment row has 3 cells, the header above it 2\n"
		"p:6:7: this row has 1 cells, the table's header 2\n");
	assert_said("# 1+xpu\n|PCI ID|Generation Code|Generation Code|\n|-|-|-|\n"
		    "|9A40|1.2.3|Tiger Lake|\n",
		"p:2:25: a second column 'Generation Code'\n");
}

static void a_row_outside_of_the_table_is_refused(void **state)
{
	(void)state;
	assert_said("# 1+xpu\n\n    |PCI ID|Generation Code|\n|-|-|\n|7D55|1.2.3|\n",
		"p:1:1: no table\np:3:5: a line indented this far may be code: indent it by at "
		"most 3 spaces\n"
		"p:4:1: a row outside of the table\n"
		"p:5:1: a row outside of the table\n");
	assert_said(PAGE("| `9A40` | T | `1.2.3` | |\n\n| `9A41` | T | `1.2.3` | |"),
		"p:7:1: a row outside of the table\n");
	assert_said(PAGE("| `9A40` | T | `1.2.3` | |\n\n`9A41` | T | `1.2.3` | x"),
		"p:7:1: a row outside of the table\n");
	assert_said(PAGE("| `9A40` | T | `1.2.3` | |\n    | `9A41` | T | `1.2.3` | |"),
		"p:6:5: a line indented this far may be code: indent it by at most 3 spaces\n");
	assert_said(PAGE("| `9A40` | T | `1.2.3` | |\n- `9A41` | T | `1.2.3` | x"),
		"p:6:3: a row outside of the table\n");
	assert_said(PAGE("| `9A40` | T | `1.2.3` | |\n# | `9A41` | T | `1.2.3` | |"),
		"p:6:3: a row outside of the table\n");
	assert_said("# 1+xpu\n\n| PCI ID | Generation Code |\n| 9A40 | 1.2.3 |\n",
		"p:1:1: no table\np:3:1: a row outside of the table\n"
		"p:4:1: a row outside of the table\n");
	assert_said(PAGE("| `9A40` | T | `1.2.3` | |\n\n|a|b|\n|-|-|\n|c|d|"),
		"p:7:1: a second table: a page has one\n");
	assert_said("# 1+xpu\n- x\n|PCI ID|Generation Code|\n|-|-|\n|9A40|1.2.3|\n",
		"p:3:1: a table that belongs to a list: put a blank line above it\n");
}

static void markdown_that_no_page_needs_is_refused_at_its_place(void **state)
{
	static const char table[] = "|PCI ID|Generation Code|\n|-|-|\n|9A40|1.2.3|\n";
	static const char underlined[] =
		"p:4:1: a heading begins with '#', and a thematic break is '---'\n";
	static const char dashed[] =
		"p:4:1: a heading begins with '#'; a thematic break needs a blank line above\n";
	static const struct {
		const char *block, *said;
	} pages[] = {
		{ "```\nx\n```", "p:3:1: a code fence is not supported in a page\n"
				 "p:5:1: a code fence is not supported in a page\n" },
		{ "x\n~~~ c", "p:4:1: a code fence is not supported in a page\n" },
		{ "<!-- x -->", "p:3:1: HTML is not supported in a page\n" },
		{ "x\n  <b>y</b>", "p:4:3: HTML is not supported in a page\n" },
		{ "</details>", "p:3:1: HTML is not supported in a page\n" },
		{ "<?php", "p:3:1: HTML is not supported in a page\n" },
		{ "<![CDATA[", "p:3:1: HTML is not supported in a page\n" },
		{ "> x\ny", "p:3:1: a quotation is not supported in a page\n" },
		{ "2+xpu\n===", underlined },
		{ "2+xpu\n-", underlined },
		{ "2+xpu\n---", dashed },
		{ "- x\n  ---",
			"p:4:3: a heading begins with '#'; a thematic break needs a blank line "
			"above\n" },
		{ "- x\n  # y", "p:4:5: a heading in a list\n" },
		{ "\tx", "p:3:2: a line indented this far may be code: indent it by at most 3 "
			 "spaces\n" },
		{ "- x\n\n      y",
			"p:5:7: a line indented this far may be code: indent it by at most 3 "
			"spaces\n" },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(pages); i++) {
		char text[512];

		snprintf(text, sizeof text, "# 1+xpu\n\n%s\n\n%s", pages[i].block, table);
		assert_said(text, pages[i].said);
	}
	assert_said(PAGE("| `9A40` | T | `1.2.3` | |\n<!--\n| `9A4` | T | `1.2.3` | |\n-->"),
		"p:6:1: HTML is not supported in a page\n"
		"p:7:4: '9A4' is not a PCI ID: not four hex digits\n"
		"p:8:4: this row has 1 cells, the table's header 4\n");
}

/* A forge shows each of these differently from how it looks in the source. */
static void what_github_shows_differently_is_refused(void **state)
{
	static const char table[] = "|PCI ID|Generation Code|\n|-|-|\n|9A40|1.2.3|\n";
	static const struct {
		const char *format, *said;
	} pages[] = {
		{ "# 1+xpu\n\n%s<https://a.b> | 1.2.3\n",
			"p:6:2: 'https://a.b' is not a PCI ID: not four hex digits\n" },
		{ "# 1+xpu\n\n- foo\n\n  bar\n%s",
			"p:6:1: a table that belongs to a list: put a blank line above it\n" },
		{ "# 1+xpu\n\n* \n  foo\n%s",
			"p:5:1: a table that belongs to a list: put a blank line above it\n" },
		{ "# 1+xpu\n\n- PCI ID | Generation Code\n  -|-\n  9A41 | 1.2.3\n\n%s",
			"p:3:3: a table that belongs to a list: put a blank line above it\n"
			"p:7:1: a second table: a page has one\n" },
		{ "# 1+xpu\n\n-     foo\n\n  PCI ID | Generation Code\n  -|-\n\n%s",
			"p:5:3: a table that belongs to a list: put a blank line above it\n"
			"p:8:1: a second table: a page has one\n" },
		{ "# 1+xpu\n\nfoo\n01. Driver: 2\n2. Driver: 3\n\n%s",
			"p:5:4: 'Driver' is already at p:4:5\n" },
		{ "# 1+xpu\n\nfoo\n2. PCI ID|Generation Code\n-|-\n9A41|1.2.3\n\n",
			"p:4:1: warning: an unknown column is skipped\n"
			"p:4:1: no column 'PCI ID'\n" },
		{ "# 1+xpu\n\n%s\n- Driver: 2\n",
			"p:7:3: a fact out of place: it belongs in the list above the table\n" },
		{ "# 1+xpu\n\n- foo\n  - Driver: 2\n\n%s",
			"p:4:5: a fact out of place: it belongs in the list above the table\n" },
		{ "# 1+xpu\n\n-     Driver: 2\n\n%s",
			"p:3:7: a fact out of place: it belongs in the list above the table\n" },
		{ "# 1+xpu\n\n- Driver: 2\nfoo\n\n%s", "p:4:1: a fact must be on one line\n" },
		{ "# 1+xpu\n\n-\t\tDriver: 2\n\n%s",
			"p:3:4: a fact out of place: it belongs in the list above the table\n" },
		{ "# 1+xpu\n\n- Driver\n  : 2\n\n%s",
			"p:3:3: 'Driver' has no value\np:4:3: a fact must be on one line\n" },
		{ "# 1+xpu\n\n- Also \\\nknown\n as: 2\n\n%s",
			"p:5:2: a fact must be on one line\n" },
		{ "# 1+xpu\n\n|PCI ID|Generation Code|\n|-|-|\n\n",
			"p:3:1: a table without rows\n" },
		{ "# 1+xpu\n\n- Driver: **31**\n\n%s",
			"p:3:11: emphasis is not supported here; write a backslash before the "
			"character\n"
			"p:3:15: emphasis is not supported here; write a backslash before the "
			"character\n" },
		{ "# 1+xpu\n\n- Archive: ~~<http://old>~~\n\n%s",
			"p:3:15: a fact that is struck through\n" },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(pages); i++) {
		char text[512];

		snprintf(text, sizeof text, pages[i].format, table);
		assert_said(text, pages[i].said);
	}
}

/* White space around the code is not part of a name. */
static void white_space_in_a_code_span_is_a_space(void **state)
{
	(void)state;
	assert_says("# ` v2.1.40`\n\n- Demucs-GUI: `1.1\t` to `\t1.2`\n- Driver: `  31.0\t`\n"
		    "- Also known as: `\t2.1.40+git1`\n\n"
		    "|PCI ID|Codename|Architecture|Generation Code|Display Name|\n|-|-|-|-|-|\n"
		    "|`9A40\t`|T|`Xe\t`2|` 1.2.3`|`\tA\t\tB`|\n",
		"2.1.40+xpu\n2.1.40+git1\n1.1 to 1.2|31.0|-\n9A40 | T | Xe 2 | | 1.2.3 | A B; \n");
	assert_said(PAGE("| `9A\t40` | T (`\ta`) | `1.2.\t3` | |"),
		"p:5:4: '9A 40' is not a PCI ID: not four hex digits\n"
		"p:5:17: ' a' is not a device name: not letters, digits, dots and dashes\n"
		"p:5:25: '1.2. 3' is not a generation code: not three numbers\n");
}

static void what_separates_words_is_no_part_of_a_fact(void **state)
{
	(void)state;
	assert_says("# 1+xpu\n\n- Demucs-GUI:, `1.1`,  to\t1.2 ,\n\n|PCI ID|Generation Code|\n"
		    "|-|-|\n|9A40|1.2.3|\n",
		"1+xpu\n1.1 to 1.2|-|-\n9A40 |  |  | | 1.2.3 | \n");
}

static void names_and_codes_that_are_not_certain_are_refused(void **state)
{
	(void)state;
	assert_said(PAGE("| `9A40` | a_b | `1.2.3` | `A`, Iris |"),
		"p:5:28: text beside the names: a name is a code span, a remark in parentheses\n");
	assert_said(PAGE("| `9A40` | T (`t` | `1.2.3` | |"), "p:5:12: an unmatched parenthesis\n");
	assert_said(PAGE("| `9A40` | T (Unknown(`t`)) | `1.2.3` | |"),
		"p:5:12: 'T (Unknown)' has a remark with another one, or a code span, inside\n");
	assert_said(PAGE("| `9A40` | T (Unk`t`nown) | `1.2.3` | |"),
		"p:5:12: 'T (Unknown)' has a remark with another one, or a code span, inside\n");
	assert_said(PAGE("| `9A40` | T | `1.2.3` | `(No (Unknown)acronym)` |"),
		"p:5:27: '(No acronym)' has a remark with another one, or a code span, inside\n");
	assert_said(PAGE("| `9A40` | [T][r] | `1.2.3` | |"),
		"p:5:14: brackets that are not a link with its address; write \\[ and \\]\n"
		"p:5:17: brackets that are not a link with its address; write \\[ and \\]\n");
	assert_said(PAGE("| `9A40` | T | 012.071.04 | |"),
		"p:5:16: '012.071.04' is not a generation code: not three numbers\n");
	assert_said(PAGE("| `9A40` | T | `1.2.3` | ~~Xe\xC2\xAE~~ |"),
		"p:5:26: an unclosed strikethrough\n"
		"p:5:31: a ~ that may not strike through anything; write \\~\n");
	assert_says(PAGE("| `9A40` | z()z a_b | `1.2.3` | `A\tB` ` ` `(Unknown)` (future) |"),
		SAID("9A40 | z()z a_b |  | | 1.2.3 | A B;"));
	assert_says("# 1+xpu\n\n- Archive: [all the builds](https://x/y)\n\n"
		    "|PCI ID|Generation Code|\n|-|-|\n|9A40|1.2.3|\n",
		"1+xpu\n-|-|https://x/y\n9A40 |  |  | | 1.2.3 | \n");
}

static void an_id_twice_in_a_release_is_refused_with_both_places(void **state)
{
	(void)state;
	assert_said(PAGE("| `9A40` `9a40` | T | `1.2.3` | |\n| `9A40` | T | `1.2.4` | |"),
		"p:5:11: 9A40 is already at p:5:4\np:6:4: 9A40 is already at p:5:4\n");
}

static void facts_that_say_nothing_certain_are_refused(void **state)
{
	static const char table[] = "\n\n|PCI ID|Generation Code|\n|-|-|\n|9A40|1.2.3|\n";
	static const struct {
		const char *facts, *said;
	} pages[] = {
		{ "- Demucs-GUI: 1.2 to 1.1", "p:2:15: 1.2 is newer than 1.1\n" },
		{ "- Demucs-GUI: newest",
			"p:2:15: not Demucs-GUI versions: write 'A to B', 'A and later' or one "
			"version\n" },
		{ "- Demucs-GUI: 1.1 to x",
			"p:2:15: not Demucs-GUI versions: write 'A to B', 'A and later' or one "
			"version\n" },
		{ "- Demucs-GUI: 1.1 or later",
			"p:2:15: not Demucs-GUI versions: write 'A to B', 'A and later' or one "
			"version\n" },
		{ "- Driver: newest", "p:2:11: 'newest' is not a version of a driver\n" },
		{ "- Driver:", "p:2:3: 'Driver' has no value\n" },
		{ "- Driver: 1\n- driver: 2", "p:3:3: 'Driver' is already at p:2:3\n" },
		{ "- Driver: 1\n  and 2", "p:3:3: a fact must be on one line\n" },
		{ "- Driver: `1", "p:2:11: an unclosed code span\n" },
		{ "- Archive: some where", "p:2:12: an archive needs one address, or one link\n" },
		{ "- Archive: see://",
			"p:2:12: 'see://' is not an address: it needs http:// or https://, a "
			"host, and no spaces\n" },
		{ "- Archive: [a](y)",
			"p:2:13: 'y' is not an address: it needs http:// or https://, a host, "
			"and no spaces\n" },
		{ "- Archive: (https://x/a).",
			"p:2:12: '(https://x/a).' is not an address: it needs http:// or "
			"https://, a host, and no spaces\n" },
		{ "- Archive: `https://x\ty`",
			"p:2:13: 'https://x y' is not an address: it needs http:// or https://, "
			"a host, and no spaces\n" },
		{ "- Archive: https://x/a).",
			"p:2:12: an address that ends with punctuation: write it between < and "
			">\n" },
		{ "- Archive: HTTP://x/a,", "" },
		{ "- Archive: <https://x/a.>", "" },
		{ "- Also known as: git4", "p:2:18: 'git4' is not a version\n" },
		{ "- Drivr: 1", "p:2:3: warning: an unknown fact is skipped\n" },
		{ "- Driver_: 1", "p:2:3: 'Driver' cannot be read as it is marked up here\n" },
		{ "- Also known as: 1+xpu", "p:2:18: 1+xpu is already at p:1:3\n" },
		{ "- prose\n* Driver: 1\n1. Archive: <https://x/y>\n- Demucs-GUI: 1.1", "" },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(pages); i++) {
		char text[512] = "# 1+xpu\n";

		strcat(strcat(text, pages[i].facts), table);
		assert_said(text, pages[i].said);
	}
}

/* So the last code is the highest, however the page orders them. */
static void the_codes_of_a_row_are_sorted_by_their_numbers(void **state)
{
	static const char *const sorted[] = { "9.9.9", "12.6.99", "12.55.8", "12.55.10" };
	struct compiled *compiled =
		compile(PAGE("| `9A40` | T | `9.9.9` `12.55.8` `12.55.10` `12.6.99` | |"));
	const struct page_row *row = compiled->page.rows;

	(void)state;
	catalogue_build(&compiled->page, 1, &compiled->arena);
	assert_int_equal(row->code_count, LENGTH(sorted));
	for (size_t i = 0; i < LENGTH(sorted); i++)
		assert_string_equal(row->codes[i].text, sorted[i]);
	discard(compiled);
}

static void a_device_name_without_backticks_is_a_warning(void **state)
{
	(void)state;
	assert_said(PAGE("| `9A40` | Battlemage (bmg-g21) | `1.2.3` | |"),
		"p:5:24: warning: 'bmg-g21' is not in backticks, so it is not read as a device "
		"name\n");
	assert_said(PAGE("| `9A40` | Tiger Lake (tgl, tgllp) (`a`) | `1.2.3` | |"),
		"p:5:24: warning: 'tgl, tgllp' is not in backticks, so it is not read as a "
		"device name\n");
	assert_said(PAGE("| `9A40` | T (`tgl`) (2 Tile) (Unknown) () [T](u) | `1.2.3` | |"), "");
}

static void unknown_without_parentheses_is_a_warning(void **state)
{
	(void)state;
	assert_said(PAGE("| `9A40` | T | `1.2.3` | Unknown |"),
		"p:5:26: warning: 'Unknown' is read as a name; if the name is missing, write "
		"(Unknown)\n");
	assert_said(PAGE("| `9A40` | T | `1.2.3` | `A` `unknown` |"),
		"p:5:31: warning: 'unknown' is read as a name; if the name is missing, write "
		"(unknown)\n");
	assert_said(PAGE("| `9A40` | T | `1.2.3` | (Unknown) |"), "");
}

/* Pages that are joined. */
struct book {
	struct arena arena;
	struct report report;
	struct source sources[8];
	struct page pages[8];
	size_t count;
};

static void add_page(struct book *book, const char *path, const char *text)
{
	struct source *source = &book->sources[book->count];
	const struct context context = { source, &book->arena, &book->report };

	source_from_memory(source, &book->arena, path, text, strlen(text));
	book->pages[book->count++] = page_parse(&context);
}

static struct catalogue join(struct book *book)
{
	check_pages(book->pages, book->count, &book->arena, &book->report);
	if (book->report.count)
		report_print(&book->report, false, stderr);
	assert_int_equal(book->report.count, 0);
	return catalogue_build(book->pages, book->count, &book->arena);
}

/* Adds the devices a and b, and wheels with the AOT targets of TARGETS. */
static void add_wheels(struct book *book, const char *targets)
{
	char text[1024];

	add_page(book, "devices.md",
		"# x\n\n|PCI ID|Device Name|Display Name|\n|-|-|-|\n|9A40|`a`|`A`|\n"
		"|9A41 9A42|`b`||\n");
	add_page(book, "device-names.md",
		"# x\n\n|Kind|Name|Generation Code|SYCL Target|\n|-|-|-|-|\n"
		"|product|`a`|1.2.3|`s_a`|\n|product|`b`|1.2.4||\n");
	add_page(book, "aot-targets.md",
		"# x\n\n|AOT Target|Generation Code|Device Name|Compute Runtime|\n|-|-|-|-|\n"
		"|`own-a`|1.2.3|`a`||\n|`a`|1.2.3|`a`||\n|`any`|1.2.3|`b` `a`|25.1|\n"
		"|`other`|1.2.3|`b`|24.1|\n");
	snprintf(text, sizeof text, "# x\n\n|Version|System|AOT Target|Index|\n|-|-|-|-|\n%s",
		targets);
	add_page(book, "ipex-wheels.md", text);
}

static void assert_kernels(const struct catalogue_kernels *kernels, const char *target,
	const char *runtime, const char *url)
{
	assert_non_null(kernels->target);
	assert_string_equal(kernels->target->text, target);
	assert_string_equal(kernels->runtime ? kernels->runtime : "-", runtime);
	assert_string_equal(kernels->url, url);
}

static void kernels_of_the_device_s_own_code_come_before_others_and_then_the_first(void **state)
{
	struct book book = { .count = 0 };
	struct catalogue catalogue;

	(void)state;
	add_wheels(&book, "|1|Linux|`other` `any` [`own-a`](http://o) `a`|<http://x>|\n"
			  "|1|Windows|`any` `other`|<http://x>|\n"
			  "|2|Linux|`own-a`|<http://x>|\n|2|Windows||<http://x>|\n");
	catalogue = join(&book);
	assert_int_equal(catalogue.device_count, 2);
	assert_int_equal(catalogue.wheel_count, 4);
	assert_kernels(&catalogue.wheels[0].kernels[0], "own-a", "-", "http://o");
	assert_kernels(&catalogue.wheels[0].kernels[1], "other", "24.1", "http://x");
	assert_kernels(&catalogue.wheels[1].kernels[0], "any", "25.1", "http://x");
	assert_kernels(&catalogue.wheels[1].kernels[1], "any", "25.1", "http://x");
	assert_null(catalogue.wheels[2].kernels[1].target);
	assert_null(catalogue.wheels[3].kernels[0].target);
	assert_int_equal(catalogue.releases[1].device_counts[SYSTEM_LINUX], 3);
	assert_int_equal(catalogue.releases[0].device_counts[SYSTEM_LINUX], 1);
	assert_int_equal(catalogue.releases[0].device_counts[SYSTEM_WINDOWS], 0);
	arena_free(&book.arena);
}

static void a_wheel_belongs_to_the_release_that_its_version_names(void **state)
{
	struct book book = { .count = 0 };
	struct catalogue catalogue;

	(void)state;
	add_page(&book, "p",
		"# 1.5+xpu\n\n- Also known as: 1.5+git2\n\n|PCI ID|Generation Code|\n|-|-|\n"
		"|9A40|1.2.3|\n");
	add_wheels(&book, "|1.5+git2 1.10|Linux|`any`|<http://x>|\n|1.5|Windows|`a`|<http://x>|\n"
			  "|1.10|Windows|`any`|<http://x>|\n");
	add_page(&book, "torch-wheels.md",
		"# x\n\n|Version|System|AOT Target|Index|\n|-|-|-|-|\n"
		"|2.9 2.10|Linux|`any`|<http://x>|\n");
	catalogue = join(&book);
	assert_int_equal(catalogue.release_count, 4);
	assert_int_equal(catalogue.ipex_count, 2);
	assert_string_equal(catalogue.releases[0].name->text, "1.10+xpu");
	assert_string_equal(catalogue.releases[1].name->text, "1.5+xpu");
	assert_string_equal(catalogue.releases[2].name->text, "2.10");
	assert_string_equal(catalogue.releases[3].name->text, "2.9");
	assert_int_equal(catalogue.releases[0].table, 0);
	assert_int_equal(catalogue.releases[1].table, 1);
	assert_int_equal(catalogue.releases[0].wheels[SYSTEM_LINUX], 1);
	assert_int_equal(catalogue.releases[0].wheels[SYSTEM_WINDOWS], 1);
	assert_int_equal(catalogue.releases[1].wheels[SYSTEM_LINUX], 1);
	assert_int_equal(catalogue.releases[1].wheels[SYSTEM_WINDOWS], 2);
	assert_int_equal(catalogue.releases[1].device_counts[SYSTEM_LINUX], 1);
	assert_int_equal(
		catalogue.releases[2].wheels[SYSTEM_LINUX], 3); /* not 1, of the other package */
	assert_int_equal(catalogue.releases[2].wheels[SYSTEM_WINDOWS], 0);
	arena_free(&book.arena);
}

static void the_architecture_of_a_generation_is_that_of_the_newest_release(void **state)
{
	struct book book = { .count = 0 };
	struct catalogue catalogue;

	(void)state;
	add_page(&book, "p",
		"# 1+xpu\n\n|PCI ID|Codename|Architecture|Generation Code|\n|-|-|-|-|\n"
		"|9A40|T|Old|1.2.3|\n|9A42|T|Xe|1.3.0|\n");
	add_page(&book, "q",
		"# 2+xpu\n\n|PCI ID|Codename|Architecture|Generation Code|\n|-|-|-|-|\n"
		"|9A41|T|New|1.2.4 1.20.3|\n");
	catalogue = join(&book);
	assert_string_equal(catalogue_generation_arch(
				    &catalogue, &(struct page_code){ .numbers = { 1, 2, 9 } }),
		"New");
	assert_string_equal(catalogue_generation_arch(
				    &catalogue, &(struct page_code){ .numbers = { 1, 20, 0 } }),
		"New");
	assert_string_equal(catalogue_generation_arch(
				    &catalogue, &(struct page_code){ .numbers = { 1, 3, 4 } }),
		"Xe");
	assert_string_equal(catalogue_generation_arch(
				    &catalogue, &(struct page_code){ .numbers = { 2, 2, 4 } }),
		"");
	arena_free(&book.arena);
}

static void the_first_device_of_a_row_is_not_generic_and_not_a_stepping(void **state)
{
	struct book book = { .count = 0 };
	struct catalogue catalogue;
	const struct page_row *rows;

	(void)state;
	add_page(&book, "p",
		"# 1+xpu\n\n|PCI ID|Codename|Generation Code|\n|-|-|-|\n"
		"|9A40|T (`x-a0` `y` `x`)|1.2.3|\n"
		"|9A41|T (`x-a0` `z` `x`)|1.2.3|\n|9A42|T (`y` `x-a0`)|1.2.3|\n");
	add_page(&book, "device-names.md",
		"# x\n\n|Kind|Name|Generation Code|\n|-|-|-|\n|product|`x`|1.2.3|\n"
		"|generic|`y`|1.2.3|\n"
		"|stepping|`x-a0`|1.2.3|\n");
	catalogue = join(&book);
	rows = catalogue.releases[0].page->rows;
	assert_string_equal(catalogue_first_device(&catalogue, &rows[0]), "x");
	assert_string_equal(catalogue_first_device(&catalogue, &rows[1]), "z");
	assert_null(catalogue_first_device(&catalogue, &rows[2]));
	arena_free(&book.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_of_every_part_is_read),
		cmocka_unit_test(all_spellings_of_a_table_have_the_same_meaning),
		cmocka_unit_test(cells_are_read_as_github_shows_them),
		cmocka_unit_test(what_github_does_not_show_is_no_part_of_a_name),
		cmocka_unit_test(the_heading_and_the_file_s_name_agree),
		cmocka_unit_test(facts_may_stand_above_the_heading),
		cmocka_unit_test(a_fact_whose_name_is_marked_up_is_read_or_refused),
		cmocka_unit_test(an_older_table_has_codenames_under_architecture),
		cmocka_unit_test(what_is_wrong_in_a_row_is_refused_at_its_place),
		cmocka_unit_test(a_word_that_is_partly_struck_through_or_linked_is_refused),
		cmocka_unit_test(columns_count_characters_and_lines_count_every_end),
		cmocka_unit_test(markup_that_is_unclosed_or_not_supported_is_refused),
		cmocka_unit_test(a_page_without_its_parts_is_refused),
		cmocka_unit_test(a_row_outside_of_the_table_is_refused),
		cmocka_unit_test(markdown_that_no_page_needs_is_refused_at_its_place),
		cmocka_unit_test(a_second_heading_that_names_a_release_is_refused),
		cmocka_unit_test(what_github_shows_differently_is_refused),
		cmocka_unit_test(white_space_in_a_code_span_is_a_space),
		cmocka_unit_test(what_separates_words_is_no_part_of_a_fact),
		cmocka_unit_test(names_and_codes_that_are_not_certain_are_refused),
		cmocka_unit_test(an_id_twice_in_a_release_is_refused_with_both_places),
		cmocka_unit_test(facts_that_say_nothing_certain_are_refused),
		cmocka_unit_test(the_codes_of_a_row_are_sorted_by_their_numbers),
		cmocka_unit_test(a_device_name_without_backticks_is_a_warning),
		cmocka_unit_test(unknown_without_parentheses_is_a_warning),
		cmocka_unit_test(
			kernels_of_the_device_s_own_code_come_before_others_and_then_the_first),
		cmocka_unit_test(a_wheel_belongs_to_the_release_that_its_version_names),
		cmocka_unit_test(the_architecture_of_a_generation_is_that_of_the_newest_release),
		cmocka_unit_test(the_first_device_of_a_row_is_not_generic_and_not_a_stepping),
	};

	return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
