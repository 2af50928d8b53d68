/* The Intel GPUs that a text names; see scan.h. */
#include "scan.h"

#include "class.h"
#include "clues.h"
#include "lookup.h"
#include "lspci.h"
#include "tables.h"
#include "text.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

enum {
	POWERED_DOWN = 0xFF, /* the revision of a device that does not answer */
	SHORT_MAX = 12,      /* bytes of a line that can be one number */
	CONTEXT_BEFORE =
		SCAN_LINE_MAX / 3, /* bytes that are kept before the device in a long line */
};

static bool has_revision(const struct device *device)
{
	return device->revision != NO_REVISION && device->revision != POWERED_DOWN;
}

/* Finds the device that DEVICE is already in the list, or NULL. */
static struct scan_device *find_device(struct scan *scan, const struct device *device)
{
	struct scan_device *same = NULL;

	for (size_t i = 0; i < scan->count; i++) {
		struct scan_device *listed = &scan->devices[i];

		if (listed->device.id != device->id)
			continue;
		if (listed->device.revision == device->revision)
			return listed;
		if (!same && (!has_revision(device) || !has_revision(&listed->device)))
			same = listed;
	}
	return same;
}

/* Adds to LISTED what DEVICE, the same one, says in another place. */
static void merge(struct device *listed, const struct device *device)
{
	if (!has_revision(listed) && device->revision != NO_REVISION)
		listed->revision = device->revision;
	if (listed->class == NO_CLASS)
		listed->class = device->class;
	if (!listed->has_slot) {
		listed->has_slot = device->has_slot;
		listed->slot = device->slot;
	}
}

/* Keeps the LENGTH bytes at LINE, or those around AT. */
static void keep_line(struct scan_device *kept, const char *line, size_t length, const char *at)
{
	const char *limit = line + length;

	if (length > SCAN_LINE_MAX && at - line > CONTEXT_BEFORE) {
		line = at - CONTEXT_BEFORE;
		if (limit - line < SCAN_LINE_MAX)
			line = limit - SCAN_LINE_MAX;
	}
	kept->length = (unsigned)(limit - line < SCAN_LINE_MAX ? limit - line : SCAN_LINE_MAX);
	memcpy(kept->line, line, kept->length);
	kept->line[kept->length] = '\0';
}

/* Lists DEVICE, with the line that names it AT a place, or adds what is new to what is listed of
 * it. ORDER is that of the line, which a record that ends now can have before others. */
static void list_device(struct scan *scan, const struct device *device, unsigned long long order,
	const char *line, size_t length, const char *at)
{
	struct scan_device *listed = find_device(scan, device);

	if (listed) {
		merge(&listed->device, device);
		if (listed->order <= order)
			return;
	} else if (scan->count == SCAN_DEVICES_MAX) {
		scan->is_full = true;
		return;
	} else {
		listed = &scan->devices[scan->count++];
		listed->device = *device;
		listed->is_taken = false;
	}
	listed->order = order;
	keep_line(listed, line, length, at);
}

/* Returns the first device of the text that was not returned before, or NULL. */
static const struct scan_device *take_first(struct scan *scan)
{
	struct scan_device *first = NULL;

	for (size_t i = 0; i < scan->count; i++) {
		struct scan_device *listed = &scan->devices[i];

		if (!listed->is_taken && (!first || listed->order < first->order))
			first = listed;
	}
	if (first)
		first->is_taken = true;
	return first;
}

/* Whether the word Device, and what joins it, comes before AT in LINE. */
static bool is_after_device(const char *line, const char *at)
{
	static const char word[] = "device";
	const ptrdiff_t length = sizeof word - 1;

	at -= at > line && (at[-1] == ' ' || at[-1] == '-' || at[-1] == '_');
	return at > line && (at[-1] | 0x20) == 'e' && at - line >= length &&
	       !strncasecmp(at - length, word, (size_t)length);
}

/* Whether MENTION is an Intel GPU: a table knows it, or it has a display class, and HAS_VENDOR. */
static bool is_gpu(const struct mention *mention, bool has_vendor)
{
	return mention->device.vendor == VENDOR_INTEL &&
	       (lookup_is_gpu(mention->device.id) ||
		       (has_vendor && class_is_display(mention->device.class)));
}

/* A line that is being read. */
struct line {
	struct scan *scan;
	const struct input_line *input;
	unsigned long long order;
};

