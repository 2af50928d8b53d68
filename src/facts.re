/* The lexer of DEVICE; see facts.h. A new label is a line in the list of words. */
#include "facts.h"

#include <string.h>
#include <strings.h>

/*
 * The words that mean something, by their first letters. A blank in them is a blank, a hyphen, an
 * underscore or nothing in the text, so "device id" is DeviceID as well; 0 is a decimal number. Case
 * does not count. Of several that match, the longest counts.
 */
static const struct word {
	char text[20];
	unsigned char kind, label;
} words[] = {
	{ "adapter device id", FACT_LABEL, LABEL_DEVICE },
	{ "adapter device id2", FACT_LABEL, LABEL_DEVICE },
	{ "adapter vendor id", FACT_LABEL, LABEL_VENDOR },
	{ "adapter vendor id2", FACT_LABEL, LABEL_VENDOR },
	{ "address", FACT_LABEL, LABEL_SLOT },
	{ "advanced micro", FACT_OTHER_VENDOR, LABEL_NONE },
	{ "amd", FACT_OTHER_VENDOR, LABEL_NONE },
	{ "angle", FACT_GRAPHICS, LABEL_NONE },
	{ "arc", FACT_GRAPHICS, LABEL_NONE },
	{ "aspeed", FACT_OTHER_VENDOR, LABEL_NONE },
	{ "ati", FACT_OTHER_VENDOR, LABEL_NONE },
	{ "audio device", FACT_LABEL, LABEL_OTHER },
	{ "audio device id", FACT_LABEL, LABEL_OTHER },
	{ "broadcom", FACT_OTHER_VENDOR, LABEL_NONE },
	{ "bus 0 device 0:", FACT_OTHER_BUS, LABEL_NONE },
	{ "bus address", FACT_LABEL, LABEL_SLOT },
	{ "bus id", FACT_LABEL, LABEL_SLOT },
	{ "bus info", FACT_LABEL, LABEL_SLOT },
	{ "card=", FACT_LABEL, LABEL_SUBSYSTEM },
	{ "cc_", FACT_LABEL, LABEL_CLASS },
	{ "chip id", FACT_LABEL, LABEL_DEVICE },
	{ "chip revision", FACT_LABEL, LABEL_REVISION },
	{ "class", FACT_LABEL, LABEL_CLASS },
	{ "class code", FACT_LABEL, LABEL_CLASS },
	{ "class id", FACT_LABEL, LABEL_CLASS },
	{ "code", FACT_LABEL, LABEL_OTHER },
	{ "custom device id", FACT_LABEL, LABEL_DEVICE },
	{ "custom vendor id", FACT_LABEL, LABEL_VENDOR },
	{ "dev", FACT_LABEL, LABEL_WINDOWS_DEVICE },
	{ "dev id", FACT_LABEL, LABEL_DEVICE },
	{ "device", FACT_LABEL, LABEL_DEVICE_NAME },
	{ "device class", FACT_LABEL, LABEL_CLASS },
	{ "device id", FACT_LABEL, LABEL_DEVICE },
	{ "device ids", FACT_LABEL, LABEL_DEVICE },
	{ "device name", FACT_LABEL, LABEL_DEVICE_NAME },
	{ "device revision", FACT_LABEL, LABEL_REVISION },
	{ "device vendor id", FACT_LABEL, LABEL_VENDOR },
	{ "dg1", FACT_GRAPHICS, LABEL_NONE },
	{ "dg2", FACT_GRAPHICS, LABEL_NONE },
	{ "did", FACT_LABEL, LABEL_DEVICE },
	{ "error", FACT_LABEL, LABEL_OTHER },
	{ "force probe", FACT_LABEL, LABEL_DEVICE },
	{ "geforce", FACT_OTHER_VENDOR, LABEL_NONE },
	{ "gpu", FACT_GRAPHICS, LABEL_NONE },
	{ "gpu device", FACT_LABEL, LABEL_DEVICE },
	{ "gpu device id", FACT_LABEL, LABEL_DEVICE },
	{ "gpu vendor id", FACT_LABEL, LABEL_VENDOR },
	{ "graphics", FACT_GRAPHICS, LABEL_NONE },
	{ "graphics device", FACT_LABEL, LABEL_DEVICE },
	{ "graphics device id", FACT_LABEL, LABEL_DEVICE },
	{ "hardware revision", FACT_LABEL, LABEL_REVISION },
	{ "hresult", FACT_LABEL, LABEL_OTHER },
	{ "hw revision", FACT_LABEL, LABEL_REVISION },
	{ "id", FACT_LABEL, LABEL_ID },
	{ "idproduct", FACT_OTHER_BUS, LABEL_NONE },
	{ "idvendor", FACT_OTHER_BUS, LABEL_NONE },
	{ "igpu", FACT_GRAPHICS, LABEL_NONE },
	{ "intel", FACT_INTEL, LABEL_NONE },
	{ "iris", FACT_GRAPHICS, LABEL_NONE },
	{ "matrox", FACT_OTHER_VENDOR, LABEL_NONE },
	{ "mediatek", FACT_OTHER_VENDOR, LABEL_NONE },
	{ "mesa", FACT_GRAPHICS, LABEL_NONE },
	{ "monitor device id", FACT_LABEL, LABEL_OTHER },
	{ "network device", FACT_LABEL, LABEL_OTHER },
	{ "network device id", FACT_LABEL, LABEL_OTHER },
	{ "nouveau", FACT_OTHER_VENDOR, LABEL_NONE },
	{ "nvidia", FACT_OTHER_VENDOR, LABEL_NONE },
	{ "pci address", FACT_LABEL, LABEL_SLOT },
	{ "pci bdf address", FACT_LABEL, LABEL_SLOT },
	{ "pci bus id", FACT_LABEL, LABEL_SLOT },
	{ "pci class", FACT_LABEL, LABEL_CLASS },
	{ "pci device", FACT_LABEL, LABEL_DEVICE_NAME },
	{ "pci device id", FACT_LABEL, LABEL_DEVICE },
	{ "pci id", FACT_LABEL, LABEL_DEVICE },
	{ "pci ids", FACT_LABEL, LABEL_DEVICE },
	{ "pci rev", FACT_LABEL, LABEL_REVISION },
	{ "pci revision", FACT_LABEL, LABEL_REVISION },
	{ "pci revision id", FACT_LABEL, LABEL_REVISION },
	{ "pci slot", FACT_LABEL, LABEL_SLOT },
	{ "pci slot name", FACT_LABEL, LABEL_SLOT },
	{ "pci subsys id", FACT_LABEL, LABEL_SUBSYSTEM },
	{ "pci subsystem", FACT_LABEL, LABEL_SUBSYSTEM },
	{ "pci subsystem id", FACT_LABEL, LABEL_SUBSYSTEM },
	{ "pci vendor", FACT_LABEL, LABEL_VENDOR },
	{ "pci vendor id", FACT_LABEL, LABEL_VENDOR },
	{ "pciven", FACT_LABEL, LABEL_WINDOWS_VENDOR },
	{ "pid", FACT_LABEL, LABEL_OTHER },
	{ "problem", FACT_LABEL, LABEL_OTHER },
	{ "prod id", FACT_OTHER_BUS, LABEL_NONE },
	{ "product", FACT_LABEL, LABEL_PRODUCT },
	{ "product id", FACT_LABEL, LABEL_PRODUCT },
	{ "qualcomm", FACT_OTHER_VENDOR, LABEL_NONE },
	{ "quadro", FACT_OTHER_VENDOR, LABEL_NONE },
	{ "radeon", FACT_OTHER_VENDOR, LABEL_NONE },
	{ "realtek", FACT_OTHER_VENDOR, LABEL_NONE },
	{ "result", FACT_LABEL, LABEL_OTHER },
	{ "rev", FACT_LABEL, LABEL_REVISION },
	{ "rev.", FACT_LABEL, LABEL_REVISION },
	{ "rev id", FACT_LABEL, LABEL_REVISION },
	{ "revision", FACT_LABEL, LABEL_REVISION },
	{ "revision id", FACT_LABEL, LABEL_REVISION },
	{ "sdevice", FACT_LABEL, LABEL_SUBSYSTEM },
	{ "slot", FACT_LABEL, LABEL_SLOT },
	{ "status", FACT_LABEL, LABEL_OTHER },
	{ "sub device", FACT_LABEL, LABEL_SUBSYSTEM },
	{ "sub device id", FACT_LABEL, LABEL_SUBSYSTEM },
	{ "sub sys id", FACT_LABEL, LABEL_SUBSYSTEM },
	{ "sub vendor", FACT_LABEL, LABEL_SUBSYSTEM },
	{ "sub vendor id", FACT_LABEL, LABEL_SUBSYSTEM },
	{ "subsys:", FACT_LABEL, LABEL_SUBSYSTEM },
	{ "subsys=", FACT_LABEL, LABEL_SUBSYSTEM },
	{ "subsys_", FACT_LABEL, LABEL_SUBSYSTEM },
	{ "subsystem", FACT_LABEL, LABEL_SUBSYSTEM },
	{ "subsystem device", FACT_LABEL, LABEL_SUBSYSTEM },
	{ "subsystem device id", FACT_LABEL, LABEL_SUBSYSTEM },
	{ "subsystem id", FACT_LABEL, LABEL_SUBSYSTEM },
	{ "subsystem vendor", FACT_LABEL, LABEL_SUBSYSTEM },
	{ "subsystem vendor id", FACT_LABEL, LABEL_SUBSYSTEM },
	{ "svendor", FACT_LABEL, LABEL_SUBSYSTEM },
	{ "sysfs bus id", FACT_LABEL, LABEL_SLOT },
	{ "thread", FACT_LABEL, LABEL_OTHER },
	{ "tid", FACT_LABEL, LABEL_OTHER },
	{ "type: usb", FACT_OTHER_BUS, LABEL_NONE },
	{ "ugen0", FACT_OTHER_BUS, LABEL_NONE },
	{ "uhd", FACT_GRAPHICS, LABEL_NONE },
	{ "uhub0", FACT_OTHER_BUS, LABEL_NONE },
	{ "usb 0-", FACT_OTHER_BUS, LABEL_NONE },
	{ "usb 0x", FACT_OTHER_BUS, LABEL_NONE },
	{ "usb device", FACT_OTHER_BUS, LABEL_NONE },
	{ "usb id", FACT_OTHER_BUS, LABEL_NONE },
	{ "usb vendor", FACT_OTHER_BUS, LABEL_NONE },
	{ "usb:", FACT_OTHER_BUS, LABEL_NONE },
	{ "usb@", FACT_OTHER_BUS, LABEL_NONE },
	{ "usb\\", FACT_OTHER_BUS, LABEL_NONE },
	{ "ven", FACT_LABEL, LABEL_WINDOWS_VENDOR },
	{ "vendor", FACT_LABEL, LABEL_VENDOR },
	{ "vendor id", FACT_LABEL, LABEL_VENDOR },
	{ "version", FACT_LABEL, LABEL_VERSION },
	{ "vid", FACT_LABEL, LABEL_VENDOR },
	{ "video device id", FACT_LABEL, LABEL_DEVICE },
	{ "virtualbox", FACT_OTHER_VENDOR, LABEL_NONE },
	{ "vmware", FACT_OTHER_VENDOR, LABEL_NONE },
	{ "xe", FACT_GRAPHICS, LABEL_NONE },
};

