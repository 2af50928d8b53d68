/* The lexer of DEVICE; see clues.h. A new label is a line in the list of words. */
#include "clues.h"

#include <limits.h>
#include <string.h>
#include <strings.h>

/*
 * The words that mean something, by their first letters. A blank in them is a blank, a hyphen, an
 * underscore or nothing in the text; 0 is a decimal number; and ID may follow a label, so "vendor"
 * is VendorID as well. Case does not count. Of several that match, the longest counts.
 */
static const struct word {
	char text[18];
	unsigned char kind, label;
} words[] = {
	{ "adapter device id", CLUE_LABEL, LABEL_DEVICE },
	{ "adapter vendor", CLUE_LABEL, LABEL_VENDOR },
	{ "address", CLUE_LABEL, LABEL_SLOT },
	{ "advanced micro", CLUE_OTHER_VENDOR, LABEL_NONE },
	{ "amd", CLUE_OTHER_VENDOR, LABEL_NONE },
	{ "angle", CLUE_GRAPHICS, LABEL_NONE },
	{ "arc", CLUE_GRAPHICS, LABEL_NONE },
	{ "aspeed", CLUE_OTHER_VENDOR, LABEL_NONE },
	{ "ati", CLUE_OTHER_VENDOR, LABEL_NONE },
	{ "audio device", CLUE_LABEL, LABEL_OTHER },
	{ "broadcom", CLUE_OTHER_VENDOR, LABEL_NONE },
	{ "bus 0 device 0:", CLUE_OTHER_BUS, LABEL_NONE },
	{ "bus address", CLUE_LABEL, LABEL_SLOT },
	{ "bus id", CLUE_LABEL, LABEL_SLOT },
	{ "bus info", CLUE_LABEL, LABEL_SLOT },
	{ "card=", CLUE_LABEL, LABEL_SUBSYSTEM },
	{ "cc_", CLUE_LABEL, LABEL_CLASS },
	{ "chip id", CLUE_LABEL, LABEL_DEVICE },
	{ "chip revision", CLUE_LABEL, LABEL_REVISION },
	{ "chip=", CLUE_LABEL, LABEL_CHIP },
	{ "class", CLUE_LABEL, LABEL_CLASS },
	{ "class code", CLUE_LABEL, LABEL_CLASS },
	{ "code", CLUE_LABEL, LABEL_OTHER },
	{ "custom device id", CLUE_LABEL, LABEL_DEVICE },
	{ "custom vendor", CLUE_LABEL, LABEL_VENDOR },
	{ "dev", CLUE_LABEL, LABEL_WINDOWS_DEVICE },
	{ "dev id", CLUE_LABEL, LABEL_DEVICE },
	{ "device", CLUE_LABEL, LABEL_DEVICE_NAME },
	{ "device class", CLUE_LABEL, LABEL_CLASS },
	{ "device id", CLUE_LABEL, LABEL_DEVICE },
	{ "device name", CLUE_LABEL, LABEL_DEVICE_NAME },
	{ "device revision", CLUE_LABEL, LABEL_REVISION },
	{ "device vendor", CLUE_LABEL, LABEL_VENDOR },
	{ "dg1", CLUE_GRAPHICS, LABEL_NONE },
	{ "dg2", CLUE_GRAPHICS, LABEL_NONE },
	{ "did", CLUE_LABEL, LABEL_DEVICE },
	{ "error", CLUE_LABEL, LABEL_OTHER },
	{ "force probe", CLUE_LABEL, LABEL_DEVICE },
	{ "geforce", CLUE_OTHER_VENDOR, LABEL_NONE },
	{ "gpu", CLUE_GRAPHICS, LABEL_NONE },
	{ "gpu device", CLUE_LABEL, LABEL_DEVICE },
	{ "gpu vendor", CLUE_LABEL, LABEL_VENDOR },
	{ "graphics", CLUE_GRAPHICS, LABEL_NONE },
	{ "graphics device", CLUE_LABEL, LABEL_DEVICE },
	{ "hardware revision", CLUE_LABEL, LABEL_REVISION },
	{ "hresult", CLUE_LABEL, LABEL_OTHER },
	{ "hw revision", CLUE_LABEL, LABEL_REVISION },
	{ "id", CLUE_LABEL, LABEL_ID },
	{ "idproduct", CLUE_OTHER_BUS, LABEL_NONE },
	{ "idvendor", CLUE_OTHER_BUS, LABEL_NONE },
	{ "igpu", CLUE_GRAPHICS, LABEL_NONE },
	{ "intel", CLUE_INTEL, LABEL_NONE },
	{ "iris", CLUE_GRAPHICS, LABEL_NONE },
	{ "level", CLUE_LABEL, LABEL_OTHER },
	{ "matrox", CLUE_OTHER_VENDOR, LABEL_NONE },
	{ "mediatek", CLUE_OTHER_VENDOR, LABEL_NONE },
	{ "mesa", CLUE_GRAPHICS, LABEL_NONE },
	{ "monitor device", CLUE_LABEL, LABEL_OTHER },
	{ "network device", CLUE_LABEL, LABEL_OTHER },
	{ "nouveau", CLUE_OTHER_VENDOR, LABEL_NONE },
	{ "nvidia", CLUE_OTHER_VENDOR, LABEL_NONE },
	{ "pci address", CLUE_LABEL, LABEL_SLOT },
	{ "pci bdf address", CLUE_LABEL, LABEL_SLOT },
	{ "pci bus id", CLUE_LABEL, LABEL_SLOT },
	{ "pci device", CLUE_LABEL, LABEL_DEVICE_NAME },
	{ "pci device id", CLUE_LABEL, LABEL_DEVICE },
	{ "pci id", CLUE_LABEL, LABEL_DEVICE },
	{ "pci rev", CLUE_LABEL, LABEL_REVISION },
	{ "pci revision", CLUE_LABEL, LABEL_REVISION },
	{ "pci slot", CLUE_LABEL, LABEL_SLOT },
	{ "pci slot name", CLUE_LABEL, LABEL_SLOT },
	{ "pci vendor", CLUE_LABEL, LABEL_VENDOR },
	{ "pciven", CLUE_LABEL, LABEL_WINDOWS_VENDOR },
	{ "pid", CLUE_LABEL, LABEL_OTHER },
	{ "problem", CLUE_LABEL, LABEL_OTHER },
	{ "prod id", CLUE_OTHER_BUS, LABEL_NONE },
	{ "product", CLUE_LABEL, LABEL_PRODUCT },
	{ "profile", CLUE_LABEL, LABEL_OTHER },
	{ "quadro", CLUE_OTHER_VENDOR, LABEL_NONE },
	{ "qualcomm", CLUE_OTHER_VENDOR, LABEL_NONE },
	{ "radeon", CLUE_OTHER_VENDOR, LABEL_NONE },
	{ "realtek", CLUE_OTHER_VENDOR, LABEL_NONE },
	{ "result", CLUE_LABEL, LABEL_OTHER },
	{ "rev", CLUE_LABEL, LABEL_REVISION },
	{ "rev.", CLUE_LABEL, LABEL_REVISION },
	{ "revision", CLUE_LABEL, LABEL_REVISION },
	{ "sdevice", CLUE_LABEL, LABEL_SUBSYSTEM },
	{ "slot", CLUE_LABEL, LABEL_SLOT },
	{ "status", CLUE_LABEL, LABEL_OTHER },
	{ "sub device", CLUE_LABEL, LABEL_SUBSYSTEM },
	{ "sub vendor", CLUE_LABEL, LABEL_SUBSYSTEM },
	{ "subsys", CLUE_LABEL, LABEL_SUBSYSTEM },
	{ "subsystem", CLUE_LABEL, LABEL_SUBSYSTEM },
	{ "subsystem device", CLUE_LABEL, LABEL_SUBSYSTEM },
	{ "subsystem vendor", CLUE_LABEL, LABEL_SUBSYSTEM },
	{ "svendor", CLUE_LABEL, LABEL_SUBSYSTEM },
	{ "sysfs bus id", CLUE_LABEL, LABEL_SLOT },
	{ "thread", CLUE_LABEL, LABEL_OTHER },
	{ "tid", CLUE_LABEL, LABEL_OTHER },
	{ "type: usb", CLUE_OTHER_BUS, LABEL_NONE },
	{ "ugen0", CLUE_OTHER_BUS, LABEL_NONE },
	{ "uhd", CLUE_GRAPHICS, LABEL_NONE },
	{ "uhub0", CLUE_OTHER_BUS, LABEL_NONE },
	{ "usb 0-", CLUE_OTHER_BUS, LABEL_NONE },
	{ "usb 0x", CLUE_OTHER_BUS, LABEL_NONE },
	{ "usb device", CLUE_OTHER_BUS, LABEL_NONE },
	{ "usb id", CLUE_OTHER_BUS, LABEL_NONE },
	{ "usb vendor", CLUE_OTHER_BUS, LABEL_NONE },
	{ "usb:", CLUE_OTHER_BUS, LABEL_NONE },
	{ "usb@", CLUE_OTHER_BUS, LABEL_NONE },
	{ "usb\\", CLUE_OTHER_BUS, LABEL_NONE },
	{ "ven", CLUE_LABEL, LABEL_WINDOWS_VENDOR },
	{ "vendor", CLUE_LABEL, LABEL_VENDOR },
	{ "version", CLUE_LABEL, LABEL_VERSION },
	{ "vid", CLUE_LABEL, LABEL_VENDOR },
	{ "video device id", CLUE_LABEL, LABEL_DEVICE },
	{ "virtualbox", CLUE_OTHER_VENDOR, LABEL_NONE },
	{ "vmware", CLUE_OTHER_VENDOR, LABEL_NONE },
	{ "xe", CLUE_GRAPHICS, LABEL_NONE },
};

