/* Recognising a device, and naming a release: the questions to the tables. Does no input or output. */
#ifndef LOOKUP_H
#define LOOKUP_H

#include "device.h"
#include "tables.h"

/* What the tables know of a device, before a release is chosen. */
struct listing {
	const uint16_t *rows; /* the number of its row in each release, 0 where there is none; NULL where no release has it */
	text_ref code;        /* the only one to answer with where a release has it; 0 where that is open */
	bool is_decided;      /* that one, by the revision */
};

/* What a release says of a device. */
struct answer {
	const struct device *device; /* NULL for a line that spells none */
	unsigned release;            /* index into releases[] */
	const struct row *row;       /* NULL where the release does not list the device */
	const struct build *build;   /* the one to use, or to try first; NULL without a row */
	bool is_narrowed;            /* to that one, by the revision or by the name that was asked for */
	bool is_exact;               /* it is certain to be the device's: the only one of the row, or decided */
};

/* Looks DEVICE up, and what its revision decides. No release lists a device of another vendor than Intel. */
struct listing lookup_device(const struct device *device);

/*
 * Returns what RELEASE, an index into releases[], says of DEVICE, whose listing is LISTING: the build for the listing's
 * code where the release has it, or else for the highest one, since the last stepping is what was sold.
 */
struct answer lookup_answer(const struct device *device, const struct listing *listing, unsigned release);

/*
 * Finds the release that goes by NAME, as PEP 440 compares versions: in either case, with or without a v before it. One
 * without a label means +xpu; "latest" is the newest. Returns its index in releases[], or -1.
 */
int lookup_release(const char *name);

/* Finds the release that is packed with the version NAME of Demucs-GUI. Returns its index in releases[], or -1. */
int lookup_demucs_gui(const char *name);

/*
 * Returns whether ROW goes by NAME, in either case: one of its generation codes, one of its device names, its
 * architecture, its codename or one of several codenames; or a name that ocloc has for one of its codes, which sets CODE to
 * that one unless the name is generic. Otherwise CODE is set to 0.
 */
bool lookup_is_named(const struct row *row, const char *name, text_ref *code);

#endif
