/* Questions about the tables; see survey.h. */
#include "survey.h"

#include "outcome.h"

/* Whether ROW goes by one of the names that are asked for, or none are. CODE is that which all of them stand for, or 0. */
static bool is_asked_for(const struct question *question, const struct row *row, text_ref *code)
{
	bool is_asked_for = question->operand_count == 0;

	*code = 0;
	for (int i = 0; i < question->operand_count; i++) {
		text_ref stands_for;

		if (!lookup_is_named(row, question->operands[i], &stands_for))
			continue;
		*code = !is_asked_for || *code == stands_for ? stands_for : 0;
		is_asked_for = true;
	}
	return is_asked_for;
}

/* Whether any row of the releases that are asked about goes by NAME. */
static bool is_known(const struct question *question, const char *name)
{
	for (unsigned i = 0; i < pci_id_count; i++) {
		const struct device device = {VENDOR_INTEL, pci_ids[i], -1};
		const struct listing listing = lookup_device(&device);
		text_ref code;

		for (unsigned j = question->begin; j < question->end; j++) {
			if (listing.rows[j] && lookup_is_named(&rows[listing.rows[j]], name, &code))
				return true;
		}
	}
	return false;
}

void survey_list(const struct question *question)
{
	for (unsigned i = 0; i < pci_id_count; i++) {
		const struct device device = {VENDOR_INTEL, pci_ids[i], -1};
		struct listing listing = lookup_device(&device);
		bool is_first = true;

		for (unsigned j = question->begin; j < question->end; j++) {
			struct answer answer;

			if (!listing.rows[j] || !is_asked_for(question, &rows[listing.rows[j]], &listing.code))
				continue;
			answer = lookup_answer(&device, &listing, j);
			print_answer(&question->format, &answer, is_first);
			is_first = false;
		}
	}
	for (int i = 0; i < question->operand_count; i++) {
		if (is_known(question, question->operands[i]))
			outcome_device(true);
		else
			outcome_nothing_named(question->operands[i], question->begin, question->end);
	}
}

void survey_releases(const struct question *question)
{
	for (unsigned i = question->begin; i < question->end; i++) {
		struct answer answer = {.release = i};

		print_answer(&question->format, &answer, true);
	}
}

/* Counts the differences whose kinds are bits of KINDS, and prints them where that is wanted. */
static unsigned differences(const struct question *question, unsigned kinds, bool is_printing)
{
	unsigned count = 0;

	for (unsigned i = 0; i < pci_id_count; i++) {
		const struct device device = {VENDOR_INTEL, pci_ids[i], -1};
		const struct listing listing = lookup_device(&device);
		const unsigned before = listing.rows[question->compared[0]], after = listing.rows[question->compared[1]];
		enum difference kind = !before ? DIFFERENCE_ADDED : !after ? DIFFERENCE_DROPPED : DIFFERENCE_CHANGED;

		if (rows[before].codes == rows[after].codes || !(kinds & 1U << kind))
			continue;
		count++;
		if (is_printing)
			print_difference(&question->format, kind, &device, before ? &rows[before] : NULL,
			                 after ? &rows[after] : NULL);
	}
	return count;
}

void survey_differences(const struct question *question)
{
	const unsigned all = 1U << DIFFERENCE_ADDED | 1U << DIFFERENCE_DROPPED | 1U << DIFFERENCE_CHANGED;

	if (differences(question, all, question->format.form != PRINT_LONG))
		outcome_device(false);
	if (question->format.form != PRINT_LONG)
		return;
	for (enum difference kind = DIFFERENCE_ADDED; kind <= DIFFERENCE_CHANGED; kind++) {
		print_differences(&question->format, kind, differences(question, 1U << kind, false));
		differences(question, 1U << kind, true);
	}
}
