/* The reader of DEVICE; see scanner.h. */
#include "scanner.h"

#include "class.h"
#include "facts.h"
#include "lookup.h"
#include "text.h"

#include <string.h>
#include <strings.h>

enum {
	VALUE_MIN = 0x100, /* a lower number is a count or a code, not a device (DEVICE 4) */
	ID_DIGITS = 4,
	ID_DIGITS_MIN = 3, /* after 0x */
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
	struct facts facts;
	struct fact fact, before; /* this one, and the one before it */
	const char *text;
	scanner_found *found;
	void *context;

	struct record record;
	struct fact label;         /* the last one */
	struct fact string;        /* the label of a string in lspci -mm; else of kind FACT_END */
	struct fact number;        /* the last one that may be a vendor */
	bool is_in_row;            /* blanks join a number before it to that one */
	const char *devices_end;   /* the end of the last device of a label: others may follow */
	const char *subsystem_end; /* the end of a subsystem's number with 0x */
	bool is_field_line;        /* the line begins with a label */

	bool names_intel, names_graphics;
	signed char names_other; /* whether the line names another vendor; -1 if not yet known */
	bool is_ignored;         /* what follows is a subsystem's, or on another bus */
	bool is_wrong_bus;       /* VEN_ has no vendor of the PCI bus after it */
	bool is_lspci;           /* a line of lspci, whose device has come (DEVICE 3) */
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
static bool is_id(const struct fact *number)
{
	return number->value <= UINT16_MAX &&
	       (number->has_0x ? number->digits >= ID_DIGITS_MIN : number->digits == ID_DIGITS);
}

/* Reads the PCI ID that NUMBER is after a label (DEVICE 6). Returns false if it is none. */
static bool read_id(const struct fact *number, uint16_t *id)
{
	uint32_t value = number->value;

	if (!number->has_0x && number->digits == DECIMAL_DIGITS)
		value = number->decimal;
	else if (!is_id(number) && number->digits != 2 * ID_DIGITS)
		return false;
	else if (number->decimal <= UINT16_MAX && !lookup_is_gpu(value) &&
		 lookup_is_gpu(number->decimal))
		value = number->decimal;
	*id = (uint16_t)value;
	return value <= UINT16_MAX && value != VENDOR_INTEL;
}

/* Whether what RECORD says, without a vendor, is a device. NAMES_GPU if the line names Intel or a
 * GPU. */
static bool is_evident(const struct record *record, bool names_gpu)
{
	const bool is_known = lookup_is_gpu(record->mention.device.id);

	if (record->mention.device.id < VALUE_MIN)
		return false;
	switch (record->evidence) {
	case EVIDENCE_FIELD:
		return record->is_certain || is_known;
	case EVIDENCE_WORD:
		return names_gpu;
	case EVIDENCE_PRODUCT:
		return names_gpu && is_known;
	default:
		return true;
	}
}

/* Whether the line names another vendor, whose the numbers without a vendor may be (DEVICE 2). */
static bool names_other_vendor(struct reader *reader)
{
	struct facts facts;
	struct fact fact;

	if (reader->names_other >= 0)
		return reader->names_other;
	facts_begin(&facts, reader->text, (size_t)(reader->facts.limit - reader->text));
	do
		facts_next(&facts, &fact);
	while (fact.kind != FACT_END && fact.kind != FACT_OTHER_VENDOR);
	reader->names_other = fact.kind == FACT_OTHER_VENDOR;
	return reader->names_other;
}

/* Ends the record. Passes its device on if it has one. */
static void end_record(struct reader *reader)
{
	const bool names_gpu = reader->names_intel || reader->names_graphics;
	struct record *record = &reader->record;
	struct mention *mention = &record->mention;

	if (record->has_id && !mention->has_vendor && is_evident(record, names_gpu) &&
		!names_other_vendor(reader)) {
		mention->device.vendor = VENDOR_INTEL;
		reader->found(reader->context, mention);
	} else if (record->has_id && mention->has_vendor && mention->device.vendor) {
		reader->found(reader->context, mention);
	}
	*record = scanner_no_record;
}

/* Sets the device of the record to ID, which is at AT. Another one ends the record before. */
static void set_id(struct reader *reader, unsigned id, enum evidence evidence, const char *at)
{
	struct record *record = &reader->record;

	if (record->has_id && record->mention.device.id == id)
		return;
	if (record->has_id)
		end_record(reader);
	record->has_id = true;
	record->mention.device.id = (uint16_t)id;
	record->mention.at = at;
	record->evidence = (unsigned char)evidence;
	record->is_certain = reader->fact.has_0x || reader->fact.decimal == UINT32_MAX;
}

/* Sets the vendor of the record, which another device ends if it has one already. */
static void set_vendor(struct reader *reader, unsigned vendor)
{
	struct record *record = &reader->record;

	if (record->has_id && (record->has_vendor_number || record->evidence > EVIDENCE_FIELD))
		end_record(reader);
	record->mention.device.vendor = (uint16_t)vendor;
	record->mention.has_vendor = record->has_vendor_number = true;
}

/* Sets vendor and device at once. */
static void set_pair(struct reader *reader, unsigned vendor, unsigned id, const char *at)
{
	struct record *record = &reader->record;

	if (record->has_id && record->has_vendor_number &&
		(record->mention.device.id != id || record->mention.device.vendor != vendor))
		end_record(reader);
	set_id(reader, id, EVIDENCE_LABEL, at);
	record->mention.device.vendor = (uint16_t)vendor;
	record->mention.has_vendor = record->has_vendor_number = true;
}

static void set_class(struct reader *reader, int32_t class)
{
	if (reader->record.mention.device.class == NO_CLASS && class <= UINT16_MAX)
		reader->record.mention.device.class = class;
}

/* The vendor that a name after a label is: Intel, or another one, which is 0. */
static void set_vendor_name(struct reader *reader, unsigned vendor)
{
	const struct fact *label =
		reader->string.kind == FACT_LABEL ? &reader->string : &reader->label;
	struct record *record = &reader->record;

	if (label->label != LABEL_VENDOR || record->mention.has_vendor ||
		!(label->is_quoted || (reader->is_field_line && label->is_field)))
		return;
	record->mention.device.vendor = (uint16_t)vendor;
	record->mention.has_vendor = true;
}

static void take_vendor(struct reader *reader, const struct fact *number)
{
	uint32_t value = number->value;

	if (number->decimal != UINT32_MAX &&
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

static void take_windows_vendor(struct reader *reader, const struct fact *number)
{
	if (number->has_0x || number->digits != ID_DIGITS)
		return;
	reader->is_wrong_bus = false;
	set_vendor(reader, number->value);
}

static void take_device(struct reader *reader, const struct fact *number)
{
	static const unsigned char evidence[LABEL_COUNT] = { [LABEL_DEVICE] = EVIDENCE_LABEL,
		[LABEL_DEVICE_NAME] = EVIDENCE_FIELD,
		[LABEL_PRODUCT] = EVIDENCE_PRODUCT };
	const struct fact *label = &reader->label;
	uint16_t id;

	reader->number = *number;
	if (!read_id(number, &id))
		return;
	set_id(reader, id,
		label->label == LABEL_DEVICE_NAME && !label->is_field && !label->is_quoted
			? EVIDENCE_WORD
			: evidence[label->label],
		number->begin);
	reader->devices_end = number->end;
}

/* DEV_7D55 is the device of the VEN_8086 before it, unless that is on another bus. */
static void take_windows_device(struct reader *reader, const struct fact *number)
{
	const bool is_after_vendor = reader->record.has_vendor_number && !reader->record.has_id;

	if (number->has_0x || number->digits != ID_DIGITS || reader->is_wrong_bus)
		end_record(reader);
	else if (is_after_vendor || reader->label.is_field)
		set_id(reader, number->value, EVIDENCE_LABEL, number->begin);
}

/* An ID of anything: of a GPU if the line is about one. */
static void take_any_id(struct reader *reader, const struct fact *number)
{
	uint16_t id;

	if (reader->names_graphics && number->has_0x && is_id(number) && read_id(number, &id))
		set_id(reader, id, EVIDENCE_BRACKET, number->begin);
}

/* The revision of the device before it, or, after a label, of the record (DEVICE 5). */
static void take_revision(struct reader *reader, const struct fact *number)
{
	const struct fact *label = &reader->label;
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
static void take_version(struct reader *reader, const struct fact *number)
{
	if (reader->is_field_line && reader->label.is_field && number->digits == 2 &&
		!number->has_0x)
		take_revision(reader, number);
}

/* 0300, 0x030000, or 30000, whose last byte is the programming interface; or 03. */
static void take_class(struct reader *reader, const struct fact *number)
{
	if (number->digits > CLASS_DIGITS)
		set_class(reader, (int32_t)(number->value >> 8));
	else if (number->digits == CLASS_DIGITS)
		set_class(reader, (int32_t)number->value);
	else if (number->digits == CLASS_DIGITS / 2)
		set_class(reader, (int32_t)(number->value << 8));
}

static void take_subsystem(struct reader *reader, const struct fact *number)
{
	reader->subsystem_end = number->has_0x ? number->end : NULL;
}

static void take_nothing(struct reader *reader, const struct fact *number)
{
	(void)reader;
	(void)number;
}

/* What is done with the number after a label. */
static void (*const take_value[LABEL_COUNT])(struct reader *, const struct fact *) = {
	[LABEL_NONE] = take_nothing,
	[LABEL_VENDOR] = take_vendor,
	[LABEL_DEVICE] = take_device,
	[LABEL_DEVICE_NAME] = take_device,
	[LABEL_PRODUCT] = take_device,
	[LABEL_ID] = take_any_id,
	[LABEL_WINDOWS_VENDOR] = take_windows_vendor,
	[LABEL_OTHER_BUS] = take_nothing,
	[LABEL_WINDOWS_DEVICE] = take_windows_device,
	[LABEL_REVISION] = take_revision,
	[LABEL_VERSION] = take_version,
	[LABEL_CLASS] = take_class,
	[LABEL_SLOT] = take_nothing,
	[LABEL_SUBSYSTEM] = take_subsystem,
	[LABEL_OTHER] = take_nothing,
};

/* Takes a number in brackets: a class before a colon, or what a label before it says, or the device
 * of a line about a GPU. Returns false if it is none of them. */
static bool take_bracket(struct reader *reader, const struct fact *number)
{
	const struct fact *label =
		reader->string.kind == FACT_LABEL ? &reader->string : &reader->label;
	const bool is_square = number->bracket == '[' && number->digits == ID_DIGITS;
	uint16_t id;

	if (is_square && !number->has_0x &&
		(label->label == LABEL_CLASS || number->end[1] == ':')) {
		take_class(reader, number);
		return true;
	}
	if (label->label == LABEL_VENDOR && (number->has_0x || is_square)) {
		take_vendor(reader, number);
		return true;
	}
	if (!is_id(number) || number->value < VALUE_MIN || !read_id(number, &id))
		return false;
	if (label->label == LABEL_DEVICE ||
		(label->label == LABEL_DEVICE_NAME &&
			(number->has_0x || (is_square && label->is_field))))
		set_id(reader, id, EVIDENCE_LABEL, number->begin);
	else if (number->has_0x &&
		 (reader->names_graphics || (reader->names_intel && lookup_is_gpu(id))))
		set_id(reader, id, EVIDENCE_BRACKET, number->begin);
	else
		return false;
	return true;
}

/* Takes a number beside a vendor: 8086, or another one at the beginning of the line (DEVICE 4).
 * Returns false if it is not. */
static bool take_beside_vendor(struct reader *reader, const struct fact *number)
{
	const struct fact *vendor = &reader->number;
	const bool is_intel = vendor->value == VENDOR_INTEL && is_id(vendor);

	if (reader->before.kind != FACT_NUMBER || reader->before.end != vendor->end ||
		number->gap == GAP_OTHER || !is_id(number) || !is_id(vendor))
		return false;
	if (is_intel) {
		if (reader->is_in_row && !lookup_is_gpu(number->value))
			return false;
	} else if (vendor->begin != facts_skip_quotes(reader->text) ||
		   vendor->has_0x != number->has_0x || lookup_is_gpu(vendor->value) ||
		   number->begin != vendor->end + 1 || number->begin[-1] != ' ' ||
		   (vendor->decimal != UINT32_MAX && !vendor->has_0x) ||
		   (vendor->has_0x && !scanner_is_gpu_vendor(vendor->value))) {
		return false;
	}
	set_pair(reader, vendor->value, number->value, vendor->begin);
	reader->number.kind = FACT_END;
	return true;
}

/* Takes a number that follows the devices of a label: force_probe=56a0,7d55. */
static bool take_next_of_list(struct reader *reader, const struct fact *number)
{
	if (reader->before.kind != FACT_NUMBER || reader->before.end != reader->devices_end ||
		*reader->devices_end != ',' || number->begin != reader->devices_end + 1 ||
		reader->before.has_0x != number->has_0x || !is_id(number))
		return false;
	take_device(reader, number);
	return true;
}

static void take_number(struct reader *reader)
{
	const struct fact *number = &reader->fact;
	struct fact *label = &reader->label;

	if (reader->is_ignored)
		return;
	if (label->label != LABEL_NONE && number->begin == label->end) {
		take_value[label->label](reader, number);
	} else if (number->bracket && take_bracket(reader, number)) {
	} else if (take_beside_vendor(reader, number) || take_next_of_list(reader, number)) {
	} else if (reader->before.kind == FACT_SLOT && number->gap == GAP_BLANK &&
		   number->digits == CLASS_DIGITS && *number->end == ':') {
		take_class(reader, number);
	} else {
		reader->is_in_row = reader->before.kind == FACT_NUMBER && number->gap == GAP_BLANK;
		reader->number = *number;
	}
}

/* Whether the next fact is a value that begins at AT, directly after a label. */
static bool is_value_next(const struct reader *reader, const char *at)
{
	struct facts facts = reader->facts;
	struct fact fact;

	facts_next(&facts, &fact);
	return (fact.kind == FACT_NUMBER || fact.kind == FACT_PAIR) && fact.begin == at;
}

static void take_label(struct reader *reader)
{
	struct fact *label = &reader->fact;
	const bool is_after_number = reader->before.kind == FACT_NUMBER && label->gap == GAP_BLANK;

	if (reader->is_ignored || (*label->begin == '-' && !reader->facts.quotes))
		return;
	if (label->gap == GAP_OTHER)
		set_vendor_name(reader, 0);
	if (label->is_quoted)
		reader->string = *label;
	if (label->label == LABEL_DEVICE_NAME && reader->label.label == LABEL_DEVICE_NAME &&
		label->begin == reader->label.end)
		label->is_field |= reader->label.is_field; /* Device: Device 7d55 */
	if (label->label == LABEL_DEVICE && is_after_number && !is_value_next(reader, label->end)) {
		reader->label = *label;
		reader->label.is_field = true;
		take_device(reader, &reader->before); /* 0x7d55 GPU device ID */
	}
	if (label->label == LABEL_REVISION && reader->before.kind == FACT_NUMBER &&
		reader->before.end == reader->subsystem_end && label->gap == GAP_SEPARATOR)
		label->has_decimal = true; /* SUBSYS=0x10208086, REV=12 of Chrome */
	if (label->label == LABEL_CLASS)
		set_class(reader, class_find(label->end));
	if (label->label == LABEL_OTHER || label->label == LABEL_VERSION)
		reader->names_graphics = false;
	if (label->label == LABEL_OTHER_BUS)
		end_record(reader);
	if (label->label == LABEL_OTHER_BUS || label->label == LABEL_WINDOWS_VENDOR)
		reader->is_wrong_bus = true;
	if (label->label == LABEL_SUBSYSTEM)
		reader->is_ignored = !is_value_next(reader, label->end);
	reader->label = *label;
}

/* Whether PAIR is a device and its revision, as the xe driver writes it: 46a6:000c. */
static bool is_device_and_revision(const struct fact *pair)
{
	return pair->revision == NO_REVISION && pair->id <= UINT8_MAX &&
	       pair->vendor != VENDOR_INTEL && lookup_is_gpu(pair->vendor);
}

static void take_pair(struct reader *reader)
{
	struct fact *pair = &reader->fact;
	const struct fact *before = &reader->before;
	struct device *device = &reader->record.mention.device;

	if (reader->is_ignored ||
		(reader->label.label == LABEL_SUBSYSTEM && pair->begin == reader->label.end))
		return;
	if (reader->is_lspci) {
		reader->is_ignored = true;
		return;
	}
	if (is_device_and_revision(pair)) {
		pair->revision = (int16_t)pair->id;
		pair->id = pair->vendor;
		pair->vendor = VENDOR_INTEL;
	}
	if (before->kind == FACT_NUMBER && before->digits == CLASS_DIGITS && !before->has_0x &&
		*before->end == ':' && pair->gap == GAP_SEPARATOR && !reader->record.has_id)
		take_class(reader, before);
	reader->is_wrong_bus = false;
	reader->is_lspci = !reader->record.has_id && device->class != NO_CLASS &&
	                   (pair->bracket == '[' || device->has_slot);
	set_pair(reader, pair->vendor, pair->id, pair->begin);
	if (device->revision == NO_REVISION)
		device->revision = pair->revision;
	set_class(reader, pair->class);
}

/* Whether COLON ends the word Subsystem in the text from BEGIN on. */
static bool is_subsystem(const char *begin, const char *colon)
{
	static const char name[] = "Subsystem";
	const ptrdiff_t length = sizeof name - 1;

	return colon - begin >= length && !strncasecmp(colon - length, name, (size_t)length);
}

/*
 * Finds the device of a line of lspci -nn, which is the first pair in brackets before a subsystem
 * (DEVICE 3), whatever the names before it are. TEXT is what follows the slot. Sets CLASS. Returns
 * the first digit of the pair, or NULL if the line has no class in brackets, or no such pair.
 */
static const char *find_lspci_pair(const char *text, const char *limit, int32_t *class)
{
	const char *colon = text_find_byte(text, limit, ':');
	unsigned number;

	if (colon == limit || colon - text < CLASS_DIGITS + 2 || colon[-1] != ']' ||
		colon[-CLASS_DIGITS - 2] != '[' ||
		!facts_read_hex(colon - CLASS_DIGITS - 1, &number))
		return NULL;
	*class = (int32_t)number;
	for (;;) {
		colon = text_find_byte(colon + 1, limit, ':');
		if (limit - colon <= ID_DIGITS + 1 || is_subsystem(text, colon))
			return NULL;
		if (colon[-ID_DIGITS - 1] == '[' && colon[ID_DIGITS + 1] == ']' &&
			facts_read_hex(colon - ID_DIGITS, &number) &&
			facts_read_hex(colon + 1, &number))
			return colon - ID_DIGITS;
	}
}

static void take_slot(struct reader *reader)
{
	struct device *device = &reader->record.mention.device;
	const char *pair;

	if (reader->is_ignored)
		return;
	if (device->has_slot && reader->record.has_id && !reader->fact.is_in_path)
		end_record(reader);
	device->has_slot = true;
	device->slot = reader->fact.slot;
	if (reader->record.has_id)
		return;
	pair = find_lspci_pair(reader->fact.end, reader->facts.limit, &device->class);
	if (pair)
		reader->facts.cursor = pair;
	else
		set_class(reader, class_find(facts_skip_blanks(reader->fact.end)));
}

static void take_intel(struct reader *reader)
{
	reader->names_intel = true;
	set_vendor_name(reader, VENDOR_INTEL);
}

static void take_other_vendor(struct reader *reader)
{
	reader->names_other = true;
	set_vendor_name(reader, 0);
}

static void take_graphics(struct reader *reader)
{
	reader->names_graphics = true;
}

/* A USB device may follow. A line of lspci names USB, too, and its class before that. */
static void take_other_bus(struct reader *reader)
{
	reader->is_ignored |= reader->record.mention.device.class == NO_CLASS;
}

static void take_object_end(struct reader *reader)
{
	end_record(reader);
	reader->label.label = LABEL_NONE;
	reader->is_ignored = reader->names_intel = reader->names_graphics = false;
}

static void take_end(struct reader *reader)
{
	if (reader->fact.gap == GAP_OTHER)
		set_vendor_name(reader, 0);
}

/* What is done with each fact. */
static void (*const take_fact[FACT_KIND_COUNT])(struct reader *) = {
	[FACT_END] = take_end,
	[FACT_LABEL] = take_label,
	[FACT_NUMBER] = take_number,
	[FACT_PAIR] = take_pair,
	[FACT_SLOT] = take_slot,
	[FACT_INTEL] = take_intel,
	[FACT_OTHER_VENDOR] = take_other_vendor,
	[FACT_GRAPHICS] = take_graphics,
	[FACT_OTHER_BUS] = take_other_bus,
	[FACT_OBJECT_END] = take_object_end,
};

const char *scanner_find_field(const char *text, const char *limit)
{
	const char *word = text, *blank;

	while (word < limit && !facts_is_word(*word))
		word++;
	blank = text_find_byte(word, limit, ' ');
	for (const char *at = blank; at > word + 1; at--) {
		if (at[-1] == '/' && at[-2] != '<')
			return at;
	}
	return word;
}

/* Reads a line, but does not end its last record. */
static void read_line(struct reader *reader, const char *text, size_t length)
{
	const char *field = scanner_find_field(text, text + length);

	facts_begin(&reader->facts, text, length);
	set_class(reader, class_find(facts_skip_blanks(text)));
	do {
		reader->before = reader->fact;
		facts_next(&reader->facts, &reader->fact);
		reader->is_field_line |=
			reader->fact.kind == FACT_LABEL && reader->fact.begin == field;
		take_fact[reader->fact.kind](reader);
	} while (reader->fact.kind != FACT_END);
}

/* Returns what follows the white space, quotes and other punctuation of PUNCTUATION at TEXT. */
static const char *skip_punctuation(const char *text, const char *punctuation)
{
	const char *begin;

	do {
		begin = text;
		text = facts_skip_quotes(text);
		text += *text && strchr(punctuation, *text);
	} while (text > begin);
	return text;
}

bool scanner_read_number(const char *text, size_t length, struct device *device)
{
	const char *begin = facts_skip_quotes(text), *limit = text + length;
	struct fact number, label, revision;
	struct facts facts;

	facts_begin(&facts, begin, (size_t)(limit - begin));
	facts_next(&facts, &number);
	if (number.kind != FACT_NUMBER || number.begin != begin || number.value > UINT16_MAX ||
		(!number.has_0x && number.digits != ID_DIGITS))
		return false;
	*device = scanner_no_record.mention.device;
	device->vendor = VENDOR_INTEL;
	device->id = (uint16_t)number.value;
	if (skip_punctuation(number.end, ",;.)") == limit)
		return true;
	facts_next(&facts, &label);
	facts_next(&facts, &revision);
	if (label.kind != FACT_LABEL || label.label != LABEL_REVISION ||
		skip_punctuation(number.end, ",(") != label.begin || revision.kind != FACT_NUMBER ||
		revision.begin != label.end || revision.digits != 2)
		return false;
	device->revision = (int16_t)revision.value;
	return skip_punctuation(revision.end, ",;.)") == limit;
}

bool scanner_read_all(
	const char *text, size_t length, scanner_found *found, void *context, struct record *fields)
{
	struct reader reader = { .text = text,
		.found = found,
		.context = context,
		.record = scanner_no_record,
		.names_other = -1 };

	read_line(&reader, text, length);
	if (reader.is_field_line) {
		*fields = reader.record;
		return true;
	}
	end_record(&reader);
	return false;
}

bool scanner_join(struct record *record, const struct record *later)
{
	struct device *device = &record->mention.device;
	const struct device *other = &later->mention.device;

	if ((record->has_id && later->has_id) ||
		(record->has_vendor_number && later->has_vendor_number) ||
		(device->revision != NO_REVISION && other->revision != NO_REVISION) ||
		(device->class != NO_CLASS && other->class != NO_CLASS) ||
		(device->has_slot && other->has_slot))
		return false;
	if (later->has_id) {
		device->id = other->id;
		record->has_id = true;
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
	struct mention *mention = &record->mention;

	if (!record->has_id || (mention->has_vendor && !mention->device.vendor) ||
		(!mention->has_vendor && !is_evident(record, false)))
		return false;
	if (!mention->has_vendor)
		mention->device.vendor = VENDOR_INTEL;
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
}

bool scanner_read(const char *text, size_t length, struct device *device)
{
	struct choice choice = { .rank = 0 };
	struct reader reader = { .text = text,
		.found = choose,
		.context = &choice,
		.record = scanner_no_record,
		.names_other = -1 };

	if (scanner_read_number(text, length, device))
		return true;
	read_line(&reader, text, length);
	end_record(&reader);
	*device = choice.device;
	return choice.rank > 0;
}

bool scanner_is_cut_at_ampersand(const char *text, size_t length)
{
	static const char beginning[] = "PCI", end[] = "VEN_8086";
	const size_t end_length = sizeof end - 1;

	return length > end_length && !strncasecmp(text, beginning, sizeof beginning - 1) &&
	       !strncasecmp(text + length - end_length, end, end_length);
}
