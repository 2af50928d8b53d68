/* Recognising a device, and naming a release; see lookup.h. */
#include "lookup.h"

#include "version.h"

#include <string.h>
#include <strings.h>

const uint16_t *lookup_rows(const struct device *device)
{
	static const char digits[] = "0123456789ABCDEF";
	const unsigned id = device->id;
	const char hex[] = {digits[id >> 12], digits[id >> 8 & 15], digits[id >> 4 & 15], digits[id & 15], '\0'};
	const struct pci_id *pci_id;

	if (device->vendor != VENDOR_INTEL)
		return NULL;
	pci_id = pci_id_find(hex, sizeof hex - 1);
	return pci_id ? &group_rows[pci_id->group * release_count] : NULL;
}

struct answer lookup_answer(const struct device *device, const uint16_t *row_numbers, unsigned release)
{
	bool is_listed = row_numbers && row_numbers[release];

	return (struct answer){device, release, is_listed ? &rows[row_numbers[release]] : NULL};
}

int lookup_release(const char *name)
{
	static const char default_label[] = "xpu";
	struct version wanted, known;

	if (!strcasecmp(name, "latest"))
		return 0;
	if (!version_parse(name, &wanted))
		return -1;
	if (!wanted.local.length)
		wanted.local = (struct version_part){default_label, sizeof default_label - 1};
	for (unsigned i = 0; i < release_name_count; i++) {
		if (version_parse(strings + release_names[i].name, &known) && !version_compare(&known, &wanted))
			return release_names[i].release;
	}
	return -1;
}

/* Whether NAME stands in LIST, whose items SEPARATOR and perhaps a blank separate. */
static bool is_in_list(text_ref list, char separator, const char *name)
{
	const char *item = strings + list;
	size_t name_length = strlen(name);

	while (*item) {
		const char *end = strchr(item, separator);
		size_t length = end ? (size_t)(end - item) : strlen(item);

		if (length == name_length && !strncasecmp(item, name, length))
			return true;
		item += length;
		item += *item == separator;
		item += *item == ' ';
	}
	return false;
}

bool lookup_is_named(const struct row *row, const char *name)
{
	if (!*name)
		return false;
	return is_in_list(row->codes, WORD_SEPARATOR, name) || is_in_list(row->devices, WORD_SEPARATOR, name) ||
	       is_in_list(row->codename, CODENAME_SEPARATOR, name) || !strcasecmp(strings + row->codename, name) ||
	       !strcasecmp(strings + row->arch, name);
}