/* Marks that join words: ampersands, what separates the parts of a path, white space and quotes, as
 * Windows, HTML, JSON and addresses write them. Longer ones come first. */
static const struct mark {
	char text[7];
	unsigned char joint, gap;
} marks[] = {
	{ "&amp;", JOINT_AMPERSAND, GAP_SEPARATOR },
	{ "&#38;", JOINT_AMPERSAND, GAP_SEPARATOR },
	{ "&#x26;", JOINT_AMPERSAND, GAP_SEPARATOR },
	{ "&nbsp;", JOINT_BLANK, GAP_BLANK },
	{ "&#160;", JOINT_BLANK, GAP_BLANK },
	{ "&quot;", JOINT_QUOTE, GAP_SEPARATOR },
	{ "&#34;", JOINT_QUOTE, GAP_SEPARATOR },
	{ "&#39;", JOINT_QUOTE, GAP_SEPARATOR },
	{ "&", JOINT_AMPERSAND, GAP_SEPARATOR },
	{ "%26", JOINT_AMPERSAND, GAP_SEPARATOR },
	{ "%5c", JOINT_PATH, GAP_SEPARATOR },
	{ "\\u0026", JOINT_AMPERSAND, GAP_SEPARATOR },
	{ "\\u005c", JOINT_PATH, GAP_SEPARATOR },
	{ "\\\"", JOINT_QUOTE, GAP_SEPARATOR },
	{ "\\", JOINT_PATH, GAP_SEPARATOR },
	{ "/", JOINT_PATH, GAP_SEPARATOR },
	{ "#", JOINT_PATH, GAP_SEPARATOR },
	{ " ", JOINT_BLANK, GAP_BLANK },
	{ "\t", JOINT_BLANK, GAP_BLANK },
	{ "\r", JOINT_BLANK, GAP_BLANK },
	{ "\v", JOINT_BLANK, GAP_BLANK },
	{ "\f", JOINT_BLANK, GAP_BLANK },
	{ "\xC2\xA0", JOINT_BLANK, GAP_BLANK },     /* the no-break space, */
	{ "\xE2\x80\xAF", JOINT_BLANK, GAP_BLANK }, /* the narrow one, */
	{ "\xE2\x80\x89", JOINT_BLANK, GAP_BLANK }, /* the thin space, */
	{ "\xE3\x80\x80", JOINT_BLANK, GAP_BLANK }, /* the ideographic space */
	{ "\xEF\xBB\xBF", JOINT_BLANK, GAP_BLANK }, /* and the byte-order mark */
	{ "\"", JOINT_QUOTE, GAP_SEPARATOR },
	{ "'", JOINT_QUOTE, GAP_SEPARATOR },
	{ "`", JOINT_QUOTE, GAP_SEPARATOR },
	{ "\xE2\x80\x98", JOINT_QUOTE, GAP_SEPARATOR },
	{ "\xE2\x80\x99", JOINT_QUOTE, GAP_SEPARATOR },
	{ "\xE2\x80\x9C", JOINT_QUOTE, GAP_SEPARATOR },
	{ "\xE2\x80\x9D", JOINT_QUOTE, GAP_SEPARATOR },
	{ ",", JOINT_OTHER, GAP_SEPARATOR },
	{ ":", JOINT_OTHER, GAP_SEPARATOR },
	{ ";", JOINT_OTHER, GAP_SEPARATOR },
	{ "|", JOINT_OTHER, GAP_SEPARATOR },
	{ "_", JOINT_OTHER, GAP_SEPARATOR },
	{ "-", JOINT_OTHER, GAP_SEPARATOR },
};

