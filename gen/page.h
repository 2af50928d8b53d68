/*
 * One release page: its heading, its list of facts and its table, parsed and checked by itself. What several pages must
 * agree on is the catalogue's.
 */
#ifndef PAGE_H
#define PAGE_H

#include "report.h"
#include "version.h"

#include <stdint.h>

/* A version that the release goes by, in lower case, with a label: 2.1.40+xpu. */
struct page_name {
	const char *text;
	struct version version; /* points into the text */
	const char *at;
};

struct page_id {
	uint16_t id;
	const char *at;
};

struct page_code {
	const char *text; /* 12.55.8 */
	unsigned long numbers[3];
	const char *url; /* NULL where the page links none */
	const char *at;
};

struct page_row {
	struct page_id *ids;
	size_t id_count;
	struct page_code *codes;
	size_t code_count;
	const char **devices;
	size_t device_count;
	const char **names;
	size_t name_count;
	const char *codename; /* "" where there is none, as in arch */
	const char *arch;
	bool has_own_arch; /* the table has a column for it */
};

struct page {
	const struct source *source;
	struct page_name *names; /* the release's own first, then what else it is known as */
	size_t name_count;
	const char *demucs_gui; /* NULL where the page does not say, as in driver and archive */
	const char *driver;
	const char *archive;
	struct page_row *rows;
	size_t row_count;
	unsigned stated; /* a bit for each fact that the page states: facts.c's own */
};

/*
 * Parses the source of CONTEXT, into the context's arena. What is wrong is reported, and the page then holds what could
 * be read all the same, so that one run finds every error; it may have no name then.
 */
struct page page_parse(const struct context *context);

#endif
