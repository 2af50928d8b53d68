/*
 * The reader of DEVICE; see scanner.h. The rules of fuzz/RULES.md are applied here:
 *
 *     take_pair, take_beside_vendor    a vendor beside its device: RULES 1a, 1b, 1d, 1f, 4j, 7a
 *     take_windows_vendor, _device     instance IDs: RULES 1c, 5b
 *     take_vendor, take_device         labelled numbers: RULES 1e, 2d, 4i, 6a-6c
 *     choose                           the device of a line: RULES 1h, 3a, 3b
 *     take_slot, lspci_find_pair       a line of lspci: RULES 1g, 3c, 3d, 4d, 5d
 *     scanner_read_number              the whole line: RULES 2a-2c, 4k
 *     is_evident, is_device_in_brackets  a number that a word explains: RULES 2e-2i
 *     names_other_vendor, take_value   what is not a device: RULES 4a-4c, 4e-4h, 4l
 *     take_revision, is_device_and_revision  revisions: RULES 5a, 5c, 5e-5i
 *     take_class                       classes: RULES 7b
 */
#include "scanner.h"

#include "class.h"
#include "clues.h"
#include "lookup.h"
#include "lspci.h"
#include "text.h"

#include <string.h>
#include <strings.h>

enum {
	VENDOR_OTHER, /* one of which only the name is known */
	VALUE_MIN =
		0x100, /* of fewer than four digits: lower ones are counts and codes (DEVICE 4) */
	DECIMAL_DIGITS = 5,
	CLASS_DIGITS = 4,
};

/* What makes a number a device if nothing says its vendor (DEVICE 2). */
enum evidence {
	EVIDENCE_LABEL,   /* Device ID: 56a0 */
	EVIDENCE_FIELD,   /* Device: 56a0 */
	EVIDENCE_WORD,    /* Intel Device 56a0 */
	EVIDENCE_BRACKET, /* Intel(R) Graphics [0x56a0] */
	EVIDENCE_PRODUCT, /* product 56a0 */
};

/* The reading of one line. */
struct reader {
	struct record record;
	bool names_intel, names_graphics;
	bool is_about_gpu;  /* one of them came, and nothing about anything else after it */
	bool is_ignored;    /* what follows is a subsystem's, or on another bus */
	bool is_wrong_bus;  /* VEN_ has no vendor of the PCI bus after it */
	bool is_lspci;      /* a line of lspci, whose device has come (DEVICE 3) */
	bool is_field_line; /* the line begins with a label */
	bool is_in_row;     /* blanks join a number before NUMBER to it */
	int names_other;    /* whether the line names another vendor; -1 if not yet known */
	enum label string;  /* the label of the last string in lspci -mm, or LABEL_NONE */

	const char *text;
	const char *devices_end;   /* the end of the last device of a label: others may follow */
	const char *subsystem_end; /* the end of a subsystem's number with 0x */
	const char *class_end;     /* the end of the first half of a class */
	struct clue clue, before;  /* this one, and the one before it */
	struct clue label;         /* the last one */
	struct clue number;        /* the last one that may be a vendor */
	struct clues clues;

	scanner_found *found;
	void *context;
};

/* Vendors of GPUs, of which a number of four digits can be recognised. */
static const uint16_t gpu_vendors[] = { 0x1002, 0x1022, 0x102B, 0x10DE, 0x1414, 0x15AD, 0x1A03,
	0x1AF4, 0x80EE, VENDOR_INTEL };

const struct record scanner_no_record = { .mention.device = {
						  .revision = NO_REVISION,
						  .class = NO_CLASS,
					  } };

bool scanner_is_gpu_vendor(unsigned number)
{
	for (size_t i = 0; i < sizeof gpu_vendors / sizeof *gpu_vendors; i++) {
		if (gpu_vendors[i] == number)
			return true;
	}
	return false;
}

/* Whether NUMBER has the shape of a PCI ID without a label. */
static bool is_id(const struct clue *number)
{
	return number->value <= UINT16_MAX &&
	       (number->has_0x ? number->digits >= ID_DIGITS || number->value >= VALUE_MIN
			       : number->digits == ID_DIGITS);
}

