/* The fragments of scripts that README.md shows; see readme.h. */
#include "readme.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *readme_fragment(const char *language)
{
	char fence[32], line[1024], *fragment = NULL;
	FILE *readme = fopen("README.md", "r"), *out = NULL;
	size_t size;

	assert_non_null(readme);
	snprintf(fence, sizeof fence, "```%s\n", language);
	while (fgets(line, sizeof line, readme) && !(out && !strcmp(line, "```\n"))) {
		if (out)
			fputs(line, out);
		else if (!strcmp(line, fence))
			out = open_memstream(&fragment, &size);
	}
	fclose(readme);
	if (!out)
		fail_msg("README.md shows nothing in %s", language);
	fclose(out);
	return fragment;
}
