/*
 * What most lines of long inputs are, read fast: bare PCI IDs, and lspci -nn; see scanner.h. The
 * answers are those of scanner.c.
 */
#include "scanner.h"
#include "text.h"

#include <limits.h>
#include <string.h>

enum { ID_DIGITS = 4, NO_NUMBER = 0x10000 };

/* The value of each hexadecimal digit plus one; 0 for all other bytes. */
static const unsigned char digits[UCHAR_MAX + 1] = {
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

/* Returns the value of the digit at TEXT, or more than 15 if it is none. */
static unsigned digit_at(const char *text)
{
	return digits[(unsigned char)*text] - 1U;
}

/* Returns the number that the two digits at TEXT are, or NO_NUMBER or more. */
static unsigned byte_at(const char *text)
{
	const unsigned high = digit_at(text), low = digit_at(text + 1);

	return (high | low) <= 0xF ? high << 4 | low : NO_NUMBER;
}

/* Returns the number that the four digits at TEXT are, or NO_NUMBER or more. */
static unsigned id_at(const char *text)
{
	return byte_at(text) << 8 | byte_at(text + 2);
}

const char *scanner_read_bare(const char *text, struct device *device)
{
	const char *end = text + ID_DIGITS; /* first, since other lines have something else there */
	unsigned id;

	end += *end == '\r';
	if (*end != '\n' || (id = id_at(text)) >= NO_NUMBER)
		return NULL;
	*device = (struct device){ .vendor = VENDOR_INTEL,
		.id = (uint16_t)id,
		.revision = NO_REVISION,
		.class = NO_CLASS };
	return end + 1;
}

/* Reads the slot at TEXT, 03:00.0 or 0000:03:00.0. Returns what follows it and a blank, or NULL. */
static const char *read_slot(const char *text, struct pci_slot *slot)
{
	enum { DEVICE_MAX = 0x1F, FUNCTION_MAX = 7 };
	unsigned domain = 0, bus, device, function;

	if (text[2] != ':') {
		domain = id_at(text);
		if (domain >= NO_NUMBER || text[ID_DIGITS] != ':')
			return NULL;
		text += ID_DIGITS + 1;
	}
	if ((bus = byte_at(text)) >= NO_NUMBER || text[2] != ':' ||
		(device = byte_at(text + 3)) > DEVICE_MAX || text[5] != '.' ||
		(function = digit_at(text + 6)) > FUNCTION_MAX || text[7] != ' ')
		return NULL;
	*slot = (struct pci_slot){ domain, (uint8_t)bus, (uint8_t)device, (uint8_t)function };
	return text + 8;
}

/* Reads the revision, (rev 08), at TEXT up to LIMIT, or nothing. Returns false if it is neither. */
static bool read_revision(const char *text, const char *limit, int16_t *revision)
{
	enum { LENGTH = sizeof " (rev 08)" - 1 };
	unsigned number;

	*revision = NO_REVISION;
	if (text == limit)
		return true;
	if (limit - text != LENGTH || memcmp(text, " (rev ", 6) || text[8] != ')' ||
		(number = byte_at(text + 6)) >= NO_NUMBER)
		return false;
	*revision = (int16_t)number;
	return true;
}

bool scanner_read_lspci(const char *text, size_t length, struct device *device)
{
	enum { LENGTH_MIN = sizeof "00:02.0 [0300]: [8086:7d55]" - 1 };
	const char *limit = text + length, *colon;
	unsigned class, vendor, id;

	if (length < LENGTH_MIN)
		return false;
	text = read_slot(text, &device->slot);
	if (!text)
		return false;
	colon = text_find_byte(text, limit, ':');
	if (colon - text < ID_DIGITS + 2 || limit - colon < 13 || colon[-1] != ']' ||
		colon[-6] != '[' || (class = id_at(colon - 5)) >= NO_NUMBER)
		return false;
	colon = text_find_byte(colon + 1, limit, ':');
	if (limit - colon < ID_DIGITS + 2 || colon[-5] != '[' || colon[5] != ']' ||
		(vendor = id_at(colon - 4)) >= NO_NUMBER || (id = id_at(colon + 1)) >= NO_NUMBER)
		return false;
	device->has_slot = true;
	device->class = (int32_t) class;
	device->vendor = (uint16_t)vendor;
	device->id = (uint16_t)id;
	return read_revision(colon + 6, limit, &device->revision);
}
