/* Finding a byte in many; see find.h. */
#include "find.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

/* Vectors as gcc and clang know them on every machine: sixteen bytes, and two halves to ask which of them are set. */
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
	return (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? __builtin_ctzll(half) : __builtin_clzll(half)) / CHAR_BIT;
}

const char *find_byte(const char *text, const char *limit, char byte)
{
	const block wanted = (block){0} + byte;
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
