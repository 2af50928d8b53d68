/* Finds contradictions; see check.h. */
#include "check.h"

#include "pool.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* A row of a release that lists a PCI ID. */
struct listing {
	const struct page *page;
	const struct page_row *row;
	const struct page_id *id;
	const struct listing *next; /* of the same PCI ID */
};

struct checker {
	const struct page *pages;
	size_t count;
	struct arena *arena;
	struct report *report;
	const struct page *kinds[PAGE_KIND_COUNT]; /* the first page of each kind, or NULL */
	const struct listing **listings;           /* of each PCI ID */
	const struct page_row **device_rows;       /* of each PCI ID in devices.md, or NULL */
	struct text_set release_codes;             /* the codes of all releases */
	struct text_set names;      /* of device-names.md, with the number of the row */
	struct text_set name_codes; /* each name with each of its codes: see name_code */
	struct text_set devices;    /* the device names of devices.md */
	struct text_set targets;    /* of aot-targets.md */
};

/* Something of PAGE at the place AT, which something else may contradict. */
struct claim {
	const struct page *page;
	const char *at;
};

static struct context context_of(const struct checker *checker, const struct page *page)
{
	return (struct context){ page->source, checker->arena, checker->report };
}

/* Reports that WHAT, at CLAIM, PROBLEM at EARLIER. */
static void contradict(const struct checker *checker, const struct claim *claim, const char *what,
	const char *problem, const struct claim *earlier)
{
	const struct context context = context_of(checker, claim->page);
	const struct source *source = earlier->page->source;

	report_error(&context, claim->at, "%s %s %s:%u:%u", what, problem, source->path,
		source_line(source, earlier->at), source_column(source, earlier->at));
}

/* A device name and a code as one text. */
static const char *name_code(const struct checker *checker, const char *name, const char *code)
{
	return arena_join(checker->arena, (const char *const[]){ name, code }, 2, ' ');
}

/* Texts that may each be there only once. */
struct seen {
	struct text_set numbers;
	struct claim *claims;
};

/* Adds TEXT, at CLAIM, to SEEN. If it is there already, in either case, reports PROBLEM. */
static void see(const struct checker *checker, struct seen *seen, const char *text,
	struct claim claim, const char *problem)
{
	char *key = arena_copy(checker->arena, text, strlen(text));
	size_t count = seen->numbers.count, number;

	for (char *c = key; *c; c++)
		*c = (char)(*c >= 'A' && *c <= 'Z' ? *c + ('a' - 'A') : *c);
	seen->numbers.arena = checker->arena;
	number = text_set_add(&seen->numbers, key, count);
	if (number < count)
		contradict(checker, &claim, text, problem, &seen->claims[number]);
	else
		ARENA_PUSH(checker->arena, seen->claims, count, claim);
}

/* A name of a release, and where it is. */
struct named { /* whose members cppcheck does not see used */
	/* cppcheck-suppress unusedStructMember */
	const struct page_name *name;
	/* cppcheck-suppress unusedStructMember */
	struct claim claim;
};

static void check_names(const struct checker *checker)
{
	struct named *seen = NULL;
	size_t seen_count = 0;

	for (size_t i = 0; i < checker->count; i++) {
		for (size_t j = 0; j < checker->pages[i].name_count; j++) {
			const struct page_name *name = &checker->pages[i].names[j];
			struct named named = { name, { &checker->pages[i], name->at } };
			size_t k = 0;

			while (k < seen_count &&
				version_compare(&seen[k].name->version, &name->version))
				k++;
			if (k < seen_count)
				contradict(checker, &named.claim, name->text, "is already at",
					&seen[k].claim);
			else
				ARENA_PUSH(checker->arena, seen, seen_count, named);
		}
	}
}

static void check_ids(const struct checker *checker, const struct page *page)
{
	const char **seen = arena_allocate(checker->arena, ID_COUNT * sizeof *seen);

	for (size_t i = 0; i < page->row_count; i++) {
		for (size_t j = 0; j < page->rows[i].id_count; j++) {
			const struct page_id *id = &page->rows[i].ids[j];
			const struct claim claim = { page, id->at },
					   earlier = { page, seen[id->id] };
			char text[8];

			snprintf(text, sizeof text, "%04X", (unsigned)id->id);
			if (earlier.at)
				contradict(checker, &claim, text, "is already at", &earlier);
			else
				seen[id->id] = id->at;
		}
	}
}

