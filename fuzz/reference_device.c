/*
 * A second scanner of DEVICE; see reference_device.h.
 *
 * It has no grammar. It splits a line into words, tries each rule at each word, and notes each
 * mention of a device. Then it chooses one of them, and looks for its revision.
 */
#include "reference_device.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { LABEL_WORDS_MAX = 3, LABEL_SIZE = 32, CODE_DIGITS = 4, NUMBER_MAX = UINT16_MAX };

/* Letters, digits and underscores. */
struct word {
	const char *at, *end;
};

/* How a mention names its device, from the most to the least certain. */
enum rank { WITH_VENDOR, AT_THE_START, WITHOUT_VENDOR };

struct mention {
	enum rank rank;
	size_t first, last; /* its words */
	unsigned vendor, id;
	int revision; /* NO_REVISION unless it is a part of the mention */
	bool has_decimal_revision;
};

struct line {
	char *text;
	struct word *words;
	size_t word_count;
	struct mention *mentions;
	size_t mention_count;
	bool is_quoted; /* of lspci -mm */
	bool (*is_gpu)(unsigned id);
};

/* The text without what encodes it: RULES 8a-8c, 8e, 8f. */

static bool skip(const char **at, const char *end, const char *text)
{
	const size_t length = strlen(text);

	if ((size_t)(end - *at) < length || memcmp(*at, text, length) != 0)
		return false;
	*at += length;
	return true;
}

static char next_character(const char **at, const char *end)
{
	char c;

	if (skip(at, end, "&amp;") || skip(at, end, "\\u0026"))
		return '&';
	if (skip(at, end, "\xC2\xA0"))
		return ' ';
	c = *(*at)++;
	if (c == '\0')
		return '\1'; /* which is neither a blank nor a letter either */
	return isspace((unsigned char)c) ? ' ' : c;
}

/* Returns a copy that ends with a NUL. */
static char *decode(const char *text, size_t length)
{
	const char *end = text + length;
	char *copy = calloc(length + 1, 1), *to = copy;

	if (!copy)
		abort();
	skip(&text, end, "\xEF\xBB\xBF");
	while (text < end)
		*to++ = next_character(&text, end);
	return copy;
}

/* Words */

static bool is_word_character(char c)
{
	return c == '_' || (isascii((unsigned char)c) && isalnum((unsigned char)c));
}

static void split(struct line *line)
{
	const char *at = line->text;

	line->word_count = 0;
	while (*at) {
		const char *begin = at;

		while (is_word_character(*at))
			at++;
		if (at > begin)
			line->words[line->word_count++] = (struct word){ begin, at };
		else
			at++;
	}
}

static size_t length_of(struct word word)
{
	return (size_t)(word.end - word.at);
}

static bool is_same(struct word word, const char *text)
{
	return length_of(word) == strlen(text) && !strncasecmp(word.at, text, strlen(text));
}

static bool is_one_of(struct word word, const char *const *texts)
{
	for (; *texts; texts++) {
		if (is_same(word, *texts))
			return true;
	}
	return false;
}

static bool has_prefix(struct word word, const char *prefix)
{
	return length_of(word) >= strlen(prefix) && !strncasecmp(word.at, prefix, strlen(prefix));
}

/* The text between word I and the next one, or the end. */
static struct word gap_after(const struct line *line, size_t i)
{
	const char *end = line->words[i].end;

	return (struct word){ end,
		i + 1 < line->word_count ? line->words[i + 1].at : end + strlen(end) };
}

static bool consists_of(struct word text, const char *characters)
{
	for (const char *at = text.at; at < text.end; at++) {
		if (!strchr(characters, *at))
			return false;
	}
	return true;
}

static bool is_gap(const struct line *line, size_t i, const char *text)
{
	return is_same(gap_after(line, i), text);
}

static bool is_blank_gap(const struct line *line, size_t i)
{
	const struct word gap = gap_after(line, i);

	return i + 1 < line->word_count && length_of(gap) && consists_of(gap, " ");
}

static bool has_character(struct word text, char c)
{
	return memchr(text.at, c, length_of(text)) != NULL;
}

/* Numbers */

struct number {
	unsigned long value, decimal;
	size_t digits;
	bool has_prefix; /* 0x */
	bool is_decimal; /* has decimal digits only */
};

