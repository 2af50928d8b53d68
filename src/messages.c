/* What comes of the question; see messages.h. */
#include "messages.h"

#include "stderr.h"
#include "text.h"

#include <errno.h>
#include <string.h>

enum {
	MESSAGES_MAX = 10, /* of one kind; then only their count is said */
	PCI_ID_DIGITS = 4,
};

static struct {
	enum status worst; /* but for devices that are not supported */
	bool has_supported, has_unsupported;
	unsigned long long bad_lines, unsupported_messages, unread_displays;
} outcome;

static void note(enum status status)
{
	if (outcome.worst < status)
		outcome.worst = status;
}

void messages_device(bool is_supported)
{
	outcome.has_supported |= is_supported;
	outcome.has_unsupported |= !is_supported;
}

/* Goes on with the releases that have a row for LISTING, the oldest first: A, B and C do list it.
 */
static void say_releases(const struct listing *listing)
{
	unsigned count = 0, left;

	for (unsigned i = 0; i < release_count; i++)
		count += lookup_row(listing, i) != rows;
	left = count;
	for (unsigned i = release_count; i-- > 0;) {
		if (lookup_row(listing, i) == rows)
			continue;
		stderr_text(strings + releases[i].name);
		left--;
		stderr_text(left == 0 ? "" : left == 1 ? " and " : ", ");
	}
	stderr_text(count == 1 ? " does list it" : " do list it");
}

/* Goes on with the one release from BEGIN up to END, or any. */
static void say_release(unsigned begin, unsigned end)
{
	stderr_text(end - begin == 1 ? strings + releases[begin].name : "any release");
}

void messages_not_supported(
	const struct device *device, const struct listing *listing, unsigned begin, unsigned end)
{
	char id[VALUE_BUFFER_SIZE];

	if (++outcome.unsupported_messages > MESSAGES_MAX)
		return;
	*field_put_id(device, id) = '\0';
	stderr_begin();
	stderr_text(id);
	if (device->vendor != VENDOR_INTEL) {
		stderr_text(" is not an Intel device");
	} else if (!listing->group) {
		stderr_text(
			" is in no release; if IPEX runs on it, it compiles just in time, for minutes at every start");
	} else {
		stderr_text(" is not supported by ");
		say_release(begin, end);
		stderr_text(" (");
		say_releases(listing);
		stderr_text(")");
	}
	stderr_end();
}

/* Says what keeps TEXT from being a PCI ID. */
static void say_what_is_wrong(const char *text)
{
	const char *line_end = text_find_byte(text, text + strlen(text), '\n');
	size_t digits = 0;

	while ((text[digits] >= '0' && text[digits] <= '9') ||
		((text[digits] | 0x20) >= 'a' && (text[digits] | 0x20) <= 'f'))
		digits++;
	if (*line_end && line_end[1]) {
		stderr_text("pipe several lines into 'ipex-gen -'");
	} else if (digits && !text[digits]) {
		stderr_text("a PCI ID has four hex digits, not ");
		stderr_number(digits);
	} else if (digits && strlen(text) == PCI_ID_DIGITS) {
		stderr_quote(text + digits, strlen(text + digits));
		stderr_text(" is not hex");
	} else {
		stderr_text("give its PCI ID, four hex digits");
	}
}

void messages_no_device(const char *text)
{
	note(STATUS_WRONG);
	stderr_begin();
	stderr_quote(text, strlen(text));
	stderr_text(" is no device; ");
	say_what_is_wrong(text);
	stderr_end();
}

void messages_no_device_in_line(const struct input_line *line)
{
	note(STATUS_WRONG);
	if (++outcome.bad_lines > MESSAGES_MAX)
		return;
	stderr_begin();
	stderr_text("line ");
	stderr_number(line->number);
	stderr_text(line->is_too_long ? ": too long: " : ": no device in ");
	stderr_quote(line->text, line->length);
	stderr_end();
}

void messages_no_input(void)
{
	note(STATUS_NOT_SUPPORTED);
	stderr_begin();
	stderr_text("no device on standard input");
	stderr_end();
}

void messages_no_display(bool has_other)
{
	note(STATUS_NOT_SUPPORTED);
	stderr_begin();
	stderr_text(has_other ? "this machine has no Intel GPU, only others"
			      : "this machine has no GPU");
	stderr_end();
}

void messages_hidden_displays(const char *why)
{
	note(STATUS_FAILED);
	stderr_begin();
	stderr_text(why);
	stderr_end();
}

void messages_nothing_named(const char *name, unsigned begin, unsigned end)
{
	messages_device(false);
	stderr_begin();
	stderr_text("nothing in ");
	say_release(begin, end);
	stderr_text(" goes by ");
	stderr_quote(name, strlen(name));
	stderr_end();
}

/* Asks whether KNOWN was meant. */
static void suggest(const char *known)
{
	stderr_text(" (did you mean ");
	stderr_text(known);
	stderr_text("?)");
}

