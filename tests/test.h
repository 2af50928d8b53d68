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
 * Runs before main: leaves out the tests that the environment variable TESTS_LEFT_OUT names, and
 * all but those that TESTS_WANTED names, if they are set. Each is one pattern, with * for anything.
 */
__attribute__((constructor)) static inline void choose_tests(void)
{
	cmocka_set_test_filter(getenv("TESTS_WANTED"));
	cmocka_set_skip_filter(getenv("TESTS_LEFT_OUT"));
}

#endif
