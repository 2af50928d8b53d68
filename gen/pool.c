/* The pool of strings that the tables refer to; see pool.h. */
#include "pool.h"

#include <stdlib.h>
#include <string.h>

void pool_add(struct pool *pool, const char *text)
{
	struct string string = { text, 0, NULL };

	ARENA_PUSH(pool->arena, pool->items, pool->count, string);
}

/* The longest first, so that what ends another comes behind it; the empty one before all. */
static int compare_strings(const void *a, const void *b)
{
	const char *x = ((const struct string *)a)->text, *y = ((const struct string *)b)->text;
	size_t x_length = strlen(x), y_length = strlen(y);

	if (x_length == y_length)
		return strcmp(x, y);
	if (!x_length || !y_length)
		return x_length ? 1 : -1;
	return x_length > y_length ? -1 : 1;
}

static bool ends(const char *text, const char *end)
{
	size_t length = strlen(text), end_length = strlen(end);

	return end_length && end_length <= length && !strcmp(text + length - end_length, end);
}

void pool_lay_out(struct pool *pool)
{
	pool_add(pool, "");
	qsort(pool->items, pool->count, sizeof *pool->items, compare_strings);
	for (size_t i = 0; i < pool->count; i++) {
		struct string *string = &pool->items[i];

		for (size_t j = 0; j < i && !string->within; j++) {
			const struct string *other = &pool->items[j];

			if (!other->within && (ends(other->text, string->text) ||
						      !strcmp(other->text, string->text)))
				string->within = other;
		}
		if (string->within) {
			string->offset = string->within->offset + strlen(string->within->text) -
			                 strlen(string->text);
		} else {
			string->offset = pool->size;
			pool->size += strlen(string->text) + 1;
		}
	}
}

static int compare_text(const void *text, const void *string)
{
	struct string key = { text, 0, NULL };

	return compare_strings(&key, string);
}

size_t pool_offset(const struct pool *pool, const char *text)
{
	const struct string *string;

	if (!text)
		return 0;
	string = bsearch(text, pool->items, pool->count, sizeof *pool->items, compare_text);
	return string->offset;
}

/* Returns how many items of the COUNT at LIST are in TABLE from AT on. */
static size_t common_count(
	const struct list_table *table, size_t at, const char *const *list, size_t count)
{
	size_t common = 0;

	while (common < count && at + common < table->count &&
		!strcmp(table->items[at + common], list[common]))
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
