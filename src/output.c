/* Standard output, buffered once; see output.h. */
#include "output.h"

#include "os.h"

#include <string.h>

static struct {
	char bytes[1 << 16];
	size_t length;
	int error;
} buffer;

void output_flush(void)
{
	if (!buffer.error)
		buffer.error = os_write(OS_STDOUT, buffer.bytes, buffer.length);
	buffer.length = 0;
}

void output_bytes(const char *text, size_t length)
{
	while (length > sizeof buffer.bytes - buffer.length) {
		size_t part = sizeof buffer.bytes - buffer.length;

		memcpy(buffer.bytes + buffer.length, text, part);
		buffer.length += part;
		output_flush();
		text += part;
		length -= part;
	}
	memcpy(buffer.bytes + buffer.length, text, length);
	buffer.length += length;
}

void output_text(const char *text)
{
	output_bytes(text, strlen(text));
}

int output_error(void)
{
	return buffer.error;
}
