/* What pages must agree on, with one another and each with itself. Changes nothing. */
#ifndef CHECK_H
#define CHECK_H

#include "page.h"

/*
 * Reports what contradicts something else in the COUNT pages at PAGES, each with both places: one
 * version that names two releases, a PCI ID twice in a release, overlapping Demucs-GUI versions, a
 * PCI ID with two codes for one revision, a device name twice, two settings for one code, two pages
 * of a kind other than releases; and in a page of another kind, a code that no release has, a
 * device that none lists with it, or a revision that decides nothing.
 */
void check_pages(
	const struct page *pages, size_t count, struct arena *arena, struct report *report);

#endif
