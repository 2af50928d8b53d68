/* The answers on standard output; see print.h. */
#include "print.h"

#include "output.h"

#include <string.h>

static bool is_after_answer; /* another one may need something between */

static void print_value(const struct value *value)
{
	output_text(value->prefix);
	output_text(value_is_empty(value) ? "-" : value->text);
	for (unsigned i = 0; i < value->name_count; i++) {
		if (i)
			output_text("; ");
		output_text(strings + value->names[i]);
	}
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

/* Prints what goes into a JSON string: the texts of the tables, which are UTF-8 without control characters. */
static void print_json_text(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '"' || text[i] == '\\')
			output_text("\\");
		output_bytes(text + i, 1);
	}
}

static void print_json_string(const char *prefix, const char *text, size_t length)
{
	output_text("\"");
	print_json_text(prefix, strlen(prefix));
	print_json_text(text, length);
	output_text("\"");
}

static void print_json_words(const char *text)
{
	while (*text) {
		size_t length = strcspn(text, (char[]){WORD_SEPARATOR, '\0'});

		print_json_string("", text, length);
		text += length;
		if (*text++ == '\0')
			return;
		output_text(", ");
	}
}

static void print_json_value(const struct value *value)
{
	switch (value->kind) {
	case VALUE_TEXT:
		if (value_is_empty(value))
			output_text("null");
		else
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
			const char *name = strings + value->names[i];

			output_text(i ? ", " : "");
			print_json_string("", name, strlen(name));
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
}

static void print_label(const char *label)
{
	enum { WIDTH = 18 };

	output_text("    ");
	output_text(label);
	for (size_t length = strlen(label); length < WIDTH; length++)
		output_text(" ");
}

/* The device once, then for each release which code to use and those fields that have a value. */
static void print_long(const struct print_format *format, const struct answer *answer, bool is_first)
{
	struct value value;

	if (!answer->device)
		return;
	if (is_first) {
		char id[VALUE_BUFFER_SIZE];

		field_format_id(answer->device, id);
		output_text(is_after_answer ? "\nPCI ID " : "PCI ID ");
		output_text(id);
		output_text("\n");
	}
	output_text("  IPEX ");
	output_text(strings + releases[answer->release].name);
	if (!answer->row) {
		output_text(": not supported\n");
		return;
	}
	output_text(": ");
	output_text(strings + builds[answer->row->build + answer->row->highest].code);
	if (answer->row->build_count > 1) {
		output_text(" is the one to try first of ");
		output_text(strings + answer->row->codes);
	}
	output_text("\n");
	for (size_t i = 0; i < format->field_count; i++) {
		field_get(format->fields[i], answer, &value);
		if (!value_is_empty(&value)) {
			print_label(format->fields[i]->label);
			print_value(&value);
			output_text("\n");
		}
	}
}

void print_begin(const struct print_format *format)
{
	if (format->form == PRINT_JSON)
		output_text("[");
	if (!format->has_header || format->form == PRINT_JSON || format->form == PRINT_LONG || format->form == PRINT_NOTHING)
		return;
	for (size_t i = 0; i < format->field_count; i++) {
		if (i)
			output_text("\t");
		output_text(format->fields[i]->name);
	}
	output_text("\n");
}

void print_answer(const struct print_format *format, const struct answer *answer, bool is_first)
{
	switch (format->form) {
	case PRINT_VALUES:
		if (answer->row)
			print_line(format, answer);
		break;
	case PRINT_LINES:
		print_line(format, answer);
		break;
	case PRINT_JSON:
		print_json(format, answer);
		break;
	case PRINT_LONG:
		print_long(format, answer, is_first);
		break;
	case PRINT_NOTHING:
		break;
	}
	is_after_answer = true;
}

void print_end(const struct print_format *format)
{
	if (format->form == PRINT_JSON)
		output_text(is_after_answer ? "\n]\n" : "]\n");
}
