/* Memory that lives until the pages are compiled. It is freed all at once. */
#ifndef ARENA_H
#define ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena {
	struct arena_block *blocks;
};

/*
 * Returns SIZE zeroed bytes, aligned for any type, that belong to ARENA. If there is
 * not enough memory, prints a message to standard error and exits with status 1.
 */
void *arena_allocate(struct arena *arena, size_t size);

/* Returns a copy of the LENGTH bytes at TEXT, terminated by a NUL. */
char *arena_copy(struct arena *arena, const char *text, size_t length);

/* Returns the COUNT texts at TEXTS with SEPARATOR between. */
char *arena_join(struct arena *arena, const char *const *texts, size_t count, char separator);

/* Returns FORMAT with its ARGUMENTS, as vprintf would print it. */
char *arena_format(struct arena *arena, const char *format, va_list arguments);

/* Returns ARRAY with room for one more element of SIZE bytes after its COUNT: itself, or a larger
 * copy. */
void *arena_grow(struct arena *arena, void *array, size_t count, size_t size);

/* Appends VALUE to ARRAY, which has COUNT elements, and increments COUNT. */
#define ARENA_PUSH(arena, array, count, value)                                                     \
	do {                                                                                       \
		(array) = arena_grow((arena), (array), (count), sizeof *(array));                  \
		(array)[(count)++] = (value);                                                      \
	} while (0)

/* Frees all memory of ARENA. */
void arena_free(struct arena *arena);

#endif
