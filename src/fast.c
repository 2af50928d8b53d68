/* A fast reader of what most lines of long inputs are; see fast.h. */
#include "fast.h"

#include "text.h"

#include <limits.h>

const unsigned char fast_digits[UCHAR_MAX + 1] = {
	['0'] = 1,
	['1'] = 2,
	['2'] = 3,
	['3'] = 4,
	['4'] = 5,
	['5'] = 6,
	['6'] = 7,
	['7'] = 8,
	['8'] = 9,
	['9'] = 10,
	['A'] = 11,
	['B'] = 12,
	['C'] = 13,
	['D'] = 14,
	['E'] = 15,
	['F'] = 16,
	['a'] = 11,
	['b'] = 12,
	['c'] = 13,
	['d'] = 14,
	['e'] = 15,
	['f'] = 16,
};

static unsigned digit_at(const char *text)
{
	return fast_digits[(unsigned char)*text] - 1U;
}

/* Reads the slot at TEXT, 03:00.0 or 0000:03:00.0. Returns what follows it, or NULL. */
static const char *read_slot(const char *text, struct pci_slot *slot)
{
	enum { DEVICE_MAX = 0x1F, FUNCTION_MAX = 7 };
	unsigned bus, device, function;

	slot->domain = 0;
	if (text[2] != ':') {
		slot->domain = fast_number(text);
		if (slot->domain > UINT16_MAX || text[FAST_ID_DIGITS] != ':')
			return NULL;
		text += FAST_ID_DIGITS + 1;
	}
	bus = fast_byte(text);
	device = fast_byte(text + 3);
	function = digit_at(text + 6);
	if (bus > UINT8_MAX || text[2] != ':' || device > DEVICE_MAX || text[5] != '.' ||
		function > FUNCTION_MAX || text[7] != ' ')
		return NULL;
	slot->bus = (uint8_t)bus;
	slot->device = (uint8_t)device;
	slot->function = (uint8_t)function;
	return text + 8;
}

/* Reads (rev 08) at TEXT, after a blank. Returns what follows it; TEXT if it is not there. */
static const char *read_revision(const char *text, int16_t *revision)
{
	const unsigned number = fast_byte(text + 6);

	if (text[0] != ' ' || text[1] != '(' || text[2] != 'r' || text[3] != 'e' ||
		text[4] != 'v' || text[5] != ' ' || text[8] != ')' || number > UINT8_MAX)
		return text;
	*revision = (int16_t)number;
	return text + 9;
}

/* Reads the class, name and device of a line of lspci -nn, whose slot ends at TEXT. */
static const char *read_after_slot(const char *text, const char *limit, struct device *device)
{
	const char *colon = text_find_either(text, limit, ':', '\n');
	const unsigned class = fast_number(colon - FAST_ID_DIGITS - 1);
	unsigned vendor, id;

	if (limit - colon < 2 || *colon != ':' || colon[-1] != ']' || class > UINT16_MAX ||
		colon[-FAST_ID_DIGITS - 2] != '[' || colon - text < FAST_ID_DIGITS + 2)
		return NULL;
	text = colon + 1;
	colon = text_find_either(text, limit, ':', '\n');
	vendor = fast_number(colon - FAST_ID_DIGITS);
	id = fast_number(colon + 1);
	if (colon == limit || *colon != ':' || colon[-FAST_ID_DIGITS - 1] != '[' ||
		colon[FAST_ID_DIGITS + 1] != ']' || (vendor | id) > UINT16_MAX ||
		colon - text < FAST_ID_DIGITS + 1 || !vendor || id == VENDOR_INTEL)
		return NULL; /* of such numbers, the scanner makes what they mean */
	device->class = (int32_t) class;
	device->vendor = (uint16_t)vendor;
	device->id = (uint16_t)id;
	return read_revision(colon + FAST_ID_DIGITS + 2, &device->revision);
}

const char *fast_read_lspci(const char *text, const char *limit, struct device *device)
{
	device->revision = NO_REVISION;
	device->has_slot = true;
	text = read_slot(text, &device->slot);
	return text ? read_after_slot(text, limit, device) : NULL;
}

bool fast_read(const char *text, size_t length, struct device *device)
{
	const unsigned id = fast_number(text);

	if (length != FAST_ID_DIGITS || id > UINT16_MAX)
		return fast_read_lspci(text, text + length, device) == text + length;
	*device = (struct device){ VENDOR_INTEL, (uint16_t)id, NO_REVISION, .class = NO_CLASS };
	return true;
}
