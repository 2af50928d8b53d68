/* The command as its users run it: its output, its messages, and its exit status. */
#include "run.h"
#include "test.h"

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NEWEST "2.1.40+xpu.2025.0.1" /* of the releases with a table */
#define LATEST "2.8.10+xpu"
#define KNOWN_RELEASES                                                                             \
	"2.8.10+xpu, 2.7.10+xpu, 2.6.10+xpu, 2.5.10+xpu, 2.3.110+xpu, 2.1.40+xpu.2025.0.1, "       \
	"2.1.40+xpu, 2.1.30+xpu, 2.1.20+xpu, 2.1.10+xpu"

static void assert_equal_runs(struct result a, struct result b)
{
	assert_string_equal(a.out, b.out);
	assert_string_equal(a.err, b.err);
	assert_int_equal(a.status, b.status);
	result_free(&a);
	result_free(&b);
}

static void one_device_and_release_print_the_codes_alone(void **state)
{
	(void)state;
	assert_run(RUN("0x7D55", "--ipex", "2.1.40"), 0, "12.71.4\n", "");
	assert_run(RUN("56A0", "--ipex", "2.1.30"), 0, "12.55.0 12.55.1 12.55.4 12.55.8\n", "");
	assert_run(RUN("--ipex=2.1.40", "8086:7d55"), 0, "12.71.4\n", "");
	assert_run(RUN("-i2.1.40", "--", "7D55"), 0, "12.71.4\n", "");
	assert_run(RUN("-H", "-i", "2.1.40", "7D55"), 0, "codes\n12.71.4\n", "");
}

static struct result run_shell(const char *command)
{
	return run_program(
		NULL, 0, (const char *const[]){ "sh", "-c", command, tool_path(), NULL });
}

static void the_message_of_no_support_names_the_releases_that_support_the_device(void **state)
{
	(void)state;
	assert_run(RUN("7D55", "--ipex", "2.1.10", "--os", "linux"), 1, "",
		"ipex-gen: 7D55 is not supported by 2.1.10+xpu (supported by 2.1.30+xpu, "
		"2.1.40+xpu, "
		"2.1.40+xpu.2025.0.1, 2.3.110+xpu, 2.5.10+xpu, 2.6.10+xpu, 2.7.10+xpu and "
		"2.8.10+xpu)\n");
	assert_run(RUN("4F8C", "-i", NEWEST), 1, "",
		"ipex-gen: 4F8C is not supported by " NEWEST
		" (supported by 2.1.10+xpu and 2.1.30+xpu)\n");
	assert_run(RUN("1234", "-i", NEWEST), 1, "", "just in time");
	assert_run(RUN("10de:2684", "-i", NEWEST), 1, "",
		"ipex-gen: 10DE:2684 is not an Intel device\n");
	assert_run(RUN("10de:7d55", "-i", NEWEST), 1, "",
		"ipex-gen: 10DE:7D55 is not an Intel device\n");
}

static void the_message_about_another_class_has_its_name_or_its_number(void **state)
{
	(void)state;
	assert_run(RUN("00:1f.3 0403: 8086:a0c8", "-i", NEWEST), 1, "",
		"ipex-gen: A0C8 is not a GPU: audio device\n");
	assert_run(RUN("00:1f.0 0c06: 8086:1234", "-i", NEWEST), 1, "",
		"ipex-gen: 1234 is not a GPU: its PCI class is 0c06\n");
}

static void a_device_that_nothing_supports_is_compiled_just_in_time(void **state)
{
	(void)state;
	assert_run(RUN("D740", "-t", "2.9", "--os", "linux"), 1, "",
		"ipex-gen: D740 is compiled just in time by PyTorch 2.9 for Linux\n");
	assert_run(RUN("D740", "-i", NEWEST), 1, "",
		"ipex-gen: D740 is not supported by any release of IPEX or PyTorch: kernels for it "
		"are compiled just in time, at every start\n");
}

static void kernels_for_the_other_system_are_mentioned(void **state)
{
	(void)state;
	assert_run(RUN("E202", "-t", "2.5", "--os", "windows"), 1, "",
		"ipex-gen: E202 is compiled just in time by PyTorch 2.5 for Windows (ahead of time "
		"in 2.6 to 2.14 and on Linux in 2.7 to 2.14)\n");
	assert_run(RUN("FD80", "-i", NEWEST, "--os", "linux"), 1, "",
		"ipex-gen: FD80 is not supported by any IPEX release (PyTorch has kernels for it "
		"in 2.10 to 2.14 for Windows)\n");
}

static bool has_none_of(const char *text, const char *const *parts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (strstr(text, parts[i]))
			return false;
	}
	return true;
}

static void a_device_that_no_ipex_release_supports_is_pointed_to_pytorch(void **state)
{
	struct result result = RUN("B080", "-i", "latest", "--os", "linux");

	(void)state;
	assert_non_null(strstr(result.err, "B080"));
	assert_non_null(strstr(result.err, "PyTorch"));
	assert_non_null(strstr(result.err, "2.10"));
	assert_non_null(strstr(result.err, "2.14"));
	assert_int_equal(result.status, 1);
	result_free(&result);
	assert_run(RUN("B080", "-i", NEWEST, "-o", "name,device,sycl,supported"), 1,
		"Intel Arc B390 GPU\tptl-h\tintel_gpu_ptl_h\tno\n", "");
}

/* The versions and systems that do have kernels are named. */
static void a_device_without_kernels_in_a_wheel_is_compiled_just_in_time(void **state)
{
	struct result result = RUN("7D45", "-t", "2.9", "--os", "linux");

	(void)state;
	assert_string_equal(result.out, "");
	assert_non_null(strstr(result.err, "compiled just in time by PyTorch 2.9 for Linux"));
	assert_non_null(strstr(result.err, "2.5"));
	assert_non_null(strstr(result.err, "2.6"));
	assert_non_null(strstr(result.err, "on Windows"));
	assert_int_equal(result.status, 1);
	result_free(&result);
}

static void without_a_release_every_ipex_release_answers_newest_first(void **state)
{
	(void)state;
	assert_run(RUN("7D55", "--os", "linux"), 0,
		"2.8.10+xpu\t12.71.4\n2.7.10+xpu\t12.71.4\n2.6.10+xpu\t12.71.4\n"
		"2.5.10+xpu\t12.71.4\n"
		"2.3.110+xpu\t12.71.4\n" NEWEST "\t12.71.0 12.71.4\n2.1.40+xpu\t12.71.4\n"
		"2.1.30+xpu\t12.71.0 12.71.4\n2.1.20+xpu\t-\n2.1.10+xpu\t-\n",
		"");
	assert_run(RUN("4F8C", "--os", "windows"), 0,
		"2.8.10+xpu\t-\n2.7.10+xpu\t-\n2.6.10+xpu\t-\n2.5.10+xpu\t-\n"
		"2.3.110+xpu\t-\n" NEWEST
		"\t-\n2.1.40+xpu\t-\n2.1.30+xpu\t12.58.0\n2.1.20+xpu\t-\n2.1.10+xpu\t12.58.0\n",
		"");
}

static void several_devices_have_a_line_each(void **state)
{
	(void)state;
	assert_run(RUN("7D55", "1234", "10de:2684", "-i", "2.1.40"), 1,
		"7D55\t12.71.4\n1234\t-\n10DE:2684\t-\n", "");
	assert_run(RUN("7D55", "56a0", "-i", "2.1.40"), 0, "7D55\t12.71.4\n56A0\t12.55.8\n", "");
	assert_run(RUN("7D55", "nonsense", "-i", "2.1.40"), 2, "7D55\t12.71.4\n-\t-\n",
		"ipex-gen: 'nonsense' is not a device");
	assert_run(RUN("-H", "7D55", "4905", "-i", "2.1.40"), 0,
		"id\tcodes\n7D55\t12.71.4\n4905\t12.10.0\n", "");
}

