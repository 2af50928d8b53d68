/* What the generated tables share: texts and lists, each stored once. */
#ifndef POOL_H
#define POOL_H

#include "arena.h"

#include <stddef.h>

/* Texts with a number each, found by hash. Set the arena, and nothing else, to begin with. */
struct text_set {
	struct arena *arena;
	struct text_number *slots;
	size_t slot_count, count;
};

/* Returns the number of TEXT in SET. If it is new it gets NUMBER, and is kept, not copied. */
size_t text_set_add(struct text_set *set, const char *text, size_t number);

enum { TEXT_ABSENT = -1 };

/* Returns the number of TEXT in SET, or TEXT_ABSENT. */
long text_set_find(const struct text_set *set, const char *text);

/* The strings of the tables, one after the other. The empty string, at offset 0, is not in items.
 * Set the arena of the offsets, and nothing else, to begin with. */
struct pool {
	struct text_set offsets;
	const char **items;
	size_t count;
	size_t size; /* in bytes, with all NULs; 0 without any items */
};

/* Returns the offset of TEXT, which is kept, not copied. NULL is the empty string. */
size_t pool_add(struct pool *pool, const char *text);

/* Moves the texts that end other texts into those. All offsets change; none may be new after that.
 */
void pool_share_ends(struct pool *pool);

/* A table of lists, each stored once. Set the two arenas, and nothing else, to begin with. */
struct list_table {
	struct arena *arena;
	struct text_set lists;
	const char **items; /* one list after the other, each item as it is written */
	size_t count;
};

/* Appends ITEM, which is kept, not copied, and returns its index. */
size_t list_table_push(struct list_table *table, const char *item);

/*
 * Returns the index in TABLE at which the COUNT items at LIST follow one another. They are appended
 * if the table does not have this list, and kept, not copied. A list without items is at 0.
 */
size_t list_table_add(struct list_table *table, const char *const *list, size_t count);

#endif
