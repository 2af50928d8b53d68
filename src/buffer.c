/* Text put together in memory of a fixed size; see buffer.h. */
#include "buffer.h"

#include <string.h>

enum { DIGITS_MAX = 24 };

/* What comes between % and the letter. */
struct conversion {
	bool is_zero_padded, has_precision;
	size_t width, precision;
};

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

static void add_padding(struct buffer *buffer, char byte, size_t length, size_t width)
{
	for (; length < width; length++)
		add_bytes(buffer, &byte, 1);
}

static void add_digits(struct buffer *buffer, unsigned long long number, unsigned base,
	const char *digits, const struct conversion *conversion)
{
	char text[DIGITS_MAX];
	size_t begin = sizeof text;

	do {
		text[--begin] = digits[number % base];
		number /= base;
	} while (number);
	add_padding(buffer, conversion->is_zero_padded ? '0' : ' ', sizeof text - begin,
		conversion->width);
	add_bytes(buffer, text + begin, sizeof text - begin);
}

void buffer_add_number(struct buffer *buffer, unsigned long long number)
{
	add_digits(buffer, number, 10, "0123456789", &(struct conversion){ 0 });
}

static void add_string(struct buffer *buffer, const char *text, const struct conversion *conversion)
{
	const size_t length = conversion->has_precision ? conversion->precision : strlen(text);

	add_bytes(buffer, text, length);
	add_padding(buffer, ' ', length, conversion->width);
}

/* Reads what CURSOR has after %, up to the letter. A precision is an argument. Returns where the
 * letter is. */
static const char *read_conversion(const char *cursor, struct conversion *conversion)
{
	*conversion = (struct conversion){ 0 };
	cursor += *cursor == '-';
	conversion->is_zero_padded = *cursor == '0';
	for (; *cursor >= '0' && *cursor <= '9'; cursor++)
		conversion->width = 10 * conversion->width + (size_t)(*cursor - '0');
	conversion->has_precision = cursor[0] == '.' && cursor[1] == '*';
	return cursor + (conversion->has_precision ? 2 : 0);
}

void buffer_add_list(struct buffer *buffer, const char *format, va_list arguments)
{
	struct conversion conversion;
	const char *percent;

	for (; (percent = strchr(format, '%')) != NULL; format++) {
		char letter;

		add_bytes(buffer, format, (size_t)(percent - format));
		format = read_conversion(percent + 1, &conversion);
		if (conversion.has_precision)
			conversion.precision = (size_t)va_arg(arguments, int);
		switch (*format) {
		case 's':
			add_string(buffer, va_arg(arguments, const char *), &conversion);
			break;
		case 'u':
			add_digits(
				buffer, va_arg(arguments, unsigned), 10, "0123456789", &conversion);
			break;
		case 'x':
			add_digits(buffer, va_arg(arguments, unsigned), 16, "0123456789abcdef",
				&conversion);
			break;
		case 'X':
			add_digits(buffer, va_arg(arguments, unsigned), 16, "0123456789ABCDEF",
				&conversion);
			break;
		case 'c':
			letter = (char)va_arg(arguments, int);
			add_bytes(buffer, &letter, 1);
			break;
		default:
			add_bytes(buffer, percent, (size_t)(format + 1 - percent));
			break;
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
