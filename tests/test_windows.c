/* Windows alone: the program itself, the GPUs that SetupAPI lists, and the console. Runs through
 * wine. */
#include "run.h"
#include "snippet.h"
#include "test.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define ENUM "HKLM\\System\\CurrentControlSet\\Enum\\"
#define DISPLAY_CLASS "{4d36e968-e325-11ce-bfc1-08002be10318}"
#define NETWORK_CLASS "{4d36e972-e325-11ce-bfc1-08002be10318}"

#define METEOR_LAKE "PCI\\VEN_8086&DEV_7D55&SUBSYS_22128086&REV_08\\3&11583659&0&10"
#define ARC "PCI\\VEN_8086&DEV_56A0&SUBSYS_10208086&REV_08\\6&1A2B3C4D&0&00080008"

static struct result shell(const char *command)
{
	return run_program(
		NULL, 0, (const char *const[]){ "sh", "-c", command, tool_path(), NULL });
}

static void assert_shell(const char *command, const char *out)
{
	assert_run(shell(command), 0, out, "");
}

static void add_value(const char *id, const char *name, const char *value)
{
	char key[512];
	const char *const arguments[] = { "wine", "reg", "add", key, "/v", name, "/d", value, "/f",
		NULL };

	snprintf(key, sizeof key, ENUM "%s", id);
	assert_run(run_program(NULL, 0, arguments), 0,
		"reg: The operation completed successfully\r\n", "");
}

static void add_device(const char *id, const char *class)
{
	add_value(id, "ClassGUID", class);
}

/* A display device with its place. Of the properties that have it, wine knows this one alone. */
static void add_gpu(const char *id, const char *location)
{
	add_device(id, DISPLAY_CLASS);
	add_value(id, "LocationInformation", location);
}

static void remove_devices(const char *key)
{
	struct result result = run_program(
		NULL, 0, (const char *const[]){ "wine", "reg", "delete", key, "/f", NULL });

	result_free(&result);
}

/* A machine without GPUs. The one that wine itself adds comes back later, if at all, and is not
 * Intel's. */
static int begin_machine(void **state)
{
	(void)state;
	remove_devices(ENUM "PCI");
	remove_devices(ENUM "ROOT\\BASICDISPLAY");
	return 0;
}

static int begin_machine_with_gpus(void **state)
{
	begin_machine(state);
	add_gpu(ARC, "PCI bus 3, device 0, function 0");
	add_gpu(METEOR_LAKE, "PCI bus 0, device 2, function 0");
	add_gpu("PCI\\VEN_10DE&DEV_2684&SUBSYS_16F110DE&REV_A1\\4&2283F625&0&0019",
		"PCI bus 1, device 0, function 0");
	return 0;
}

static void every_windows_has_what_it_imports(void **state)
{
	(void)state;
	assert_shell(
		"x86_64-w64-mingw32-objdump -p \"${0%.wine}.exe\" | sed -n 's/.*DLL Name: //p' | "
		"tr a-z A-Z | sort",
		"KERNEL32.DLL\nMSVCRT.DLL\nSETUPAPI.DLL\n");
}

static void addresses_are_random_and_writable_memory_cannot_be_run(void **state)
{
	(void)state;
	assert_shell("x86_64-w64-mingw32-objdump -p \"${0%.wine}.exe\" | grep -oE "
		     "'HIGH_ENTROPY_VA|DYNAMIC_BASE|NX_COMPAT'",
		"HIGH_ENTROPY_VA\nDYNAMIC_BASE\nNX_COMPAT\n");
	assert_shell("x86_64-w64-mingw32-objdump -h \"${0%.wine}.exe\" | grep -oE ' \\.reloc "
		     "|CONTENTS.*CODE'",
		"CONTENTS, ALLOC, LOAD, READONLY, CODE\n .reloc \n");
}

static void the_program_is_stripped_and_at_most_80_kib(void **state)
{
	struct stat file;

	(void)state;
	assert_int_equal(stat(built("ipex-gen.exe"), &file), 0);
	assert_true(file.st_size <= 86016);
	assert_shell(
		"x86_64-w64-mingw32-objdump -t \"${0%.wine}.exe\" | grep -c '^no symbols$'", "1\n");
}

