/* The command line, read into a question; see options.h. */
#include "options.h"

#include "os.h"
#include "release.h"
#include "suggest.h"
#include "text.h"

#include <getopt.h>
#include <string.h>

/* The options. Each has a name, and some a letter. */
enum {
	IPEX = RELEASE_IPEX,
	DEMUCS_GUI = RELEASE_DEMUCS_GUI,
	TORCH = RELEASE_TORCH,
	OS,
	OUTPUT,
	HEADER,
	JSON,
	LONG,
	DEVLIST,
	QUIET,
	ANY,
	SYSROOT,
	TASKS, /* those that choose a task, in the order of enum asked */
	HELP = TASKS + ASKED_HELP,
	VERSION = TASKS + ASKED_VERSION,
	SCAN = TASKS + ASKED_SCAN,
	LIST = TASKS + ASKED_LIST,
	RELEASES = TASKS + ASKED_RELEASES,
	DIFF = TASKS + ASKED_DIFFERENCES,
	DETECT = TASKS + ASKED_DETECTION,
	OPTION_COUNT,
	NAMED = 256, /* what getopt_long returns for an option by its name: more than any letter */
};

static const char letters[] = ":i:g:t:o:HjldqhV";

static const struct {
	char name[11];
	char letter;
	bool has_argument;
} known_options[OPTION_COUNT] = {
	[IPEX] = { "ipex", 'i', true },
	[DEMUCS_GUI] = { "demucs-gui", 'g', true },
	[TORCH] = { "torch", 't', true },
	[OS] = { "os", '\0', true },
	[OUTPUT] = { "output", 'o', true },
	[HEADER] = { "header", 'H', false },
	[JSON] = { "json", 'j', false },
	[LONG] = { "long", 'l', false },
	[DEVLIST] = { "devlist", 'd', false },
	[QUIET] = { "quiet", 'q', false },
	[ANY] = { "any", '\0', false },
	[SCAN] = { "scan", '\0', false },
	[DETECT] = { "detect", '\0', false },
	[SYSROOT] = { "sysroot", '\0', true },
	[LIST] = { "list", '\0', false },
	[RELEASES] = { "releases", '\0', false },
	[DIFF] = { "diff", '\0', false },
	[HELP] = { "help", 'h', false },
	[VERSION] = { "version", 'V', false },
};

#define BIT(option) (1U << (option))

enum {
	CHOOSES_RELEASE = BIT(IPEX) | BIT(DEMUCS_GUI) | BIT(TORCH),
	CHOOSES_FORM = BIT(OUTPUT) | BIT(JSON) | BIT(LONG) | BIT(DEVLIST) | BIT(QUIET),
	CHOOSES_TASK = BIT(SCAN) | BIT(DETECT) | BIT(LIST) | BIT(RELEASES) | BIT(DIFF),
};

/* What the options said, before it is known whether they can be combined. */
struct options {
	unsigned given; /* a bit for each */
	const char *arguments[OPTION_COUNT];
};

/* Options that cannot be combined: any of these with any other of those. */
static const struct {
	unsigned these, those;
} exclusive_options[] = {
	{ CHOOSES_RELEASE, CHOOSES_RELEASE },
	{ BIT(OUTPUT) | BIT(LONG) | BIT(DEVLIST) | BIT(QUIET),
		BIT(OUTPUT) | BIT(LONG) | BIT(DEVLIST) | BIT(QUIET) },
	{ BIT(JSON), BIT(LONG) | BIT(DEVLIST) | BIT(QUIET) },
	{ CHOOSES_TASK, CHOOSES_TASK },
	{ BIT(SYSROOT), CHOOSES_TASK & ~(unsigned)BIT(DETECT) },
	{ BIT(RELEASES), BIT(LONG) | BIT(DEVLIST) | BIT(ANY) },
	{ BIT(DIFF),
		BIT(OUTPUT) | BIT(HEADER) | BIT(JSON) | BIT(DEVLIST) | BIT(ANY) | CHOOSES_RELEASE },
};

