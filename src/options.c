/* The command line, read into a question; see options.h. */
#include "options.h"

#include "messages.h"
#include "text.h"

#include <getopt.h>
#include <string.h>

/* The options. Each has a name, and some a letter. */
enum {
	IPEX,
	DEMUCS_GUI,
	OUTPUT,
	HEADER,
	JSON,
	LONG,
	DEVLIST,
	QUIET,
	ANY,
	DETECT,
	SYSROOT,
	SCAN,
	LIST,
	RELEASES,
	DIFF,
	HELP,
	VERSION,
	OPTION_COUNT,
	NAMED = 256, /* what getopt_long returns for an option by its name: more than any letter */
};

static const char letters[] = ":i:g:o:HjldqhV";

static const struct {
	char name[11];
	char letter;
	bool has_argument;
} known_options[OPTION_COUNT] = {
	[IPEX] = { "ipex", 'i', true },
	[DEMUCS_GUI] = { "demucs-gui", 'g', true },
	[OUTPUT] = { "output", 'o', true },
	[HEADER] = { "header", 'H', false },
	[JSON] = { "json", 'j', false },
	[LONG] = { "long", 'l', false },
	[DEVLIST] = { "devlist", 'd', false },
	[QUIET] = { "quiet", 'q', false },
	[ANY] = { "any", '\0', false },
	[DETECT] = { "detect", '\0', false },
	[SYSROOT] = { "sysroot", '\0', true },
	[SCAN] = { "scan", '\0', false },
	[LIST] = { "list", '\0', false },
	[RELEASES] = { "releases", '\0', false },
	[DIFF] = { "diff", '\0', false },
	[HELP] = { "help", 'h', false },
	[VERSION] = { "version", 'V', false },
};

#define BIT(option) (1U << (option))

/* What the options said, before it is known whether they go together. */
struct options {
	unsigned given; /* a bit for each */
	const char *arguments[OPTION_COUNT];
};

/* Options that do not go together: any of these with any of those. */
static const struct {
	uint32_t these, those;
} exclusive_options[] = {
	{ BIT(IPEX), BIT(DEMUCS_GUI) },
	{ BIT(OUTPUT) | BIT(JSON), BIT(LONG) | BIT(DEVLIST) | BIT(QUIET) },
	{ BIT(LONG), BIT(DEVLIST) | BIT(QUIET) },
	{ BIT(DEVLIST), BIT(QUIET) },
	{ BIT(DETECT) | BIT(SCAN), BIT(LIST) | BIT(RELEASES) | BIT(DIFF) },
	{ BIT(DETECT), BIT(SCAN) },
	{ BIT(LIST), BIT(RELEASES) | BIT(DIFF) },
	{ BIT(RELEASES), BIT(DIFF) | BIT(LONG) | BIT(DEVLIST) | BIT(ANY) },
	{ BIT(DIFF), BIT(OUTPUT) | BIT(HEADER) | BIT(JSON) | BIT(DEVLIST) | BIT(ANY) | BIT(IPEX) |
			     BIT(DEMUCS_GUI) },
};

static bool is_given(const struct options *options, int option)
{
	return options->given & BIT(option);
}

const char *options_help(void)
{
	return "Usage: ipex-gen [OPTION]... DEVICE...         PCI IDs, or lines of lspci\n"
	       "       ipex-gen [OPTION]... -                 the same from standard input\n"
	       "       ipex-gen [OPTION]... --detect          the GPUs of this machine\n"
	       "       ipex-gen [OPTION]... --list [NAME]...  those of a code, device name,\n"
	       "                                              codename or architecture\n"
	       "       ipex-gen --releases\n"
	       "       ipex-gen --diff RELEASE RELEASE\n"
	       "       ipex-gen                               the same as --detect --long\n"
	       "Tell which ahead-of-time build of IPEX fits an Intel GPU.\n"
	       "\n"
	       "  -i, --ipex RELEASE        for this release, or 'latest'; else for every one\n"
	       "  -g, --demucs-gui VERSION  for the release that it is packed with\n"
	       "  -o, --output FIELD,...    print id, rev, release, supported, code, codes,\n"
	       "                            exact, devices, devlist, codename, arch, names,\n"
	       "                            url, driver or demucs-gui, tab-separated\n"
	       "  -H, --header              begin with the fields' names\n"
	       "  -j, --json                print an array of objects\n"
	       "  -l, --long                describe\n"
	       "  -d, --devlist             print USE_AOT_DEVLIST for all of them together\n"
	       "  -q, --quiet               print nothing: the exit status is the answer\n"
	       "      --any                 succeed if at least one device is supported\n"
	       "      --sysroot DIR         with --detect, read DIR/sys in place of /sys\n"
	       "  -h, --help; -V, --version\n"
	       "Exit status: 0 supported, 1 not supported or found, 2 wrong question, 3 failed\n";
}

