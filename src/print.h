/* The answers on standard output, in each of their forms. Looks nothing up, and decides on no exit
 * status. */
#ifndef PRINT_H
#define PRINT_H

#include "fields.h"

enum print_form {
	PRINT_VALUES,  /* the values alone, on a line where there is one: for a single device and
	                  release */
	PRINT_LINES,   /* a line an answer, tab-separated, a dash where there is no value */
	PRINT_JSON,    /* an array of objects */
	PRINT_LONG,    /* for people: what each device is, and what to do with each release */
	PRINT_DEVLIST, /* one line: the value of USE_AOT_DEVLIST for all of them */
	PRINT_NOTHING,
};

enum { PRINT_FIELDS_MAX = 64, PRINT_PLACES_MAX = 16 };

struct print_format {
	enum print_form form;
	bool has_header; /* PRINT_VALUES and PRINT_LINES begin with the names of the fields */
	const struct field *fields[PRINT_FIELDS_MAX];
	size_t field_count;
};

/* Prints what stands before the first answer. */
void print_begin(const struct print_format *format);

/*
 * Prints, for people, what a device is, before the answers to it: that of the newest release that
 * lists it, or of any where none does.
 */
void print_device(const struct print_format *format, const struct answer *answer);

/* Prints ANSWER. */
void print_answer(const struct print_format *format, const struct answer *answer);

/* Prints VALUE as text, a dash where it is empty. */
void print_value(const struct value *value);

/* Prints the vendor, unless that is Intel, and the ID of DEVICE. */
void print_id(const struct device *device);

/* Where answers have their device's own figures, which answers to another device with the same
 * listing have not. */
struct print_places {
	bool is_complete; /* they differ in nothing else */
	unsigned count;
	struct print_place {
		size_t position; /* in the output */
		enum value_kind kind;
	} places[PRINT_PLACES_MAX];
};

/* Notes in PLACES those of the answers that are printed from here on; nowhere any more where it is
 * NULL. */
void print_note_places(const struct print_format *format, struct print_places *places);

/*
 * Prints what stands behind the last answer. IS_COMPLETE says whether each device has been
 * answered: PRINT_DEVLIST prints nothing otherwise.
 */
void print_end(const struct print_format *format, bool is_complete);

/* What the second of two releases does with a device, seen from the first. */
enum difference { DIFFERENCE_ADDED, DIFFERENCE_DROPPED, DIFFERENCE_CHANGED };

/* Prints one difference: a device with its codes in one or both of the releases; rows[0] is none.
 */
void print_difference(const struct print_format *format, enum difference difference,
	const struct device *device, const struct row *before, const struct row *after);

/* Prints, for people, that COUNT differences of one kind follow. */
void print_differences(
	const struct print_format *format, enum difference difference, unsigned count);

#endif