/*
 * The bytes that join words or are around them; JOINT_OTHER is 0. Those with GLUE can be between a
 * label and its value as well, as white space and quotes can.
 */
enum { GLUE = 0x10 };
static const unsigned char joints[UCHAR_MAX + 1] = {
	[' '] = JOINT_BLANK,
	['\t'] = JOINT_BLANK,
	['\r'] = JOINT_BLANK,
	['\v'] = JOINT_BLANK,
	['\f'] = JOINT_BLANK,
	['"'] = JOINT_QUOTE,
	['\''] = JOINT_QUOTE,
	['`'] = JOINT_QUOTE,
	['&'] = JOINT_AMPERSAND,
	['\\'] = JOINT_PATH,
	['/'] = JOINT_PATH,
	['#'] = JOINT_PATH,
	[','] = JOINT_SEPARATOR,
	[';'] = JOINT_SEPARATOR,
	['-'] = JOINT_SEPARATOR,
	[':'] = JOINT_SEPARATOR | GLUE,
	['|'] = JOINT_SEPARATOR | GLUE,
	['_'] = JOINT_SEPARATOR | GLUE,
	['='] = GLUE,
	['<'] = GLUE,
	['>'] = GLUE,
	['}'] = GLUE,
	[']'] = GLUE,
	['!'] = GLUE,
	['*'] = GLUE,
};

