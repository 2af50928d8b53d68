/* Writes the catalogue as input of gperf: the PCI IDs as keywords, and behind them the C tables of
 * src/tables.h. */
#ifndef EMIT_H
#define EMIT_H

#include "catalogue.h"

/*
 * Writes CATALOGUE to FILE, to follow the declarations in gen/pci_ids.gperf. Returns NULL, or what
 * does not fit into the tables; nothing is written then. Errors of writing are left in FILE. Memory
 * is of ARENA.
 */
const char *emit(const struct catalogue *catalogue, struct arena *arena, FILE *file);

#endif
