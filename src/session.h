/* One run of the tool: the question, and all that the run keeps while it answers. */
#ifndef SESSION_H
#define SESSION_H

#include "cache.h"
#include "input.h"
#include "messages.h"
#include "question.h"
#include "scan.h"

/*
 * Zeroed, it is ready to begin. Large: what a run does not need is not touched, and what every run
 * needs is in the first page of memory, up to the first bytes of the output.
 */
struct session {
	struct question question;
	struct messages messages;
	struct printer printer;
	struct choice choice; /* of the devices described so far */
	struct output output;
	struct print_settings settings;
	struct description description; /* of the last device */
	struct input input;             /* standard input, or the file that is scanned */
	struct scan scan;
	struct cache cache;
};

#endif
