/* All pages together, joined; see catalogue.h. */
#include "catalogue.h"

#include <stdlib.h>
#include <string.h>

/* The page of KIND, or NULL. */
static const struct page *find_page(const struct page *pages, size_t count, enum page_kind kind)
{
	for (size_t i = 0; i < count; i++) {
		if (pages[i].kind == kind)
			return &pages[i];
	}
	return NULL;
}

static int compare_codes(const void *a, const void *b)
{
	const unsigned long *x = ((const struct page_code *)a)->numbers;
	const unsigned long *y = ((const struct page_code *)b)->numbers;
	int part = 0;

	while (part < 2 && x[part] == y[part])
		part++;
	return (x[part] > y[part]) - (x[part] < y[part]);
}

static void sort_codes(struct page *page)
{
	for (size_t i = 0; i < page->row_count; i++)
		qsort(page->rows[i].codes, page->rows[i].code_count, sizeof *page->rows[i].codes,
			compare_codes);
}

static bool has_name(const struct catalogue_release *release, const struct page_name *name)
{
	if (!release->page)
		return !version_compare(&release->name->version, &name->version);
	for (size_t i = 0; i < release->page->name_count; i++) {
		if (!version_compare(&release->page->names[i].version, &name->version))
			return true;
	}
	return false;
}

/* The release of PACKAGE with NAME, added if it is new. */
static struct catalogue_release *release_of(
	struct catalogue *catalogue, enum package package, const struct page_name *name)
{
	struct catalogue_release added = { .package = package, .name = name };

	for (size_t i = 0; i < catalogue->release_count; i++) {
		struct catalogue_release *release = &catalogue->releases[i];

		if (release->package == package && has_name(release, name))
			return release;
	}
	ARENA_PUSH(catalogue->arena, catalogue->releases, catalogue->release_count, added);
	return &catalogue->releases[catalogue->release_count - 1];
}

/* A text that two rows of a package's wheels have in common if they have the same targets with the
 * same indexes.
 */
static const char *wheel_key(struct arena *arena, const struct page_row *row)
{
	const char **parts = NULL;
	size_t count = 0;

	for (size_t i = 0; i < row->target_count; i++) {
		const struct page_target *target = &row->targets[i];

		ARENA_PUSH(arena, parts, count, target->text);
		ARENA_PUSH(arena, parts, count, target->url ? target->url : row->index);
	}
	return arena_join(arena, parts, count, ' ');
}

/* Adds the wheels of PAGE, which may be NULL. */
static void add_wheels(struct catalogue *catalogue, enum package package, const struct page *page)
{
	struct text_set keys = { .arena = catalogue->arena };

	for (size_t i = 0; page && i < page->row_count; i++) {
		const struct page_row *row = &page->rows[i];
		struct catalogue_wheel wheel = { .package = package, .row = row };
		size_t number = text_set_add(
			&keys, wheel_key(catalogue->arena, row), catalogue->wheel_count);

		if (number == catalogue->wheel_count)
			ARENA_PUSH(
				catalogue->arena, catalogue->wheels, catalogue->wheel_count, wheel);
		for (size_t j = 0; j < row->version_count; j++)
			release_of(catalogue, package, &row->versions[j])->wheels[row->system] =
				number + 1;
	}
}

static int compare_releases(const void *a, const void *b)
{
	const struct catalogue_release *x = a, *y = b;

	if (x->package != y->package)
		return x->package < y->package ? -1 : 1;
	return version_compare(&y->name->version, &x->name->version);
}

static void add_releases(
	struct catalogue *catalogue, const struct page *pages, size_t count, bool has_wheels)
{
	for (size_t i = 0; i < count; i++) {
		struct catalogue_release release = {
			.package = PACKAGE_IPEX, .name = pages[i].names, .page = &pages[i]
		};

		if (pages[i].kind == PAGE_RELEASE)
			ARENA_PUSH(catalogue->arena, catalogue->releases, catalogue->release_count,
				release);
	}
	if (has_wheels) {
		add_wheels(catalogue, PACKAGE_IPEX, find_page(pages, count, PAGE_IPEX_WHEELS));
		add_wheels(catalogue, PACKAGE_TORCH, find_page(pages, count, PAGE_TORCH_WHEELS));
	}
	if (catalogue->release_count)
		qsort(catalogue->releases, catalogue->release_count, sizeof *catalogue->releases,
			compare_releases);
	for (size_t i = 0; i < catalogue->release_count; i++) {
		struct catalogue_release *release = &catalogue->releases[i];

		catalogue->ipex_count += release->package == PACKAGE_IPEX;
		if (release->page)
			release->table = ++catalogue->table_count;
	}
}

