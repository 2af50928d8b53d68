/* Answers for people; see print_long.h. */
#include "print_long.h"

#include "buffer.h"
#include "fields.h"
#include "text.h"

#include <string.h>

enum { SCREEN_WIDTH = 80 };

static void print_blanks(struct output *output, size_t count)
{
	while (count--)
		output_text(output, " ");
}

/* Prints LINE broken at blanks to fit the screen, each part after the first INDENT columns in. */
static void print_wrapped(struct output *output, const struct buffer *line, size_t indent)
{
	const char *rest = line->text;
	size_t room = SCREEN_WIDTH;

	while (strlen(rest) > room) {
		size_t end = room;

		while (end && rest[end] != ' ')
			end--;
		if (!end)
			break;
		output_bytes(output, rest, end);
		output_text(output, "\n");
		print_blanks(output, indent);
		rest += end + 1;
		room = SCREEN_WIDTH - indent;
	}
	output_text(output, rest);
	output_text(output, "\n");
}

static void print_heading(struct output *output, const struct description *description)
{
	const struct device *device = description->device;
	struct buffer line;

	buffer_clear(&line);
	fields_add_name(&line, description->name);
	buffer_add(&line, description->name ? " (PCI ID " : "PCI ID ");
	fields_add(&line, FIELD_ID, device);
	if (device->revision != NO_REVISION)
		buffer_add(&line, ", revision %02x", (unsigned)device->revision);
	buffer_add(&line, description->name ? ")" : "");
	if (device->vendor != VENDOR_INTEL)
		buffer_add(&line, ": not an Intel device");
	else if (!description->is_known)
		buffer_add(&line, ": no page lists it as a GPU");
	print_wrapped(output, &line, 2);
}

static void print_identity(struct output *output, const struct description *description)
{
	const char *codename = strings + description->codename, *arch = strings + description->arch;
	struct buffer line;

	buffer_clear(&line);
	if (description->device->has_slot) {
		buffer_add(&line, "  Slot            ");
		fields_add(&line, FIELD_SLOT, description->device);
		print_wrapped(output, &line, 0);
		buffer_clear(&line);
	}
	buffer_add(&line, "  Device name     %s",
		description->ocloc_device ? strings + description->ocloc_device : "unknown");
	if (*codename || *arch)
		buffer_add(&line, " (%s%s%s)", codename, *codename && *arch ? ", " : "", arch);
	print_wrapped(output, &line, 18);
}

/* Adds the codes that ANSWER may mean: one, or the first and the last of several. */
static void add_codes(struct buffer *line, const struct answer *answer)
{
	const char *codes = strings + answer->codes, *last = strrchr(codes, WORD_SEPARATOR);

	if (last)
		buffer_add(line, "%.*s to %s", (int)text_item_length(codes, WORD_SEPARATOR), codes,
			last + 1);
	else
		buffer_add(line, "%s", codes);
}

/* Prints the codes to try after that of ANSWER: the others, the highest first. */
static void add_alternatives(struct buffer *line, const struct answer *answer)
{
	const struct row *row = answer->row;
	const char *separator = "If it does not work, try ";

	for (unsigned i = row->build_count; i-- > 0;) {
		if (&builds[row->build + i] == answer->build)
			continue;
		buffer_add(line, "%s%s", separator, strings + builds[row->build + i].code);
		separator = ", then ";
	}
	buffer_add(line, ".");
}

static void print_download(struct output *output, const struct answer *answer)
{
	const struct release *release = answer->release;
	struct buffer line;

	buffer_clear(&line);
	if (answer->build->url)
		buffer_add(&line, "    Download %s%s", strings + release->url_base,
			strings + answer->build->url);
	else if (release->archive)
		buffer_add(&line, "    Extract folder %s of %s", strings + answer->code,
			strings + release->archive);
	if (line.length) {
		output_text(output, line.text);
		output_text(output, "\n");
	}
	if (answer->is_exact || answer->row->build_count < 2)
		return;
	buffer_clear(&line);
	buffer_add(&line, "    ");
	add_alternatives(&line, answer);
	print_wrapped(output, &line, 4);
}

/* Adds blanks to LINE up to COLUMN, which is first moved to the right if LINE and a gap do not fit.
 */
static void add_blanks(struct buffer *line, size_t *column)
{
	enum { GAP = 3 };

	if (*column < line->length + GAP)
		*column = line->length + GAP;
	while (line->length < *column)
		buffer_add(line, " ");
}

/* Prints a line for each table of DESCRIPTION, in columns: the release, its codes, Demucs-GUI. How
 * wide they are is known after one pass for each. */
