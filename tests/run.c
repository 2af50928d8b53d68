/* Runs programs as a user does; see run.h. */
#include "run.h"

#include "test.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static FILE *temporary(void)
{
	FILE *file = tmpfile();

	assert_non_null(file);
	return file;
}

static char *read_all(FILE *file, size_t *length)
{
	long end;
	char *text;

	assert_int_equal(fseek(file, 0, SEEK_END), 0);
	end = ftell(file);
	assert_true(end >= 0);
	rewind(file);
	text = calloc(1, (size_t)end + 1);
	assert_non_null(text);
	*length = fread(text, 1, (size_t)end, file);
	assert_int_equal(*length, end);
	fclose(file);
	return text;
}

pid_t start_program(const char *const *arguments, int in, int out, int err)
{
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0)
			_exit(126);
		execvp(arguments[0], (char *const *)(uintptr_t)arguments);
		_exit(127);
	}
	return child;
}

int end_program(pid_t child)
{
	int status;

	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* Starts the program, calls FEED if that is not NULL, and keeps the result. */
static struct result run(int in, int pipe, void (*feed)(int pipe, const void *context),
	const void *context, const char *const *arguments)
{
	FILE *out = temporary(), *err = temporary();
	struct result result = { 0 };
	pid_t child = start_program(arguments, in, fileno(out), fileno(err));

	if (feed) {
		close(in);
		feed(pipe, context);
		close(pipe);
	}
	result.status = end_program(child);
	result.out = read_all(out, &result.out_length);
	result.err = read_all(err, &result.err_length);
	return result;
}

struct result run_program(const char *input, size_t length, const char *const *arguments)
{
	FILE *in = temporary();
	struct result result;

	assert_int_equal(fwrite(input ? input : "", 1, length, in), length);
	assert_int_equal(fflush(in), 0);
	rewind(in);
	result = run(fileno(in), -1, NULL, NULL, arguments);
	fclose(in);
	return result;
}

struct result run_fed(void (*feed)(int pipe, const void *context), const void *context,
	const char *const *arguments)
{
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	/* The program would wait for ever if it had this end too. */
	assert_int_equal(fcntl(ends[1], F_SETFD, FD_CLOEXEC), 0);
	return run(ends[0], ends[1], feed, context, arguments);
}

void result_free(struct result *result)
{
	free(result->out);
	free(result->err);
}

int status_of(struct result result)
{
	result_free(&result);
	return result.status;
}

void assert_run(struct result result, int status, const char *out, const char *err_part)
{
	if (out)
		assert_string_equal(result.out, out);
	if (*err_part ? !strstr(result.err, err_part) : *result.err)
		fail_msg("standard error is '%s', not '%s', and the status is %d", result.err,
			err_part, result.status);
	assert_int_equal(result.status, status);
	result_free(&result);
}

const char *next_line(const char *line)
{
	const char *end = strchr(line, '\n');

	return end ? end + 1 : line + strlen(line);
}

void assert_same_lines(const char *printed, const char *expected)
{
	for (size_t line = 1; *printed || *expected; line++) {
		const char *end = next_line(printed), *expected_end = next_line(expected);

		if (end - printed != expected_end - expected ||
			strncmp(printed, expected, (size_t)(end - printed)) != 0)
			fail_msg("line %zu: %.*s is not %.*s", line, (int)(end - printed), printed,
				(int)(expected_end - expected), expected);
		printed = end;
		expected = expected_end;
	}
}

const char *built(const char *name)
{
	static char path[4096];
	const char *folder = getenv("BUILD");

	snprintf(path, sizeof path, "%s/%s", folder ? folder : "build", name);
	return path;
}

static const char *tool_name(void)
{
	const char *name = getenv("TOOL");

	return name ? name : "ipex-gen";
}

const char *tool_path(void)
{
	const char *path = getenv("IPEX_GEN");

	return path ? path : built(tool_name());
}

const char *pages_folder(void)
{
	const char *folder = getenv("PAGES");

	return folder ? folder : "tables";
}

/* The variables of the make that runs this, as it passes them on, without its flags. */
static const char *make_variables(void)
{
	const char *flags = getenv("MAKEFLAGS"), *variables = flags ? strstr(flags, "-- ") : NULL;

	return variables ? variables : "";
}

int use_known_pages(void **state)
{
	static const char command[] = "MAKEFLAGS=$1 exec make -s BUILD=\"$0\" "
				      "TABLES=\"$(echo tests/pages/*.md)\" \"$0/$2\"";
	char folder[4096], tool[8192];

	(void)state;
	if (getenv("IPEX_GEN"))
		return 0;
	snprintf(folder, sizeof folder, "%s", built("known"));
	snprintf(tool, sizeof tool, "%s/%s", folder, tool_name());
	return status_of(run_program(NULL, 0,
		       (const char *const[]){ "sh", "-c", command, folder, make_variables(),
			       tool_name(), NULL })) ||
	       setenv("IPEX_GEN", tool, 1) || setenv("PAGES", "tests/pages", 1);
}

struct result run_tool(const char *input, const char *const *arguments)
{
	enum { ARGUMENTS_MAX = 1 << 17 };
	const char **all = calloc(ARGUMENTS_MAX, sizeof *all);
	struct result result;
	size_t count = 0;

	assert_non_null(all);
	all[count++] = tool_path();
	while (*arguments && count < ARGUMENTS_MAX - 1)
		all[count++] = *arguments++;
	assert_null(*arguments);
	result = run_program(input, input ? strlen(input) : 0, all);
	free(all);
	return result;
}
