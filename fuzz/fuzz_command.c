/*
 * Fuzzes the whole command line. A text is the arguments, a line each, and after an empty line the
 * standard input, which is also what files hold and the displays that the machine has. Every answer
 * keeps the promises of --help, and the same question is answered alike in every form.
 */
#include "os_fuzz.h"
#include "tables.h"
#include "utf8.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARGUMENTS_MAX = 24, EXTRA_MAX = 8, LINES_MAX = 16 };

enum { SUPPORTED, NOT_SUPPORTED, WRONG, FAILED, NOTHING };

/* A command line and its standard input. */
struct command {
	char *arguments[ARGUMENTS_MAX];
	int count;
	const char *input;
	size_t input_length;
};

static const struct run plainly = { .read_max = SIZE_MAX };

static void report(const char *fault, int count, char *const *arguments, const struct run *run)
{
	fprintf(stderr, "%s\nipex-gen", fault);
	for (int i = 0; i < count; i++)
		fprintf(stderr, " '%s'", arguments[i]);
	fprintf(stderr, "\n--- status %d, standard output:\n%s--- standard error:\n%s", run->status,
		run->out, run->err);
}

static void require(
	bool claim, const char *fault, const struct command *command, const struct run *run)
{
	if (!claim) {
		report(fault, command->count, command->arguments, run);
		abort();
	}
}

/* Claims about every run */

/* Whether TEXT is UTF-8 without control characters but CONTROLS. */
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

/* Whether TEXT is lines that begin with the tool's name. */
static bool are_messages(const char *text)
{
	static const char message[] = "ipex-gen: ", hint[] = "Try 'ipex-gen --help' ";

	while ((!strncmp(text, message, sizeof message - 1) ||
		       !strncmp(text, hint, sizeof hint - 1)) &&
		strchr(text, '\n'))
		text = strchr(text, '\n') + 1;
	return *text == '\0';
}

static const char *find_fault(const struct run *run)
{
	if (run->status < SUPPORTED || run->status > NOTHING)
		return "the exit status is not documented";
	if (!is_clean(run->out, run->out_length, "\n\t"))
		return "standard output is not clean";
	if (!is_clean(run->err, run->err_length, "\n") || !are_messages(run->err))
		return "standard error is not clean";
	if (run->status > NOT_SUPPORTED && !*run->err)
		return "a failure without a message";
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
		report(fault, argc - 1, copies + 1, &run);
		abort();
	}
	for (int i = 0; i < argc; i++)
		free(copies[i]);
	return run;
}

/* Input in parts is answered alike. A failure to read or to write is status 3, which comes first.
 */
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
			"input in parts is answered differently", command, &other);
		run_free(&other);
		other = run_with(command, extra, &reading);
		require(other.status == FAILED, "a failure to read is not reported", command,
			&other);
		run_free(&other);
	}
	other = run_with(command, extra, &writing);
	require(other.status == (run->out_length ? FAILED : run->status),
		"a failure to write is not reported", command, &other);
	run_free(&other);
}

/* Fields */

enum {
	ID,
	RELEASE,
	IS_SUPPORTED,
	CODE,
	CODES,
	EXACT,
	WHEEL,
	RUNTIME,
	DEVLIST,
	FIELD_COUNT,
};

static const char field_names[] = "id,release,supported,code,codes,exact,wheel,runtime,devlist";

/* A line with these fields. */
struct fields {
	const char *at[FIELD_COUNT];
	size_t lengths[FIELD_COUNT];
};

static bool is_field(const struct fields *fields, int field, const char *text)
{
	return fields->lengths[field] == strlen(text) &&
	       !strncmp(fields->at[field], text, fields->lengths[field]);
}

static bool is_known(const struct fields *fields, int field)
{
	return !is_field(fields, field, "-");
}

static struct fields split_fields(
	const struct command *command, const struct run *run, const char *line)
{
	struct fields fields;

	for (int i = 0; i < FIELD_COUNT; i++) {
		fields.at[i] = line;
		fields.lengths[i] = strcspn(line, "\t\n");
		line += fields.lengths[i] + 1;
		require(line[-1] == (i < FIELD_COUNT - 1 ? '\t' : '\n') && fields.lengths[i],
			"a line of other fields", command, run);
	}
	return fields;
}

/* The releases that a question is about: those of releases[] from begin up to end. */
struct asked {
	unsigned begin, end;
	const char *option; /* NULL if none is named */
};

static struct asked ask_release(unsigned release)
{
	return (struct asked){ release, release + 1, release < ipex_release_count ? "-i" : "-t" };
}