/* Reads the PCI ID that NUMBER is after a label (DEVICE 6). Returns false if it is none. */
static bool read_id(const struct clue *number, uint16_t *id)
{
	const bool is_only_decimal = number->decimal <= UINT16_MAX &&
	                             !lookup_is_gpu(number->value) &&
	                             lookup_is_gpu(number->decimal);
	uint32_t value = number->value;

	if (!number->has_0x && number->digits == DECIMAL_DIGITS)
		value = number->decimal;
	else if (!is_id(number) && number->digits != 2 * ID_DIGITS)
		return false;
	if (number->digits == ID_DIGITS && is_only_decimal)
		value = number->decimal;
	*id = (uint16_t)value;
	return value <= UINT16_MAX && value != VENDOR_INTEL;
}

/* Whether the label or the words of RECORD make its number a device, if it has no vendor (DEVICE 2,
 * 4). NAMES_GPU if the line names Intel or a GPU. */
static bool is_evident(const struct record *record, bool names_gpu)
{
	const bool is_known = lookup_is_gpu(record->mention.device.id);

	if (record->evidence == EVIDENCE_PRODUCT)
		return is_known && (names_gpu || record->mention.has_vendor);
	if (record->mention.has_vendor)
		return record->has_vendor_number || record->mention.device.vendor != VENDOR_OTHER;
	if (record->evidence == EVIDENCE_FIELD)
		return record->is_certain || is_known;
	return record->evidence != EVIDENCE_WORD || names_gpu;
}

/* Whether the line names another vendor, whose the numbers without a vendor may be (DEVICE 2). */
static bool names_other_vendor(struct reader *reader)
{
	struct clues clues;
	struct clue clue;

	if (reader->names_other >= 0)
		return reader->names_other > 0;
	clues_begin(&clues, reader->text, (size_t)(reader->clues.limit - reader->text));
	do
		clues_next(&clues, &clue);
	while (clue.kind != CLUE_END && clue.kind != CLUE_OTHER_VENDOR);
	reader->names_other = clue.kind == CLUE_OTHER_VENDOR;
	return reader->names_other > 0;
}

/* Ends the record. Passes its device on if it has one. */
static void end_record(struct reader *reader)
{
	const bool names_gpu = reader->names_intel || reader->names_graphics;
	struct record *record = &reader->record;
	struct mention *mention = &record->mention;

	if (record->has_id && is_evident(record, names_gpu) &&
		(mention->has_vendor || !names_other_vendor(reader))) {
		if (!mention->has_vendor)
			mention->device.vendor = VENDOR_INTEL;
		reader->found(reader->context, mention);
	}
	*record = scanner_no_record;
}

/* Sets the device of the record to ID, which is at AT. Another one ends the record before. */
static void set_id(struct reader *reader, unsigned id, enum evidence evidence, const char *at)
{
	struct record *record = &reader->record;

	if (record->has_id && record->mention.device.id == id) {
		if (evidence < record->evidence)
			record->evidence = (unsigned char)evidence;
		return;
	}
	if (record->has_id)
		end_record(reader);
	record->has_id = true;
	record->mention.device.id = (uint16_t)id;
	record->mention.at = at;
	record->evidence = (unsigned char)evidence;
	record->is_certain = reader->clue.has_0x || reader->clue.decimal == UINT32_MAX;
}

static void note_vendor(struct record *record, unsigned vendor)
{
	record->mention.device.vendor = (uint16_t)vendor;
	record->mention.has_vendor = record->has_vendor_number = true;
}

/* Sets the vendor of the record, which another device ends if it has one already. */
static void set_vendor(struct reader *reader, unsigned vendor)
{
	struct record *record = &reader->record;

	if (record->has_id && (record->has_vendor_number || record->evidence > EVIDENCE_FIELD))
		end_record(reader);
	note_vendor(record, vendor);
}

/* Sets vendor and device at once. */
static void set_pair(struct reader *reader, unsigned vendor, unsigned id, const char *at)
{
	struct record *record = &reader->record;

	if (record->has_id && record->has_vendor_number &&
		(record->mention.device.id != id || record->mention.device.vendor != vendor))
		end_record(reader);
	set_id(reader, id, EVIDENCE_LABEL, at);
	record->is_pair = true;
	note_vendor(record, vendor);
}

