/* The fields of an answer; see field.h. */
#include "field.h"

#include <string.h>

static char *put_hex(char *to, unsigned number)
{
	for (int shift = 12; shift >= 0; shift -= 4)
		*to++ = "0123456789ABCDEF"[number >> shift & 15];
	return to;
}

void field_format_id(const struct device *device, char text[VALUE_BUFFER_SIZE])
{
	if (device->vendor != VENDOR_INTEL) {
		text = put_hex(text, device->vendor);
		*text++ = ':';
	}
	*put_hex(text, device->id) = '\0';
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

static void set(struct value *value, enum value_kind kind, text_ref text)
{
	value->kind = kind;
	value->text = strings + text;
}

static void get_id(const struct answer *answer, struct value *value)
{
	if (answer->device) {
		field_format_id(answer->device, value->buffer);
		value->text = value->buffer;
	}
}

static void get_rev(const struct answer *answer, struct value *value)
{
	if (answer->device && answer->device->revision >= 0) {
		value->buffer[0] = "0123456789abcdef"[answer->device->revision >> 4 & 15];
		value->buffer[1] = "0123456789abcdef"[answer->device->revision & 15];
		value->buffer[2] = '\0';
		value->text = value->buffer;
	}
}

static void get_release(const struct answer *answer, struct value *value)
{
	set(value, VALUE_TEXT, releases[answer->release].name);
}

static void get_supported(const struct answer *answer, struct value *value)
{
	value->kind = VALUE_BOOLEAN;
	value->text = answer->row ? "yes" : "no";
}

static void get_code(const struct answer *answer, struct value *value)
{
	set(value, VALUE_TEXT, answer->row ? answer->build->code : 0);
}

static void get_codes(const struct answer *answer, struct value *value)
{
	set(value, VALUE_WORDS, !answer->row ? 0 : answer->is_narrowed ? answer->build->code : answer->row->codes);
}

static void get_exact(const struct answer *answer, struct value *value)
{
	value->kind = VALUE_BOOLEAN;
	if (answer->row)
		value->text = answer->is_exact ? "yes" : "no";
}

static void get_devlist(const struct answer *answer, struct value *value)
{
	set(value, VALUE_TEXT, answer->row ? answer->build->devlist : 0);
}

static void get_devices(const struct answer *answer, struct value *value)
{
	set(value, VALUE_WORDS, answer->row ? answer->row->devices : 0);
}

static void get_codename(const struct answer *answer, struct value *value)
{
	set(value, VALUE_TEXT, answer->row ? answer->row->codename : 0);
}

static void get_arch(const struct answer *answer, struct value *value)
{
	set(value, VALUE_TEXT, answer->row ? answer->row->arch : 0);
}

static void get_names(const struct answer *answer, struct value *value)
{
	value->kind = VALUE_NAMES;
	if (answer->row) {
		value->names = &display_names[answer->row->name];
		value->name_count = answer->row->name_count;
	}
}

static void get_url(const struct answer *answer, struct value *value)
{
	const struct release *release = &releases[answer->release];
	text_ref url = answer->row ? answer->build->url : 0;

	if (url)
		value->prefix = strings + release->url_base;
	set(value, VALUE_TEXT, answer->row && !url ? release->archive : url);
}

static void get_driver(const struct answer *answer, struct value *value)
{
	set(value, VALUE_TEXT, releases[answer->release].driver);
}

static void get_demucs_gui(const struct answer *answer, struct value *value)
{
	set(value, VALUE_TEXT, releases[answer->release].demucs_gui);
}

static void get_archive(const struct answer *answer, struct value *value)
{
	set(value, VALUE_TEXT, releases[answer->release].archive);
}

static void get_device_count(const struct answer *answer, struct value *value)
{
	value->kind = VALUE_NUMBER;
	value->text = field_format_number(releases[answer->release].device_count, value->buffer);
}

const struct field device_fields[] = {
	{"id", NULL, get_id, true},
	{"rev", NULL, get_rev, true},
	{"release", NULL, get_release, false},
	{"supported", NULL, get_supported, true},
	{"code", NULL, get_code, true},
	{"codes", NULL, get_codes, true},
	{"exact", NULL, get_exact, true},
	{"devices", "Device names", get_devices, true},
	{"devlist", "USE_AOT_DEVLIST", get_devlist, true},
	{"codename", "Codename", get_codename, true},
	{"arch", "Architecture", get_arch, true},
	{"names", "Display names", get_names, true},
	{"url", "Download", get_url, true},
	{"driver", "Oldest driver", get_driver, true},
	{"demucs-gui", "Demucs-GUI", get_demucs_gui, true},
};

const size_t device_field_count = sizeof device_fields / sizeof *device_fields;

const struct field release_fields[] = {
	{"release", NULL, get_release, false},
	{"devices", NULL, get_device_count, false},
	{"demucs-gui", NULL, get_demucs_gui, false},
	{"driver", NULL, get_driver, false},
	{"archive", NULL, get_archive, false},
};

const size_t release_field_count = sizeof release_fields / sizeof *release_fields;

void field_get(const struct field *field, const struct answer *answer, struct value *value)
{
	*value = (struct value){.prefix = "", .text = ""};
	field->get(answer, value);
	if (!answer->device && field->is_of_device)
		value->text = "";
}

bool value_is_empty(const struct value *value)
{
	return value->kind == VALUE_NAMES ? value->name_count == 0 : *value->text == '\0';
}

const struct field *field_find(const struct field *fields, size_t count, const char *name, size_t length)
{
	for (size_t i = 0; i < count; i++) {
		if (strlen(fields[i].name) == length && !memcmp(fields[i].name, name, length))
			return &fields[i];
	}
	return NULL;
}