static bool is_given(const struct options *options, unsigned set)
{
	return (options->given & set) != 0;
}

const char *options_help(void)
{
	return "Usage: ipex-gen [OPTION]... [DEVICE]...       by PCI ID or product name\n"
	       "       ipex-gen [OPTION]... -                 one device per line, from stdin\n"
	       "       ipex-gen [OPTION]... --scan [FILE]...  the Intel GPUs named in a text\n"
	       "       ipex-gen [OPTION]... [--detect]        the GPUs of this machine\n"
	       "       ipex-gen [OPTION]... --list [NAME]...  the devices of a code, name, ...\n"
	       "       ipex-gen --releases\n"
	       "       ipex-gen --diff RELEASE RELEASE        two IPEX releases\n"
	       "Show which ahead-of-time build of IPEX or PyTorch fits an Intel GPU.\n"
	       "  -i, --ipex RELEASE        answer for this IPEX release, or 'latest'\n"
	       "  -g, --demucs-gui VERSION  for the IPEX release that Demucs-GUI includes\n"
	       "  -t, --torch VERSION       for the PyTorch XPU wheel of this version\n"
	       "      --os SYSTEM           system of the wheels: linux or windows\n"
	       "  -o, --output FIELD,...    print id, rev, slot, name, device, sycl, release,\n"
	       "                            supported, code, codes, exact, wheel, runtime,\n"
	       "                            devices, devlist, codename, arch, names, url,\n"
	       "                            driver, demucs-gui or input, tab-separated\n"
	       "  -H, --header; -j, --json  print the field names first; print a JSON array\n"
	       "  -l, --long                print details for people\n"
	       "  -d, --devlist             print USE_AOT_DEVLIST (-t: TORCH_XPU_ARCH_LIST)\n"
	       "  -q, --quiet; --any        print no answer; succeed if one device is supported\n"
	       "      --sysroot DIR         read DIR/sys in place of /sys\n"
	       "  -h, --help; -V, --version\n"
	       "Exit status: 0 supported, 1 not supported, 2 invalid request, 3 failed, 4 no GPU\n";
}

/* Returns the option that getopt_long calls RETURNED; OPTION_COUNT if there is none. */
static int find_option(int returned)
{
	int found = 0;

	if (returned >= NAMED)
		return returned - NAMED;
	while (found < OPTION_COUNT && (!returned || known_options[found].letter != returned))
		found++;
	return found;
}

/* Says that ARGUMENT, as in --detct=x, is not an option, and which are close. */
static void refuse_unknown(struct messages *messages, const char *argument)
{
	const char *name = argument;
	struct suggestions close;

	while (*name == '-')
		name++;
	suggest_begin(&close, name, text_item_length(name, '='));
	for (int i = 0; i < OPTION_COUNT; i++)
		suggest_name(&close, known_options[i].name);
	messages_unknown_option(messages, argument, &close);
}

/* Says that getopt_long refused OPTION, or ARGUMENT, which it read last, if that is none. */
static void refuse_option(struct messages *messages, int option, const char *argument)
{
	if (option < OPTION_COUNT)
		messages_usage(messages, "option '--%s' %s", known_options[option].name,
			known_options[option].has_argument ? "requires an argument"
							   : "takes no argument");
	else if (optopt)
		messages_usage(
			messages, "unknown option '%s'", (char[]){ '-', (char)optopt, '\0' });
	else
		refuse_unknown(messages, argument);
}

static bool read_arguments(int argc, char **argv, struct question *question,
	struct options *options, struct messages *messages)
{
	struct option long_options[OPTION_COUNT + 1] = { { 0 } };
	int returned;

