/* Answers that were printed; see cache.h. */
#include "cache.h"

#include <string.h>

enum { INDEX_BITS = 16 };

/* A part of an answer: the value of FIELD, and then LENGTH bytes, which follow the piece. */
struct piece {
	uint16_t field; /* or FIELD_OF_DEVICE_COUNT */
	uint16_t length;
};

typedef unsigned char block __attribute__((vector_size(CACHE_BLOCK)));

/* Returns the place of KEY in the memo. Bare IDs, of which there may be many, have one each. */
static size_t place_of(uint64_t key)
{
	return (key ^ (key >> 16) * 0x9E37) % CACHE_MEMO_SIZE;
}

const struct kept *cache_repeat(
	const struct cache *cache, uint64_t key, const char *id, struct output *output)
{
	enum { ID_LENGTH = 4, LENGTH_WITH_VENDOR = 9, LETTER = 0x40 };
	const uint64_t known = cache->memo[place_of(key)];
	const struct kept *kept = &cache->kept[known % (1 << INDEX_BITS)];
	const char *from = cache->text + kept->begin;
	struct piece piece;
	block upper, blocks[2];
	char *to;

	if (known >> INDEX_BITS != key || !kept->has_only_ids)
		return NULL;
	memcpy(&upper, id, sizeof upper);
	upper &= ~((upper & LETTER) >> 1);
	to = output_reserve(output, kept->room);
	for (unsigned i = kept->piece_count; i > 0; i--) {
		memcpy(to, &upper, sizeof upper);
		to += key >> 32 ? LENGTH_WITH_VENDOR : ID_LENGTH;
		memcpy(&piece, from, sizeof piece);
		from += sizeof piece;
		/* Most are not longer than this, and with a call, an answer takes a sixth more. */
		memcpy(&blocks[0], from, sizeof *blocks);
		memcpy(&blocks[1], from + sizeof *blocks, sizeof *blocks);
		memcpy(to, &blocks[0], sizeof *blocks);
		memcpy(to + sizeof *blocks, &blocks[1], sizeof *blocks);
		if (piece.length > sizeof blocks)
			memcpy(to, from, piece.length);
		from += piece.length;
		to += piece.length;
	}
	output->length = (size_t)(to - output->bytes);
	return kept;
}

void cache_print(const struct cache *cache, const struct kept *kept,
	const struct cache_values *values, struct output *output)
{
	const char *from = cache->text + kept->begin;
	struct piece piece;

	for (unsigned i = kept->piece_count; i > 0; i--) {
		memcpy(&piece, from, sizeof piece);
		from += sizeof piece;
		output_bytes(output, values->texts[piece.field], values->lengths[piece.field]);
		output_bytes(output, from, piece.length);
		from += piece.length;
	}
}

static bool is_same(const struct listing *a, const struct listing *b)
{
	return a->group == b->group && a->model == b->model && a->code == b->code &&
	       a->is_known == b->is_known;
}

const struct kept *cache_find(struct cache *cache, uint64_t key, const struct listing *listing)
{
	/* The first ones are likely to have that of the devices that no table knows, the most. */
	for (unsigned i = 1; i <= cache->kept_count; i++) {
		if (is_same(&cache->kept[i].listing, listing)) {
			cache->memo[place_of(key)] = key << INDEX_BITS | i;
			return &cache->kept[i];
		}
	}
	return NULL;
}

static void add_piece(struct cache *cache, unsigned field, const char *text, size_t length)
{
	const struct piece piece = { (uint16_t)field, (uint16_t)length };

	memcpy(cache->text + cache->used, &piece, sizeof piece);
	memcpy(cache->text + cache->used + sizeof piece, text, length);
	cache->used += sizeof piece + length;
}

static void forget(struct cache *cache)
{
	memset(cache->memo, 0, sizeof cache->memo);
	memset(cache->kept, 0, sizeof cache->kept);
	cache->kept_count = 0;
	cache->used = 0;
}

void cache_keep(struct cache *cache, const struct listing *listing, const char *bytes, size_t begin,
	size_t end, bool is_supported)
{
	const struct print_gaps *gaps = &cache->gaps;
	unsigned field = FIELD_OF_DEVICE_COUNT;
	struct kept kept = { .listing = *listing,
		.room = (unsigned)(end - begin + (gaps->count + 2) * CACHE_BLOCK),
		.piece_count = (unsigned)gaps->count,
		.is_supported = is_supported,
		.has_only_ids = gaps->has_only_ids && gaps->count && gaps->all[0].begin == begin };

	if (gaps->count > PRINT_GAPS_MAX)
		return;
	if (cache->kept_count + 1 == CACHE_KEPT_MAX || cache->used + kept.room > CACHE_TEXT_SIZE)
		forget(cache);
	kept.begin = (unsigned)cache->used;
	for (size_t i = 0; i < gaps->count; i++) {
		if (gaps->all[i].begin > begin || i)
			add_piece(cache, field, bytes + begin, gaps->all[i].begin - begin);
		else
			kept.piece_count--;
		field = gaps->all[i].field;
		begin = gaps->all[i].end;
	}
	add_piece(cache, field, bytes + begin, end - begin);
	kept.piece_count++;
	cache->kept[++cache->kept_count] = kept;
}
