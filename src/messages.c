/* Messages; see messages.h. */
#include "messages.h"

#include "buffer.h"
#include "class.h"
#include "describe.h"
#include "release.h"
#include "stderr.h"
#include "suggest.h"
#include "text.h"
#include "utf8.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

enum {
	SHOWN_MAX = 10, /* messages of one kind; then only their number is said */
};

/* Adds item INDEX of COUNT, PREFIX and the LENGTH bytes at TEXT: "A, B and C". */
static void add_item(struct buffer *list, unsigned index, unsigned count,
	const char *last_separator, const char *prefix, const char *text, size_t length)
{
	buffer_add(list, "%s%s%.*s",
		index == 0           ? ""
		: index + 1 == count ? last_separator
				     : ", ",
		prefix, (int)length, text);
}

/* Sets LIST to " (did you mean A or B?)", with PREFIX before each, or to nothing. */
static void list_suggestions(
	struct buffer *list, const struct suggestions *suggestions, const char *prefix)
{
	buffer_clear(list);
	for (unsigned i = 0; i < suggestions->count; i++) {
		if (i == 0)
			buffer_add(list, " (did you mean ");
		add_item(list, i, suggestions->count, " or ", prefix, suggestions->items[i].text,
			suggestions->items[i].length);
	}
	if (suggestions->count)
		buffer_add(list, "?)");
	list->length = utf8_remove_marks(list->text, sizeof list->text, list->text);
}

/* Returns whether one more message of the kind that COUNT counts may be shown. */
static bool may_show(unsigned long long *count)
{
	return ++*count <= SHOWN_MAX;
}

static const char *system_name(enum system system)
{
	return system == SYSTEM_WINDOWS ? "Windows" : "Linux";
}

static enum system other_system(enum system system)
{
	return system == SYSTEM_LINUX ? SYSTEM_WINDOWS : SYSTEM_LINUX;
}

/* Adds the IPEX releases that support the device with LISTING, the oldest first. Returns how many.
 */
static unsigned add_supporting_ipex(
	struct buffer *list, const struct listing *listing, enum system system)
{
	unsigned count = 0, index = 0;

	for (unsigned i = 0; i < ipex_release_count; i++)
		count += lookup_is_supported(listing, &releases[i], system);
	for (unsigned i = ipex_release_count; i-- > 0;) {
		const char *name = strings + releases[i].name;

		if (lookup_is_supported(listing, &releases[i], system))
			add_item(list, index++, count, " and ", "", name, strlen(name));
	}
	return count;
}

/* Sets LIST to the PyTorch versions with kernels for the device. Returns whether there are any. */
static bool list_torch(struct buffer *list, const struct listing *listing, enum system system)
{
	return describe_wheels(list, listing, PACKAGE_TORCH, system, 0, release_count, false);
}

/* Adds where else PyTorch has kernels for the device of ANSWER, whose release has none for SYSTEM.
 */
static void add_other_torch(struct buffer *list, const struct answer *answer, enum system system)
{
	const enum system other = other_system(system);
	struct buffer here, there;
	const bool is_here = list_torch(&here, &answer->listing, system);
	const bool is_there = list_torch(&there, &answer->listing, other);

	if (!is_here && !is_there)
		return;
	buffer_add(list, " (ahead of time%s%s", is_here ? " in " : "", here.text);
	if (is_there)
		buffer_add(list, "%s on %s", is_here ? " and" : "", system_name(other));
	if (is_there && !lookup_is_supported(&answer->listing, answer->release, other))
		buffer_add(list, " in %s", there.text);
	buffer_add(list, ")");
}

static void say_not_supported_by_torch(
	const char *id, const struct question *question, const struct answer *answer)
{
	const enum system system = question->format.system;
	struct buffer others;

	buffer_clear(&others);
	add_other_torch(&others, answer, system);
	stderr_message("%s is compiled just in time by PyTorch %s for %s%s", id,
		strings + answer->release->name, system_name(system), others.text);
}

