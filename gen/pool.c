/* Texts and lists, each stored once; see pool.h. */
#include "pool.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct text_number {
	const char *text; /* NULL in a free slot */
	size_t number;
};

/* FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
static uint32_t hash(const char *text)
{
	uint32_t value = 2166136261U;

	for (; *text; text++)
		value = (value ^ (unsigned char)*text) * 16777619U;
	return value;
}

/* The slot of TEXT in SET, which has a free one. */
static struct text_number *find_slot(const struct text_set *set, const char *text)
{
	size_t i = hash(text) & (set->slot_count - 1);

	while (set->slots[i].text && strcmp(set->slots[i].text, text) != 0)
		i = (i + 1) & (set->slot_count - 1);
	return &set->slots[i];
}

static void grow(struct text_set *set)
{
	struct text_set larger = { .arena = set->arena,
		.slot_count = set->slot_count ? set->slot_count * 4 : 64,
		.count = set->count };

	larger.slots = arena_allocate(set->arena, larger.slot_count * sizeof *larger.slots);
	for (size_t i = 0; i < set->slot_count; i++) {
		if (set->slots[i].text)
			*find_slot(&larger, set->slots[i].text) = set->slots[i];
	}
	*set = larger;
}

size_t text_set_add(struct text_set *set, const char *text, size_t number)
{
	struct text_number *slot;

	if (set->count * 2 >= set->slot_count)
		grow(set);
	slot = find_slot(set, text);
	if (!slot->text) {
		*slot = (struct text_number){ text, number };
		set->count++;
	}
	return slot->number;
}

long text_set_find(const struct text_set *set, const char *text)
{
	const struct text_number *slot = set->slot_count ? find_slot(set, text) : NULL;

	return slot && slot->text ? (long)slot->number : TEXT_ABSENT;
}

size_t pool_add(struct pool *pool, const char *text)
{
	size_t end = pool->size ? pool->size : 1, offset;

	if (!text || !*text)
		return 0;
	offset = text_set_add(&pool->offsets, text, end);
	if (offset == end) {
		ARENA_PUSH(pool->offsets.arena, pool->items, pool->count, text);
		pool->size = end + strlen(text) + 1;
	}
	return offset;
}

/* Compares the texts at A and B from their ends on. */
static int compare_ends(const void *a, const void *b)
{
	const char *x = *(const char *const *)a, *y = *(const char *const *)b;
	size_t i = strlen(x), j = strlen(y);

	while (i && j) {
		if (x[--i] != y[--j])
			return (unsigned char)x[i] < (unsigned char)y[j] ? -1 : 1;
	}
	return (i > 0) - (j > 0);
}

void pool_share_ends(struct pool *pool)
{
	struct pool shared = { .offsets = { .arena = pool->offsets.arena }, .size = 1 };
	const char *longer = "";

	if (pool->count)
		qsort(pool->items, pool->count, sizeof *pool->items, compare_ends);
	for (size_t i = pool->count; i-- > 0; longer = pool->items[i]) {
		const char *text = pool->items[i];
		const size_t length = strlen(text), longer_length = strlen(longer);

		if (longer_length > length && !strcmp(longer + longer_length - length, text)) {
			text_set_add(&shared.offsets, text,
				(size_t)text_set_find(&shared.offsets, longer) + longer_length -
					length);
		} else {
			pool_add(&shared, text);
		}
	}
	*pool = shared;
}

size_t list_table_push(struct list_table *table, const char *item)
{
	ARENA_PUSH(table->arena, table->items, table->count, item);
	return table->count - 1;
}

size_t list_table_add(struct list_table *table, const char *const *list, size_t count)
{
	const char *key = arena_join(table->arena, list, count, '\n');
	size_t end = table->count, at;

	if (!count)
		return 0;
	at = text_set_add(&table->lists, key, end);
	for (size_t i = 0; i < count && at == end; i++)
		list_table_push(table, list[i]);
	return at;
}
