/* Writes the catalogue as input of gperf; see emit.h. */
#include "emit.h"

#include "tables.h"
#include "utf8.h"

#include <stdarg.h>
#include <stdint.h>
#include <string.h>

enum table_number {
	BUILDS,
	DISPLAY_NAMES,
	ROWS,
	RELEASES,
	RELEASE_NAMES,
	PCI_IDS,
	GROUPS,
	GROUP_ROWS,
	STEPPINGS,
	OCLOC_DEVICES,
	MODELS,
	MODEL_NAMES,
	DEVICE_NAMES,
	DEVICE_NAME_ENDS,
	SETTINGS,
	KERNELS,
	WHEEL_KERNELS,
	TABLE_COUNT,
};

/* Each table's declaration, the name of its count if it has one, and its contents in words. */
static const struct {
	const char *declaration;
	const char *count;
	const char *contents;
	const char *none; /* the item at index 0, if that means that there is none */
} tables[TABLE_COUNT] = {
	[BUILDS] = { "struct build builds", NULL, "builds", "{ 0 }," },
	[DISPLAY_NAMES] = { "text_ref display_names", NULL, "display names", "0," },
	[ROWS] = { "struct row rows", NULL, "rows", "{ 0 }," },
	[RELEASES] = { "struct release releases", "release_count", "releases", NULL },
	[RELEASE_NAMES] = { "struct release_name release_names", "release_name_count",
		"names of releases", NULL },
	[PCI_IDS] = { "uint16_t pci_ids", "pci_id_count", "PCI IDs", NULL },
	[GROUPS] = { "struct group groups", NULL, "groups of PCI IDs", NULL },
	[GROUP_ROWS] = { "uint16_t group_rows", NULL, "groups of PCI IDs", NULL },
	[STEPPINGS] = { "struct stepping steppings", NULL, "steppings", "{ 0 }," },
	[OCLOC_DEVICES] = { "struct ocloc_device ocloc_devices", "ocloc_device_count", "devices",
		"{ 0 }," },
	[MODELS] = { "struct model models", NULL, "models", "{ 0 }," },
	[MODEL_NAMES] = { "text_ref model_names", NULL, "display names of devices", "0," },
	[DEVICE_NAMES] = { "struct device_name device_names", NULL, "device names", "{ 0 }," },
	[DEVICE_NAME_ENDS] = { "uint16_t device_name_ends", NULL, "kinds of names", NULL },
	[SETTINGS] = { "struct setting settings", "setting_count", "settings", "{ 0 }," },
	[KERNELS] = { "struct kernels kernels", NULL, "kernels of wheels", "{ 0 }," },
	[WHEEL_KERNELS] = { "uint8_t wheel_kernels", NULL, "wheels", NULL },
};

struct emitter {
	const struct catalogue *catalogue;
	struct arena *arena;
	struct pool pool;
	struct list_table tables[TABLE_COUNT];
	const struct page **pages;              /* of each table */
	size_t **row_numbers;                   /* of each row of each table, in rows */
	size_t *id_models;                      /* of each PCI ID, in models */
	size_t sycl_base;                       /* in the pool */
	const char *wheel_bases[PACKAGE_COUNT]; /* of the addresses of each package's wheels */
	struct text_set marked; /* of each display name of a release, without marks, its number */
	const char **marked_names; /* with them */
	size_t marked_count;
};

#if defined __GNUC__
#define LINE_FORMAT __attribute__((format(printf, 2, 3)))
#else
#define LINE_FORMAT
#endif

/* Returns a text in the emitter's arena, formatted as by printf. */
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

/* An item of a table, while its members are added. */
struct item {
	const char **members;
	size_t count;
};

static void put(struct emitter *emitter, struct item *item, const char *member, size_t number)
{
	ARENA_PUSH(emitter->arena, item->members, item->count,
		line(emitter, ".%s = %zu,", member, number));
}

static void put_word(
	struct emitter *emitter, struct item *item, const char *member, const char *word)
{
	ARENA_PUSH(emitter->arena, item->members, item->count,
		line(emitter, ".%s = %s,", member, word));
}

/* Puts TEXT, which may be NULL, into the pool, and its offset into ITEM. */
static void put_text(
	struct emitter *emitter, struct item *item, const char *member, const char *text)
{
	put(emitter, item, member, pool_add(&emitter->pool, text));
}

