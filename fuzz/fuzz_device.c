/*
 * Fuzzes the scanner of DEVICE, twice.
 *
 * On the bytes as they are: it reads nothing after the text's NUL, every number of a device is in
 * the text, and the fast reader agrees.
 *
 * On lines that the bytes choose from spellings of fuzz/RULES.md and noise: it finds the devices
 * that were written, and agrees with the reference scanner.
 */
#include "fast.h"
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

static bool read_fast(const char *text, size_t length, struct device *device)
{
	return fast_read(text, text + length, device) == text + length;
}

/* Scans a copy that ends with the text, or with the margin of the fast reader, so that the
 * sanitizer sees a read after it. */
static bool scan_copy(scan_function *scan, const char *text, size_t length, struct device *device)
{
	const size_t margin = scan == read_fast ? LSPCI_MARGIN : 0;
	char *copy = calloc(1, length + 1 + margin);
	bool is_found;

	if (!copy)
		abort();
	memcpy(copy, text, length);
	is_found = scan(copy, length, device);
	free(copy);
	return is_found;
}

static void report(const char *who, bool is_found, const struct device *device)
{
	if (is_found)
		fprintf(stderr, "%s: %04X:%04X revision %d\n", who, device->vendor, device->id,
			device->revision);
	else
		fprintf(stderr, "%s: no device\n", who);
}

static bool is_same(const struct device *a, const struct device *b)
{
	return a->vendor == b->vendor && a->id == b->id && a->revision == b->revision;
}

/* The bytes as they are */

static bool has_text(const char *text, size_t length, const char *part)
{
	const size_t part_length = strlen(part);

	for (size_t i = 0; i + part_length <= length; i++) {
		if (!strncasecmp(text + i, part, part_length))
			return true;
	}
	return false;
}

/* Whether TEXT has NUMBER, in hexadecimal or decimal, or with its low byte first, as macOS writes
 * it. */
static bool has_number(const char *text, size_t length, unsigned number)
{
	char hexadecimal[16], decimal[16], low_byte_first[16];

	snprintf(hexadecimal, sizeof hexadecimal, "%x", number);
	snprintf(decimal, sizeof decimal, "%u", number);
	snprintf(low_byte_first, sizeof low_byte_first, "<%02x%02x", number & 0xFF,
		number >> 8 & 0xFF);
	return has_text(text, length, hexadecimal) || has_text(text, length, decimal) ||
	       has_text(text, length, low_byte_first);
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
	if (scan_copy(read_fast, text, length, &fast) && !(is_found && is_same(&device, &fast))) {
		report("fast reader", true, &fast);
		report("scanner", is_found, &device);
		abort();
	}
}

/* Lines that are written */

/* Spellings that are the whole line. %v, %d and %r are the vendor, device and revision in
 * hexadecimal; %V, %D and %R the same in eight digits, decimal, and decimal. */
static const char *const lines[] = {
	"%d",
	"0x%d,",
	"%d (rev %r)",
	"%v %d - 17aa 3801",
	"00:02.0 0300: %v:%d (rev %r)",
	"   1234 0000:03:00.0 VGA compatible controller [0300]: A [B 2] [%v:%d] (rev %r)",
	"00:02.0 VGA compatible controller [0300]: A [%v:%d]\tSubsystem: B [8086:56a0] (rev 02)",
	"00:02.0 \"0300\" \"%v\" \"%d\" -r%r -p00 \"17aa\" \"3801\"",
	"00:02.0 \"VGA [0300]\" \"A [%v]\" \"B [C] [%d]\" -r%r \"D [17aa]\" \"E [3801]\"",
	"29:00.0 Display controller: Intel Corporation Device %d (rev %r)",
	"xe 0000:03:00.0: [drm:xe_pci_probe [xe]] BATTLEMAGE  %d:00%r dgfx:1 gfx:Xe2 (20.02)",
	"(--) PCI:*(0@0:2:0) %v:%d:103c:8850 rev %R, Mem",
	"pci:vendor=%v,device=0x%d,card=0",
	"vendor=0x%v device=0x%d subvendor=0x8086 subdevice=0x2112",
	"VendorId: %v, DeviceId: 0x%d",
	"Vendor: A (0x%v) Device: B (0x%d)",
	"Unknown Intel device id: 0x%d",
	"DeviceID          : %D",
	"Found (device ID 0x%d) display version 12.00",
	"xe.force_probe=0x%d",
	"GPU: Intel(R) Graphics [0x%d] (dGPU)",
	"Device: Mesa Intel(R) Arc(tm) A770 Graphics (DG2) (0x%d)",
};

