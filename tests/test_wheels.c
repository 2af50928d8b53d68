/* Wheels: which kernels in the wheels of PyTorch and IPEX run on each device, by the pages. */
#include "folder.h"
#include "run.h"
#include "test.h"
#include "truth.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { REVISION_COUNT = 256 };

static int read_pages(void **state)
{
	truth_read();
	return make_folder(state);
}

/* Sets IS_ASKED for each revision of ID that a rule names, with the bits too that its mask leaves
 * out, for one that no rule names, and for a device that is powered down. */
static void choose_revisions(unsigned id, bool is_asked[REVISION_COUNT])
{
	bool has_other = false;

	for (int revision = 0; revision < REVISION_COUNT; revision++) {
		bool is_decided = truth_decided(id, revision) != NULL;

		is_asked[revision] = is_decided || !has_other || revision == 0xFF;
		has_other |= !is_decided;
	}
}

/* Writes a line for each known ID and revision to ask, and the answers. */
static void write_questions(
	FILE *in, FILE *out, const struct truth_release *release, unsigned system)
{
	for (size_t i = 0; i < truth_id_count; i++) {
		bool is_asked[REVISION_COUNT];

		choose_revisions(truth_ids[i], is_asked);
		for (int revision = TRUTH_NO_REVISION; revision < REVISION_COUNT; revision++) {
			struct truth_answer answer;

			if (revision == TRUTH_NO_REVISION)
				fprintf(in, "8086:%04x\n", truth_ids[i]);
			else if (is_asked[revision])
				fprintf(in, "8086:%04x (rev %02x)\n", truth_ids[i], revision);
			else
				continue;
			answer = truth_of(release, truth_ids[i], revision, system);
			truth_write(out, &answer);
		}
	}
}

static void every_device_with_every_revision_is_answered_as_the_pages_say(void **state)
{
	(void)state;
	for (size_t i = 0; i < truth_release_count * TRUTH_SYSTEM_COUNT; i++) {
		const struct truth_release *release = &truth_releases[i / TRUTH_SYSTEM_COUNT];
		unsigned system = (unsigned)(i % TRUTH_SYSTEM_COUNT);
		size_t in_size, out_size;
		char *asked, *expected;
		FILE *in = open_memstream(&asked, &in_size),
		     *out = open_memstream(&expected, &out_size);
		struct result result;

		write_questions(in, out, release, system);
		fclose(in);
		fclose(out);
		result = RUN_WITH(asked, release->is_torch ? "-t" : "-i", release->name, "--os",
			truth_systems[system], "-o", TRUTH_FIELDS, "-");
		assert_same_lines(result.out, expected);
		assert_string_equal(result.err, "");
		free(asked);
		free(expected);
		result_free(&result);
	}
}

/* By hand, from the sources of the compute runtime: the target, and the runtime if the kernels are
 * not of the device's own code. */
static void these_devices_have_these_kernels(void **state)
{
	static const struct {
		const char *version, *system;
	} wheels[] = { { "2.6", "linux" }, { "2.6", "windows" }, { "2.9", "linux" },
		{ "2.9", "windows" }, { "2.10", "linux" } };
	static const struct {
		const char *id, *kernels[LENGTH(wheels)];
	} devices[] = {
		{ "9A49", { "-\t-", "-\t-", "-\t-", "-\t-", "-\t-" } },
		{ "56A0", { "ats-m150\t-", "ats-m150\t-", "dg2\t-", "dg2\t-", "dg2\t-" } },
		{ "56A5", { "-\t-", "-\t-", "dg2\t24.45", "dg2\t24.45", "dg2\t24.45" } },
		{ "0BD5", { "pvc\t-", "-\t-", "pvc\t-", "-\t-", "pvc\t-" } },
		{ "7D45", { "xe-lpg\t-", "mtl-u\t-", "-\t-", "mtl\t-", "-\t-" } },
		{ "7D67", { "xe-lpg\t-", "mtl-u\t-", "-\t-", "-\t-", "-\t-" } },
		{ "7D55", { "xe-lpg\t-", "mtl-h\t-", "mtl-h\t-", "mtl-h\t-", "mtl-h\t-" } },
		{ "7D51", { "-\t-", "-\t-", "arl-h\t-", "arl-h\t-", "arl-h\t-" } },
		{ "E20B", { "-\t-", "xe2-hpg\t-", "bmg\t-", "bmg\t-", "bmg\t-" } },
		{ "E223", { "-\t-", "-\t-", "bmg\t25.27", "bmg\t25.27", "bmg\t25.27" } },
		{ "64A0", { "-\t-", "xe2-lpg\t-", "lnl-m\t-", "lnl-m\t-", "lnl-m\t-" } },
		{ "B080", { "-\t-", "-\t-", "-\t-", "-\t-", "ptl-h\t-" } },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(devices); i++) {
		for (size_t j = 0; j < LENGTH(wheels); j++) {
			const char *kernels = devices[i].kernels[j];
			bool is_supported = *kernels != '-';
			char expected[64];
			struct result result = RUN(devices[i].id, "-t", wheels[j].version, "--os",
				wheels[j].system, "-o", "wheel,runtime,supported,exact");

			snprintf(expected, sizeof expected, "%s\t%s\n", kernels,
				is_supported ? "yes\tyes" : "no\t-");
			if (strcmp(result.out, expected) != 0)
				fail_msg("%s in %s for %s: %s is not %s", devices[i].id,
					wheels[j].version, wheels[j].system, result.out, expected);
			assert_int_equal(result.status, !is_supported);
			result_free(&result);
		}
	}
}

