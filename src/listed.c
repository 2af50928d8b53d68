/* Names that --list takes; see listed.h. */
#include "listed.h"

#include "text.h"

#include <string.h>

static bool row_has_code(const struct row *row, text_ref code)
{
	for (unsigned i = 0; i < row->build_count; i++) {
		if (builds[row->build + i].code == code)
			return true;
	}
	return false;
}

/* Returns whether NAME is the own name of some device in devices.md. */
static bool is_own_name(const char *name)
{
	for (unsigned i = 1; i < ocloc_device_count; i++) {
		if (text_is_same(strings + ocloc_devices[i].name, name))
			return true;
	}
	return false;
}

/*
 * Returns whether CODE, which a name means, is one that the release of ANSWER lists for the device;
 * without a table, whether it is that of its product, and the name not IS_GENERIC.
 */
static bool has_code(const struct answer *answer, text_ref code, bool is_generic)
{
	if (lookup_is_listed(answer->row))
		return row_has_code(answer->row, code);
	return lookup_ocloc_device(&answer->listing)->code == code && !is_generic;
}

/*
 * A device is called by its own name. Other names are called by their code, or by the release's
 * table: the products of one code share them.
 */
static bool has_device_name(const char *name, const struct answer *answer, text_ref *code)
{
	const char *own = strings + lookup_ocloc_device(&answer->listing)->name;

	if (*own && is_own_name(name) && !text_is_same(own, name))
		return false;
	for (unsigned i = 1; i < device_name_ends[NAME_GENERIC]; i++) {
		const bool is_generic = i >= device_name_ends[NAME_STEPPING];

		if (!text_is_same(strings + device_names[i].name, name) ||
			!has_code(answer, device_names[i].code, is_generic))
			continue;
		if (!is_generic)
			*code = device_names[i].code;
		return true;
	}
	return text_is_same(own, name) ||
	       text_has_item(strings + answer->row->devices, WORD_SEPARATOR, name, strlen(name));
}

static bool has_codename(const char *name, const struct answer *answer)
{
	const char *codename = strings + lookup_codename(answer);

	return text_is_same(codename, name) ||
	       text_has_item(codename, CODENAME_SEPARATOR, name, strlen(name));
}

bool listed_matches(const struct listed *listed, const struct answer *answer, text_ref *code)
{
	*code = 0;
	switch (listed->kind) {
	case LISTED_CODE:
		return text_has_item(strings + answer->codes, WORD_SEPARATOR, listed->name,
			strlen(listed->name));
	case LISTED_DEVICE_NAME:
		return has_device_name(listed->name, answer, code);
	case LISTED_CODENAME:
		return has_codename(listed->name, answer);
	case LISTED_ARCH:
		return text_is_same(strings + lookup_arch(answer), listed->name);
	case LISTED_PRODUCT:
		return product_means(&listed->product, &answer->listing);
	default:
		return false;
	}
}

/* Returns whether LISTED matches any device that the releases asked about support. */
static bool matches_any(const struct listed *listed, const struct question *question)
{
	text_ref code;

	for (unsigned i = 0; i < pci_id_count; i++) {
		struct device device;
		const struct listing listing = lookup_known(i, &device);

		for (unsigned j = question->begin; j < question->end; j++) {
			const struct answer answer =
				lookup_answer(&device, &listing, j, question->format.system);

			if (answer.is_supported && listed_matches(listed, &answer, &code))
				return true;
		}
	}
	return false;
}

void listed_read(const char *name, const struct question *question, struct listed *listed)
{
	*listed = (struct listed){ .name = name };
	for (; listed->kind < LISTED_NOTHING && *name; listed->kind++) {
		if (listed->kind == LISTED_PRODUCT && !product_read(name, &listed->product))
			continue;
		if (matches_any(listed, question))
			return;
	}
	listed->kind = LISTED_NOTHING;
}
