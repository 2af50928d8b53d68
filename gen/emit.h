/* Writes the catalogue as input of gperf: the PCI IDs as keywords, and after them the tables that
 * common/tables.h declares. */
#ifndef EMIT_H
#define EMIT_H

#include "catalogue.h"

#include <stdio.h>

/*
 * Writes CATALOGUE to FILE, to follow the declarations in gen/pci_ids.gperf. Returns NULL, or the
 * limit of the tables that it exceeds; nothing is written then. Errors of writing are left in FILE.
 * Memory is of the catalogue's arena.
 */
const char *emit(const struct catalogue *catalogue, FILE *file);

#endif
