/*
 * Mutants of the real pages, with the mistakes of a tired maintainer: each is refused at its place,
 * or compiles to the meaning that GitHub's own parser finds. In the environment, MUTANTS_SEED is
 * the first seed, MUTANTS the number of mutants of each page, and MUTANTS_PAGE the path of the only
 * page.
 */
#include "blocks.h"
#include "check.h"
#include "reading.h"
#include "test.h"
#include "written.h"

#include <glob.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { MUTANTS = 1200 };

/* A page of tables/. */
struct original {
	const char *path, *name; /* the name is the path's last part */
	const char *text;
	size_t length;
	struct page page;
};

static struct original *originals;
static size_t original_count;

/* A change of a page: INSERTED replaces the REMOVED bytes at AT. */
struct change {
	size_t at, removed;
	char *inserted;
	size_t length; /* of INSERTED */
};

/* Vigna's splitmix64: a number from any seed, so that each mutant has a seed of its own. */
static uint64_t state;

static size_t choose(size_t count)
{
	uint64_t z = (state += 0x9E3779B97F4A7C15U);

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
	return count ? (size_t)((z ^ (z >> 31)) % count) : 0;
}

/* A part of a page. */
struct range {
	size_t begin, end;
};

static struct range line_at(const struct original *page, size_t at)
{
	struct range line = { at, at };

	while (line.begin && page->text[line.begin - 1] != '\n')
		line.begin--;
	while (line.end < page->length && page->text[line.end] != '\n')
		line.end++;
	return line;
}

/* Chooses any line, without its ending, a long one as often as a short one. */
static struct range choose_line(const struct original *page)
{
	size_t count = 0, chosen;
	struct range line = { 0, 0 };

	for (size_t i = 0; i < page->length; i++)
		count += page->text[i] == '\n';
	chosen = choose(count);
	for (size_t i = 0; i < page->length && chosen; i++) {
		line.begin = i + 1;
		chosen -= page->text[i] == '\n';
	}
	return line_at(page, line.begin);
}

/* Chooses a line of the table: the header, the alignment row or a row. */
static struct range choose_row(const struct original *page)
{
	struct range line;

	do {
		line = choose_line(page);
	} while (page->text[line.begin] != '|');
	return line;
}

/* Chooses one of the bytes of LINE that are in BYTES; the end of LINE if there are none. */
static size_t choose_byte(const struct original *page, struct range line, const char *bytes)
{
	size_t count = 0, chosen;

	for (size_t i = line.begin; i < line.end; i++)
		count += strchr(bytes, page->text[i]) != NULL;
	chosen = choose(count);
	for (size_t i = line.begin; i < line.end; i++) {
		if (strchr(bytes, page->text[i]) && !chosen--)
			return i;
	}
	return line.end;
}

static void insert(struct change *change, const char *bytes, size_t length)
{
	change->inserted = realloc(change->inserted, change->length + length + 1);
	assert_non_null(change->inserted);
	memcpy(change->inserted + change->length, bytes, length);
	change->length += length;
}

static void insert_range(struct change *change, const struct original *page, struct range range)
{
	insert(change, page->text + range.begin, range.end - range.begin);
}

static void insert_text(struct change *change, const char *text)
{
	insert(change, text, strlen(text));
}

/* Chooses a cell of ROW, with the white space in it. */
static struct range choose_cell(const struct original *page, struct range row)
{
	size_t pipe = choose_byte(page, (struct range){ row.begin, row.end - 1 }, "|");
	struct range cell = { pipe + 1, pipe + 1 };

	while (cell.end < row.end && page->text[cell.end] != '|')
		cell.end++;
	return cell;
}

/* Chooses a code span of LINE, with its backticks; an empty range if LINE has none. */
static struct range choose_code(const struct original *page, struct range line)
{
	struct range codes[256];
	size_t count = 0;

	for (size_t i = line.begin; i < line.end && count < LENGTH(codes); i++) {
		size_t begin = i;

		if (page->text[i] != '`')
			continue;
		for (i++; i < line.end && page->text[i] != '`'; i++)
			;
		if (i < line.end)
			codes[count++] = (struct range){ begin, i + 1 };
	}
	return count ? codes[choose(count)] : (struct range){ line.end, line.end };
}

