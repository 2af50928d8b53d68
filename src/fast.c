/* A fast reader of what most lines of long inputs are; see fast.h. */
#include "fast.h"

#include "text.h"

#include <limits.h>
#include <string.h>

enum {
	ID_DIGITS = 4,
	SLOT_LENGTH = sizeof "03:00.0 " - 1,
	CLASS_LENGTH = sizeof "[0300]" - 1,
	REVISION_LENGTH = sizeof " (rev 08)" - 1,
};

/* With -Os, gcc would call these, with 25 instructions more for a line of lspci. */
#define FAST static inline __attribute__((always_inline))

/* The value of each hexadecimal digit in ASCII; -1 for all other bytes. */
/* clang-format off */
static const signed char digits[UCHAR_MAX + 1] = {
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	0, 1, 2, 3, 4, 5, 6, 7, 8, 9, -1, -1, -1, -1, -1, -1,
	-1, 10, 11, 12, 13, 14, 15, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, 10, 11, 12, 13, 14, 15, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
};
/* clang-format on */

/* Returns the number that two digits at TEXT are; a number above UINT16_MAX if they are not. */
FAST unsigned read_byte(const char *text)
{
	return (unsigned)digits[(unsigned char)text[0]] << 4 |
	       (unsigned)digits[(unsigned char)text[1]];
}

/* The same for four. */
FAST unsigned read_number(const char *text)
{
	return read_byte(text) << 8 | read_byte(text + 2);
}

/* The colons and line ends of a text, one after the other. */
struct marks {
	const char *text; /* what FOUND is about */
	uint64_t found;
};

/* Returns the next one, or LIMIT or more if it is not before that. */
FAST const char *next_mark(struct marks *marks, const char *limit)
{
	const char *mark;

	while (!marks->found) {
		marks->text += TEXT_BITS;
		if (marks->text >= limit)
			return limit;
		marks->found = text_find_either(marks->text, ':', '\n');
	}
	mark = marks->text + __builtin_ctzll(marks->found);
	marks->found &= marks->found - 1;
	return mark;
}

/* Whether the four bytes at TEXT are those at WORD, in one comparison. */
FAST bool begins_with(const char *text, const char *word)
{
	uint32_t a, b;

	memcpy(&a, text, sizeof a);
	memcpy(&b, word, sizeof b);
	return a == b;
}

/* Reads the slot at TEXT: 03:00.0, and a blank. Returns whether it is one. */
FAST bool read_slot(const char *text, struct pci_slot *slot)
{
	const unsigned bus = read_byte(text), device = read_byte(text + 3);

	slot->bus = (uint8_t)bus;
	slot->device = (uint8_t)device;
	slot->function = text[6] & 7;
	return text[2] == ':' && bus <= UINT8_MAX && device <= 0x1F && text[5] == '.' &&
	       (text[6] & ~7) == '0' && text[7] == ' ';
}

/* Reads the class that ends at TEXT, which is not before BEGIN: [0300], and a colon. */
FAST bool read_class(const char *text, const char *begin, struct device *device)
{
	const unsigned class = read_number(text - ID_DIGITS - 1);

	device->class = (int32_t) class;
	return text - begin >= CLASS_LENGTH && *text == ':' && text[-1] == ']' &&
	       text[-CLASS_LENGTH] == '[' && class <= UINT16_MAX;
}

/* Reads the pair whose colon is at TEXT, and its revision. Returns what follows it, or NULL. */
FAST const char *read_pair(const char *text, struct device *device)
{
	const unsigned vendor = read_number(text - ID_DIGITS), id = read_number(text + 1);
	unsigned revision;

	/* What the numbers 0 and 8086 mean there is left to the scanner. */
	if (text[-ID_DIGITS - 1] != '[' || *text != ':' || text[ID_DIGITS + 1] != ']' ||
		vendor - 1 >= UINT16_MAX || id > UINT16_MAX || id == VENDOR_INTEL)
		return NULL;
	device->vendor = (uint16_t)vendor;
	device->id = (uint16_t)id;
	device->revision = NO_REVISION;
	text += ID_DIGITS + 2;
	revision = read_byte(text + 6);
	if (begins_with(text, " (re") && text[4] == 'v' && text[5] == ' ' && text[8] == ')' &&
		revision <= UINT8_MAX) {
		device->revision = (int16_t)revision;
		text += REVISION_LENGTH;
	}
	return text;
}

const char *fast_read_lspci(const char *text, const char *limit, struct device *device)
{
	struct marks marks = { text, text_find_either(text, ':', '\n') };
	const char *colon = next_mark(&marks, limit), *class;

	device->has_slot = true;
	device->slot.domain = 0;
	if (colon == text + ID_DIGITS) {
		device->slot.domain = read_number(text);
		text = colon + 1;
		colon = next_mark(&marks, limit);
	}
	if (colon != text + 2 || device->slot.domain > UINT16_MAX ||
		!read_slot(text, &device->slot))
		return NULL;
	class = next_mark(&marks, limit);
	if (class >= limit || !read_class(class, text + SLOT_LENGTH, device))
		return NULL;
	colon = next_mark(&marks, limit);
	if (colon >= limit || colon - class <= ID_DIGITS + 1)
		return NULL;
	return read_pair(colon, device);
}

const char *fast_read(const char *text, const char *limit, struct device *device)
{
	const unsigned id = read_number(text);

	if (id > UINT16_MAX || (unsigned char)text[ID_DIGITS] >= ' ')
		return fast_read_lspci(text, limit, device);
	/* To set all of it at once takes three times as long. */
	device->vendor = VENDOR_INTEL;
	device->id = (uint16_t)id;
	device->revision = NO_REVISION;
	device->has_slot = false;
	device->class = NO_CLASS;
	return text + ID_DIGITS;
}
