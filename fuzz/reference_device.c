/* The scanner of DEVICE a second time; see reference_device.h. Every question is asked anew at each
 * place of the line. */
#include "reference_device.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* What is left of a line. */
struct rest {
	const char *at, *end;
};

static char peek(struct rest rest, size_t offset)
{
	if ((size_t)(rest.end - rest.at) <= offset)
		return '\0';
	return rest.at[offset];
}

static bool is_blank(char c)
{
	return c && strchr(" \t\n\v\f\r", c);
}

static bool is_word(char c)
{
	return c == '_' || isalnum((unsigned char)c);
}

static void skip_blanks(struct rest *rest)
{
	while (is_blank(peek(*rest, 0)))
		rest->at++;
}

/* Takes TEXT, in either case. */
static bool take(struct rest *rest, const char *text)
{
	size_t length = strlen(text);

	if ((size_t)(rest->end - rest->at) < length || strncasecmp(rest->at, text, length) != 0)
		return false;
	rest->at += length;
	return true;
}

/* Takes from MIN to MAX hex digits. The number is too large where it is no PCI ID. */
static bool take_hex(struct rest *rest, size_t min, size_t max, unsigned long *number)
{
	size_t count = 0;

	*number = 0;
	for (; count < max && isxdigit((unsigned char)peek(*rest, 0)); count++) {
		char c = *rest->at++;

		*number = *number * 16 +
		          (unsigned long)(isdigit((unsigned char)c)
						  ? c - '0'
						  : tolower((unsigned char)c) - 'a' + 10);
	}
	return count >= min;
}

static bool take_id(struct rest *rest, uint16_t *id)
{
	unsigned long number;
	bool is_id = take_hex(rest, 4, 4, &number);

	*id = (uint16_t)number;
	return is_id;
}

/* (rev 08), &REV_08 or -r08 */
static bool take_revision(struct rest *rest, int *revision)
{
	struct rest tried = *rest;
	unsigned long number;
	bool is_revision;

	if (take(&tried, "(rev") && is_blank(peek(tried, 0))) {
		skip_blanks(&tried);
		is_revision = take_hex(&tried, 2, 2, &number) && take(&tried, ")");
	} else {
		tried = *rest;
		is_revision = (take(&tried, "&REV_") || take(&tried, "-r")) &&
		              take_hex(&tried, 2, 2, &number) && !is_word(peek(tried, 0));
	}
	if (!is_revision)
		return false;
	*revision = (int)number;
	*rest = tried;
	return true;
}

/* The first revision anywhere in REST. A dash is the beginning of one only where it begins a word.
 */
static int find_revision(struct rest rest)
{
	int revision;

	for (; rest.at < rest.end; rest.at++) {
		struct rest tried = rest;

		if ((*rest.at != '-' || !is_word(rest.at[-1])) && take_revision(&tried, &revision))
			return revision;
	}
	return -1;
}

static bool is_end(struct rest rest)
{
	skip_blanks(&rest);
	return rest.at == rest.end;
}

/* 7D55, 0x00007d55: nothing but a revision behind */
static bool is_alone(struct rest rest, struct device *device)
{
	unsigned long number;
	struct rest behind;

	if (take(&rest, "0x") ? !take_hex(&rest, 1, 8, &number) : !take_hex(&rest, 4, 4, &number))
		return false;
	behind = rest;
	skip_blanks(&behind);
	take_revision(&behind, &device->revision);
	*device = (struct device){ VENDOR_INTEL, (uint16_t)number, find_revision(rest) };
	return number <= UINT16_MAX && is_end(behind);
}

/* 8086 7D55 */
static bool is_pair(struct rest rest, struct device *device)
{
	if (!take_id(&rest, &device->vendor) || peek(rest, 0) != ' ')
		return false;
	rest.at++;
	if (!take_id(&rest, &device->id) || is_word(peek(rest, 0)))
		return false;
	device->revision = find_revision(rest);
	return true;
}

/* A string in quotes, with backslashes before those in it. What is in it is set in CONTENT. */
static bool take_quoted(struct rest *rest, struct rest *content)
{
	skip_blanks(rest);
	if (!take(rest, "\""))
		return false;
	content->at = rest->at;
	while (peek(*rest, 0) && peek(*rest, 0) != '"') {
		if (*rest->at == '\\' && !peek(*rest, 1))
			return false;
		rest->at += *rest->at == '\\' ? 2 : 1;
	}
	content->end = rest->at;
	return take(rest, "\"");
}

/* "8086", "Intel Corporation [8086]" */
static bool take_quoted_id(struct rest *rest, uint16_t *id)
{
	struct rest content;

	if (!take_quoted(rest, &content))
		return false;
	if (content.end - content.at == 4)
		return take_id(&content, id);
	if (content.end - content.at < 6)
		return false;
	content.at = content.end - 6;
	return take(&content, "[") && take_id(&content, id) && take(&content, "]");
}

/* 0000:00:02.0 and blanks */
static bool take_slot(struct rest *rest)
{
	struct rest domain = *rest;
	unsigned long number;

	while (isxdigit((unsigned char)peek(domain, 0)))
		domain.at++;
	if (domain.at - rest->at >= 4 && take(&domain, ":"))
		*rest = domain;
	if (!(take_hex(rest, 2, 2, &number) && take(rest, ":") && take_hex(rest, 2, 2, &number) &&
		    take(rest, ".") && peek(*rest, 0) >= '0' && peek(*rest, 0) <= '7' &&
		    is_blank(peek(*rest, 1))))
		return false;
	rest->at++;
	skip_blanks(rest);
	return true;
}

