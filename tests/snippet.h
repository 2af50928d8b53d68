/* The snippets of scripts that the documents show, so that tests can run them. */
#ifndef SNIPPET_H
#define SNIPPET_H

/*
 * Returns the snippet in LANGUAGE of DOCUMENT, a path: the text of its only block that begins with
 * three backticks and that name. Fails the test if it has none. Free the text.
 */
char *snippet_read(const char *document, const char *language);

#endif
