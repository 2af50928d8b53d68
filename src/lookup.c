/* Looking a device up in the tables; see lookup.h. */
#include "lookup.h"

#include "text.h"

static const struct pci_id *find_pci_id(unsigned id)
{
	const char *digits = text_upper_digits;
	const char key[] = { digits[id >> 12 & 15], digits[id >> 8 & 15], digits[id >> 4 & 15],
		digits[id & 15], '\0' };

	return pci_id_find(key, PCI_ID_KEY_LENGTH);
}

bool lookup_is_gpu(unsigned id)
{
	return find_pci_id(id) != NULL;
}

/* Returns the code that REVISION decides on for the devices of GROUP, or 0. */
static text_ref decide(const struct group *group, int revision)
{
	if (revision == NO_REVISION || revision == REVISION_POWERED_DOWN)
		return 0;
	for (unsigned i = 0; i < group->stepping_count; i++) {
		const struct stepping *stepping = &steppings[group->stepping + i];

		if ((revision & stepping->mask) == stepping->revision)
			return stepping->code;
	}
	return 0;
}

text_ref lookup_device_name(enum name_kind kind, text_ref name, text_ref code)
{
	for (unsigned i = kind ? device_name_ends[kind - 1] : 1; i < device_name_ends[kind]; i++) {
		if (device_names[i].code == code && (!name || device_names[i].name == name))
			return device_names[i].name;
	}
	return 0;
}

/* Returns whether the code of LISTING is one that no production stepping of the device has. */
static bool is_early(const struct listing *listing)
{
	return listing->code &&
	       !lookup_device_name(NAME_PRODUCT, lookup_ocloc_device(listing)->name, listing->code);
}

struct listing lookup_device(const struct device *device)
{
	struct listing listing = { 0 };
	const struct pci_id *known =
		device->vendor == VENDOR_INTEL ? find_pci_id(device->id) : NULL;

	if (!known)
		return listing;
	listing.is_known = true;
	listing.model = known->model;
	listing.code = decide(&groups[models[known->model].group], device->revision);
	listing.is_decided = listing.code != 0;
	listing.is_early = is_early(&listing);
	return listing;
}

struct listing lookup_known(unsigned index, struct device *device)
{
	*device = (struct device){ .vendor = VENDOR_INTEL,
		.id = pci_ids[index],
		.revision = NO_REVISION,
		.class = NO_CLASS };
	return lookup_device(device);
}

void lookup_prefer(struct listing *listing, text_ref code)
{
	listing->code = code;
	listing->is_decided = false;
	listing->is_early = is_early(listing);
}

bool lookup_is_listed(const struct row *row)
{
	return row != rows;
}

const struct row *lookup_row(const struct listing *listing, const struct release *release)
{
	const unsigned group = models[listing->model].group;

	return release->table ? &rows[group_rows[group * table_count + release->table - 1]] : rows;
}

const struct row *lookup_newest_row(const struct listing *listing)
{
	const struct row *row = rows;

	for (unsigned i = 0; i < ipex_release_count && !lookup_is_listed(row); i++)
		row = lookup_row(listing, &releases[i]);
	return row;
}

const struct ocloc_device *lookup_ocloc_device(const struct listing *listing)
{
	return &ocloc_devices[models[listing->model].device];
}

text_ref lookup_display_name(const struct listing *listing)
{
	const struct model *model = &models[listing->model];

	return model->name_count ? model_names[model->name] : 0;
}

const struct kernels *lookup_kernels(
	const struct listing *listing, const struct release *release, enum system system)
{
	const unsigned wheel = release->wheels[system];

	if (listing->is_early)
		return kernels;
	return &kernels[wheel_kernels[wheel * ocloc_device_count + models[listing->model].device]];
}

bool lookup_is_supported(
	const struct listing *listing, const struct release *release, enum system system)
{
	return release->table ? lookup_is_listed(lookup_row(listing, release))
	                      : lookup_kernels(listing, release, system) != kernels;
}

/* Returns the build of ROW for CODE, or NULL. */
static const struct build *find_build(const struct row *row, text_ref code)
{
	for (unsigned i = 0; i < row->build_count; i++) {
		if (builds[row->build + i].code == code)
			return &builds[row->build + i];
	}
	return NULL;
}

const struct build *lookup_highest_build(const struct row *row)
{
	return &builds[row->build + row->build_count - 1];
}

/* Completes ANSWER, whose row is in a release's table. */
static void answer_from_table(struct answer *answer)
{
	const struct row *row = answer->row;
	const struct build *preferred = find_build(row, answer->listing.code);

	answer->is_supported = lookup_is_listed(row);
	if (!answer->is_supported)
		return;
	answer->build = preferred ? preferred : lookup_highest_build(row);
	answer->code = answer->build->code;
	answer->codes = preferred ? answer->code : row->codes;
	answer->is_exact = answer->listing.is_decided ? preferred != NULL : row->build_count == 1;
}

struct answer lookup_answer(const struct device *device, const struct listing *listing,
	unsigned index, enum system system)
{
	const struct release *release = &releases[index];
	struct answer answer = {
		.device = device,
		.listing = *listing,
		.release = release,
		.row = lookup_row(listing, release),
		.build = builds,
		.kernels = lookup_kernels(listing, release, system),
	};

	if (release->table) {
		answer_from_table(&answer);
	} else {
		answer.is_supported = answer.is_exact = answer.kernels != kernels;
		answer.code = answer.codes = answer.kernels->code;
	}
	return answer;
}

text_ref lookup_codename(const struct answer *answer)
{
	return answer->row->codename ? answer->row->codename
	                             : lookup_newest_row(&answer->listing)->codename;
}

text_ref lookup_arch(const struct answer *answer)
{
	const struct row *newest = lookup_newest_row(&answer->listing);

	if (answer->row->arch)
		return answer->row->arch;
	if (newest->arch)
		return newest->arch;
	if (answer->row->generation_arch)
		return answer->row->generation_arch;
	return newest->generation_arch ? newest->generation_arch
	                               : lookup_ocloc_device(&answer->listing)->generation_arch;
}
