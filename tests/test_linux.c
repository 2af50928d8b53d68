/* What is of Linux alone. The GPUs of a machine, as sysfs shows them: trees of its files are made
 * here in its place. */
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

/* An empty machine, but for its host bridge. */
static int begin_machine(void **state)
{
	(void)state;
	assert_shell("rm -rf \"$0\"/* && mkdir -p \"$0/sys/bus/pci/devices\"");
	add_device("0000:00:00.0", "0x060000\n", "0x8086\n", "0x7d14\n", "0x04\n");
	return 0;
}

/* A notebook with a GPU of its processor, and two more. */
static void add_gpus(void)
{
	add_device("0000:03:00.0", "0x030000\n", "0x8086\n", "0x56a0\n", "0x08\n");
	add_device("0000:01:00.0", "0x030200", "0x10DE", "0x2684", "0xA1");
	add_device("0000:00:02.0", "0x038000\n", "0x8086\n", "0x7d55\n", "0x08\n");
	add_device("0000:03:00.1", "0x040300\n", "0x8086\n", "0x4f90\n", "0x00\n");
}

#define DETECT(...) RUN("--detect", "--sysroot", root, __VA_ARGS__)

static void intels_gpus_are_answered_in_the_order_of_the_bus(void **state)
{
	(void)state;
	add_gpus();
	assert_run(DETECT("-i", "2.1.40"), 0, "7D55\t12.71.4\n56A0\t12.55.8\n", "");
	assert_run(DETECT("-g", "1.2", "-H"), 0, "id\tcodes\n7D55\t12.71.4\n56A0\t12.55.8\n", "");
}

static void every_way_to_print_goes_with_detect(void **state)
{
	(void)state;
	add_gpus();
	assert_run(DETECT("-i", "2.1.30", "-o", "id,rev,code,exact"), 0,
		"7D55\t08\t12.71.4\tyes\n56A0\t08\t12.55.8\tyes\n", "");
	assert_run(DETECT("-i", "2.1.30", "-jo", "id,codes"), 0,
		"[\n  {\"id\": \"7D55\", \"codes\": [\"12.71.4\"]},\n  {\"id\": \"56A0\", \"codes\": [\"12.55.8\"]}\n]\n",
		"");
	assert_run(DETECT("-d"), 0, "mtl-h,ats-m150\n", "");
	assert_run(DETECT("-q", "-i", "2.1.40"), 0, "", "");
	assert_run(DETECT("-q", "-i", "2.1.10"), 1, "", "");
	assert_run(DETECT("-q", "-i", "2.1.10", "--any"), 0, "", "");
	assert_run(DETECT("-i", "2.1.10"), 1, "7D55\t-\n56A0\t12.55.8\n", "");
	assert_run(DETECT("-i", "2.1.10", "-d"), 1, "",
		"ipex-gen: 7D55 is not supported by 2.1.10+xpu (");
	assert_run(DETECT("-i", "2.1.10", "-d", "--any"), 0, "ats-m150\n", "7D55 is not supported");
}

/* What is not Intel's is mentioned to people only, and is not asked about. */
static void long_mentions_the_gpus_of_others(void **state)
{
	struct result result;
	const char *arc, *meteor_lake, *other;

	(void)state;
	add_gpus();
	result = DETECT("-l", "-i", "2.1.40");
	meteor_lake = strstr(result.out, "PCI ID 7D55, revision 08\n");
	other = strstr(result.out, "\n\nPCI ID 10DE:2684, revision a1: not an Intel device\n\n");
	arc = strstr(result.out, "PCI ID 56A0, revision 08\n");
	assert_true(result.out == meteor_lake && meteor_lake < other && other < arc);
	assert_int_equal(result.status, 0);
	result_free(&result);
}

static void a_machine_without_an_intel_gpu_is_said(void **state)
{
	(void)state;
	assert_run(DETECT("-i", "latest"), 1, "", "ipex-gen: this machine has no GPU\n");
	assert_run(DETECT("-j"), 1, "[]\n", "ipex-gen: this machine has no GPU\n");
	add_device("0000:01:00.0", "0x030000\n", "0x10de\n", "0x2684\n", "0xa1\n");
	assert_run(DETECT("-q", "--any"), 1, "",
		"ipex-gen: this machine has no Intel GPU, only others\n");
	assert_run(DETECT("-l"), 1, "PCI ID 10DE:2684, revision a1: not an Intel device\n",
		"no Intel GPU");
}