static void set_class(struct reader *reader, int32_t class)
{
	if (reader->record.mention.device.class == NO_CLASS && class <= UINT16_MAX)
		reader->record.mention.device.class = class;
}

/* Sets the vendor to that of a name after a label. */
static void set_vendor_name(struct reader *reader, unsigned vendor)
{
	const struct clue *label = &reader->label;
	struct record *record = &reader->record;
	const bool is_vendor = reader->string ? reader->string == LABEL_VENDOR
	                                      : label->label == LABEL_VENDOR && label->is_field &&
	                                                reader->is_field_line;

	if (!is_vendor || record->mention.has_vendor)
		return;
	record->mention.device.vendor = (uint16_t)vendor;
	record->mention.has_vendor = true;
}

static void take_vendor(struct reader *reader, const struct clue *number)
{
	uint32_t value = number->value;

	if (number->decimal != UINT32_MAX && !reader->string &&
		(number->digits > ID_DIGITS ||
			(scanner_is_gpu_vendor(number->decimal) && !scanner_is_gpu_vendor(value))))
		value = number->decimal;
	else if (!number->has_0x && number->digits != ID_DIGITS)
		return;
	if (value > UINT16_MAX)
		return;
	set_vendor(reader, value);
	reader->number = *number;
	reader->is_in_row = false;
}

static void take_windows_vendor(struct reader *reader, const struct clue *number)
{
	if (number->has_0x || number->digits != ID_DIGITS)
		return;
	reader->is_wrong_bus = false;
	set_vendor(reader, number->value);
}

static void take_device(struct reader *reader, const struct clue *number)
{
	const enum label label = reader->label.label;
	const bool is_word = label == LABEL_DEVICE_NAME && !reader->label.is_field;
	const bool is_hexadecimal =
		is_word || reader->string || /* lspci */
		(reader->record.has_vendor_number && number->digits == ID_DIGITS &&
			reader->record.mention.device.vendor != VENDOR_INTEL);
	uint16_t id;

	reader->number = *number;
	reader->is_in_row = false;
	if (!read_id(number, &id))
		return;
	if (is_hexadecimal)
		id = (uint16_t)number->value;
	set_id(reader, id,
		is_word                  ? EVIDENCE_WORD
		: label == LABEL_DEVICE  ? EVIDENCE_LABEL
		: label == LABEL_PRODUCT ? EVIDENCE_PRODUCT
					 : EVIDENCE_FIELD,
		number->begin);
	reader->devices_end = number->end;
}

/* DEV_7D55 is the device of the VEN_8086 before it, unless that is on another bus. */
static void take_windows_device(struct reader *reader, const struct clue *number)
{
	const bool is_after_vendor = reader->record.has_vendor_number && !reader->record.has_id;

	if (number->has_0x || number->digits != ID_DIGITS || reader->is_wrong_bus)
		end_record(reader);
	else if (is_after_vendor || reader->label.is_field)
		set_id(reader, number->value, EVIDENCE_LABEL, number->begin);
}

/* An ID of anything: of a GPU if the line is about one. */
static void take_any_id(struct reader *reader, const struct clue *number)
{
	uint16_t id;

	if (reader->names_graphics && reader->is_about_gpu && number->has_0x && is_id(number) &&
		read_id(number, &id))
		set_id(reader, id, EVIDENCE_BRACKET, number->begin);
}

/* The revision of the device before it, or, after a label, of the record (DEVICE 5). */
static void take_revision(struct reader *reader, const struct clue *number)
{
	const struct clue *label = &reader->label;
	struct device *device = &reader->record.mention.device;
	const uint32_t value =
		label->has_decimal && !number->has_0x ? number->decimal : number->value;
	const bool is_version =
		*number->end == '.' && number->end[1] >= '0' && number->end[1] <= '9';

	if (reader->is_wrong_bus && !reader->record.has_id)
		return;
	if (label->is_after_word || is_version || value > UINT8_MAX ||
		device->revision != NO_REVISION)
		return;
	if (label->is_field ||
		(reader->record.has_id &&
			(number->has_0x || label->gap != GAP_OTHER || label->begin[-1] == '(')))
		device->revision = (int16_t)value;
}

/* The revision in lspci's words is the version in lshw's, of two digits. */
static void take_version(struct reader *reader, const struct clue *number)
{
	if (reader->is_field_line && reader->label.is_field && number->digits == 2 &&
		!number->has_0x)
		take_revision(reader, number);
}

