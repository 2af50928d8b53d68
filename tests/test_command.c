/* The command as its users run it: what it prints, what it says, and how it exits. */
#include "run.h"
#include "test.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NEWEST "2.1.40+xpu.2025.0.1"

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

static void a_device_that_is_not_supported_is_said_to_be_listed_elsewhere(void **state)
{
	(void)state;
	assert_run(RUN("7D55", "--ipex", "2.1.10"), 1, "",
		"ipex-gen: 7D55 is not supported by 2.1.10+xpu (2.1.30+xpu, 2.1.40+xpu and 2.1.40+xpu.2025.0.1 do list it)\n");
	assert_run(RUN("4F8C", "-i", "latest"), 1, "",
		"ipex-gen: 4F8C is not supported by 2.1.40+xpu.2025.0.1 (2.1.10+xpu and 2.1.30+xpu do list it)\n");
	assert_run(RUN("E20E", "-i", "latest"), 1, "", "(2.1.40+xpu does list it)\n");
	assert_run(RUN("1234", "-i", "latest"), 1, "",
		"ipex-gen: 1234 is in no release; if IPEX runs on it, it compiles just in time, for minutes at every start\n");
	assert_run(RUN("10de:2684", "-i", "latest"), 1, "",
		"ipex-gen: 10DE:2684 is not an Intel device\n");
	assert_run(RUN("10de:7d55", "-i", "latest"), 1, "",
		"ipex-gen: 10DE:7D55 is not an Intel device\n");
}

static void without_a_release_every_one_answers_the_newest_first(void **state)
{
	(void)state;
	assert_run(RUN("7D55"), 0,
		NEWEST
		"\t12.71.0 12.71.4\n2.1.40+xpu\t12.71.4\n2.1.30+xpu\t12.71.0 12.71.4\n2.1.10+xpu\t-\n",
		"");
	assert_run(RUN("1234"), 1, NEWEST "\t-\n2.1.40+xpu\t-\n2.1.30+xpu\t-\n2.1.10+xpu\t-\n", "");
}

static void several_devices_have_a_line_each(void **state)
{
	(void)state;
	assert_run(RUN("7D55", "1234", "10de:2684", "-i", "2.1.40"), 1,
		"7D55\t12.71.4\n1234\t-\n10DE:2684\t-\n", "");
	assert_run(RUN("7D55", "56a0", "-i", "2.1.40"), 0, "7D55\t12.71.4\n56A0\t12.55.8\n", "");
	assert_run(RUN("7D55", "nonsense", "-i", "2.1.40"), 2, "7D55\t12.71.4\n-\t-\n",
		"ipex-gen: 'nonsense' is no device; give its PCI ID, four hex digits\n");
	assert_run(RUN("-H", "7D55", "4905", "-i", "2.1.40"), 0,
		"id\tcodes\n7D55\t12.71.4\n4905\t12.10.0\n", "");
}

static void a_release_goes_by_its_name_in_every_spelling(void **state)
{
	static const char *const spellings[][2] = {
		{ "2.1.40", "2.1.40+xpu" },
		{ "v2.1.40", "2.1.40+xpu" },
		{ "V2.1.40+XPU", "2.1.40+xpu" },
		{ "2.1.40+xpu", "2.1.40+xpu" },
		{ "2.1.40.0", "2.1.40+xpu" },
		{ NEWEST, NEWEST },
		{ "2.1.40+XPU-2025_0.1", NEWEST },
		{ "latest", NEWEST },
		{ "LATEST", NEWEST },
		{ "2.1.10+git45400a8", "2.1.10+xpu" },
		{ "2.1.30", "2.1.30+xpu" },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(spellings); i++) {
		char expected[64];

		snprintf(expected, sizeof expected, "%s\n", spellings[i][1]);
		assert_run(RUN("4905", "-o", "release", "-i", spellings[i][0]), 0, expected, "");
	}
}

static void an_unknown_release_names_the_known_ones(void **state)
{
	static const char *const wrong[] = { "2.1.4", "2.1.40+cpu", "2.1.40+xpu.2025", "", "xpu",
		"3" };

	(void)state;
	for (size_t i = 0; i < LENGTH(wrong); i++)
		assert_run(RUN("4905", "-i", wrong[i]), 2, "",
			"; known are 2.1.40+xpu.2025.0.1, 2.1.40+xpu, 2.1.30+xpu, 2.1.10+xpu\n");
}

