/*
 * Fuzzes the whole command line: a text is the arguments, a line each, and behind an empty line
 * what is on standard input, or the displays that --detect finds. Whatever is asked, it is answered
 * as the design promises; and what is asked in several ways, or in another order, is answered
 * alike.
 */
#include "os_fuzz.h"
#include "tables.h"
#include "utf8.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARGUMENTS_MAX = 24, EXTRA_MAX = 8, LINES_MAX = 16 };

/* A command line and its standard input. */
struct command {
	char *arguments[ARGUMENTS_MAX];
	int count;
	const char *input;
	size_t input_length;
};

static void say(const char *what, int count, char *const *arguments, const struct run *run)
{
	fprintf(stderr, "%s\nipex-gen", what);
	for (int i = 0; i < count; i++)
		fprintf(stderr, " '%s'", arguments[i]);
	fprintf(stderr, "\n--- status %d, standard output:\n%s--- standard error:\n%s", run->status,
		run->out, run->err);
}

static bool is_clean(const char *text, size_t length, const char *controls)
{
	for (size_t i = 0, size; i < length; i += size) {
		size = utf8_length(text + i, length - i);
		if (!size ||
			(utf8_is_control(text + i) && (!text[i] || !strchr(controls, text[i]))))
			return false;
	}
	return true;
}

/* Whether TEXT is lines that say whose they are. */
static bool are_messages(const char *text)
{
	static const char message[] = "ipex-gen: ", hint[] = "Try 'ipex-gen --help' ";

	while ((!strncmp(text, message, sizeof message - 1) ||
		       !strncmp(text, hint, sizeof hint - 1)) &&
		strchr(text, '\n'))
		text = strchr(text, '\n') + 1;
	return *text == '\0';
}

/* What is true of every run. */
static const char *find_fault(const struct run *run)
{
	if (run->status < 0 || run->status > 3)
		return "an exit status that means nothing";
	if (!is_clean(run->out, run->out_length, "\n\t"))
		return "standard output is not clean";
	if (!is_clean(run->err, run->err_length, "\n") || !are_messages(run->err))
		return "standard error is not clean";
	if (run->status > 1 && !*run->err)
		return "no word of what is wrong";
	if (run->out_length && run->out[run->out_length - 1] != '\n')
		return "a line without an end";
	return NULL;
}

/* Runs COMMAND with the arguments at EXTRA, up to a NULL, before its own. */
static struct run run_with(
	const struct command *command, const char *const *extra, const struct run *how)
{
	char *argv[ARGUMENTS_MAX + EXTRA_MAX + 2], *copies[ARGUMENTS_MAX + EXTRA_MAX + 2];
	struct run run = *how;
	const char *fault;
	int argc = 0;

	argv[argc++] = strdup("ipex-gen");
	for (; *extra; extra++)
		argv[argc++] = strdup(*extra);
	for (int i = 0; i < command->count; i++)
		argv[argc++] = strdup(command->arguments[i]);
	argv[argc] = NULL;
	memcpy(copies, argv, sizeof copies); /* getopt moves arguments about */
	run.input = command->input;
	run.input_length = command->input_length;
	run_tool(&run, argc, argv);
	fault = find_fault(&run);
	if (fault) {
		say(fault, argc - 1, copies + 1, &run);
		abort();
	}
	for (int i = 0; i < argc; i++)
		free(copies[i]);
	return run;
}

static void require(
	bool claim, const char *what, const struct command *command, const struct run *run)
{
	if (!claim) {
		say(what, command->count, command->arguments, run);
		abort();
	}
}

static const struct run plainly = { .read_max = SIZE_MAX };

/* The same however the input arrives; and what cannot be read or written is a failure. */
static void check_system(
	const struct command *command, const char *const *extra, const struct run *run)
{
	const struct run slowly = { .read_max = 3 },
			 reading = { .read_max = SIZE_MAX, .fails_to_read = true },
			 writing = { .read_max = SIZE_MAX, .fails_to_write = true };
	struct run other;

	if (run->has_read) {
		other = run_with(command, extra, &slowly);
		require(other.status == run->status && !strcmp(other.out, run->out) &&
				!strcmp(other.err, run->err),
			"input in parts is answered otherwise", command, &other);
		run_free(&other);
		other = run_with(command, extra, &reading);
		require(other.status == 3, "a failure to read is none", command, &other);
		run_free(&other);
	}
	other = run_with(command, extra, &writing);
	require(other.status == (run->out_length ? 3 : run->status), "a failure to write is none",
		command, &other);
	run_free(&other);
}

