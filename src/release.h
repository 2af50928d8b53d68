/* Finding a release by what a person calls it. Does no input or output. */
#ifndef RELEASE_H
#define RELEASE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Finds the IPEX release that NAME means, as PEP 440 compares versions: in either case, with or
 * without a v before it. A missing label means +xpu, .postN is the version before it, and "latest"
 * is the newest. Returns its index in releases[], or -1.
 */
int release_find_ipex(const char *name);

/*
 * Finds the PyTorch version that NAME means: 2.7, v2.7, 2.7.1 and 2.7.1+xpu are 2.7; "latest" is
 * the newest. Returns its index in releases[], or -1.
 */
int release_find_torch(const char *name);

/* Finds the IPEX release that the Demucs-GUI version NAME is packed with. Returns its index, or -1.
 */
int release_find_demucs_gui(const char *name);

/* Returns whether NAME is a version with a label, as 2.1.40+xpu is. */
bool release_has_label(const char *name);

/* Returns the index of the newest build of the same version as RELEASE, an index, that is later; or
 * -1. */
int release_find_later_build(unsigned release);

#endif
