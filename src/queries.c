/* Questions about the tables; see queries.h. */
#include "queries.h"

#include "messages.h"

/* Whether the name OPERAND of QUESTION stands for CODE in ROW, which is 0 where it stands for the
 * row as a whole. */
static bool stands_for(
	const struct question *question, int operand, const struct row *row, unsigned code)
{
	text_ref found;

	return lookup_is_named(row, question->operands[operand], &found) && found == code;
}

/* Whether ROW as a whole is asked for. */
static bool is_asked_for(const struct question *question, const struct row *row)
{
	for (int i = 0; i < question->operand_count; i++) {
		if (stands_for(question, i, row, 0))
			return true;
	}
	return question->operand_count == 0;
}

/* Prints what RELEASE says of DEVICE, and before, unless IS_LISTED, what that is. Sets IS_LISTED.
 */
static void print_listed(const struct question *question, const struct device *device,
	const struct listing *listing, unsigned release, bool *is_listed)
{
	const struct answer newest = lookup_newest(device, listing),
			    answer = lookup_answer(device, listing, release);

	if (!*is_listed)
		print_device(&question->format, &newest);
	print_answer(&question->format, &answer);
	*is_listed = true;
}

/* Prints what is asked for of DEVICE in RELEASE: the row, or an answer for each code of it that has
 * been named. */
static void list_device(const struct question *question, const struct device *device,
	unsigned release, bool *is_listed)
{
	struct listing listing;
	const struct row *row;

	lookup_device(device, &listing);
	row = lookup_row(&listing, release);
	if (row == rows)
		return;
	if (is_asked_for(question, row)) {
		print_listed(question, device, &listing, release, is_listed);
		return;
	}
	for (unsigned i = 0; i < row->build_count; i++) {
		int operand = 0;

		listing.code = builds[row->build + i].code;
		while (operand < question->operand_count &&
			!stands_for(question, operand, row, listing.code))
			operand++;
		if (operand < question->operand_count)
			print_listed(question, device, &listing, release, is_listed);
	}
}

/* Whether any row of the releases that are asked about goes by NAME. */
static bool is_known(const struct question *question, const char *name)
{
	for (unsigned i = 0; i < pci_id_count; i++) {
		const struct device device = { .vendor = VENDOR_INTEL,
			.id = pci_ids[i],
			.revision = NO_REVISION,
			.class = NO_CLASS };
		struct listing listing;
		text_ref code;

		lookup_device(&device, &listing);
		for (unsigned j = question->begin; j < question->end; j++) {
			if (lookup_is_named(lookup_row(&listing, j), name, &code))
				return true;
		}
	}
	return false;
}

void queries_list(const struct question *question)
{
	for (unsigned i = 0; i < pci_id_count; i++) {
		const struct device device = { .vendor = VENDOR_INTEL,
			.id = pci_ids[i],
			.revision = NO_REVISION,
			.class = NO_CLASS };
		bool is_listed = false;

		for (unsigned j = question->begin; j < question->end; j++) {
			list_device(question, &device, j, &is_listed);
			if (is_listed &&
				question->format.form ==
					PRINT_DEVLIST) /* one release is enough, the newest */
				break;
		}
	}
	for (int i = 0; i < question->operand_count; i++) {
		if (is_known(question, question->operands[i]))
			messages_device(true);
		else
			messages_nothing_named(
				question->operands[i], question->begin, question->end);
	}
}

void queries_releases(const struct question *question)
{
	for (unsigned i = question->begin; i < question->end; i++) {
		struct answer answer = { .release = i };

		print_answer(&question->format, &answer);
	}
}

/* Counts the differences whose kinds are bits of KINDS, and prints them where that is wanted. */
static unsigned differences(const struct question *question, unsigned kinds, bool is_printing)
{
	unsigned count = 0;

	for (unsigned i = 0; i < pci_id_count; i++) {
		const struct device device = { .vendor = VENDOR_INTEL,
			.id = pci_ids[i],
			.revision = NO_REVISION,
			.class = NO_CLASS };
		struct listing listing;
		const struct row *before, *after;
		enum difference kind;

		lookup_device(&device, &listing);
		before = lookup_row(&listing, question->compared[0]);
		after = lookup_row(&listing, question->compared[1]);
		kind = before == rows  ? DIFFERENCE_ADDED
		       : after == rows ? DIFFERENCE_DROPPED
		                       : DIFFERENCE_CHANGED;
		if (before->codes == after->codes || !(kinds & 1U << kind))
			continue;
		count++;
		if (is_printing)
			print_difference(&question->format, kind, &device, before, after);
	}
	return count;
}

void queries_differences(const struct question *question)
{
	const unsigned all =
		1U << DIFFERENCE_ADDED | 1U << DIFFERENCE_DROPPED | 1U << DIFFERENCE_CHANGED;

	if (differences(question, all, question->format.form != PRINT_LONG))
		messages_differs();
	if (question->format.form != PRINT_LONG)
		return;
	for (enum difference kind = DIFFERENCE_ADDED; kind <= DIFFERENCE_CHANGED; kind++) {
		print_differences(
			&question->format, kind, differences(question, 1U << kind, false));
		differences(question, 1U << kind, true);
	}
}