/* Returns ITEM as it is written. COMMENT is for those who read the tables. */
static const char *finish(struct emitter *emitter, const struct item *item, const char *comment)
{
	return line(emitter, "{ %s }, /* %s */",
		arena_join(emitter->arena, item->members, item->count, ' '), comment);
}

/* Shortens BASE to what TEXT begins with as well, but not to all of TEXT: an empty rest means that
 * there is none. BASE is NULL before the first text. Returns it. */
static char *shorten_base(const struct emitter *emitter, char *base, const char *text)
{
	size_t common = 0;

	if (!base)
		base = arena_copy(emitter->arena, text, strlen(text));
	while (base[common] && base[common] == text[common])
		common++;
	base[common - !text[common]] = '\0';
	return base;
}

/* What all the addresses that PAGE links codes to begin with. */
static const char *find_url_base(const struct emitter *emitter, const struct page *page)
{
	char *base = NULL;

	for (size_t i = 0; i < page->row_count; i++) {
		for (size_t j = 0; j < page->rows[i].code_count; j++) {
			const char *url = page->rows[i].codes[j].url;

			if (url)
				base = shorten_base(emitter, base, url);
		}
	}
	return base ? base : "";
}

/* What all SYCL targets begin with. */
static const char *find_sycl_base(const struct emitter *emitter)
{
	char *base = NULL;

	for (size_t i = 0; i < emitter->catalogue->device_count; i++) {
		const struct page_row *product = emitter->catalogue->devices[i].product;

		if (product && product->sycl.text && *product->sycl.text)
			base = shorten_base(emitter, base, product->sycl.text);
	}
	return base ? base : "";
}

/* What the addresses of all wheels of PACKAGE begin with. */
static const char *find_wheel_base(const struct emitter *emitter, enum package package)
{
	const struct catalogue *catalogue = emitter->catalogue;
	char *base = NULL;

	for (size_t i = 0; i < catalogue->wheel_count; i++) {
		const struct catalogue_wheel *wheel = &catalogue->wheels[i];

		for (size_t j = 0; wheel->package == package && j < catalogue->device_count; j++) {
			if (wheel->kernels[j].url)
				base = shorten_base(emitter, base, wheel->kernels[j].url);
		}
	}
	return base ? base : "";
}

static size_t list_builds(struct emitter *emitter, const struct page_row *row, const char *url_base)
{
	const char **items = NULL;
	size_t count = 0;

	for (size_t i = 0; i < row->code_count; i++) {
		const struct page_code *code = &row->codes[i];
		struct item item = { NULL, 0 };

		put_text(emitter, &item, "code", code->text);
		put_text(emitter, &item, "url", code->url ? code->url + strlen(url_base) : NULL);
		ARENA_PUSH(emitter->arena, items, count, finish(emitter, &item, code->text));
	}
	return list_table_add(&emitter->tables[BUILDS], items, count);
}

static size_t list_names(
	struct emitter *emitter, const char **names, size_t name_count, enum table_number table)
{
	const char **items = NULL;
	size_t count = 0;

	for (size_t i = 0; i < name_count; i++)
		ARENA_PUSH(emitter->arena, items, count,
			line(emitter, "%zu,", pool_add(&emitter->pool, names[i])));
	return list_table_add(&emitter->tables[table], items, count);
}

/* Notes how the release pages write the display names of ROW, with marks. */
static void note_marked_names(struct emitter *emitter, const struct page_row *row)
{
	for (size_t i = 0; i < row->name_count; i++) {
		const char *name = row->names[i];
		const size_t size = strlen(name) + 1;
		char *plain = arena_allocate(emitter->arena, size);

		utf8_remove_marks(plain, size, name);
		if (text_set_add(&emitter->marked, plain, emitter->marked_count) ==
			emitter->marked_count)
			ARENA_PUSH(
				emitter->arena, emitter->marked_names, emitter->marked_count, name);
	}
}

/* Lists the display names of ROW, of devices.md: each as a release page writes it, if one does. */
static size_t list_model_names(struct emitter *emitter, const struct page_row *row)
{
	const char **names = NULL;
	size_t count = 0;

	for (size_t i = 0; i < row->name_count; i++) {
		const long number = text_set_find(&emitter->marked, row->names[i]);

		ARENA_PUSH(emitter->arena, names, count,
			number == TEXT_ABSENT ? row->names[i] : emitter->marked_names[number]);
	}
	return list_names(emitter, names, count, MODEL_NAMES);
}

