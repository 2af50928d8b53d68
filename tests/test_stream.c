/* Standard input as a stream: cut anywhere, slow, or with lines of any length. */
#define _GNU_SOURCE /* F_SETPIPE_SZ */

#include "run.h"
#include "test.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
	LONGEST = 65534,     /* bytes of the longest line that is read */
	RESIDENT_MAX = 4096, /* KiB */
	SECONDS_MAX = 900,   /* for a test that takes two, or 150 in valgrind */
	PIPE_SIZE = 4096,
};

/* The ways to print that differ in how they are written, up to a NULL each. All but the last one
 * answer line by line. */
static const char *const forms[][5] = {
	{ "-i", "latest", "-" },
	{ "-" },
	{ "-Ho", "id,rev,slot,release,code,exact,input", "-" },
	{ "-t", "latest", "-" },
	{ "-j", "-" },
	{ "-l", "-" },
	{ "--scan", "-o", "id,rev,slot,input", "-" },
};

enum { SCAN = LENGTH(forms) - 1 };

/* Every kind of line, the last one without an end. */
static const char lines[] =
	"\xEF\xBB\xBF"
	"7D55\n"
	"00:02.0 VGA compatible controller [0300]: Intel Corporation DG2 [Arc A770] [8086:56a0] "
	"(rev 08)\n"
	"0x56a0\r\n"
	"\n"
	"\r\n"
	" \t \n"
	"# 4905\n"
	"nonsense\n"
	"  0BD5 \n"
	"7d55\r\r\n"
	"7D\0"
	"55\n"
	"\0\n"
	"7D55\0\n"
	"0000:65:00.0 3D controller [0302]: NVIDIA Corporation GA100 [A100 SXM4 40GB] [10de:20b0] "
	"(rev a1)\r\n"
	"00:1f.3 Audio device [0403]: Intel Corporation Tiger Lake-LP Smart Sound Technology "
	"Audio Controller [8086:a0c8]\n"
	"PCI\\VEN_8086&DEV_56A0&SUBSYS_10208086&REV_01\\6&1A2B3C4D\n"
	"pci:v00008086d00007D55sv000017AAsd00003801bc03sc00i00\n"
	"00:02.0 \"0300\" \"8086\" \"7d55\" -r08 \"17aa\" \"3801\"\n"
	"Device: Mesa Intel(R) Arc(tm) Graphics (MTL) (0x7d55)\n"
	"\xEF\xBB\xBF"
	"4905\n"
	"\xFF\xFE\n"
	"E20B";

struct text {
	char *bytes;
	size_t length;
};

static volatile sig_atomic_t is_late;

/* A test that waits then fails, and does not wait for ever. */
static void interrupt(int signal)
{
	is_late |= signal == SIGALRM;
}

static int set_time(void **state)
{
	const struct sigaction action = { .sa_handler = interrupt };

	(void)state;
	is_late = 0;
	alarm(SECONDS_MAX);
	return sigaction(SIGALRM, &action, NULL) || sigaction(SIGPIPE, &action, NULL);
}

static int unset_time(void **state)
{
	(void)state;
	alarm(0);
	return 0;
}

/* The lines from above, after each line of FROM to TO bytes, with either line end. */
static struct text with_long_lines(size_t from, size_t to)
{
	struct text text;
	FILE *file = open_memstream(&text.bytes, &text.length);

	for (size_t length = from; length <= to; length++) {
		fprintf(file, "7D55%*s\n", (int)length - 4, "");
		fprintf(file, "56A0%*s\r\n", (int)length - 4, "");
		fwrite(lines, 1, sizeof lines - 1, file);
		putc('\n', file);
	}
	fwrite(lines, 1, sizeof lines - 1, file);
	fclose(file);
	return text;
}

/* How a text is cut: after FIRST bytes, and then every OTHERS bytes; with a SEED, at random after
 * at most so many. */
struct cut {
	struct text text;
	size_t first, others;
	uint32_t seed;
};

static void write_all(int pipe, const char *bytes, size_t length)
{
	while (length) {
		ssize_t count = write(pipe, bytes, length);

		assert_true(count > 0);
		bytes += count;
		length -= (size_t)count;
	}
}

