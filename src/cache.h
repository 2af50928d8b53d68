/*
 * Answers that were printed, kept for other devices with the same listing. They have gaps for the
 * values of own fields, which differ between those. Knows nothing of their form.
 */
#ifndef CACHE_H
#define CACHE_H

#include "print.h"

enum {
	CACHE_MEMO_SIZE = 1 << 16, /* devices: as many as there are PCI IDs */
	CACHE_KEPT_MAX = 1 << 10,
	CACHE_TEXT_SIZE = 1 << 21,
	CACHE_BLOCK = 16, /* bytes that are copied at once, perhaps after a text's end */
};

/* The answer for a listing. */
struct kept {
	struct listing listing;
	unsigned begin; /* of its pieces in the cache's text */
	unsigned room;  /* bytes that printing it again may touch */
	unsigned piece_count;
	bool is_supported;
	bool has_only_ids; /* as plain text; it begins with one, and has no other own field */
};

/* Zeroed, it is empty. */
struct cache {
	uint64_t memo[CACHE_MEMO_SIZE];   /* by key: that, and the index of the answer */
	struct kept kept[CACHE_KEPT_MAX]; /* but for the first */
	unsigned kept_count;
	size_t used; /* bytes of the text */
	char text[CACHE_TEXT_SIZE];
	struct print_gaps gaps; /* of the answer that is being printed */
	struct output values;   /* of own fields */
};

/* The values of own fields, as they are printed. */
struct cache_values {
	const char *texts[FIELD_OF_DEVICE_COUNT + 1];
	size_t lengths[FIELD_OF_DEVICE_COUNT + 1];
};

/* Returns the key of a device. That of a bare PCI ID is the ID. */
static inline uint64_t cache_key(unsigned vendor, unsigned id, int revision)
{
	return (uint64_t)(vendor ^ VENDOR_INTEL) << 32 | (uint64_t)(unsigned)(revision + 1) << 16 |
	       id;
}

/*
 * Prints the answer for the device with KEY, if it is known and has only IDs. The device is spelled
 * at ID: its vendor, unless that is Intel, a colon, and its ID; CACHE_BLOCK bytes can be read.
 * Returns the answer, or NULL.
 */
const struct kept *cache_repeat(
	const struct cache *cache, uint64_t key, const char *id, struct output *output);

/* Returns the answer that is kept for LISTING, and remembers it for the device with KEY; or NULL.
 */
const struct kept *cache_find(struct cache *cache, uint64_t key, const struct listing *listing);

/* Prints KEPT, with VALUES in its gaps. */
void cache_print(const struct cache *cache, const struct kept *kept,
	const struct cache_values *values, struct output *output);

/*
 * Keeps what was printed for LISTING, with the gaps that were noted: in the output's buffer BYTES,
 * from BEGIN to END. Forgets others if there is no room.
 */
void cache_keep(struct cache *cache, const struct listing *listing, const char *bytes, size_t begin,
	size_t end, bool is_supported);

#endif
