/* The lexers classify the lines of a page and the tokens of a cell as GitHub's Markdown does. */
#include "lexer.h"
#include "test.h"

#include <string.h>

static void every_kind_of_line_is_known(void **state)
{
	static const struct {
		const char *text;
		enum line_kind kind;
		const char *content;
	} lines[] = {
		{ "", LINE_END, "" },
		{ "\n", LINE_BLANK, "" },
		{ " \t\r\n", LINE_BLANK, "" },
		{ "# 2.1.40+xpu", LINE_HEADING, "2.1.40+xpu" },
		{ "   ###### x ##", LINE_HEADING, "x ##" },
		{ "#", LINE_HEADING, "" },
		{ "#x", LINE_TEXT, "#x" },
		{ "####### x", LINE_TEXT, "####### x" },
		{ "    # x", LINE_INDENTED, "# x" },
		{ "\t| a |", LINE_INDENTED, "| a |" },
		{ "  \tx", LINE_INDENTED, "x" },
		{ "===", LINE_UNDERLINE, "===" },
		{ "-", LINE_UNDERLINE, "-" },
		{ "--", LINE_UNDERLINE, "--" },
		{ "--- ", LINE_DASHES, "--- " },
		{ "- - -", LINE_BREAK, "- - -" },
		{ "***", LINE_BREAK, "***" },
		{ "_ _ _", LINE_BREAK, "_ _ _" },
		{ "```c", LINE_FENCE, "```c" },
		{ "~~~ `", LINE_FENCE, "~~~ `" },
		{ "``` a`b", LINE_TEXT, "``` a`b" },
		{ "<!-- x", LINE_HTML, "<!-- x" },
		{ "<PRE>", LINE_HTML, "<PRE>" },
		{ "</b >", LINE_HTML, "</b >" },
		{ "<b>x</b>", LINE_HTML, "<b>x</b>" },
		{ "<?php", LINE_HTML, "<?php" },
		{ "<https://x.y> | z", LINE_TEXT, "<https://x.y> | z" },
		{ "< x", LINE_TEXT, "< x" },
		{ ">x", LINE_QUOTE, ">x" },
		{ "- x", LINE_ITEM, "x" },
		{ " +  x", LINE_ITEM, "x" },
		{ "12) x", LINE_ITEM, "x" },
		{ "*", LINE_ITEM, "" },
		{ "-x", LINE_TEXT, "-x" },
		{ "1234567890. x", LINE_TEXT, "1234567890. x" },
		{ "| --- | :-: |", LINE_DELIMITER, "| --- | :-: |" },
		{ "-|-", LINE_DELIMITER, "-|-" },
		{ ":--:|", LINE_DELIMITER, ":--:|" },
		{ "|-|  ", LINE_DELIMITER, "|-|  " },
		{ "- | -", LINE_ITEM, "| -" },
		{ "| --- | a |", LINE_TEXT, "| --- | a |" },
		{ "| -- - |", LINE_TEXT, "| -- - |" },
		{ ":--", LINE_TEXT, ":--" },
		{ "Xe® | `7D55` |", LINE_TEXT, "Xe® | `7D55` |" },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(lines); i++) {
		struct line line = lexer_line(lines[i].text);
		size_t length = strlen(lines[i].content);

		if (line.kind != lines[i].kind)
			fail_msg("'%s' is of kind %d", lines[i].text, (int)line.kind);
		if ((size_t)(line.end - line.content) < length ||
			strncmp(line.content, lines[i].content, length))
			fail_msg("'%s' has the content '%s'", lines[i].text, line.content);
		assert_true(*line.next == '\0');
	}
}

static void a_line_ends_with_lf_cr_lf_or_cr(void **state)
{
	static const char text[] = "a\nb\r\nc\rd";
	const char *at = text;

	(void)state;
	for (int c = 'a'; c <= 'd'; c++) {
		struct line line = lexer_line(at);

		assert_int_equal(line.end - line.begin, 1);
		assert_int_equal(*line.begin, c);
		at = line.next;
	}
	assert_int_equal(lexer_line(at).kind, LINE_END);
}

static void every_token_of_a_cell_is_known(void **state)
{
	static const struct {
		const char *text;
		enum token_kind kind;
		const char *content;
		size_t length; /* of the whole token */
	} tokens[] = {
		{ "", TOKEN_END, "", 0 },
		{ " \t x", TOKEN_SPACE, " \t ", 3 },
		{ "Tiger Lake", TOKEN_TEXT, "Tiger", 5 },
		{ "\\`x", TOKEN_TEXT, "`", 2 },
		{ "\\x", TOKEN_TEXT, "\\", 1 },
		{ "`9A40` x", TOKEN_CODE, "9A40", 6 },
		{ "`` a`b ``", TOKEN_CODE, "a`b", 9 },
		{ "`  `", TOKEN_CODE, "  ", 4 },
		{ "` a`", TOKEN_CODE, " a", 4 },
		{ "` a `", TOKEN_CODE, "a", 5 },
		{ "`a\\`", TOKEN_CODE, "a\\", 4 },
		{ "``a`", TOKEN_UNCLOSED_CODE, "", 2 },
		{ "~~~x", TOKEN_TILDES, "~~~", 3 },
		{ "**x", TOKEN_STARS, "**", 2 },
		{ "_*x", TOKEN_STARS, "_", 1 },
		{ "[a", TOKEN_OPEN_BRACKET, "[", 1 },
		{ "] (x)", TOKEN_CLOSE_BRACKET, "]", 1 },
		{ "](http://x/?a=(b)&c) d", TOKEN_LINK, "http://x/?a=(b)&c", 20 },
		{ "]( <a b> \"t) \" )", TOKEN_LINK, "a b", 16 },
		{ "](a 't')", TOKEN_LINK, "a", 8 },
		{ "](a b)", TOKEN_UNCLOSED_LINK, "](", 2 },
		{ "](a", TOKEN_UNCLOSED_LINK, "](", 2 },
		{ "<https://x>", TOKEN_AUTOLINK, "https://x", 11 },
		{ "<b>", TOKEN_HTML, "<b", 2 },
		{ "< b", TOKEN_TEXT, "<", 1 },
		{ "![a]", TOKEN_IMAGE, "![", 2 },
		{ "!a", TOKEN_TEXT, "!", 1 },
		{ "&amp; b", TOKEN_REFERENCE, "&amp;", 5 },
		{ "&#x27;", TOKEN_REFERENCE, "&#x27;", 6 },
		{ "& b;", TOKEN_TEXT, "&", 1 },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(tokens); i++) {
		struct token token = lexer_token(tokens[i].text);

		if (token.kind != tokens[i].kind)
			fail_msg("'%s' is of kind %d", tokens[i].text, (int)token.kind);
		if ((size_t)(token.next - token.begin) != tokens[i].length)
			fail_msg("'%s' has a token of %td bytes", tokens[i].text,
				token.next - token.begin);
		if (token.kind != TOKEN_UNCLOSED_CODE &&
			(token.length != strlen(tokens[i].content) ||
				memcmp(token.content, tokens[i].content, token.length)))
			fail_msg("'%s' has the content '%.*s'", tokens[i].text, (int)token.length,
				token.content);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_of_line_is_known),
		cmocka_unit_test(a_line_ends_with_lf_cr_lf_or_cr),
		cmocka_unit_test(every_token_of_a_cell_is_known),
	};

	return cmocka_run_group_tests_name("lexer", tests, NULL, NULL);
}
