/* All release pages together; see catalogue.h. */
#include "catalogue.h"

#include <stdlib.h>
#include <string.h>

enum { ID_COUNT = 0x10000 };

static struct context context_of(const struct page *page, struct arena *arena, struct report *report)
{
	return (struct context){page->source, arena, report};
}

/* No version may name two releases, or one twice. */
static void check_names(struct page *pages, size_t count, struct arena *arena, struct report *report)
{
	const struct page_name **seen = NULL;
	const struct page **seen_in = NULL;
	size_t seen_count = 0, seen_in_count = 0;

	for (size_t i = 0; i < count; i++) {
		const struct context context = context_of(&pages[i], arena, report);

		for (size_t j = 0; j < pages[i].name_count; j++) {
			const struct page_name *name = &pages[i].names[j];
			size_t k = 0;

			while (k < seen_count && version_compare(&seen[k]->version, &name->version))
				k++;
			if (k < seen_count) {
				const struct source *other = seen_in[k]->source;

				report_error(&context, name->at, "%s stands at %s:%u:%u already", name->text, other->path,
				             source_line(other, seen[k]->at), source_column(other, seen[k]->at));
				continue;
			}
			ARENA_PUSH(arena, seen, seen_count, name);
			ARENA_PUSH(arena, seen_in, seen_in_count, &pages[i]);
		}
	}
}

/* No release may list a PCI ID twice. */
static void check_ids(const struct page *page, struct arena *arena, struct report *report)
{
	const struct context context = context_of(page, arena, report);
	const char **seen = arena_allocate(arena, ID_COUNT * sizeof *seen);

	for (size_t i = 0; i < page->row_count; i++) {
		for (size_t j = 0; j < page->rows[i].id_count; j++) {
			const struct page_id *id = &page->rows[i].ids[j];

			if (seen[id->id])
				report_error(&context, id->at, "%04X stands at %s:%u:%u already", (unsigned)id->id,
				             page->source->path, source_line(page->source, seen[id->id]),
				             source_column(page->source, seen[id->id]));
			else
				seen[id->id] = id->at;
		}
	}
}

static int compare_pages(const void *a, const void *b)
{
	const struct page *const *x = a, *const *y = b;

	return version_compare(&(*y)->names->version, &(*x)->names->version);
}

static bool is_same_generation(const struct page_code *a, const struct page_code *b)
{
	return a->numbers[0] == b->numbers[0] && a->numbers[1] == b->numbers[1];
}

/* The architecture that a release with such a column gives to the generation of CODE; "" where none does. */
static const char *find_arch(const struct catalogue *catalogue, const struct page_code *code)
{
	for (size_t i = 0; i < catalogue->release_count; i++) {
		const struct page *page = catalogue->releases[i];

		for (size_t j = 0; j < page->row_count; j++) {
			const struct page_row *row = &page->rows[j];

			if (!row->has_own_arch || !*row->arch)
				continue;
			for (size_t k = 0; k < row->code_count; k++) {
				if (is_same_generation(&row->codes[k], code))
					return row->arch;
			}
		}
	}
	return "";
}

static void complete_arch(const struct catalogue *catalogue)
{
	for (size_t i = 0; i < catalogue->release_count; i++) {
		struct page *page = catalogue->releases[i];

		for (size_t j = 0; j < page->row_count; j++) {
			if (!page->rows[j].has_own_arch)
				page->rows[j].arch = find_arch(catalogue, &page->rows[j].codes[0]);
		}
	}
}

static void add_devices(struct catalogue *catalogue, struct arena *arena)
{
	const struct page_row ***rows = arena_allocate(arena, ID_COUNT * sizeof *rows);

	for (size_t i = 0; i < catalogue->release_count; i++) {
		const struct page *page = catalogue->releases[i];

		for (size_t j = 0; j < page->row_count; j++) {
			for (size_t k = 0; k < page->rows[j].id_count; k++) {
				const struct page_row ***device = &rows[page->rows[j].ids[k].id];

				if (!*device)
					*device = arena_allocate(arena, catalogue->release_count * sizeof **device);
				(*device)[i] = &page->rows[j];
			}
		}
	}
	for (size_t id = 0; id < ID_COUNT; id++) {
		struct device device = {(uint16_t)id, rows[id], 0};

		if (rows[id])
			ARENA_PUSH(arena, catalogue->devices, catalogue->device_count, device);
	}
}

static void group_devices(struct catalogue *catalogue, struct arena *arena)
{
	for (size_t i = 0; i < catalogue->device_count; i++) {
		struct device *device = &catalogue->devices[i];
		size_t size = catalogue->release_count * sizeof *device->rows;

		while (device->group < catalogue->group_count &&
		       memcmp(catalogue->groups[device->group]->rows, device->rows, size))
			device->group++;
		if (device->group == catalogue->group_count)
			ARENA_PUSH(arena, catalogue->groups, catalogue->group_count, device);
	}
}

struct catalogue catalogue_build(struct page *pages, size_t count, struct arena *arena, struct report *report)
{
	struct catalogue catalogue = {0};

	check_names(pages, count, arena, report);
	for (size_t i = 0; i < count; i++)
		check_ids(&pages[i], arena, report);
	if (report->error_count)
		return catalogue;
	for (size_t i = 0; i < count; i++)
		ARENA_PUSH(arena, catalogue.releases, catalogue.release_count, &pages[i]);
	if (count)
		qsort(catalogue.releases, count, sizeof *catalogue.releases, compare_pages);
	complete_arch(&catalogue);
	add_devices(&catalogue, arena);
	group_devices(&catalogue, arena);
	return catalogue;
}

size_t catalogue_highest(const struct page_row *row)
{
	size_t highest = 0;

	for (size_t i = 1; i < row->code_count; i++) {
		const unsigned long *a = row->codes[i].numbers, *b = row->codes[highest].numbers;
		int part = 0;

		while (part < 2 && a[part] == b[part])
			part++;
		if (a[part] > b[part])
			highest = i;
	}
	return highest;
}