/* The same as Unicode, HTML, JSON and addresses have them. */
static const struct mark {
	char text[7];
	unsigned char joint;
} marks[] = {
	{ "&amp;", JOINT_AMPERSAND }, { "&#38;", JOINT_AMPERSAND }, { "&#x26;", JOINT_AMPERSAND },
	{ "\\u0026", JOINT_AMPERSAND }, { "%26", JOINT_AMPERSAND }, { "\\u005c", JOINT_PATH },
	{ "%5c", JOINT_PATH }, { "&nbsp;", JOINT_BLANK }, { "&#160;", JOINT_BLANK },
	{ "\xC2\xA0", JOINT_BLANK },     /* the no-break space, */
	{ "\xE2\x80\xAF", JOINT_BLANK }, /* the narrow one, */
	{ "\xE2\x80\x89", JOINT_BLANK }, /* the thin space, */
	{ "\xE3\x80\x80", JOINT_BLANK }, /* the ideographic space */
	{ "\xEF\xBB\xBF", JOINT_BLANK }, /* and the byte-order mark */
	{ "\\\"", JOINT_QUOTE }, { "&quot;", JOINT_QUOTE }, { "&#34;", JOINT_QUOTE },
	{ "&#39;", JOINT_QUOTE }, { "\xE2\x80\x98", JOINT_QUOTE }, { "\xE2\x80\x99", JOINT_QUOTE },
	{ "\xE2\x80\x9C", JOINT_QUOTE }, { "\xE2\x80\x9D", JOINT_QUOTE },
	{ "\xE2\x94\x82", JOINT_OTHER | GLUE }, /* the line of a table */
};

