/* Versions order as PEP 440 orders them. */
#include "test.h"
#include "version.h"

static int compare(const char *a, const char *b)
{
	struct version x, y;

	if (!version_parse(a, &x))
		fail_msg("'%s' is not a version", a);
	if (!version_parse(b, &y))
		fail_msg("'%s' is not a version", b);
	return version_compare(&x, &y);
}

/* The list is that of PEP 440, "Summary of permitted suffixes and relative ordering", and of the
 * pages. */
static void every_version_is_newer_than_those_before_it(void **state)
{
	static const char *const ordered[] = {
		"1.dev0",
		"1.0.dev456",
		"1.0a1",
		"1.0a2.dev456",
		"1.0a12.dev456",
		"1.0a12",
		"1.0b1.dev456",
		"1.0b2",
		"1.0b2.post345.dev456",
		"1.0b2.post345",
		"1.0rc1.dev456",
		"1.0rc1",
		"1.0",
		"1.0+5a",
		"1.0+abc.5",
		"1.0+abc.7",
		"1.0+5",
		"1.0.post456.dev34",
		"1.0.post456",
		"1.0.15",
		"1.1.dev1",
		"1.1a2",
		"1.2a1",
		"1.2b1",
		"1.2",
		"1.3a1",
		"1.3",
		"1.3.0.1",
		"2.1.10+git45400a8",
		"2.1.10+xpu",
		"2.1.30+xpu",
		"2.1.40+xpu",
		"2.1.40+xpu.2025.0.1",
		"2.3.110+xpu",
		"99999999999999999999999",
		"1!0.1",
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(ordered); i++) {
		for (size_t j = 0; j < LENGTH(ordered); j++) {
			int order = compare(ordered[i], ordered[j]);

			if ((order > 0) != (i > j) || (order < 0) != (i < j))
				fail_msg("%s and %s are ordered wrongly", ordered[i], ordered[j]);
		}
	}
}

static void spellings_of_one_version_are_equal(void **state)
{
	static const char *const pairs[][2] = {
		{ "1.3", "1.3.0" },
		{ "1.3", "v1.3" },
		{ "1.3", "V01.3.0.0" },
		{ "1.1RC1", "1.1c1" },
		{ "1.1a1", "1.1.alpha-1" },
		{ "1.1b2", "1.1_beta.2" },
		{ "1.1rc3", "1.1pre3" },
		{ "1.1rc3", "1.1-preview_3" },
		{ "1.2a", "1.2a0" },
		{ "1.0-1", "1.0.post1" },
		{ "1.0.r4", "1.0.post4" },
		{ "1.0.rev4", "1.0.post4" },
		{ "1.0dev", "1.0.dev0" },
		{ "1.0+Ubuntu-1", "1.0+ubuntu.1" },
		{ "1.0+01", "1.0+1" },
		{ "1.0+AZaz", "1.0+azAZ" },
		{ " 1.0\n", "1.0" },
		{ "0!1", "1" },
		{ "1.0a.", "1.0a0" },
		{ "1.0.post", "1.0.post0" },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(pairs); i++) {
		if (compare(pairs[i][0], pairs[i][1]))
			fail_msg("%s and %s differ", pairs[i][0], pairs[i][1]);
	}
}

static void other_texts_are_not_versions(void **state)
{
	static const char *const wrong[] = {
		"",
		" ",
		"v",
		"xpu",
		"latest",
		"1.",
		".1",
		"1..2",
		"1.0+",
		"1.0+a..b",
		"1.0+a_",
		"1.0 xpu",
		"1.0-",
		"1.0x",
		"1.0a1b2",
		"1!",
		"!1",
		"1.2!3",
		"1.0+xpu+xpu",
		"1.0--1",
		"1.0.post1.post2",
		"1,0",
		"1.0\xC2\xA0",
	};
	struct version version;

	(void)state;
	for (size_t i = 0; i < LENGTH(wrong); i++) {
		if (version_parse(wrong[i], &version))
			fail_msg("'%s' is read as a version", wrong[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_version_is_newer_than_those_before_it),
		cmocka_unit_test(spellings_of_one_version_are_equal),
		cmocka_unit_test(other_texts_are_not_versions),
	};

	return cmocka_run_group_tests_name("version", tests, NULL, NULL);
}
