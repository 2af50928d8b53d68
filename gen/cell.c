/* What a cell of a table says; see cell.h. */
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

/* A bracket that may begin a link. */
struct bracket {
	size_t span; /* which span it is */
	bool holds_link;
};

/* Tildes that may begin a strikethrough. */
struct tildes {
	size_t length; /* 0 where there are none */
	size_t span;   /* the first one behind them */
	size_t depth;  /* of brackets */
	const char *at;
};

struct reader {
	const struct cell *cell;
	const char *text;    /* the cell's, without the backslashes before pipes */
	const char **places; /* of each byte of the text in the source */
	const struct context *context;
	struct spans spans;
	struct bracket *brackets;
	size_t depth;
	struct tildes open;
};

/* Copies the cell; in a row, without the backslash before each pipe. */
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

/* The place in the source of the place AT in the text. */
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
	struct bracket bracket = { reader->spans.count, false };

	push_raw(reader, token);
	ARENA_PUSH(reader->context->arena, reader->brackets, reader->depth, bracket);
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

/* Everything since the bracket links to what TOKEN says. */
static void close_link(struct reader *reader, const struct token *token)
{
	const struct bracket *bracket;
	char *url;

	if (!reader->depth) {
		error(reader, token->begin, "a link without a beginning");
		return;
	}
	bracket = &reader->brackets[--reader->depth];
	if (bracket->holds_link) {
		error(reader, token->begin, "a link around a link");
		return;
	}
	url = arena_copy(reader->context->arena, token->content, token->length);
	if (strpbrk(url, "\\ \t") || has_reference(url))
		error(reader, token->content,
			"an address with a space, a backslash or a character reference cannot be read");
	if (!*url)
		error(reader, token->begin, "a link without an address");
	reader->spans.items[bracket->span].text = "";
	for (size_t i = bracket->span; i < reader->spans.count; i++)
		reader->spans.items[i].url = url;
	for (size_t i = 0; i < reader->depth; i++)
		reader->brackets[i].holds_link = true;
}

static bool is_space(char c)
{
	return c == '\0' || is_blank(c);
}

static bool is_punctuation(char c)
{
	return c && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c);
}

/* What a run of tildes, * or _ may do by what stands before and behind it: sections 6.4 and 6.5. */
struct flanks {
	bool can_open, can_close;
	bool is_unclear; /* a character beside it is not ASCII, and may be white space or
	                    punctuation or neither */
};

static struct flanks flanks_of(const struct reader *reader, const struct token *token)
{
	char before = *(token->begin > reader->text ? token->begin - 1 : ""), after = *token->next;
	bool is_left = !is_space(after) &&
	               (!is_punctuation(after) || is_space(before) || is_punctuation(before));
	bool is_right = !is_space(before) &&
	                (!is_punctuation(before) || is_space(after) || is_punctuation(after));

	if (*token->begin == '_')
		return (struct flanks){ is_left && (!is_right || is_punctuation(before)),
			is_right && (!is_left || is_punctuation(after)), before < 0 || after < 0 };
	return (struct flanks){ is_left, is_right, before < 0 || after < 0 };
}

static void stars(struct reader *reader, const struct token *token)
{
	struct flanks flanks = flanks_of(reader, token);

	if (flanks.can_open || flanks.can_close || flanks.is_unclear)
		error(reader, token->begin,
			"emphasis cannot be read here; for the character itself, write a backslash before it");
	else
		push(reader, SPAN_TEXT, token);
}

static void tildes(struct reader *reader, const struct token *token)
{
	struct flanks flanks = flanks_of(reader, token);

	if (token->length > 2 || !(flanks.can_open || flanks.can_close || flanks.is_unclear)) {
		push(reader, SPAN_TEXT, token);
	} else if (flanks.can_close && !flanks.is_unclear && reader->open.length == token->length &&
		   reader->open.depth == reader->depth) {
		for (size_t i = reader->open.span; i < reader->spans.count; i++)
			reader->spans.items[i].is_struck = true;
		reader->open.length = 0;
	} else if (flanks.can_open && !flanks.is_unclear && !reader->open.length) {
		reader->open = (struct tildes){ token->length, reader->spans.count, reader->depth,
			token->begin };
	} else {
		error(reader, token->begin,
			"a ~ that strikes through nothing for certain; write \\~");
	}
}

static void take_token(struct reader *reader, const struct token *token)
{
	switch (token->kind) {
	case TOKEN_END:
		break;
	case TOKEN_SPACE:
	case TOKEN_HTML_BREAK:
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
		open_bracket(reader, token);
		break;
	case TOKEN_CLOSE_BRACKET: /* what a definition elsewhere in the page may make a link of */
		error(reader, token->begin,
			"brackets that are no link with its address; write \\[ and \\]");
		reader->depth -= reader->depth > 0;
		break;
	case TOKEN_LINK:
		close_link(reader, token);
		break;
	case TOKEN_AUTOLINK:
		push(reader, SPAN_TEXT, token);
		reader->spans.items[reader->spans.count - 1].url =
			reader->spans.items[reader->spans.count - 1].text;
		break;
	case TOKEN_UNCLOSED_CODE:
		error(reader, token->begin, "an unclosed code span");
		break;
	case TOKEN_UNCLOSED_LINK:
		error(reader, token->begin, "an unclosed link");
		reader->depth -= reader->depth > 0;
		break;
	case TOKEN_IMAGE:
		error(reader, token->begin, "an image cannot be read here");
		open_bracket(reader, token);
		break;
	case TOKEN_HTML:
		error(reader, token->begin,
			"HTML cannot be read here; for the character itself, write \\<");
		break;
	case TOKEN_REFERENCE:
		error(reader, token->begin,
			"a character reference cannot be read here; write the character itself");
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
	if (reader.depth) {
		const struct bracket *last = &reader.brackets[reader.depth - 1];

		report_error(context, reader.spans.items[last->span].at, "an unclosed link");
		reader.spans.is_broken = true;
	}
	if (reader.open.length)
		error(&reader, reader.open.at, "an unclosed strikethrough");
	return reader.spans;
}

/* Appends what stands between the commas of the text SPAN, the first piece to the word before where
 * IS_JOINED. */
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

/* A code span as a word: without the blanks around the code. */
static struct span code_word(const struct context *context, const struct span *span)
{
	struct cell code = cell_trim(span->text, span->text + strlen(span->text));
	struct span word = *span;

	word.text = arena_copy(context->arena, code.begin, (size_t)(code.end - code.begin));
	word.at += code.begin - span->text;
	return word;
}

/* Reports where SPAN goes on with WORD, but is struck through or linked otherwise: what the whole
 * says is not certain. */
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
	bool is_joined = false; /* the next text goes on with the last word */

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
		"'%s' is no address: not http:// or https:// and what follows without a blank",
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
