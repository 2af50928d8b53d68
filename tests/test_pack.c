/* Packing texts: every text comes back as it was, and nothing becomes larger. */
#include "pack.h"
#include "source.h"
#include "test.h"

#include <glob.h>
#include <stdio.h>
#include <string.h>

static struct arena arena;

/* Asserts that TEXT begins with what PACKED says, its words spelled out; returns what comes behind. */
static const char *assert_says(const struct pack *pack, const char *packed, const char *text)
{
	for (; *packed; packed++) {
		const unsigned char byte = (unsigned char)*packed;

		if (byte > PACKED_WORD_MAX) {
			assert_int_equal(*packed, *text);
			text++;
			continue;
		}
		assert_in_range(byte, 1, pack->word_count - 1);
		text = assert_says(pack, pack->words[byte], text);
	}
	return text;
}

static struct pack packed(const char *const *texts, size_t count)
{
	struct pack pack = {.arena = &arena};

	for (size_t i = 0; i < count; i++)
		pack_add(&pack, texts[i]);
	pack_all(&pack);
	return pack;
}

/* Asserts that each of the COUNT texts at TEXTS comes back, and returns how many bytes packing them saves. */
static size_t assert_comes_back(const char *const *texts, size_t count)
{
	struct pack pack = packed(texts, count);
	size_t size = 0, packed_size = 0;

	for (size_t i = 0; i < count; i++)
		assert_string_equal(assert_says(&pack, pack_find(&pack, texts[i]), texts[i]), "");
	for (size_t i = 0; i < pack.count; i++) {
		size += strlen(pack.items[i].text) + 1;
		packed_size += strlen(pack.items[i].packed) + 1;
	}
	assert_in_range(pack.word_count, 1, PACKED_WORD_MAX + 1);
	assert_string_equal(pack.words[0], "");
	for (size_t i = 1; i < pack.word_count; i++) {
		assert_in_range(strlen(pack.words[i]), 1, SIZE_MAX);
		packed_size += strlen(pack.words[i]) + 1 + sizeof(text_ref);
	}
	assert_in_range(packed_size, 0, size);
	return size - packed_size;
}

/* Reads PATH and appends what stands in it between marks of Markdown and the ends of lines to TEXTS. */
static void read_texts(const char *path, const char ***texts, size_t *count)
{
	static const char marks[] = "\r\n\t`|[]()";
	struct source page;

	assert_true(source_read(&page, &arena, path));
	for (char *text = strtok(page.text, marks); text; text = strtok(NULL, marks))
		ARENA_PUSH(&arena, *texts, *count, text);
}

static void every_text_of_the_pages_comes_back(void **state)
{
	const char **texts = NULL;
	size_t count = 0;
	glob_t pages;

	(void)state;
	assert_int_equal(glob("tables/*.md", 0, NULL, &pages), 0);
	for (size_t i = 0; i < pages.gl_pathc; i++)
		read_texts(pages.gl_pathv[i], &texts, &count);
	globfree(&pages);
	assert_in_range(assert_comes_back(texts, count), 1, SIZE_MAX);
}

static void what_occurs_again_and_again_becomes_one_byte(void **state)
{
	static const char *const texts[] = {"Graphics", "Graphics A", "Graphics B", "Graphics"};
	static const char *const nested[] = {"see Graphics", "see Graphics, 1", "see Graphics, 2", "Graphics", "Graphics, 3"};
	struct pack pack = packed(texts, LENGTH(texts));

	(void)state;
	assert_int_equal(pack.word_count, 2);
	assert_string_equal(pack.words[1], "Graphics");
	assert_string_equal(pack_find(&pack, "Graphics"), "\001");
	assert_string_equal(pack_find(&pack, "Graphics A"), "\001 A");
	assert_string_equal(pack_find(&pack, "Graphics B"), "\001 B");
	assert_int_equal(assert_comes_back(texts, LENGTH(texts)), 3 * 7 - 11);
	pack = packed(nested, LENGTH(nested));
	assert_int_equal(pack.word_count, 3);
	assert_string_equal(pack.words[1], "Graphics");
	assert_string_equal(pack.words[2], "see \001");
	assert_string_equal(pack_find(&pack, "see Graphics, 1"), "\002, 1");
	assert_null(pack_find(&pack, NULL));
}

/* Of twelve letters in a row, the half occurs at seven places, and can be replaced at two. */
static void what_overlaps_itself_is_not_taken_for_more_than_it_is(void **state)
{
	static const char *const texts[] = {"Graphics 1", "Graphics 2", "Graphics 3", "aaaaaaaaaaaa"};
	struct pack pack = packed(texts, LENGTH(texts));

	(void)state;
	assert_string_equal(pack.words[1], "Graphics ");
	assert_string_equal(pack.words[2], "aaa");
	assert_int_equal(assert_comes_back(texts, LENGTH(texts)), 3 * 8 - 12 + 4 * 2 - 6);
}

