/* What the user asks, as the command line says it. */
#ifndef QUESTION_H
#define QUESTION_H

#include "print.h"

/* The first that an option asks for counts. */
enum asked {
	ASKED_HELP,
	ASKED_VERSION,
	ASKED_SCAN,
	ASKED_LIST,
	ASKED_RELEASES,
	ASKED_DIFFERENCES,
	ASKED_DETECTION,
	ASKED_DEVICES, /* the operands; no option asks for them */
};

struct question {
	enum asked asked;
	unsigned begin,
		end; /* the releases asked about: those of releases[] from begin up to end */
	bool is_one_release; /* the user named it */
	int later_build; /* index of a later build of the release that was named without a label; or
	                    -1 */
	unsigned compared[2]; /* the releases to compare */
	bool any_is_enough;
	bool is_single; /* it is about one device for certain */
	struct print_format format;
	const char *sysroot; /* the folder whose sys is read; NULL for this machine */
	char **operands;     /* devices, files, or names to list; NULL after the last */
	int operand_count;
};

#endif
