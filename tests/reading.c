/* A second reading of the release pages; see reading.h. */
#include "reading.h"

#include "test.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Texts grow here; nothing of a reading is freed. */
static char *append(char *text, const char *more)
{
	size_t length = text ? strlen(text) : 0;
	char *longer = realloc(text, length + strlen(more) + 1);

	assert_non_null(longer);
	return strcpy(longer + length, more) - length;
}

static int is_type(cmark_node *node, const char *type)
{
	return !strcmp(cmark_node_get_type_string(node), type);
}

/* All text below NODE; without code spans, or what is struck through, where those are not wanted.
 */
static char *text_of(cmark_node *node, int with_code)
{
	cmark_iter *iter = cmark_iter_new(node);
	cmark_event_type event;
	char *text = append(NULL, "");
	int struck = 0;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *at = cmark_iter_get_node(iter);

		if (is_type(at, "strikethrough"))
			struck += event == CMARK_EVENT_ENTER ? 1 : -1;
		else if (struck || event != CMARK_EVENT_ENTER)
			continue;
		else if (is_type(at, "text") || (with_code && is_type(at, "code")))
			text = append(text, cmark_node_get_literal(at));
	}
	cmark_iter_free(iter);
	return text;
}

/* The code spans below NODE that are not struck through, with SEPARATOR between; "-" where there
 * are none. */
static char *codes_of(cmark_node *node, const char *separator)
{
	cmark_iter *iter = cmark_iter_new(node);
	cmark_event_type event;
	char *text = NULL;
	int struck = 0;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *at = cmark_iter_get_node(iter);

		if (is_type(at, "strikethrough"))
			struck += event == CMARK_EVENT_ENTER ? 1 : -1;
		else if (is_type(at, "code") && !struck)
			text = append(
				text ? append(text, separator) : text, cmark_node_get_literal(at));
	}
	cmark_iter_free(iter);
	return text ? text : append(NULL, "-");
}

/* The address that the code span CODE below NODE links to, or NULL. */
static const char *url_of(cmark_node *node, const char *code)
{
	for (cmark_node *at = cmark_node_first_child(node); at; at = cmark_node_next(at)) {
		cmark_node *child = cmark_node_first_child(at);

		if (is_type(at, "link") && child && is_type(child, "code") &&
			!strcmp(cmark_node_get_literal(child), code))
			return cmark_node_get_url(at);
	}
	return NULL;
}

/* A codename without the parentheses that its device names have left empty: "Alder Lake-S, Raptor
 * Lake-S". */
static char *codename_of(cmark_node *cell)
{
	char *text = text_of(cell, 0), *out = text;

	if (!strcmp(text, "(No acronym)"))
		return append(NULL, "-");
	for (const char *in = text; *in; in++) {
		if (*in == ' ' && in[1] == '(') {
			const char *end = in + 2 + strspn(in + 2, " ");

			if (*end == ')') {
				in = end;
				continue;
			}
		}
		*out++ = *in;
	}
	*out = '\0';
	return text;
}

static char **split(const char *list)
{
	char **items = calloc(strlen(list) + 2, sizeof *items);
	char *rest = append(NULL, list);
	size_t count = 0;

	assert_non_null(items);
	for (char *item = strtok(rest, " "); item; item = strtok(NULL, " "))
		items[count++] = item;
	return items;
}

static int compare_codes(const char *a, const char *b)
{
	int x[3], y[3];

	assert_int_equal(sscanf(a, "%d.%d.%d", &x[0], &x[1], &x[2]), 3);
	assert_int_equal(sscanf(b, "%d.%d.%d", &y[0], &y[1], &y[2]), 3);
	for (int i = 0; i < 3; i++) {
		if (x[i] != y[i])
			return x[i] - y[i];
	}
	return 0;
}

static void read_cell(
	struct reading_row *row, const char *title, cmark_node *cell, int has_codename)
{
	if (!strncmp(title, "Codename", 8) ||
		(!strncmp(title, "Architecture", 12) && !has_codename)) {
		row->codename = codename_of(cell);
		row->devices = codes_of(cell, " ");
	} else if (!strncmp(title, "Architecture", 12)) {
		row->arch = text_of(cell, 1);
	} else if (!strncmp(title, "Display Name", 12)) {
		row->names = codes_of(cell, "; ");
	} else if (!strncmp(title, "Generation Code", 15)) {
		row->codes = codes_of(cell, " ");
		row->own_codes = split(row->codes);
		row->code = row->own_codes[0];
		for (char **code = row->own_codes; *code; code++)
			row->code = compare_codes(*code, row->code) > 0 ? *code : row->code;
		row->url = url_of(cell, row->code) ? append(NULL, url_of(cell, row->code)) : NULL;
	}
}

static void read_row(
	struct reading *reading, char *const *titles, cmark_node *node, int has_codename)
{
	struct reading_row *row = calloc(1, sizeof *row);
	char **ids = NULL;
	size_t column = 0;

