/* Products: which PCI IDs a name such as "Arc A770" means. Does no input or output. */
#ifndef PRODUCT_H
#define PRODUCT_H

#include "lookup.h"
#include "suggest.h"

enum { PRODUCT_WORDS_MAX = 16 };

/* The words of a product's name, without marks, Intel, Graphics, GPU and a size in parentheses. */
struct product {
	struct product_word {
		const char *text; /* not terminated */
		size_t length;
	} words[PRODUCT_WORDS_MAX];
	unsigned word_count;
	bool has_left_out;  /* a word that was left out, such as Graphics */
	bool is_whole_name; /* some display name has exactly these words: only such names are meant
	                     */
};

/*
 * Reads TEXT as a product's name into PRODUCT, which points into TEXT. Returns false if it has no
 * word to find a product by, or too many.
 */
bool product_read(const char *text, struct product *product);

/* Returns whether PRODUCT means the device with LISTING: one of its display names has its words. */
bool product_means(const struct product *product, const struct listing *listing);

/* Returns how many PCI IDs PRODUCT means. */
unsigned product_count(const struct product *product);

/* Sets SUGGESTIONS to the display names that differ from PRODUCT in one word, which is close. */
void product_suggest(const struct product *product, struct suggestions *suggestions);

#endif