/* Which option it is that getopt_long calls OPTION; OPTION_COUNT where it is none. */
static int find_option(int option)
{
	int found = 0;

	if (option >= NAMED)
		return option - NAMED;
	while (found < OPTION_COUNT && (!option || known_options[found].letter != option))
		found++;
	return found;
}

/*
 * Says what getopt_long did not like about the option that it read last. RETURNED is what it
 * returned: some getopt_long return ':' for an argument too many as for one that is missing.
 */
static void refuse_option(int returned, char **argv)
{
	const int option = find_option(optopt);
	char spelled[sizeof known_options->name + 2] = { '-', (char)optopt, '\0' };

	if (returned == ':' && option < OPTION_COUNT && known_options[option].has_argument) {
		/* where musl's argv is in disorder, and optind behind its end */
		if (optopt >= NAMED) {
			spelled[1] = '-';
			memcpy(spelled + 2, known_options[option].name, sizeof known_options->name);
		}
		messages_wrong_usage("an argument is missing behind ", spelled);
	} else if (optopt && optopt < NAMED) {
		messages_wrong_usage("unknown option ", spelled);
	} else {
		messages_wrong_usage(
			optopt ? "no argument goes with " : "unknown or ambiguous option ",
			argv[optind - 1]);
	}
}

/* Reads the fields of LIST, as in id,code. */
static bool read_fields(
	const char *list, const struct field *known, size_t count, struct print_format *format)
{
	for (const char *name = list;; name++) {
		size_t length = text_item_length(name, ',');
		const struct field *field = field_find(known, count, name, length);

		if (!field) {
			messages_unknown_field(name, length, known, count);
			return false;
		}
		if (format->field_count == PRINT_FIELDS_MAX) {
			messages_wrong_usage("too many fields in ", list);
			return false;
		}
		format->fields[format->field_count++] = field;
		name += length;
		if (!*name)
			return true;
	}
}

static void add_field(const char *name, struct print_format *format)
{
	format->fields[format->field_count++] =
		field_find(device_fields, device_field_count, name, strlen(name));
}

static bool is_one_release(const struct options *options)
{
	return options->given & (BIT(IPEX) | BIT(DEMUCS_GUI));
}

/* The fields that are printed where none are asked for. */
static void choose_fields(
	const struct options *options, bool is_single, struct print_format *format)
{
	const struct field *known = is_given(options, RELEASES) ? release_fields : device_fields;
	size_t count = is_given(options, RELEASES) ? release_field_count : device_field_count;

	if (is_given(options, JSON) || is_given(options, RELEASES)) {
		while (format->field_count < count) {
			format->fields[format->field_count] = &known[format->field_count];
			format->field_count++;
		}
		return;
	}
	if (!is_single)
		add_field("id", format);
	if (!is_one_release(options))
		add_field("release", format);
	add_field("codes", format);
}

static bool read_options(int argc, char **argv, struct question *question, struct options *options)
{
	struct option long_options[OPTION_COUNT + 1] = { { 0 } };
	int returned;

	for (int i = 0; i < OPTION_COUNT; i++) {
		long_options[i].name = known_options[i].name;
		long_options[i].has_arg = known_options[i].has_argument;
		long_options[i].val = NAMED + i;
	}
	opterr = 0;
	optind = 1;
	while ((returned = getopt_long(argc, argv, letters, long_options, NULL)) != -1) {
		const int option = find_option(returned);

		if (option == OPTION_COUNT) {
			refuse_option(returned, argv);
			return false;
		}
		if (option == HELP || option == VERSION) {
			question->asked = option == HELP ? ASKED_HELP : ASKED_VERSION;
			return true;
		}
		options->arguments[option] = optarg;
		options->given |= BIT(option);
	}
	question->operands = argv + optind;
	question->operand_count = argc - optind;
	return true;
}

/* Returns the first option of those in SET. */
static int first_of(unsigned set)
{
	int option = 0;

	while (!(set & BIT(option)))
		option++;
	return option;
}

/* Whether the options go together; says which do not. */
static bool are_compatible(const struct options *options)
{
	for (size_t i = 0; i < sizeof exclusive_options / sizeof *exclusive_options; i++) {
		const unsigned these = options->given & exclusive_options[i].these;
		const unsigned those = options->given & exclusive_options[i].those;

		if (these && those) {
			messages_exclusive_options(known_options[first_of(these)].name,
				known_options[first_of(those)].name);
			return false;
		}
	}
	return true;
}

