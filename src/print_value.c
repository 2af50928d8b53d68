/* The value of a field as plain text; see print_value.h. */
#include "print_value.h"

#include "text.h"

static void print_input(struct output *output, const struct value *value)
{
	char character[TEXT_CHARACTER_SIZE];
	size_t taken;

	for (size_t i = 0; i < value->length; i += taken) {
		taken = text_escape(value->text + i, value->length - i, character);
		output_text(output, character);
	}
}

void print_value(struct output *output, const struct value *value)
{
	if (value_is_empty(value)) {
		output_text(output, "-");
	} else if (value->kind == VALUE_INPUT) {
		print_input(output, value);
	} else {
		output_text(output, value->prefix);
		output_bytes(output, value->text, value->length);
		for (unsigned i = 0; i < value->name_count; i++) {
			output_text(output, i ? "; " : "");
			output_text(output, strings + value->names[i]);
		}
	}
}