/* Spellings with anything before and after them. */
static const char *const parts[] = {
	"%v:%d",
	"0x%v:0x%d",
	"%v:%d (rev %r)",
	"%v:%d Revision: 0x%r",
	"id=pci:%v-%d-8086-1020",
	"PCI\\VEN_%v&DEV_%d&SUBSYS_380117AA&REV_%r\\3&11583659&0&10",
	"PCI\\VEN_%v&amp;DEV_%d&amp;REV_%r\\3",
	"\\\\?\\pci#ven_%v&dev_%d&subsys_00000000&rev_%r#3&11583659&0&10#{5b45201d}",
	"VEN_%v DEV_%d",
	"MODALIAS=pci:v%Vd0000%dsv00008086sd00001020bc03sc00i00",
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
			fprintf(out, "%04x", device->vendor);
			break;
		case 'V':
			fprintf(out, "%08X", device->vendor);
			break;
		case 'd':
			fprintf(out, "%04x", device->id);
			break;
		case 'D':
			fprintf(out, "%05u", device->id);
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

static bool has_hole(const char *text, const char *hole, const char *other_hole)
{
	return strstr(text, hole) || strstr(text, other_hole);
}

/* Writes a device as the spelling TEXT. Returns it. */
static struct device write_device(FILE *out, struct choices *choices, const char *text)
{
	struct device device = choose_device(choices, has_hole(text, "%v", "%V"));

	if (has_hole(text, "%r", "%R"))
		device.revision = (int16_t)choose(choices, 256);
	write_spelling(out, text, &device);
	return device;
}

/* Writes a device with noise around it. Returns it. */
static struct device write_part(FILE *out, struct choices *choices)
{
	const char *before = noise[choose(choices, sizeof noise / sizeof *noise)];
	const char *after = noise[choose(choices, sizeof noise / sizeof *noise)];
	const char *part = parts[choose(choices, sizeof parts / sizeof *parts)];
	struct device device;

	fputs(before, out);
	device = write_device(out, choices, part);
	fprintf(out, " %s", after);
	return device;
}

/* Writes a line, and sets COUNT to the number of its devices. Returns the first. */
static struct device write_line(FILE *out, struct choices *choices, unsigned *count)
{
	struct device device;

	*count = 1;
	switch (choose(choices, 3)) {
	case 0:
		return write_device(
			out, choices, lines[choose(choices, sizeof lines / sizeof *lines)]);
	case 1:
		return write_part(out, choices);
	default:
		device = write_part(out, choices);
		fputs(", ", out);
		write_part(out, choices);
		*count = 2;
		return device;
	}
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

/* A single device must be found. Of two, the scanner and the reference choose the same one. */
static void check_written(const uint8_t *data, size_t size)
{
	struct choices choices = { data, data + size };
	struct device written, found = { 0 }, expected = { 0 };
	bool is_found, is_expected;
	unsigned count;
	size_t length;
	char *line;
	FILE *out = open_memstream(&line, &length);

	if (!out)
		abort();
	written = write_line(out, &choices, &count);
	fclose(out);
	is_found = scan_copy(scanner_read, line, length, &found);
	is_expected = reference_device_read(line, length, lookup_is_gpu, &expected);
	if (is_found != is_expected || (is_found && !is_same(&found, &expected)) ||
		(count == 1 && !(is_found && is_same(&found, &written))))
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
