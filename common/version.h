/*
 * Versions as PEP 440 defines them: parsed, and put in order. Knows nothing of releases or tables.
 * The table compiler and the tool share it, so that they agree on the order.
 */
#ifndef VERSION_H
#define VERSION_H

#include <stdbool.h>
#include <stddef.h>

/* A part of the version's text, not terminated; text is NULL if the version has no such part. */
struct version_part {
	const char *text;
	size_t length;
};

/* The parts point into the text that was parsed: keep it for as long as the version. */
struct version {
	struct version_part epoch;
	struct version_part release; /* digits and dots: 2.1.40 */
	char phase; /* of a pre-release: 'a', 'b', or 'c' for every spelling of rc; 0 for none */
	bool is_post, is_dev;
	struct version_part pre, post, dev; /* their numbers; absent means 0 */
	struct version_part local;          /* after the plus sign */
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
