/* Messages on standard error; see stderr.h. */
#include "stderr.h"

#include "buffer.h"
#include "os.h"

#include <stdarg.h>
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
