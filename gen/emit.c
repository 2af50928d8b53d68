/* Writes the catalogue as input of gperf; see emit.h. */
#include "emit.h"

#include "pool.h"
#include "tables.h"

#include <stdlib.h>
#include <string.h>

struct emitter {
	const struct catalogue *catalogue;
	struct arena *arena;
	FILE *file;
	const char **url_bases; /* what all the addresses of each release begin with */
	struct pool pool;
	struct list_table builds, names, rows;
	size_t **row_numbers; /* of each row of each release, in rows */
};

/* The lists of a row as the tables have them. */
struct row_lists {
	const char *codes, *devices;
};

static struct row_lists row_lists(struct emitter *emitter, const struct page_row *row)
{
	const char **codes = NULL, **devices = NULL;
	size_t code_count = 0, device_count = 0;

	for (size_t i = 0; i < row->code_count; i++)
		ARENA_PUSH(emitter->arena, codes, code_count, row->codes[i].text);
	for (size_t i = 0; i < row->device_count; i++)
		ARENA_PUSH(emitter->arena, devices, device_count, row->devices[i].text);
	return (struct row_lists){
		arena_join(emitter->arena, codes, code_count, WORD_SEPARATOR),
		arena_join(emitter->arena, devices, device_count, WORD_SEPARATOR),
	};
}

/* What all the addresses that PAGE links codes to begin with. None is nothing but that: it would
 * seem to be missing. */
static const char *find_url_base(struct emitter *emitter, const struct page *page)
{
	char *base = NULL;

	for (size_t i = 0; i < page->row_count; i++) {
		for (size_t j = 0; j < page->rows[i].code_count; j++) {
			const char *url = page->rows[i].codes[j].url;
			size_t common = 0;

			if (!url)
				continue;
			if (!base)
				base = arena_copy(emitter->arena, url, strlen(url));
			while (base[common] && base[common] == url[common])
				common++;
			base[common - !url[common]] = '\0';
		}
	}
	return base ? base : "";
}

/* What the address of CODE says behind the base of its release; NULL where it has none. */
static const char *url_rest(
	const struct emitter *emitter, size_t release, const struct page_code *code)
{
	return code->url ? code->url + strlen(emitter->url_bases[release]) : NULL;
}

static void add(struct emitter *emitter, const char *text)
{
	if (text)
		pool_add(&emitter->pool, text);
}

static void add_strings(struct emitter *emitter)
{
	for (size_t i = 0; i < emitter->catalogue->release_count; i++) {
		const struct page *page = emitter->catalogue->releases[i];

		emitter->url_bases[i] = find_url_base(emitter, page);
		add(emitter, emitter->url_bases[i]);
		add(emitter, page->archive);
		for (size_t j = 0; j < page->name_count; j++)
			add(emitter, page->names[j].text);
		add(emitter, page->demucs_gui.text);
		add(emitter, page->demucs_gui.from);
		add(emitter, page->demucs_gui.to);
		add(emitter, page->driver);
		for (size_t j = 0; j < page->row_count; j++) {
			const struct page_row *row = &page->rows[j];
			struct row_lists lists = row_lists(emitter, row);

			add(emitter, lists.codes);
			add(emitter, lists.devices);
			add(emitter, row->codename);
			add(emitter, row->arch);
			for (size_t k = 0; k < row->name_count; k++)
				add(emitter, row->names[k]);
			for (size_t k = 0; k < row->code_count; k++) {
				add(emitter, row->codes[k].text);
				add(emitter, url_rest(emitter, i, &row->codes[k]));
				add(emitter, catalogue_devlist(
						     emitter->catalogue, row, row->codes[k].text));
			}
		}
	}
	for (size_t i = 0; i < emitter->catalogue->name_count; i++)
		add(emitter, emitter->catalogue->names[i].name);
	pool_lay_out(&emitter->pool);
}

static size_t offset(const struct emitter *emitter, const char *text)
{
	return pool_offset(&emitter->pool, text);
}

#if defined __GNUC__
#define LINE_FORMAT __attribute__((format(printf, 2, 3)))
#else
#define LINE_FORMAT
#endif

/* Returns what is written for an item of a table. */
static const char *line(const struct emitter *emitter, const char *format, ...) LINE_FORMAT;

