/* What the tool must answer; see truth.h. */
#include "truth.h"

#include "run.h"
#include "test.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const truth_systems[TRUTH_SYSTEM_COUNT] = { "linux", "windows" };

struct truth_release *truth_releases;
size_t truth_release_count, truth_ipex_count;
unsigned truth_ids[TRUTH_ID_COUNT];
size_t truth_id_count;

/* The pages that are not a release's. */
static struct {
	const char *name;
	struct reading *reading;
} pages[] = {
	{ .name = "steppings.md" },
	{ .name = "device-names.md" },
	{ .name = "aot-devlist.md" },
	{ .name = "devices.md" },
	{ .name = "aot-targets.md" },
	{ .name = "torch-wheels.md" },
	{ .name = "ipex-wheels.md" },
};

static struct reading **tables; /* the pages of releases */
static size_t table_count;
static const struct reading_row *models[TRUTH_ID_COUNT]; /* of devices.md */
static bool is_known[TRUTH_ID_COUNT];

static void *allocate(size_t count, size_t size)
{
	void *memory = calloc(count ? count : 1, size);

	assert_non_null(memory);
	return memory;
}

const struct reading *truth_page(const char *name)
{
	static const struct reading none;

	for (size_t i = 0; i < LENGTH(pages); i++) {
		if (!strcmp(pages[i].name, name))
			return pages[i].reading ? pages[i].reading : &none;
	}
	fail_msg("%s is not a page", name);
	return NULL;
}

static const char *first(const struct reading_row *row, enum reading_role role)
{
	return row && row->cells[role].count ? row->cells[role].items[0].text : "-";
}

/* Returns the items of CELL with SEPARATOR between, "-" for none. */
static char *join(const struct reading_cell *cell, const char *separator)
{
	size_t size;
	char *text;
	FILE *file = open_memstream(&text, &size);

	assert_non_null(file);
	for (size_t i = 0; i < cell->count; i++)
		fprintf(file, "%s%s", i ? separator : "", cell->items[i].text);
	fputs(cell->count ? "" : "-", file);
	fclose(file);
	return text;
}

static void parse_code(const char *code, long numbers[3])
{
	char rest;

	if (sscanf(code, "%ld.%ld.%ld%c", &numbers[0], &numbers[1], &numbers[2], &rest) != 3)
		fail_msg("'%s' is not a generation code", code);
}

static int compare_codes(const char *a, const char *b)
{
	long x[3], y[3];

	parse_code(a, x);
	parse_code(b, y);
	for (int i = 0; i < 3; i++) {
		if (x[i] != y[i])
			return x[i] < y[i] ? -1 : 1;
	}
	return 0;
}

static int compare_items(const void *a, const void *b)
{
	return compare_codes(
		((const struct reading_item *)a)->text, ((const struct reading_item *)b)->text);
}

/* Returns the name of the page that PATH is. */
static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static void read_page(const char *path)
{
	struct reading *reading = reading_of_file(path);

	if (!reading)
		fail_msg("%s cannot be read", path);
	if (reading->table_count != 1 || !reading->row_count)
		fail_msg("%s does not have one table", path);
	for (size_t i = 0; i < LENGTH(pages); i++) {
		if (!strcmp(pages[i].name, base_name(path))) {
			pages[i].reading = reading;
			return;
		}
	}
	if (!reading->release)
		fail_msg("%s does not have a heading", path);
	tables[table_count++] = reading;
}

/* Returns the number that TEXT is, in so many hex digits. */
static unsigned parse_hex(const char *text, size_t digits)
{
	char *end;
	unsigned long number = strtoul(text, &end, 16);

	if (strlen(text) != digits || *end)
		fail_msg("'%s' does not have %zu hex digits", text, digits);
	return (unsigned)number;
}

static void read_models(void)
{
	const struct reading *page = truth_page("devices.md");

	for (size_t i = 0; i < page->row_count; i++) {
		const struct reading_cell *ids = &page->rows[i].cells[READING_ID];

		for (size_t j = 0; j < ids->count; j++) {
			unsigned id = parse_hex(ids->items[j].text, 4);

			if (models[id])
				fail_msg("devices.md lists %04X twice", id);
			models[id] = &page->rows[i];
		}
	}
}

static struct truth_row *make_row(const struct reading *page, struct reading_row *row)
{
	struct truth_row *made = allocate(1, sizeof *made);
	struct reading_cell *codes = &row->cells[READING_CODE];

