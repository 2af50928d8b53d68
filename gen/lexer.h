/*
 * The two lexers of GitHub's Markdown, as far as pages of tables need it: one tells what kind of
 * block each line begins or goes on, the other takes the text of a cell, a heading or a list item
 * apart. Both give places in the source. Rules are those of the GitHub Flavored Markdown
 * specification 0.29. What the tokens mean is for others to say.
 */
#ifndef LEXER_H
#define LEXER_H

#include <stddef.h>

enum line_kind {
	LINE_END, /* of the page */
	LINE_BLANK,
	LINE_INDENTED,    /* by four columns or more */
	LINE_HEADING,     /* # text */
	LINE_UNDERLINE,   /* of a heading, === or --; three - may be a thematic break as well */
	LINE_BREAK,       /* a thematic break that cannot underline a heading */
	LINE_FENCE,       /* of code: ``` or ~~~ */
	LINE_COMMENT,     /* <!-- */
	LINE_RAW,         /* <pre>, <script>, <style> or <textarea>: HTML up to its end tag */
	LINE_HTML,        /* the tag of a block: HTML up to a blank line */
	LINE_TAG,         /* another tag alone on its line: the same, but not within a paragraph */
	LINE_DECLARATION, /* <?, <!X or <![CDATA[: HTML up to an end of its own */
	LINE_QUOTE,       /* > */
	LINE_ITEM,        /* of a list */
	LINE_DELIMITER,   /* | --- | :-: |, with one pipe at least */
	LINE_TEXT,
};

struct line {
	enum line_kind kind;
	const char *begin;   /* first byte of the line */
	const char *content; /* first byte behind the white space and the marker (#, -, 1.) */
	const char *end;     /* behind its last byte; the line's end is not part of it */
	const char *next;    /* where the next line begins */
};

/* Reads the line at AT, which must be the beginning of one, in a text terminated by a NUL. */
struct line lexer_line(const char *at);

enum token_kind {
	TOKEN_END,
	TOKEN_SPACE,
	TOKEN_TEXT,          /* as it stands, or the character that a backslash escapes */
	TOKEN_CODE,          /* a whole code span: its content */
	TOKEN_UNCLOSED_CODE, /* backticks that nothing closes */
	TOKEN_TILDES,        /* one or more */
	TOKEN_STARS,         /* one or more *, or one or more _ */
	TOKEN_OPEN_BRACKET,
	TOKEN_CLOSE_BRACKET,
	TOKEN_LINK,          /* ](destination "title"): the destination */
	TOKEN_UNCLOSED_LINK, /* ]( that no ) follows as it should */
	TOKEN_AUTOLINK,      /* <https://…>: the address */
	TOKEN_IMAGE,         /* ![ */
	TOKEN_HTML,          /* the beginning of a tag */
	TOKEN_HTML_BREAK,    /* <br> */
	TOKEN_REFERENCE,     /* &amp; */
};

struct token {
	enum token_kind kind;
	const char *begin;   /* where it begins */
	const char *content; /* what it says, as the kind tells */
	size_t length;       /* of the content */
	const char *next;    /* where the next token begins */
};

/* Reads the token at AT in a text terminated by a NUL. */
struct token lexer_token(const char *at);

#endif
