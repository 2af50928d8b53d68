/* Answers as JSON (RFC 8259). */
#ifndef PRINT_JSON_H
#define PRINT_JSON_H

#include "print.h"

/* Prints ANSWER as one more object of the array. */
void print_json(struct printer *printer, const struct answer *answer);

#endif
