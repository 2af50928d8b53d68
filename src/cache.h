/*
 * Answers that were printed, kept for other devices with the same listing. They have gaps for the
 * values that differ between those.
 */
#ifndef CACHE_H
#define CACHE_H

#include "print.h"

#include <string.h>

enum {
	CACHE_MEMO_COUNT = 1 << 16, /* as many as there are PCI IDs */
	CACHE_KEPT_COUNT = 1000,
	CACHE_GAP_COUNT = 1 << 14,
	CACHE_TEXT_SIZE = 3 << 19,
};

typedef unsigned char cache_block __attribute__((vector_size(16)));

/* Which answer a device has. */
struct memo {
	uint32_t key;  /* its cache_key, which together with the place gives the ID */
	uint16_t kept; /* index of its answer; 0 in a free memo */
	char id[ID_DIGITS];
};

/* The answer for all devices with a listing that have a revision, or all that have none, and so
 * on. */
struct kept {
	uint64_t key; /* what those devices have in common */
	bool is_supported;
	bool is_easy; /* it has no gaps, or one, for the PCI ID */
	unsigned text, length;
	unsigned id_at;          /* of its digits, in an easy one; after it, if it has none */
	unsigned gap, gap_count; /* the first of its gaps, and how many it has */
};

/* Zeroed, it is empty. */
struct cache {
	unsigned kept_count, gap_count;
	size_t used; /* bytes of the text */
	struct memo memos[CACHE_MEMO_COUNT];
	struct kept kept[CACHE_KEPT_COUNT]; /* but for the first */
	struct print_gaps noted;            /* of the answer that is being printed */
	struct print_gap gaps[CACHE_GAP_COUNT];
	char text[CACHE_TEXT_SIZE];
};

/* Returns what, but for the ID, differs between devices with different answers. */
static inline uint32_t cache_key(const struct device *device)
{
	return (uint32_t)device->vendor << 16 |
	       (uint16_t)((unsigned)device->revision << 1 | device->has_slot);
}

/* Returns the memo that DEVICE has, or would have. Bare IDs have one each. */
static inline struct memo *cache_memo(struct cache *cache, const struct device *device)
{
	return &cache->memos[(device->id ^ cache_key(device) * 0x9E37) % CACHE_MEMO_COUNT];
}

/* Copies LENGTH bytes, and up to a block more. Texts are short: with a call of memcpy for each, a
 * line of several releases takes twice as long. */
static inline void cache_copy(char *to, const char *from, size_t length)
{
	const char *limit = from + length;
	cache_block bytes;

	do {
		memcpy(&bytes, from, sizeof bytes);
		memcpy(to, &bytes, sizeof bytes);
		from += sizeof bytes;
		to += sizeof bytes;
	} while (from < limit);
}

/* Prints the answer for DEVICE if it is kept and easy. Returns it, or NULL. */
static inline const struct kept *cache_repeat(
	struct cache *cache, const struct device *device, struct output *output)
{
	const struct memo *memo = cache_memo(cache, device);
	const struct kept *kept = &cache->kept[memo->kept];
	char *to;

	if (memo->key != cache_key(device) || !kept->is_easy)
		return NULL;
	to = output_reserve(output, OUTPUT_PIECE_MAX);
	cache_copy(to, cache->text + kept->text, kept->length);
	memcpy(to + kept->id_at, memo->id, sizeof memo->id);
	output->length += kept->length;
	return kept;
}

/* Prints the answer for DEVICE, which the INPUT_LENGTH bytes at INPUT asked for, if it is kept.
 * Returns it; or NULL, with room for it in the output, as by output_reserve. */
const struct kept *cache_fill(struct cache *cache, const struct device *device, const char *input,
	size_t input_length, struct printer *printer);

/*
 * Keeps what was printed for DEVICE, with the gaps that were noted: in the output's buffer BYTES,
 * up to END. Forgets all others if they leave too little room.
 */
void cache_keep(struct cache *cache, const struct device *device, const char *bytes, size_t end,
	bool is_supported);

#endif
