/* README.md, the other documents, the manual page and --help: their examples and snippets run, with
 * the output that they show, and their lists of options, fields and exit statuses agree. */
#include "run.h"
#include "snippet.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DOCUMENTS "README.md CONTRIBUTING.md SECURITY.md docs/*.md"

static char folder[4096];

/* Runs COMMAND, in which $0 is the tool, $1 the folder of the test, and $2 is EXTRA. The programs
 * in $1/bin come before others. */
static struct result shell(const char *command, const char *extra)
{
	const char *const arguments[] = { "bash", "-c", command, tool_path(), folder, extra, NULL };

	return run_program(NULL, 0, arguments);
}

static void assert_shell(const char *command, const char *out)
{
	assert_run(shell(command, NULL), 0, out, "");
}

/* Asserts that COMMAND succeeds and prints something. Returns that, for the caller to free. */
static char *output_of(const char *command)
{
	struct result result = shell(command, NULL);

	assert_string_equal(result.err, "");
	assert_int_equal(result.status, 0);
	assert_true(result.out_length > 0);
	free(result.err);
	return result.out;
}

static void assert_same(const char *command, const char *other_command)
{
	char *a = output_of(command), *b = output_of(other_command);

	assert_string_equal(a, b);
	free(a);
	free(b);
}

/* Adds the program NAME, a script for sh, to those that come before others. */
static void add_program(const char *name, const char *script)
{
	static const char command[] = "printf '#!/bin/sh\\n%s\\n' \"$2\" >\"$1/bin/new\" && "
				      "chmod +x \"$1/bin/new\" && mv \"$1/bin/new\" \"$1/bin/";
	char whole[256];

	snprintf(whole, sizeof whole, "%s%s\"", command, name);
	assert_run(shell(whole, script), 0, "", "");
}

/* Adds a PCI device as Linux shows it, at SLOT, to the machine in the folder. IDS are its class,
 * vendor, device and revision. */
static void add_device(const char *slot, const char *ids)
{
	static const char command[] =
		"set -- \"$1\" $2 && device=\"$1/sys/devices/pci0000:00/$2\" && "
		"mkdir -p \"$device\" \"$1/sys/bus/pci/devices\" && "
		"ln -s \"../../../devices/pci0000:00/$2\" \"$1/sys/bus/pci/devices/$2\" && "
		"echo $3 >\"$device/class\" && echo $4 >\"$device/vendor\" && "
		"echo $5 >\"$device/device\" && echo $6 >\"$device/revision\"";
	char words[128];

	snprintf(words, sizeof words, "%s %s", slot, ids);
	assert_run(shell(command, words), 0, "", "");
}

#define METEOR_LAKE "0x030000 0x8086 0x7d55 0x08"
#define ARC_A770 "0x030000 0x8086 0x56a0 0x08"
#define ARC_A380 "0x030000 0x8086 0x56a5 0x05"
#define UNKNOWN_GPU "0x030000 0x8086 0x1234 0x00"

/* A machine without a GPU. It has a network card with a virtual function. */
static int begin_machine(void **state)
{
	(void)state;
	assert_shell("rm -rf \"$1/sys\" \"$1/work\" && mkdir \"$1/work\"", "");
	add_device("0000:05:00.0", "0x020000 0x8086 0x1572 0x02");
	add_device("0000:05:00.1", "0x020000 0x8086 0x154c 0x02");
	assert_shell("ln -s ../0000:05:00.0 \"$1/sys/devices/pci0000:00/0000:05:00.1/physfn\"", "");
	return 0;
}

static int begin_machine_with_gpu(void **state)
{
	begin_machine(state);
	add_device("0000:00:02.0", METEOR_LAKE);
	return 0;
}

/* Makes the folder, and the tool under the name that the documents have for it. That one answers
 * for the machine in the folder. */