static void the_details_of_the_file_have_the_version_that_it_prints(void **state)
{
	(void)state;
	assert_shell("version=$(\"$0\" -V) && x86_64-w64-mingw32-windres -J coff -O rc "
		     "\"${0%.wine}.exe\" | "
		     "grep -c -e \"\\\"FileVersion\\\", \\\"${version#* }\\\"\" -e "
		     "\"\\\"ProductVersion\\\", \\\"${version#* }\\\"\" "
		     "-e \"^ FILEVERSION $(echo \"${version#* }\" | sed 's/\\./, /g'), 0$\"",
		"3\n");
}

/* Windows lists them in an order of its own. */
static void intel_display_devices_are_answered_by_slot(void **state)
{
	(void)state;
	assert_run(RUN("--detect", "-i", "2.1.40"), 0, "7D55\t12.71.4\n56A0\t12.55.8\n", "");
	assert_run(RUN("-i", "2.1.30", "-o", "slot,id,rev,code,exact"), 0,
		"0000:00:02.0\t7D55\t08\t12.71.4\tyes\n0000:03:00.0\t56A0\t08\t12.55.8\tyes\n", "");
	assert_run(RUN("--detect", "-d"), 0, "mtl-h,ats-m150\n", "");
	assert_run(RUN("--detect", "-q", "-i", "2.1.10"), 1, "", "");
	assert_run(RUN("--detect", "-q", "-i", "2.1.10", "--any"), 0, "", "");
}

static void without_arguments_the_gpus_are_described(void **state)
{
	struct result described = RUN("--detect", "--long"), alone = RUN_WITH(NULL, NULL);

	(void)state;
	assert_non_null(strstr(described.out, "PCI ID 7D55, revision 08"));
	assert_non_null(strstr(described.out, "10DE:2684"));
	assert_non_null(
		strstr(described.out, "Take the build for 0000:03:00.0 (Arc A770): 12.55.8"));
	assert_string_equal(described.out, alone.out);
	assert_string_equal(described.err, alone.err);
	assert_int_equal(described.status, alone.status);
	result_free(&described);
	result_free(&alone);
}

static void the_wheels_are_those_for_windows(void **state)
{
	(void)state;
	assert_run(RUN("0BD5", "-t", "2.9", "-o", "wheel"), 1, "-\n", "");
	assert_run(RUN("0BD5", "-t", "2.9", "-o", "wheel", "--os", "linux"), 0, "pvc\n", "");
	assert_run(RUN("7D45", "-t", "2.9", "-o", "wheel"), 0, "mtl\n", "");
}

static void the_help_of_windows_is_asked_for_with_a_slash(void **state)
{
	(void)state;
	assert_run(RUN("/?"), 2, "", "--help");
	assert_run(RUN("/h"), 2, "", "--help");
}

static void other_devices_are_not_gpus(void **state)
{
	(void)state;
	add_device("ROOT\\BASICDISPLAY\\0000", DISPLAY_CLASS);
	add_device("PCI\\VEN_8086&DEV_7D55&SUBSYS_22128086&REV_08\\3&11583659&0&11", NETWORK_CLASS);
	assert_run(RUN("--detect", "-i", "2.1.40"), 4, "", "ipex-gen: this machine has no ");
}

static void a_display_device_that_cannot_be_read_is_named(void **state)
{
	(void)state;
	add_device("PCI\\CC_0300\\3&11583659&0&10", DISPLAY_CLASS);
	add_device(ARC, DISPLAY_CLASS);
	assert_run(RUN("--detect", "-i", "2.1.40"), 3, "56A0\t12.55.8\n",
		"'PCI\\CC_0300\\3&11583659&0&10'");
}

static void another_root_cannot_be_read(void **state)
{
	(void)state;
	assert_run(RUN("--detect", "--sysroot", "C:\\"), 3, "", "ipex-gen: 'C:\\'");
}

/* Runs the batch file of docs/installers.md, in the folder of the tool. */
static struct result run_installer(void)
{
	static const char command[] =
		"cd \"${0%/*}\" && printf %s \"$1\" | sed 's/$/\\r/' >installer.bat && wine cmd "
		"/c installer.bat";
	char *snippet = snippet_read("docs/installers.md", "bat");
	struct result result = run_program(
		NULL, 0, (const char *const[]){ "sh", "-c", command, tool_path(), snippet, NULL });

	free(snippet);
	return result;
}

