/* Recognising a device, and naming a release: the questions to the tables. Does no input or output. */
#ifndef LOOKUP_H
#define LOOKUP_H

#include "device.h"
#include "tables.h"

/* What the tables know of a device, before a release is chosen. */
struct listing {
	const uint16_t *rows; /* the number of its row in each release, 0 where there is none; NULL where no release has it */
	text_ref code;        /* what its revision decides; 0 where that decides nothing */
};

/* What a release says of a device. */
struct answer {
	const struct device *device; /* NULL for a line that spells none */
	unsigned release;            /* index into releases[] */
	const struct row *row;       /* NULL where the release does not list the device */
	const struct build *build;   /* the one to use, or to try first; NULL without a row */
	bool is_decided;             /* that one, by the revision or the name that was asked for */
};

/* Looks DEVICE up. No release lists a device of another vendor than Intel. */
struct listing lookup_device(const struct device *device);

/*
 * Returns what RELEASE, an index into releases[], says of DEVICE, whose listing is LISTING: the build for the code that is
 * decided where the release lists it, the highest otherwise (tables/steppings.md: the last one is what was sold).
 */
struct answer lookup_answer(const struct device *device, const struct listing *listing, unsigned release);

/* Returns whether the build of ANSWER is certain to be the device's: the only one of the row, or decided. */
bool answer_is_exact(const struct answer *answer);

/*
 * Finds the release that goes by NAME, as PEP 440 compares versions: in either case, with or without a v before it. One
 * without a label means +xpu; "latest" is the newest. Returns its index in releases[], or -1.
 */
int lookup_release(const char *name);

/* Finds the release that is packed with the version NAME of Demucs-GUI. Returns its index in releases[], or -1. */
int lookup_demucs_gui(const char *name);

/*
 * Returns whether ROW goes by NAME, in either case: one of its generation codes, one of its device names, its
 * architecture, its codename or one of several codenames. A name that ocloc has for one of its codes sets CODE to that
 * one, any other sets it to 0.
 */
bool lookup_is_named(const struct row *row, const char *name, text_ref *code);

#endif
