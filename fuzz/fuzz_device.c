/*
 * Fuzzes the scanner of DEVICE, twice.
 *
 * On the bytes as they are: it reads nothing after the text's NUL, every number of a device is in
 * the text, and the fast paths give its answer.
 *
 * On lines that the bytes choose from spellings of fuzz/RULES.md and noise: it finds the devices
 * that were written, and agrees with the reference scanner.
 */
#include "lookup.h"
#include "reference_device.h"
#include "scanner.h"
#include "tables.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { OTHER_VENDOR = 0x10DE };

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

/* The bytes as they are */

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

/* The fast path for bare IDs accepts the first line of TEXT exactly if it is one. */
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

static bool has_text(const char *text, size_t length, const char *part)
{
	const size_t part_length = strlen(part);

	for (size_t i = 0; i + part_length <= length; i++) {
		if (!strncasecmp(text + i, part, part_length))
			return true;
	}
	return false;
}

/* Whether TEXT has NUMBER, in hexadecimal or decimal. */
static bool has_number(const char *text, size_t length, unsigned number)
{
	char hexadecimal[16], decimal[16];

	snprintf(hexadecimal, sizeof hexadecimal, "%x", number);
	snprintf(decimal, sizeof decimal, "%u", number);
	return has_text(text, length, hexadecimal) || has_text(text, length, decimal);
}

static void check_text(const char *text, size_t length)
{
	struct device device = { 0 }, fast = { 0 };
	const bool is_found = scan_copy(scanner_read, text, length, &device);

	if (is_found && (!has_number(text, length, device.id) ||
				(device.vendor != VENDOR_INTEL &&
					!has_number(text, length, device.vendor)) ||
				(device.revision != NO_REVISION &&
					!has_number(text, length, (unsigned)device.revision)))) {
		report("scanner, but the text lacks a number of it", true, &device);
		abort();
	}
	if (scan_copy(scanner_read_lspci, text, length, &fast) &&
		!(is_found && is_same(&device, &fast))) {
		report("fast path for lspci", true, &fast);
		report("scanner", is_found, &device);
		abort();
	}
	check_bare(text, length);
}

/* Lines that are written */

/* A spelling. In its text, %v, %d and %r are the vendor, device and revision in hexadecimal; %V,
 * %D and %R the same in eight digits, decimal, and decimal. */
struct spelling {
	const char *text;
	bool is_whole; /* no other device is on the line, and no noise */
};

static const struct spelling spellings[] = {
	{ "%d", true },
	{ "0x%d,", true },
	{ "%d (rev %r)", true },
	{ "%v %d - 17aa 3801", true },
	{ "00:02.0 0300: %v:%d (rev %r)", true },
	{ "   1234 0000:03:00.0 VGA compatible controller [0300]: A [B 2] [%v:%d] (rev %r)", true },
	{ "00:02.0 VGA compatible controller [0300]: A [%v:%d]\tSubsystem: B [8086:56a0] (rev 02)",
		true },
	{ "00:02.0 \"0300\" \"%v\" \"%d\" -r%r -p00 \"17aa\" \"3801\"", true },
	{ "00:02.0 \"VGA [0300]\" \"A [%v]\" \"B [C] [%d]\" -r%r \"D [17aa]\" \"E [3801]\"", true },
	{ "29:00.0 Display controller: Intel Corporation Device %d (rev %r)", true },
	{ "xe 0000:03:00.0: [drm:xe_pci_probe [xe]] BATTLEMAGE  %d:00%r dgfx:1 gfx:Xe2 (20.02)",
		true },
	{ "%v:%d", false },
	{ "0x%v:0x%d", false },
	{ "%v:%d (rev %r)", false },
	{ "%v:%d Revision: 0x%r", false },
	{ "(--) PCI:*(0@0:2:0) %v:%d:103c:8850 rev %R, Mem", false },
	{ "id=pci:%v-%d-8086-1020", false },
	{ "PCI\\VEN_%v&DEV_%d&SUBSYS_380117AA&REV_%r\\3&11583659&0&10", false },
	{ "PCI\\VEN_%v&amp;DEV_%d&amp;REV_%r\\3", false },
	{ "\\\\?\\pci#ven_%v&dev_%d&subsys_00000000&rev_%r#3&11583659&0&10#{5b45201d}", false },
	{ "VEN_%v DEV_%d", false },
	{ "MODALIAS=pci:v%Vd0000%dsv00008086sd00001020bc03sc00i00", false },
	{ "pci:vendor=%v,device=0x%d,card=0", true },
	{ "vendor=0x%v device=0x%d subvendor=0x8086 subdevice=0x2112", true },
	{ "VendorId: %v, DeviceId: 0x%d", true },
	{ "Vendor: A (0x%v) Device: B (0x%d)", true },
	{ "Unknown Intel device id: 0x%d", true },
	{ "DeviceID          : %D", true },
	{ "Found (device ID 0x%d) display version 12.00", true },
	{ "xe.force_probe=0x%d", true },
	{ "GPU: Intel(R) Graphics [0x%d] (dGPU)", true },
	{ "Device: Mesa Intel(R) Arc(tm) A770 Graphics (DG2) (0x%d)", true },
};

