/* All release pages together: in order, checked against one another, and turned from pages of rows to rows of devices. */
#ifndef CATALOGUE_H
#define CATALOGUE_H

#include "page.h"

/* A PCI ID and its row in each release, NULL where the release does not list it. */
struct device {
	uint16_t id;
	const struct page_row **rows; /* one a release */
	size_t group;                 /* devices with the same rows have the same one, counted from 0 */
};

struct catalogue {
	struct page **releases; /* newest first */
	size_t release_count;
	struct device *devices; /* by ID */
	size_t device_count;
	const struct device **groups; /* a device of each group */
	size_t group_count;
};

/*
 * Merges the COUNT pages at PAGES, which it keeps and completes: a row of a table without architectures gets that of the
 * same generation in another release, the newest that has it. Everything belongs to ARENA. Pages that contradict one
 * another, or themselves, are reported; the catalogue is of use only where nothing was.
 */
struct catalogue catalogue_build(struct page *pages, size_t count, struct arena *arena, struct report *report);

/* Returns which of the codes of ROW is the highest: the one to try first. */
size_t catalogue_highest(const struct page_row *row);

#endif