/* Whether the LENGTH bytes at CODE are one of the codes that a row of RELEASE lists. */
static bool is_code_of(const char *release, size_t release_length, const char *code, size_t length)
{
	static const char *const list[] = { "--list", "-o", "release,codes", NULL };
	static struct run all; /* the answer to it */
	static const struct command nothing = { .count = 0 };

	if (!all.out)
		all = run_with(&nothing, list, &plainly);
	for (const char *line = all.out; *line; line = strchr(line, '\n') + 1) {
		if (strncmp(line, release, release_length) != 0 || line[release_length] != '\t')
			continue;
		for (const char *at = line + release_length; *at != '\n';) {
			size_t size = strcspn(++at, " \n");

			if (size == length && !strncmp(at, code, size))
				return true;
			at += size;
		}
	}
	return false;
}

/* What one line of id,release,supported,code,codes,exact says. Returns whether the device is
 * supported. */
static bool check_line(const struct command *command, const struct run *run, const char *line)
{
	const char *fields[6] = { line };
	size_t lengths[6];
	bool is_supported, is_in_codes = false;

	for (size_t i = 0; i < 6; i++) {
		lengths[i] = strcspn(fields[i], "\t\n");
		require(fields[i][lengths[i]] == (i < 5 ? '\t' : '\n') && lengths[i],
			"a line of other fields", command, run);
		if (i < 5)
			fields[i + 1] = fields[i] + lengths[i] + 1;
	}
	is_supported = lengths[2] == 3 && !strncmp(fields[2], "yes", 3);
	require(is_supported == (*fields[3] != '-') && is_supported == (*fields[4] != '-') &&
			is_supported == (*fields[5] != '-'),
		"supported without a code, or the other way round", command, run);
	require(*fields[0] != '-' || *fields[2] == '-', "an answer about no device", command, run);
	for (const char *code = fields[4]; is_supported && code < fields[5];
		code += strcspn(code, " \t") + 1) {
		size_t length = strcspn(code, " \t");

		is_in_codes |= length == lengths[3] && !strncmp(code, fields[3], length);
		require(is_code_of(fields[1], lengths[1], code, length),
			"a code that the release does not list", command, run);
	}
	require(is_supported == is_in_codes, "a code that is not among the codes", command, run);
	return is_supported;
}

/* The fields of every device, and what the exit status is by them. */
static void check_fields(
	const struct command *command, const struct run *run, unsigned releases_asked)
{
	unsigned lines = 0, supported = 0, unsupported = 0, of_device = 0;

	for (const char *line = run->out; *line; line = strchr(line, '\n') + 1) {
		of_device += check_line(command, run, line);
		if (++lines % releases_asked)
			continue;
		supported += of_device > 0;
		unsupported += of_device == 0;
		of_device = 0;
	}
	require(lines % releases_asked == 0, "a device without an answer", command, run);
	require(run->status != 0 || (supported && !unsupported),
		"status 0, though not all is supported", command, run);
	require(run->status != 1 || unsupported || strstr(run->err, "no device on standard input"),
		"status 1, though all is supported", command, run);
}

/* Asks about the same devices in every form. RELEASE may be NULL for all of them. */
static void check_forms(const struct command *devices, const char *release)
{
	static const char *const forms[][2] = { { "-q", NULL }, { "-j", NULL }, { "-l", NULL },
		{ "-d", NULL }, { "-H", NULL } };
	const char *fields[] = { "-o", "id,release,supported,code,codes,exact",
		release ? "-i" : "--", release ? release : NULL, "--", NULL };
	struct run run = run_with(devices, fields, &plainly);

	check_fields(devices, &run, release ? 1 : release_count);
	check_system(devices, fields, &run);
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		const char *extra[] = { forms[i][0], release ? "-i" : "--",
			release ? release : NULL, "--", NULL };
		struct run other = run_with(devices, extra, &plainly);

		require(other.status == run.status, "another status in another form", devices,
			&other);
		require(i || !other.out_length, "quiet, and yet something is printed", devices,
			&other);
		run_free(&other);
	}
	run_free(&run);
}

/* How answers are put together. */
struct form {
	const char *arguments[8];
	const char *begin, *end, *between;
};

/* The answers in what a run has printed in FORM. */
static char *take_answers(const struct form *form, const struct run *run)
{
	size_t begin = strlen(form->begin), end = strlen(form->end);

	if (run->out_length < begin + end || strncmp(run->out, form->begin, begin) != 0 ||
		strcmp(run->out + run->out_length - end, form->end) != 0)
		return strdup("");
	return strndup(run->out + begin, run->out_length - begin - end);
}

/* Splits the input into LINES, with their ends. Returns how many they are, or 0 where they are too
 * many. */
