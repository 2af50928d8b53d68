/* The errors and warnings about the pages; see report.h. */
#include "report.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

struct report_entry {
	const struct source *source;
	const char *at;
	const char *severity;
	char *text;
	size_t order; /* the number of entries reported before it */
};

static void add(const struct context *context, const char *at, const char *severity,
	const char *format, va_list arguments)
{
	struct report *report = context->report;
	struct report_entry entry = { context->source, at, severity,
		arena_format(context->arena, format, arguments), report->count };

	ARENA_PUSH(context->arena, report->entries, report->count, entry);
}

void report_error(const struct context *context, const char *at, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	add(context, at, "", format, arguments);
	va_end(arguments);
	context->report->error_count++;
}

void report_warning(const struct context *context, const char *at, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	add(context, at, "warning: ", format, arguments);
	va_end(arguments);
}

const char *report_quote(const struct context *context, const char *text)
{
	enum { LONGEST = 40 };
	int length = LONGEST;
	char *quote;

	if (strlen(text) <= LONGEST)
		return text;
	while (length && ((unsigned char)text[length] & 0xC0) == 0x80) /* not within a character */
		length--;
	quote = arena_allocate(context->arena, LONGEST + sizeof "…");
	snprintf(quote, LONGEST + sizeof "…", "%.*s…", length, text);
	return quote;
}

static int compare_entries(const void *a, const void *b)
{
	const struct report_entry *x = a, *y = b;

	if (x->source != y->source)
		return x->source->number < y->source->number ? -1 : 1;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

/*
 * Prints the line of the place AT to FILE, indented, and below it a caret under the place; of a
 * long line, the part around the place. A tab is shown as a space, other control bytes as question
 * marks, and each character counts as one column.
 */
static void print_excerpt(const struct source *source, const char *at, FILE *file)
{
	enum { WIDTH_MAX = 90, BEFORE_MAX = 60 };
	const char *begin = source_line_begin(source, at), *end = source_line_end(source, at);
	unsigned column = source_column(source, at), width = 0;

	while (column > BEFORE_MAX) {
		do
			begin++;
		while (((unsigned char)*begin & 0xC0) == 0x80);
		column--;
	}
	if (begin + strspn(begin, " \t") >= end)
		return;
	fputs("    ", file);
	for (const char *c = begin; c < end; c++) {
		if (((unsigned char)*c & 0xC0) != 0x80 && ++width > WIDTH_MAX)
			break;
		fputc(*c == '\t' ? ' ' : (unsigned char)*c < ' ' ? '?' : *c, file);
	}
	fprintf(file, "\n    %*s^\n", (int)column - 1, "");
}

void report_print(struct report *report, bool with_excerpts, FILE *file)
{
	const struct report_entry *before = NULL;
	unsigned line = 0;

	if (report->count)
		qsort(report->entries, report->count, sizeof *report->entries, compare_entries);
	for (size_t i = 0; i < report->count; i++) {
		const struct report_entry *entry = &report->entries[i];

		if (before && before->source == entry->source)
			line += source_line_ends(before->at, entry->at);
		else
			line = source_line(entry->source, entry->at);
		fprintf(file, "%s:%u:%u: %s%s\n", entry->source->path, line,
			source_column(entry->source, entry->at), entry->severity, entry->text);
		if (with_excerpts)
			print_excerpt(entry->source, entry->at, file);
		before = entry;
	}
}
