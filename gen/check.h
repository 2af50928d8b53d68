/* Finds the contradictions between pages, and within each. Changes nothing. */
#ifndef CHECK_H
#define CHECK_H

#include "page.h"

#include <stddef.h>

/*
 * Reports the contradictions in the COUNT pages at PAGES, each with both places: a version that
 * names two releases, a PCI ID twice in a page, overlapping Demucs-GUI versions, two architectures
 * for a PCI ID and a code, two codes for one revision or for one device name in a row, a device
 * name or an AOT target twice, two settings for a code, two wheels for a version and system, two
 * pages of a kind other than releases. Reports as well whatever no other page knows: a code, the
 * device of a stepping, a device name, an AOT target. Pages that are not there know everything.
 */
void check_pages(
	const struct page *pages, size_t count, struct arena *arena, struct report *report);

#endif
