/* The canonical form of a page; see canonical.h. */
#include "canonical.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Writes the LENGTH bytes at TEXT with a backslash before each pipe. */
static void write_raw(FILE *file, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		fprintf(file, "%s%c", text[i] == '|' ? "\\" : "", text[i]);
}

/* Writes TEXT with a backslash before each punctuation character. */
static void write_text(FILE *file, const char *text)
{
	for (; *text; text++) {
		if (ispunct((unsigned char)*text))
			fputc('\\', file);
		write_raw(file, text, 1);
	}
}

/* Writes TEXT as a code span, between more backticks than any run of its own. */
static void write_code(FILE *file, const char *text)
{
	int ticks = 1;
	bool is_padded = *text == '`' || text[strlen(text) - 1] == '`';

	for (const char *at = text; (at = strchr(at, '`')); at += strspn(at, "`"))
		ticks = (int)strspn(at, "`") >= ticks ? (int)strspn(at, "`") + 1 : ticks;
	for (int i = 0; i < ticks; i++)
		fputc('`', file);
	fprintf(file, "%s", is_padded ? " " : "");
	write_raw(file, text, strlen(text));
	fprintf(file, "%s", is_padded ? " " : "");
	for (int i = 0; i < ticks; i++)
		fputc('`', file);
}

static void write_fact(FILE *file, const char *name, const char *text)
{
	if (!text)
		return;
	fprintf(file, "- %s: ", name);
	write_text(file, text);
	fputc('\n', file);
}

static void write_facts(FILE *file, const struct page *page)
{
	fprintf(file, "# ");
	write_text(file, page->names->text);
	fprintf(file, "\n\n");
	write_fact(file, "Demucs-GUI", page->demucs_gui.text);
	write_fact(file, "Driver", page->driver);
	if (page->archive)
		fprintf(file, "- Archive: [archive](<%s>)\n", page->archive);
	for (size_t i = 1; i < page->name_count; i++) {
		fprintf(file, i == 1 ? "- Also known as:" : ",");
		fputc(' ', file);
		write_text(file, page->names[i].text);
	}
	fprintf(file, "\n\n");
}

static void write_ids(FILE *file, const struct page_row *row)
{
	for (size_t i = 0; i < row->id_count; i++)
		fprintf(file, " `%04X`", (unsigned)row->ids[i].id);
}

static void write_devices(FILE *file, const struct page_row *row)
{
	for (size_t i = 0; i < row->device_count; i++) {
		fputc(' ', file);
		write_code(file, row->devices[i].text);
	}
}

static void write_codename(FILE *file, const struct page_row *row)
{
	fputc(' ', file);
	write_text(file, row->codename);
	if (row->device_count) {
		fprintf(file, " (");
		write_devices(file, row);
		fputc(')', file);
	}
}

static void write_architecture(FILE *file, const struct page_row *row)
{
	fputc(' ', file);
	write_text(file, row->arch);
}

/* Writes TEXT as a code span that links to URL, if that is not NULL. */
static void write_link(FILE *file, const char *text, const char *url)
{
	fprintf(file, url ? " [`%s`](<" : " `%s`", text);
	if (url) {
		write_raw(file, url, strlen(url));
		fprintf(file, ">)");
	}
}

static void write_codes(FILE *file, const struct page_row *row)
{
	for (size_t i = 0; i < row->code_count; i++)
		write_link(file, row->codes[i].text, row->codes[i].url);
}

static void write_names(FILE *file, const struct page_row *row)
{
	for (size_t i = 0; i < row->name_count; i++) {
		fputc(' ', file);
		write_code(file, row->names[i]);
	}
}

static void write_mask(FILE *file, const struct page_row *row)
{
	fprintf(file, " `%02X`", row->revision_mask);
}

static void write_revisions(FILE *file, const struct page_row *row)
{
	for (size_t i = 0; i < row->revision_count; i++)
		fprintf(file, " `%02X`", row->revisions[i].number);
}

