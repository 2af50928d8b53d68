/* A line or an operand is read for the device that it names, and text that only looks alike is not.
 */
#include "class.h"
#include "lookup.h"
#include "scanner.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct spelling {
	const char *text;
	unsigned vendor, id;
	int revision;
};

/* The tables of this test: whatever the pages have, these are the GPUs. */
bool lookup_is_gpu(unsigned id)
{
	static const uint16_t known[] = { 0x0BD5, 0x0BDA, 0x4680, 0x46A6, 0x46A8, 0x5690, 0x56A0,
		0x56A1, 0x56A5, 0x56C0, 0x7D55, 0x9A49, 0xA780, 0xA7A0, 0xA7A9, 0xE20B };

	for (size_t i = 0; i < LENGTH(known); i++) {
		if (known[i] == id)
			return true;
	}
	return false;
}

/* Reads a copy that ends where the text does, so that a sanitizer sees a read after it. */
static bool scan(const char *text, size_t length, struct device *device)
{
	char *copy = malloc(length + 1);
	bool is_found;

	assert_non_null(copy);
	memcpy(copy, text, length);
	copy[length] = '\0';
	is_found = scanner_read(copy, length, device);
	free(copy);
	return is_found;
}

static void assert_spellings(const struct spelling *spellings, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct device device;

		if (!scan(spellings[i].text, strlen(spellings[i].text), &device))
			fail_msg("no device in '%s'", spellings[i].text);
		if (device.vendor != spellings[i].vendor || device.id != spellings[i].id)
			fail_msg("%04X:%04X in '%s'", device.vendor, device.id, spellings[i].text);
		if (device.revision != spellings[i].revision)
			fail_msg("revision %d in '%s'", device.revision, spellings[i].text);
	}
}

static void assert_no_device(const char *text, size_t length)
{
	struct device device;

	if (scan(text, length, &device))
		fail_msg("%04X:%04X in '%s'", device.vendor, device.id, text);
}

static void an_id_alone_is_a_device(void **state)
{
	static const struct spelling spellings[] = {
		{ "7D55", 0x8086, 0x7D55, -1 },
		{ "7d55", 0x8086, 0x7D55, -1 },
		{ "0x7D55", 0x8086, 0x7D55, -1 },
		{ "0X7d55", 0x8086, 0x7D55, -1 },
		{ "0x00007d55", 0x8086, 0x7D55, -1 },
		{ "0xBD0", 0x8086, 0x0BD0, -1 },
		{ "0x0", 0x8086, 0, -1 },
		{ "0000", 0x8086, 0, -1 },
		{ "  7D55\t", 0x8086, 0x7D55, -1 },
		{ "7D55\r", 0x8086, 0x7D55, -1 },
		{ "0x7d55\r\n", 0x8086, 0x7D55, -1 },
		{ "7D55 (rev 08)", 0x8086, 0x7D55, 8 },
		{ "0x7D55 -r08", 0x8086, 0x7D55, 8 },
		{ "7D55(rev 2f) ", 0x8086, 0x7D55, 0x2F },
	};

	(void)state;
	assert_spellings(spellings, LENGTH(spellings));
}

static void an_id_with_its_vendor_is_a_device(void **state)
{
	static const struct spelling spellings[] = {
		{ "8086:7D55", 0x8086, 0x7D55, -1 },
		{ "8086:7d55 (rev 08)", 0x8086, 0x7D55, 8 },
		{ "10de:2684", 0x10DE, 0x2684, -1 },
		{ "8086 7D55", 0x8086, 0x7D55, -1 },
		{ "8086 7D55 - 17AA 3801", 0x8086, 0x7D55, -1 },
		{ "  10DE 2684 (more)", 0x10DE, 0x2684, -1 },
		{ "\"8086:7d55\",", 0x8086, 0x7D55, -1 },
		{ "8086:7d55: something", 0x8086, 0x7D55, -1 },
		{ "PCI_ID=8086:7D55", 0x8086, 0x7D55, -1 },
		{ "E: PCI_ID=8086:7D55", 0x8086, 0x7D55, -1 },
		{ "0x1234 and 8086:7D55", 0x8086, 0x7D55, -1 },
		{ "(0x56a0) [8086:7d55]", 0x8086, 0x7D55, -1 },
		{ "8086:7D55 17aa:3801", 0x8086, 0x7D55, -1 },
		{ "0000:7d55", 0, 0x7D55, -1 },
	};

	(void)state;
	assert_spellings(spellings, LENGTH(spellings));
}

