/*
 * Texts: the GPUs in what people paste, line by line, as operands and with --scan; and that the
 * three agree on whatever is written of each device that a table knows.
 */
#include "os.h"
#include "run.h"
#include "scan.h"
#include "tables.h"
#include "test.h"
#include "text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { RESIDENT_MAX = 4096 /* KiB */ };

static const char cases[] = "tests/cases";

/* A text that is written to FILE. BYTES and LENGTH are set when it is closed. */
struct buffer {
	char *bytes;
	size_t length;
	FILE *file;
	struct stream {
		char *bytes;
		size_t length;
	} * stream;
};

static struct buffer buffer_open(void)
{
	struct buffer buffer = { .stream = malloc(sizeof *buffer.stream) };

	assert_non_null(buffer.stream);
	buffer.file = open_memstream(&buffer.stream->bytes, &buffer.stream->length);
	assert_non_null(buffer.file);
	return buffer;
}

static void buffer_close(struct buffer *buffer)
{
	assert_int_equal(fclose(buffer->file), 0);
	buffer->bytes = buffer->stream->bytes;
	buffer->length = buffer->stream->length;
	free(buffer->stream);
}

/* Reads the file FOLDER/KIND/NAME, with EXTENSION in place of the last four bytes of NAME. */
static struct buffer read_case(const char *kind, const char *name, const char *extension)
{
	struct buffer text = buffer_open();
	char path[512];
	FILE *file;
	int byte;

	snprintf(path, sizeof path, "%s/%s/%.*s%s", cases, kind, (int)strlen(name) - 4, name,
		extension);
	file = fopen(path, "r");
	if (!file)
		fail_msg("cannot open %s", path);
	while ((byte = getc(file)) != EOF)
		putc(byte, text.file);
	fclose(file);
	buffer_close(&text);
	return text;
}

typedef void case_function(const char *kind, const char *name);

static unsigned each_file(const char *kind, case_function *check)
{
	char path[512];
	const struct dirent *entry;
	unsigned count = 0;
	DIR *folder;

	snprintf(path, sizeof path, "%s/%s", cases, kind);
	folder = opendir(path);
	assert_non_null(folder);
	while ((entry = readdir(folder)) != NULL) {
		const size_t length = strlen(entry->d_name);

		if (length > 4 && !strcmp(entry->d_name + length - 4, ".txt")) {
			check(kind, entry->d_name);
			count++;
		}
	}
	closedir(folder);
	return count;
}

/* Calls CHECK with each case, but for those of products, and those for --scan unless WITH_RECORDS.
 */
static void each_case(bool with_records, case_function *check)
{
	static const char *const records[] = { "refused-record-over-lines",
		"wrong-vendor-as-device", "scan" };
	const struct dirent *entry;
	DIR *folder = opendir(cases);
	unsigned count = 0;

	assert_non_null(folder);
	while ((entry = readdir(folder)) != NULL) {
		bool is_record = false;

		for (size_t i = 0; i < LENGTH(records); i++)
			is_record = is_record || !strcmp(entry->d_name, records[i]);
		if (strchr(entry->d_name, '.') || !strcmp(entry->d_name, "wrong-product-name") ||
			(is_record && !with_records))
			continue;
		count += each_file(entry->d_name, check);
	}
	closedir(folder);
	assert_in_range(count, 40, 10000);
}

/* Returns the first two columns of each line of TABLE, ID and revision, but for lines without a
 * device; and, with INTEL_ONLY, for other vendors' devices. */
static struct buffer columns(const char *table, bool intel_only)
{
	struct buffer text = buffer_open();

	for (const char *line = table, *end; *line; line = *end ? end + 1 : end) {
		const char *tab = strchr(line, '\t');
		size_t length;

		end = line + strcspn(line, "\n");
		if (!tab || tab > end || *line == '-' || (intel_only && line[4] == ':'))
			continue;
		length = (size_t)(tab + 1 - line) + strcspn(tab + 1, "\t\n");
		fprintf(text.file, "%.*s\n", (int)length, line);
	}
	buffer_close(&text);
	return text;
}

/* Asserts that the devices of RESULT are those of the case, and frees it. */
static void assert_case(struct result result, const char *kind, const char *name, bool intel_only)
{
	struct buffer want = read_case(kind, name, ".want");
	struct buffer wanted = columns(want.bytes, intel_only),
		      found = columns(result.out, intel_only);

	if (strcmp(found.bytes, wanted.bytes) != 0)
		fail_msg("%s/%s:\n%snot\n%s%s", kind, name, found.bytes, wanted.bytes, result.err);
	free(want.bytes);
	free(wanted.bytes);
	free(found.bytes);
	result_free(&result);
}

/* The arguments before the devices or the files. */
#define ANSWER tool_path(), "-i", "latest", "-o", "id,rev"

