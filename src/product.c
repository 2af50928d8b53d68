/* Products, by RULES 9b, 9c of fuzz/RULES.md; see product.h. */
#include "product.h"

#include "text.h"

#include <string.h>
#include <strings.h>

/* Returns whether the LENGTH bytes at TEXT are a mark, or a size as in 16 GB. */
static bool is_mark_or_size(const char *text, size_t length)
{
	size_t digits = 0;

	while (digits < length && text_is_digit(text[digits]))
		digits++;
	text += digits;
	length -= digits;
	if (!digits)
		return text_has_item("r tm c", ' ', text, length);
	while (length && *text == ' ') {
		text++;
		length--;
	}
	return text_has_item("gb gib mb mib", ' ', text, length);
}

/* Returns the end of what begins at CURSOR and is no part of a name: bytes between words, a mark.
 */
static const char *skip_to_word(const char *cursor)
{
	while (*cursor && !text_is_word(*cursor)) {
		const char *end = *cursor == '(' ? strchr(cursor, ')') : NULL;

		if (end && is_mark_or_size(cursor + 1, (size_t)(end - cursor - 1)))
			cursor = end;
		cursor++;
	}
	return cursor;
}

static bool has_word(const struct product *name, const struct product_word *word)
{
	for (unsigned i = 0; i < name->word_count; i++) {
		if (name->words[i].length == word->length &&
			!strncasecmp(name->words[i].text, word->text, word->length))
			return true;
	}
	return false;
}

/* Adds a word to PRODUCT, unless it says nothing or is there. Returns false if there is no room. */
static bool add_word(struct product *product, const struct product_word *word)
{
	if (text_has_item("intel graphics gpu", ' ', word->text, word->length)) {
		product->has_left_out = true;
		return true;
	}
	if (has_word(product, word))
		return true;
	if (product->word_count == PRODUCT_WORDS_MAX)
		return false;
	product->words[product->word_count++] = *word;
	return true;
}

static bool read_words(const char *text, struct product *product)
{
	*product = (struct product){ 0 };
	for (const char *cursor = skip_to_word(text); *cursor; cursor = skip_to_word(cursor)) {
		struct product_word word = { cursor, 0 };

		while (text_is_word(*cursor))
			cursor++;
		word.length = (size_t)(cursor - word.text);
		if (!add_word(product, &word))
			return false;
	}
	return product->word_count > 0;
}

/* Returns how many words of PRODUCT the display name NAME lacks. */
static unsigned count_missing(const struct product *product, const struct product *name)
{
	unsigned count = 0;

	for (unsigned i = 0; i < product->word_count; i++)
		count += !has_word(name, &product->words[i]);
	return count;
}

bool product_means(const struct product *product, const struct listing *listing)
{
	const struct model *model = &models[listing->model];
	struct product name;

	for (unsigned i = 0; i < model->name_count; i++) {
		read_words(strings + model_names[model->name + i], &name);
		if (!count_missing(product, &name) &&
			(!product->is_whole_name || name.word_count == product->word_count))
			return true;
	}
	return false;
}

unsigned product_count(const struct product *product)
{
	unsigned count = 0;

	for (unsigned i = 0; i < pci_id_count; i++) {
		struct device device;
		const struct listing listing = lookup_known(i, &device);

		count += product_means(product, &listing);
	}
	return count;
}

bool product_read(const char *text, struct product *product)
{
	if (!read_words(text, product))
		return false;
	product->is_whole_name = true;
	product->is_whole_name = product_count(product) > 0;
	return true;
}

/* Returns how close PRODUCT is to NAME, which has all of its words but one: 3 if it is not. */
static unsigned distance_to(const struct product *product, const struct product *name)
{
	unsigned closest = 3;

	for (unsigned i = 0; i < product->word_count; i++) {
		if (has_word(name, &product->words[i]))
			continue;
		for (unsigned j = 0; j < name->word_count; j++) {
			unsigned distance =
				suggest_distance(product->words[i].text, product->words[i].length,
					name->words[j].text, name->words[j].length);

			if (distance < closest)
				closest = distance;
		}
	}
	return closest;
}

/* Considers the display name TEXT if it has EXTRA more words than PRODUCT. */
static void consider(
	const struct product *product, const char *text, unsigned extra, struct suggestions *found)
{
	struct product name;

	if (!read_words(text, &name) || count_missing(product, &name) != 1)
		return;
	if (name.word_count == product->word_count + extra)
		suggest_add(found, text, strlen(text), distance_to(product, &name));
}

void product_suggest(const struct product *product, struct suggestions *suggestions)
{
	enum { EXTRA_MAX = 3 };

	suggest_begin(suggestions, NULL, 0);
	for (unsigned extra = 0; extra <= EXTRA_MAX && !suggestions->count; extra++) {
		for (unsigned i = 0; i < pci_id_count; i++) {
			struct device device;
			const struct listing listing = lookup_known(i, &device);
			const struct model *model = &models[listing.model];

			for (unsigned j = 0; j < model->name_count; j++)
				consider(product, strings + model_names[model->name + j], extra,
					suggestions);
		}
	}
}
