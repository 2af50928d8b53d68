/* Answers that have been printed; see cache.h. */
#include "cache.h"

#include "output.h"

#include <string.h>

enum {
	COPIED_AT_ONCE = 16, /* bytes: texts begin at multiples of it, and copying one may run over
	                        its end up to the next */
	KEPT_BITS = 9,
	KEPT_COUNT = 1 << KEPT_BITS,
	KEPT_MAX = KEPT_COUNT / 2, /* so that a free place is near */
	LENGTH_MAX = OUTPUT_ROOM_MAX - COPIED_AT_ONCE,
};

struct kept {
	uint64_t key; /* of the answers; 0 for none */
	const char *text;
	uint16_t length;
	struct answers answers;
	uint8_t place_count;
	struct {
		uint16_t offset; /* in the text */
		uint8_t kind;    /* VALUE_ID or VALUE_REV */
	} places[PRINT_PLACES_MAX];
};

static struct kept kept[KEPT_COUNT];
static unsigned kept_count;
static char texts[1 << 18];
static size_t used;

/* For a device of Intel's, by its ID, the revision that it had last, and 1 more than where in kept
 * the answers are. */
static struct {
	uint16_t place;
	int16_t revision;
} kept_by_id[UINT16_MAX + 1];

/* What the answers depend on but for the figures of the device, whose lengths they do depend on. */
static uint64_t key_of(const struct device *device, const struct listing *listing)
{
	unsigned lengths = (device->vendor == VENDOR_INTEL ? 2U : 4U) + (device->revision >= 0);

	return (uint64_t)lengths << 32 | (uint64_t)listing->code << 16 | listing->group;
}

/* Where the answers with KEY are kept, or would be: Fibonacci hashing and linear probing, after
 * Knuth, volume 3, 6.4. */
static unsigned find(uint64_t key)
{
	unsigned place = (unsigned)(key * 0x9E3779B97F4A7C15 >> (64 - KEPT_BITS));

	while (kept[place].key && kept[place].key != key)
		place = (place + 1) % KEPT_COUNT;
	return place;
}

static const struct answers *repeat(const struct kept *entry, const struct device *device)
{
	const size_t length = entry->length;
	char *to = output_room(OUTPUT_ROOM_MAX);

	for (size_t i = 0; i < length; i += COPIED_AT_ONCE)
		memcpy(to + i, entry->text + i, COPIED_AT_ONCE);
	for (unsigned i = 0; i < entry->place_count; i++) {
		if (entry->places[i].kind == VALUE_ID)
			field_put_id(device, to + entry->places[i].offset);
		else
			field_put_rev(device->revision, to + entry->places[i].offset);
	}
	output_take(length);
	return &entry->answers;
}

const struct answers *cache_for_device(const struct device *device)
{
	const unsigned place = kept_by_id[device->id].place;

	if (!place || kept_by_id[device->id].revision != device->revision ||
		device->vendor != VENDOR_INTEL)
		return NULL;
	return repeat(&kept[place - 1], device);
}

const struct answers *cache_for_listing(const struct device *device, const struct listing *listing)
{
	const uint64_t key = key_of(device, listing);
	const unsigned place = find(key);

	if (kept[place].key != key)
		return NULL;
	if (device->vendor == VENDOR_INTEL) {
		kept_by_id[device->id].place = (uint16_t)(place + 1);
		kept_by_id[device->id].revision = (int16_t)device->revision;
	}
	return repeat(&kept[place], device);
}

/* Makes room for other answers, now that these are asked for. */
static void forget(void)
{
	memset(kept, 0, sizeof kept);
	memset(kept_by_id, 0, sizeof kept_by_id);
	kept_count = 0;
	used = 0;
}

void cache_keep(const struct device *device, const struct listing *listing, struct answers answers,
	size_t position, const struct print_places *places)
{
	const uint64_t key = key_of(device, listing);
	const size_t length = output_position() - position;
	struct kept *entry;

	if (!places->is_complete || length > LENGTH_MAX)
		return;
	if (kept_count == KEPT_MAX || used + length + COPIED_AT_ONCE > sizeof texts)
		forget();
	kept_count++;
	entry = &kept[find(key)];
	entry->key = key;
	entry->text = memcpy(texts + used, output_room(0) - length, length);
	entry->length = (uint16_t)length;
	entry->answers = answers;
	entry->place_count = (uint8_t)places->count;
	for (unsigned i = 0; i < places->count; i++) {
		entry->places[i].offset = (uint16_t)(places->places[i].position - position);
		entry->places[i].kind = (uint8_t)places->places[i].kind;
	}
	used += (length + COPIED_AT_ONCE - 1) / COPIED_AT_ONCE * COPIED_AT_ONCE;
}
