/*
 * Texts that repeat the same words, made smaller: each word is stored once, and one byte stands for it. Any run of bytes
 * may be a word.
 */
#ifndef PACK_H
#define PACK_H

#include "arena.h"
#include "tables.h"

struct pack {
	struct arena *arena;
	struct packed *items;
	size_t count;
	const char *words[PACKED_WORD_MAX + 1]; /* what each byte stands for, packed as well; words[0] is none */
	size_t word_count; /* with that one */
};

struct packed {
	const char *text;   /* as it was added */
	const char *packed; /* with a byte from 1 to PACKED_WORD_MAX for each word */
};

/* Adds TEXT, which is kept, not copied. It has no control characters: pages with them are refused, and tabs become blanks. */
void pack_add(struct pack *pack, const char *text);

/*
 * Chooses the words and packs every text: the same for the same set of texts, in whatever order they came. A word is only
 * made of others that it is not part of. From here on nothing can be added.
 */
void pack_all(struct pack *pack);

/* Returns TEXT packed, which must have been added. NULL, for no text, stays NULL. */
const char *pack_find(const struct pack *pack, const char *text);

#endif
