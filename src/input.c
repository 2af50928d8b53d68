/* An open file, line by line; see input.h. */
#include "input.h"

#include "os.h"
#include "text.h"

#include <string.h>

enum {
	OVERLAP = 256, /* bytes that two parts of a line have in common */
	REPLACEMENT_CHARACTER = 0xFFFD,
};

static const char byte_order_mark[] = "\xEF\xBB\xBF";

void input_begin(struct input *input, int file, bool has_parts)
{
	memset(input, 0, offsetof(struct input, raw));
	input->file = file;
	input->has_parts = has_parts;
	input->next = input->searched = input->end = input->bytes;
}

static void skip_byte_order_mark(struct input_line *line)
{
	const size_t length = sizeof byte_order_mark - 1;

	if (line->length >= length && !memcmp(line->text, byte_order_mark, length)) {
		line->text += length;
		line->length -= length;
	}
}

/* Takes what comes next up to END as a line, with perhaps a CR at its end. */
static inline void take(struct input *input, struct input_line *line, char *end)
{
	line->text = input->next;
	line->length = (size_t)(end - input->next);
	line->number = ++input->lines;
	line->is_too_long = input->is_in_parts;
	input->is_in_parts = false;
	if (input->lines == 1)
		skip_byte_order_mark(line);
	if (line->length && end[-1] == '\r') {
		line->length--;
		end--;
	}
	*end = '\0';
}

/* Continues at NEXT. */
static void continue_at(struct input *input, char *next)
{
	input->next = input->searched = next;
}

static bool is_separator(char byte)
{
	return byte == ' ' || byte == '\t' || byte == ',' || byte == '}';
}

/*
 * Takes a part of a line that is too long. It ends after a separator if there is one near, and the
 * next one repeats what comes before that: a device may be there.
 */
static void take_part(struct input *input, struct input_line *line)
{
	char *end = input->next + INPUT_LINE_MAX, *repeated = end - OVERLAP;

	while (end > repeated && !is_separator(end[-1]))
		end--;
	if (end == repeated)
		end += OVERLAP;
	repeated = end - OVERLAP;
	while (repeated < end && !is_separator(*repeated))
		repeated++;
	if (repeated == end)
		repeated -= OVERLAP;
	*line = (struct input_line){ input->next, (size_t)(end - input->next), input->lines + 1,
		true };
	input->cut = end;
	input->cut_byte = *end;
	*end = '\0';
	input->is_in_parts = true;
	continue_at(input, repeated);
}

/* Takes a line whose end has not come, since it is the last one or too long. */
static bool take_without_end(struct input *input, struct input_line *line)
{
	const size_t left = (size_t)(input->end - input->next);

	if (left > INPUT_LINE_MAX && input->has_parts) {
		take_part(input, line);
		return true;
	}
	if (left > INPUT_LINE_MAX) {
		take(input, line, input->next + INPUT_LINE_MAX);
		line->is_too_long = true;
		input->is_skipping = true;
	} else if (left && input->is_at_end) {
		take(input, line, input->end);
		*++input->end = '\n'; /* the line has its NUL in place of it */
	} else {
		input->searched = input->end;
		return false;
	}
	continue_at(input, input->end);
	return true;
}

/* Puts the byte back that the NUL at the end of a part replaced. */
static void restore_cut(struct input *input)
{
	if (input->cut)
		*input->cut = input->cut_byte;
	input->cut = NULL;
}

bool input_next(struct input *input, struct input_line *line)
{
	char *end;

	restore_cut(input);
	end = input->bytes + (text_find_byte(input->searched, input->end, '\n') - input->bytes);
	if (input->is_skipping) {
		input->is_skipping = end == input->end;
		continue_at(input, end + !input->is_skipping);
		return !input->is_skipping && input_next(input, line);
	}
	if (end == input->end)
		return take_without_end(input, line);
	take(input, line, end);
	continue_at(input, end + 1);
	return true;
}