	assert_non_null(row);
	for (cmark_node *cell = cmark_node_first_child(node); cell; cell = cmark_node_next(cell)) {
		if (!strncmp(titles[column], "PCI ID", 6))
			ids = split(codes_of(cell, " "));
		read_cell(row, titles[column++], cell, has_codename);
	}
	if (!row->url)
		row->url = reading->archive;
	assert_non_null(ids);
	for (; *ids; ids++) {
		unsigned long id = strtoul(*ids, NULL, 16);

		assert_null(reading->by_id[id]);
		reading->by_id[id] = row;
		reading->entry_count++;
	}
}

static void read_table(struct reading *reading, cmark_node *table)
{
	char *titles[16] = { NULL };
	int has_codename = 0;

	for (cmark_node *node = cmark_node_first_child(table); node; node = cmark_node_next(node)) {
		size_t column = 0;

		if (!is_type(node, "table_header")) {
			read_row(reading, titles, node, has_codename);
			continue;
		}
		for (cmark_node *cell = cmark_node_first_child(node); cell;
			cell = cmark_node_next(cell)) {
			titles[column] = text_of(cell, 1);
			has_codename |= !strncmp(titles[column++], "Codename", 8);
			assert_true(column < LENGTH(titles));
		}
	}
}

static void read_fact(struct reading *reading, cmark_node *item)
{
	char *text = text_of(item, 1);
	char *value = strstr(text, ": ");
	cmark_node *last = cmark_node_last_child(cmark_node_first_child(item));

	assert_non_null(value);
	if (!strncmp(text, "Driver", 6))
		reading->driver = value + 2;
	else if (!strncmp(text, "Demucs-GUI", 10))
		reading->demucs_gui = value + 2;
	else if (!strncmp(text, "Archive", 7))
		reading->archive = append(NULL, cmark_node_get_url(last));
}

static cmark_node *parse_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	char buffer[4096];
	size_t count;
	cmark_parser *parser;
	cmark_node *document;

	if (!file)
		fail_msg("%s cannot be read", path);
	cmark_gfm_core_extensions_ensure_registered();
	parser = cmark_parser_new(CMARK_OPT_DEFAULT);
	cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
	cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("strikethrough"));
	while ((count = fread(buffer, 1, sizeof buffer, file)) > 0)
		cmark_parser_feed(parser, buffer, count);
	fclose(file);
	document = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return document;
}

struct reading *reading_of(const char *path)
{
	struct reading *reading = calloc(1, sizeof *reading);
	cmark_node *document = parse_file(path);

	assert_non_null(reading);
	reading->driver = reading->demucs_gui = reading->archive = append(NULL, "-");
	for (cmark_node *node = cmark_node_first_child(document); node;
		node = cmark_node_next(node)) {
		if (is_type(node, "heading"))
			reading->release = text_of(node, 1);
		else if (is_type(node, "table"))
			read_table(reading, node);
		else if (is_type(node, "list"))
			for (cmark_node *item = cmark_node_first_child(node); item;
				item = cmark_node_next(item))
				read_fact(reading, item);
	}
	cmark_node_free(document);
	if (!reading->release || !reading->entry_count)
		fail_msg("%s is no release page", path);
	return reading;
}

/* The generation of a code is all of it but the last number. */
static int is_same_generation(const char *a, const char *b)
{
	size_t length = (size_t)(strrchr(a, '.') - a) + 1;

	return !strncmp(a, b, length);
}

static char *find_arch(struct reading *const *readings, size_t count, const char *code)
{
	for (size_t i = 0; i < count; i++) {
		for (size_t id = 0; id < LENGTH(readings[i]->by_id); id++) {
			const struct reading_row *row = readings[i]->by_id[id];

			if (!row || !row->arch || !*row->arch)
				continue;
			for (char **own = row->own_codes; *own; own++) {
				if (is_same_generation(*own, code))
					return row->arch;
			}
		}
	}
	return append(NULL, "-");
}

void reading_complete(struct reading *const *readings, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		for (size_t id = 0; id < LENGTH(readings[i]->by_id); id++) {
			struct reading_row *row =
				(struct reading_row *)(uintptr_t)readings[i]->by_id[id];

			if (row && !row->arch)
				row->arch = find_arch(readings, count, row->own_codes[0]);
		}
	}
}

size_t reading_table(const char *path, struct reading_line **lines)
{
	cmark_node *document = parse_file(path), *table = cmark_node_first_child(document);
	size_t count = 0;

	while (table && !is_type(table, "table"))
		table = cmark_node_next(table);
	if (!table)
		fail_msg("%s has no table", path);
	*lines = calloc(256, sizeof **lines);
	assert_non_null(*lines);
	for (cmark_node *row = cmark_node_first_child(table); row; row = cmark_node_next(row)) {
		size_t column = 0;

		for (cmark_node *cell = cmark_node_first_child(row); cell;
			cell = cmark_node_next(cell)) {
			char *codes = codes_of(cell, " ");

			(*lines)[count].cells[column++] =
				strcmp(codes, "-") ? codes : text_of(cell, 1);
		}
		count++;
	}
	cmark_node_free(document);
	return count;
}
