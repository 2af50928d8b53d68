/* The GPUs of this machine, and the answer to each. Knows no operating system. */
#ifndef DETECT_H
#define DETECT_H

#include "options.h"

/* Answers for Intel's GPUs in this machine, or in the one below the sysroot of QUESTION, in the
 * order of the system. */
void detect_answer(const struct question *question);

#endif
