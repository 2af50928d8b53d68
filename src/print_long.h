/* Answers for people, on a screen of 80 columns. */
#ifndef PRINT_LONG_H
#define PRINT_LONG_H

#include "describe.h"
#include "output.h"

/* Prints DESCRIPTION: what the device is, the builds and wheels for it, how to build for it. */
void print_long_device(struct output *output, const struct description *description);

/* Prints which device to take of those that CHOICE was made from. */
void print_long_choice(struct output *output, const struct choice *choice);

#endif