static const char *line(const struct emitter *emitter, const char *format, ...)
{
	va_list arguments;
	const char *text;

	va_start(arguments, format);
	text = arena_format(emitter->arena, format, arguments);
	va_end(arguments);
	return text;
}

static size_t list_builds(struct emitter *emitter, size_t release, const struct page_row *row)
{
	const char **items = NULL;
	size_t count = 0;

	for (size_t i = 0; i < row->code_count; i++) {
		const struct page_code *code = &row->codes[i];
		const char *devlist = catalogue_devlist(emitter->catalogue, row, code->text);

		ARENA_PUSH(emitter->arena, items, count,
			line(emitter, "{%zu, %zu, %zu}, /* %s: %s */", offset(emitter, code->text),
				offset(emitter, url_rest(emitter, release, code)),
				offset(emitter, devlist), code->text, devlist));
	}
	return list_table_add(&emitter->builds, items, count);
}

static size_t list_names(struct emitter *emitter, const struct page_row *row)
{
	const char **items = NULL;
	size_t count = 0;

	for (size_t i = 0; i < row->name_count; i++)
		ARENA_PUSH(emitter->arena, items, count,
			line(emitter, "%zu,", offset(emitter, row->names[i])));
	return list_table_add(&emitter->names, items, count);
}

static size_t list_row(struct emitter *emitter, size_t release, const struct page_row *row)
{
	struct row_lists lists = row_lists(emitter, row);
	size_t build = list_builds(emitter, release, row), name = list_names(emitter, row);
	const char *text = line(emitter, "{%zu, %zu, %zu, %zu, %zu, %zu, %zu, %zu, %zu}, /* %s */",
		offset(emitter, lists.codes), offset(emitter, lists.devices),
		offset(emitter, row->codename), offset(emitter, row->arch), build, name,
		row->code_count, row->name_count, catalogue_highest(row), lists.codes);

	return list_table_add(&emitter->rows, &text, 1);
}

/* Lists the rows of all releases, with their builds and names, behind one of each that is none.
 * Rows that say the same are one. */
static void list_rows(struct emitter *emitter)
{
	static const char *const no_build = "{0, 0, 0},", *const no_name = "0,",
				 *const no_row = "{0, 0, 0, 0, 0, 0, 0, 0, 0},";

	list_table_add(&emitter->builds, &no_build, 1);
	list_table_add(&emitter->names, &no_name, 1);
	list_table_add(&emitter->rows, &no_row, 1);
	for (size_t i = 0; i < emitter->catalogue->release_count; i++) {
		const struct page *page = emitter->catalogue->releases[i];

		emitter->row_numbers[i] = arena_allocate(
			emitter->arena, page->row_count * sizeof *emitter->row_numbers[i]);
		for (size_t j = 0; j < page->row_count; j++)
			emitter->row_numbers[i][j] = list_row(emitter, i, &page->rows[j]);
	}
}

static void emit_keywords(const struct emitter *emitter)
{
	fputs("%%\n", emitter->file);
	for (size_t i = 0; i < emitter->catalogue->device_count; i++) {
		const struct catalogue_device *device = &emitter->catalogue->devices[i];
		const char key[] = PCI_ID_KEY(device->id);

		fprintf(emitter->file, "\"\\%03o\\%03o\\%03o\", %zu\n", (unsigned)key[0],
			(unsigned)key[1], (unsigned)key[2], device->group + 1);
	}
	fputs("%%\n", emitter->file);
}

/* A question mark might begin a trigraph. */
static void emit_literal(const struct emitter *emitter, const char *text)
{
	for (const char *c = text; *c; c++) {
		if (strchr("\"\\?", *c))
			fprintf(emitter->file, "\\%c", *c);
		else
			fputc(*c, emitter->file);
	}
}

static void emit_strings(const struct emitter *emitter)
{
	fputs("const char strings[] =\n", emitter->file);
	for (size_t i = 0; i < emitter->pool.count; i++) {
		const struct string *string = &emitter->pool.items[i];

		if (string->within)
			continue;
		fprintf(emitter->file, "\t/* %5zu */ \"", string->offset);
		emit_literal(emitter, string->text);
		fputs("\\0\"\n", emitter->file);
	}
	fputs("\t;\n\n", emitter->file);
}

