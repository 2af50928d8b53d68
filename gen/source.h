/* The bytes of one page and the places in it. Knows no Markdown. */
#ifndef SOURCE_H
#define SOURCE_H

#include "arena.h"

#include <stdbool.h>

/*
 * A place in a source is a pointer into its text. The text is terminated by a NUL and, once it is
 * checked, has no other NUL in it.
 */
struct source {
	const char *path; /* as it was given */
	unsigned number;  /* where it stands among the sources of a run */
	char *text;       /* begins behind a byte-order mark */
	size_t length;
};

/*
 * Reads the file PATH to its end into memory of ARENA. Returns false with errno set where it cannot
 * be opened or read. PATH is kept, not copied. The number is left to the caller.
 */
bool source_read(struct source *source, struct arena *arena, const char *path);

/* Makes a source of the LENGTH bytes at TEXT, copied into ARENA, named PATH. The number is left to
 * the caller. */
void source_from_memory(struct source *source, struct arena *arena, const char *path,
	const char *text, size_t length);

/* Returns the last part of the path of SOURCE: the file's name. */
const char *source_name(const struct source *source);

/* Returns how many lines end between the places FROM and TO of one source. */
unsigned source_line_ends(const char *from, const char *to);

/* Returns the line of the place AT, from 1. A line ends with LF, CR LF or CR, as in CommonMark. */
unsigned source_line(const struct source *source, const char *at);

/* Returns where the line of the place AT begins. */
const char *source_line_begin(const struct source *source, const char *at);

/* Returns where the line of the place AT ends: at what ends it, or at the end of the text. */
const char *source_line_end(const struct source *source, const char *at);

/* Returns the column of the place AT in its line, from 1, counted in characters, not bytes. */
unsigned source_column(const struct source *source, const char *at);

/*
 * Returns the first byte at or behind AT that no page may have, or NULL where all is well: one that
 * begins no valid UTF-8 sequence (RFC 3629), or a control character other than tab, LF and CR.
 */
char *source_find_invalid(const struct source *source, const char *at);

#endif