/* Says which PyTorch versions serve a device that no IPEX release does. */
static void say_not_supported_by_ipex(
	const char *id, const struct answer *answer, enum system system)
{
	struct buffer versions;

	if (!list_torch(&versions, &answer->listing, system)) {
		system = other_system(system);
		list_torch(&versions, &answer->listing, system);
	}
	if (versions.length)
		stderr_message(
			"%s is not supported by any IPEX release (PyTorch has kernels for it in %s "
			"for %s)",
			id, versions.text, system_name(system));
	else
		stderr_message(
			"%s is not supported by any release of IPEX or PyTorch: kernels for it are "
			"compiled just in time, at every start",
			id);
}

static void say_not_a_gpu(const char *id, const struct device *device)
{
	const char *class = class_name(device->class);

	if (class)
		stderr_message("%s is not a GPU: %s", id, class);
	else if (device->class != NO_CLASS && !class_is_display(device->class))
		stderr_message(
			"%s is not a GPU: its PCI class is %04x", id, (unsigned)device->class);
	else if (device->vendor != VENDOR_INTEL)
		stderr_message("%s is not an Intel device", id);
	else
		stderr_message("%s is not in any table: if IPEX or PyTorch runs on it, kernels are "
			       "compiled just in time, at every start",
			id);
}

void messages_not_supported(
	struct messages *messages, const struct question *question, const struct answer *answer)
{
	const struct release *release = answer->release;
	const enum system system = question->format.system;
	struct buffer supporting;
	struct buffer id;

	buffer_clear(&supporting);
	buffer_clear(&id);
	if (!may_show(&messages->unsupported))
		return;
	fields_add(&id, FIELD_ID, answer->device);
	if (!answer->listing.is_known)
		say_not_a_gpu(id.text, answer->device);
	else if (release->package == PACKAGE_TORCH)
		say_not_supported_by_torch(id.text, question, answer);
	else if (!add_supporting_ipex(&supporting, &answer->listing, system))
		say_not_supported_by_ipex(id.text, answer, system);
	else
		stderr_message("%s is not supported by %s%s%s (supported by %s)", id.text,
			strings + release->name, release->table ? "" : " for ",
			release->table ? "" : system_name(system), supporting.text);
}

void messages_later_build(
	struct messages *messages, const struct answer *answer, const struct answer *later)
{
	struct buffer id;

	buffer_clear(&id);
	if (messages->has_noted_later_build)
		return;
	messages->has_noted_later_build = true;
	fields_add(&id, FIELD_ID, answer->device);
	stderr_message("note: %s is a later build of %s, and has %s for %s",
		strings + later->release->name, strings + answer->release->name,
		later->code ? strings + later->code : "no code", id.text);
}

/* Says that TEXT, read as PRODUCT, is unknown, and which products are close. */
static void say_unknown_product(const char *text, const struct product *product)
{
	struct suggestions suggestions;
	struct buffer list;

	product_suggest(product, &suggestions);
	list_suggestions(&list, &suggestions, "");
	stderr_message("'%s' is not a device, nor a product that any table knows%s%s", text,
		list.text, suggestions.count ? "" : "; give its PCI ID, four hex digits");
}

/* Says which option or list TEXT is known to. */
static void say_known_elsewhere(const char *text, enum operand_kind kind)
{
	const char *name = text + (*text == '/');

	if (kind == OPERAND_LISTED)
		stderr_message(
			"'%s' is not a device; 'ipex-gen --list %s' lists the devices of that name",
			text, text);
	else
		stderr_message("'%s' is not a device; did you mean --%s?", text,
			!strcmp(name, "?") || !strcmp(name, "h") ? "help" : name);
}

void messages_wrong_operand(
	struct messages *messages, const char *text, const struct operand *operand)
{
	static const char *const reasons[] = {
		[OPERAND_EMPTY] = "is not a device; without operands, ipex-gen asks this machine",
		[OPERAND_SEVERAL_LINES] = "is not a device: pipe several lines into 'ipex-gen -'",
		[OPERAND_CUT_AT_AMPERSAND] =
			"is not a device: it ends before '&'; put it in quotation marks",
		[OPERAND_WITHOUT_WORDS] = "can be many devices; give its PCI ID, four hex digits",
	};

