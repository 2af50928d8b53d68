/*
 * The lexer of DEVICE: a line as a row of clues (a label, a number, a pair of vendor and device, a
 * slot, the name of a vendor). It knows how tools spell them, and not which of them make a device.
 */
#ifndef CLUES_H
#define CLUES_H

#include "device.h"

#include <stddef.h>

/* What the number after a label is. The letters are those of words[] in clues.re. */
enum label {
	LABEL_NONE,
	LABEL_VENDOR = 'V',
	LABEL_DEVICE = 'D',         /* Device ID, PCI ID, chip ID: certainly a device */
	LABEL_DEVICE_NAME = 'N',    /* Device: a name may follow, and its number in brackets */
	LABEL_PRODUCT = 'P',        /* a device of the PCI bus, or of another one */
	LABEL_ID = 'I',             /* of anything */
	LABEL_WINDOWS_VENDOR = 'W', /* VEN_8086 on the PCI bus */
	LABEL_OTHER_BUS = 'B',      /* the same on another one */
	LABEL_WINDOWS_DEVICE = 'X', /* DEV_7D55 */
	LABEL_CHIP = 'H',           /* vendor and device in one number, as FreeBSD writes them */
	LABEL_REVISION = 'R',
	LABEL_VERSION = 'E', /* as lshw calls the revision, and everybody else other things */
	LABEL_CLASS = 'C',
	LABEL_SLOT = 'A',
	LABEL_SUBSYSTEM = 'S',
	LABEL_OTHER = 'O', /* something else than a device: an error, a status, a thread */
};

enum clue_kind {
	CLUE_END, /* of the line */
	CLUE_LABEL,
	CLUE_NUMBER,
	CLUE_OBJECT_END,         /* the brace at the end of an object in JSON */
	CLUE_PAIR = 'p',         /* a vendor and a device, perhaps with a class */
	CLUE_SLOT = 's',         /* a place on the PCI bus */
	CLUE_INTEL = 'i',        /* the vendor's name */
	CLUE_OTHER_VENDOR = 'o', /* another one that makes GPUs or other parts of a PC */
	CLUE_GRAPHICS = 'g',     /* a word for a GPU */
	CLUE_OTHER_BUS = 'b',    /* what follows is not on the PCI bus */
};

/* What lies between a clue and the one before it. */
enum gap {
	GAP_BLANK,     /* at most white space */
	GAP_SEPARATOR, /* punctuation that joins numbers: 8086, 56a0 */
	GAP_OTHER,     /* words, or other punctuation */
};

struct clue {
	const char *begin, *end; /* of a label, END is after what separates it from its value */
	uint8_t kind;            /* an enum clue_kind */
	uint8_t gap;             /* an enum gap */

	/* A label. */
	uint8_t label;      /* an enum label */
	bool is_field;      /* a colon, an equals sign or the like separates it from its value */
	bool is_quoted;     /* a string of lspci -mm begins here */
	bool is_after_word; /* of no meaning, which qualifies it: VBIOS Revision */
	bool has_decimal;   /* a revision that is decimal: Xorg, Chrome */

	/* A number. */
	bool has_0x;
	char bracket;     /* '[' or '(' if it is all that is in them, else NUL */
	uint8_t digits;   /* how many */
	uint32_t value;   /* of its digits as hexadecimal */
	uint32_t decimal; /* the same as decimal; UINT32_MAX if they are not */

	/* A pair. */
	uint16_t vendor, id;
	bool is_without_vendor; /* device and revision, and not vendor and device */
	int32_t class;          /* NO_CLASS if it has none itself */

	/* A slot. */
	bool is_in_path; /* a slash joins it to the slot before, which is that of its bridge */
	struct pci_slot slot;
};

/* What joins a token to the one before it. */
enum joint {
	JOINT_OTHER,
	JOINT_NOTHING,
	JOINT_BLANK,
	JOINT_SEPARATOR, /* of numbers: a comma, a colon */
	JOINT_PATH,
	JOINT_AMPERSAND,
	JOINT_QUOTE,
};

/* The place of the lexer in a line. */
struct clues {
	const char *begin, *cursor, *limit;
	const char *word,
		*word_end; /* the last word of no meaning; NULL if more than a joint came */
	const char *value; /* the end of the last label */
	enum joint joint;  /* since the last word, number or label */
	enum gap gap;      /* since the last clue */
	unsigned quotes;   /* in lspci -mm, one more than the quotes so far; else 0 */
	bool is_xorg;      /* a slot as Xorg writes it came */
};

/* Begins with the line of LENGTH bytes at TEXT; a NUL must follow them. */
void clues_begin(struct clues *clues, const char *text, size_t length);

/* Takes the next clue. After the last one come only ends. */
void clues_next(struct clues *clues, struct clue *clue);

/* Returns whether TEXT begins with a label. */
bool clues_is_label(const char *text);

/* The fields of a pattern, by their letters. */
enum clue_field {
	CLUE_FIELD_BUS = 'B' - 'A',
	CLUE_FIELD_CLASS = 'C' - 'A',
	CLUE_FIELD_DEVICE = 'D' - 'A',
	CLUE_FIELD_FUNCTION = 'F' - 'A',
	CLUE_FIELD_ID = 'I' - 'A',
	CLUE_FIELD_DOMAIN = 'N' - 'A',
	CLUE_FIELD_VENDOR = 'V' - 'A',
	CLUE_FIELD_COUNT = 'Z' - 'A' + 1
};

/*
 * Reads TEXT as PATTERN, a spelling as in clues.re ("[VVVV:IIII]"), and adds the digits of each
 * field to that of FIELDS, which are 0 at first; FIELDS may be NULL. Returns the end, or NULL if
 * TEXT is something else; then, FIELDS may have changed.
 */
const char *clues_read(const char *text, const char *pattern, uint32_t fields[]);

/* Returns what follows the white space at TEXT: blanks, no-break spaces, a byte-order mark, and
 * line ends. A NUL must follow. */
const char *clues_skip_blanks(const char *text);

/* The same, and quotes with it. */
const char *clues_skip_quotes(const char *text);

#endif