static void check_lines(const char *kind, const char *name)
{
	struct buffer text = read_case(kind, name, ".txt");

	assert_case(
		run_program(text.bytes, text.length, (const char *const[]){ ANSWER, "-", NULL }),
		kind, name, false);
	free(text.bytes);
}

static void each_case_is_answered_line_by_line(void **state)
{
	(void)state;
	each_case(false, check_lines);
}

static void check_operands(const char *kind, const char *name)
{
	struct buffer text = read_case(kind, name, ".txt");

	assert_case(run_program(NULL, 0, (const char *const[]){ ANSWER, "--", text.bytes, NULL }),
		kind, name, false);
	free(text.bytes);
}

static void each_case_is_answered_as_an_operand(void **state)
{
	(void)state;
	each_case(false, check_operands);
}

static struct result scan(const struct buffer *text)
{
	return run_program(
		text->bytes, text->length, (const char *const[]){ ANSWER, "--scan", NULL });
}

static void check_scan(const char *kind, const char *name)
{
	struct buffer text = read_case(kind, name, ".txt");
	char path[512];

	assert_case(scan(&text), kind, name, true);
	snprintf(path, sizeof path, "%s/%s/%s", cases, kind, name);
	assert_case(RUN("-i", "latest", "-o", "id,rev", "--scan", path), kind, name, true);
	free(text.bytes);
}

static void each_case_is_found_by_scan(void **state)
{
	(void)state;
	each_case(true, check_scan);
}

static void put_unit(struct buffer *text, unsigned unit, bool is_big)
{
	putc((int)(is_big ? unit >> 8 : unit & 0xFF), text->file);
	putc((int)(is_big ? unit & 0xFF : unit >> 8), text->file);
}

/* Converts UTF-8 to UTF-16 with a byte-order mark and CR LF. */
static struct buffer to_utf16(const struct buffer *utf8, bool is_big)
{
	struct buffer text = buffer_open();
	const unsigned char *at = (const unsigned char *)utf8->bytes;

	put_unit(&text, 0xFEFF, is_big);
	while (*at) {
		int more = *at < 0xC0 ? 0 : *at < 0xE0 ? 1 : *at < 0xF0 ? 2 : 3;
		uint32_t character = *at++ & (more ? 0x3FU >> more : 0x7F);

		for (; more; more--)
			character = character << 6 | (*at++ & 0x3F);
		if (character == '\n')
			put_unit(&text, '\r', is_big);
		if (character > UINT16_MAX) {
			put_unit(&text, 0xD7C0 + (character >> 10), is_big);
			character = 0xDC00 | (character & 0x3FF);
		}
		put_unit(&text, character, is_big);
	}
	buffer_close(&text);
	return text;
}

static void check_utf16(const char *kind, const char *name)
{
	struct buffer text = read_case(kind, name, ".txt");

	for (int is_big = 0; is_big < 2; is_big++) {
		struct buffer utf16 = to_utf16(&text, is_big);

		assert_case(scan(&utf16), kind, name, true);
		free(utf16.bytes);
	}
	free(text.bytes);
}

static void utf16_is_scanned_as_utf8_is(void **state)
{
	(void)state;
	each_case(true, check_utf16);
}

static void utf16_is_answered_line_by_line(void **state)
{
	static const char text[] =
		"7D55\n8086:56a0 (rev 08)\n\xC2\xA0\xF0\x9F\x98\x80 PCI\\VEN_8086&DEV_7D55\n0BD5";
	const struct buffer utf8 = { (char *)(uintptr_t)text, sizeof text - 1, NULL, NULL };

	(void)state;
	for (int is_big = 0; is_big < 2; is_big++) {
		struct buffer utf16 = to_utf16(&utf8, is_big);

		assert_run(run_program(utf16.bytes, utf16.length,
				   (const char *const[]){ ANSWER, "-", NULL }),
			0, "7D55\t-\n56A0\t08\n7D55\t-\n0BD5\t-\n", "");
		free(utf16.bytes);
	}
}

/* Asserts what a run printed, whatever its status, and frees it. */
static void assert_printed(struct result result, const char *out)
{
	if (strcmp(result.out, out) != 0)
		fail_msg("printed:\n%snot:\n%s%s", result.out, out, result.err);
	result_free(&result);
}

static void half_a_character_of_utf16_is_harmless(void **state)
{
	static const uint16_t units[] = { 0xFEFF, 0xD83D, '8', '0', '\n', '7', 'D', '5', '5', '\n',
		0xDC00, '\n', 0xD83D, '\n', 0xD83D };
	struct buffer text = buffer_open();

	(void)state;
	for (size_t i = 0; i < LENGTH(units); i++)
		put_unit(&text, units[i], false);
	putc('7', text.file); /* and a half of a unit */
	buffer_close(&text);
	assert_printed(
		run_program(text.bytes, text.length, (const char *const[]){ ANSWER, "-", NULL }),
		"-\t-\n7D55\t-\n-\t-\n-\t-\n-\t-\n");
	assert_printed(scan(&text), "7D55\t-\n");
	free(text.bytes);
}

