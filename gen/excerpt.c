/* The line that something is wrong with; see excerpt.h. */
#include "excerpt.h"

#include "utf8.h"

#include <limits.h>
#include <string.h>
#include <wchar.h>

enum {
	WIDTH_MAX = 94,    /* columns of the line that are shown, so that 100 hold them, the indent and two … */
	WIDTH_BEFORE = 60, /* of which so many, at most, before the place where a long line is cut */
};

/* A character of a line, or a byte that is none, as it is shown. */
struct glyph {
	char text[16];
	size_t length; /* in bytes of the line */
	int width;     /* in columns */
};

static int width_of(const char *text, size_t length)
{
	mbstate_t state;
	wchar_t letter;
	int width;

	memset(&state, 0, sizeof state);
	if (mbrtowc(&letter, text, length, &state) != length)
		return 1;
	width = wcwidth(letter);
	return width < 0 ? 1 : width;
}

/* The glyph at C, in a line that ends at END. */
static struct glyph glyph_at(const char *c, const char *end)
{
	struct glyph glyph = {"", utf8_length(c, (size_t)(end - c)), 0};

	if (*c == '\t') {
		glyph.text[0] = ' ';
		glyph.width = 1;
	} else if (glyph.length && !utf8_is_control(c)) {
		memcpy(glyph.text, c, glyph.length);
		glyph.width = width_of(c, glyph.length);
	} else {
		glyph.length = 1;
		glyph.width = snprintf(glyph.text, sizeof glyph.text, "\\x%02X", (unsigned)(unsigned char)*c);
	}
	return glyph;
}

/* The columns from BEGIN to END, counted no further than it takes to know that there are more than LIMIT. */
static int width_between(const char *begin, const char *end, const char *line_end, int limit)
{
	int width = 0;

	while (begin < end && width <= limit) {
		struct glyph glyph = glyph_at(begin, line_end);

		begin += glyph.length;
		width += glyph.width;
	}
	return width;
}

static bool is_blank(const char *begin, const char *end)
{
	return begin + strspn(begin, " \t") >= end;
}

/* Where the line from BEGIN to END is to be shown from, so that the place AT is seen. */
static const char *first_shown(const char *begin, const char *at, const char *end)
{
	int before;

	if (width_between(begin, end, end, WIDTH_MAX) <= WIDTH_MAX)
		return begin;
	before = width_between(begin, at, end, INT_MAX);
	while (before > WIDTH_BEFORE) {
		struct glyph glyph = glyph_at(begin, end);

		begin += glyph.length;
		before -= glyph.width;
	}
	return begin;
}

/* Prints the line from C to END as far as it may be shown. */
static void print_line(const char *c, const char *end, FILE *file)
{
	int width = 0;

	while (c < end) {
		struct glyph glyph = glyph_at(c, end);

		width += glyph.width;
		if (width > WIDTH_MAX) {
			fputs("…", file);
			return;
		}
		fputs(glyph.text, file);
		c += glyph.length;
	}
}

void excerpt_print(const struct source *source, const char *at, FILE *file)
{
	const char *line = source_line_begin(source, at), *end = source_line_end(source, at);
	const char *shown = first_shown(line, at, end);
	bool is_cut = shown > line;

	if (is_blank(line, end))
		return;
	fprintf(file, "%s%s", EXCERPT_INDENT, is_cut ? "…" : "");
	print_line(shown, end, file);
	fprintf(file, "\n%s%*s^\n", EXCERPT_INDENT, width_between(shown, at, end, WIDTH_MAX) + is_cut, "");
}