/* The codes of ROW as one text, and its device names as another. */
static const char *join_codes(const struct emitter *emitter, const struct page_row *row)
{
	const char **codes = NULL;
	size_t count = 0;

	for (size_t i = 0; i < row->code_count; i++)
		ARENA_PUSH(emitter->arena, codes, count, row->codes[i].text);
	return arena_join(emitter->arena, codes, count, WORD_SEPARATOR);
}

static const char *join_devices(const struct emitter *emitter, const struct page_row *row)
{
	const char **devices = NULL;
	size_t count = 0;

	for (size_t i = 0; i < row->device_count; i++)
		ARENA_PUSH(emitter->arena, devices, count, row->devices[i].text);
	return arena_join(emitter->arena, devices, count, WORD_SEPARATOR);
}

static size_t list_row(struct emitter *emitter, const struct page_row *row, const char *url_base)
{
	const struct catalogue *catalogue = emitter->catalogue;
	const char *codes = join_codes(emitter, row), *text;
	struct item item = { NULL, 0 };

	note_marked_names(emitter, row);
	put_text(emitter, &item, "codes", codes);
	put_text(emitter, &item, "devices", join_devices(emitter, row));
	put_text(emitter, &item, "first_device", catalogue_first_device(catalogue, row));
	put_text(emitter, &item, "codename", row->codename);
	put_text(emitter, &item, "arch", row->arch);
	put_text(emitter, &item, "generation_arch",
		catalogue_generation_arch(catalogue, row->codes));
	put(emitter, &item, "build", list_builds(emitter, row, url_base));
	put(emitter, &item, "name",
		list_names(emitter, row->names, row->name_count, DISPLAY_NAMES));
	put(emitter, &item, "build_count", row->code_count);
	put(emitter, &item, "name_count", row->name_count);
	text = finish(emitter, &item, codes);
	return list_table_add(&emitter->tables[ROWS], &text, 1);
}

/* Adds the rows of RELEASE, which has a page. Returns the base of its addresses. */
static const char *add_rows(struct emitter *emitter, const struct catalogue_release *release)
{
	const struct page *page = release->page;
	const char *url_base = find_url_base(emitter, page);
	size_t *numbers = arena_allocate(emitter->arena, page->row_count * sizeof *numbers);

	for (size_t i = 0; i < page->row_count; i++)
		numbers[i] = list_row(emitter, &page->rows[i], url_base);
	emitter->pages[release->table - 1] = page;
	emitter->row_numbers[release->table - 1] = numbers;
	return url_base;
}

/* Adds what the page of a release has; of one without a page, what its wheels have. */
static void put_page(
	struct emitter *emitter, struct item *item, const struct catalogue_release *release)
{
	const struct page *page = release->page;

	if (!page) {
		put_text(emitter, item, "url_base", emitter->wheel_bases[release->package]);
		return;
	}
	put_text(emitter, item, "demucs_gui", page->demucs_gui.text);
	put_text(emitter, item, "demucs_gui_from", page->demucs_gui.from);
	put_text(emitter, item, "demucs_gui_to", page->demucs_gui.to);
	put_text(emitter, item, "driver", page->driver);
	put_text(emitter, item, "archive", page->archive);
	put_text(emitter, item, "url_base", add_rows(emitter, release));
	put(emitter, item, "table", release->table);
}

static void add_releases(struct emitter *emitter)
{
	for (size_t i = 0; i < emitter->catalogue->release_count; i++) {
		const struct catalogue_release *release = &emitter->catalogue->releases[i];
		const size_t *wheels = release->wheels, *counts = release->device_counts;
		struct item item = { NULL, 0 };

		put_text(emitter, &item, "name", release->name->text);
		put_word(emitter, &item, "package",
			release->package == PACKAGE_TORCH ? "PACKAGE_TORCH" : "PACKAGE_IPEX");
		put(emitter, &item, "wheels[SYSTEM_LINUX]", wheels[SYSTEM_LINUX]);
		put(emitter, &item, "wheels[SYSTEM_WINDOWS]", wheels[SYSTEM_WINDOWS]);
		put(emitter, &item, "device_counts[SYSTEM_LINUX]", counts[SYSTEM_LINUX]);
		put(emitter, &item, "device_counts[SYSTEM_WINDOWS]", counts[SYSTEM_WINDOWS]);
		put_page(emitter, &item, release);
		list_table_push(
			&emitter->tables[RELEASES], finish(emitter, &item, release->name->text));
	}
}

