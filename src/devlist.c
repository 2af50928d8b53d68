/* What to put in USE_AOT_DEVLIST; see devlist.h. */
#include "devlist.h"

/* Returns IPEX's own setting for CODE, or 0. */
static text_ref find_setting(text_ref code)
{
	for (unsigned i = 1; i < setting_count; i++) {
		if (settings[i].code == code)
			return settings[i].name;
	}
	return 0;
}

/*
 * Returns the code that a build for the device of ANSWER is for. A wheel may serve the device with
 * another device's kernels, and serves no early stepping: for it, the code is the device's own.
 */
static text_ref code_to_build(const struct answer *answer, const struct row *row)
{
	const text_ref own = lookup_ocloc_device(&answer->listing)->code;

	if (answer->release->table)
		return answer->code;
	if (answer->listing.code)
		return answer->listing.code;
	return own || !lookup_is_listed(row) ? own : lookup_highest_build(row)->code;
}

text_ref devlist_find(const struct answer *answer)
{
	const struct listing *listing = &answer->listing;
	const bool is_ipex = answer->release->package == PACKAGE_IPEX;
	const struct row *row =
		lookup_is_listed(answer->row) ? answer->row : lookup_newest_row(listing);
	const text_ref code = code_to_build(answer, row);
	text_ref name = 0;

	if (is_ipex && !answer->is_supported)
		return 0;
	if (listing->is_early && code == listing->code)
		name = lookup_device_name(NAME_STEPPING, 0, code);
	if (!name && is_ipex)
		name = find_setting(code);
	if (!name)
		name = lookup_ocloc_device(listing)->name;
	if (!name)
		name = row->first_device;
	return name ? name : code;
}
