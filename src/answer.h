/* The answer to a device: looked up, printed, and noted for the exit status. */
#ifndef ANSWER_H
#define ANSWER_H

#include "options.h"

/* Answers for DEVICE, which QUESTION asks about. */
void answer_device(const struct question *question, const struct device *device);

/* The same for one of many: what has been printed for a device like it is repeated. */
void answer_one_of_many(const struct question *question, const struct device *device);

/* Answers for what spells no device: without values, so that the answers can be joined to the
 * questions. */
void answer_no_device(const struct question *question);

#endif
