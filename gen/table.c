/* The table of a page; see table.h. */
#include "table.h"

#include "cell.h"
#include "facts.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define DEVICE_NAME_CHARACTERS "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz.-"
#define BARE_NAME_CHARACTERS "0123456789abcdefghijklmnopqrstuvwxyz.-"
#define HEX_DIGITS "0123456789abcdefABCDEF"

enum { CODE_MARK = '\1' }; /* no page may have this byte: source_find_invalid */

enum presence { NEVER, OPTIONAL, REQUIRED };

struct cells {
	struct cell *items;
	size_t count;
};

/* Splits LINE at its pipes, except those after a backslash. A pipe at either end separates nothing.
 */
static struct cells split_row(const struct context *context, const struct line *line)
{
	struct cells cells = { NULL, 0 };
	const char *begin = line->content;
	const char *end = cell_trim(begin, line->end).end;

	if (begin < end && *begin == '|')
		begin++;
	while (begin < end) {
		const char *pipe = begin;
		struct cell cell;

		while (pipe < end && (*pipe != '|' || (pipe > line->content && pipe[-1] == '\\')))
			pipe++;
		cell = cell_trim(begin, pipe);
		ARENA_PUSH(context->arena, cells.items, cells.count, cell);
		begin = pipe + 1;
	}
	return cells;
}

/* Whether the LENGTH bytes at TEXT say that a name is missing, or are code marks and their
 * separators alone. */
static bool is_remark(const char *text, size_t length, char code_mark)
{
	static const char *const missing[] = { "unknown", "no acronym" };

	for (size_t i = 0; i < sizeof missing / sizeof *missing; i++) {
		if (strlen(missing[i]) == length && !strncasecmp(missing[i], text, length))
			return true;
	}
	return code_mark && memchr(text, code_mark, length) &&
	       strspn(text, (char[]){ ' ', ',', code_mark, '\0' }) >= length;
}

static bool has_remark(const char *text)
{
	for (; (text = strchr(text, '(')); text++) {
		const char *close = strchr(text, ')');

		if (close && is_remark(text + 1, (size_t)(close - text - 1), '\0'))
			return true;
	}
	return false;
}

/* Removes from TEXT, which is at AT, the code marks, the parentheses that hold a remark, and the
 * separators that are left over. */
static const char *without_remarks(
	const struct context *context, char *text, const char *at, char code_mark)
{
	char *to = text;

	for (const char *from = text; *from; from++) {
		const char *close = *from == '(' ? strchr(from, ')') : NULL;

		if (close && is_remark(from + 1, (size_t)(close - from - 1), code_mark)) {
			from = close;
			continue;
		}
		if (code_mark && *from == code_mark)
			continue;
		if (*from == ' ' && (to == text || to[-1] == ' '))
			continue;
		if (*from == ',') {
			while (to > text && to[-1] == ' ')
				to--;
			if (to == text || to[-1] == ',')
				continue;
		}
		*to++ = *from;
	}
	while (to > text && (to[-1] == ' ' || to[-1] == ','))
		to--;
	*to = '\0';
	if (has_remark(text))
		report_error(context, at,
			"'%s' has a remark with another one, or a code span, inside",
			report_quote(context, text));
	return text;
}

static void read_ids(const struct context *context, struct page_row *row, const struct cell *cell)
{
	struct spans spans = cell_read(context, cell, true);
	struct words words = cell_words(context, &spans);

	for (size_t i = 0; i < words.count && !spans.is_broken; i++) {
		const struct span *word = &words.items[i];
		struct page_id id = { (uint16_t)strtoul(word->text, NULL, 16), word->at };

		if (strlen(word->text) != 4 || strspn(word->text, HEX_DIGITS) != 4)
			report_error(context, word->at, "'%s' is not a PCI ID: not four hex digits",
				report_quote(context, word->text));
		else if (word->is_struck)
			report_error(context, word->at, "a PCI ID that is struck through");
		else
			ARENA_PUSH(context->arena, row->ids, row->id_count, id);
	}
	if (!words.count && !spans.is_broken)
		report_error(context, cell->begin, "no PCI ID in this row");
}

/* Three numbers of up to nine digits and no leading zeros, with dots between. */
static bool parse_code(struct page_code *code)
{
	const char *at = code->text;

	for (int i = 0; i < 3; i++) {
		size_t digits = strspn(at, "0123456789");

		if (digits < 1 || digits > 9 || (digits > 1 && *at == '0'))
			return false;
		code->numbers[i] = strtoul(at, NULL, 10);
		at += digits;
		if (i < 2 && *at++ != '.')
			return false;
	}
	return *at == '\0';
}

