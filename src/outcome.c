/* What comes of the question; see outcome.h. */
#include "outcome.h"

#include "find.h"
#include "list.h"
#include "message.h"
#include "near.h"

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

void outcome_device(bool is_supported)
{
	outcome.has_supported |= is_supported;
	outcome.has_unsupported |= !is_supported;
}

/* Goes on with the releases that have a row for LISTING, the oldest first: A, B and C do list it. */
static void say_releases(const struct listing *listing)
{
	unsigned count = 0, left;

	for (unsigned i = 0; i < release_count; i++)
		count += lookup_row(listing, i) != rows;
	left = count;
	for (unsigned i = release_count; i-- > 0;) {
		if (lookup_row(listing, i) == rows)
			continue;
		message_text(strings + releases[i].name);
		left--;
		message_text(left == 0 ? "" : left == 1 ? " and " : ", ");
	}
	message_text(count == 1 ? " does list it" : " do list it");
}

/* Goes on with the one release from BEGIN up to END, or any. */
static void say_release(unsigned begin, unsigned end)
{
	message_text(end - begin == 1 ? strings + releases[begin].name : "any release");
}

void outcome_not_supported(const struct device *device, const struct listing *listing, unsigned begin, unsigned end)
{
	char id[VALUE_BUFFER_SIZE];

	if (++outcome.unsupported_messages > MESSAGES_MAX)
		return;
	*field_put_id(device, id) = '\0';
	message_begin();
	message_text(id);
	if (device->vendor != VENDOR_INTEL) {
		message_text(" is not an Intel device");
	} else if (!listing->group) {
		message_text(" is in no release; if IPEX runs on it, it compiles just in time, for minutes at every start");
	} else {
		message_text(" is not supported by ");
		say_release(begin, end);
		message_text(" (");
		say_releases(listing);
		message_text(")");
	}
	message_end();
}

/* Says what keeps TEXT from being a PCI ID. */
static void say_what_is_wrong(const char *text)
{
	const char *line_end = find_byte(text, text + strlen(text), '\n');
	size_t digits = 0;

	while ((text[digits] >= '0' && text[digits] <= '9') || ((text[digits] | 0x20) >= 'a' && (text[digits] | 0x20) <= 'f'))
		digits++;
	if (*line_end && line_end[1]) {
		message_text("pipe several lines into 'ipex-gen -'");
	} else if (digits && !text[digits]) {
		message_text("a PCI ID has four hex digits, not ");
		message_number(digits);
	} else if (digits && strlen(text) == PCI_ID_DIGITS) {
		message_quote(text + digits, strlen(text + digits));
		message_text(" is not hex");
	} else {
		message_text("give its PCI ID, four hex digits");
	}
}

void outcome_no_device(const char *text)
{
	note(STATUS_WRONG);
	message_begin();
	message_quote(text, strlen(text));
	message_text(" is no device; ");
	say_what_is_wrong(text);
	message_end();
}

void outcome_no_device_in_line(const struct input_line *line)
{
	note(STATUS_WRONG);
	if (++outcome.bad_lines > MESSAGES_MAX)
		return;
	message_begin();
	message_text("line ");
	message_number(line->number);
	message_text(line->is_too_long ? ": too long: " : ": no device in ");
	message_quote(line->text, line->length);
	message_end();
}

void outcome_no_input(void)
{
	note(STATUS_NOT_SUPPORTED);
	message_begin();
	message_text("no device on standard input");
	message_end();
}

void outcome_no_display(bool has_other)
{
	note(STATUS_NOT_SUPPORTED);
	message_begin();
	message_text(has_other ? "this machine has no Intel GPU, only others" : "this machine has no GPU");
	message_end();
}

void outcome_hidden_displays(const char *why)
{
	note(STATUS_FAILED);
	message_begin();
	message_text(why);
	message_end();
}

void outcome_nothing_named(const char *name, unsigned begin, unsigned end)
{
	outcome_device(false);
	message_begin();
	message_text("nothing in ");
	say_release(begin, end);
	message_text(" goes by ");
	message_quote(name, strlen(name));
	message_end();
}

/* Asks whether KNOWN was meant. */
static void suggest(const char *known)
{
	message_text(" (did you mean ");
	message_text(known);
	message_text("?)");
}

/*
 * The release that NAME is near to, with its label or without: of several with the same version the oldest, and of several
 * versions none. NULL for none.
 */