static void remove_range(struct change *change, struct range range)
{
	change->at = range.begin;
	change->removed = range.end - range.begin;
}

/* The mutations. Each fills in an empty change. */

static void drop_pipe(const struct original *page, struct change *change)
{
	change->at = choose_byte(page, choose_row(page), "|");
	change->removed = 1;
}

static void double_pipe(const struct original *page, struct change *change)
{
	change->at = choose_byte(page, choose_row(page), "|");
	insert_text(change, "|");
}

static void cut_line(const struct original *page, struct change *change)
{
	struct range line = choose_line(page);

	line.begin += choose(line.end - line.begin);
	remove_range(change, line);
}

static void join_lines(const struct original *page, struct change *change)
{
	change->at = choose_line(page).end;
	change->removed = 1;
}

static void break_line(const struct original *page, struct change *change)
{
	struct range line = choose_line(page);

	change->at = line.begin + choose(line.end - line.begin);
	insert_text(change, "\n");
}

static void delete_line(const struct original *page, struct change *change)
{
	struct range line = choose_line(page);

	line.end++;
	remove_range(change, line);
}

static void double_line(const struct original *page, struct change *change)
{
	struct range line = choose_line(page);

	change->at = line.begin;
	insert_range(change, page, line);
	insert_text(change, "\n");
}

static void copy_line(const struct original *page, struct change *change)
{
	change->at = choose_line(page).begin;
	insert_range(change, page, choose_line(page));
	insert_text(change, "\n");
}

static void swap_lines(const struct original *page, struct change *change)
{
	struct range line = choose_line(page), next;

	if (line.end + 1 >= page->length)
		return;
	next = line_at(page, line.end + 1);
	remove_range(change, (struct range){ line.begin, next.end });
	insert_range(change, page, next);
	insert_text(change, "\n");
	insert_range(change, page, line);
}

static void swap_cells(const struct original *page, struct change *change)
{
	struct range row = choose_row(page), cell = choose_cell(page, row),
		     next = { cell.end + 1, cell.end + 1 };

	if (next.begin >= row.end)
		return;
	while (page->text[next.end] != '|')
		next.end++;
	remove_range(change, (struct range){ cell.begin, next.end });
	insert_range(change, page, next);
	insert_text(change, "|");
	insert_range(change, page, cell);
}

static void empty_cell(const struct original *page, struct change *change)
{
	remove_range(change, choose_cell(page, choose_row(page)));
	insert_text(change, choose(2) ? " " : "");
}

static void copy_cell(const struct original *page, struct change *change)
{
	remove_range(change, choose_cell(page, choose_row(page)));
	insert_range(change, page, choose_cell(page, choose_row(page)));
}

static void change_digit(const struct original *page, struct change *change)
{
	change->at = choose_byte(page, choose_line(page), "0123456789ABCDEF");
	change->removed = 1;
	insert(change, &"0123456789ABCDEFG."[choose(18)], 1);
}

