/* The devices that operands ask about. */
#ifndef OPERANDS_H
#define OPERANDS_H

#include "session.h"

/* Returns whether the question is a single operand that is neither a device nor a product; says
 * why. */
bool operands_are_wrong(struct session *session);

/* Answers for every device that the operands ask about, in the order asked; "-" is standard input.
 */
void operands_answer(struct session *session);

#endif
