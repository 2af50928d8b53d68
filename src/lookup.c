/* Recognising a device, and naming a release; see lookup.h. */
#include "lookup.h"

#include "text.h"
#include "version.h"

#include <string.h>
#include <strings.h>

/* The code that REVISION decides on for the devices of GROUP, or 0. A device that is powered down
 * reads as all ones. */
static text_ref decide(const struct group *group, int revision)
{
	for (unsigned i = 0; revision >= 0 && revision != 0xFF && i < group->stepping_count; i++) {
		const struct stepping *stepping = &steppings[group->stepping + i];

		if ((revision & stepping->mask) == stepping->revision)
			return stepping->code;
	}
	return 0;
}

static unsigned find_group(unsigned id)
{
	const char key[] = PCI_ID_KEY(id);
	const struct pci_id *pci_id = pci_id_find(key, PCI_ID_KEY_LENGTH);

	return pci_id ? pci_id->group : 0;
}

bool lookup_is_gpu(unsigned id)
{
	return id <= UINT16_MAX && find_group(id) != 0;
}

void lookup_device(const struct device *device, struct listing *listing)
{
	listing->group = device->vendor == VENDOR_INTEL ? find_group(device->id) : 0;
	listing->code = decide(&groups[listing->group], device->revision);
	listing->is_decided = listing->code != 0;
}

/* The build of ROW for CODE, or NULL. */
static const struct build *find_build(const struct row *row, unsigned code)
{
	for (unsigned i = 0; i < row->build_count; i++) {
		if (builds[row->build + i].code == code)
			return &builds[row->build + i];
	}
	return NULL;
}

struct answer lookup_answer(
	const struct device *device, const struct listing *listing, unsigned release)
{
	struct answer answer = { .device = device,
		.listing = *listing,
		.release = release,
		.row = lookup_row(listing, release) };

	answer.is_supported = answer.row != rows;
	answer.build = find_build(answer.row, listing->code);
	answer.is_narrowed = answer.build != NULL;
	answer.is_exact =
		answer.row->build_count == 1 || (answer.is_narrowed && listing->is_decided);
	if (!answer.build)
		answer.build = &builds[answer.row->build + answer.row->highest];
	return answer;
}

struct answer lookup_newest(const struct device *device, const struct listing *listing)
{
	unsigned release = 0;

	while (release + 1 < release_count && lookup_row(listing, release) == rows)
		release++;
	return lookup_answer(device, listing, release);
}

int lookup_release(const char *name)
{
	static const char default_label[] = "xpu";
	struct version wanted, known;

	if (text_is_same(name, "latest"))
		return 0;
	if (!version_parse(name, &wanted))
		return -1;
	if (!wanted.local.length)
		wanted.local = (struct version_part){ default_label, sizeof default_label - 1 };
	for (unsigned i = 0; i < release_name_count; i++) {
		if (version_parse(strings + release_names[i].name, &known) &&
			!version_compare(&known, &wanted))
			return release_names[i].release;
	}
	return -1;
}

int lookup_demucs_gui(const char *name)
{
	struct version wanted, from, to;

	if (!version_parse(name, &wanted))
		return -1;
	for (unsigned i = 0; i < release_count; i++) {
		const struct release *release = &releases[i];

		if (release->demucs_gui &&
			version_parse(strings + release->demucs_gui_from, &from) &&
			version_compare(&from, &wanted) <= 0 &&
			(!release->demucs_gui_to ||
				(version_parse(strings + release->demucs_gui_to, &to) &&
					version_compare(&wanted, &to) <= 0)))
			return (int)i;
	}
	return -1;
}

/* Whether NAME stands in LIST, whose items SEPARATOR and perhaps a blank separate. */
static bool is_in_list(text_ref list, char separator, const char *name)
{
	const char *item = strings + list;
	size_t name_length = strlen(name);

	while (*item) {
		size_t length = text_item_length(item, separator);

		if (length == name_length && !strncasecmp(item, name, length))
			return true;
		item += length;
		item += *item == separator;
		item += *item == ' ';
	}
	return false;
}

bool lookup_is_named(const struct row *row, const char *name, text_ref *code)
{
	*code = 0;
	if (!*name)
		return false;
	for (unsigned i = 0; i < device_name_count; i++) {
		if (text_is_same(strings + device_names[i].name, name) &&
			find_build(row, device_names[i].code)) {
			*code = i < generic_name_end ? 0 : device_names[i].code;
			return true;
		}
	}
	return is_in_list(row->codes, WORD_SEPARATOR, name) ||
	       is_in_list(row->devices, WORD_SEPARATOR, name) ||
	       is_in_list(row->codename, CODENAME_SEPARATOR, name) ||
	       text_is_same(strings + row->codename, name) ||
	       text_is_same(strings + row->arch, name);
}
