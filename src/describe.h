/* What --long says of a device: collected here, printed by print_long.c. Does no input or output.
 */
#ifndef DESCRIBE_H
#define DESCRIBE_H

#include "buffer.h"
#include "lookup.h"

enum { DESCRIBE_TABLES_MAX = 8 }; /* releases with a table, the newest ones */

struct description {
	const struct device *device;
	text_ref name, ocloc_device, sycl;
	text_ref codename, arch;
	bool is_known;                             /* any table knows it as a GPU */
	bool asks_tables;                          /* some release asked about has a table */
	struct answer tables[DESCRIBE_TABLES_MAX]; /* of the releases whose table lists it, newest
	                                              first */
	unsigned table_count, more_tables;
	struct buffer wheels[PACKAGE_COUNT][SYSTEM_COUNT]; /* the versions with kernels for it */
	bool has_wheel;
	text_ref ipex_setting, torch_setting; /* USE_AOT_DEVLIST and TORCH_XPU_ARCH_LIST */
};

/* Of several devices, the one whose build to take. */
struct choice {
	struct device device;
	text_ref name, code; /* 0 if there is none */
	unsigned count;      /* how many devices there were to choose from */
	bool has_wheel;      /* some wheel has kernels for it */
};

/*
 * Sets LINE to the versions of PACKAGE, from BEGIN up to END of releases[], with kernels for
 * LISTING in their wheel for SYSTEM, the oldest first: "2.5, 2.7 to 2.14", and after it,
 * HAS_RUNTIME, " (compute runtime 24.45 or newer)" if they need it. Returns whether there are any.
 */
bool describe_wheels(struct buffer *line, const struct listing *listing, enum package package,
	enum system system, unsigned begin, unsigned end, bool has_runtime);

/*
 * Collects what --long says of DEVICE, whose listing is LISTING, for the releases from BEGIN up to
 * END of releases[].
 */
void describe_device(const struct device *device, const struct listing *listing, unsigned begin,
	unsigned end, struct description *description);

/*
 * Considers the device of DESCRIPTION for CHOICE, which begins zeroed: the last slot with a card
 * that is supported (not on bus 00, where the GPU of the processor is), else the first device.
 */
void describe_choose(struct choice *choice, const struct description *description);

/* Returns the release that ANSWER would download from: the newest one with a table for the device.
 */
const struct answer *describe_download(const struct description *description);

#endif