static void what_is_not_worth_a_word_stays(void **state)
{
	static const char *const texts[] = {"", "a", "ab", "Xe", "Xe 1", "12.7 12.7", "aaaaaa"};
	struct pack pack = packed(texts, LENGTH(texts));

	(void)state;
	assert_int_equal(pack.word_count, 1);
	for (size_t i = 0; i < LENGTH(texts); i++)
		assert_string_equal(pack_find(&pack, texts[i]), texts[i]);
	assert_int_equal(assert_comes_back(NULL, 0), 0);
	assert_int_equal(assert_comes_back((const char *const[]){""}, 1), 0);
}

/* Runs that overlap themselves, and words longer than any that is looked for. */
static void texts_of_one_byte_repeated_come_back(void **state)
{
	enum { COUNT = 600 };
	const char *texts[COUNT];

	(void)state;
	for (size_t i = 0; i < COUNT; i++) {
		char *text = arena_allocate(&arena, i + 1);

		memset(text, 'a', i);
		texts[i] = text;
		assert_comes_back(&texts[i], 1);
	}
	assert_comes_back(texts, COUNT);
}

/* Bytes of UTF-8 sequences that many characters share, and bytes that are in none. */
static void bytes_above_ascii_come_back(void **state)
{
	enum { COUNT = 64 };
	const char *texts[COUNT];

	(void)state;
	for (unsigned i = 0; i < COUNT; i++) {
		char *text = arena_allocate(&arena, 64);

		sprintf(text, "\xE2\x84%c \xC2%c \xF0\x9F\x98%c \xFF\x80\x7F%c \"\\", (int)(0x80 + i), (int)(0x80 + i),
		        (int)(0x80 + i), (int)(' ' + i));
		texts[i] = text;
	}
	assert_in_range(assert_comes_back(texts, COUNT), 1, SIZE_MAX);
}

static void more_repeated_words_than_there_are_bytes_come_back(void **state)
{
	enum { WORDS = 100, USES = 3 };
	const char *texts[WORDS * USES];
	struct pack pack;

	(void)state;
	for (int i = 0; i < WORDS * USES; i++) {
		char *text = arena_allocate(&arena, 64);

		/* The words share nothing that is worth a word of its own. */
		for (int j = 0; j < 20; j++)
			text[j] = (char)('0' + (unsigned)(i % WORDS + 1) * (unsigned)(j + 7) * 7919 / 13 % 64);
		text[20] = (char)(' ' + i / WORDS);
		texts[i] = text;
	}
	assert_in_range(assert_comes_back(texts, LENGTH(texts)), 1, SIZE_MAX);
	pack = packed(texts, LENGTH(texts));
	assert_int_equal(pack.word_count, PACKED_WORD_MAX + 1);
}

/* Few letters make many words, within each other and over each other's ends. */
static void texts_of_few_letters_come_back(void **state)
{
	enum { ROUNDS = 200, TEXTS = 20 };
	uint32_t number = 1;

	(void)state;
	for (unsigned round = 0; round < ROUNDS; round++) {
		const char *texts[TEXTS];

		for (size_t i = 0; i < TEXTS; i++) {
			char *text = arena_allocate(&arena, 64);

			for (size_t j = 0; j < round % 60; j++) {
				number = number * 1664525 + 1013904223;
				text[j] = (char)('a' + (number >> 16) % (2 + round % 3));
			}
			texts[i] = text;
		}
		assert_comes_back(texts, TEXTS);
	}
}

static void the_order_of_the_texts_changes_nothing(void **state)
{
	static const char *const texts[] = {
		"Intel Arc A770M Graphics", "Intel Arc A770 Graphics", "Intel UHD Graphics 770", "Intel UHD Graphics 730",
		"Intel Graphics", "Intel Arc A750 Graphics", "Intel Arc A750E Graphics", "Intel Arc A750 Graphics", "",
	};
	const char *turned[2 * LENGTH(texts)];
	struct pack pack = packed(texts, LENGTH(texts)), other;

	(void)state;
	for (size_t i = 0; i < LENGTH(turned); i++)
		turned[i] = texts[(LENGTH(turned) - 1 - i) * 5 % LENGTH(texts)];
	other = packed(turned, LENGTH(turned));
	assert_in_range(pack.word_count, 2, SIZE_MAX);
	assert_int_equal(other.word_count, pack.word_count);
	for (size_t i = 0; i < pack.word_count; i++)
		assert_string_equal(other.words[i], pack.words[i]);
	for (size_t i = 0; i < LENGTH(texts); i++)
		assert_string_equal(pack_find(&other, texts[i]), pack_find(&pack, texts[i]));
}

static int free_arena(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_text_of_the_pages_comes_back),
		cmocka_unit_test(what_occurs_again_and_again_becomes_one_byte),
		cmocka_unit_test(what_overlaps_itself_is_not_taken_for_more_than_it_is),
		cmocka_unit_test(what_is_not_worth_a_word_stays),
		cmocka_unit_test(texts_of_one_byte_repeated_come_back),
		cmocka_unit_test(bytes_above_ascii_come_back),
		cmocka_unit_test(more_repeated_words_than_there_are_bytes_come_back),
		cmocka_unit_test(texts_of_few_letters_come_back),
		cmocka_unit_test(the_order_of_the_texts_changes_nothing),
	};

	return cmocka_run_group_tests_name("pack", tests, NULL, free_arena);
}
