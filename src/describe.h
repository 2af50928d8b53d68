/* What --long says of a device: collected here, printed by print_long.c. Does no input or output.
 */
#ifndef DESCRIBE_H
#define DESCRIBE_H

#include "lookup.h"

enum {
	DESCRIBE_TABLES_MAX = 8, /* releases with a table, the newest ones */
	DESCRIBE_RUNS_MAX = 8,
	PACKAGE_COUNT = 2,
};

/* Releases that follow one another, all with kernels for the device that need the same runtime. */
struct wheel_run {
	const struct release *first, *last; /* the oldest and the newest */
	unsigned count;
	text_ref runtime;
};

struct description {
	const struct device *device;
	text_ref name, ocloc_device, sycl;
	text_ref codename, arch;
	bool is_known;                             /* any table knows it as a GPU */
	bool asks_tables;                          /* some release asked about has a table */
	struct answer tables[DESCRIBE_TABLES_MAX]; /* of the releases whose table lists it, newest
	                                              first */
	unsigned table_count, more_tables;
	struct wheel_run runs[PACKAGE_COUNT][SYSTEM_COUNT][DESCRIBE_RUNS_MAX]; /* oldest first */
	unsigned run_counts[PACKAGE_COUNT][SYSTEM_COUNT];
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
