/* Recognising a device, and naming a release: the questions to the tables. Does no input or output.
 */
#ifndef LOOKUP_H
#define LOOKUP_H

#include "device.h"
#include "tables.h"

#include <stdbool.h>

/* What the tables know of a device, before a release is chosen. Devices with equal listings have
 * equal answers. */
struct listing {
	unsigned group; /* index into groups[]; 0 where no release lists the device */
	unsigned code; /* text_ref: the only one to answer with where a release has it; 0 where that
	                  is open */
	bool is_decided; /* that one, by the revision */
};

/* What a release says of a device. */
struct answer {
	const struct device *device; /* NULL for a line that spells none */
	struct listing listing;
	unsigned release;  /* index into releases[] */
	bool is_supported; /* the release lists the device */
	bool is_narrowed;  /* to one build, by the revision or by the name that was asked for */
	bool is_exact;     /* the build is certain to be the device's: the only one of the row, or
	                      decided */
	const struct row *row; /* rows[0] where it does not */
	const struct build
		*build; /* the one to use, or to try first; builds[0] where there is none */
};

/* Returns whether any table knows ID as an Intel GPU. */
bool lookup_is_gpu(unsigned id);

/* Looks DEVICE up, and what its revision decides, into LISTING. No release lists a device of
 * another vendor than Intel. */
void lookup_device(const struct device *device, struct listing *listing);

/* Returns the row that RELEASE, an index into releases[], has for LISTING; rows[0] where it has
 * none. */
static inline const struct row *lookup_row(const struct listing *listing, unsigned release)
{
	return &rows[group_rows[listing->group * release_count + release]];
}

/*
 * Returns what RELEASE, an index into releases[], says of DEVICE, whose listing is LISTING: the
 * build for the listing's code where the release has it, or else for the highest one, since the
 * last stepping is what was sold. A line without a device, NULL, has an empty listing.
 */
struct answer lookup_answer(
	const struct device *device, const struct listing *listing, unsigned release);

/* Returns what the newest release that lists DEVICE says of it; what any says where none does. */
struct answer lookup_newest(const struct device *device, const struct listing *listing);

/*
 * Finds the release that goes by NAME, as PEP 440 compares versions: in either case, with or
 * without a v before it. One without a label means +xpu; "latest" is the newest. Returns its index
 * in releases[], or -1.
 */
int lookup_release(const char *name);

/* Finds the release that is packed with the version NAME of Demucs-GUI. Returns its index in
 * releases[], or -1. */
int lookup_demucs_gui(const char *name);

/*
 * Returns whether ROW goes by NAME, in either case: one of its generation codes, one of its device
 * names, its architecture, its codename or one of several codenames; or a name that ocloc has for
 * one of its codes, which sets CODE to that one unless the name is generic. Otherwise CODE is set
 * to 0.
 */
bool lookup_is_named(const struct row *row, const char *name, text_ref *code);

#endif