	qsort(codes->items, codes->count, sizeof *codes->items, compare_items);
	made->codes = join(codes, " ");
	made->devices = join(&row->cells[READING_DEVICE], " ");
	made->codename = join(&row->cells[READING_CODENAME], "");
	made->arch = join(&row->cells[READING_ARCH], "");
	made->names = join(&row->cells[READING_NAME], "; ");
	made->own_codes = allocate(codes->count + 1, sizeof *made->own_codes);
	made->urls = allocate(codes->count + 1, sizeof *made->urls);
	if (!codes->count)
		fail_msg("%s has a row without a code", page->release);
	for (size_t i = 0; i < codes->count; i++) {
		made->own_codes[i] = codes->items[i].text;
		made->urls[i] = codes->items[i].url ? codes->items[i].url : page->archive;
	}
	return made;
}

static void read_rows(struct truth_release *release)
{
	release->rows = allocate(TRUTH_ID_COUNT, sizeof(struct truth_row *));
	for (size_t i = 0; i < release->page->row_count; i++) {
		struct reading_cell *ids = &release->page->rows[i].cells[READING_ID];
		struct truth_row *row = make_row(release->page, &release->page->rows[i]);

		for (size_t j = 0; j < ids->count; j++) {
			unsigned id = parse_hex(ids->items[j].text, 4);

			if (release->rows[id])
				fail_msg("%s lists %04X twice", release->name, id);
			release->rows[id] = row;
		}
	}
}

/* Finds the row of RELEASE's wheel for SYSTEM, or NULL. */
static const struct reading_row *find_wheel(const struct truth_release *release, const char *system)
{
	const struct reading *page =
		truth_page(release->is_torch ? "torch-wheels.md" : "ipex-wheels.md");

	for (size_t i = 0; i < page->row_count; i++) {
		const struct reading_cell *cells = page->rows[i].cells;

		if (reading_has(&cells[READING_VERSION], release->name) &&
			reading_has(&cells[READING_SYSTEM], system))
			return &page->rows[i];
	}
	return NULL;
}

/* Adds the release that the tool lists in LINE: its package, a tab, its name. */
static void add_release(const char *line)
{
	struct truth_release *release = &truth_releases[truth_release_count++];
	size_t package = strcspn(line, "\t");

	release->is_torch = !strncmp(line, "torch\t", 6);
	if (!release->is_torch && strncmp(line, "ipex\t", 5) != 0)
		fail_msg("the tool lists a release of no package: %s", line);
	release->name = strndup(line + package + 1, strcspn(line + package + 1, "\n"));
	truth_ipex_count += !release->is_torch;
	for (size_t i = 0; i < table_count && !release->is_torch; i++) {
		if (!strcmp(tables[i]->release, release->name))
			release->page = tables[i];
	}
	if (release->page)
		read_rows(release);
	for (unsigned i = 0; i < TRUTH_SYSTEM_COUNT; i++)
		release->wheels[i] = find_wheel(release, truth_systems[i]);
	if (!release->page && !release->wheels[0] && !release->wheels[1])
		fail_msg("no page has the release %s, which the tool lists", release->name);
}

static bool is_listed(const char *name, bool is_torch)
{
	for (size_t i = 0; i < truth_release_count; i++) {
		if (truth_releases[i].is_torch == is_torch && !strcmp(truth_releases[i].name, name))
			return true;
	}
	return false;
}

/* The tool must list every release that a page has. */
static void check_releases(void)
{
	for (size_t i = 0; i < table_count; i++) {
		if (!is_listed(tables[i]->release, false))
			fail_msg("the tool does not list %s", tables[i]->release);
	}
	for (int is_torch = 0; is_torch < 2; is_torch++) {
		const struct reading *page =
			truth_page(is_torch ? "torch-wheels.md" : "ipex-wheels.md");

		for (size_t i = 0; i < page->row_count; i++) {
			const struct reading_cell *versions = &page->rows[i].cells[READING_VERSION];

			for (size_t j = 0; j < versions->count; j++) {
				if (!is_listed(versions->items[j].text, is_torch))
					fail_msg("the tool does not list %s of %s",
						versions->items[j].text,
						is_torch ? "torch" : "ipex");
			}
		}
	}
}

static void find_ids(void)
{
	for (unsigned id = 0; id < TRUTH_ID_COUNT; id++) {
		is_known[id] = models[id] != NULL;
		for (size_t i = 0; i < truth_ipex_count; i++)
			is_known[id] |= truth_releases[i].rows && truth_releases[i].rows[id];
		if (is_known[id])
			truth_ids[truth_id_count++] = id;
	}
}

