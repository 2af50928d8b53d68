/* Runs a program as a user does, and keeps what came of it. */
#ifndef RUN_H
#define RUN_H

#include <stddef.h>
#include <sys/types.h>

struct result {
	int status; /* the exit status, or 128 and the signal that ended it, as a shell says it */
	char *out, *err;
	size_t out_length, err_length;
};

/*
 * Runs the program ARGUMENTS[0] with the arguments behind it, up to a NULL, and the LENGTH bytes at
 * INPUT as its standard input. Fails the test where it cannot. Free the result with result_free.
 */
struct result run_program(const char *input, size_t length, const char *const *arguments);

/*
 * The same, but with a pipe as its standard input: FEED is given CONTEXT and the end of it to write
 * to, which is closed when FEED returns.
 */
struct result run_fed(void (*feed)(int pipe, const void *context), const void *context,
	const char *const *arguments);

void result_free(struct result *result);

/* Frees RESULT, of which only the status is wanted. Returns that. */
int status_of(struct result result);

/*
 * Starts the program ARGUMENTS[0] with the files IN, OUT and ERR as its standard input, output and
 * error. Returns its process, for end_program to wait for.
 */
pid_t start_program(const char *const *arguments, int in, int out, int err);

/* Waits until CHILD has ended. Returns its status, as in a result. */
int end_program(pid_t child);

/* Returns the path of what was built as NAME: in the folder that the environment variable BUILD
 * names, or build. */
const char *built(const char *name);

/*
 * Returns the path of the tool: what the environment variable IPEX_GEN names, or the one that was
 * built, ipex-gen or what TOOL names in its place.
 */
const char *tool_path(void);

/*
 * Sets a group of tests up for the pages whose answers it spells out, whatever pages are added to
 * them: builds the tool from copies of just those, unless IPEX_GEN names one already.
 */
int use_known_pages(void **state);

/* Runs the tool with ARGUMENTS, up to a NULL, and the string INPUT, or nothing, as standard input.
 */
struct result run_tool(const char *input, const char *const *arguments);

/* RUN("7D55", "-i", "latest") and, with standard input, RUN_WITH("7D55\n", "-"). */
#define RUN_WITH(input, ...) run_tool((input), (const char *const[]){ __VA_ARGS__, NULL })
#define RUN(...) RUN_WITH(NULL, __VA_ARGS__)

/*
 * Asserts what came of a run, and frees it: the exit status, all of standard output unless that is
 * NULL, and what standard error has in it, where "" is nothing at all.
 */
void assert_run(struct result result, int status, const char *out, const char *err_part);

#endif