/* Adds each device name of PAGE with each code of its row to NAMES. */
static void add_names(
	struct name_code **names, size_t *count, struct arena *arena, const struct page *page)
{
	for (size_t i = 0; page && i < page->row_count; i++) {
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

/* The row of PAGE, which may be NULL, that has the device NAME. */
static const struct page_row *find_row(const struct page *page, const char *name)
{
	for (size_t i = 0; page && i < page->row_count; i++) {
		for (size_t j = 0; j < page->rows[i].device_count; j++) {
			if (!strcmp(page->rows[i].devices[j].text, name))
				return &page->rows[i];
		}
	}
	return NULL;
}

static void add_models(
	struct catalogue *catalogue, const struct page *devices, const struct page *names)
{
	for (size_t i = 0; devices && i < devices->row_count; i++) {
		const struct page_row *row = &devices->rows[i];
		const char *name = row->devices->text;
		size_t count = catalogue->device_count;
		struct catalogue_model model = {
			text_set_add(&catalogue->device_numbers, name, count), row
		};
		struct catalogue_device device = { name, NULL };

		ARENA_PUSH(catalogue->arena, catalogue->models, catalogue->model_count, model);
		if (model.device < count)
			continue;
		device.product = find_row(names, name);
		ARENA_PUSH(catalogue->arena, catalogue->devices, catalogue->device_count, device);
	}
}

static void add_ids(struct catalogue *catalogue, struct catalogue_id **by_id)
{
	for (size_t i = 0; i < catalogue->release_count; i++) {
		const struct catalogue_release *release = &catalogue->releases[i];

		for (size_t j = 0; release->page && j < release->page->row_count; j++) {
			const struct page_row *row = &release->page->rows[j];

			for (size_t k = 0; k < row->id_count; k++)
				by_id[row->ids[k].id]->rows[release->table - 1] = row;
		}
	}
	for (size_t i = 0; i < catalogue->model_count; i++) {
		const struct page_row *row = catalogue->models[i].row;

		for (size_t j = 0; j < row->id_count; j++)
			by_id[row->ids[j].id]->model = i + 1;
	}
}

/* Makes an entry, without contents, of each PCI ID that a release or devices.md has. */
static struct catalogue_id **make_ids(
	struct catalogue *catalogue, const struct page *pages, size_t count)
{
	struct catalogue_id **by_id = arena_allocate(catalogue->arena, ID_COUNT * sizeof *by_id);
	bool *is_known = arena_allocate(catalogue->arena, ID_COUNT * sizeof *is_known);

	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < pages[i].row_count && pages[i].kind != PAGE_STEPPINGS; j++) {
			for (size_t k = 0; k < pages[i].rows[j].id_count; k++)
				is_known[pages[i].rows[j].ids[k].id] = true;
		}
	}
	for (size_t id = 0; id < ID_COUNT; id++) {
		struct catalogue_id added = { .id = (uint16_t)id };

		if (!is_known[id])
			continue;
		added.rows = arena_allocate(
			catalogue->arena, catalogue->table_count * sizeof *added.rows);
		ARENA_PUSH(catalogue->arena, catalogue->ids, catalogue->id_count, added);
	}
	for (size_t i = 0; i < catalogue->id_count; i++)
		by_id[catalogue->ids[i].id] = &catalogue->ids[i];
	return by_id;
}

/* Revisions of a device that no page lists mean nothing. */
static void add_steppings(
	struct catalogue *catalogue, struct catalogue_id **by_id, const struct page *page)
{
	for (size_t i = 0; page && i < page->row_count; i++) {
		const struct page_row *row = &page->rows[i];

		for (size_t j = 0; j < row->revision_count; j++) {
			const struct revision_code stepping = { row->revision_mask,
				row->revisions[j].number, row->codes->text };

			for (size_t k = 0; k < row->id_count; k++) {
				struct catalogue_id *id = by_id[row->ids[k].id];

				if (id)
					ARENA_PUSH(catalogue->arena, id->steppings,
						id->stepping_count, stepping);
			}
		}
	}
}

/*
 * Adds to WHEEL the kernels of TARGET for each device in RUNS, a row of aot-targets.md with that
 * target. Kernels of a device's own code are preferred to others; among equals, the first in the
 * wheel's list.
 */
