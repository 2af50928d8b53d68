/*
 * The two lexers of GitHub's Markdown, as far as pages of tables need it. One classifies lines, the
 * other splits the text of a cell, a heading or a list item into tokens. Rules and section numbers
 * are those of the GitHub Flavored Markdown specification 0.29. The lexers do not know what a page
 * may hold: page.c and cell.c decide that.
 */
#ifndef LEXER_H
#define LEXER_H

#include <stddef.h>

enum line_kind {
	LINE_END, /* of the page */
	LINE_BLANK,
	LINE_INDENTED,  /* by four columns or more */
	LINE_HEADING,   /* # text */
	LINE_BREAK,     /* a thematic break: ***, ___ or - - -, but not --- */
	LINE_DASHES,    /* ---: a thematic break, or below a paragraph the underline of a heading */
	LINE_UNDERLINE, /* === or --, the underline of a heading; - may be an empty list item */
	LINE_FENCE,     /* of code: ``` or ~~~ */
	LINE_HTML,      /* begins with a tag, a comment or a declaration */
	LINE_QUOTE,     /* > */
	LINE_ITEM,      /* of a list */
	LINE_DELIMITER, /* | --- | :-: |, with at least one pipe */
	LINE_TEXT,
};

struct line {
	enum line_kind kind;
	const char *begin;   /* its first byte */
	const char *content; /* the first byte after white space and the marker (#, -, 1.) */
	const char *end;     /* after its last byte; the line ending is not part of it */
	const char *next;    /* the beginning of the next line */
};

/* Reads the line that begins at AT, in a text terminated by a NUL. */
struct line lexer_line(const char *at);

enum token_kind {
	TOKEN_END,
	TOKEN_SPACE,
	TOKEN_TEXT,          /* literal text, or the character after a backslash */
	TOKEN_CODE,          /* a whole code span: its content */
	TOKEN_UNCLOSED_CODE, /* backticks without a closing run */
	TOKEN_TILDES,        /* one or more */
	TOKEN_STARS,         /* one or more *, or one or more _ */
	TOKEN_OPEN_BRACKET,
	TOKEN_CLOSE_BRACKET,
	TOKEN_LINK,          /* ](destination "title"): the destination */
	TOKEN_UNCLOSED_LINK, /* ]( without the rest of a link */
	TOKEN_AUTOLINK,      /* <https://…>: the address */
	TOKEN_IMAGE,         /* ![ */
	TOKEN_HTML,          /* the beginning of a tag */
	TOKEN_REFERENCE,     /* &amp; */
};

struct token {
	enum token_kind kind;
	const char *begin;   /* its first byte */
	const char *content; /* the part that its kind names */
	size_t length;       /* of the content */
	const char *next;    /* the beginning of the next token */
};

/* Reads the token that begins at AT, in a text terminated by a NUL. */
struct token lexer_token(const char *at);

#endif