/* Reads a number of at most eight digits, in hexadecimal. */
static bool read_number(struct word word, struct number *number)
{
	char digits[9];

	number->has_prefix = has_prefix(word, "0x");
	word.at += number->has_prefix ? 2 : 0;
	number->digits = length_of(word);
	if (!number->digits || number->digits >= sizeof digits ||
		!consists_of(word, "0123456789abcdefABCDEF"))
		return false;
	memcpy(digits, word.at, number->digits);
	digits[number->digits] = '\0';
	number->value = strtoul(digits, NULL, 16);
	number->is_decimal = strspn(digits, "0123456789") == number->digits;
	number->decimal = number->is_decimal ? strtoul(digits, NULL, 10) : 0;
	return true;
}

/* Four digits, or 0x and 16 bits. */
static bool is_id(struct word word, struct number *number)
{
	return read_number(word, number) && number->value <= NUMBER_MAX &&
	       (number->has_prefix || number->digits == CODE_DIGITS);
}

/* Reads COUNT hexadecimal digits at AT. */
static bool read_digits(const char *at, size_t count, unsigned long *value)
{
	struct number number;

	if (!read_number((struct word){ at, at + strnlen(at, count) }, &number) ||
		number.digits != count || number.has_prefix)
		return false;
	*value = number.value;
	return true;
}

/* Whether a colon, dash or period joins word I to the one before it or after it. */
static bool is_joined(const struct line *line, size_t i)
{
	static const char joints[] = ":-.";

	return (i && length_of(gap_after(line, i - 1)) &&
		       consists_of(gap_after(line, i - 1), joints)) ||
	       (i + 1 < line->word_count && length_of(gap_after(line, i)) &&
		       consists_of(gap_after(line, i), joints));
}

/* Labels */

enum label {
	NO_LABEL,
	LABEL_VENDOR,
	LABEL_DEVICE,
	LABEL_PLAIN_DEVICE, /* which says so in some places only */
	LABEL_REVISION,
	LABEL_SUBSYSTEM,
};

/* RULES 1e, 2d, 2g, 4a, 5a, 5c: labels, without what may be between their words. */
static const struct {
	const char *text;
	enum label label;
} labels[] = {
	{ "vendor", LABEL_VENDOR },
	{ "vendorid", LABEL_VENDOR },
	{ "device", LABEL_PLAIN_DEVICE },
	{ "deviceid", LABEL_DEVICE },
	{ "pciid", LABEL_DEVICE },
	{ "pcideviceid", LABEL_DEVICE },
	{ "chipid", LABEL_DEVICE },
	{ "forceprobe", LABEL_DEVICE },
	{ "rev", LABEL_REVISION },
	{ "revid", LABEL_REVISION },
	{ "revision", LABEL_REVISION },
	{ "revisionid", LABEL_REVISION },
	{ "svendor", LABEL_SUBSYSTEM },
	{ "sdevice", LABEL_SUBSYSTEM },
};

static enum label find_label(const char *text)
{
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		if (!strcmp(labels[i].text, text))
			return labels[i].label;
	}
	return !strncmp(text, "sub", 3) || !strncmp(text, "pcisub", 6) ? LABEL_SUBSYSTEM : NO_LABEL;
}

/* The label of the words FIRST to LAST. */
static enum label label_of(const struct line *line, size_t first, size_t last)
{
	char text[LABEL_SIZE];
	size_t length = 0;

	for (size_t i = first; i <= last; i++) {
		if (i < last && !is_blank_gap(line, i) && !is_gap(line, i, "-"))
			return NO_LABEL;
		for (const char *at = line->words[i].at; at < line->words[i].end; at++) {
			if (length == sizeof text - 1)
				return NO_LABEL;
			if (*at != '_')
				text[length++] = (char)tolower((unsigned char)*at);
		}
	}
	text[length] = '\0';
	return find_label(text);
}

/* The longest label that ends with word LAST. */
static enum label label_at(const struct line *line, size_t last)
{
	for (size_t count = LABEL_WORDS_MAX; count; count--) {
		enum label label = NO_LABEL;

		if (last + 1 >= count)
			label = label_of(line, last + 1 - count, last);
		if (label)
			return label;
	}
	return NO_LABEL;
}

static bool has_word_before(const struct line *line, const char *const *texts, size_t end)
{
	for (size_t i = 0; i < end; i++) {
		if (is_one_of(line->words[i], texts))
			return true;
	}
	return false;
}

static bool is_intel_before(const struct line *line, size_t end)
{
	static const char *const names[] = { "Intel", NULL };

	return has_word_before(line, names, end);
}