static void addresses_order_as_numbers(void **state)
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
 * More than are put in order at once, and in a folder's order that is not theirs. Each is a link,
 * as in sysfs, to one of far fewer folders, every fifth of which is no GPU.
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
	assert_string_equal(result.err, "ipex-gen: 'odd': Not what is expected there\n");
	assert_int_equal(result.status, 3);
	result_free(&result);
	free(expected);
}

/* Each is named, nothing is answered for it, and the others are answered. */
static void assert_odd(const char *err)
{
	assert_run(DETECT("-i", "2.1.40"), 3, "56A0\t12.55.8\n", err);
	assert_run(DETECT("-i", "2.1.40", "-d"), 3, "", err);
}

static void an_odd_file_is_named_and_the_others_are_answered(void **state)
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
	char err[128];

	(void)state;
	add_arc("0000:03:00.0");
	add_device("0000:00:02.0", "0x030000\n", "0x8086\n", "0x7d55\n", "0x08\n");
	for (size_t i = 0; i < LENGTH(files); i++) {
		snprintf(err, sizeof err,
			"ipex-gen: '0000:00:02.0/%s': Not what is expected there\n", files[i][0]);
		for (size_t j = 0; j < LENGTH(texts); j++) {
			write_file("0000:00:02.0", files[i][0], texts[j]);
			assert_odd(err);
		}
		snprintf(err, sizeof err,
			"ipex-gen: '0000:00:02.0/%s': No such file or directory\n", files[i][0]);
		assert_int_equal(unlink(device_path("0000:00:02.0", files[i][0])), 0);
		assert_odd(err);
		snprintf(err, sizeof err, "ipex-gen: '0000:00:02.0/%s': Is a directory\n",
			files[i][0]);
		assert_int_equal(mkdir(device_path("0000:00:02.0", files[i][0]), 0777), 0);
		assert_odd(err);
		snprintf(err, sizeof err, "ipex-gen: '0000:00:02.0/%s': Input/output error\n",
			files[i][0]);
		assert_int_equal(rmdir(device_path("0000:00:02.0", files[i][0])), 0);
		assert_int_equal(
			symlink("/proc/self/mem", device_path("0000:00:02.0", files[i][0])), 0);
		assert_odd(err);
		snprintf(err, sizeof err,
			"ipex-gen: '0000:00:02.0/%s': Not what is expected there\n", files[i][0]);
		assert_int_equal(unlink(device_path("0000:00:02.0", files[i][0])), 0);
		assert_int_equal(mkfifo(device_path("0000:00:02.0", files[i][0]), 0666), 0);
		assert_odd(err);
		assert_int_equal(unlink(device_path("0000:00:02.0", files[i][0])), 0);
		write_file("0000:00:02.0", files[i][0], files[i][1]);
	}
	assert_run(DETECT("-i", "2.1.40"), 0, "7D55\t12.71.4\n56A0\t12.55.8\n", "");
}

static void an_odd_entry_is_named_and_the_others_are_answered(void **state)
{
	static const char *const names[][2] = {
		{ "\xFF\xFE", "'\\xFF\\xFE'" },
		{ "a\nb", "'a\\x0Ab'" },
		{ "0000:00:2.0", "'0000:00:2.0'" },
		{ "00:02.0", "'00:02.0'" },
		{ "0000:00:02.8", "'0000:00:02.8'" },
		{ "0000:00:20.0", "'0000:00:20.0'" },
		{ "00000:00:02.0", "'00000:00:02.0'" },
		{ "0000:00:0A.0", "'0000:00:0A.0'" },
		{ "0000:00:02.0 ", "'0000:00:02.0 '" },
		{ "0000:00:02.0:0", "'0000:00:02.0:0'" },
		{ "100000000:00:02.0", "'100000000:00:02.0'" },
		{ "10000000000000000:00:02.0", "'10000000000000000:00:02.0'" },
		{ "0123456789012345678901234567890123456789012345678901234567890123456789",
			"'0123456789012345678901234567890123456789012345678901234567890123…'" },
	};

	(void)state;
	add_arc("0000:03:00.0");
	for (size_t i = 0; i < LENGTH(names); i++) {
		add_arc(names[i][0]);
		assert_odd(names[i][1]);
		assert_run(run_program(NULL, 0,
				   (const char *const[]){
					   "rm", "-r", device_path(names[i][0], ""), NULL }),
			0, "", "");
	}
	write_file("", "0000:00:02.0", "a file in place of a folder");
	assert_odd("ipex-gen: '0000:00:02.0/class': Not a directory\n");
	assert_shell(
		"cd \"$0/sys/bus/pci/devices\" && rm 0000:00:02.0 && ln -s nowhere 0000:00:02.0");
	assert_odd("ipex-gen: '0000:00:02.0/class': No such file or directory\n");
	assert_shell(
		"cd \"$0/sys/bus/pci/devices\" && rm 0000:00:02.0 && ln -s 0000:00:02.0 0000:00:02.0");
	assert_odd("ipex-gen: '0000:00:02.0/class': Cannot be done\n");
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
	assert_non_null(
		strstr(result.err, "ipex-gen: '0000:19:00.0/class': No such file or directory\n"
				   "ipex-gen: 3 more devices that could not be read\n"));
	assert_int_equal(result.status, 3);
	result_free(&result);
}

