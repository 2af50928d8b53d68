/* What comes of the question; see outcome.h. */
#include "outcome.h"

#include "message.h"
#include "os.h"

#include <errno.h>
#include <string.h>

enum { LINE_MESSAGES_MAX = 10 };

static struct {
	enum status worst; /* but for devices that are not supported */
	bool has_supported, has_unsupported;
	unsigned long long bad_lines;
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

/* Goes on with the releases that have a row in ROW_NUMBERS, the oldest first: A, B and C do list it. */
static void say_releases(const uint16_t *row_numbers)
{
	unsigned count = 0, left;

	for (unsigned i = 0; i < release_count; i++)
		count += row_numbers[i] != 0;
	left = count;
	for (unsigned i = release_count; i-- > 0;) {
		if (!row_numbers[i])
			continue;
		message_text(strings + releases[i].name);
		left--;
		message_text(left == 0 ? "" : left == 1 ? " and " : ", ");
	}
	message_text(count == 1 ? " does list it" : " do list it");
}

void outcome_not_supported(const struct device *device, const uint16_t *row_numbers, int release)
{
	char id[VALUE_BUFFER_SIZE];

	field_format_id(device, id);
	message_begin();
	message_text(id);
	if (device->vendor != VENDOR_INTEL) {
		message_text(" is not an Intel device");
	} else if (release < 0 || !row_numbers) {
		message_text(" is not supported by any release");
	} else {
		message_text(" is not supported by ");
		message_text(strings + releases[release].name);
		message_text(" (");
		say_releases(row_numbers);
		message_text(")");
	}
	message_end();
}

void outcome_no_device(const char *text)
{
	note(STATUS_WRONG);
	message_begin();
	message_quote(text, strlen(text));
	message_text(" is no device; give its PCI ID, four hex digits");
	message_end();
}

void outcome_no_device_in_line(const struct input_line *line)
{
	note(STATUS_WRONG);
	if (++outcome.bad_lines > LINE_MESSAGES_MAX)
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

void outcome_nothing_named(const char *name, int release)
{
	note(STATUS_NOT_SUPPORTED);
	message_begin();
	message_text("nothing in ");
	message_text(release < 0 ? "any release" : strings + releases[release].name);
	message_text(" goes by ");
	message_quote(name, strlen(name));
	message_end();
}

void outcome_unknown_release(const char *name)
{
	note(STATUS_WRONG);
	message_begin();
	message_text("unknown release ");
	message_quote(name, strlen(name));
	message_text("; known are ");
	for (unsigned i = 0; i < release_count; i++) {
		message_text(i ? ", " : "");
		message_text(strings + releases[i].name);
	}
	message_end();
}

void outcome_unknown_field(const char *name, size_t length, const struct field *fields, size_t count)
{
	note(STATUS_WRONG);
	message_begin();
	message_text("unknown field ");
	message_quote(name, length);
	message_text("; known are ");
	for (size_t i = 0; i < count; i++) {
		message_text(i ? ", " : "");
		message_text(fields[i].name);
	}
	message_end();
}

void outcome_wrong_usage(const char *what, const char *culprit)
{
	note(STATUS_WRONG);
	message_begin();
	message_text(what);
	if (culprit)
		message_quote(culprit, strlen(culprit));
	message_text("\nTry 'ipex-gen --help' for more information.");
	message_end();
}

static void say_failure(const char *what, int error)
{
	note(STATUS_FAILED);
	message_begin();
	message_text(what);
	message_text(": ");
	message_text(os_error_text(error));
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

int outcome_finish(bool any_is_enough)
{
	if (outcome.bad_lines > LINE_MESSAGES_MAX) {
		message_begin();
		message_number(outcome.bad_lines - LINE_MESSAGES_MAX);
		message_text(" more lines without a device");
		message_end();
	}
	if (outcome.has_unsupported && !(any_is_enough && outcome.has_supported))
		note(STATUS_NOT_SUPPORTED);
	return (int)outcome.worst;
}