static bool read_vendor_near(const struct line *line, size_t i, unsigned *vendor);

/* RULES 2e: whether "device", word I, says that a number follows. */
static bool is_plain_device(const struct line *line, size_t i)
{
	const struct word gap = gap_after(line, i);
	unsigned vendor;

	if (i && label_at(line, i - 1) == LABEL_SUBSYSTEM)
		return false;
	return has_character(gap, ':') || has_character(gap, '=') ||
	       (consists_of(gap, " ") &&
		       (is_intel_before(line, i) || read_vendor_near(line, i, &vendor)));
}

/* The label directly before word I, which ends with word LAST. */
static enum label raw_label_before(const struct line *line, size_t i, size_t *last)
{
	static const char *const skipped[] = { "is", "of", "pci", NULL };

	while (i--) {
		const enum label label = label_at(line, i);

		if (!consists_of(gap_after(line, i), " :=\"'([<!#"))
			return NO_LABEL;
		*last = i;
		if (label || !is_one_of(line->words[i], skipped))
			return label;
	}
	return NO_LABEL;
}

static enum label label_before(const struct line *line, size_t i)
{
	size_t last;
	const enum label label = raw_label_before(line, i, &last);

	if (label == LABEL_PLAIN_DEVICE)
		return is_plain_device(line, last) ? LABEL_DEVICE : NO_LABEL;
	return label;
}

static bool is_between(const struct line *line, size_t i, char open, char close)
{
	const struct word word = line->words[i];

	return word.at > line->text && word.at[-1] == open && *word.end == close;
}

/* Whether a colon or an equals sign follows word I. */
static bool is_field(const struct line *line, size_t i)
{
	const struct word gap = gap_after(line, i);
	const char *after = gap.at + strspn(gap.at, " ");

	return *after == ':' || *after == '=';
}

/* The label of the field that word I, in brackets, is in: Vendor: Intel (0x8086) */
static enum label field_label(const struct line *line, size_t i)
{
	if (!is_between(line, i, '[', ']') &&
		!(is_between(line, i, '(', ')') && has_prefix(line->words[i], "0x")))
		return NO_LABEL;
	while (i--) {
		const struct word gap = gap_after(line, i);
		const enum label label = label_at(line, i);

		if (has_character(gap, ',') || has_character(gap, ';'))
			return NO_LABEL;
		if (label && is_field(line, i))
			return label == LABEL_PLAIN_DEVICE ? LABEL_DEVICE : label;
	}
	return NO_LABEL;
}

/* RULES 2g: a list, of which word I is not the first. */
static bool is_in_force_probe(const struct line *line, size_t i)
{
	while (i-- && consists_of(gap_after(line, i), ",!")) {
		if (i && is_gap(line, i - 1, "=") && has_prefix(line->words[i - 1], "force_probe"))
			return true;
		if (i && is_gap(line, i - 1, "=!") && has_prefix(line->words[i - 1], "force_probe"))
			return true;
	}
	return false;
}

/* RULES 2d: 0x7DD5 GPU device ID */
static bool is_label_after(const struct line *line, size_t i)
{
	static const char *const skipped[] = { "GPU", "graphics", "PCI", "VGA", NULL };

	if (!has_prefix(line->words[i], "0x") || !is_blank_gap(line, i))
		return false;
	i++;
	if (is_one_of(line->words[i], skipped) && is_blank_gap(line, i))
		i++;
	if (label_at(line, i) == LABEL_DEVICE)
		return !is_field(line, i);
	return is_blank_gap(line, i) && label_of(line, i, i + 1) == LABEL_DEVICE &&
	       !is_field(line, i + 1);
}

static enum label label_of_number(const struct line *line, size_t i)
{
	enum label label;

	if (is_joined(line, i))
		return NO_LABEL;
	label = label_before(line, i);
	if (!label)
		label = field_label(line, i);
	if (!label && (is_in_force_probe(line, i) || is_label_after(line, i)))
		label = LABEL_DEVICE;
	return label;
}

/* RULES 6a, 6b: the number after a label. */
static bool read_labelled(struct word word, unsigned *value)
{
	struct number number;

	if (!read_number(word, &number))
		return false;
	if (!number.has_prefix && number.digits == 5 && number.is_decimal)
		number.value = number.decimal;
	else if (!number.has_prefix && number.digits != CODE_DIGITS)
		return false;
	*value = (unsigned)number.value;
	return number.value <= NUMBER_MAX;
}