static const char *find_near_release(const char *name)
{
	const char *near = NULL;
	size_t near_length = 0;

	for (unsigned i = release_count; i-- > 0;) {
		const char *known = strings + releases[i].name;
		const size_t length = list_item_length(known, '+');

		if (!is_near(name, strlen(name), known, strlen(known)) && !is_near(name, strlen(name), known, length))
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

void outcome_unknown_release(const char *name, bool is_demucs_gui)
{
	const char *near = find_near_release(name);

	note(STATUS_WRONG);
	message_begin();
	message_text("unknown release ");
	message_quote(name, strlen(name));
	if (near)
		suggest(near);
	else if (is_demucs_gui)
		message_text(" (-g takes versions of Demucs-GUI)");
	message_text("; known are ");
	for (unsigned i = 0; i < release_count; i++) {
		message_text(i ? ", " : "");
		message_text(strings + releases[i].name);
	}
	message_end();
}

void outcome_differs(void)
{
	note(STATUS_NOT_SUPPORTED);
}

void outcome_unknown_demucs_gui(const char *name)
{
	bool is_first = true;

	note(STATUS_WRONG);
	message_begin();
	message_text("no release is packed with Demucs-GUI ");
	message_quote(name, strlen(name));
	for (unsigned i = 0; i < release_count; i++) {
		if (!releases[i].demucs_gui)
			continue;
		message_text(is_first ? "; known are " : ", ");
		message_text(strings + releases[i].demucs_gui);
		is_first = false;
	}
	message_end();
}

void outcome_unknown_field(const char *name, size_t length, const struct field *fields, size_t count)
{
	note(STATUS_WRONG);
	message_begin();
	message_text("unknown field ");
	message_quote(name, length);
	for (size_t i = count; i-- > 0;) { /* codes before code */
		if (is_near(name, length, fields[i].name, strlen(fields[i].name))) {
			suggest(fields[i].name);
			break;
		}
	}
	message_text("; known are ");
	for (size_t i = 0; i < count; i++) {
		message_text(i ? ", " : "");
		message_text(fields[i].name);
	}
	message_end();
}

static void end_usage_message(void)
{
	message_text("\nTry 'ipex-gen --help' for more information.");
	message_end();
}

void outcome_exclusive_options(const char *a, const char *b)
{
	note(STATUS_WRONG);
	message_begin();
	message_text("--");
	message_text(a);
	message_text(" does not go with --");
	message_text(b);
	end_usage_message();
}

void outcome_wrong_usage(const char *what, const char *culprit)
{
	note(STATUS_WRONG);
	message_begin();
	message_text(what);
	if (culprit)
		message_quote(culprit, strlen(culprit));
	end_usage_message();
}

/* What ERROR, an errno, means. strerror knows them all, and would be one sixteenth of the binary. */
static const char *error_text(int error)
{
	static const struct {
		uint8_t error;
		char text[27];
	} texts[] = {
		{EACCES, "Permission denied"},
		{EBADF, "Bad file descriptor"},
		{EFBIG, "File too large"},
		{EILSEQ, "Not what is expected there"},
		{EIO, "Input/output error"},
		{EISDIR, "Is a directory"},
		{ENOENT, "No such file or directory"},
		{ENOSPC, "No space left on device"},
		{ENOSYS, "Not on this system"},
		{ENOTDIR, "Not a directory"},
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		if (texts[i].error == error)
			return texts[i].text;
	}
	return "Cannot be done";
}

static void say_failure(const char *what, int error)
{
	note(STATUS_FAILED);
	message_begin();
	message_text(what);
	message_text(": ");
	message_text(error_text(error));
	message_end();
}

void outcome_unreadable(int error)
{
	say_failure("standard input", error);
}

void outcome_unwritable(int error)
{
	if (error == EPIPE) /* whoever reads has had enough */
		note(STATUS_FAILED);
	else
		say_failure("standard output", error);
}

void outcome_unread_display(const char *name, int error)
{
	note(STATUS_FAILED);
	if (++outcome.unread_displays > MESSAGES_MAX)
		return;
	message_begin();
	message_quote(name, strlen(name));
	message_text(": ");
	message_text(error_text(error));
	message_end();
}

bool outcome_is_complete(bool any_is_enough)
{
	return any_is_enough ? outcome.worst < STATUS_FAILED : outcome.worst == STATUS_SUPPORTED && !outcome.has_unsupported;
}

/* Says how many messages of a kind there would have been more. */
static void say_more(unsigned long long count, const char *what)
{
	if (count <= MESSAGES_MAX)
		return;
	message_begin();
	message_number(count - MESSAGES_MAX);
	message_text(what);
	message_end();
}

int outcome_finish(bool any_is_enough)
{
	say_more(outcome.bad_lines, " more lines without a device");
	say_more(outcome.unsupported_messages, " more devices that are not supported");
	say_more(outcome.unread_displays, " more devices that could not be read");
	if (outcome.has_unsupported && !(any_is_enough && outcome.has_supported))
		note(STATUS_NOT_SUPPORTED);
	return (int)outcome.worst;
}