/* More that can come between a label and its value. */
static const char glue[][8] = { "pci ", "is ", "of ", "r\"", "r'", "(intel)" };

/* Returns the number that the LENGTH hexadecimal digits at TEXT are; they are at most eight. */
static uint32_t hex_at(const char *text, size_t length)
{
	uint32_t value = 0;

	for (size_t i = 0; i < length; i++)
		value = value << 4 | clues_digit_value(text[i]);
	return value;
}

bool clues_read_hex(const char *text, unsigned *number)
{
	enum { DIGITS = 4 };

	for (int i = 0; i < DIGITS; i++) {
		if (!clues_is_hex_digit(text[i]))
			return false;
	}
	*number = hex_at(text, DIGITS);
	return true;
}

/* Takes the next number in BASE at *TEXT, whatever punctuation comes before it. */
static uint32_t take_number(const char **text, unsigned base)
{
	uint32_t value = 0;

	while (!clues_is_word(**text))
		++*text;
	for (; clues_is_word(**text); ++*text)
		value = value * base + clues_digit_value(**text);
	return value;
}

/* Whether TEXT begins with BEGINNING, in either case. */
static bool begins_with(const char *text, const char *beginning)
{
	return !strncasecmp(text, beginning, strlen(beginning));
}

/* Reads the mark at TEXT, which is one byte if nothing else, and not a NUL. Returns its length, and
 * sets JOINT, which may have GLUE. */
static size_t read_mark(const char *text, unsigned *joint)
{
	*joint = joints[(unsigned char)*text];
	if (*text != '&' && *text != '%' && *text != '\\' && !((unsigned char)*text & 0x80))
		return 1;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (*text == *marks[i].text && (text[1] | 0x20) == (marks[i].text[1] | 0x20) &&
			begins_with(text, marks[i].text)) {
			*joint = marks[i].joint;
			return strlen(marks[i].text);
		}
	}
	return 1;
}

const char *clues_skip_blanks(const char *text)
{
	unsigned joint;
	size_t length;

	while ((length = read_mark(text, &joint)) && (joint == JOINT_BLANK || *text == '\n'))
		text += length;
	return text;
}

const char *clues_skip_quotes(const char *text)
{
	unsigned joint;
	size_t length;

	while ((length = read_mark(text, &joint)) && (joint == JOINT_BLANK || joint == JOINT_QUOTE))
		text += length;
	return text;
}

/* Returns the end of what separates a label from its value, which begins at TEXT. */
static const char *skip_glue(const char *text)
{
	unsigned joint;
	size_t length;

	for (;;) {
		length = read_mark(text, &joint);
		for (size_t i = 0; i < sizeof glue / sizeof *glue; i++) {
			if ((*text | 0x20) == *glue[i] && begins_with(text, glue[i])) {
				length = strlen(glue[i]);
				joint = GLUE;
			}
		}
		if (joint != JOINT_BLANK && joint != JOINT_QUOTE && !(joint & GLUE))
			return text;
		text += length;
	}
}

/* Whether the glue from BEGIN to END separates a label from its value, as a colon does. */
static bool is_separating(const char *begin, const char *end)
{
	for (; begin < end; begin++) {
		if (strchr(":=>_|\t", *begin) || (begin[0] == ' ' && begin[1] == ' '))
			return true;
	}
	return false;
}

/*
 * Whether the groups of digits at BEGIN go on before that, as parts of something else: an IPv6
 * address, a version. A word that is not a number may come before a colon: ID:8086:56a0.
 */
static bool is_joined_before(const struct clues *clues, const char *begin)
{
	const char *word = begin - 1;
	bool is_hex = true;

	if (begin == clues->begin || (*word != ':' && *word != '.'))
		return false;
	for (; word > clues->begin && clues_is_word(word[-1]); word--)
		is_hex = is_hex && clues_is_hex_digit(word[-1]);
	return begin[-1] == '.' || is_hex || (word > clues->begin && word[-1] == ':');
}

/*
 * Reads groups of hexadecimal digits that colons or hyphens join, from BEGIN to END, as a pair, or
 * as one with that of its subsystem. The number of a line, as grep -n writes it, may come before.
 * Returns false if they are something else.
 */
