/* Standard output, buffered once; see output.h. */
#include "output.h"

#include "os.h"

#include <string.h>

static char bytes[1 << 16];
static size_t passed_on;
static int write_error;

struct output_room output_left = { bytes, bytes + sizeof bytes };

void output_flush(void)
{
	const size_t length = (size_t)(output_left.next - bytes);

	if (!write_error)
		write_error = os_write(OS_STDOUT, bytes, length);
	passed_on += length;
	output_left.next = bytes;
}

size_t output_position(void)
{
	return passed_on + (size_t)(output_left.next - bytes);
}

void output_bytes(const char *text, size_t length)
{
	size_t room;

	while (length > (room = (size_t)(output_left.end - output_left.next))) {
		memcpy(output_left.next, text, room);
		output_take(room);
		output_flush();
		text += room;
		length -= room;
	}
	memcpy(output_left.next, text, length);
	output_take(length);
}

void output_text(const char *text)
{
	output_bytes(text, strlen(text));
}

void output_blanks(size_t count)
{
	while (count--)
		output_bytes(" ", 1);
}

int output_error(void)
{
	return write_error;
}