	for (int i = 0; i < OPTION_COUNT; i++) {
		long_options[i].name = known_options[i].name;
		long_options[i].has_arg = known_options[i].has_argument;
		long_options[i].val = NAMED + i;
	}
	opterr = 0;
	while ((returned = getopt_long(argc, argv, letters, long_options, NULL)) != -1) {
		const bool is_wrong = returned == '?' || returned == ':';
		const int option = find_option(is_wrong ? optopt : returned);

		if (is_wrong) {
			refuse_option(messages, option, argv[optind - 1]);
			return false;
		}
		options->arguments[option] = optarg;
		options->given |= BIT(option);
		if (option == HELP || option == VERSION)
			return true;
	}
	question->operands = argv + optind;
	question->operand_count = argc - optind;
	return true;
}

/* Returns the first option in SET. */
static const char *first_name(unsigned set)
{
	int option = 0;

	while (!(set & BIT(option)))
		option++;
	return known_options[option].name;
}

static bool can_be_combined(const struct options *options, struct messages *messages)
{
	for (size_t i = 0; i < sizeof exclusive_options / sizeof *exclusive_options; i++) {
		const unsigned these = options->given & exclusive_options[i].these;
		const unsigned first = these & (0U - these);
		const unsigned those = options->given & exclusive_options[i].those & ~first;

		if (these && those) {
			messages_usage(messages, "--%s cannot be combined with --%s",
				first_name(first), first_name(those));
			return false;
		}
	}
	return true;
}

static enum asked choose_task(const struct options *options, const struct question *question)
{
	for (enum asked asked = 0; asked < ASKED_DEVICES; asked++) {
		if (is_given(options, BIT(TASKS + asked)))
			return asked;
	}
	return question->operand_count ? ASKED_DEVICES : ASKED_DETECTION;
}

/* Returns whether the operands suit the task; says why not. */
static bool check_operands(
	const struct options *options, const struct question *question, struct messages *messages)
{
	const char *first = question->operands[0];

	switch (question->asked) {
	case ASKED_DIFFERENCES:
		if (question->operand_count == 2)
			return true;
		messages_usage(messages, "--diff takes two releases");
		return false;
	case ASKED_DETECTION:
	case ASKED_RELEASES:
		if (!question->operand_count)
			return true;
		messages_usage(messages, "--%s takes no operand, such as '%s'",
			question->asked == ASKED_RELEASES ? "releases" : "detect", first);
		return false;
	case ASKED_DEVICES:
		if (!is_given(options, BIT(SYSROOT)))
			return true;
		messages_usage(messages, "--sysroot cannot be combined with a device, such as '%s'",
			first);
		return false;
	default:
		return true;
	}
}

/* Reads NAME as a release of KIND. Returns false if it is none; says so. */
static bool read_release(
	struct messages *messages, enum release_kind kind, const char *name, unsigned *release)
{
	const int found = release_find(kind, name);

	*release = (unsigned)found;
	/* "and later" may cover it, but it is hardly meant */
	if (kind == RELEASE_DEMUCS_GUI && release_find(RELEASE_IPEX, name) >= 0) {
		messages_usage(messages,
			"--demucs-gui takes a version of Demucs-GUI; --ipex takes '%s'", name);
		return false;
	}
	if (found < 0)
		messages_unknown_release(messages, kind, name);
	return found >= 0;
}

/* Sets which releases the question is about. */
static bool choose_releases(
	const struct options *options, struct question *question, struct messages *messages)
{
	question->later_build = -1;
	question->end = question->asked == ASKED_RELEASES ? release_count : ipex_release_count;
	for (unsigned i = 0; i < 2 && question->asked == ASKED_DIFFERENCES; i++) {
		if (!read_release(
			    messages, RELEASE_IPEX, question->operands[i], &question->compared[i]))
			return false;
	}
	for (enum release_kind kind = 0; kind < RELEASE_KIND_COUNT; kind++) {
		const char *name = options->arguments[kind];

		if (name && !read_release(messages, kind, name, &question->begin))
			return false;
		question->is_one_release |= name != NULL;
	}
	if (question->is_one_release)
		question->end = question->begin + 1;
	if (options->arguments[IPEX] && !strchr(options->arguments[IPEX], '+'))
		question->later_build = release_find_later_build(question->begin);
	return true;
}