static void take_mention(void *context, const struct mention *mention)
{
	struct line *line = context;
	const char *text = line->input->text;

	if (is_gpu(mention, mention->has_vendor || is_after_device(text, mention->at)))
		list_device(line->scan, &mention->device, line->order, text, line->input->length,
			mention->at);
}

/* Ends the record of the lines before. */
static void end_record(struct scan *scan)
{
	const struct scan_device *pending = &scan->pending;
	struct record *record = &scan->record;

	if (scanner_is_device(record) && is_gpu(&record->mention, record->mention.has_vendor))
		list_device(scan, &record->mention.device, pending->order, pending->line,
			pending->length, pending->line);
	*record = scanner_no_record;
	scan->is_begun = scan->is_bare = false;
}

static size_t indentation_of(const char *text)
{
	size_t length = 0;

	while (text[length] == ' ' || text[length] == '\t')
		length++;
	return length;
}

/* Adds FIELDS, of LINE, to the record, or begins another one with them. */
static void join_record(struct line *line, const struct record *fields)
{
	struct scan *scan = line->scan;

	if (!scanner_join(&scan->record, fields)) {
		end_record(scan);
		scanner_join(&scan->record, fields);
	}
	if (!scan->is_begun)
		scan->indentation = indentation_of(line->input->text);
	scan->is_begun = true;
	if (fields->has_id) {
		scan->pending.order = line->order;
		keep_line(
			&scan->pending, line->input->text, line->input->length, fields->mention.at);
	}
}

/* Begins a record with VENDOR, a line on its own. Of several vendors in a row, whose devices
 * follow, Intel counts. */
static void begin_bare(struct line *line, unsigned vendor)
{
	struct scan *scan = line->scan;
	struct record fields = scanner_no_record;
	const bool is_in_row = scan->is_bare && !scan->record.has_id;

	fields.mention.device.vendor =
		is_in_row && scan->record.mention.device.vendor == VENDOR_INTEL ? VENDOR_INTEL
										: vendor;
	fields.mention.has_vendor = fields.has_vendor_number = true;
	end_record(scan);
	join_record(line, &fields);
	scan->is_bare = true;
}

/*
 * Reads a line that is one number, as the files in sysfs are: a vendor begins a record, its device
 * follows, and perhaps the revision. Returns false if the line is something else.
 */
static bool read_bare(struct line *line)
{
	const char *text = line->input->text;
	struct scan *scan = line->scan;
	struct record fields = scanner_no_record;
	struct device device;

	if (!scanner_read_number(text, line->input->length, &device))
		return false;
	if (scanner_is_gpu_vendor(device.id)) {
		begin_bare(line, device.id);
		return true;
	}
	fields.mention.device = device;
	fields.mention.at = text;
	if (scan->is_bare && !scan->record.has_id) {
		fields.has_id = true;
		join_record(line, &fields);
	} else if (scan->is_bare && device.id <= UINT8_MAX) {
		fields.mention.device.revision = (int)device.id;
		join_record(line, &fields);
		end_record(scan);
	} else {
		take_mention(line, &fields.mention);
	}
	return true;
}

/* Returns a number of 16 bits for the four digits or x's at TEXT: the one that they are, if they
 * are digits. */
static unsigned number_at(const char *text)
{
	unsigned number = 0;

	for (int i = 0; i < 4; i++) {
		const unsigned byte = (unsigned char)text[i];

		number = number << 4 | ((byte & 0xF) + 9 * (byte >> 6));
	}
	return number & UINT16_MAX;
}

static bool is_wanted(const struct scan *scan, unsigned number)
{
	return scan->wanted[number / 8] >> number % 8 & 1;
}

static void want(struct scan *scan, unsigned number)
{
	scan->wanted[number / 8] |= (unsigned char)(1U << number % 8);
}

/* Notes what number_at makes of each spelling of ID, unless that has five decimal digits. */
static void want_id(struct scan *scan, unsigned id)
{
	enum { X000 = 0x1000 }; /* its number for x000 */

	want(scan, id);
	if (id < 0x1000)
		want(scan, X000 | id); /* 0xbda */
	if (id < 10000)
		want(scan, id / 1000 << 12 | id / 100 % 10 << 8 | id / 10 % 10 << 4 |
				   id % 10); /* 3034 */
}

/* Returns the number that five decimal digits at TEXT are, if it has 16 bits; else 0. */
static unsigned decimal_at(const char *text)
{
	unsigned number = 0;

	for (int i = 0; i < 5; i++) {
		if (!text_is_digit(text[i]))
			return 0;
		number = number * 10 + text_digit_value(text[i]);
	}
	return number <= UINT16_MAX ? number : 0;
}

