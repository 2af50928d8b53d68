/* What the generated tables share: strings, each stored once, and lists, each stored once. */
#ifndef POOL_H
#define POOL_H

#include "arena.h"

#include <stdbool.h>

struct pool {
	struct arena *arena;
	struct string *items;
	size_t count;
	size_t size; /* of the pool in bytes, once it is laid out */
};

struct string {
	const char *text;
	size_t offset;
	const struct string
		*within; /* the string that it ends; NULL where it has a place of its own */
};

/* Adds TEXT, which is kept, not copied. */
void pool_add(struct pool *pool, const char *text);

/*
 * Gives every string its offset, the same for the same set of texts, in whatever order they came.
 * The empty string is at 0. From here on nothing can be added. items is in the order of the offsets
 * then, but for strings within others.
 */
void pool_lay_out(struct pool *pool);

/* Returns the offset of TEXT, which must have been added. NULL stands for the empty string. */
size_t pool_offset(const struct pool *pool, const char *text);

/* A table of lists, each stored once: a list that is part of another is stored within it. */
struct list_table {
	struct arena *arena;
	const char *
		*items; /* one list after the other, each item as the text that is written for it */
	size_t count;
};

/*
 * Returns the index in TABLE at which the COUNT items at LIST follow one another. They are appended
 * if the table does not have them, and kept, not copied. A list without items is at 0.
 */
size_t list_table_add(struct list_table *table, const char *const *list, size_t count);

#endif
