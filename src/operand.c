/* What an operand means, by RULES 8g, 9a, 9d-9h of fuzz/RULES.md; see operand.h. */
#include "operand.h"

#include "listed.h"
#include "scanner.h"
#include "text.h"

#include <string.h>

/* Returns whether TEXT is four hex digits, with a letter, that no table knows as a PCI ID. */
static bool may_be_product(const char *text, const struct device *device)
{
	const char *begin = text_skip_blanks(text), *end = begin;
	bool has_letter = false;

	for (; text_is_hex_digit(*end); end++)
		has_letter |= *end > '9';
	if (end - begin != ID_DIGITS || !has_letter || lookup_is_gpu(device->id))
		return false;
	while (*end && strchr(" \t\r\n,;.)\"'", *end))
		end++;
	return !*end;
}

static bool is_hex_number(const char *text)
{
	while (text_is_hex_digit(*text))
		text++;
	return !*text;
}

static bool has_several_lines(const char *text)
{
	const char *end = text + strlen(text);
	const char *line_end = text_find_byte(text_skip_blanks(text), end, '\n');

	return text_skip_blanks(line_end) != end;
}

/* Returns whether --list knows NAME as a generation code or a device name. */
static bool is_listed(const char *name)
{
	const struct question every_release = { .end = release_count };
	struct listed listed;

	listed_read(name, &every_release, &listed);
	return listed.kind == LISTED_CODE || listed.kind == LISTED_DEVICE_NAME;
}

static bool is_option(const char *text)
{
	static const char options[] = "help version list detect releases scan diff /? /h /help";

	return text_has_item(options, WORD_SEPARATOR, text, strlen(text));
}

/* Returns what TEXT is, which spells no device. */
static enum operand_kind classify(const char *text, struct product *product)
{
	const bool has_words = product_read(text, product);

	if (!*text_skip_blanks(text))
		return OPERAND_EMPTY;
	if (has_several_lines(text))
		return OPERAND_SEVERAL_LINES;
	if (is_hex_number(text) && text_is_digits(text))
		return OPERAND_ID_OF_WRONG_LENGTH;
	if (scanner_is_cut_at_ampersand(text, strlen(text)))
		return OPERAND_CUT_AT_AMPERSAND;
	if (is_option(text))
		return OPERAND_OPTION;
	if (has_words && product_count(product))
		return OPERAND_PRODUCT;
	if (is_listed(text))
		return OPERAND_LISTED;
	if (!has_words)
		return product->has_left_out ? OPERAND_WITHOUT_WORDS : OPERAND_UNKNOWN;
	return is_hex_number(text) ? OPERAND_ID_OF_WRONG_LENGTH : OPERAND_UNKNOWN;
}

void operand_read(const char *text, struct operand *operand)
{
	*operand = (struct operand){ 0 };
	if (has_several_lines(text) || !scanner_read(text, strlen(text), &operand->device)) {
		operand->kind = classify(text, &operand->product);
	} else if (may_be_product(text, &operand->device) &&
		   product_read(text, &operand->product) && product_count(&operand->product)) {
		operand->kind = OPERAND_PRODUCT;
	}
}

unsigned operand_count(const struct operand *operand)
{
	switch (operand->kind) {
	case OPERAND_DEVICE:
		return 1;
	case OPERAND_PRODUCT:
		return product_count(&operand->product);
	default:
		return 0;
	}
}