/* Puts the arguments that name the releases at EXTRA, and "--" after them. */
static void name_releases(const struct asked *asked, const char **extra)
{
	if (asked->option) {
		*extra++ = asked->option;
		*extra++ = strings + releases[asked->begin].name;
	}
	*extra++ = "--";
	*extra = NULL;
}

/* Asks for the codes of all devices of RELEASE, a line each. */
static char *ask_codes(unsigned release)
{
	static const struct command nothing = { .count = 0 };
	const struct asked asked = ask_release(release);
	const char *extra[EXTRA_MAX] = { "--list", "-o", "codes" };
	struct run run;

	name_releases(&asked, extra + 3);
	run = run_with(&nothing, extra, &plainly);
	free(run.err);
	return run.out;
}

/* Returns them, asked for once. */
static const char *list_codes(unsigned release)
{
	static char **lists;

	if (!lists)
		lists = calloc(release_count, sizeof *lists);
	if (!lists)
		abort();
	if (!lists[release])
		lists[release] = ask_codes(release);
	return lists[release];
}

/* Whether the LENGTH bytes at WORD are an item of a line of TEXT, between blanks. */
static bool has_item(const char *text, const char *word, size_t length)
{
	while (*text) {
		const size_t size = strcspn(text, " \t\n");

		if (size == length && !strncmp(text, word, size))
			return true;
		text += size;
		text += *text != '\0';
	}
	return false;
}

/* Whether each code of the line is listed for RELEASE, and the first one to try is among them. */
static bool are_codes_listed(const struct fields *fields, unsigned release)
{
	const char *code = fields->at[CODES], *end = code + fields->lengths[CODES];
	bool has_code = false;

	for (size_t length; code < end; code += length + 1) {
		length = strcspn(code, " \t");
		has_code |=
			length == fields->lengths[CODE] && !strncmp(code, fields->at[CODE], length);
		if (!has_item(list_codes(release), code, length))
			return false;
	}
	return has_code;
}

/* Checks a line about RELEASE. Returns whether the device is supported. */
static bool check_line(const struct command *command, const struct run *run, const char *line,
	const struct asked *asked, unsigned release)
{
	const struct fields fields = split_fields(command, run, line);
	const bool is_supported = is_field(&fields, IS_SUPPORTED, "yes");

	require(is_supported == is_known(&fields, CODE) &&
			is_supported == is_known(&fields, CODES) &&
			is_supported == is_known(&fields, EXACT),
		"supported without a code, or not supported with one", command, run);
	require(is_known(&fields, ID) || !is_known(&fields, IS_SUPPORTED),
		"an answer without a device", command, run);
	require(is_field(&fields, RELEASE, strings + releases[release].name),
		"a line about another release", command, run);
	require(!is_supported || are_codes_listed(&fields, release),
		"a code that the release does not list", command, run);
	require(is_known(&fields, WHEEL) || !is_known(&fields, RUNTIME),
		"a compute runtime without a wheel", command, run);
	require(releases[release].table || is_supported == is_known(&fields, WHEEL),
		"supported without kernels", command, run);
	require(!is_supported || is_known(&fields, DEVLIST), "supported without a value to build",
		command, run);
	require(is_supported || !asked->option || strcmp(asked->option, "-i") != 0 ||
			!is_known(&fields, DEVLIST),
		"a value to build for a device that IPEX does not support", command, run);
	return is_supported;
}

/* Checks the fields of every device, and that the exit status agrees with them. */
static void check_fields(
	const struct command *command, const struct run *run, const struct asked *asked)
{
	const unsigned count = asked->end - asked->begin;
	unsigned lines = 0, supported = 0, unsupported = 0, of_device = 0;

	for (const char *line = run->out; *line; line = strchr(line, '\n') + 1) {
		of_device += check_line(command, run, line, asked, asked->begin + lines % count);
		if (++lines % count)
			continue;
		supported += of_device > 0;
		unsupported += of_device == 0;
		of_device = 0;
	}
	require(lines % count == 0, "a device without an answer", command, run);
	require(run->status != SUPPORTED || (supported && !unsupported),
		"status 0, though not all is supported", command, run);
	require(run->status != NOT_SUPPORTED || unsupported, "status 1, though all is supported",
		command, run);
}

/* Forms */

static const char *skip_json(const char *at);

static const char *skip_json_string(const char *at)
{
	if (*at != '"')
		return NULL;
	for (at++; *at != '"'; at++) {
		if (!*at || *at == '\n' || (*at == '\\' && !strchr("\"\\/bfnrtu", *++at)))
			return NULL;
	}
	return at + 1;
}

