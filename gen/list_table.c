/* A table of lists, each of which stands there once; see list_table.h. */
#include "list_table.h"

#include <string.h>

/* Returns how many items of LIST, of which there are COUNT, stand in TABLE from AT on. */
static size_t common_count(const struct list_table *table, size_t at, const char *const *list, size_t count)
{
	size_t common = 0;

	while (common < count && at + common < table->count && !strcmp(table->items[at + common], list[common]))
		common++;
	return common;
}

size_t list_table_add(struct list_table *table, const char *const *list, size_t count)
{
	size_t at = 0;

	while (common_count(table, at, list, count) < count && at < table->count)
		at++;
	if (at == table->count) {
		for (size_t i = 0; i < count; i++)
			ARENA_PUSH(table->arena, table->items, table->count, list[i]);
	}
	return at;
}
