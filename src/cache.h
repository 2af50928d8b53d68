/* Answers that were printed, kept for the next equal device. Knows nothing of their form. */
#ifndef CACHE_H
#define CACHE_H

#include "device.h"

#include <stddef.h>

enum { CACHE_SLOTS = 1 << 12, CACHE_TEXT_SIZE = 1 << 18 };

struct cached {
	uint32_t key; /* of the device; 0 if the slot is free */
	uint32_t length;
	const char *text;
	bool is_supported;
};

/* Zeroed, it is empty. Each device has one slot, which it shares with others. */
struct cache {
	struct cached slots[CACHE_SLOTS];
	char text[CACHE_TEXT_SIZE];
	size_t used; /* bytes of the text */
};

/* Returns what is kept for DEVICE, by its ID and revision; NULL if nothing is. */
const struct cached *cache_find(const struct cache *cache, const struct device *device);

/* Keeps the LENGTH bytes at TEXT as what was printed for DEVICE. Forgets others if there is no
 * room. */
void cache_keep(struct cache *cache, const struct device *device, const char *text, size_t length,
	bool is_supported);

#endif