/* Whether every version of A comes before the first of B. */
static bool ends_before(const struct page_versions *a, const struct page_versions *b)
{
	struct version to, from;

	return a->to && version_parse(a->to, &to) && version_parse(b->from, &from) &&
	       version_compare(&to, &from) < 0;
}

static void check_demucs_gui(const struct checker *checker)
{
	for (size_t i = 0; i < checker->count; i++) {
		const struct page_versions *versions = &checker->pages[i].demucs_gui;
		const struct claim claim = { &checker->pages[i], versions->at };

		for (size_t j = 0; j < i && versions->text; j++) {
			const struct page_versions *others = &checker->pages[j].demucs_gui;
			const struct claim earlier = { &checker->pages[j], others->at };

			if (others->text && !ends_before(versions, others) &&
				!ends_before(others, versions))
				contradict(checker, &claim, versions->text,
					"overlaps with the versions at", &earlier);
		}
	}
}

static bool is_wheels(const struct page *page)
{
	return page->kind == PAGE_TORCH_WHEELS || page->kind == PAGE_IPEX_WHEELS;
}

/* A kind other than releases has one page. Wheels are joined with two other pages. */
static void check_kinds(const struct checker *checker)
{
	bool can_join = checker->kinds[PAGE_DEVICES] && checker->kinds[PAGE_AOT_TARGETS];

	for (size_t i = 0; i < checker->count; i++) {
		const struct page *page = &checker->pages[i];
		const struct claim claim = { page, page->source->text };
		const struct context context = context_of(checker, page);

		if (page->kind != PAGE_RELEASE && page != checker->kinds[page->kind]) {
			const struct page *first = checker->kinds[page->kind];
			const struct claim earlier = { first, first->source->text };

			contradict(
				checker, &claim, "a page of this kind", "is already at", &earlier);
		}
		if (is_wheels(page) && !can_join)
			report_warning(&context, claim.at,
				"wheels are left out without devices.md and aot-targets.md");
	}
}

static bool has_code(const struct page_row *row, const char *code)
{
	for (size_t i = 0; i < row->code_count; i++) {
		if (!strcmp(row->codes[i].text, code))
			return true;
	}
	return false;
}

/* A PCI ID has one architecture for each code, in every release that has architectures. */
static void check_archs(const struct checker *checker, const struct page *page,
	const struct page_row *row, const struct page_id *id)
{
	for (const struct listing *other = checker->listings[id->id]; other; other = other->next) {
		const struct claim claim = { page, id->at },
				   earlier = { other->page, other->id->at };

		if (other->page >= page || !*row->arch || !*other->row->arch ||
			!strcmp(row->arch, other->row->arch))
			continue;
		for (size_t i = 0; i < row->code_count; i++) {
			char text[64];

			if (!has_code(other->row, row->codes[i].text))
				continue;
			snprintf(text, sizeof text, "%04X with %s", (unsigned)id->id,
				row->codes[i].text);
			contradict(checker, &claim, text, "has another architecture at", &earlier);
			return;
		}
	}
}

/* A device name has one code in a row; which of two it means would not be certain. */
static void check_row_device(const struct checker *checker, const struct page *page,
	const struct page_row *row, const struct page_device *device)
{
	const struct context context = context_of(checker, page);
	const char *first = NULL;

	for (size_t i = 0; i < row->code_count; i++) {
		const char *code = row->codes[i].text;

		if (text_set_find(&checker->name_codes, name_code(checker, device->text, code)) ==
			TEXT_ABSENT)
			continue;
		if (first) {
			report_error(&context, device->at,
				"%s has two codes in this row, %s and %s", device->text, first,
				code);
			return;
		}
		first = code;
	}
}

