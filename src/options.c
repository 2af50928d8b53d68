/* The command line, read into a question; see options.h. */
#include "options.h"

#include "outcome.h"

#include <getopt.h>
#include <string.h>

enum { FIELDS_MAX = 64 };

/* Options without a letter. */
enum {
	OPTION_ANY = 256,
	OPTION_LIST,
	OPTION_RELEASES,
};

static const struct option long_options[] = {
	{"ipex", required_argument, NULL, 'i'},
	{"output", required_argument, NULL, 'o'},
	{"header", no_argument, NULL, 'H'},
	{"json", no_argument, NULL, 'j'},
	{"long", no_argument, NULL, 'l'},
	{"quiet", no_argument, NULL, 'q'},
	{"any", no_argument, NULL, OPTION_ANY},
	{"list", no_argument, NULL, OPTION_LIST},
	{"releases", no_argument, NULL, OPTION_RELEASES},
	{"help", no_argument, NULL, 'h'},
	{"version", no_argument, NULL, 'V'},
	{NULL, 0, NULL, 0},
};

/* What the options said, before it is known whether they go together. */
struct options {
	const char *ipex, *output;
	bool header, json, is_long, quiet, any, list, releases;
};

static const struct field *fields[FIELDS_MAX];

const char *options_help(void)
{
	return "Usage: ipex-gen [OPTION]... DEVICE...\n"
	       "       ipex-gen [OPTION]... -                one device a line, from standard input\n"
	       "       ipex-gen [OPTION]... --list [NAME]... every device, or those of a code, device\n"
	       "                                             name, codename or architecture\n"
	       "       ipex-gen --releases                   the releases of IPEX that are known\n"
	       "Tell which ahead-of-time build of IPEX fits an Intel GPU.\n"
	       "\n"
	       "  -i, --ipex RELEASE       answer for this release, or 'latest'; else for every one\n"
	       "  -o, --output FIELD,...   print these fields, tab-separated: id, release,\n"
	       "                             supported, code, codes, devices, codename, arch,\n"
	       "                             names, url, driver, demucs-gui\n"
	       "  -H, --header             begin with a line of the fields' names\n"
	       "  -j, --json               print an array of objects\n"
	       "  -l, --long               describe\n"
	       "  -q, --quiet              print no answer; the exit status is the answer\n"
	       "      --any                succeed if at least one device is supported\n"
	       "  -h, --help               print this, and end\n"
	       "  -V, --version            print the version, and end\n"
	       "\n"
	       "Exit status: 0 every device is supported, 1 one is not, or nothing is found,\n"
	       "2 the question is wrong, 3 it could not be answered.\n";
}

/* Says what getopt_long did not like about the option that it read last. RETURNED is what it returned. */
static void refuse_option(int returned, char **argv)
{
	const char letter[] = {'-', (char)optopt, '\0'};
	const struct option *option = long_options;
	char known[32] = "--";

	while (option->name && option->val != optopt)
		option++;
	if (option->name)
		strcat(known, option->name);
	if (returned == ':') /* where musl's argv is in disorder, and optind behind its end */
		outcome_wrong_usage("an argument is missing behind ", known);
	else if (option->name)
		outcome_wrong_usage("no argument goes with ", known);
	else
		outcome_wrong_usage("unknown option ", optopt ? letter : argv[optind - 1]);
}

/* Reads the fields of LIST, as in id,code. */
static bool read_fields(const char *list, const struct field *known, size_t count, struct print_format *format)
{
	for (const char *name = list;; name++) {
		size_t length = strcspn(name, ",");
		const struct field *field = field_find(known, count, name, length);

		if (!field) {
			outcome_unknown_field(name, length, known, count);
			return false;
		}
		if (format->field_count == FIELDS_MAX) {
			outcome_wrong_usage("too many fields in ", list);
			return false;
		}
		fields[format->field_count++] = field;
		name += length;
		if (!*name)
			return true;
	}
}

static void add_field(const char *name, struct print_format *format)
{
	fields[format->field_count++] = field_find(device_fields, device_field_count, name, strlen(name));
}

/* The fields that are printed where none are asked for. */
static void choose_fields(const struct question *question, bool is_single, struct print_format *format)
{
	bool is_about_releases = question->asked == ASKED_RELEASES;
	const struct field *known = is_about_releases ? release_fields : device_fields;
	size_t count = is_about_releases ? release_field_count : device_field_count;

	if (format->form == PRINT_JSON || format->form == PRINT_LONG || is_about_releases) {
		for (size_t i = 0; i < count; i++) {
			if (format->form != PRINT_LONG || known[i].label)
				fields[format->field_count++] = &known[i];
		}
		return;
	}
	if (!is_single)
		add_field("id", format);
	if (question->release < 0)
		add_field("release", format);
	add_field("codes", format);
}

static bool read_options(int argc, char **argv, struct question *question, struct options *options)
{
	int option;

	opterr = 0;
	optind = 1;
	while ((option = getopt_long(argc, argv, ":i:o:HjlqhV", long_options, NULL)) != -1) {
		switch (option) {
		case 'i':
			options->ipex = optarg;
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
		case 'q':
			options->quiet = true;
			break;
		case OPTION_ANY:
			options->any = true;
			break;
		case OPTION_LIST:
			options->list = true;
			break;
		case OPTION_RELEASES:
			options->releases = true;
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
	const char *wrong = NULL, *culprit = NULL;

	if ((options->output || options->json) + options->is_long + options->quiet > 1)
		wrong = "only one of -o or -j, -l and -q goes";
	else if (options->list && options->releases)
		wrong = "only one of --list and --releases goes";
	else if (options->releases && options->is_long)
		wrong = "-l does not go with --releases";
	else if (options->releases && question->operand_count) {
		wrong = "nothing goes behind --releases, but there is ";
		culprit = question->operands[0];
	} else if (!options->list && !options->releases && !question->operand_count)
		wrong = "no device is given";
	if (wrong)
		outcome_wrong_usage(wrong, culprit);
	return !wrong;
}

bool options_read(int argc, char **argv, struct question *question)
{
	struct options options = {0};
	bool is_single;

	*question = (struct question){.release = -1, .format.fields = fields};
	if (!read_options(argc, argv, question, &options))
		return false;
	if (question->asked != ASKED_DEVICES)
		return true;
	if (!are_compatible(&options, question))
		return false;
	if (options.ipex) {
		question->release = lookup_release(options.ipex);
		if (question->release < 0) {
			outcome_unknown_release(options.ipex);
			return false;
		}
	}
	question->asked = options.list ? ASKED_LIST : options.releases ? ASKED_RELEASES : ASKED_DEVICES;
	question->any_is_enough = options.any;
	question->format.has_header = options.header;
	is_single = question->asked == ASKED_DEVICES && question->operand_count == 1 && strcmp(question->operands[0], "-");
	if (options.quiet)
		question->format.form = PRINT_NOTHING;
	else if (options.json)
		question->format.form = PRINT_JSON;
	else if (options.is_long)
		question->format.form = PRINT_LONG;
	else
		question->format.form =
			is_single && question->release >= 0 && !options.output ? PRINT_VALUES : PRINT_LINES;
	if (options.output) {
		bool is_about_releases = question->asked == ASKED_RELEASES;

		return read_fields(options.output, is_about_releases ? release_fields : device_fields,
		                   is_about_releases ? release_field_count : device_field_count, &question->format);
	}
	choose_fields(question, is_single, &question->format);
	return true;
}