static void a_release_is_known_by_every_spelling_of_its_name(void **state)
{
	static const char *const spellings[][2] = {
		{ "2.1.40", "2.1.40+xpu" },
		{ "v2.1.40", "2.1.40+xpu" },
		{ "V2.1.40+XPU", "2.1.40+xpu" },
		{ "2.1.40+xpu", "2.1.40+xpu" },
		{ "2.1.40.0", "2.1.40+xpu" },
		{ NEWEST, NEWEST },
		{ "2.1.40+XPU-2025_0.1", NEWEST },
		{ "2.1.40.post1", "2.1.40+xpu" },
		{ "2.5.10.post0+xpu", "2.5.10+xpu" },
		{ "2.8.10", LATEST },
		{ "latest", LATEST },
		{ "LATEST", LATEST },
		{ "2.1.10+git45400a8", "2.1.10+xpu" },
		{ "2.1.30", "2.1.30+xpu" },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(spellings); i++) {
		char expected[64];

		snprintf(expected, sizeof expected, "%s\n", spellings[i][1]);
		assert_run(RUN("56A0", "-o", "release", "-i", spellings[i][0]), 0, expected, "");
	}
}

static void a_version_of_pytorch_is_known_by_every_spelling(void **state)
{
	static const char *const spellings[][2] = { { "2.7", "2.7" }, { "v2.7", "2.7" },
		{ "2.7.1", "2.7" }, { "2.7.1+xpu", "2.7" }, { "2.7.0.post1", "2.7" },
		{ "V2.7+XPU", "2.7" }, { "2.10", "2.10" }, { "2.14.0", "2.14" },
		{ "latest", "2.14" } };
	static const char *const wrong[] = { "2.4", "2.7.1+cpu", "2.7+cu121", "2", "", "newest",
		"99.1", "2.1.40" };

	(void)state;
	for (size_t i = 0; i < LENGTH(spellings); i++) {
		char expected[64];

		snprintf(expected, sizeof expected, "%s\n", spellings[i][1]);
		assert_run(RUN("56A0", "-o", "release", "-t", spellings[i][0], "--os", "linux"), 0,
			expected, "");
	}
	for (size_t i = 0; i < LENGTH(wrong); i++)
		assert_run(RUN("56A0", "-t", wrong[i]), 2, "",
			"2.14, 2.13, 2.12, 2.11, 2.10, 2.9, 2.8, 2.7, 2.6, 2.5");
}

static void an_unknown_release_names_the_known_ones(void **state)
{
	static const char *const wrong[] = { "2.1.4", "2.1.40+cpu", "2.1.40+xpu.2025", "", "xpu",
		"3" };

	(void)state;
	for (size_t i = 0; i < LENGTH(wrong); i++)
		assert_run(RUN("4905", "-i", wrong[i]), 2, "", KNOWN_RELEASES);
}

static void every_field_can_be_asked_for_in_any_order(void **state)
{
	(void)state;
	assert_run(RUN("7D55", "-i", "2.1.40", "-o",
			   "id,release,supported,code,codes,devices,codename,arch"),
		0,
		"7D55\t2.1.40+xpu\tyes\t12.71.4\t12.71.4\tmtl-h mtl-p mtl-h-b0\tMeteor "
		"Lake-P\tXe-LPG\n",
		"");
	assert_run(RUN("7D55", "-i", "2.1.40", "-Ho", "driver,demucs-gui,names,url,id"), 0,
		"driver\tdemucs-gui\tnames\turl\tid\n"
		"31.0.101.4953\t1.3a1 to 1.3\tIntel® Arc™ Graphics; Intel® Graphics\t"
		"https://github.com/CarlGao4/ipex-wheel/releases/download/v2.1.40%2Bxpu-cp311/"
		"2.1.40+xpu-AOT.7z\t7D55\n",
		"");
	assert_run(RUN("56A0", "-i", "2.1.30", "--output=code,url,code"), 0,
		"12.55.8\thttps://www.fosshub.com/Demucs-GUI-old.html?dwl=12.55.8_2.1.30.7z\t"
		"12.55.8\n",
		"");
	assert_run(RUN("4F8C", "-i", "2.1.10", "-o", "arch,names,devices"), 0,
		"-\t-\tacm-g20 dg2-g20\n", "");
	assert_run(RUN("7D55", "-i", "2.1.10", "-o",
			   "supported,code,codes,devices,codename,arch,names,url,driver"),
		1, "no\t-\t-\t-\tMeteor Lake\tXe-LPG\t-\t-\t31.0.101.4953\n", "");
	assert_run(RUN("56A0", "-i", NEWEST, "-o", "name,device,sycl"), 0,
		"Intel Arc A770 Graphics\tacm-g10\tintel_gpu_acm_g10\n", "");
	assert_run(RUN("56A5", "-t", "2.9", "--os", "linux", "-o", "code,wheel,runtime,devlist"), 0,
		"12.55.8\tdg2\t24.45\tacm-g11\n", "");
	assert_run(RUN("7D55", "-o", "codes,cods"), 2, "",
		"id, rev, slot, name, device, sycl, release, supported, code, codes, exact, wheel, "
		"runtime, devices, devlist, codename, arch, names, url, driver, demucs-gui, "
		"input\n");
	assert_run(RUN("7D55", "-o", ""), 2, "", "unknown field ''");
	assert_run(RUN("7D55", "-o", "id,,id"), 2, "", "unknown field ''");
}

static void the_slot_and_the_input_are_those_of_the_text(void **state)
{
	(void)state;
	assert_run(RUN("03:00.0 VGA compatible controller [0300]: Intel Corporation DG2 [Arc A770] "
		       "[8086:56a0] (rev 08)",
			   "-i", NEWEST, "-o", "slot,id,rev"),
		0, "0000:03:00.0\t56A0\t08\n", "");
	assert_run(RUN("10000:e1:00.0 Display controller [0380]: Intel DG2 [8086:56a0] (rev 08)",
			   "-i", NEWEST, "-o", "slot"),
		0, "10000:e1:00.0\n", "");
	assert_run(RUN_WITH("0000:03:00.0 \"0300\" \"8086\" \"56a0\" -r08\n7D55\n", "-i", NEWEST,
			   "-o", "id,slot,input", "-"),
		0,
		"56A0\t0000:03:00.0\t0000:03:00.0 \"0300\" \"8086\" \"56a0\" -r08\n7D55\t-\t7D55\n",
		"");
	assert_run(RUN_WITH("host\t8086:56a0\x1B\n", "-i", NEWEST, "-o", "input,id", "-"), 0,
		"host 8086:56a0\\x1B\t56A0\n", "");
	assert_run(RUN("Arc A770", "-i", NEWEST, "-o", "input,id"), 0, "Arc A770\t56A0\n", "");
	assert_run(
		RUN("--list", "rkl", "-i", "2.1.10", "-o", "input"), 0, "-\n-\n-\n-\n-\n-\n", "");
}

static void json_is_an_array_of_objects(void **state)
{
	(void)state;
	assert_run(RUN("7D55", "1234", "-i", "2.1.30", "-j", "-o",
			   "id,supported,code,codes,names,url"),
		1,
		"[\n"
		"  {\"id\": \"7D55\", \"supported\": true, \"code\": \"12.71.4\", \"codes\": "
		"[\"12.71.0\", \"12.71.4\"], "
		"\"names\": [\"Intel® Iris® Xe Graphics\"], "
		"\"url\": \"https://www.fosshub.com/Demucs-GUI-old.html?dwl=12.71.4_2.1.30.7z\"},\n"
		"  {\"id\": \"1234\", \"supported\": false, \"code\": null, \"codes\": [], "
		"\"names\": [], \"url\": null}\n"
		"]\n",
		"");
	assert_run(RUN("--list", "nothing", "-j"), 4, "[]\n",
		"ipex-gen: no device matches 'nothing' in any release\n");
}

