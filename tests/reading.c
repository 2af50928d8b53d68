/* The second reader of the pages; see reading.h. */
#include "reading.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <ctype.h>
#include <regex.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define CODE_MARK "\1" /* replaces a code span; no page may have it */

/* How the items of a cell are separated. */
enum split {
	SPLIT_WORDS, /* a code span is an item, text is one up to the next blank or comma */
	SPLIT_CODES, /* a code span is an item, text is a remark */
	SPLIT_NAMES, /* the same, but a text without a code span is one item */
	SPLIT_TEXT,  /* all of it is one item */
	SPLIT_LINK,  /* the address of the link is the item */
};

/* How the titles of columns begin. A title that begins with another one comes before it. The page
 * of a release has any other name: NULL. */
static const struct {
	const char *page, *title;
	enum reading_role role;
	enum split split;
} columns[] = {
	{ NULL, "PCI ID", READING_ID, SPLIT_WORDS },
	{ NULL, "Codename", READING_CODENAME, SPLIT_TEXT },
	{ NULL, "Architecture", READING_ARCH, SPLIT_TEXT },
	{ NULL, "Generation Code", READING_CODE, SPLIT_WORDS },
	{ NULL, "Display Name", READING_NAME, SPLIT_NAMES },
	{ "steppings.md", "PCI ID", READING_ID, SPLIT_WORDS },
	{ "steppings.md", "Revision Mask", READING_MASK, SPLIT_WORDS },
	{ "steppings.md", "Revision", READING_REVISION, SPLIT_WORDS },
	{ "steppings.md", "Generation Code", READING_CODE, SPLIT_WORDS },
	{ "aot-devlist.md", "Setting", READING_DEVICE, SPLIT_CODES },
	{ "aot-devlist.md", "Generation Code", READING_CODE, SPLIT_WORDS },
	{ "device-names.md", "Kind", READING_KIND, SPLIT_TEXT },
	{ "device-names.md", "Name", READING_DEVICE, SPLIT_CODES },
	{ "device-names.md", "Generation Code", READING_CODE, SPLIT_WORDS },
	{ "device-names.md", "SYCL Target", READING_SYCL, SPLIT_CODES },
	{ "devices.md", "PCI ID", READING_ID, SPLIT_WORDS },
	{ "devices.md", "Device Name", READING_DEVICE, SPLIT_CODES },
	{ "devices.md", "Display Name", READING_NAME, SPLIT_NAMES },
	{ "aot-targets.md", "AOT Target", READING_TARGET, SPLIT_CODES },
	{ "aot-targets.md", "Generation Code", READING_CODE, SPLIT_WORDS },
	{ "aot-targets.md", "Device Name", READING_DEVICE, SPLIT_CODES },
	{ "aot-targets.md", "Compute Runtime", READING_RUNTIME, SPLIT_TEXT },
	{ "torch-wheels.md", "Version", READING_VERSION, SPLIT_WORDS },
	{ "torch-wheels.md", "System", READING_SYSTEM, SPLIT_TEXT },
	{ "torch-wheels.md", "AOT Target", READING_TARGET, SPLIT_CODES },
	{ "torch-wheels.md", "Index", READING_INDEX, SPLIT_LINK },
	{ "ipex-wheels.md", "Version", READING_VERSION, SPLIT_WORDS },
	{ "ipex-wheels.md", "System", READING_SYSTEM, SPLIT_TEXT },
	{ "ipex-wheels.md", "AOT Target", READING_TARGET, SPLIT_CODES },
	{ "ipex-wheels.md", "Index", READING_INDEX, SPLIT_LINK },
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns, COLUMNS_MAX = 64 };

enum piece_kind { PIECE_END, PIECE_TEXT, PIECE_CODE, PIECE_BREAK };

/* A run of text, a code span or a line break below a node. The texts are the document's. */
struct piece {
	enum piece_kind kind;
	bool is_struck;
	const char *text;
	const char *url; /* NULL outside of links */
};

static void *checked(void *memory)
{
	if (!memory)
		abort();
	return memory;
}

/* Makes room for one more than COUNT elements of SIZE bytes. */
static void *grow(void *array, size_t count, size_t size)
{
	return checked(realloc(array, (count + 1) * size));
}

static bool is_type(cmark_node *node, const char *type)
{
	return node && !strcmp(cmark_node_get_type_string(node), type);
}

static struct piece piece_of(cmark_node *node)
{
	const char *text = cmark_node_get_literal(node);

