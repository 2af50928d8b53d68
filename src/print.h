/* The answers on standard output, in each of their forms. Looks nothing up; decides on no exit
 * status. */
#ifndef PRINT_H
#define PRINT_H

#include "describe.h"
#include "fields.h"
#include "output.h"

enum print_form {
	PRINT_VALUES,  /* the values alone, if there are any: for a single device and release */
	PRINT_LINES,   /* a line per answer, tab-separated, a dash if there is no value */
	PRINT_JSON,    /* an array of objects */
	PRINT_LONG,    /* for people */
	PRINT_DEVLIST, /* one line: USE_AOT_DEVLIST, or TORCH_XPU_ARCH_LIST, for all devices
	                  together */
	PRINT_NOTHING,
};

enum { PRINT_FIELDS_MAX = 64 };

struct print_format {
	enum print_form form;
	bool has_header; /* PRINT_VALUES and PRINT_LINES begin with the names of the fields */
	enum system system;
	const struct field *fields[PRINT_FIELDS_MAX];
	size_t field_count;
};

enum { PRINT_GAPS_MAX = 512 };

/* Where a value was printed that devices with the same listing do not share, without its quotation
 * marks. */
struct print_gap {
	uint16_t begin, end; /* bytes after the origin */
	uint16_t field;      /* an enum field_id */
};

struct print_gaps {
	size_t origin; /* in the output's buffer */
	size_t count;  /* more than PRINT_GAPS_MAX if there are too many */
	struct print_gap all[PRINT_GAPS_MAX];
};

/* What PRINT_DEVLIST prints: each once, in the order asked. */
struct print_settings {
	size_t count;
	text_ref all[TEXT_REF_MAX / 2];
};

/* Zeroed but for output, format and settings, it has printed nothing. */
struct printer {
	struct output *output;
	const struct print_format *format;
	struct print_gaps *gaps; /* notes them, unless it is NULL */
	bool is_after_answer;
	struct print_settings *settings; /* for PRINT_DEVLIST */
};

/* Prints what comes before the first answer. */
void print_begin(struct printer *printer);

/* Prints the value of FIELD in ANSWER, for PRINT_VALUES, PRINT_LINES and PRINT_JSON. */
void print_field(struct printer *printer, const struct field *field, const struct answer *answer);

/* Prints ANSWER, in any form but PRINT_LONG and PRINT_DEVLIST. */
void print_answer(struct printer *printer, const struct answer *answer);

/* Remembers SETTING for PRINT_DEVLIST, which print_end prints: each once, in the order asked. */
void print_setting(struct printer *printer, text_ref setting);

/* Prints DESCRIPTION, for PRINT_LONG. */
void print_description(struct printer *printer, const struct description *description);

/* Prints which of several devices to take the build for. */
void print_choice(struct printer *printer, const struct choice *choice);

/*
 * Prints what comes after the last answer. IS_COMPLETE is false if some question has no answer:
 * PRINT_DEVLIST prints nothing then.
 */
void print_end(struct printer *printer, bool is_complete);

/* What the second of two releases does with a device, seen from the first. */
enum difference { DIFFERENCE_ADDED, DIFFERENCE_DROPPED, DIFFERENCE_CHANGED, DIFFERENCE_COUNT };

/* Prints that the two releases differ in a device: BEFORE and AFTER are their answers. */
void print_difference(struct printer *printer, enum difference difference,
	const struct answer *before, const struct answer *after);

/* Prints, for PRINT_LONG, that COUNT differences of one kind follow. */
void print_difference_count(struct printer *printer, enum difference difference, unsigned count);

#endif
