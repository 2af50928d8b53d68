/* The heading of a release page and its list of facts; see facts.h. */
#include "facts.h"

#include "cell.h"

#include <string.h>
#include <strings.h>

bool facts_make_name(
	const struct context *context, const char *text, const char *at, struct page_name *name)
{
	char *full = arena_allocate(context->arena, strlen(text) + sizeof "+xpu");

	if (!version_parse(text, &name->version))
		return false;
	strcpy(full, text + (*text == 'v' || *text == 'V'));
	if (!name->version.parts[VERSION_LOCAL].length)
		strcat(full, "+xpu");
	for (char *c = full; *c; c++)
		*c = (char)(*c >= 'A' && *c <= 'Z' ? *c + ('a' - 'A') : *c);
	name->text = full;
	name->at = at;
	return version_parse(full, &name->version);
}

/* Whether FILE has a version in it, or something like one: a dot between digits. */
static bool has_version(const char *file)
{
	for (const char *dot = file; (dot = strchr(dot, '.')); dot++) {
		if (dot > file && strspn(dot - 1, "0123456789") && strspn(dot + 1, "0123456789"))
			return true;
	}
	return false;
}

/* A page that is named by a version is that of no other release: 2.3.110+xpu.md. */
static void check_file_name(const struct context *context, const struct page_name *name)
{
	static const char extension[] = ".md";
	const char *file = source_name(context->source), *end = strrchr(file, '.');
	struct page_name named;

	if (!end || strcmp(end, extension) != 0)
		return;
	file = arena_copy(context->arena, file, (size_t)(end - file));
	if (!facts_make_name(context, file, name->at, &named)) {
		if (has_version(file))
			report_warning(context, name->at,
				"the file is named '%s', which is not a version: the release is %s",
				report_quote(context, file), name->text);
	} else if (version_compare(&named.version, &name->version)) {
		report_error(context, name->at, "the heading names %s, and the file %s", name->text,
			named.text);
	}
}

/* Returns the text of the heading LINE, and its beginning in AT. Closing number signs are not
 * part of it. */
static const char *heading_text(
	const struct context *context, const struct line *line, const char **at)
{
	struct cell cell = cell_trim(line->content, line->end);
	const char *end = cell.end;
	struct spans spans;

	while (end > cell.begin && end[-1] == '#')
		end--;
	if (cell_trim(cell.begin, end).end != end || end == cell.begin)
		cell = cell_trim(cell.begin, end);
	spans = cell_read(context, &cell, false);
	*at = cell.begin;
	return cell_text(context, &spans, '\0');
}

void facts_read_heading(const struct context *context, const struct line *line, struct page *page)
{
	struct page_name name;
	const char *at, *text = heading_text(context, line, &at);

	if (!facts_make_name(context, text, at, &name)) {
		report_error(context, at, "'%s' is not a release: not a version",
			report_quote(context, text));
		return;
	}
	ARENA_PUSH(context->arena, page->names, page->name_count, name);
	memmove(page->names + 1, page->names,
		(page->name_count - 1) * sizeof name); /* names above the heading come after it */
	*page->names = name;
	check_file_name(context, &name);
}

void facts_check_heading(const struct context *context, const struct line *line)
{
	struct report ignored = { 0 };
	struct context quiet = { context->source, context->arena, &ignored };
	struct page_name name;
	const char *at, *text = heading_text(&quiet, line, &at);

	if (facts_make_name(context, text, at, &name))
		report_error(context, at, "a second heading that names a release");
}

/* Reads the value of a fact. One that is struck through is not certain. */
static struct spans read_value(const struct context *context, const struct cell *cell)
{
	struct spans spans = cell_read(context, cell, false);

	for (size_t i = 0; i < spans.count; i++) {
		if (spans.items[i].is_struck) {
			report_error(context, spans.items[i].at, "a fact that is struck through");
			break;
		}
	}
	return spans;
}