/* 0300, 0x030000, or 30000, whose last byte is the programming interface; or 03 80. */
static void take_class(struct reader *reader, const struct clue *number)
{
	if (number->digits > CLASS_DIGITS)
		set_class(reader, (int32_t)(number->value >> 8));
	else if (number->digits == CLASS_DIGITS)
		set_class(reader, (int32_t)number->value);
	else if (number->digits == CLASS_DIGITS / 2)
		set_class(reader, (int32_t)(number->value << 8));
	reader->class_end = number->digits == CLASS_DIGITS / 2 ? number->end : NULL;
}

/* Device and vendor in one number: 0x56a08086. */
static void take_chip(struct reader *reader, const struct clue *number)
{
	if (number->digits == 2 * ID_DIGITS)
		set_pair(reader, number->value & UINT16_MAX, number->value >> 16, number->begin);
}

/* Takes the number after the last label. */
static void take_value(struct reader *reader, const struct clue *number)
{
	switch (reader->label.label) {
	case LABEL_VENDOR:
		take_vendor(reader, number);
		break;
	case LABEL_DEVICE:
	case LABEL_DEVICE_NAME:
	case LABEL_PRODUCT:
		take_device(reader, number);
		break;
	case LABEL_ID:
		take_any_id(reader, number);
		break;
	case LABEL_WINDOWS_VENDOR:
		take_windows_vendor(reader, number);
		break;
	case LABEL_WINDOWS_DEVICE:
		take_windows_device(reader, number);
		break;
	case LABEL_CHIP:
		take_chip(reader, number);
		break;
	case LABEL_REVISION:
		take_revision(reader, number);
		break;
	case LABEL_VERSION:
		take_version(reader, number);
		break;
	case LABEL_CLASS:
		take_class(reader, number);
		break;
	case LABEL_SUBSYSTEM:
		reader->subsystem_end = number->has_0x ? number->end : NULL;
		break;
	default:
		break;
	}
}

/* Whether the name of a GPU can end before the brackets of NUMBER: Graphics [, A770 (, (DG2) (. */
static bool is_after_name(const struct reader *reader, const struct clue *number)
{
	const char *end = number->begin - 1, *word;

	while (end > reader->text && end[-1] == ' ')
		end--;
	if (end == reader->before.end && reader->before.kind == CLUE_GRAPHICS)
		return true;
	for (word = end; word > reader->text && text_is_word(word[-1]);) {
		if (text_is_digit(*--word))
			return true;
	}
	return end > reader->text && end[-1] == ')';
}

/* Whether NUMBER, in brackets, is a device: after a label, or after the name of a GPU, which is not
 * looked at closely if a table knows the number (DEVICE 2). */
static bool is_device_in_brackets(
	const struct reader *reader, const struct clue *number, enum label label)
{
	const bool is_square = number->bracket == '[' && number->digits == ID_DIGITS;

	if (label == LABEL_DEVICE)
		return true;
	if (label == LABEL_DEVICE_NAME)
		return number->has_0x ||
		       (is_square && (reader->label.is_field || reader->names_intel));
	if (!reader->is_about_gpu)
		return false;
	if (lookup_is_gpu(number->value))
		return number->has_0x || (reader->names_graphics && number->decimal == UINT32_MAX);
	return number->has_0x && reader->names_graphics && is_after_name(reader, number);
}

/* Takes a number in brackets. Returns false if it has no meaning there. */
static bool take_bracket(struct reader *reader, const struct clue *number)
{
	const enum label label = reader->string ? reader->string : reader->label.label;
	const bool is_square = number->bracket == '[' && number->digits == ID_DIGITS;
	if (is_square && !number->has_0x && (label == LABEL_CLASS || number->end[1] == ':')) {
		take_class(reader, number);
		return true;
	}
	if (label == LABEL_VENDOR && (number->has_0x || is_square)) {
		take_vendor(reader, number);
		return true;
	}
	if (!is_id(number) || number->value == VENDOR_INTEL ||
		!is_device_in_brackets(reader, number, label))
		return false;
	set_id(reader, number->value,
		label == LABEL_DEVICE || label == LABEL_DEVICE_NAME ? EVIDENCE_LABEL
								    : EVIDENCE_BRACKET,
		number->begin);
	return true;
}