/* Warns of a code that cannot be that of any device name in the row: all of them have others. */
static void check_row_code(const struct checker *checker, const struct page *page,
	const struct page_row *row, const struct page_code *code)
{
	const struct context context = context_of(checker, page);

	for (size_t i = 0; i < row->device_count; i++) {
		const char *name = row->devices[i].text;

		if (text_set_find(&checker->names, name) == TEXT_ABSENT ||
			text_set_find(&checker->name_codes, name_code(checker, name, code->text)) !=
				TEXT_ABSENT)
			return;
	}
	if (row->device_count)
		report_warning(&context, code->at,
			"device-names.md does not give %s to a device name of this row",
			code->text);
}

/* The tables count the codes and the names of a row in 8 bits. */
static void check_row_counts(
	const struct checker *checker, const struct page *page, const struct page_row *row)
{
	const struct context context = context_of(checker, page);

	if (row->code_count > UINT8_MAX)
		report_error(
			&context, row->at, "more than %d generation codes in one row", UINT8_MAX);
	if (row->name_count > UINT8_MAX)
		report_error(&context, row->at, "more than %d display names in one row", UINT8_MAX);
}

static void check_release(const struct checker *checker, const struct page *page)
{
	check_ids(checker, page);
	for (size_t i = 0; i < page->row_count; i++) {
		const struct page_row *row = &page->rows[i];

		check_row_counts(checker, page, row);
		for (size_t j = 0; j < row->id_count; j++)
			check_archs(checker, page, row, &row->ids[j]);
		for (size_t j = 0; j < row->device_count; j++)
			check_row_device(checker, page, row, &row->devices[j]);
		for (size_t j = 0; j < row->code_count; j++)
			check_row_code(checker, page, row, &row->codes[j]);
	}
}

/* The codes of PAGE must be codes of a release, or of a device name. */
static void check_codes(const struct checker *checker, const struct page *page)
{
	const struct context context = context_of(checker, page);
	const struct page *names = checker->kinds[PAGE_DEVICE_NAMES];
	struct text_set known = { .arena = checker->arena };

	for (size_t i = 0; names && i < names->row_count; i++) {
		for (size_t j = 0; j < names->rows[i].code_count; j++)
			text_set_add(&known, names->rows[i].codes[j].text, 0);
	}
	for (size_t i = 0; i < page->row_count; i++) {
		for (size_t j = 0; j < page->rows[i].code_count; j++) {
			const struct page_code *code = &page->rows[i].codes[j];

			if (text_set_find(&checker->release_codes, code->text) == TEXT_ABSENT &&
				text_set_find(&known, code->text) == TEXT_ABSENT)
				report_error(&context, code->at, "no release or device name has %s",
					code->text);
		}
	}
}

/* The product row of device-names.md that has NAME, or NULL. */
static const struct page_row *find_product(const struct checker *checker, const char *name)
{
	const struct page *names = checker->kinds[PAGE_DEVICE_NAMES];
	long number = text_set_find(&checker->names, name);

	if (!names || number == TEXT_ABSENT || names->rows[number].name_kind != NAME_PRODUCT)
		return NULL;
	return &names->rows[number];
}

/* Whether a release lists ID with CODE, or devices.md has it as a product of the same first two
 * numbers. */
static bool is_listed(const struct checker *checker, unsigned id, const struct page_code *code)
{
	const struct page_row *device = checker->device_rows[id];
	const struct page_row *product = device && device->device_count
	                                         ? find_product(checker, device->devices->text)
	                                         : NULL;

	for (const struct listing *listing = checker->listings[id]; listing;
		listing = listing->next) {
		if (has_code(listing->row, code->text))
			return true;
	}
	return product && product->code_count && product->codes->numbers[0] == code->numbers[0] &&
	       product->codes->numbers[1] == code->numbers[1];
}

/* A stepping of a device that no page has, or with a code that only other devices have, would never
 * be answered. */
static void check_listed(const struct checker *checker, const struct page *page)
{
	const struct context context = context_of(checker, page);

	for (size_t i = 0; i < page->row_count; i++) {
		const struct page_row *row = &page->rows[i];

		for (size_t j = 0; j < row->id_count; j++) {
			const struct page_id *id = &row->ids[j];

			if (!checker->listings[id->id]) {
				if (checker->kinds[PAGE_DEVICES] && !checker->device_rows[id->id])
					report_error(&context, id->at, "no page lists %04X",
						(unsigned)id->id);
			} else if (!is_listed(checker, id->id, row->codes) &&
				   text_set_find(&checker->release_codes, row->codes->text) !=
					   TEXT_ABSENT) {
				report_error(&context, id->at, "no release lists %04X with %s",
					(unsigned)id->id, row->codes->text);
			}
		}
	}
}

