/* Linux alone: the GPUs of a machine, as sysfs shows them. The tests make trees of its files. */
#include "run.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_SIZE = 8192 };

static char root[4096];

static struct result shell(const char *command)
{
	return run_program(
		NULL, 0, (const char *const[]){ "sh", "-c", command, root, tool_path(), NULL });
}

static void assert_shell(const char *command)
{
	assert_run(shell(command), 0, "", "");
}

static const char *device_path(const char *address, const char *file)
{
	static char path[PATH_SIZE];

	snprintf(path, sizeof path, "%s/sys/bus/pci/devices/%s%s%s", root, address,
		*file ? "/" : "", file);
	return path;
}

static void write_file(const char *address, const char *name, const char *text)
{
	FILE *file = fopen(device_path(address, name), "w");

	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
	assert_int_equal(fclose(file), 0);
}

static void add_device(const char *address, const char *class, const char *vendor,
	const char *device, const char *revision)
{
	assert_int_equal(mkdir(device_path(address, ""), 0777), 0);
	write_file(address, "class", class);
	write_file(address, "vendor", vendor);
	write_file(address, "device", device);
	write_file(address, "revision", revision);
}

static void add_arc(const char *address)
{
	add_device(address, "0x030000\n", "0x8086\n", "0x56a0\n", "0x08\n");
}

static int make_folder(void **state)
{
	strcpy(root, built("linux-XXXXXX"));
	return use_known_pages(state) || !mkdtemp(root);
}

static int remove_folder(void **state)
{
	(void)state;
	return status_of(shell("rm -r \"$0\""));
}

/* A machine without GPUs, which has a host bridge. */
static int begin_machine(void **state)
{
	(void)state;
	assert_shell("rm -rf \"$0\"/* && mkdir -p \"$0/sys/bus/pci/devices\"");
	add_device("0000:00:00.0", "0x060000\n", "0x8086\n", "0x7d14\n", "0x04\n");
	return 0;
}

/* A laptop with a GPU in its processor, and two cards. */
static void add_gpus(void)
{
	add_device("0000:03:00.0", "0x030000\n", "0x8086\n", "0x56a0\n", "0x08\n");
	add_device("0000:01:00.0", "0x030200", "0x10DE", "0x2684", "0xA1");
	add_device("0000:00:02.0", "0x038000\n", "0x8086\n", "0x7d55\n", "0x08\n");
	add_device("0000:03:00.1", "0x040300\n", "0x8086\n", "0x4f90\n", "0x00\n");
}

#define DETECT(...) RUN("--detect", "--sysroot", root, __VA_ARGS__)
#define THIS_MACHINE(...) RUN("--sysroot", root, __VA_ARGS__)

static void intel_gpus_are_answered_in_the_order_of_the_bus(void **state)
{
	(void)state;
	add_gpus();
	assert_run(DETECT("-i", "2.1.40"), 0, "7D55\t12.71.4\n56A0\t12.55.8\n", "");
	assert_run(DETECT("-g", "1.2", "-H"), 0, "id\tcodes\n7D55\t12.71.4\n56A0\t12.55.8\n", "");
	assert_run(DETECT("-i", "2.1.40", "-o", "slot,name,code,input"), 0,
		"0000:00:02.0\tIntel Arc Graphics\t12.71.4\t-\n"
		"0000:03:00.0\tIntel Arc A770 Graphics\t12.55.8\t-\n",
		"");
}

