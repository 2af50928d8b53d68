/* The two lexers of GitHub's Markdown: of lines, and of the tokens in a cell; see lexer.h. */
#include "lexer.h"

#include <string.h>

/* clang-format off */
/*!re2c
re2c:define:YYCTYPE = "unsigned char";
re2c:yych:conversion = 1;
re2c:yyfill:enable = 0;

eol    = "\r\n" | [\r\n\x00];
rest   = [^\r\n\x00]*;
blank  = [ \t];
indent = " "{0,3};
digit  = [0-9];
alpha  = [a-zA-Z];
scheme = alpha [a-zA-Z0-9+.-]{1,31};
punctuation = [!-/:-@[-`{-~];
*/
/* clang-format on */

struct line lexer_line(const char *at)
{
	const char *YYCURSOR = at;
	enum line_kind kind;

	if (*at == '\0')
		return (struct line){ LINE_END, at, at, at, at };
	/* Every rule matches the whole line, and the first one that matches decides. */
	/* clang-format off */
	/*!re2c
	column   = blank* ":"? "-"+ ":"? blank*;
	info     = [^`\r\n\x00]*;
	autolink = "<" scheme ":";

	blank* eol                                           { kind = LINE_BLANK; goto known; }
	( "    " | indent "\t" ) rest eol                    { kind = LINE_INDENTED; goto known; }
	indent ">" rest eol                                  { kind = LINE_QUOTE; goto known; }
	indent "#"{1,6} ( blank rest )? eol                  { kind = LINE_HEADING; goto known; }
	indent ( "```" "`"* info | "~~~" rest ) eol          { kind = LINE_FENCE; goto known; }
	indent autolink rest eol                             { kind = LINE_TEXT; goto known; }
	indent "<" [/!?a-zA-Z] rest eol                      { kind = LINE_HTML; goto known; }
	indent "-"{3,} blank* eol                            { kind = LINE_DASHES; goto known; }
	indent ( "="+ | "-"+ ) blank* eol                    { kind = LINE_UNDERLINE; goto known; }
	indent ( ( "*" blank* ){3,} | ( "-" blank* ){3,} | ( "_" blank* ){3,} ) eol
	                                                     { kind = LINE_BREAK; goto known; }
	indent ( [-+*] | digit{1,9} [.)] ) ( blank rest )? eol
	                                                     { kind = LINE_ITEM; goto known; }
	indent ( "|" column ( "|" column )* "|"? | column ( "|" column )+ "|"? | column "|" )
		blank* eol                                   { kind = LINE_DELIMITER; goto known; }
	rest eol                                             { kind = LINE_TEXT; goto known; }
	*/
	/* clang-format on */
known:;
	struct line line = { kind, at, at, at, YYCURSOR };

	line.end = at + strcspn(at, "\r\n");
	if (*line.end == '\0')
		line.next = line.end;
	line.content += strspn(line.content, " \t");
	if (kind == LINE_HEADING)
		line.content += strspn(line.content, "#");
	else if (kind == LINE_ITEM)
		line.content += strspn(line.content, "0123456789") + 1;
	line.content += strspn(line.content, " \t");
	return line;
}

/* Returns the next run of COUNT backticks at or after AT, which closes a code span that as many
 * have opened; NULL if no run does. */
static const char *find_backticks(const char *at, size_t count)
{
	while ((at = strchr(at, '`'))) {
		size_t run = strspn(at, "`");

		if (run == count)
			return at;
		at += run;
	}
	return NULL;
}

/* Returns the code span, or its unclosed opening, whose backticks are from AT to CONTENT. One space
 * on each side is not part of the code, unless the code consists of spaces: section 6.3. */
static struct token code_token(const char *at, const char *content)
{
	size_t count = (size_t)(content - at);
	const char *end = find_backticks(content, count);
	struct token token = { TOKEN_UNCLOSED_CODE, at, at, 0, content };

	if (!end)
		return token;
	token.kind = TOKEN_CODE;
	token.next = end + count;
	if (end - content > 2 && *content == ' ' && end[-1] == ' ' &&
		strspn(content, " ") < (size_t)(end - content)) {
		content++;
		end--;
	}
	token.content = content;
	token.length = (size_t)(end - content);
	return token;
}

struct token lexer_token(const char *at)
{
	const char *YYCURSOR = at, *YYMARKER = at, *begin = at, *end = NULL;
	struct token token = { TOKEN_TEXT, at, at, 0, at };
	/*!stags:re2c format = "const char *@@ = NULL;\n"; */

	/* clang-format off */
	/*!re2c
	re2c:flags:tags = 1;

	escape      = "\\" punctuation;
	plain_byte  = [^\x00-\x20\x7F()<>\\] | escape;
	destination = ( plain_byte | "(" plain_byte* ")" )*;
	title       = "\"" ( [^"\\\x00] | "\\" [^\x00] )* "\""
	            | "'" ( [^'\\\x00] | "\\" [^\x00] )* "'";
	link_end    = ( blank+ title )? blank* ")";

	"\x00"                     { token.kind = TOKEN_END; return token; }
	blank+                     { token.kind = TOKEN_SPACE; goto plain; }
	"\\" @begin punctuation    { goto plain; }
	"`"+                       { return code_token(at, YYCURSOR); }
	"~"+                       { token.kind = TOKEN_TILDES; goto plain; }
	"*"+ | "_"+                { token.kind = TOKEN_STARS; goto plain; }
	"["                        { token.kind = TOKEN_OPEN_BRACKET; goto plain; }
	"]"                        { token.kind = TOKEN_CLOSE_BRACKET; goto plain; }
	"](" blank* @begin destination @end link_end
	                           { token.kind = TOKEN_LINK; goto tagged; }
	"](" blank* "<" @begin [^<>\x00]* @end ">" link_end
	                           { token.kind = TOKEN_LINK; goto tagged; }
	"]("                       { token.kind = TOKEN_UNCLOSED_LINK; goto plain; }
	"<" @begin scheme ":" [^\x00-\x20<>]* @end ">"
	                           { token.kind = TOKEN_AUTOLINK; goto tagged; }
	"<" [/!?a-zA-Z]            { token.kind = TOKEN_HTML; goto plain; }
	"!["                       { token.kind = TOKEN_IMAGE; goto plain; }
	"&" ( alpha [a-zA-Z0-9]* | "#" digit+ | '#x' [0-9a-fA-F]+ ) ";"
	                           { token.kind = TOKEN_REFERENCE; goto plain; }
	[^\x00 \t\\`~*_[\]<!&]+      { goto plain; }
	*                          { goto plain; }
	*/
	/* clang-format on */
plain:
	end = YYCURSOR;
tagged:
	token.content = begin;
	token.length = (size_t)(end - begin);
	token.next = YYCURSOR;
	return token;
}
