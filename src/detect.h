/* The GPUs of this machine, or of the one whose /sys was copied. */
#ifndef DETECT_H
#define DETECT_H

#include "session.h"

/* Answers for every Intel GPU that the operating system shows, by slot. */
void detect_answer(struct session *session);

#endif