static bool is_known(unsigned id)
{
	for (unsigned i = 0; i < pci_id_count; i++) {
		if (pci_ids[i] == id)
			return true;
	}
	return false;
}

/* Returns a PCI ID that no table knows, not lower than FROM. */
static unsigned unknown_id(unsigned from)
{
	while (is_known(from))
		from++;
	return from;
}

/* A way to write a device: 1$ is its ID, 2$ its revision, 3$ the ID of something else. */
struct kind {
	const char *format;
	bool has_revision, is_record;
};

static const struct kind kinds[] = {
	{ "Intel(R) Graphics [0x%1$04x]", false, false },
	{ "        DeviceID          : %1$u", false, false },
	{ "name: \"Intel(R) Graphics\", vendor: 32902, device: %1$u, device_type: DiscreteGpu",
		false, false },
	{ "        Device ID: 0x%1$04x", false, false },
	{ "i915 0000:00:02.2: [drm] Found alderlake_s (device ID %1$04x) integrated display "
	  "version 12.00",
		false, false },
	{ "card1  Intel Meteorlake (Gen12)  pci:vendor=8086,device=%1$04X,card=0", false, false },
	{ "vgapci0@pci0:0:2:0: class=0x030000 rev=0x%2$02x hdr=0x00 vendor=0x8086 device=0x%1$04x "
	  "subvendor=0x8086 subdevice=0x2112",
		true, false },
	{ "xe.force_probe=%1$04x", false, false },
	{ "0x8086 0x%1$04x", false, false },
	{ "\"Device ID\": \"8086-%1$04X\",", false, false },
	{ "?id=pci:8086-%1$04x-8086-%3$04x", false, false },
	{ "%1$04X,", false, false },
	{ "8086\xC2\xA0%1$04X", false, false },
	{ "Vendor: Intel (0x8086) Device: DG2 (0x%1$04x)", false, false },
	{ "29:00.0 Display controller: Intel Corporation Device %1$04x (rev %2$02x)", true, false },
	{ "PNPDeviceID=PCI\\VEN_8086&amp;DEV_%1$04X&amp;SUBSYS_06B21028&amp;REV_%2$02X\\3&"
	  "amp;11583659",
		true, false },
	{ "Id  : pci#ven_8086&dev_%1$04x&subsys_%3$04x1414&rev_%2$02x#3&11583659&0&10", true,
		false },
	{ "(--) PCI:*(0@0:2:0) 8086:%1$04x:8086:%3$04x rev %2$u, Mem @ 0x56000000/16777216", true,
		false },
	{ "options vfio-pci ids=8086:%3$04x,8086:%1$04x", false, false },
	{ "xe 0000:03:00.0: [drm:xe_pci_probe [xe]] BATTLEMAGE  %1$04x:00%2$02x dgfx:1", true,
		false },
	{ "   1234 0000:03:00.0 VGA compatible controller [0300]: Intel Device [8086:%1$04x] "
	  "(rev %2$02x)",
		true, false },
	{ "00:02.0 \"0300\" \"8086\" \"%1$04x\" -r%2$02x \"8086\" \"%3$04x\"", true, false },
	{ "MODALIAS=pci:v00008086d0000%1$04Xsv00008086sd0000%3$04Xbc03sc00i00", false, false },
	{ "  Vendor: pci 0x8086 \"Intel Corporation\"\n  Device: pci 0x%1$04x\n"
	  "  SubVendor: pci 0x8086\n  SubDevice: pci 0x%3$04x\n  Revision: 0x%2$02x\n",
		true, true },
	{ "Slot:\t03:00.0\nClass:\tVGA compatible controller [0300]\nVendor:\tIntel Corporation "
	  "[8086]\n"
	  "Device:\tDG2 [Arc A770] [%1$04x]\nSVendor:\tIntel [8086]\nSDevice:\tDevice [%3$04x]\n"
	  "Rev:\t%2$02x\n",
		true, true },
	{ "0x8086\n0x%1$04x\n0x%2$02x\n", true, true },
	{ "GPU0:\n\tvendorID           = 0x8086\n\tdeviceID           = 0x%1$04x\n", false, true },
	{ "           Vendor ID: 0x8086\n           Device ID: 0x%1$04X\n           SubSys ID: "
	  "0x%3$04X8086\n"
	  "         Revision ID: 0x00%2$02X\n",
		true, true },
	{ "{\n  \"deviceId\": \"0x%1$04x\",\n  \"revision\": \"0x%2$02x\",\n  \"vendorId\": "
	  "\"0x8086\"\n}\n",
		true, true },
};

