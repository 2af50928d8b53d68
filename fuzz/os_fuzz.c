/* An operating system in memory; see os_fuzz.h and src/os.h. */
#define _GNU_SOURCE /* madvise */
#include "os_fuzz.h"

#include "os.h"

#include <errno.h>
#include <getopt.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int tool_main(int argc, char **argv); /* src/main.c's main */

/* The tool's variables, by the names that the linker gives to what begins and ends a section; see
 * tool_state.h. */
extern char __start_tool_bss[], __stop_tool_bss[];
extern char __start_tool_data[] __attribute__((weak)), __stop_tool_data[] __attribute__((weak));

static struct run *current;

/*
 * Copies with the gaps between variables, which the sanitizer would take for an error, as it would
 * in memcpy. The sections are aligned as the sanitizer has it, so that there is nothing but whole
 * words.
 */
__attribute__((no_sanitize("address"))) static void copy_state(
	void *to, const void *from, size_t size)
{
	if (size % sizeof(uint64_t))
		abort();
	for (size_t i = 0; i < size / sizeof(uint64_t); i++)
		((volatile uint64_t *)to)[i] = from ? ((const uint64_t *)from)[i] : 0;
}

/* Zeroes what lies from BEGIN to END. Whole pages are given back for new ones, since a run touches
 * few of them. */
static void zero_state(char *begin, char *end)
{
	const size_t page = (size_t)sysconf(_SC_PAGESIZE), before = -(uintptr_t)begin % page,
		     behind = (uintptr_t)end % page;

	if ((size_t)(end - begin) < before + behind)
		abort();
	copy_state(begin, NULL, before);
	if (madvise(begin + before, (size_t)(end - begin) - before - behind, MADV_DONTNEED))
		abort();
	copy_state(end - behind, NULL, behind);
}

static void reset_state(void)
{
	static char *data;
	const size_t data_size = (uintptr_t)__stop_tool_data - (uintptr_t)__start_tool_data;
	char name[] = "";
	char *const no_arguments[] = { name, NULL };

	if (!data) { /* the first run */
		data = malloc(data_size + 1);
		if (!data)
			abort();
		copy_state(data, __start_tool_data, data_size);
	}
	copy_state(__start_tool_data, data, data_size);
	zero_state(__start_tool_bss, __stop_tool_bss);
	optind = 0; /* tells getopt to forget where in an argument it was */
	(void)getopt(1, no_arguments, "");
}

static void append(char **text, size_t *length, const char *bytes, size_t count)
{
	char *longer = realloc(*text, *length + count + 1);

	if (!longer)
		abort();
	if (count)
		memcpy(longer + *length, bytes, count);
	*text = longer;
	*length += count;
	longer[*length] = '\0';
}

int os_read(char *bytes, size_t size, size_t *count)
{
	*count = current->input_length;
	if (*count > size)
		*count = size;
	if (*count > current->read_max)
		*count = current->read_max;
	current->has_read = true;
	if (*count)
		memcpy(bytes, current->input, *count);
	current->input += *count;
	current->input_length -= *count;
	return *count == 0 && current->fails_to_read ? EIO : 0;
}

int os_write(int file, const char *bytes, size_t length)
{
	if (file == OS_STDOUT && current->fails_to_write && length)
		return ENOSPC;
	if (file == OS_STDOUT)
		append(&current->out, &current->out_length, bytes, length);
	else
		append(&current->err, &current->err_length, bytes, length);
	return 0;
}

/* Each line of the input is a display device, and one that cannot be read where it begins with an
 * exclamation mark. */
const char *os_each_display(const char *root, os_display_function *found, void *context)
{
	const char *text = current->input, *end = text + current->input_length;

	while (text < end) {
		const char *line_end = memchr(text, '\n', (size_t)(end - text));
		char *line = strndup(text, (size_t)((line_end ? line_end : end) - text));

		if (!line)
			abort();
		found(context, line, *line == '!' ? EILSEQ : 0);
		free(line);
		text = line_end ? line_end + 1 : end;
	}
	return root && !*root ? "no devices are shown" : NULL;
}

void run_tool(struct run *run, int argc, char **argv)
{
	current = run;
	run->out = run->err = NULL;
	run->out_length = run->err_length = 0;
	run->has_read = false;
	append(&run->out, &run->out_length, "", 0);
	append(&run->err, &run->err_length, "", 0);
	reset_state();
	run->status = tool_main(argc, argv);
}

void run_free(struct run *run)
{
	free(run->out);
	free(run->err);
}
