/* The lexer of DEVICE; see clues.h. A new label is a line in words[]. White space and the spellings
 * of an ampersand are read here: RULES 8a, 8b, 8e, 8f. */
#include "clues.h"

#include "text.h"

#include <limits.h>
#include <string.h>
#include <strings.h>

/*
 * The spellings that mean something. In them, a capital letter is a hexadecimal digit of the field
 * with that name; a + after it, more of them; a # after it, decimal digits in place of it. A blank
 * is a blank, a hyphen, an underscore or nothing, so "device id" is DeviceID as well. What comes
 * before a ? may be missing. A $ is all the letters, digits, stars and dots that follow. A % is ID
 * after a label, or nothing. Anything else is itself, in either case.
 *
 * Each follows the letter of its meaning: a label's is a capital, any other is a kind of clue. Of
 * several that match, the longest counts, or the last of those.
 */
/* clang-format off */
#define CHIP(spelling)           "H" spelling "%\0"
#define CLASS(spelling)          "C" spelling "%\0"
#define DEVICE(spelling)         "D" spelling "%\0"
#define DEVICE_NAME(spelling)    "N" spelling "%\0"
#define GRAPHICS(spelling)       "g" spelling "\0"
#define ID(spelling)             "I" spelling "%\0"
#define INTEL(spelling)          "i" spelling "\0"
#define OTHER(spelling)          "O" spelling "%\0"
#define OTHER_BUS(spelling)      "b" spelling "\0"
#define OTHER_VENDOR(spelling)   "o" spelling "\0"
#define PAIR(spelling)           "p" spelling "\0"
#define PLACE(spelling)          "s" spelling "\0"
#define PRODUCT(spelling)        "P" spelling "%\0"
#define REVISION(spelling)       "R" spelling "%\0"
#define SLOT(spelling)           "A" spelling "%\0"
#define SUBSYSTEM(spelling)      "S" spelling "%\0"
#define VENDOR(spelling)         "V" spelling "%\0"
#define VERSION(spelling)        "E" spelling "%\0"
#define WINDOWS_DEVICE(spelling) "X" spelling "%\0"
#define WINDOWS_VENDOR(spelling) "W" spelling "%\0"
/* clang-format on */