/* What can be around the words of a label and its value, whatever else the marks above are. */
static const char glue[][8] = { "=", ":", ">", "}", "]", "|", "!", "_", "*", "r\"", "r'", "pci ", "(intel)",
	"\xE2\x94\x82" };

/* Returns the number that the LENGTH hexadecimal digits at TEXT are; they are at most eight. */
static uint32_t hex_at(const char *text, size_t length)
{
	uint32_t value = 0;

	for (size_t i = 0; i < length; i++)
		value = value << 4 | facts_digit_value(text[i]);
	return value;
}

bool facts_read_hex(const char *text, unsigned *number)
{
	enum { DIGITS = 4 };

	for (int i = 0; i < DIGITS; i++) {
		if (!facts_is_hex_digit(text[i]))
			return false;
	}
	*number = hex_at(text, DIGITS);
	return true;
}

/* Takes the next number in BASE at *TEXT, whatever punctuation comes before it. */
static uint32_t take_number(const char **text, unsigned base)
{
	uint32_t value = 0;

	while (!facts_is_word(**text))
		++*text;
	for (; facts_is_word(**text); ++*text)
		value = value * base + facts_digit_value(**text);
	return value;
}

/* Whether TEXT begins with BEGINNING, in either case. */
static bool begins_with(const char *text, const char *beginning)
{
	return !strncasecmp(text, beginning, strlen(beginning));
}