/* jq makes text of the whole array. */
static void json_and_text_agree_on_every_device(void **state)
{
	static const char command[] =
		"\"$0\" --list --os linux -j | jq -r '.[] | [.id, .slot // \"-\", .name // \"-\", "
		".device // \"-\", "
		".sycl // \"-\", .release, (if .supported then \"yes\" else \"no\" end), .code // "
		"\"-\", "
		"(.codes | join(\" \")), (if .exact then \"yes\" else \"no\" end), .wheel // "
		"\"-\", "
		".runtime // \"-\", (.devices | join(\" \")), .devlist, .codename // \"-\", .arch "
		"// \"-\", "
		"(.names | join(\"; \")), .url // \"-\", .driver // \"-\", .\"demucs-gui\" // "
		"\"-\", "
		".input // \"-\"] | map(if . == \"\" then \"-\" else . end) | join(\"\\t\")'";
	struct result json = run_program(
		NULL, 0, (const char *const[]){ "sh", "-c", command, tool_path(), NULL });

	(void)state;
	assert_equal_runs(
		json, RUN("--list", "--os", "linux", "-o",
			      "id,slot,name,device,sycl,release,supported,code,codes,exact,wheel,"
			      "runtime,devices,"
			      "devlist,codename,arch,names,url,driver,demucs-gui,input"));
}

static void json_has_null_or_an_empty_list_if_a_value_is_missing(void **state)
{
	(void)state;
	assert_run(RUN("1234", "-i", "latest", "--os", "linux", "-jo",
			   "slot,name,device,sycl,wheel,runtime,devices,input"),
		1,
		"[\n  {\"slot\": null, \"name\": null, \"device\": null, \"sycl\": null, "
		"\"wheel\": null, \"runtime\": null, \"devices\": [], \"input\": \"1234\"}\n]\n",
		"");
	assert_run(RUN("56A5", "-t", "2.9", "--os", "linux", "-jo",
			   "name,sycl,supported,exact,wheel,runtime,release"),
		0,
		"[\n  {\"name\": \"Intel Arc A380 Graphics\", \"sycl\": \"intel_gpu_acm_g11\", "
		"\"supported\": true, \"exact\": true, \"wheel\": \"dg2\", \"runtime\": \"24.45\", "
		"\"release\": \"2.9\"}\n]\n",
		"");
}

static void after_a_wrong_question_nothing_is_on_standard_output(void **state)
{
	(void)state;
	assert_run(RUN("nonsense", "-j"), 2, "", "'nonsense' is not a device");
	assert_run(RUN("nonsense"), 2, "", "'nonsense' is not a device");
	assert_run(RUN("nonsense", "-o", "id,codes"), 2, "", "'nonsense' is not a device");
	assert_run(RUN("7D5", "-i", "2.1.40", "-j"), 2, "", "'7D5' is not a device");
	assert_run(RUN("", "-i", "2.1.40"), 2, "", "ipex-gen: ");
	assert_run(RUN(""), 2, "", "ipex-gen: ");
	assert_run(RUN("7D55", "-i", "2.1.4", "-j"), 2, "", "'2.1.4'");
}

static void long_describes_a_device_for_people(void **state)
{
	static const char *const parts[] = {
		"\n  Device name     acm-g10 (Alchemist, Xe-HPG)\n",
		"\nAOT builds of IPEX, for Windows with Python 3.11\n",
		"  2.1.40+xpu.2025.0.1   12.55.8   Demucs-GUI 1.3.0.1 and later\n",
		"  2.1.40+xpu            12.55.8   Demucs-GUI 1.3a1 to 1.3\n",
		"  2.1.30+xpu            12.55.8   Demucs-GUI 1.2b1 to 1.2\n",
		"  2.1.10+xpu            12.55.8   Demucs-GUI 1.1a2 to 1.2a1\n",
		"  Extract folder 12.55.8 of https://",
		"/2.1.40+xpu.2025.0.1-AOT.7z\n",
		"\nPrebuilt wheels with kernels for it\n",
		"  PyTorch   Linux 2.5 to 2.14; Windows 2.5 to 2.14\n",
		"  IPEX      Linux 2.1.10 to 2.8.10; Windows 2.3.110 to 2.8.10\n",
		"\nTo build for it\n",
		"  USE_AOT_DEVLIST=ats-m150   TORCH_XPU_ARCH_LIST=acm-g10\n",
		"  -fsycl-targets=intel_gpu_acm_g10\n",
	};
	static const char title[] = "Intel Arc A770 Graphics (PCI ID 56A0, revision 08)\n";
	struct result result = RUN("8086:56a0 (rev 08)", "--long");
	char indented[256];

	(void)state;
	assert_memory_equal(result.out, title, sizeof title - 1);
	for (size_t i = 0; i < LENGTH(parts); i++) {
		snprintf(indented, sizeof indented, "%s", parts[i]);
		if (!strstr(result.out, indented + (*indented == '\n')))
			fail_msg("'%s' is missing in %s", parts[i], result.out);
	}
	assert_int_equal(result.status, 0);
	assert_string_equal(result.err, "");
	result_free(&result);
}

/* An A380 runs the kernels of another code, with a newer runtime, and is not a device of ats-m150.
 */
static void long_names_the_runtime_for_kernels_of_another_code(void **state)
{
	struct result result = RUN("56A5", "--long");

	(void)state;
	assert_non_null(strstr(result.out, "Intel Arc A380 Graphics (PCI ID 56A5)\n"));
	assert_non_null(strstr(result.out, "24.45"));
	assert_non_null(strstr(result.out, "USE_AOT_DEVLIST=acm-g11"));
	assert_null(strstr(result.out, "ats-m150"));
	result_free(&result);
}

static void long_describes_devices_that_no_table_has(void **state)
{
	struct result result = RUN("1234", "--long");

	(void)state;
	assert_non_null(strstr(result.out, "1234"));
	assert_int_equal(result.status, 1);
	result_free(&result);
	result = RUN("10de:2684 (rev a1)", "-l", "-i", "2.1.40");
	assert_non_null(strstr(result.out, "10DE:2684"));
	assert_int_equal(result.status, 1);
	result_free(&result);
}

static void quiet_prints_nothing_and_the_status_is_the_answer(void **state)
{
	(void)state;
	assert_run(RUN("7D55", "-q", "-i", "2.1.40"), 0, "", "");
	assert_run(RUN("7D55", "-q", "-i", "2.1.10"), 1, "", "");
	assert_run(RUN("7D55", "--quiet", "-i", "2.1.1"), 2, "", "'2.1.1'");
	assert_run(RUN("7D5", "--quiet", "-i", "2.1.40"), 2, "", "not a device");
}

static void any_succeeds_if_one_device_is_supported(void **state)
{
	(void)state;
	assert_run(RUN("--any", "-q", "1234", "7D55"), 0, "", "");
	assert_run(RUN("--any", "-q", "1234", "10de:2684"), 1, "", "");
	assert_run(RUN("--any", "-q", "7D55", "x"), 2, "", "not a device");
	assert_run(RUN_WITH("00:00.0 0600: 8086:1234\n00:02.0 0300: 8086:7d55\n", "--any", "-i",
			   "2.1.40", "-"),
		0, "1234\t-\n7D55\t12.71.4\n", "");
}

static void standard_input_has_a_device_a_line(void **state)
{
	(void)state;
	assert_run(RUN_WITH("\xEF\xBB\xBF"
			    "7D55\r\n\n  \t\n# a comment\n8086:56a0 (rev 08)\n10de:2684\n0xBD0",
			   "-i", "2.1.40", "-"),
		1, "7D55\t12.71.4\n56A0\t12.55.8\n10DE:2684\t-\n0BD0\t12.60.7\n", NEWEST);
	assert_run(RUN_WITH("7D55\n", "--os", "linux", "-"), 0,
		"7D55\t2.8.10+xpu\t12.71.4\n7D55\t2.7.10+xpu\t12.71.4\n7D55\t2.6.10+xpu\t12.71.4\n"
		"7D55\t2.5.10+xpu\t12.71.4\n7D55\t2.3.110+xpu\t12.71.4\n"
		"7D55\t" NEWEST "\t12.71.0 12.71.4\n7D55\t2.1.40+xpu\t12.71.4\n"
		"7D55\t2.1.30+xpu\t12.71.0 12.71.4\n7D55\t2.1.20+xpu\t-\n7D55\t2.1.10+xpu\t-\n",
		"");
	assert_run(RUN_WITH("7D55\n", "4905", "-", "56A0", "-i", "2.1.40"), 0,
		"4905\t12.10.0\n7D55\t12.71.4\n56A0\t12.55.8\n", "");
	assert_run(RUN_WITH("", "-i", "2.1.40", "-"), 4, "", "standard input");
	assert_run(RUN_WITH("7D55\n", "-i", "2.1.40", "-", "-"), 0, "7D55\t12.71.4\n", "");
	assert_run(RUN_WITH("\n#\n", "-i", "2.1.40", "-j", "-"), 4, "[]\n", "standard input");
	assert_run(RUN_WITH("", "--any", "-q", "-"), 4, "", "standard input");
}

