/* Text put together in memory of a fixed size; see buffer.h. */
#include "buffer.h"

#include <string.h>

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

/* Adds NUMBER to BASE, with zeros before it up to WIDTH digits. */
static void add_number(
	struct buffer *buffer, unsigned long long number, unsigned base, size_t width)
{
	enum { DIGITS_MAX = 24 };
	char text[DIGITS_MAX];
	size_t begin = sizeof text;

	do {
		text[--begin] = "0123456789abcdef"[number % base];
		number /= base;
	} while (number || sizeof text - begin < width);
	add_bytes(buffer, text + begin, sizeof text - begin);
}

void buffer_add_list(struct buffer *buffer, const char *format, va_list arguments)
{
	const char *percent, *text;

	for (; (percent = strchr(format, '%')) != NULL; format++) {
		size_t number = 0; /* the width, or the length of a text */

		add_bytes(buffer, format, (size_t)(percent - format));
		format = percent + 1;
		while (*format >= '0' && *format <= '9')
			number = number * 10 + (size_t)(*format++ - '0');
		if (*format == 's') {
			text = va_arg(arguments, const char *);
			add_bytes(buffer, text, strlen(text));
		} else if (*format == '.') {
			format += 2;
			number = (size_t)va_arg(arguments, int);
			add_bytes(buffer, va_arg(arguments, const char *), number);
		} else if (*format == 'l') {
			format += 2;
			add_number(buffer, va_arg(arguments, unsigned long long), 10, 0);
		} else {
			add_number(buffer, va_arg(arguments, unsigned), *format == 'u' ? 10 : 16,
				number);
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
