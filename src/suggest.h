/* Did you mean …? The known names that are closest to a wrong one. */
#ifndef SUGGEST_H
#define SUGGEST_H

#include <stddef.h>

enum { SUGGESTIONS_MAX = 3 };

struct suggestions {
	unsigned count;
	unsigned distance; /* of all of them: the smallest so far */
	struct suggestion {
		const char *text; /* not terminated */
		size_t length;
	} items[SUGGESTIONS_MAX];
};

/*
 * Returns how far the WORD_LENGTH bytes at WORD are from the KNOWN_LENGTH bytes at KNOWN: the
 * number of bytes inserted, deleted, replaced or swapped with a neighbour, at most 2; 1 also if
 * KNOWN begins with WORD, at least three bytes of it; 3 if they are not close. Letters compare in
 * either case.
 */
unsigned suggest_distance(
	const char *word, size_t word_length, const char *known, size_t known_length);

/*
 * Adds NAME, of NAME_LENGTH bytes, to SUGGESTIONS, which begins zeroed, if DISTANCE is close and no
 * farther than those it has; farther ones go. A name is added once. NAME is kept, not copied.
 */
void suggest_add(
	struct suggestions *suggestions, const char *name, size_t name_length, unsigned distance);

/* Considers KNOWN, which is terminated, as the name that WORD, of WORD_LENGTH bytes, should be. */
void suggest_consider(
	struct suggestions *suggestions, const char *word, size_t word_length, const char *known);

#endif
