/* Searching and comparing text; see text.h. */
#include "text.h"

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

static bool is_same_letter(const char *a, const char *b)
{
	return !strncasecmp(a, b, 1);
}

/* Returns whether at most EDITS edits turn A into B. Tries each at the first difference, so EDITS
 * must be small. */
static bool is_within(
	const char *a, size_t a_length, const char *b, size_t b_length, unsigned edits)
{
	while (a_length && b_length && is_same_letter(a, b)) {
		a++;
		a_length--;
		b++;
		b_length--;
	}
	if (!a_length && !b_length)
		return true;
	if (!edits)
		return false;
	edits--;
	if (a_length > 1 && b_length > 1 && is_same_letter(a, b + 1) && is_same_letter(a + 1, b) &&
		is_within(a + 2, a_length - 2, b + 2, b_length - 2, edits))
		return true;
	return (a_length && b_length &&
		       is_within(a + 1, a_length - 1, b + 1, b_length - 1, edits)) ||
	       (a_length && is_within(a + 1, a_length - 1, b, b_length, edits)) ||
	       (b_length && is_within(a, a_length, b + 1, b_length - 1, edits));
}

bool text_is_close(const char *word, size_t word_length, const char *known, size_t known_length)
{
	enum { BEGINNING_MIN = 3, EDITS_MAX = 2, LETTERS_PER_EDIT = 3 };
	const size_t longer = word_length > known_length ? word_length : known_length;
	const size_t edits = longer / LETTERS_PER_EDIT;

	if (word_length >= BEGINNING_MIN && word_length <= known_length &&
		!strncasecmp(word, known, word_length))
		return true;
	return is_within(word, word_length, known, known_length,
		edits < EDITS_MAX ? (unsigned)edits : EDITS_MAX);
}