/* Whether VENDOR and NUMBER are another vendor and its device: with 0x and a colon between; or with
 * a blank at the beginning of the line, where a count may come before a number, and a GPU before
 * another one (DEVICE 4). In GPU-Z, the vendor and device of the subsystem follow. */
static bool is_other_pair(
	const struct reader *reader, const struct clue *vendor, const struct clue *number)
{
	if (number->begin != vendor->end + 1 || number->has_0x != vendor->has_0x)
		return false;
	if (number->has_0x)
		return *vendor->end == ':';
	return *vendor->end == ' ' && vendor->begin == clues_skip_quotes(reader->text) &&
	       !lookup_is_gpu(vendor->value) &&
	       (vendor->decimal == UINT32_MAX || clues_read(number->end, " - VVVV IIII", NULL));
}

/* Takes a number beside a vendor: 8086, anywhere in the line, or another one (DEVICE 4). Returns
 * false if it is not. */
static bool take_beside_vendor(struct reader *reader, const struct clue *number)
{
	const struct clue *vendor = &reader->number;
	const bool is_in_row = reader->is_in_row && number->gap == GAP_BLANK && !vendor->has_0x;

	if (reader->before.kind != CLUE_NUMBER || reader->before.end != vendor->end ||
		number->gap == GAP_OTHER || !is_id(number) || !is_id(vendor))
		return false;
	if (vendor->value == VENDOR_INTEL ? is_in_row && !lookup_is_gpu(number->value)
					  : !is_other_pair(reader, vendor, number))
		return false;
	set_pair(reader, vendor->value, number->value, vendor->begin);
	reader->number.kind = CLUE_END;
	return true;
}

/* Takes a number directly after a label, or one of those after that: force_probe=56a0,7d55. Returns
 * false if it is neither. */
static bool take_labelled(struct reader *reader, const struct clue *number)
{
	const struct clue *label = &reader->label, *before = &reader->before;

	if (label->label == LABEL_NONE)
		return false;
	if (number->begin == label->end) {
		take_value(reader, number);
		return true;
	}
	if (label->label != LABEL_DEVICE || !is_id(number))
		return false;
	if (before->kind == CLUE_NUMBER && before->end == reader->devices_end &&
		*before->end == ',' && number->begin == before->end + 1 &&
		before->has_0x == number->has_0x) {
		take_device(reader, number);
		return true;
	}
	if (!number->has_0x || !lookup_is_gpu(number->value))
		return false;
	take_device(reader, number); /* the device ID of this card is 0x56a0 */
	return true;
}

/* Takes a class without a label: that of lspci -n, or the second half of 03 80. Returns false if it
 * is neither. */
static bool take_bare_class(struct reader *reader, const struct clue *number)
{
	if (number->has_0x || number->gap != GAP_BLANK)
		return false;
	if (reader->before.kind == CLUE_NUMBER && reader->before.end == reader->class_end &&
		number->digits == CLASS_DIGITS / 2) {
		reader->record.mention.device.class |= (int32_t)number->value;
		return true;
	}
	if (reader->before.kind != CLUE_SLOT || number->digits != CLASS_DIGITS ||
		*number->end != ':')
		return false;
	take_class(reader, number);
	return true;
}

static void take_number(struct reader *reader)
{
	const struct clue *number = &reader->clue;

	if (reader->is_ignored || (number->bracket && take_bracket(reader, number)) ||
		take_labelled(reader, number) || take_beside_vendor(reader, number) ||
		take_bare_class(reader, number))
		return;
	reader->is_in_row = reader->before.kind == CLUE_NUMBER && number->gap == GAP_BLANK;
	reader->number = *number;
}

/* Whether the next clue is a value that begins at AT, directly after a label. */
static bool is_value_next(const struct reader *reader, const char *at)
{
	struct clues clues = reader->clues;
	struct clue clue;

	clues_next(&clues, &clue);
	return (clue.kind == CLUE_NUMBER || clue.kind == CLUE_PAIR) && clue.begin == at;
}

