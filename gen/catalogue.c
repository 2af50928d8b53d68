/* All pages together; see catalogue.h. */
#include "catalogue.h"

#include <stdlib.h>
#include <string.h>

static int compare_pages(const void *a, const void *b)
{
	const struct page *const *x = a, *const *y = b;

	return version_compare(&(*y)->names->version, &(*x)->names->version);
}

static bool is_same_generation(const struct page_code *a, const struct page_code *b)
{
	return a->numbers[0] == b->numbers[0] && a->numbers[1] == b->numbers[1];
}

/* The architecture that a release with such a column gives to the generation of CODE; "" where none
 * does. */
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
					*device = arena_allocate(
						arena, catalogue->release_count * sizeof **device);
				(*device)[i] = &page->rows[j];
			}
		}
	}
	for (size_t id = 0; id < ID_COUNT; id++) {
		struct catalogue_device device = { (uint16_t)id, rows[id], NULL, 0, 0 };

		if (rows[id])
			ARENA_PUSH(arena, catalogue->devices, catalogue->device_count, device);
	}
}

/* Revisions of a device that no release lists mean nothing. */
static void add_stepping(struct catalogue *catalogue, struct arena *arena, uint16_t id,
	const struct revision_code *stepping)
{
	for (size_t i = 0; i < catalogue->device_count; i++) {
		struct catalogue_device *device = &catalogue->devices[i];

		if (device->id == id)
			ARENA_PUSH(arena, device->steppings, device->stepping_count, *stepping);
	}
}

static void add_steppings(struct catalogue *catalogue, struct arena *arena, const struct page *page)
{
	for (size_t i = 0; i < page->row_count; i++) {
		const struct page_row *row = &page->rows[i];

		for (size_t j = 0; j < row->revision_count; j++) {
			const struct revision_code stepping = { row->revision_mask,
				row->revisions[j].number, row->codes->text };

			for (size_t k = 0; k < row->id_count; k++)
				add_stepping(catalogue, arena, row->ids[k].id, &stepping);
		}
	}
}

/* Appends each device name of PAGE with each code of its row to NAMES. */
static void add_names(
	struct name_code **names, size_t *count, struct arena *arena, const struct page *page)
{
	for (size_t i = 0; i < page->row_count; i++) {
		const struct page_row *row = &page->rows[i];

		for (size_t j = 0; j < row->device_count; j++) {
			for (size_t k = 0; k < row->code_count; k++) {
				struct name_code name = { row->devices[j].text, row->codes[k].text,
					row->name_kind };

				ARENA_PUSH(arena, *names, *count, name);
			}
		}
	}
}

static bool are_alike(const struct catalogue *catalogue, const struct catalogue_device *a,
	const struct catalogue_device *b)
{
	bool are_alike = a->stepping_count == b->stepping_count &&
	                 !memcmp(a->rows, b->rows, catalogue->release_count * sizeof *a->rows);

	for (size_t i = 0; i < a->stepping_count && are_alike; i++) {
		const struct revision_code *x = &a->steppings[i], *y = &b->steppings[i];

		are_alike = x->mask == y->mask && x->revision == y->revision &&
		            !strcmp(x->code, y->code);
	}
	return are_alike;
}

static void group_devices(struct catalogue *catalogue, struct arena *arena)
{
	for (size_t i = 0; i < catalogue->device_count; i++) {
		struct catalogue_device *device = &catalogue->devices[i];

		while (device->group < catalogue->group_count &&
			!are_alike(catalogue, catalogue->groups[device->group], device))
			device->group++;
		if (device->group == catalogue->group_count)
			ARENA_PUSH(arena, catalogue->groups, catalogue->group_count, device);
	}
}

struct catalogue catalogue_build(struct page *pages, size_t count, struct arena *arena)
{
	struct catalogue catalogue = { 0 };

	for (size_t i = 0; i < count; i++) {
		if (pages[i].kind == PAGE_RELEASE)
			ARENA_PUSH(arena, catalogue.releases, catalogue.release_count, &pages[i]);
	}
	if (catalogue.release_count)
		qsort(catalogue.releases, catalogue.release_count, sizeof *catalogue.releases,
			compare_pages);
	complete_arch(&catalogue);
	add_devices(&catalogue, arena);
	for (size_t i = 0; i < count; i++) {
		if (pages[i].kind == PAGE_STEPPINGS)
			add_steppings(&catalogue, arena, &pages[i]);
		else if (pages[i].kind == PAGE_DEVICE_NAMES)
			add_names(&catalogue.names, &catalogue.name_count, arena, &pages[i]);
		else if (pages[i].kind == PAGE_AOT_DEVLIST)
			add_names(&catalogue.settings, &catalogue.setting_count, arena, &pages[i]);
	}
	group_devices(&catalogue, arena);
	return catalogue;
}

static bool is_known_name(const struct catalogue *catalogue, const char *name)
{
	for (size_t i = 0; i < catalogue->name_count; i++) {
		if (!strcmp(catalogue->names[i].name, name))
			return true;
	}
	return false;
}

/* Whether NAME stands for CODE, as a stepping or, where IS_STEPPING is false, as another kind of
 * name. */
static bool stands_for(
	const struct catalogue *catalogue, const char *name, const char *code, bool is_stepping)
{
	for (size_t i = 0; i < catalogue->name_count; i++) {
		const struct name_code *known = &catalogue->names[i];

		if (!strcmp(known->name, name) && !strcmp(known->code, code) &&
			(known->kind == NAME_STEPPING) == is_stepping)
			return true;
	}
	return false;
}

const char *catalogue_devlist(
	const struct catalogue *catalogue, const struct page_row *row, const char *code)
{
	for (size_t i = 0; i < catalogue->setting_count; i++) {
		if (!strcmp(catalogue->settings[i].code, code))
			return catalogue->settings[i].name;
	}
	for (int is_stepping = 0; is_stepping < 2; is_stepping++) {
		for (size_t i = 0; i < row->device_count; i++) {
			if (stands_for(catalogue, row->devices[i].text, code, is_stepping))
				return row->devices[i].text;
		}
	}
	for (size_t i = 0; i < row->device_count && row->code_count == 1; i++) {
		if (!is_known_name(catalogue, row->devices[i].text))
			return row->devices[i].text;
	}
	return code;
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
