/* What a forge shows of a page; see shown.h. */
#include "shown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <regex.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define CODE_MARK "\1" /* stands in for a code span; no page may have it */

/* What a column holds. */
enum role {
	ROLE_NONE,
	ROLE_ID,
	ROLE_CODENAME,
	ROLE_ARCHITECTURE,
	ROLE_CODE,
	ROLE_DISPLAY_NAME,
	ROLE_MASK,
	ROLE_REVISION,
	ROLE_DEVICE,
	ROLE_KIND,
	ROLE_COUNT,
};

/* How the titles begin, by the page's name; NULL is that of any release. One that begins with
 * another stands before it. */
static const struct {
	const char *page, *title;
	enum role role;
} columns[] = {
	{ NULL, "PCI ID", ROLE_ID },
	{ NULL, "Codename", ROLE_CODENAME },
	{ NULL, "Architecture", ROLE_ARCHITECTURE },
	{ NULL, "Generation Code", ROLE_CODE },
	{ NULL, "Display Name", ROLE_DISPLAY_NAME },
	{ "steppings.md", "PCI ID", ROLE_ID },
	{ "steppings.md", "Revision Mask", ROLE_MASK },
	{ "steppings.md", "Revision", ROLE_REVISION },
	{ "steppings.md", "Generation Code", ROLE_CODE },
	{ "aot-devlist.md", "Setting", ROLE_DEVICE },
	{ "aot-devlist.md", "Generation Code", ROLE_CODE },
	{ "device-names.md", "Kind", ROLE_KIND },
	{ "device-names.md", "Name", ROLE_DEVICE },
	{ "device-names.md", "Generation Code", ROLE_CODE },
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns, COLUMNS_MAX = 64 };

enum piece_kind { PIECE_END, PIECE_TEXT, PIECE_CODE, PIECE_SPACE };

/* A run of text, a code span or a line's break below a node. The texts are the document's. */
struct piece {
	enum piece_kind kind;
	bool is_struck;
	const char *text;
	const char *url; /* NULL outside of links */
};

static void *grow(void *array, size_t count, size_t size)
{
	void *larger = realloc(array, (count + 1) * size);

	if (!larger)
		abort();
	return larger;
}

static bool is_type(cmark_node *node, const char *type)
{
	return node && !strcmp(cmark_node_get_type_string(node), type);
}

/* A <br> is a space; any other tag is shown as nothing, and stays here, so that it is told from
 * nothing. */
static struct piece piece_of(cmark_node *node)
{
	const char *text = cmark_node_get_literal(node);

	if (is_type(node, "code"))
		return (struct piece){ PIECE_CODE, false, text, NULL };
	if (is_type(node, "softbreak") || is_type(node, "linebreak") ||
		(is_type(node, "html_inline") && !strncasecmp(text, "<br", 3)))
		return (struct piece){ PIECE_SPACE, false, " ", NULL };
	if (is_type(node, "text") || is_type(node, "html_inline"))
		return (struct piece){ PIECE_TEXT, false, text, NULL };
	return (struct piece){ PIECE_END, false, NULL, NULL };
}

/* Returns what is below NODE, up to a PIECE_END. */
static struct piece *pieces_of(cmark_node *node)
{
	cmark_iter *iter = cmark_iter_new(node);
	cmark_event_type event;
	struct piece *pieces = NULL;
	size_t count = 0;
	int struck = 0;
	const char *url = NULL;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *at = cmark_iter_get_node(iter);
		struct piece piece = piece_of(at);

		if (is_type(at, "strikethrough"))
			struck += event == CMARK_EVENT_ENTER ? 1 : -1;
		else if (is_type(at, "link"))
			url = event == CMARK_EVENT_ENTER ? cmark_node_get_url(at) : NULL;
		if (piece.kind == PIECE_END || event != CMARK_EVENT_ENTER)
			continue;
		piece.is_struck = struck > 0;
		piece.url = url;
		pieces = grow(pieces, count, sizeof *pieces);
		pieces[count++] = piece;
	}
	cmark_iter_free(iter);
	pieces = grow(pieces, count, sizeof *pieces);
	pieces[count] = (struct piece){ PIECE_END, false, NULL, NULL };
	return pieces;
}

