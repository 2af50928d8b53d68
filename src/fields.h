/* The fields of an answer: their names, and the value of each. Does no output. */
#ifndef FIELDS_H
#define FIELDS_H

#include "lookup.h"

enum value_kind {
	VALUE_TEXT,
	VALUE_ID, /* this and the next are the device's own; no others differ between devices with
	             the same listing */
	VALUE_REV,
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

enum field_id {
	FIELD_ID,
	FIELD_REV,
	FIELD_RELEASE,
	FIELD_SUPPORTED,
	FIELD_CODE,
	FIELD_CODES,
	FIELD_EXACT,
	FIELD_DEVICES,
	FIELD_DEVLIST,
	FIELD_CODENAME,
	FIELD_ARCH,
	FIELD_NAMES,
	FIELD_URL,
	FIELD_DRIVER,
	FIELD_DEMUCS_GUI,
	FIELD_ARCHIVE,
	FIELD_DEVICE_COUNT,
};

struct field {
	char name[11];     /* on the command line, in a header, in JSON */
	uint8_t id;        /* an enum field_id */
	uint8_t kind;      /* an enum value_kind */
	bool is_of_device; /* and so without a value where a line spells none */
};

/* Sets VALUE to the one that FIELD has in ANSWER. It may point into itself: use it where it is. */
void field_get(const struct field *field, const struct answer *answer, struct value *value);

/* What can be asked of a device and a release, in the order of the documentation, by their IDs. */
extern const struct field device_fields[];
extern const size_t device_field_count;

/* What can be asked of a release; the answer needs no device. */
extern const struct field release_fields[];
extern const size_t release_field_count;

/* Returns the field of FIELDS, which has COUNT, whose name is the LENGTH bytes at NAME; NULL where
 * there is none. */
const struct field *field_find(
	const struct field *fields, size_t count, const char *name, size_t length);

/* Writes what the field id is for DEVICE, 7D55 or 10DE:2684, to TEXT, without a NUL. Returns its
 * end. */
char *field_put_id(const struct device *device, char *text);

/* Writes what the field rev is for REVISION, 08, to TEXT, without a NUL. Returns its end. */
char *field_put_rev(int revision, char *text);

/* Writes NUMBER in decimal into BUFFER and returns where it begins. */
const char *field_format_number(unsigned number, char buffer[VALUE_BUFFER_SIZE]);

#endif
