/* Searching and comparing text; see text.h. */
#include "text.h"

#include "utf8.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

const char text_upper_digits[] = "0123456789ABCDEF", text_lower_digits[] = "0123456789abcdef";

/* clang-format off */
const signed char text_digit_values[UCHAR_MAX + 1] = {
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	0, 1, 2, 3, 4, 5, 6, 7, 8, 9, -1, -1, -1, -1, -1, -1,
	-1, 10, 11, 12, 13, 14, 15, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, 10, 11, 12, 13, 14, 15, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
};
/* clang-format on */

/* Vectors as gcc and clang have them on every machine; comparing two gives bytes of all ones and of
 * zeros. */
typedef signed char block __attribute__((vector_size(16)));
typedef char char_block __attribute__((vector_size(16)));
typedef unsigned char unsigned_block __attribute__((vector_size(16)));
typedef uint64_t halves __attribute__((vector_size(16)));

static inline block load(const char *text)
{
	block bytes;

	memcpy(&bytes, text, sizeof bytes);
	return bytes;
}

#ifndef __SSE2__
/* Returns a bit for each byte of HALF, all of whose bits are set or none; the first byte in memory
 * is the lowest bit. */
static uint64_t bits_of_half(uint64_t half)
{
	const uint64_t bit_of_each =
		__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? 0x8040201008040201 : 0x0102040810204080;

	return (half & bit_of_each) * 0x0101010101010101 >> (sizeof half - 1) * CHAR_BIT;
}
#endif

/* Returns a bit for each byte of SET. One instruction of x86 does it, which compilers do not find.
 */
static inline unsigned bits_of(block set)
{
#ifdef __SSE2__
	return (unsigned)__builtin_ia32_pmovmskb128((char_block)set);
#else
	const halves both = (halves)set;

	return (unsigned)(bits_of_half(both[0]) | bits_of_half(both[1]) << sizeof both[0]);
#endif
}

/* The bytes to find: those that are equal to one, or all but printable ASCII that JSON has as it
 * is.
 */
static inline block equal_to(block bytes, signed char byte)
{
	return (block)(bytes == byte);
}

static inline block not_plain(block bytes, signed char unused)
{
	(void)unused;
	return (block)((bytes < ' ') | (bytes == 0x7F) | (bytes == '"') | (bytes == '\\'));
}

/* Returns the first byte from TEXT on that IS_WANTED, or LIMIT if it does not come before that.
 * With -Os, gcc would call IS_WANTED for each block. */
static inline __attribute__((always_inline)) const char *find(const char *text, const char *limit,
	block (*is_wanted)(block bytes, signed char byte), signed char byte)
{
	const size_t length = (size_t)(limit - text);
	unsigned found;

	if (length < sizeof(block)) {
		block bytes = { 0 };

		memcpy(&bytes, text, length);
		found = bits_of(is_wanted(bytes, byte)) & ((1U << length) - 1);
		return found ? text + __builtin_ctz(found) : limit;
	}
	for (; text < limit; text += sizeof(block)) {
		if (limit - text < (int)sizeof(block))
			text = limit - sizeof(block); /* what has been searched has none */
		found = bits_of(is_wanted(load(text), byte));
		if (found)
			return text + __builtin_ctz(found);
	}
	return limit;
}

const char *text_find_byte(const char *text, const char *limit, char byte)
{
	return find(text, limit, equal_to, (signed char)byte);
}

size_t text_plain_length(const char *text, size_t length)
{
	return (size_t)(find(text, text + length, not_plain, 0) - text);
}

/* Returns the bits of one block for text_find_marks. */
ALWAYS_INLINE uint64_t marks_of(const char *text)
{
	const block bytes = load(text);

	return bits_of((block)((bytes == ':') | (bytes == '\n')));
}

uint64_t text_find_marks(const char *text)
{
	/* Written out: with -Os, a loop takes a line of lspci from 385 instructions to 439. */
	return marks_of(text) | marks_of(text + 16) << 16 | marks_of(text + 32) << 32 |
	       marks_of(text + 48) << 48;
}

uint64_t text_find_digits(const char *text)
{
	uint64_t found = 0;

	for (unsigned i = 0; i < TEXT_BITS; i += sizeof(block)) {
		const unsigned_block bytes = (unsigned_block)load(text + i);
		const unsigned_block lower = bytes | 0x20;

		found |= (uint64_t)bits_of(
				 (block)((bytes - '0' < 10) | (lower - 'a' < 6) | (lower == 'x')))
		         << i;
	}
	return found;
}

size_t text_item_length(const char *list, char separator)
{
	size_t length = 0;

	while (list[length] && list[length] != separator)
		length++;
	return length;
}

bool text_is_same(const char *a, const char *b)
{
	return !strcasecmp(a, b);
}

bool text_has_item(const char *list, char separator, const char *item, size_t item_length)
{
	while (*list) {
		const size_t length = text_item_length(list, separator);

		if (length == item_length && !strncasecmp(list, item, length))
			return true;
		list += length;
		list += *list == separator;
		list += *list == ' ';
	}
	return false;
}

const char *text_skip_blanks(const char *text)
{
	while (*text == ' ' || (*text >= '\t' && *text <= '\r'))
		text++;
	return text;
}

bool text_is_digits(const char *text)
{
	const char *end = text;

	while (*end >= '0' && *end <= '9')
		end++;
	return end > text && !*end;
}

size_t text_escape(const char *text, size_t length, char character[TEXT_CHARACTER_SIZE])
{
	const size_t valid = utf8_length(text, length);

	if (*text == '\t') {
		memcpy(character, " ", 2);
		return 1;
	}
	if (valid && !utf8_is_control(text)) {
		memcpy(character, text, valid);
		character[valid] = '\0';
		return valid;
	}
	memcpy(character, "\\x", 2);
	character[2] = text_upper_digits[(unsigned char)*text >> 4];
	character[3] = text_upper_digits[*text & 15];
	character[4] = '\0';
	return 1;
}