/* Appends the answers in OUT, a line each, to TEXT: without the brackets and commas of JSON. */
static void append_answers(char *text, const char *out)
{
	text += strlen(text);
	for (const char *line = out; *line; line = strchr(line, '\n') + 1) {
		size_t length = strcspn(line, "\n");

		if (*line != '[' && *line != ']')
			text += sprintf(text, "%.*s\n",
				(int)(length - (*line == ' ' && line[length - 1] == ',')), line);
	}
}

/* An answer is kept for the next device like it: that one's answer must be the same as alone. */
static void an_answer_is_the_same_whatever_came_before(void **state)
{
	static const char *const lines[] = {
		"7D55\n",
		"8086:7d55 (rev 08)\n",
		"8086:7d55 (rev 02)\n",
		"56A0 (rev 08)\n",
		"56A1 (rev 08)\n",
		"56A0 (rev 04)\n",
		"56a1\n",
		"56a0\n",
		"0BD5\n",
		"1234\n",
		"1235\n",
		"8086:1234 (rev 01)\n",
		"10de:2684\n",
		"1002:744c (rev c8)\n",
		"10de:1234 (rev a1)\n",
		"nothing\n",
		"7DD5 (rev ff)\n",
		"0xE20B\n",
		"7DD5\n",
		"00:02.0 VGA compatible controller [0300]: Intel DG2 [8086:56a0] (rev 08)\n",
		"00:1f.0 ISA bridge [0601]: Intel Corporation [8086:1234] (rev 01)\n",
		"01:00.0 VGA compatible controller [0300]: NVIDIA [10de:2684] (rev a1)\n",
	};
	static const char *const forms[][3] = {
		{ "-i", "2.1.30", NULL },
		{ "-t", "2.9", NULL },
		{ "-oid,input", "-i2.1.40", NULL },
		{ "-oslot,wheel,name", NULL },
		{ "-o", "id", NULL },
		{ "-o", "id,rev,id,code,rev,codes,names", NULL },
		{ "-ocode", NULL },
		{ "-j", NULL },
		{ "-j", "-ilatest", NULL },
		{ "-jo", "code,rev,supported", NULL },
		{ "-o", "id,id,id,id,id,rev,rev", NULL },
		{ "-i2.1.10", "-oid,url,names,driver", NULL },
		{ "-i2.1.40", "-ocode,id", NULL },
		{ "-i2.1.40", "-oexact,id", NULL },
	};
	enum { SIZE = 1 << 21 };
	char *together = calloc(1, SIZE), *alone = calloc(1, SIZE), *input = calloc(1, SIZE);

	(void)state;
	for (size_t form = 0; form < LENGTH(forms); form++) {
		const char *const *options = forms[form];
		struct result result;

		*together = *alone = *input = '\0';
		for (size_t i = 0; i < 3 * LENGTH(lines); i++) {
			const char *line = lines[i * 7 % LENGTH(lines)];

			strcat(input, line);
			result = RUN_WITH(
				line, "-", options[0], options[1], options[1] ? options[2] : NULL);
			append_answers(alone, result.out);
			result_free(&result);
		}
		result = RUN_WITH(
			input, "-", options[0], options[1], options[1] ? options[2] : NULL);
		append_answers(together, result.out);
		result_free(&result);
		assert_string_equal(together, alone);
	}
	free(together);
	free(alone);
	free(input);
}

/*
 * Every GPU twice, again and again without a revision and with many, and answers so long that not
 * all of them can be kept. The answers to arguments are never kept. Windows takes arguments of
 * 32 KiB.
 */
static void answers_that_are_no_longer_kept_are_made_again(void **state)
{
	enum { TIMES = 12, LINE_SIZE = sizeof "7D55 (rev 08)\n" };
	struct result once, twice, list = RUN("--list", "-o", "id");
	size_t device_count = 0, most = TIMES * list.out_length / strlen("7D55\n");
	const char **arguments = calloc(most + 3, sizeof *arguments), *before = "";
	char fields[1024] = "id,rev,code,url,url";
	char *input = calloc(2 * most, LINE_SIZE), *devices = calloc(most, LINE_SIZE), *end = input;

	(void)state;
	for (int i = 0; i < 58; i++)
		strcat(fields, ",release");
	arguments[0] = "-o";
	arguments[1] = fields;
	for (const char *id = list.out; *id; before = id, id = strchr(id, '\n') + 1) {
		for (unsigned i = 0; i < TIMES && strncmp(id, before, 4) != 0; i++) {
			char *device = devices + device_count * LINE_SIZE;

			sprintf(device, i % 4 ? "%.4s (rev %02x)" : "%.4s", id, i);
			end += sprintf(end, "%s\n", device);
			arguments[2 + device_count++] = device;
		}
	}
	memcpy(end, input, (size_t)(end - input));
	once = run_tool(NULL, arguments);
	twice = RUN_WITH(input, "-o", fields, "-");
	assert_int_equal(twice.out_length, 2 * once.out_length);
	assert_memory_equal(twice.out, once.out, once.out_length);
	assert_string_equal(twice.out + once.out_length, once.out);
	result_free(&once);
	result_free(&twice);
	free(arguments);
	free(devices);
	free(input);
	result_free(&list);
}

static void a_line_without_a_device_has_dashes_and_a_message(void **state)
{
	struct result result;
	char input[256] = "";

	(void)state;
	assert_run(RUN_WITH("7D55\nfoo\n4905\n", "-i", "2.1.40", "-"), 2,
		"7D55\t12.71.4\n-\t-\n4905\t12.10.0\n", "ipex-gen: line 2: no device in 'foo'\n");
	assert_run(RUN_WITH("7D55\r\nfoo\r\n", "-i", "2.1.40", "-"), 2, "7D55\t12.71.4\n-\t-\n",
		"ipex-gen: line 2: no device in 'foo'\n");
	assert_run(RUN_WITH("foo\n", "-", "-o", "id,release,code", "-i", NEWEST), 2,
		"-\t" NEWEST "\t-\n", "line 1");
	assert_run(RUN_WITH("Arc A770\n", "-", "-i", NEWEST), 2, "-\t-\n", "line 1");
	for (int i = 0; i < 13; i++)
		strcat(input, "nothing\n");
	result = RUN_WITH(input, "-i", "2.1.40", "-");
	assert_non_null(strstr(result.err, "ipex-gen: line 10: "));
	assert_non_null(strstr(result.err, "ipex-gen: 3 more "));
	assert_null(strstr(result.err, "line 11"));
	assert_int_equal(result.status, 2);
	result_free(&result);
}

