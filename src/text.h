/* Searching and comparing text. Knows nothing of what the text says. */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Returns the first BYTE from TEXT on, or LIMIT if it does not come before that. */
const char *text_find_byte(const char *text, const char *limit, char byte);

enum { TEXT_BITS = 64 };

/* Returns a bit for each of the TEXT_BITS bytes at TEXT, the first one the lowest: whether it is a
 * hexadecimal digit, or the x of 0x. */
uint64_t text_find_digits(const char *text);

/* Returns the length of the item at the beginning of LIST ("12.71.0 12.71.4"): up to SEPARATOR, or
 * to the NUL. */
size_t text_item_length(const char *list, char separator);

/* Returns whether A and B are the same text, in either case. */
bool text_is_same(const char *a, const char *b);

/*
 * Returns whether WORD, of WORD_LENGTH bytes, is close to KNOWN, of KNOWN_LENGTH: at most two edits
 * away (a byte inserted, deleted or replaced, or two neighbours swapped) and no more than a third
 * of the longer one, or the beginning of KNOWN, at least three bytes long. Letters compare in
 * either case. Equal words are close.
 */
bool text_is_close(const char *word, size_t word_length, const char *known, size_t known_length);

#endif
