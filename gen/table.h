/* The table of a page: what its columns are, and what its rows say. Knows nothing of what is around
 * the table. */
#ifndef TABLE_H
#define TABLE_H

#include "lexer.h"
#include "page.h"

enum column {
	COLUMN_PCI_ID,
	COLUMN_CODENAME,
	COLUMN_ARCHITECTURE, /* in a release's table without codenames, it holds those */
	COLUMN_GENERATION_CODE,
	COLUMN_DISPLAY_NAME,
	COLUMN_REVISION_MASK,
	COLUMN_REVISION,
	COLUMN_SETTING,
	COLUMN_HARDWARE,
	COLUMN_KIND,
	COLUMN_NAME,
	COLUMN_UNKNOWN, /* and how many there are to know */
};

struct table {
	enum column *columns;   /* what each column holds */
	size_t width;           /* how many there are */
	size_t alignment_width; /* how many the alignment row has: another number is an error, which
	                           has been reported */
};

/*
 * Returns the table that HEADER, and under it the alignment row DELIMITER, begin in a page of KIND.
 * The header cells are known by how they begin, in either case and whatever marks them up; an
 * unknown one is reported as a warning; one that is required and missing, or there twice, and an
 * alignment row of another width are reported as errors: once, not in each row.
 */
struct table table_begin(const struct context *context, enum page_kind kind,
	const struct line *header, const struct line *delimiter);

/* Reads LINE as a row of TABLE and appends it to PAGE. What is wrong with it is reported. */
void table_read_row(const struct context *context, const struct table *table,
	const struct line *line, struct page *page);

/* Returns whether LINE, which is not in TABLE, looks like a row of it: as many cells, and a PCI ID
 * where it belongs. */
bool table_seems_row(
	const struct context *context, const struct table *table, const struct line *line);

#endif
