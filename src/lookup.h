/* Looking a device up in the tables. Does no input or output. */
#ifndef LOOKUP_H
#define LOOKUP_H

#include "device.h"
#include "tables.h"

/* What the tables know of a device, whatever the release. Equal devices have equal listings. */
struct listing {
	unsigned model; /* index into models[] */
	text_ref code;  /* the code to prefer: selected by the revision, or chosen by lookup_prefer;
	                   else 0 */
	bool is_known;  /* any table knows the device as a GPU */
	bool is_decided; /* the revision selects code */
	bool is_early;   /* for a code that no production stepping has */
};

/* What a release says of a device. */
struct answer {
	const struct device *device; /* NULL for a line that names none */
	const char *input;           /* what asked, of input_length bytes; NULL if nothing did */
	size_t input_length;
	struct listing listing;
	const struct release *release;
	bool is_supported;
	bool is_exact;                 /* it is certain that code runs on the device */
	text_ref code;                 /* the one to use, or to try first; 0 if not supported */
	text_ref codes;                /* all that it can be */
	const struct row *row;         /* rows[0] if the release has no table, or not this device */
	const struct build *build;     /* of code, if row has it; else builds[0] */
	const struct kernels *kernels; /* of the release's wheel; kernels[0] if there are none */
};

/* Returns whether any table knows the PCI ID of Intel's as a GPU. */
bool lookup_is_gpu(unsigned id);

/* Returns what the tables know of DEVICE. They know nothing of other vendors' devices. */
struct listing lookup_device(const struct device *device);

/* Sets DEVICE to the one at INDEX of pci_ids[], and returns what the tables know of it. */
struct listing lookup_known(unsigned index, struct device *device);

/* Makes LISTING prefer CODE, which the user named, to the highest one. */
void lookup_prefer(struct listing *listing, text_ref code);

/* Returns whether ROW is a row of a page, and not rows[0]. */
bool lookup_is_listed(const struct row *row);

/* Returns the row that the table of RELEASE has for LISTING; rows[0] if it has none. */
const struct row *lookup_row(const struct listing *listing, const struct release *release);

/* Returns the row of the newest release page that lists the device; rows[0] if none does. */
const struct row *lookup_newest_row(const struct listing *listing);

/* Returns the kernels for LISTING in the wheel of RELEASE for SYSTEM; kernels[0] if there are none.
 */
const struct kernels *lookup_kernels(
	const struct listing *listing, const struct release *release, enum system system);

/*
 * Returns what the release at INDEX of releases[] says of DEVICE, whose listing is LISTING. A
 * release with a table answers with that: the preferred code if the row has it, else the highest
 * one, since the last stepping is what was sold. Any other answers with its wheel for SYSTEM.
 * DEVICE may be NULL: a line without a device.
 */
struct answer lookup_answer(const struct device *device, const struct listing *listing,
	unsigned index, enum system system);

/* Returns the build of ROW for its highest code. */
const struct build *lookup_highest_build(const struct row *row);

/* Returns whether RELEASE supports the device with LISTING, on SYSTEM. */
bool lookup_is_supported(
	const struct listing *listing, const struct release *release, enum system system);

/* Returns the ocloc device of LISTING; ocloc_devices[0] if devices.md does not list it. */
const struct ocloc_device *lookup_ocloc_device(const struct listing *listing);

/* Returns the name of KIND that ocloc has for CODE: NAME, or the first if NAME is 0; 0 if it has
 * none. */
text_ref lookup_device_name(enum name_kind kind, text_ref name, text_ref code);

/* Returns the display name to print for LISTING, or 0. */
text_ref lookup_display_name(const struct listing *listing);

/* Returns the codename of ANSWER, or 0: the release's, else that of the newest page. */
text_ref lookup_codename(const struct answer *answer);

/* Returns the architecture of ANSWER, or 0: likewise, else that of the same generation. */
text_ref lookup_arch(const struct answer *answer);

#endif