/* Lines that have the number of a GPU, and do not name one. */
static const struct kind noise[] = {
	{ "", false, false },
	{ "[   28.014] thread 1234 of 5678: error 0x80070005 (0x%1$04x)", false, false },
	{ "Bus 001 Device 002: ID 8086:%1$04x Intel Corp.", false, false },
	{ "usb 1-1: New USB device found, idVendor=8086, idProduct=%1$04x, bcdDevice=50.d0", false,
		false },
	{ "HDAUDIO\\FUNC_01&VEN_8086&DEV_%1$04X&SUBSYS_80860101&REV_1000", false, false },
	{ "\tSubsystem: Intel Corporation Device [8086:%1$04x]", false, false },
	{ "ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x0000%1$04X) Direct3D11 vs_5_0 ps_5_0, D3D11)",
		false, false },
	{ "Unknown NVIDIA device id: 0x%1$04x", false, false },
	{ "uuid=00000000-8086-%1$04x-0000-000000000000", false, false },
};

/* The same, but a device: of another vendor. */
static const struct kind others[] = {
	{ "01:00.0 VGA compatible controller [0300]: NVIDIA Corporation AD102 [10de:%1$04x] "
	  "(rev a1)",
		true, false },
	{ "GPU1: VENDOR= 0x10de, DEVICE=0x%1$04x", false, false },
};

static unsigned revision_of(unsigned id)
{
	return id % 0xF0;
}

static void put_kind(struct buffer *text, const struct kind *kind, unsigned id)
{
	fprintf(text->file, kind->format, id, revision_of(id), unknown_id(0x1000));
}

static void put_answer(struct buffer *text, const struct kind *kind, unsigned id)
{
	if (kind->has_revision)
		fprintf(text->file, "%04X\t%02x\n", id, revision_of(id));
	else
		fprintf(text->file, "%04X\t-\n", id);
}

/* Whether ID can be written in decimal: four digits are hexadecimal if that is a GPU, too. */
static bool is_plain(const struct kind *kind, unsigned id)
{
	char digits[16];

	snprintf(digits, sizeof digits, "%u", id);
	return !strstr(kind->format, "%1$u") || !is_known((unsigned)strtoul(digits, NULL, 16));
}

static void each_device_is_answered_in_each_kind_of_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(kinds); i++) {
		struct buffer text = buffer_open(), want = buffer_open();

		for (unsigned j = 0; j < pci_id_count && !kinds[i].is_record; j++) {
			const unsigned id = pci_ids[j];

			if (!is_plain(&kinds[i], id))
				continue;
			put_kind(&text, &kinds[i], id);
			putc('\n', text.file);
			put_answer(&want, &kinds[i], id);
			put_kind(&text, &noise[1 + j % (LENGTH(noise) - 1)], id);
			putc('\n', text.file);
			fputs("-\t-\n", want.file);
			put_kind(&text, &others[j % LENGTH(others)], id);
			putc('\n', text.file);
			fprintf(want.file, "10DE:%04X\t%s\n", id, j % 2 ? "-" : "a1");
		}
		buffer_close(&text);
		buffer_close(&want);
		assert_printed(run_program(text.bytes, text.length,
				       (const char *const[]){ ANSWER, "-", NULL }),
			want.bytes);
		free(text.bytes);
		free(want.bytes);
	}
}

static void each_device_is_answered_as_each_kind_of_operand(void **state)
{
	const char *arguments[UINT16_MAX] = { ANSWER, "--" };

	(void)state;
	for (size_t i = 0; i < LENGTH(kinds); i++) {
		struct buffer want = buffer_open();
		size_t first = 0, count;

		while (arguments[first])
			first++;
		count = first;
		for (unsigned j = 0; j < pci_id_count && !kinds[i].is_record; j++) {
			struct buffer text = buffer_open();

			if (is_plain(&kinds[i], pci_ids[j])) {
				put_kind(&text, &kinds[i], pci_ids[j]);
				put_answer(&want, &kinds[i], pci_ids[j]);
			}
			buffer_close(&text);
			if (text.length)
				arguments[count++] = text.bytes;
			else
				free(text.bytes);
		}
		buffer_close(&want);
		if (count > first)
			assert_printed(run_program(NULL, 0, arguments), want.bytes);
		while (count > first) {
			free((void *)(uintptr_t)arguments[--count]);
			arguments[count] = NULL;
		}
		free(want.bytes);
	}
}

static void each_device_is_found_in_each_kind_of_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(kinds); i++) {
		struct buffer text = buffer_open(), want = buffer_open();

		for (unsigned j = 0; j < pci_id_count; j++) {
			const unsigned id = pci_ids[j];

			if (!is_plain(&kinds[i], id))
				continue;
			put_kind(&text, &kinds[i], id);
			putc('\n', text.file);
			put_answer(&want, &kinds[i], id);
			for (size_t k = 0; k < 3; k++) {
				put_kind(&text, &noise[(j + k) % LENGTH(noise)],
					pci_ids[(j + 7) % pci_id_count]);
				putc('\n', text.file);
			}
			put_kind(&text, &others[j % LENGTH(others)],
				pci_ids[(j + 7) % pci_id_count]);
			putc('\n', text.file);
		}
		buffer_close(&text);
		buffer_close(&want);
		assert_printed(scan(&text), want.bytes);
		free(text.bytes);
		free(want.bytes);
	}
}

