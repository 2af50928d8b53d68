/* The pool of strings that the tables refer to; see string_pool.h. */
#include "string_pool.h"

#include <stdlib.h>
#include <string.h>

void string_pool_add(struct string_pool *pool, const char *text)
{
	struct string string = {text, 0, NULL};

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

void string_pool_lay_out(struct string_pool *pool)
{
	string_pool_add(pool, "");
	qsort(pool->items, pool->count, sizeof *pool->items, compare_strings);
	for (size_t i = 0; i < pool->count; i++) {
		struct string *string = &pool->items[i];

		for (size_t j = 0; j < i && !string->within; j++) {
			const struct string *other = &pool->items[j];

			if (!other->within && (ends(other->text, string->text) || !strcmp(other->text, string->text)))
				string->within = other;
		}
		if (string->within) {
			string->offset = string->within->offset + strlen(string->within->text) - strlen(string->text);
		} else {
			string->offset = pool->size;
			pool->size += strlen(string->text) + 1;
		}
	}
}

static int compare_text(const void *text, const void *string)
{
	struct string key = {text, 0, NULL};

	return compare_strings(&key, string);
}

size_t string_pool_offset(const struct string_pool *pool, const char *text)
{
	const struct string *string;

	if (!text)
		return 0;
	string = bsearch(text, pool->items, pool->count, sizeof *pool->items, compare_text);
	return string->offset;
}