static void take_label(struct reader *reader)
{
	struct clue *label = &reader->clue;
	const bool is_after_number = reader->before.kind == CLUE_NUMBER && label->gap == GAP_BLANK;

	if (reader->is_ignored || (*label->begin == '-' && !reader->clues.quotes))
		return;
	if (label->gap == GAP_OTHER)
		set_vendor_name(reader, VENDOR_OTHER);
	if (label->is_quoted)
		reader->string = label->label;
	if (label->label == LABEL_DEVICE_NAME && reader->label.label == LABEL_DEVICE_NAME &&
		label->begin == reader->label.end)
		label->is_field |= reader->label.is_field; /* Device: Device 7d55 */
	if (label->label == LABEL_DEVICE && is_after_number && !is_value_next(reader, label->end)) {
		reader->label = *label;
		reader->label.is_field = true;
		take_device(reader, &reader->before); /* 0x7d55 GPU device ID */
	}
	if (label->label == LABEL_REVISION && reader->before.kind == CLUE_NUMBER &&
		reader->before.end == reader->subsystem_end && label->gap == GAP_SEPARATOR)
		label->has_decimal = true; /* SUBSYS=0x10208086, REV=12 of Chrome */
	if (label->label == LABEL_CLASS)
		set_class(reader, class_find(label->end));
	if (label->label == LABEL_OTHER || label->label == LABEL_VERSION)
		reader->is_about_gpu = false;
	if (label->label == LABEL_OTHER_BUS)
		end_record(reader);
	if (label->label == LABEL_OTHER_BUS || label->label == LABEL_WINDOWS_VENDOR)
		reader->is_wrong_bus = true;
	if (label->label == LABEL_SUBSYSTEM)
		reader->is_ignored = !is_value_next(reader, label->end);
	reader->label = *label;
}

/* Whether a word in capitals comes directly before AT in the line TEXT: ALDERLAKE_P. */
static bool is_after_capitals(const char *text, const char *at)
{
	enum { LENGTH_MIN = 3 };
	const char *end;

	while (at > text && at[-1] == ' ')
		at--;
	for (end = at; at > text && (text_is_word(at[-1]) || at[-1] == '_'); at--) {
		if (at[-1] >= 'a' && at[-1] <= 'z')
			return false;
	}
	return end - at >= LENGTH_MIN;
}

/* Whether PAIR is a device and its revision, after the name of its platform, as the xe driver
 * writes them (DEVICE 5). */
static bool is_device_and_revision(const struct reader *reader, const struct clue *pair)
{
	return pair->id <= UINT8_MAX && pair->vendor != VENDOR_INTEL &&
	       lookup_is_gpu(pair->vendor) && is_after_capitals(reader->text, pair->begin);
}

static void take_pair(struct reader *reader)
{
	struct clue *pair = &reader->clue;
	const struct clue *before = &reader->before;
	struct device *device = &reader->record.mention.device;

	if (reader->is_ignored ||
		(pair->id == VENDOR_INTEL && pair->vendor != VENDOR_INTEL && !pair->bracket) ||
		(reader->label.label == LABEL_SUBSYSTEM && pair->begin == reader->label.end))
		return;
	if (reader->label.label == LABEL_ID && !reader->label.is_field &&
		pair->begin == reader->label.end && !lookup_is_gpu(pair->id))
		reader->is_ignored = true; /* ID 8087:0024 of lsusb */
	if (reader->is_lspci || reader->is_ignored) {
		reader->is_ignored = true;
		return;
	}
	if (pair->is_without_vendor || is_device_and_revision(reader, pair)) {
		set_id(reader, pair->vendor, EVIDENCE_LABEL, pair->begin);
		if (pair->id <= UINT8_MAX && device->revision == NO_REVISION)
			device->revision = pair->id;
		return;
	}
	if (before->kind == CLUE_NUMBER && before->digits == CLASS_DIGITS && !before->has_0x &&
		*before->end == ':' && pair->gap == GAP_SEPARATOR && !reader->record.has_id)
		take_class(reader, before);
	reader->is_wrong_bus = false;
	reader->is_lspci = !reader->record.has_id && device->class != NO_CLASS &&
	                   (pair->bracket == '[' || device->has_slot);
	set_pair(reader, pair->vendor, pair->id, pair->begin);
	set_class(reader, pair->class);
}

