/* Searching and comparing text; see text.h. */
#include "text.h"

#include "utf8.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

/* Vectors as gcc and clang know them on every machine: sixteen bytes, and two halves to ask which
 * of them are set. */
typedef char block __attribute__((vector_size(16)));
typedef uint64_t halves __attribute__((vector_size(16)));

/* Those of the bytes at TEXT that are WANTED. */
static halves find_in_block(const char *text, block wanted)
{
	block bytes;

	memcpy(&bytes, text, sizeof bytes);
	return (halves)(bytes == wanted);
}

/* Which byte in memory is the first of HALF that is set. */
static int first_set(uint64_t half)
{
	return (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? __builtin_ctzll(half)
							  : __builtin_clzll(half)) /
	       CHAR_BIT;
}

const char *text_find_byte(const char *text, const char *limit, char byte)
{
	const block wanted = (block){ 0 } + byte;
	halves equal;

	for (; limit - text >= (int)(2 * sizeof wanted); text += 2 * sizeof wanted) {
		equal = find_in_block(text, wanted) | find_in_block(text + sizeof wanted, wanted);
		if (equal[0] | equal[1])
			break;
	}
	for (; limit - text >= (int)sizeof wanted; text += sizeof wanted) {
		equal = find_in_block(text, wanted);
		if (equal[0])
			return text + first_set(equal[0]);
		if (equal[1])
			return text + sizeof equal[0] + first_set(equal[1]);
	}
	while (text < limit && *text != byte)
		text++;
	return text;
}

/* Returns a bit for each byte of HALF, all of whose bits are set or none; the first byte in memory
 * is the lowest bit. */
static uint64_t bits_of(uint64_t half)
{
	const uint64_t bit_of_each =
		__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? 0x8040201008040201 : 0x0102040810204080;

	return (half & bit_of_each) * 0x0101010101010101 >> (sizeof half - 1) * CHAR_BIT;
}

uint64_t text_find_digits(const char *text)
{
	typedef unsigned char unsigned_block __attribute__((vector_size(16)));
	uint64_t found = 0;

	for (unsigned i = 0; i < TEXT_BITS; i += sizeof(block)) {
		unsigned_block bytes, lower;
		halves digits;

		memcpy(&bytes, text + i, sizeof bytes);
		lower = bytes | 0x20;
		digits = (halves)((bytes - '0' < 10) | (lower - 'a' < 6) | (lower == 'x'));
		found |= (bits_of(digits[0]) | bits_of(digits[1]) << sizeof digits[0]) << i;
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

bool text_has_item(const char *list, char separator, const char *item)
{
	const size_t item_length = strlen(item);

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
	return text + strspn(text, " \t\n\v\f\r");
}

bool text_is_digits(const char *text)
{
	return *text && !text[strspn(text, "0123456789")];
}

size_t text_escape(const char *text, size_t length, char character[TEXT_CHARACTER_SIZE])
{
	static const char digits[] = "0123456789ABCDEF";
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
	character[2] = digits[(unsigned char)*text >> 4];
	character[3] = digits[*text & 15];
	character[4] = '\0';
	return 1;
}
