/* All pages together: releases in order, rows turned to devices, and what the other pages say of
 * revisions and names. */
#ifndef CATALOGUE_H
#define CATALOGUE_H

#include "page.h"

/* Which code a device has where its revision, under the mask, is this one. */
struct revision_code {
	unsigned mask, revision;
	const char *code;
};

/* A PCI ID, its row in each release, NULL where the release does not list it, and what its
 * revisions mean. */
struct catalogue_device {
	uint16_t id;
	const struct page_row **rows; /* one a release */
	struct revision_code *steppings;
	size_t stepping_count;
	size_t group; /* devices with the same rows and steppings have the same one, counted from 0
	               */
};

/* A device name and a code that it stands for. */
struct name_code {
	const char *name;
	const char *code;
	enum name_kind kind;
};

struct catalogue {
	struct page **releases; /* newest first */
	size_t release_count;
	struct catalogue_device *devices; /* by ID */
	size_t device_count;
	const struct catalogue_device **groups; /* a device of each group */
	size_t group_count;
	struct name_code *names; /* those of the pages of device names */
	size_t name_count;
	struct name_code *settings; /* what USE_AOT_DEVLIST is documented to be for a code */
	size_t setting_count;
};

/*
 * Merges the COUNT pages at PAGES, which check_pages found nothing wrong with. It keeps and
 * completes them: a row of a table without architectures gets that of the same generation in
 * another release, the newest that has it. Everything belongs to ARENA.
 */
struct catalogue catalogue_build(struct page *pages, size_t count, struct arena *arena);

/* Returns which of the codes of ROW is the highest: the one to try first. */
size_t catalogue_highest(const struct page_row *row);

/*
 * Returns what to put in USE_AOT_DEVLIST for CODE of ROW: what IPEX documents for it; or else the
 * first of the row's device names that is known to stand for it, steppings last; or else, where
 * that can be no other code's, the first name that is not known; or else the code itself, which
 * ocloc takes as well.
 */
const char *catalogue_devlist(
	const struct catalogue *catalogue, const struct page_row *row, const char *code);

#endif