static void take_slot(struct reader *reader)
{
	struct device *device = &reader->record.mention.device;
	const char *pair;

	if (reader->is_ignored)
		return;
	if (device->has_slot && reader->record.has_id && !reader->clue.is_in_path)
		end_record(reader);
	device->has_slot = true;
	device->slot = reader->clue.slot;
	if (reader->record.has_id)
		return;
	pair = lspci_find_pair(reader->clue.end, reader->clues.limit, &device->class);
	if (pair)
		reader->clues.cursor = pair;
	else
		set_class(reader, class_find(clues_skip_blanks(reader->clue.end)));
}

static void take_object_end(struct reader *reader)
{
	end_record(reader);
	reader->label.label = LABEL_NONE;
	reader->is_ignored = reader->names_intel = reader->names_graphics = false;
	reader->is_about_gpu = false;
}

static void take_end(struct reader *reader)
{
	if (reader->clue.gap == GAP_OTHER)
		set_vendor_name(reader, VENDOR_OTHER);
}

static void take(struct reader *reader)
{
	switch (reader->clue.kind) {
	case CLUE_END:
		take_end(reader);
		break;
	case CLUE_LABEL:
		take_label(reader);
		break;
	case CLUE_NUMBER:
		take_number(reader);
		break;
	case CLUE_PAIR:
		take_pair(reader);
		break;
	case CLUE_SLOT:
		take_slot(reader);
		break;
	case CLUE_INTEL:
		reader->names_intel = reader->is_about_gpu = true;
		set_vendor_name(reader, VENDOR_INTEL);
		break;
	case CLUE_OTHER_VENDOR:
		reader->names_other = true;
		set_vendor_name(reader, VENDOR_OTHER);
		break;
	case CLUE_GRAPHICS:
		reader->names_graphics = reader->is_about_gpu = true;
		break;
	case CLUE_OTHER_BUS: /* of USB; a line of lspci names USB, too, and its class before that */
		reader->is_ignored |= reader->record.mention.device.class == NO_CLASS;
		break;
	case CLUE_OBJECT_END:
		take_object_end(reader);
		break;
	}
}

const char *scanner_find_field(const char *text, const char *limit)
{
	const char *word = text, *slash, *blank, *end;

	while (word < limit && !text_is_word(*word))
		word++;
	for (end = word; text_is_word(*end);)
		end++;
	if (*end == '{')
		return end + 1;
	slash = text_find_byte(word, limit, '/');
	if (slash == limit || text_find_byte(word, slash, ' ') < slash)
		return word;
	for (blank = text_find_byte(slash, limit, ' '); blank > slash; blank--) {
		if (blank[-1] == '/' && blank[-2] != '<')
			return blank;
	}
	return word;
}

/* Reads a line, but does not end its last record. */
static void read_line(
	struct reader *reader, const char *text, size_t length, scanner_found *found, void *context)
{
	const char *field = scanner_find_field(text, text + length);

	*reader = (struct reader){ .text = text,
		.found = found,
		.context = context,
		.record = scanner_no_record,
		.names_other = -1 };
	clues_begin(&reader->clues, text, length);
	set_class(reader, class_find(clues_skip_blanks(text)));
	do {
		reader->before = reader->clue;
		clues_next(&reader->clues, &reader->clue);
		reader->is_field_line |=
			reader->clue.kind == CLUE_LABEL && reader->clue.begin == field;
		take(reader);
	} while (reader->clue.kind != CLUE_END);
}

/* Returns what follows the white space, quotes and other punctuation of PUNCTUATION at TEXT. */
static const char *skip_punctuation(const char *text, const char *punctuation)
{
	const char *begin;

	do {
		begin = text;
		text = clues_skip_quotes(clues_skip_blanks(text));
		text += *text && strchr(punctuation, *text);
	} while (text > begin);
	return text;
}

