/* Did you mean …? See suggest.h. */
#include "suggest.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

enum { FAR = 3, BEGINNING_MIN = 3, SHORT_WORD = 3 };

static bool is_same_letter(const char *a, const char *b)
{
	return !strncasecmp(a, b, 1);
}

/* Returns whether at most EDITS edits turn A into B. Tries each kind at the first difference. */
static bool is_within(
	const char *a, size_t a_length, const char *b, size_t b_length, unsigned edits)
{
	while (a_length && b_length && is_same_letter(a, b)) {
		a++;
		a_length--;
		b++;
		b_length--;
	}
	if (!a_length && !b_length)
		return true;
	if (!edits)
		return false;
	edits--;
	if (a_length > 1 && b_length > 1 && is_same_letter(a, b + 1) && is_same_letter(a + 1, b) &&
		is_within(a + 2, a_length - 2, b + 2, b_length - 2, edits))
		return true;
	return (a_length && b_length &&
		       is_within(a + 1, a_length - 1, b + 1, b_length - 1, edits)) ||
	       (a_length && is_within(a + 1, a_length - 1, b, b_length, edits)) ||
	       (b_length && is_within(a, a_length, b + 1, b_length - 1, edits));
}

unsigned suggest_distance(
	const char *word, size_t word_length, const char *known, size_t known_length)
{
	const size_t longer = word_length > known_length ? word_length : known_length;
	const unsigned most =
		longer > SHORT_WORD ? 2 : 1; /* two edits make anything of a short word */

	for (unsigned edits = 0; edits <= most; edits++) {
		if (is_within(word, word_length, known, known_length, edits))
			return edits;
		if (edits == 1 && word_length >= BEGINNING_MIN && word_length < known_length &&
			!strncasecmp(word, known, word_length))
			return 1;
	}
	return FAR;
}

void suggest_begin(struct suggestions *suggestions, const char *word, size_t length)
{
	suggestions->word = word;
	suggestions->word_length = length;
	suggestions->count = 0;
	suggestions->distance = FAR;
}

void suggest_add(
	struct suggestions *suggestions, const char *name, size_t length, unsigned distance)
{
	if (distance >= FAR || distance > suggestions->distance)
		return;
	if (distance < suggestions->distance)
		suggestions->count = 0;
	suggestions->distance = distance;
	for (unsigned i = 0; i < suggestions->count; i++) {
		if (suggestions->items[i].length == length &&
			!strncasecmp(suggestions->items[i].text, name, length))
			return;
	}
	if (suggestions->count < SUGGESTIONS_MAX)
		suggestions->items[suggestions->count++] = (struct suggestion){ name, length };
}

void suggest_part(struct suggestions *suggestions, const char *name, size_t length, size_t part)
{
	suggest_add(suggestions, name, length,
		suggest_distance(suggestions->word, suggestions->word_length, name, part));
}

void suggest_name(struct suggestions *suggestions, const char *name)
{
	const size_t length = strlen(name);

	suggest_part(suggestions, name, length, length);
}