static void windows_instance_ids_and_modaliases_are_devices(void **state)
{
	static const struct spelling spellings[] = {
		{ "PCI\\VEN_8086&DEV_7D55&SUBSYS_380117AA&REV_08\\3&11583659&0&10", 0x8086, 0x7D55,
			8 },
		{ "pci\\ven_8086&dev_7d55", 0x8086, 0x7D55, -1 },
		{ "PNPDeviceID : PCI\\VEN_10DE&DEV_2684&SUBSYS_167C10DE&REV_A1\\4&2283F625&0&0019",
			0x10DE, 0x2684, 0xA1 },
		{ "\"PCI\\\\VEN_8086&DEV_56A0&SUBSYS_10208086&REV_08\\\\6&1\"", 0x8086, 0x56A0, 8 },
		{ "pci:v00008086d00007D55sv000017AAsd00003801bc03sc00i00", 0x8086, 0x7D55, -1 },
		{ "MODALIAS=pci:v00008086d000056A0sv00008086sd00001020bc03sc00i00", 0x8086, 0x56A0,
			-1 },
		{ "pci:v000010DEd00002684sv*", 0x10DE, 0x2684, -1 },
		{ "DeviceID:PCI\\VEN_8086&DEV_7D55&SUBSYS_380117AA&REV_08", 0x8086, 0x7D55, 8 },
		{ "/sys/bus/pci/devices/0000:00:02.0/"
		  "modalias:pci:v00008086d00007D55sv000017AAsd00003801",
			0x8086, 0x7D55, -1 },
		{ "a:b::pci:v00008086d00007D55:", 0x8086, 0x7D55, -1 },
		{ "pci:v00018086d00007D55:pci:v00008086d00007D55", 0x8086, 0x7D55, -1 },
		{ "PCI\\VEN_8086&DEV_7D555 8086:56a0", 0x8086, 0x56A0, -1 },
	};

	(void)state;
	assert_spellings(spellings, LENGTH(spellings));
}