/* Waits until the reader of PIPE has read everything, so that the next write is a piece of its
 * own. */
static void wait_until_taken(int pipe)
{
	int count;

	do {
		assert_int_equal(ioctl(pipe, FIONREAD, &count), 0);
		assert_false(is_late);
	} while (count && !sched_yield());
}

static void feed_cut(int pipe, const void *context)
{
	const struct cut *cut = context;
	size_t size = cut->first;
	uint32_t random = cut->seed;

	for (size_t begin = 0; begin < cut->text.length; begin += size, size = cut->others) {
		if (random) {
			random = random * 1664525 + 1013904223;
			size = 1 + (random >> 8) % cut->others;
		}
		if (size > cut->text.length - begin)
			size = cut->text.length - begin;
		write_all(pipe, cut->text.bytes + begin, size);
		wait_until_taken(pipe);
	}
}

/* The tool, and the arguments of one of the forms. */
static const char *const *command(size_t form)
{
	static const char *arguments[LENGTH(forms[0]) + 1];

	arguments[0] = tool_path();
	memcpy(arguments + 1, forms[form], sizeof forms[form]);
	return arguments;
}

static void assert_same(const struct result *fed, const struct result *whole, const struct cut *cut)
{
	if (fed->status != whole->status || fed->out_length != whole->out_length ||
		fed->err_length != whole->err_length ||
		memcmp(fed->out, whole->out, whole->out_length) != 0 ||
		memcmp(fed->err, whole->err, whole->err_length) != 0)
		fail_msg("cut after %zu and every %zu bytes (seed %u), the answer is another",
			cut->first, cut->others, (unsigned)cut->seed);
}

static void input_cut_in_two_anywhere_is_answered_alike(void **state)
{
	const struct text text = { (char *)(uintptr_t)lines, sizeof lines - 1 };

	(void)state;
	for (size_t form = 0; form < LENGTH(forms); form++) {
		struct result whole = run_program(text.bytes, text.length, command(form));

		if (form != SCAN)
			assert_non_null(strstr(whole.err, "line 8: "));
		if (form != SCAN && form > 2) { /* these differ in their output alone */
			result_free(&whole);
			continue;
		}
		for (size_t first = 1; first < text.length; first++) {
			const struct cut cut = { text, first, text.length, 0 };
			struct result fed = run_fed(feed_cut, &cut, command(form));

			assert_same(&fed, &whole, &cut);
			result_free(&fed);
		}
		result_free(&whole);
	}
}

static void assert_cut_alike(const struct text *text, size_t size, uint32_t seed)
{
	const struct cut cut = { *text, size, size, seed };

	for (size_t form = 0; form < LENGTH(forms); form += SCAN) {
		struct result whole = run_program(text->bytes, text->length, command(form));
		struct result fed = run_fed(feed_cut, &cut, command(form));

		assert_same(&fed, &whole, &cut);
		result_free(&whole);
		result_free(&fed);
	}
}

static void input_of_single_bytes_is_answered_alike(void **state)
{
	struct text text = with_long_lines(LONGEST, LONGEST);

	(void)state;
	assert_cut_alike(&text, 1, 0);
	free(text.bytes);
}

static void input_in_pieces_of_any_size_is_answered_alike(void **state)
{
	static const size_t sizes[] = { 13, 97, 509, 4093, 4096, 32749, 65521, 65533, 65534, 65535,
		65536, 65537, 131071 };
	struct text text = with_long_lines(LONGEST - 2, LONGEST + 3);

	(void)state;
	for (size_t i = 0; i < LENGTH(sizes); i++)
		assert_cut_alike(&text, sizes[i], 0);
	for (uint32_t seed = 1; seed <= 20; seed++)
		assert_cut_alike(&text, seed % 2 ? 200 : 70000, seed);
	free(text.bytes);
}

static void read_exactly(int pipe, char *bytes, size_t length)
{
	while (length) {
		ssize_t count = read(pipe, bytes, length);

		assert_true(count > 0);
		bytes += count;
		length -= (size_t)count;
	}
}