static void every_field_can_be_asked_for_in_any_order(void **state)
{
	(void)state;
	assert_run(RUN("7D55", "-i", "2.1.40", "-o",
			   "id,release,supported,code,codes,devices,codename,arch"),
		0,
		"7D55\t2.1.40+xpu\tyes\t12.71.4\t12.71.4\tmtl-h mtl-p mtl-h-b0\tMeteor Lake-P\tXe-LPG\n",
		"");
	assert_run(RUN("7D55", "-i", "2.1.40", "-Ho", "driver,demucs-gui,names,url,id"), 0,
		"driver\tdemucs-gui\tnames\turl\tid\n"
		"31.0.101.4953\t1.3a1 to 1.3\tIntel® Arc™ Graphics; Intel® Graphics\t"
		"https://github.com/CarlGao4/ipex-wheel/releases/download/v2.1.40%2Bxpu-cp311/2.1.40+xpu-AOT.7z\t7D55\n",
		"");
	assert_run(RUN("56A0", "-i", "2.1.30", "--output=code,url,code"), 0,
		"12.55.8\thttps://www.fosshub.com/Demucs-GUI-old.html?dwl=12.55.8_2.1.30.7z\t12.55.8\n",
		"");
	assert_run(RUN("4F8C", "-i", "2.1.10", "-o", "arch,names,devices"), 0,
		"-\t-\tacm-g20 dg2-g20\n", "");
	assert_run(RUN("7D55", "-i", "2.1.10", "-o",
			   "supported,code,codes,devices,codename,arch,names,url,driver"),
		1, "no\t-\t-\t-\t-\t-\t-\t-\t31.0.101.4953\n", "");
	assert_run(RUN("7D55", "-o", "codes,cods"), 2, "",
		"ipex-gen: unknown field 'cods' (did you mean codes?); known are id, rev, release, supported, code, codes, exact, devices, devlist, "
		"codename, arch, names, url, driver, demucs-gui\n");
	assert_run(RUN("7D55", "-o", ""), 2, "", "unknown field ''");
	assert_run(RUN("7D55", "-o", "id,,id"), 2, "", "unknown field ''");
}

static void json_is_an_array_of_objects(void **state)
{
	(void)state;
	assert_run(RUN("7D55", "1234", "-i", "2.1.30", "-j", "-o",
			   "id,supported,code,codes,names,url"),
		1,
		"[\n"
		"  {\"id\": \"7D55\", \"supported\": true, \"code\": \"12.71.4\", \"codes\": [\"12.71.0\", \"12.71.4\"], "
		"\"names\": [\"Intel® Iris® Xe Graphics\"], "
		"\"url\": \"https://www.fosshub.com/Demucs-GUI-old.html?dwl=12.71.4_2.1.30.7z\"},\n"
		"  {\"id\": \"1234\", \"supported\": false, \"code\": null, \"codes\": [], \"names\": [], \"url\": null}\n"
		"]\n",
		"");
	assert_run(RUN("--list", "nothing", "-j"), 1, "[]\n",
		"ipex-gen: nothing in any release goes by 'nothing'\n");
}

/* What jq makes of the whole of it is the text. */
static void json_and_text_say_the_same_of_every_device(void **state)
{
	static const char command[] =
		"\"$0\" --list -j | jq -r '.[] | [.id, .release, (if .supported then \"yes\" else \"no\" end), .code // \"-\", "
		"(.codes | join(\" \")), (.devices | join(\" \")), .codename // \"-\", .arch // \"-\", "
		"(.names | join(\"; \")), .url // \"-\", .driver, .\"demucs-gui\"] | map(if . == \"\" then \"-\" else . end) | "
		"join(\"\\t\")'";
	struct result json = run_program(
		NULL, 0, (const char *const[]){ "sh", "-c", command, tool_path(), NULL });

	(void)state;
	assert_equal_runs(json,
		RUN("--list", "-o",
			"id,release,supported,code,codes,devices,codename,arch,names,url,driver,demucs-gui"));
}