static void assert_scanned(const char *text, const char *out)
{
	const struct buffer whole = { (char *)(uintptr_t)text, strlen(text), NULL, NULL };

	assert_printed(scan(&whole), out);
}

static void a_device_is_printed_once_with_its_revision(void **state)
{
	(void)state;
	assert_scanned(
		"8086:56a0\n8086:7d55\n8086:56a0 (rev 08)\n8086:56a0\n", "56A0\t08\n7D55\t-\n");
	assert_scanned(
		"8086:56a0 (rev 08)\n8086:56a0 (rev 04)\n8086:56a0\n", "56A0\t08\n56A0\t04\n");
	assert_scanned("8086:56a0 (rev ff)\n8086:56a0 (rev 08)\n", "56A0\t08\n");
	assert_scanned("8086:56a0 (rev 08)\n8086:56a0 (rev ff)\n", "56A0\t08\n");
	assert_scanned("8086:56a0 (rev ff)\n", "56A0\tff\n");
}

static void a_device_is_chosen_by_its_pci_id_if_no_slot_is_known(void **state)
{
	static const char *const texts[][2] = {
		{ "8086:56a0\n8086:4680\n", "\nTake the build for 56A0 (Arc A770): 12.55.8\n" },
		{ "8086:b080\n8086:b081\n",
			"\nTake B080 (Arc B390 GPU): prebuilt wheels have kernels for it\n" },
		{ "8086:d740\n8086:d741\n",
			"\nTake D740: no build or wheel has kernels for these GPUs\n" },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(texts); i++) {
		struct result result = RUN_WITH(texts[i][0], "--scan");

		if (!strstr(result.out, texts[i][1]))
			fail_msg("'%s' is missing in %s", texts[i][1], result.out);
		result_free(&result);
	}
}

static void nothing_in_several_files_is_said_once(void **state)
{
	(void)state;
	assert_run(RUN("--scan", "/dev/null", "/dev/null"), 4, "",
		"ipex-gen: no Intel GPU in any of these files\n");
}

static void of_several_vendors_in_a_row_intel_counts(void **state)
{
	(void)state;
	assert_scanned("0x10de\n0x8086\n0x7d55\n", "7D55\t-\n");
	assert_scanned("0x8086\n0x10de\n0x7d55\n", "7D55\t-\n");
	assert_scanned("0x10de\n0x1002\n0x7d55\n", "");
	assert_scanned("0x10de\nis another vendor\n0x7d55\n", "7D55\t-\n");
	assert_scanned("0x10de\nIntel Device 7d55\n", "7D55\t-\n");
}

static void devices_are_printed_in_the_order_of_appearance(void **state)
{
	(void)state;
	assert_scanned("Vendor ID: 0x8086\nDevice ID: 0x46a6\n8086:56a0\nRevision ID: 0x0c\n",
		"46A6\t0c\n56A0\t-\n");
	assert_scanned("Device ID: 0x46a6\n8086:56a0\n8086:46a6 (rev 0c)\nVendor ID: 0x8086\n",
		"46A6\t0c\n56A0\t-\n");
	assert_scanned("8086:56a0, 8086:46a6\n", "56A0\t-\n46A6\t-\n");
}

static void a_device_that_no_table_knows_is_found_by_its_class(void **state)
{
	const unsigned id = unknown_id(0xE000);
	static const char *const displays[] = {
		("03:00.0 VGA compatible controller [0300]: Intel Corporation Device "
		 "[8086:%1$04x]\n"),
		"03:00.0 Display controller: Intel Corporation Device %1$04x\n",
		"03:00.0 \"3D controller\" \"Intel Corporation\" \"Device %1$04x\"\n",
		"pci 0000:03:00.0: [8086:%1$04x] type 00 class 0x030000\n",
		"pci:v00008086d0000%1$04Xsv00008086sd00001020bc03sc80i00\n",
		"Class:\tDisplay controller\nVendor:\tIntel Corporation\nDevice:\tDevice %1$04x\n",
		"class:0x030000\ndevice:0x%1$04x\nvendor:0x8086\n",
	};
	static const char *const strangers[] = { "8086:%1$04x\n", "Device ID: 0x%1$04x\n",
		"03:00.0 Ethernet controller [0200]: Intel Corporation Device [8086:%1$04x]\n",
		"03:00.0 VGA compatible controller [0300]: NVIDIA Device [10de:%1$04x]\n",
		"03:00.0 VGA compatible controller: NVIDIA Corporation Device %1$04x\n",
		"Class:\tDisplay controller\nVendor:\tNVIDIA Corporation\nDevice:\tDevice %1$04x\n",
		"class:0x030000\ndevice:0x%1$04x\nvendor:0x10de\n" };

	(void)state;
	for (size_t i = 0; i < LENGTH(displays); i++) {
		char text[256], want[16];

		snprintf(text, sizeof text, displays[i], id);
		snprintf(want, sizeof want, "%04X\t-\n", id);
		assert_scanned(text, want);
	}
	for (size_t i = 0; i < LENGTH(strangers); i++) {
		char text[256];

		snprintf(text, sizeof text, strangers[i], id);
		assert_scanned(text, "");
	}
}

