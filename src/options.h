/* The command line, read into a question. Asks and answers nothing itself. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "print.h"

enum asked {
	ASKED_DEVICES,
	ASKED_DETECTION,
	ASKED_SCAN,
	ASKED_LIST,
	ASKED_RELEASES,
	ASKED_DIFFERENCES,
	ASKED_HELP,
	ASKED_VERSION,
};

struct question {
	enum asked asked;
	unsigned begin, end; /* the releases that are asked about are those of releases[] from begin
	                        up to end */
	unsigned compared[2]; /* the releases whose differences are asked for */
	bool any_is_enough;
	struct print_format format;
	const char *sysroot; /* where the files of the machine stand whose devices are asked about;
	                        NULL for this one */
	char **operands;     /* devices, or what to list; NULL behind the last */
	int operand_count;
};

/*
 * Reads the command line into QUESTION. Returns false where it is wrong, which has been said then.
 * The question keeps pointers into ARGV.
 */
bool options_read(int argc, char **argv, struct question *question);

/* Returns the text of --help. */
const char *options_help(void);

#endif
