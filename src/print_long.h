/* The answers for people: what a device is, and what to do with each release. Looks nothing up. */
#ifndef PRINT_LONG_H
#define PRINT_LONG_H

#include "lookup.h"

/* Prints what the device of ANSWER is: that of the newest release that lists it, or of any where
 * none does. */
void print_long_device(const struct answer *answer);

/* Prints what to do with the release of ANSWER: which code to use, where it is, and what else that
 * takes. */
void print_long_release(const struct answer *answer);

#endif
