/* The exit status, and the outcome that decides it. */
#ifndef EXIT_STATUS_H
#define EXIT_STATUS_H

#include <stdbool.h>

/* The exit statuses. */
enum status {
	STATUS_SUPPORTED,
	STATUS_NOT_SUPPORTED, /* or the releases differ */
	STATUS_WRONG,         /* the question */
	STATUS_FAILED,        /* to find out, or to say it */
	STATUS_NOTHING,       /* nothing to report */
};

/* What came of the question so far. Zeroed, nothing did. */
struct outcome {
	bool has_failed, is_wrong, has_nothing, has_supported, has_unsupported;
};

/* Returns whether every question has an answer so far; with ANY_IS_ENOUGH, every one that can have
 * one. */
bool outcome_is_complete(const struct outcome *outcome, bool any_is_enough);

/* Returns the exit status for OUTCOME; with ANY_IS_ENOUGH, one supported device is a success. */
enum status exit_status(const struct outcome *outcome, bool any_is_enough);

#endif