/* Whatever the options are, as with lspci and lsblk. */
static void without_a_device_this_machine_is_asked(void **state)
{
	(void)state;
	add_gpus();
	assert_run(THIS_MACHINE("-i", "2.1.40"), 0, "7D55\t12.71.4\n56A0\t12.55.8\n", "");
	assert_run(THIS_MACHINE("-g", "1.2", "-o", "id,slot"), 0,
		"7D55\t0000:00:02.0\n56A0\t0000:03:00.0\n", "");
	assert_run(THIS_MACHINE("-t", "2.9", "--os", "linux", "-o", "id,wheel"), 0,
		"7D55\tmtl-h\n56A0\tdg2\n", "");
	assert_run(THIS_MACHINE("-j", "-i", "2.1.40", "-o", "id"), 0,
		"[\n  {\"id\": \"7D55\"},\n  {\"id\": \"56A0\"}\n]\n", "");
	assert_run(THIS_MACHINE("-d"), 0, "mtl-h,ats-m150\n", "");
	assert_run(THIS_MACHINE("-q", "-i", "2.1.10"), 1, "", "");
	assert_run(THIS_MACHINE("--any", "-q", "-i", "2.1.10"), 0, "", "");
	assert_run(THIS_MACHINE("-i", "2.1.40", ""), 2, "", "ipex-gen: ");
	assert_run(THIS_MACHINE("-i", "2.1.40", "7D55"), 2, "", "--sysroot");
}

static void without_options_this_machine_is_described(void **state)
{
	struct result described, alone;

	(void)state;
	add_gpus();
	described = DETECT("--long");
	alone = THIS_MACHINE("--os", "linux");
	assert_non_null(strstr(alone.out, "Intel Arc A770 Graphics (PCI ID 56A0, revision 08)"));
	assert_non_null(strstr(alone.out, "Intel Arc Graphics (PCI ID 7D55, revision 08)"));
	assert_string_equal(alone.out, described.out);
	assert_int_equal(alone.status, described.status);
	result_free(&alone);
	alone = THIS_MACHINE("--detect");
	assert_string_equal(alone.out, described.out);
	result_free(&alone);
	result_free(&described);
}

/* The last line of OUT. */
static const char *last_line(const char *out)
{
	size_t end = strlen(out);

	while (end > 1 && out[end - 2] != '\n')
		end--;
	return out + (end ? end - 1 : 0);
}

/* The last slot with a card that is supported, else the first. */
static void the_last_line_of_several_gpus_is_the_one_to_take(void **state)
{
	struct result result;

	(void)state;
	add_gpus();
	result = DETECT("--long", "-i", "2.1.40");
	assert_string_equal(
		last_line(result.out), "Take the build for 0000:03:00.0 (Arc A770): 12.55.8\n");
	result_free(&result);
	add_device("0000:04:00.0", "0x030000\n", "0x8086\n", "0x1234\n", "0x00\n");
	result = DETECT("--long", "-i", "2.1.40");
	assert_non_null(strstr(last_line(result.out), "0000:03:00.0"));
	result_free(&result);
	add_device("0000:05:00.0", "0x030000\n", "0x8086\n", "0x56a5\n", "0x05\n");
	result = DETECT("--long", "-i", "2.1.40");
	assert_string_equal(
		last_line(result.out), "Take the build for 0000:05:00.0 (Arc A380): 12.56.5\n");
	result_free(&result);
}

static void without_a_card_the_gpu_of_the_processor_is_the_one_to_take(void **state)
{
	struct result result;

	(void)state;
	add_device("0000:00:02.0", "0x038000\n", "0x8086\n", "0x7d55\n", "0x08\n");
	result = DETECT("--long", "-i", "2.1.40");
	assert_null(strstr(result.out, "Take the build"));
	result_free(&result);
	add_device("0000:03:00.0", "0x030000\n", "0x8086\n", "0x1234\n", "0x00\n");
	result = DETECT("--long", "-i", "2.1.40");
	assert_non_null(strstr(last_line(result.out), "0000:00:02.0"));
	assert_non_null(strstr(last_line(result.out), "12.71.4"));
	result_free(&result);
}

static void add_virtual_function(const char *address, const char *physical)
{
	char target[64];

	snprintf(target, sizeof target, "../%s", physical);
	add_device(address, "0x038000\n", "0x8086\n", "0x56c0\n", "0x08\n");
	assert_int_equal(symlink(target, device_path(address, "physfn")), 0);
}

/* A Flex 170 with SR-IOV is one device. A virtual function whose device is not there, as in a
 * virtual machine, is one too. */
