/* The fields of an answer; see fields.h. */
#include "fields.h"

#include "devlist.h"
#include "utf8.h"

#include <string.h>

const struct field device_fields[] = {
	{ "id", FIELD_ID, VALUE_TEXT, FROM_DEVICE },
	{ "rev", FIELD_REV, VALUE_TEXT, FROM_DEVICE },
	{ "slot", FIELD_SLOT, VALUE_TEXT, FROM_INPUT },
	{ "name", FIELD_NAME, VALUE_TEXT, FROM_DEVICE },
	{ "device", FIELD_DEVICE, VALUE_TEXT, FROM_DEVICE },
	{ "sycl", FIELD_SYCL, VALUE_TEXT, FROM_DEVICE },
	{ "release", FIELD_RELEASE, VALUE_TEXT, FROM_RELEASE },
	{ "supported", FIELD_SUPPORTED, VALUE_BOOLEAN, FROM_DEVICE },
	{ "code", FIELD_CODE, VALUE_TEXT, FROM_DEVICE },
	{ "codes", FIELD_CODES, VALUE_WORDS, FROM_DEVICE },
	{ "exact", FIELD_EXACT, VALUE_BOOLEAN, FROM_DEVICE },
	{ "wheel", FIELD_WHEEL, VALUE_TEXT, FROM_DEVICE },
	{ "runtime", FIELD_RUNTIME, VALUE_TEXT, FROM_DEVICE },
	{ "devices", FIELD_DEVICES, VALUE_WORDS, FROM_DEVICE },
	{ "devlist", FIELD_DEVLIST, VALUE_TEXT, FROM_DEVICE },
	{ "codename", FIELD_CODENAME, VALUE_TEXT, FROM_DEVICE },
	{ "arch", FIELD_ARCH, VALUE_TEXT, FROM_DEVICE },
	{ "names", FIELD_NAMES, VALUE_NAMES, FROM_DEVICE },
	{ "url", FIELD_URL, VALUE_TEXT, FROM_DEVICE },
	{ "driver", FIELD_DRIVER, VALUE_TEXT, FROM_DEVICE },
	{ "demucs-gui", FIELD_DEMUCS_GUI, VALUE_TEXT, FROM_DEVICE },
	{ "input", FIELD_INPUT, VALUE_TEXT, FROM_INPUT },
};

const size_t device_field_count = sizeof device_fields / sizeof *device_fields;

const struct field release_fields[] = {
	{ "package", FIELD_PACKAGE, VALUE_TEXT, FROM_RELEASE },
	{ "release", FIELD_RELEASE, VALUE_TEXT, FROM_RELEASE },
	{ "devices", FIELD_DEVICE_COUNT, VALUE_NUMBER, FROM_RELEASE },
	{ "demucs-gui", FIELD_DEMUCS_GUI, VALUE_TEXT, FROM_RELEASE },
	{ "driver", FIELD_DRIVER, VALUE_TEXT, FROM_RELEASE },
	{ "archive", FIELD_ARCHIVE, VALUE_TEXT, FROM_RELEASE },
};

const size_t release_field_count = sizeof release_fields / sizeof *release_fields;

unsigned fields_default(
	bool has_several_devices, bool has_several_releases, const struct field **fields)
{
	unsigned count = 0;

	if (has_several_devices)
		fields[count++] = &device_fields[FIELD_ID];
	if (has_several_releases)
		fields[count++] = &device_fields[FIELD_RELEASE];
	fields[count++] = &device_fields[FIELD_CODES];
	return count;
}

char *fields_write(enum field_id id, const struct device *device, char *to)
{
	if (id == FIELD_ID)
		return device_write_id(device, to);
	if (id == FIELD_REV)
		return device_write_revision(device, to);
	return device->has_slot ? device_write_slot(&device->slot, to) : to;
}

void fields_add(struct buffer *buffer, enum field_id id, const struct device *device)
{
	char text[DEVICE_TEXT_SIZE];

	*fields_write(id, device, text) = '\0';
	buffer_add(buffer, "%s", text);
}

