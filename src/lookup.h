/* Recognising a device, and naming a release: the questions to the tables. Does no input or output. */
#ifndef LOOKUP_H
#define LOOKUP_H

#include "device.h"
#include "tables.h"

/* What a release says of a device. */
struct answer {
	const struct device *device; /* NULL for a line that spells none */
	unsigned release;            /* index into releases[] */
	const struct row *row;       /* NULL where the release does not list the device */
};

/*
 * Returns the numbers of the rows that list DEVICE, one for each release in the order of releases[], 0 where it does not
 * list it. NULL where no release does; so it is with every device of another vendor than Intel.
 */
const uint16_t *lookup_rows(const struct device *device);

/* Returns what RELEASE, an index into releases[], says of DEVICE, for which lookup_rows returned ROW_NUMBERS. */
struct answer lookup_answer(const struct device *device, const uint16_t *row_numbers, unsigned release);

/*
 * Finds the release that goes by NAME, as PEP 440 compares versions: in either case, with or without a v before it. One
 * without a label means +xpu; "latest" is the newest. Returns its index in releases[], or -1.
 */
int lookup_release(const char *name);

/*
 * Returns whether ROW goes by NAME, in either case: one of its generation codes, one of its device names, its
 * architecture, its codename or one of several codenames.
 */
bool lookup_is_named(const struct row *row, const char *name);

#endif