/* RULES 6c */
static unsigned choose_base(const struct line *line, struct word word, unsigned id)
{
	struct number number;

	if (!read_number(word, &number) || number.has_prefix || number.digits != CODE_DIGITS ||
		!number.is_decimal || line->is_gpu(id) || !line->is_gpu((unsigned)number.decimal))
		return id;
	return (unsigned)number.decimal;
}

static bool is_vendor(const struct line *line, size_t i)
{
	size_t last;
	const enum label label = raw_label_before(line, i, &last);

	return !is_joined(line, i) &&
	       (label == LABEL_VENDOR || (!label && field_label(line, i) == LABEL_VENDOR));
}

/* RULES 4i: the number that the line calls the vendor, the last one before word I or else the first
 * after it. */
static bool read_vendor_near(const struct line *line, size_t i, unsigned *vendor)
{
	bool is_found = false;

	for (size_t j = 0; j < line->word_count && !(is_found && j > i); j++) {
		unsigned value;

		if (read_labelled(line->words[j], &value) && is_vendor(line, j)) {
			*vendor = value;
			is_found = true;
		}
	}
	return is_found;
}

/* Mentions */

static struct mention *add(
	struct line *line, enum rank rank, size_t first, size_t last, unsigned vendor, unsigned id)
{
	struct mention *mention = &line->mentions[line->mention_count++];

	*mention = (struct mention){ rank, first, last, vendor, id, NO_REVISION, false };
	return mention;
}

/* RULES 1c: VEN_8086&DEV_7D55, on the PCI bus if the text names a bus. */
static bool is_instance_id(struct line *line, size_t i)
{
	const struct word word = line->words[i], next = line->words[i + 1];
	const struct word before = i ? gap_after(line, i - 1) : (struct word){ word.at, word.at };
	const bool has_lost_backslash = has_prefix(word, "PCIVEN_");
	const char *vendor_digits = word.at + (has_lost_backslash ? 7 : 4);
	unsigned long vendor, id;

	if (!(has_lost_backslash || has_prefix(word, "VEN_")) || !has_prefix(next, "DEV_") ||
		word.end - vendor_digits != CODE_DIGITS || length_of(next) != 8 ||
		!read_digits(vendor_digits, CODE_DIGITS, &vendor) ||
		!read_digits(next.at + 4, CODE_DIGITS, &id))
		return false;
	if (!is_gap(line, i, "&") && !is_blank_gap(line, i))
		return false;
	if (word.at > line->text && word.at[-1] == '&')
		return false;
	if (length_of(before) && consists_of(before, "\\#") && !is_same(line->words[i - 1], "PCI"))
		return false;
	add(line, WITH_VENDOR, i, i + 1, (unsigned)vendor, (unsigned)id);
	return true;
}

/* RULES 1d: pci:v00008086d00007D55sv… */
static bool is_modalias(struct line *line, size_t i)
{
	const struct word word = line->words[i + 1];
	unsigned long vendor, id;

	if (!is_same(line->words[i], "pci") || !is_gap(line, i, ":") || length_of(word) < 18 ||
		!has_prefix(word, "v") || tolower((unsigned char)word.at[9]) != 'd' ||
		!read_digits(word.at + 1, 8, &vendor) || !read_digits(word.at + 10, 8, &id) ||
		vendor > NUMBER_MAX || id > NUMBER_MAX)
		return false;
	if (length_of(word) > 18 && tolower((unsigned char)word.at[18]) != 's')
		return false;
	add(line, WITH_VENDOR, i, i + 1, (unsigned)vendor, (unsigned)id);
	return true;
}

/* The number of words from FIRST on that colons, or dashes, join. */
static size_t count_joined(const struct line *line, size_t first)
{
	size_t last = first;

	while (last + 1 < line->word_count &&
		is_gap(line, last, *line->words[first].end == '-' ? "-" : ":"))
		last++;
	if (last + 1 < line->word_count && length_of(gap_after(line, last)) &&
		consists_of(gap_after(line, last), ":-"))
		return 0;
	return last - first + 1;
}

static bool are_ids(const struct line *line, size_t first, size_t count)
{
	struct number number;

	for (size_t i = first; i < first + count; i++) {
		if (!is_id(line->words[i], &number) || (number.has_prefix && count > 2))
			return false;
	}
	return true;
}

static const char *const xe_words[] = { "xe", "dgfx", NULL };