/* Returns WORDS with a space between, whatever their separators in the page. */
static const char *join(const struct context *context, const struct words *words)
{
	const char **texts = NULL;
	size_t count = 0;

	for (size_t i = 0; i < words->count; i++)
		ARENA_PUSH(context->arena, texts, count, words->items[i].text);
	return arena_join(context->arena, texts, count, ' ');
}

static void read_demucs_gui(
	const struct context *context, const struct cell *cell, struct page *page)
{
	struct spans spans = read_value(context, cell);
	struct words words = cell_words(context, &spans);
	struct version from, to;
	bool is_open = words.count == 3 && !strcmp(words.items[1].text, "and") &&
	               !strcmp(words.items[2].text, "later");
	bool is_range = words.count == 3 && !strcmp(words.items[1].text, "to");

	if (!(words.count == 1 || is_open || is_range) ||
		!version_parse(words.items[0].text, &from) ||
		(is_range && !version_parse(words.items[2].text, &to)))
		report_error(context, cell->begin,
			"not Demucs-GUI versions: write 'A to B', 'A and later' or one version");
	else if (is_range && version_compare(&from, &to) > 0)
		report_error(context, cell->begin, "%s is newer than %s",
			report_quote(context, words.items[0].text),
			report_quote(context, words.items[2].text));
	else
		page->demucs_gui = (struct page_versions){
			join(context, &words),
			words.items[0].text,
			is_range  ? words.items[2].text
			: is_open ? NULL
				  : words.items[0].text,
			cell->begin,
		};
}

static void read_driver(const struct context *context, const struct cell *cell, struct page *page)
{
	struct spans spans = read_value(context, cell);
	struct version version;

	page->driver = cell_text(context, &spans, '\0');
	if (!spans.is_broken && !version_parse(page->driver, &version))
		report_error(context, cell->begin, "'%s' is not a version of a driver",
			report_quote(context, page->driver));
}

/* One link, whatever its text, or an address by itself. GitHub does not count punctuation that ends
 * an address as part of it. */
static void read_archive(const struct context *context, const struct cell *cell, struct page *page)
{
	struct spans spans = read_value(context, cell);
	struct words words = cell_words(context, &spans);
	const char *url = words.count ? words.items[0].url : NULL;
	bool is_bare = words.count == 1 && !url;

	for (size_t i = 0; i < words.count; i++) {
		if (words.items[i].url != url)
			url = NULL;
	}
	if (is_bare)
		url = words.items[0].text;
	if (spans.is_broken)
		return;
	if (!url)
		report_error(context, cell->begin, "an archive needs one address, or one link");
	else if (cell_check_address(context, url, words.items[0].at) && is_bare &&
		 strchr(")?!.:;*_~'\"", url[strlen(url) - 1]))
		report_error(context, cell->begin,
			"an address that ends with punctuation: write it between < and >");
	else
		page->archive = url;
}

static void read_also_known_as(
	const struct context *context, const struct cell *cell, struct page *page)
{
	struct spans spans = read_value(context, cell);
	struct words words = cell_words(context, &spans);

	for (size_t i = 0; i < words.count; i++) {
		struct page_name name;

		if (!facts_make_name(context, words.items[i].text, words.items[i].at, &name))
			report_error(context, words.items[i].at, "'%s' is not a version",
				report_quote(context, words.items[i].text));
		else
			ARENA_PUSH(context->arena, page->names, page->name_count, name);
	}
}

static const struct {
	const char *name;
	void (*read)(const struct context *context, const struct cell *cell, struct page *page);
} facts[PAGE_FACT_COUNT] = {
	{ "Demucs-GUI", read_demucs_gui },
	{ "Driver", read_driver },
	{ "Archive", read_archive },
	{ "Also known as", read_also_known_as },
};

/* The fact whose name is from BEGIN to END, with any markup and white space. PAGE_FACT_COUNT if
 * none is. */
