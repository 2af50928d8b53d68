/* An operating system in memory, for the fuzzer of the command line: all that one run of the tool
 * reads and writes. */
#ifndef OS_FUZZ_H
#define OS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>

/* What one run of the tool is given, and its results. */
struct run {
	const char *input; /* standard input, every file, and the displays of the machine */
	size_t input_length;
	size_t read_max;     /* bytes that one read gets at most */
	bool fails_to_read;  /* at the end of the input */
	bool fails_to_write; /* to standard output */
	bool has_read;
	char *out, *err; /* terminated */
	size_t out_length, err_length;
	int status;
};

/* Runs the tool with the arguments ARGV, of which ARGC are before the NULL. Free the results with
 * run_free. */
void run_tool(struct run *run, int argc, char **argv);

/* Frees the results of RUN. */
void run_free(struct run *run);

#endif