/* Replaces what PATTERN matches in TEXT, everywhere, and returns the result in its place. NEEDED is
 * in each match. */
static char *replace(char *text, regex_t *pattern, const char *needed, const char *with)
{
	size_t size;
	char *result = NULL;
	const char *rest = text;
	regmatch_t match;
	FILE *file;

	if (!strpbrk(text, needed))
		return text;
	file = open_memstream(&result, &size);
	if (!file)
		abort();
	while (*rest && !regexec(pattern, rest, 1, &match, rest > text ? REG_NOTBOL : 0)) {
		fprintf(file, "%.*s%s", (int)match.rm_so, rest, with);
		rest += match.rm_eo;
	}
	fprintf(file, "%s", rest);
	fclose(file);
	free(text);
	return result;
}

/* Takes away what says nothing: code spans, parentheses of nothing else, remarks, separators left
 * over. */
static char *without_remarks(char *text)
{
	static struct {
		const char *pattern, *needed, *with;
		regex_t compiled;
		bool is_compiled;
	} rules[] = {
		{ .pattern = "[(][ ," CODE_MARK "]*" CODE_MARK "[ ," CODE_MARK "]*[)]",
			.needed = CODE_MARK,
			.with = "" },
		{ .pattern = "[(](unknown|no acronym)[)]", .needed = "(", .with = "" },
		{ .pattern = CODE_MARK, .needed = CODE_MARK, .with = "" },
		{ .pattern = " +", .needed = " ", .with = " " },
		{ .pattern = " *,( *,)*", .needed = ",", .with = "," },
		{ .pattern = "^[ ,]+", .needed = " ,", .with = "" },
		{ .pattern = "[ ,]+$", .needed = " ,", .with = "" },
	};

	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		if (!rules[i].is_compiled &&
			regcomp(&rules[i].compiled, rules[i].pattern, REG_EXTENDED | REG_ICASE))
			abort();
		rules[i].is_compiled = true;
		text = replace(text, &rules[i].compiled, rules[i].needed, rules[i].with);
	}
	return text;
}

/* Makes one space of all white space in TEXT, and none of that around it. */
static void fold(char *text)
{
	char *to = text;

	for (const char *from = text; *from; from++) {
		bool is_space = *from == ' ' || *from == '\t';

		if (!is_space)
			*to++ = *from;
		else if (to > text && to[-1] != ' ')
			*to++ = ' ';
	}
	to -= to > text && to[-1] == ' ';
	*to = '\0';
}

/* Returns the text of PIECES but for what is struck through; MARK stands for each code span, NULL
 * for its text. */
static char *text_of(const struct piece *pieces, const char *mark)
{
	size_t size;
	char *text = NULL;
	FILE *file = open_memstream(&text, &size);

	if (!file)
		abort();
	for (; pieces->kind; pieces++) {
		if (!pieces->is_struck)
			fprintf(file, "%s",
				pieces->kind == PIECE_CODE && mark ? mark : pieces->text);
	}
	fclose(file);
	fold(text);
	return text;
}

/* One of the things that a cell lists, as a text of its own. */
struct word {
	char *text;
	const char *url;
	bool is_struck;
};

struct words {
	struct word *items;
	size_t count;
};

static void words_free(struct words *words)
{
	for (size_t i = 0; i < words->count; i++)
		free(words->items[i].text);
	free(words->items);
}

static void add_word(
	struct words *words, const struct piece *piece, const char *text, size_t length)
{
	struct word word = { strndup(text, length), piece->url, piece->is_struck };

	if (!word.text)
		abort();
	fold(word.text);
	words->items = grow(words->items, words->count, sizeof word);
	words->items[words->count++] = word;
}

static bool is_alike(const struct word *word, const struct piece *piece)
{
	return word->is_struck == piece->is_struck && word->url == piece->url;
}

static void lengthen(struct word *word, const char *text, size_t length)
{
	size_t before = strlen(word->text);

	word->text = grow(word->text, before + length, 1);
	memcpy(word->text + before, text, length);
	word->text[before + length] = '\0';
}

