/* The scanner finds the device in each spelling that a machine shows, and is not fooled by what
 * looks alike. */
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

/* Scans a copy that ends where the text does, so that a sanitizer sees a read behind it. */
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
			fail_msg("%04X:%04X in '%s'", (unsigned)device.vendor, (unsigned)device.id,
				spellings[i].text);
		if (device.revision != spellings[i].revision)
			fail_msg("revision %d in '%s'", device.revision, spellings[i].text);
	}
}

static void assert_no_device(const char *text, size_t length)
{
	struct device device;

	if (scan(text, length, &device))
		fail_msg("%04X:%04X in '%s'", (unsigned)device.vendor, (unsigned)device.id, text);
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
		{ "/sys/bus/pci/devices/0000:00:02.0/modalias:pci:v00008086d00007D55sv000017AAsd00003801",
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
		{ "00:02.0 VGA compatible controller [0300]: Intel Corporation Meteor Lake-P [Intel Arc Graphics] "
		  "[8086:7d55] (rev 08)",
			0x8086, 0x7D55, 8 },
		{ "0000:03:00.0 Display controller [0380]: Intel Corporation Device [8086:0bd5] (rev 2f)",
			0x8086, 0x0BD5, 0x2F },
		{ "01:00.0 VGA compatible controller [0300]: NVIDIA Corporation AD102 [GeForce RTX 4090] [10de:2684] (rev a1)",
			0x10DE, 0x2684, 0xA1 },
		{ "00:02.0 VGA compatible controller [0300]: Intel Corporation Device [8086:7d55] (rev 08) (prog-if 00 [VGA "
		  "controller])",
			0x8086, 0x7D55, 8 },
		{ "00:02.0 \"0300\" \"8086\" \"7d55\" -r08 -p00 \"17aa\" \"3801\"", 0x8086, 0x7D55,
			8 },
		{ "10000:00:02.0 \"0300\" \"8086\" \"7d55\" \"17aa\" \"3801\"", 0x8086, 0x7D55,
			-1 },
		{ "00:02.0 \"VGA compatible controller [0300]\" \"Intel Corporation [8086]\" \"Meteor Lake-P [Intel Arc "
		  "Graphics] [7d55]\" -r08 -p00 \"Lenovo [17aa]\" \"Device [3801]\"",
			0x8086, 0x7D55, 8 },
		{ "00:02.0 \"a \\\"quoted\\\" class [0300]\" \"Intel [8086]\" \"Device [7d55]\" \"\" \"\"",
			0x8086, 0x7D55, -1 },
		{ "    Device: Mesa Intel(R) Arc(tm) A770 Graphics (DG2) (0x56a0)", 0x8086, 0x56A0,
			-1 },
		{ "00:02.0 VGA compatible controller [0300]: Intel Subsys [8086:7d55] (rev 08)",
			0x8086, 0x7D55, 8 },
		{ "00:02.0 VGA compatible controller [0300]: A [8086:7d55] (rev 08)\tSubsystem: B [17aa:3801]",
			0x8086, 0x7D55, 8 },
		{ "00:02.0 VGA compatible controller [0300]: A [8086:7d55]\tSubsystem: Intel B [8086:56a0]",
			0x8086, 0x7D55, -1 },
		{ "00:02.0 0300: 8086:7d55 (rev 08)\tSubsystem: 17aa:3801", 0x8086, 0x7D55, 8 },
		{ "00:02.0 VGA compatible controller [0300]: A [8086:7d55] (rev 08) (prog-if 00 [VGA controller])",
			0x8086, 0x7D55, 8 },
		{ "00:02.0 PCI\\VEN_10DE&DEV_2684 [8086:7d55]", 0x8086, 0x7D55, -1 },
		{ "00:02.0 PCI\\VEN_8086&DEV_7D55 Subsystem: [17aa:3801]", 0x8086, 0x7D55, -1 },
	};

	(void)state;
	assert_spellings(spellings, LENGTH(spellings));
}

static void what_looks_alike_is_no_device(void **state)
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
		"00:02.0 VGA compatible controller: Intel Corporation Device 7d55 (rev 08)",
		"00:02.0 \"VGA compatible controller\" \"Intel Corporation\" \"Device 7d55\" -r08 \"Lenovo\" \"Device 3801\"",
		"7D55\t56A0",
		"7D55\r56A0",
		"7D55\n56A0",
		"7D55  56A0",
		"00:02.0 PCI_SUBSYS_ID=17AA:3801",
		"00:02.0 VGA compatible controller: Intel Device\tSubsystem: Lenovo Device [17aa:3801]",
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
		"8086:7d55:17aa:3801",
		"fe80::8086:7d55",
		"8086:7d555",
		"18086:7d55",
		"8086-7d55",
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
		"VEN_8086&DEV_7D55",
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
			  behind[] = "7D55\0";
	struct device device;

	(void)state;
	assert_no_device(within, sizeof within - 1);
	assert_no_device(behind, sizeof behind - 1);
	assert_true(scan(before, sizeof before - 1, &device));
	assert_int_equal(device.id, 0x7D55);
}

/* A revision, and the end of what is searched for a device. */
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

static void a_bare_id_is_what_it_is_in_a_whole_line(void **state)
{
	static const char others[][SCANNER_BARE_MAX + 3] = { "\n", "7D5\n", "7D555\n", " 7D55\n",
		"7D55 \n", "7D55\r\r\n", "0x7D55\n", "7D5G\n", "7D5\n5\n", "\n7D55\n", "7D\n\n\n",
		"\r\n\r\n\n" };
	static const char *const ends[] = { "\n", "\r\n", "\n7D56\n" };
	char text[16];

	(void)state;
	for (unsigned id = 0; id <= UINT16_MAX; id++) {
		struct device device = { 0 }, whole = { 0 };

		snprintf(text, sizeof text, id % 2 ? "%04X%s" : "%04x%s", id,
			ends[id % LENGTH(ends)]);
		assert_ptr_equal(scanner_read_bare(text, &device), strchr(text, '\n') + 1);
		assert_true(scan(text, 4, &whole));
		assert_int_equal(device.id, id);
		assert_memory_equal(&device, &whole, sizeof device);
	}
	for (size_t i = 0; i < LENGTH(others); i++) {
		if (scanner_read_bare(others[i], &(struct device){ 0 }))
			fail_msg("'%s' is taken for a bare ID", others[i]);
	}
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_id_alone_is_a_device),
		cmocka_unit_test(an_id_with_its_vendor_is_a_device),
		cmocka_unit_test(windows_instance_ids_and_modaliases_are_devices),
		cmocka_unit_test(lines_of_lspci_and_glxinfo_are_devices),
		cmocka_unit_test(what_looks_alike_is_no_device),
		cmocka_unit_test(a_nul_is_a_byte_like_another),
		cmocka_unit_test(spellings_count_in_either_case),
		cmocka_unit_test(a_bare_id_is_what_it_is_in_a_whole_line),
		cmocka_unit_test(every_id_is_read_in_every_case_and_base),
	};

	return cmocka_run_group_tests_name("device", tests, NULL, NULL);
}
