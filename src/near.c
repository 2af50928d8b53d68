/* Near misses; see near.h. */
#include "near.h"

#include <strings.h>

static bool is_same(const char *a, const char *b)
{
	return !strncasecmp(a, b, 1);
}

bool is_near(const char *a, size_t a_length, const char *b, size_t b_length)
{
	while (a_length && b_length && is_same(a, b)) {
		a++;
		a_length--;
		b++;
		b_length--;
	}
	while (a_length && b_length && is_same(a + a_length - 1, b + b_length - 1)) {
		a_length--;
		b_length--;
	}
	return (a_length <= 1 && b_length <= 1) || (a_length == 2 && b_length == 2 && is_same(a, b + 1) && is_same(a + 1, b));
}
