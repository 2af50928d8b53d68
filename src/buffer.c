/* Text put together in memory of a fixed size; see buffer.h. */
#include "buffer.h"

#include "text.h"

#include <string.h>

enum { QUOTED_MAX = 64 }; /* bytes of a text in quotation marks */

void buffer_clear(struct buffer *buffer)
{
	buffer->length = 0;
	buffer->is_cut = false;
	buffer->text[0] = '\0';
}

static void add_bytes(struct buffer *buffer, const char *text, size_t length)
{
	const size_t room = sizeof buffer->text - 1 - buffer->length;

	if (length > room) {
		buffer->is_cut = true;
		length = room;
	}
	memcpy(buffer->text + buffer->length, text, length);
	buffer->length += length;
	buffer->text[buffer->length] = '\0';
}

void buffer_add_escaped(struct buffer *buffer, const char *text, size_t length)
{
	char character[TEXT_CHARACTER_SIZE];
	size_t taken;

	for (; length; length -= taken) {
		taken = text_escape(text, length, character);
		add_bytes(buffer, character, strlen(character));
		text += taken;
	}
}

static void add_quoted(struct buffer *buffer, const char *text, size_t length)
{
	const bool is_long = length > QUOTED_MAX;

	buffer_add_escaped(buffer, text, is_long ? QUOTED_MAX : length);
	if (is_long)
		add_bytes(buffer, "…", sizeof "…" - 1);
}

/* Adds NUMBER to BASE, with zeros before it up to WIDTH digits. */
static void add_number(
	struct buffer *buffer, unsigned long long number, unsigned base, size_t width)
{
	enum { DIGITS_MAX = 24 };
	char text[DIGITS_MAX];
	size_t begin = sizeof text;

	do {
		text[--begin] = text_lower_digits[number % base];
		number /= base;
	} while (number || sizeof text - begin < width);
	add_bytes(buffer, text + begin, sizeof text - begin);
}

void buffer_add_list(struct buffer *buffer, const char *format, va_list arguments)
{
	const char *percent, *text;

	for (; (percent = strchr(format, '%')) != NULL; format++) {
		const bool is_after_mark = percent > format && percent[-1] == '\'';
		size_t number = 0; /* the width, or the length of a text */

		add_bytes(buffer, format, (size_t)(percent - format));
		format = percent + 1;
		while (*format >= '0' && *format <= '9')
			number = number * 10 + (size_t)(*format++ - '0');
		if (*format == 'l') {
			format += 2;
			add_number(buffer, va_arg(arguments, unsigned long long), 10, 0);
		} else if (*format != 's' && *format != '.') {
			add_number(buffer, va_arg(arguments, unsigned), *format == 'u' ? 10 : 16,
				number);
		} else {
			const bool has_length = *format == '.';

			format += has_length ? 2 : 0;
			number = has_length ? (size_t)va_arg(arguments, int) : 0;
			text = va_arg(arguments, const char *);
			(is_after_mark && format[1] == '\'' ? add_quoted : add_bytes)(
				buffer, text, has_length ? number : strlen(text));
		}
	}
	add_bytes(buffer, format, strlen(format));
}

void buffer_add(struct buffer *buffer, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	buffer_add_list(buffer, format, arguments);
	va_end(arguments);
}