/* clang-format off */
/* Those that begin with a letter, by that letter. */
static const char *const words['z' - 'a' + 1] = {
	['a' - 'a'] =
		DEVICE("adapter device id")
		VENDOR("adapter vendor")
		SLOT("address")
		OTHER_VENDOR("advanced micro")
		OTHER_VENDOR("amd")
		GRAPHICS("angle")
		GRAPHICS("arc")
		OTHER_VENDOR("aspeed")
		OTHER_VENDOR("ati")
		OTHER("audio device"),
	['b' - 'a'] =
		OTHER_VENDOR("broadcom")
		OTHER_BUS("bus X# device X#:")
		SLOT("bus address")
		SLOT("bus id")
		SLOT("bus info"),
	['c' - 'a'] =
		SUBSYSTEM("card=")
		CLASS("cc_")
		DEVICE("chip id")
		REVISION("chip revision")
		CHIP("chip=")
		CLASS("class")
		CLASS("class code")
		OTHER("code")
		DEVICE("custom device id")
		VENDOR("custom vendor"),
	['d' - 'a'] =
		WINDOWS_DEVICE("dev")
		DEVICE("dev id")
		DEVICE_NAME("device")
		CLASS("device class")
		DEVICE("device id")
		DEVICE_NAME("device name")
		REVISION("device revision")
		VENDOR("device vendor")
		GRAPHICS("dg1")
		GRAPHICS("dg2")
		DEVICE("did"),
	['e' - 'a'] =
		OTHER("error"),
	['f' - 'a'] =
		DEVICE("force probe"),
	['g' - 'a'] =
		OTHER_VENDOR("geforce")
		GRAPHICS("gpu")
		DEVICE("gpu device")
		VENDOR("gpu vendor")
		GRAPHICS("graphics")
		DEVICE("graphics device"),
	['h' - 'a'] =
		REVISION("hardware revision")
		OTHER("hresult")
		REVISION("hw revision"),
	['i' - 'a'] =
		ID("id")
		OTHER_BUS("idproduct")
		OTHER_BUS("idvendor")
		GRAPHICS("igpu")
		INTEL("intel")
		GRAPHICS("iris"),
	['l' - 'a'] =
		OTHER("level"),
	['m' - 'a'] =
		OTHER_VENDOR("matrox")
		OTHER_VENDOR("mediatek")
		GRAPHICS("mesa")
		OTHER("monitor device"),
	['n' - 'a'] =
		OTHER("network device")
		OTHER_VENDOR("nouveau")
		OTHER_VENDOR("nvidia"),
	['p' - 'a'] =
		SLOT("pci address")
		SLOT("pci bdf address")
		SLOT("pci bus id")
		DEVICE_NAME("pci device")
		DEVICE("pci device id")
		DEVICE("pci id")
		REVISION("pci rev")
		REVISION("pci revision")
		SLOT("pci slot")
		SLOT("pci slot name")
		VENDOR("pci vendor")
		PLACE("pci:*? (?B#:D#:F#)?")
		PLACE("pci:*? (?B#@N#:D#:F#)?")
		PLACE("pci:*? (?N#:B#:D#:F#)?")
		PAIR("pci:v0000VVVVd0000IIII")
		PAIR("pci:v0000VVVVd0000IIIIs$")
		PAIR("pci:v0000VVVVd0000IIIIsvSSSSSSSSsdSSSSSSSSbcCCscCC$")
		PLACE("pciN#:B#:D#:F#")
		PAIR("pciVVVV,III")
		PAIR("pciVVVV,IIII")
		PAIR("pciexVVVV,III")
		PAIR("pciexVVVV,IIII")
		WINDOWS_VENDOR("pciven")
		OTHER("pid")
		OTHER("problem")
		OTHER_BUS("prod id")
		PRODUCT("product")
		OTHER("profile"),
	['q' - 'a'] =
		OTHER_VENDOR("quadro")
		OTHER_VENDOR("qualcomm"),
	['r' - 'a'] =
		OTHER_VENDOR("radeon")
		OTHER_VENDOR("realtek")
		OTHER("result")
		REVISION("rev")
		REVISION("rev.")
		REVISION("revision"),
	['s' - 'a'] =
		SUBSYSTEM("sdevice")
		SLOT("slot")
		OTHER("status")
		SUBSYSTEM("sub device")
		SUBSYSTEM("sub vendor")
		SUBSYSTEM("subsys")
		SUBSYSTEM("subsystem")
		SUBSYSTEM("subsystem device")
		SUBSYSTEM("subsystem vendor")
		SUBSYSTEM("svendor")
		SLOT("sysfs bus id"),
	['t' - 'a'] =
		OTHER("thread")
		OTHER("tid")
		OTHER_BUS("type: usb"),
	['u' - 'a'] =
		OTHER_BUS("ugenX#")
		GRAPHICS("uhd")
		OTHER_BUS("uhubX#")
		OTHER_BUS("usb X#-")
		OTHER_BUS("usb X#x")
		OTHER_BUS("usb device")
		OTHER_BUS("usb id")
		OTHER_BUS("usb vendor")
		OTHER_BUS("usb:")
		OTHER_BUS("usb@")
		OTHER_BUS("usb\\"),
	['v' - 'a'] =
		WINDOWS_VENDOR("ven")
		VENDOR("vendor")
		VERSION("version")
		VENDOR("vid")
		DEVICE("video device id")
		OTHER_VENDOR("virtualbox")
		OTHER_VENDOR("vmware"),
	['x' - 'a'] =
		GRAPHICS("xe"),
};
/* clang-format on */

/* Those of groups of digits. A line number, as grep -n writes it, may come first. */
static const char groups[] = PAIR("VVVV:IIII") PAIR("VVVV-IIII") PAIR("VVVV:IIII:SSSS:SSSS")
	PAIR("VVVV-IIII-SSSS-SSSS") PAIR("X#:VVVV:IIII") PLACE("BB:DD.F") PLACE("N+:BB:DD.F");

/*
 * The bytes that join words or are around them; JOINT_OTHER is 0. Those with GLUE can be between a
 * label and its value as well, as white space and quotes can.
 */