static size_t find_fact(const char *begin, const char *end)
{
	char text[32]; /* longer than any name */
	size_t length = 0, i = 0;
	struct cell name;

	for (const char *c = begin; c < end && length < sizeof text; c++) {
		bool is_space = strchr(" \t\r\n", *c) != NULL;

		if (!is_space && !strchr("*_`~\\", *c))
			text[length++] = *c;
		else if (is_space && length && text[length - 1] != ' ')
			text[length++] = ' ';
	}
	name = cell_trim(text, text + length);
	while (i < PAGE_FACT_COUNT &&
		(strlen(facts[i].name) != (size_t)(name.end - name.begin) ||
			strncasecmp(facts[i].name, name.begin, strlen(facts[i].name)) != 0))
		i++;
	return i;
}

/* Whether NAME, in either case and with any blanks, is all from BEGIN to END. */
static bool is_spelled(const char *begin, const char *end, const char *name)
{
	while (*name && begin < end) {
		size_t blanks = strspn(begin, " \t");

		if (*name == ' ' ? !blanks : strncasecmp(begin, name, 1) != 0)
			return false;
		begin += *name == ' ' ? blanks : 1;
		name++;
	}
	return !*name && begin == end;
}

/*
 * Returns the beginning of the value in a list item that states the fact NAME: after COLON, or
 * after the emphasis that holds both name and colon. NULL if the markup is neither that nor around
 * the name alone.
 */
static const char *find_value(const char *begin, const char *colon, const char *name)
{
	struct cell marked = cell_trim(begin, colon);
	size_t stars = strspn(marked.begin, *marked.begin == '_' ? "_" : "*");
	const char *value = colon + 1;

	if (stars && !strncmp(value, marked.begin, stars) && strchr(" \t\r\n", value[stars]) &&
		is_spelled(marked.begin + stars, marked.end, name))
		return value + stars;
	while (marked.begin < marked.end && strchr("*_`", *marked.begin) &&
		*marked.begin == marked.end[-1]) {
		marked.begin++;
		marked.end--;
	}
	return is_spelled(marked.begin, marked.end, name) ? value : NULL;
}

bool facts_is_split(const char *begin, const char *end)
{
	const char *colon = memchr(begin, ':', (size_t)(end - begin));

	return colon && find_fact(begin, colon) != PAGE_FACT_COUNT;
}

/* Returns the first token from BEGIN to END that makes a forge show less than the source has, so
 * that it may show the name of a fact; NULL if there is none. */
static const char *find_hidden(const char *begin, const char *end)
{
	struct token token = lexer_token(begin);

	for (; token.begin < end; token = lexer_token(token.next)) {
		if (token.kind == TOKEN_HTML || token.kind == TOKEN_REFERENCE ||
			token.kind == TOKEN_TILDES)
			return token.begin;
	}
	return NULL;
}

bool facts_read_item(const struct context *context, const struct line *line, bool is_misplaced,
	struct page *page)
{
	const char *colon = memchr(line->content, ':', (size_t)(line->end - line->content));
	size_t fact = find_fact(line->content, colon ? colon : line->end);
	const char *value_begin = line->end;
	struct cell value;

	if (fact == PAGE_FACT_COUNT) {
		const char *hidden =
			colon && !is_misplaced ? find_hidden(line->content, colon) : NULL;

		if (hidden)
			report_error(context, hidden,
				"HTML, ~ or a character reference before the colon is refused");
		else if (colon && !is_misplaced)
			report_warning(context, line->content, "an unknown fact is skipped");
		return false;
	}
	if (colon)
		value_begin = find_value(line->content, colon, facts[fact].name);
	value = cell_trim(value_begin ? value_begin : line->end, line->end);
	if (is_misplaced)
		report_error(context, line->content,
			"a fact out of place: it belongs in the list above the table");
	else if (page->stated_at[fact])
		report_error(context, line->content, "'%s' is already at %s:%u:%u",
			facts[fact].name, context->source->path,
			source_line(context->source, page->stated_at[fact]),
			source_column(context->source, page->stated_at[fact]));
	else if (!value_begin)
		report_error(context, line->content, "'%s' cannot be read as it is marked up here",
			facts[fact].name);
	else if (value.begin == value.end)
		report_error(context, line->content, "'%s' has no value", facts[fact].name);
	else
		facts[fact].read(context, &value, page);
	page->stated_at[fact] = line->content;
	return true;
}