static void read_codes(const struct context *context, struct page_row *row, const struct cell *cell)
{
	struct spans spans = cell_read(context, cell, true);
	struct words words = cell_words(context, &spans);

	for (size_t i = 0; i < words.count && !spans.is_broken; i++) {
		const struct span *word = &words.items[i];
		struct page_code code = { word->text, { 0, 0, 0 }, word->url, word->at };
		bool is_repeated = false;

		for (size_t j = 0; j < row->code_count; j++)
			is_repeated |= !strcmp(row->codes[j].text, code.text);
		if (!parse_code(&code))
			report_error(context, word->at,
				"'%s' is not a generation code: not three numbers",
				report_quote(context, word->text));
		else if (word->is_struck)
			report_error(context, word->at, "a generation code that is struck through");
		else if (is_repeated)
			report_error(context, word->at, "%s is twice in this row", code.text);
		else if (!code.url || cell_check_address(context, code.url, code.at))
			ARENA_PUSH(context->arena, row->codes, row->code_count, code);
	}
	if (!words.count && !spans.is_broken)
		report_error(context, cell->begin, "no generation code in this row");
}

static const char *read_text(const struct context *context, const struct cell *cell)
{
	struct spans spans = cell_read(context, cell, true);

	return without_remarks(context, cell_text(context, &spans, '\0'), cell->begin, '\0');
}

static void read_arch(const struct context *context, struct page_row *row, const struct cell *cell)
{
	row->arch = read_text(context, cell);
	row->has_own_arch = true;
}

/* The code spans of SPANS are device names, or settings. Scripts use them, so they have no
 * character that ocloc does not accept. */
static void read_devices(
	const struct context *context, struct page_row *row, const struct spans *spans)
{
	for (size_t i = 0; i < spans->count; i++) {
		const struct span *span = &spans->items[i];
		struct page_device device = { span->text, span->at };

		if (span->kind != SPAN_CODE || span->is_struck)
			continue;
		if (!*span->text || span->text[strspn(span->text, DEVICE_NAME_CHARACTERS)])
			report_error(context, span->at,
				"'%s' is not a device name: not letters, digits, dots and dashes",
				report_quote(context, span->text));
		else
			ARENA_PUSH(context->arena, row->devices, row->device_count, device);
	}
}

static bool has_closed_parentheses(const char *text)
{
	int open = 0;

	for (; *text && open >= 0; text++)
		open += (*text == '(') - (*text == ')');
	return open == 0;
}

/* Warns of device names in parentheses that are not code spans: they would be part of the codename.
 */
static void warn_of_bare_names(const struct context *context, const struct cell *cell)
{
	const char *open = cell->begin;

	while ((open = memchr(open, '(', (size_t)(cell->end - open)))) {
		const char *name = ++open;
		size_t length = strspn(name, BARE_NAME_CHARACTERS ", ");
		bool is_link = name - 1 > cell->begin && name[-2] == ']';

		if (*name >= 'a' && *name <= 'z' && name[length] == ')' && !is_link)
			report_warning(context, name,
				"'%s' is not in backticks, so it is not read as a device name",
				report_quote(context, arena_copy(context->arena, name, length)));
	}
}

/* The codename is the text, the device names are the code spans: Tiger Lake (`tgl` `tgllp`). */
static void read_codename(
	const struct context *context, struct page_row *row, const struct cell *cell)
{
	struct spans spans = cell_read(context, cell, true);

	row->codename = without_remarks(
		context, cell_text(context, &spans, CODE_MARK), cell->begin, CODE_MARK);
	if (!has_closed_parentheses(row->codename))
		report_error(context, cell->begin, "an unmatched parenthesis");
	warn_of_bare_names(context, cell);
	read_devices(context, row, &spans);
}

/* Whether TEXT has more than code marks, separators and remarks in parentheses. */
static bool has_more_than_codes(const char *text, char code_mark)
{
	while (*text) {
		const char *close = *text == '(' ? strchr(text, ')') : NULL;

		if (close)
			text = close;
		else if (*text != code_mark && !strchr(" ,;", *text))
			return true;
		text++;
	}
	return false;
}

