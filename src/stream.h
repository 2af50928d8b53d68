/* Where devices come from: operands, and standard input line by line. */
#ifndef STREAM_H
#define STREAM_H

#include "session.h"

/* Returns whether the question is a single operand that is neither a device nor a product; says
 * why. */
bool stream_is_wrong(struct session *session);

/* Answers for every device that the operands ask about, in the order asked; "-" is standard input.
 */
void stream_answer(struct session *session);

/* Answers for every Intel GPU that the files named by QUESTION mention. */
void stream_scan(struct question *question);

#endif
