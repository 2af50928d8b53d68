/*
 * A second reader of the pages, through cmark-gfm. It shares no code with the table compiler, and
 * reads every page that compiles as a forge shows it. It must not know a release, a device or the
 * tool.
 */
#ifndef READING_H
#define READING_H

#include <stdbool.h>
#include <stddef.h>

/* What a column holds. A codename's device names are READING_DEVICE. */
enum reading_role {
	READING_NONE,
	READING_ID,
	READING_CODENAME,
	READING_DEVICE,
	READING_ARCH,
	READING_CODE,
	READING_NAME,
	READING_MASK,
	READING_REVISION,
	READING_KIND,
	READING_SYCL,
	READING_TARGET,
	READING_RUNTIME,
	READING_VERSION,
	READING_SYSTEM,
	READING_INDEX,
	READING_ROLE_COUNT,
};

struct reading_item {
	char *text;
	char *url; /* the address it links to, or NULL */
	bool is_struck;
};

struct reading_cell {
	struct reading_item *items;
	size_t count; /* 0 if the cell is empty, or the table has no such column */
};

struct reading_row {
	struct reading_cell cells[READING_ROLE_COUNT];
};

/* A page: the facts of a release, NULL or none if they are missing, and the rows of its table. */
struct reading {
	char *release, *demucs_gui, *driver, *archive;
	struct reading_cell aliases;
	struct reading_row *rows;
	size_t row_count;
	size_t table_count; /* if it is not 1, no row was read */
};

/*
 * Reads the LENGTH bytes at TEXT as the page that is called NAME, "steppings.md" or any other:
 * a release's. Of a page that the compiler refuses, the result means nothing.
 */
struct reading *reading_of(const char *name, const char *text, size_t length);

/* Reads the file PATH; NULL if that cannot be read. */
struct reading *reading_of_file(const char *path);

void reading_free(struct reading *reading);

/* Whether an item of CELL is TEXT. */
bool reading_has(const struct reading_cell *cell, const char *text);

/*
 * Reads a page as reading_of does and returns all of it as a text, in the form that written.h
 * describes. Free it.
 */
char *shown(const char *name, const char *text, size_t length);

#endif