/* Writes CHARACTER to TO as UTF-8. Returns its end. */
static char *put_character(char *to, uint32_t character)
{
	static const unsigned char firsts[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
	const int length = character < 0x80      ? 1
	                   : character < 0x800   ? 2
	                   : character < 0x10000 ? 3
	                                         : 4;

	for (int i = length - 1; i > 0; i--) {
		to[i] = (char)(0x80 | (character & 0x3F));
		character >>= 6;
	}
	*to = (char)(firsts[length > 1 ? length : 0] | character);
	return to + length;
}

/* Writes the UNIT of UTF-16 that comes next to TO as UTF-8. Returns its end. */
static char *put_unit(struct input *input, char *to, uint16_t unit)
{
	enum { HIGH = 0xD800, LOW = 0xDC00, AFTER = 0xE000, SUPPLEMENTARY = 0x10000 };
	const uint16_t high = input->surrogate;

	input->surrogate = 0;
	if (high && unit >= LOW && unit < AFTER)
		return put_character(to,
			SUPPLEMENTARY + ((uint32_t)(high - HIGH) << 10 | (uint32_t)(unit - LOW)));
	if (high)
		to = put_character(to, REPLACEMENT_CHARACTER);
	if (unit >= HIGH && unit < LOW) {
		input->surrogate = unit;
		return to;
	}
	return put_character(to, unit >= LOW && unit < AFTER ? REPLACEMENT_CHARACTER : unit);
}

/* Converts the bytes in RAW, as many as there is room for. */
static void convert(struct input *input)
{
	const char *limit = input->bytes + INPUT_LINE_MAX + 1;
	const int low = input->encoding == INPUT_UTF16_BE;
	size_t used = 0;

	for (; used + 1 < input->raw_length && input->end < limit; used += 2) {
		const unsigned char *unit = (const unsigned char *)input->raw + used;

		input->end = put_unit(input, input->end, (uint16_t)(unit[low] | unit[!low] << 8));
	}
	input->raw_length -= used;
	memmove(input->raw, input->raw + used, input->raw_length);
}

static void read_raw(struct input *input)
{
	size_t count;

	input->error = os_read(input->file, input->raw + input->raw_length,
		INPUT_RAW_MAX - input->raw_length, &count);
	input->raw_length += count;
	input->is_at_end = count == 0;
}

/* Reads the beginning of a file, which shows its encoding. */
static void read_beginning(struct input *input)
{
	enum { FIRST = 0xFF, SECOND = 0xFE };
	unsigned first, second;

	do {
		read_raw(input);
		first = (unsigned char)input->raw[0];
		second = (unsigned char)input->raw[1];
	} while (
		input->raw_length == 1 && (first == FIRST || first == SECOND) && !input->is_at_end);
	input->encoding = INPUT_BYTES;
	if (input->raw_length > 1 && first + second == FIRST + SECOND && first != second) {
		input->encoding = first == FIRST ? INPUT_UTF16_LE : INPUT_UTF16_BE;
		convert(input); /* the byte-order mark as well, which is skipped then */
	} else {
		memcpy(input->end, input->raw, input->raw_length);
		input->end += input->raw_length;
		input->raw_length = 0;
	}
}

static void read_more(struct input *input)
{
	size_t count;

	if (input->encoding == INPUT_UNKNOWN) {
		read_beginning(input);
	} else if (input->encoding == INPUT_BYTES) {
		input->error = os_read(input->file, input->end,
			(size_t)(input->bytes + INPUT_LINE_MAX + 1 - input->end), &count);
		input->end += count;
		input->is_at_end = count == 0;
	} else {
		if (input->raw_length < 2)
			read_raw(input);
		convert(input);
		if (input->is_at_end && input->surrogate)
			input->end = put_character(input->end, REPLACEMENT_CHARACTER);
	}
}

bool input_fill(struct input *input)
{
	const size_t left = (size_t)(input->end - input->next);

	if (input->is_at_end)
		return false;
	restore_cut(input);
	memmove(input->bytes, input->next, left);
	input->searched = input->bytes + (input->searched - input->next);
	input->next = input->bytes;
	input->end = input->bytes + left;
	read_more(input);
	*input->end = '\n';
	return !input->error;
}

const char *input_rest(const struct input *input, const char **limit)
{
	*limit = input->end;
	return input->is_skipping ? input->end : input->next;
}

void input_take(struct input *input, const char *next, unsigned long long count)
{
	input->lines += count;
	continue_at(input, input->bytes + (next - input->bytes));
}
