/* A fast reader of what most lines of long inputs are: bare PCI IDs, and lines of lspci -nn. */
#ifndef FAST_H
#define FAST_H

#include "device.h"

enum { FAST_MARGIN = 64 }; /* bytes after the text that can be read, whatever they are */

/*
 * Reads the device of a line of lspci -nn, the same as scanner_read does, if it is certain at
 * sight: the line is a slot, a class in brackets, a pair in brackets, and perhaps its revision,
 * with names without a colon between them. Returns what follows the device, which is the line's
 * only if it ends there; NULL if TEXT begins with anything else, which may be a device as well.
 * LIMIT is the end of the text, of one line or more.
 */
const char *fast_read_lspci(const char *text, const char *limit, struct device *device);

/* The same, also for a bare PCI ID. */
const char *fast_read(const char *text, const char *limit, struct device *device);

#endif
