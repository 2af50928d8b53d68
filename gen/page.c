/* One page: which of its lines are the heading, facts, the table, and which are prose; see page.h.
 */
#include "page.h"

#include "facts.h"
#include "lexer.h"
#include "table.h"
#include "utf8.h"

#include <string.h>
#include <strings.h>

enum state {
	BEFORE_TABLE,
	IN_TABLE,
	AFTER_TABLE,
	IN_OTHER_TABLE, /* which has been reported */
};

struct parser {
	const struct context *context;
	struct page page;
	struct table table;
	enum state state;
	bool has_heading, has_row;
	bool is_fact;     /* the line before stated one */
	const char *item; /* the list item that the line before belongs to, which has stated none so
	                     far, or NULL */
	size_t content_column; /* in a list item: how far its content is indented; 0 outside of one
	                        */
	bool is_quoted;        /* in a quotation, until a blank line */
	bool is_after_blank;   /* the line before was blank */
	unsigned paragraph_lines; /* how many the paragraph has so far; 0 outside of one */
	struct line text;         /* the last of them */
	struct line header;       /* of the table */
};

static void error(const struct parser *parser, const char *at, const char *message)
{
	report_error(parser->context, at, "%s", message);
}

static void heading(struct parser *parser, const struct line *line)
{
	if (parser->page.kind == PAGE_RELEASE && !parser->has_heading)
		facts_read_heading(parser->context, line, &parser->page);
	else if (parser->page.kind == PAGE_RELEASE)
		facts_refuse_heading(parser->context, line, &parser->page);
	parser->has_heading = true;
}

/*
 * A row outside of the table is lost on whoever reads the page, most often by a blank line in the
 * midst of the table, so it is refused. Prose may have pipes, but does not begin with one, nor with
 * as many cells and an ID in the right one.
 */
static void refuse_stray_row(const struct parser *parser, const struct line *line)
{
	bool begins_with_pipe =
		*line->content == '|' &&
		memchr(line->content + 1, '|', (size_t)(line->end - line->content - 1));

	if (begins_with_pipe || (parser->state == AFTER_TABLE &&
					table_seems_row(parser->context, &parser->table, line)))
		error(parser, line->content, "a row outside of the table");
}

/* Returns the line behind the last of a block that begins at LINE and ends with a line that has one
 * of ENDS in it. */
static struct line skip_until(
	const struct parser *parser, struct line line, const char *const *ends)
{
	const char *begin = line.content;

	for (; line.kind != LINE_END; line = lexer_line(line.next)) {
		for (const char *const *end = ends; *end; end++) {
			size_t length = strlen(*end);

			for (const char *c = line.begin; c + length <= line.end; c++) {
				if (!strncasecmp(c, *end, length))
					return lexer_line(line.next);
			}
		}
	}
	error(parser, begin, "a comment or a block of HTML that nothing closes");
	return line;
}

/* Returns the line behind the fence that closes the one at LINE: as many of the same character or
 * more. */
static struct line skip_fence(const struct parser *parser, struct line line)
{
	const char fence[] = { *line.content, '\0' };
	const char *begin = line.content;
	size_t length = strspn(begin, fence);

	for (line = lexer_line(line.next); line.kind != LINE_END; line = lexer_line(line.next)) {
		const char *at = line.begin + strspn(line.begin, " ");
		size_t run = strspn(at, fence);

		if (at - line.begin < 4 && run >= length &&
			at + run + strspn(at + run, " \t") == line.end)
			return lexer_line(line.next);
	}
	error(parser, begin, "a fence that nothing closes");
	return line;
}

/* The line above DELIMITER is the header of a table. */
static void begin_table(struct parser *parser, const struct line *delimiter)
{
	if (parser->content_column || parser->is_quoted) {
		error(parser, parser->text.content,
			"a table that belongs to a list or a quotation: it needs a blank line above");
		parser->state = IN_OTHER_TABLE;
	} else if (parser->state == BEFORE_TABLE) {
		parser->header = parser->text;
		parser->table =
			table_begin(parser->context, parser->page.kind, &parser->text, delimiter);
		parser->state = IN_TABLE;
	} else {
		error(parser, parser->text.content, "a second table: a page has one");
		parser->state = IN_OTHER_TABLE;
	}
}

/* Whether LINE is one more row of a table: GFM section 4.10, "the table is broken at the first
 * empty line, or beginning of another block-level structure". */
static bool is_row(const struct line *line)
{
	if (line->kind == LINE_UNDERLINE) /* --- is a thematic break, and - a list item */
		return *line->content == '=' || strspn(line->content, "-") == 2;
	return line->kind == LINE_TEXT || line->kind == LINE_DELIMITER;
}