/* A cell of nothing but device names, or settings. */
static void read_device_cell(
	const struct context *context, struct page_row *row, const struct cell *cell)
{
	struct spans spans = cell_read(context, cell, true);

	read_devices(context, row, &spans);
	if (has_more_than_codes(cell_text(context, &spans, CODE_MARK), CODE_MARK) ||
		!row->device_count)
		report_error(context, cell->begin, "this cell must have code spans alone");
}

static void read_kind(const struct context *context, struct page_row *row, const struct cell *cell)
{
	static const char *const kinds[] = {
		[NAME_PRODUCT] = "product", [NAME_GENERIC] = "generic", [NAME_STEPPING] = "stepping"
	};
	const char *text = read_text(context, cell);

	for (enum name_kind kind = 0; kind < NAME_KIND_COUNT; kind++) {
		if (!strcmp(text, kinds[kind])) {
			row->name_kind = kind;
			return;
		}
	}
	report_error(context, cell->begin,
		"'%s' is not a kind of name: not product, generic or stepping",
		report_quote(context, text));
}

/* Revisions, or their mask: two hex digits each. Returns their number. */
static size_t read_revisions(
	const struct context *context, struct page_row *row, const struct cell *cell)
{
	struct spans spans = cell_read(context, cell, true);
	struct words words = cell_words(context, &spans);

	for (size_t i = 0; i < words.count && !spans.is_broken; i++) {
		const struct span *word = &words.items[i];
		struct page_revision revision = { (unsigned)strtoul(word->text, NULL, 16),
			word->at };

		if (strlen(word->text) != 2 || strspn(word->text, HEX_DIGITS) != 2 ||
			word->is_struck)
			report_error(context, word->at,
				"'%s' is not a revision: not two hex digits",
				report_quote(context, word->text));
		else
			ARENA_PUSH(context->arena, row->revisions, row->revision_count, revision);
	}
	return words.count;
}

static void read_row_revisions(
	const struct context *context, struct page_row *row, const struct cell *cell)
{
	if (!read_revisions(context, row, cell))
		report_error(context, cell->begin, "no revision in this row");
}

static void read_revision_mask(
	const struct context *context, struct page_row *row, const struct cell *cell)
{
	struct page_row mask = { 0 };

	if (read_revisions(context, &mask, cell) > 1)
		report_error(context, cell->begin, "more than one mask");
	else if (mask.revision_count && !mask.revisions->number)
		report_error(context, cell->begin, "a mask without a bit");
	else if (mask.revision_count)
		row->revision_mask = mask.revisions->number;
}

static void add_name(const struct context *context, struct page_row *row, const struct spans *spans)
{
	const char *name;

	if (!spans->count)
		return;
	name = without_remarks(context, cell_text(context, spans, '\0'), spans->items->at, '\0');
	if (!*name)
		return;
	if (is_remark(name, strlen(name), '\0'))
		report_warning(context, spans->items->at,
			"'%s' is read as a name; if the name is missing, write (%s)", name, name);
	ARENA_PUSH(context->arena, row->names, row->name_count, name);
}

/* Each code span is a name; a cell without one is a name as a whole. */
static void read_names(const struct context *context, struct page_row *row, const struct cell *cell)
{
	struct spans spans = cell_read(context, cell, true);
	bool has_code = false;

	for (size_t i = 0; i < spans.count; i++) {
		struct spans one = { &spans.items[i], 1, false };

		if (spans.items[i].kind != SPAN_CODE)
			continue;
		has_code = true;
		add_name(context, row, &one);
	}
	if (!has_code)
		add_name(context, row, &spans);
	else if (has_more_than_codes(cell_text(context, &spans, CODE_MARK), CODE_MARK))
		report_error(context, cell->begin,
			"text beside the names: a name is a code span, a remark in parentheses");
}

/* Names that are printed by default have no marks, which not every terminal can show. */
static void refuse_marks(
	const struct context *context, const struct page_row *row, const struct cell *cell)
{
	static const char *const marks[] = { "(R)", "(TM)", "\u00AE", "\u2122" };

	for (size_t i = 0; i < row->name_count; i++) {
		for (size_t j = 0; j < sizeof marks / sizeof *marks; j++) {
			if (strstr(row->names[i], marks[j]))
				report_error(context, cell->begin,
					"'%s' has a mark: write the name without %s",
					report_quote(context, row->names[i]), marks[j]);
		}
	}
}

