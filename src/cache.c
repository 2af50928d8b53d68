/* Answers that were printed; see cache.h. */
#include "cache.h"

#include <string.h>

/* Returns the key of DEVICE: 0 for those of other vendors, whose answers are not kept. */
static uint32_t key_of(const struct device *device)
{
	return device->vendor == VENDOR_INTEL ? (uint32_t)(device->revision + 2) << 16 | device->id
	                                      : 0;
}

static size_t slot_of(uint32_t key)
{
	return (key ^ key >> 16 << 4) % CACHE_SLOTS;
}

const struct cached *cache_find(const struct cache *cache, const struct device *device)
{
	const uint32_t key = key_of(device);
	const struct cached *slot = &cache->slots[slot_of(key)];

	return key && slot->key == key ? slot : NULL;
}

void cache_keep(struct cache *cache, const struct device *device, const char *text, size_t length,
	bool is_supported)
{
	const uint32_t key = key_of(device);

	if (!key || length > sizeof cache->text)
		return;
	if (cache->used + length > sizeof cache->text) {
		memset(cache->slots, 0, sizeof cache->slots);
		cache->used = 0;
	}
	cache->slots[slot_of(key)] =
		(struct cached){ key, (uint32_t)length, cache->text + cache->used, is_supported };
	memcpy(cache->text + cache->used, text, length);
	cache->used += length;
}