static void an_early_stepping_runs_no_kernels_of_a_wheel(void **state)
{
	(void)state;
	assert_run(RUN("8086:56a0 (rev 04)", "-t", "2.9", "--os", "linux", "-o",
			   "supported,code,codes,exact,wheel,runtime,url"),
		1, "no\t-\t-\t-\t-\t-\t-\n", "");
	assert_run(RUN("8086:56a0 (rev 08)", "-t", "2.9", "--os", "linux", "-o",
			   "supported,code,codes,exact,wheel,runtime"),
		0, "yes\t12.55.8\t12.55.8\tyes\tdg2\t-\n", "");
	assert_run(RUN("8086:7d55 (rev 02)", "-i", "2.8.10", "--os", "linux", "-o", "supported"), 1,
		"no\n", "");
	/* a revision that no rule names is the production stepping */
	assert_run(RUN("8086:56a0 (rev 99)", "-t", "2.9", "--os", "linux", "-o", "code,exact"), 0,
		"12.55.8\tyes\n", "");
}

/* A table's answer does not depend on the system; the fields of its wheel do. */
static void os_chooses_the_wheel_and_not_the_table(void **state)
{
	(void)state;
	assert_run(RUN("0BD5", "-i", "2.1.40", "--os", "linux", "-o", "codes,supported,wheel"), 0,
		"12.60.7\tyes\tpvc\n", "");
	assert_run(RUN("0BD5", "-i", "2.1.40", "--os", "windows", "-o", "codes,supported,wheel"), 0,
		"12.60.7\tyes\t-\n", "");
	assert_run(RUN("0BD5", "-i", "2.8.10", "--os", "windows", "-o", "codes,supported,wheel"), 1,
		"-\tno\t-\n", "");
	assert_run(RUN("0BD5", "-i", "2.8.10", "--os=linux", "-o", "codes,supported,wheel"), 0,
		"12.60.7\tyes\tpvc\n", "");
	assert_run(RUN("0BD5", "-i", "2.8.10", "--os", "macos"), 2, "", "windows");
}

static void the_url_of_a_wheel_is_the_index_that_has_it(void **state)
{
	(void)state;
	assert_run(RUN("56A0", "-t", "2.9", "--os", "linux", "-o", "url"), 0,
		"https://download.pytorch.org/whl/xpu\n", "");
	assert_run(RUN("56A0", "-t", "2.5", "--os", "linux", "-o", "url"), 0,
		"https://download.pytorch.org/whl/test/xpu\n", "");
	assert_run(RUN("E20B", "-i", "2.5.10", "--os", "windows", "-o", "url"), 0,
		"https://pytorch-extension.intel.com/release-whl/stable/bmg/us/\n", "");
	assert_run(RUN("56A0", "-i", "2.5.10", "--os", "windows", "-o", "url"), 0,
		"https://pytorch-extension.intel.com/release-whl/stable/xpu/us/\n", "");
	assert_run(RUN("7D51", "-i", "2.6.10", "--os", "windows", "-o", "url"), 0,
		"https://pytorch-extension.intel.com/release-whl/stable/arl/us/\n", "");
}

static void a_version_added_as_one_row_answers(void **state)
{
	(void)state;
	assert_shell("mkdir \"$0/tables\" && cp \"${PAGES:-tables}\"/*.md \"$0/tables\" && "
		     "echo '| `9999.1` | Linux | `ats-m150` | [new](https://example.com/torch) | "
		     "test | 2026-11-26 |' >>\"$0/tables/torch-wheels.md\" && "
		     "echo '| `9999.2` | Windows | [`dg2`](https://example.com/dg2) | "
		     "[new](https://example.com/ipex) | test | 2026-11-26 |' "
		     ">>\"$0/tables/ipex-wheels.md\" && "
		     "make -s BUILD=\"$0/build\" TABLES=\"$(echo \"$0\"/tables/*.md)\" "
		     "\"$0/build/ipex-gen\" 2>\"$0/output\" || { cat \"$0/output\" >&2; exit 1; }",
		0, "", "");
	assert_shell("\"$0/build/ipex-gen\" -t latest --os linux 56A0 -o release,code,wheel,url", 0,
		"9999.1\t12.55.8\tats-m150\thttps://example.com/torch\n", "");
	assert_shell("\"$0/build/ipex-gen\" -i latest --os windows 56A5 "
		     "-o release,code,wheel,runtime,url",
		0, "9999.2+xpu\t12.55.8\tdg2\t24.45\thttps://example.com/dg2\n", "");
	assert_shell("\"$0/build/ipex-gen\" -i 9999.2 --os linux 56A0 -o supported", 1, "no\n", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_device_with_every_revision_is_answered_as_the_pages_say),
		cmocka_unit_test(these_devices_have_these_kernels),
		cmocka_unit_test(an_early_stepping_runs_no_kernels_of_a_wheel),
		cmocka_unit_test(os_chooses_the_wheel_and_not_the_table),
		cmocka_unit_test(the_url_of_a_wheel_is_the_index_that_has_it),
		cmocka_unit_test(a_version_added_as_one_row_answers),
	};

	return cmocka_run_group_tests_name("wheels", tests, read_pages, remove_folder);
}
