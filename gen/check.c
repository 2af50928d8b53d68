/* What pages must agree on; see check.h. */
#include "check.h"

#include <string.h>
#include <strings.h>

struct checker {
	const struct page *pages;
	size_t count;
	struct arena *arena;
	struct report *report;
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

static void check_names(const struct checker *checker)
{
	struct named {
		const struct page_name *name;
		struct claim claim;
	} *seen = NULL;
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
				contradict(checker, &named.claim, name->text, "stands already at",
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
				contradict(checker, &claim, text, "stands already at", &earlier);
			else
				seen[id->id] = id->at;
		}
	}
}

/* Whether no version of A comes before the first of B: where A ends before B begins. */
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

enum { ANY_ID = -1 };

static bool has_id(const struct page_row *row, int id)
{
	for (size_t i = 0; i < row->id_count; i++) {
		if (row->ids[i].id == id)
			return true;
	}
	return id == ANY_ID;
}

static bool has_code(const struct page_row *row, const char *code)
{
	for (size_t i = 0; i < row->code_count && code; i++) {
		if (!strcmp(row->codes[i].text, code))
			return true;
	}
	return !code;
}

/* Whether a row of any release has ID, or ANY_ID, and CODE, which may be NULL for any. */
static bool is_listed(const struct checker *checker, int id, const char *code)
{
	for (size_t i = 0; i < checker->count; i++) {
		const struct page *page = &checker->pages[i];

		for (size_t j = 0; j < page->row_count && page->kind == PAGE_RELEASE; j++) {
			if (has_id(&page->rows[j], id) && has_code(&page->rows[j], code))
				return true;
		}
	}
	return false;
}

/* A stepping of a device that no release lists, or with a code that none lists for it, would never
 * be answered. */
static void check_listed(const struct checker *checker, const struct page *page)
{
	const struct context context = context_of(checker, page);

	for (size_t i = 0; i < page->row_count; i++) {
		const struct page_row *row = &page->rows[i];

		for (size_t j = 0; j < row->id_count; j++) {
			const struct page_id *id = &row->ids[j];

			if (!is_listed(checker, id->id, NULL))
				report_error(&context, id->at, "no release lists %04X",
					(unsigned)id->id);
			else if (is_listed(checker, ANY_ID, row->codes->text) &&
				 !is_listed(checker, id->id, row->codes->text))
				report_error(&context, id->at, "no release lists %04X with %s",
					(unsigned)id->id, row->codes->text);
		}
	}
}

/* There is one page of each kind but of releases. */
static void check_kinds(const struct checker *checker)
{
	for (size_t i = 0; i < checker->count; i++) {
		const struct claim claim = { &checker->pages[i], checker->pages[i].source->text };

		for (size_t j = 0; j < i && claim.page->kind != PAGE_RELEASE; j++) {
			const struct claim earlier = { &checker->pages[j],
				checker->pages[j].source->text };

			if (earlier.page->kind == claim.page->kind)
				contradict(checker, &claim, "a page of this kind",
					"stands already at", &earlier);
		}
	}
}

/* Codes of the pages that are no release must be codes of a release. */
static void check_codes(const struct checker *checker, const struct page *page)
{
	const struct context context = context_of(checker, page);

	for (size_t i = 0; i < page->row_count; i++) {
		for (size_t j = 0; j < page->rows[i].code_count; j++) {
			const struct page_code *code = &page->rows[i].codes[j];

			if (!is_listed(checker, ANY_ID, code->text))
				report_error(&context, code->at, "no release has %s", code->text);
		}
	}
}

/* What a page of steppings says one revision of a PCI ID means. */
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

static void check_steppings(
	const struct checker *checker, const struct page *page, const struct meaning **by_id)
{
	const struct context context = context_of(checker, page);

	for (size_t i = 0; i < page->row_count; i++) {
		const struct page_row *row = &page->rows[i];

		if (row->code_count > 1)
			report_error(
				&context, row->codes[1].at, "a second code for the same revisions");
		for (size_t j = 0; j < row->revision_count; j++) {
			const struct page_revision *revision = &row->revisions[j];
			const struct meaning meaning = { row, revision->number,
				{ page, revision->at }, NULL };

			if (revision->number & ~row->revision_mask)
				report_error(&context, revision->at,
					"revision %02x has bits that the mask %02x has not",
					revision->number, row->revision_mask);
			if (revision->number == 0xFF && row->revision_mask == 0xFF)
				report_error(&context, revision->at,
					"a device that is powered down reads as revision ff, which decides nothing");
			for (size_t k = 0; k < row->id_count && row->code_count; k++)
				add_meaning(
					checker, &by_id[row->ids[k].id], &meaning, row->ids[k].id);
		}
	}
}

/* Texts of which each may stand only once. */
struct seen {
	struct seen_text {
		const char *text;
		struct claim claim;
	} * items;
	size_t count;
};

/* Adds TEXT, which stands at CLAIM, to SEEN, unless it is there in either case: then reports
 * PROBLEM. */
static void see(const struct checker *checker, struct seen *seen, const char *text,
	struct claim claim, const char *problem)
{
	const struct seen_text added = { text, claim };

	for (size_t i = 0; i < seen->count; i++) {
		if (!strcasecmp(seen->items[i].text, text)) {
			contradict(checker, &claim, text, problem, &seen->items[i].claim);
			return;
		}
	}
	ARENA_PUSH(checker->arena, seen->items, seen->count, added);
}

static void check_devices(const struct checker *checker, const struct page *page)
{
	struct seen seen = { NULL, 0 };

	for (size_t i = 0; i < page->row_count; i++) {
		for (size_t j = 0; j < page->rows[i].device_count; j++) {
			const struct page_device *device = &page->rows[i].devices[j];

			see(checker, &seen, device->text, (struct claim){ page, device->at },
				"stands already at");
		}
	}
}

static void check_settings(const struct checker *checker, const struct page *page)
{
	const struct context context = context_of(checker, page);
	struct seen seen = { NULL, 0 };

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

void check_pages(const struct page *pages, size_t count, struct arena *arena, struct report *report)
{
	const struct checker checker = { pages, count, arena, report };
	const struct meaning **by_id = arena_allocate(arena, ID_COUNT * sizeof *by_id);
	const bool knows_codes =
		!report->error_count; /* of a page with errors, some codes may not have been read */

	check_kinds(&checker);
	check_names(&checker);
	check_demucs_gui(&checker);
	for (size_t i = 0; i < count; i++) {
		switch (pages[i].kind) {
		case PAGE_RELEASE:
			check_ids(&checker, &pages[i]);
			continue;
		case PAGE_STEPPINGS:
			check_steppings(&checker, &pages[i], by_id);
			break;
		case PAGE_AOT_DEVLIST:
			check_settings(&checker, &pages[i]);
			break;
		case PAGE_DEVICE_NAMES:
			check_devices(&checker, &pages[i]);
			break;
		case PAGE_KIND_COUNT:
			break;
		}
		if (knows_codes)
			check_codes(&checker, &pages[i]);
		if (pages[i].kind == PAGE_STEPPINGS && knows_codes)
			check_listed(&checker, &pages[i]);
	}
}
