/* Where devices come from: operands, and standard input line by line. */
#ifndef STREAM_H
#define STREAM_H

#include "options.h"

/* Answers for every device that QUESTION asks about, in the order asked. */
void stream_answer(const struct question *question);

/* Answers for every Intel GPU that the files named by QUESTION mention. */
void stream_scan(struct question *question);

#endif