/* RULES 4c: Bus 001 Device 002: ID 8087:0024 */
static bool is_usb(const struct line *line, size_t i)
{
	return i >= 3 && is_same(line->words[i - 1], "ID") && is_same(line->words[i - 3], "Device");
}

/* Whether word I may begin numbers that are joined: only a label is joined to it before. */
static bool may_begin(const struct line *line, size_t i, bool *has_label)
{
	struct word gap;

	*has_label =
		i && (is_same(line->words[i - 1], "pci") || label_at(line, i - 1) == LABEL_DEVICE);
	if (!i)
		return true;
	gap = gap_after(line, i - 1);
	if (label_at(line, i - 1) == LABEL_SUBSYSTEM && consists_of(gap, " :=\"'(["))
		return false;
	return !length_of(gap) || !consists_of(gap, ":-") ||
	       (*has_label && is_gap(line, i - 1, ":"));
}

/* RULES 1a, 1b, 1f, 4d, 4h, 4j, 5e: 8086:7d55, 8086:9a49:103c:8850, 8086-9a49, 46a6:000c */
static bool is_joined_pair(struct line *line, size_t i)
{
	const size_t count = count_joined(line, i);
	struct number vendor, id;
	struct mention *mention;
	bool has_label;

	if ((count != 2 && count != 4) || !are_ids(line, i, count) ||
		!may_begin(line, i, &has_label) || is_usb(line, i) ||
		!is_id(line->words[i], &vendor) || !is_id(line->words[i + 1], &id))
		return false;
	if (id.value == VENDOR_INTEL && vendor.value != VENDOR_INTEL)
		return false;
	if (is_gap(line, i, "-") && vendor.value != VENDOR_INTEL && !has_label)
		return false;
	if (count == 2 && vendor.value != VENDOR_INTEL && id.value <= 0xFF &&
		has_word_before(line, xe_words, line->word_count)) {
		mention = add(line, WITHOUT_VENDOR, i, i + 1, VENDOR_INTEL, (unsigned)vendor.value);
		mention->revision = (int)id.value;
		return true;
	}
	mention = add(
		line, WITH_VENDOR, i, i + count - 1, (unsigned)vendor.value, (unsigned)id.value);
	mention->has_decimal_revision = count == 4;
	return true;
}

/* 8086 7D55 - 17AA 3801 */
static bool has_subsystem_after(const struct line *line, size_t i)
{
	struct number number;

	return i + 3 < line->word_count && is_gap(line, i + 1, " - ") &&
	       is_id(line->words[i + 2], &number) && is_id(line->words[i + 3], &number);
}

/* RULES 1f, 4e, 4j: 8086 7D55 anywhere, 10DE 2684 at the start of the line. */
static bool is_blank_pair(struct line *line, size_t i)
{
	struct number vendor, id;
	bool is_intel;

	if (!is_blank_gap(line, i) || !is_id(line->words[i], &vendor) ||
		!is_id(line->words[i + 1], &id) || is_joined(line, i) || is_joined(line, i + 1))
		return false;
	is_intel = vendor.value == VENDOR_INTEL;
	if (is_intel && label_before(line, i) == LABEL_SUBSYSTEM)
		return false;
	if (!is_intel && (i || line->text[strspn(line->text, " ")] != *line->words[0].at ||
				 vendor.has_prefix || id.has_prefix ||
				 line->is_gpu((unsigned)vendor.value) ||
				 (vendor.is_decimal && !has_subsystem_after(line, i))))
		return false;
	add(line, is_intel ? WITH_VENDOR : AT_THE_START, i, i + 1, (unsigned)vendor.value,
		(unsigned)id.value);
	return true;
}

/* RULES 2e: whether word I is a number as lspci writes it, in hexadecimal: Device 0bda */
static bool is_after_plain_device(const struct line *line, size_t i)
{
	return i && label_at(line, i - 1) == LABEL_PLAIN_DEVICE && is_blank_gap(line, i - 1);
}

/* RULES 1e, 2d, 2g: a number that a label calls the device. */
static bool is_labelled(struct line *line, size_t i)
{
	unsigned id, vendor = VENDOR_INTEL;
	bool has_vendor;

	if (!read_labelled(line->words[i], &id) || label_of_number(line, i) != LABEL_DEVICE)
		return false;
	has_vendor = read_vendor_near(line, i, &vendor);
	if (vendor == VENDOR_INTEL && !is_after_plain_device(line, i))
		id = choose_base(line, line->words[i], id);
	add(line, has_vendor ? WITH_VENDOR : WITHOUT_VENDOR, i, i, vendor, id);
	return true;
}