/* One SYCL target, or an empty cell. */
static void read_sycl_target(
	const struct context *context, struct page_row *row, const struct cell *cell)
{
	struct page_row targets = { 0 };
	struct spans spans = cell_read(context, cell, true);

	read_devices(context, &targets, &spans);
	if (has_more_than_codes(cell_text(context, &spans, CODE_MARK), CODE_MARK) ||
		targets.device_count > 1)
		report_error(
			context, cell->begin, "this cell must have one code span, or be empty");
	else if (targets.device_count)
		row->sycl = *targets.devices;
}

/* AOT targets. Each may be a link to the index of its wheel. */
static void read_targets(
	const struct context *context, struct page_row *row, const struct cell *cell)
{
	struct spans spans = cell_read(context, cell, true);

	for (size_t i = 0; i < spans.count; i++) {
		const struct span *span = &spans.items[i];
		struct page_target target = { span->text, span->url, span->at };

		if (span->kind != SPAN_CODE || span->is_struck)
			continue;
		if (!*span->text || span->text[strspn(span->text, DEVICE_NAME_CHARACTERS)])
			report_error(context, span->at,
				"'%s' is not an AOT target: not letters, digits, dots and dashes",
				report_quote(context, span->text));
		else if (!target.url || cell_check_address(context, target.url, target.at))
			ARENA_PUSH(context->arena, row->targets, row->target_count, target);
	}
	if (has_more_than_codes(cell_text(context, &spans, CODE_MARK), CODE_MARK))
		report_error(context, cell->begin, "this cell must have code spans alone");
}

/* One version, or an empty cell. */
static void read_runtime(
	const struct context *context, struct page_row *row, const struct cell *cell)
{
	const char *text = read_text(context, cell);
	struct version version;

	if (!*text)
		return;
	if (text[strspn(text, "0123456789.")] || !version_parse(text, &version))
		report_error(context, cell->begin, "'%s' is not a version of the compute runtime",
			report_quote(context, text));
	row->runtime = text;
}

/* PyTorch's wheels are known by the minor release: two numbers. */
static bool make_torch_name(const char *text, const char *at, struct page_name *name)
{
	size_t major = strspn(text, "0123456789");
	size_t minor = text[major] == '.' ? strspn(text + major + 1, "0123456789") : 0;

	*name = (struct page_name){ .text = text, .at = at };
	return major && minor && !text[major + 1 + minor] && version_parse(text, &name->version);
}

static void read_versions(const struct context *context, struct page_row *row,
	const struct cell *cell, enum page_kind kind)
{
	struct spans spans = cell_read(context, cell, true);
	struct words words = cell_words(context, &spans);

	for (size_t i = 0; i < words.count && !spans.is_broken; i++) {
		const struct span *word = &words.items[i];
		struct page_name name;

		if (word->is_struck)
			report_error(context, word->at, "a version that is struck through");
		else if (kind == PAGE_TORCH_WHEELS && !make_torch_name(word->text, word->at, &name))
			report_error(context, word->at,
				"'%s' is not a minor release of PyTorch: not two numbers",
				report_quote(context, word->text));
		else if (kind == PAGE_IPEX_WHEELS &&
			 !facts_make_name(context, word->text, word->at, &name))
			report_error(context, word->at, "'%s' is not a version",
				report_quote(context, word->text));
		else
			ARENA_PUSH(context->arena, row->versions, row->version_count, name);
	}
	if (!words.count && !spans.is_broken)
		report_error(context, cell->begin, "no version in this row");
}

static void read_system(
	const struct context *context, struct page_row *row, const struct cell *cell)
{
	static const char *const systems[] = {
		[SYSTEM_LINUX] = "Linux", [SYSTEM_WINDOWS] = "Windows"
	};
	const char *text = read_text(context, cell);

	for (enum system system = SYSTEM_LINUX; system < SYSTEM_COUNT; system++) {
		if (!strcasecmp(text, systems[system])) {
			row->system = system;
			return;
		}
	}
	report_error(context, cell->begin, "'%s' is not a system: not Linux or Windows",
		report_quote(context, text));
}

/* One link, or an empty cell. */
static void read_index(const struct context *context, struct page_row *row, const struct cell *cell)
{
	struct spans spans = cell_read(context, cell, true);

	for (size_t i = 0; i < spans.count && !spans.is_broken; i++) {
		const struct span *span = &spans.items[i];

		if (span->is_struck || (!span->url && span->kind == SPAN_SPACE))
			continue;
		if (!span->url || (row->index && row->index != span->url)) {
			report_error(
				context, span->at, "this cell must have one link, or be empty");
			return;
		}
		row->index = span->url;
	}
	if (row->index && !cell_check_address(context, row->index, cell->begin))
		row->index = NULL;
}

