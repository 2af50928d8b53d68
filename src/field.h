/* The fields of an answer: their names, and the value of each. Does no output. */
#ifndef FIELD_H
#define FIELD_H

#include "lookup.h"

enum value_kind {
	VALUE_TEXT,
	VALUE_NUMBER,
	VALUE_BOOLEAN, /* yes or no */
	VALUE_WORDS,   /* a list whose items WORD_SEPARATOR separates */
	VALUE_NAMES,   /* a list of display names */
};

enum { VALUE_BUFFER_SIZE = 12 };

struct value {
	enum value_kind kind;
	const char *prefix;    /* what the text begins with */
	const char *text;      /* empty where there is no value */
	const text_ref *names; /* of VALUE_NAMES, which has no text */
	unsigned name_count;
	char buffer[VALUE_BUFFER_SIZE]; /* for a text that stands in no table */
};

/* Returns whether there is none. */
bool value_is_empty(const struct value *value);

struct field {
	const char *name;  /* on the command line, in a header, in JSON */
	const char *label; /* in the description for people, which has the others in other places: NULL */
	void (*get)(const struct answer *answer, struct value *value);
	bool is_of_device; /* and so without a value where a line spells none */
};

/* Returns the value that FIELD has in ANSWER. It may point into itself: use it where it is. */
void field_get(const struct field *field, const struct answer *answer, struct value *value);

/* What can be asked of a device and a release, in the order of the documentation. */
extern const struct field device_fields[];
extern const size_t device_field_count;

/* What can be asked of a release; the answer needs no device. */
extern const struct field release_fields[];
extern const size_t release_field_count;

/* Returns the field of FIELDS, which has COUNT, whose name is the LENGTH bytes at NAME; NULL where there is none. */
const struct field *field_find(const struct field *fields, size_t count, const char *name, size_t length);

/* Writes DEVICE as its field id does, 7D55 or 10DE:2684, and a NUL to TEXT. */
void field_format_id(const struct device *device, char text[VALUE_BUFFER_SIZE]);

/* Writes NUMBER in decimal into BUFFER and returns where it begins. */
const char *field_format_number(unsigned number, char buffer[VALUE_BUFFER_SIZE]);

#endif