static void long_describes(void **state)
{
	(void)state;
	assert_run(RUN("7D55", "1234", "-i", "2.1.30", "-l"), 1,
		"PCI ID 7D55\n"
		"  Display names       Intel® Arc™ Graphics; Intel® Graphics\n"
		"  Codename            Meteor Lake\n"
		"  Architecture        Xe-LPG\n"
		"  IPEX 2.1.30+xpu: try 12.71.4 first, then 12.71.0\n"
		"    Device names      xe-lpg-lg-a0 mtl-p xe-lpg-lg-b0\n"
		"    USE_AOT_DEVLIST   mtl-p\n"
		"    Download          https://www.fosshub.com/Demucs-GUI-old.html?dwl=12.71.4_2.1.30.7z\n"
		"    Oldest driver     31.0.101.4953\n"
		"    Demucs-GUI        1.2b1 to 1.2\n"
		"\n"
		"PCI ID 1234: in no release. If IPEX runs on it, it compiles just in time, for minutes at every start.\n",
		"");
	assert_run(RUN("8086:7d55 (rev 08)", "-i", "2.1.40", "-l"), 0,
		"PCI ID 7D55, revision 08\n"
		"  Display names       Intel® Arc™ Graphics; Intel® Graphics\n"
		"  Codename            Meteor Lake\n"
		"  Architecture        Xe-LPG\n"
		"  IPEX 2.1.40+xpu: use 12.71.4, which is certain\n"
		"    Device names      mtl-h mtl-p mtl-h-b0\n"
		"    USE_AOT_DEVLIST   mtl-h\n"
		"    Download          "
		"https://github.com/CarlGao4/ipex-wheel/releases/download/v2.1.40%2Bxpu-cp311/2.1.40+xpu-AOT.7z\n"
		"    Folder in it      12.71.4\n"
		"    Oldest driver     31.0.101.4953\n"
		"    Demucs-GUI        1.3a1 to 1.3\n",
		"");
}

static void quiet_prints_nothing_and_the_status_is_the_answer(void **state)
{
	(void)state;
	assert_run(RUN("7D55", "-q", "-i", "2.1.40"), 0, "", "");
	assert_run(RUN("7D55", "-q", "-i", "2.1.10"), 1, "", "");
	assert_run(RUN("7D55", "--quiet", "-i", "2.1.1"), 2, "", "unknown release");
	assert_run(RUN("7D5", "--quiet", "-i", "2.1.40"), 2, "", "no device");
}

static void any_succeeds_where_one_device_is_supported(void **state)
{
	(void)state;
	assert_run(RUN("--any", "-q", "1234", "7D55"), 0, "", "");
	assert_run(RUN("--any", "-q", "1234", "10de:2684"), 1, "", "");
	assert_run(RUN("--any", "-q", "7D55", "x"), 2, "", "no device");
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
		1, "7D55\t12.71.4\n56A0\t12.55.8\n10DE:2684\t-\n0BD0\t12.60.7\n", "");
	assert_run(RUN_WITH("7D55\n", "-"), 0,
		"7D55\t" NEWEST
		"\t12.71.0 12.71.4\n7D55\t2.1.40+xpu\t12.71.4\n7D55\t2.1.30+xpu\t12.71.0 12.71.4\n"
		"7D55\t2.1.10+xpu\t-\n",
		"");
	assert_run(RUN_WITH("7D55\n", "4905", "-", "56A0", "-i", "2.1.40"), 0,
		"4905\t12.10.0\n7D55\t12.71.4\n56A0\t12.55.8\n", "");
	assert_run(RUN_WITH("", "-i", "2.1.40", "-"), 1, "",
		"ipex-gen: no device on standard input\n");
	assert_run(RUN_WITH("7D55\n", "-i", "2.1.40", "-", "-"), 0, "7D55\t12.71.4\n", "");
	assert_run(RUN_WITH("\n#\n", "-i", "2.1.40", "-j", "-"), 1, "[]\n",
		"ipex-gen: no device on standard input\n");
}

/* Appends the answers in OUT, a line each, to TEXT: without what JSON has before, between and
 * behind them. */
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