/* The code of a revision of a PCI ID, by a page of steppings. */
struct meaning {
	const struct page_row *row;
	unsigned revision;
	struct claim claim;
	const struct meaning *next; /* of the same PCI ID */
};

/* Adds MEANING of the device ID to those of LIST, which it must not contradict. */
static void add_meaning(const struct checker *checker, const struct meaning **list,
	const struct meaning *meaning, unsigned id)
{
	struct meaning *added = arena_allocate(checker->arena, sizeof *added);
	char text[32];

	snprintf(text, sizeof text, "revision %02x of %04X", meaning->revision, id);
	for (const struct meaning *other = *list; other; other = other->next) {
		unsigned common = meaning->row->revision_mask & other->row->revision_mask;

		if (!((meaning->revision ^ other->revision) & common) &&
			strcmp(meaning->row->codes->text, other->row->codes->text) != 0)
			contradict(checker, &meaning->claim, text, "has another code at",
				&other->claim);
	}
	*added = *meaning;
	added->next = *list;
	*list = added;
}

static void check_revision(const struct checker *checker, const struct page *page,
	const struct page_row *row, const struct page_revision *revision)
{
	const struct context context = context_of(checker, page);

	if (revision->number & ~row->revision_mask)
		report_error(&context, revision->at,
			"revision %02x has bits that are not in the mask %02x", revision->number,
			row->revision_mask);
	if (revision->number == 0xFF && row->revision_mask == 0xFF)
		report_error(&context, revision->at,
			"revision ff is a device that is powered down, and decides nothing");
}

static void check_steppings(const struct checker *checker, const struct page *page)
{
	const struct context context = context_of(checker, page);
	const struct meaning **by_id = arena_allocate(checker->arena, ID_COUNT * sizeof *by_id);

	for (size_t i = 0; i < page->row_count; i++) {
		const struct page_row *row = &page->rows[i];

		if (row->code_count > 1)
			report_error(
				&context, row->codes[1].at, "a second code for the same revisions");
		for (size_t j = 0; j < row->revision_count; j++) {
			const struct page_revision *revision = &row->revisions[j];
			const struct meaning meaning = { row, revision->number,
				{ page, revision->at }, NULL };

			check_revision(checker, page, row, revision);
			for (size_t k = 0; k < row->id_count && row->code_count; k++)
				add_meaning(
					checker, &by_id[row->ids[k].id], &meaning, row->ids[k].id);
		}
	}
}

static void check_device_names(const struct checker *checker, const struct page *page)
{
	const struct context context = context_of(checker, page);
	struct seen seen = { .claims = NULL };

	for (size_t i = 0; i < page->row_count; i++) {
		const struct page_row *row = &page->rows[i];

		for (size_t j = 0; j < row->device_count; j++)
			see(checker, &seen, row->devices[j].text,
				(struct claim){ page, row->devices[j].at }, "is already at");
		if (row->sycl.text && row->name_kind != NAME_PRODUCT)
			report_error(&context, row->sycl.at, "only a product has a SYCL target");
	}
}

static void check_settings(const struct checker *checker, const struct page *page)
{
	const struct context context = context_of(checker, page);
	struct seen seen = { .claims = NULL };

	for (size_t i = 0; i < page->row_count; i++) {
		const struct page_row *row = &page->rows[i];

		if (row->device_count > 1)
			report_error(&context, row->devices[1].at, "a second setting in this row");
		for (size_t j = 0; j < row->code_count; j++)
			see(checker, &seen, row->codes[j].text,
				(struct claim){ page, row->codes[j].at },
				"has a setting already at");
	}
}

