/* The command line, read into a question. Answers nothing itself. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "messages.h"

/*
 * Reads the command line into QUESTION, which keeps pointers into ARGV. Returns false if it is
 * wrong, which has been said then.
 */
bool options_read(int argc, char **argv, struct question *question, struct messages *messages);

/* Returns the text of --help. */
const char *options_help(void);

#endif
