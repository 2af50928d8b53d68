/*
 * Fuzzes the scanner of DEVICE. It agrees with the reference scanner and reads nothing after the
 * text's NUL. The fast path for bare IDs accepts a line exactly if it is one, and both fast paths
 * give the scanner's answer.
 */
#include "lookup.h"
#include "reference_device.h"
#include "scanner.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef bool scan_function(const char *text, size_t length, struct device *device);

/* Scans a copy that ends where the text does, so that the sanitizer sees a read after it. */
static bool scan_copy(scan_function *scan, const char *text, size_t length, struct device *device)
{
	char *copy = malloc(length + 1);
	bool is_found;

	if (!copy)
		abort();
	memcpy(copy, text, length);
	copy[length] = '\0';
	is_found = scan(copy, length, device);
	free(copy);
	return is_found;
}

static void report(const char *who, bool is_found, const struct device *device)
{
	if (is_found)
		fprintf(stderr, "%s: %04X:%04X revision %d\n", who, (unsigned)device->vendor,
			(unsigned)device->id, device->revision);
	else
		fprintf(stderr, "%s: no device\n", who);
}

static bool is_same(const struct device *a, const struct device *b)
{
	return a->vendor == b->vendor && a->id == b->id && a->revision == b->revision;
}

static bool is_bare(const char *line, size_t length)
{
	if (length && line[length - 1] == '\r')
		length--;
	for (size_t i = 0; i < length; i++) {
		if (!isxdigit((unsigned char)line[i]))
			return false;
	}
	return length == 4;
}

/* Checks the first line of TEXT. */
static void check_bare(const char *text, size_t length)
{
	const char *line_end = memchr(text, '\n', length), *end;
	size_t line_length = line_end ? (size_t)(line_end - text) : length;
	size_t size = line_length < SCANNER_BARE_MAX ? SCANNER_BARE_MAX : line_length + 1;
	char *copy = malloc(size); /* which ends where the fast path may read to */
	struct device device = { 0 }, expected = { 0 };

	if (!copy)
		abort();
	memset(copy, '0', size);
	memcpy(copy, text, line_length);
	copy[line_length] = '\n';
	end = scanner_read_bare(copy, &device);
	if (is_bare(text, line_length) != (end != NULL) ||
		(end && (end != copy + line_length + 1 ||
				!scan_copy(scanner_read, text, line_length, &expected) ||
				!is_same(&device, &expected)))) {
		report("fast path for bare IDs", end != NULL, &device);
		abort();
	}
	free(copy);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	struct device device = { 0 }, expected = { 0 }, fast = { 0 };
	bool is_found = scan_copy(scanner_read, text, size, &device),
	     is_expected = reference_device_read(text, size, lookup_is_gpu, &expected);

	if (is_found != is_expected || (is_found && !is_same(&device, &expected))) {
		report("scanner", is_found, &device);
		report("reference", is_expected, &expected);
		abort();
	}
	if (scan_copy(scanner_read_lspci, text, size, &fast) &&
		!(is_found && is_same(&device, &fast))) {
		report("fast path for lspci", true, &fast);
		report("scanner", is_found, &device);
		abort();
	}
	check_bare(text, size);
	return 0;
}
