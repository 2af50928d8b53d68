/*
 * Runs a command, and prints its resident memory at its end, in KiB: the most that it ever had,
 * for a program that frees none. getrusage is less exact: Linux counts pages for
 * each processor, and adds up only now and then.
 *
 *     memory COMMAND [ARGUMENT]...
 *
 * The command's standard output is discarded.
 */
#define _GNU_SOURCE /* ptrace's requests */

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

static _Noreturn void fail(const char *what)
{
	fprintf(stderr, "memory: %s\n", what);
	exit(1);
}

static _Noreturn void run(char **command)
{
	int null = open("/dev/null", O_WRONLY);

	if (null >= 0 && dup2(null, 1) == 1 && ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0)
		execvp(command[0], command);
	_exit(127);
}

static long resident(pid_t process)
{
	char path[64], line[256];
	long kibibytes = -1;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%ld/smaps_rollup", (long)process);
	file = fopen(path, "r");
	while (file && kibibytes < 0 && fgets(line, sizeof line, file)) {
		if (!strncmp(line, "Rss:", 4))
			kibibytes = strtol(line + 4, NULL, 10);
	}
	if (kibibytes < 0)
		fail("the kernel reports no resident memory");
	fclose(file);
	return kibibytes;
}

int main(int argc, char **argv)
{
	const long options = PTRACE_O_TRACEEXIT | PTRACE_O_EXITKILL;
	pid_t child = argc > 1 ? fork() : -1;
	long kibibytes = -1;
	int status;

	if (child < 0)
		fail("usage: memory COMMAND [ARGUMENT]...");
	if (child == 0)
		run(argv + 1);
	/* It stops where the command begins, when a signal comes, and before it ends. */
	while (waitpid(child, &status, 0) == child && WIFSTOPPED(status)) {
		long signal = WSTOPSIG(status) == SIGTRAP ? 0 : WSTOPSIG(status);

		if (status >> 8 == (SIGTRAP | PTRACE_EVENT_EXIT << 8))
			kibibytes = resident(child);
		ptrace(PTRACE_SETOPTIONS, child, NULL, options);
		ptrace(PTRACE_CONT, child, NULL, signal);
	}
	if (kibibytes < 0)
		fail("the command cannot be run");
	printf("%ld\n", kibibytes);
	return 0;
}
