/*
 * Texts made smaller; see pack.h. Greedy: of all runs of bytes that occur more than once, the one that saves most becomes a
 * word, is replaced by its byte, and is a text like the others from there on; and so again.
 */
#include "pack.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { WORD_LENGTH_MAX = 255 }; /* of a word when it is chosen: bounds the time that long texts take */

/* Where a run of bytes may begin. */
struct place {
	const char *text;
	size_t common; /* how many bytes are those of the place before, in the order of the places */
};

/* The texts and words as they are packed so far, each with its NUL. */
struct packing {
	char *bytes, *end;
	struct place *places;
	size_t place_count;
};

/* A run of bytes that may become a word. */
struct candidate {
	const char *text;
	size_t length;
	size_t saving; /* in bytes; 0 where it is not worth it */
};

void pack_add(struct pack *pack, const char *text)
{
	struct packed item = {text, NULL};

	for (const char *c = text; *c; c++)
		assert((unsigned char)*c > PACKED_WORD_MAX);
	ARENA_PUSH(pack->arena, pack->items, pack->count, item);
}

static int compare_items(const void *a, const void *b)
{
	return strcmp(((const struct packed *)a)->text, ((const struct packed *)b)->text);
}

/* Sorts the texts, and keeps each once. */
static void sort_items(struct pack *pack)
{
	size_t count = 0;

	if (!pack->count)
		return;
	qsort(pack->items, pack->count, sizeof *pack->items, compare_items);
	for (size_t i = 1; i < pack->count; i++) {
		if (compare_items(&pack->items[count], &pack->items[i]))
			pack->items[++count] = pack->items[i];
	}
	pack->count = count + 1;
}

static void begin_packing(const struct pack *pack, struct packing *packing)
{
	size_t size = 0;

	for (size_t i = 0; i < pack->count; i++)
		size += strlen(pack->items[i].text) + 1;
	packing->bytes = packing->end = arena_allocate(pack->arena, size);
	packing->places = arena_allocate(pack->arena, size * sizeof *packing->places);
	for (size_t i = 0; i < pack->count; i++)
		packing->end = strcpy(packing->end, pack->items[i].text) + strlen(pack->items[i].text) + 1;
}

static int compare_places(const void *a, const void *b)
{
	return strncmp(((const struct place *)a)->text, ((const struct place *)b)->text, WORD_LENGTH_MAX);
}

static size_t common_length(const char *a, const char *b)
{
	size_t length = 0;

	while (length < WORD_LENGTH_MAX && a[length] && a[length] == b[length])
		length++;
	return length;
}

/* Sorts the places by what stands there: those that begin with the same run are side by side then. */
static void sort_places(struct packing *packing)
{
	packing->place_count = 0;
	for (const char *c = packing->bytes; c < packing->end; c++) {
		if (*c)
			packing->places[packing->place_count++] = (struct place){c, 0};
	}
	qsort(packing->places, packing->place_count, sizeof *packing->places, compare_places);
	for (size_t i = 1; i < packing->place_count; i++)
		packing->places[i].common = common_length(packing->places[i - 1].text, packing->places[i].text);
}

static bool begins_with(const char *text, const struct candidate *word)
{
	return !strncmp(text, word->text, word->length);
}

/* How often WORD can be replaced: one occurrence may overlap the next. */
static size_t count_uses(const struct packing *packing, const struct candidate *word)
{
	size_t count = 0;

	for (const char *at = packing->bytes; at < packing->end;) {
		bool is_use = begins_with(at, word);

		count += is_use;
		at += is_use ? word->length : 1;
	}
	return count;
}

/* What a word of LENGTH bytes saves that is replaced USES times. It needs room itself, with a NUL and a text_ref to it. */
static size_t saving(size_t length, size_t uses)
{
	size_t gain = uses * (length - 1), cost = length + 1 + sizeof(text_ref);

	return gain > cost ? gain - cost : 0;
}

/* Returns the run of bytes that saves most; of several, the first in the order of the places. */
static struct candidate choose_word(const struct packing *packing)
{
	const struct place *places = packing->places;
	struct candidate best = {NULL, 0, 0};

	for (size_t i = 1; i < packing->place_count; i++) {
		for (size_t length = places[i - 1].common + 1; length <= places[i].common; length++) {
			struct candidate word = {places[i].text, length, 0};
			size_t end = i;

			while (end < packing->place_count && places[end].common >= length)
				end++;
			/* Those that overlap make it seem more: only what would be the best is counted in full. */
			if (saving(length, end - i + 1) <= best.saving)
				continue;
			word.saving = saving(length, count_uses(packing, &word));
			if (word.saving > best.saving)
				best = word;
		}
	}
	return best;
}

/* Replaces WORD by the byte CODE. It stands behind the texts from there on: there is room, since that saves something. */
static void replace(struct packing *packing, struct candidate word, char code)
{
	char *to = packing->bytes;

	for (const char *at = packing->bytes; at < packing->end;) {
		if (begins_with(at, &word)) {
			*to++ = code;
			at += word.length;
		} else {
			*to++ = *at++;
		}
	}
	packing->end = strcpy(to, word.text) + word.length + 1;
}

static const char *next_text(const char **at)
{
	const char *text = *at;

	*at += strlen(text) + 1;
	return text;
}

void pack_all(struct pack *pack)
{
	struct packing packing;
	const char *at;

	sort_items(pack);
	begin_packing(pack, &packing);
	pack->words[0] = "";
	for (pack->word_count = 1; pack->word_count <= PACKED_WORD_MAX; pack->word_count++) {
		struct candidate word;

		sort_places(&packing);
		word = choose_word(&packing);
		if (!word.saving)
			break;
		word.text = arena_copy(pack->arena, word.text, word.length);
		replace(&packing, word, (char)pack->word_count);
	}
	at = packing.bytes;
	for (size_t i = 0; i < pack->count; i++)
		pack->items[i].packed = next_text(&at);
	for (size_t i = 1; i < pack->word_count; i++)
		pack->words[i] = next_text(&at);
}

const char *pack_find(const struct pack *pack, const char *text)
{
	const struct packed key = {text, NULL}, *item;

	if (!text)
		return NULL;
	item = bsearch(&key, pack->items, pack->count, sizeof *pack->items, compare_items);
	return item->packed;
}
