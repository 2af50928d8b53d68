/* The answer to a device; see answer.h. */
#include "answer.h"

#include "devlist.h"

#include <string.h>

/* Says, if it matters, that a later build of the release asked about answers differently. */
static void note_later_build(struct session *session, const struct answer *answer)
{
	const struct question *question = &session->question;
	struct answer later;

	if (question->later_build < 0 || question->format.form == PRINT_NOTHING)
		return;
	later = lookup_answer(answer->device, &answer->listing, (unsigned)question->later_build,
		question->format.system);
	if (later.is_supported != answer->is_supported || later.code != answer->code)
		messages_later_build(&session->messages, answer, &later);
}

/*
 * Prints what each release asked about says of DEVICE, which may be NULL. Returns whether any of
 * them supports it.
 */
static bool print_answers(struct session *session, const struct device *device,
	const struct listing *listing, const char *input, size_t input_length)
{
	const struct question *question = &session->question;
	bool is_supported = false;

	for (unsigned i = question->begin; i < question->end; i++) {
		struct answer answer = lookup_answer(device, listing, i, question->format.system);

		answer.input = input;
		answer.input_length = input_length;
		print_answer(&session->printer, &answer);
		is_supported |= answer.is_supported;
		if (device)
			note_later_build(session, &answer);
	}
	return is_supported;
}

void answer_description(struct session *session, const struct device *device)
{
	const struct question *question = &session->question;
	const struct listing listing = lookup_device(device);
	struct description *description = &session->description;

	if (question->format.form != PRINT_LONG)
		return;
	describe_device(device, &listing, question->is_one_release ? question->begin : 0,
		question->is_one_release ? question->end : release_count, description);
	print_description(&session->printer, description);
	if (device->vendor == VENDOR_INTEL)
		describe_choose(&session->choice, description);
}

/*
 * Adds what --devlist prints for DEVICE: of the newest release asked about that has a value or, if
 * the question names no release, else the device's own name. Returns whether there is one.
 */
static bool add_setting(
	struct session *session, const struct device *device, const struct listing *listing)
{
	const struct question *question = &session->question;
	text_ref setting = 0;

	for (unsigned i = question->begin; i < question->end && !setting; i++) {
		const struct answer answer =
			lookup_answer(device, listing, i, question->format.system);

		setting = devlist_find(&answer);
		if (setting)
			note_later_build(session, &answer);
	}
	if (!setting && !question->is_one_release)
		setting = lookup_ocloc_device(listing)->name;
	if (setting)
		print_setting(&session->printer, setting);
	return setting != 0;
}

/* Says that no release asked about supports DEVICE. */
static void say_not_supported(
	struct session *session, const struct device *device, const struct listing *listing)
{
	const struct question *question = &session->question;
	const struct answer answer =
		lookup_answer(device, listing, question->begin, question->format.system);

	messages_not_supported(&session->messages, question, &answer);
}

bool answer_device(struct session *session, const struct device *device, const char *input,
	size_t input_length)
{
	const enum print_form form = session->question.format.form;
	const struct listing listing = lookup_device(device);
	bool is_answered;

	if (form == PRINT_DEVLIST) {
		is_answered = add_setting(session, device, &listing);
	} else {
		is_answered = print_answers(session, device, &listing, input, input_length);
		answer_description(session, device);
	}
	messages_device(&session->messages, is_answered);
	if (!is_answered && (form == PRINT_VALUES || form == PRINT_DEVLIST))
		say_not_supported(session, device, &listing);
	return is_answered;
}

void answer_no_device(struct session *session, const char *input, size_t input_length)
{
	print_answers(session, NULL, &(struct listing){ 0 }, input, input_length);
}

/* Returns whether what is printed for a device can be printed again. */
static bool can_repeat(const struct session *session)
{
	const enum print_form form = session->question.format.form;

	return form == PRINT_LINES || form == PRINT_NOTHING ||
	       (form == PRINT_JSON && session->printer.is_after_answer);
}

void answer_one_of_many(struct session *session, const struct device *device, const char *input,
	size_t input_length)
{
	struct cache *cache = &session->cache;
	struct output *output = &session->output;
	const struct kept *kept = cache_fill(cache, device, input, input_length, &session->printer);
	size_t flush_count = output->flush_count;
	bool is_supported;

	if (kept) {
		messages_device(&session->messages, kept->is_supported);
		return;
	}
	cache->noted.origin = output->length; /* where cache_fill has made room */
	cache->noted.count = 0;
	session->printer.gaps = can_repeat(session) ? &cache->noted : NULL;
	is_supported = answer_device(session, device, input, input_length);
	if (session->printer.gaps && output->flush_count == flush_count)
		cache_keep(cache, device, output->bytes, output->length, is_supported);
	session->printer.gaps = NULL;
}