static void virtual_functions_of_a_device_that_is_there_are_left_out(void **state)
{
	(void)state;
	add_device("0000:4d:00.0", "0x038000\n", "0x8086\n", "0x56c0\n", "0x08\n");
	for (unsigned i = 1; i < 5; i++) {
		char address[32];

		snprintf(address, sizeof address, "0000:4d:00.%u", i);
		add_virtual_function(address, "0000:4d:00.0");
	}
	assert_run(DETECT("-i", "2.1.40", "-o", "slot,code"), 0, "0000:4d:00.0\t12.55.8\n", "");
	add_virtual_function("0000:4e:00.1", "0000:4e:00.0");
	assert_run(DETECT("-i", "2.1.40", "-o", "slot,code"), 0,
		"0000:4d:00.0\t12.55.8\n0000:4e:00.1\t12.55.8\n", "");
}

static void every_way_to_print_can_be_combined_with_detect(void **state)
{
	(void)state;
	add_gpus();
	assert_run(DETECT("-i", "2.1.30", "-o", "id,rev,code,exact"), 0,
		"7D55\t08\t12.71.4\tyes\n56A0\t08\t12.55.8\tyes\n", "");
	assert_run(DETECT("-i", "2.1.30", "-jo", "id,codes"), 0,
		"[\n  {\"id\": \"7D55\", \"codes\": [\"12.71.4\"]},\n"
		"  {\"id\": \"56A0\", \"codes\": [\"12.55.8\"]}\n]\n",
		"");
	assert_run(DETECT("-d"), 0, "mtl-h,ats-m150\n", "");
	assert_run(DETECT("-q", "-i", "2.1.40"), 0, "", "");
	assert_run(DETECT("-q", "-i", "2.1.10"), 1, "", "");
	assert_run(DETECT("-q", "-i", "2.1.10", "--any"), 0, "", "");
	assert_run(DETECT("-i", "2.1.10"), 1, "7D55\t-\n56A0\t12.55.8\n", "");
	assert_run(DETECT("-i", "2.1.10", "-d"), 1, "",
		"ipex-gen: 7D55 is not supported by 2.1.10+xpu");
	assert_run(DETECT("-i", "2.1.10", "-d", "--any"), 0, "ats-m150\n", "7D55 is not supported");
}

/* GPUs of others are shown to people, and decide nothing. */
static void long_mentions_the_gpus_of_others(void **state)
{
	struct result result;
	const char *arc, *meteor_lake, *other;

	(void)state;
	add_gpus();
	result = DETECT("-l", "-i", "2.1.40");
	meteor_lake = strstr(result.out, "PCI ID 7D55, revision 08");
	other = strstr(result.out, "10DE:2684");
	arc = strstr(result.out, "PCI ID 56A0, revision 08");
	assert_true(meteor_lake && meteor_lake < other && other < arc);
	assert_int_equal(result.status, 0);
	result_free(&result);
}

static void a_machine_without_an_intel_gpu_is_status_4(void **state)
{
	(void)state;
	assert_run(DETECT("-i", "latest"), 4, "", "ipex-gen: this machine has no GPU\n");
	assert_run(DETECT("-j"), 4, "[]\n", "ipex-gen: this machine has no GPU\n");
	assert_run(THIS_MACHINE("-q"), 4, "", "this machine has no GPU");
	add_device("0000:01:00.0", "0x030000\n", "0x10de\n", "0x2684\n", "0xa1\n");
	assert_run(DETECT("-q", "--any"), 4, "", "ipex-gen: this machine has no Intel GPU");
	assert_run(DETECT("-d"), 4, "", "this machine has no Intel GPU");
	assert_run(DETECT("-l"), 4, NULL, "no Intel GPU");
	add_device("0000:02:00.0", "0x030000\n", "0x8086\n", "0x1234\n", "0x00\n");
	assert_run(DETECT("-q", "--any"), 1, "", "");
}