/* 0000:00:02.0 "VGA compatible controller [0300]" "Intel Corporation [8086]" "Device [7d55]" */
static bool is_machine_readable(struct rest rest, struct device *device)
{
	struct rest content;

	if (!take_slot(&rest) || !take_quoted(&rest, &content) ||
		!take_quoted_id(&rest, &device->vendor) || !take_quoted_id(&rest, &device->id))
		return false;
	device->revision = find_revision(rest);
	return true;
}

/* 8086:7d55, and no longer address */
static bool is_colon_pair(struct rest rest, struct device *device)
{
	if (!take_id(&rest, &device->vendor) || !take(&rest, ":") || !take_id(&rest, &device->id) ||
		is_word(peek(rest, 0)))
		return false;
	device->revision = find_revision(rest);
	while (take(&rest, ":"))
		;
	return !is_word(peek(rest, 0));
}

/* pci:v00008086d00007D55sv… */
static bool is_modalias(struct rest rest, struct device *device)
{
	unsigned long vendor, id;

	if (!take(&rest, "pci:v") || !take_hex(&rest, 8, 8, &vendor) || !take(&rest, "d") ||
		!take_hex(&rest, 8, 8, &id) || vendor > UINT16_MAX || id > UINT16_MAX ||
		(is_word(peek(rest, 0)) && !strchr("sS", peek(rest, 0))))
		return false;
	*device = (struct device){ (uint16_t)vendor, (uint16_t)id, find_revision(rest) };
	return true;
}

/* PCI\VEN_8086&DEV_7D55; the backslash may be escaped by more of them */
static bool is_instance_id(struct rest rest, struct device *device)
{
	if (!take(&rest, "PCI\\"))
		return false;
	while (take(&rest, "\\"))
		;
	if (!take(&rest, "VEN_") || !take_id(&rest, &device->vendor) || !take(&rest, "&DEV_") ||
		!take_id(&rest, &device->id))
		return false;
	device->revision = find_revision(rest);
	return !is_word(peek(rest, 0));
}

/* (0x7d55) */
static bool is_in_parentheses(struct rest rest, struct device *device)
{
	unsigned long number;

	if (!take(&rest, "(0x") || !take_hex(&rest, 1, 8, &number) || number > UINT16_MAX ||
		!take(&rest, ")"))
		return false;
	*device = (struct device){ VENDOR_INTEL, (uint16_t)number, find_revision(rest) };
	return true;
}

/* Whether colons join what begins at AT to a word before it, in the line that begins at BEGIN. */
static bool is_joined(const char *begin, const char *at)
{
	const char *before = at;

	while (before > begin && before[-1] == ':')
		before--;
	return before < at && before > begin && is_word(before[-1]);
}

/* A device anywhere in the line, one with its vendor first. What stands behind a subsystem's ID is
 * the subsystem's. */
static bool is_in_line(struct rest line, struct device *device)
{
	struct device in_parentheses;
	bool has_parentheses = false, is_vendor = false;

	for (struct rest rest = line; rest.at < rest.end; rest.at++) {
		bool is_word_joined = is_joined(line.at, rest.at);
		struct rest word = rest;

		if (!has_parentheses && !is_vendor)
			has_parentheses = is_in_parentheses(rest, &in_parentheses);
		if (!is_word(*rest.at) || (rest.at > line.at && is_word(rest.at[-1])))
			continue;
		if ((!is_word_joined && is_colon_pair(rest, device)) || is_modalias(rest, device) ||
			is_instance_id(rest, device))
			return true;
		if (take(&word, "vendor"))
			is_vendor = true;
		else if (take(&word, "PCI_SUBSYS") || take(&word, "SUBSYS"))
			break;
	}
	if (has_parentheses)
		*device = in_parentheses;
	return has_parentheses;
}

/* Two IDs in brackets that begin at AT, behind a name that begins at NAME or later. */
static bool is_bracketed(const char *name, struct rest at, struct device *device)
{
	struct rest rest = at;

	if (at.at - name < 3 || at.at[-2] == ':' || !take(&rest, "[") ||
		!take_id(&rest, &device->vendor) || !take(&rest, ":") ||
		!take_id(&rest, &device->id) || !take(&rest, "]"))
		return false;
	device->revision = find_revision(rest);
	return true;
}

/* The line that lspci writes without -mm: the first pair in brackets, or behind a colon and a
 * blank, before a subsystem. */
static bool is_lspci(struct rest rest, struct device *device)
{
	static const char subsystem[] = "Subsystem:";
	const ptrdiff_t length = sizeof subsystem - 1;
	struct rest name;

	if (!take_slot(&rest) || peek(rest, 0) == '"')
		return false;
	name = rest;
	for (; rest.at < rest.end; rest.at++) {
		struct rest pair = rest;

		if (rest.at - name.at >= length &&
			!memcmp(rest.at - length, subsystem, (size_t)length))
			return false;
		if (is_bracketed(name.at, rest, device))
			return true;
		if (rest.at[-1] != ' ' || rest.at[-2] != ':' || !take_id(&pair, &device->vendor) ||
			!take(&pair, ":") || !take_id(&pair, &device->id))
			continue;
		device->revision = find_revision(pair);
		if (!is_word(peek(pair, 0)) && peek(pair, 0) != ':')
			return true;
	}
	return false;
}

bool reference_device_scan(const char *text, size_t length, struct device *device)
{
	struct rest line = { text, text + length };

	skip_blanks(&line);
	return is_alone(line, device) || is_pair(line, device) ||
	       is_machine_readable(line, device) || is_lspci(line, device) ||
	       is_in_line(line, device);
}
