/* Answers that were printed; see cache.h. */
#include "cache.h"

#include "print_value.h"

typedef unsigned char block __attribute__((vector_size(32)));

/* Returns what the answer for DEVICE depends on, but for the values in its gaps. */
static uint64_t key_of_answer(const struct device *device)
{
	const struct listing listing = lookup_device(device);

	return (uint64_t)listing.model << 32 | (uint64_t)listing.code << 16 |
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

/* Copies LENGTH bytes, and up to a block more. Texts are short: with a call of memcpy for each, a
 * line of several releases takes twice as long. */
static inline void copy(char *to, const char *from, size_t length)
{
	const char *limit = from + length;
	block bytes;

	do {
		memcpy(&bytes, from, sizeof bytes);
		memcpy(to, &bytes, sizeof bytes);
		from += sizeof bytes;
		to += sizeof bytes;
	} while (from < limit);
}

/* Prints KEPT, with the values of DEVICE and INPUT in its gaps. */
static void print_kept(const struct cache *cache, const struct kept *kept,
	const struct device *device, const char *input, size_t input_length,
	struct printer *printer)
{
	const struct print_gap *gap = cache->gaps + kept->gap, *limit = gap + kept->gap_count;
	const char *text = cache->text + kept->text, *end = text + kept->length, *from = text;
	struct output *output = printer->output;
	char *to = output_reserve(output, OUTPUT_PIECE_MAX);

	for (; gap < limit; gap++) {
		const size_t length = (size_t)(text + gap->begin - from);

		copy(to, from, length);
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
	copy(to, from, (size_t)(end - from));
	output->length = (size_t)(to + (end - from) - output->bytes);
}

const struct kept *cache_fill(struct cache *cache, const struct device *device, const char *input,
	size_t input_length, struct printer *printer)
{
	const uint64_t key = cache_key(device);
	struct memo *memo = cache_memo(cache, key);
	const char *begin = output_reserve(printer->output, OUTPUT_PIECE_MAX);
	const struct kept *kept;
	size_t length;

	if (memo->key != key >> 16 || !memo->kept) {
		memo->key = (uint32_t)(key >> 16);
		memo->kept = (uint16_t)find_kept(cache, device);
		memo->length = 0;
	}
	kept = &cache->kept[memo->kept];
	if (!memo->kept)
		return NULL;
	print_kept(cache, kept, device, input, input_length, printer);
	length = (size_t)(printer->output->bytes + printer->output->length - begin);
	if (!kept->is_of_line && length <= sizeof memo->text) {
		memcpy(memo->text, begin, length);
		memo->length = (uint8_t)length;
	}
	return kept;
}

void cache_keep(struct cache *cache, const struct device *device, const char *bytes, size_t end,
	bool is_supported)
{
	const struct print_gaps *noted = &cache->noted;
	const size_t length = end - noted->origin, count = noted->count;
	struct kept *kept;

	if (count > PRINT_GAPS_MAX ||
		length + count * DEVICE_TEXT_SIZE + sizeof(block) > OUTPUT_PIECE_MAX)
		return;
	if (cache->kept_count + 1 == CACHE_KEPT_COUNT ||
		cache->gap_count + count > CACHE_GAP_COUNT ||
		cache->used + length + sizeof(block) > CACHE_TEXT_SIZE) {
		memset(cache->memos, 0, sizeof cache->memos);
		cache->kept_count = cache->gap_count = 0;
		cache->used = 0;
	}
	kept = &cache->kept[++cache->kept_count];
	*kept = (struct kept){ key_of_answer(device), is_supported, false, (unsigned)cache->used,
		(unsigned)length, cache->gap_count, (unsigned)count };
	memcpy(cache->text + cache->used, bytes + noted->origin, length);
	cache->used += length;
	for (size_t i = 0; i < count; i++) {
		cache->gaps[cache->gap_count++] = noted->all[i];
		kept->is_of_line |=
			noted->all[i].field == FIELD_SLOT || noted->all[i].field == FIELD_INPUT;
	}
}
