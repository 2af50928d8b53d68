/* Searching and comparing text. Knows nothing of what the text says. */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The digits of hexadecimal numbers. */
extern const char text_upper_digits[], text_lower_digits[];

/* The value of each hexadecimal digit in ASCII; -1 for all other bytes. */
extern const signed char text_digit_values[];

/* Returns whether BYTE is a decimal digit. */
static inline bool text_is_digit(char byte)
{
	return (unsigned char)(byte - '0') < 10;
}

/* Returns whether BYTE is a hexadecimal digit. */
static inline bool text_is_hex_digit(char byte)
{
	return text_is_digit(byte) || (unsigned char)((byte | 0x20) - 'a') < 6;
}

/* Returns whether BYTE belongs to a word: a letter or a digit. */
static inline bool text_is_word(char byte)
{
	return text_is_digit(byte) || (unsigned char)((byte | 0x20) - 'a') < 26;
}

/* Returns the value of the hexadecimal DIGIT; a number above UINT16_MAX for another byte. */
static inline unsigned text_digit_value(char digit)
{
	return (unsigned)text_digit_values[(unsigned char)digit];
}

/* For functions that every line of a long input needs: with -Os, gcc would not inline them. */
#define ALWAYS_INLINE static inline __attribute__((always_inline))

/* Returns the number that two digits at TEXT are; a number above UINT16_MAX if they are not. */
ALWAYS_INLINE unsigned text_read_byte(const char *text)
{
	return text_digit_value(text[0]) << 4 | text_digit_value(text[1]);
}

/* The same for four. */
ALWAYS_INLINE unsigned text_read_number(const char *text)
{
	return text_read_byte(text) << 8 | text_read_byte(text + 2);
}

/* Returns the first BYTE from TEXT on, or LIMIT if it does not come before that. */
const char *text_find_byte(const char *text, const char *limit, char byte);

/* Returns how many of the LENGTH bytes at TEXT, from the first on, are printable ASCII other than
 * the quotation mark and the backslash. */
size_t text_plain_length(const char *text, size_t length);

enum { TEXT_BITS = 64 };

/* Returns a bit for each of the TEXT_BITS bytes at TEXT, the first one the lowest: whether it is a
 * colon or a line end. */
uint64_t text_find_marks(const char *text);

/* The same: whether it is a hexadecimal digit, or the x of 0x. */
uint64_t text_find_digits(const char *text);

/* Returns the length of the item at the beginning of LIST ("12.71.0 12.71.4"): up to SEPARATOR, or
 * to the NUL. */
size_t text_item_length(const char *list, char separator);

/* Returns whether LIST, whose items SEPARATOR and perhaps a blank separate, has the LENGTH bytes at
 * ITEM, in either case. */
bool text_has_item(const char *list, char separator, const char *item, size_t length);

/* Returns what follows the white space at TEXT. */
const char *text_skip_blanks(const char *text);

/* Returns whether TEXT is decimal digits alone, at least one. */
bool text_is_digits(const char *text);

enum { TEXT_CHARACTER_SIZE = 8 };

/*
 * Writes the character at TEXT, which has LENGTH bytes, to CHARACTER, with a NUL, so that it is
 * safe to print: a tab as a blank, a control character or a byte that is not UTF-8 as \xHH (the
 * first byte of it). Returns how many bytes of TEXT that was.
 */
size_t text_escape(const char *text, size_t length, char character[TEXT_CHARACTER_SIZE]);

/* Returns whether A and B are the same text, in either case. */
bool text_is_same(const char *a, const char *b);

#endif