static bool read_chain(
	const struct clues *clues, const char *begin, const char *end, struct clue *clue)
{
	enum { PAIR = sizeof "8086:56a0" - 1, BOTH = sizeof "8086:56a0:103c:8850" - 1, ID = 4 };
	const char *number = begin;

	while (*number >= '0' && *number <= '9')
		number++;
	if (*number == ':' && number != begin + ID && end - number == PAIR + 1)
		begin = number + 1;
	if (end - begin != PAIR && end - begin != BOTH)
		return false;
	for (ptrdiff_t i = 0; i < end - begin; i++) {
		if (i % (ID + 1) == ID ? begin[i] != begin[ID] : !clues_is_hex_digit(begin[i]))
			return false;
	}
	clue->vendor = (uint16_t)hex_at(begin, ID);
	clue->id = (uint16_t)hex_at(begin + ID + 1, ID);
	return clue->vendor == VENDOR_INTEL || begin == clues->value || clues->is_xorg ||
	       (begin - clues->begin >= 4 && begins_with(begin - 4, "pci:")) ||
	       (begin[ID] == ':' && end - begin == PAIR);
}

/* Whether what comes at END goes on with the groups of digits before it, which SEPARATOR joins. */
static bool is_joined_after(const char *end, char separator)
{
	return clues_is_word(*end) ||
	       (*end == separator && (clues_is_word(end[1]) || end[1] == separator));
}

/*
 * Reads a modalias from BEGIN to END: pci:v00008086d00007D55sv000017AAsd00003801bc03sc00i00, or its
 * beginning. Returns false if it is not that of a PCI device.
 */
static bool read_modalias(const char *begin, const char *end, struct clue *clue)
{
	static const char layout[] = "pci:v0000----d0000----";
	enum { VENDOR = 9, DEVICE = 18, SUBSYSTEM = 22, CLASS = 44, SUBCLASS = 48 };

	for (int i = 0; i < SUBSYSTEM; i++) {
		if (end - begin <= i ||
			(layout[i] == '-' ? !clues_is_hex_digit(begin[i])
					  : (begin[i] | 0x20) != (layout[i] | 0x20)))
			return false;
	}
	if (end - begin > SUBSYSTEM && (begin[SUBSYSTEM] | 0x20) != 's')
		return false;
	clue->vendor = (uint16_t)hex_at(begin + VENDOR, 4);
	clue->id = (uint16_t)hex_at(begin + DEVICE, 4);
	if (end - begin > SUBCLASS + 1 && begin[CLASS] != '*' && begin[SUBCLASS] != '*')
		clue->class =
			(int32_t)(hex_at(begin + CLASS, 2) << 8 | hex_at(begin + SUBCLASS, 2));
	return true;
}

/*
 * Reads 03:00.0 or 0000:03:00.0, from BEGIN to END; before the former, a line number may come, as
 * grep -n writes it. Returns false if it is not a slot.
 */
static bool read_slot(const char *begin, const char *end, struct clue *clue)
{
	enum { SHORT = sizeof "03:00.0" - 1, DOMAIN_MIN = 4, DOMAIN_MAX = 8, DEVICE_MAX = 31 };
	const char *at = end - SHORT;
	const ptrdiff_t before = at - begin - 1;

	if (before < -1 || at[2] != ':' || !clues_is_hex_digit(at[0]) ||
		(before >= 0 && at[-1] != ':') || before > DOMAIN_MAX)
		return false;
	for (ptrdiff_t i = 0; i < before; i++) {
		if (!clues_is_hex_digit(begin[i]))
			return false;
	}
	if (before >= DOMAIN_MIN)
		clue->slot.domain = hex_at(begin, (size_t)before);
	clue->slot.bus = (uint8_t)hex_at(at, 2);
	clue->slot.device = (uint8_t)hex_at(at + 3, 2);
	clue->slot.function = (uint8_t)clues_digit_value(at[6]);
	return clue->slot.device <= DEVICE_MAX;
}

/*
 * Reads the decimal numbers of a slot, from TEXT to END: domain, bus, device and function; or
 * without the domain; or, with an @, the bus before the domain. Returns false if it is not a slot.
 */
