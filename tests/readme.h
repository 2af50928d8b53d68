/* The fragments of scripts that README.md shows, so that they can be run. */
#ifndef README_H
#define README_H

/*
 * Returns what README.md shows as a fragment in LANGUAGE: the one block that begins with three
 * backticks and that name. Fails the test where there is none. Free it.
 */
char *readme_fragment(const char *language);

#endif
