/*
 * One page, parsed and checked by itself: a release with its heading, its list of facts and its
 * table, or one of the other pages, which have a table alone. check.h compares pages with one
 * another.
 */
#ifndef PAGE_H
#define PAGE_H

#include "kinds.h"
#include "report.h"
#include "version.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The subject of a page. The name of the file decides; any other name is a release. */
enum page_kind {
	PAGE_RELEASE,
	PAGE_STEPPINGS,    /* steppings.md */
	PAGE_AOT_DEVLIST,  /* aot-devlist.md */
	PAGE_DEVICE_NAMES, /* device-names.md */
	PAGE_DEVICES,      /* devices.md */
	PAGE_AOT_TARGETS,  /* aot-targets.md */
	PAGE_TORCH_WHEELS, /* torch-wheels.md */
	PAGE_IPEX_WHEELS,  /* ipex-wheels.md */
	PAGE_KIND_COUNT,
};

/* The version of a release: for IPEX in lower case and with a label, 2.1.40+xpu; for PyTorch 2.7.
 */
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

struct page_revision {
	unsigned number;
	const char *at;
};

struct page_device {
	const char *text;
	const char *at;
};

/* An AOT target, and the index of the wheel that has it. */
struct page_target {
	const char *text;
	const char *url; /* NULL if the page links none */
	const char *at;
};

struct page_code {
	const char *text; /* 12.55.8 */
	unsigned long numbers[3];
	const char *url; /* NULL if the page links none */
	const char *at;
};

/* A line of a page's table. A member without a column is empty. */
struct page_row {
	const char *at;
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
	const char *codename; /* "" if there is none, as in arch */
	const char *arch;
	bool has_own_arch;           /* the table has a column for it */
	struct page_device sycl;     /* the text is NULL if there is none */
	struct page_target *targets; /* AOT targets */
	size_t target_count;
	const char *runtime; /* NULL if the kernels are of the device's own code */
	struct page_name *versions;
	size_t version_count;
	enum system system;
	const char *index; /* the address of the wheel's index; NULL if the page links none */
};

enum { PAGE_FACT_COUNT = 4 };

struct page {
	const struct source *source;
	enum page_kind kind;
	struct page_name *names; /* the release's own first, then its other names */
	size_t name_count;
	struct page_versions {
		const char *text;      /* NULL if the page has none, as in driver and archive */
		const char *from, *to; /* both are part of it; to is NULL if it is open */
		const char *at;
	} demucs_gui;
	const char *driver;
	const char *archive;
	struct page_row *rows;
	size_t row_count;
	const char *stated_at[PAGE_FACT_COUNT]; /* the place of each fact, or NULL: for facts.c
	                                           alone */
};

/*
 * Parses the source of CONTEXT, into the context's arena. Errors are reported, those in bytes that
 * no page may have first. The page then holds all that could be read, so that one run finds every
 * error; it may have no name then. A NUL byte in the source becomes a blank.
 */
struct page page_parse(const struct context *context);

#endif
