/*
 * Prints the inputs of the benchmark, the same in every run:
 *
 *     inputs ids COUNT LISTED
 *         PCI IDs, one a line: half of them from the file LISTED, half of them random
 *     inputs lspci COUNT LISTED DEVICES
 *         lines of lspci -nn: a bus address and a random line of the file DEVICES, with a random
 *         PCI ID of LISTED in place of @
 *     inputs long COUNT
 *         one line of COUNT bytes
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct lines {
	char **all;
	size_t count;
};

static _Noreturn void fail(const char *what, const char *culprit)
{
	fprintf(stderr, "inputs: %s%s\n", what, culprit);
	exit(1);
}

/* Returns a number below LIMIT: splitmix64, of Steele, Lea and Flood. */
static unsigned any(size_t limit)
{
	static uint64_t state;
	uint64_t bits = state += UINT64_C(0x9E3779B97F4A7C15);

	bits = (bits ^ bits >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	bits = (bits ^ bits >> 27) * UINT64_C(0x94D049BB133111EB);
	return (unsigned)((bits ^ bits >> 31) % limit);
}

static const char *any_line(const struct lines *lines)
{
	return lines->all[any(lines->count)];
}

static struct lines read_lines(const char *path)
{
	struct lines lines = { 0 };
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t size = 0;
	ssize_t length;

	if (!file)
		fail("cannot read ", path);
	while ((length = getline(&line, &size, file)) > 0) {
		char **all = realloc(lines.all, (lines.count + 1) * sizeof *all);

		line[length - (line[length - 1] == '\n')] = '\0';
		if (!all || !(all[lines.count] = strdup(line)))
			fail("out of memory", "");
		lines.all = all;
		lines.count++;
	}
	free(line);
	fclose(file);
	if (!lines.count)
		fail("nothing in ", path);
	return lines;
}

static void print_ids(unsigned long count, const struct lines *listed)
{
	for (unsigned long i = 0; i < count; i++) {
		if (any(2))
			printf("%04X\n", any(0x10000));
		else
			puts(any_line(listed));
	}
}

static void print_lspci(
	unsigned long count, const struct lines *listed, const struct lines *devices)
{
	for (unsigned long i = 0; i < count; i++) {
		const char *device = any_line(devices);
		int before = (int)strcspn(device, "@");

		/* lspci omits the domain if a machine has only one. */
		if (any(4) == 0)
			printf("%04x:", any(2));
		printf("%02x:%02x.%x %.*s", any(0x100), any(0x20), any(8), before, device);
		if (device[before]) {
			for (const char *digit = any_line(listed); *digit; digit++)
				putchar(*digit >= 'A' && *digit <= 'F' ? *digit | 0x20 : *digit);
			fputs(device + before + 1, stdout);
		}
		putchar('\n');
	}
}

static void print_long(unsigned long count)
{
	for (unsigned long i = 0; i < count; i++)
		putchar('x');
	putchar('\n');
}

int main(int argc, char **argv)
{
	static struct lines listed, devices;
	unsigned long count = argc > 2 ? strtoul(argv[2], NULL, 10) : 0;

	if (argc == 4 && !strcmp(argv[1], "ids")) {
		listed = read_lines(argv[3]);
		print_ids(count, &listed);
	} else if (argc == 5 && !strcmp(argv[1], "lspci")) {
		listed = read_lines(argv[3]);
		devices = read_lines(argv[4]);
		print_lspci(count, &listed, &devices);
	} else if (argc == 3 && !strcmp(argv[1], "long")) {
		print_long(count);
	} else {
		fail("usage: inputs ids COUNT LISTED | lspci COUNT LISTED DEVICES | long COUNT",
			"");
	}
	if (fflush(stdout) || ferror(stdout))
		fail("cannot write", "");
	return 0;
}