/* What has been printed is kept for the next device like it: that one's answer must be what it
 * would be alone. */
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
		"00:02.0 VGA compatible controller [0300]: Intel Corporation DG2 [Arc A770] [8086:56a0] (rev 08)\n",
	};
	static const char *const forms[][3] = {
		{ "-i", "2.1.30", NULL },
		{ "-o", "id", NULL },
		{ "-o", "id,rev,id,code,rev,codes,names", NULL },
		{ "-ocode", NULL },
		{ "-j", NULL },
		{ "-j", "-ilatest", NULL },
		{ "-jo", "code,rev,supported", NULL },
		{ "-o", "id,id,id,id,id,rev,rev", NULL },
		{ "-i2.1.10", "-oid,url,names,driver", NULL },
	};
	enum { SIZE = 1 << 18 };
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
 * all of them can be kept. What is asked for as an argument is never kept. Windows takes arguments
 * of 32 KiB.
 */
static void answers_that_are_kept_no_more_are_made_anew(void **state)
{
	enum { TIMES = 12, LINE_SIZE = sizeof "7D55 (rev 08)\n" };
	struct result once, twice, list = RUN("--list", "-o", "id");
	size_t count = 0, most = TIMES * list.out_length / strlen("7D55\n");
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
			char *device = devices + count * LINE_SIZE;

			sprintf(device, i % 4 ? "%.4s (rev %02x)" : "%.4s", id, i);
			end += sprintf(end, "%s\n", device);
			arguments[2 + count++] = device;
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

static void a_line_without_a_device_is_answered_and_said(void **state)
{
	struct result result;
	char input[256] = "";

	(void)state;
	assert_run(RUN_WITH("7D55\nfoo\n4905\n", "-i", "2.1.40", "-"), 2,
		"7D55\t12.71.4\n-\t-\n4905\t12.10.0\n", "ipex-gen: line 2: no device in 'foo'\n");
	assert_run(RUN_WITH("7D55\r\nfoo\r\n", "-i", "2.1.40", "-"), 2, "7D55\t12.71.4\n-\t-\n",
		"ipex-gen: line 2: no device in 'foo'\n");
	assert_run(RUN_WITH("foo\n", "-", "-o", "id,release,code"), 2,
		"-\t" NEWEST "\t-\n-\t2.1.40+xpu\t-\n-\t2.1.30+xpu\t-\n-\t2.1.10+xpu\t-\n",
		"line 1");
	for (int i = 0; i < 13; i++)
		strcat(input, "nothing\n");
	result = RUN_WITH(input, "-i", "2.1.40", "-");
	assert_non_null(strstr(result.err, "ipex-gen: line 10: no device in 'nothing'\n"
					   "ipex-gen: 3 more lines without a device\n"));
	assert_null(strstr(result.err, "line 11"));
	assert_int_equal(result.status, 2);
	result_free(&result);
}

static void lines_of_any_length_and_bytes_do_no_harm(void **state)
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
		"ipex-gen: line 1: no device in '7D\\x0055'\nipex-gen: line 2: no device in '\\x00'\n"
		"ipex-gen: line 3: no device in '7D55\\x00'\n");
}

static void what_is_no_device_is_quoted_and_escaped(void **state)
{
	(void)state;
	assert_run(RUN("a\x1B[31m\xC2\x9B"
		       "b®\x7F",
			   "-i", "latest"),
		2, "", "ipex-gen: 'a\\x1B[31m\\xC2\\x9Bb®\\x7F' is no device");
	assert_run(RUN_WITH("a\xFF\xC2\n", "-i", "latest", "-"), 2, "-\t-\n",
		"ipex-gen: line 1: no device in 'a\\xFF\\xC2'\n");
	assert_run(RUN("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef!", "-i",
			   "latest"),
		2, "",
		"ipex-gen: '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef…' is no device");
	assert_run(RUN("", "-i", "latest"), 2, "", "ipex-gen: '' is no device");
	assert_run(RUN("7D5", "-i", "latest"), 2, "", "ipex-gen: '7D5' is no device");
	assert_run(RUN("Make*", "-i", "latest"), 2, "", "ipex-gen: 'Make*' is no device");
	assert_run(RUN("a \"b\\\" c\\", "-i", "latest"), 2, "",
		"ipex-gen: 'a \"b\\\" c\\' is no device");
}

