/* A compiled page as text; see written.h. */
#include "written.h"

#include <stdio.h>
#include <stdlib.h>

static void write_text(FILE *file, const char *label, const char *text)
{
	if (text && *text)
		fprintf(file, "%s %s\n", label, text);
}

static void write_row(FILE *file, enum page_kind kind, const struct page_row *row)
{
	static const char *const kinds[] = {
		[NAME_PRODUCT] = "product", [NAME_GENERIC] = "generic", [NAME_STEPPING] = "stepping"
	};

	fprintf(file, "row\n");
	for (size_t i = 0; i < row->id_count; i++)
		fprintf(file, "id %04X\n", (unsigned)row->ids[i].id);
	write_text(file, "codename", row->codename);
	for (size_t i = 0; i < row->device_count; i++)
		fprintf(file, "device %s\n", row->devices[i].text);
	write_text(file, "architecture", row->arch);
	for (size_t i = 0; i < row->code_count; i++)
		fprintf(file, "code %s%s%s\n", row->codes[i].text, row->codes[i].url ? " at " : "",
			row->codes[i].url ? row->codes[i].url : "");
	for (size_t i = 0; i < row->name_count; i++)
		fprintf(file, "name %s\n", row->names[i]);
	if (kind == PAGE_STEPPINGS)
		fprintf(file, "mask %02X\n", row->revision_mask);
	for (size_t i = 0; i < row->revision_count; i++)
		fprintf(file, "revision %02X\n", row->revisions[i].number);
	if (kind == PAGE_DEVICE_NAMES)
		fprintf(file, "kind %s\n", kinds[row->name_kind]);
	write_text(file, "sycl", row->sycl.text);
	for (size_t i = 0; i < row->target_count; i++)
		fprintf(file, "target %s%s%s\n", row->targets[i].text,
			row->targets[i].url ? " at " : "",
			row->targets[i].url ? row->targets[i].url : "");
	write_text(file, "runtime", row->runtime);
	for (size_t i = 0; i < row->version_count; i++)
		fprintf(file, "version %s\n", row->versions[i].text);
	if (row->version_count)
		fprintf(file, "system %s\n", row->system == SYSTEM_LINUX ? "linux" : "windows");
	write_text(file, "index", row->index);
}

char *written(const struct page *page)
{
	size_t size;
	char *text = NULL;
	FILE *file = open_memstream(&text, &size);

	if (!file)
		abort();
	for (size_t i = 0; i < page->name_count; i++)
		fprintf(file, "%s %s\n", i ? "alias" : "release", page->names[i].text);
	write_text(file, "demucs-gui", page->demucs_gui.text);
	write_text(file, "driver", page->driver);
	write_text(file, "archive", page->archive);
	for (size_t i = 0; i < page->row_count; i++)
		write_row(file, page->kind, &page->rows[i]);
	fclose(file);
	return text;
}
