/* The value of a field as plain text. */
#ifndef PRINT_VALUE_H
#define PRINT_VALUE_H

#include "fields.h"
#include "output.h"

/*
 * Prints the LENGTH bytes at TEXT so that they are safe: tabs become blanks, and control characters
 * and bytes that are not UTF-8 become \xHH. IS_QUOTED: a backslash comes before each backslash and
 * quotation mark.
 */
void print_text(struct output *output, const char *text, size_t length, bool is_quoted);

/* Prints VALUE: "-" if it is empty. */
void print_value(struct output *output, const struct value *value);

#endif
