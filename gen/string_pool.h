/* The pool of strings that the tables refer to: each text once, and one that ends another within it. */
#ifndef STRING_POOL_H
#define STRING_POOL_H

#include "arena.h"

#include <stdbool.h>

struct string_pool {
	struct arena *arena;
	struct string *items;
	size_t count;
	size_t size; /* of the pool in bytes, once it is laid out */
};

struct string {
	const char *text;
	size_t offset;
	const struct string *within; /* the string that it ends; NULL where it has a place of its own */
};

/* Adds TEXT, which is kept, not copied. */
void string_pool_add(struct string_pool *pool, const char *text);

/*
 * Gives every string its offset, the same for the same set of texts, in whatever order they came. The empty string is at
 * 0. From here on nothing can be added. items is in the order of the offsets then, but for strings within others.
 */
void string_pool_lay_out(struct string_pool *pool);

/* Returns the offset of TEXT, which must have been added. NULL stands for the empty string. */
size_t string_pool_offset(const struct string_pool *pool, const char *text);

#endif
