/* UTF-8, the length and kind of a character; see utf8.h. */
#include "utf8.h"

#include <string.h>

size_t utf8_length(const char *text, size_t left)
{
	/* RFC 3629, section 4: ranges of the first and the second byte, and the length. */
	static const struct {
		unsigned char first, first_last, second, second_last, length;
	} forms[] = {
		{ 0x00, 0x7F, 0x00, 0xFF, 1 },
		{ 0xC2, 0xDF, 0x80, 0xBF, 2 },
		{ 0xE0, 0xE0, 0xA0, 0xBF, 3 },
		{ 0xE1, 0xEC, 0x80, 0xBF, 3 },
		{ 0xED, 0xED, 0x80, 0x9F, 3 },
		{ 0xEE, 0xEF, 0x80, 0xBF, 3 },
		{ 0xF0, 0xF0, 0x90, 0xBF, 4 },
		{ 0xF1, 0xF3, 0x80, 0xBF, 4 },
		{ 0xF4, 0xF4, 0x80, 0x8F, 4 },
	};
	const unsigned char *bytes = (const unsigned char *)text;

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		size_t length = forms[i].length;

		if (left < length || *bytes < forms[i].first || *bytes > forms[i].first_last)
			continue;
		if (length > 1 && (bytes[1] < forms[i].second || bytes[1] > forms[i].second_last))
			continue;
		for (size_t j = 2; j < length; j++) {
			if ((bytes[j] & 0xC0) != 0x80)
				return 0;
		}
		return length;
	}
	return 0;
}

bool utf8_is_control(const char *text)
{
	unsigned char first = (unsigned char)text[0];

	return first < 0x20 || first == 0x7F || (first == 0xC2 && (unsigned char)text[1] < 0xA0);
}

size_t utf8_remove_marks(char *to, size_t size, const char *text)
{
	static const char registered[] = "®", trade[] = "™";
	size_t length = 0;

	while (*text && length + 1 < size) {
		if (!strncmp(text, registered, sizeof registered - 1))
			text += sizeof registered - 1;
		else if (!strncmp(text, trade, sizeof trade - 1))
			text += sizeof trade - 1;
		else if (*text == ' ' && length && to[length - 1] == ' ')
			text++;
		else
			to[length++] = *text++;
	}
	to[length] = '\0';
	return length;
}