static bool has_letter(struct word word)
{
	while (word.at < word.end && !isalpha((unsigned char)*word.at))
		word.at++;
	return word.at < word.end;
}

static bool has_digit(struct word word)
{
	while (word.at < word.end && !isdigit((unsigned char)*word.at))
		word.at++;
	return word.at < word.end;
}

/* Whether word I ends a product's name: Graphics, A770, or a number after such a word. */
static bool is_product_word(const struct line *line, size_t i)
{
	static const char *const words[] = { "Graphics", "GPU", "Arc", "Iris", "Xe", "UHD", "HD",
		"Max", "Flex", "Pro", NULL };

	while (i && has_digit(line->words[i]) && !has_letter(line->words[i]))
		i--;
	return is_one_of(line->words[i], words) ||
	       (has_digit(line->words[i]) && has_letter(line->words[i]));
}

/* RULES 2f, 4g: Intel(R) Graphics [0x7d55] */
static bool is_after_product(struct line *line, size_t i)
{
	struct number number;

	if (!is_id(line->words[i], &number) || !number.has_prefix || number.digits < CODE_DIGITS ||
		!i || !(is_between(line, i, '[', ']') || is_between(line, i, '(', ')')) ||
		!is_intel_before(line, i) || !is_product_word(line, i - 1))
		return false;
	add(line, WITHOUT_VENDOR, i, i, VENDOR_INTEL, (unsigned)number.value);
	return true;
}

/* Notes all that the line mentions. */
static void find_mentions(struct line *line)
{
	line->mention_count = 0;
	for (size_t i = 0; i < line->word_count; i++) {
		const bool has_next = i + 1 < line->word_count;

		if ((has_next && (is_instance_id(line, i) || is_modalias(line, i) ||
					 is_joined_pair(line, i) || is_blank_pair(line, i))) ||
			is_labelled(line, i) || is_after_product(line, i))
			i = line->mentions[line->mention_count - 1].last;
	}
}

/* Revisions: RULES 5a-5d, 5f, 5g, 5i */

/* The revision that word I is; NO_REVISION if it is none. RULES 5h: ff is one. */
static int revision_at(const struct line *line, size_t i, bool is_decimal)
{
	struct word word = line->words[i];
	struct number number;

	if (has_prefix(word, "REV_"))
		word.at += 4;
	else if (line->is_quoted && has_prefix(word, "r") && length_of(word) == 3 &&
		 word.at[-1] == '-')
		word.at++;
	else if (label_before(line, i) != LABEL_REVISION || is_joined(line, i))
		return NO_REVISION;
	if (!read_number(word, &number))
		return NO_REVISION;
	if (is_decimal && number.is_decimal)
		number.value = number.decimal;
	return number.value <= 0xFF ? (int)number.value : NO_REVISION;
}

static int find_revision(const struct line *line, size_t first, size_t end, bool is_decimal)
{
	for (size_t i = first; i < end; i++) {
		const int revision = revision_at(line, i, is_decimal);

		if (revision != NO_REVISION)
			return revision;
	}
	return NO_REVISION;
}

/* The revision of one mention: after it, or before the first one. */
static int revision_of_mention(const struct line *line, size_t i)
{
	const struct mention *mention = &line->mentions[i];
	const size_t end = i + 1 < line->mention_count ? mention[1].first : line->word_count;
	int revision = mention->revision;

	if (revision == NO_REVISION)
		revision =
			find_revision(line, mention->last + 1, end, mention->has_decimal_revision);
	if (revision == NO_REVISION && i == 0)
		revision = find_revision(line, 0, mention->first, false);
	return revision;
}

/* The revision of the same device, wherever it is mentioned. */
static int revision_of(const struct line *line, const struct mention *chosen)
{
	for (size_t i = 0; i < line->mention_count; i++) {
		const struct mention *mention = &line->mentions[i];
		int revision;

		if (mention->vendor != chosen->vendor || mention->id != chosen->id)
			continue;
		revision = revision_of_mention(line, i);
		if (revision != NO_REVISION)
			return revision;
	}
	return NO_REVISION;
}

/* RULES 3a, 3b, 7a: the first GPU of RANK, else the first device. */
static const struct mention *choose(const struct line *line, enum rank rank)
{
	const struct mention *first = NULL;

	for (size_t i = 0; i < line->mention_count; i++) {
		const struct mention *mention = &line->mentions[i];

		if (mention->rank != rank)
			continue;
		if (mention->vendor == VENDOR_INTEL && line->is_gpu(mention->id))
			return mention;
		if (!first)
			first = mention;
	}
	return first;
}

