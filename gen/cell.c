/* The text of a cell: its spans and words; see cell.h. */
#include "cell.h"

#include "lexer.h"

#include <string.h>
#include <strings.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

struct cell cell_trim(const char *begin, const char *end)
{
	while (begin < end && is_blank(*begin))
		begin++;
	while (end > begin && is_blank(end[-1]))
		end--;
	return (struct cell){ begin, end };
}

/* Tildes that may begin a strikethrough. */
struct tildes {
	size_t length; /* 0 if there are none */
	size_t span;   /* the first span after them */
	bool in_link;
	const char *at;
};

struct reader {
	const struct cell *cell;
	const char *text;    /* the cell's, without the backslashes before pipes */
	const char **places; /* of each byte of the text in the source */
	const struct context *context;
	struct spans spans;
	bool in_link;       /* after a bracket that may begin a link */
	size_t bracket;     /* its index in the spans */
	struct tildes open; /* those that are not closed so far */
};

/* Copies the cell. In a row, leaves out the backslash before each pipe. */
static void copy_text(struct reader *reader, bool is_row)
{
	const struct cell *cell = reader->cell;
	size_t size = (size_t)(cell->end - cell->begin) + 1, length = 0;
	char *text = arena_allocate(reader->context->arena, size);

	reader->places = arena_allocate(reader->context->arena, size * sizeof *reader->places);
	for (const char *from = cell->begin; from < cell->end; from++) {
		if (is_row && *from == '\\' && from + 1 < cell->end && from[1] == '|')
			continue;
		reader->places[length] = from;
		text[length++] = *from;
	}
	reader->places[length] = cell->end;
	reader->text = text;
}

/* Returns the place in the source of the byte AT of the text. */
static const char *place(const struct reader *reader, const char *at)
{
	return reader->places[at - reader->text];
}

static void error(struct reader *reader, const char *at, const char *message)
{
	reader->spans.is_broken = true;
	report_error(reader->context, place(reader, at), "%s", message);
}

static void push(struct reader *reader, enum span_kind kind, const struct token *token)
{
	char *text = arena_copy(reader->context->arena, token->content, token->length);
	struct span span = { kind, false, text, NULL, place(reader, token->content) };

	while ((text = strchr(text, '\t')))
		*text = ' ';
	ARENA_PUSH(reader->context->arena, reader->spans.items, reader->spans.count, span);
}

static void push_raw(struct reader *reader, const struct token *token)
{
	struct token raw = *token;

	raw.content = token->begin;
	raw.length = (size_t)(token->next - token->begin);
	push(reader, SPAN_TEXT, &raw);
}

static void open_bracket(struct reader *reader, const struct token *token)
{
	if (reader->in_link)
		error(reader, token->begin, "a bracket within a link; write \\[");
	reader->in_link = true;
	reader->bracket = reader->spans.count;
	push_raw(reader, token);
}

static bool has_reference(const char *text)
{
	while ((text = strchr(text, '&'))) {
		if (lexer_token(text).kind == TOKEN_REFERENCE)
			return true;
		text++;
	}
	return false;
}

/* Makes a link to the content of TOKEN of all spans since the bracket. */
static void close_link(struct reader *reader, const struct token *token)
{
	char *url = arena_copy(reader->context->arena, token->content, token->length);

	if (!reader->in_link) {
		error(reader, token->begin, "a link without a beginning");
		return;
	}
	reader->in_link = false;
	if (strpbrk(url, "\\ \t") || has_reference(url))
		error(reader, token->content,
			"an address must not have a space, a backslash or a character reference");
	if (!*url)
		error(reader, token->begin, "a link without an address");
	if (reader->open.length && reader->open.in_link)
		error(reader, reader->open.at, "an unclosed strikethrough in a link");
	reader->spans.items[reader->bracket].text = "";
	for (size_t i = reader->bracket; i < reader->spans.count; i++)
		reader->spans.items[i].url = url;
}

static bool is_space(char c)
{
	return c == '\0' || is_blank(c);
}

static bool is_punctuation(char c)
{
	return c && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c);
}

/* Whether a run of tildes, * or _ can open or close a span, which depends on the characters next to
 * it: sections 6.4 and 6.5. */
