/* The snippets of scripts that the documents show; see snippet.h. */
#include "snippet.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *snippet_read(const char *document, const char *language)
{
	char fence[32], line[1024], *snippet = NULL;
	FILE *in = fopen(document, "r"), *out = NULL;
	size_t size;

	assert_non_null(in);
	snprintf(fence, sizeof fence, "```%s\n", language);
	while (fgets(line, sizeof line, in) && !(out && !strcmp(line, "```\n"))) {
		if (out)
			fputs(line, out);
		else if (!strcmp(line, fence))
			out = open_memstream(&snippet, &size);
	}
	fclose(in);
	if (!out)
		fail_msg("%s has no snippet in %s", document, language);
	fclose(out);
	return snippet;
}