/* Whether the operands go with the options; says why not. */
static bool are_fitting(const struct options *options, const struct question *question)
{
	const char *wrong = NULL, *culprit = NULL;

	if (is_given(options, SYSROOT) && !is_given(options, DETECT)) {
		wrong = "--sysroot goes with --detect only";
	} else if (is_given(options, DIFF)) {
		if (question->operand_count != 2)
			wrong = "--diff takes two releases";
	} else if (options->given & (BIT(DETECT) | BIT(RELEASES))) {
		if (question->operand_count) {
			wrong = "neither --detect nor --releases takes an operand, but there is ";
			culprit = question->operands[0];
		}
	} else if (!(options->given & (BIT(LIST) | BIT(SCAN))) && !question->operand_count) {
		wrong = "no device is given; --detect asks this machine";
	}
	if (wrong)
		messages_wrong_usage(wrong, culprit);
	return !wrong;
}

/* Finds the release NAME; says so where there is none. */
static bool read_release(const char *name, unsigned *release)
{
	int found = lookup_release(name);

	*release = (unsigned)found;
	if (found < 0)
		messages_unknown_release(name, lookup_demucs_gui(name) >= 0);
	return found >= 0;
}

/* The releases that are asked about. */
static bool choose_releases(const struct options *options, struct question *question)
{
	question->end = release_count;
	if (is_given(options, DIFF))
		return read_release(question->operands[0], &question->compared[0]) &&
		       read_release(question->operands[1], &question->compared[1]);
	if (is_given(options, IPEX) && !read_release(options->arguments[IPEX], &question->begin))
		return false;
	if (is_given(options, DEMUCS_GUI)) {
		const char *name = options->arguments[DEMUCS_GUI];
		int found = lookup_demucs_gui(name);

		if (lookup_release(name) >=
			0) { /* which "and later" covers, but hardly what is meant */
			messages_wrong_usage("-g takes versions of Demucs-GUI, -i takes ", name);
			return false;
		}
		if (found < 0) {
			messages_unknown_demucs_gui(name);
			return false;
		}
		question->begin = (unsigned)found;
	}
	if (is_one_release(options))
		question->end = question->begin + 1;
	return true;
}

static enum print_form form_of(const struct options *options, bool is_single)
{
	if (is_given(options, QUIET))
		return PRINT_NOTHING;
	if (is_given(options, DEVLIST))
		return PRINT_DEVLIST;
	if (is_given(options, JSON))
		return PRINT_JSON;
	if (is_given(options, LONG))
		return PRINT_LONG;
	return is_single && is_one_release(options) && !is_given(options, OUTPUT) ? PRINT_VALUES
	                                                                          : PRINT_LINES;
}

bool options_read(int argc, char **argv, struct question *question)
{
	struct options options = { 0 };
	struct print_format *format = &question->format;
	bool is_single;

	*question = (struct question){ 0 };
	if (argc < 2) /* no argument at all; an option is one, so that an empty variable does not
	                 ask this */
		options.given = BIT(DETECT) | BIT(LONG);
	else if (!read_options(argc, argv, question, &options))
		return false;
	if (question->asked == ASKED_HELP || question->asked == ASKED_VERSION)
		return true;
	if (!are_compatible(&options) || !are_fitting(&options, question) ||
		!choose_releases(&options, question))
		return false;
	if (is_given(&options, DETECT))
		question->asked = ASKED_DETECTION;
	else if (is_given(&options, SCAN))
		question->asked = ASKED_SCAN;
	else if (is_given(&options, LIST))
		question->asked = ASKED_LIST;
	else if (is_given(&options, RELEASES))
		question->asked = ASKED_RELEASES;
	else if (is_given(&options, DIFF))
		question->asked = ASKED_DIFFERENCES;
	question->any_is_enough = is_given(&options, ANY);
	question->sysroot = options.arguments[SYSROOT];
	is_single = question->asked == ASKED_DEVICES && question->operand_count == 1 &&
	            strcmp(question->operands[0], "-");
	format->form = form_of(&options, is_single);
	format->has_header = is_given(&options, HEADER);
	if (!is_given(&options, OUTPUT))
		choose_fields(&options, is_single, format);
	else if (is_given(&options, RELEASES))
		return read_fields(
			options.arguments[OUTPUT], release_fields, release_field_count, format);
	else
		return read_fields(
			options.arguments[OUTPUT], device_fields, device_field_count, format);
	return true;
}