/* Returns the mark that TEXT begins with, or NULL. */
static const struct mark *find_mark(const char *text)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (*text == *marks[i].text && begins_with(text, marks[i].text))
			return &marks[i];
	}
	return NULL;
}

/* Returns what follows the marks at TEXT that join as FIRST or SECOND do. */
static const char *skip_marks(const char *text, enum joint first, enum joint second)
{
	const struct mark *mark;

	while ((mark = find_mark(text)) && (mark->joint == first || mark->joint == second))
		text += strlen(mark->text);
	return text;
}

const char *facts_skip_blanks(const char *text)
{
	do
		text = skip_marks(text, JOINT_BLANK, JOINT_BLANK);
	while (*text == '\n' && text++);
	return text;
}

const char *facts_skip_quotes(const char *text)
{
	return skip_marks(facts_skip_blanks(text), JOINT_BLANK, JOINT_QUOTE);
}

/* Returns the end of what separates a label from its value, which begins at TEXT. */
static const char *skip_glue(const char *text)
{
	size_t i;

	do {
		text = skip_marks(text, JOINT_BLANK, JOINT_QUOTE);
		for (i = 0; i < sizeof glue / sizeof *glue && !begins_with(text, glue[i]);)
			i++;
		text += i < sizeof glue / sizeof *glue ? strlen(glue[i]) : 0;
	} while (i < sizeof glue / sizeof *glue);
	return text;
}

/* Whether the glue from BEGIN to END makes what it joins a label and its value, as in a table. */
static bool is_separating(const char *begin, const char *end)
{
	for (; begin < end; begin++) {
		if (strchr(":=>_|\t", *begin) || (begin[0] == ' ' && begin[1] == ' '))
			return true;
	}
	return false;
}

