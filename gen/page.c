/*
 * One page: finds its heading, its list of facts and its table among its lines; see page.h. Knows
 * the blocks of Markdown, but not what the facts, the columns and the cells mean.
 */
#include "page.h"

#include "facts.h"
#include "lexer.h"
#include "table.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

#define DIGITS "0123456789"

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
	bool in_paragraph; /* the line before belongs to one */
	bool is_fact;      /* the paragraph is a fact */
	const char *item;  /* the list item that begins the paragraph, if it has no colon so far */
	bool in_list;
	size_t list_indent; /* of the last item that is not nested */
	struct line header; /* of the table */
};

static void error(const struct parser *parser, const char *at, const char *message)
{
	report_error(parser->context, at, "%s", message);
}

/* Returns why LINE is refused, or NULL: Markdown that no page needs, and that could hide a row. */
static const char *why_refused(const struct parser *parser, const struct line *line)
{
	switch (line->kind) {
	case LINE_INDENTED:
		if (parser->in_paragraph)
			return NULL;
		return "a line indented this far may be code: indent it by at most 3 spaces";
	case LINE_DASHES:
		if (!parser->in_paragraph)
			return NULL;
		return "a heading begins with '#'; a thematic break needs a blank line above";
	case LINE_UNDERLINE:
		return "a heading begins with '#', and a thematic break is '---'";
	case LINE_FENCE:
		return "a code fence is not supported in a page";
	case LINE_HTML:
		return "HTML is not supported in a page";
	case LINE_QUOTE:
		return "a quotation is not supported in a page";
	default:
		return NULL;
	}
}

static void heading(struct parser *parser, const struct line *line)
{
	if (parser->in_list)
		error(parser, line->content, "a heading in a list");
	else if (parser->page.kind == PAGE_RELEASE && parser->has_heading)
		facts_check_heading(parser->context, line);
	else if (parser->page.kind == PAGE_RELEASE)
		facts_read_heading(parser->context, line, &parser->page);
	parser->has_heading = true;
}

/*
 * Reports LINE if it looks like a row, since a row outside of the table would be lost. The usual
 * cause is a blank line within the table. Prose may have pipes, but does not begin with one, and
 * does not have as many cells as the table and a PCI ID in the right one.
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

static void end_paragraph(struct parser *parser)
{
	parser->in_paragraph = false;
	parser->is_fact = false;
	parser->item = NULL;
}

/* A table begins with HEADER and the alignment row DELIMITER. */
static void begin_table(
	struct parser *parser, const struct line *header, const struct line *delimiter)
{
	if (parser->in_list) {
		error(parser, header->content,
			"a table that belongs to a list: put a blank line above it");
		parser->state = IN_OTHER_TABLE;
	} else if (parser->state == BEFORE_TABLE) {
		parser->header = *header;
		parser->table = table_begin(parser->context, parser->page.kind, header, delimiter);
		parser->state = IN_TABLE;
	} else {
		error(parser, header->content, "a second table: a page has one");
		parser->state = IN_OTHER_TABLE;
	}
	end_paragraph(parser);
}

/* Returns whether LINE continues a list item and, with its first colon, ends the name of a fact. */
static bool ends_fact_name(struct parser *parser, const struct line *line)
{
	const char *begin = parser->item;

	if (!begin || !memchr(line->content, ':', (size_t)(line->end - line->content)))
		return false;
	parser->item = NULL;
	return facts_is_split(begin, line->end);
}

/* Takes a line of a paragraph, or the header of a table. Returns the line to continue with. */
static struct line take_text(struct parser *parser, const struct line *line)
{
	struct line next = lexer_line(line->next);

	if (parser->is_fact || ends_fact_name(parser, line))
		error(parser, line->content, "a fact must be on one line");
	parser->is_fact = false;
	if (next.kind == LINE_DELIMITER) {
		begin_table(parser, line, &next);
		return lexer_line(next.next);
	}
	refuse_stray_row(parser, line);
	parser->in_paragraph = true;
	return next;
}

/* Takes a list item. A fact in a nested item, in code or below the table is out of place. */
static struct line take_item(struct parser *parser, const struct line *line)
{
	struct line next = lexer_line(line->next);
	size_t indent = strspn(line->begin, " ");
	const char *marker_end = line->begin + indent + strspn(line->begin + indent, DIGITS) + 1;
	size_t blanks = (size_t)(line->content - marker_end);
	bool is_code = blanks > 4 || (blanks > 1 && memchr(marker_end, '\t', blanks));
	bool is_nested = parser->in_list && indent > parser->list_indent;