static void check_devices(const struct checker *checker, const struct page *page)
{
	const struct context context = context_of(checker, page);

	check_ids(checker, page);
	for (size_t i = 0; i < page->row_count; i++) {
		const struct page_row *row = &page->rows[i];

		check_row_counts(checker, page, row);
		if (row->device_count > 1)
			report_error(
				&context, row->devices[1].at, "a second device name in this row");
		if (row->device_count && checker->kinds[PAGE_DEVICE_NAMES] &&
			!find_product(checker, row->devices->text))
			report_error(&context, row->devices->at,
				"%s is not a product in device-names.md", row->devices->text);
	}
}

/* A device that a target's kernels run on, in ROW. The kernels are of its own code unless they need
 * a compute runtime. */
static void check_target_device(const struct checker *checker, const struct page *page,
	const struct page_row *row, const struct page_device *device)
{
	const struct context context = context_of(checker, page);
	const struct page_row *product = find_product(checker, device->text);

	if (!product && text_set_find(&checker->devices, device->text) == TEXT_ABSENT)
		report_error(&context, device->at, "no page knows the device %s", device->text);
	else if (product && row->code_count && !row->runtime &&
		 !has_code(product, row->codes->text))
		report_error(&context, row->codes->at,
			"%s has another code than %s, so this row needs a compute runtime",
			device->text, row->codes->text);
}

static void check_targets(const struct checker *checker, const struct page *page)
{
	const struct context context = context_of(checker, page);
	struct seen seen = { .claims = NULL };

	for (size_t i = 0; i < page->row_count; i++) {
		const struct page_row *row = &page->rows[i];

		if (row->target_count != 1)
			report_error(&context, row->at, "a row needs one AOT target");
		if (row->code_count > 1)
			report_error(&context, row->codes[1].at, "a second code in this row");
		for (size_t j = 0; j < row->device_count; j++) {
			const struct page_device *device = &row->devices[j];
			const char *target = row->target_count ? row->targets->text : "";

			check_target_device(checker, page, row, device);
			see(checker, &seen, name_code(checker, target, device->text),
				(struct claim){ page, device->at }, "is already at");
		}
	}
}

/* The release that NAME means: one of a page that is also known as NAME, or NAME itself. */
static const struct page_name *resolve(const struct checker *checker, const struct page_name *name)
{
	for (size_t i = 0; i < checker->count; i++) {
		for (size_t j = 0; j < checker->pages[i].name_count; j++) {
			if (!version_compare(&checker->pages[i].names[j].version, &name->version))
				return checker->pages[i].names;
		}
	}
	return name;
}

/* A version of PAGE may have one wheel for each system. */
static void check_wheel_versions(const struct checker *checker, const struct page *page)
{
	struct named {
		const struct page_name *release, *name;
		enum system system;
	} *seen = NULL;
	size_t seen_count = 0;

	for (size_t i = 0; i < page->row_count; i++) {
		for (size_t j = 0; j < page->rows[i].version_count; j++) {
			const struct page_name *name = &page->rows[i].versions[j];
			struct named named = { resolve(checker, name), name, page->rows[i].system };
			const struct claim claim = { page, name->at };
			size_t k = 0;

			while (k < seen_count && (seen[k].system != named.system ||
							 version_compare(&seen[k].release->version,
								 &named.release->version)))
				k++;
			if (k < seen_count)
				contradict(checker, &claim, name->text,
					"has a row for this system already at",
					&(struct claim){ page, seen[k].name->at });
			else
				ARENA_PUSH(checker->arena, seen, seen_count, named);
		}
	}
}

static void check_wheels(const struct checker *checker, const struct page *page)
{
	const struct context context = context_of(checker, page);

	check_wheel_versions(checker, page);
	for (size_t i = 0; i < page->row_count; i++) {
		const struct page_row *row = &page->rows[i];
		struct seen seen = { .claims = NULL };

		for (size_t j = 0; j < row->target_count; j++) {
			const struct page_target *target = &row->targets[j];

			see(checker, &seen, target->text, (struct claim){ page, target->at },
				"is already at");
			if (checker->kinds[PAGE_AOT_TARGETS] &&
				text_set_find(&checker->targets, target->text) == TEXT_ABSENT)
				report_error(&context, target->at,
					"aot-targets.md does not have %s", target->text);
			if (!target->url && !row->index)
				report_error(&context, target->at,
					"%s has no index: it is not a link, and the row has none",
					target->text);
		}
	}
}