static void lines_of_any_length_and_bytes_are_read(void **state)
{
	enum { LENGTHS = 6, LONGEST = 1 << 18 };
	static const size_t lengths[LENGTHS] = { 65533, 65534, 65535, 65536, 131072, LONGEST };
	static const char nul[] = "7D\0"
				  "55\n\0\n7D55\0\n4905\n";
	char *input = malloc(LONGEST + 16);

	(void)state;
	assert_non_null(input);
	for (size_t i = 0; i < LENGTHS; i++) {
		memset(input, ' ', lengths[i]);
		memcpy(input + lengths[i] - 4, "7D55", 4);
		strcpy(input + lengths[i], "\n4905\n");
		assert_run(RUN_WITH(input, "-i", "2.1.40", "-"), lengths[i] > 65534 ? 2 : 0,
			lengths[i] > 65534 ? "-\t-\n4905\t12.10.0\n"
					   : "7D55\t12.71.4\n4905\t12.10.0\n",
			lengths[i] > 65534 ? "ipex-gen: line 1: too long: ' " : "");
		input[lengths[i]] = '\0';
		assert_run(RUN_WITH(input, "-i", "2.1.40", "-"), lengths[i] > 65534 ? 2 : 0,
			lengths[i] > 65534 ? "-\t-\n" : "7D55\t12.71.4\n",
			lengths[i] > 65534 ? "line 1: too long" : "");
	}
	free(input);
	assert_run(run_program(nul, sizeof nul - 1,
			   (const char *const[]){ tool_path(), "-i", "2.1.40", "-", NULL }),
		2, "-\t-\n-\t-\n-\t-\n4905\t12.10.0\n",
		"ipex-gen: line 1: no device in '7D\\x0055'\n"
		"ipex-gen: line 2: no device in '\\x00'\n"
		"ipex-gen: line 3: no device in '7D55\\x00'\n");
}

static void messages_quote_and_escape_the_operand(void **state)
{
	(void)state;
	assert_run(RUN("a\x1B[31m\xC2\x9B"
		       "b®\x7F",
			   "-i", "latest"),
		2, "", "ipex-gen: 'a\\x1B[31m\\xC2\\x9Bb®\\x7F' is not a device");
	assert_run(RUN_WITH("a\xFF\xC2\n", "-i", "latest", "-"), 2, "-\t-\n",
		"ipex-gen: line 1: no device in 'a\\xFF\\xC2'\n");
	assert_run(RUN("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef!", "-i",
			   "latest"),
		2, "",
		"ipex-gen: '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef…' is "
		"not a device");
	assert_run(RUN("", "-i", "latest"), 2, "", "ipex-gen: ");
	assert_run(RUN("7D5", "-i", "latest"), 2, "", "ipex-gen: '7D5' is not a device");
	assert_run(RUN("Make*", "-i", "latest"), 2, "", "ipex-gen: 'Make*' is not a device");
	assert_run(RUN("a \"b\\\" c\\", "-i", "latest"), 2, "",
		"ipex-gen: 'a \"b\\\" c\\' is not a device");
}

static void list_prints_the_devices_of_a_name(void **state)
{
	(void)state;
	assert_run(RUN("--list", "mtl-p", "--ipex", "2.1.40", "-o", "id,code"), 0,
		"7D55\t12.71.4\n7DD5\t12.71.4\n", "");
	assert_run(RUN("--list", "MTL-P", "-i", "2.1.40"), 0, "7D55\t12.71.4\n7DD5\t12.71.4\n", "");
	assert_run(RUN("--list", "12.71.4", "-i", "2.1.30"), 0,
		"7D55\t12.71.0 12.71.4\n7DD5\t12.71.0 12.71.4\n", "");
}

static void list_finds_codenames_and_architectures(void **state)
{
	(void)state;
	assert_run(RUN("--list", "arrow lake-u", "-i", "2.1.40", "-o", "id"), 0,
		"7D40\n7D41\n7D45\n7D60\n7D67\n", "");
	assert_run(RUN("--list", "Meteor Lake-M, Meteor Lake-P, Arrow Lake-U", "-i", "2.1.30", "-o",
			   "id"),
		0, "7D40\n7D45\n7D60\n7D67\n", "");
	assert_run(RUN("--list", "xe-lpg", "-i", "2.1.30", "-o", "id"), 0,
		"7D40\n7D45\n7D55\n7D60\n7D67\n7DD5\n", "");
	assert_run(RUN("--list", "pvc-vg", "--os", "linux"), 0,
		"0BD4\t" NEWEST "\t12.61.7\n0BD4\t2.1.40+xpu\t12.61.7\n", "");
	assert_run(RUN("--list", "acm-g10", "-t", "2.9", "--os", "linux", "-o", "id,code"), 0,
		"4F80\t12.55.8\n4F81\t12.55.8\n4F82\t12.55.8\n4F83\t12.55.8\n4F84\t12.55.8\n"
		"5690\t12.55.8\n5691\t12.55.8\n5692\t12.55.8\n56A0\t12.55.8\n56A1\t12.55.8\n"
		"56A2\t12.55.8\n56AF\t12.55.8\n56BE\t12.55.8\n56BF\t12.55.8\n56C0\t12.55.8\n"
		"56C2\t12.55.8\n",
		"");
	assert_run(RUN("--list", "Arc A770", "UHD 750", "-i", "2.1.40"), 0,
		"4C8A\t12.1.0\n56A0\t12.55.8\n", "");
	assert_run(RUN("--list", "pvc-vg", "rkl", "-i", "2.1.40", "-o", "id"), 0,
		"0BD4\n4C80\n4C8A\n4C8B\n4C8C\n4C90\n4C9A\n", "");
	assert_run(RUN("--list", "acm-g20", "-i", "2.1.40"), 4, "",
		"ipex-gen: no device matches 'acm-g20' in 2.1.40+xpu");
	assert_run(RUN("--list", "pvc-vg", "bmg", "-i", "2.1.40", "-q"), 4, "",
		"no device matches 'bmg' in 2.1.40+xpu");
	assert_run(RUN("--list", "", "-q"), 4, "", "no device matches ''");
}

static void list_alone_prints_all_entries_sorted_by_id(void **state)
{
	struct result result = RUN("--list", "--os", "linux");
	size_t with_table = 0;

	(void)state;
	for (char *line = result.out; *line; line = strchr(line, '\n') + 1) {
		char *next = strchr(line, '\n') + 1;

		assert_null(memchr(line, '-', 5));
		if (*next)
			assert_true(strncmp(line, next, 4) <= 0);
		with_table += !strncmp(line + 5, "2.1.10", 6) || !strncmp(line + 5, "2.1.30", 6) ||
		              !strncmp(line + 5, "2.1.40", 6);
	}
	assert_int_equal(with_table, 482);
	assert_int_equal(result.status, 0);
	result_free(&result);
}

static void releases_are_listed_newest_first_by_package(void **state)
{
	(void)state;
	assert_run(RUN("--releases", "-o", "package,release"), 0,
		"ipex\t2.8.10+xpu\nipex\t2.7.10+xpu\nipex\t2.6.10+xpu\nipex\t2.5.10+xpu\n"
		"ipex\t2.3.110+xpu\nipex\t" NEWEST "\nipex\t2.1.40+xpu\nipex\t2.1.30+xpu\n"
		"ipex\t2.1.20+xpu\nipex\t2.1.10+xpu\n"
		"torch\t2.14\ntorch\t2.13\ntorch\t2.12\ntorch\t2.11\ntorch\t2.10\ntorch\t2.9\n"
		"torch\t2.8\ntorch\t2.7\ntorch\t2.6\ntorch\t2.5\n",
		"");
	assert_run(RUN("--releases", "-H", "-i", NEWEST), 0,
		"package\trelease\tdevices\tdemucs-gui\tdriver\tarchive\n"
		"ipex\t" NEWEST "\t138\t1.3.0.1 and later\t31.0.101.4953\t"
		"https://github.com/CarlGao4/ipex-wheel/releases/download/"
		"v2.1.40%2Bxpu.2025.0.1-cp311/2.1.40+xpu.2025.0.1-AOT.7z\n",
		"");
	assert_run(RUN("--releases", "-i", "2.1.40"), 0,
		"ipex\t2.1.40+xpu\t138\t1.3a1 to 1.3\t31.0.101.4953\t"
		"https://github.com/CarlGao4/ipex-wheel/releases/download/v2.1.40%2Bxpu-cp311/"
		"2.1.40+xpu-AOT.7z\n",
		"");
	assert_run(RUN("--releases", "-i", "2.1.30", "-j"), 0,
		"[\n  {\"package\": \"ipex\", \"release\": \"2.1.30+xpu\", \"devices\": 108, "
		"\"demucs-gui\": \"1.2b1 to 1.2\", \"driver\": \"31.0.101.4953\", \"archive\": "
		"null}\n]\n",
		"");
	assert_run(RUN("--releases", "-o", "release,devices", "-i", "2.1.10"), 0,
		"2.1.10+xpu\t98\n", "");
	assert_run(RUN("--releases", "-t", "2.9", "-o", "package,release,driver"), 0,
		"torch\t2.9\t-\n", "");
}

