/* What --long says of a device; see describe.h. */
#include "describe.h"

#include "devlist.h"
#include "text.h"

static void add_table(struct description *description, const struct answer *answer)
{
	if (description->table_count == DESCRIBE_TABLES_MAX)
		description->more_tables++;
	else
		description->tables[description->table_count++] = *answer;
}

bool describe_wheels(struct buffer *line, const struct listing *listing, enum package package,
	enum system system, unsigned begin, unsigned end, bool has_runtime)
{
	unsigned count = 0;   /* of the last releases, which follow one another and need RUNTIME */
	size_t first_end = 0; /* where the first of them ends in LINE */
	text_ref runtime = 0;

	buffer_clear(line);
	for (unsigned i = end; i-- > begin;) {
		const struct release *release = &releases[i];
		const struct kernels *found = lookup_kernels(listing, release, system);
		const char *name = strings + release->name, *separator;

		if (release->package != package || !release->wheels[system])
			continue;
		if (found == kernels || (has_runtime && found->runtime != runtime))
			count = 0;
		if (found == kernels)
			continue;
		runtime = found->runtime;
		separator = ++count > 2 ? " to " : line->length ? ", " : "";
		if (count > 1)
			line->length = first_end;
		buffer_add(line, "%s%.*s", separator, (int)text_item_length(name, '+'), name);
		if (count == 1)
			first_end = line->length;
		if (has_runtime && runtime)
			buffer_add(line, " (compute runtime %s or newer)", strings + runtime);
	}
	return line->length > 0;
}

/* Sets what to put in the settings of a build: IPEX's of its newest release that supports the
 * device. */
static void add_settings(struct description *description, const struct listing *listing)
{
	struct answer answer;

	for (unsigned i = 0; i < ipex_release_count && !description->ipex_setting; i++) {
		for (enum system system = 0; system < SYSTEM_COUNT; system++) {
			answer = lookup_answer(description->device, listing, i, system);
			if (!description->ipex_setting)
				description->ipex_setting = devlist_find(&answer);
		}
	}
	if (!description->ipex_setting)
		description->ipex_setting = description->ocloc_device;
	if (ipex_release_count < release_count) {
		answer = lookup_answer(
			description->device, listing, ipex_release_count, SYSTEM_LINUX);
		description->torch_setting = devlist_find(&answer);
	}
}

void describe_device(const struct device *device, const struct listing *listing, unsigned begin,
	unsigned end, struct description *description)
{
	*description = (struct description){
		.device = device,
		.name = lookup_display_name(listing),
		.ocloc_device = lookup_ocloc_device(listing)->name,
		.sycl = lookup_ocloc_device(listing)->sycl,
		.is_known = listing->is_known,
	};
	for (unsigned i = begin; i < end; i++) {
		const struct answer answer = lookup_answer(device, listing, i, SYSTEM_LINUX);

		description->asks_tables |= releases[i].table != 0;
		if (releases[i].table && answer.is_supported)
			add_table(description, &answer);
		if (!description->codename)
			description->codename = lookup_codename(&answer);
		if (!description->arch)
			description->arch = lookup_arch(&answer);
	}
	for (enum package package = 0; package < PACKAGE_COUNT; package++) {
		for (enum system system = 0; system < SYSTEM_COUNT; system++)
			description->has_wheel |=
				describe_wheels(&description->wheels[package][system], listing,
					package, system, begin, end, true);
	}
	add_settings(description, listing);
}

const struct answer *describe_download(const struct description *description)
{
	return description->table_count ? &description->tables[0] : NULL;
}

void describe_choose(struct choice *choice, const struct description *description)
{
	const struct answer *download = describe_download(description);
	const struct device *device = description->device;
	const bool is_card = device->has_slot && device->slot.bus != 0;

	if (!choice->count || (is_card && (download || description->has_wheel))) {
		choice->device = *device;
		choice->name = description->name;
		choice->code = download ? download->code : 0;
		choice->has_wheel = description->has_wheel;
	}
	choice->count++;
}