static void add_listings(struct checker *checker, const struct page *page)
{
	for (size_t i = 0; i < page->row_count; i++) {
		const struct page_row *row = &page->rows[i];

		for (size_t j = 0; j < row->code_count; j++)
			text_set_add(&checker->release_codes, row->codes[j].text, 0);
		for (size_t j = 0; j < row->id_count; j++) {
			const struct listing **list = &checker->listings[row->ids[j].id];
			struct listing *added = arena_allocate(checker->arena, sizeof *added);

			*added = (struct listing){ page, row, &row->ids[j], *list };
			*list = added;
		}
	}
}

/* Adds what PAGE, which is not a release, knows for other pages. */
static void add_knowledge(struct checker *checker, const struct page *page)
{
	for (size_t i = 0; i < page->row_count; i++) {
		const struct page_row *row = &page->rows[i];

		for (size_t j = 0; j < row->device_count; j++) {
			const char *name = row->devices[j].text;

			if (page->kind == PAGE_DEVICES)
				text_set_add(&checker->devices, name, 0);
			if (page->kind != PAGE_DEVICE_NAMES)
				continue;
			text_set_add(&checker->names, name, i);
			for (size_t k = 0; k < row->code_count; k++)
				text_set_add(&checker->name_codes,
					name_code(checker, name, row->codes[k].text), 0);
		}
		for (size_t j = 0; j < row->id_count && page->kind == PAGE_DEVICES; j++)
			checker->device_rows[row->ids[j].id] = row;
		for (size_t j = 0; j < row->target_count && page->kind == PAGE_AOT_TARGETS; j++)
			text_set_add(&checker->targets, row->targets[j].text, 0);
	}
}

/* Checks PAGE. Its codes are checked if all codes are known (KNOWS_CODES). */
static void check_page(const struct checker *checker, const struct page *page, bool knows_codes)
{
	switch (page->kind) {
	case PAGE_RELEASE:
		check_release(checker, page);
		break;
	case PAGE_STEPPINGS:
		check_steppings(checker, page);
		if (knows_codes) {
			check_codes(checker, page);
			check_listed(checker, page);
		}
		break;
	case PAGE_AOT_DEVLIST:
		check_settings(checker, page);
		if (knows_codes)
			check_codes(checker, page);
		break;
	case PAGE_DEVICE_NAMES:
		check_device_names(checker, page);
		break;
	case PAGE_DEVICES:
		check_devices(checker, page);
		break;
	case PAGE_AOT_TARGETS:
		check_targets(checker, page);
		if (knows_codes && checker->kinds[PAGE_DEVICE_NAMES])
			check_codes(checker, page);
		break;
	case PAGE_TORCH_WHEELS:
	case PAGE_IPEX_WHEELS:
		check_wheels(checker, page);
		break;
	case PAGE_KIND_COUNT:
		break;
	}
}

void check_pages(const struct page *pages, size_t count, struct arena *arena, struct report *report)
{
	struct checker checker = {
		.pages = pages,
		.count = count,
		.arena = arena,
		.report = report,
		.listings = arena_allocate(arena, ID_COUNT * sizeof *checker.listings),
		.device_rows = arena_allocate(arena, ID_COUNT * sizeof *checker.device_rows),
		.release_codes = { .arena = arena },
		.names = { .arena = arena },
		.name_codes = { .arena = arena },
		.devices = { .arena = arena },
		.targets = { .arena = arena },
	};
	const bool knows_codes =
		!report->error_count; /* of a page with errors, some codes may not have been read */

	for (size_t i = 0; i < count; i++) {
		if (!checker.kinds[pages[i].kind])
			checker.kinds[pages[i].kind] = &pages[i];
		if (pages[i].kind == PAGE_RELEASE)
			add_listings(&checker, &pages[i]);
		else if (checker.kinds[pages[i].kind] == &pages[i])
			add_knowledge(&checker, &pages[i]);
	}
	check_kinds(&checker);
	check_names(&checker);
	check_demucs_gui(&checker);
	for (size_t i = 0; i < count; i++)
		check_page(&checker, &pages[i], knows_codes);
}