static bool read_decimal_slot(const char *text, const char *end, struct clue *clue)
{
	enum { COUNT = 4, DEVICE_MAX = 31, FUNCTION_MAX = 7 };
	const bool is_bus_first = memchr(text, '@', (size_t)(end - text)) != NULL;
	uint32_t numbers[COUNT] = { 0 };
	unsigned count = 0, domain;

	end -= end[-1] == ')';
	while (text < end)
		numbers[count++] = take_number(&text, 10);
	domain = count == COUNT ? numbers[is_bus_first] : 0;
	clue->slot = (struct pci_slot){ domain, (uint8_t)numbers[is_bus_first ? 0 : count - 3],
		(uint8_t)numbers[count - 2], (uint8_t)numbers[count - 1] };
	return domain <= UINT16_MAX && numbers[count - 2] <= DEVICE_MAX &&
	       numbers[count - 1] <= FUNCTION_MAX;
}

/* Reads a number from BEGIN to END, perhaps with 0x before or an h after it. Returns false if it
 * has too many digits. */
static bool read_number(const char *begin, const char *end, struct clue *clue)
{
	enum { DIGITS_MAX = 8 };
	uint32_t decimal = 0;

	clue->has_0x = (begin[1] | 0x20) == 'x';
	begin += clue->has_0x ? 2 : 0;
	end -= (end[-1] | 0x20) == 'h';
	if (end - begin > DIGITS_MAX)
		return false;
	clue->digits = (unsigned)(end - begin);
	clue->value = hex_at(begin, clue->digits);
	for (; begin < end && *begin <= '9'; begin++)
		decimal = decimal * 10 + clues_digit_value(*begin);
	clue->decimal = begin < end || clue->has_0x ? UINT32_MAX : decimal;
	return true;
}

/* Reverses the bytes of a number, which macOS writes with the lowest one first: <a0560000>. */
static void reverse_bytes(struct clue *clue)
{
	clue->value = clue->value >> 24 | (clue->value >> 8 & 0xFF00);
	clue->decimal = UINT32_MAX;
	clue->digits = 4;
	clue->has_0x = true;
}

/* Returns the bracket before what BEGIN and END delimit if nothing else is in it, or NUL. */
static char bracket_around(const struct clues *clues, const char *begin, const char *end)
{
	if (begin > clues->begin &&
		((begin[-1] == '[' && *end == ']') || (begin[-1] == '(' && *end == ')')))
		return begin[-1];
	return '\0';
}

/* Returns what follows the s of IDs, or the number of ID2, at TEXT. */
static const char *skip_plural(const char *text)
{
	return text + (clues_is_digit(*text) || (*text | 0x20) == 's');
}

/* Returns the end of ID at TEXT, and of what joins it to a label; TEXT if it is not there. */
static const char *skip_id(const char *text)
{
	const char *id = text + (*text == ' ' || *text == '-' || *text == '_');

	if (!begins_with(id, "id"))
		return text;
	id = skip_plural(id + 2);
	return clues_is_word(*id) ? text : id;
}

/* Returns the end of the text of WORD at the beginning of TEXT; NULL if it is not there. */
static const char *match_word(const char *text, const struct word *word)
{
	const char *wanted = word->text;

	for (; *wanted; wanted++) {
		if (*wanted >= 'a') {
			if ((*text++ | 0x20) != *wanted)
				return NULL;
		} else if (*wanted == ' ') {
			text += *text == ' ' || *text == '-' || *text == '_';
		} else if (*wanted == '0') {
			if (!clues_is_digit(*text))
				return NULL;
			while (clues_is_digit(*text))
				text++;
		} else if (*text++ != *wanted) {
			return NULL;
		}
	}
	if (!clues_is_word(wanted[-1]))
		return text;
	if (wanted[-1] == 'd' && wanted[-2] == 'i')
		text = skip_plural(text);
	else if (word->kind == CLUE_LABEL)
		text = skip_id(text);
	return clues_is_word(*text) ? NULL : text;
}

/* Finds the longest of words[] that TEXT begins with, and where it ends. NULL if there is none. */
static const struct word *find_word(const char *text, const char **end)
{
	const char letter = (char)(*text | 0x20);
	const struct word *found = NULL;
	size_t low = 0, high = sizeof words / sizeof *words;

	*end = text;
	if (letter < 'a')
		return NULL;
	while (low < high) { /* the first that begins with the letter */
		const size_t middle = (low + high) / 2;

		if (*words[middle].text < letter)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < sizeof words / sizeof *words && *words[low].text == letter; low++) {
		const char *word_end = NULL;

		if ((text[1] | 0x20) == words[low].text[1])
			word_end = match_word(text, &words[low]);
		if (word_end && word_end >= *end) {
			*end = word_end;
			found = &words[low];
		}
	}
	return found;
}

