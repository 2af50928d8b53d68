/* The fields of an answer: their names, and the value of each. Does no output. */
#ifndef FIELDS_H
#define FIELDS_H

#include "buffer.h"
#include "lookup.h"

enum value_kind {
	VALUE_TEXT, /* any bytes, if they are from outside */
	VALUE_NUMBER,
	VALUE_BOOLEAN, /* yes or no */
	VALUE_WORDS,   /* a list whose items WORD_SEPARATOR separates */
	VALUE_NAMES,   /* a list of display names */
};

struct value {
	enum value_kind kind;
	const char *prefix;    /* what the text begins with */
	const char *text;      /* empty if there is no value */
	size_t length;         /* of the text */
	const text_ref *names; /* of VALUE_NAMES, which has no text */
	unsigned name_count;
	struct buffer buffer; /* for a text that no table has */
};

/* Returns whether there is no value. */
bool value_is_empty(const struct value *value);

enum field_id {
	FIELD_ID,
	FIELD_REV,
	FIELD_SLOT,
	FIELD_NAME,
	FIELD_DEVICE,
	FIELD_SYCL,
	FIELD_RELEASE,
	FIELD_SUPPORTED,
	FIELD_CODE,
	FIELD_CODES,
	FIELD_EXACT,
	FIELD_WHEEL,
	FIELD_RUNTIME,
	FIELD_DEVICES,
	FIELD_DEVLIST,
	FIELD_CODENAME,
	FIELD_ARCH,
	FIELD_NAMES,
	FIELD_URL,
	FIELD_DRIVER,
	FIELD_DEMUCS_GUI,
	FIELD_INPUT,
	FIELD_OF_DEVICE_COUNT,
	FIELD_PACKAGE = FIELD_OF_DEVICE_COUNT,
	FIELD_DEVICE_COUNT,
	FIELD_ARCHIVE,
};

/* What a field depends on, besides the release. */
enum field_source {
	FROM_RELEASE,
	FROM_DEVICE, /* "-" for a line that names no device */
	FROM_INPUT,  /* the text that asked, or the place of the device in it */
};

struct field {
	char name[11];  /* on the command line, in a header, in JSON */
	uint8_t id;     /* an enum field_id */
	uint8_t kind;   /* an enum value_kind */
	uint8_t source; /* an enum field_source */
};

/* Returns whether the values of FIELD differ between devices with the same listing. */
bool field_is_own(const struct field *field);

/* What can be asked of a device and a release, in the order of the documentation. */
extern const struct field device_fields[];
extern const size_t device_field_count;

/* What --releases can be asked; the answer needs no device. */
extern const struct field release_fields[];
extern const size_t release_field_count;

/*
 * Sets VALUE to that of FIELD in ANSWER, with the devices counted for SYSTEM. It may point into
 * itself: use it where it is.
 */
void fields_get(const struct field *field, const struct answer *answer, enum system system,
	struct value *value);

/* Sets FIELDS, which has room for three, to those that are printed by default: the PCI ID if there
 * may be several devices, the release if there may be several, and the codes. Returns how many. */
unsigned fields_default(
	bool has_several_devices, bool has_several_releases, const struct field **fields);

/* Returns the field of the COUNT at FIELDS whose name is the LENGTH bytes at NAME, or NULL. */
const struct field *fields_find(
	const struct field *fields, size_t count, const char *name, size_t length);

/* Writes FIELD_ID, FIELD_REV or FIELD_SLOT of DEVICE to TO, which has DEVICE_TEXT_SIZE bytes, and
 * returns its end. Writes nothing if the device has none. */
char *fields_write(enum field_id id, const struct device *device, char *to);

/* Adds the same to BUFFER. */
void fields_add(struct buffer *buffer, enum field_id id, const struct device *device);

/* Adds the display name NAME to BUFFER, without marks. */
void fields_add_name(struct buffer *buffer, text_ref name);

#endif
