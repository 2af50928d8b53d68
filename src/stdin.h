/* The devices of standard input, one per line. */
#ifndef STDIN_H
#define STDIN_H

#include "session.h"

/* Answers for the lines of standard input. Sets HAS_LINE if one of them could be a device. */
void stdin_answer(struct session *session, bool *has_line);

#endif
