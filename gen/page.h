/*
 * One page, parsed and checked by itself: a release with its heading, its list of facts and its
 * table, or one of the pages that hold a table of something else. What several pages must agree on
 * is the catalogue's.
 */
#ifndef PAGE_H
#define PAGE_H

#include "report.h"
#include "version.h"

#include <stdint.h>

/* What a page is about: known by its file's name, and a release where that is none of these. */
enum page_kind {
	PAGE_RELEASE,
	PAGE_STEPPINGS,    /* steppings.md */
	PAGE_AOT_DEVLIST,  /* aot-devlist.md */
	PAGE_DEVICE_NAMES, /* device-names.md */
	PAGE_KIND_COUNT,
};

/* A version that the release goes by, in lower case, with a label: 2.1.40+xpu. */
struct page_name {
	const char *text;
	struct version version; /* points into the text */
	const char *at;
};

enum { ID_COUNT = 0x10000 };

struct page_id {
	uint16_t id;
	const char *at;
};

/* What a device name stands for. */
enum name_kind {
	NAME_PRODUCT,
	NAME_GENERIC,
	NAME_STEPPING,
};

struct page_revision {
	unsigned number;
	const char *at;
};

struct page_device {
	const char *text;
	const char *at;
};

struct page_code {
	const char *text; /* 12.55.8 */
	unsigned long numbers[3];
	const char *url; /* NULL where the page links none */
	const char *at;
};

/* A line of a page's table. What its columns do not say is empty. */
struct page_row {
	struct page_id *ids;
	size_t id_count;
	struct page_code *codes;
	size_t code_count;
	struct page_device *devices; /* device names, or settings of USE_AOT_DEVLIST */
	size_t device_count;
	enum name_kind name_kind;
	struct page_revision *revisions;
	size_t revision_count;
	unsigned revision_mask; /* the bits of a revision that count */
	const char **names;
	size_t name_count;
	const char *codename; /* "" where there is none, as in arch */
	const char *arch;
	bool has_own_arch; /* the table has a column for it */
};

enum { PAGE_FACT_COUNT = 4 };

struct page {
	const struct source *source;
	enum page_kind kind;
	struct page_name *names; /* the release's own first, then what else it is known as */
	size_t name_count;
	struct page_versions {
		const char *text; /* NULL where the page does not say, as in driver and archive */
		const char *from, *to; /* both are part of it; to is NULL where it is open */
		const char *at;
	} demucs_gui;
	const char *driver;
	const char *archive;
	struct page_row *rows;
	size_t row_count;
	const char *stated_at[PAGE_FACT_COUNT]; /* where it states each fact, NULL where it does
	                                           not: facts.c's own */
};

/*
 * Parses the source of CONTEXT, into the context's arena. What is wrong is reported, bytes that no
 * page may have first, and the page then holds what could be read all the same, so that one run
 * finds every error; it may have no name then. A NUL byte in the source becomes a blank.
 */
struct page page_parse(const struct context *context);

#endif