static void add_release_names(struct emitter *emitter)
{
	for (size_t i = 0; i < emitter->catalogue->ipex_count; i++) {
		const struct catalogue_release *release = &emitter->catalogue->releases[i];
		const struct page_name *names =
			release->page ? release->page->names : release->name;
		size_t count = release->page ? release->page->name_count : 1;

		for (size_t j = 0; j < count; j++) {
			struct item item = { NULL, 0 };

			put_text(emitter, &item, "name", names[j].text);
			put(emitter, &item, "release", i);
			list_table_push(&emitter->tables[RELEASE_NAMES],
				finish(emitter, &item, names[j].text));
		}
	}
}

/* The rows of ID in each table, as numbers with commas. */
static const char *join_rows(const struct emitter *emitter, const struct catalogue_id *id)
{
	const char **numbers = NULL;
	size_t count = 0;

	for (size_t i = 0; i < emitter->catalogue->table_count; i++) {
		const struct page_row *row = id->rows[i];
		size_t number = row ? emitter->row_numbers[i][row - emitter->pages[i]->rows] : 0;

		ARENA_PUSH(emitter->arena, numbers, count, line(emitter, "%zu,", number));
	}
	return arena_join(emitter->arena, numbers, count, ' ');
}

static size_t list_steppings(struct emitter *emitter, const struct catalogue_id *id)
{
	const char **items = NULL;
	size_t count = 0;

	for (size_t i = 0; i < id->stepping_count; i++) {
		const struct revision_code *stepping = &id->steppings[i];
		struct item item = { NULL, 0 };

		put_text(emitter, &item, "code", stepping->code);
		put(emitter, &item, "mask", stepping->mask);
		put(emitter, &item, "revision", stepping->revision);
		ARENA_PUSH(emitter->arena, items, count, finish(emitter, &item, stepping->code));
	}
	return list_table_add(&emitter->tables[STEPPINGS], items, count);
}

/* Returns the number of the group of ID: all with the same rows and the same steppings. SEEN has
 * those so far. */
static size_t list_group(
	struct emitter *emitter, struct text_set *seen, const struct catalogue_id *id)
{
	const char *row_numbers = join_rows(emitter, id), *key;
	struct item item = { NULL, 0 };
	const size_t count = seen->count;
	size_t number;

	put(emitter, &item, "stepping", list_steppings(emitter, id));
	put(emitter, &item, "stepping_count", id->stepping_count);
	key = finish(emitter, &item, line(emitter, "rows: %s", row_numbers));
	number = text_set_add(seen, key, count);
	if (number == count) {
		list_table_push(&emitter->tables[GROUPS], key);
		if (emitter->catalogue->table_count)
			list_table_push(&emitter->tables[GROUP_ROWS], row_numbers);
	}
	return number;
}

/* Returns the number of the model of ID, which is in GROUP. */
static size_t list_model(struct emitter *emitter, const struct catalogue_id *id, size_t group)
{
	const struct catalogue_model *model =
		id->model ? &emitter->catalogue->models[id->model - 1] : NULL;
	struct item item = { NULL, 0 };
	const char *text;

	put(emitter, &item, "group", group);
	if (model) {
		put(emitter, &item, "device", model->device + 1);
		put(emitter, &item, "name", list_model_names(emitter, model->row));
		put(emitter, &item, "name_count", model->row->name_count);
	}
	text = finish(emitter, &item, model ? model->row->devices->text : "not in devices.md");
	return list_table_add(&emitter->tables[MODELS], &text, 1);
}

/* Group 0 has neither rows nor steppings. */
static void add_models(struct emitter *emitter)
{
	const struct catalogue *catalogue = emitter->catalogue;
	const struct catalogue_id none = { .rows = arena_allocate(emitter->arena,
						   catalogue->table_count * sizeof *none.rows) };
	struct text_set seen = { .arena = emitter->arena };

	list_group(emitter, &seen, &none);
	for (size_t i = 0; i < catalogue->id_count; i++) {
		const struct catalogue_id *id = &catalogue->ids[i];

		emitter->id_models[i] = list_model(emitter, id, list_group(emitter, &seen, id));
	}
}