/*
 * The beginning of each column's header cell, its reader, and the kinds of pages that have it. A
 * column without a reader is for people, or read_cell reads it.
 */
static const struct {
	const char *title;
	void (*read)(const struct context *context, struct page_row *row, const struct cell *cell);
	enum presence in[PAGE_KIND_COUNT];
} columns[COLUMN_UNKNOWN] = {
	[COLUMN_PCI_ID] = { "PCI ID", read_ids,
		{ [PAGE_RELEASE] = REQUIRED,
			[PAGE_STEPPINGS] = REQUIRED,
			[PAGE_DEVICES] = REQUIRED } },
	[COLUMN_CODENAME] = { "Codename", read_codename, { [PAGE_RELEASE] = OPTIONAL } },
	[COLUMN_ARCHITECTURE] = { "Architecture", read_arch, { [PAGE_RELEASE] = OPTIONAL } },
	[COLUMN_GENERATION_CODE] = { "Generation Code", read_codes,
		{ [PAGE_RELEASE] = REQUIRED,
			[PAGE_STEPPINGS] = REQUIRED,
			[PAGE_AOT_DEVLIST] = REQUIRED,
			[PAGE_DEVICE_NAMES] = REQUIRED,
			[PAGE_AOT_TARGETS] = REQUIRED } },
	[COLUMN_DISPLAY_NAME] = { "Display Name", read_names,
		{ [PAGE_RELEASE] = OPTIONAL, [PAGE_DEVICES] = REQUIRED } },
	[COLUMN_REVISION_MASK] = { "Revision Mask", read_revision_mask,
		{ [PAGE_STEPPINGS] = OPTIONAL } },
	[COLUMN_REVISION] = { "Revision", read_row_revisions, { [PAGE_STEPPINGS] = REQUIRED } },
	[COLUMN_SETTING] = { "Setting", read_device_cell, { [PAGE_AOT_DEVLIST] = REQUIRED } },
	[COLUMN_HARDWARE] = { "Hardware", NULL, { [PAGE_AOT_DEVLIST] = OPTIONAL } },
	[COLUMN_KIND] = { "Kind", read_kind, { [PAGE_DEVICE_NAMES] = REQUIRED } },
	[COLUMN_NAME] = { "Name", read_device_cell, { [PAGE_DEVICE_NAMES] = REQUIRED } },
	[COLUMN_SYCL_TARGET] = { "SYCL Target", read_sycl_target,
		{ [PAGE_DEVICE_NAMES] = OPTIONAL } },
	[COLUMN_DEVICE_NAME] = { "Device Name", read_device_cell,
		{ [PAGE_DEVICES] = REQUIRED, [PAGE_AOT_TARGETS] = REQUIRED } },
	[COLUMN_AOT_TARGET] = { "AOT Target", read_targets,
		{ [PAGE_AOT_TARGETS] = REQUIRED,
			[PAGE_TORCH_WHEELS] = REQUIRED,
			[PAGE_IPEX_WHEELS] = REQUIRED } },
	[COLUMN_RUNTIME] = { "Compute Runtime", read_runtime, { [PAGE_AOT_TARGETS] = REQUIRED } },
	[COLUMN_VERSION] = { "Version", NULL,
		{ [PAGE_TORCH_WHEELS] = REQUIRED, [PAGE_IPEX_WHEELS] = REQUIRED } },
	[COLUMN_SYSTEM] = { "System", read_system,
		{ [PAGE_TORCH_WHEELS] = REQUIRED, [PAGE_IPEX_WHEELS] = REQUIRED } },
	[COLUMN_INDEX] = { "Index", read_index,
		{ [PAGE_TORCH_WHEELS] = REQUIRED, [PAGE_IPEX_WHEELS] = REQUIRED } },
	[COLUMN_BASIS] = { "Basis", NULL,
		{ [PAGE_TORCH_WHEELS] = OPTIONAL, [PAGE_IPEX_WHEELS] = OPTIONAL } },
	[COLUMN_DATE] = { "Date", NULL,
		{ [PAGE_TORCH_WHEELS] = OPTIONAL, [PAGE_IPEX_WHEELS] = OPTIONAL } },
};

static bool has_column(const struct table *table, enum column column)
{
	for (size_t i = 0; i < table->width; i++) {
		if (table->columns[i] == column)
			return true;
	}
	return false;
}

