/* A folder for the files of a test, and shell commands in which it is "$0". */
#ifndef FOLDER_H
#define FOLDER_H

#include "run.h"

/* Sets up a group of tests with a new folder in the build folder, and with an environment in which
 * make can be run. */
int make_folder(void **state);

/* Removes the folder with its contents. */
int remove_folder(void **state);

/* Runs COMMAND with sh. */
struct result shell(const char *command);

/* Runs COMMAND and asserts its result as assert_run does. */
void assert_shell(const char *command, int status, const char *out, const char *err_part);

#endif