static void lines_of_lspci_and_glxinfo_are_devices(void **state)
{
	static const struct spelling spellings[] = {
		{ "00:02.0 0300: 8086:7d55 (rev 08)", 0x8086, 0x7D55, 8 },
		{ "0000:00:02.0 0300: 8086:7d55", 0x8086, 0x7D55, -1 },
		{ "00:02.0 VGA compatible controller [0300]: Intel Corporation Meteor Lake-P "
		  "[Intel Arc Graphics] "
		  "[8086:7d55] (rev 08)",
			0x8086, 0x7D55, 8 },
		{ "0000:03:00.0 Display controller [0380]: Intel Corporation Device [8086:0bd5] "
		  "(rev 2f)",
			0x8086, 0x0BD5, 0x2F },
		{ "01:00.0 VGA compatible controller [0300]: NVIDIA Corporation AD102 [GeForce "
		  "RTX 4090] [10de:2684] (rev a1)",
			0x10DE, 0x2684, 0xA1 },
		{ "00:02.0 VGA compatible controller [0300]: Intel Corporation Device "
		  "[8086:7d55] (rev 08) (prog-if 00 [VGA "
		  "controller])",
			0x8086, 0x7D55, 8 },
		{ "00:02.0 \"0300\" \"8086\" \"7d55\" -r08 -p00 \"17aa\" \"3801\"", 0x8086, 0x7D55,
			8 },
		{ "10000:00:02.0 \"0300\" \"8086\" \"7d55\" \"17aa\" \"3801\"", 0x8086, 0x7D55,
			-1 },
		{ "00:02.0 \"VGA compatible controller [0300]\" \"Intel Corporation [8086]\" "
		  "\"Meteor Lake-P [Intel Arc "
		  "Graphics] [7d55]\" -r08 -p00 \"Lenovo [17aa]\" \"Device [3801]\"",
			0x8086, 0x7D55, 8 },
		{ "00:02.0 \"a \\\"quoted\\\" class [0300]\" \"Intel [8086]\" \"Device [7d55]\" "
		  "\"\" \"\"",
			0x8086, 0x7D55, -1 },
		{ "    Device: Mesa Intel(R) Arc(tm) A770 Graphics (DG2) (0x56a0)", 0x8086, 0x56A0,
			-1 },
		{ "00:02.0 VGA compatible controller [0300]: Intel Subsys [8086:7d55] (rev 08)",
			0x8086, 0x7D55, 8 },
		{ "00:02.0 VGA compatible controller [0300]: A [8086:7d55] (rev 08)\tSubsystem: "
		  "B [17aa:3801]",
			0x8086, 0x7D55, 8 },
		{ "00:02.0 VGA compatible controller [0300]: A [8086:7d55]\tSubsystem: Intel B "
		  "[8086:56a0]",
			0x8086, 0x7D55, -1 },
		{ "00:02.0 0300: 8086:7d55 (rev 08)\tSubsystem: 17aa:3801", 0x8086, 0x7D55, 8 },
		{ "00:02.0 VGA compatible controller [0300]: A [8086:7d55] (rev 08) (prog-if 00 "
		  "[VGA controller])",
			0x8086, 0x7D55, 8 },
		{ "00:02.0 PCI\\VEN_10DE&DEV_2684 [8086:7d55]", 0x8086, 0x7D55, -1 },
		{ "00:02.0 PCI\\VEN_8086&DEV_7D55 Subsystem: [17aa:3801]", 0x8086, 0x7D55, -1 },
	};

	(void)state;
	assert_spellings(spellings, LENGTH(spellings));
}

static void what_looks_alike_is_not_a_device(void **state)
{
	static const char *const texts[] = {
		"",
		" ",
		"\r",
		"7D5",
		"7D555",
		"7D5G",
		"x7D55",
		"7D55x",
		"7D55 Graphics",
		"Graphics 7D55",
		"0x",
		"0x7D5G",
		"0x17D55",
		"0x100000000",
		"0x7D55 Graphics",
		"0000:00:02.0",
		"00:02.0",
		"0000:00:02.0 VGA compatible controller [0300]",
		"[0300]",
		"[7d55]",
		"(7d55)",
		"(0x17d55)",
		"(0x)",
		"7D55\t56A0",
		"7D55\r56A0",
		"7D55\n56A0",
		"7D55  56A0",
		"00:02.0 PCI_SUBSYS_ID=17AA:3801",
		("00:02.0 VGA compatible controller: Intel Device\tSubsystem: Lenovo Device "
		 "[17aa:3801]"),
		"00:02.0 0300: Subsystem 17aa:3801",
		"00:02.0 VGA compatible controller: Intel Device (Subsystem 17aa:3801)",
		"00:02.0 \"0300\" \"8086\"",
		"PCI_SUBSYS_ID=17AA:3801",
		"PCI_CLASS=30000",
		"PCI_SLOT_NAME=0000:00:02.0",
		"\tSubsystem: Lenovo Device [17aa:3801]",
		"DRIVER=i915",
		"    Vendor: Intel (0x8086)",
		"Vendor:Intel (0x8086)",
		"pci:v00008086d00007D55F",
		"fe80::8086:7d55",
		"8086:7d555",
		"18086:7d55",
		"8086:7d5",
		"HDAUDIO\\FUNC_01&VEN_8086&DEV_2812&SUBSYS_80860101&REV_1000",
		"USB\\VID_8086&PID_0808",
		"PCI\\VEN_8086&DEV_7D555",
		"PCI\\VEN_18086&DEV_7D55",
		"PCI\\VEN_X_8086&DEV_7D55",
		"PCI\\VEN_8086&DEV_X_7D55",
		"pci:v00018086d00007D55:8086:7d55",
		"pci:v:8086:7d55",
		"PCI\\VEN_8086",
		"PCI\\CC_0300",
		"pci:v00008086d00017D55sv",
		"pci:v8086d7D55",
		"xpci:v00008086d00007D55",
		"8086 7D555",
		"-",
		"--help",
		"\xEF\xBB\xBF",
		("\xFF\xFE"
		 "7D55"),
		"7D55,56A0",
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(texts); i++)
		assert_no_device(texts[i], strlen(texts[i]));
}