void truth_read(void)
{
	struct result listed = RUN("--releases", "-o", "package,release");
	char pattern[4096];
	glob_t found;
	size_t lines = 0;

	snprintf(pattern, sizeof pattern, "%s/*.md", pages_folder());
	if (glob(pattern, 0, NULL, &found))
		fail_msg("%s has no pages", pages_folder());
	tables = allocate(found.gl_pathc, sizeof(struct reading *));
	for (size_t i = 0; i < found.gl_pathc; i++)
		read_page(found.gl_pathv[i]);
	globfree(&found);
	read_models();
	for (const char *line = listed.out; (line = strchr(line, '\n')); line++)
		lines++;
	if (listed.status || !lines)
		fail_msg("the tool lists no releases: %s", listed.err);
	truth_releases = allocate(lines, sizeof *truth_releases);
	for (char *line = strtok(listed.out, "\n"); line; line = strtok(NULL, "\n"))
		add_release(line);
	check_releases();
	find_ids();
	result_free(&listed);
}

const struct reading_row *truth_model(unsigned id)
{
	return models[id];
}

bool truth_is_known(unsigned id)
{
	return is_known[id];
}

const char *truth_decided(unsigned id, int revision)
{
	const struct reading *page = truth_page("steppings.md");
	char name[8], masked[8];

	if (revision == TRUTH_NO_REVISION || revision == 0xFF) /* a device that is powered down */
		return NULL;
	snprintf(name, sizeof name, "%04X", id);
	for (size_t i = 0; i < page->row_count; i++) {
		const struct reading_cell *cells = page->rows[i].cells;
		unsigned mask = 0xFF;

		if (cells[READING_MASK].count)
			mask = parse_hex(first(&page->rows[i], READING_MASK), 2);
		snprintf(masked, sizeof masked, "%02X", (unsigned)revision & mask & 0xFF);
		if (reading_has(&cells[READING_ID], name) &&
			reading_has(&cells[READING_REVISION], masked))
			return first(&page->rows[i], READING_CODE);
	}
	return NULL;
}

/* Finds the row of device-names.md whose kind is KIND and that has TEXT as ROLE, or NULL. */
static const struct reading_row *find_name(
	const char *kind, enum reading_role role, const char *text)
{
	const struct reading *page = truth_page("device-names.md");

	for (size_t i = 0; i < page->row_count; i++) {
		if (!strcmp(first(&page->rows[i], READING_KIND), kind) &&
			reading_has(&page->rows[i].cells[role], text))
			return &page->rows[i];
	}
	return NULL;
}

/* The product row of device-names.md for ID, or NULL. */
static const struct reading_row *product_of(unsigned id)
{
	return models[id] ? find_name("product", READING_DEVICE, first(models[id], READING_DEVICE))
	                  : NULL;
}

/* Whether the revision selected CODE, and CODE is not that of ID's production stepping. */
static bool is_early(unsigned id, const char *code)
{
	const struct reading_row *product = product_of(id);

	return code && product && !reading_has(&product->cells[READING_CODE], code);
}

/* The kernels in a wheel that run on a device: the row of aot-targets.md, and the target. */
struct kernels {
	const struct reading_row *row; /* NULL without kernels */
	const struct reading_item *target;
};

/* Kernels of the device's own code come before others; among equals, the first of the wheel does.
 */
static struct kernels find_kernels(const struct reading_row *wheel, unsigned id)
{
	const struct reading *page = truth_page("aot-targets.md");
	const struct reading_cell *targets = &wheel->cells[READING_TARGET];
	struct kernels found = { NULL, NULL };

	for (int is_mapped = 0; is_mapped < 2 && models[id]; is_mapped++) {
		for (size_t i = 0; i < targets->count && !found.row; i++) {
			for (size_t j = 0; j < page->row_count && !found.row; j++) {
				const struct reading_cell *cells = page->rows[j].cells;

				if (reading_has(&cells[READING_TARGET], targets->items[i].text) &&
					reading_has(&cells[READING_DEVICE],
						first(models[id], READING_DEVICE)) &&
					(cells[READING_RUNTIME].count > 0) == is_mapped)
					found = (struct kernels){ &page->rows[j],
						&targets->items[i] };
			}
		}
	}
	return found;
}