bool clues_is_label(const char *text)
{
	const char *end;
	const struct word *word = find_word(text, &end);

	return word && word->kind == CLUE_LABEL;
}

void clues_begin(struct clues *clues, const char *text, size_t length)
{
	*clues = (struct clues){
		.begin = text, .cursor = text, .limit = text + length, .joint = JOINT_NOTHING
	};
}

/* Notes a mark of no meaning, which joins words or separates them. */
static void note_joint(struct clues *clues, enum joint joint)
{
	const enum gap gap = joint == JOINT_BLANK   ? GAP_BLANK
	                     : joint == JOINT_OTHER ? GAP_OTHER
	                                            : GAP_SEPARATOR;

	clues->joint = clues->joint == JOINT_NOTHING || clues->joint == joint ? joint : JOINT_OTHER;
	if (clues->gap < gap)
		clues->gap = gap;
}

/* Notes a word of no meaning. */
static void note_word(struct clues *clues, const char *begin, const char *end)
{
	clues->word = begin;
	clues->word_end = end;
	clues->joint = JOINT_NOTHING;
	clues->gap = GAP_OTHER;
}

/* Completes a clue that ends at END, from which the lexer continues. */
static void complete(struct clues *clues, enum clue_kind kind, const char *end, struct clue *clue)
{
	clue->kind = kind;
	clue->end = end;
	clue->gap = clues->gap;
	clue->bracket = bracket_around(clues, clue->begin, end);
	clues->cursor = end;
	clues->word = NULL;
	clues->joint = JOINT_NOTHING;
	clues->gap = GAP_BLANK;
}

/* Whether VEN_8086, which Windows writes on every bus, is on another one than PCI. */
static bool is_on_another_bus(const struct clues *clues)
{
	enum { LENGTH = sizeof "pci" - 1 };

	if (clues->joint == JOINT_AMPERSAND)
		return true;
	return clues->joint == JOINT_PATH && clues->word &&
	       (clues->word_end - clues->word != LENGTH || strncasecmp(clues->word, "pci", LENGTH));
}

/* Completes a label whose words end at END. */
static void complete_label(
	struct clues *clues, enum label label, const char *end, struct clue *clue)
{
	const char *value = skip_glue(end);

	if (label == LABEL_WINDOWS_VENDOR && is_on_another_bus(clues))
		label = LABEL_OTHER_BUS;
	clue->label = label;
	clue->is_field = is_separating(end - 1, value);
	clue->is_after_word = clues->word && clues->joint == JOINT_BLANK;
	clues->value = value;
	complete(clues, CLUE_LABEL, value, clue);
}

/* Completes the label that a quote at END is in lspci -mm. Returns false if it ends a string. */
static bool complete_quote(struct clues *clues, const char *end, struct clue *clue)
{
	static const unsigned char labels[] = { LABEL_CLASS, LABEL_VENDOR, LABEL_DEVICE_NAME };
	const unsigned quote = clues->quotes++ - 1;

	if (quote % 2)
		return false;
	clue->label = quote / 2 < sizeof labels ? labels[quote / 2] : LABEL_SUBSYSTEM;
	clue->is_field = clue->is_quoted = true;
	clues->value = end;
	complete(clues, CLUE_LABEL, end, clue);
	return true;
}

/* Completes a slot. In lspci -mm, strings follow it. */
static void complete_slot(struct clues *clues, const char *end, struct clue *clue)
{
	const char *next = clues_skip_blanks(end);

	clue->is_in_path = clue->begin > clues->begin && clue->begin[-1] == '/';
	complete(clues, CLUE_SLOT, end, clue);
	if (next > end && *next == '"')
		clues->quotes = 1;
}

/* Completes the vendor and device that groups of digits up to END are. Returns false if they are
 * something else. */
static bool complete_chain(struct clues *clues, const char *end, struct clue *clue)
{
	static const char after_revision[] = "dgfx:";

	if (is_joined_after(end, ':') || is_joined_after(end, '-') ||
		is_joined_before(clues, clue->begin) || !read_chain(clues, clue->begin, end, clue))
		return false;
	clue->is_without_vendor =
		!strncasecmp(clues_skip_blanks(end), after_revision, sizeof after_revision - 1);
	complete(clues, CLUE_PAIR, end, clue);
	return true;
}