void fields_add_name(struct buffer *buffer, text_ref name)
{
	buffer->length += utf8_remove_marks(buffer->text + buffer->length,
		sizeof buffer->text - buffer->length, strings + name);
}

/* Returns the address of the build or the wheel of ANSWER, after its release's url_base; 0 if it
 * has none of its own. */
static text_ref own_url(const struct answer *answer)
{
	return answer->release->table ? answer->build->url : answer->kernels->url;
}

/* Returns the text that the tables have for the field ID; 0 if they have none. */
static text_ref find_text(enum field_id id, const struct answer *answer)
{
	const struct release *release = answer->release;

	switch (id) {
	case FIELD_DEVICE:
		return lookup_ocloc_device(&answer->listing)->name;
	case FIELD_SYCL:
		return lookup_ocloc_device(&answer->listing)->sycl;
	case FIELD_RELEASE:
		return release->name;
	case FIELD_CODE:
		return answer->code;
	case FIELD_CODES:
		return answer->codes;
	case FIELD_WHEEL:
		return answer->kernels->target;
	case FIELD_RUNTIME:
		return answer->kernels->runtime;
	case FIELD_DEVICES:
		return answer->row->devices;
	case FIELD_DEVLIST:
		return devlist_find(answer);
	case FIELD_CODENAME:
		return lookup_codename(answer);
	case FIELD_ARCH:
		return lookup_arch(answer);
	case FIELD_URL:
		if (own_url(answer))
			return own_url(answer);
		return answer->is_supported ? release->archive : 0;
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

/* Sets the text of VALUE, of a field that no text of the tables is the value of. */
static void set_text(
	enum field_id id, const struct answer *answer, enum system system, struct value *value)
{
	const struct device *device = answer->device;

	switch (id) {
	case FIELD_ID:
	case FIELD_REV:
	case FIELD_SLOT:
		if (device)
			fields_add(&value->buffer, id, device);
		break;
	case FIELD_NAME:
		fields_add_name(&value->buffer, lookup_display_name(&answer->listing));
		break;
	case FIELD_DEVICE_COUNT:
		buffer_add(&value->buffer, "%u", (unsigned)answer->release->device_counts[system]);
		break;
	case FIELD_SUPPORTED:
		value->text = answer->is_supported ? "yes" : "no";
		return;
	case FIELD_EXACT:
		value->text = !answer->is_supported ? "" : answer->is_exact ? "yes" : "no";
		return;
	case FIELD_PACKAGE:
		value->text = answer->release->package == PACKAGE_TORCH ? "torch" : "ipex";
		return;
	default:
		return;
	}
	value->text = value->buffer.text;
}

void fields_get(const struct field *field, const struct answer *answer, enum system system,
	struct value *value)
{
	value->kind = field->kind;
	value->prefix = value->text = "";
	value->length = 0;
	value->name_count = 0;
	buffer_clear(&value->buffer);
	if (!answer->device && field->source == FROM_DEVICE)
		return;
	if (field->id == FIELD_INPUT) {
		value->text = answer->input ? answer->input : "";
		value->length = answer->input_length;
		return;
	}
	value->text = strings + find_text(field->id, answer);
	set_text(field->id, answer, system, value);
	if (field->id == FIELD_URL && own_url(answer))
		value->prefix = strings + answer->release->url_base;
	if (field->id == FIELD_SYCL && *value->text)
		value->prefix = strings + sycl_base;
	if (field->id == FIELD_NAMES) {
		value->names = &display_names[answer->row->name];
		value->name_count = answer->row->name_count;
	}
	value->length = strlen(value->text);
}

bool field_is_own(const struct field *field)
{
	return field->id == FIELD_ID || field->id == FIELD_REV || field->source == FROM_INPUT;
}

bool value_is_empty(const struct value *value)
{
	return value->kind == VALUE_NAMES ? value->name_count == 0 : value->length == 0;
}

const struct field *fields_find(
	const struct field *fields, size_t count, const char *name, size_t length)
{
	for (size_t i = 0; i < count; i++) {
		if (strlen(fields[i].name) == length && !memcmp(fields[i].name, name, length))
			return &fields[i];
	}
	return NULL;
}
