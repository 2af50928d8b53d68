/* Did you mean …? The known names that are closest to a wrong one. */
#ifndef SUGGEST_H
#define SUGGEST_H

#include <stddef.h>

enum { SUGGESTIONS_MAX = 3 };

/* Begin with suggest_begin. */
struct suggestions {
	const char *word; /* the wrong name, of word_length bytes */
	size_t word_length;
	unsigned count;
	unsigned distance; /* of all of them: the smallest so far */
	struct suggestion {
		const char *text; /* not terminated */
		size_t length;
	} items[SUGGESTIONS_MAX];
};

/* Begins, without any, for the LENGTH bytes at WORD, which are kept, not copied. */
void suggest_begin(struct suggestions *suggestions, const char *word, size_t length);

/*
 * Returns how far the WORD_LENGTH bytes at WORD are from the KNOWN_LENGTH bytes at KNOWN: the
 * number of bytes inserted, deleted, replaced or swapped with a neighbour, at most 2; 1 also if
 * KNOWN begins with WORD, at least three bytes of it; 3 if they are not close. Letters compare in
 * either case.
 */
unsigned suggest_distance(
	const char *word, size_t word_length, const char *known, size_t known_length);

/*
 * Adds NAME, of LENGTH bytes, to SUGGESTIONS if DISTANCE is close and no farther than those it has;
 * farther ones go. A name is added once. NAME is kept, not copied.
 */
void suggest_add(
	struct suggestions *suggestions, const char *name, size_t length, unsigned distance);

/* The same, with the distance between the word and the first PART bytes of NAME. */
void suggest_part(struct suggestions *suggestions, const char *name, size_t length, size_t part);

/* The same for NAME, which is terminated, and all of it. */
void suggest_name(struct suggestions *suggestions, const char *name);

#endif
