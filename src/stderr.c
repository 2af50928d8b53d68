/* Messages on standard error; see stderr.h. */
#include "stderr.h"

#include "os.h"
#include "utf8.h"

#include <string.h>

enum { QUOTE_MAX = 64 }; /* bytes of the input */

static struct {
	char bytes[1024];
	size_t length;
} buffer;

static void flush(void)
{
	os_write(OS_STDERR, buffer.bytes, buffer.length);
	buffer.length = 0;
}

static void put(char c)
{
	if (buffer.length == sizeof buffer.bytes)
		flush();
	buffer.bytes[buffer.length++] = c;
}

void stderr_begin(void)
{
	stderr_text("ipex-gen: ");
}

void stderr_text(const char *text)
{
	while (*text)
		put(*text++);
}

void stderr_number(unsigned long long number)
{
	if (number > 9)
		stderr_number(number / 10);
	put((char)('0' + number % 10));
}

static void put_escaped(unsigned char byte)
{
	stderr_text("\\x");
	put("0123456789ABCDEF"[byte >> 4]);
	put("0123456789ABCDEF"[byte & 15]);
}

void stderr_quote(const char *text, size_t length)
{
	size_t character;

	put('\'');
	for (size_t i = 0; i < length && i < QUOTE_MAX; i += character) {
		size_t valid = utf8_length(text + i, length - i);

		character = valid ? valid : 1;
		for (size_t j = i; j < i + character; j++) {
			if (!valid || utf8_is_control(text + i))
				put_escaped((unsigned char)text[j]);
			else
				put(text[j]);
		}
	}
	stderr_text(length > QUOTE_MAX ? "…'" : "'");
}

void stderr_end(void)
{
	put('\n');
	flush();
}