static void a_record_ends_at_a_blank_line_a_heading_or_a_repeated_label(void **state)
{
	static const char *const ends[] = { "\n", " \t\n", "\r\n", "-----\n", "GPU 1:\n", "# GPU\n",
		"  *-display\n", "[Display]\n", "<Device>\n", "},\n{\n", "Vendor ID: 0x8086\n" };
	char text[256];

	(void)state;
	for (size_t i = 0; i < LENGTH(ends); i++) {
		snprintf(text, sizeof text,
			"Vendor ID: 0x10de\n%sDevice ID: 0x56a0\nRevision: 0x08\n", ends[i]);
		assert_scanned(text, "56A0\t08\n");
	}
	assert_scanned("Vendor ID: 0x10de\nName: none\n  More:\nDevice ID: 0x56a0\n", "");
}

/* A line of LENGTH bytes, with all devices in it, and words between that BETWEEN separates. */
static struct buffer long_line(const char *between, size_t length, struct buffer *want)
{
	struct buffer text = buffer_open();
	uint32_t random = 1;

	for (unsigned i = 0; i < pci_id_count; i++) {
		size_t words;

		random = random * 1664525 + 1013904223;
		words = (random >> 8) % (length / 4 / pci_id_count);
		fprintf(text.file,
			"%s{\"vendor\":\"0x8086\",\"device\":\"0x%04x\"%s\"revision\":\"%02x\"}%s",
			between, (unsigned)pci_ids[i], *between ? between : ",",
			revision_of(pci_ids[i]), between);
		fprintf(want->file, "%04X\t%02x\n", (unsigned)pci_ids[i], revision_of(pci_ids[i]));
		for (; words; words--)
			fprintf(text.file, "word%s", between);
	}
	buffer_close(&text);
	buffer_close(want);
	return text;
}

static void no_device_of_a_long_line_is_lost(void **state)
{
	static const char *const separators[] = { " ", ",", "\t", "" };

	(void)state;
	for (size_t i = 0; i < LENGTH(separators); i++) {
		struct buffer want = buffer_open();
		struct buffer text = long_line(separators[i], 10000000, &want);

		assert_in_range(text.length, 3 * INPUT_LINE_MAX, UINT32_MAX);
		assert_printed(scan(&text), want.bytes);
		free(text.bytes);
		free(want.bytes);
	}
}

static void a_field_at_the_beginning_of_a_long_line_is_a_device(void **state)
{
	struct buffer text = buffer_open();

	(void)state;
	fprintf(text.file, "Device ID: 0x56a0");
	for (size_t i = 0; i < INPUT_LINE_MAX; i++)
		fprintf(text.file, " x");
	buffer_close(&text);
	assert_printed(scan(&text), "56A0\t-\n");
	free(text.bytes);
}

static void a_number_at_the_end_of_a_part_of_a_line_is_not_a_device(void **state)
{
	struct buffer text = buffer_open();

	(void)state;
	for (size_t i = 0; i < 3 * INPUT_LINE_MAX; i++)
		fprintf(text.file, "%04x", (unsigned)pci_ids[0]);
	buffer_close(&text);
	assert_printed(scan(&text), "");
	free(text.bytes);
}

static void more_devices_than_there_is_room_for_are_an_error(void **state)
{
	struct buffer text = buffer_open();
	struct result result;
	unsigned lines = 0;

	(void)state;
	for (unsigned id = 0; id <= UINT16_MAX; id++)
		fprintf(text.file, "00:02.0 Display controller [0380]: Intel [8086:%04x]\n", id);
	buffer_close(&text);
	result = scan(&text);
	for (const char *at = result.out; *at; at++)
		lines += *at == '\n';
	assert_int_equal(lines, SCAN_DEVICES_MAX);
	assert_int_equal(result.status, 3);
	assert_true(result.err_length > 0);
	result_free(&result);
	free(text.bytes);
}

/* A text many times over. */
struct repeated {
	const char *text;
	size_t times;
};

static void feed_repeated(int pipe, const void *context)
{
	const struct repeated *repeated = context;
	const size_t length = strlen(repeated->text);

	for (size_t i = 0; i < repeated->times; i++) {
		for (size_t written = 0; written < length;) {
			ssize_t count = write(pipe, repeated->text + written, length - written);

			assert_true(count > 0);
			written += (size_t)count;
		}
	}
}

