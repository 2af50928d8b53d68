/* A fast reader of what most lines of long inputs are: bare PCI IDs, and lines of lspci -nn. */
#ifndef FAST_H
#define FAST_H

#include "device.h"

#include <stddef.h>

enum {
	FAST_ID_DIGITS = 4,
	FAST_SLOT_LENGTH = sizeof "03:00.0 " - 1,
	FAST_MARGIN = 64, /* bytes after a text that can be read, whatever they are */
};

/* With -Os, gcc would call these, with 25 instructions more for a line of lspci. */
#define FAST_INLINE static inline __attribute__((always_inline))

/* The value of each hexadecimal digit, and one more; 0 for all other bytes. */
extern const unsigned char fast_digits[256];

/* Returns the number that two digits at TEXT are; a number above UINT8_MAX if they are not. */
FAST_INLINE unsigned fast_byte(const char *text)
{
	return (fast_digits[(unsigned char)text[0]] - 1U) << 4 |
	       (fast_digits[(unsigned char)text[1]] - 1U);
}

/* Returns the number that four digits at TEXT are; a number above UINT16_MAX if they are not. */
FAST_INLINE unsigned fast_number(const char *text)
{
	return fast_byte(text) << 8 | fast_byte(text + 2);
}

/* A line of lspci -nn. */
struct fast_line {
	const char *slot, *class, *pair; /* the slot's bus, and the colons of the others */
	bool has_domain;                 /* before the slot, in four digits */
	unsigned vendor, id;
	int revision; /* or NO_REVISION */
};

/*
 * Finds the device of a line of lspci -nn, the same as scanner_read does, if it is certain at
 * sight: the line is a slot, a class in brackets, a pair in brackets, and perhaps its revision,
 * with names without a colon between them. Returns what follows the device, which is the line's
 * only if it ends there; NULL if TEXT begins with anything else. LIMIT is the end of the text, of
 * one line or more.
 */
const char *fast_find(const char *text, const char *limit, struct fast_line *line);

/* Reads the device of the line of LENGTH bytes at TEXT, if fast_find finds one in it. Returns false
 * if it is anything else, which may be a device as well. */
bool fast_read_lspci(const char *text, size_t length, struct device *device);

/* The same, also for a bare PCI ID. */
bool fast_read(const char *text, size_t length, struct device *device);

#endif