static void addresses_are_ordered_as_numbers(void **state)
{
	static const char *const addresses[] = {
		"10000:e1:00.0",
		"0000:ff:1f.7",
		"ffff:00:00.0",
		"0001:00:00.0",
		"0000:00:02.1",
		"0000:03:00.0",
		"0000:00:02.0",
		"7fffffff:00:00.0",
		"0000:0a:00.0",
	};
	char id[16];

	(void)state;
	for (size_t i = 0; i < LENGTH(addresses); i++) {
		snprintf(id, sizeof id, "0x%04zx\n", i);
		add_device(addresses[i], "0x030000\n", "0x8086\n", id, "0x00\n");
	}
	assert_run(DETECT("-i", "latest", "-o", "id"), 1,
		"0006\n0004\n0005\n0008\n0001\n0003\n0002\n0000\n0007\n", "");
}

/*
 * More than are sorted at once, in a folder that has them in another order. Each is a link, as in
 * sysfs, to one of far fewer folders, and every fifth folder is not a GPU's.
 */
static void ten_thousand_devices_are_all_found_in_order(void **state)
{
	enum { DEVICES = 10000, FOLDERS = 499 };
	char name[32], folder[64], *expected;
	struct result result;
	size_t size;
	FILE *ids = open_memstream(&expected, &size);

	(void)state;
	for (unsigned i = 0; i < FOLDERS; i++) {
		snprintf(name, sizeof name, ".%x", i);
		snprintf(folder, sizeof folder, "0x%04x\n", i);
		add_device(name, i % 5 ? "0x030000\n" : "0x020000\n", "0x8086\n", folder, "0x00\n");
	}
	for (unsigned i = 0; i < DEVICES; i++) {
		unsigned at = i * 7919 % DEVICES;

		snprintf(name, sizeof name, "%04x:%02x:%02x.%x", (at >> 12) + 1, at >> 4 & 0xFF,
			at >> 3 & 1, at & 7);
		snprintf(folder, sizeof folder, ".%x", at % FOLDERS);
		assert_int_equal(symlink(folder, device_path(name, "")), 0);
		if (i % FOLDERS % 5)
			fprintf(ids, "%04X\n", i % FOLDERS);
	}
	fclose(ids);
	add_arc("odd");
	result = DETECT("-i", "latest", "-o", "id");
	assert_string_equal(result.out, expected);
	assert_non_null(strstr(result.err, "/odd'"));
	assert_int_equal(strchr(result.err, '\n') - result.err, strlen(result.err) - 1);
	assert_int_equal(result.status, 3);
	result_free(&result);
	free(expected);
}

/* The whole path of the device is named, nothing is answered for it, and the others are. */
static void assert_odd(const char *path, const char *reason)
{
	char whole[PATH_SIZE];
	struct result result = DETECT("-i", "2.1.40");

	snprintf(whole, sizeof whole, "/sys/bus/pci/devices/%s", path);
	if (!strstr(result.err, root) || !strstr(result.err, whole) || !strstr(result.err, reason))
		fail_msg("not '%s', '%s' and '%s': %s", root, whole, reason, result.err);
	assert_string_equal(result.out, "56A0\t12.55.8\n");
	assert_int_equal(result.status, 3);
	result_free(&result);
	assert_run(DETECT("-i", "2.1.40", "-d"), 3, "", whole);
}

static void an_odd_text_is_named_and_the_others_are_answered(void **state)
{
	static const char *const files[][2] = { { "class", "0x030000\n" }, { "vendor", "0x8086\n" },
		{ "device", "0x7d55\n" }, { "revision", "0x08\n" } };
	static const char *const texts[] = {
		"",
		"\n",
		"0x",
		"7d55\n",
		"0x7\n",
		"0x7d5g\n",
		"0x0000000000000\n",
		"0x7d55 0x7d55 0x7d55 0x7d55 0x7d55\n",
		"0X7D55\n",
		"\x01\x02\x03\xFF",
		"0x\x10\x11\x12\x13\n",
		"0x7d55\r\n",
		" 0x7d55\n",
	};

	(void)state;
	add_arc("0000:03:00.0");
	add_device("0000:00:02.0", "0x030000\n", "0x8086\n", "0x7d55\n", "0x08\n");
	for (size_t i = 0; i < LENGTH(files); i++) {
		char path[64];

		snprintf(path, sizeof path, "0000:00:02.0/%s'", files[i][0]);
		for (size_t j = 0; j < LENGTH(texts); j++) {
			write_file("0000:00:02.0", files[i][0], texts[j]);
			assert_odd(path, "ipex-gen: ");
		}
		write_file("0000:00:02.0", files[i][0], files[i][1]);
	}
	assert_run(DETECT("-i", "2.1.40"), 0, "7D55\t12.71.4\n56A0\t12.55.8\n", "");
}