/*
 * Whether the groups of digits at BEGIN go on before that, as part of something else: an IPv6
 * address, a version. A word that is not a number may come before a colon: ID:8086:56a0.
 */
static bool is_joined_before(const struct facts *facts, const char *begin)
{
	const char *word = begin - 1;
	bool is_hex = true;

	if (begin == facts->begin || (*word != ':' && *word != '.'))
		return false;
	for (; word > facts->begin && facts_is_word(word[-1]); word--)
		is_hex = is_hex && facts_is_hex_digit(word[-1]);
	return begin[-1] == '.' || is_hex || (word > facts->begin && word[-1] == ':');
}

/*
 * Reads groups of hexadecimal digits that colons or hyphens join, from BEGIN to END, as a pair, or
 * as one with that of its subsystem. The number of a line, as grep -n writes it, may come before.
 * Returns false if they are something else.
 */
static bool read_chain(
	const struct facts *facts, const char *begin, const char *end, struct fact *fact)
{
	enum { PAIR = sizeof "8086:56a0" - 1, BOTH = sizeof "8086:56a0:103c:8850" - 1, ID = 4 };
	const char *number = begin;

	while (*number >= '0' && *number <= '9')
		number++;
	if (*number == ':' && number != begin + ID && end - number == PAIR + 1)
		begin = number + 1;
	if (end - begin != PAIR && end - begin != BOTH)
		return false;
	for (const char *at = begin + ID; at < end; at += ID + 1) {
		if (*at != begin[ID] || facts_is_word(*at))
			return false;
	}
	fact->vendor = (uint16_t)hex_at(begin, ID);
	fact->id = (uint16_t)hex_at(begin + ID + 1, ID);
	return fact->vendor == VENDOR_INTEL || begin == facts->value || facts->is_xorg ||
	       (begin[ID] == ':' && end - begin == PAIR);
}

/* Whether what comes at END goes on with the groups of digits before it, which SEPARATOR joins. */
static bool is_joined_after(const char *end, char separator)
{
	return facts_is_word(*end) || (*end == separator && (facts_is_word(end[1]) || end[1] == separator));
}

/*
 * Reads a modalias from BEGIN to END: pci:v00008086d00007D55sv000017AAsd00003801bc03sc00i00, or its
 * beginning. Returns false if it is not that of a PCI device.
 */
static bool read_modalias(const char *begin, const char *end, struct fact *fact)
{
	static const char layout[] = "pci:v0000----d0000----";
	enum { VENDOR = 9, DEVICE = 18, SUBSYSTEM = 22, CLASS = 44, SUBCLASS = 48 };

	for (int i = 0; i < SUBSYSTEM; i++) {
		if (end - begin <= i || (layout[i] == '-' ? !facts_is_hex_digit(begin[i])
							  : (begin[i] | 0x20) != (layout[i] | 0x20)))
			return false;
	}
	if (end - begin > SUBSYSTEM && (begin[SUBSYSTEM] | 0x20) != 's')
		return false;
	fact->vendor = (uint16_t)hex_at(begin + VENDOR, 4);
	fact->id = (uint16_t)hex_at(begin + DEVICE, 4);
	if (end - begin > SUBCLASS + 1 && begin[CLASS] != '*' && begin[SUBCLASS] != '*')
		fact->class = (int32_t)(hex_at(begin + CLASS, 2) << 8 | hex_at(begin + SUBCLASS, 2));
	return true;
}

/* Reads pci8086,56a0.8086.1020.8, from the first number on up to END: vendor, device, perhaps their
 * subsystem, and the revision. Returns false if it is something else. */
static bool read_solaris(const char *at, const char *end, struct fact *fact)
{
	enum { VENDOR, DEVICE, NUMBERS_MAX = 5 };
	uint32_t numbers[NUMBERS_MAX];
	int count = 0;

	while (at < end && count < NUMBERS_MAX)
		numbers[count++] = take_number(&at, 16);
	if (at < end || numbers[VENDOR] < 0x100 || numbers[VENDOR] > UINT16_MAX || numbers[DEVICE] > UINT16_MAX)
		return false;
	fact->vendor = (uint16_t)numbers[VENDOR];
	fact->id = (uint16_t)numbers[DEVICE];
	if (count % 2 && numbers[count - 1] <= UINT8_MAX)
		fact->revision = (int16_t)numbers[count - 1];
	return true;
}

/*
 * Reads 03:00.0 or 0000:03:00.0, from BEGIN to END; before the former, a line number may come, as
 * grep -n writes it. Returns false if it is not a slot.
 */
