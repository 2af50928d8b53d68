/* The table of a page: its columns and its rows. Knows nothing of the text around the table. */
#ifndef TABLE_H
#define TABLE_H

#include "lexer.h"
#include "page.h"

#include <stdbool.h>
#include <stddef.h>

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
	COLUMN_SYCL_TARGET,
	COLUMN_DEVICE_NAME,
	COLUMN_AOT_TARGET,
	COLUMN_RUNTIME,
	COLUMN_VERSION,
	COLUMN_SYSTEM,
	COLUMN_INDEX,
	COLUMN_BASIS,
	COLUMN_DATE,
	COLUMN_UNKNOWN, /* and the number of known columns */
};

struct table {
	enum page_kind kind;    /* of the page */
	enum column *columns;   /* one for each cell of the header */
	size_t width;           /* the number of columns */
	size_t alignment_width; /* the number of cells in the alignment row: if it is another, that
	                           has been reported */
};

/*
 * Returns the table that HEADER, and under it the alignment row DELIMITER, begin in a page of KIND.
 * The beginning of a header cell decides, in either case and with any markup. An unknown one is
 * reported as a warning; a required one that is missing, one that is there twice, and an alignment
 * row of another width are reported as errors: once, not in each row.
 */
struct table table_begin(const struct context *context, enum page_kind kind,
	const struct line *header, const struct line *delimiter);

/* Reads LINE as a row of TABLE and appends it to PAGE. Its errors are reported. */
void table_read_row(const struct context *context, const struct table *table,
	const struct line *line, struct page *page);

/* Returns whether LINE, which is not in TABLE, looks like a row of it: as many cells, and a PCI ID
 * in the column for it. */
bool table_seems_row(
	const struct context *context, const struct table *table, const struct line *line);

#endif