static void an_odd_file_is_named_and_the_others_are_answered(void **state)
{
	static const char *const files[] = { "class", "vendor", "device", "revision" };
	static const struct {
		const char *command, *reason;
	} odd[] = { { "rm \"$file\"", "No such file or directory" },
		{ "mkdir \"$file\"", "Is a directory" },
		{ "rmdir \"$file\" && ln -s /proc/self/mem \"$file\"", "ipex-gen: " },
		{ "rm \"$file\" && mkfifo \"$file\"", "ipex-gen: " },
		{ "rm \"$file\" && ln -s nowhere \"$file\"", "No such file or directory" } };

	(void)state;
	add_arc("0000:03:00.0");
	for (size_t i = 0; i < LENGTH(files); i++) {
		char path[64], command[512];

		assert_shell("rm -rf \"$0/sys/bus/pci/devices/0000:00:02.0\"");
		add_device("0000:00:02.0", "0x030000\n", "0x8086\n", "0x7d55\n", "0x08\n");
		snprintf(path, sizeof path, "0000:00:02.0/%s'", files[i]);
		for (size_t j = 0; j < LENGTH(odd); j++) {
			snprintf(command, sizeof command,
				"file=\"$0/sys/bus/pci/devices/0000:00:02.0/%s\" && %s", files[i],
				odd[j].command);
			assert_shell(command);
			assert_odd(path, odd[j].reason);
		}
	}
}

static void an_odd_entry_is_named_and_the_others_are_answered(void **state)
{
	static const char *const names[][2] = {
		{ "\xFF\xFE", "\\xFF\\xFE'" },
		{ "a\nb", "a\\x0Ab'" },
		{ "0000:00:2.0", "0000:00:2.0'" },
		{ "00:02.0", "00:02.0'" },
		{ "0000:00:02.8", "0000:00:02.8'" },
		{ "0000:00:20.0", "0000:00:20.0'" },
		{ "00000:00:02.0", "00000:00:02.0'" },
		{ "0000:00:0A.0", "0000:00:0A.0'" },
		{ "0000:00:02.0 ", "0000:00:02.0 '" },
		{ "0000:00:02.0:0", "0000:00:02.0:0'" },
		{ "100000000:00:02.0", "100000000:00:02.0'" },
		{ "10000000000000000:00:02.0", "10000000000000000:00:02.0'" },
		{ "0123456789012345678901234567890123456789012345678901234567890123456789",
			"0123456789" },
	};

	(void)state;
	add_arc("0000:03:00.0");
	for (size_t i = 0; i < LENGTH(names); i++) {
		add_arc(names[i][0]);
		assert_odd(names[i][1], "ipex-gen: ");
		assert_run(run_program(NULL, 0,
				   (const char *const[]){
					   "rm", "-r", device_path(names[i][0], ""), NULL }),
			0, "", "");
	}
	write_file("", "0000:00:02.0", "a file in place of a folder");
	assert_odd("0000:00:02.0/class'", "Not a directory");
	assert_shell(
		"cd \"$0/sys/bus/pci/devices\" && rm 0000:00:02.0 && ln -s nowhere 0000:00:02.0");
	assert_odd("0000:00:02.0/class'", "No such file or directory");
	assert_shell("cd \"$0/sys/bus/pci/devices\" && rm 0000:00:02.0 && ln -s 0000:00:02.0 "
		     "0000:00:02.0");
	assert_odd("0000:00:02.0/class'", "ipex-gen: ");
}

