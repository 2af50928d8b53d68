/* The answer to a device; see answer.h. */
#include "answer.h"

#include "cache.h"
#include "messages.h"
#include "output.h"

/* Prints what each release that QUESTION asks about says of DEVICE, which may be NULL; LISTING is
 * its. */
static struct answers print_answers(
	const struct question *question, const struct device *device, const struct listing *listing)
{
	struct answers answers = { false };

	if (device) {
		const struct answer newest = lookup_newest(device, listing);

		print_device(&question->format, &newest);
	}
	for (unsigned i = question->begin; i < question->end; i++) {
		const struct answer answer = lookup_answer(device, listing, i);

		print_answer(&question->format, &answer);
		answers.is_supported |= answer.is_supported;
		if (answers.is_supported &&
			question->format.form ==
				PRINT_DEVLIST) /* one release is enough, the newest */
			break;
	}
	return answers;
}

/* Notes the ANSWERS to DEVICE, and says what is to be said of them. */
static void note_answers(const struct question *question, const struct device *device,
	const struct listing *listing, struct answers answers)
{
	const enum print_form form = question->format.form;

	messages_device(answers.is_supported);
	if ((form == PRINT_VALUES || form == PRINT_DEVLIST) && !answers.is_supported)
		messages_not_supported(device, listing, question->begin, question->end);
}

void answer_device(const struct question *question, const struct device *device)
{
	struct listing listing;

	lookup_device(device, &listing);
	note_answers(question, device, &listing, print_answers(question, device, &listing));
}

void answer_no_device(const struct question *question)
{
	print_answers(question, NULL, &(struct listing){ 0 });
}

/* Looks DEVICE up, and answers for it, where nothing is kept by its ID. */
static void answer_another(const struct question *question, const struct device *device)
{
	const struct answers *repeated;
	struct listing listing;
	struct answers answers;
	struct print_places places;
	size_t position;

	lookup_device(device, &listing);
	repeated = cache_for_listing(device, &listing);
	if (repeated) {
		messages_device(repeated->is_supported);
		return;
	}
	output_room(OUTPUT_ROOM_MAX); /* for them to stand in one piece */
	position = output_position();
	print_note_places(&question->format, &places);
	answers = print_answers(question, device, &listing);
	print_note_places(&question->format, NULL);
	cache_keep(device, &listing, answers, position, &places);
	note_answers(question, device, &listing, answers);
}

void answer_one_of_many(const struct question *question, const struct device *device)
{
	const struct answers *repeated = cache_for_device(device);

	if (repeated)
		messages_device(repeated->is_supported);
	else
		answer_another(question, device);
}
