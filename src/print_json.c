/* Answers as JSON; see print_json.h. */
#include "print_json.h"

#include "text.h"

#include <string.h>

/* Prints the LENGTH bytes at TEXT, UTF-8 without control characters, as the inside of a string. */
static void print_escaped(struct output *output, const char *text, size_t length)
{
	size_t plain = 0; /* bytes at TEXT that need no backslash */

	for (size_t i = 0; i < length; i++) {
		if (text[i] != '"' && text[i] != '\\')
			continue;
		output_bytes(output, text + plain, i - plain);
		output_text(output, "\\");
		plain = i;
	}
	output_bytes(output, text + plain, length - plain);
}

static void print_string(struct output *output, const char *prefix, const char *text, size_t length)
{
	output_text(output, "\"");
	print_escaped(output, prefix, strlen(prefix));
	print_escaped(output, text, length);
	output_text(output, "\"");
}

static void print_words(struct output *output, const char *list)
{
	while (*list) {
		const size_t length = text_item_length(list, WORD_SEPARATOR);

		print_string(output, "", list, length);
		list += length;
		if (*list) {
			output_text(output, ", ");
			list++;
		}
	}
}

static void print_names(struct output *output, const struct value *value)
{
	for (unsigned i = 0; i < value->name_count; i++) {
		const char *name = strings + value->names[i];

		output_text(output, i ? ", " : "");
		print_string(output, "", name, strlen(name));
	}
}

static void print_input(struct output *output, const struct value *value)
{
	char character[TEXT_CHARACTER_SIZE];
	size_t taken;

	output_text(output, "\"");
	for (size_t i = 0; i < value->length; i += taken) {
		taken = text_escape(value->text + i, value->length - i, character);
		print_escaped(output, character, strlen(character));
	}
	output_text(output, "\"");
}

static void print_json_value(struct output *output, const struct value *value)
{
	const bool is_list = value->kind == VALUE_WORDS || value->kind == VALUE_NAMES;

	if (value_is_empty(value) && !is_list) {
		output_text(output, "null");
		return;
	}
	output_text(output, is_list ? "[" : "");
	switch (value->kind) {
	case VALUE_TEXT:
		print_string(output, value->prefix, value->text, value->length);
		break;
	case VALUE_INPUT:
		print_input(output, value);
		break;
	case VALUE_NUMBER:
		output_text(output, value->text);
		break;
	case VALUE_BOOLEAN:
		output_text(output, *value->text == 'y' ? "true" : "false");
		break;
	case VALUE_WORDS:
		print_words(output, value->text);
		break;
	case VALUE_NAMES:
		print_names(output, value);
		break;
	}
	output_text(output, is_list ? "]" : "");
}

void print_json(struct printer *printer, const struct answer *answer)
{
	const struct print_format *format = printer->format;
	struct output *output = printer->output;
	struct value value;

	output_text(output, printer->is_after_answer ? ",\n  {" : "\n  {");
	for (size_t i = 0; i < format->field_count; i++) {
		const char *name = format->fields[i]->name;

		output_text(output, i ? ", " : "");
		print_string(output, "", name, strlen(name));
		output_text(output, ": ");
		fields_get(format->fields[i], answer, format->system, &value);
		print_json_value(output, &value);
	}
	output_text(output, "}");
}
