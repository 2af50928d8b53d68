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
	fprintf(file, " |");
}

static void write_devices(FILE *file, const struct page_row *row)
{
	for (size_t i = 0; i < row->device_count; i++) {
		fputc(' ', file);
		write_code(file, row->devices[i].text);
	}
}

static void write_codes(FILE *file, const struct page_row *row)
{
	for (size_t i = 0; i < row->code_count; i++) {
		const struct page_code *code = &row->codes[i];

		fprintf(file, code->url ? " [`%s`](<" : " `%s`", code->text);
		if (code->url) {
			write_raw(file, code->url, strlen(code->url));
			fprintf(file, ">)");
		}
	}
	fprintf(file, " |\n");
}

static void write_release_row(FILE *file, const struct page_row *row)
{
	fputc('|', file);
	write_ids(file, row);
	fputc(' ', file);
	write_text(file, row->codename);
	fprintf(file, row->device_count ? " (" : " ");
	write_devices(file, row);
	fprintf(file, row->device_count ? ") |" : " |");
	if (row->has_own_arch) {
		fputc(' ', file);
		write_text(file, row->arch);
		fprintf(file, " |");
	}
	for (size_t i = 0; i < row->name_count; i++) {
		fputc(' ', file);
		write_code(file, row->names[i]);
	}
	fprintf(file, " |");
	write_codes(file, row);
}

static void write_row(FILE *file, enum page_kind kind, const struct page_row *row)
{
	static const char *const kinds[] = {
		[NAME_PRODUCT] = "product", [NAME_GENERIC] = "generic", [NAME_STEPPING] = "stepping"
	};

	if (kind == PAGE_RELEASE) {
		write_release_row(file, row);
		return;
	}
	fputc('|', file);
	if (kind == PAGE_STEPPINGS) {
		write_ids(file, row);
		fprintf(file, " `%02X` |", row->revision_mask);
		for (size_t i = 0; i < row->revision_count; i++)
			fprintf(file, " `%02X`", row->revisions[i].number);
	} else {
		if (kind == PAGE_DEVICE_NAMES)
			fprintf(file, " %s |", kinds[row->name_kind]);
		write_devices(file, row);
	}
	fprintf(file, " |");
	write_codes(file, row);
}

void canonical_write(FILE *file, const struct page *page)
{
	static const char *const headers[PAGE_KIND_COUNT] = {
		[PAGE_RELEASE] =
			"| PCI ID | Codename | Display Name | Generation Code |\n| --- | --- | --- | --- |\n",
		[PAGE_STEPPINGS] =
			"| PCI ID | Revision Mask | Revision | Generation Code |\n| --- | --- | --- | --- |\n",
		[PAGE_AOT_DEVLIST] = "| Setting | Generation Code |\n| --- | --- |\n",
		[PAGE_DEVICE_NAMES] = "| Kind | Name | Generation Code |\n| --- | --- | --- |\n",
	};
	bool has_own_arch = page->row_count && page->rows->has_own_arch;

	if (page->kind == PAGE_RELEASE)
		write_facts(file, page);
	fprintf(file, "%s",
		has_own_arch
			? "| PCI ID | Codename | Architecture | Display Name | Generation Code |\n"
			  "| --- | --- | --- | --- | --- |\n"
			: headers[page->kind]);
	for (size_t i = 0; i < page->row_count; i++)
		write_row(file, page->kind, &page->rows[i]);
}