	if (is_type(node, "code"))
		return (struct piece){ PIECE_CODE, false, text, NULL };
	if (is_type(node, "softbreak") || is_type(node, "linebreak"))
		return (struct piece){ PIECE_BREAK, false, " ", NULL };
	if (is_type(node, "text"))
		return (struct piece){ PIECE_TEXT, false, text, NULL };
	return (struct piece){ PIECE_END, false, NULL, NULL };
}

/* Returns the pieces below NODE, up to a PIECE_END. Free them. */
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

/* Replaces everything in TEXT that PATTERN matches, and returns the result in place of it. */
static char *replace(char *text, const char *pattern, const char *with)
{
	size_t size;
	char *result = NULL;
	const char *rest = text;
	regex_t compiled;
	regmatch_t match;
	FILE *file = checked(open_memstream(&result, &size));

	if (regcomp(&compiled, pattern, REG_EXTENDED | REG_ICASE))
		abort();
	while (*rest && !regexec(&compiled, rest, 1, &match, rest > text ? REG_NOTBOL : 0)) {
		fprintf(file, "%.*s%s", (int)match.rm_so, rest, with);
		rest += match.rm_eo;
	}
	fprintf(file, "%s", rest);
	fclose(file);
	regfree(&compiled);
	free(text);
	return result;
}

/* Removes the marks of code spans, empty parentheses, remarks, and separators without a text. */
static char *without_remarks(char *text)
{
	if (strpbrk(text, "(" CODE_MARK)) {
		text = replace(text, "[(][ ," CODE_MARK "]*" CODE_MARK "[ ," CODE_MARK "]*[)]", "");
		text = replace(text, "[(](unknown|no acronym)[)]", "");
		text = replace(text, CODE_MARK, "");
		text = replace(text, " +", " ");
	}
	if (strchr(text, ','))
		text = replace(text, " *,( *,)*", ",");
	if (*text && (strchr(" ,", *text) || strchr(" ,", text[strlen(text) - 1])))
		text = replace(text, "^[ ,]+|[ ,]+$", "");
	return text;
}

/* Replaces each run of white space in TEXT by one space, and removes that around it. */
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

/* Returns the text of PIECES that is not struck through, with MARK in place of each code span, or
 * with its text if MARK is NULL. Free it. */
static char *text_of(const struct piece *pieces, const char *mark)
{
	size_t size;
	char *text = NULL;
	FILE *file = checked(open_memstream(&text, &size));

	for (; pieces->kind; pieces++) {
		if (!pieces->is_struck)
			fputs(pieces->kind == PIECE_CODE && mark ? mark : pieces->text, file);
	}
	fclose(file);
	fold(text);
	return text;
}

/* Adds the LENGTH bytes at TEXT, which are from PIECE, as an item of CELL. */
static void add_item(
	struct reading_cell *cell, const struct piece *piece, const char *text, size_t length)
{
	struct reading_item item = { checked(strndup(text, length)),
		piece && piece->url ? checked(strdup(piece->url)) : NULL,
		piece && piece->is_struck };

	fold(item.text);
	cell->items = grow(cell->items, cell->count, sizeof item);
	cell->items[cell->count++] = item;
}

/* Adds TEXT without its remarks, if that leaves any, and frees it. */
static void add_text(struct reading_cell *cell, char *text)
{
	text = without_remarks(text);
	if (*text)
		add_item(cell, NULL, text, strlen(text));
	free(text);
}

static void lengthen(struct reading_item *item, const char *text, size_t length)
{
	size_t before = strlen(item->text);

	item->text = grow(item->text, before + length, 1);
	memcpy(item->text + before, text, length);
	item->text[before + length] = '\0';
}

/* Whether PIECE is linked and struck through as ITEM is, so that it can be a part of it. */
static bool is_alike(const struct reading_item *item, const struct piece *piece)
{
	bool has_same_url = item->url && piece->url ? !strcmp(item->url, piece->url)
	                                            : !item->url && !piece->url;

	return item->is_struck == piece->is_struck && has_same_url;
}

/* A word that is linked or struck through in part is more than one item, so that no part passes for
 * the whole. */