static void emit_list_table(
	const struct emitter *emitter, const char *name, const struct list_table *table)
{
	fprintf(emitter->file, "const %s[] = {\n", name);
	for (size_t i = 0; i < table->count; i++)
		fprintf(emitter->file, "\t%s\n", table->items[i]);
	fputs("};\n\n", emitter->file);
}

static size_t count_devices(const struct page *page)
{
	size_t count = 0;

	for (size_t i = 0; i < page->row_count; i++)
		count += page->rows[i].id_count;
	return count;
}

static void emit_releases(const struct emitter *emitter)
{
	const struct catalogue *catalogue = emitter->catalogue;
	size_t name_count = 0;

	fputs("const struct release releases[] = {\n", emitter->file);
	for (size_t i = 0; i < catalogue->release_count; i++) {
		const struct page *page = catalogue->releases[i];

		fprintf(emitter->file, "\t{%zu, %zu, %zu, %zu, %zu, %zu, %zu, %zu}, /* %s */\n",
			offset(emitter, page->names[0].text),
			offset(emitter, page->demucs_gui.text),
			offset(emitter, page->demucs_gui.from),
			offset(emitter, page->demucs_gui.to), offset(emitter, page->driver),
			offset(emitter, page->archive), offset(emitter, emitter->url_bases[i]),
			count_devices(page), page->names[0].text);
	}
	fprintf(emitter->file, "};\n\nconst unsigned release_count = %zu;\n\n",
		catalogue->release_count);
	fputs("const struct release_name release_names[] = {\n", emitter->file);
	for (size_t i = 0; i < catalogue->release_count; i++) {
		const struct page *page = catalogue->releases[i];

		for (size_t j = 0; j < page->name_count; j++)
			fprintf(emitter->file, "\t{%zu, %zu}, /* %s */\n",
				offset(emitter, page->names[j].text), i, page->names[j].text);
		name_count += page->name_count;
	}
	fprintf(emitter->file, "};\n\nconst unsigned release_name_count = %zu;\n\n", name_count);
}

/* The number that ROW, which may be NULL, has in rows[]. */
static size_t row_number(const struct emitter *emitter, size_t release, const struct page_row *row)
{
	return row ? emitter->row_numbers[release]
	                                 [row - emitter->catalogue->releases[release]->rows]
	           : 0;
}

static void emit_devices(const struct emitter *emitter)
{
	const struct catalogue *catalogue = emitter->catalogue;

	fputs("const uint16_t pci_ids[] = {\n", emitter->file);
	for (size_t i = 0; i < catalogue->device_count; i++)
		fprintf(emitter->file, "\t0x%04X,\n", (unsigned)catalogue->devices[i].id);
	fprintf(emitter->file, "};\n\nconst unsigned pci_id_count = %zu;\n\n",
		catalogue->device_count);
	fputs("const uint16_t group_rows[] = {\n\t", emitter->file);
	for (size_t i = 0; i < catalogue->release_count; i++)
		fputs("0, ", emitter->file);
	fputc('\n', emitter->file);
	for (size_t i = 0; i < catalogue->group_count; i++) {
		fputc('\t', emitter->file);
		for (size_t j = 0; j < catalogue->release_count; j++)
			fprintf(emitter->file, "%zu, ",
				row_number(emitter, j, catalogue->groups[i]->rows[j]));
		fprintf(emitter->file, "/* %04X */\n", (unsigned)catalogue->groups[i]->id);
	}
	fputs("};\n", emitter->file);
}

/* Each group's steppings, one group's behind the other's. The one in front is none: a table must
 * not be empty. */
