/* Near misses: words that were meant, but for a slip of the hand. */
#ifndef NEAR_H
#define NEAR_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Returns whether the A_LENGTH bytes at A are one slip away from the B_LENGTH bytes at B, in either case: a byte too many,
 * too few or another one, or two that have changed places. What is the same is near, too.
 */
bool is_near(const char *a, size_t a_length, const char *b, size_t b_length);

#endif