	end_paragraph(parser);
	if (!is_nested)
		parser->list_indent = indent;
	parser->in_list = true;
	if (next.kind == LINE_DELIMITER) {
		begin_table(parser, line, &next);
		return lexer_line(next.next);
	}
	refuse_stray_row(parser, line);
	parser->in_paragraph = line->content < line->end;
	if (parser->page.kind != PAGE_RELEASE)
		return next;
	parser->is_fact = facts_read_item(parser->context, line,
		is_nested || is_code || parser->state != BEFORE_TABLE, &parser->page);
	parser->item = parser->is_fact ? NULL : line->content;
	return next;
}

/* Returns whether LINE, a list item, is text of the paragraph above it: section 5.3. Only an item
 * that is not empty and does not count from another number than 1 ends a paragraph. */
static bool is_text_of_paragraph(const struct parser *parser, const struct line *line)
{
	const char *marker = line->begin + strspn(line->begin, " ");
	bool has_other_number = strspn(marker, DIGITS) && strtoul(marker, NULL, 10) != 1;

	return parser->in_paragraph && !parser->in_list &&
	       (line->content == line->end || has_other_number);
}

/*
 * Leaves the list unless LINE is indented further than its items, or is text that continues a
 * paragraph of it: section 5.2, "laziness". A line that is indented by too little to belong to the
 * list counts as part of it, which can only refuse more.
 */
static void leave_list(struct parser *parser, const struct line *line)
{
	bool is_text = line->kind == LINE_TEXT || line->kind == LINE_DELIMITER ||
	               line->kind == LINE_INDENTED;

	if (line->kind == LINE_BLANK || line->kind == LINE_ITEM ||
		(is_text && parser->in_paragraph) || strspn(line->begin, " ") > parser->list_indent)
		return;
	if (parser->in_list)
		end_paragraph(parser);
	parser->in_list = false;
}

/* Takes LINE, which is not in a table. Returns the line to continue with. */
static struct line take_line(struct parser *parser, struct line line)
{
	switch (line.kind) {
	case LINE_ITEM:
		if (!is_text_of_paragraph(parser, &line))
			return take_item(parser, &line);
		line.content = line.begin + strspn(line.begin, " ");
		return take_text(parser, &line);
	case LINE_TEXT:
	case LINE_DELIMITER:
	case LINE_INDENTED:
		return take_text(parser, &line);
	case LINE_HEADING:
		refuse_stray_row(parser, &line);
		heading(parser, &line);
		break;
	default:
		break;
	}
	end_paragraph(parser);
	return lexer_line(line.next);
}

/* Takes LINE, which follows a table: it is a row, or ends the table. Section 4.10: "The table is
 * broken at the first empty line, or beginning of another block-level structure". */
static struct line take_row_or_line(struct parser *parser, struct line line)
{
	if (line.kind != LINE_TEXT && line.kind != LINE_DELIMITER) {
		parser->state = AFTER_TABLE;
		return take_line(parser, line);
	}
	if (parser->state == IN_TABLE) {
		table_read_row(parser->context, &parser->table, &line, &parser->page);
		parser->has_row = true;
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

/* Reports each run of bytes that no page may have. A NUL would end the text for the lexers, so each
 * becomes a space. */
static void check_bytes(const struct context *context)
{
	const char *after_last = NULL; /* the byte after the last one reported */
	char *at = context->source->text;

	for (; (at = source_find_invalid(context->source, at)); at++) {
		bool is_nul = *at == '\0';

		if (is_nul)
			*at = ' ';
		if (at == after_last)
			;
		else if (is_nul)
			report_error(context, at, "a NUL byte");
		else if (utf8_length(at,
				 (size_t)(context->source->text + context->source->length - at)))
			report_error(context, at, "a control character");
		else
			report_error(context, at, "invalid UTF-8");
		after_last = at + 1;
	}
}

static void parse_lines(struct parser *parser)
{
	struct line line = lexer_line(parser->context->source->text);

	while (line.kind != LINE_END) {
		const char *refusal;

		leave_list(parser, &line);
		refusal = why_refused(parser, &line);
		if (refusal) {
			error(parser, line.content, refusal);
			end_paragraph(parser);
			line = lexer_line(line.next);
		} else if (parser->state == IN_TABLE || parser->state == IN_OTHER_TABLE) {
			line = take_row_or_line(parser, line);
		} else {
			line = take_line(parser, line);
		}
	}
}

struct page page_parse(const struct context *context)
{
	struct parser parser = { .context = context,
		.page = { .source = context->source, .kind = kind_of(context->source) } };

	check_bytes(context);
	parse_lines(&parser);
	if (!parser.has_heading && parser.page.kind == PAGE_RELEASE)
		error(&parser, context->source->text, "no heading with the release");
	if (parser.state == BEFORE_TABLE)
		error(&parser, context->source->text, "no table");
	else if (parser.table.width && !parser.has_row)
		error(&parser, parser.header.content, "a table without rows");
	return parser.page;
}