static void list_prints_what_a_name_stands_for(void **state)
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
	assert_run(RUN("--list", "pvc-vg"), 0,
		"0BD4\t" NEWEST "\t12.61.7\n0BD4\t2.1.40+xpu\t12.61.7\n", "");
	assert_run(RUN("--list", "pvc-vg", "rkl", "-i", "2.1.40", "-o", "id"), 0,
		"0BD4\n4C80\n4C8A\n4C8B\n4C8C\n4C90\n4C9A\n", "");
	assert_run(RUN("--list", "acm-g20", "-i", "2.1.40"), 1, "",
		"ipex-gen: nothing in 2.1.40+xpu goes by 'acm-g20'\n");
	assert_run(RUN("--list", "pvc-vg", "bmg", "-i", "2.1.40", "-q"), 1, "", "goes by 'bmg'\n");
	assert_run(RUN("--list", "", "-q"), 1, "", "goes by ''\n");
}

static void list_alone_prints_all_entries_sorted_by_id(void **state)
{
	struct result result = RUN("--list");
	size_t lines = 0;

	(void)state;
	for (char *line = result.out; *line; line = strchr(line, '\n') + 1) {
		char *next = strchr(line, '\n') + 1;

		lines++;
		assert_null(memchr(line, '-', 5));
		if (*next)
			assert_true(strncmp(line, next, 4) <= 0);
	}
	assert_int_equal(lines, 482);
	assert_int_equal(result.status, 0);
	result_free(&result);
}

static void releases_are_listed_the_newest_first(void **state)
{
	(void)state;
	assert_run(RUN("--releases", "-H"), 0,
		"release\tdevices\tdemucs-gui\tdriver\tarchive\n" NEWEST
		"\t138\t1.3.0.1 and later\t31.0.101.4953\t"
		"https://github.com/CarlGao4/ipex-wheel/releases/download/v2.1.40%2Bxpu.2025.0.1-cp311/2.1.40+xpu.2025.0.1-AOT.7z\n"
		"2.1.40+xpu\t138\t1.3a1 to 1.3\t31.0.101.4953\t"
		"https://github.com/CarlGao4/ipex-wheel/releases/download/v2.1.40%2Bxpu-cp311/2.1.40+xpu-AOT.7z\n"
		"2.1.30+xpu\t108\t1.2b1 to 1.2\t31.0.101.4953\t-\n"
		"2.1.10+xpu\t98\t1.1a2 to 1.2a1\t31.0.101.4953\t-\n",
		"");
	assert_run(RUN("--releases", "-i", "2.1.30", "-j"), 0,
		"[\n  {\"release\": \"2.1.30+xpu\", \"devices\": 108, \"demucs-gui\": \"1.2b1 to 1.2\", "
		"\"driver\": \"31.0.101.4953\", \"archive\": null}\n]\n",
		"");
	assert_run(RUN("--releases", "-o", "release,devices", "-i", "2.1.10"), 0,
		"2.1.10+xpu\t98\n", "");
}

#define IDS_13 "id,id,id,id,id,id,id,id,id,id,id,id,id,"

static void a_wrong_command_line_is_said(void **state)
{
	(void)state;
	assert_run(RUN("--ipex", "2.1.40"), 2, "",
		"ipex-gen: no device is given; --detect asks this machine\nTry 'ipex-gen --help'");
	assert_run(
		RUN("--long"), 2, "", "ipex-gen: no device is given; --detect asks this machine\n");
	assert_run(RUN("--"), 2, "", "ipex-gen: no device is given; --detect asks this machine\n");
	assert_run(RUN("--nonsense", "7D55"), 2, "",
		"ipex-gen: unknown or ambiguous option '--nonsense'");
	assert_run(RUN("-x", "7D55"), 2, "", "ipex-gen: unknown option '-x'");
	assert_run(RUN("-Hx", "7D55"), 2, "", "ipex-gen: unknown option '-x'");
	assert_run(RUN("--json", "-xq", "7D55"), 2, "", "ipex-gen: unknown option '-x'");
	assert_run(RUN("7D55", "--ipex=2.1.40", "-xq"), 2, "", "ipex-gen: unknown option '-x'");
	assert_run(RUN("7D55", "-i"), 2, "", "ipex-gen: an argument is missing behind '-i'\n");
	assert_run(
		RUN("7D55", "--ipex"), 2, "", "ipex-gen: an argument is missing behind '--ipex'\n");
	assert_run(
		RUN("7D55", "--json=yes"), 2, "", "ipex-gen: no argument goes with '--json=yes'");
	assert_run(RUN("7D55", "-l", "-q"), 2, "",
		"ipex-gen: --long does not go with --quiet\nTry 'ipex-gen --help'");
	assert_run(RUN("--detect", "7D55"), 2, "",
		"ipex-gen: neither --detect nor --releases takes an operand, but there is '7D55'\n");
	assert_run(RUN("--detect", "-"), 2, "", "but there is '-'\n");
	assert_run(RUN("--sysroot", "/", "7D55"), 2, "",
		"ipex-gen: --sysroot goes with --detect only\n");
	assert_run(RUN("--detect", "--sysroot"), 2, "",
		"ipex-gen: an argument is missing behind '--sysroot'\n");
	assert_run(RUN("-g", "2.1.40", "7D55"), 2, "",
		"ipex-gen: -g takes versions of Demucs-GUI, -i takes '2.1.40'\n");
	assert_run(RUN("--releases", "7D55"), 2, "", "takes an operand, but there is '7D55'\n");
	assert_run(RUN("7D55", "-o", IDS_13 IDS_13 IDS_13 IDS_13 IDS_13 "id"), 2, "",
		"ipex-gen: too many fields in 'id,id,");
}

