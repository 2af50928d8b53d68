/*
 * Runs commands in turn, many times, and measures each run. It is for runs so short that a shell,
 * or the state after the run before, would be most of the time.
 *
 *     runs ROUNDS COMMAND...
 *
 * The words of a COMMAND are separated by single blanks. Its standard output is discarded. For
 * each, a line has the number of runs, the median of the wall times in microseconds, and the
 * command, separated by tabs.
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

enum { WORDS_MAX = 16, COMMANDS_MAX = 8 };

struct command {
	const char *text;
	char *copy; /* that the words are parts of */
	char *words[WORDS_MAX + 1];
	int64_t *times; /* in nanoseconds, one a round */
};

extern char **environ;

static posix_spawn_file_actions_t actions;

static _Noreturn void fail(const char *what)
{
	fprintf(stderr, "runs: %s\n", what);
	exit(1);
}

static int64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static void prepare(struct command *command, const char *text, size_t rounds)
{
	char *rest, *word;
	size_t count = 0;

	command->text = text;
	command->copy = strdup(text);
	command->times = calloc(rounds, sizeof *command->times);
	if (!command->copy || !command->times)
		fail("out of memory");
	rest = command->copy;
	while ((word = strtok_r(rest, " ", &rest))) {
		if (count == WORDS_MAX)
			fail("a command has too many words");
		command->words[count++] = word;
	}
	if (!count)
		fail("a command is empty");
}

static void run(struct command *command, size_t round)
{
	int64_t begin = now();
	int status;
	pid_t child;

	if (posix_spawnp(&child, command->words[0], &actions, NULL, command->words, environ) ||
		waitpid(child, &status, 0) != child)
		fail("a command cannot be run");
	command->times[round] = now() - begin;
	if (!WIFEXITED(status) || WEXITSTATUS(status) == 127)
		fail("a command was not run to its end");
}

static int compare(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
	static struct command commands[COMMANDS_MAX];
	size_t rounds = argc > 2 ? strtoul(argv[1], NULL, 10) : 0,
	       count = argc > 2 ? (size_t)argc - 2 : 0;

	if (!rounds || count > COMMANDS_MAX)
		fail("usage: runs ROUNDS COMMAND...");
	if (posix_spawn_file_actions_init(&actions) ||
		posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0))
		fail("out of memory");
	for (size_t i = 0; i < count; i++)
		prepare(&commands[i], argv[2 + i], rounds);
	for (size_t round = 0; round < rounds; round++) {
		/* Each round begins with another one, so that all of them come after every one. */
		for (size_t i = 0; i < count; i++)
			run(&commands[(round + i) % count], round);
	}
	for (size_t i = 0; i < count; i++) {
		int64_t median;

		qsort(commands[i].times, rounds, sizeof *commands[i].times, compare);
		median = commands[i].times[rounds / 2];
		printf("%zu\t%.1f\t%s\n", rounds, (double)median / 1000, commands[i].text);
	}
	return 0;
}