bool scanner_read_number(const char *text, size_t length, struct device *device)
{
	static const char at_end[] = ",;.)";
	const char *begin = clues_skip_quotes(text), *limit = text + length, *end;
	struct clues clues;
	struct clue clue;

	if (!text_is_hex_digit(*begin)) /* as most other lines */
		return false;
	clues_begin(&clues, begin, (size_t)(limit - begin));
	clues_next(&clues, &clue);
	if (clue.kind != CLUE_NUMBER || clue.begin != begin || clue.value > UINT16_MAX ||
		(!clue.has_0x && clue.digits != ID_DIGITS))
		return false;
	*device = scanner_no_record.mention.device;
	device->vendor = VENDOR_INTEL;
	device->id = (uint16_t)clue.value;
	end = clue.end;
	if (skip_punctuation(end, at_end) == limit)
		return true;
	clues_next(&clues, &clue);
	if (clue.label != LABEL_REVISION || skip_punctuation(end, ",(") != clue.begin)
		return false;
	end = clue.end;
	clues_next(&clues, &clue);
	device->revision = (int16_t)clue.value;
	return clue.begin == end && clue.digits == 2 && skip_punctuation(clue.end, at_end) == limit;
}

bool scanner_read_all(
	const char *text, size_t length, scanner_found *found, void *context, struct record *fields)
{
	struct reader reader;

	read_line(&reader, text, length, found, context);
	if (reader.is_field_line) {
		*fields = reader.record;
		return true;
	}
	end_record(&reader);
	return false;
}

/* Whether LATER has a label that RECORD has already. After a pair, the labels of its vendor and
 * device repeat it (lshw, dxdiag); a path has the same slot for each label. */
static bool is_repeated(const struct record *record, const struct record *later)
{
	const struct device *a = &record->mention.device, *b = &later->mention.device;

	return (record->has_id && later->has_id && !(record->is_pair && a->id == b->id)) ||
	       (record->has_vendor_number && later->has_vendor_number &&
		       !(record->is_pair && a->vendor == b->vendor)) ||
	       (a->revision != NO_REVISION && b->revision != NO_REVISION) ||
	       (a->class != NO_CLASS && b->class != NO_CLASS) ||
	       (a->has_slot && b->has_slot &&
		       device_slot_number(&a->slot) != device_slot_number(&b->slot));
}

bool scanner_join(struct record *record, const struct record *later)
{
	struct device *device = &record->mention.device;
	const struct device *other = &later->mention.device;

	if (is_repeated(record, later))
		return false;
	if (later->has_id && !record->has_id) {
		device->id = other->id;
		record->has_id = true;
		record->is_pair = later->is_pair;
		record->evidence = later->evidence;
		record->is_certain = later->is_certain;
	}
	if (later->has_vendor_number ||
		(later->mention.has_vendor && !record->mention.has_vendor)) {
		device->vendor = other->vendor;
		record->mention.has_vendor = true;
		record->has_vendor_number = later->has_vendor_number;
	}
	if (other->revision != NO_REVISION)
		device->revision = other->revision;
	if (other->class != NO_CLASS)
		device->class = other->class;
	if (other->has_slot) {
		device->has_slot = true;
		device->slot = other->slot;
	}
	return true;
}

bool scanner_is_device(struct record *record)
{
	if (!record->has_id || !is_evident(record, false))
		return false;
	if (!record->mention.has_vendor)
		record->mention.device.vendor = VENDOR_INTEL;
	return true;
}

/* The best of the devices that a line names (DEVICE 1, 3). */
struct choice {
	struct device device;
	int rank; /* 0 without one; known and with a vendor is the highest */
};

static void choose(void *context, const struct mention *mention)
{
	struct choice *choice = context;
	const bool is_known =
		mention->device.vendor == VENDOR_INTEL && lookup_is_gpu(mention->device.id);
	const int rank = 1 + 2 * mention->has_vendor + is_known;

	if (rank > choice->rank)
		*choice = (struct choice){ mention->device, rank };
	else if (mention->device.id == choice->device.id &&
		 mention->device.vendor == choice->device.vendor &&
		 choice->device.revision == NO_REVISION)
		choice->device.revision = mention->device.revision;
}

bool scanner_read(const char *text, size_t length, struct device *device)
{
	struct choice choice = { .rank = 0 };
	struct reader reader;

	if (scanner_read_number(text, length, device))
		return true;
	read_line(&reader, text, length, choose, &choice);
	end_record(&reader);
	*device = choice.device;
	return choice.rank > 0;
}

bool scanner_is_cut_at_ampersand(const char *text, size_t length)
{
	enum { LENGTH = sizeof "VEN_8086" - 1 };

	return length >= LENGTH &&
	       clues_read(text + length - LENGTH, "ven_VVVV", NULL) == text + length;
}