/* Words that name no device, before or after one. */
static const char *const noise[] = {
	"",
	"[   20.974895] ",
	"uuid=86800be2-0000-0000-0300-000000000000 ",
	"driverVersion=1.3.24595 ",
	"Linux 6.8.0-4904-generic ",
	"status ok, ",
	"Arc A770: ",
	"core (0x1) ",
	"PCI_CLASS=30000 ",
};

/* The bytes that are left to choose by. */
struct choices {
	const uint8_t *at, *end;
};

static unsigned choose(struct choices *choices, size_t count)
{
	return choices->at < choices->end ? *choices->at++ % (unsigned)count : 0;
}

/* A GPU, a device of Intel's that no table knows, or another vendor's. */
static struct device choose_device(struct choices *choices, bool has_vendor)
{
	struct device device = { .vendor = VENDOR_INTEL, .revision = NO_REVISION };
	const unsigned kind = choose(choices, has_vendor ? 3 : 2);
	const unsigned number = choose(choices, 256) << 8 | choose(choices, 256);

	device.id = pci_id_count && !kind ? pci_ids[number % pci_id_count] : (uint16_t)number;
	if (device.id == VENDOR_INTEL) /* which is the vendor beside another number */
		device.id++;
	if (kind == 2)
		device.vendor = OTHER_VENDOR;
	return device;
}

/* Writes TEXT with the numbers of DEVICE in place of its holes. */
static void write_spelling(FILE *out, const char *text, const struct device *device)
{
	for (; *text; text++) {
		if (*text != '%') {
			putc(*text, out);
			continue;
		}
		switch (*++text) {
		case 'v':
			fprintf(out, "%04x", (unsigned)device->vendor);
			break;
		case 'V':
			fprintf(out, "%08X", (unsigned)device->vendor);
			break;
		case 'd':
			fprintf(out, "%04x", (unsigned)device->id);
			break;
		case 'D':
			fprintf(out, "%05u", (unsigned)device->id);
			break;
		case 'r':
			fprintf(out, "%02x", (unsigned)device->revision);
			break;
		default:
			fprintf(out, "%d", device->revision);
			break;
		}
	}
}

/* Writes a device in a spelling, with noise around it. Returns it. */
static struct device write_device(FILE *out, struct choices *choices, bool is_one)
{
	const struct spelling *spelling;
	struct device device;

	do
		spelling = &spellings[choose(choices, sizeof spellings / sizeof *spellings)];
	while (!is_one && spelling->is_whole && choices->at < choices->end);
	device = choose_device(
		choices, strstr(spelling->text, "%v") || strstr(spelling->text, "%V"));
	if (strstr(spelling->text, "%r") || strstr(spelling->text, "%R"))
		device.revision = (int16_t)choose(choices, 256);
	if (!spelling->is_whole)
		fputs(noise[choose(choices, sizeof noise / sizeof *noise)], out);
	write_spelling(out, spelling->text, &device);
	if (!spelling->is_whole)
		fprintf(out, " %s", noise[choose(choices, sizeof noise / sizeof *noise)]);
	return device;
}

static void fail(const char *line, const struct device *written, bool is_found,
	const struct device *device, bool is_expected, const struct device *expected)
{
	fprintf(stderr, "'%s'\n", line);
	report("written", true, written);
	report("scanner", is_found, device);
	report("reference", is_expected, expected);
	abort();
}

/* A line with one device, which must be found, or with two. */
static void check_written(const uint8_t *data, size_t size)
{
	struct choices choices = { data, data + size };
	struct device written, found = { 0 }, expected = { 0 };
	char *line;
	size_t length;
	FILE *out = open_memstream(&line, &length);
	const bool is_one = choose(&choices, 2) == 0;
	bool is_found, is_expected;

	if (!out)
		abort();
	written = write_device(out, &choices, is_one);
	if (!is_one) {
		fputs(", ", out);
		write_device(out, &choices, false);
	}
	fclose(out);
	is_found = scan_copy(scanner_read, line, length, &found);
	is_expected = reference_device_read(line, length, lookup_is_gpu, &expected);
	if (is_found != is_expected || (is_found && !is_same(&found, &expected)) ||
		(is_one && !(is_found && is_same(&found, &written))))
		fail(line, &written, is_found, &found, is_expected, &expected);
	free(line);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	check_text((const char *)data, size);
	check_written(data, size);
	return 0;
}
