/* The fields of an answer; see fields.h. */
#include "fields.h"

#include <string.h>

const struct field device_fields[] = {
	[FIELD_ID] = { "id", FIELD_ID, VALUE_ID, true },
	[FIELD_REV] = { "rev", FIELD_REV, VALUE_REV, true },
	[FIELD_RELEASE] = { "release", FIELD_RELEASE, VALUE_TEXT, false },
	[FIELD_SUPPORTED] = { "supported", FIELD_SUPPORTED, VALUE_BOOLEAN, true },
	[FIELD_CODE] = { "code", FIELD_CODE, VALUE_TEXT, true },
	[FIELD_CODES] = { "codes", FIELD_CODES, VALUE_WORDS, true },
	[FIELD_EXACT] = { "exact", FIELD_EXACT, VALUE_BOOLEAN, true },
	[FIELD_DEVICES] = { "devices", FIELD_DEVICES, VALUE_WORDS, true },
	[FIELD_DEVLIST] = { "devlist", FIELD_DEVLIST, VALUE_TEXT, true },
	[FIELD_CODENAME] = { "codename", FIELD_CODENAME, VALUE_TEXT, true },
	[FIELD_ARCH] = { "arch", FIELD_ARCH, VALUE_TEXT, true },
	[FIELD_NAMES] = { "names", FIELD_NAMES, VALUE_NAMES, true },
	[FIELD_URL] = { "url", FIELD_URL, VALUE_TEXT, true },
	[FIELD_DRIVER] = { "driver", FIELD_DRIVER, VALUE_TEXT, true },
	[FIELD_DEMUCS_GUI] = { "demucs-gui", FIELD_DEMUCS_GUI, VALUE_TEXT, true },
};

const size_t device_field_count = sizeof device_fields / sizeof *device_fields;

const struct field release_fields[] = {
	{ "release", FIELD_RELEASE, VALUE_TEXT, false },
	{ "devices", FIELD_DEVICE_COUNT, VALUE_NUMBER, false },
	{ "demucs-gui", FIELD_DEMUCS_GUI, VALUE_TEXT, false },
	{ "driver", FIELD_DRIVER, VALUE_TEXT, false },
	{ "archive", FIELD_ARCHIVE, VALUE_TEXT, false },
};

const size_t release_field_count = sizeof release_fields / sizeof *release_fields;

static char *put_hex(char *text, unsigned number)
{
	static const char digits[] = "0123456789ABCDEF";

	text[0] = digits[number >> 12 & 15];
	text[1] = digits[number >> 8 & 15];
	text[2] = digits[number >> 4 & 15];
	text[3] = digits[number & 15];
	return text + 4;
}

char *field_put_id(const struct device *device, char *text)
{
	if (device->vendor != VENDOR_INTEL) {
		text = put_hex(text, device->vendor);
		*text++ = ':';
	}
	return put_hex(text, device->id);
}

char *field_put_rev(int revision, char *text)
{
	static const char digits[] = "0123456789abcdef";

	text[0] = digits[revision >> 4 & 15];
	text[1] = digits[revision & 15];
	return text + 2;
}

const char *field_format_number(unsigned number, char buffer[VALUE_BUFFER_SIZE])
{
	char *digit = &buffer[VALUE_BUFFER_SIZE - 1];

	*digit = '\0';
	do {
		*--digit = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	return digit;
}

/* The text that the tables have for the field ID; 0 where they have none, or it takes more than
 * that. */
static text_ref find_text(enum field_id id, const struct answer *answer)
{
	const struct release *release = &releases[answer->release];

	switch (id) {
	case FIELD_RELEASE:
		return release->name;
	case FIELD_CODE:
		return answer->build->code;
	case FIELD_CODES:
		return answer->is_narrowed ? answer->build->code : answer->row->codes;
	case FIELD_DEVICES:
		return answer->row->devices;
	case FIELD_DEVLIST:
		return answer->build->devlist;
	case FIELD_CODENAME:
		return answer->row->codename;
	case FIELD_ARCH:
		return answer->row->arch;
	case FIELD_URL:
		return answer->build->url     ? answer->build->url
		       : answer->is_supported ? release->archive
		                              : 0;
	case FIELD_DRIVER:
		return release->driver;
	case FIELD_DEMUCS_GUI:
		return release->demucs_gui;
	case FIELD_ARCHIVE:
		return release->archive;
	default:
		return 0;
	}
}

/* Completes VALUE, which has the field's text from the tables. */
static void set_value(enum field_id id, const struct answer *answer, struct value *value)
{
	switch (id) {
	case FIELD_ID:
		value->text = value->buffer;
		if (answer->device)
			field_put_id(answer->device, value->buffer);
		break;
	case FIELD_REV:
		if (answer->device && answer->device->revision >= 0) {
			value->text = value->buffer;
			field_put_rev(answer->device->revision, value->buffer);
		}
		break;
	case FIELD_SUPPORTED:
		value->text = answer->is_supported ? "yes" : "no";
		break;
	case FIELD_EXACT:
		if (answer->is_supported)
			value->text = answer->is_exact ? "yes" : "no";
		break;
	case FIELD_NAMES:
		value->names = &display_names[answer->row->name];
		value->name_count = answer->row->name_count;
		break;
	case FIELD_URL:
		if (answer->build->url)
			value->prefix = strings + releases[answer->release].url_base;
		break;
	case FIELD_DEVICE_COUNT:
		value->text =
			field_format_number(releases[answer->release].device_count, value->buffer);
		break;
	default:
		break;
	}
}

void field_get(const struct field *field, const struct answer *answer, struct value *value)
{
	*value = (struct value){ .kind = field->kind, .prefix = "", .text = "" };
	if (answer->device || !field->is_of_device) {
		value->text = strings + find_text(field->id, answer);
		set_value(field->id, answer, value);
	}
}

bool value_is_empty(const struct value *value)
{
	return value->kind == VALUE_NAMES ? value->name_count == 0 : *value->text == '\0';
}

const struct field *field_find(
	const struct field *fields, size_t count, const char *name, size_t length)
{
	for (size_t i = 0; i < count; i++) {
		if (strlen(fields[i].name) == length && !memcmp(fields[i].name, name, length))
			return &fields[i];
	}
	return NULL;
}
