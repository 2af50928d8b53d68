/* Lines of lspci -nn; see lspci.h. */
#include "lspci.h"

#include "clues.h"
#include "text.h"

#include <string.h>

enum {
	SLOT_LENGTH = sizeof "03:00.0 " - 1,
	CLASS_LENGTH = sizeof "[0300]" - 1,
	REVISION_LENGTH = sizeof " (rev 08)" - 1,
};

/* The colons and line ends of a text, one after the other. */
struct marks {
	const char *text; /* what FOUND is about */
	uint64_t found;
};

/* Returns the next one, or LIMIT or more if it is not before that. */
ALWAYS_INLINE const char *next_mark(struct marks *marks, const char *limit)
{
	const char *mark;

	while (!marks->found) {
		marks->text += TEXT_BITS;
		if (marks->text >= limit)
			return limit;
		marks->found = text_find_marks(marks->text);
	}
	mark = marks->text + __builtin_ctzll(marks->found);
	marks->found &= marks->found - 1;
	return mark;
}

/* Whether the four bytes at TEXT are those at WORD, in one comparison. */
ALWAYS_INLINE bool begins_with(const char *text, const char *word)
{
	uint32_t a, b;

	memcpy(&a, text, sizeof a);
	memcpy(&b, word, sizeof b);
	return a == b;
}

/* Reads the slot at TEXT: 03:00.0, and a blank. Returns whether it is one. */
ALWAYS_INLINE bool read_slot(const char *text, struct pci_slot *slot)
{
	const unsigned bus = text_read_byte(text), device = text_read_byte(text + 3);

	slot->bus = (uint8_t)bus;
	slot->device = (uint8_t)device;
	slot->function = text[6] & 7;
	return text[2] == ':' && bus <= UINT8_MAX && device <= 0x1F && text[5] == '.' &&
	       (text[6] & ~7) == '0' && text[7] == ' ';
}

/* Reads the class that ends at TEXT, which is not before BEGIN: [0300], and a colon. */
ALWAYS_INLINE bool read_class(const char *text, const char *begin, struct device *device)
{
	const unsigned class = text_read_number(text - ID_DIGITS - 1);

	device->class = (int32_t) class;
	return text - begin >= CLASS_LENGTH && *text == ':' && text[-1] == ']' &&
	       text[-CLASS_LENGTH] == '[' && class <= UINT16_MAX;
}

/* Reads the pair whose colon is at TEXT, and its revision. Returns what follows it, or NULL. */
ALWAYS_INLINE const char *read_pair(const char *text, struct device *device)
{
	const unsigned vendor = text_read_number(text - ID_DIGITS), id = text_read_number(text + 1);
	unsigned revision, has_revision;

	/* What the numbers 0 and 8086 mean there is left to the scanner. */
	if (text[-ID_DIGITS - 1] != '[' || *text != ':' || text[ID_DIGITS + 1] != ']' ||
		vendor - 1 >= UINT16_MAX || id > UINT16_MAX || id == VENDOR_INTEL)
		return NULL;
	device->vendor = vendor;
	device->id = id;
	text += ID_DIGITS + 2;
	revision = text_read_byte(text + 6);
	has_revision = begins_with(text, " (re") & (text[4] == 'v') & (text[5] == ' ') &
	               (text[8] == ')') & (revision <= UINT8_MAX);
	device->revision = has_revision ? (int)revision : NO_REVISION;
	return text + has_revision * REVISION_LENGTH;
}

const char *lspci_read(const char *text, const char *limit, struct device *device)
{
	const unsigned has_domain = text[ID_DIGITS] == ':';
	struct marks marks;
	const char *class, *colon;

	device->has_slot = true;
	device->slot.domain = has_domain * text_read_number(text);
	text += has_domain * (ID_DIGITS + 1);
	if (device->slot.domain > UINT16_MAX || !read_slot(text, &device->slot))
		return NULL;
	text += SLOT_LENGTH;
	marks = (struct marks){ text, text_find_marks(text) };
	class = next_mark(&marks, limit);
	if (class >= limit || !read_class(class, text, device))
		return NULL;
	colon = next_mark(&marks, limit);
	if (colon >= limit || colon - class <= ID_DIGITS + 1)
		return NULL;
	return read_pair(colon, device);
}

const char *lspci_find_pair(const char *text, const char *limit, int32_t *class)
{
	static const char subsystem[] = "subsystem:";
	const ptrdiff_t length = sizeof subsystem - 2;
	const char *colon = text_find_byte(text, limit, ':');
	uint32_t fields[CLUE_FIELD_COUNT] = { 0 };

	if (colon - text < CLASS_LENGTH || !clues_read(colon - CLASS_LENGTH, "[CCCC]:", fields))
		return NULL;
	*class = (int32_t)fields[CLUE_FIELD_CLASS];
	do {
		colon = text_find_byte(colon + 1, limit, ':');
		if (colon == limit ||
			(colon - text >= length && clues_read(colon - length, subsystem, NULL)))
			return NULL;
	} while (!clues_read(colon - ID_DIGITS - 1, "[VVVV:IIII]", NULL));
	return colon - ID_DIGITS;
}
