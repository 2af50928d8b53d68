/*
 * The generated tables: what gen/ writes and src/ reads. Every piece of data that the tool knows
 * comes from here.
 *
 * Texts are offsets into one pool of strings, so that equal texts are one text and nothing needs
 * relocating. A text of the pool that occurs twice has one offset: two codes are the same code
 * exactly where their offsets are equal.
 */
#ifndef TABLES_H
#define TABLES_H

#include <limits.h>
#include <stddef.h>
#include <stdint.h>

/* Offset of a NUL-terminated string in strings[]; 0 is the empty one and means that there is no
 * value. */
typedef uint16_t text_ref;
#define TEXT_REF_MAX UINT16_MAX

extern const char strings[];

/* What separates the items of a list in strings[]. */
#define WORD_SEPARATOR ' '     /* generation codes and device names, which have no blanks */
#define CODENAME_SEPARATOR ',' /* codenames, as the page writes them; a blank may follow */

/* One AOT build: a generation code and where to download its build, where the page links one. */
struct build {
	text_ref code;
	text_ref url;     /* appended to the release's url_base */
	text_ref devlist; /* what to put in USE_AOT_DEVLIST for it */
};

/* builds[0] is no build. */
extern const struct build builds[];
#define BUILD_COUNT_MAX 4096

/* The display names of all rows, each row's in one piece, which rows may share. */
extern const text_ref display_names[];

/* One line of a release page's table, or several that say the same. */
struct row {
	text_ref codes;    /* every code, in the page's order, separated by WORD_SEPARATOR */
	text_ref devices;  /* ocloc device names, separated by WORD_SEPARATOR */
	text_ref codename; /* one or more, separated by CODENAME_SEPARATOR */
	text_ref arch;
	uint16_t build; /* the first of its builds in builds[], one a code, in the order of codes;
	                   others may share them */
	uint16_t name;  /* the first of its names in display_names[] */
	uint8_t build_count; /* at least 1 */
	uint8_t name_count;
	uint8_t highest; /* which of its builds has the highest code, counted from 0 */
};

/* rows[0] is no row. */
extern const struct row rows[];

struct release {
	text_ref name;       /* 2.1.40+xpu */
	text_ref demucs_gui; /* 1.3a1 to 1.3 */
	text_ref demucs_gui_from,
		demucs_gui_to; /* both are part of it; without an end, that is 0 */
	text_ref driver;       /* 31.0.101.4953 */
	text_ref archive;      /* where to download every code's build in one file */
	text_ref url_base;     /* what the addresses of its builds begin with */
	uint16_t device_count;
};

/* Newest first, in the order of PEP 440. */
extern const struct release releases[];
extern const unsigned release_count; /* at least 1 */

/* Every version that a release answers to: its name, and what pip reports for the same build. */
struct release_name {
	text_ref name;
	uint16_t release; /* index into releases[] */
};

extern const struct release_name release_names[];
extern const unsigned release_name_count;

/* Every PCI ID that any release lists, in ascending order. */
extern const uint16_t pci_ids[];
extern const unsigned pci_id_count;

/* What the perfect hash finds: PCI IDs that share a row in every release, and their steppings,
 * share a group. */
struct pci_id {
	short name;     /* belongs to gperf: an offset into its own pool, of a key for each ID */
	uint16_t group; /* index into groups[] */
};

/*
 * What an ID is to gperf, which hashes characters: its bits in three of them, from @ on. As four
 * hex digits it would take 0.7 KiB more, since gperf finds better places for characters of which
 * there are more.
 */
#define PCI_ID_KEY(id)                                                                             \
	{                                                                                          \
		(char)(0x40 | (id) >> 11), (char)(0x40 | ((id) >> 6 & 0x1F)),                      \
			(char)(0x40 | ((id)&0x3F)), '\0'                                           \
	}
enum { PCI_ID_KEY_LENGTH = 3 };

#define PCI_ID_COUNT_MAX (SHRT_MAX / (PCI_ID_KEY_LENGTH + 1))

struct group {
	uint16_t stepping; /* the first of its steppings in steppings[] */
	uint16_t stepping_count;
};

/* groups[0] is that of the devices that no release lists. */
extern const struct group groups[];

/* The code of a device whose PCI revision, under the mask, is this one. */
struct stepping {
	text_ref code;
	uint8_t mask, revision;
};

extern const struct stepping steppings[];

/* A name that ocloc has, and a code that it stands for. A generic one stands for its family as
 * well. */
struct device_name {
	text_ref name;
	text_ref code;
};

extern const struct device_name device_names[];
extern const unsigned device_name_count;
extern const unsigned generic_name_end; /* the generic ones come before */

/* Finds the PCI ID with KEY, whose LENGTH is PCI_ID_KEY_LENGTH. NULL where no release lists it.
 * Written by gperf. */
const struct pci_id *pci_id_find(const char *key, size_t length);

/* The index of the row in rows[], for each group and, within it, each release; 0 where it is not
 * listed. */
extern const uint16_t group_rows[];

#endif