/*
 * A code span is a word by itself; text is one up to the next space or comma. What is struck
 * through or linked in part is more than one, each with what it says by itself, so that nothing is
 * taken for the whole.
 */
static struct words words_of(const struct piece *pieces)
{
	struct words words = { NULL, 0 };
	bool is_open = false; /* the last word may go on */

	for (; pieces->kind; pieces++) {
		if (pieces->kind == PIECE_CODE) {
			add_word(&words, pieces, pieces->text, strlen(pieces->text));
			is_open = false;
			continue;
		}
		for (const char *at = pieces->text; *at;) {
			size_t length = strcspn(at, " \t,");

			if (length && is_open && is_alike(&words.items[words.count - 1], pieces))
				lengthen(&words.items[words.count - 1], at, length);
			else if (length)
				add_word(&words, pieces, at, length);
			is_open = at[length] == '\0' && (length || is_open);
			at += length;
			at += *at != '\0';
		}
	}
	return words;
}

/* Writes each word of CELL; returns how many there are. */
static size_t write_words(FILE *file, const char *label, cmark_node *cell, bool has_urls)
{
	struct piece *pieces = pieces_of(cell);
	struct words words = words_of(pieces);

	for (size_t i = 0; i < words.count; i++) {
		const struct word *word = &words.items[i];

		for (char *c = word->text; *c; c++)
			*c = (char)(*c >= 'a' && *c <= 'f'
					    ? *c - 'a' + 'A'
					    : *c); /* the words are IDs, codes, revisions */
		fprintf(file, "%s %s%s%s%s\n", label, word->text, word->is_struck ? " struck" : "",
			word->url && has_urls ? " at " : "",
			word->url && has_urls ? word->url : "");
	}
	words_free(&words);
	free(pieces);
	return words.count;
}

/* Writes the text of CELL, unless it says nothing. */
static void write_text(FILE *file, const char *label, cmark_node *cell, const char *mark)
{
	struct piece *pieces = pieces_of(cell);
	char *text = without_remarks(text_of(pieces, mark));

	if (*text)
		fprintf(file, "%s %s\n", label, text);
	free(text);
	free(pieces);
}

/* Writes each code span of CELL by itself. Returns whether there was one. */
static bool write_codes(FILE *file, const char *label, cmark_node *cell)
{
	struct piece *pieces = pieces_of(cell);
	bool is_code = false;

	for (struct piece *piece = pieces; piece->kind; piece++) {
		struct piece one[] = { *piece, { PIECE_END, false, NULL, NULL } };
		char *text;

		if (piece->kind != PIECE_CODE)
			continue;
		is_code = true;
		text = without_remarks(text_of(one, NULL));
		if (*text)
			fprintf(file, "%s %s\n", label, text);
		free(text);
	}
	free(pieces);
	return is_code;
}

/* Writes the row whose cell for each role is in CELLS, NULL where there is no such column. */
static void write_row(FILE *file, cmark_node *const *cells)
{
	fprintf(file, "row\n");
	if (cells[ROLE_ID])
		write_words(file, "id", cells[ROLE_ID], false);
	if (cells[ROLE_CODENAME]) {
		write_text(file, "codename", cells[ROLE_CODENAME], CODE_MARK);
		write_codes(file, "device", cells[ROLE_CODENAME]);
	}
	if (cells[ROLE_DEVICE])
		write_codes(file, "device", cells[ROLE_DEVICE]);
	if (cells[ROLE_ARCHITECTURE])
		write_text(file, "architecture", cells[ROLE_ARCHITECTURE], NULL);
	if (cells[ROLE_CODE])
		write_words(file, "code", cells[ROLE_CODE], true);
	if (cells[ROLE_DISPLAY_NAME] && !write_codes(file, "name", cells[ROLE_DISPLAY_NAME]))
		write_text(file, "name", cells[ROLE_DISPLAY_NAME], NULL);
	if (cells[ROLE_REVISION] &&
		(!cells[ROLE_MASK] || !write_words(file, "mask", cells[ROLE_MASK], false)))
		fprintf(file, "mask FF\n");
	if (cells[ROLE_REVISION])
		write_words(file, "revision", cells[ROLE_REVISION], false);
	if (cells[ROLE_KIND])
		write_text(file, "kind", cells[ROLE_KIND], NULL);
}

