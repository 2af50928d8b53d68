/* The value of a field as plain text. */
#ifndef PRINT_VALUE_H
#define PRINT_VALUE_H

#include "fields.h"
#include "output.h"

/*
 * Prints VALUE: "-" if it is empty. In a text from outside, tabs become blanks, and control
 * characters and bytes that are not UTF-8 become \xHH.
 */
void print_value(struct output *output, const struct value *value);

#endif