struct flanks {
	bool can_open, can_close;
	bool is_unclear; /* a character next to it is not ASCII: it may be white space, punctuation
	                    or neither */
};

static bool is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

static struct flanks flanks_of(const struct reader *reader, const struct token *token)
{
	char before = *(token->begin > reader->text ? token->begin - 1 : ""), after = *token->next;
	bool is_left = !is_space(after) &&
	               (!is_punctuation(after) || is_space(before) || is_punctuation(before));
	bool is_right = !is_space(before) &&
	                (!is_punctuation(before) || is_space(after) || is_punctuation(after));
	struct flanks flanks = { is_left, is_right, !is_ascii(before) || !is_ascii(after) };

	if (*token->begin == '_') {
		flanks.can_open = is_left && (!is_right || is_punctuation(before));
		flanks.can_close = is_right && (!is_left || is_punctuation(after));
	}
	return flanks;
}

static void stars(struct reader *reader, const struct token *token)
{
	struct flanks flanks = flanks_of(reader, token);

	if (flanks.can_open || flanks.can_close || flanks.is_unclear)
		error(reader, token->begin,
			"emphasis is not supported here; write a backslash before the character");
	else
		push(reader, SPAN_TEXT, token);
}

static void tildes(struct reader *reader, const struct token *token)
{
	struct flanks flanks = flanks_of(reader, token);

	if (token->length > 2 || !(flanks.can_open || flanks.can_close || flanks.is_unclear)) {
		push(reader, SPAN_TEXT, token);
	} else if (flanks.can_close && !flanks.is_unclear && reader->open.length == token->length &&
		   reader->open.in_link == reader->in_link) {
		for (size_t i = reader->open.span; i < reader->spans.count; i++)
			reader->spans.items[i].is_struck = true;
		reader->open.length = 0;
	} else if (flanks.can_open && !flanks.is_unclear && !reader->open.length) {
		reader->open = (struct tildes){ token->length, reader->spans.count, reader->in_link,
			token->begin };
	} else {
		error(reader, token->begin, "a ~ that may not strike through anything; write \\~");
	}
}

static void take_token(struct reader *reader, const struct token *token)
{
	static const char *const refused[TOKEN_REFERENCE + 1] = {
		[TOKEN_UNCLOSED_CODE] = "an unclosed code span",
		[TOKEN_CLOSE_BRACKET] =
			"brackets that are not a link with its address; write \\[ and \\]",
		[TOKEN_UNCLOSED_LINK] = "an unclosed link",
		[TOKEN_IMAGE] = "an image is not supported here",
		[TOKEN_HTML] = "HTML is not supported here; for the character itself, write \\<",
		[TOKEN_REFERENCE] =
			"a character reference is not supported here; write the character itself",
	};

	if (refused[token->kind])
		error(reader, token->begin, refused[token->kind]);
	switch (token->kind) {
	case TOKEN_SPACE:
		push(reader, SPAN_SPACE, token);
		break;
	case TOKEN_TEXT:
		push(reader, SPAN_TEXT, token);
		break;
	case TOKEN_CODE:
		push(reader, SPAN_CODE, token);
		break;
	case TOKEN_TILDES:
		tildes(reader, token);
		break;
	case TOKEN_STARS:
		stars(reader, token);
		break;
	case TOKEN_OPEN_BRACKET:
	case TOKEN_IMAGE:
		open_bracket(reader, token);
		break;
	case TOKEN_LINK:
		close_link(reader, token);
		break;
	case TOKEN_CLOSE_BRACKET: /* a definition elsewhere in the page may make it a link */
	case TOKEN_UNCLOSED_LINK:
		reader->in_link = false;
		break;
	case TOKEN_AUTOLINK:
		if (reader->in_link)
			error(reader, token->begin, "a link within a link");
		push(reader, SPAN_TEXT, token);
		reader->spans.items[reader->spans.count - 1].url =
			reader->spans.items[reader->spans.count - 1].text;
		break;
	default:
		break;
	}
}

struct spans cell_read(const struct context *context, const struct cell *cell, bool is_row)
{
	struct reader reader = { .cell = cell, .context = context };
	struct token token;