#define IDS_13 "id,id,id,id,id,id,id,id,id,id,id,id,id,"

static void a_wrong_command_line_is_named(void **state)
{
	(void)state;
	assert_run(RUN("--nonsense", "7D55"), 2, "", "'--nonsense'");
	assert_run(RUN("--nonsense", "7D55"), 2, "", "\nTry 'ipex-gen --help'");
	assert_run(RUN("-x", "7D55"), 2, "", "ipex-gen: unknown option '-x'");
	assert_run(RUN("-Hx", "7D55"), 2, "", "ipex-gen: unknown option '-x'");
	assert_run(RUN("--json", "-xq", "7D55"), 2, "", "ipex-gen: unknown option '-x'");
	assert_run(RUN("7D55", "--ipex=2.1.40", "-xq"), 2, "", "ipex-gen: unknown option '-x'");
	assert_run(RUN("7D55", "-i"), 2, "", "ipex-gen: option '--ipex' requires an argument\n");
	assert_run(
		RUN("7D55", "--ipex"), 2, "", "ipex-gen: option '--ipex' requires an argument\n");
	assert_run(RUN("7D55", "--json=yes"), 2, "", "--json");
	assert_run(RUN("7D55", "-l", "-q"), 2, "", "--long");
	assert_run(RUN("--detect", "7D55"), 2, "", "'7D55'");
	assert_run(RUN("--detect", "-"), 2, "", "'-'");
	assert_run(RUN("--sysroot", "/", "7D55"), 2, "", "--sysroot");
	assert_run(RUN("--detect", "--sysroot"), 2, "",
		"ipex-gen: option '--sysroot' requires an argument\n");
	assert_run(RUN("-g", "2.1.40", "7D55"), 2, "", "--ipex");
	assert_run(RUN("--releases", "7D55"), 2, "", "'7D55'");
	assert_run(RUN("7D55", "-o", IDS_13 IDS_13 IDS_13 IDS_13 IDS_13 "id"), 2, "", "ipex-gen: ");
	assert_run(RUN("7D55", "--os"), 2, "", "ipex-gen: option '--os' requires an argument\n");
	assert_run(RUN("7D55", "--os", "linus"), 2, "", "'linus'");
}

static void a_wrong_option_is_the_only_message(void **state)
{
	struct result result = RUN("-x", "7D55");

	(void)state;
	assert_string_equal(result.err,
		"ipex-gen: unknown option '-x'\nTry 'ipex-gen --help' for more information.\n");
	result_free(&result);
}

static void an_option_that_is_not_ascii_is_unknown(void **state)
{
	(void)state;
	assert_run(RUN("-\xC3\xA9"), 2, "", "ipex-gen: unknown option '-\\xC3'\n");
	assert_run(RUN("--\xC3\xA9"), 2, "", "ipex-gen: unknown option '--\u00E9'\n");
}

static void options_that_exclude_each_other_are_named(void **state)
{
	static const struct {
		const char *options[4], *first, *second;
	} exclusive[] = {
		{ { "-i", "2.1.40", "-g", "1.3" }, "ipex", "demucs-gui" },
		{ { "-i", "2.1.40", "-t", "2.9" }, "ipex", "torch" },
		{ { "-t", "2.9", "-g", "1.3" }, "torch", "demucs-gui" },
		{ { "-o", "id", "-l" }, "output", "long" },
		{ { "-o", "id", "-d" }, "output", "devlist" },
		{ { "-o", "id", "-q" }, "output", "quiet" },
		{ { "-j", "-l" }, "json", "long" },
		{ { "-j", "-d" }, "json", "devlist" },
		{ { "-j", "-q" }, "json", "quiet" },
		{ { "-l", "-d" }, "long", "devlist" },
		{ { "-l", "-q" }, "long", "quiet" },
		{ { "-d", "-q" }, "devlist", "quiet" },
		{ { "--detect", "--list" }, "detect", "list" },
		{ { "--releases", "--detect" }, "detect", "releases" },
		{ { "--diff", "--detect" }, "detect", "diff" },
		{ { "--scan", "--detect" }, "scan", "detect" },
		{ { "--scan", "--list" }, "scan", "list" },
		{ { "--scan", "--releases" }, "scan", "releases" },
		{ { "--scan", "--diff" }, "scan", "diff" },
		{ { "--list", "--releases" }, "list", "releases" },
		{ { "--list", "--diff" }, "list", "diff" },
		{ { "--releases", "--diff" }, "releases", "diff" },
		{ { "--releases", "-l" }, "releases", "long" },
		{ { "--releases", "-d" }, "releases", "devlist" },
		{ { "--diff", "-o", "id" }, "diff", "output" },
		{ { "--diff", "-j" }, "diff", "json" },
		{ { "--diff", "-d" }, "diff", "devlist" },
		{ { "--diff", "-H" }, "diff", "header" },
		{ { "--diff", "--any" }, "diff", "any" },
		{ { "--releases", "--any" }, "releases", "any" },
		{ { "--diff", "-i", "2.1.40" }, "diff", "ipex" },
		{ { "--diff", "-g", "1.3" }, "diff", "demucs-gui" },
		{ { "--diff", "-t", "2.9" }, "diff", "torch" },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(exclusive); i++) {
		const char *const *options = exclusive[i].options;
		char first[32], second[32];
		struct result result = RUN(
			"7D55", options[0], options[1], options[2], options[2] ? options[3] : NULL);

		snprintf(first, sizeof first, "--%s", exclusive[i].first);
		snprintf(second, sizeof second, "--%s", exclusive[i].second);
		if (!strstr(result.err, first) || !strstr(result.err, second))
			fail_msg("%s and %s: %s", first, second, result.err);
		assert_non_null(strstr(result.err, "\nTry 'ipex-gen --help'"));
		assert_string_equal(result.out, "");
		assert_int_equal(result.status, 2);
		result_free(&result);
	}
}

static void close_names_are_suggested(void **state)
{
	static const struct {
		const char *arguments[3], *suggestion;
	} close[] = {
		{ { "-i", "2.1.4" }, "did you mean 2.1.40+xpu" },
		{ { "-i", "2.1.03" }, "did you mean 2.1.30+xpu?" },
		{ { "-i", NEWEST "1" }, "did you mean " NEWEST "?" },
		{ { "-i", "2.1.40+xpu.2025" }, "did you mean " NEWEST "?" },
		{ { "-o", "cods" }, "unknown field 'cods' (did you mean code" },
		{ { "-o", "id,dirver" }, "unknown field 'dirver' (did you mean driver?)" },
		{ { "-o", "Code" }, "did you mean code" },
		{ { "-o", "runtme" }, "did you mean runtime?" },
		{ { "--realeses" }, "--releases?" },
		{ { "--jsn" }, "--json?" },
		{ { "--torhc", "2.9" }, "--torch?" },
		{ { "--list", "meteor" }, "Meteor Lake" },
		{ { "--list", "acm-g1" }, "acm-g10" },
		{ { "--list", "Alchemits" }, "Alchemist" },
		{ { "--list", "Xe-HPQ" }, "Xe-HPG" },
		{ { "Arc B560" }, "B570" },
		{ { "Arc B560" }, "B580" },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(close); i++) {
		struct result result = run_tool(NULL, close[i].arguments);

		if (!strstr(result.err, close[i].suggestion))
			fail_msg("'%s' is missing in %s", close[i].suggestion, result.err);
		assert_string_equal(result.out, "");
		assert_in_range(result.status, 2, 4);
		result_free(&result);
	}
}