/* RULES 2h */
static bool names_another_vendor(const struct line *line)
{
	static const char *const names[] = { "NVIDIA", "GeForce", "Quadro", "AMD", "ATI", "Radeon",
		"Matrox", "ASPEED", "VMware", "Qualcomm", "Adreno", "Mali", "Apple", "Realtek",
		"Broadcom", "MediaTek", NULL };
	static const char *const micro[] = { "Micro", NULL };

	if (has_word_before(line, names, line->word_count))
		return true;
	for (size_t i = 1; i < line->word_count; i++) {
		if (is_one_of(line->words[i], micro) && is_same(line->words[i - 1], "Advanced"))
			return true;
	}
	return false;
}

static bool fill_from(const struct line *line, const struct mention *mention, struct device *device)
{
	if (!mention)
		return false;
	device->vendor = mention->vendor;
	device->id = mention->id;
	device->revision = (int16_t)revision_of(line, mention);
	return true;
}

/* RULES 1h: the most certain mention comes first. RULES 2i, 4b, 4f, 4l: all else is none. */
static bool read_mentions(struct line *line, struct device *device)
{
	find_mentions(line);
	return fill_from(line, choose(line, WITH_VENDOR), device) ||
	       fill_from(line, choose(line, AT_THE_START), device) ||
	       (!names_another_vendor(line) &&
		       fill_from(line, choose(line, WITHOUT_VENDOR), device));
}

/* RULES 2c: whether all words but the first are one revision, or one that does not count. */
static bool read_only_revision(struct line *line, int16_t *revision)
{
	const size_t last = line->word_count - 1;
	struct number number;

	line->is_quoted = true; /* -r08 */
	*revision = (int16_t)find_revision(line, 1, last + 1, false);
	line->is_quoted = false;
	if (*revision == NO_REVISION && (label_before(line, last) != LABEL_REVISION ||
						!read_number(line->words[last], &number)))
		return false;
	if (last > 1 && label_of(line, 1, last - 1) != LABEL_REVISION)
		return false;
	for (size_t i = 0; i < last; i++) {
		if (!consists_of(gap_after(line, i), " ,;.)\"'(:=-"))
			return false;
	}
	return true;
}

/* RULES 2a-2c, 4k: a number that is the whole line. */
static bool read_alone(struct line *line, struct device *device)
{
	const char *begin = line->text + strspn(line->text, " "), *end;
	const bool has_quote = *begin == '"' || *begin == '\'';
	int16_t revision = NO_REVISION;
	struct number number;

	if (!line->word_count || line->words[0].at != begin + has_quote ||
		!is_id(line->words[0], &number) || is_joined(line, 0) ||
		(line->word_count > 1 && !read_only_revision(line, &revision)))
		return false;
	*device = (struct device){ VENDOR_INTEL, (uint16_t)number.value, revision,
		.class = NO_CLASS };
	end = line->words[line->word_count - 1].end;
	return end[strspn(end, " ,;.)\"'")] == '\0' && (!has_quote || strchr(end, *begin));
}

/* Lines of lspci */

static bool is_digit_run(const char *at, size_t count, const char *digits)
{
	return strspn(at, digits) == count;
}

/* Returns the end of the slot that begins at AT, 0000:00:02.0 or 00:02.0; NULL if none does. */
static const char *slot_end(const char *at)
{
	static const char hex[] = "0123456789abcdefABCDEF";
	const size_t domain = strspn(at, hex);

	if (domain >= 4 && at[domain] == ':')
		at += domain + 1;
	if (!is_digit_run(at, 2, hex) || at[2] != ':' || !is_digit_run(at + 3, 2, hex) ||
		at[5] != '.' || !is_digit_run(at + 6, 1, "01234567") || at[7] != ' ')
		return NULL;
	return at + 7;
}

/* RULES 4e: a count may be before the slot. */
static bool is_lspci(const char *text)
{
	const char *at = text + strspn(text, " ");
	const size_t count = strspn(at, "0123456789");

	return slot_end(at) ||
	       (count && at[count] == ' ' && slot_end(at + count + strspn(at + count, " ")));
}

