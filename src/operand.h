/* What an operand means: a device, a product, or neither. Does no input or output. */
#ifndef OPERAND_H
#define OPERAND_H

#include "product.h"

enum operand_kind {
	OPERAND_DEVICE,
	OPERAND_PRODUCT,
	OPERAND_EMPTY,
	OPERAND_SEVERAL_LINES,
	OPERAND_ID_OF_WRONG_LENGTH, /* hex digits, but not four */
	OPERAND_CUT_AT_AMPERSAND,   /* PCI\VEN_8086, the rest of which a shell took for a command */
	OPERAND_OPTION,             /* the name of an option, without its dashes */
	OPERAND_LISTED,             /* a generation code or device name, which --list knows */
	OPERAND_WITHOUT_WORDS,      /* Intel Graphics: no word that decides between products */
	OPERAND_UNKNOWN,
};

struct operand {
	enum operand_kind kind;
	struct device device;   /* of OPERAND_DEVICE */
	struct product product; /* of OPERAND_PRODUCT and OPERAND_UNKNOWN */
};

/* Reads TEXT, which OPERAND keeps pointers into. */
void operand_read(const char *text, struct operand *operand);

/* Returns how many devices OPERAND asks about; 0 if it is neither a device nor a product. */
unsigned operand_count(const struct operand *operand);

#endif
