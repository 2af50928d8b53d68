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

/* The colons and line ends of a text, one after the other. */
struct marks {
	const char *text; /* what FOUND is about */
	uint64_t found;
};

/* Returns the next one, or LIMIT or more if it is not before that. */
FAST_INLINE const char *next_mark(struct marks *marks, const char *limit)
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

/* Whether a slot begins at TEXT: 03:00.0, and a blank. */
FAST_INLINE bool has_slot(const char *text)
{
	return text[2] == ':' && fast_byte(text) <= UINT8_MAX && fast_byte(text + 3) <= 0x1F &&
	       text[5] == '.' && (text[6] & ~7) == '0' && text[7] == ' ';
}

/* Whether a class ends at TEXT, which is not before BEGIN: [0300], and a colon. */
FAST_INLINE bool has_class(const char *text, const char *begin)
{
	return text - begin >= FAST_ID_DIGITS + 2 && *text == ':' && text[-1] == ']' &&
	       text[-FAST_ID_DIGITS - 2] == '[' &&
	       fast_number(text - FAST_ID_DIGITS - 1) <= UINT16_MAX;
}

/* Reads the pair whose colon is at TEXT, and its revision. Returns what follows it, or NULL. */
FAST_INLINE const char *read_pair(const char *text, struct fast_line *line)
{
	line->pair = text;
	line->vendor = fast_number(text - FAST_ID_DIGITS);
	line->id = fast_number(text + 1);
	line->revision = NO_REVISION;
	/* What the numbers 0 and 8086 mean there is left to the scanner. */
	if (text[-FAST_ID_DIGITS - 1] != '[' || *text != ':' || text[FAST_ID_DIGITS + 1] != ']' ||
		line->vendor - 1 >= UINT16_MAX || line->id > UINT16_MAX || line->id == VENDOR_INTEL)
		return NULL;
	text += FAST_ID_DIGITS + 2;
	if (text[0] == ' ' && text[1] == '(' && text[2] == 'r' && text[3] == 'e' &&
		text[4] == 'v' && text[5] == ' ' && text[8] == ')' &&
		fast_byte(text + 6) <= UINT8_MAX) {
		line->revision = (int)fast_byte(text + 6);
		text += 9;
	}
	return text;
}

const char *fast_find(const char *text, const char *limit, struct fast_line *line)
{
	struct marks marks = { text, text_find_either(text, ':', '\n') };
	const char *colon = next_mark(&marks, limit), *class;

	line->has_domain = colon == text + FAST_ID_DIGITS;
	if (line->has_domain) {
		if (fast_number(text) > UINT16_MAX)
			return NULL;
		text += FAST_ID_DIGITS + 1;
		colon = next_mark(&marks, limit);
	}
	if (colon != text + 2 || !has_slot(text))
		return NULL;
	line->slot = text;
	class = next_mark(&marks, limit);
	if (class >= limit || !has_class(class, text + FAST_SLOT_LENGTH))
		return NULL;
	line->class = class;
	colon = next_mark(&marks, limit);
	if (colon >= limit || colon - class <= FAST_ID_DIGITS + 1)
		return NULL;
	return read_pair(colon, line);
}

bool fast_read_lspci(const char *text, size_t length, struct device *device)
{
	struct fast_line line;

	if (fast_find(text, text + length, &line) != text + length)
		return false;
	*device = (struct device){ (uint16_t)line.vendor, (uint16_t)line.id, (int16_t)line.revision,
		true,
		{ line.has_domain ? fast_number(text) : 0, (uint8_t)fast_byte(line.slot),
			(uint8_t)fast_byte(line.slot + 3), (uint8_t)(line.slot[6] - '0') },
		(int32_t)fast_number(line.class - FAST_ID_DIGITS - 1) };
	return true;
}

bool fast_read(const char *text, size_t length, struct device *device)
{
	const unsigned id = fast_number(text);

	if (length != FAST_ID_DIGITS || id > UINT16_MAX)
		return fast_read_lspci(text, length, device);
	*device = (struct device){ VENDOR_INTEL, (uint16_t)id, NO_REVISION, .class = NO_CLASS };
	return true;
}
