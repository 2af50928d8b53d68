/* Answers as JSON; see print_json.h. */
#include "print_json.h"

#include "print_value.h"
#include "text.h"

#include <string.h>

static void print_string(struct output *output, const char *prefix, const char *text, size_t length)
{
	output_text(output, "\"");
	print_text(output, prefix, strlen(prefix), true);
	print_text(output, text, length, true);
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

void print_json_value(struct output *output, const struct value *value)
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

	output_text(output, printer->is_after_answer ? ",\n  {" : "\n  {");
	for (size_t i = 0; i < format->field_count; i++) {
		const char *name = format->fields[i]->name;

		output_text(output, i ? ", " : "");
		print_string(output, "", name, strlen(name));
		output_text(output, ": ");
		print_field(printer, format->fields[i], answer);
	}
	output_text(output, "}");
}
