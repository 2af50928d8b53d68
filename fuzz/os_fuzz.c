/* An operating system in memory; see os_fuzz.h and src/os.h. */
#include "os_fuzz.h"

#include "os.h"
#include "scanner.h"
#include "tool.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_NUMBER = 3 };

static struct run *current;
static size_t stdin_position, file_position;

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

enum system os_system(void)
{
	return SYSTEM_LINUX;
}

/* Every file holds the input, but one with an exclamation mark before its name cannot be opened. */
int os_open(const char *path, int *file)
{
	*file = FILE_NUMBER;
	file_position = 0;
	return *path == '!' ? ENOENT : 0;
}

void os_close(int file)
{
	if (file != FILE_NUMBER)
		abort();
}

int os_read(int file, char *bytes, size_t size, size_t *count)
{
	size_t *position = file == OS_STDIN ? &stdin_position : &file_position;

	*count = current->input_length - *position;
	if (*count > size)
		*count = size;
	if (*count > current->read_max)
		*count = current->read_max;
	current->has_read = true;
	if (*count)
		memcpy(bytes, current->input + *position, *count);
	*position += *count;
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

/* Each line of the input is a display device; one that names none cannot be read. */
const char *os_each_display(const char *root, os_display_function *found, void *context)
{
	const char *text = current->input, *end = text + current->input_length;
	uint32_t domain = 0;

	while (text < end) {
		const char *line_end = memchr(text, '\n', (size_t)(end - text));
		char *line = strndup(text, (size_t)((line_end ? line_end : end) - text));
		struct os_display display = { .name = line };

		if (!line)
			abort();
		if (!scanner_read(line, strlen(line), &display.device))
			display.error = EILSEQ;
		display.device.has_slot = true;
		display.device.slot = (struct pci_slot){ .domain = domain };
		domain++;
		found(context, &display);
		free(line);
		text = line_end ? line_end + 1 : end;
	}
	return root && !*root ? "no devices are shown" : NULL;
}

void run_tool(struct run *run, int argc, char **argv)
{
	struct session *session = calloc(1, sizeof *session);

	if (!session)
		abort();
	current = run;
	stdin_position = 0;
	run->out = run->err = NULL;
	run->out_length = run->err_length = 0;
	run->has_read = false;
	append(&run->out, &run->out_length, "", 0);
	append(&run->err, &run->err_length, "", 0);
	optind = 0; /* makes getopt_long begin anew */
	run->status = tool_run(session, argc, argv);
	free(session);
}

void run_free(struct run *run)
{
	free(run->out);
	free(run->err);
}
