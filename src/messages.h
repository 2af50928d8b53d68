/* What comes of the question: the one place that turns outcomes into messages and into the exit
 * status. */
#ifndef MESSAGES_H
#define MESSAGES_H

#include "fields.h"
#include "input.h"

/* The exit statuses. The highest that applies is the tool's. */
enum status {
	STATUS_SUPPORTED,
	STATUS_NOT_SUPPORTED, /* or nothing found */
	STATUS_WRONG,         /* the question */
	STATUS_FAILED,        /* could not find out, or could not say */
};

/* Notes that a device was asked about, and whether it is supported. */
void messages_device(bool is_supported);

/*
 * Says that DEVICE is not supported by the releases from BEGIN up to END, and where that is one,
 * which others do list it: those with a row for LISTING. Says so for the first devices only.
 */
void messages_not_supported(
	const struct device *device, const struct listing *listing, unsigned begin, unsigned end);

/* Notes and says that the operand TEXT spells no device. */
void messages_no_device(const char *text);

/* Notes that LINE spells no device, and says so for the first ones. */
void messages_no_device_in_line(const struct input_line *line);

/* Notes and says that standard input had nothing that could be a device. */
void messages_no_input(void);

/* Notes that the display device NAME cannot be read, and says so for the first ones; ERROR is an
 * errno. */
void messages_unread_display(const char *name, int error);

/* Notes and says that the machine has no Intel GPU, and whether it has others. */
void messages_no_display(bool has_other);

/* Notes and says that the system does not show the machine's GPUs: WHY. */
void messages_hidden_displays(const char *why);

/* Notes and says that nothing goes by NAME in the releases from BEGIN up to END. */
void messages_nothing_named(const char *name, unsigned begin, unsigned end);

/*
 * Notes and says that NAME is no release, which one may be meant, or that it is a version of
 * Demucs-GUI where IS_DEMUCS_GUI; and which releases there are.
 */
void messages_unknown_release(const char *name, bool is_demucs_gui);

/* Notes that two releases differ. */
void messages_differs(void);

/* Notes and says that no release is packed with the Demucs-GUI version NAME, and which versions
 * there are. */
void messages_unknown_demucs_gui(const char *name);

/* Notes and says that the LENGTH bytes at NAME are no field, and which of the COUNT at FIELDS there
 * are. */
void messages_unknown_field(
	const char *name, size_t length, const struct field *fields, size_t count);

/* Notes and says that the options named A and B do not go together. */
void messages_exclusive_options(const char *a, const char *b);

/* Notes and says that the command line is wrong: WHAT, and the argument CULPRIT unless it is NULL.
 */
void messages_wrong_usage(const char *what, const char *culprit);

/* Notes that standard input cannot be read, or standard output not be written, and says so; ERROR
 * is an errno. */
void messages_unreadable(int error);
void messages_unwritable(int error);

/* Returns whether all that was asked has been answered so far; where ANY_IS_ENOUGH, whether all has
 * been that could be. */
bool messages_is_complete(bool any_is_enough);

/*
 * Says what is left to say, and returns the exit status: that of all devices or, where
 * ANY_IS_ENOUGH, 0 if one of them is supported and nothing worse was noted.
 */
int messages_finish(bool any_is_enough);

#endif
