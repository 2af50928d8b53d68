/* The answers for people; see print_long.h. */
#include "print_long.h"

#include "output.h"
#include "print.h"

#include <string.h>

struct line {
	char label[16];
	uint8_t field; /* an enum field_id */
};

/* Prints those of the COUNT lines at LINES whose field has a value in ANSWER, with the labels
 * INDENT blanks to the right. */
static void print_lines(
	const struct line *lines, size_t count, size_t indent, const struct answer *answer)
{
	enum { VALUES = 22 }; /* where they begin */
	struct value value;

	for (size_t i = 0; i < count; i++) {
		field_get(&device_fields[lines[i].field], answer, &value);
		if (value_is_empty(&value))
			continue;
		output_blanks(indent);
		output_text(lines[i].label);
		output_blanks(VALUES - indent - strlen(lines[i].label));
		print_value(&value);
		output_text("\n");
	}
}

void print_long_device(const struct answer *answer)
{
	static const struct line lines[] = {
		{ "Display names", FIELD_NAMES },
		{ "Codename", FIELD_CODENAME },
		{ "Architecture", FIELD_ARCH },
	};
	const struct device *device = answer->device;

	output_text("PCI ID ");
	print_id(device);
	if (device->revision >= 0) {
		char rev[VALUE_BUFFER_SIZE];

		output_text(", revision ");
		output_bytes(rev, (size_t)(field_put_rev(device->revision, rev) - rev));
	}
	if (device->vendor != VENDOR_INTEL)
		output_text(": not an Intel device");
	else if (!answer->is_supported)
		output_text(
			": in no release. If IPEX runs on it, it compiles just in time, for minutes at every start.");
	output_text("\n");
	print_lines(lines, sizeof lines / sizeof *lines, 2, answer);
}

/* What to try after the code of ANSWER: the others of its row, the highest first. */
static void print_rest(const struct answer *answer)
{
	const struct row *row = answer->row;
	const char *separator = " first, then ";

	for (unsigned i = row->build_count; i-- > 0;) {
		if (&builds[row->build + i] == answer->build)
			continue;
		output_text(separator);
		output_text(strings + builds[row->build + i].code);
		separator = ", ";
	}
}

void print_long_release(const struct answer *answer)
{
	static const struct line lines[] = {
		{ "Device names", FIELD_DEVICES },
		{ "USE_AOT_DEVLIST", FIELD_DEVLIST },
		{ "Download", FIELD_URL },
		{ "Folder in it", FIELD_CODE },
		{ "Oldest driver", FIELD_DRIVER },
		{ "Demucs-GUI", FIELD_DEMUCS_GUI },
	};
	enum { DOWNLOAD = 3, FOLDER }; /* how many of the lines end with these */

	if (!answer->listing.group) /* which has been said of the device */
		return;
	output_text("  IPEX ");
	output_text(strings + releases[answer->release].name);
	if (!answer->is_supported) {
		output_text(": not supported\n");
		return;
	}
	output_text(answer->is_exact || answer->is_narrowed ? ": use " : ": try ");
	output_text(strings + answer->build->code);
	if (answer->is_exact)
		output_text(", which is certain");
	else if (!answer->is_narrowed)
		print_rest(answer);
	output_text("\n");
	/* An archive has a folder for each code; a build's own download is all of it. */
	print_lines(lines,
		!answer->build->url && releases[answer->release].archive ? FOLDER : DOWNLOAD, 4,
		answer);
	print_lines(lines + FOLDER, sizeof lines / sizeof *lines - FOLDER, 4, answer);
}
