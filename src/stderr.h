/* Messages on standard error: put together piece by piece, safe to show on a terminal. Knows
 * nothing of what they say. */
#ifndef STDERR_H
#define STDERR_H

#include <stddef.h>

/* Begins a message: "ipex-gen: ". */
void stderr_begin(void);

/* Goes on with TEXT, which is the tool's own. */
void stderr_text(const char *text);

/* Goes on with NUMBER in decimal. */
void stderr_number(unsigned long long number);

/*
 * Goes on with the LENGTH bytes at TEXT, which came from outside, in quotation marks: cut where
 * they are many, control characters and what is no UTF-8 as \xHH.
 */
void stderr_quote(const char *text, size_t length);

/* Ends the message and writes it. That it cannot be written is nothing that could be reported. */
void stderr_end(void);

#endif
