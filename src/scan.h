/* The Intel GPUs that a text names: a bug report, a log, the output of dxdiag (--scan). */
#ifndef SCAN_H
#define SCAN_H

#include "input.h"
#include "scanner.h"

enum {
	SCAN_DEVICES_MAX = 2048, /* different ones in a text, each revision on its own */
	SCAN_LINE_MAX = 480,     /* bytes that are kept of a line */
};

/* A device of the text, and the line that names it first, which may be cut at both ends. */
struct scan_device {
	struct device device;
	unsigned long long order; /* of the line */
	bool is_taken;            /* by the caller */
	unsigned length;
	char line[SCAN_LINE_MAX + 1];
};

/* What is known of a text so far: scan.c's own. It is large, and meant to be static. */
struct scan {
	struct scan_device devices[SCAN_DEVICES_MAX];
	size_t count;
	bool is_full; /* a device found no room */
	unsigned long long order;

	struct record record;       /* of the lines before this one */
	struct scan_device pending; /* the device of the record */
	size_t indentation;         /* of the record's first line */
	bool is_begun;              /* the record has a line */
	bool is_bare;               /* the record is of lines without labels */

	unsigned char wanted[(UINT16_MAX + 1) / 8]; /* one for four digits to look at: see scan.c */
};

/* Takes the LENGTH bytes at LINE, which name DEVICE, and end with a NUL. CONTEXT is the caller's.
 */
typedef void scan_found(
	void *context, const struct device *device, const char *line, size_t length);

/*
 * Reads all of INPUT, begun with parts, and passes each Intel GPU in it to FOUND once, in the order
 * of appearance: a device that a table knows, or that the text gives a display class. Its revision,
 * slot and class come from any line that has them; two revisions are two devices. Returns 0, the
 * errno of a read that failed, or EOVERFLOW if the text names more than SCAN_DEVICES_MAX; the ones
 * found before that are passed on as well.
 */
int scan_read(struct scan *scan, struct input *input, scan_found *found, void *context);

/* The two steps of scan_read, for tests. */

/* Begins a text. */
void scan_begin(struct scan *scan);

/*
 * Returns whether the line of LENGTH bytes at TEXT may name a GPU. Most lines of a log do not,
 * which this finds out fast: it is true for every line in which scanner_read_all finds a GPU that
 * is not in a record of several lines, and for a few others. TEXT_BITS bytes after the line can be
 * read.
 */
bool scan_may_name_gpu(const struct scan *scan, const char *text, size_t length);

#endif