/* Whether LINE has the first colon of a list item that goes on, and what stands before that is the
 * name of a fact. */
static bool ends_fact_name(struct parser *parser, const struct line *line)
{
	const char *begin = parser->item;

	if (!begin || !memchr(line->content, ':', (size_t)(line->end - line->content)))
		return false;
	parser->item = NULL;
	return facts_is_split(begin, line->end);
}

static void text(struct parser *parser, const struct line *line)
{
	if (parser->is_fact || ends_fact_name(parser, line))
		error(parser, line->content, "a fact that goes on: it stands on one line");
	parser->is_fact = false;
	parser->text = *line;
	parser->paragraph_lines++;
}

static void end_paragraph(struct parser *parser)
{
	/* A header cannot be told from prose before the line below it, so the look for stray rows
	 * comes this late. */
	if (parser->paragraph_lines)
		refuse_stray_row(parser, &parser->text);
	parser->paragraph_lines = 0;
	parser->is_fact = false;
	parser->item = NULL;
}

/* A list item. What its nested items say, or code in it, is its own, and no fact of the release. */
static void item(struct parser *parser, const struct line *line)
{
	size_t indent = strspn(line->begin, " ");
	size_t marker = indent + strspn(line->begin + indent, "0123456789") + 1;
	size_t content = (size_t)(line->content - line->begin);
	bool is_nested = parser->content_column && indent >= parser->content_column;

	end_paragraph(parser);
	if (!is_nested)
		parser->content_column = line->kind == LINE_UNDERLINE ? marker + 1 : content;
	refuse_stray_row(parser, line);
	if (parser->page.kind != PAGE_RELEASE || line->kind != LINE_ITEM)
		return;
	parser->is_fact = facts_read_item(parser->context, line,
		is_nested || content > marker + 4 || parser->state != BEFORE_TABLE, &parser->page);
	parser->item = parser->is_fact ? NULL : line->content;
}

/* Whether LINE, a list item, ends a paragraph: section 5.3, unless it is empty or counts from
 * another number than 1. */
static bool interrupts_paragraph(const struct line *line)
{
	const char *marker = line->begin + strspn(line->begin, " ");
	size_t digits = strspn(marker, "0123456789");

	return line->content < line->end && (digits == 0 || (digits == 1 && *marker == '1'));
}

/* What is quoted is prose. A table in it would be one more, to whoever reads the page. */
static void quote(struct parser *parser, const struct line *line)
{
	struct line inner = lexer_line(line->content + 1);

	end_paragraph(parser);
	parser->is_quoted = true;
	if (inner.kind == LINE_DELIMITER)
		error(parser, inner.content, "a table in a quotation");
	else
		refuse_stray_row(parser, &inner);
}

/* HTML up to a blank line, in which no row may be lost. */
static struct line skip_html(const struct parser *parser, struct line line)
{
	for (; line.kind != LINE_BLANK && line.kind != LINE_END; line = lexer_line(line.next))
		refuse_stray_row(parser, &line);
	return line;
}

/* A list goes on behind a blank line as long as lines are indented like its content. */
static void leave_containers(struct parser *parser, const struct line *line)
{
	size_t indent = strspn(line->begin, " ");

	if (parser->is_after_blank && line->kind != LINE_BLANK) {
		parser->is_quoted = false;
		if (indent < parser->content_column && line->begin[indent] != '\t')
			parser->content_column = 0;
	}
	parser->is_after_blank = line->kind == LINE_BLANK;
}

/* === or --- is a heading's where a paragraph is above; what is above it in a list or a quotation
 * is prose. */
static void underline(struct parser *parser, const struct line *line)
{
	bool is_heading = parser->paragraph_lines && !parser->content_column && !parser->is_quoted;

	if (is_heading && parser->paragraph_lines > 1 && !parser->has_heading)
		error(parser, parser->text.content, "a heading of several lines cannot be read");
	else if (is_heading)
		heading(parser, &parser->text);
	else if (*line->content == '=') {
		text(parser, line);
		return;
	} else if (strspn(line->content, "-") == 1) /* an empty list item */
		item(parser, line);
	end_paragraph(parser);
}

/* Takes LINE, which is not in a table, and what else belongs to its block; returns the line that
 * comes next. */
static struct line take_block(struct parser *parser, struct line line)
{
	static const char *const comment_ends[] = { "-->", NULL };
	static const char *const raw_ends[] = { "</pre>", "</script>", "</style>", "</textarea>",
		NULL };

