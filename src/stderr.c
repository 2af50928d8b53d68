/* Messages on standard error; see stderr.h. */
#include "stderr.h"

#include "buffer.h"
#include "os.h"
#include "text.h"

#include <stdarg.h>
#include <string.h>

enum { QUOTED_MAX = 64 }; /* bytes of the input */

void stderr_message(const char *format, ...)
{
	struct buffer message;
	va_list arguments;

	buffer_clear(&message);
	buffer_add(&message, "ipex-gen: ");
	va_start(arguments, format);
	buffer_add_list(&message, format, arguments);
	va_end(arguments);
	os_write(OS_STDERR, message.text, message.length);
	os_write(OS_STDERR, message.is_cut ? "…\n" : "\n", message.is_cut ? sizeof "…" : 1);
}

const char *stderr_quote(const char *text, size_t length, char quote[STDERR_QUOTE_SIZE])
{
	char *end = quote;
	size_t taken;

	*end++ = '\'';
	for (size_t i = 0; i < length && i < QUOTED_MAX; i += taken) {
		taken = text_escape(text + i, length - i, end);
		end += strlen(end);
	}
	if (length > QUOTED_MAX) {
		memcpy(end, "…", sizeof "…" - 1);
		end += sizeof "…" - 1;
	}
	*end++ = '\'';
	*end = '\0';
	return quote;
}