static void a_nul_is_a_byte_like_another(void **state)
{
	static const char before[] = "\0"
				     "8086:7d55",
			  within[] = "7D\0"
				     "55",
			  after[] = "7D55\0";
	struct device device;

	(void)state;
	assert_no_device(within, sizeof within - 1);
	assert_no_device(after, sizeof after - 1);
	assert_true(scan(before, sizeof before - 1, &device));
	assert_int_equal(device.id, 0x7D55);
}

/* A revision, and a word after which no device is looked for, too. */
static void spellings_count_in_either_case(void **state)
{
	static const struct spelling spellings[] = {
		{ "7D55 (REV 2F)", 0x8086, 0x7D55, 0x2F },
		{ "7d55 -R2f", 0x8086, 0x7D55, 0x2F },
		{ "Pci\\Ven_8086&Dev_7d55&Rev_2f", 0x8086, 0x7D55, 0x2F },
		{ "PCI:V00008086D00007D55SV", 0x8086, 0x7D55, -1 },
		{ "DEVICE: (0X7D55)", 0x8086, 0x7D55, -1 },
	};

	(void)state;
	assert_spellings(spellings, LENGTH(spellings));
	assert_no_device("pci_subsys_id=17aa:3801", strlen("pci_subsys_id=17aa:3801"));
	assert_no_device("SUBSYSTEM 17aa:3801", strlen("SUBSYSTEM 17aa:3801"));
	assert_no_device("VENDOR: (0x8086)", strlen("VENDOR: (0x8086)"));
}

static void every_id_is_read_in_every_case_and_base(void **state)
{
	static const char *const formats[] = { "%04X", "%04x", "0x%x", "0x%08X", "8086:%04x",
		"[8086:%04X]" };
	char text[32];

	(void)state;
	for (unsigned id = 0; id <= UINT16_MAX; id++) {
		for (size_t i = 0; i < LENGTH(formats); i++) {
			struct device device = { 0 };
			int length = snprintf(text, sizeof text, formats[i], id);

			if (!scan(text, (size_t)length, &device) || device.id != id ||
				device.vendor != VENDOR_INTEL)
				fail_msg("'%s' is read wrongly", text);
		}
	}
}

/* Reads the next of tests/lines.txt that has an answer, a tab and a line. Returns false at
 * the end. */
static bool read_next(FILE *file, char *buffer, int size, const char **text)
{
	while (fgets(buffer, size, file)) {
		char *tab = strchr(buffer, '\t');

		buffer[strcspn(buffer, "\n")] = '\0';
		if (*buffer == '#' || !tab)
			continue;
		*tab = '\0';
		*text = tab + 1;
		return true;
	}
	return false;
}