static void change_letter(const struct original *page, struct change *change)
{
	change->at = choose_byte(
		page, choose_line(page), "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
	change->removed = 1;
	insert(change, &"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-. "[choose(55)], 1);
}

static void change_case(const struct original *page, struct change *change)
{
	change->at = choose_byte(
		page, choose_line(page), "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
	change->removed = 1;
	insert(change, (const char[]){ (char)(page->text[change->at] ^ 0x20) }, 1);
}

static void drop_markup(const struct original *page, struct change *change)
{
	change->at = choose_byte(page, choose_line(page), "[]()`~#-:|,");
	change->removed = 1;
}

static void double_character(const struct original *page, struct change *change)
{
	struct range line = choose_line(page);

	change->at = line.begin + choose(line.end - line.begin + 1);
	insert(change, page->text + change->at, 1);
}

static void drop_part(const struct original *page, struct change *change)
{
	struct range line = choose_line(page);

	line.begin += choose(line.end - line.begin);
	line.end = line.begin + 1 + choose(line.end - line.begin);
	remove_range(change, line);
}

static void drop_code(const struct original *page, struct change *change)
{
	remove_range(change, choose_code(page, choose_line(page)));
}

/* An ID, a code or a name appears twice, in one row or in two. */
static void copy_code(const struct original *page, struct change *change)
{
	change->at = choose_code(page, choose_line(page)).begin;
	insert_range(change, page, choose_code(page, choose_line(page)));
	insert_text(change, choose(8) ? " " : "");
}

static void move_code(const struct original *page, struct change *change)
{
	remove_range(change, choose_code(page, choose_row(page)));
	insert_range(change, page, choose_code(page, choose_row(page)));
}

/* A code, an ID, a revision or a name is not a code span any more, and part of it is struck through
 * or linked. */
static void mark_part(const struct original *page, struct change *change)
{
	static const char *const marks[][2] = { { "~~", "~~" }, { "~", "~" },
		{ "[", "](https://x/y)" } };
	const size_t chosen = choose(LENGTH(marks));
	struct range code = choose_code(page, choose_row(page)), part;

	remove_range(change, code);
	if (code.end - code.begin < 3) /* it is empty */
		return;
	code = (struct range){ code.begin + 1, code.end - 1 };
	part.begin = code.begin + choose(code.end - code.begin);
	part.end = part.begin + choose(code.end - part.begin) + 1;
	insert_range(change, page, (struct range){ code.begin, part.begin });
	insert_text(change, marks[chosen][0]);
	insert_range(change, page, part);
	insert_text(change, marks[chosen][1]);
	insert_range(change, page, (struct range){ part.end, code.end });
}

/* Marks up any part of a line. */
static void mark_up(const struct original *page, struct change *change)
{
	static const char *const marks[] = { "**", "*", "__", "_", "`", "~~" };
	const char *mark = marks[choose(LENGTH(marks))];
	struct range line = choose_line(page), word = { choose_byte(page, line, " "), 0 };

	word.begin += word.begin < line.end;
	word.end = choose(2) ? word.begin + choose(line.end - word.begin + 1)
	                     : choose_byte(page, (struct range){ word.begin, line.end }, ": ");
	word.end += word.end < line.end && choose(2);
	remove_range(change, word);
	insert_text(change, mark);
	insert_range(change, page, word);
	insert_text(change, mark);
}

static void insert_markup(const struct original *page, struct change *change)
{
	static const char *const snippets[] = {
		"`",
		"``",
		"|",
		"\\",
		"\\|",
		"*",
		"**",
		"_",
		"~",
		"~~",
		"[",
		"]",
		"(",
		")",
		"](",
		"![",
		"<",
		">",
		"<br>",
		"<b>",
		"&",
		"&nbsp;",
		"&#124;",
		"<!--",
		"-->",
		"<https://x/y>",
		"[x](y)",
		"[x](<y z>)",
		"[x](y \"z\")",
		"`x`",
		"` `",
		"\"",
		":",
		": ",
		", ",
		",",
		";",
		"  ",
		"\t",
		"(Unknown)",
		"(No acronym)",
		"~~`x`~~",
		"#",
		" #",
		" ##",
		"+",
		"=",
		"{",
		"$",
		"@",
		"!",
	};
	struct range line = choose_line(page);

	change->at = line.begin + choose(line.end - line.begin + 1);
	insert_text(change, snippets[choose(LENGTH(snippets))]);
}

static void insert_block(const struct original *page, struct change *change)
{
	static const char *const snippets[] = {
		"\n",
		"    ",
		"\t",
		" ",
		"  ",
		"   ",
		"> ",
		">",
		"- ",
		"* ",
		"+ ",
		"1. ",
		"2) ",
		"# ",
		"## ",
		"#",
		"```\n",
		"~~~\n",
		"<!--\n",
		"-->\n",
		"<!-- x -->\n",
		"<div>\n",
		"</div>\n",
		"<b>\n",
		"<pre>\n",
		"<?x\n",
		"---\n",
		"***\n",
		"===\n",
		"-\n",
		"=\n",
		"x\n",
		"x | y\n",
		"x|y|z\n",
		"- x\n",
		"- x: y\n",
		"- Driver: 1\n",
		"> x\n",
		"|\n",
		"||\n",
		"| --- | --- |\n",
		"| - |\n",
		"[x]: y\n",
		"\\",
		"|",
		"\n\n",
		" \n",
		"# 1+xpu\n",
		"x\n=\n",
		"1+xpu\n-\n",
		"    x\n",
		"- \n",
	};

	change->at = choose_line(page).begin;
	insert_text(change, snippets[choose(LENGTH(snippets))]);
}

/* Bytes that get into a page by pasting, from an editor, or from a file that is not text. */
static void insert_foreign(const struct original *page, struct change *change)
{
	static const struct {
		char bytes[6];
		size_t length;
	} foreign[] = {
		{ "\0", 1 },
		{ "\x1B", 1 },
		{ "\x7F", 1 },
		{ "\x0B", 1 },
		{ "\x0C", 1 },
		{ "\x01", 1 },
		{ "\xFF", 1 },
		{ "\xC2", 1 },
		{ "\xC0\x80", 2 },
		{ "\xED\xA0\x80", 3 },
		{ "\xA0", 1 },
		{ "\xC2\xA0", 2 },
		{ "\xC2\xAD", 2 },
		{ "\xC2\x85", 2 },
		{ "\xEF\xBB\xBF", 3 },
		{ "\xE2\x80\x8B", 3 },
		{ "\xE2\x80\xA8", 3 },
		{ "\xE2\x80\x99", 3 },
		{ "\xE2\x80\x91", 3 },
		{ "\xEF\xBD\x9C", 3 },
		{ "\xEF\xBC\x90", 3 },
		{ "\xD0\x90", 2 },
		{ "\xE3\x80\x80", 3 },
		{ "\xF0\x9F\x98\x80", 4 },
		{ "\xC3\xA9", 2 },
		{ "\xCC\x81", 2 },
	};
	size_t chosen = choose(LENGTH(foreign));
	struct range line = choose_line(page);

	change->at = line.begin + choose(line.end - line.begin + 1);
	change->removed = choose(2) && change->at < line.end;
	insert(change, foreign[chosen].bytes, foreign[chosen].length);
}

/* The line ending of another system, or of no system. */
static void change_line_end(const struct original *page, struct change *change)
{
	static const char *const ends[] = { "\r\n", "\r", "\r\r\n", "\n\r", "  \n", "\t\n", "\\\n",
		" \r\n" };
	struct range line = choose_line(page);

	change->at = line.end;
	change->removed = 1;
	if (!choose(4)) {
		change->at = line.begin + choose(line.end - line.begin);
		change->removed = 0;
	}
	insert_text(change, ends[choose(LENGTH(ends))]);
}

static const struct {
	const char *name;
	void (*mutate)(const struct original *page, struct change *change);
} mutations[] = {
	{ "drop a pipe", drop_pipe },
	{ "double a pipe", double_pipe },
	{ "cut a line", cut_line },
	{ "join lines", join_lines },
	{ "break a line", break_line },
	{ "delete a line", delete_line },
	{ "double a line", double_line },
	{ "copy a line", copy_line },
	{ "swap lines", swap_lines },
	{ "swap cells", swap_cells },
	{ "empty a cell", empty_cell },
	{ "copy a cell", copy_cell },
	{ "change a digit", change_digit },
	{ "change a letter", change_letter },
	{ "change the case", change_case },
	{ "drop markup", drop_markup },
	{ "double a character", double_character },
	{ "drop a part", drop_part },
	{ "drop a code span", drop_code },
	{ "copy a code span", copy_code },
	{ "move a code span", move_code },
	{ "mark a part", mark_part },
	{ "mark up", mark_up },
	{ "insert markup", insert_markup },
	{ "insert a block", insert_block },
	{ "insert foreign bytes", insert_foreign },
	{ "change a line end", change_line_end },
};

/* A page with a change, compiled. */
struct mutant {
	uint64_t seed;
	struct original original; /* the page before the last change */
	char *changed;            /* its text, if that is not the page's own */
	const char *mutation;     /* the last change, by name */
	struct change change;
	char *text;
	size_t length;
	struct arena arena;
	struct report report;
	struct source source;
	struct page page;
	char *said; /* the compiler's messages */
};

static void change_page(struct mutant *mutant)
{
	const struct original *original = &mutant->original;
	struct change *change = &mutant->change;
	const size_t chosen = choose(LENGTH(mutations));

	mutant->mutation = mutations[chosen].name;
	mutations[chosen].mutate(original, change);
	if (change->removed > original->length - change->at)
		change->removed = original->length - change->at;
	mutant->length = original->length - change->removed + change->length;
	mutant->text = malloc(mutant->length + 1);
	assert_non_null(mutant->text);
	memcpy(mutant->text, original->text, change->at);
	if (change->length)
		memcpy(mutant->text + change->at, change->inserted, change->length);
	memcpy(mutant->text + change->at + change->length,
		original->text + change->at + change->removed,
		original->length - change->at - change->removed);
	mutant->text[mutant->length] = '\0';
}

/* Changes PAGE as often as CHANGES says. */
static struct mutant *make_mutant(const struct original *page, uint64_t seed, unsigned changes)
{
	struct mutant *mutant = calloc(1, sizeof *mutant);

	assert_non_null(mutant);
	state = mutant->seed = seed;
	mutant->original = *page;
	for (change_page(mutant); changes > 1; changes--) {
		free(mutant->changed);
		free(mutant->change.inserted);
		mutant->change = (struct change){ 0, 0, NULL, 0 };
		mutant->original.text = mutant->changed = mutant->text;
		mutant->original.length = mutant->length;
		change_page(mutant);
	}
	return mutant;
}

/* Each kind of page depends on those of a lower rank alone. */
static const unsigned char ranks[PAGE_KIND_COUNT] = {
	[PAGE_RELEASE] = 0,
	[PAGE_DEVICE_NAMES] = 1,
	[PAGE_DEVICES] = 2,
	[PAGE_AOT_DEVLIST] = 3,
	[PAGE_AOT_TARGETS] = 3,
	[PAGE_STEPPINGS] = 3,
	[PAGE_IPEX_WHEELS] = 4,
	[PAGE_TORCH_WHEELS] = 4,
};

/* Compiles the mutant with the unchanged pages on which it may depend: a release alone. */
static void compile(struct mutant *mutant)
{
	struct page *pages = arena_allocate(&mutant->arena, (original_count + 1) * sizeof *pages);
	struct context context = { &mutant->source, &mutant->arena, &mutant->report };
	size_t count = 0, size;
	FILE *file = open_memstream(&mutant->said, &size);

	assert_non_null(file);
	source_from_memory(&mutant->source, &mutant->arena, mutant->original.name, mutant->text,
		mutant->length);
	pages[count++] = mutant->page = page_parse(&context);
	for (size_t i = 0; i < original_count; i++) {
		if (ranks[originals[i].page.kind] < ranks[mutant->page.kind])
			pages[count++] = originals[i].page;
	}
	check_pages(pages, count, &mutant->arena, &mutant->report);
	report_print(&mutant->report, false, file);
	fclose(file);
}

static void discard(struct mutant *mutant)
{
	arena_free(&mutant->arena);
	free(mutant->said);
	free(mutant->text);
	free(mutant->change.inserted);
	free(mutant->changed);
	free(mutant);
}

static void fail_mutant(const struct mutant *mutant, const char *format, ...)
{
	const struct change *change = &mutant->change;
	struct range before = line_at(&mutant->original, change->at);
	size_t end = change->at + change->length;
	va_list arguments;

	while (end < mutant->length && mutant->text[end] != '\n')
		end++;
	print_error("MUTANTS_SEED=%llu MUTANTS=1 MUTANTS_PAGE='%s': %s\n",
		(unsigned long long)mutant->seed, mutant->original.path, mutant->mutation);
	print_error("was: %.*s\nis:  %.*s\nsaid:\n%s", (int)(before.end - before.begin),
		mutant->original.text + before.begin, (int)(end - before.begin),
		mutant->text + before.begin, mutant->said);
	va_start(arguments, format);
	vprint_error(format, arguments);
	va_end(arguments);
	fail();
}

/* The lines of the mutant that hold the change, from 1. */
static struct range changed_lines(const struct mutant *mutant)
{
	const char *begin = mutant->source.text, *end = begin + mutant->source.length;
	const char *first = begin + mutant->change.at;
	const char *last = first + mutant->change.length;

	return (struct range){ source_line(&mutant->source, first < end ? first : end),
		source_line(&mutant->source, last < end ? last : end) };
}

/* Reads a place in the mutant, NAME:LINE:COLUMN, that begins at TEXT. Returns its line, 0 if TEXT
 * does not begin with one. */
static unsigned long read_place(const struct mutant *mutant, const char *text)
{
	const char *begin = mutant->source.text;
	unsigned long line, column, left;
	char *end;

	if (strncmp(text, mutant->original.name, strlen(mutant->original.name)) != 0)
		return 0;
	line = strtoul(text + strlen(mutant->original.name) + 1, &end, 10);
	column = strtoul(end + 1, NULL, 10);
	for (left = line; *begin && left > 1; begin++)
		left -= source_line_ends(begin, begin + 1);
	if (left != 1 || column < 1 || strcspn(begin, "\r\n") + 1 < column)
		fail_mutant(mutant, "the place %lu:%lu does not exist", line, column);
	return line;
}

/* Returns whether the error at SAID is in the lines CHANGED, or names a place there. */
static bool is_in_place(const struct mutant *mutant, const char *said, struct range changed)
{
	unsigned long line = read_place(mutant, said);
	const char *end = strchr(said, '\n'), *other = strstr(said, " at ");

	if (!line)
		fail_mutant(mutant, "this error is in another page");
	if (line >= changed.begin && line <= changed.end)
		return true;
	if (!other || other > end)
		return false;
	line = read_place(mutant, other + strlen(" at "));
	return line >= changed.begin && line <= changed.end;
}

/* Returns whether the change touches the table's header or alignment row, on which all rows depend.
 */
static bool is_of_header(const struct original *page, const struct change *change)
{
	size_t begin = 0, end;

	while (page->text[begin] != '|')
		begin = line_at(page, begin).end + 1;
	end = line_at(page, line_at(page, begin).end + 1).end;
	return change->at <= end && change->at + change->removed >= begin;
}

/* Returns whether the error at SAID is a usual consequence of a change in another line. */
static bool is_consequence(const char *said)
{
	static const char *const consequences[] = {
		"no heading with the release",
		"no table",
		"a table without rows",
		"a row outside of the table",
		"a fact must be on one line",
		"a fact out of place",
		"a table that belongs to a list",
		"a second table",
		"no column",
		"warning: an unknown column",
	};

	said = strchr(said, ' ') + 1;
	for (size_t i = 0; i < LENGTH(consequences); i++) {
		if (!strncmp(said, consequences[i], strlen(consequences[i])))
			return true;
	}
	return false;
}

/* Returns whether the error at SAID is about a table that has lost its only row: its place is the
 * header. */
static bool is_of_lost_rows(const char *said)
{
	static const char without_rows[] = "a table without rows\n";

	return !strncmp(strchr(said, ' ') + 1, without_rows, sizeof without_rows - 1);
}

/* Returns whether SAID is a warning about another page, which depends on the mutant. */
static bool is_warning_elsewhere(const struct mutant *mutant, const char *said)
{
	static const char warning[] = "warning: ";

	return !read_place(mutant, said) &&
	       !strncmp(strchr(said, ' ') + 1, warning, sizeof warning - 1);
}

static void assert_is_refused_in_place(const struct mutant *mutant)
{
	struct range changed = changed_lines(mutant), beside;
	bool has_place = false;

	if (is_of_header(&mutant->original, &mutant->change))
		changed.end = mutant->length;
	beside = (struct range){ changed.begin - 1, changed.end + 1 };
	for (const char *said = mutant->said; *said; said = strchr(said, '\n') + 1) {
		bool is_at_change;

		if (is_warning_elsewhere(mutant, said))
			continue;
		is_at_change = is_in_place(mutant, said, changed);
		has_place |= is_in_place(mutant, said, beside) || is_of_lost_rows(said);
		if (!is_at_change && !is_consequence(said))
			fail_mutant(mutant, "it is not in the lines from %zu to %zu: %.*s\n",
				changed.begin, changed.end, (int)strcspn(said, "\n"), said);
	}
	if (!has_place)
		fail_mutant(mutant, "no error is in the lines from %zu to %zu\n", beside.begin,
			beside.end);
}

static void assert_is_compiled_as_shown(const struct mutant *mutant)
{
	const char *refused = blocks_find_refused(mutant->text, mutant->length);
	char *said = written(&mutant->page);
	char *expected = shown(mutant->original.name, mutant->text, mutant->length);
	const char *a = said, *b = expected;

	if (refused)
		fail_mutant(mutant, "it has %s and compiles\n", refused);
	while (*a && *a == *b) {
		a++;
		b++;
	}
	if (*a != *b) {
		while (a > said && a[-1] != '\n') {
			a--;
			b--;
		}
		fail_mutant(mutant, "it compiles to\n%.*s\nand is shown as\n%.*s\n",
			(int)strcspn(a, "\n"), a, (int)strcspn(b, "\n"), b);
	}
	free(said);
	free(expected);
}

static unsigned long long setting(const char *name, unsigned long long fallback)
{
	const char *value = getenv(name);

	return value ? strtoull(value, NULL, 10) : fallback;
}

/* Compiles PAGE with CHANGES, from SEED, and judges that. Returns whether it was refused. */
static bool is_refused(const struct original *page, uint64_t seed, unsigned changes)
{
	struct mutant *mutant = make_mutant(page, seed, changes);
	bool is_refused;

	compile(mutant);
	is_refused = mutant->report.error_count > 0;
	if (!is_refused)
		assert_is_compiled_as_shown(mutant);
	else if (changes == 1)
		assert_is_refused_in_place(mutant);
	discard(mutant);
	return is_refused;
}

/* Judges USUAL mutants of every page, unless the environment has another number. */
static void judge(unsigned changes, uint64_t usual)
{
	const uint64_t first = setting("MUTANTS_SEED", 1), count = setting("MUTANTS", usual);
	const char *only = getenv("MUTANTS_PAGE");

	for (size_t i = 0; i < original_count; i++) {
		uint64_t refused = 0;

		if (only && strcmp(originals[i].path, only) != 0)
			continue;
		for (uint64_t seed = first; seed < first + count; seed++)
			refused += is_refused(&originals[i], seed, changes);
		if (count >= usual) /* enough to see both results */
			assert_in_range(refused, count / 20, count - count / 20);
	}
}

static void each_mutant_is_refused_in_place_or_compiles_as_shown(void **unused)
{
	(void)unused;
	judge(1, MUTANTS);
}

static void each_mutant_of_a_mutant_is_refused_or_compiles_as_shown(void **unused)
{
	(void)unused;
	judge(2, MUTANTS / 2);
}

static int read_originals(void **unused)
{
	static struct arena arena; /* lasts until the program ends, */
	static glob_t pages;       /* and so do the names */
	static struct report report;

	(void)unused;
	if (glob("tables/*.md", 0, NULL, &pages))
		return -1;
	originals = calloc(pages.gl_pathc, sizeof *originals);
	for (; original_count < pages.gl_pathc; original_count++) {
		struct source *source = arena_allocate(&arena, sizeof *source);
		struct context context = { source, &arena, &report };
		const char *path = pages.gl_pathv[original_count];

		assert_true(source_read(source, &arena, path));
		source->number = (unsigned)original_count + 1; /* after the mutant */
		originals[original_count] = (struct original){ path, source_name(source),
			source->text, source->length, page_parse(&context) };
	}
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_mutant_is_refused_in_place_or_compiles_as_shown),
		cmocka_unit_test(each_mutant_of_a_mutant_is_refused_or_compiles_as_shown),
	};

	return cmocka_run_group_tests_name("mutants", tests, read_originals, NULL);
}
