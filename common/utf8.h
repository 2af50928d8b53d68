/* UTF-8 as RFC 3629 defines it. */
#ifndef UTF8_H
#define UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* Returns the length in bytes of the character at TEXT, which has LEFT bytes; 0 if it is not valid.
 */
size_t utf8_length(const char *text, size_t left);

/* Returns whether the valid character at TEXT is a control character: C0, DEL or C1. */
bool utf8_is_control(const char *text);

/*
 * Copies TEXT to TO, which has SIZE bytes and may be TEXT, without the marks of registration and
 * trade, and without a blank after another one. Cuts what does not fit. Returns its length.
 */
size_t utf8_remove_marks(char *to, size_t size, const char *text);

#endif
