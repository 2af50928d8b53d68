/*
 * The generated tables: gen/ writes them, src/ reads them. All data that the tool has is here.
 *
 * A text is an offset into one array of strings, each stored once, so two texts are equal exactly
 * if their offsets are. Index 0 of a table, and text 0, mean that there is none.
 */
#ifndef TABLES_H
#define TABLES_H

#include "kinds.h"

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Offset of a NUL-terminated string in strings[]; 0 is the empty one: no value. */
typedef uint16_t text_ref;
#define TEXT_REF_MAX UINT16_MAX

extern const char strings[];

/* What separates the items of a list in strings[]. */
#define WORD_SEPARATOR ' '     /* generation codes and device names, which have no blanks */
#define CODENAME_SEPARATOR ',' /* codenames, as the page writes them; a blank may follow */

/* One AOT build of a release's table: a generation code, and its own download if the page links it.
 */
struct build {
	text_ref code;
	text_ref url; /* appended to the release's url_base; 0 without a link */
};

extern const struct build builds[];

/* The display names of all rows, each row's in one piece, which rows may share. */
extern const text_ref display_names[];

/* One line of a release page's table, or several that say the same. */
struct row {
	text_ref codes;        /* every code, in ascending order, separated by WORD_SEPARATOR */
	text_ref devices;      /* ocloc device names, separated by WORD_SEPARATOR */
	text_ref first_device; /* the first of them that is neither a stepping nor a generic name */
	text_ref codename;     /* one or more, separated by CODENAME_SEPARATOR */
	text_ref arch;         /* as the page has it */
	text_ref generation_arch; /* what any page has for the first two numbers of the codes */
	uint16_t build; /* the first of its builds in builds[], one a code, in the same order */
	uint16_t name;  /* the first of its names in display_names[] */
	uint8_t build_count; /* at least 1; the last build has the highest code */
	uint8_t name_count;
};

extern const struct row rows[];

struct release {
	text_ref name;                           /* 2.1.40+xpu; for PyTorch 2.7 */
	text_ref demucs_gui;                     /* 1.3a1 to 1.3 */
	text_ref demucs_gui_from, demucs_gui_to; /* both included; an open end is 0 */
	text_ref driver;                         /* 31.0.101.4953 */
	text_ref archive;                        /* one download with a folder for each code */
	text_ref url_base;                       /* what the addresses of its builds begin with;
	                                            without a page, those of its wheels */
	uint8_t package;                         /* an enum package */
	uint16_t table; /* which column of group_rows[] is its page's, counted from 1; 0 if it has
	                   no page */
	uint16_t wheels[SYSTEM_COUNT]; /* index into wheels, see wheel_kernels[]; 0 if there is no
	                                  wheel */
	uint16_t device_counts[SYSTEM_COUNT]; /* how many PCI IDs it supports */
};

/* The IPEX releases, newest first in the order of PEP 440; then those of PyTorch, in the same
 * order. */
extern const struct release releases[];
extern const unsigned ipex_release_count;
extern const unsigned
	release_count; /* of both packages; each has at least 0, together at least 1 */

/* How many releases have a table. */
extern const unsigned table_count;

/* Every version that an IPEX release answers to: its name, and what pip reports for the same build.
 */
struct release_name {
	text_ref name;
	uint16_t release; /* index into releases[] */
};

extern const struct release_name release_names[];
extern const unsigned release_name_count;

/* Every PCI ID that any page knows as a GPU, in ascending order. */
extern const uint16_t pci_ids[];
extern const unsigned pci_id_count;

/* What the perfect hash finds for a PCI ID. */
struct pci_id {
	short name;     /* gperf's own: an offset into its pool of keys */
	uint16_t model; /* index into models[] */
};

enum { PCI_ID_KEY_LENGTH = 4 }; /* four hex digits, upper case */
#define PCI_ID_COUNT_MAX (SHRT_MAX / (PCI_ID_KEY_LENGTH + 1))

/* Finds the PCI ID with KEY, whose LENGTH is PCI_ID_KEY_LENGTH; NULL if no page knows it. Written
 * by gperf. */
const struct pci_id *pci_id_find(const char *key, size_t length);

/* PCI IDs that share a row in every release, and their steppings. groups[0] has neither. */
struct group {
	uint16_t stepping; /* the first of its steppings in steppings[] */
	uint16_t stepping_count;
};

extern const struct group groups[];

/* The row in rows[], for each group and, within it, each table: group_rows[group * table_count +
 * table - 1]. */
extern const uint16_t group_rows[];

/* The code of a device whose PCI revision, under the mask, is this one. */
struct stepping {
	text_ref code;
	uint8_t mask, revision;
};

extern const struct stepping steppings[];

/* A product for ocloc, as devices.md and device-names.md have it. */
struct ocloc_device {
	text_ref name;            /* acm-g10 */
	text_ref sycl;            /* acm_g10, after sycl_base; 0 if it has none */
	text_ref code;            /* of its production stepping: 12.55.8; 0 if no page says it */
	text_ref generation_arch; /* what any page has for the first two numbers of the code */
};

extern const struct ocloc_device ocloc_devices[];
extern const unsigned ocloc_device_count; /* with ocloc_devices[0], which is none */

extern const text_ref sycl_base; /* what all SYCL targets begin with: intel_gpu_ */

/* What the pages say of some PCI IDs that share all of it. */
struct model {
	uint16_t name;      /* the first of its names in model_names[], which is the one to print */
	uint16_t group;     /* index into groups[]; 0 if no release page lists them */
	uint8_t device;     /* index into ocloc_devices[]; 0 if devices.md does not list them */
	uint8_t name_count; /* may be 0 */
};

extern const struct model models[];

/* Display names, as a release page writes them if one does, with marks: print them without. */
extern const text_ref model_names[];

/* A row of device-names.md: a name that ocloc has, and a code that it means. */
struct device_name {
	text_ref name;
	text_ref code;
};

/* The names, kind by kind, after device_names[0], which is none. */
extern const struct device_name device_names[];

/* Where the names of each kind end in device_names[]; those of the next one begin there. */
extern const uint16_t device_name_ends[NAME_KIND_COUNT];

/* What IPEX documents for USE_AOT_DEVLIST, for a code. */
struct setting {
	text_ref code;
	text_ref name;
};

extern const struct setting settings[];
extern const unsigned setting_count; /* with settings[0], which is none */

/* The kernels that the compute runtime finds in a wheel for a device, and runs. */
struct kernels {
	text_ref target;  /* the AOT target that they were compiled for: dg2 */
	text_ref code;    /* 12.55.8 */
	text_ref runtime; /* the oldest compute runtime that runs them; 0 if they are of the
	                     device's own code */
	text_ref url;     /* the index to install the wheel from, after the release's url_base */
};

extern const struct kernels kernels[];

/* Index into kernels[]: wheel_kernels[wheel * ocloc_device_count + device]. Releases with the same
 * list share a wheel. */
extern const uint8_t wheel_kernels[];

#endif