void clues_next(struct clues *clues, struct clue *clue)
{
	const char *cursor = clues->cursor, *begin, *end, *marker;
	const struct word *known;
	unsigned joint;
	size_t length;

	*clue = (struct clue){ .class = NO_CLASS };
next:
	clue->begin = begin = cursor;
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

	// A vendor and a device in one.
	hex+ ( ":" hex+ )+ | hex+ ( "-" hex+ )+   {
		if (complete_chain(clues, cursor, clue))
			return;
		if (!clues_is_word(*cursor))
			goto all;
		for (cursor = begin; clues_is_hex_digit(*cursor);) // 8086:0x56a0, 8086:DEV_56A0
			cursor++;
		goto number;
	}
	'pci:v' [0-9a-zA-Z*]+                     {
		if (!read_modalias(begin, cursor, clue))
			goto word;
		goto pair;
	}
	'pci' 'ex'? hex{4} "," hex{3,4}           { // Solaris, without zeros at the beginning
		if (clues_is_word(*cursor))
			goto word;
		end = begin + 3 + ((begin[3] | 0x20) == 'e' && (begin[4] | 0x20) == 'x' ? 2 : 0);
		clue->vendor = (uint16_t)hex_at(end, 4);
		clue->id = (uint16_t)hex_at(end + 5, (size_t)(cursor - end - 5));
		goto pair;
	}

	// Slots.
	hex+ ( ":" hex+ )+ "." [0-7]              {
		if (clues_is_word(*cursor) || !read_slot(begin, cursor, clue))
			goto all;
		goto slot;
	}
	'pci' digit+ ( ":" digit+ ){3}
	| 'pci:' "*"? " "? "("? digit+ ( "@" digit+ ":" digit+ | ":" digit+ ( ":" digit+ )? )
	  ":" digit+ ")"?                         {
		if (clues_is_word(*cursor) || *cursor == '.' ||
			!read_decimal_slot(begin + 3, cursor, clue))
			goto word;
		clues->is_xorg = begin[3] == ':';
		goto slot;
	}

	// The revision of lspci -mm, in which it is the only one.
	"-" 'r' hex hex                           {
		complete_label(clues, LABEL_REVISION, begin + 2, clue);
		clue->is_field = true;
		return;
	}

	// The rest.
	word+                                     { goto word; }
	[ \t]+                                    { note_joint(clues, JOINT_BLANK); goto next; }
	"\""                                      {
		if (clues->quotes && complete_quote(clues, cursor, clue))
			return;
		goto mark;
	}
	"</" [a-zA-Z0-9_:-]+ ">"                   { goto mark; }
	"}"                                       {
		complete(clues, CLUE_OBJECT_END, cursor, clue);
		return;
	}
	"\x00"                                    {
		if (begin < clues->limit)
			goto mark;
		complete(clues, CLUE_END, begin, clue);
		return;
	}
	*                                         { goto mark; }
	*/
	/* clang-format on */
number:
	if ((*begin < '0' || *begin > '9') && find_word(begin, &end))
		goto word;
	if (clues_is_word(*cursor) || !read_number(begin, cursor, clue))
		goto word;
	if (begin > clues->begin && begin[-1] == '<' && *cursor == '>' &&
		!(clue->value & UINT16_MAX))
		reverse_bytes(clue);
	complete(clues, CLUE_NUMBER, cursor, clue);
	return;
pair:
	complete(clues, CLUE_PAIR, cursor, clue);
	return;
slot:
	complete_slot(clues, cursor, clue);
	return;
word: /* that BEGIN is in front of, whatever else comes */
	known = find_word(begin, &end);
	if (known && known->kind == CLUE_LABEL) {
		clue->has_decimal = clues->is_xorg;
		complete_label(clues, known->label, end, clue);
		return;
	}
	if (known) {
		complete(clues, known->kind, end, clue);
		return;
	}
	for (cursor = begin + 1; clues_is_word(*cursor);)
		cursor++;
all: /* of the token, which has no meaning */
	note_word(clues, begin, cursor);
	goto next;
mark: /* that joins words or separates them */
	length = read_mark(begin, &joint);
	note_joint(clues, (enum joint)(joint & ~(unsigned)GLUE));
	cursor = length > 1 ? begin + length : cursor;
	goto next;
}