static void every_line_of_a_tool_is_read(void **state)
{
	FILE *file = fopen("tests/lines.txt", "r");
	char buffer[1024], answer[16] = "none";
	const char *text;
	unsigned count = 0;

	(void)state;
	assert_non_null(file);
	while (read_next(file, buffer, sizeof buffer, &text)) {
		struct device device;

		snprintf(answer, sizeof answer, "none");
		if (scan(text, strlen(text), &device))
			snprintf(answer, sizeof answer,
				device.revision < 0 ? "%04X:%04X" : "%04X:%04X %02X", device.vendor,
				device.id, (unsigned)device.revision);
		if (strcmp(answer, buffer) != 0)
			fail_msg("'%s', not '%s', in '%s'", answer, buffer, text);
		count++;
	}
	fclose(file);
	assert_in_range(count, 200, 10000);
}

static void white_space_and_marks_are_read_for_what_they_mean(void **state)
{
	static const struct spelling spellings[] = {
		{ "\xEF\xBB\xBF"
		  "7D55",
			0x8086, 0x7D55, -1 },
		{ "\xC2\xA0"
		  "7D55\xE3\x80\x80",
			0x8086, 0x7D55, -1 },
		{ "8086&nbsp;7D55", 0x8086, 0x7D55, -1 },
		{ "\xE2\x80\x9C"
		  "8086:7D55\xE2\x80\x9D",
			0x8086, 0x7D55, -1 },
		{ "\t8086:7D55 \v(rev 08)\r", 0x8086, 0x7D55, 8 },
		{ "&quot;vendor&quot;:&quot;8086&quot;,&quot;device&quot;:&quot;7d55&quot;", 0x8086,
			0x7D55, -1 },
		{ "{\\\"vendor\\\": \\\"0x8086\\\", \\\"device\\\": \\\"0x7d55\\\"}", 0x8086,
			0x7D55, -1 },
		{ "PCI\\VEN_8086&#38;DEV_7D55&#x26;REV_08", 0x8086, 0x7D55, 8 },
		{ "\xE2\x94\x82 Device ID \xE2\x94\x82 0x7d55 \xE2\x94\x82", 0x8086, 0x7D55, -1 },
	};

	(void)state;
	assert_spellings(spellings, LENGTH(spellings));
}

static bool is_same_slot(const struct pci_slot *a, const struct pci_slot *b)
{
	return a->domain == b->domain && a->bus == b->bus && a->device == b->device &&
	       a->function == b->function;
}

static void a_slot_is_that_of_the_device(void **state)
{
	static const struct {
		const char *text;
		struct pci_slot slot;
	} slots[] = {
		{ "03:00.0 0300: 8086:56a0", { 0, 3, 0, 0 } },
		{ "0000:03:00.1 0300: 8086:56a0", { 0, 3, 0, 1 } },
		{ "10000:e1:1f.7 \"0300\" \"8086\" \"56a0\"", { 0x10000, 0xE1, 0x1F, 7 } },
		{ "0001:03:00.0 VGA compatible controller [0300]: Intel [8086:56a0]",
			{ 1, 3, 0, 0 } },
		{ "7:03:00.0 VGA compatible controller [0300]: Intel [8086:56a0]", { 0, 3, 0, 0 } },
		{ "(--) PCI:*(3@1:0:2) 8086:56a0:8086:1020 rev 8", { 1, 3, 0, 2 } },
		{ "(--) PCI: (0:17:0:0) 8086:56a0:8086:1020 rev 8", { 0, 17, 0, 0 } },
		{ "vgapci0@pci0:16:2:0: vendor=0x8086 device=0x56a0", { 0, 16, 2, 0 } },
		{ "pci 0000:03:00.0: [8086:56a0] type 00 class 0x030000", { 0, 3, 0, 0 } },
		{ "8086:56a0 at 03:00.0", { 0, 3, 0, 0 } },
		{ "/sys/devices/pci0000:00/0000:00:01.0/0000:03:00.0/"
		  "modalias:pci:v00008086d000056A0",
			{ 0, 3, 0, 0 } },
		{ "03:00.0 8086:4f90, 04:00.0 8086:56a0", { 0, 4, 0, 0 } },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(slots); i++) {
		struct device device;

		assert_true(scan(slots[i].text, strlen(slots[i].text), &device));
		if (!device.has_slot || device.id != 0x56A0 ||
			!is_same_slot(&device.slot, &slots[i].slot))
			fail_msg("not the slot of '%s'", slots[i].text);
	}
}

