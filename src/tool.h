/* A whole run of the tool. */
#ifndef TOOL_H
#define TOOL_H

#include "session.h"

/*
 * Runs the tool with ARGV, of ARGC arguments, which it may reorder, in SESSION, which must be
 * zeroed. Returns the exit status.
 */
int tool_run(struct session *session, int argc, char **argv);

#endif