/* A pipe for a program that gets one end of it, and must not have the other, OWN, too. */
static void open_pipe(int ends[2], int own)
{
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(fcntl(ends[own], F_SETFD, FD_CLOEXEC), 0);
}

/* How much of OUT comes before its end: the end of an array, or the line about all devices. */
static size_t length_before_end(const char *out)
{
	static const char *const ends[] = { "\n]\n", "\nTake the build " };

	for (size_t i = 0; i < LENGTH(ends); i++) {
		const char *end = strstr(out, ends[i]);

		if (end)
			return (size_t)(end - out);
	}
	return strlen(out);
}

/* Reads from PIPE what OUT has from BEGIN up to END. */
static void assert_reads(int pipe, const char *out, size_t begin, size_t end)
{
	char *printed = malloc(end - begin + 1);

	assert_non_null(printed);
	read_exactly(pipe, printed, end - begin);
	assert_memory_equal(printed, out + begin, end - begin);
	free(printed);
}

/* Writes one line after the other, each after those before have been answered. */
static void assert_answered_in_turn(size_t form, int flags)
{
	int to[2], from[2], null = open("/dev/null", O_WRONLY);
	struct result whole = run_program(lines, sizeof lines - 1, command(form));
	size_t answered = 0, length;
	char rest;
	pid_t child;

	open_pipe(to, 1);
	open_pipe(from, 0);
	assert_int_equal(fcntl(to[0], F_SETFL, flags), 0);
	assert_int_equal(fcntl(from[1], F_SETFL, flags), 0);
	child = start_program(command(form), to[0], from[1], null);
	close(to[0]);
	close(from[1]);
	for (size_t begin = 0; begin < sizeof lines - 1; begin += length) {
		const char *end = memchr(lines + begin, '\n', sizeof lines - 1 - begin);
		struct result part;
		size_t end_of_part;

		length = end ? (size_t)(end + 1 - lines) - begin : sizeof lines - 1 - begin;
		part = run_program(lines, begin + length, command(form));
		end_of_part = length_before_end(part.out);
		write_all(to[1], lines + begin, length);
		if (!end)
			close(to[1]);
		assert_reads(from[0], part.out, answered, end_of_part);
		answered = end_of_part;
		result_free(&part);
	}
	assert_reads(from[0], whole.out, answered, whole.out_length);
	assert_int_equal(read(from[0], &rest, 1), 0);
	assert_int_equal(end_program(child), 2);
	result_free(&whole);
	close(from[0]);
	close(null);
}

static void every_line_is_answered_before_the_next_one_comes(void **state)
{
	(void)state;
	for (size_t form = 0; form < SCAN; form++)
		assert_answered_in_turn(form, 0);
}

static void pipes_that_do_not_wait_are_waited_for(void **state)
{
	(void)state;
	for (size_t form = 0; form < SCAN; form++)
		assert_answered_in_turn(form, O_NONBLOCK);
}

static void assert_all_is_read(const struct result *whole, FILE *in, size_t form, int flags)
{
	int from[2], null = open("/dev/null", O_WRONLY);
	char *printed = malloc(whole->out_length + 1);
	size_t length = 0;
	ssize_t count;
	pid_t child;

	assert_non_null(printed);
	open_pipe(from, 0);
	assert_int_equal(fcntl(from[1], F_SETPIPE_SZ, PIPE_SIZE), PIPE_SIZE);
	assert_int_equal(fcntl(from[1], F_SETFL, flags), 0);
	rewind(in);
	child = start_program(command(form), fileno(in), from[1], null);
	close(from[1]);
	do {
		size_t size = 1 + length % 1009, room = whole->out_length + 1 - length;

		count = read(from[0], printed + length, size < room ? size : room);
		assert_true(count >= 0);
		length += (size_t)count;
		sched_yield();
	} while (count);
	assert_int_equal(length, whole->out_length);
	assert_memory_equal(printed, whole->out, length);
	assert_int_equal(end_program(child), whole->status);
	free(printed);
	close(from[0]);
	close(null);
}