/* Returns the first quote after a slot, which may be anywhere in TEXT; NULL if there is none. */
static const char *find_quoted(const char *text)
{
	for (const char *at = text; *at; at++) {
		const char *end = at > text && at[-1] != ' ' ? NULL : slot_end(at);

		if (end && end[strspn(end, " ")] == '"')
			return end;
	}
	return NULL;
}

/* Returns the end of the string in quotes at AT, in which a backslash escapes; NULL if none is
 * there. */
static const char *quote_end(const char *at)
{
	if (*at++ != '"')
		return NULL;
	while (*at && *at != '"')
		at += *at == '\\' && at[1] ? 2 : 1;
	return *at ? at + 1 : NULL;
}

/* The number that is all of a string in quotes, or ends it in brackets. */
static bool read_quoted(const char *begin, const char *end, unsigned *value)
{
	struct number number;
	struct word word = { begin + 1, end - 1 };

	if (length_of(word) > 4) {
		if (length_of(word) < 6 || word.end[-1] != ']' || word.end[-6] != '[')
			return false;
		word = (struct word){ word.end - 5, word.end - 1 };
	}
	*value = is_id(word, &number) && !number.has_prefix ? (unsigned)number.value : 0;
	return length_of(word) == 4 && is_id(word, &number) && !number.has_prefix;
}

/* RULES 1g: 00:02.0 "VGA [0300]" "Intel [8086]" "Device [7d55]" -r08. What follows the third string
 * is cut off at the next, since it is the subsystem. */
static bool read_quoted_line(struct line *line, const char *at, struct device *device)
{
	const char *begins[3], *ends[3];
	unsigned vendor, id;

	for (size_t i = 0; i < 3; i++) {
		begins[i] = at + strspn(at, " ");
		ends[i] = quote_end(begins[i]);
		if (!ends[i])
			return false;
		at = ends[i];
	}
	line->is_quoted = true;
	line->text[at - line->text + (ptrdiff_t)strcspn(at, "\"")] = '\0';
	split(line);
	if (!read_quoted(begins[1], ends[1], &vendor) || !read_quoted(begins[2], ends[2], &id))
		return false;
	device->vendor = (uint16_t)vendor;
	device->id = (uint16_t)id;
	for (size_t i = 0; i < line->word_count; i++) {
		if (line->words[i].at < at)
			continue;
		device->revision = (int16_t)find_revision(line, i, line->word_count, false);
		return true;
	}
	device->revision = NO_REVISION;
	return true;
}

/* RULES 3c, 3d: the first pair in brackets before a subsystem. */
static bool read_brackets(struct line *line, struct device *device)
{
	line->mention_count = 0;
	for (size_t i = 0; i < line->word_count; i++) {
		if (is_same(line->words[i], "Subsystem") && *line->words[i].end == ':')
			line->word_count = i;
	}
	for (size_t i = 0; i + 1 < line->word_count; i++) {
		if (line->words[i].at > line->text && line->words[i].at[-1] == '[' &&
			*line->words[i + 1].end == ']' && are_ids(line, i, 2) &&
			is_joined_pair(line, i))
			break;
	}
	return fill_from(line, line->mention_count ? line->mentions : NULL, device);
}

/* RULES 4a: a subsystem ends the words that count. */
static void cut_subsystem(struct line *line)
{
	static const char *const names[] = { "Subsystem", "Subsys", NULL };

	for (size_t i = 0; i < line->word_count; i++) {
		if (is_one_of(line->words[i], names)) {
			line->word_count = i;
			return;
		}
	}
}

static bool read_line(struct line *line, struct device *device)
{
	const char *quoted = find_quoted(line->text);

	split(line);
	if (read_alone(line, device) || (quoted && read_quoted_line(line, quoted, device)) ||
		(is_lspci(line->text) && read_brackets(line, device)))
		return true;
	cut_subsystem(line);
	return read_mentions(line, device);
}

bool reference_device_read(
	const char *text, size_t length, bool (*is_gpu)(unsigned id), struct device *device)
{
	struct line line = { .text = decode(text, length), .is_gpu = is_gpu };
	bool is_found;

	line.words = calloc(length / 2 + 1, sizeof *line.words);
	line.mentions = calloc(length / 2 + 1, sizeof *line.mentions);
	if (!line.words || !line.mentions)
		abort();
	*device = (struct device){ .revision = NO_REVISION, .class = NO_CLASS };
	is_found = read_line(&line, device);
	free(line.text);
	free(line.words);
	free(line.mentions);
	return is_found;
}