/*
 * The release that NAME is near to, with its label or without: of several with the same version the
 * oldest, and of several versions none. NULL for none.
 */
static const char *find_near_release(const char *name)
{
	const char *near = NULL;
	size_t near_length = 0;

	for (unsigned i = release_count; i-- > 0;) {
		const char *known = strings + releases[i].name;
		const size_t length = text_item_length(known, '+');

		if (!text_is_close(name, strlen(name), known, strlen(known)) &&
			!text_is_close(name, strlen(name), known, length))
			continue;
		if (near && (length != near_length || memcmp(near, known, length) != 0))
			return NULL;
		if (!near) {
			near = known;
			near_length = length;
		}
	}
	return near;
}

void messages_unknown_release(const char *name, bool is_demucs_gui)
{
	const char *near = find_near_release(name);

	note(STATUS_WRONG);
	stderr_begin();
	stderr_text("unknown release ");
	stderr_quote(name, strlen(name));
	if (near)
		suggest(near);
	else if (is_demucs_gui)
		stderr_text(" (-g takes versions of Demucs-GUI)");
	stderr_text("; known are ");
	for (unsigned i = 0; i < release_count; i++) {
		stderr_text(i ? ", " : "");
		stderr_text(strings + releases[i].name);
	}
	stderr_end();
}

void messages_differs(void)
{
	note(STATUS_NOT_SUPPORTED);
}

void messages_unknown_demucs_gui(const char *name)
{
	bool is_first = true;

	note(STATUS_WRONG);
	stderr_begin();
	stderr_text("no release is packed with Demucs-GUI ");
	stderr_quote(name, strlen(name));
	for (unsigned i = 0; i < release_count; i++) {
		if (!releases[i].demucs_gui)
			continue;
		stderr_text(is_first ? "; known are " : ", ");
		stderr_text(strings + releases[i].demucs_gui);
		is_first = false;
	}
	stderr_end();
}

void messages_unknown_field(
	const char *name, size_t length, const struct field *fields, size_t count)
{
	note(STATUS_WRONG);
	stderr_begin();
	stderr_text("unknown field ");
	stderr_quote(name, length);
	for (size_t i = count; i-- > 0;) { /* codes before code */
		if (text_is_close(name, length, fields[i].name, strlen(fields[i].name))) {
			suggest(fields[i].name);
			break;
		}
	}
	stderr_text("; known are ");
	for (size_t i = 0; i < count; i++) {
		stderr_text(i ? ", " : "");
		stderr_text(fields[i].name);
	}
	stderr_end();
}

static void end_usage_message(void)
{
	stderr_text("\nTry 'ipex-gen --help' for more information.");
	stderr_end();
}

void messages_exclusive_options(const char *a, const char *b)
{
	note(STATUS_WRONG);
	stderr_begin();
	stderr_text("--");
	stderr_text(a);
	stderr_text(" does not go with --");
	stderr_text(b);
	end_usage_message();
}

void messages_wrong_usage(const char *what, const char *culprit)
{
	note(STATUS_WRONG);
	stderr_begin();
	stderr_text(what);
	if (culprit)
		stderr_quote(culprit, strlen(culprit));
	end_usage_message();
}

static void say_failure(const char *what, int error)
{
	note(STATUS_FAILED);
	stderr_begin();
	stderr_text(what);
	stderr_text(": ");
	stderr_text(strerror(error));
	stderr_end();
}

void messages_unreadable(int error)
{
	say_failure("standard input", error);
}

void messages_unwritable(int error)
{
	if (error == EPIPE) /* whoever reads has had enough */
		note(STATUS_FAILED);
	else
		say_failure("standard output", error);
}

void messages_unread_display(const char *name, int error)
{
	note(STATUS_FAILED);
	if (++outcome.unread_displays > MESSAGES_MAX)
		return;
	stderr_begin();
	stderr_quote(name, strlen(name));
	stderr_text(": ");
	stderr_text(strerror(error));
	stderr_end();
}

bool messages_is_complete(bool any_is_enough)
{
	return any_is_enough ? outcome.worst < STATUS_FAILED
	                     : outcome.worst == STATUS_SUPPORTED && !outcome.has_unsupported;
}

/* Says how many messages of a kind there would have been more. */
static void say_more(unsigned long long count, const char *what)
{
	if (count <= MESSAGES_MAX)
		return;
	stderr_begin();
	stderr_number(count - MESSAGES_MAX);
	stderr_text(what);
	stderr_end();
}

int messages_finish(bool any_is_enough)
{
	say_more(outcome.bad_lines, " more lines without a device");
	say_more(outcome.unsupported_messages, " more devices that are not supported");
	say_more(outcome.unread_displays, " more devices that could not be read");
	if (outcome.has_unsupported && !(any_is_enough && outcome.has_supported))
		note(STATUS_NOT_SUPPORTED);
	return (int)outcome.worst;
}
