/* Fuzzes the scanner of DEVICE: it agrees with the slow one, in either case, and reads nothing behind the text's NUL. */
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
		fprintf(stderr, "%s: %04X:%04X revision %d\n", who, (unsigned)device->vendor, (unsigned)device->id, device->revision);
	else
		fprintf(stderr, "%s: no device\n", who);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	struct device device = {0, 0, 0}, expected = {0, 0, 0};
	bool is_found = scan(text, size, &device), is_expected = reference_device_scan(text, size, &expected);

	if (is_found != is_expected || (is_found && (device.vendor != expected.vendor || device.id != expected.id ||
	                                             device.revision != expected.revision))) {
		say("scanner", is_found, &device);
		say("reference", is_expected, &expected);
		abort();
	}
	return 0;
}
