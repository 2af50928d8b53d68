/* Where devices come from: operands, and standard input line by line. */
#ifndef DEVICES_H
#define DEVICES_H

#include "options.h"

/* Answers for every device that QUESTION asks about, in the order asked. */
void devices_answer(const struct question *question);

#endif
