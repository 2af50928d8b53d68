/* The one scanner of DEVICE; see device.h. */
#include "device.h"

#include "text.h"

#include <limits.h>
#include <string.h>

/*
 * The bytes as the rules see them, so that what they tell apart is one range each: letters in lower case; digits right
 * before them, which makes hex digits count on from HEX_0; then the underscore. Of the others, blanks are alike, and so are
 * those that no rule names.
 */
static const unsigned char seen[UCHAR_MAX + 1] = {
	['\0'] = '\n', ['\t'] = ' ', ['\n'] = ' ', ['\v'] = ' ', ['\f'] = ' ', ['\r'] = ' ', [' '] = ' ',
	['"'] = '"', ['&'] = '&', ['('] = '(', [')'] = ')', ['-'] = '-', ['.'] = '.', [':'] = ':', ['\\'] = '/',
	['0'] = 'W', ['1'] = 'X', ['2'] = 'Y', ['3'] = 'Z', ['4'] = '[', ['5'] = '\\', ['6'] = ']', ['7'] = '^', ['8'] = '_',
	['9'] = '`', ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd', ['E'] = 'e', ['F'] = 'f', ['G'] = 'g', ['H'] = 'h',
	['I'] = 'i', ['J'] = 'j', ['K'] = 'k', ['L'] = 'l', ['M'] = 'm', ['N'] = 'n', ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q',
	['R'] = 'r', ['S'] = 's', ['T'] = 't', ['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y', ['Z'] = 'z',
	['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd', ['e'] = 'e', ['f'] = 'f', ['g'] = 'g', ['h'] = 'h', ['i'] = 'i',
	['j'] = 'j', ['k'] = 'k', ['l'] = 'l', ['m'] = 'm', ['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r',
	['s'] = 's', ['t'] = 't', ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z', ['_'] = '{',
};

#define HEX_0 (unsigned)'W'
#define NO_ID UINT_MAX

/*!re2c
re2c:flags:input = custom;
re2c:api:style = free-form;
re2c:define:YYCTYPE   = "unsigned char";
re2c:define:YYPEEK    = "see(cursor)";
re2c:define:YYSKIP    = "cursor++;";
re2c:define:YYBACKUP  = "marker = cursor;";
re2c:define:YYRESTORE = "cursor = marker;";
re2c:yyfill:enable = 0;
re2c:sentinel = 10;

nul       = "\n";
backslash = "/";
zero      = "W";
octal     = [W-^];
hex       = [W-f];
word      = [W-{];
id        = hex{4};
slot      = ( hex{4,} ":" )? hex{2} ":" hex{2} "." octal;
quoted    = "\"" ( [^"/\n] | backslash [^\n] )* "\"";
*/

/* What the rules see at CURSOR. */
static inline unsigned char see(const char *cursor)
{
	return seen[(unsigned char)*cursor];
}

static bool is_word(const char *cursor)
{
	return see(cursor) >= HEX_0;
}

/* Returns the number that the hex digit at TEXT is, or more than 15 where it is none. */
static unsigned digit_at(const char *text)
{
	return (unsigned)see(text) - HEX_0;
}

/*
 * Reads LENGTH hex digits at TEXT into NUMBER. Returns false where they are not there, where they are more than eight, or
 * the number is too large for a PCI ID.
 */
static bool read_hex(const char *text, ptrdiff_t length, unsigned *number)
{
	uint32_t value = 0;

	for (ptrdiff_t i = 0; i < length; i++) {
		const unsigned digit = digit_at(text + i);

		if (digit > 0xF)
			return false;
		value = value << 4 | digit;
	}
	*number = value;
	return length <= 8 && value <= UINT16_MAX;
}

/* Returns the number that the four hex digits at TEXT are, or NO_ID where they are none. */
static unsigned id_at(const char *text)
{
	const unsigned a = digit_at(text), b = digit_at(text + 1), c = digit_at(text + 2), d = digit_at(text + 3);

	return (a | b | c | d) <= 0xF ? a << 12 | b << 8 | c << 4 | d : NO_ID;
}

/* Returns the number that the two hex digits at TEXT are. */
static unsigned byte_at(const char *text)
{
	return digit_at(text) << 4 | digit_at(text + 1);
}

const char *device_skip_blanks(const char *cursor)
{
	while (see(cursor) == ' ')
		cursor++;
	return cursor;
}

/* Reads the revision that begins at CURSOR. Returns its end, or NULL where none does. */
static const char *take_revision(const char *cursor, unsigned *revision)
{
	const char *marker;

	/*!re2c
	"(rev" " "+ hex{2} ")"     { *revision = byte_at(cursor - 3); return cursor; }
	( "&rev{" | "-r" ) hex{2}  { *revision = byte_at(cursor - 2); return is_word(cursor) ? NULL : cursor; }
	*                          { return NULL; }
	*/
}

/* Notes a device, and the first revision that stands somewhere between CURSOR and LIMIT. */
static bool found(struct device *device, unsigned vendor, unsigned id, const char *cursor, const char *limit)
{
	unsigned revision;

	*device = (struct device){(uint16_t)vendor, (uint16_t)id, -1};
	for (; cursor < limit; cursor++) {
		if ((*cursor == '(' || *cursor == '&' || (*cursor == '-' && !is_word(cursor - 1))) &&
		    take_revision(cursor, &revision)) {
			device->revision = (int)revision;
			break;
		}
	}
	return true;
}

/* An ID without a vendor is a device only where nothing but its revision comes behind. */
static bool found_alone(struct device *device, unsigned id, const char *cursor, const char *limit)
{
	const char *behind = device_skip_blanks(cursor);
	const char *end = take_revision(behind, &(unsigned){0});

	return device_skip_blanks(end ? end : behind) == limit && found(device, VENDOR_INTEL, id, cursor, limit);
}

/* Takes a quoted string, and the ID that it is, or ends with in brackets. Returns its end, or NULL where there is none. */
static const char *take_quoted(const char *cursor, unsigned *id)
{
	const char *marker, *begin = device_skip_blanks(cursor);

	cursor = begin;
	/*!re2c
	quoted  { goto string; }
	*       { return NULL; }
	*/
string:
	*id = NO_ID;
	if (cursor - begin == 6)
		read_hex(cursor - 5, 4, id);
	else if (cursor - begin > 7 && cursor[-7] == '[' && cursor[-2] == ']')
		read_hex(cursor - 6, 4, id);
	return cursor;
}

/* A device in what lspci -mm has behind the slot: its class, vendor and ID. */
static bool scan_quoted(const char *cursor, const char *limit, struct device *device)
{
	unsigned class, vendor, id;

	cursor = take_quoted(cursor, &class);
	cursor = cursor ? take_quoted(cursor, &vendor) : NULL;
	cursor = cursor ? take_quoted(cursor, &id) : NULL;
	return cursor && vendor != NO_ID && id != NO_ID && found(device, vendor, id, cursor, limit);
}

/* Whether it is a subsystem's device that comes behind the colon at COLON, in the rest of a line from REST on. */
static bool is_subsystem(const char *rest, const char *colon)
{
	static const char name[] = {'S', 'u', 'b', 's', 'y', 's', 't', 'e', 'm'};

	return colon[-1] == 'm' && colon - rest >= (int)sizeof name && !memcmp(colon - sizeof name, name, sizeof name);
}

/*
 * The device of a line of lspci behind its slot, which REST is: lspci -nn writes it in brackets behind a name, lspci -n behind
 * the class, a colon and a blank. It is the first that stands so, since a subsystem may follow.
 */
static bool scan_lspci(const char *rest, const char *limit, struct device *device)
{
	for (const char *cursor = rest;; cursor++) {
		const char *begin, *end;
		unsigned vendor, id;

		cursor = text_find_byte(cursor, limit, ':');
		if (limit - cursor < 5 || is_subsystem(rest, cursor))
			return false;
		begin = cursor - 4;
		end = cursor + 5;
		if (((begin[-1] == '[' && *end == ']' && begin[-3] != ':' && begin - rest > 3) ||
		     (begin[-1] == ' ' && begin[-2] == ':' && !is_word(end) && *end != ':')) &&
		    (vendor = id_at(begin)) != NO_ID && (id = id_at(cursor + 1)) != NO_ID)
			return found(device, vendor, id, end, limit);
	}
}

/* A device somewhere in the line. */
static bool scan_line(const char *cursor, const char *limit, struct device *device)
{
	const char *begin, *end, *marker, *behind = NULL;
	unsigned vendor, id, in_parentheses = 0;
	bool is_vendor = false; /* a number in parentheses is the vendor's */

	while (cursor < limit) {
		begin = cursor;
		/*!re2c
		id ":" id {
			return found(device, id_at(begin), id_at(begin + 5), cursor, limit);
		}
		"(" zero "x" hex+ ")" {
			if (!behind && !is_vendor && read_hex(begin + 3, cursor - begin - 4, &in_parentheses))
				behind = cursor;
			continue;
		}
		word ( ( word | ":" )* word )?  { end = cursor; goto word; }
		*                               { continue; }
		*/
word:
		cursor = begin;
		/*!re2c
		"pci:v" word* {
			if (read_hex(begin + 5, 8, &vendor) && see(begin + 13) == 'd' && read_hex(begin + 14, 8, &id) &&
			    (see(begin + 22) == 's' || !is_word(begin + 22)))
				return found(device, vendor, id, cursor, limit);
			goto next;
		}
		"pci" backslash+ "ven{" id "&dev{" id {
			if (!is_word(cursor))
				return found(device, id_at(cursor - 13), id_at(cursor - 4), cursor, limit);
			goto next;
		}
		"vendor"              { is_vendor = true; goto next; }
		( "pci{" )? "subsys"  { break; }
		*                     { goto next; }
		*/
next: /* of what colons join: a modalias in modalias:pci:v… */
		while (begin < end && *begin++ != ':')
			;
		if (begin < end)
			goto word;
		cursor = end;
	}
	return behind && found(device, VENDOR_INTEL, in_parentheses, behind, limit);
}

/* A device that is the whole line, or stands at its beginning. */
static bool scan_beginning(const char *cursor, const char *limit, struct device *device)
{
	const char *begin = cursor, *marker;
	unsigned id;

	/*!re2c
	id {
		return found_alone(device, id_at(begin), cursor, limit);
	}
	zero "x" hex+ {
		return read_hex(begin + 2, cursor - begin - 2, &id) && found_alone(device, id, cursor, limit);
	}
	id " " id {
		/* the rules see any blank alike, but those of two columns or lines have other figures between */
		return begin[4] == ' ' && !is_word(cursor) && found(device, id_at(begin), id_at(begin + 5), cursor, limit);
	}
	slot " "+ {
		return see(cursor) == '"' ? scan_quoted(cursor, limit, device) : scan_lspci(cursor, limit, device);
	}
	* {
		return false;
	}
	*/
}

const char *device_scan_bare(const char *text, struct device *device)
{
	const char *end = text + 4; /* told first, since other lines have something else there */
	unsigned id;

	end += *end == '\r';
	if (*end != '\n' || (id = id_at(text)) == NO_ID)
		return NULL;
	*device = (struct device){VENDOR_INTEL, (uint16_t)id, -1};
	return end + 1;
}

bool device_scan(const char *text, size_t length, struct device *device)
{
	const char *limit = text + length;

	text = device_skip_blanks(text);
	return scan_beginning(text, limit, device) || scan_line(text, limit, device);
}