static void answer_wheel(struct truth_answer *answer, const struct truth_release *release,
	unsigned id, int revision, unsigned system)
{
	const struct reading_row *wheel = release->wheels[system];
	struct kernels kernels = { NULL, NULL };

	if (wheel && !is_early(id, truth_decided(id, revision)))
		kernels = find_kernels(wheel, id);
	if (!kernels.row)
		return;
	answer->fields[TRUTH_WHEEL] = kernels.target->text;
	answer->fields[TRUTH_RUNTIME] = first(kernels.row, READING_RUNTIME);
	if (release->page)
		return;
	answer->is_supported = true;
	answer->fields[TRUTH_EXACT] = "yes";
	answer->fields[TRUTH_CODE] = first(kernels.row, READING_CODE);
	answer->fields[TRUTH_CODES] = answer->fields[TRUTH_CODE];
	answer->fields[TRUTH_URL] =
		kernels.target->url ? kernels.target->url : first(wheel, READING_INDEX);
}

static void answer_table(
	struct truth_answer *answer, const struct truth_release *release, unsigned id, int revision)
{
	const struct truth_row *row = release->rows ? release->rows[id] : NULL;
	const char *decided = truth_decided(id, revision);
	size_t code = 0;
	bool is_decided = false;

	if (!row)
		return;
	while (row->own_codes[code + 1])
		code++;
	for (size_t i = 0; decided && row->own_codes[i]; i++) {
		if (!strcmp(row->own_codes[i], decided)) {
			code = i;
			is_decided = true;
		}
	}
	answer->is_supported = true;
	answer->fields[TRUTH_CODE] = row->own_codes[code];
	answer->fields[TRUTH_CODES] = is_decided ? row->own_codes[code] : row->codes;
	answer->fields[TRUTH_EXACT] = is_decided || (!row->own_codes[1] && !decided) ? "yes" : "no";
	answer->fields[TRUTH_URL] = row->urls[code] ? row->urls[code] : "-";
	answer->fields[TRUTH_DEVICES] = row->devices;
	answer->fields[TRUTH_NAMES] = row->names;
}

/* The row for ID in the newest release that lists it, or NULL. */
static const struct truth_row *newest_row(unsigned id)
{
	for (size_t i = 0; i < truth_ipex_count; i++) {
		if (truth_releases[i].rows && truth_releases[i].rows[id])
			return truth_releases[i].rows[id];
	}
	return NULL;
}

/* The first architecture of the pages for the same first two numbers of the code. */
static const char *arch_of_generation(const char *code)
{
	const char *end = strrchr(code, '.');

	for (size_t i = 0; i < truth_ipex_count && end; i++) {
		const struct reading *page = truth_releases[i].page;

		for (size_t j = 0; page && j < page->row_count; j++) {
			const struct reading_cell *cells = page->rows[j].cells;

			for (size_t k = 0; k < cells[READING_CODE].count; k++) {
				if (cells[READING_ARCH].count &&
					!strncmp(cells[READING_CODE].items[k].text, code,
						(size_t)(end + 1 - code)))
					return first(&page->rows[j], READING_ARCH);
			}
		}
	}
	return "-";
}

/* Of the release, else of the newest page that lists ID. */
static const char *codename_of(const struct truth_row *row, unsigned id)
{
	if (row && strcmp(row->codename, "-") != 0)
		return row->codename;
	return newest_row(id) ? newest_row(id)->codename : "-";
}

/* The same, else of any device with the same first two numbers of the code. */
static const char *arch_of(const struct truth_row *row, unsigned id)
{
	const struct truth_row *newest = newest_row(id);
	const char *archs[] = { row ? row->arch : "-", newest ? newest->arch : "-",
		row ? arch_of_generation(row->own_codes[0]) : "-",
		newest ? arch_of_generation(newest->own_codes[0]) : "-",
		arch_of_generation(first(product_of(id), READING_CODE)) };

	for (size_t i = 0; i < LENGTH(archs); i++) {
		if (strcmp(archs[i], "-") != 0)
			return archs[i];
	}
	return "-";
}

/* The first of ROW's device names that is neither a stepping nor a generic name, or NULL. */
static const char *first_table_name(const struct truth_row *row)
{
	static char name[256];
	size_t length = 0;

	for (const char *at = row->devices; strcmp(at, "-") != 0 && *at;
		at += length + (at[length] == ' ')) {
		length = strcspn(at, " ");
		snprintf(name, sizeof name, "%.*s", (int)length, at);
		if (!find_name("stepping", READING_DEVICE, name) &&
			!find_name("generic", READING_DEVICE, name))
			return name;
	}
	return NULL;
}

