/*
 * Fuzzes the scanner of DEVICE: it agrees with the slow one, and reads nothing behind the text's
 * NUL; and what scans bare IDs agrees with it about every line.
 */
#include "reference_device.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Scans a copy that ends where the text does, so that the sanitizer sees a read behind it. */
static bool scan(const char *text, size_t length, struct device *device)
{
	char *copy = malloc(length + 1);
	bool is_found;

	if (!copy)
		abort();
	memcpy(copy, text, length);
	copy[length] = '\0';
	is_found = device_scan(copy, length, device);
	free(copy);
	return is_found;
}

static void say(const char *who, bool is_found, const struct device *device)
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

/* A bare ID is taken where the first line is one, and is the device that the line is. */
static void check_bare(const char *text, size_t length)
{
	const char *line_end = memchr(text, '\n', length), *end;
	size_t line_length = line_end ? (size_t)(line_end - text) : length;
	size_t size = line_length < DEVICE_BARE_MAX ? DEVICE_BARE_MAX : line_length + 1;
	char *copy = malloc(size); /* which ends where what may be looked at does */
	struct device device = { 0, 0, 0 }, expected = { 0, 0, 0 };
	bool is_bare;

	if (!copy)
		abort();
	memset(copy, '0', size);
	memcpy(copy, text, line_length);
	copy[line_length] = '\n';
	end = device_scan_bare(copy, &device);
	line_length -= line_length && text[line_length - 1] == '\r';
	is_bare = line_length == 4;
	for (size_t i = 0; i < line_length; i++)
		is_bare = is_bare && isxdigit((unsigned char)text[i]);
	if (is_bare != (end != NULL) ||
		(end && (end[-1] != '\n' || !scan(text, line_length, &expected) ||
				!is_same(&device, &expected)))) {
		say("scanner of bare IDs", end != NULL, &device);
		abort();
	}
	free(copy);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	struct device device = { 0, 0, 0 }, expected = { 0, 0, 0 };
	bool is_found = scan(text, size, &device),
	     is_expected = reference_device_scan(text, size, &expected);

	if (is_found != is_expected || (is_found && !is_same(&device, &expected))) {
		say("scanner", is_found, &device);
		say("reference", is_expected, &expected);
		abort();
	}
	check_bare(text, size);
	return 0;
}
