/*
 * The right answers, computed from a second reading of the pages, by PCI ID, device name and AOT
 * target. It shares nothing with gen/ and src/. From the tool it takes the order of the releases
 * alone.
 */
#ifndef TRUTH_H
#define TRUTH_H

#include "reading.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { TRUTH_ID_COUNT = 0x10000, TRUTH_NO_REVISION = -1 };

/* The fields of an answer, in the order of the tool, and their names for -o. */
enum truth_field {
	TRUTH_ID,
	TRUTH_REV,
	TRUTH_SLOT,
	TRUTH_NAME,
	TRUTH_DEVICE,
	TRUTH_SYCL,
	TRUTH_RELEASE,
	TRUTH_SUPPORTED,
	TRUTH_CODE,
	TRUTH_CODES,
	TRUTH_EXACT,
	TRUTH_WHEEL,
	TRUTH_RUNTIME,
	TRUTH_DEVICES,
	TRUTH_DEVLIST,
	TRUTH_CODENAME,
	TRUTH_ARCH,
	TRUTH_NAMES,
	TRUTH_URL,
	TRUTH_DRIVER,
	TRUTH_DEMUCS_GUI,
	TRUTH_FIELD_COUNT,
};

#define TRUTH_FIELDS                                                                               \
	"id,rev,slot,name,device,sycl,release,supported,code,codes,exact,wheel,runtime,devices,"   \
	"devlist,codename,arch,names,url,driver,demucs-gui"

/* The systems that wheels are made for, as --os takes them. */
enum { TRUTH_SYSTEM_COUNT = 2 };
extern const char *const truth_systems[TRUTH_SYSTEM_COUNT];

/* A row of a release's table, as the tool prints it. A missing value is "-". */
struct truth_row {
	char *codes, *devices, *codename, *arch, *names;
	char **own_codes; /* each of the codes, in ascending order, up to a NULL */
	char **urls;      /* the download of each */
};

struct truth_release {
	char *name; /* 2.1.40+xpu; for PyTorch 2.7 */
	bool is_torch;
	const struct reading *page; /* NULL if it has no table */
	struct truth_row **rows;    /* by PCI ID; NULL if it has no table */
	const struct reading_row *wheels[TRUTH_SYSTEM_COUNT]; /* NULL without a wheel */
};

/* Every IPEX release, newest first, and then every version of PyTorch in the same order. */
extern struct truth_release *truth_releases;
extern size_t truth_release_count, truth_ipex_count;

/* Reads all pages of pages_folder(), see run.h. Fails the test if it cannot, or if the tool lists
 * other releases. */
void truth_read(void);

/* The page called NAME, such as "devices.md"; without rows if it is missing. */
const struct reading *truth_page(const char *name);

/* Every PCI ID that a page lists as a GPU, in ascending order. */
extern unsigned truth_ids[TRUTH_ID_COUNT];
extern size_t truth_id_count;

bool truth_is_known(unsigned id);

/* The display names and the device name of ID in devices.md, or NULL. */
const struct reading_row *truth_model(unsigned id);

/* The code that steppings.md decides for ID and REVISION, or NULL. */
const char *truth_decided(unsigned id, int revision);

/* Each field as -o prints it. The texts last until the next call. */
struct truth_answer {
	const char *fields[TRUTH_FIELD_COUNT];
	bool is_supported;
};

/* Answers for the device ID with REVISION, or TRUTH_NO_REVISION, in RELEASE; SYSTEM is an index
 * into truth_systems. */
struct truth_answer truth_of(
	const struct truth_release *release, unsigned id, int revision, unsigned system);

/* Writes the fields of ANSWER as the tool prints them for -o TRUTH_FIELDS. */
void truth_write(FILE *file, const struct truth_answer *answer);

/* What -d prints for the device: in RELEASE or, if that is NULL, without one. "-" for nothing. */
const char *truth_devlist(
	const struct truth_release *release, unsigned id, int revision, unsigned system);

#endif