static void a_name_that_is_not_close_gets_no_suggestion(void **state)
{
	static const char *const far[][2] = { { "-i", "1.0" }, { "-i", "2.5" },
		{ "-t", "99.99.99" }, { "-o", "colour" }, { "--list", "colourless" },
		{ "--colourless", NULL } };
	static const char *const parts[] = { "did you mean", "emucs" };

	(void)state;
	for (size_t i = 0; i < LENGTH(far); i++) {
		struct result result = RUN(far[i][0], far[i][1]);

		if (i == 1)
			assert_null(strstr(result.err, "emucs"));
		else if (!has_none_of(result.err, parts, i == 3 ? 1 : LENGTH(parts)))
			fail_msg("%s", result.err);
		result_free(&result);
	}
}

static void an_operand_that_is_nearly_a_pci_id_is_explained(void **state)
{
	(void)state;
	assert_run(RUN("7D5"), 2, "",
		"ipex-gen: '7D5' is not a device: a PCI ID has four hex digits, not 3\n");
	assert_run(RUN("7D555"), 2, "",
		"ipex-gen: '7D555' is not a device: a PCI ID has four hex digits, not 5\n");
	assert_run(RUN("8086:56a0\n8086:3e92\n", "-i", NEWEST), 2, "",
		"ipex-gen: '8086:56a0\\x0A8086:3e92\\x0A' is not a device");
	assert_run(RUN("8086:56a0\n8086:3e92\n", "-i", NEWEST), 2, "", "'ipex-gen -'");
	assert_run(RUN("7D5G\n"), 2, "", "ipex-gen: '7D5G\\x0A' is not a device");
	assert_run(RUN("\n 8086:56a0\r\n", "-i", "2.1.40", "-o", "code"), 0, "12.55.8\n", "");
	assert_run(RUN("7D5G"), 2, "", "ipex-gen: '7D5G' is not a device");
	assert_run(RUN("7D\xC3\xA9"), 2, "", "ipex-gen: '7D\xC3\xA9' is not a device");
	assert_run(RUN("PCI\\VEN_8086"), 2, "", "quot");
	assert_run(RUN("123456"), 2, "",
		"ipex-gen: '123456' is not a device: a PCI ID has four hex digits, not 6\n");
	assert_run(RUN("ABCDE"), 2, "",
		"ipex-gen: 'ABCDE' is not a device: a PCI ID has four hex digits, not 5\n");
}

static void the_end_of_a_long_path_or_message_is_said_or_marked(void **state)
{
	(void)state;
	assert_run(run_shell("\"$0\" --scan \"/$(printf '%0200d' 0)/log.txt\""), 3, "",
		"0/log.txt': ");
	assert_run(run_shell("\"$0\" --scan \"$(printf '%01100d' 0 | tr 0 '\\001')\" 2>&1 | "
			     "tail -c 8"),
		0, "\\x01…\n", "");
}

static void a_product_is_answered_as_its_devices(void **state)
{
	(void)state;
	assert_run(RUN("A770", "-i", "2.1.40"), 0, "12.55.8\n", "");
	assert_run(RUN("arc a770", "-i", "2.1.40"), 0, "12.55.8\n", "");
	assert_run(RUN("Intel(R) Arc(TM) A770 Graphics", "-i", "2.1.40"), 0, "12.55.8\n", "");
	assert_run(RUN("Intel\u00AE Arc\u2122 A770 Graphics (16GB)", "-i", "2.1.40", "-o", "id"), 0,
		"56A0\n", "");
	assert_run(RUN("Arc A770 (16 GB)", "-i", "2.1.40", "-o", "id"), 0, "56A0\n", "");
	assert_run(run_shell("\"$0\" \"A770 $(seq -f x%02g -s ' ' 17)\""), 2, "",
		"ipex-gen: 'A770 x01 x02 x03 x04 x05 x06 x07 x08 x09 x10 x11 x12 x13 x14 "
		"x15…' is not a device");
	assert_run(RUN("A770M", "-i", "2.1.40", "-o", "id"), 0, "5690\n", "");
	assert_run(RUN("UHD 750", "-i", "2.1.40", "-o", "id"), 0, "4C8A\n", "");
	assert_run(RUN("Max 1550", "-i", "2.1.40"), 0, "0BD5\t12.60.7\n0BD6\t12.60.7\n", "");
	assert_run(RUN("Arc 140V", "-i", "2.1.40", "-o", "id"), 0, "64A0\n", "");
	assert_run(RUN("Flex 170", "-i", "2.1.40", "-o", "id"), 0, "56C0\n", "");
	assert_run(RUN("0xA770", "-i", "2.1.40", "-o", "id"), 1, "A770\n", "");
	assert_run(RUN("A780", "-i", "2.1.40", "-o", "id"), 0, "A780\n", "");
	assert_run(RUN("1550", "-i", "2.1.40", "-o", "id"), 1, "1550\n", "");
	assert_run(RUN("Arc Z999"), 2, "", "'Arc Z999' is not a device");
	assert_run(RUN("Intel Graphics"), 2, "", "PCI ID");
}

static void words_that_are_options_point_to_the_option(void **state)
{
	static const char *const words[] = { "help", "version", "list", "detect", "releases" };

	(void)state;
	for (size_t i = 0; i < LENGTH(words); i++) {
		char option[32];

		snprintf(option, sizeof option, "--%s", words[i]);
		assert_run(RUN(words[i]), 2, "", option);
		assert_run(RUN(words[i], "-i", "2.1.40"), 2, "", option);
	}
	assert_run(RUN("/?"), 2, "", "--help");
}

static void names_that_only_list_takes_point_to_it(void **state)
{
	static const char *const names[] = { "acm-g10", "12.55.8", "mtl-h", "pvc" };

	(void)state;
	for (size_t i = 0; i < LENGTH(names); i++)
		assert_run(RUN(names[i]), 2, "", "--list");
}

static size_t count(const char *text, const char *part)
{
	size_t found = 0;

	for (; (text = strstr(text, part)); text++)
		found++;
	return found;
}

/* 2.1.40 is the older of two builds, which differ for Battlemage. */
static void a_later_build_that_answers_differently_is_noted_once(void **state)
{
	struct result result = RUN("E20B", "E20C", "E202", "7D55", "-i", "2.1.40");

	(void)state;
	assert_string_equal(
		result.out, "E20B\t20.1.4\nE20C\t20.1.4\nE202\t20.1.4\n7D55\t12.71.4\n");
	assert_int_equal(count(result.err, NEWEST), 1);
	assert_int_equal(count(result.err, "\n"), 1);
	assert_int_equal(result.status, 0);
	result_free(&result);
	result = RUN("E20E", "-i", "2.1.40", "-o", "code");
	assert_int_equal(count(result.err, NEWEST), 1);
	result_free(&result);
	assert_run(RUN("E20B", "-i", "2.1.40", "-q"), 0, "", "");
	assert_run(RUN("7D55", "-i", "2.1.40"), 0, "12.71.4\n", "");
	assert_run(RUN("E20B", "-i", NEWEST), 0, NULL, "");
}

static void help_and_version_go_to_standard_output(void **state)
{
	struct result help = RUN("--help"), version = RUN("nonsense", "-V");

	(void)state;
	assert_int_equal(help.status, 0);
	assert_string_equal(help.err, "");
	assert_memory_equal(help.out, "Usage: ipex-gen ", 16);
	assert_int_equal(version.status, 0);
	assert_memory_equal(version.out, "ipex-gen ", 9);
	result_free(&help);
	result_free(&version);
}

