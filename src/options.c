/* The command line, read into a question; see options.h. */
#include "options.h"

#include "list.h"
#include "outcome.h"

#include <getopt.h>
#include <string.h>

/* Options without a letter. */
enum {
	OPTION_ANY = 256,
	OPTION_DETECT,
	OPTION_SYSROOT,
	OPTION_LIST,
	OPTION_RELEASES,
	OPTION_DIFF,
};

/* What getopt_long takes, in half the bytes. */
static const struct {
	char name[11];
	uint8_t has_argument; /* no_argument or required_argument */
	uint16_t value;
} known_options[] = {
	{"ipex", required_argument, 'i'},
	{"demucs-gui", required_argument, 'g'},
	{"output", required_argument, 'o'},
	{"header", no_argument, 'H'},
	{"json", no_argument, 'j'},
	{"long", no_argument, 'l'},
	{"devlist", no_argument, 'd'},
	{"quiet", no_argument, 'q'},
	{"any", no_argument, OPTION_ANY},
	{"detect", no_argument, OPTION_DETECT},
	{"sysroot", required_argument, OPTION_SYSROOT},
	{"list", no_argument, OPTION_LIST},
	{"releases", no_argument, OPTION_RELEASES},
	{"diff", no_argument, OPTION_DIFF},
	{"help", no_argument, 'h'},
	{"version", no_argument, 'V'},
};

enum { OPTION_COUNT = sizeof known_options / sizeof *known_options };

/* What the options said, before it is known whether they go together. */
struct options {
	const char *ipex, *demucs_gui, *output, *sysroot;
	bool header, json, is_long, devlist, quiet, any, detect, list, releases, diff;
};

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

int options_letter(wchar_t *letter, const char *text, size_t length)
{
	if (!text || !length)
		return 0;
	if (letter)
		*letter = (unsigned char)*text;
	return *text != '\0';
}

/* Whether an argument belongs to the option OPTION: some getopt_long return ':' for one too many as for one that is missing. */
static bool takes_argument(int option)
{
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		if (known_options[i].value == option)
			return known_options[i].has_argument == required_argument;
	}
	return false;
}

/* Says what getopt_long did not like about the option that it read last. RETURNED is what it returned. */
static void refuse_option(int returned, char **argv)
{
	const char letter[] = {'-', (char)optopt, '\0'};

	if (returned == ':' && takes_argument(optopt)) /* where musl's argv is in disorder, and optind behind its end */
		outcome_wrong_usage("an argument is missing behind ", optopt == OPTION_SYSROOT ? "--sysroot" : letter);
	else if (strncmp(argv[optind - 1], "--", 2) != 0)
		outcome_wrong_usage("unknown option ", letter);
	else
		outcome_wrong_usage(optopt ? "no argument goes with " : "unknown or ambiguous option ", argv[optind - 1]);
}