static void add_kernels(const struct catalogue *catalogue, struct catalogue_wheel *wheel,
	const struct page_target *target, const struct page_row *runs)
{
	for (size_t i = 0; i < runs->device_count; i++) {
		long device = text_set_find(&catalogue->device_numbers, runs->devices[i].text);
		struct catalogue_kernels *found =
			device == TEXT_ABSENT ? NULL : &wheel->kernels[device];

		if (found && (!found->target || (found->runtime && !runs->runtime)))
			*found = (struct catalogue_kernels){ target, runs->codes->text,
				runs->runtime, target->url ? target->url : wheel->row->index };
	}
}

static void fill_wheel(const struct catalogue *catalogue, struct catalogue_wheel *wheel,
	const struct page *targets)
{
	wheel->kernels =
		arena_allocate(catalogue->arena, catalogue->device_count * sizeof *wheel->kernels);
	for (size_t i = 0; i < wheel->row->target_count; i++) {
		const struct page_target *target = &wheel->row->targets[i];

		for (size_t j = 0; j < targets->row_count; j++) {
			if (!strcmp(targets->rows[j].targets->text, target->text))
				add_kernels(catalogue, wheel, target, &targets->rows[j]);
		}
	}
}

static bool is_supported(const struct catalogue *catalogue, const struct catalogue_release *release,
	enum system system, const struct catalogue_id *id)
{
	if (release->table)
		return id->rows[release->table - 1] != NULL;
	if (!release->wheels[system] || !id->model)
		return false;
	return catalogue->wheels[release->wheels[system] - 1]
	               .kernels[catalogue->models[id->model - 1].device]
	               .target != NULL;
}

static void count_devices(const struct catalogue *catalogue)
{
	for (size_t i = 0; i < catalogue->release_count; i++) {
		struct catalogue_release *release = &catalogue->releases[i];

		for (enum system system = 0; system < SYSTEM_COUNT; system++) {
			for (size_t j = 0; j < catalogue->id_count; j++)
				release->device_counts[system] += is_supported(
					catalogue, release, system, &catalogue->ids[j]);
		}
	}
}

struct catalogue catalogue_build(struct page *pages, size_t count, struct arena *arena)
{
	struct catalogue catalogue = { .arena = arena,
		.device_numbers = { .arena = arena },
		.name_numbers = { .arena = arena } };
	const struct page *devices = find_page(pages, count, PAGE_DEVICES);
	const struct page *targets = find_page(pages, count, PAGE_AOT_TARGETS);
	const struct page *names = find_page(pages, count, PAGE_DEVICE_NAMES);
	struct catalogue_id **by_id;

	for (size_t i = 0; i < count; i++) {
		if (pages[i].kind == PAGE_RELEASE)
			sort_codes(&pages[i]);
	}
	add_releases(&catalogue, pages, count, devices && targets);
	add_names(&catalogue.names, &catalogue.name_count, arena, names);
	for (size_t i = 0; i < catalogue.name_count; i++)
		text_set_add(&catalogue.name_numbers, catalogue.names[i].name, i);
	add_names(&catalogue.settings, &catalogue.setting_count, arena,
		find_page(pages, count, PAGE_AOT_DEVLIST));
	add_models(&catalogue, devices, names);
	by_id = make_ids(&catalogue, pages, count);
	add_ids(&catalogue, by_id);
	add_steppings(&catalogue, by_id, find_page(pages, count, PAGE_STEPPINGS));
	for (size_t i = 0; i < catalogue.wheel_count; i++)
		fill_wheel(&catalogue, &catalogue.wheels[i], targets);
	count_devices(&catalogue);
	return catalogue;
}

static bool is_same_generation(const struct page_code *a, const struct page_code *b)
{
	return a->numbers[0] == b->numbers[0] && a->numbers[1] == b->numbers[1];
}

const char *catalogue_generation_arch(
	const struct catalogue *catalogue, const struct page_code *code)
{
	for (size_t i = 0; i < catalogue->release_count; i++) {
		const struct page *page = catalogue->releases[i].page;

		for (size_t j = 0; page && j < page->row_count; j++) {
			const struct page_row *row = &page->rows[j];

			for (size_t k = 0; k < row->code_count && *row->arch; k++) {
				if (is_same_generation(&row->codes[k], code))
					return row->arch;
			}
		}
	}
	return "";
}

const char *catalogue_first_device(const struct catalogue *catalogue, const struct page_row *row)
{
	for (size_t i = 0; i < row->device_count; i++) {
		long number = text_set_find(&catalogue->name_numbers, row->devices[i].text);

		if (number == TEXT_ABSENT || catalogue->names[number].kind == NAME_PRODUCT)
			return row->devices[i].text;
	}
	return NULL;
}
