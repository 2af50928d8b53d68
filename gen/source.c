/* The bytes of one page, and places in it as lines and columns; see source.h. */
#include "source.h"

#include "utf8.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

void source_from_memory(struct source *source, struct arena *arena, const char *path,
	const char *text, size_t length)
{
	static const char byte_order_mark[] = { '\xEF', '\xBB', '\xBF' };

	if (length >= sizeof byte_order_mark &&
		!memcmp(text, byte_order_mark, sizeof byte_order_mark)) {
		text += sizeof byte_order_mark;
		length -= sizeof byte_order_mark;
	}
	source->path = path;
	source->text = arena_copy(arena, text, length);
	source->length = length;
}

bool source_read(struct source *source, struct arena *arena, const char *path)
{
	FILE *file = fopen(path, "rb");
	char *text = NULL;
	size_t length = 0;
	char buffer[4096];
	size_t count;
	int error;

	if (!file)
		return false;
	while ((count = fread(buffer, 1, sizeof buffer, file)) > 0) {
		for (size_t i = 0; i < count; i++)
			ARENA_PUSH(arena, text, length, buffer[i]);
	}
	error = ferror(file) ? errno : 0;
	fclose(file);
	errno = error;
	if (error)
		return false;
	source_from_memory(source, arena, path, text ? text : "", length);
	return true;
}

const char *source_name(const struct source *source)
{
	const char *slash = strrchr(source->path, '/');

	return slash ? slash + 1 : source->path;
}

static bool ends_line(const char *at)
{
	return *at == '\n' || (*at == '\r' && at[1] != '\n');
}

unsigned source_line_ends(const char *from, const char *to)
{
	unsigned count = 0;

	for (const char *c = from; c < to; c++)
		count += ends_line(c);
	return count;
}

unsigned source_line(const struct source *source, const char *at)
{
	return 1 + source_line_ends(source->text, at);
}

const char *source_line_begin(const struct source *source, const char *at)
{
	while (at > source->text && !ends_line(at - 1))
		at--;
	return at;
}

const char *source_line_end(const struct source *source, const char *at)
{
	const char *end = source->text + source->length;

	while (at < end && *at != '\n' && *at != '\r')
		at++;
	return at;
}

unsigned source_column(const struct source *source, const char *at)
{
	unsigned column = 1;

	for (const char *c = source_line_begin(source, at); c < at; c++)
		column += ((unsigned char)*c & 0xC0) != 0x80;
	return column;
}

char *source_find_invalid(const struct source *source, const char *at)
{
	size_t offset = (size_t)(at - source->text);

	while (offset < source->length) {
		char *c = source->text + offset;
		size_t length = utf8_length(c, source->length - offset);
		bool is_white = *c == '\t' || *c == '\n' || *c == '\r';

		if (!length || (utf8_is_control(c) && !is_white))
			return c;
		offset += length;
	}
	return NULL;
}
