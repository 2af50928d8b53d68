/* --scan: the Intel GPUs that files name. */
#ifndef SCAN_FILES_H
#define SCAN_FILES_H

#include "session.h"

/* Answers for every Intel GPU in each file among the operands, or in standard input without any. */
void scan_files(struct session *session);

#endif