static enum role role_of(const char *page, cmark_node *cell)
{
	struct piece *pieces = pieces_of(cell);
	char *text;
	const char *title;
	enum role role = ROLE_NONE;

	for (struct piece *piece = pieces; piece->kind; piece++)
		piece->is_struck =
			false; /* a title that begins with something else is another one */
	text = text_of(pieces, NULL);
	title = text + strspn(text, "*_` "); /* marks that mark nothing are no part of it */
	for (size_t i = 0; i < COLUMN_COUNT && !role; i++) {
		bool is_of_page = columns[i].page ? page && !strcmp(columns[i].page, page) : !page;

		if (is_of_page && !strncasecmp(title, columns[i].title, strlen(columns[i].title)))
			role = columns[i].role;
	}
	free(text);
	free(pieces);
	return role;
}

/* A table without codenames has them under Architecture. */
static void write_table(FILE *file, const char *page, cmark_node *table)
{
	enum role roles[COLUMNS_MAX] = { ROLE_NONE };
	bool has_codename = false;
	size_t width = 0;
	cmark_node *header = cmark_node_first_child(table);

	for (cmark_node *cell = cmark_node_first_child(header); cell && width < COLUMNS_MAX;
		cell = cmark_node_next(cell)) {
		roles[width] = role_of(page, cell);
		has_codename |= roles[width++] == ROLE_CODENAME;
	}
	for (cmark_node *row = cmark_node_next(header); row; row = cmark_node_next(row)) {
		cmark_node *cells[ROLE_COUNT] = { NULL };
		size_t column = 0;

		for (cmark_node *cell = cmark_node_first_child(row); cell && column < width;
			cell = cmark_node_next(cell)) {
			enum role role = roles[column++];

			cells[role == ROLE_ARCHITECTURE && !has_codename ? ROLE_CODENAME : role] =
				cell;
		}
		write_row(file, cells);
	}
}

/* A version as a release's name: in lower case, without a v before it, and +xpu where it has no
 * label. */
static void write_release(FILE *file, const char *label, const char *text)
{
	text += *text == 'v' || *text == 'V';
	fprintf(file, "%s ", label);
	for (const char *c = text; *c; c++)
		fputc(*c >= 'A' && *c <= 'Z' ? *c - 'A' + 'a' : *c, file);
	fprintf(file, "%s\n", strchr(text, '+') ? "" : "+xpu");
}

static void write_heading(FILE *file, cmark_node *heading)
{
	struct piece *pieces = pieces_of(heading);
	char *text = text_of(pieces, NULL);

	write_release(file, "release", text);
	free(text);
	free(pieces);
}

struct facts {
	char *demucs_gui, *driver, *archive;
	struct words aliases;
};

/* The one address that all of VALUE links to, or that stands there by itself. */
static char *archive_of(const struct piece *value)
{
	struct words words = words_of(value);
	const char *url = words.count ? words.items[0].url : NULL;
	char *copy;

	if (!url)
		url = words.count ? words.items[0].text : "";
	copy = strdup(url);
	words_free(&words);
	return copy;
}

static char *joined_words_of(const struct piece *value)
{
	struct words words = words_of(value);
	size_t size;
	char *text = NULL;
	FILE *file = open_memstream(&text, &size);

	if (!file)
		abort();
	for (size_t i = 0; i < words.count; i++)
		fprintf(file, "%s%s", i ? " " : "", words.items[i].text);
	fclose(file);
	words_free(&words);
	return text;
}

/*
 * Returns the name that stands before the first colon of PIECES, and leaves the value behind it
 * there; NULL for prose. A name with a link or a break in it is none, nor is one that is a code
 * span in part.
 */
