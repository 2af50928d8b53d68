/* A table of lists, each of which stands there once: one that is part of another, within it. */
#ifndef LIST_TABLE_H
#define LIST_TABLE_H

#include "arena.h"

struct list_table {
	struct arena *arena;
	const char **items; /* one list's behind the other's, each as the text that is written for it */
	size_t count;
};

/*
 * Returns where in TABLE the COUNT items at LIST stand one behind the other. They are appended where they do not yet, and
 * kept, not copied. A list without items stands at 0.
 */
size_t list_table_add(struct list_table *table, const char *const *list, size_t count);

#endif
