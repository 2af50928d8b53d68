/*
 * Prints the inputs of the benchmark, the same in every run:
 *
 *     inputs ids COUNT LISTED
 *         PCI IDs, one per line: half of them from the file LISTED, half of them random
 *     inputs lspci COUNT LISTED DEVICES
 *         lines of lspci -nn: a bus address and a random line of the file DEVICES, with a random
 *         PCI ID of LISTED in place of @
 *     inputs logs BYTES LISTED DEVICES
 *         at least so many bytes of a log, with a line of lspci as above now and then
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

/* Prints a line of lspci -nn. Returns its length. */
static int print_lspci_line(const struct lines *listed, const struct lines *devices)
{
	const char *device = any_line(devices);
	const int before = (int)strcspn(device, "@");
	int length = 1;

	/* lspci omits the domain if a machine has only one. */
	if (any(4) == 0)
		length += printf("%04x:", any(2));
	length += printf("%02x:%02x.%x %.*s", any(0x100), any(0x20), any(8), before, device);
	if (device[before]) {
		for (const char *digit = any_line(listed); *digit; digit++) {
			putchar(*digit >= 'A' && *digit <= 'F' ? *digit | 0x20 : *digit);
			length++;
		}
		length += printf("%s", device + before + 1);
	}
	putchar('\n');
	return length;
}

static void print_lspci(
	unsigned long count, const struct lines *listed, const struct lines *devices)
{
	for (unsigned long i = 0; i < count; i++)
		print_lspci_line(listed, devices);
}

static void print_logs(unsigned long bytes, const struct lines *listed, const struct lines *devices)
{
	static const char *const texts[] = {
		"systemd[1]: Started Session %u of user builder.",
		"kernel: usb %u-4: new high-speed USB device number 7 using xhci_hcd",
		"kernel: nvme0n1: I/O Cmd(0x2) @ LBA %u, 8 blocks, I/O Error (sct 0x2 / sc 0x81)",
		"sshd[%u]: Accepted publickey for builder from 10.21.4.9 port 51514 ssh2",
		"python3: step 0x%08x, loss 0.0312, 41.7 images/s",
		"kernel: i915 0000:00:02.0: [drm] GT0: GuC firmware i915/tgl_guc_70.bin version %u",
		"node-exporter: level=info collector=diskstats duration=0.00%u success=true",
	};
	enum { TEXTS = sizeof texts / sizeof *texts, LINES_FOR_LSPCI = 100 };
	unsigned long count = 0;

	for (unsigned second = 0; count < bytes; second++) {
		count += (unsigned long)printf("Mar 03 %02u:%02u:%02u build-%u ",
			second / 3600 % 24, second / 60 % 60, second % 60, any(64));
		if (any(LINES_FOR_LSPCI) == 0) {
			count += (unsigned long)print_lspci_line(listed, devices);
		} else {
			count += (unsigned long)printf(texts[any(TEXTS)], any(100000));
			putchar('\n');
			count++;
		}
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
	} else if (argc == 5 && !strcmp(argv[1], "logs")) {
		listed = read_lines(argv[3]);
		devices = read_lines(argv[4]);
		print_logs(count, &listed, &devices);
	} else if (argc == 3 && !strcmp(argv[1], "long")) {
		print_long(count);
	} else {
		fail("usage: inputs ids COUNT LISTED | lspci COUNT LISTED DEVICES | "
		     "logs BYTES LISTED DEVICES | long COUNT",
			"");
	}
	if (fflush(stdout) || ferror(stdout))
		fail("cannot write", "");
	return 0;
}