static void more_fields_or_names_than_there_is_room_for_are_refused(void **state)
{
	(void)state;
	assert_run(run_shell("\"$0\" 56A0 -o \"$(yes id | head -65 | paste -sd,)\""), 2, "",
		"ipex-gen: --output takes at most 64 fields\n");
	assert_run(run_shell("\"$0\" 56A0 -o \"$(yes id | head -64 | paste -sd,)\" | "
			     "sort -u | tr '\\t' '\\n' | sort | uniq -c | tr -d ' '"),
		0, "6456A0\n", "");
	assert_run(run_shell("\"$0\" --list $(seq 100 164)"), 2, "",
		"ipex-gen: --list takes at most 64 names\n");
	assert_run(run_shell("\"$0\" -q --list $(seq 100 163)"), 4, "",
		"ipex-gen: no device matches '163' in any release\n");
}

static void an_answer_that_is_too_long_to_keep_is_printed_each_time(void **state)
{
	(void)state;
	assert_run(run_shell("printf '56A0\\n4680\\n56A0\\n' | "
			     "\"$0\" -o \"$(yes id | head -64 | paste -sd,)\" - | "
			     "tr '\\t' '\\n' | uniq | paste -sd' '"),
		0, "56A0 4680 56A0\n", "");
}

static void a_device_that_no_release_supports_is_not_suggested_for_its_own_name(void **state)
{
	(void)state;
	assert_run(RUN("--list", "nvl-s"), 4, "",
		"ipex-gen: no device matches 'nvl-s' in any release\n");
}

static void output_that_cannot_be_written_is_status_3(void **state)
{
	(void)state;
	assert_run(run_shell("\"$0\" 7D55 -i 2.1.40 >/dev/full"), 3, "",
		"ipex-gen: standard output: No space left on device\n");
	assert_run(run_shell("\"$0\" 1234 7D5 >/dev/full"), 3, "", "No space left on device");
	assert_run(run_shell("\"$0\" --help >/dev/full"), 3, "", "No space left on device");
	assert_run(run_shell("\"$0\" 7D55 >&-"), 3, "",
		"ipex-gen: standard output: Bad file descriptor\n");
	assert_run(run_shell("yes 7D55 | \"$0\" - >/dev/full"), 3, "", "No space left on device");
	assert_run(run_shell("\"$0\" -q 7D55 >/dev/full"), 0, "", "");
}

static void input_that_cannot_be_read_is_status_3(void **state)
{
	(void)state;
	assert_run(run_shell("\"$0\" -i latest - <."), 3, "", "ipex-gen: standard input: ");
}

static void a_closed_pipe_ends_it_quietly(void **state)
{
	(void)state;
	assert_run(run_shell("yes 7D55 | \"$0\" -i 2.1.40 - | head -n 2"), 0,
		"7D55\t12.71.4\n7D55\t12.71.4\n", "");
	/* the same if SIGPIPE is ignored: no message, and the status shows it */
	assert_equal_runs(
		run_shell("trap '' PIPE; { yes 7D55 2>/dev/null | \"$0\" -; echo $? >&2; } | true"),
		run_shell("echo 3 >&2"));
}

static void an_answer_comes_before_the_next_line(void **state)
{
	static const char command[] =
		"mkfifo \"$1\"; \"$0\" -i 2.1.40 - <\"$1\" >\"$1.answers\" & exec 3>\"$1\"; echo "
		"7D55 >&3; "
		"while ! [ -s \"$1.answers\" ]; do :; done; echo 4905 >&3; exec 3>&-; wait; cat "
		"\"$1.answers\"; "
		"rm \"$1\" \"$1.answers\"";
	char fifo[4096];

	(void)state;
	snprintf(fifo, sizeof fifo, "%s", built("fifo"));
	assert_run(run_program(NULL, 0,
			   (const char *const[]){
				   "timeout", "10", "sh", "-c", command, tool_path(), fifo, NULL }),
		0, "7D55\t12.71.4\n4905\t12.10.0\n", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_device_and_release_print_the_codes_alone),
		cmocka_unit_test(
			the_message_of_no_support_names_the_releases_that_support_the_device),
		cmocka_unit_test(the_message_about_another_class_has_its_name_or_its_number),
		cmocka_unit_test(a_device_that_nothing_supports_is_compiled_just_in_time),
		cmocka_unit_test(kernels_for_the_other_system_are_mentioned),
		cmocka_unit_test(a_device_that_no_ipex_release_supports_is_pointed_to_pytorch),
		cmocka_unit_test(a_device_without_kernels_in_a_wheel_is_compiled_just_in_time),
		cmocka_unit_test(without_a_release_every_ipex_release_answers_newest_first),
		cmocka_unit_test(several_devices_have_a_line_each),
		cmocka_unit_test(a_release_is_known_by_every_spelling_of_its_name),
		cmocka_unit_test(a_version_of_pytorch_is_known_by_every_spelling),
		cmocka_unit_test(an_unknown_release_names_the_known_ones),
		cmocka_unit_test(every_field_can_be_asked_for_in_any_order),
		cmocka_unit_test(the_slot_and_the_input_are_those_of_the_text),
		cmocka_unit_test(json_is_an_array_of_objects),
		cmocka_unit_test(json_and_text_agree_on_every_device),
		cmocka_unit_test(json_has_null_or_an_empty_list_if_a_value_is_missing),
		cmocka_unit_test(after_a_wrong_question_nothing_is_on_standard_output),
		cmocka_unit_test(long_describes_a_device_for_people),
		cmocka_unit_test(long_names_the_runtime_for_kernels_of_another_code),
		cmocka_unit_test(long_describes_devices_that_no_table_has),
		cmocka_unit_test(quiet_prints_nothing_and_the_status_is_the_answer),
		cmocka_unit_test(any_succeeds_if_one_device_is_supported),
		cmocka_unit_test(standard_input_has_a_device_a_line),
		cmocka_unit_test(an_answer_is_the_same_whatever_came_before),
		cmocka_unit_test(answers_that_are_no_longer_kept_are_made_again),
		cmocka_unit_test(a_line_without_a_device_has_dashes_and_a_message),
		cmocka_unit_test(lines_of_any_length_and_bytes_are_read),
		cmocka_unit_test(messages_quote_and_escape_the_operand),
		cmocka_unit_test(list_prints_the_devices_of_a_name),
		cmocka_unit_test(list_finds_codenames_and_architectures),
		cmocka_unit_test(list_alone_prints_all_entries_sorted_by_id),
		cmocka_unit_test(releases_are_listed_newest_first_by_package),
		cmocka_unit_test(a_wrong_command_line_is_named),
		cmocka_unit_test(a_wrong_option_is_the_only_message),
		cmocka_unit_test(an_option_that_is_not_ascii_is_unknown),
		cmocka_unit_test(options_that_exclude_each_other_are_named),
		cmocka_unit_test(close_names_are_suggested),
		cmocka_unit_test(a_name_that_is_not_close_gets_no_suggestion),
		cmocka_unit_test(an_operand_that_is_nearly_a_pci_id_is_explained),
		cmocka_unit_test(the_end_of_a_long_path_or_message_is_said_or_marked),
		cmocka_unit_test(a_product_is_answered_as_its_devices),
		cmocka_unit_test(words_that_are_options_point_to_the_option),
		cmocka_unit_test(names_that_only_list_takes_point_to_it),
		cmocka_unit_test(a_later_build_that_answers_differently_is_noted_once),
		cmocka_unit_test(help_and_version_go_to_standard_output),
		cmocka_unit_test(more_fields_or_names_than_there_is_room_for_are_refused),
		cmocka_unit_test(an_answer_that_is_too_long_to_keep_is_printed_each_time),
		cmocka_unit_test(
			a_device_that_no_release_supports_is_not_suggested_for_its_own_name),
		cmocka_unit_test(output_that_cannot_be_written_is_status_3),
		cmocka_unit_test(input_that_cannot_be_read_is_status_3),
		cmocka_unit_test(a_closed_pipe_ends_it_quietly),
		cmocka_unit_test(an_answer_comes_before_the_next_line),
	};

	signal(SIGPIPE, SIG_DFL);
	return cmocka_run_group_tests_name("command", tests, use_known_pages, NULL);
}