static bool read_slot(const char *begin, const char *end, struct fact *fact)
{
	enum { SHORT = sizeof "03:00.0" - 1, DOMAIN_MIN = 4, DOMAIN_MAX = 8, DEVICE_MAX = 31 };
	const char *at = end - SHORT;
	const ptrdiff_t before = at - begin - 1;

	if (before < -1 || at[2] != ':' || !facts_is_hex_digit(at[0]) || (before >= 0 && at[-1] != ':') ||
		before > DOMAIN_MAX)
		return false;
	for (ptrdiff_t i = 0; i < before; i++) {
		if (!facts_is_hex_digit(begin[i]))
			return false;
	}
	if (before >= DOMAIN_MIN)
		fact->slot.domain = hex_at(begin, (size_t)before);
	fact->slot.bus = (uint8_t)hex_at(at, 2);
	fact->slot.device = (uint8_t)hex_at(at + 3, 2);
	fact->slot.function = (uint8_t)facts_digit_value(at[6]);
	return fact->slot.device <= DEVICE_MAX;
}

/*
 * Reads the numbers in BASE of a slot, from TEXT to END: domain, bus, device and function; without
 * the domain; or, with an @, bus, domain, device and function.
 */
static void read_slot_numbers(const char *text, const char *end, unsigned base, struct fact *fact)
{
	const char *order = "bsf";
	unsigned separators = 0;

	for (const char *at = text; at < end; at++)
		separators += *at == ':' || *at == '_' || *at == '@';
	if (memchr(text, '@', (size_t)(end - text)))
		order = "bdsf";
	else if (separators == 3)
		order = "dbsf";
	for (; *order; order++) {
		const uint32_t number = take_number(&text, base);

		if (*order == 'd')
			fact->slot.domain = number;
		else if (*order == 'b')
			fact->slot.bus = (uint8_t)number;
		else if (*order == 's')
			fact->slot.device = (uint8_t)number;
		else
			fact->slot.function = (uint8_t)number;
	}
}

/* Reads a number from BEGIN to END, perhaps with 0x before or an h after it. Returns false if it
 * has too many digits. */
static bool read_number(const char *begin, const char *end, struct fact *fact)
{
	enum { DIGITS_MAX = 8 };
	uint32_t decimal = 0;

	fact->has_0x = (begin[1] | 0x20) == 'x';
	begin += fact->has_0x ? 2 : 0;
	end -= (end[-1] | 0x20) == 'h';
	if (end - begin > DIGITS_MAX)
		return false;
	fact->digits = (unsigned)(end - begin);
	fact->value = hex_at(begin, fact->digits);
	for (; begin < end && *begin <= '9'; begin++)
		decimal = decimal * 10 + facts_digit_value(*begin);
	fact->decimal = begin < end || fact->has_0x ? UINT32_MAX : decimal;
	return true;
}

/* Returns the bracket before what BEGIN and END delimit if nothing else is in it, or NUL. */
static char bracket_around(const struct facts *facts, const char *begin, const char *end)
{
	if (begin > facts->begin &&
		((begin[-1] == '[' && *end == ']') || (begin[-1] == '(' && *end == ')')))
		return begin[-1];
	return '\0';
}

/* Returns the end of TEXT if it begins with WORDS, a text as in words[]; else NULL. */
static const char *match_words(const char *text, const char *wanted)
{
	for (; *wanted; wanted++) {
		if (*wanted == ' ') {
			text += *text == ' ' || *text == '-' || *text == '_';
		} else if (*wanted == '0') {
			if (*text < '0' || *text > '9')
				return NULL;
			while (*text >= '0' && *text <= '9')
				text++;
		} else if ((facts_is_word(*text) ? *text | 0x20 : *text) == *wanted) {
			text++;
		} else {
			return NULL;
		}
	}
	return facts_is_word(wanted[-1]) && facts_is_word(*text) ? NULL : text;
}

/* Finds the longest of words[] that TEXT begins with, and where it ends. NULL if there is none. */
static const struct word *find_word(const char *text, const char **end)
{
	const char letter = (char)(*text | 0x20);
	const struct word *found = NULL;
	size_t low = 0, high = sizeof words / sizeof *words;

	while (low < high) { /* the first that begins with the letter */
		const size_t middle = (low + high) / 2;

		if (*words[middle].text < letter)
			low = middle + 1;
		else
			high = middle;
	}
	*end = text;
	for (; low < sizeof words / sizeof *words && *words[low].text == letter; low++) {
		const char *word_end = match_words(text, words[low].text);

		if (word_end && word_end > *end) {
			*end = word_end;
			found = &words[low];
		}
	}
	return found;
}