/* Skips the items before END; an object has a key before each value. */
static const char *skip_json_items(const char *at, char end)
{
	bool is_first = true;

	for (;;) {
		at += strspn(at, " \n");
		if (*at == end)
			return at + 1;
		if (!is_first && *at++ != ',')
			return NULL;
		is_first = false;
		at += strspn(at, " \n");
		if (end == '}') {
			at = skip_json_string(at);
			if (!at || *at++ != ':')
				return NULL;
			at += strspn(at, " ");
		}
		at = skip_json(at);
		if (!at)
			return NULL;
	}
}

/* Returns the end of the JSON value at AT, or NULL if there is none. */
static const char *skip_json(const char *at)
{
	static const char *const literals[] = { "true", "false", "null" };

	for (size_t i = 0; i < sizeof literals / sizeof *literals; i++) {
		if (!strncmp(at, literals[i], strlen(literals[i])))
			return at + strlen(literals[i]);
	}
	if (*at == '[' || *at == '{')
		return skip_json_items(at + 1, *at == '[' ? ']' : '}');
	if (*at >= '0' && *at <= '9')
		return at + strspn(at, "0123456789");
	return skip_json_string(at);
}

static bool is_json_array(const char *text)
{
	const char *end = *text == '[' ? skip_json(text) : NULL;

	return end && !strcmp(end, "\n");
}

/* A single invalid request prints nothing; nothing to report is an empty list. */
static void check_json(const struct command *devices, const struct run *run)
{
	const bool is_single = devices->count == 1, is_stream = !strcmp(devices->arguments[0], "-");

	if (is_single && !is_stream && run->status == WRONG)
		require(!run->out_length, "an answer to an invalid request", devices, run);
	else
		require(is_json_array(run->out), "not an array in JSON", devices, run);
	if (is_single && run->status == NOTHING)
		require(!strcmp(run->out, "[]\n"), "an answer to nothing", devices, run);
}

/* Half a list must not reach a build. Where IPEX is asked about, only a supported device has a
 * value; otherwise others may have one. */
static void check_devlist(
	const struct command *devices, const struct run *run, const struct asked *asked, int status)
{
	require(run->status == SUPPORTED || !run->out_length, "a list that is not whole", devices,
		run);
	require(run->status != SUPPORTED ||
			strchr(run->out, '\n') == run->out + run->out_length - 1,
		"a list of several lines", devices, run);
	if (asked->option && !strcmp(asked->option, "-i"))
		require(run->status == status, "another status for a list", devices, run);
	else
		require(run->status == status ||
				(status == NOT_SUPPORTED && run->status == SUPPORTED) ||
				(status == SUPPORTED && run->status == NOT_SUPPORTED),
			"another status for a list", devices, run);
}

static struct run ask(const struct command *devices, const struct asked *asked, const char *form,
	const char *more)
{
	const char *extra[EXTRA_MAX] = { form }, **at = extra + 1;

	if (more)
		*at++ = more;
	name_releases(asked, at);
	return run_with(devices, extra, &plainly);
}

/* Asks about the same devices in every form. STATUS is that of lines. */
static void check_forms(const struct command *devices, const struct asked *asked, int status)
{
	static const char forms[][3] = { "-q", "-j", "-l", "-H", "-d" };

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		struct run run = ask(devices, asked, forms[i], NULL);

		if (forms[i][1] == 'd')
			check_devlist(devices, &run, asked, status);
		else
			require(run.status == status, "another status in another form", devices,
				&run);
		if (forms[i][1] == 'j')
			check_json(devices, &run);
		require(forms[i][1] != 'q' || !run.out_length, "quiet, and yet an answer", devices,
			&run);
		run_free(&run);
	}
}

static void check_any(const struct command *devices, const struct asked *asked, int status)
{
	struct run run = ask(devices, asked, "-q", "--any");

	require(run.status == status || (status == NOT_SUPPORTED && run.status == SUPPORTED),
		"--any changes more than status 1", devices, &run);
	run_free(&run);
}

/* The builds of a table are the same for every system. */
static void check_systems(const struct command *devices, const struct asked *asked)
{
	static const char fields[] = "id,supported,code,codes,exact,devices,devlist,url";
	static const char *const systems[] = { "--os=linux", "--os=windows" };
	struct run runs[2];

	if (asked->end - asked->begin > 1 || !releases[asked->begin].table)
		return;
	for (size_t i = 0; i < 2; i++) {
		const char *extra[EXTRA_MAX] = { systems[i], "-o", fields };

		name_releases(asked, extra + 3);
		runs[i] = run_with(devices, extra, &plainly);
	}
	require(!strcmp(runs[0].out, runs[1].out) && runs[0].status == runs[1].status,
		"--os changes the answer of a table", devices, &runs[1]);
	run_free(&runs[0]);
	run_free(&runs[1]);
}