static int make_folder(void **state)
{
	static const char command[] =
		"mkdir \"$1/bin\" && cd \"$1/bin\" && cat >ipex-gen <<-END && chmod +x ipex-gen\n"
		"#!/bin/sh\n"
		"case \" \\$* \" in *' --detect '* | '  ') set -- --sysroot '$1' \"\\$@\" ;; esac\n"
		"exec '$2' \"\\$@\"\n"
		"END\n";
	char made[4096], tool[4096], *path;

	if (use_known_pages(state))
		return -1;
	snprintf(made, sizeof made, "%s", built("documents-XXXXXX"));
	if (!mkdtemp(made) || !realpath(made, folder) || !realpath(tool_path(), tool))
		return -1;
	if (status_of(shell(command, tool)))
		return -1;
	path = malloc(strlen(folder) + strlen(getenv("PATH")) + sizeof "/bin:");
	sprintf(path, "%s/bin:%s", folder, getenv("PATH"));
	setenv("PATH", path, 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	free(path);
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	return status_of(shell("rm -r \"$1\"", NULL));
}

/* The examples, which begin with a prompt */

/* Prints the examples of a document without their indentation. They end at a line with less. */
#define EXAMPLES                                                                                   \
	"awk '{ match($0, /^ */) } RLENGTH < indent { indent = 0 } "                               \
	"!indent && /^     *[$] / { indent = RLENGTH } indent { print substr($0, indent + 1) }' "

static void the_examples_of_every_document_print_the_output_shown(void **state)
{
	(void)state;
	add_program("ssh",
		"while [ \"${1#-}\" != \"$1\" ]; do shift; done\n"
		"[ \"$2 $3\" = 'lspci -nn' ] || exit 1\n"
		"echo '00:1f.3 Audio device [0403]: Intel Corporation Device [8086:51c8]'\n"
		"sed -n \"s/^    $1\t//p\" \"$DOCUMENTS_FOLDER/docs/fleets.md\"");
	assert_shell("export DOCUMENTS_FOLDER=\"$PWD\"; for document in README.md docs/*.md; do "
		     "mkdir -p \"$1/work\"; " EXAMPLES "\"$document\" >\"$1/examples\"; "
		     "(cd \"$1/work\" && \"$DOCUMENTS_FOLDER/tests/examples.sh\" ../examples) || "
		     "echo \"$document\"; rm -r \"$1/work\"; done",
		"");
}

/* They run in the folder with the machine, whose files have the place of those in /sys. */
static void the_examples_of_the_manual_page_print_the_output_shown(void **state)
{
	(void)state;
	assert_shell("sed -n '/^\\.Sh EXAMPLES/,/^\\.Sh SEE/p' man/ipex-gen.1 | "
		     "sed -n '/^\\.Bd -literal/,/^\\.Ed/p' | "
		     "sed '/^\\./d; s|^\\(\\$ .*\\) /sys/|\\1 sys/|' "
		     ">\"$1/examples\" && script=\"$PWD/tests/examples.sh\" && "
		     "cd \"$1\" && \"$script\" examples && rm -r machine",
		"");
}

static void no_example_of_the_manual_page_is_read_as_roff(void **state)
{
	(void)state;
	assert_shell("! sed -n '/^\\.Sh EXAMPLES/,/^\\.Sh SEE/p' man/ipex-gen.1 | "
		     "grep -e '[\\\\]' -e '^\\.Dl' | grep -v '^\\.Fl'",
		"");
}

/* The page that CONTRIBUTING.md shows, and the message for an error in it */
static void the_page_for_contributors_compiles_and_its_error_is_as_shown(void **state)
{
	static const char command[] =
		"compiler=$(realpath \"$2\"); page='tables/2.3.110+xpu.md'; "
		"mkdir \"$1/work/tables\" && "
		"sed -n '/^       # 2/,/`E20B`/s/^       //p; /^$/p' CONTRIBUTING.md "
		">\"$1/work/$page\" && "
		"sed -n '/^    tables/,/\\^$/s/^    //p' CONTRIBUTING.md >\"$1/work/shown\" && "
		"cd \"$1/work\" && \"$compiler\" \"$page\" >generated && "
		"sed -i '1,/^#/{ /^$/d }; s/`E20B`/`20B`/' \"$page\" && "
		"! \"$compiler\" \"$page\" 2>printed >generated && diff shown printed";
	char compiler[4096];

	(void)state;
	snprintf(compiler, sizeof compiler, "%s", built("compile-tables"));
	assert_run(shell(command, compiler), 0, "", "");
}

/* The tables of README.md and docs/what-to-set.md */

static void every_command_in_the_table_of_the_readme_prints_an_answer(void **state)
{
	(void)state;
	assert_shell(
		"readme=$PWD/README.md; cd \"$1/work\" && echo 8086:56a0 >fleet.txt && "
		"printf '%s\\n' 'Vendor ID: 0x8086' 'Device ID: 0x56A0' >dxdiag.txt && "
		"sed -n 's/^| [^|]* | `\\(ipex-gen[^`]*\\)` |$/\\1/p' \"$readme\" >commands && "
		"[ $(wc -l <commands) -gt 10 ] && while read -r command; do "
		"bash -c \"$command\" </dev/null >out 2>err; status=$?; "
		"[ $status -le 1 ] && [ -s out ] && [ ! -s err ] || "
		"{ echo \"$status: $command\"; cat err; }; done <commands",
		"");
}

static void every_spelling_in_the_readme_is_the_same_device(void **state)
{
	(void)state;
	assert_shell("sed -n '/^| source | spelling |/,/^$/p' README.md | cut -d '|' -f 3 | "
		     "grep -o '`[^`]*`' | tr -d '`' >\"$1/work/spellings\" && "
		     "[ $(wc -l <\"$1/work/spellings\") -gt 10 ] && while read -r spelling; do "
		     "id=$(\"$0\" \"$spelling\" -i 2.1.40 -o id 2>&1); "
		     "[ \"$id\" = 56A0 ] || echo \"$spelling: $id\"; done <\"$1/work/spellings\"",
		"");
}

static void every_command_for_a_setting_prints_the_value_shown(void **state)
{
	(void)state;
	assert_shell(
		"sed -n 's/^|[^|]*|[^|]*| `\\(ipex-gen.*\\)` | `\\([^`]*\\)` |$/\\1\\n\\2/p' "
		"docs/what-to-set.md | sed 's/\\\\|/|/g' >\"$1/work/settings\" && "
		"[ $(wc -l <\"$1/work/settings\") -gt 15 ] && "
		"while read -r command && read -r value; do answer=$(bash -c \"$command\" 2>&1); "
		"[ \"$answer\" = \"$value\" ] || echo \"$command: $answer\"; "
		"done <\"$1/work/settings\"",
		"");
}

/* The snippets, which are in blocks. PowerShell cannot run here; test_windows.c runs the batch
 * file.
 */

static void a_test_runs_or_reads_every_snippet(void **state)
{
	(void)state;
	assert_shell(
		"awk 'FNR == 1 { open = 0 } "
		"/^ *```/ { if (!open) print FILENAME, substr($1, 4); open = !open }' " DOCUMENTS,
		"README.md sh\n"
		"docs/demucs-gui.md sh\n"
		"docs/demucs-gui.md powershell\n"
		"docs/fleets.md sh\n"
		"docs/fleets.md powershell\n"
		"docs/installers.md sh\n"
		"docs/installers.md powershell\n"
		"docs/installers.md bat\n"
		"docs/installers.md python\n"
		"docs/installers.md cmake\n"
		"docs/torch.md sh\n"
		"docs/torch.md powershell\n");
}

/* Runs the snippet in LANGUAGE of DOCUMENT with PROGRAM, in the folder $1/work. BEFORE precedes it.
 */
static struct result run_snippet(
	const char *document, const char *language, const char *program, const char *before)
{
	char *text = snippet_read(document, language), *whole, command[256];
	struct result result;

	whole = malloc(strlen(before) + strlen(text) + 1);
	assert_non_null(whole);
	sprintf(whole, "%s%s", before, text);
	snprintf(command, sizeof command,
		"cd \"$1/work\" && printf %%s \"$2\" >snippet && %s snippet", program);
	result = shell(command, whole);
	free(text);
	free(whole);
	return result;
}

static void the_script_in_the_readme_branches_on_the_status(void **state)
{
	(void)state;
	assert_run(run_snippet("README.md", "sh", "sh", "id=56A0\n"), 0,
		"install the build for 12.55.8\n", "");
	assert_run(run_snippet("README.md", "sh", "sh", "id=10DE:2684\n"), 0,
		"no ahead-of-time build exists for this GPU; "
		"kernels will be compiled at every start\n",
		"");
	assert_run(run_snippet("README.md", "sh", "sh", "id=hello\n"), 1, "", "ipex-gen: ");
}

static void assert_installers(int status, const char *out, const char *err_part)
{
	assert_run(run_snippet("docs/installers.md", "sh", "sh -eu", ""), status, out, err_part);
	assert_run(
		run_snippet("docs/installers.md", "python", "python3", ""), status, out, err_part);
}

#define UNSUPPORTED                                                                                \
	"no ahead-of-time build exists for this machine; kernels will be compiled at every start\n"

static void the_installers_branch_on_the_status(void **state)
{
	(void)state;
	assert_installers(0, "this machine has no Intel GPU\n", "ipex-gen: this machine has no ");
	add_device("0000:00:02.0", UNKNOWN_GPU);
	assert_installers(0, UNSUPPORTED, "");
	add_device("0000:03:00.0", ARC_A770);
	assert_installers(0, "installing the build for 12.55.8\n", "");
	add_device("0000:04:00.0", UNKNOWN_GPU);
	assert_installers(0, "installing the build for 12.55.8\n", "");
	assert_shell("rm -r \"$1/sys/bus\"", "");
	assert_installers(1, "", "could not detect the GPUs of this machine\n");
}

static void the_installers_take_the_last_card_rather_than_the_gpu_in_the_processor(void **state)
{
	(void)state;
	add_device("0000:00:02.0", METEOR_LAKE);
	assert_installers(0, "installing the build for 12.71.4\n", "");
	add_device("0000:03:00.0", ARC_A770);
	assert_installers(0, "installing the build for 12.55.8\n", "");
	add_device("0000:04:00.0", ARC_A380);
	assert_installers(0, "installing the build for 12.56.5\n", "");
	add_device("0001:00:02.0", METEOR_LAKE);
	assert_installers(0, "installing the build for 12.56.5\n", "");
}

static void the_cmake_project_gets_the_setting_or_stops(void **state)
{
	(void)state;
	assert_run(run_snippet("docs/installers.md", "cmake", "cmake -P", ""), 0,
		"-- USE_AOT_DEVLIST is mtl-h\n", "");
	add_device("0000:03:00.0", UNKNOWN_GPU);
	assert_run(run_snippet("docs/installers.md", "cmake", "cmake -P", ""), 1, "",
		"ipex-gen --detect --devlist: exit status 1");
}

/* The options of ipex-gen in the snippet in LANGUAGE of DOCUMENT, but for those that only choose
 * how to read the answer. */
static char *options_in(const char *document, const char *language)
{
	char *text = snippet_read(document, language);
	struct result result =
		shell("printf %s \"$2\" | grep -oE 'ipex-gen [^|)]*' | grep -oE -e ' --[a-z-]+' | "
		      "sort -u | grep -v -e '--header$' -e '--quiet$' -e '--json$'",
			text);

	assert_true(result.out_length > 0);
	free(result.err);
	free(text);
	return result.out;
}

static void the_snippets_of_a_document_ask_the_same(void **state)
{
	static const struct {
		const char *document, *language;
	} others[] = {
		{ "docs/demucs-gui.md", "powershell" },
		{ "docs/installers.md", "powershell" },
		{ "docs/installers.md", "bat" },
		{ "docs/torch.md", "powershell" },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(others); i++) {
		char *in_sh = options_in(others[i].document, "sh");
		char *in_other = options_in(others[i].document, others[i].language);

		assert_string_equal(in_other, in_sh);
		free(in_sh);
		free(in_other);
	}
}

static void the_windows_fleet_is_exported_with_what_ipex_gen_reads(void **state)
{
	char *export = snippet_read("docs/fleets.md", "powershell");

	(void)state;
	assert_non_null(strstr(export, "$env:COMPUTERNAME $($_.PNPDeviceID)"));
	free(export);
}

/* The newest PyTorch that supports the device $2 here. */
#define NEWEST_TORCH                                                                               \
	"for version in $(\"$0\" --releases -o package,release | sed -n 's/^torch\\t//p'); do "    \
	"\"$0\" -q -t $version $2 2>\"$1/work/err\" && break; done; "

static void the_torch_installer_takes_the_newest_version_with_kernels(void **state)
{
	struct result expected = shell(NEWEST_TORCH "echo \"install torch==$version.* --index-url "
						    "$(\"$0\" -t $version -o url $2)\"",
		"56A0");

	(void)state;
	add_program("pip", "echo \"$*\"");
	add_device("0000:03:00.0", ARC_A770);
	assert_run(run_snippet("docs/torch.md", "sh", "sh -eu", ""), 0, expected.out, "");
	result_free(&expected);
}

static void the_torch_installer_says_if_no_version_has_kernels_or_no_gpu_is_there(void **state)
{
	(void)state;
	add_program("pip", "echo \"$*\"");
	assert_run(run_snippet("docs/torch.md", "sh", "sh -eu", ""), 4, "", "ipex-gen: ");
	add_device("0000:03:00.0", UNKNOWN_GPU);
	assert_run(run_snippet("docs/torch.md", "sh", "sh -eu", ""), 0,
		"no PyTorch wheel has kernels for the GPUs of this machine; "
		"they will be compiled at every start\n",
		"");
}

/* Makes a Demucs-GUI, an archive with a folder for each of CODES, and a curl that has it. */
static void add_demucs_gui(const char *codes)
{
	static const char command[] =
		"cd \"$1/work\" && bin=gui/intel_extension_for_pytorch/bin && mkdir -p $bin && "
		"echo original >$bin/intel-ext-pt-gpu.dll && "
		"for code in $2; do mkdir -p packed/$code && "
		"echo \"built for $code\" >packed/$code/intel-ext-pt-gpu.dll; done && "
		"(cd packed && 7z a ../download.7z * >../7z.log) && rm -r packed";

	assert_run(shell(command, codes), 0, "", "");
	add_program("curl", "while [ \"$1\" != --output ]; do shift; done\n"
			    "case $3 in https://*.7z) cp download.7z \"$2\" ;; *) exit 22 ;; esac");
}

#define IN_DEMUCS_GUI "cd \"$1/work/gui/intel_extension_for_pytorch/bin\" && "
#define DEMUCS_GUI "gui=gui version=1.3.0.1\n"

static void one_folder_of_the_archive_replaces_the_file_of_demucs_gui(void **state)
{
	(void)state;
	add_device("0000:00:02.0", METEOR_LAKE);
	add_device("0000:03:00.0", ARC_A770);
	add_device("0000:04:00.0", UNKNOWN_GPU);
	add_demucs_gui("12.55.8 12.55.80 12.71.4");
	for (int run = 0; run < 2; run++) {
		assert_run(run_snippet("docs/demucs-gui.md", "sh", "sh", DEMUCS_GUI), 0, NULL, "");
		assert_shell(IN_DEMUCS_GUI "ls && cat *",
			"intel-ext-pt-gpu.dll\nintel-ext-pt-gpu.dll.old\n"
			"built for 12.55.8\noriginal\n");
		assert_shell("ls \"$1/work\"", "7z.log\ndownload.7z\ngui\nsnippet\n");
	}
}

static void demucs_gui_is_left_alone_if_no_folder_or_no_gpu_fits(void **state)
{
	(void)state;
	add_demucs_gui("12.55.8");
	assert_run(run_snippet("docs/demucs-gui.md", "sh", "sh", DEMUCS_GUI), 4, "", "ipex-gen: ");
	add_device("0000:00:02.0", METEOR_LAKE);
	assert_int_equal(
		status_of(run_snippet("docs/demucs-gui.md", "sh", "sh", DEMUCS_GUI)) != 0, 1);
	assert_shell(IN_DEMUCS_GUI "cat intel-ext-pt-gpu.dll", "original\n");
}

static void the_loop_over_hosts_makes_the_file_that_gnu_parallel_makes(void **state)
{
	(void)state;
	add_program("ssh",
		"[ \"$1 $3 $4\" = '-n lspci -nn' ] || exit 1\n"
		"printf '%s\\n' '00:00.0 Host bridge [0600]: Intel Corporation [8086:7d14]' "
		"\"03:00.0 VGA compatible controller [0300]: on $2 [8086:56a0]\"");
	assert_run(run_snippet("docs/fleets.md", "sh", "sh -eu", "printf 'a\\nb\\n' >hosts.txt\n"),
		0, "", "");
	assert_shell("cat \"$1/work/fleet.txt\"",
		"a\t03:00.0 VGA compatible controller [0300]: on a [8086:56a0]\n"
		"b\t03:00.0 VGA compatible controller [0300]: on b [8086:56a0]\n");
}

/* The shape of the documents */

static void the_readme_is_short_and_begins_with_three_commands(void **state)
{
	(void)state;
	assert_shell(
		"[ $(wc -l <README.md) -le 120 ] && head -n 20 README.md | grep -c '^    [$] '",
		"3\n");
}

static void every_link_between_the_documents_leads_to_a_file(void **state)
{
	(void)state;
	assert_shell("for document in " DOCUMENTS "; do grep -oE '\\]\\([^):]+\\)' \"$document\" | "
		     "tr -d '])(' | while read -r link; do [ -e \"${document%/*}/$link\" ] || "
		     "[ \"$document\" = \"${document##*/}\" -a -e \"$link\" ] || "
		     "echo \"$document: $link\"; done; done",
		"");
}

static void make_help_lists_every_target_in_the_documents(void **state)
{
	(void)state;
	assert_shell("env -u MAKEFLAGS -u MFLAGS make -s help >\"$1/help\" && cat " DOCUMENTS " | "
		     "grep -oE '(`|^    |&& )make [a-z][a-z-]+( |`|$)' | awk '{ print $NF }' | "
		     "tr -d '`' | sort -u | "
		     "while read -r target; do grep -qwF -e \"make $target\" \"$1/help\" || "
		     "echo \"$target\"; done",
		"");
}

/* Lists of options, a line each: "-i, --ipex", or "--any" */

#define SOURCE_OPTIONS                                                                             \
	"sed -n 's/^\\t\\[[A-Z_]*\\] = { *.\\([a-z-]*\\)., .\\(.*\\)., [a-z]* *},$/\\2 --\\1/p' "  \
	"src/options.c | sed 's/^\\\\0 //; s/^\\([A-Za-z]\\) /-\\1, /' | sort"

#define HELP_OPTIONS                                                                               \
	"\"$0\" --help | sed -n "                                                                  \
	"'s/^.*ipex-gen \\(\\[OPTION\\]\\.\\.\\. \\)*\\[*\\(--[a-z]*\\).*/\\2/p; "                 \
	"s/^  *\\(-.*\\)/\\1/p' | "                                                                \
	"sed 's/; /\\n/g' | grep -oE '^(-[A-Za-z], )?--[a-z-]+' | sort"

#define MANUAL_OPTIONS                                                                             \
	"sed -n '/^The options are:/,/^\\.El/s/^\\.It Fl //p' man/ipex-gen.1 | "                   \
	"sed 's/\\\\-/-/g; s/^-\\([a-z-]*\\).*/--\\1/; "                                           \
	"s/^\\([A-Za-z]\\) .*Fl -\\([a-z-]*\\).*/-\\1, --\\2/' | sort"

static void help_and_the_manual_page_list_the_options_that_are_read(void **state)
{
	(void)state;
	assert_same(SOURCE_OPTIONS, HELP_OPTIONS);
	assert_same(SOURCE_OPTIONS, MANUAL_OPTIONS);
}

static void the_completions_list_the_options_that_are_read(void **state)
{
	(void)state;
	assert_same(SOURCE_OPTIONS, "sed -n '/compgen -W/,/ -- /p' completions/ipex-gen.bash | "
				    "grep -oE -e '(-[A-Za-z] )?--[a-z-]+' | sed 's/ /, /' | sort");
	assert_same(SOURCE_OPTIONS,
		"sed -n "
		"'s/^complete -c ipex-gen \\(-s \\(.\\) \\)*-l \\([a-z-]*\\).*/-\\2, --\\3/p' "
		"completions/ipex-gen.fish | sed 's/^-, //' | sort");
	assert_same(SOURCE_OPTIONS, "sed '1,/^_arguments /d' completions/_ipex-gen | "
				    "grep -oE -e '(-[A-Za-z]\\+?,)?--[a-z-]+[[}=]' | "
				    "sed -E 's/(-.)\\+?,/\\1, /; s/[[}=]$//' | sort");
}

static void the_documents_name_no_option_that_is_not_read(void **state)
{
	(void)state;
	assert_shell(SOURCE_OPTIONS
		" | sed 's/.* //' >\"$1/options\" && cat " DOCUMENTS " windows/readme.txt | "
		"grep -oE 'ipex-gen(\\.exe)? [^|`)]*' | grep -oE -e ' --[a-z][a-z-]*' | "
		"tr -d ' ' | sort -u | while read -r option; do "
		"grep -qxF -e \"$option\" \"$1/options\" || "
		"echo \"$option\"; done",
		"");
}

/* The fields that the tool prints if none are chosen */
#define FIELDS "\"$0\" -j -i latest 7D55 | jq -r '.[0] | keys_unsorted[]'"

static void help_the_readme_and_the_manual_page_list_the_fields_in_order(void **state)
{
	(void)state;
	assert_same(FIELDS,
		"\"$0\" --help | tr -s ' \\n' '  ' | "
		"sed 's/.* FIELD,\\.\\.\\. print //; s/, tab-separated.*//; s/ or / /' | "
		"tr -s ', ' '\\n\\n' | grep .");
	assert_same(FIELDS,
		"sed -n '/^## Fields/,/^## S/p' README.md | grep '^| `' | cut -d '|' -f 2 | "
		"tr -d '`' | tr -s ' ' '\\n' | grep .");
	assert_same(FIELDS, "sed -n '/^\\.Ss Fields/,/^\\.El/s/^\\.It Cm //p' man/ipex-gen.1");
}

static void the_manual_page_lists_the_fields_of_releases_in_order(void **state)
{
	(void)state;
	assert_same("\"$0\" --releases -j | jq -r '.[0] | keys_unsorted[]'",
		"sed -n '/^\\.It Fl .-releases/,/^\\.It Fl .-diff/p' man/ipex-gen.1 | "
		"sed 's/\\\\-/-/g' | sed -n 's/^\\.Cm \\([a-z-]*\\).*/\\1/p'");
}

#define STATUSES                                                                                   \
	"sed -n '/^enum status {/,/^};/p' src/exit_status.h | grep STATUS_ | awk '{ print NR - 1 }'"

static void help_and_the_documents_list_every_exit_status(void **state)
{
	(void)state;
	assert_same(STATUSES,
		"\"$0\" --help | tr '\\n' ' ' | sed 's/.*Exit status: //' | grep -oE '[0-9]+'");
	assert_same(
		STATUSES, "sed -n '/^| exit status |/,/^$/s/^| \\([0-9]\\) .*/\\1/p' README.md");
	assert_same(STATUSES, "sed -n '/^| exit status |/,/^$/s/^| \\([0-9, ]*\\) |.*/\\1/p' "
			      "docs/installers.md | tr -s ', ' '\\n\\n' | sort");
	assert_same(STATUSES, "sed -n '/^\\.Sh EXIT STATUS/,/^\\.El/s/^\\.It //p' man/ipex-gen.1");
	assert_same(STATUSES, "tr '\\n' ' ' <windows/readme.txt | "
			      "sed 's/.*Exit status: //; s/\\. .*//' | grep -oE '[0-9]+'");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(the_examples_of_every_document_print_the_output_shown,
			begin_machine_with_gpu),
		cmocka_unit_test_setup(the_examples_of_the_manual_page_print_the_output_shown,
			begin_machine_with_gpu),
		cmocka_unit_test(no_example_of_the_manual_page_is_read_as_roff),
		cmocka_unit_test_setup(the_page_for_contributors_compiles_and_its_error_is_as_shown,
			begin_machine),
		cmocka_unit_test_setup(every_command_in_the_table_of_the_readme_prints_an_answer,
			begin_machine_with_gpu),
		cmocka_unit_test_setup(
			every_spelling_in_the_readme_is_the_same_device, begin_machine),
		cmocka_unit_test_setup(
			every_command_for_a_setting_prints_the_value_shown, begin_machine_with_gpu),
		cmocka_unit_test(a_test_runs_or_reads_every_snippet),
		cmocka_unit_test_setup(
			the_script_in_the_readme_branches_on_the_status, begin_machine),
		cmocka_unit_test_setup(the_installers_branch_on_the_status, begin_machine),
		cmocka_unit_test_setup(
			the_installers_take_the_last_card_rather_than_the_gpu_in_the_processor,
			begin_machine),
		cmocka_unit_test_setup(
			the_cmake_project_gets_the_setting_or_stops, begin_machine_with_gpu),
		cmocka_unit_test(the_snippets_of_a_document_ask_the_same),
		cmocka_unit_test(the_windows_fleet_is_exported_with_what_ipex_gen_reads),
		cmocka_unit_test_setup(
			the_torch_installer_takes_the_newest_version_with_kernels, begin_machine),
		cmocka_unit_test_setup(
			the_torch_installer_says_if_no_version_has_kernels_or_no_gpu_is_there,
			begin_machine),
		cmocka_unit_test_setup(
			one_folder_of_the_archive_replaces_the_file_of_demucs_gui, begin_machine),
		cmocka_unit_test_setup(
			demucs_gui_is_left_alone_if_no_folder_or_no_gpu_fits, begin_machine),
		cmocka_unit_test_setup(
			the_loop_over_hosts_makes_the_file_that_gnu_parallel_makes, begin_machine),
		cmocka_unit_test(the_readme_is_short_and_begins_with_three_commands),
		cmocka_unit_test(every_link_between_the_documents_leads_to_a_file),
		cmocka_unit_test(make_help_lists_every_target_in_the_documents),
		cmocka_unit_test(help_and_the_manual_page_list_the_options_that_are_read),
		cmocka_unit_test(the_completions_list_the_options_that_are_read),
		cmocka_unit_test(the_documents_name_no_option_that_is_not_read),
		cmocka_unit_test(help_the_readme_and_the_manual_page_list_the_fields_in_order),
		cmocka_unit_test(the_manual_page_lists_the_fields_of_releases_in_order),
		cmocka_unit_test(help_and_the_documents_list_every_exit_status),
	};

	return cmocka_run_group_tests_name("documents", tests, make_folder, remove_folder);
}