bool facts_is_label(const char *text)
{
	const char *end;
	const struct word *word = find_word(text, &end);

	return word && word->kind == FACT_LABEL;
}

void facts_begin(struct facts *facts, const char *text, size_t length)
{
	*facts = (struct facts){ .begin = text, .cursor = text, .limit = text + length };
}

/* Notes a token of no meaning, which joins others. */
static void note_joint(struct facts *facts, enum joint joint, enum gap gap)
{
	facts->joint = facts->joint == JOINT_NOTHING || facts->joint == joint ? joint : JOINT_OTHER;
	if (facts->gap < gap)
		facts->gap = gap;
}

/* Notes a word of no meaning. */
static void note_word(struct facts *facts, const char *begin, const char *end)
{
	facts->word = begin;
	facts->word_end = end;
	facts->joint = JOINT_NOTHING;
	facts->gap = GAP_OTHER;
}

/* Completes a fact that ends at END, from which the lexer continues. */
static void complete(struct facts *facts, enum fact_kind kind, const char *end, struct fact *fact)
{
	fact->kind = kind;
	fact->end = end;
	fact->gap = facts->gap;
	fact->bracket = bracket_around(facts, fact->begin, end);
	facts->cursor = end;
	facts->word = NULL;
	facts->joint = JOINT_NOTHING;
	facts->gap = GAP_BLANK;
}

/* Whether VEN_8086, which Windows writes on every bus, is on another one than PCI. */
static bool is_on_another_bus(const struct facts *facts)
{
	enum { LENGTH = sizeof "pci" - 1 };

	if (facts->joint == JOINT_AMPERSAND)
		return true;
	return facts->joint == JOINT_PATH && facts->word &&
	       (facts->word_end - facts->word != LENGTH || strncasecmp(facts->word, "pci", LENGTH));
}

/* Completes a label whose words end at END. */
static void complete_label(
	struct facts *facts, enum label label, const char *end, struct fact *fact)
{
	const char *value = skip_glue(end);

	if (label == LABEL_WINDOWS_VENDOR && is_on_another_bus(facts))
		label = LABEL_OTHER_BUS;
	fact->label = label;
	fact->is_field = is_separating(end - 1, value);
	fact->is_after_word = facts->word && facts->joint == JOINT_BLANK;
	facts->value = value;
	complete(facts, FACT_LABEL, value, fact);
}

/* Completes the label that a quote at END is in lspci -mm. Returns false if it ends a string. */
static bool complete_quote(struct facts *facts, const char *end, struct fact *fact)
{
	static const unsigned char labels[] = { LABEL_CLASS, LABEL_VENDOR, LABEL_DEVICE_NAME };
	const unsigned quote = facts->quotes++ - 1;

	if (quote % 2)
		return false;
	fact->label = quote / 2 < sizeof labels ? labels[quote / 2] : LABEL_SUBSYSTEM;
	fact->is_field = fact->is_quoted = true;
	facts->value = end;
	complete(facts, FACT_LABEL, end, fact);
	return true;
}

/* Completes a slot. In lspci -mm, strings follow it. */
static void complete_slot(struct facts *facts, const char *end, struct fact *fact)
{
	const char *next = facts_skip_blanks(end);

	fact->is_in_path = fact->begin > facts->begin && fact->begin[-1] == '/';
	complete(facts, FACT_SLOT, end, fact);
	if (next > end && *next == '"')
		facts->quotes = 1;
}

/* Completes the vendor and device that groups of digits up to END are. Returns false if they are
 * something else. */
static bool complete_chain(struct facts *facts, const char *end, struct fact *fact)
{
	static const char after_revision[] = "dgfx:";

	if (is_joined_after(end, ':') || is_joined_after(end, '-') ||
		is_joined_before(facts, fact->begin) || !read_chain(facts, fact->begin, end, fact))
		return false;
	if (!strncasecmp(facts_skip_blanks(end), after_revision, sizeof after_revision - 1)) {
		fact->revision = (int16_t)(fact->id & UINT8_MAX);
		fact->id = fact->vendor;
		fact->vendor = VENDOR_INTEL;
	}
	complete(facts, FACT_PAIR, end, fact);
	return true;
}

