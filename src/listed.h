/* Names that --list takes: a generation code, device name, codename, architecture or product. */
#ifndef LISTED_H
#define LISTED_H

#include "product.h"
#include "question.h"

/* The kinds of names, in the order in which they are tried. */
enum listed_kind {
	LISTED_CODE,
	LISTED_DEVICE_NAME,
	LISTED_CODENAME,
	LISTED_ARCH,
	LISTED_PRODUCT,
	LISTED_NOTHING,
};

/* A name, and its kind: the first that matches any device. */
struct listed {
	const char *name;
	enum listed_kind kind;
	struct product product; /* of LISTED_PRODUCT */
};

/* Reads NAME, which LISTED keeps, for the releases that QUESTION asks about. */
void listed_read(const char *name, const struct question *question, struct listed *listed);

/*
 * Returns whether LISTED names the device of ANSWER, which its release supports. If it is the name
 * of one stepping, sets CODE to that of the stepping, which the release lists; else to 0.
 */
bool listed_matches(const struct listed *listed, const struct answer *answer, text_ref *code);

#endif