static void print_table_lines(struct output *output, const struct description *description)
{
	enum { LAST_PASS = 2 };
	size_t codes_column = 0, last_column = 0;

	for (int pass = 0; pass <= LAST_PASS; pass++) {
		for (unsigned i = 0; i < description->table_count; i++) {
			const struct answer *answer = &description->tables[i];
			struct buffer line;

			buffer_clear(&line);
			buffer_add(&line, "    %s", strings + answer->release->name);
			add_blanks(&line, &codes_column);
			add_codes(&line, answer);
			if (answer->release->demucs_gui) {
				add_blanks(&line, &last_column);
				buffer_add(&line, "Demucs-GUI %s",
					strings + answer->release->demucs_gui);
			}
			if (pass == LAST_PASS)
				print_wrapped(output, &line, codes_column);
		}
	}
}

static void print_tables(struct output *output, const struct description *description)
{
	struct buffer line;

	buffer_clear(&line);
	if (!description->asks_tables)
		return;
	output_text(output, "\n  AOT builds of IPEX, for Windows with Python 3.11\n");
	if (!description->table_count) {
		output_text(output, "    none\n");
		return;
	}
	print_table_lines(output, description);
	if (description->more_tables) {
		buffer_add(&line, "    and %u older releases", description->more_tables);
		print_wrapped(output, &line, 4);
	}
	print_download(output, describe_download(description));
}

static void print_wheels_of(struct output *output, const struct description *description,
	enum package package, const char *title)
{
	const struct buffer *linux_wheels = &description->wheels[package][SYSTEM_LINUX];
	const struct buffer *windows_wheels = &description->wheels[package][SYSTEM_WINDOWS];
	struct buffer line;

	if (!linux_wheels->length && !windows_wheels->length)
		return;
	buffer_clear(&line);
	buffer_add(&line, "    %s%s%s%s%s%s", title, linux_wheels->length ? "Linux " : "",
		linux_wheels->text, linux_wheels->length && windows_wheels->length ? "; " : "",
		windows_wheels->length ? "Windows " : "", windows_wheels->text);
	print_wrapped(output, &line, 14);
}

static void print_wheels(struct output *output, const struct description *description)
{
	output_text(output, "\n  Prebuilt wheels with kernels for it\n");
	print_wheels_of(output, description, PACKAGE_TORCH, "PyTorch   ");
	print_wheels_of(output, description, PACKAGE_IPEX, "IPEX      ");
	if (!description->has_wheel)
		output_text(output, "    none: they compile just in time, at every start\n");
}

/* Every page that makes a device known has a setting of IPEX's for it. */
static void print_settings(struct output *output, const struct description *description)
{
	struct buffer line;

	buffer_clear(&line);
	buffer_add(&line, "\n  To build for it\n    USE_AOT_DEVLIST=%s",
		strings + description->ipex_setting);
	if (description->torch_setting)
		buffer_add(
			&line, "   TORCH_XPU_ARCH_LIST=%s", strings + description->torch_setting);
	if (description->sycl)
		buffer_add(&line, "\n    -fsycl-targets=%s%s", strings + sycl_base,
			strings + description->sycl);
	output_text(output, line.text);
	output_text(output, "\n");
}

void print_long_device(struct output *output, const struct description *description)
{
	print_heading(output, description);
	if (!description->is_known)
		return;
	print_identity(output, description);
	print_tables(output, description);
	print_wheels(output, description);
	print_settings(output, description);
}

/* Adds the display name REF without the words that all products have: Arc A770. */
static void add_short_name(struct buffer *line, text_ref ref)
{
	static const char maker[] = "Intel ", kind[] = " Graphics";
	struct buffer whole;
	const char *name = whole.text;
	size_t length;

	buffer_clear(&whole);
	fields_add_name(&whole, ref);
	if (!strncmp(name, maker, sizeof maker - 1))
		name += sizeof maker - 1;
	length = strlen(name);
	if (length >= sizeof kind - 1 && !strcmp(name + length - (sizeof kind - 1), kind))
		length -= sizeof kind - 1;
	if (length)
		buffer_add(line, " (%.*s)", (int)length, name);
}

void print_long_choice(struct output *output, const struct choice *choice)
{
	struct buffer line;

	buffer_clear(&line);
	buffer_add(&line, choice->code ? "Take the build for " : "Take ");
	if (choice->device.has_slot)
		fields_add(&line, FIELD_SLOT, &choice->device);
	else
		fields_add(&line, FIELD_ID, &choice->device);
	add_short_name(&line, choice->name);
	if (choice->code)
		buffer_add(&line, ": %s", strings + choice->code);
	else
		buffer_add(&line, choice->has_wheel
					  ? ": prebuilt wheels have kernels for it"
					  : ": no build or wheel has kernels for these GPUs");
	output_text(output, "\n");
	print_wrapped(output, &line, 2);
}
