/*
 * ipex-gen: shows which ahead-of-time build of IPEX or PyTorch fits an Intel GPU.
 *
 *     main.c          where the program begins
 *     tool.c          a whole run, part after part
 *     session.h       what one run keeps
 *
 *     options.c       command line, --help
 *     question.h      what the user asks
 *     operand.c       operand: device, product or mistake
 *     release.c       release names, default label +xpu
 *     product.c       product names to PCI IDs
 *     listed.c        names that --list takes
 *     suggest.c       did you mean …?
 *
 *     operands.c      devices that operands ask about
 *     stdin.c         standard input, line by line
 *     scan_files.c    --scan: the GPUs of files
 *     scan.c          a text's records and their GPUs
 *     scanner.c       clues to devices, by rules
 *     clues.re        lexer: a line to clues
 *     fast.c          bare IDs and lspci lines, fast
 *     lspci.c         a line of lspci -nn
 *     class.c         PCI classes and their names
 *     input.c         files by lines, UTF-16 too
 *     detect.c        --detect: the GPUs of this machine
 *     queries.c       --list, --releases, --diff
 *     answer.c        one device: look up, print, note
 *     cache.c         answers kept for equal devices
 *
 *     device.c        a PCI device, its parts as texts
 *     lookup.c        codes, revision rule
 *     devlist.c       the rule for USE_AOT_DEVLIST
 *     fields.c        names, values, defaults of fields
 *     describe.c      what --long says
 *
 *     print.c         answers as lines, and differences
 *     print_value.c   one value, or a dash
 *     print_json.c    answers as JSON
 *     print_long.c    answers for people
 *     output.c        standard output, buffered
 *
 *     messages.c      what is said on stderr
 *     exit_status.c   the exit status of an outcome
 *     stderr.c        messages safe to show
 *     text.c          searching and comparing text
 *
 *     os.h            what the operating system does
 *     os_linux.c      Linux: sysfs, reading and writing
 *     os_windows.c    Windows: SetupAPI, console, UTF-16
 */
#include "tool.h"

int main(int argc, char **argv)
{
	static struct session session;

	return tool_run(&session, argc, argv);
}
