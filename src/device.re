/* The one scanner of DEVICE; see device.h. */
#include "device.h"

/*!re2c
re2c:define:YYCTYPE  = "unsigned char";
re2c:define:YYCURSOR = cursor;
re2c:define:YYMARKER = marker;
re2c:yych:conversion = 1;
re2c:yyfill:enable = 0;

blank  = [ \t\r\n\v\f];
hex    = [0-9a-fA-F];
id     = hex{4};
word   = [0-9a-zA-Z_];
quoted = "\"" ( [^"\\\x00] | "\\" [^\x00] )* "\"";
*/

/* The value of the hex digit C, or -1. */
static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/*
 * Reads LENGTH hex digits at TEXT, at most eight, into NUMBER. Returns false where they are not there, or the number is
 * too large for a PCI ID.
 */
static bool read_hex(const char *text, int length, unsigned *number)
{
	uint32_t value = 0;

	for (int i = 0; i < length; i++) {
		int digit = hex_value(text[i]);

		if (digit < 0)
			return false;
		value = value << 4 | (uint32_t)digit;
	}
	*number = value;
	return value <= UINT16_MAX;
}

static bool is_word(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_';
}

static const char *skip_blanks(const char *cursor)
{
	while (*cursor == ' ' || (*cursor >= '\t' && *cursor <= '\r'))
		cursor++;
	return cursor;
}

/* Reads the revision that begins at CURSOR. Returns its end, or NULL where none does. */
static const char *take_revision(const char *cursor, unsigned *revision)
{
	const char *marker;

	/*!re2c
	"(" 'rev' blank+ hex{2} ")"  { return read_hex(cursor - 3, 2, revision) ? cursor : NULL; }
	( '&REV_' | "-r" ) hex{2}    { return !is_word(*cursor) && read_hex(cursor - 2, 2, revision) ? cursor : NULL; }
	*                            { return NULL; }
	*/
}

/* Notes a device, and the first revision that stands somewhere between CURSOR and LIMIT. */
static bool found(struct device *device, unsigned vendor, unsigned id, const char *cursor, const char *limit)
{
	unsigned revision;

	*device = (struct device){(uint16_t)vendor, (uint16_t)id, -1};
	for (; cursor < limit; cursor++) {
		if ((*cursor == '(' || *cursor == '&' || (*cursor == '-' && !is_word(cursor[-1]))) &&
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
	const char *behind = skip_blanks(cursor);
	const char *end = take_revision(behind, &(unsigned){0});

	return skip_blanks(end ? end : behind) == limit && found(device, VENDOR_INTEL, id, cursor, limit);
}

/* Takes a quoted string that is an ID, or ends with one in brackets. Returns its end, or NULL for any other. */
static const char *take_quoted_id(const char *cursor, unsigned *id)
{
	const char *marker, *begin = skip_blanks(cursor);

	cursor = begin;
	/*!re2c
	quoted  { goto string; }
	*       { return NULL; }
	*/
string:
	if (cursor - begin == 6)
		return read_hex(cursor - 5, 4, id) ? cursor : NULL;
	return cursor - begin > 7 && cursor[-7] == '[' && cursor[-2] == ']' && read_hex(cursor - 6, 4, id) ? cursor : NULL;
}

/* A device that is the whole line, or stands at its beginning. */
static bool scan_beginning(const char *cursor, const char *limit, struct device *device)
{
	const char *begin = cursor, *marker;
	unsigned vendor, id;

	/*!re2c
	id {
		return read_hex(begin, 4, &id) && found_alone(device, id, cursor, limit);
	}
	'0x' hex{1,8} {
		return read_hex(begin + 2, (int)(cursor - begin) - 2, &id) && found_alone(device, id, cursor, limit);
	}
	id " " id {
		return !is_word(*cursor) && read_hex(begin, 4, &vendor) && read_hex(begin + 5, 4, &id) &&
		       found(device, vendor, id, cursor, limit);
	}
	( hex{4,} ":" )? hex{2} ":" hex{2} "." [0-7] blank+ quoted {
		cursor = take_quoted_id(cursor, &vendor);
		cursor = cursor ? take_quoted_id(cursor, &id) : NULL;
		return cursor && found(device, vendor, id, cursor, limit);
	}
	* {
		return false;
	}
	*/
}

/* A device somewhere in the line. */
static bool scan_line(const char *cursor, const char *limit, struct device *device)
{
	const char *begin, *marker, *behind = NULL;
	unsigned vendor, id, in_parentheses = 0;
	bool is_vendor = false; /* a number in parentheses is the vendor's */

	while (cursor < limit) {
		begin = cursor;
		/*!re2c
		id ":" id {
			return read_hex(begin, 4, &vendor) && read_hex(begin + 5, 4, &id) &&
			       found(device, vendor, id, cursor, limit);
		}
		'pci:v' word* {
			if (read_hex(begin + 5, 8, &vendor) && (begin[13] | 0x20) == 'd' && read_hex(begin + 14, 8, &id) &&
			    ((begin[22] | 0x20) == 's' || !is_word(begin[22])))
				return found(device, vendor, id, cursor, limit);
			continue;
		}
		'PCI' "\\"+ 'VEN_' word+ '&DEV_' word+ {
			if (read_hex(cursor - 13, 4, &vendor) && cursor[-14] == '_' && cursor[-5] == '_' &&
			    read_hex(cursor - 4, 4, &id))
				return found(device, vendor, id, cursor, limit);
			continue;
		}
		'(0x' hex{1,8} ")" {
			if (!behind && !is_vendor && read_hex(begin + 3, (int)(cursor - begin) - 4, &in_parentheses))
				behind = cursor;
			continue;
		}
		'vendor' [0-9a-zA-Z_:]*       { is_vendor = true; continue; }
		'PCI_'? 'SUBSYS' word*        { cursor = limit; continue; }
		word ( [0-9a-zA-Z_:]* word )? { continue; }
		*                             { continue; }
		*/
	}
	return behind && found(device, VENDOR_INTEL, in_parentheses, behind, limit);
}

bool device_scan(const char *text, size_t length, struct device *device)
{
	const char *limit = text + length;

	text = skip_blanks(text);
	return scan_beginning(text, limit, device) || scan_line(text, limit, device);
}
