/* The value of a field as plain text; see print_value.h. */
#include "print_value.h"

#include "text.h"

void print_text(struct output *output, const char *text, size_t length, bool is_quoted)
{
	char character[TEXT_CHARACTER_SIZE];

	while (length > 0) {
		size_t taken = text_plain_length(text, length);

		output_bytes(output, text, taken);
		if (!taken) {
			taken = text_escape(text, length, character);
			if (is_quoted && (*character == '"' || *character == '\\'))
				output_text(output, "\\");
			output_text(output, character);
		}
		text += taken;
		length -= taken;
	}
}

void print_value(struct output *output, const struct value *value)
{
	if (value_is_empty(value))
		output_text(output, "-");
	output_text(output, value->prefix);
	print_text(output, value->text, value->length, false);
	for (unsigned i = 0; i < value->name_count; i++) {
		output_text(output, i ? "; " : "");
		output_text(output, strings + value->names[i]);
	}
}