static void scan_takes_no_more_than_4_MiB(void **state)
{
	struct buffer text = buffer_open();
	char *bytes, memory[4096];
	struct repeated input;

	(void)state;
	for (unsigned id = 0; id < SCAN_DEVICES_MAX; id++)
		fprintf(text.file, "00:02.0 Display controller [0380]: Intel [8086:%04x] %0400u\n",
			id, id);
	for (unsigned i = 0; i < 1000000; i++)
		fputs("word ", text.file);
	buffer_close(&text);
	bytes = text.bytes;
	input = (struct repeated){ bytes, 5 };
	snprintf(memory, sizeof memory, "%s", built("bench/memory"));
	{
		struct result result = run_fed(feed_repeated, &input,
			(const char *const[]){ memory, tool_path(), "-q", "--scan", NULL });

		assert_in_range(strtoul(result.out, NULL, 10), 1, RESIDENT_MAX);
		result_free(&result);
	}
	free(bytes);
}

static void a_file_that_cannot_be_read_does_not_keep_the_others_from_it(void **state)
{
	struct result result = RUN("-i", "latest", "-o", "id,rev", "--scan", "tests",
		"tests/no-such-file", "tests/cases/refused-record-over-lines/hwinfo-gfxcard.txt");

	(void)state;
	assert_int_equal(result.status, 3);
	assert_string_equal(result.out, "56A5\t05\n");
	assert_true(result.err_length > 0);
	result_free(&result);
}

static void a_folder_and_a_missing_file_have_errors_of_their_own(void **state)
{
	size_t count;
	char byte;
	int file;

	(void)state;
	assert_int_equal(os_open("tests", &file), 0);
	assert_int_equal(os_read(file, &byte, 1, &count), EISDIR);
	os_close(file);
	assert_int_equal(os_open("tests/no-such-file", &file), ENOENT);
	assert_int_equal(os_open("tests/lines.txt", &file), 0);
	os_close(file);
}

/* What scan_read passes on. */
struct found {
	struct device device;
	char line[SCAN_LINE_MAX + 1];
	size_t length;
	unsigned count;
};

static void note_found(void *context, const struct device *device, const char *line, size_t length)
{
	struct found *found = context;

	found->device = *device;
	found->length = length;
	memcpy(found->line, line, length + 1);
	found->count++;
}

/* Scans TEXT, which names one device. */
static struct found scan_text(const char *text)
{
	static struct input input;
	static struct scan scanned;
	struct found found = { .count = 0 };
	FILE *file = tmpfile();

	assert_non_null(file);
	fputs(text, file);
	rewind(file);
	input_begin(&input, fileno(file), true);
	assert_int_equal(scan_read(&scanned, &input, note_found, &found), 0);
	fclose(file);
	assert_int_equal(found.count, 1);
	return found;
}

static void the_line_that_names_a_device_is_kept(void **state)
{
	char line[2000];
	struct found found;

	(void)state;
	assert_string_equal(scan_text("first\n  a [8086:56a0] b \r\n56A0 (rev 08)\n").line,
		"  a [8086:56a0] b ");
	assert_string_equal(
		scan_text("Vendor ID: 0x8086\n Device ID: 0x56a0\nRevision: 0x08\n").line,
		" Device ID: 0x56a0");
	memset(line, 'x', sizeof line - 1);
	line[sizeof line - 1] = '\0';
	memcpy(line + 1000, " 8086:56a0 ", 11);
	found = scan_text(line);
	assert_int_equal(found.length, SCAN_LINE_MAX);
	assert_int_equal(strlen(found.line), SCAN_LINE_MAX);
	assert_non_null(strstr(found.line, " 8086:56a0 "));
	memcpy(line + sizeof line - 12, " 8086:56a1", 11);
	memset(line + 1000, 'x', 11);
	found = scan_text(line);
	assert_int_equal(found.length, SCAN_LINE_MAX);
	assert_non_null(strstr(found.line, " 8086:56a1"));
}

static void slot_and_class_come_from_any_line_that_has_them(void **state)
{
	struct found found =
		scan_text("8086:56a0 (rev 08)\n"
			  "0000:03:00.0 VGA compatible controller [0300]: Intel [8086:56a0]\n"
			  "04:00.0 Display controller [0380]: Intel [8086:56a0]\n");

	(void)state;
	assert_int_equal(found.device.revision, 8);
	assert_true(found.device.has_slot);
	assert_int_equal(found.device.slot.bus, 3);
	assert_int_equal(found.device.class, 0x0300);
	found = scan_text("Slot:\t03:00.0\nClass:\tDisplay controller\nVendor:\tIntel Corporation\n"
			  "Device:\tDevice 56a0\nRev:\t08\n");
	assert_int_equal(found.device.slot.bus, 3);
	assert_int_equal(found.device.class, 0x0380);
	assert_int_equal(found.device.revision, 8);
}