/* Reads the fields of LIST, as in id,code. */
static bool read_fields(const char *list, const struct field *known, size_t count, struct print_format *format)
{
	for (const char *name = list;; name++) {
		size_t length = list_item_length(name, ',');
		const struct field *field = field_find(known, count, name, length);

		if (!field) {
			outcome_unknown_field(name, length, known, count);
			return false;
		}
		if (format->field_count == PRINT_FIELDS_MAX) {
			outcome_wrong_usage("too many fields in ", list);
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
	format->fields[format->field_count++] = field_find(device_fields, device_field_count, name, strlen(name));
}

static bool is_one_release(const struct options *options)
{
	return options->ipex || options->demucs_gui;
}

/* The fields that are printed where none are asked for. */
static void choose_fields(const struct options *options, bool is_single, struct print_format *format)
{
	const struct field *known = options->releases ? release_fields : device_fields;
	size_t count = options->releases ? release_field_count : device_field_count;

	if (options->json || options->releases) {
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
	struct option long_options[OPTION_COUNT + 1] = {{0}};
	int option;

	for (size_t i = 0; i < OPTION_COUNT; i++) {
		long_options[i].name = known_options[i].name;
		long_options[i].has_arg = known_options[i].has_argument;
		long_options[i].val = known_options[i].value;
	}
	opterr = 0;
	optind = 1;
	while ((option = getopt_long(argc, argv, ":i:g:o:HjldqhV", long_options, NULL)) != -1) {
		switch (option) {
		case 'i':
			options->ipex = optarg;
			break;
		case 'g':
			options->demucs_gui = optarg;
			break;
		case 'o':
			options->output = optarg;
			break;
		case 'H':
			options->header = true;
			break;
		case 'j':
			options->json = true;
			break;
		case 'l':
			options->is_long = true;
			break;
		case 'd':
			options->devlist = true;
			break;
		case 'q':
			options->quiet = true;
			break;
		case OPTION_ANY:
			options->any = true;
			break;
		case OPTION_DETECT:
			options->detect = true;
			break;
		case OPTION_SYSROOT:
			options->sysroot = optarg;
			break;
		case OPTION_LIST:
			options->list = true;
			break;
		case OPTION_RELEASES:
			options->releases = true;
			break;
		case OPTION_DIFF:
			options->diff = true;
			break;
		case 'h':
			question->asked = ASKED_HELP;
			return true;
		case 'V':
			question->asked = ASKED_VERSION;
			return true;
		default:
			refuse_option(option, argv);
			return false;
		}
	}
	question->operands = argv + optind;
	question->operand_count = argc - optind;
	return true;
}

/* Whether the options and operands go together; says why not. */
static bool are_compatible(const struct options *options, const struct question *question)
{
	const int forms = (options->output || options->json) + options->is_long + options->devlist + options->quiet;
	const int questions = options->detect + options->list + options->releases + options->diff;
	const char *wrong = NULL, *culprit = NULL;

	if (options->ipex && options->demucs_gui)
		wrong = "-i and -g exclude each other";
	else if (forms > 1)
		wrong = "-o or -j, -l, -d and -q exclude one another";
	else if (questions > 1)
		wrong = "--detect, --list, --releases and --diff exclude one another";
	else if (options->sysroot && !options->detect)
		wrong = "--sysroot goes with --detect only";
	else if (options->releases && (options->is_long || options->devlist))
		wrong = "neither -l nor -d goes with --releases";
	else if (options->diff && (options->output || options->json || options->devlist || is_one_release(options)))
		wrong = "none of -i, -g, -o, -j and -d goes with --diff";
	else if (options->diff && question->operand_count != 2)
		wrong = "--diff takes two releases";
	else if (options->releases && question->operand_count) {
		wrong = "nothing goes behind --releases, but there is ";
		culprit = question->operands[0];
	} else if (options->detect && question->operand_count) {
		wrong = "no device goes with --detect, but there is ";
		culprit = question->operands[0];
	} else if (!questions && !question->operand_count)
		wrong = "no device is given";
	if (wrong)
		outcome_wrong_usage(wrong, culprit);
	return !wrong;
}

/* Finds the release NAME; says so where there is none. */
static bool read_release(const char *name, unsigned *release)
{
	int found = lookup_release(name);

	*release = (unsigned)found;
	if (found < 0)
		outcome_unknown_release(name);
	return found >= 0;
}

/* The releases that are asked about. */
static bool choose_releases(const struct options *options, struct question *question)
{
	question->end = release_count;
	if (options->diff)
		return read_release(question->operands[0], &question->compared[0]) &&
		       read_release(question->operands[1], &question->compared[1]);
	if (options->ipex && !read_release(options->ipex, &question->begin))
		return false;
	if (options->demucs_gui) {
		int found = lookup_demucs_gui(options->demucs_gui);

		if (found < 0) {
			outcome_unknown_demucs_gui(options->demucs_gui);
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
	if (options->quiet)
		return PRINT_NOTHING;
	if (options->devlist)
		return PRINT_DEVLIST;
	if (options->json)
		return PRINT_JSON;
	if (options->is_long)
		return PRINT_LONG;
	return is_single && is_one_release(options) && !options->output ? PRINT_VALUES : PRINT_LINES;
}

bool options_read(int argc, char **argv, struct question *question)
{
	struct options options = {0};
	struct print_format *format = &question->format;
	bool is_single;

	*question = (struct question){0};
	if (argc < 2) /* no argument at all; an option is one, so that an empty variable does not ask this */
		options.detect = options.is_long = true;
	else if (!read_options(argc, argv, question, &options))
		return false;
	if (question->asked == ASKED_HELP || question->asked == ASKED_VERSION)
		return true;
	if (!are_compatible(&options, question) || !choose_releases(&options, question))
		return false;
	if (options.detect)
		question->asked = ASKED_DETECTION;
	else if (options.list)
		question->asked = ASKED_LIST;
	else if (options.releases)
		question->asked = ASKED_RELEASES;
	else if (options.diff)
		question->asked = ASKED_DIFFERENCES;
	question->any_is_enough = options.any;
	question->sysroot = options.sysroot;
	is_single = question->asked == ASKED_DEVICES && question->operand_count == 1 && strcmp(question->operands[0], "-");
	format->form = form_of(&options, is_single);
	format->has_header = options.header && !options.diff;
	if (!options.output)
		choose_fields(&options, is_single, format);
	else if (options.releases)
		return read_fields(options.output, release_fields, release_field_count, format);
	else
		return read_fields(options.output, device_fields, device_field_count, format);
	return true;
}
