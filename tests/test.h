/* For every test: cmocka, and the headers that it needs before its own. */
#ifndef TEST_H
#define TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/*
 * Chooses tests, before they run: without those that the environment variable TESTS_LEFT_OUT names,
 * and if TESTS_WANTED is set, only those that it names. Each is one pattern, in which * matches
 * anything.
 */
static inline void choose_tests(void)
{
	cmocka_set_test_filter(getenv("TESTS_WANTED"));
	cmocka_set_skip_filter(getenv("TESTS_LEFT_OUT"));
}

#endif