static size_t split_input(const struct command *command, struct command *lines)
{
	const char *text = command->input, *end = text + command->input_length;
	size_t count = 0;

	for (; text < end; count++) {
		const char *line_end = memchr(text, '\n', (size_t)(end - text));

		if (count == LINES_MAX || *text == '\xEF') /* which may begin a mark that counts
		                                              before the first line only */
			return 0;
		lines[count].input = text;
		lines[count].input_length = (size_t)((line_end ? line_end + 1 : end) - text);
		text += lines[count].input_length;
	}
	return count;
}

/* Runs the COUNT lines at LINES together, which must be answered as each was ALONE. STATUS is what
 * comes of that. */
static void check_together(const struct form *form, struct command *lines, char *const *alone,
	size_t count, int status)
{
	struct command together = { .count = 0 };
	struct run run, expected = plainly;
	char *input_text;
	FILE *input = open_memstream(&input_text, &together.input_length);
	FILE *out = open_memstream(&expected.out, &expected.out_length);
	bool has_answer = false;

	if (!input || !out)
		abort();
	fputs(form->begin, out);
	for (size_t i = 0; i < count; i++) {
		fwrite(lines[i].input, 1, lines[i].input_length, input);
		if (lines[i].input[lines[i].input_length - 1] != '\n')
			putc('\n', input);
		fprintf(out, "%s%s", has_answer && *alone[i] ? form->between : "", alone[i]);
		has_answer |= *alone[i] != '\0';
	}
	fputs(has_answer || !*form->begin ? form->end : "]\n", out);
	fclose(input);
	fclose(out);
	together.input = input_text;
	run = run_with(&together, form->arguments, &plainly);
	if (strcmp(run.out, expected.out) != 0)
		fprintf(stderr, "--- expected:\n%s", expected.out);
	require(!strcmp(run.out, expected.out), "lines are answered otherwise together", &together,
		&run);
	require(run.status == status, "another status for lines together", &together, &run);
	run_free(&run);
	free(expected.out);
	free(input_text);
}

/* Lines of the input are answered alike whatever comes before them, though answers are repeated. */
static void check_repeated(const struct command *command)
{
	static const struct form forms[] = {
		{ { "-o", "id,rev,release,codes,code,exact,devices,devlist,names", "-" }, "", "",
			"" },
		{ { "-j", "-i", "latest", "-" }, "[", "\n]\n", "," },
	};
	struct command lines[LINES_MAX] = { { .count = 0 } }, reversed[LINES_MAX];
	char *alone[LINES_MAX], *alone_reversed[LINES_MAX];
	size_t count = split_input(command, lines);

	for (size_t form = 0; form < sizeof forms / sizeof *forms && count > 1; form++) {
		int status = -1;

		for (size_t i = 0; i < count; i++) {
			struct run run = run_with(&lines[i], forms[form].arguments, &plainly);

			alone[i] = alone_reversed[count - 1 - i] = take_answers(&forms[form], &run);
			reversed[count - 1 - i] = lines[i];
			if (*alone[i] && status < run.status)
				status = run.status;
			run_free(&run);
		}
		status = status < 0 ? 1 : status;
		check_together(&forms[form], lines, alone, count, status);
		check_together(&forms[form], reversed, alone_reversed, count, status);
		for (size_t i = 0; i < count; i++)
			free(alone[i]);
	}
}

/* Splits TEXT into the command. */
static void read_command(struct command *command, char *text, size_t length)
{
	char *end = text + length;

	while (text < end && *text != '\n' && command->count < ARGUMENTS_MAX) {
		char *line_end = memchr(text, '\n', (size_t)(end - text));

		command->arguments[command->count++] = text;
		text = line_end ? line_end + 1 : end;
		if (line_end)
			*line_end = '\0';
	}
	command->input = text < end ? text + 1 : end;
	command->input_length = (size_t)(end - command->input);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const nothing[] = { NULL };
	struct command command = { .count = 0 }, devices;
	char *text = malloc(size + 1);
	struct run run;

	if (!text)
		abort();
	if (size)
		memcpy(text, data, size);
	text[size] = '\0';
	read_command(&command, text, size);
	run = run_with(&command, nothing, &plainly);
	check_system(&command, nothing, &run);
	run_free(&run);
	devices = command;
	devices.count = 0;
	for (int i = 0; i < command.count; i++) {
		if (*command.arguments[i] != '-' || !command.arguments[i][1])
			devices.arguments[devices.count++] = command.arguments[i];
	}
	if (devices.count) {
		check_forms(&devices, NULL);
		check_forms(&devices, strings + releases[size % release_count].name);
	}
	check_repeated(&command);
	free(text);
	return 0;
}
