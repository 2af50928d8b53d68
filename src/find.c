/* Finding a byte in many; see find.h. */
#include "find.h"

#include <stdint.h>
#include <string.h>

/* Vectors as gcc and clang know them on every machine: sixteen bytes, and the two halves to ask whether any of them is set. */
typedef char block __attribute__((vector_size(16)));
typedef uint64_t halves __attribute__((vector_size(16)));

const char *find_byte(const char *text, const char *limit, char byte)
{
	const block wanted = (block){0} + byte;
	block bytes;

	for (; limit - text >= (int)sizeof bytes; text += sizeof bytes) {
		halves equal;

		memcpy(&bytes, text, sizeof bytes);
		equal = (halves)(bytes == wanted);
		if (equal[0])
			break;
		if (equal[1]) {
			text += sizeof bytes / 2;
			break;
		}
	}
	while (text < limit && *text != byte)
		text++;
	return text;
}