	copy_text(&reader, is_row);
	for (const char *at = reader.text;; at = token.next) {
		token = lexer_token(at);
		if (token.kind == TOKEN_END)
			break;
		take_token(&reader, &token);
	}
	if (reader.in_link) {
		report_error(context, reader.spans.items[reader.bracket].at, "an unclosed link");
		reader.spans.is_broken = true;
	}
	if (reader.open.length)
		error(&reader, reader.open.at, "an unclosed strikethrough");
	return reader.spans;
}

/* Appends the pieces between the commas of the text SPAN. If IS_JOINED, the first piece continues
 * the last word. */
static void split_text(
	const struct context *context, struct words *words, const struct span *span, bool is_joined)
{
	const char *at = span->text;

	while (*at) {
		size_t length = strcspn(at, ",");
		struct span word = *span;

		if (is_joined && length) {
			struct span *last = &words->items[words->count - 1];
			size_t last_length = strlen(last->text);
			char *text = arena_allocate(context->arena, last_length + length + 1);

			memcpy(text, last->text, last_length);
			memcpy(text + last_length, at, length);
			last->text = text;
		} else if (length) {
			word.text = arena_copy(context->arena, at, length);
			word.at = span->at + (at - span->text);
			ARENA_PUSH(context->arena, words->items, words->count, word);
		}
		at += length;
		is_joined = false;
		at += *at == ',';
	}
}

/* Returns the code span SPAN as a word: without the spaces around the code. */
static struct span code_word(const struct context *context, const struct span *span)
{
	struct cell code = cell_trim(span->text, span->text + strlen(span->text));
	struct span word = *span;

	word.text = arena_copy(context->arena, code.begin, (size_t)(code.end - code.begin));
	word.at += code.begin - span->text;
	return word;
}

/* Reports a SPAN that continues WORD, if only one of them is struck through or linked, or to
 * another address: then the meaning of the whole is not certain. */
static void check_joint(const struct context *context, struct spans *spans, const struct span *word,
	const struct span *span)
{
	if (*span->text == ',' || (word->is_struck == span->is_struck && word->url == span->url))
		return;
	spans->is_broken = true;
	report_error(context, span->at, "a word that is partly struck through or linked");
}

struct words cell_words(const struct context *context, struct spans *spans)
{
	struct words words = { NULL, 0 };
	bool is_joined = false; /* the next text continues the last word */

	for (size_t i = 0; i < spans->count; i++) {
		const struct span *span = &spans->items[i];

		if (span->kind == SPAN_CODE) {
			ARENA_PUSH(
				context->arena, words.items, words.count, code_word(context, span));
			is_joined = false;
		} else if (span->kind == SPAN_SPACE) {
			is_joined = false;
		} else if (*span->text) {
			if (is_joined)
				check_joint(context, spans, &words.items[words.count - 1], span);
			split_text(context, &words, span, is_joined);
			is_joined = words.count && span->text[strlen(span->text) - 1] != ',';
		}
	}
	return words;
}

bool cell_check_address(const struct context *context, const char *text, const char *at)
{
	static const char *const schemes[] = { "http://", "https://" };

	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		size_t length = strlen(schemes[i]);

		if (!strncasecmp(text, schemes[i], length) && strcspn(text + length, "/?#") &&
			!strchr(text, ' '))
			return true;
	}
	report_error(context, at,
		"'%s' is not an address: it needs http:// or https://, a host, and no spaces",
		report_quote(context, text));
	return false;
}

char *cell_text(const struct context *context, const struct spans *spans, char code_mark)
{
	size_t size = 1;
	char *text, *to;

	for (size_t i = 0; i < spans->count; i++)
		size += strlen(spans->items[i].text) + 1;
	text = to = arena_allocate(context->arena, size);
	for (size_t i = 0; i < spans->count; i++) {
		const struct span *span = &spans->items[i];

		if (span->is_struck)
			continue;
		if (span->kind == SPAN_CODE && code_mark) {
			*to++ = code_mark;
			continue;
		}
		for (const char *c = span->kind == SPAN_SPACE ? " " : span->text; *c; c++) {
			if (*c != ' ' || (to > text && to[-1] != ' '))
				*to++ = *c;
		}
	}
	while (to > text && to[-1] == ' ')
		to--;
	*to = '\0';
	return text;
}
