/* A line of lspci -nn: a slot, a class in brackets, names, and a pair in brackets. */
#ifndef LSPCI_H
#define LSPCI_H

#include "device.h"

enum { LSPCI_MARGIN = 80 }; /* bytes after the text that lspci_read can read, whatever they are */

/*
 * Reads the device of a line of lspci -nn, the same as scanner_read does, if it is certain at
 * sight: there is no colon in the names, and perhaps a revision after the pair. Returns what
 * follows the device, which is the line's only if it ends there; NULL if TEXT begins with anything
 * else, which may be a device as well. LIMIT is the end of the text, of one line or more.
 */
const char *lspci_read(const char *text, const char *limit, struct device *device);

/*
 * Finds the device of a line of lspci -nn, which is the first pair in brackets before a subsystem
 * (DEVICE 3), whatever the names before it are. TEXT is what follows the slot. Sets CLASS. Returns
 * the first digit of the pair, or NULL if the line has no class in brackets, or no such pair.
 */
const char *lspci_find_pair(const char *text, const char *limit, int32_t *class);

#endif