void facts_next(struct facts *facts, struct fact *fact)
{
	const char *cursor = facts->cursor, *begin, *end, *marker;
	const struct word *known;
	const struct mark *mark;

next:
	begin = cursor;
	*fact = (struct fact){ .begin = begin, .revision = NO_REVISION, .class = NO_CLASS };
	/* clang-format off */
	/*!re2c
	re2c:define:YYCTYPE = "unsigned char";
	re2c:define:YYCURSOR = cursor;
	re2c:define:YYMARKER = marker;
	re2c:yych:conversion = 1;
	re2c:yyfill:enable = 0;

	digit = [0-9];
	hex   = [0-9a-fA-F];
	word  = [0-9a-zA-Z];
	zero  = '0x';

	// Numbers.
	zero hex+ | hex+ 'h'?                     { goto number; }
	"<" hex{4} "0000>"                        { goto bytes; }

	// A vendor and a device in one.
	hex+ ( ":" hex+ )+ | hex+ ( "-" hex+ )+   {
		if (complete_chain(facts, cursor, fact))
			return;
		goto all;
	}
	'pci:v' [0-9a-zA-Z*]+                     {
		if (!read_modalias(begin, cursor, fact))
			goto word;
		goto pair;
	}
	'pci' 'ex'? hex+ "," hex+ ( "." hex+ )*   {
		if (facts_is_word(*cursor) || !read_solaris(begin + (begin[3] == 'e' ? 5 : 3), cursor, fact))
			goto word;
		goto pair;
	}
	'chip=0x' hex{8}                          {
		fact->vendor = (uint16_t)hex_at(cursor - 4, 4);
		fact->id = (uint16_t)hex_at(cursor - 8, 4);
		goto pair;
	}

	// Slots.
	hex+ ( ":" hex+ )+ "." [0-7]              {
		if (facts_is_word(*cursor) || !read_slot(begin, cursor, fact))
			goto all;
		goto slot;
	}
	'pci' [_-] hex{4} "_" hex{2} "_" hex{2} "_" [0-7]  {
		read_slot_numbers(begin + 4, cursor, 16, fact);
		goto slot;
	}
	'pci' ":"? "*"? " "? "("? digit+ ( [:@] digit+ ){2,3} ")"?  {
		facts->is_xorg = begin[3] == ':';
		read_slot_numbers(begin + 4 - !facts->is_xorg, cursor, 10, fact);
		goto slot;
	}

	// The revision of lspci -mm, in which it is the only one.
	"-" 'r' hex hex                           {
		complete_label(facts, LABEL_REVISION, begin + 2, fact);
		fact->is_field = true;
		return;
	}

	// The rest.
	word+                                     { goto word; }
	[ \t]+                                    { note_joint(facts, JOINT_BLANK, GAP_BLANK); goto next; }
	"\""                                      {
		if (facts->quotes && complete_quote(facts, cursor, fact))
			return;
		goto mark;
	}
	"</" [a-zA-Z0-9_:-]+ ">"                   { goto mark; }
	"}"                                       { complete(facts, FACT_OBJECT_END, cursor, fact); return; }
	"\x00"                                    {
		if (begin < facts->limit)
			goto mark;
		complete(facts, FACT_END, begin, fact);
		return;
	}
	*                                         { goto mark; }
	*/
	/* clang-format on */
number:
	if ((*begin < '0' || *begin > '9') && find_word(begin, &end))
		goto word;
	if (facts_is_word(*cursor) || !read_number(begin, cursor, fact))
		goto word;
	complete(facts, FACT_NUMBER, cursor, fact);
	return;
bytes: /* of a number, the lowest first, as macOS writes them */
	fact->value = hex_at(begin + 1, 2) | hex_at(begin + 3, 2) << 8;
	fact->decimal = UINT32_MAX;
	fact->digits = 4;
	fact->has_0x = true;
	complete(facts, FACT_NUMBER, cursor, fact);
	return;
pair:
	complete(facts, FACT_PAIR, cursor, fact);
	return;
slot:
	complete_slot(facts, cursor, fact);
	return;
word: /* that BEGIN is in front of, whatever else comes */
	known = find_word(begin, &end);
	if (known && known->kind == FACT_LABEL) {
		fact->has_decimal = facts->is_xorg;
		complete_label(facts, known->label, end, fact);
		return;
	}
	if (known) {
		complete(facts, known->kind, end, fact);
		return;
	}
	for (cursor = begin + 1; facts_is_word(*cursor);)
		cursor++;
all: /* of the token, which has no meaning */
	note_word(facts, begin, cursor);
	goto next;
mark: /* which joins or separates what is around it */
	mark = find_mark(begin);
	note_joint(facts, mark ? mark->joint : JOINT_OTHER, mark ? mark->gap : GAP_OTHER);
	cursor = mark ? begin + strlen(mark->text) : cursor;
	goto next;
}

