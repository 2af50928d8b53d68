/* A folder for the files of a test; see folder.h. */
#include "folder.h"

#include <stdlib.h>
#include <string.h>

static char folder[4096];

int make_folder(void **state)
{
	(void)state;
	strcpy(folder, built("test-XXXXXX"));
	/* A make that a test runs takes nothing from the make that runs the test. */
	unsetenv("MAKEFLAGS");
	unsetenv("MAKELEVEL");
	unsetenv("MFLAGS");
	return mkdtemp(folder) ? 0 : -1;
}

int remove_folder(void **state)
{
	(void)state;
	return status_of(shell("rm -r \"$0\""));
}

struct result shell(const char *command)
{
	return run_program(NULL, 0, (const char *const[]){ "sh", "-c", command, folder, NULL });
}

void assert_shell(const char *command, int status, const char *out, const char *err_part)
{
	assert_run(shell(command), status, out, err_part);
}