static char *split_fact(struct piece **pieces)
{
	char *name = text_of(*pieces, NULL), *end = strchr(name, ':');
	struct piece *piece = *pieces;
	const char *colon = NULL;
	bool has_code = false;

	while (piece->kind && piece->kind != PIECE_SPACE && !piece->url &&
		!(colon = strchr(piece->text, ':')))
		has_code |= piece++->kind == PIECE_CODE;
	if (!colon || !end || piece->kind == PIECE_CODE || (has_code && piece - *pieces != 1)) {
		free(name);
		return NULL;
	}
	while (end > name && end[-1] == ' ')
		end--;
	*end = '\0';
	piece->text = colon + 1;
	*pieces = piece;
	return name;
}

static void read_fact(struct facts *facts, cmark_node *item)
{
	cmark_node *paragraph = cmark_node_first_child(item);
	struct piece *pieces, *value;
	char *name;

	if (!is_type(paragraph, "paragraph"))
		return;
	value = pieces = pieces_of(paragraph);
	name = split_fact(&value);
	if (!name)
		;
	else if (!strcasecmp(name, "Demucs-GUI"))
		facts->demucs_gui = joined_words_of(value);
	else if (!strcasecmp(name, "Driver"))
		facts->driver = text_of(value, NULL);
	else if (!strcasecmp(name, "Archive"))
		facts->archive = archive_of(value);
	else if (!strcasecmp(name, "Also known as"))
		facts->aliases = words_of(value);
	free(name);
	free(pieces);
}

static void write_facts(FILE *file, struct facts *facts)
{
	for (size_t i = 0; i < facts->aliases.count; i++)
		write_release(file, "alias", facts->aliases.items[i].text);
	if (facts->demucs_gui)
		fprintf(file, "demucs-gui %s\n", facts->demucs_gui);
	if (facts->driver)
		fprintf(file, "driver %s\n", facts->driver);
	if (facts->archive)
		fprintf(file, "archive %s\n", facts->archive);
	words_free(&facts->aliases);
	free(facts->demucs_gui);
	free(facts->driver);
	free(facts->archive);
}

static void write_release_facts(FILE *file, cmark_node *document)
{
	cmark_node *node = cmark_node_first_child(document);
	struct facts facts = { NULL, NULL, NULL, { NULL, 0 } };
	bool has_heading = false;

	for (; node && !has_heading; node = cmark_node_next(node)) {
		has_heading = is_type(node, "heading");
		if (has_heading)
			write_heading(file, node);
	}
	for (node = cmark_node_first_child(document); node && !is_type(node, "table");
		node = cmark_node_next(node)) {
		if (!is_type(node, "list"))
			continue;
		for (cmark_node *item = cmark_node_first_child(node); item;
			item = cmark_node_next(item))
			read_fact(&facts, item);
	}
	write_facts(file, &facts);
}

static cmark_node *parse(const char *text, size_t length)
{
	cmark_parser *parser;
	cmark_node *document;

	cmark_gfm_core_extensions_ensure_registered();
	parser = cmark_parser_new(CMARK_OPT_DEFAULT);
	cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
	cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("strikethrough"));
	cmark_parser_feed(parser, text, length);
	document = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return document;
}

/* How many tables stand in DOCUMENT, wherever. */
static size_t table_count(cmark_node *document)
{
	cmark_iter *iter = cmark_iter_new(document);
	cmark_event_type event;
	size_t count = 0;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
		count += event == CMARK_EVENT_ENTER && is_type(cmark_iter_get_node(iter), "table");
	cmark_iter_free(iter);
	return count;
}

char *shown(const char *name, const char *text, size_t length)
{
	const char *page = NULL; /* what a release is */
	cmark_node *document = parse(text, length);
	size_t size, tables = table_count(document);
	char *result = NULL;
	FILE *file = open_memstream(&result, &size);

	if (!file)
		abort();
	for (size_t i = 0; i < COLUMN_COUNT; i++) {
		if (columns[i].page && !strcmp(columns[i].page, name))
			page = columns[i].page;
	}
	if (tables != 1)
		fprintf(file, "%zu tables\n", tables);
	if (tables == 1 && !page)
		write_release_facts(file, document);
	for (cmark_node *node = cmark_node_first_child(document); node && tables == 1;
		node = cmark_node_next(node)) {
		if (is_type(node, "table"))
			write_table(file, page, node);
	}
	fclose(file);
	cmark_node_free(document);
	return result;
}