static void text_that_is_not_a_slot_is_none(void **state)
{
	static const char *const texts[] = { "8086:56a0", "12:34:56.789 8086:56a0",
		"00:20.0 0300: 8086:56a0", "00:02.8 0300: 8086:56a0", "PCI:*(3@0:0) 8086:56a0",
		"2024_05_06_7 8086:56a0", "00:02.0x 8086:56a0" };

	(void)state;
	for (size_t i = 0; i < LENGTH(texts); i++) {
		struct device device;

		assert_true(scan(texts[i], strlen(texts[i]), &device));
		if (device.has_slot)
			fail_msg("a slot in '%s'", texts[i]);
	}
}

static void a_device_that_a_line_names_twice_has_the_revision_of_either(void **state)
{
	static const char *const lines[] = { "8086:56a0 (rev 08) 8086:56a0",
		"8086:56a0 8086:56a0 (rev 08)", "Intel Device 56a0, 8086:56a0 (rev 08)",
		"8086:56a0, 8086:4680, 8086:56a0 (rev 08)" };
	struct device device;

	(void)state;
	for (size_t i = 0; i < LENGTH(lines); i++) {
		assert_true(scan(lines[i], strlen(lines[i]), &device));
		assert_int_equal(device.id, 0x56A0);
		assert_int_equal(device.revision, 8);
	}
}

static void digits_that_are_too_many_for_a_slot_are_none(void **state)
{
	static const char *const lines[] = { "123456789:03:00.0 8086:56a0",
		"pci0:2:0:0abc 8086:56a0" };
	struct device device;

	(void)state;
	for (size_t i = 0; i < LENGTH(lines); i++) {
		assert_true(scan(lines[i], strlen(lines[i]), &device));
		assert_false(device.has_slot);
	}
}

static void a_revision_follows_a_device_only_after_a_word_in_capitals(void **state)
{
	struct device device;

	(void)state;
	assert_true(scan("ALDERLAKE_P 46a6:000c", 21, &device));
	assert_int_equal(device.id, 0x46A6);
	assert_int_equal(device.revision, 0x0C);
	assert_true(scan("alderlake_p 46a6:000c", 21, &device));
	assert_int_equal(device.vendor, 0x46A6);
	assert_int_equal(device.id, 0x000C);
}

