/* The bytes of one page, and places in it as lines and columns. Does not know Markdown. */
#ifndef SOURCE_H
#define SOURCE_H

#include "arena.h"

#include <stdbool.h>

/*
 * A place in a source is a pointer into its text. The text is terminated by a NUL and, once it is
 * checked, has no other NUL in it.
 */
struct source {
	const char *path; /* as the command line has it */
	unsigned number;  /* its place in the order of the command line, from 0 */
	char *text;       /* without a byte-order mark */
	size_t length;
};

/*
 * Reads the file PATH to its end into memory of ARENA. Returns false and sets errno if it cannot be
 * opened or read. PATH is not copied. The caller sets the number.
 */
bool source_read(struct source *source, struct arena *arena, const char *path);

/* Makes a source of the LENGTH bytes at TEXT, copied into ARENA, with the path PATH, which is
 * not copied. The caller sets the number. */
void source_from_memory(struct source *source, struct arena *arena, const char *path,
	const char *text, size_t length);

/* Returns the name of the file: the last part of the path of SOURCE. */
const char *source_name(const struct source *source);

/* Returns the number of lines that end between the places FROM and TO of one source. */
unsigned source_line_ends(const char *from, const char *to);

/* Returns the line of the place AT, from 1. A line ends with LF, CR LF or CR, as in CommonMark. */
unsigned source_line(const struct source *source, const char *at);

/* Returns the first byte of the line of the place AT. */
const char *source_line_begin(const struct source *source, const char *at);

/* Returns the end of the line of the place AT: its line ending, or the end of the text. */
const char *source_line_end(const struct source *source, const char *at);

/* Returns the column of the place AT in its line, from 1, counted in characters, not bytes. */
unsigned source_column(const struct source *source, const char *at);

/*
 * Returns the first byte at or after AT that no page may have, or NULL if there are none: a byte
 * that does not begin a valid UTF-8 sequence (RFC 3629), or a control character other than tab, LF
 * and CR.
 */
char *source_find_invalid(const struct source *source, const char *at);

#endif
