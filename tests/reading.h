/*
 * A second reading of the release pages, through cmark-gfm, which shares no code with the table
 * compiler. It holds what the tool must say, as text.
 */
#ifndef READING_H
#define READING_H

#include <stddef.h>

/* What a row says, as the tool's fields show it; "-" where there is no value. */
struct reading_row {
	char *code, *codes, *devices, *codename, *arch, *names, *url;
	char **own_codes; /* each of codes by itself, up to a NULL */
};

struct reading {
	char *release, *driver, *demucs_gui, *archive; /* "-" where there is none */
	const struct reading_row *by_id[0x10000]; /* NULL where the release does not list the ID */
	size_t entry_count;                       /* how many it lists */
};

/* Reads the page PATH. Fails the test where it is no release page. The result lasts until the
 * program ends. */
struct reading *reading_of(const char *path);

/*
 * Fills in the architectures of the pages at READINGS, of which there are COUNT, the newest release
 * first: a table without that column takes the generation's from the first that has it.
 */
void reading_complete(struct reading *const *readings, size_t count);

/* A line of any table: in each cell the code spans, with a space between, or its text where it has
 * none. */
struct reading_line {
	char *cells[8];
};

/*
 * Reads the table of the page PATH into LINES, the header first, and returns how many lines that
 * is. Fails the test where there is none. The result lasts until the program ends.
 */
size_t reading_table(const char *path, struct reading_line **lines);

#endif
