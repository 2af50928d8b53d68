/* Questions about the tables; see queries.h. */
#include "queries.h"

#include "answer.h"
#include "devlist.h"
#include "listed.h"

#include <string.h>

enum { NAMES_AT_ONCE = 64 }; /* more names than that are refused */

/* The names asked for. */
struct names {
	struct listed items[NAMES_AT_ONCE];
	unsigned count;
};

/* Returns whether one of NAMES means the device of ANSWER: the whole device or, unless CODE is 0,
 * its stepping with that code. No names mean every device. */
static bool is_named(const struct names *names, const struct answer *answer, text_ref code)
{
	text_ref named;

	for (unsigned i = 0; i < names->count; i++) {
		if (listed_matches(&names->items[i], answer, &named) &&
			(code ? named == code : !named || named == answer->codes))
			return true;
	}
	return !names->count;
}

/* Prints ANSWER if a name means its device: as it is if the whole device is meant, else once for
 * each stepping that is. Returns whether anything was printed. */
static bool print_named(
	struct session *session, const struct names *names, const struct answer *answer)
{
	const struct row *row = answer->row;
	bool is_printed = is_named(names, answer, 0);

	if (is_printed) {
		print_answer(&session->printer, answer);
		return true;
	}
	for (unsigned i = row->build; i < row->build + row->build_count; i++) {
		struct listing listing = answer->listing;
		struct answer narrowed;

		if (!is_named(names, answer, builds[i].code))
			continue;
		lookup_prefer(&listing, builds[i].code);
		narrowed = lookup_answer(answer->device, &listing,
			(unsigned)(answer->release - releases), session->question.format.system);
		print_answer(&session->printer, &narrowed);
		is_printed = true;
	}
	return is_printed;
}

/* Prints what is asked for of DEVICE. */
static void list_device(struct session *session, const struct names *names,
	const struct device *device, const struct listing *listing)
{
	const struct question *question = &session->question;
	bool is_listed = false;

	for (unsigned i = question->begin; i < question->end; i++) {
		const struct answer answer =
			lookup_answer(device, listing, i, question->format.system);
		const text_ref setting = devlist_find(&answer);

		if (!answer.is_supported || !print_named(session, names, &answer))
			continue;
		if (question->format.form == PRINT_DEVLIST && !is_listed && setting)
			print_setting(&session->printer, setting);
		is_listed = true;
	}
	if (is_listed)
		answer_description(session, device);
}

void queries_list(struct session *session)
{
	const struct question *question = &session->question;
	struct names names = { .count = 0 };

	if (question->operand_count > NAMES_AT_ONCE) {
		messages_usage(&session->messages, "--list takes at most %u names", NAMES_AT_ONCE);
		return;
	}
	for (int i = 0; i < question->operand_count; i++) {
		struct listed *listed = &names.items[names.count];

		listed_read(question->operands[i], question, listed);
		if (listed->kind == LISTED_NOTHING)
			messages_nothing_named(&session->messages, question, question->operands[i]);
		else
			names.count++;
	}
	if (question->operand_count && !names.count)
		return;
	messages_device(&session->messages, true);
	for (unsigned i = 0; i < pci_id_count; i++) {
		struct device device;
		const struct listing listing = lookup_known(i, &device);

		list_device(session, &names, &device, &listing);
	}
}

void queries_releases(struct session *session)
{
	const struct question *question = &session->question;

	for (unsigned i = question->begin; i < question->end; i++) {
		const struct answer answer = {
			.release = &releases[i], .row = rows, .build = builds, .kernels = kernels
		};

		print_answer(&session->printer, &answer);
	}
}

/* Returns how the answers BEFORE and AFTER differ; DIFFERENCE_COUNT if they do not. */
static enum difference compare(const struct answer *before, const struct answer *after)
{
	if (before->codes == after->codes)
		return DIFFERENCE_COUNT;
	if (!before->codes)
		return DIFFERENCE_ADDED;
	return after->codes ? DIFFERENCE_CHANGED : DIFFERENCE_DROPPED;
}

/* Counts the differences of KIND, or of any kind if that is DIFFERENCE_COUNT; prints them if asked
 * to. */
static unsigned count_differences(struct session *session, enum difference kind, bool is_printing)
{
	const struct question *question = &session->question;
	const enum system system = question->format.system;
	unsigned count = 0;

	for (unsigned i = 0; i < pci_id_count; i++) {
		struct device device;
		const struct listing listing = lookup_known(i, &device);
		const struct answer before =
			lookup_answer(&device, &listing, question->compared[0], system);
		const struct answer after =
			lookup_answer(&device, &listing, question->compared[1], system);
		const enum difference difference = compare(&before, &after);

		if (difference == DIFFERENCE_COUNT ||
			(kind != DIFFERENCE_COUNT && difference != kind))
			continue;
		count++;
		if (is_printing)
			print_difference(&session->printer, difference, &before, &after);
	}
	return count;
}

void queries_differences(struct session *session)
{
	const bool is_long = session->question.format.form == PRINT_LONG;

	if (count_differences(session, DIFFERENCE_COUNT, !is_long))
		messages_differs(&session->messages);
	for (enum difference kind = 0; kind < DIFFERENCE_COUNT && is_long; kind++) {
		print_difference_count(
			&session->printer, kind, count_differences(session, kind, false));
		count_differences(session, kind, true);
	}
}
