/* Answers that were printed; see cache.h. */
#include "cache.h"

#include "print_value.h"

/* Returns what the answer for DEVICE depends on, but for the values in its gaps. */
static uint64_t key_of_answer(const struct device *device)
{
	const struct listing listing = lookup_device(device);

	return (uint64_t)listing.model << 48 | (uint64_t)listing.code << 32 | device->vendor << 16 |
	       (unsigned)listing.is_known << 2 | (unsigned)(device->revision != NO_REVISION) << 1 |
	       device->has_slot;
}

/* Returns the index of the answer for DEVICE, or 0. */
static unsigned find_kept(const struct cache *cache, const struct device *device)
{
	const uint64_t key = key_of_answer(device);

	/* The first ones are likely to have that of the devices that no table knows, the most. */
	for (unsigned i = 1; i <= cache->kept_count; i++) {
		if (cache->kept[i].key == key)
			return i;
	}
	return 0;
}

const struct kept *cache_fill(struct cache *cache, const struct device *device, const char *input,
	size_t input_length, struct printer *printer)
{
	struct memo *memo = cache_memo(cache, device);
	struct output *output = printer->output;
	char *to = output_reserve(output, OUTPUT_PIECE_MAX);
	const struct print_gap *gap, *limit;
	const char *text, *from, *end;
	const struct kept *kept;

	if (memo->key != cache_key(device) || !memo->kept) {
		memo->key = cache_key(device);
		memo->kept = (uint16_t)find_kept(cache, device);
		device_write_number(device->id, memo->id);
	}
	if (!memo->kept)
		return NULL;
	kept = &cache->kept[memo->kept];
	text = from = cache->text + kept->text;
	end = text + kept->length;
	limit = cache->gaps + kept->gap + kept->gap_count;
	for (gap = cache->gaps + kept->gap; gap < limit; gap++) {
		const size_t length = (size_t)(text + gap->begin - from);

		cache_copy(to, from, length);
		to += length;
		from = text + gap->end;
		if (gap->field != FIELD_INPUT) {
			to = fields_write(gap->field, device, to);
			continue;
		}
		output->length = (size_t)(to - output->bytes);
		print_text(output, input, input_length, printer->format->form == PRINT_JSON);
		to = output_reserve(output, OUTPUT_PIECE_MAX);
	}
	cache_copy(to, from, (size_t)(end - from));
	output->length = (size_t)(to + (end - from) - output->bytes);
	return kept;
}

void cache_keep(struct cache *cache, const struct device *device, const char *bytes, size_t end,
	bool is_supported)
{
	const struct print_gaps *noted = &cache->noted;
	const size_t length = end - noted->origin, count = noted->count;
	struct kept *kept;

	if (count > PRINT_GAPS_MAX ||
		length + count * DEVICE_TEXT_SIZE + sizeof(cache_block) > OUTPUT_PIECE_MAX)
		return;
	if (cache->kept_count + 1 == CACHE_KEPT_COUNT ||
		cache->gap_count + count > CACHE_GAP_COUNT ||
		cache->used + length + sizeof(cache_block) > CACHE_TEXT_SIZE) {
		memset(cache->memos, 0, sizeof cache->memos);
		cache->kept_count = cache->gap_count = 0;
		cache->used = 0;
	}
	kept = &cache->kept[++cache->kept_count];
	*kept = (struct kept){
		.key = key_of_answer(device),
		.is_supported = is_supported,
		.is_easy = !count || (count == 1 && noted->all[0].field == FIELD_ID),
		.id_at = count ? (unsigned)noted->all[0].end - ID_DIGITS : (unsigned)length,
		.text = (unsigned)cache->used,
		.length = (unsigned)length,
		.gap = cache->gap_count,
		.gap_count = (unsigned)count,
	};
	memcpy(cache->text + cache->used, bytes + noted->origin, length);
	cache->used += length;
	memcpy(cache->gaps + cache->gap_count, noted->all, count * sizeof noted->all[0]);
	cache->gap_count += (unsigned)count;
}