static void after_ten_odd_entries_they_are_counted(void **state)
{
	char address[32];
	struct result result;

	(void)state;
	add_arc("0000:03:00.0");
	for (unsigned i = 0; i < 13; i++) {
		snprintf(address, sizeof address, "0000:%02x:00.0", i + 16);
		assert_int_equal(mkdir(device_path(address, ""), 0777), 0);
	}
	result = DETECT("-i", "2.1.40");
	assert_string_equal(result.out, "56A0\t12.55.8\n");
	assert_non_null(strstr(result.err, "0000:19:00.0/class'"));
	assert_null(strstr(result.err, "0000:1a:00.0"));
	assert_non_null(strstr(result.err, "ipex-gen: 3 more "));
	assert_int_equal(result.status, 3);
	result_free(&result);
}

/* It may be the only one. */
static void a_gpu_that_cannot_be_read_does_not_count_as_missing(void **state)
{
	struct result result;

	(void)state;
	add_device("0000:00:02.0", "0x030000\n", "0x8086\n", "", "0x08\n");
	result = DETECT("-i", "latest");
	assert_non_null(strstr(result.err, "/sys/bus/pci/devices/0000:00:02.0/device'"));
	assert_null(strstr(result.err, "this machine"));
	assert_int_equal(result.status, 3);
	result_free(&result);
}

static void assert_unreadable(const char *folder, const char *path, const char *reason)
{
	struct result result = RUN("--detect", "--sysroot", folder);

	if (!strstr(result.err, path) || !strstr(result.err, reason))
		fail_msg("not '%s' and '%s': %s", path, reason, result.err);
	assert_string_equal(result.out, "");
	assert_int_equal(result.status, 3);
	result_free(&result);
}

static void a_machine_that_shows_no_pci_devices_is_status_3(void **state)
{
	char path[PATH_SIZE];

	(void)state;
	snprintf(path, sizeof path, "%s/sys/bus/pci/devices", root);
	assert_shell("rm -r \"$0/sys/bus/pci/devices\"");
	assert_unreadable(root, path, "No such file or directory");
	assert_shell(": >\"$0/sys/bus/pci/devices\"");
	assert_unreadable(root, path, "Not a directory");
	assert_unreadable("/nowhere", "/nowhere", "No such file or directory");
	assert_unreadable("", "''", "No such file or directory");
}

/* A container may have an empty /sys. */
static void a_masked_sys_is_named_as_the_likely_cause(void **state)
{
	static const char command[] =
		"unshare -rm true 2>/dev/null || exit 77; "
		"exec unshare -rm sh -c 'mount -t tmpfs none /sys && exec \"$0\" -i latest' \"$1\"";
	struct result result = shell(command);

	(void)state;
	if (result.status == 77)
		skip();
	assert_non_null(strstr(result.err, "/sys/bus/pci/devices"));
	assert_non_null(strstr(result.err, "container"));
	assert_int_equal(result.status, 3);
	result_free(&result);
}

static void inside_wsl_the_windows_program_is_pointed_to(void **state)
{
	static const char *const kernels[] = {
		"Linux version 5.15.90.1-microsoft-standard-WSL2 (oe-user@oe-host) (gcc) #1 SMP",
		"Linux version 4.4.0-19041-Microsoft",
	};
	char command[256];

	(void)state;
	for (size_t i = 0; i < LENGTH(kernels); i++) {
		snprintf(command, sizeof command,
			"mkdir -p \"$0/proc\" && echo '%s' >\"$0/proc/version\"", kernels[i]);
		assert_shell(command);
		assert_run(DETECT("-i", "latest"), 3, "", "ipex-gen.exe");
	}
	add_device("5582:00:00.0", "0x030200\n", "0x1414\n", "0x008e\n", "0x00\n");
	assert_run(DETECT("-l"), 3, NULL, "ipex-gen.exe");
	assert_shell("echo 'Linux version 6.1.0-27-amd64' >\"$0/proc/version\"");
	assert_run(DETECT("-i", "latest"), 4, "", "this machine has no Intel GPU");
	assert_shell("mkdir \"$0/dev\" && : >\"$0/dev/dxg\"");
	assert_run(DETECT("-i", "latest"), 3, "", "ipex-gen.exe");
	add_arc("0000:03:00.0");
	assert_run(DETECT("-i", "2.1.40"), 0, "56A0\t12.55.8\n", "");
	assert_shell("rm -r \"$0/sys\"");
	assert_run(DETECT("-i", "latest"), 3, "", "ipex-gen.exe");
}

