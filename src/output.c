/* Standard output, buffered once; see output.h. */
#include "output.h"

#include "os.h"

#include <string.h>

void output_flush(struct output *output)
{
	if (!output->error && output->length)
		output->error = os_write(OS_STDOUT, output->bytes, output->length);
	output->length = 0;
	output->flush_count++;
}

void output_bytes(struct output *output, const char *text, size_t length)
{
	size_t room;

	while (length > (room = OUTPUT_SIZE - output->length)) {
		memcpy(output->bytes + output->length, text, room);
		output->length += room;
		output_flush(output);
		text += room;
		length -= room;
	}
	if (length) /* there may be no TEXT if there is nothing of it */
		memcpy(output->bytes + output->length, text, length);
	output->length += length;
}

void output_text(struct output *output, const char *text)
{
	output_bytes(output, text, strlen(text));
}