static const char *highest_code(const struct truth_row *row)
{
	size_t last = 0;

	while (row->own_codes[last + 1])
		last++;
	return row->own_codes[last];
}

static const char *setting_of(const char *code)
{
	const struct reading *page = truth_page("aot-devlist.md");

	for (size_t i = 0; i < page->row_count; i++) {
		if (reading_has(&page->rows[i].cells[READING_CODE], code))
			return first(&page->rows[i], READING_DEVICE);
	}
	return NULL;
}

/* The setting by the order of the design, for a device that has one in RELEASE. CODE is that of the
 * answer. */
static const char *devlist_of(
	const struct truth_release *release, unsigned id, int revision, const char *code)
{
	const struct truth_row *row = release->rows ? release->rows[id] : NULL;
	const char *decided = truth_decided(id, revision), *name;
	const struct reading_row *stepping;

	if (!row)
		row = newest_row(id);
	if (is_early(id, decided) && (release->is_torch || !strcmp(code, decided)) &&
		(stepping = find_name("stepping", READING_CODE, decided)))
		return first(stepping, READING_DEVICE);
	if (!release->page && product_of(id)) /* not that of kernels which a runtime maps */
		code = first(product_of(id), READING_CODE);
	else if (!release->page && row)
		code = highest_code(row);
	if (!release->is_torch && (name = setting_of(code)))
		return name;
	if (models[id] && models[id]->cells[READING_DEVICE].count)
		return first(models[id], READING_DEVICE);
	return row && (name = first_table_name(row)) ? name : code;
}

struct truth_answer truth_of(
	const struct truth_release *release, unsigned id, int revision, unsigned system)
{
	static char id_text[8], rev_text[8];
	const struct truth_row *row = release->rows ? release->rows[id] : NULL;
	struct truth_answer answer;

	for (size_t i = 0; i < TRUTH_FIELD_COUNT; i++)
		answer.fields[i] = "-";
	answer.is_supported = false;
	snprintf(id_text, sizeof id_text, "%04X", id);
	answer.fields[TRUTH_ID] = id_text;
	if (revision != TRUTH_NO_REVISION) {
		snprintf(rev_text, sizeof rev_text, "%02x", (unsigned)revision & 0xFF);
		answer.fields[TRUTH_REV] = rev_text;
	}
	answer.fields[TRUTH_RELEASE] = release->name;
	answer.fields[TRUTH_DRIVER] =
		release->page && release->page->driver ? release->page->driver : "-";
	answer.fields[TRUTH_DEMUCS_GUI] =
		release->page && release->page->demucs_gui ? release->page->demucs_gui : "-";
	answer.fields[TRUTH_SUPPORTED] = "no";
	if (!truth_is_known(id))
		return answer;
	answer.fields[TRUTH_NAME] = first(models[id], READING_NAME);
	answer.fields[TRUTH_DEVICE] = first(models[id], READING_DEVICE);
	answer.fields[TRUTH_SYCL] = first(product_of(id), READING_SYCL);
	answer_table(&answer, release, id, revision);
	answer_wheel(&answer, release, id, revision, system);
	answer.fields[TRUTH_SUPPORTED] = answer.is_supported ? "yes" : "no";
	answer.fields[TRUTH_CODENAME] = codename_of(row, id);
	answer.fields[TRUTH_ARCH] = arch_of(row, id);
	if (answer.is_supported || release->is_torch)
		answer.fields[TRUTH_DEVLIST] =
			devlist_of(release, id, revision, answer.fields[TRUTH_CODE]);
	return answer;
}

void truth_write(FILE *file, const struct truth_answer *answer)
{
	for (size_t i = 0; i < TRUTH_FIELD_COUNT; i++)
		fprintf(file, "%s%c", answer->fields[i], i < TRUTH_FIELD_COUNT - 1 ? '\t' : '\n');
}

const char *truth_devlist(
	const struct truth_release *release, unsigned id, int revision, unsigned system)
{
	if (release)
		return truth_of(release, id, revision, system).fields[TRUTH_DEVLIST];
	for (size_t i = 0; i < truth_ipex_count; i++) {
		struct truth_answer answer = truth_of(&truth_releases[i], id, revision, system);

		if (answer.is_supported)
			return answer.fields[TRUTH_DEVLIST];
	}
	return first(models[id], READING_DEVICE);
}
