/* Answers that were printed; see cache.h. */
#include "cache.h"

#include "print_value.h"

typedef unsigned char block __attribute__((vector_size(16)));

enum { COPY_MAX = 2 * sizeof(block) };

/* A part of an answer: LENGTH bytes, which follow the piece, and then the gap for FIELD. */
struct piece {
	uint16_t field; /* or FIELD_OF_DEVICE_COUNT, at the end */
	uint16_t length;
};

static bool is_kept_for(
	const struct kept *kept, const struct device *device, const struct listing *listing)
{
	return kept->listing.model == listing->model && kept->listing.code == listing->code &&
	       kept->listing.is_known == listing->is_known &&
	       kept->has_revision == (device->revision != NO_REVISION) &&
	       kept->has_slot == device->has_slot;
}

/* Returns the index of the answer for DEVICE, or 0. */
static unsigned find_kept(const struct cache *cache, const struct device *device)
{
	const struct listing listing = lookup_device(device);

	/* The first ones are likely to have that of the devices that no table knows, the most. */
	for (unsigned i = 1; i <= cache->kept_count; i++) {
		if (is_kept_for(&cache->kept[i], device, &listing))
			return i;
	}
	return 0;
}

/* Copies LENGTH bytes, or up to COPY_MAX more. Most texts are short, and a call of memcpy for each
 * makes a line of several releases take twice as long. */
static inline void copy(char *to, const char *from, size_t length)
{
	block first, second;

	memcpy(&first, from, sizeof first);
	memcpy(&second, from + sizeof first, sizeof second);
	memcpy(to, &first, sizeof first);
	memcpy(to + sizeof first, &second, sizeof second);
	if (length > COPY_MAX)
		memcpy(to, from, length);
}

/* Prints KEPT, with the values of DEVICE and INPUT in its gaps. Returns the length of what was
 * printed, from the last input on. */
static size_t print_kept(const struct cache *cache, const struct kept *kept,
	const struct device *device, const char *input, size_t input_length,
	struct printer *printer)
{
	const char *from = cache->text + kept->begin;
	struct output *output = printer->output;
	char *begin = output_reserve(output, kept->room), *to = begin;
	struct piece piece;

	for (unsigned i = kept->piece_count; i > 0; i--) {
		memcpy(&piece, from, sizeof piece);
		from += sizeof piece;
		copy(to, from, piece.length);
		from += piece.length;
		to += piece.length;
		if (piece.field <= FIELD_SLOT) {
			to = fields_write(piece.field, device, to);
		} else if (piece.field == FIELD_INPUT) {
			output->length = (size_t)(to - output->bytes);
			print_text(
				output, input, input_length, printer->format->form == PRINT_JSON);
			begin = to = output_reserve(output, kept->room);
		}
	}
	output->length = (size_t)(to - output->bytes);
	return (size_t)(to - begin);
}

const struct kept *cache_fill(struct cache *cache, const struct device *device, const char *input,
	size_t input_length, struct printer *printer)
{
	const uint64_t key = cache_key(device);
	struct memo *memo = cache_memo(cache, key);
	const struct output *output = printer->output;
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
	length = print_kept(cache, kept, device, input, input_length, printer);
	if (!kept->is_of_line && length <= sizeof memo->text) {
		memcpy(memo->text, output->bytes + output->length - length, length);
		memo->length = (uint8_t)length;
	}
	return kept;
}

static void add_piece(struct cache *cache, unsigned field, const char *text, size_t length)
{
	const struct piece piece = { (uint16_t)field, (uint16_t)length };

	memcpy(cache->text + cache->used, &piece, sizeof piece);
	memcpy(cache->text + cache->used + sizeof piece, text, length);
	cache->used += sizeof piece + length;
}

void cache_keep(struct cache *cache, const struct device *device, const char *bytes, size_t begin,
	size_t end, bool is_supported)
{
	const struct print_gaps *gaps = &cache->gaps;
	const size_t size = end - begin + (gaps->count + 1) * sizeof(struct piece) + COPY_MAX;
	const size_t room = end - begin + gaps->count * DEVICE_TEXT_SIZE + COPY_MAX;
	struct kept *kept;

	if (gaps->count > PRINT_GAPS_MAX || room > OUTPUT_SIZE)
		return;
	if (cache->kept_count + 1 == CACHE_KEPT_COUNT || cache->used + size > CACHE_TEXT_SIZE) {
		memset(cache->memos, 0, sizeof cache->memos);
		cache->kept_count = 0;
		cache->used = 0;
	}
	kept = &cache->kept[++cache->kept_count];
	*kept = (struct kept){ lookup_device(device), device->revision != NO_REVISION,
		device->has_slot, is_supported, false, (unsigned)cache->used,
		(unsigned)gaps->count + 1, (unsigned)room };
	for (size_t i = 0; i < gaps->count; i++) {
		const enum field_id field = gaps->all[i].field;

		add_piece(cache, field, bytes + begin, gaps->all[i].begin - begin);
		begin = gaps->all[i].end;
		kept->is_of_line |= field == FIELD_SLOT || field == FIELD_INPUT;
	}
	add_piece(cache, FIELD_OF_DEVICE_COUNT, bytes + begin, end - begin);
}