/* Whether a line that is looked at names a GPU that a table knows. */
static bool names_gpu;

static void note_mention(void *context, const struct mention *mention)
{
	(void)context;
	names_gpu |= mention->device.vendor == VENDOR_INTEL && is_known(mention->device.id);
}

static void assert_looked_at(const struct scan *scanned, const char *text, size_t length)
{
	static char copy[4096];
	struct record fields;

	if (length > sizeof copy - 2 * TEXT_BITS)
		return;
	memset(copy, '0', sizeof copy);
	memcpy(copy, text, length);
	copy[length] = '\0';
	names_gpu = false;
	scanner_read_all(copy, length, note_mention, NULL, &fields);
	if (names_gpu && !scan_may_name_gpu(scanned, copy, length))
		fail_msg("not looked at: '%s'", copy);
}

/* Bytes that differ from digits and letters in one bit are not of a number. */
static void bytes_like_digits_do_not_hide_a_number(void **state)
{
	static struct scan scanned;
	char line[32];

	(void)state;
	scan_begin(&scanned);
	for (int byte = 1; byte <= UINT8_MAX; byte++) {
		const int length = snprintf(line, sizeof line, "a device ID=%c%c%c%c%c0x%04x", byte,
			byte, byte, byte, byte, (unsigned)pci_ids[0]);

		assert_looked_at(&scanned, line, (size_t)length);
	}
}

/* Every line, whole and cut, and with a part of another one after a part of it. */
static void every_line_that_names_a_gpu_is_looked_at(void **state)
{
	static struct scan scanned;
	FILE *file = fopen("tests/lines.txt", "r");
	char line[1024], before[1024] = "", joined[2048];

	(void)state;
	assert_non_null(file);
	scan_begin(&scanned);
	while (fgets(line, sizeof line, file)) {
		const char *tab = strchr(line, '\t'), *text = tab ? tab + 1 : line;
		const size_t length = strcspn(text, "\n");

		for (size_t cut = 0; cut <= length; cut++) {
			int joined_length;

			assert_looked_at(&scanned, text, cut);
			assert_looked_at(&scanned, text + cut, length - cut);
			joined_length = snprintf(joined, sizeof joined, "%s%.*s", before,
				(int)(length - cut), text + cut);
			assert_looked_at(&scanned, joined, (size_t)joined_length);
		}
		snprintf(before, sizeof before, "%.*s", (int)(length - length / 3), text);
	}
	fclose(file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_case_is_answered_line_by_line),
		cmocka_unit_test(each_case_is_answered_as_an_operand),
		cmocka_unit_test(each_case_is_found_by_scan),
		cmocka_unit_test(utf16_is_scanned_as_utf8_is),
		cmocka_unit_test(utf16_is_answered_line_by_line),
		cmocka_unit_test(half_a_character_of_utf16_is_harmless),
		cmocka_unit_test(each_device_is_answered_in_each_kind_of_line),
		cmocka_unit_test(each_device_is_answered_as_each_kind_of_operand),
		cmocka_unit_test(each_device_is_found_in_each_kind_of_text),
		cmocka_unit_test(a_device_is_printed_once_with_its_revision),
		cmocka_unit_test(a_device_is_chosen_by_its_pci_id_if_no_slot_is_known),
		cmocka_unit_test(nothing_in_several_files_is_said_once),
		cmocka_unit_test(of_several_vendors_in_a_row_intel_counts),
		cmocka_unit_test(devices_are_printed_in_the_order_of_appearance),
		cmocka_unit_test(a_device_that_no_table_knows_is_found_by_its_class),
		cmocka_unit_test(a_record_ends_at_a_blank_line_a_heading_or_a_repeated_label),
		cmocka_unit_test(no_device_of_a_long_line_is_lost),
		cmocka_unit_test(a_field_at_the_beginning_of_a_long_line_is_a_device),
		cmocka_unit_test(a_number_at_the_end_of_a_part_of_a_line_is_not_a_device),
		cmocka_unit_test(more_devices_than_there_is_room_for_are_an_error),
		cmocka_unit_test(scan_takes_no_more_than_4_MiB),
		cmocka_unit_test(a_file_that_cannot_be_read_does_not_keep_the_others_from_it),
		cmocka_unit_test(a_folder_and_a_missing_file_have_errors_of_their_own),
		cmocka_unit_test(the_line_that_names_a_device_is_kept),
		cmocka_unit_test(slot_and_class_come_from_any_line_that_has_them),
		cmocka_unit_test(bytes_like_digits_do_not_hide_a_number),
		cmocka_unit_test(every_line_that_names_a_gpu_is_looked_at),
	};

	choose_tests();
	return cmocka_run_group_tests_name("scan", tests, NULL, NULL);
}
