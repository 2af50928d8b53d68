/* The exit status; see exit_status.h. */
#include "exit_status.h"

bool outcome_is_complete(const struct outcome *outcome, bool any_is_enough)
{
	if (any_is_enough)
		return !outcome->has_failed;
	return !outcome->has_failed && !outcome->is_wrong && !outcome->has_nothing &&
	       !outcome->has_unsupported;
}

enum status exit_status(const struct outcome *outcome, bool any_is_enough)
{
	if (outcome->has_failed)
		return STATUS_FAILED;
	if (outcome->is_wrong)
		return STATUS_WRONG;
	if (outcome->has_nothing)
		return STATUS_NOTHING;
	if (outcome->has_unsupported && !(any_is_enough && outcome->has_supported))
		return STATUS_NOT_SUPPORTED;
	return STATUS_SUPPORTED;
}
