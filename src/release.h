/* Finding a release by what a person calls it. Does no input or output. */
#ifndef RELEASE_H
#define RELEASE_H

#include <stdbool.h>
#include <stddef.h>

/* What a name is a version of. */
enum release_kind { RELEASE_IPEX, RELEASE_DEMUCS_GUI, RELEASE_TORCH, RELEASE_KIND_COUNT };

/*
 * Finds the release that NAME, a version of KIND, means, as PEP 440 compares versions: in either
 * case, with or without a v before it. Returns its index in releases[], or -1.
 *
 * RELEASE_IPEX: a missing label means +xpu, a version with .postN is the version without it, and
 * "latest" is the newest. RELEASE_DEMUCS_GUI: the IPEX release that this version of Demucs-GUI
 * includes.
 * RELEASE_TORCH: 2.7, v2.7, 2.7.1 and 2.7.1+xpu are 2.7; "latest" is the newest.
 */
int release_find(enum release_kind kind, const char *name);

/* Returns the index of the newest build of the same version as RELEASE, an index, that is later; or
 * -1. */
int release_find_later_build(unsigned release);

#endif
