/* Where devices come from, operands and standard input, and the answer to each. */
#ifndef DEVICES_H
#define DEVICES_H

#include "options.h"

/* Answers for every device that QUESTION asks about, in the order asked. */
void devices_answer(const struct question *question);

/* Answers for DEVICE, which QUESTION asks about. */
void devices_answer_one(const struct question *question, const struct device *device);

#endif