static void add_ids(struct emitter *emitter)
{
	for (size_t i = 0; i < emitter->catalogue->id_count; i++)
		list_table_push(&emitter->tables[PCI_IDS],
			line(emitter, "0x%04X,", (unsigned)emitter->catalogue->ids[i].id));
}

static void add_devices(struct emitter *emitter)
{
	const char *base = find_sycl_base(emitter);

	emitter->sycl_base = pool_add(&emitter->pool, base);
	for (size_t i = 0; i < emitter->catalogue->device_count; i++) {
		const struct catalogue_device *device = &emitter->catalogue->devices[i];
		const struct page_row *product = device->product;
		struct item item = { NULL, 0 };

		put_text(emitter, &item, "name", device->name);
		if (product) {
			if (product->sycl.text && *product->sycl.text)
				put_text(emitter, &item, "sycl", product->sycl.text + strlen(base));
			put_text(emitter, &item, "code", product->codes->text);
			put_text(emitter, &item, "generation_arch",
				catalogue_generation_arch(emitter->catalogue, product->codes));
		}
		list_table_push(
			&emitter->tables[OCLOC_DEVICES], finish(emitter, &item, device->name));
	}
}

static void add_device_names(struct emitter *emitter)
{
	struct list_table *table = &emitter->tables[DEVICE_NAMES];

	for (enum name_kind kind = 0; kind < NAME_KIND_COUNT; kind++) {
		for (size_t i = 0; i < emitter->catalogue->name_count; i++) {
			const struct name_code *name = &emitter->catalogue->names[i];
			struct item item = { NULL, 0 };

			if (name->kind != kind)
				continue;
			put_text(emitter, &item, "name", name->name);
			put_text(emitter, &item, "code", name->code);
			list_table_push(table, finish(emitter, &item, name->name));
		}
		list_table_push(
			&emitter->tables[DEVICE_NAME_ENDS], line(emitter, "%zu,", table->count));
	}
}

static void add_settings(struct emitter *emitter)
{
	for (size_t i = 0; i < emitter->catalogue->setting_count; i++) {
		const struct name_code *setting = &emitter->catalogue->settings[i];
		struct item item = { NULL, 0 };

		put_text(emitter, &item, "code", setting->code);
		put_text(emitter, &item, "name", setting->name);
		list_table_push(&emitter->tables[SETTINGS], finish(emitter, &item, setting->name));
	}
}

static size_t list_kernels(
	struct emitter *emitter, const struct catalogue_kernels *found, const char *url_base)
{
	struct item item = { NULL, 0 };
	const char *text;

	if (!found->target)
		return 0;
	put_text(emitter, &item, "target", found->target->text);
	put_text(emitter, &item, "code", found->code);
	put_text(emitter, &item, "runtime", found->runtime);
	put_text(emitter, &item, "url", found->url + strlen(url_base));
	text = finish(emitter, &item, found->target->text);
	return list_table_add(&emitter->tables[KERNELS], &text, 1);
}

/* A line for each wheel, with a number for each device. Wheel 0 and device 0 are none. */
static void add_wheels(struct emitter *emitter)
{
	const struct catalogue_wheel *wheels = emitter->catalogue->wheels;
	size_t device_count = emitter->catalogue->device_count;

	for (size_t i = 0; i <= emitter->catalogue->wheel_count; i++) {
		const char **numbers = NULL;
		size_t count = 0;

		ARENA_PUSH(emitter->arena, numbers, count, "0,");
		for (size_t j = 0; j < device_count; j++) {
			size_t number = 0;

			if (i)
				number = list_kernels(emitter, &wheels[i - 1].kernels[j],
					emitter->wheel_bases[wheels[i - 1].package]);
			ARENA_PUSH(emitter->arena, numbers, count, line(emitter, "%zu,", number));
		}
		list_table_push(&emitter->tables[WHEEL_KERNELS],
			arena_join(emitter->arena, numbers, count, ' '));
	}
}

/* "more than 65,535 of these" */
static const char *overflow(const struct emitter *emitter, unsigned limit, const char *contents)
{
	return limit < 1000 ? line(emitter, "more than %u %s", limit, contents)
	                    : line(emitter, "more than %u,%03u %s", limit / 1000, limit % 1000,
				      contents);
}

/* The tables count in 16 bits; devices, kernels, and the counts within a row, which check.h limits,
 * in 8. */