static void a_wrong_option_is_all_that_is_said(void **state)
{
	struct result result = RUN("-x", "7D55");

	(void)state;
	assert_string_equal(result.err,
		"ipex-gen: unknown option '-x'\nTry 'ipex-gen --help' for more information.\n");
	result_free(&result);
}

static void options_that_exclude_each_other_are_named(void **state)
{
	static const struct {
		const char *options[4], *first, *second;
	} exclusive[] = {
		{ { "-i", "2.1.40", "-g", "1.3" }, "ipex", "demucs-gui" },
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
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(exclusive); i++) {
		const char *const *options = exclusive[i].options;
		char expected[128];

		snprintf(expected, sizeof expected,
			"ipex-gen: --%s does not go with --%s\nTry 'ipex-gen --help'",
			exclusive[i].first, exclusive[i].second);
		assert_run(RUN("7D55", options[0], options[1], options[2],
				   options[2] ? options[3] : NULL),
			2, "", expected);
	}
}

static void near_misses_are_recognised(void **state)
{
	(void)state;
	assert_run(RUN("7D55", "-i", "2.1.4"), 2, "",
		"ipex-gen: unknown release '2.1.4' (did you mean 2.1.40+xpu?); known are ");
	assert_run(RUN("7D55", "-i", "2.1.03"), 2, "",
		"ipex-gen: unknown release '2.1.03' (did you mean 2.1.30+xpu?); known");
	assert_run(RUN("7D55", "-i", NEWEST "1"), 2, "", "(did you mean " NEWEST "?); known are ");
	assert_run(RUN("7D55", "-i", "1.3"), 2, "",
		"ipex-gen: unknown release '1.3' (-g takes versions of Demucs-GUI); known are ");
	assert_run(
		RUN("7D55", "-i", "2.1.20"), 2, "", "ipex-gen: unknown release '2.1.20' (-g takes");
	assert_run(RUN("7D55", "-i", "1.0"), 2, "", "ipex-gen: unknown release '1.0'; known are ");
	assert_run(RUN("7D55", "-o", "cods"), 2, "",
		"ipex-gen: unknown field 'cods' (did you mean codes?); known are ");
	assert_run(RUN("7D55", "-o", "id,dirver"), 2, "",
		"ipex-gen: unknown field 'dirver' (did you mean driver?); known are ");
	assert_run(RUN("7D55", "-o", "Code"), 2, "",
		"ipex-gen: unknown field 'Code' (did you mean code");
	assert_run(
		RUN("7D55", "-o", "colour"), 2, "", "ipex-gen: unknown field 'colour'; known are ");
	assert_run(RUN("7D5"), 2, NULL,
		"ipex-gen: '7D5' is no device; a PCI ID has four hex digits, not 3\n");
	assert_run(RUN("7D555"), 2, NULL,
		"ipex-gen: '7D555' is no device; a PCI ID has four hex digits, not 5\n");
	assert_run(RUN("8086:56a0\n8086:3e92\n", "-i", "latest"), 2, "",
		"ipex-gen: '8086:56a0\\x0A8086:3e92\\x0A' is no device; pipe several lines into 'ipex-gen -'\n");
	assert_run(RUN("7D5G\n"), 2, NULL,
		"ipex-gen: '7D5G\\x0A' is no device; give its PCI ID, four hex digits\n");
	assert_run(RUN("\n 8086:56a0\r\n", "-i", "latest", "-o", "code"), 0, "12.55.8\n", "");
	assert_run(RUN("7D5G"), 2, NULL, "ipex-gen: '7D5G' is no device; 'G' is not hex\n");
	assert_run(RUN("7D\xC3\xA9"), 2, NULL,
		"ipex-gen: '7D\xC3\xA9' is no device; '\xC3\xA9' is not hex\n");
	assert_run(RUN("A770"), 1, NULL, "");
	assert_run(RUN("Arc A770"), 2, NULL,
		"ipex-gen: 'Arc A770' is no device; give its PCI ID, four hex digits\n");
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

static struct result run_shell(const char *command)
{
	return run_program(
		NULL, 0, (const char *const[]){ "sh", "-c", command, tool_path(), NULL });
}

static void output_that_cannot_be_written_is_status_3(void **state)
{
	(void)state;
	assert_run(run_shell("\"$0\" 7D55 -i latest >/dev/full"), 3, "",
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
	/* the same where whoever started it has SIGPIPE ignored: no message, and the status says it
	 */
	assert_equal_runs(
		run_shell("trap '' PIPE; { yes 7D55 2>/dev/null | \"$0\" -; echo $? >&2; } | true"),
		run_shell("echo 3 >&2"));
}

static void an_answer_comes_before_the_next_line(void **state)
{
	static const char command[] =
		"mkfifo \"$1\"; \"$0\" -i 2.1.40 - <\"$1\" >\"$1.answers\" & exec 3>\"$1\"; echo 7D55 >&3; "
		"while ! [ -s \"$1.answers\" ]; do :; done; echo 4905 >&3; exec 3>&-; wait; cat \"$1.answers\"; "
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
		cmocka_unit_test(a_device_that_is_not_supported_is_said_to_be_listed_elsewhere),
		cmocka_unit_test(without_a_release_every_one_answers_the_newest_first),
		cmocka_unit_test(several_devices_have_a_line_each),
		cmocka_unit_test(a_release_goes_by_its_name_in_every_spelling),
		cmocka_unit_test(an_unknown_release_names_the_known_ones),
		cmocka_unit_test(every_field_can_be_asked_for_in_any_order),
		cmocka_unit_test(json_is_an_array_of_objects),
		cmocka_unit_test(json_and_text_say_the_same_of_every_device),
		cmocka_unit_test(long_describes),
		cmocka_unit_test(quiet_prints_nothing_and_the_status_is_the_answer),
		cmocka_unit_test(any_succeeds_where_one_device_is_supported),
		cmocka_unit_test(standard_input_has_a_device_a_line),
		cmocka_unit_test(an_answer_is_the_same_whatever_came_before),
		cmocka_unit_test(answers_that_are_kept_no_more_are_made_anew),
		cmocka_unit_test(a_line_without_a_device_is_answered_and_said),
		cmocka_unit_test(lines_of_any_length_and_bytes_do_no_harm),
		cmocka_unit_test(what_is_no_device_is_quoted_and_escaped),
		cmocka_unit_test(list_prints_what_a_name_stands_for),
		cmocka_unit_test(list_finds_codenames_and_architectures),
		cmocka_unit_test(list_alone_prints_all_entries_sorted_by_id),
		cmocka_unit_test(releases_are_listed_the_newest_first),
		cmocka_unit_test(a_wrong_command_line_is_said),
		cmocka_unit_test(a_wrong_option_is_all_that_is_said),
		cmocka_unit_test(options_that_exclude_each_other_are_named),
		cmocka_unit_test(near_misses_are_recognised),
		cmocka_unit_test(help_and_version_go_to_standard_output),
		cmocka_unit_test(output_that_cannot_be_written_is_status_3),
		cmocka_unit_test(input_that_cannot_be_read_is_status_3),
		cmocka_unit_test(a_closed_pipe_ends_it_quietly),
		cmocka_unit_test(an_answer_comes_before_the_next_line),
	};

	signal(SIGPIPE, SIG_DFL);
	return cmocka_run_group_tests_name("command", tests, use_known_pages, NULL);
}