/* Reads CELL of COLUMN. In older pages, without codenames, these are under Architecture. */
static void read_cell(const struct context *context, const struct table *table, enum column column,
	const struct cell *cell, struct page_row *row)
{
	if (column == COLUMN_ARCHITECTURE && !has_column(table, COLUMN_CODENAME))
		column = COLUMN_CODENAME;
	if (column == COLUMN_VERSION)
		read_versions(context, row, cell, table->kind);
	else if (column != COLUMN_UNKNOWN && columns[column].read)
		columns[column].read(context, row, cell);
	if (column == COLUMN_DISPLAY_NAME && table->kind == PAGE_DEVICES)
		refuse_marks(context, row, cell);
}

void table_read_row(const struct context *context, const struct table *table,
	const struct line *line, struct page *page)
{
	struct cells cells = split_row(context, line);
	struct page_row row = {
		.at = line->content, .codename = "", .arch = "", .revision_mask = 0xFF
	};

	if (cells.count != table->width) {
		const char *at =
			cells.count > table->width ? cells.items[table->width].begin : line->end;

		if (cells.count != table->alignment_width)
			report_error(context, at, "this row has %zu cells, the table's header %zu",
				cells.count, table->width);
		return;
	}
	for (size_t i = 0; i < cells.count; i++)
		read_cell(context, table, table->columns[i], &cells.items[i], &row);
	ARENA_PUSH(context->arena, page->rows, page->row_count, row);
}

bool table_seems_row(
	const struct context *context, const struct table *table, const struct line *line)
{
	struct cells cells = split_row(context, line);

	for (size_t i = 0; i < cells.count && cells.count == table->width; i++) {
		const char *text = cells.items[i].begin + strspn(cells.items[i].begin, "`~[");

		if (table->columns[i] == COLUMN_PCI_ID)
			return strspn(text, HEX_DIGITS) == 4;
	}
	return false;
}

/*
 * Whether CELL begins with TITLE, as it is shown: in either case, with any white space, and after
 * any markup. Within the title, MARKS are skipped.
 */
static bool begins_with(const struct cell *cell, const char *title, const char *marks)
{
	const char *at = cell->begin + strspn(cell->begin, "*_` \t");

	for (; *title; title++) {
		at += strspn(at, marks);
		if (*title == ' ' && (*at == ' ' || *at == '\t'))
			at += strspn(at, " \t");
		else if (*title != ' ' && at < cell->end && !strncasecmp(at, title, 1))
			at++;
		else
			return false;
	}
	return true;
}

static enum column column_of(
	const struct context *context, enum page_kind kind, const struct cell *cell)
{
	for (enum column column = 0; column < COLUMN_UNKNOWN; column++) {
		const char *title = columns[column].title;

		if (columns[column].in[kind] == NEVER || !begins_with(cell, title, "*_`~\\"))
			continue;
		if (!begins_with(cell, title, ""))
			report_error(context, cell->begin,
				"'%s' cannot be read as it is marked up here", title);
		return column;
	}
	if (strcspn(cell->begin, "<&[") < (size_t)(cell->end - cell->begin))
		report_error(context, cell->begin,
			"HTML, a character reference or a link in a title is not supported here");
	else
		report_warning(context, cell->begin, "an unknown column is skipped");
	return COLUMN_UNKNOWN;
}

struct table table_begin(const struct context *context, enum page_kind kind,
	const struct line *header, const struct line *delimiter)
{
	struct cells titles = split_row(context, header);
	struct table table = {
		.kind = kind,
		.columns =
			arena_allocate(context->arena, (titles.count + 1) * sizeof *table.columns),
		.alignment_width = split_row(context, delimiter).count,
	};

	if (titles.count != table.alignment_width)
		report_error(context, delimiter->content,
			"the alignment row has %zu cells, the header above it %zu",
			table.alignment_width, titles.count);
	for (size_t i = 0; i < titles.count; i++) {
		enum column column = column_of(context, kind, &titles.items[i]);

		if (column != COLUMN_UNKNOWN && has_column(&table, column)) {
			report_error(context, titles.items[i].begin, "a second column '%s'",
				columns[column].title);
			column = COLUMN_UNKNOWN;
		}
		table.columns[table.width++] = column;
	}
	for (enum column column = 0; column < COLUMN_UNKNOWN; column++) {
		if (columns[column].in[kind] == REQUIRED && !has_column(&table, column))
			report_error(
				context, header->content, "no column '%s'", columns[column].title);
	}
	return table;
}
