/* An operating system in memory; see os_fuzz.h and src/os.h. */
#include "os_fuzz.h"

#include "os.h"

#include <errno.h>
#include <getopt.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int tool_main(int argc, char **argv); /* src/main.c's main */

/* The tool's variables, by the names that the linker gives to what begins and ends a section; see tool_state.h. */
extern char __start_tool_bss[], __stop_tool_bss[];
extern char __start_tool_data[] __attribute__((weak)), __stop_tool_data[] __attribute__((weak));

static struct run *current;

/*
 * Copies with the gaps between variables, which the sanitizer would take for an error, as it would in memcpy. The sections
 * are aligned as the sanitizer has it, so that there is nothing but whole words.
 */
__attribute__((no_sanitize("address"))) static void copy_state(void *to, const void *from, size_t size)
{
	if (size % sizeof(uint64_t))
		abort();
	for (size_t i = 0; i < size / sizeof(uint64_t); i++)
		((volatile uint64_t *)to)[i] = from ? ((const uint64_t *)from)[i] : 0;
}

static void reset_state(void)
{
	static char *data;
	const size_t data_size = (uintptr_t)__stop_tool_data - (uintptr_t)__start_tool_data;
	char name[] = "";
	char *const no_arguments[] = {name, NULL};

	if (!data) { /* the first run */
		data = malloc(data_size + 1);
		if (!data)
			abort();
		copy_state(data, __start_tool_data, data_size);
	}
	copy_state(__start_tool_data, data, data_size);
	copy_state(__start_tool_bss, NULL, (uintptr_t)__stop_tool_bss - (uintptr_t)__start_tool_bss);
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

const char *os_error_text(int error)
{
	return error == EIO ? "Input/output error" : "No space left on device";
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