static void add_words(struct reading_cell *cell, const struct piece *pieces)
{
	bool is_open = false; /* the last item may continue */

	for (; pieces->kind; pieces++) {
		if (pieces->kind == PIECE_CODE) {
			add_item(cell, pieces, pieces->text, strlen(pieces->text));
			is_open = false;
			continue;
		}
		for (const char *at = pieces->text; *at;) {
			size_t length = strcspn(at, " \t,");

			if (length && is_open && is_alike(&cell->items[cell->count - 1], pieces))
				lengthen(&cell->items[cell->count - 1], at, length);
			else if (length)
				add_item(cell, pieces, at, length);
			is_open = at[length] == '\0' && (length || is_open);
			at += length;
			at += *at != '\0';
		}
	}
}

/* Adds each code span of PIECES, with its link. Returns whether there was one. */
static bool add_codes(struct reading_cell *cell, const struct piece *pieces)
{
	bool has_code = false;

	for (; pieces->kind; pieces++) {
		struct piece one[] = { *pieces, { PIECE_END, false, NULL, NULL } };
		size_t count = cell->count;

		if (pieces->kind != PIECE_CODE)
			continue;
		has_code = true;
		add_text(cell, text_of(one, NULL));
		if (cell->count > count && pieces->url)
			cell->items[count].url = checked(strdup(pieces->url));
	}
	return has_code;
}

static void cell_free(struct reading_cell *cell)
{
	for (size_t i = 0; i < cell->count; i++) {
		free(cell->items[i].text);
		free(cell->items[i].url);
	}
	free(cell->items);
}

/* Returns the address that PIECES link to, or are. Free it. */
static char *address_of(const struct piece *pieces)
{
	struct reading_cell words = { NULL, 0 };
	const char *address = "";
	char *copy;

	add_words(&words, pieces);
	if (words.count)
		address = words.items[0].url ? words.items[0].url : words.items[0].text;
	copy = checked(strdup(address));
	cell_free(&words);
	return copy;
}

/* Returns TEXT as the name of a release: in lower case, without a leading v, with a label. Free it.
 */
