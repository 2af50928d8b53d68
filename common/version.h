/*
 * Versions as PEP 440 defines them: parsed, and put in order. Knows nothing of releases or tables.
 * The table compiler and the tool share it, so that they agree on the order.
 */
#ifndef VERSION_H
#define VERSION_H

#include <stdbool.h>
#include <stddef.h>

/* A part of the version's text, not terminated. A number that is absent counts as 0. */
struct version_part {
	const char *text; /* NULL if the version has no such part */
	size_t length;
};

/* The parts, in the order in which they count. */
enum {
	VERSION_EPOCH,
	VERSION_RELEASE, /* digits and dots: 2.1.40 */
	VERSION_PRE,     /* the number of a pre-release */
	VERSION_POST,    /* and of what follows it */
	VERSION_DEV,
	VERSION_LOCAL, /* the label after the plus sign */
	VERSION_PART_COUNT,
};

/* The parts point into the text that was parsed: keep it for as long as the version. */
struct version {
	struct version_part parts[VERSION_PART_COUNT];
	int ranks[VERSION_PART_COUNT]; /* of a part, which orders before its text: of a
	                                  pre-release the phase, of post 1 if it is there, of dev 1
	                                  if it is not */
};

/*
 * Parses TEXT (terminated by a NUL) as the regular expression of PEP 440, appendix B, does: in
 * either case; a leading v and white space around it are skipped. Returns false, with VERSION
 * undefined, if TEXT is not a version.
 */
bool version_parse(const char *text, struct version *version);

/*
 * Orders A and B by PEP 440 ("Summary of permitted suffixes and relative ordering"): negative if
 * A is older, 0 if they are the same version in any spelling, positive if A is newer.
 */
int version_compare(const struct version *a, const struct version *b);

#endif