static void check_devices(const struct command *devices, struct asked asked)
{
	const char *extra[EXTRA_MAX] = { "-o", field_names };
	struct run run;

	name_releases(&asked, extra + 2);
	run = run_with(devices, extra, &plainly);
	if (devices->count == 1 && strcmp(devices->arguments[0], "-") != 0)
		require(run.status != WRONG || !run.out_length, "an answer to an invalid request",
			devices, &run);
	check_fields(devices, &run, &asked);
	check_system(devices, extra, &run);
	check_forms(devices, &asked, run.status);
	check_any(devices, &asked, run.status);
	check_systems(devices, &asked);
	run_free(&run);
}

/* Lines together */

/* How answers are joined. */
struct form {
	const char *arguments[8];
	const char *begin, *end, *between;
};

static const struct form forms_together[] = {
	{ { "-o", "id,rev,slot,name,release,codes,code,exact,wheel,devices,devlist,names,input",
		  "-" },
		"", "", "" },
	{ { "-j", "-i", "latest", "-" }, "[", "\n]\n", "," },
};

/* Returns the answers that a run has printed in FORM. */
static char *take_answers(const struct form *form, const struct run *run)
{
	size_t begin = strlen(form->begin), end = strlen(form->end);

	if (run->out_length < begin + end || strncmp(run->out, form->begin, begin) != 0 ||
		strcmp(run->out + run->out_length - end, form->end) != 0)
		return strdup("");
	return strndup(run->out + begin, run->out_length - begin - end);
}

/* Splits the input into LINES, with their ends. Returns their number, or 0 if there are too many or
 * one may begin with a byte-order mark, which counts at the beginning of a text only. */
static size_t split_input(const struct command *command, struct command *lines)
{
	const char *text = command->input, *end = text + command->input_length;
	size_t count = 0;

	for (; text < end; count++) {
		const char *line_end = memchr(text, '\n', (size_t)(end - text));

		if (count == LINES_MAX || *text == '\xEF' || *text == '\xFF' || *text == '\xFE')
			return 0;
		lines[count] = (struct command){ .input = text };
		lines[count].input_length = (size_t)((line_end ? line_end + 1 : end) - text);
		text += lines[count].input_length;
	}
	return count;
}

/* Joins the COUNT lines at LINES, with GAP after each. The result is the caller's to free. */
static char *join(const struct command *lines, size_t count, const char *gap, size_t *length)
{
	char *text;
	FILE *out = open_memstream(&text, length);

	if (!out)
		abort();
	for (size_t i = 0; i < count; i++) {
		fwrite(lines[i].input, 1, lines[i].input_length, out);
		if (lines[i].input[lines[i].input_length - 1] != '\n')
			putc('\n', out);
		fputs(gap, out);
	}
	fclose(out);
	return text;
}

/* Runs the COUNT lines at LINES together, which must be answered as each was ALONE, and end with
 * STATUS. */
static void check_together(const struct form *form, const struct command *lines, char *const *alone,
	size_t count, int status)
{
	struct command together = { .count = 0 };
	char *input = join(lines, count, "", &together.input_length), *expected;
	size_t size;
	FILE *out = open_memstream(&expected, &size);
	bool has_answer = false;
	struct run run;

	if (!out)
		abort();
	fputs(form->begin, out);
	for (size_t i = 0; i < count; i++) {
		fprintf(out, "%s%s", has_answer && *alone[i] ? form->between : "", alone[i]);
		has_answer |= *alone[i] != '\0';
	}
	fputs(has_answer || !*form->begin ? form->end : "]\n", out);
	fclose(out);
	together.input = input;
	run = run_with(&together, form->arguments, &plainly);
	if (strcmp(run.out, expected) != 0)
		fprintf(stderr, "--- expected:\n%s", expected);
	require(!strcmp(run.out, expected), "lines are answered differently together", &together,
		&run);
	require(run.status == status, "another status for lines together", &together, &run);
	run_free(&run);
	free(expected);
	free(input);
}

/* Returns the one of two exit statuses that comes first. */
static int worse(int a, int b)
{
	static const int order[] = { FAILED, WRONG, NOTHING, NOT_SUPPORTED, SUPPORTED };

	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		if (a == order[i] || b == order[i])
			return order[i];
	}
	abort();
}

