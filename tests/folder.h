/* A folder for the files of a test, and commands for a shell in which it is "$0". */
#ifndef FOLDER_H
#define FOLDER_H

#include "run.h"

/* Sets a group of tests up with a new folder, below the one that things are built in, and for calls
 * of make. */
int make_folder(void **state);

/* Removes the folder and what is in it. */
int remove_folder(void **state);

struct result shell(const char *command);

/* Runs COMMAND and asserts what came of it, as assert_run does. */
void assert_shell(const char *command, int status, const char *out, const char *err_part);

#endif
