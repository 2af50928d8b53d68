/* Standard output, buffered once; see output.h. */
#include "output.h"

#include "os.h"

#include <string.h>

static char bytes[1 << 16];
static size_t used;
static int write_error;

void output_flush(void)
{
	if (!write_error)
		write_error = os_write(OS_STDOUT, bytes, used);
	used = 0;
}

void output_bytes(const char *text, size_t length)
{
	while (length > sizeof bytes - used) {
		size_t part = sizeof bytes - used;

		memcpy(bytes + used, text, part);
		used += part;
		output_flush();
		text += part;
		length -= part;
	}
	memcpy(bytes + used, text, length);
	used += length;
}

void output_text(const char *text)
{
	output_bytes(text, strlen(text));
}

int output_error(void)
{
	return write_error;
}