/* Lines are answered alike whatever comes before them, though answers are repeated. */
static void check_repeated(const struct command *lines, size_t count, const struct form *form)
{
	struct command reversed[LINES_MAX];
	char *alone[LINES_MAX], *alone_reversed[LINES_MAX];
	int status = NOTHING;
	bool has_status = false;

	for (size_t i = 0; i < count; i++) {
		struct run run = run_with(&lines[i], form->arguments, &plainly);

		alone[i] = alone_reversed[count - 1 - i] = take_answers(form, &run);
		reversed[count - 1 - i] = lines[i];
		if (*alone[i])
			status = has_status ? worse(status, run.status) : run.status;
		has_status |= *alone[i] != '\0';
		run_free(&run);
	}
	check_together(form, lines, alone, count, status);
	check_together(form, reversed, alone_reversed, count, status);
	for (size_t i = 0; i < count; i++)
		free(alone[i]);
}

/* --scan */

static bool is_gpu(const char *id)
{
	const unsigned long number = strtoul(id, NULL, 16);

	for (unsigned i = 0; i < pci_id_count; i++) {
		if (pci_ids[i] == number)
			return true;
	}
	return false;
}

/* Returns how many lines of TEXT begin with the LENGTH bytes at LINE. */
static unsigned count_lines(const char *text, const char *line, size_t length)
{
	unsigned count = 0;

	for (; *text; text = strchr(text, '\n') + 1)
		count += !strncmp(text, line, length);
	return count;
}

/* Whether SCANNED has the device of ANSWER, which a line has alone: ID, tab and revision. */
static bool has_device(const char *scanned, const char *answer)
{
	const size_t id_length = strcspn(answer, "\t");
	const bool has_revision = strcmp(answer + id_length, "\t-\n") != 0;

	if (id_length != 4 || !is_gpu(answer)) /* none, another vendor's, or not a GPU */
		return true;
	return count_lines(scanned, answer, has_revision ? strlen(answer) : id_length + 1) > 0;
}

/* A text that lines of their own make has each GPU that one of them has, and only once. */
static void check_scan(const struct command *lines, size_t count)
{
	static const char *const alone[] = { "-i", "latest", "-o", "id,rev", "-", NULL },
				 *const scan[] = { "-i", "latest", "-o", "id,rev", "--scan", NULL };
	struct command text = { .count = 0 }, file;
	char *joined = join(lines, count, "\n", &text.input_length), name[] = "file";
	struct run run, other;

	text.input = joined;
	run = run_with(&text, scan, &plainly);
	for (const char *line = run.out; *line; line = strchr(line, '\n') + 1) {
		const size_t length = strcspn(line, "\n") + 1;

		require(strcspn(line, "\t") == 4 && count_lines(run.out, line, length) == 1,
			"a device of another vendor, or one twice", &text, &run);
	}
	for (size_t i = 0; i < count; i++) {
		other = run_with(&lines[i], alone, &plainly);
		require(has_device(run.out, other.out), "a device of a line is missing", &text,
			&run);
		run_free(&other);
	}
	file = text;
	file.arguments[file.count++] = name;
	other = run_with(&file, scan, &plainly);
	require(!strcmp(other.out, run.out) && other.status == run.status,
		"a file is answered differently", &file, &other);
	run_free(&other);
	check_system(&text, scan, &run);
	run_free(&run);
	free(joined);
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

/* Checks the operands of COMMAND as devices, for all releases of IPEX or for one of any package. */
static void check_operands(const struct command *command, size_t choice)
{
	struct command devices = *command;
	const size_t release = choice / 2 % release_count;

	devices.count = 0;
	for (int i = 0; i < command->count; i++) {
		if (*command->arguments[i] != '-' || !command->arguments[i][1])
			devices.arguments[devices.count++] = command->arguments[i];
	}
	if (!devices.count)
		return;
	if (choice % 2 && ipex_release_count)
		check_devices(&devices, (struct asked){ 0, ipex_release_count, NULL });
	else
		check_devices(&devices, ask_release((unsigned)release));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const nothing[] = { NULL };
	struct command command = { .count = 0 }, lines[LINES_MAX];
	char *text = malloc(size + 1);
	struct run run;
	size_t count;

	if (!text)
		abort();
	if (size)
		memcpy(text, data, size);
	text[size] = '\0';
	read_command(&command, text, size);
	run = run_with(&command, nothing, &plainly);
	check_system(&command, nothing, &run);
	run_free(&run);
	check_operands(&command, size);
	count = split_input(&command, lines);
	if (count)
		check_scan(lines, count);
	if (count > 1)
		check_repeated(lines, count, &forms_together[size % 2]);
	free(text);
	return 0;
}