	messages->outcome.is_wrong = true;
	if (operand->kind == OPERAND_UNKNOWN)
		say_unknown_product(text, &operand->product);
	else if (operand->kind == OPERAND_OPTION || operand->kind == OPERAND_LISTED)
		say_known_elsewhere(text, operand->kind);
	else if (operand->kind == OPERAND_ID_OF_WRONG_LENGTH)
		stderr_message("'%s' is not a device: a PCI ID has four hex digits, not %u", text,
			(unsigned)strlen(text));
	else
		stderr_message("'%s' %s", text, reasons[operand->kind]);
}

void messages_no_device_in_line(struct messages *messages, unsigned long long number,
	const char *text, size_t length, bool is_too_long)
{
	messages->outcome.is_wrong = true;
	if (!may_show(&messages->bad_lines))
		return;
	stderr_message(
		is_too_long ? "line %llu: too long: '%.*s'" : "line %llu: no device in '%.*s'",
		number, (int)length, text);
}

void messages_no_input(struct messages *messages)
{
	messages->outcome.has_nothing = true;
	stderr_message("no device on standard input");
}

void messages_nothing_scanned(struct messages *messages, char **files, int count)
{
	messages->outcome.has_nothing = true;
	if (!count)
		stderr_message("no Intel GPU in standard input");
	else if (count == 1)
		stderr_message("no Intel GPU in '%s'", files[0]);
	else
		stderr_message("no Intel GPU in any of these files");
}

/* Says that PATH cannot be read, all of it: the end of a path is often its point. */
static void say_unreadable(const char *path, int error)
{
	struct buffer quoted;

	buffer_clear(&quoted);
	buffer_add(&quoted, "'");
	buffer_add_escaped(&quoted, path, strlen(path));
	stderr_message("%s': %s", quoted.text, strerror(error));
}

void messages_unreadable_display(struct messages *messages, const char *name, int error)
{
	messages->outcome.has_failed = true;
	if (may_show(&messages->unreadable))
		say_unreadable(name, error);
}

void messages_no_display(struct messages *messages, bool has_other)
{
	messages->outcome.has_nothing = true;
	stderr_message(has_other ? "this machine has no Intel GPU, only others"
				 : "this machine has no GPU");
}

void messages_hidden_displays(struct messages *messages, const char *why)
{
	messages->outcome.has_failed = true;
	stderr_message("%s", why);
}

/* Considers every name in the comma- or blank-separated LIST. */
static void suggest_items(struct suggestions *suggestions, text_ref list, char separator)
{
	for (const char *item = strings + list; *item;) {
		const size_t length = text_item_length(item, separator);

		suggest_part(suggestions, item, length, length);
		item += length;
		item += *item == separator;
		item += *item == ' ';
	}
}

/* Considers what --list knows the device with LISTING by. */
static void suggest_listed(struct suggestions *suggestions, const struct question *question,
	const struct listing *listing)
{
	for (unsigned i = question->begin; i < question->end; i++) {
		const struct answer answer =
			lookup_answer(NULL, listing, i, question->format.system);

		suggest_items(suggestions, answer.codes, WORD_SEPARATOR);
		suggest_items(suggestions, answer.row->devices, WORD_SEPARATOR);
		suggest_items(suggestions, lookup_codename(&answer), CODENAME_SEPARATOR);
		suggest_name(suggestions, strings + lookup_arch(&answer));
	}
	suggest_name(suggestions, strings + lookup_ocloc_device(listing)->name);
}

void messages_nothing_named(
	struct messages *messages, const struct question *question, const char *name)
{
	const bool is_one = question->end - question->begin == 1;
	struct suggestions suggestions;
	struct product product;
	struct buffer list;

	messages->outcome.has_nothing = true;
	suggest_begin(&suggestions, name, strlen(name));
	for (unsigned i = 0; i < pci_id_count; i++) {
		struct device device;
		const struct listing listing = lookup_known(i, &device);

		suggest_listed(&suggestions, question, &listing);
	}
	if (!suggestions.count && product_read(name, &product))
		product_suggest(&product, &suggestions);
	if (!suggestions.distance) /* no release supports the device of that name */
		suggestions.count = 0;
	list_suggestions(&list, &suggestions, "");
	stderr_message("no device matches '%s' in %s%s", name,
		is_one ? strings + releases[question->begin].name : "any release", list.text);
}