static void the_machine_itself_is_the_one_below_the_root(void **state)
{
	struct result here = RUN("--detect", "--long"),
		      below = RUN("--detect", "-l", "--sysroot", "/");

	(void)state;
	assert_string_equal(here.out, below.out);
	assert_int_equal(here.status, below.status);
	result_free(&below);
	below = RUN_WITH(NULL, NULL);
	assert_string_equal(here.out, below.out);
	assert_string_equal(here.err, below.err);
	assert_int_equal(here.status, below.status);
	result_free(&below);
	result_free(&here);
}

static void an_argument_of_any_bytes_is_quoted_and_escaped(void **state)
{
	(void)state;
	assert_run(RUN("a\xFF\xC2\x9B"
		       "b®",
			   "-i", "latest"),
		2, "", "ipex-gen: 'a\\xFF\\xC2\\x9Bb®' is not a device");
	assert_run(RUN("\xC2", "-i", "latest"), 2, "", "ipex-gen: '\\xC2' ");
}

static void unreadable_input_has_the_message_of_the_system(void **state)
{
	(void)state;
	assert_run(run_program(NULL, 0,
			   (const char *const[]){ "sh", "-c", "\"$0\" - <.", tool_path(), NULL }),
		3, "", "ipex-gen: standard input: Is a directory\n");
	assert_run(run_program(NULL, 0,
			   (const char *const[]){ "sh", "-c", "\"$0\" - <&-", tool_path(), NULL }),
		3, "", "ipex-gen: standard input: Bad file descriptor\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(
			intel_gpus_are_answered_in_the_order_of_the_bus, begin_machine),
		cmocka_unit_test_setup(without_a_device_this_machine_is_asked, begin_machine),
		cmocka_unit_test_setup(without_options_this_machine_is_described, begin_machine),
		cmocka_unit_test_setup(
			the_last_line_of_several_gpus_is_the_one_to_take, begin_machine),
		cmocka_unit_test_setup(
			without_a_card_the_gpu_of_the_processor_is_the_one_to_take, begin_machine),
		cmocka_unit_test_setup(
			virtual_functions_of_a_device_that_is_there_are_left_out, begin_machine),
		cmocka_unit_test_setup(
			every_way_to_print_can_be_combined_with_detect, begin_machine),
		cmocka_unit_test_setup(long_mentions_the_gpus_of_others, begin_machine),
		cmocka_unit_test_setup(a_machine_without_an_intel_gpu_is_status_4, begin_machine),
		cmocka_unit_test_setup(addresses_are_ordered_as_numbers, begin_machine),
		cmocka_unit_test_setup(ten_thousand_devices_are_all_found_in_order, begin_machine),
		cmocka_unit_test_setup(
			an_odd_text_is_named_and_the_others_are_answered, begin_machine),
		cmocka_unit_test_setup(
			an_odd_file_is_named_and_the_others_are_answered, begin_machine),
		cmocka_unit_test_setup(
			an_odd_entry_is_named_and_the_others_are_answered, begin_machine),
		cmocka_unit_test_setup(after_ten_odd_entries_they_are_counted, begin_machine),
		cmocka_unit_test_setup(
			a_gpu_that_cannot_be_read_does_not_count_as_missing, begin_machine),
		cmocka_unit_test_setup(
			a_machine_that_shows_no_pci_devices_is_status_3, begin_machine),
		cmocka_unit_test(a_masked_sys_is_named_as_the_likely_cause),
		cmocka_unit_test_setup(inside_wsl_the_windows_program_is_pointed_to, begin_machine),
		cmocka_unit_test(the_machine_itself_is_the_one_below_the_root),
		cmocka_unit_test(an_argument_of_any_bytes_is_quoted_and_escaped),
		cmocka_unit_test(unreadable_input_has_the_message_of_the_system),
	};

	return cmocka_run_group_tests_name("linux", tests, make_folder, remove_folder);
}