static void write_kind(FILE *file, const struct page_row *row)
{
	static const char *const kinds[] = {
		[NAME_PRODUCT] = "product", [NAME_GENERIC] = "generic", [NAME_STEPPING] = "stepping"
	};

	fprintf(file, " %s", kinds[row->name_kind]);
}

static void write_sycl(FILE *file, const struct page_row *row)
{
	if (row->sycl.text)
		write_link(file, row->sycl.text, NULL);
}

static void write_targets(FILE *file, const struct page_row *row)
{
	for (size_t i = 0; i < row->target_count; i++)
		write_link(file, row->targets[i].text, row->targets[i].url);
}

static void write_runtime(FILE *file, const struct page_row *row)
{
	if (row->runtime)
		write_link(file, row->runtime, NULL);
}

static void write_versions(FILE *file, const struct page_row *row)
{
	for (size_t i = 0; i < row->version_count; i++)
		write_link(file, row->versions[i].text, NULL);
}

static void write_system(FILE *file, const struct page_row *row)
{
	fprintf(file, row->system == SYSTEM_LINUX ? " Linux" : " Windows");
}

static void write_index(FILE *file, const struct page_row *row)
{
	if (row->index)
		write_link(file, "index", row->index);
}

struct column {
	const char *title; /* NULL after the last column */
	void (*write)(FILE *file, const struct page_row *row);
};

enum { COLUMNS_MAX = 6 };

static const struct column columns[PAGE_KIND_COUNT][COLUMNS_MAX] = {
	[PAGE_RELEASE] = { { "PCI ID", write_ids }, { "Codename", write_codename },
		{ "Display Name", write_names }, { "Generation Code", write_codes },
		{ "Architecture", write_architecture } },
	[PAGE_STEPPINGS] = { { "PCI ID", write_ids }, { "Revision Mask", write_mask },
		{ "Revision", write_revisions }, { "Generation Code", write_codes } },
	[PAGE_AOT_DEVLIST] = { { "Setting", write_devices }, { "Generation Code", write_codes } },
	[PAGE_DEVICE_NAMES] = { { "Kind", write_kind }, { "Name", write_devices },
		{ "Generation Code", write_codes }, { "SYCL Target", write_sycl } },
	[PAGE_DEVICES] = { { "PCI ID", write_ids }, { "Device Name", write_devices },
		{ "Display Name", write_names } },
	[PAGE_AOT_TARGETS] = { { "AOT Target", write_targets }, { "Generation Code", write_codes },
		{ "Device Name", write_devices }, { "Compute Runtime", write_runtime } },
	[PAGE_TORCH_WHEELS] = { { "Version", write_versions }, { "System", write_system },
		{ "AOT Target", write_targets }, { "Index", write_index } },
	[PAGE_IPEX_WHEELS] = { { "Version", write_versions }, { "System", write_system },
		{ "AOT Target", write_targets }, { "Index", write_index } },
};

/* Returns whether PAGE lacks COLUMN: the only one of those above that may be missing. */
static bool is_missing(const struct page *page, const struct column *column)
{
	return column->write == write_architecture &&
	       !(page->row_count && page->rows->has_own_arch);
}

void canonical_write(FILE *file, const struct page *page)
{
	const struct column *first = columns[page->kind];

	if (page->kind == PAGE_RELEASE)
		write_facts(file, page);
	for (const struct column *at = first; at->title && !is_missing(page, at); at++)
		fprintf(file, "| %s ", at->title);
	fprintf(file, "|\n");
	for (const struct column *at = first; at->title && !is_missing(page, at); at++)
		fprintf(file, "| --- ");
	fprintf(file, "|\n");
	for (size_t i = 0; i < page->row_count; i++) {
		for (const struct column *at = first; at->title && !is_missing(page, at); at++) {
			fputc('|', file);
			at->write(file, &page->rows[i]);
			fputc(' ', file);
		}
		fprintf(file, "|\n");
	}
}