	switch (line.kind) {
	case LINE_END:
	case LINE_BREAK:
	case LINE_BLANK:
		end_paragraph(parser);
		break;
	case LINE_HEADING:
		end_paragraph(parser);
		parser->content_column = 0;
		parser->is_quoted = false;
		refuse_stray_row(parser, &line);
		heading(parser, &line);
		break;
	case LINE_UNDERLINE:
		underline(parser, &line);
		break;
	case LINE_FENCE:
		end_paragraph(parser);
		return skip_fence(parser, line);
	case LINE_COMMENT:
		end_paragraph(parser);
		return skip_until(parser, line, comment_ends);
	case LINE_RAW:
		end_paragraph(parser);
		return skip_until(parser, line, raw_ends);
	case LINE_HTML:
		end_paragraph(parser);
		return skip_html(parser, line);
	case LINE_TAG:
		if (!parser->paragraph_lines)
			return skip_html(parser, line);
		text(parser, &line);
		break;
	case LINE_DECLARATION:
		end_paragraph(parser);
		error(parser, line.content, "a declaration of HTML or XML cannot be read");
		break;
	case LINE_QUOTE:
		quote(parser, &line);
		break;
	case LINE_ITEM:
		if (parser->paragraph_lines && !parser->content_column &&
			!interrupts_paragraph(&line))
			text(parser, &line);
		else
			item(parser, &line);
		break;
	case LINE_INDENTED:
		if (!parser->paragraph_lines && !parser->is_fact)
			refuse_stray_row(parser, &line);
		else
			text(parser, &line);
		break;
	case LINE_DELIMITER:
		if (parser->paragraph_lines) {
			begin_table(parser, &line);
			parser->paragraph_lines = 0;
			parser->is_fact = false;
			parser->item = NULL;
			break;
		}
		text(parser, &line);
		break;
	case LINE_TEXT:
		if (parser->paragraph_lines)
			refuse_stray_row(parser, &parser->text);
		text(parser, &line);
		break;
	}
	return lexer_line(line.next);
}

static enum page_kind kind_of(const struct source *source)
{
	static const char *const names[PAGE_KIND_COUNT] = {
		[PAGE_STEPPINGS] = "steppings.md",
		[PAGE_AOT_DEVLIST] = "aot-devlist.md",
		[PAGE_DEVICE_NAMES] = "device-names.md",
		[PAGE_DEVICES] = "devices.md",
		[PAGE_AOT_TARGETS] = "aot-targets.md",
		[PAGE_TORCH_WHEELS] = "torch-wheels.md",
		[PAGE_IPEX_WHEELS] = "ipex-wheels.md",
	};

	for (enum page_kind kind = PAGE_RELEASE + 1; kind < PAGE_KIND_COUNT; kind++) {
		if (!strcmp(source_name(source), names[kind]))
			return kind;
	}
	return PAGE_RELEASE;
}

/* Reports every run of bytes that no page may have. A NUL would end the text for the lexers, so
 * each becomes a blank. */
static void check_bytes(const struct context *context)
{
	const char *behind = NULL; /* the last one that was reported */
	char *at = context->source->text;

	for (; (at = source_find_invalid(context->source, at)); at++) {
		bool is_nul = *at == '\0';

		if (is_nul)
			*at = ' ';
		if (at == behind)
			;
		else if (is_nul)
			report_error(context, at, "a NUL byte");
		else if (utf8_length(at,
				 (size_t)(context->source->text + context->source->length - at)))
			report_error(context, at, "a control character");
		else
			report_error(context, at, "invalid UTF-8");
		behind = at + 1;
	}
}

struct page page_parse(const struct context *context)
{
	struct parser parser = { .context = context,
		.page = { .source = context->source, .kind = kind_of(context->source) } };
	struct line line;

	check_bytes(context);
	line = lexer_line(context->source->text);
	while (line.kind != LINE_END) {
		if (parser.state == IN_TABLE && is_row(&line)) {
			table_read_row(context, &parser.table, &line, &parser.page);
			parser.has_row = true;
			parser.is_after_blank = false;
			line = lexer_line(line.next);
		} else if (parser.state == IN_OTHER_TABLE && is_row(&line)) {
			line = lexer_line(line.next);
		} else {
			if (parser.state == IN_TABLE || parser.state == IN_OTHER_TABLE)
				parser.state = AFTER_TABLE;
			leave_containers(&parser, &line);
			line = take_block(&parser, line);
		}
	}
	end_paragraph(&parser);
	if (!parser.has_heading && parser.page.kind == PAGE_RELEASE)
		error(&parser, context->source->text, "no heading with the release");
	if (parser.state == BEFORE_TABLE)
		error(&parser, context->source->text, "no table");
	else if (parser.table.width && !parser.has_row)
		error(&parser, parser.header.content, "a table without rows");
	return parser.page;
}
