/* Memory that lives until the pages are compiled; see arena.h. */
#include "arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct arena_block {
	struct arena_block *next;
	max_align_t data[];
};

void *arena_allocate(struct arena *arena, size_t size)
{
	struct arena_block *block = NULL;

	if (size <= SIZE_MAX - sizeof *block)
		block = calloc(1, sizeof *block + size);
	if (!block) {
		fprintf(stderr, "compile-tables: out of memory\n");
		exit(EXIT_FAILURE);
	}
	block->next = arena->blocks;
	arena->blocks = block;
	return block->data;
}

char *arena_copy(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_allocate(arena, length + 1);

	memcpy(copy, text, length);
	return copy;
}

char *arena_join(struct arena *arena, const char *const *texts, size_t count, char separator)
{
	size_t size = 1;
	char *joined, *to;

	for (size_t i = 0; i < count; i++)
		size += strlen(texts[i]) + 1;
	joined = to = arena_allocate(arena, size);
	for (size_t i = 0; i < count; i++) {
		if (i)
			*to++ = separator;
		to = strcpy(to, texts[i]) + strlen(texts[i]);
	}
	return joined;
}

char *arena_format(struct arena *arena, const char *format, va_list arguments)
{
	va_list again;
	int length;
	char *text;

	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format,
		again); /* NOLINT(clang-analyzer-valist.Uninitialized): va_copy did */
	va_end(again);
	if (length < 0)
		length = 0;
	text = arena_allocate(arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, arguments);
	return text;
}

/* The capacity is the count rounded up to a power of two, so that no array has to store it. */
void *arena_grow(struct arena *arena, void *array, size_t count, size_t size)
{
	void *larger;

	if (count & (count - 1))
		return array;
	if (count > SIZE_MAX / size / 2)
		return arena_allocate(arena, SIZE_MAX);
	larger = arena_allocate(arena, (count ? count * 2 : 1) * size);
	if (count)
		memcpy(larger, array, count * size);
	return larger;
}

void arena_free(struct arena *arena)
{
	while (arena->blocks) {
		struct arena_block *next = arena->blocks->next;

		free(arena->blocks);
		arena->blocks = next;
	}
}