/* It may be the only one. */
static void a_gpu_that_cannot_be_read_is_not_said_to_be_missing(void **state)
{
	struct result result;

	(void)state;
	add_device("0000:00:02.0", "0x030000\n", "0x8086\n", "", "0x08\n");
	result = DETECT("-i", "latest");
	assert_string_equal(
		result.err, "ipex-gen: '0000:00:02.0/device': Not what is expected there\n");
	assert_int_equal(result.status, 3);
	result_free(&result);
}

static void a_machine_that_shows_no_pci_devices_is_status_3(void **state)
{
	(void)state;
	assert_shell("rm -r \"$0/sys/bus/pci/devices\"");
	assert_run(DETECT("-i", "latest"), 3, "",
		"ipex-gen: 'sys/bus/pci/devices': No such file or directory\n");
	assert_shell(": >\"$0/sys/bus/pci/devices\"");
	assert_run(DETECT("-i", "latest"), 3, "",
		"ipex-gen: 'sys/bus/pci/devices': Not a directory\n");
	assert_run(RUN("--detect", "--sysroot", "/nowhere"), 3, "",
		"ipex-gen: '/nowhere': No such file or directory\n");
	assert_run(
		RUN("--detect", "--sysroot="), 3, "", "ipex-gen: '': No such file or directory\n");
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
		assert_run(DETECT("-i", "latest"), 3, "",
			"ipex-gen: GPUs are not seen from inside WSL; run ipex-gen.exe, the "
			"program for Windows, which starts from here too\n");
	}
	add_device("5582:00:00.0", "0x030200\n", "0x1414\n", "0x008e\n", "0x00\n");
	assert_run(DETECT("-l"), 3, "PCI ID 1414:008E, revision 00: not an Intel device\n",
		"run ipex-gen.exe");
	assert_shell("echo 'Linux version 6.1.0-27-amd64' >\"$0/proc/version\"");
	assert_run(DETECT("-i", "latest"), 1, "",
		"ipex-gen: this machine has no Intel GPU, only others\n");
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
		2, "", "ipex-gen: 'a\\xFF\\xC2\\x9Bb®' is no device");
	assert_run(RUN("\xC2", "-i", "latest"), 2, "", "ipex-gen: '\\xC2' is no device");
}

static void what_cannot_be_read_is_said_as_the_system_says_it(void **state)
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
			intels_gpus_are_answered_in_the_order_of_the_bus, begin_machine),
		cmocka_unit_test_setup(every_way_to_print_goes_with_detect, begin_machine),
		cmocka_unit_test_setup(long_mentions_the_gpus_of_others, begin_machine),
		cmocka_unit_test_setup(a_machine_without_an_intel_gpu_is_said, begin_machine),
		cmocka_unit_test_setup(addresses_order_as_numbers, begin_machine),
		cmocka_unit_test_setup(ten_thousand_devices_are_all_found_in_order, begin_machine),
		cmocka_unit_test_setup(
			an_odd_file_is_named_and_the_others_are_answered, begin_machine),
		cmocka_unit_test_setup(
			an_odd_entry_is_named_and_the_others_are_answered, begin_machine),
		cmocka_unit_test_setup(after_ten_odd_entries_they_are_counted, begin_machine),
		cmocka_unit_test_setup(
			a_gpu_that_cannot_be_read_is_not_said_to_be_missing, begin_machine),
		cmocka_unit_test_setup(
			a_machine_that_shows_no_pci_devices_is_status_3, begin_machine),
		cmocka_unit_test_setup(inside_wsl_the_windows_program_is_pointed_to, begin_machine),
		cmocka_unit_test(the_machine_itself_is_the_one_below_the_root),
		cmocka_unit_test(an_argument_of_any_bytes_is_quoted_and_escaped),
		cmocka_unit_test(what_cannot_be_read_is_said_as_the_system_says_it),
	};

	return cmocka_run_group_tests_name("linux", tests, make_folder, remove_folder);
}