static void a_class_is_read_by_number_and_by_name(void **state)
{
	static const struct {
		const char *text;
		int32_t class;
	} classes[] = {
		{ "8086:56a0", NO_CLASS },
		{ "03:00.0 0380: 8086:56a0", 0x0380 },
		{ "03:00.0 Class 0300: 8086:56a0", 0x0300 },
		{ "0302: 8086:56a0", 0x0302 },
		{ "03:00.0 Display controller [0380]: Intel Device [8086:56a0]", 0x0380 },
		{ "03:00.0 VGA compatible controller: Intel Corporation Device 56a0", 0x0300 },
		{ "VGA compatible controller: Intel Corporation Device 56a0", 0x0300 },
		{ "00:1f.3 Audio device: Intel Corporation Device 56a0", 0x0403 },
		{ "00:1f.6 Ethernet controller [0200]: Intel [8086:56a0]", 0x0200 },
		{ "00:14.3 Network controller: Intel Corporation Device 56a0", 0x0280 },
		{ "00:02.0 \"0300\" \"8086\" \"56a0\"", 0x0300 },
		{ "00:02.0 \"3D controller [0302]\" \"Intel [8086]\" \"Device [56a0]\"", 0x0302 },
		{ "00:02.0 \"Display controller\" \"Intel Corporation\" \"Device 56a0\"", 0x0380 },
		{ "class=0x040380 vendor=0x8086 device=0x56a0", 0x0403 },
		{ "PCI_CLASS=30000 PCI_ID=8086:56A0", 0x0300 },
		{ "pci 0000:03:00.0: [8086:56a0] type 00 class 0x020000", 0x0200 },
		{ "pci:v00008086d000056A0sv00008086sd00001020bc03sc80i00", 0x0380 },
		{ "pci:v00008086d000056A0sv*sd*bc03sc*i*", NO_CLASS },
		{ "PCI\\VEN_8086&DEV_56A0&CC_030200", 0x0302 },
		{ "PCI\\VEN_8086&DEV_56A0&CC_0380", 0x0380 },
		{ "chip-ID: 8086:56a0 class-ID: 0300", 0x0300 },
		{ "vendor 8086 device 56a0 class 03", 0x0300 },
		{ "vendor 8086 device 56a0 class 03 80", 0x0380 },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(classes); i++) {
		struct device device;

		assert_true(scan(classes[i].text, strlen(classes[i].text), &device));
		if (device.class != classes[i].class)
			fail_msg("class %04x in '%s'", (unsigned)device.class, classes[i].text);
	}
	assert_string_equal(class_name(0x0200), "Ethernet controller");
	assert_string_equal(class_name(0x0403), "audio device");
	assert_null(class_name(0x0300));
	assert_null(class_name(0x0380));
	assert_null(class_name(NO_CLASS));
	assert_true(class_is_display(0x0302));
	assert_false(class_is_display(0x0403));
	assert_false(class_is_display(NO_CLASS));
}

static void an_instance_id_is_seen_to_be_cut_at_its_ampersand(void **state)
{
	static const char *const cut[] = { "PCI\\VEN_8086", "PCIVEN_8086", "pci\\ven_10de" };
	static const char *const others[] = { "PCI\\VEN_8086&DEV_7D55", "VEN_808", "8086", "",
		"PCI\\VEN_8086&", "EVEN_80865" };

	(void)state;
	for (size_t i = 0; i < LENGTH(cut); i++)
		assert_true(scanner_is_cut_at_ampersand(cut[i], strlen(cut[i])));
	for (size_t i = 0; i < LENGTH(others); i++)
		assert_false(scanner_is_cut_at_ampersand(others[i], strlen(others[i])));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_id_alone_is_a_device),
		cmocka_unit_test(an_id_with_its_vendor_is_a_device),
		cmocka_unit_test(windows_instance_ids_and_modaliases_are_devices),
		cmocka_unit_test(lines_of_lspci_and_glxinfo_are_devices),
		cmocka_unit_test(what_looks_alike_is_not_a_device),
		cmocka_unit_test(a_nul_is_a_byte_like_another),
		cmocka_unit_test(spellings_count_in_either_case),
		cmocka_unit_test(every_id_is_read_in_every_case_and_base),
		cmocka_unit_test(every_line_of_a_tool_is_read),
		cmocka_unit_test(white_space_and_marks_are_read_for_what_they_mean),
		cmocka_unit_test(a_slot_is_that_of_the_device),
		cmocka_unit_test(text_that_is_not_a_slot_is_none),
		cmocka_unit_test(a_device_that_a_line_names_twice_has_the_revision_of_either),
		cmocka_unit_test(digits_that_are_too_many_for_a_slot_are_none),
		cmocka_unit_test(a_revision_follows_a_device_only_after_a_word_in_capitals),
		cmocka_unit_test(a_class_is_read_by_number_and_by_name),
		cmocka_unit_test(an_instance_id_is_seen_to_be_cut_at_its_ampersand),
	};

	return cmocka_run_group_tests_name("device", tests, NULL, NULL);
}