static void emit_steppings(const struct emitter *emitter)
{
	const struct catalogue *catalogue = emitter->catalogue;
	size_t first = 1;

	fputs("\nconst struct stepping steppings[] = {\n\t{0, 0, 0},\n", emitter->file);
	for (size_t i = 0; i < catalogue->group_count; i++) {
		for (size_t j = 0; j < catalogue->groups[i]->stepping_count; j++) {
			const struct revision_code *stepping = &catalogue->groups[i]->steppings[j];

			fprintf(emitter->file, "\t{%zu, 0x%02X, 0x%02X}, /* %04X: %s */\n",
				offset(emitter, stepping->code), stepping->mask, stepping->revision,
				(unsigned)catalogue->groups[i]->id, stepping->code);
		}
	}
	fputs("};\n\nconst struct group groups[] = {\n\t{0, 0},\n", emitter->file);
	for (size_t i = 0; i < catalogue->group_count; i++) {
		size_t count = catalogue->groups[i]->stepping_count;

		fprintf(emitter->file, "\t{%zu, %zu}, /* %04X */\n", count ? first : 0, count,
			(unsigned)catalogue->groups[i]->id);
		first += count;
	}
	fputs("};\n\n", emitter->file);
}

/* Writes the device names that are generic, or those that are not. Returns how many that are. */
static size_t emit_names_of_kind(const struct emitter *emitter, bool is_generic)
{
	size_t count = 0;

	for (size_t i = 0; i < emitter->catalogue->name_count; i++) {
		const struct name_code *name = &emitter->catalogue->names[i];

		if ((name->kind == NAME_GENERIC) != is_generic)
			continue;
		fprintf(emitter->file, "\t{%zu, %zu}, /* %s: %s */\n", offset(emitter, name->name),
			offset(emitter, name->code), name->name, name->code);
		count++;
	}
	return count;
}

/* The name in front is none. */
static void emit_device_names(const struct emitter *emitter)
{
	size_t generic_end, end;

	fputs("const struct device_name device_names[] = {\n\t{0, 0},\n", emitter->file);
	generic_end = 1 + emit_names_of_kind(emitter, true);
	end = generic_end + emit_names_of_kind(emitter, false);
	fprintf(emitter->file,
		"};\n\nconst unsigned device_name_count = %zu;\nconst unsigned generic_name_end = %zu;\n",
		end, generic_end);
}

/* The tables count in 8 and 16 bits. */
static const char *find_overflow(const struct emitter *emitter)
{
	size_t stepping_count = 0;

	for (size_t i = 0; i < emitter->catalogue->release_count; i++) {
		const struct page *page = emitter->catalogue->releases[i];

		for (size_t j = 0; j < page->row_count; j++) {
			if (page->rows[j].code_count > UINT8_MAX ||
				page->rows[j].name_count > UINT8_MAX)
				return "too many generation codes or display names in one row";
		}
	}
	for (size_t i = 0; i < emitter->catalogue->group_count; i++)
		stepping_count += emitter->catalogue->groups[i]->stepping_count;
	if (emitter->rows.count > UINT16_MAX || stepping_count >= UINT16_MAX ||
		emitter->builds.count > BUILD_COUNT_MAX || emitter->names.count > UINT16_MAX ||
		emitter->catalogue->device_count > PCI_ID_COUNT_MAX)
		return "too many rows, generation codes, display names, steppings or PCI IDs";
	return emitter->pool.size > TEXT_REF_MAX ? "too long names and addresses" : NULL;
}

const char *emit(const struct catalogue *catalogue, struct arena *arena, FILE *file)
{
	struct emitter emitter = {
		.catalogue = catalogue,
		.arena = arena,
		.file = file,
		.url_bases =
			arena_allocate(arena, catalogue->release_count * sizeof *emitter.url_bases),
		.pool = { .arena = arena },
		.builds = { .arena = arena },
		.names = { .arena = arena },
		.rows = { .arena = arena },
		.row_numbers = arena_allocate(
			arena, catalogue->release_count * sizeof *emitter.row_numbers),
	};
	const char *overflow;

	add_strings(&emitter);
	list_rows(&emitter);
	overflow = find_overflow(&emitter);
	if (overflow)
		return overflow;
	emit_keywords(&emitter);
	emit_strings(&emitter);
	emit_list_table(&emitter, "struct build builds", &emitter.builds);
	emit_list_table(&emitter, "text_ref display_names", &emitter.names);
	emit_list_table(&emitter, "struct row rows", &emitter.rows);
	emit_releases(&emitter);
	emit_devices(&emitter);
	emit_steppings(&emitter);
	emit_device_names(&emitter);
	return NULL;
}