/*
 * Whether the four digits or more at BEGIN, in the line TEXT, may be of an ID that counts: that of
 * a GPU, as it is, in decimal, or with its bytes in reverse; or any after the word Device, since
 * the line can show that it is a GPU.
 */
static bool may_be_id(const struct scan *scan, const char *text, const char *begin)
{
	const unsigned number = number_at(begin);

	return is_wanted(scan, number) || is_wanted(scan, decimal_at(begin)) ||
	       (begin > text && begin[-1] == '<' &&
		       is_wanted(scan, (number >> 8 | number << 8) & UINT16_MAX)) ||
	       is_after_device(text, begin);
}

bool scan_may_name_gpu(const struct scan *scan, const char *text, size_t length)
{
	enum { DIGITS = 4, STEP = TEXT_BITS - DIGITS + 1 };
	const char *limit = text + length;

	if (length <= SHORT_MAX)
		return true;
	for (const char *at = text; at < limit; at += STEP) {
		uint64_t digits = text_find_digits(at);

		if (limit - at < TEXT_BITS)
			digits &= ((uint64_t)1 << (limit - at)) - 1;
		/* from here on, a bit for each place where four of them begin */
		for (digits &= digits >> 1 & digits >> 2 & digits >> 3; digits;
			digits &= digits - 1) {
			if (may_be_id(scan, text, at + __builtin_ctzll(digits)))
				return true;
		}
	}
	return false;
}

/* Whether the line TEXT is a heading, which ends a record: it has no value, or no word at all. */
static bool is_heading(const struct scan *scan, const char *text, size_t length)
{
	const char *limit = text + length, *first = text + indentation_of(text), *word = first;
	char last = '\0';

	if (length)
		last = limit[-1];
	while (word < limit && !text_is_word(*word))
		word++;
	if (word == limit || *first == '#' || last == '{' || (*first == '*' && first[1] == '-') ||
		(*first == '[' && last == ']'))
		return true;
	if (*first == '<' && last == '>')
		return text_find_byte(first + 1, limit, '<') == limit;
	return last == ':' && (size_t)(first - text) <= scan->indentation;
}

static void read_line(struct line *line)
{
	const char *text = line->input->text;
	const size_t length = line->input->length;
	struct mention mention = { .has_vendor = true, .at = text };
	struct scan *scan = line->scan;
	struct record fields;

	if (is_heading(scan, text, length)) /* or blank */
		end_record(scan);
	if (!clues_is_label(scanner_find_field(text, text + length)) &&
		!scan_may_name_gpu(scan, text, length)) {
		if (scan->is_bare)
			end_record(scan);
		return;
	}
	if (lspci_read(text, text + length, &mention.device) == text + length) {
		take_mention(line, &mention);
		return;
	}
	if (read_bare(line))
		return;
	if (scan->is_bare && strncmp(text, "0x", 2)) /* but for a class of six digits */
		end_record(scan);
	if (scanner_read_all(text, length, take_mention, line, &fields))
		join_record(line, &fields);
}

/* Reads a part of a line, which is no field of a record. */
static void read_part(struct line *line)
{
	const char *text = line->input->text;
	const size_t length = line->input->length;
	struct record fields;

	if (scan_may_name_gpu(line->scan, text, length) &&
		scanner_read_all(text, length, take_mention, line, &fields) &&
		scanner_is_device(&fields))
		take_mention(line, &fields.mention);
}

void scan_begin(struct scan *scan)
{
	scan->count = 0;
	scan->order = 0;
	scan->is_full = scan->is_bare = scan->is_begun = false;
	scan->record = scanner_no_record;
	memset(scan->wanted, 0, sizeof scan->wanted);
	for (unsigned i = 0; i < pci_id_count; i++)
		want_id(scan, pci_ids[i]);
	want(scan, VENDOR_INTEL);
}

int scan_read(struct scan *scan, struct input *input, scan_found *found, void *context)
{
	const struct scan_device *first;
	struct input_line text;

	scan_begin(scan);
	while (input_fill(input)) {
		while (input_next(input, &text)) {
			struct line line = { scan, &text, scan->order++ };

			if (text.is_too_long)
				read_part(&line);
			else
				read_line(&line);
		}
	}
	end_record(scan);
	while ((first = take_first(scan)))
		found(context, &first->device, first->line, first->length);
	return input->error ? input->error : scan->is_full ? EOVERFLOW : 0;
}
