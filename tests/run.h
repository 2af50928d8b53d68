/* Runs programs as a user does, and keeps their output. */
#ifndef RUN_H
#define RUN_H

#include <stddef.h>
#include <sys/types.h>

struct result {
	int status; /* the exit status, or 128 plus the signal that ended it, as in a shell */
	char *out, *err;
	size_t out_length, err_length;
};

/*
 * Runs the program ARGUMENTS[0] with the arguments after it, up to a NULL, and the LENGTH bytes at
 * INPUT as its standard input. Fails the test if it cannot. Free the result with result_free.
 */
struct result run_program(const char *input, size_t length, const char *const *arguments);

/*
 * The same, but with a pipe as its standard input: FEED is given CONTEXT and the end to write to,
 * which is closed when FEED returns.
 */
struct result run_fed(void (*feed)(int pipe, const void *context), const void *context,
	const char *const *arguments);

void result_free(struct result *result);

/* Frees RESULT and returns its status. */
int status_of(struct result result);

/*
 * Starts the program ARGUMENTS[0] with the files IN, OUT and ERR as its standard input, output and
 * error. Returns its process, for end_program to wait for.
 */
pid_t start_program(const char *const *arguments, int in, int out, int err);

/* Waits until CHILD has ended. Returns its status, as in a result. */
int end_program(pid_t child);

/* Returns the path of NAME in the build folder: the environment variable BUILD, or build. */
const char *built(const char *name);

/*
 * Returns the path of the tool: the environment variable IPEX_GEN, or the tool in the build folder,
 * which is called ipex-gen unless TOOL has another name.
 */
const char *tool_path(void);

/* Returns the folder of the pages that the tool was built from: the environment variable PAGES, or
 * tables. */
const char *pages_folder(void);

/*
 * Sets up a group of tests that spell out answers. Builds the tool from the pages in tests/pages/,
 * unless IPEX_GEN names one, so that a page or a row more in tables/ changes none of them.
 */
int use_known_pages(void **state);

/* Runs the tool with ARGUMENTS, up to a NULL, and the string INPUT, or nothing, as standard input.
 */
struct result run_tool(const char *input, const char *const *arguments);

/* RUN("7D55", "-i", "latest") and, with standard input, RUN_WITH("7D55\n", "-"). */
#define RUN_WITH(input, ...) run_tool((input), (const char *const[]){ __VA_ARGS__, NULL })
#define RUN(...) RUN_WITH(NULL, __VA_ARGS__)

/*
 * Asserts the result of a run, and frees it: the exit status, all of standard output unless OUT is
 * NULL, and a part of standard error; "" means that standard error is empty.
 */
void assert_run(struct result result, int status, const char *out, const char *err_part);

/* Asserts that two texts are equal, and shows the first line that is not. */
void assert_same_lines(const char *printed, const char *expected);

/* Returns the start of the line after LINE, or the end of the text. */
const char *next_line(const char *line);

#endif