static const char *find_overflow(const struct emitter *emitter)
{
	for (enum table_number i = 0; i < TABLE_COUNT; i++) {
		const unsigned limit = i == KERNELS || i == OCLOC_DEVICES ? UINT8_MAX : UINT16_MAX;

		if (emitter->tables[i].count - (tables[i].none != NULL) > limit)
			return overflow(emitter, limit, tables[i].contents);
	}
	return emitter->pool.size > TEXT_REF_MAX ? overflow(emitter, TEXT_REF_MAX, "bytes of text")
	                                         : NULL;
}

static void write_keywords(const struct emitter *emitter, FILE *file)
{
	fputs("%%\n", file);
	for (size_t i = 0; i < emitter->catalogue->id_count; i++) {
		const struct catalogue_id *id = &emitter->catalogue->ids[i];

		fprintf(file, "%04X, .model = %zu\n", (unsigned)id->id, emitter->id_models[i]);
	}
	fputs("%%\n", file);
}

/* A question mark might begin a trigraph. */
static void write_literal(const char *text, FILE *file)
{
	for (const char *c = text; *c; c++) {
		if (strchr("\"\\?", *c))
			fputc('\\', file);
		fputc(*c, file);
	}
}

static void write_strings(const struct pool *pool, FILE *file)
{
	fputs("const char strings[] =\n\t/*     0 */ \"\\0\"\n", file);
	for (size_t i = 0; i < pool->count; i++) {
		fprintf(file, "\t/* %5ld */ \"", text_set_find(&pool->offsets, pool->items[i]));
		write_literal(pool->items[i], file);
		fputs("\\0\"\n", file);
	}
	fputs("\t;\n\n", file);
}

/* An array must not be empty. */
static void write_table(const struct list_table *table, enum table_number number, FILE *file)
{
	fprintf(file, "const %s[] = {\n", tables[number].declaration);
	for (size_t i = 0; i < table->count; i++)
		fprintf(file, "\t%s\n", table->items[i]);
	fprintf(file, "%s};\n\n", table->count ? "" : "\t0\n");
	if (tables[number].count)
		fprintf(file, "const unsigned %s = %zu;\n\n", tables[number].count, table->count);
}

static void add_tables(struct emitter *emitter)
{
	for (enum table_number i = 0; i < TABLE_COUNT; i++) {
		emitter->tables[i] = (struct list_table){ .arena = emitter->arena,
			.lists = { .arena = emitter->arena } };
		if (tables[i].none)
			list_table_push(&emitter->tables[i], tables[i].none);
	}
	for (enum package package = 0; package < PACKAGE_COUNT; package++)
		emitter->wheel_bases[package] = find_wheel_base(emitter, package);
	add_releases(emitter);
	add_release_names(emitter);
	add_ids(emitter);
	add_models(emitter);
	add_devices(emitter);
	add_device_names(emitter);
	add_settings(emitter);
	add_wheels(emitter);
}

const char *emit(const struct catalogue *catalogue, FILE *file)
{
	struct arena *arena = catalogue->arena;
	struct emitter emitter = {
		.catalogue = catalogue,
		.arena = arena,
		.pool = { .offsets = { .arena = arena } },
		.marked = { .arena = arena },
		.pages = arena_allocate(arena, catalogue->table_count * sizeof *emitter.pages),
		.row_numbers =
			arena_allocate(arena, catalogue->table_count * sizeof *emitter.row_numbers),
		.id_models = arena_allocate(arena, catalogue->id_count * sizeof *emitter.id_models),
	};
	const char *exceeded;

	if (catalogue->id_count > PCI_ID_COUNT_MAX)
		return overflow(&emitter, PCI_ID_COUNT_MAX, "PCI IDs");
	add_tables(&emitter); /* which collects the texts */
	pool_share_ends(&emitter.pool);
	add_tables(&emitter);
	exceeded = find_overflow(&emitter);
	if (exceeded)
		return exceeded;
	write_keywords(&emitter, file);
	write_strings(&emitter.pool, file);
	for (enum table_number i = 0; i < TABLE_COUNT; i++)
		write_table(&emitter.tables[i], i, file);
	fprintf(file,
		"const unsigned ipex_release_count = %zu;\n\nconst unsigned table_count = %zu;\n\n"
		"const text_ref sycl_base = %zu;\n",
		catalogue->ipex_count, catalogue->table_count, emitter.sycl_base);
	return NULL;
}