void messages_differs(struct messages *messages)
{
	messages->outcome.has_unsupported = true;
}

/* Says that the word of CLOSE, called WHAT, is not one of KNOWN, and which of those are close. */
static void say_unknown(struct messages *messages, const char *what,
	const struct suggestions *close, const char *hint, const struct buffer *known)
{
	struct buffer suggested;

	messages->outcome.is_wrong = true;
	list_suggestions(&suggested, close, "");
	stderr_message("unknown %s '%.*s'%s%s; known are %s", what, (int)close->word_length,
		close->word, suggested.text, hint, known->length ? known->text : "none");
}

/* Adds NAME to LIST, after a comma if it is not the first. */
static void add_known(struct buffer *list, const char *name)
{
	buffer_add(list, "%s%s", list->length ? ", " : "", name);
}

void messages_unknown_release(struct messages *messages, enum release_kind kind, const char *name)
{
	static const char *const kinds[] = {
		[RELEASE_IPEX] = "IPEX release",
		[RELEASE_DEMUCS_GUI] = "Demucs-GUI version",
		[RELEASE_TORCH] = "PyTorch version",
	};
	const int torch = kind == RELEASE_IPEX ? release_find(RELEASE_TORCH, name) : -1;
	const enum package package = kind == RELEASE_TORCH ? PACKAGE_TORCH : PACKAGE_IPEX;
	struct suggestions close;
	struct buffer known, hint;

	buffer_clear(&known);
	buffer_clear(&hint);
	suggest_begin(&close, name, strlen(name));
	for (unsigned i = 0; i < release_count; i++) {
		const char *release = strings + releases[i].name;

		if (releases[i].package != package)
			continue;
		if (kind == RELEASE_DEMUCS_GUI) {
			if (releases[i].demucs_gui)
				add_known(&known, strings + releases[i].demucs_gui);
			continue;
		}
		add_known(&known, release);
		suggest_name(&close, release);
		suggest_part(&close, release, strlen(release), text_item_length(release, '+'));
	}
	if (torch >= 0)
		buffer_add(&hint, " (-t %s asks about PyTorch)", strings + releases[torch].name);
	say_unknown(messages, kinds[kind], &close, hint.text, &known);
}

void messages_unknown_field(struct messages *messages, const char *name, size_t length,
	const struct field *fields, size_t count)
{
	struct suggestions close;
	struct buffer known;

	buffer_clear(&known);
	suggest_begin(&close, name, length);
	for (size_t i = 0; i < count; i++) {
		suggest_name(&close, fields[i].name);
		add_known(&known, fields[i].name);
	}
	say_unknown(messages, "field", &close, "", &known);
}

void messages_unknown_option(
	struct messages *messages, const char *argument, const struct suggestions *close)
{
	struct buffer list;

	list_suggestions(&list, close, "--");
	messages_usage(messages, "unknown %soption '%s'%s", close->count > 1 ? "or ambiguous " : "",
		argument, list.text);
}

void messages_usage(struct messages *messages, const char *format, ...)
{
	struct buffer text;
	va_list arguments;

	buffer_clear(&text);
	messages->outcome.is_wrong = true;
	va_start(arguments, format);
	buffer_add_list(&text, format, arguments);
	va_end(arguments);
	stderr_message("%s\nTry 'ipex-gen --help' for more information.", text.text);
}

void messages_unreadable(struct messages *messages, const char *file, int error)
{
	messages->outcome.has_failed = true;
	if (file)
		say_unreadable(file, error);
	else
		stderr_message("standard input: %s", strerror(error));
}

void messages_unwritable(struct messages *messages, int error)
{
	messages->outcome.has_failed = true;
	if (error != EPIPE) /* the reader has had enough */
		stderr_message("standard output: %s", strerror(error));
}

static void say_left_out(unsigned long long count, const char *what)
{
	if (count > SHOWN_MAX)
		stderr_message("%llu more %s", count - SHOWN_MAX, what);
}

void messages_finish(const struct messages *messages)
{
	say_left_out(messages->bad_lines, "lines without a device");
	say_left_out(messages->unsupported, "devices that are not supported");
	say_left_out(messages->unreadable, "devices that could not be read");
}