static void a_slow_reader_gets_every_byte(void **state)
{
	enum { AT_ONCE = 100 };

	(void)state;
	for (size_t form = 0; form < SCAN; form++) {
		struct text text;
		FILE *file = open_memstream(&text.bytes, &text.length), *in = tmpfile();
		struct result whole = { 0 };

		assert_non_null(in);
		while (whole.out_length <=
			(size_t)8 * PIPE_SIZE) { /* the length of an answer depends on the pages */
			result_free(&whole);
			for (size_t i = 0; i < AT_ONCE; i++) {
				fwrite(lines, 1, sizeof lines - 1, file);
				putc('\n', file);
			}
			assert_int_equal(fflush(file), 0);
			whole = run_program(text.bytes, text.length, command(form));
			assert_true(whole.out_length > 0);
		}
		fclose(file);
		fwrite(text.bytes, 1, text.length, in);
		assert_int_equal(fflush(in), 0);
		assert_all_is_read(&whole, in, form, 0);
		assert_all_is_read(&whole, in, form, O_NONBLOCK);
		result_free(&whole);
		fclose(in);
		free(text.bytes);
	}
}

/* A text many times over, and a line after it. */
struct repeated {
	const char *text;
	size_t times;
};

static void feed_repeated(int pipe, const void *context)
{
	const struct repeated *repeated = context;
	char bytes[1 << 15];
	size_t length = strlen(repeated->text), at_once = sizeof bytes / length;

	for (size_t i = 0; i < at_once; i++)
		memcpy(bytes + i * length, repeated->text, length);
	for (size_t left = repeated->times; left; left -= at_once) {
		if (at_once > left)
			at_once = left;
		write_all(pipe, bytes, at_once * length);
	}
	write_all(pipe, "\n7D55\n", 6);
}

static void a_line_of_100_MB_is_too_long(void **state)
{
	const struct repeated line = { "0123456789abcdef", 6250000 };

	(void)state;
	assert_run(run_fed(feed_repeated, &line,
			   (const char *const[]){
				   tool_path(), "-o", "id", "-i", "latest", "-", NULL }),
		2, "-\n7D55\n",
		"'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef…'\n");
}

static void assert_resident(const struct repeated *input, size_t form)
{
	const char *arguments[LENGTH(forms[0]) + 2];
	char memory[4096];
	struct result result;

	snprintf(memory, sizeof memory, "%s", built("bench/memory"));
	arguments[0] = memory;
	memcpy(arguments + 1, command(form), sizeof arguments - sizeof *arguments);
	result = run_fed(feed_repeated, input, arguments);
	assert_in_range(strtoul(result.out, NULL, 10), 1, RESIDENT_MAX);
	result_free(&result);
}

static void neither_a_long_line_nor_many_take_more_than_4_MiB(void **state)
{
	const struct repeated line = { "0123456789abcdef", 6250000 };
	const struct repeated many = { "4905\n10de:2684\nnonsense\n8086:56a0 (rev 08)\n", 50000 };

	(void)state;
	for (size_t form = 0; form < LENGTH(forms); form++) {
		assert_resident(&line, form);
		assert_resident(&many, form);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			input_cut_in_two_anywhere_is_answered_alike, set_time, unset_time),
		cmocka_unit_test_setup_teardown(
			input_of_single_bytes_is_answered_alike, set_time, unset_time),
		cmocka_unit_test_setup_teardown(
			input_in_pieces_of_any_size_is_answered_alike, set_time, unset_time),
		cmocka_unit_test_setup_teardown(
			every_line_is_answered_before_the_next_one_comes, set_time, unset_time),
		cmocka_unit_test_setup_teardown(
			pipes_that_do_not_wait_are_waited_for, set_time, unset_time),
		cmocka_unit_test_setup_teardown(
			a_slow_reader_gets_every_byte, set_time, unset_time),
		cmocka_unit_test_setup_teardown(a_line_of_100_MB_is_too_long, set_time, unset_time),
		cmocka_unit_test_setup_teardown(
			neither_a_long_line_nor_many_take_more_than_4_MiB, set_time, unset_time),
	};

	return cmocka_run_group_tests_name("stream", tests, NULL, NULL);
}
