/* A fast reader of what most lines of long inputs are: bare PCI IDs, and lines of lspci -nn. */
#ifndef FAST_H
#define FAST_H

#include "lspci.h"

/* Reads a line as lspci_read does, also if it is a bare PCI ID. */
const char *fast_read(const char *text, const char *limit, struct device *device);

#endif