static char *release_of(const char *text)
{
	char *name = checked(malloc(strlen(text) + sizeof "+xpu"));

	strcpy(name, text + (*text == 'v' || *text == 'V'));
	for (char *c = name; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	return strchr(name, '+') ? name : strcat(name, "+xpu");
}

/* Changes the items of CELL to upper case, or to lower case. */
static void change_case(struct reading_cell *cell, int (*change)(int c))
{
	for (size_t i = 0; i < cell->count; i++) {
		for (char *c = cell->items[i].text; *c; c++)
			*c = (char)change((unsigned char)*c);
	}
}

/* Makes the versions in CELL names of releases. */
static void name_releases(struct reading_cell *cell)
{
	for (size_t i = 0; i < cell->count; i++) {
		char *name = release_of(cell->items[i].text);

		free(cell->items[i].text);
		cell->items[i].text = name;
	}
}

static void read_cell(
	struct reading_row *row, enum reading_role role, enum split split, cmark_node *node)
{
	struct piece *pieces = pieces_of(node);
	struct reading_cell *cell = &row->cells[role];

	if (split == SPLIT_WORDS)
		add_words(cell, pieces);
	else if (split == SPLIT_TEXT)
		add_text(cell, text_of(pieces, role == READING_CODENAME ? CODE_MARK : NULL));
	else if (split == SPLIT_LINK)
		add_text(cell, address_of(pieces));
	else if (!add_codes(cell, pieces) && split == SPLIT_NAMES)
		add_text(cell, text_of(pieces, NULL));
	if (role == READING_CODENAME)
		add_codes(&row->cells[READING_DEVICE], pieces);
	if (role == READING_ID || role == READING_MASK || role == READING_REVISION)
		change_case(cell, toupper);
	if (role == READING_SYSTEM)
		change_case(cell, tolower);
	free(pieces);
}

/* Returns the index into columns of the title in CELL, or -1. */
static int column_of(const char *page, cmark_node *cell)
{
	struct piece *pieces = pieces_of(cell);
	char *text;
	const char *title;
	int column = -1;

	for (struct piece *piece = pieces; piece->kind; piece++)
		piece->is_struck = false; /* it is a part of the title, which is then another one */
	text = text_of(pieces, NULL);
	title = text + strspn(text, "*_` "); /* marks without a partner are not a part of it */
	for (size_t i = 0; i < COLUMN_COUNT && column < 0; i++) {
		bool is_of_page = columns[i].page ? page && !strcmp(columns[i].page, page) : !page;

		if (is_of_page && !strncasecmp(title, columns[i].title, strlen(columns[i].title)))
			column = (int)i;
	}
	free(text);
	free(pieces);
	return column;
}

static void read_row(struct reading *reading, cmark_node *node, const int *found, bool has_codename)
{
	struct reading_row *row;
	size_t at = 0;

	reading->rows = grow(reading->rows, reading->row_count, sizeof *row);
	row = &reading->rows[reading->row_count++];
	memset(row, 0, sizeof *row);
	for (cmark_node *cell = cmark_node_first_child(node); cell && at < COLUMNS_MAX;
		cell = cmark_node_next(cell)) {
		int column = found[at++];
		enum reading_role role = column < 0 ? READING_NONE : columns[column].role;

		if (role == READING_ARCH && !has_codename)
			role = READING_CODENAME; /* as the older pages have it */
		if (role != READING_NONE)
			read_cell(row, role, columns[column].split, cell);
	}
}

static void read_table(struct reading *reading, const char *page, cmark_node *table)
{
	int found[COLUMNS_MAX];
	size_t width = 0;
	bool has_codename = false;
	cmark_node *header = cmark_node_first_child(table);

	for (size_t i = 0; i < COLUMNS_MAX; i++)
		found[i] = -1;
	for (cmark_node *cell = cmark_node_first_child(header); cell && width < COLUMNS_MAX;
		cell = cmark_node_next(cell)) {
		int column = column_of(page, cell);

		has_codename |= column >= 0 && columns[column].role == READING_CODENAME;
		found[width++] = column;
	}
	for (cmark_node *row = cmark_node_next(header); row; row = cmark_node_next(row))
		read_row(reading, row, found, has_codename);
}

/*
 * Returns the name before the first colon of PIECES, and makes PIECES the value after it; NULL for
 * prose. A name has neither a link nor a break, and is a code span as a whole or not at all.
 */
static char *split_fact(struct piece **pieces)
{
	char *name = text_of(*pieces, NULL), *end = strchr(name, ':');
	struct piece *piece = *pieces;
	const char *colon = NULL;
	bool has_code = false;

	while (piece->kind && piece->kind != PIECE_BREAK && !piece->url &&
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

/* Returns the words of PIECES with a space between. Free it. */
static char *joined_words(const struct piece *pieces)
{
	struct reading_cell words = { NULL, 0 };
	size_t size;
	char *text = NULL;
	FILE *file = checked(open_memstream(&text, &size));

	add_words(&words, pieces);
	for (size_t i = 0; i < words.count; i++)
		fprintf(file, "%s%s", i ? " " : "", words.items[i].text);
	fclose(file);
	cell_free(&words);
	return text;
}

static void read_fact(struct reading *reading, cmark_node *item)
{
	struct piece *pieces = pieces_of(item), *value = pieces;
	char *name = split_fact(&value);

	if (!name)
		;
	else if (!strcasecmp(name, "Demucs-GUI") && !reading->demucs_gui)
		reading->demucs_gui = joined_words(value);
	else if (!strcasecmp(name, "Driver") && !reading->driver)
		reading->driver = text_of(value, NULL);
	else if (!strcasecmp(name, "Archive") && !reading->archive)
		reading->archive = address_of(value);
	else if (!strcasecmp(name, "Also known as"))
		add_words(&reading->aliases, value);
	free(name);
	free(pieces);
}

/* Reads the first heading, and the lists before the table. */
static void read_facts(struct reading *reading, cmark_node *document)
{
	cmark_node *node = cmark_node_first_child(document);

	for (; node && !is_type(node, "table"); node = cmark_node_next(node)) {
		if (is_type(node, "heading") && !reading->release) {
			struct piece *pieces = pieces_of(node);
			char *text = text_of(pieces, NULL);

			reading->release = release_of(text);
			free(text);
			free(pieces);
		}
		for (cmark_node *item = is_type(node, "list") ? cmark_node_first_child(node) : NULL;
			item; item = cmark_node_next(item)) {
			cmark_node *paragraph = cmark_node_first_child(item);

			if (is_type(paragraph, "paragraph"))
				read_fact(reading, paragraph);
		}
	}
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

/* How many tables DOCUMENT has, at any depth. */
static size_t count_tables(cmark_node *document)
{
	cmark_iter *iter = cmark_iter_new(document);
	cmark_event_type event;
	size_t count = 0;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
		count += event == CMARK_EVENT_ENTER && is_type(cmark_iter_get_node(iter), "table");
	cmark_iter_free(iter);
	return count;
}

struct reading *reading_of(const char *name, const char *text, size_t length)
{
	struct reading *reading = checked(calloc(1, sizeof *reading));
	cmark_node *document = parse(text, length);
	const char *page = NULL;

	for (size_t i = 0; i < COLUMN_COUNT; i++) {
		if (columns[i].page && !strcmp(columns[i].page, name))
			page = columns[i].page;
	}
	reading->table_count = count_tables(document);
	if (reading->table_count == 1 && !page)
		read_facts(reading, document);
	for (cmark_node *node = cmark_node_first_child(document); node && reading->table_count == 1;
		node = cmark_node_next(node)) {
		if (is_type(node, "table"))
			read_table(reading, page, node);
	}
	for (size_t i = 0; i < reading->row_count && !strcmp(name, "ipex-wheels.md"); i++)
		name_releases(&reading->rows[i].cells[READING_VERSION]);
	name_releases(&reading->aliases);
	cmark_node_free(document);
	return reading;
}

struct reading *reading_of_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	const char *slash = strrchr(path, '/');
	char *text = NULL;
	size_t length = 0, count;
	struct reading *reading;

	if (!file)
		return NULL;
	do {
		text = checked(realloc(text, length + BUFSIZ));
		count = fread(text + length, 1, BUFSIZ, file);
		length += count;
	} while (count);
	fclose(file);
	reading = reading_of(slash ? slash + 1 : path, text, length);
	free(text);
	return reading;
}

void reading_free(struct reading *reading)
{
	for (size_t i = 0; i < reading->row_count; i++) {
		for (size_t role = 0; role < READING_ROLE_COUNT; role++)
			cell_free(&reading->rows[i].cells[role]);
	}
	free(reading->rows);
	cell_free(&reading->aliases);
	free(reading->release);
	free(reading->demucs_gui);
	free(reading->driver);
	free(reading->archive);
	free(reading);
}

bool reading_has(const struct reading_cell *cell, const char *text)
{
	for (size_t i = 0; i < cell->count; i++) {
		if (!strcmp(cell->items[i].text, text))
			return true;
	}
	return false;
}

static void write_fact(FILE *file, const char *label, const char *text)
{
	if (text)
		fprintf(file, "%s %s\n", label, text);
}

static void write_row(FILE *file, const char *name, const struct reading_row *row)
{
	static const char *const labels[] = {
		[READING_ID] = "id",
		[READING_CODENAME] = "codename",
		[READING_DEVICE] = "device",
		[READING_ARCH] = "architecture",
		[READING_CODE] = "code",
		[READING_NAME] = "name",
		[READING_MASK] = "mask",
		[READING_REVISION] = "revision",
		[READING_KIND] = "kind",
		[READING_SYCL] = "sycl",
		[READING_TARGET] = "target",
		[READING_RUNTIME] = "runtime",
		[READING_VERSION] = "version",
		[READING_SYSTEM] = "system",
		[READING_INDEX] = "index",
	};

	fprintf(file, "row\n");
	for (size_t role = READING_ID; role < READING_ROLE_COUNT; role++) {
		bool has_url =
			role == READING_CODE || role == READING_TARGET || role == READING_INDEX;

		if (role == READING_MASK && !strcmp(name, "steppings.md") &&
			!row->cells[role].count)
			fprintf(file, "mask FF\n");
		for (size_t i = 0; i < row->cells[role].count; i++) {
			const struct reading_item *item = &row->cells[role].items[i];

			fprintf(file, "%s %s%s", labels[role], item->text,
				item->is_struck ? " struck" : "");
			fprintf(file, "%s%s\n", item->url && has_url ? " at " : "",
				item->url && has_url ? item->url : "");
		}
	}
}

char *shown(const char *name, const char *text, size_t length)
{
	struct reading *reading = reading_of(name, text, length);
	size_t size;
	char *result = NULL;
	FILE *file = checked(open_memstream(&result, &size));

	if (reading->table_count != 1)
		fprintf(file, "%zu tables\n", reading->table_count);
	write_fact(file, "release", reading->release);
	for (size_t i = 0; i < reading->aliases.count; i++)
		write_fact(file, "alias", reading->aliases.items[i].text);
	write_fact(file, "demucs-gui", reading->demucs_gui);
	write_fact(file, "driver", reading->driver);
	write_fact(file, "archive", reading->archive);
	for (size_t i = 0; i < reading->row_count; i++)
		write_row(file, name, &reading->rows[i]);
	fclose(file);
	reading_free(reading);
	return result;
}
