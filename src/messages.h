/* Messages: the one place that words them, and that notes what they mean for the exit status. */
#ifndef MESSAGES_H
#define MESSAGES_H

#include "exit_status.h"
#include "operand.h"
#include "question.h"
#include "release.h"
#include "suggest.h"

/* What came of the question so far, and what was said of it. Zeroed, nothing was. */
struct messages {
	struct outcome outcome;
	bool has_noted_later_build;
	unsigned long long bad_lines, unsupported,
		unreadable; /* messages of each kind, shown or not */
};

/* Notes that a device was asked about, and whether it is supported. */
static inline void messages_device(struct messages *messages, bool is_supported)
{
	messages->outcome.has_supported |= is_supported;
	messages->outcome.has_unsupported |= !is_supported;
}

/*
 * Says that the device of ANSWER, an answer of one of the releases that QUESTION asks about, is not
 * supported by any of them, and which others do support it. Of many, only the first are said.
 */
void messages_not_supported(
	struct messages *messages, const struct question *question, const struct answer *answer);

/* Says, once, that LATER, a later build of the release of ANSWER, answers differently. */
void messages_later_build(
	struct messages *messages, const struct answer *answer, const struct answer *later);

/* Says why TEXT, read as OPERAND, is not a device. */
void messages_wrong_operand(
	struct messages *messages, const char *text, const struct operand *operand);

/* Says that line NUMBER, of LENGTH bytes at TEXT, names no device. Of many, only the first are
 * said. */
void messages_no_device_in_line(struct messages *messages, unsigned long long number,
	const char *text, size_t length, bool is_too_long);

/* Says that standard input had no line that could be a device. */
void messages_no_input(struct messages *messages);

/* Says that none of the COUNT files at FILES, or standard input if there are none, names an Intel
 * GPU. */
void messages_nothing_scanned(struct messages *messages, char **files, int count);

/* Says that the display device NAME cannot be read. ERROR is an errno. Of many, only the first are
 * said. */
void messages_unreadable_display(struct messages *messages, const char *name, int error);

/* Says that this machine has no Intel GPU, and whether it has others. */
void messages_no_display(struct messages *messages, bool has_other);

/* Says that the system does not show the GPUs of the machine: WHY. */
void messages_hidden_displays(struct messages *messages, const char *why);

/* Says that nothing in the releases that QUESTION asks about is called NAME. */
void messages_nothing_named(
	struct messages *messages, const struct question *question, const char *name);

/* Notes that two releases differ. */
void messages_differs(struct messages *messages);

/* Says that NAME is unknown, and which releases of its KIND there are. */
void messages_unknown_release(struct messages *messages, enum release_kind kind, const char *name);

/* Says that the LENGTH bytes at NAME are not a field, and which of the COUNT at FIELDS there are.
 */
void messages_unknown_field(struct messages *messages, const char *name, size_t length,
	const struct field *fields, size_t count);

/* Says that ARGUMENT is not an option, and which are CLOSE. */
void messages_unknown_option(
	struct messages *messages, const char *argument, const struct suggestions *close);

/* Says that the command line is wrong: FORMAT with its arguments, as buffer_add has them. */
void messages_usage(struct messages *messages, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Say that FILE (NULL: standard input) cannot be read, or standard output written. ERROR is an
 * errno. */
void messages_unreadable(struct messages *messages, const char *file, int error);
void messages_unwritable(struct messages *messages, int error);

/* Says how many messages were left out. */
void messages_finish(const struct messages *messages);

#endif
