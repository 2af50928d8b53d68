/* The answer to a device: looked up, printed, and noted for the exit status. */
#ifndef ANSWER_H
#define ANSWER_H

#include "session.h"

/* Answers for DEVICE, which the INPUT_LENGTH bytes at INPUT asked for; NULL if no text did. Returns
 * whether it is supported, or has a setting for --devlist. */
bool answer_device(struct session *session, const struct device *device, const char *input,
	size_t input_length);

/* Prints only what --long says of DEVICE, if that is asked for. */
void answer_description(struct session *session, const struct device *device);

/* As answer_device, for one of many: keeps the answer, to print it again for devices like it. */
void answer_one_of_many(struct session *session, const struct device *device, const char *input,
	size_t input_length);

/* Answers for a text that names no device: without values, so that answers can be joined to
 * questions. */
void answer_no_device(struct session *session, const char *input, size_t input_length);

#endif