static bool choose_system(
	const struct options *options, struct question *question, struct messages *messages)
{
	const char *name = options->arguments[OS];

	question->format.system = os_system();
	if (!name)
		return true;
	if (text_is_same(name, "linux")) {
		question->format.system = SYSTEM_LINUX;
	} else if (text_is_same(name, "windows")) {
		question->format.system = SYSTEM_WINDOWS;
	} else {
		messages_usage(messages, "--os takes linux or windows, not '%s'", name);
		return false;
	}
	return true;
}

/* Returns whether the question is about one device for certain. */
static bool is_single(const struct question *question)
{
	struct operand operand;

	if (question->asked != ASKED_DEVICES || question->operand_count != 1 ||
		!strcmp(question->operands[0], "-"))
		return false;
	operand_read(question->operands[0], &operand);
	return operand_count(&operand) < 2;
}

static enum print_form choose_form(const struct options *options, const struct question *question)
{
	const bool is_described =
		question->asked == ASKED_DETECTION || question->asked == ASKED_SCAN;

	if (is_given(options, BIT(QUIET)))
		return PRINT_NOTHING;
	if (is_given(options, BIT(DEVLIST)))
		return PRINT_DEVLIST;
	if (is_given(options, BIT(JSON)))
		return PRINT_JSON;
	if (is_given(options, BIT(LONG)) ||
		(is_described && !is_given(options, CHOOSES_RELEASE | CHOOSES_FORM)))
		return PRINT_LONG;
	return question->is_single && is_given(options, CHOOSES_RELEASE) &&
	                       !is_given(options, BIT(OUTPUT))
	               ? PRINT_VALUES
	               : PRINT_LINES;
}

/* Reads the fields of LIST, as in id,code. */
static bool read_fields(const char *list, const struct field *known, size_t count,
	struct print_format *format, struct messages *messages)
{
	for (const char *name = list;; name++) {
		const size_t length = text_item_length(name, ',');
		const struct field *field = fields_find(known, count, name, length);

		if (!field) {
			messages_unknown_field(messages, name, length, known, count);
			return false;
		}
		if (format->field_count == PRINT_FIELDS_MAX) {
			messages_usage(
				messages, "--output takes at most %u fields", PRINT_FIELDS_MAX);
			return false;
		}
		format->fields[format->field_count++] = field;
		name += length;
		if (!*name)
			return true;
	}
}

/* Sets the fields to print: those asked for, or the default. */
static bool choose_fields(
	const struct options *options, struct question *question, struct messages *messages)
{
	const bool is_releases = question->asked == ASKED_RELEASES;
	const struct field *known = is_releases ? release_fields : device_fields;
	const size_t count = is_releases ? release_field_count : device_field_count;
	struct print_format *format = &question->format;

	if (is_given(options, BIT(OUTPUT)))
		return read_fields(options->arguments[OUTPUT], known, count, format, messages);
	if (is_given(options, BIT(JSON)) || is_releases) {
		while (format->field_count < count) {
			format->fields[format->field_count] = &known[format->field_count];
			format->field_count++;
		}
		return true;
	}
	format->field_count = fields_default(
		!question->is_single, !is_given(options, CHOOSES_RELEASE), format->fields);
	return true;
}

bool options_read(int argc, char **argv, struct question *question, struct messages *messages)
{
	struct options options = { 0 };

	*question = (struct question){ 0 };
	if (!read_arguments(argc, argv, question, &options, messages))
		return false;
	question->asked = choose_task(&options, question);
	if (question->asked == ASKED_HELP || question->asked == ASKED_VERSION)
		return true;
	question->any_is_enough = is_given(&options, BIT(ANY));
	question->sysroot = options.arguments[SYSROOT];
	question->format.has_header = is_given(&options, BIT(HEADER));
	if (!can_be_combined(&options, messages) || !check_operands(&options, question, messages))
		return false;
	question->is_single = is_single(question);
	question->format.form = choose_form(&options, question);
	return choose_system(&options, question, messages) &&
	       choose_releases(&options, question, messages) &&
	       choose_fields(&options, question, messages);
}