enum { GLUE = 0x10 };
static const unsigned char joints[SCHAR_MAX + 1] = {
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

/* Whether TEXT begins with BEGINNING, in either case. */
static bool begins_with(const char *text, const char *beginning)
{
	return !strncasecmp(text, beginning, strlen(beginning));
}

/* Reads the mark at TEXT, which is one byte if nothing else, and not a NUL. Returns its length, and
 * sets JOINT, which may have GLUE. */
static size_t read_mark(const char *text, unsigned *joint)
{
	*joint = (unsigned char)*text > SCHAR_MAX ? JOINT_OTHER : joints[(unsigned char)*text];
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
	for (; word > clues->begin && text_is_word(word[-1]); word--)
		is_hex = is_hex && text_is_hex_digit(word[-1]);
	return begin[-1] == '.' || is_hex || (word > clues->begin && word[-1] == ':');
}

/* Whether what comes at END goes on with the groups of digits before it, which SEPARATOR joins. */
static bool is_joined_after(const char *end, char separator)
{
	return text_is_word(*end) ||
	       (*end == separator && (text_is_word(end[1]) || end[1] == separator));
}

/* Reads a number from BEGIN to END, perhaps with 0x before it or an h after it. Returns false if it
 * is something else, or has too many digits. */
static bool read_number(const char *begin, const char *end, struct clue *clue)
{
	enum { DIGITS_MAX = 8 };
	uint32_t decimal = 0;
	bool is_decimal;

	clue->has_0x = begin[0] == '0' && (begin[1] | 0x20) == 'x';
	begin += clue->has_0x ? 2 : 0;
	end -= !clue->has_0x && (end[-1] | 0x20) == 'h';
	if (begin >= end || end - begin > DIGITS_MAX)
		return false;
	is_decimal = !clue->has_0x;
	clue->digits = (uint8_t)(end - begin);
	for (; begin < end && text_is_hex_digit(*begin); begin++) {
		clue->value = clue->value << 4 | text_digit_value(*begin);
		decimal = decimal * 10 + text_digit_value(*begin);
		is_decimal = is_decimal && text_is_digit(*begin);
	}
	clue->decimal = is_decimal ? decimal : UINT32_MAX;
	return begin == end;
}

/* Returns the bracket before what BEGIN and END delimit if nothing else is in it, or NUL. */
static char bracket_around(const struct clues *clues, const char *begin, const char *end)
{
	if (begin > clues->begin &&
		((begin[-1] == '[' && *end == ']') || (begin[-1] == '(' && *end == ')')))
		return begin[-1];
	return '\0';
}

static bool is_digit_of(char byte, bool is_decimal)
{
	return is_decimal ? text_is_digit(byte) : text_is_hex_digit(byte);
}

/* Reads the number at TEXT that the capital letter at PATTERN is. Returns its end, or NULL. */
static const char *read_field(const char *text, const char *pattern, uint32_t fields[])
{
	const bool is_decimal = pattern[1] == '#', is_long = is_decimal || pattern[1] == '+';
	uint32_t number;

	if (!is_digit_of(*text, is_decimal))
		return NULL;
	number = fields ? fields[*pattern - 'A'] : 0;
	do
		number = number * (is_decimal ? 10 : 16) + text_digit_value(*text++);
	while (is_long && is_digit_of(*text, is_decimal));
	if (fields)
		fields[*pattern - 'A'] = number;
	return text;
}

/* Returns what follows the s of IDs, or the number of ID2, at TEXT. */
static const char *skip_plural(const char *text)
{
	return text + (text_is_digit(*text) || (*text | 0x20) == 's');
}

static const char *skip_joint(const char *text)
{
	return text + (*text == ' ' || *text == '-' || *text == '_');
}

/* Returns the end of ID at TEXT, which follows a label, and of what joins it to that; TEXT if it is
 * not there. If the label ends with ID, it may only be more than one. */
static const char *skip_id(const char *text)
{
	const char *id = skip_joint(text);

	if (!text_is_word(text[-1]))
		return text;
	if (begins_with(text - 2, "id"))
		return skip_plural(text);
	if (!begins_with(id, "id"))
		return text;
	id = skip_plural(id + 2);
	return text_is_word(*id) ? text : id;
}

const char *clues_read(const char *text, const char *pattern, uint32_t fields[])
{
	for (; *pattern; pattern++) {
		if (*pattern >= 'a' && (*text | 0x20) == *pattern) {
			text++;
		} else if (*pattern >= 'A' && *pattern <= 'Z') {
			text = read_field(text, pattern, fields);
			if (!text)
				return NULL;
		} else if (*pattern == ' ') {
			text = skip_joint(text);
		} else if (*pattern == '%') {
			text = skip_id(text);
		} else if (*pattern == '$') {
			while (text_is_word(*text) || *text == '*' || *text == '.')
				text++;
		} else if (*pattern != '+' && *pattern != '#' && *pattern != '?') {
			if (*text == *pattern)
				text++;
			else if (pattern[1] != '?')
				return NULL;
		}
	}
	return text_is_word(text[-1]) && text_is_word(*text) ? NULL : text;
}

/* Finds the longest spelling of LIST, sorted by the second letter, at TEXT, and its end. Returns
 * NULL if there is none. */
static const char *find_in(const char *list, const char *text, const char **end)
{
	const char *found = NULL;

	for (; list && *list; list += strlen(list) + 1) {
		const char *list_end = NULL, second = list[2], wanted = (char)(text[1] | 0x20);

		if (second < 'a' || second == wanted)
			list_end = clues_read(text, list + 1, NULL);
		else if (second > wanted)
			break;
		if (list_end && (!found || list_end >= *end)) {
			*end = list_end;
			found = list;
		}
	}
	return found;
}

/* Finds the longest of words[] at TEXT, and its end. Returns NULL if there is none. */
static const char *find_word(const char *text, const char **end)
{
	return text_is_word(*text) && !text_is_digit(*text)
	               ? find_in(words[(*text | 0x20) - 'a'], text, end)
	               : NULL;
}

static bool is_label(const char *word)
{
	return *word < 'a';
}

bool clues_is_label(const char *text)
{
	const char *end, *word = find_word(text, &end);

	return word && is_label(word);
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
	clue->kind = (uint8_t)kind;
	clue->end = end;
	clue->gap = (uint8_t)clues->gap;
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
	clue->label = (uint8_t)label;
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

/* Reads the numbers of SPELLING, a pair or a slot, at CLUE. Returns false if one is too large. */
static bool read_fields(const char *spelling, struct clue *clue)
{
	enum { DEVICE_MAX = 31, FUNCTION_MAX = 7 };
	uint32_t fields[CLUE_FIELD_COUNT] = { 0 };

	clues_read(clue->begin, spelling + 1, fields);
	clue->vendor = (uint16_t)fields[CLUE_FIELD_VENDOR];
	clue->id = (uint16_t)fields[CLUE_FIELD_ID];
	if (strchr(spelling, 'C'))
		clue->class = (int32_t)fields[CLUE_FIELD_CLASS];
	clue->slot = (struct pci_slot){ fields[CLUE_FIELD_DOMAIN], (uint8_t)fields[CLUE_FIELD_BUS],
		(uint8_t)fields[CLUE_FIELD_DEVICE], (uint8_t)fields[CLUE_FIELD_FUNCTION] };
	return fields[CLUE_FIELD_VENDOR] <= UINT16_MAX && fields[CLUE_FIELD_ID] <= UINT16_MAX &&
	       fields[CLUE_FIELD_BUS] <= UINT8_MAX && fields[CLUE_FIELD_DEVICE] <= DEVICE_MAX &&
	       fields[CLUE_FIELD_FUNCTION] <= FUNCTION_MAX;
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

/* Whether the pair that SPELLING is at CLUE, up to END, is that of a device. One with a dash or a
 * subsystem is not if nothing says so: a label, pci: before it (hw-probe), or a slot of Xorg. */
static bool is_pair(
	const struct clues *clues, const char *spelling, const struct clue *clue, const char *end)
{
	enum { THREE = sizeof "8086:56a0:103c" - 1, BUS = sizeof "pci:" - 1 };
	const char *begin = clue->begin;

	if (is_joined_after(end, ':') || is_joined_after(end, '-') ||
		is_joined_before(clues, begin) || end - begin == THREE)
		return false;
	return clue->vendor == VENDOR_INTEL || begin == clues->value || clues->is_xorg ||
	       (begin - clues->begin >= BUS && begins_with(begin - BUS, "pci:")) ||
	       (!strchr(spelling, '-') && !strchr(spelling, 'S'));
}

static const char *skip_hex(const char *text)
{
	while (text_is_hex_digit(*text))
		text++;
	return text;
}

/* Returns the end of the groups of digits at TEXT, which colons or hyphens join. After colons, the
 * function of a slot may follow. */
static const char *end_of_groups(const char *text)
{
	const char *end = skip_hex(text);
	const char separator = *end;

	if (separator != ':' && separator != '-')
		return text;
	while (*end == separator && text_is_hex_digit(end[1]))
		end = skip_hex(end + 1);
	if (separator == ':' && end[0] == '.' && end[1] >= '0' && end[1] <= '7')
		end += 2;
	return end;
}

/* Completes the pair or slot that groups of digits up to END are. Returns false if they are
 * something else. */
static bool complete_groups(struct clues *clues, const char *end, struct clue *clue)
{
	static const char after_revision[] = "dgfx:";
	enum { DOMAIN_MIN = sizeof "0000:03:00.0" - 1, DOMAIN_MAX = DOMAIN_MIN + 4 };
	const char *found_end, *spelling = find_in(groups, clue->begin, &found_end);
	const ptrdiff_t length = end - clue->begin;

	if (!spelling || found_end != end || !read_fields(spelling, clue))
		return false;
	if (*spelling == CLUE_SLOT) {
		if (length > DOMAIN_MAX)
			return false;
		if (length < DOMAIN_MIN)
			clue->slot.domain = 0; /* but a line number */
		complete_slot(clues, end, clue);
		return true;
	}
	if (!is_pair(clues, spelling, clue, end))
		return false;
	clue->is_without_vendor =
		!strncasecmp(clues_skip_blanks(end), after_revision, sizeof after_revision - 1);
	complete(clues, CLUE_PAIR, end, clue);
	return true;
}

/* Completes what WORD, of words[], is at CLUE, up to END. Returns false if it is something else. */
static bool complete_word(struct clues *clues, const char *word, const char *end, struct clue *clue)
{
	if (is_label(word)) {
		clue->has_decimal = clues->is_xorg;
		complete_label(clues, (enum label) * word, end, clue);
		return true;
	}
	if (*word == CLUE_PAIR)
		read_fields(word, clue);
	if (*word != CLUE_SLOT) {
		complete(clues, (enum clue_kind) * word, end, clue);
		return true;
	}
	if (text_is_word(*end) || *end == '.' || !read_fields(word, clue))
		return false;
	clues->is_xorg = clue->begin[3] == ':';
	complete_slot(clues, end, clue);
	return true;
}

/* Completes a number, with its bytes in reverse if they are as macOS writes them: <a0560000>. */
static void complete_number(struct clues *clues, const char *end, struct clue *clue)
{
	enum { DIGITS = 4 };

	if (clue->digits == 2 * DIGITS && clue->begin > clues->begin && clue->begin[-1] == '<' &&
		*end == '>' && !(clue->value & UINT16_MAX)) {
		clue->value = clue->value >> 24 | (clue->value >> 8 & 0xFF00);
		clue->decimal = UINT32_MAX;
		clue->digits = DIGITS;
		clue->has_0x = true;
	}
	complete(clues, CLUE_NUMBER, end, clue);
}

void clues_next(struct clues *clues, struct clue *clue)
{
	const char *cursor = clues->cursor, *begin, *end, *marker, *known;
	unsigned joint;
	size_t length;

start:
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

	hex  = [0-9a-fA-F];
	name = [0-9a-zA-Z_:-];

	[0-9a-zA-Z]+                              { goto word; }
	"\""                                      {
		if (clues->quotes && complete_quote(clues, cursor, clue))
			return;
		goto mark;
	}
	"</" name+ ">"                            { goto mark; }
	"-" 'r' hex hex                           { // of lspci -mm, in which it is the only one
		complete_label(clues, LABEL_REVISION, begin + 2, clue);
		clue->is_field = true;
		return;
	}
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
word: /* that BEGIN is in front of, whatever else comes */
	end = end_of_groups(begin);
	if (end > cursor) {
		if (complete_groups(clues, end, clue))
			return;
		if (!text_is_word(*end) || end[-2] == '.') { /* not 8086:0x56a0, 8086:DEV_56A0 */
			cursor = end;
			goto all;
		}
	}
	known = find_word(begin, &end);
	if (known && complete_word(clues, known, end, clue))
		return;
	if (!known && read_number(begin, cursor, clue)) {
		complete_number(clues, cursor, clue);
		return;
	}
all: /* of the token, which has no meaning */
	note_word(clues, begin, cursor);
	goto start;
mark: /* that joins words or separates them */
	length = read_mark(begin, &joint);
	note_joint(clues, (enum joint)(joint & ~(unsigned)GLUE));
	cursor = length > 1 ? begin + length : cursor;
	goto next;
}