static void the_installer_in_batch_branches_on_the_status(void **state)
{
	(void)state;
	assert_run(run_installer(), 0, "this machine has no Intel GPU\r\n",
		"ipex-gen: this machine has no ");
	add_device("PCI\\VEN_8086&DEV_1234&SUBSYS_00000000&REV_00\\0", DISPLAY_CLASS);
	assert_run(run_installer(), 0,
		"no ahead-of-time build exists for this machine; "
		"kernels will be compiled at every start\r\n",
		"");
	add_device(ARC, DISPLAY_CLASS);
	assert_run(run_installer(), 0, "installing the build for 12.55.8\r\n", "");
	add_device("PCI\\CC_0300\\0", DISPLAY_CLASS);
	assert_run(run_installer(), 1, "", "could not detect the GPUs of this machine");
}

static void the_installer_in_batch_takes_the_card_rather_than_the_gpu_in_the_processor(void **state)
{
	(void)state;
	add_gpu(METEOR_LAKE, "PCI bus 0, device 2, function 0");
	assert_run(run_installer(), 0, "installing the build for 12.71.4\r\n", "");
	add_gpu(ARC, "PCI bus 3, device 0, function 0");
	assert_run(run_installer(), 0, "installing the build for 12.55.8\r\n", "");
}

/*
 * Runs COMMAND in the folder of the tool, on a terminal that wine makes a console of. Its output is
 * wrapped, and some of it is drawn twice. One key is pressed.
 */
static struct result on_a_console(const char *command)
{
	char whole[8192];

	snprintf(whole, sizeof whole, "cd '%s' && %s", built(""), command);
	return run_program(
		"k", 1, (const char *const[]){ "script", "-qec", whole, "/dev/null", NULL });
}

/* Output of several pieces, so that some characters come in two parts. */
static void a_console_shows_every_character(void **state)
{
	struct result result = on_a_console("wine cmd /c ipex-gen.exe --list -o names");

	(void)state;
	assert_non_null(strstr(result.out, "Intel® Arc™"));
	assert_null(strstr(result.out, "\uFFFD"));
	assert_int_equal(result.status, 0);
	result_free(&result);
}

static void a_console_of_its_own_stays_open_for_a_key(void **state)
{
	static const struct {
		const char *command;
		bool waits;
	} runs[] = {
		{ "wine ipex-gen.exe 7D55 -i 2.1.40", true },
		{ "wine ipex-gen.exe 7D55 -i 2.1.40 | cat", false },
		{ "wine ipex-gen.exe 7D55 -i 2.1.40 2>&1 </dev/null", false },
		{ "wine cmd /c ipex-gen.exe 7D55 -i 2.1.40", false },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(runs); i++) {
		struct result result = on_a_console(runs[i].command);

		assert_non_null(strstr(result.out, "12.71.4"));
		assert_int_equal(strstr(result.out, "Press") != NULL, runs[i].waits);
		assert_int_equal(result.status, 0);
		result_free(&result);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_windows_has_what_it_imports),
		cmocka_unit_test(addresses_are_random_and_writable_memory_cannot_be_run),
		cmocka_unit_test(the_program_is_stripped_and_at_most_80_kib),
		cmocka_unit_test(the_details_of_the_file_have_the_version_that_it_prints),
		cmocka_unit_test_setup(
			intel_display_devices_are_answered_by_slot, begin_machine_with_gpus),
		cmocka_unit_test_setup(
			without_arguments_the_gpus_are_described, begin_machine_with_gpus),
		cmocka_unit_test(the_wheels_are_those_for_windows),
		cmocka_unit_test(the_help_of_windows_is_asked_for_with_a_slash),
		cmocka_unit_test_setup(other_devices_are_not_gpus, begin_machine),
		cmocka_unit_test_setup(
			a_display_device_that_cannot_be_read_is_named, begin_machine),
		cmocka_unit_test(another_root_cannot_be_read),
		cmocka_unit_test_setup(
			the_installer_in_batch_branches_on_the_status, begin_machine),
		cmocka_unit_test_setup(
			the_installer_in_batch_takes_the_card_rather_than_the_gpu_in_the_processor,
			begin_machine),
		cmocka_unit_test(a_console_shows_every_character),
		cmocka_unit_test(a_console_of_its_own_stays_open_for_a_key),
	};

	return cmocka_run_group_tests_name("windows", tests, use_known_pages, NULL);
}
