/* The answers on standard output; see print.h. */
#include "print.h"

#include "output.h"
#include "print_long.h"
#include "text.h"

#include <string.h>

static bool is_after_answer; /* another one may need something between */

static struct print_places *noted; /* where places are noted */

/* For PRINT_DEVLIST: as many settings as there can be, since each is that of a build. */
static text_ref settings[BUILD_COUNT_MAX];
static size_t setting_count;

static const char *const difference_marks[] = {
	[DIFFERENCE_ADDED] = "+", [DIFFERENCE_DROPPED] = "-", [DIFFERENCE_CHANGED] = "~"
};

/* Notes that a value comes now, if that is the device's own. */
static void note_place(const struct value *value)
{
	if (!noted || (value->kind != VALUE_ID && value->kind != VALUE_REV) ||
		value_is_empty(value))
		return;
	if (noted->count == PRINT_PLACES_MAX)
		noted->is_complete = false;
	else
		noted->places[noted->count++] =
			(struct print_place){ output_position(), value->kind };
}

void print_value(const struct value *value)
{
	note_place(value);
	output_text(value->prefix);
	output_text(value_is_empty(value) ? "-" : value->text);
	for (unsigned i = 0; i < value->name_count; i++) {
		if (i)
			output_text("; ");
		output_text(strings + value->names[i]);
	}
}

void print_id(const struct device *device)
{
	char id[VALUE_BUFFER_SIZE];

	output_bytes(id, (size_t)(field_put_id(device, id) - id));
}

static void print_line(const struct print_format *format, const struct answer *answer)
{
	struct value value;

	for (size_t i = 0; i < format->field_count; i++) {
		if (i)
			output_text("\t");
		field_get(format->fields[i], answer, &value);
		print_value(&value);
	}
	output_text("\n");
}

/* Prints the LENGTH bytes at TEXT, UTF-8 without control characters, as the inside of a JSON
 * string. */
static void print_escaped(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '"' || text[i] == '\\')
			output_text("\\");
		output_bytes(&text[i], 1);
	}
}

static void print_json_string(const char *prefix, const char *text, size_t length)
{
	output_text("\"");
	print_escaped(prefix, strlen(prefix));
	print_escaped(text, length);
	output_text("\"");
}

static void print_json_words(const char *text)
{
	while (*text) {
		size_t length = text_item_length(text, WORD_SEPARATOR);

		print_json_string("", text, length);
		text += length;
		if (*text) {
			output_text(", ");
			text++;
		}
	}
}

static void print_json_value(const struct value *value)
{
	if (value_is_empty(value) && value->kind != VALUE_WORDS && value->kind != VALUE_NAMES) {
		output_text("null");
		return;
	}
	switch (value->kind) {
	case VALUE_ID:
	case VALUE_REV:
		output_text("\"");
		print_value(value);
		output_text("\"");
		break;
	case VALUE_TEXT:
		print_json_string(value->prefix, value->text, strlen(value->text));
		break;
	case VALUE_NUMBER:
		output_text(value->text);
		break;
	case VALUE_BOOLEAN:
		output_text(*value->text == 'y' ? "true" : "false");
		break;
	case VALUE_WORDS:
		output_text("[");
		print_json_words(value->text);
		output_text("]");
		break;
	case VALUE_NAMES:
		output_text("[");
		for (unsigned i = 0; i < value->name_count; i++) {
			output_text(i ? ", " : "");
			print_json_string(
				"", strings + value->names[i], strlen(strings + value->names[i]));
		}
		output_text("]");
		break;
	}
}

static void print_json(const struct print_format *format, const struct answer *answer)
{
	struct value value;

	output_text(is_after_answer ? ",\n  {" : "\n  {");
	for (size_t i = 0; i < format->field_count; i++) {
		if (i)
			output_text(", ");
		print_json_string("", format->fields[i]->name, strlen(format->fields[i]->name));
		output_text(": ");
		field_get(format->fields[i], answer, &value);
		print_json_value(&value);
	}
	output_text("}");
	is_after_answer = true;
}

/* Remembers what to put in USE_AOT_DEVLIST, each setting once, in the order asked. */
static void add_to_devlist(text_ref setting)
{
	size_t i = 0;

	while (i < setting_count && settings[i] != setting)
		i++;
	if (i == setting_count)
		settings[setting_count++] = setting;
}

static void print_devlist(void)
{
	for (size_t i = 0; i < setting_count; i++) {
		if (i)
			output_text(",");
		output_text(strings + settings[i]);
	}
	if (setting_count)
		output_text("\n");
}

static void print_header(const struct print_format *format)
{
	for (size_t i = 0; i < format->field_count && format->has_header; i++) {
		output_text(format->fields[i]->name);
		output_text(i + 1 < format->field_count ? "\t" : "\n");
	}
}

void print_begin(const struct print_format *format)
{
	if (format->form == PRINT_JSON)
		output_text("[");
	if (format->form == PRINT_LINES)
		print_header(format);
}

void print_device(const struct print_format *format, const struct answer *answer)
{
	if (format->form != PRINT_LONG)
		return;
	output_text(is_after_answer ? "\n" : "");
	is_after_answer = true;
	print_long_device(answer);
}

void print_answer(const struct print_format *format, const struct answer *answer)
{
	switch (format->form) {
	case PRINT_VALUES:
		if (answer->is_supported) {
			print_header(format);
			print_line(format, answer);
		}
		break;
	case PRINT_LINES:
		print_line(format, answer);
		break;
	case PRINT_JSON:
		print_json(format, answer);
		break;
	case PRINT_LONG:
		if (answer->device)
			print_long_release(answer);
		break;
	case PRINT_DEVLIST:
		if (answer->is_supported)
			add_to_devlist(answer->build->devlist);
		break;
	case PRINT_NOTHING:
		break;
	}
}

void print_note_places(const struct print_format *format, struct print_places *places)
{
	noted = places;
	if (noted) {
		noted->is_complete = format->form == PRINT_LINES ||
		                     (format->form == PRINT_JSON && is_after_answer);
		noted->count = 0;
	}
}

void print_end(const struct print_format *format, bool is_complete)
{
	if (format->form == PRINT_JSON)
		output_text(is_after_answer ? "\n]\n" : "]\n");
	if (format->form == PRINT_DEVLIST && is_complete)
		print_devlist();
}

void print_difference(const struct print_format *format, enum difference difference,
	const struct device *device, const struct row *before, const struct row *after)
{
	const struct row *const both[] = { before, after };
	const struct row *named = before;

	if (format->form == PRINT_NOTHING)
		return;
	output_text(format->form == PRINT_LONG ? "  " : difference_marks[difference]);
	print_id(device);
	for (size_t i = 0; i < 2; i++) {
		if (both[i] == rows)
			continue;
		output_text(format->form != PRINT_LONG ? "\t"
			    : i && before != rows      ? " -> "
						       : "  ");
		output_text(strings + both[i]->codes);
		named = both[i];
	}
	if (format->form == PRINT_LONG && named->codename) {
		output_text("  ");
		output_text(strings + named->codename);
	}
	output_text("\n");
}

void print_differences(
	const struct print_format *format, enum difference difference, unsigned count)
{
	static const char *const titles[] = { [DIFFERENCE_ADDED] = "Added: ",
		[DIFFERENCE_DROPPED] = "Dropped: ",
		[DIFFERENCE_CHANGED] = "Changed: " };
	char buffer[VALUE_BUFFER_SIZE];

	if (format->form != PRINT_LONG || !count)
		return;
	output_text(titles[difference]);
	output_text(field_format_number(count, buffer));
	output_text("\n");
}
