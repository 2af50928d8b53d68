/* What --long says of a device; see describe.h. */
#include "describe.h"

static void add_table(struct description *description, const struct answer *answer)
{
	if (description->table_count == DESCRIBE_TABLES_MAX)
		description->more_tables++;
	else
		description->tables[description->table_count++] = *answer;
}

/*
 * Adds RELEASE, whose wheel for SYSTEM has KERNELS for the device. The run before goes on if it
 * ends with PREVIOUS, the next older release with a wheel for the system, and needs the same
 * runtime.
 */
static void add_wheel(struct description *description, const struct release *release,
	const struct release *previous, enum system system, const struct kernels *found)
{
	struct wheel_run *runs = description->runs[release->package][system];
	unsigned *count = &description->run_counts[release->package][system];
	struct wheel_run *run = *count ? &runs[*count - 1] : NULL;

	if (run && run->last == previous && run->runtime == found->runtime) {
		run->last = release;
		run->count++;
	} else if (*count < DESCRIBE_RUNS_MAX) {
		runs[(*count)++] = (struct wheel_run){ release, release, 1, found->runtime };
	}
}

static void add_wheels(struct description *description, const struct listing *listing,
	unsigned begin, unsigned end, enum system system)
{
	const struct release *previous = NULL;

	for (unsigned i = end; i-- > begin;) {
		const struct kernels *found = lookup_kernels(listing, &releases[i], system);

		if (found != kernels)
			add_wheel(description, &releases[i], previous, system, found);
		if (releases[i].wheels[system])
			previous = &releases[i];
	}
}

/* Sets what to put in the settings of a build: IPEX's of its newest release that supports the
 * device. */
static void add_settings(struct description *description, const struct listing *listing)
{
	struct answer answer;

	for (unsigned i = 0; i < ipex_release_count && !description->ipex_setting; i++) {
		for (enum system system = 0; system < SYSTEM_COUNT; system++) {
			answer = lookup_answer(description->device, listing, &releases[i], system);
			if (!description->ipex_setting)
				description->ipex_setting = lookup_devlist(&answer);
		}
	}
	if (!description->ipex_setting)
		description->ipex_setting = description->ocloc_device;
	if (ipex_release_count < release_count) {
		answer = lookup_answer(
			description->device, listing, &releases[ipex_release_count], SYSTEM_LINUX);
		description->torch_setting = lookup_devlist(&answer);
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
		const struct answer answer =
			lookup_answer(device, listing, &releases[i], SYSTEM_LINUX);

		description->asks_tables |= releases[i].table != 0;
		if (releases[i].table && answer.is_supported)
			add_table(description, &answer);
		if (!description->codename)
			description->codename = lookup_codename(&answer);
		if (!description->arch)
			description->arch = lookup_arch(&answer);
	}
	for (enum system system = 0; system < SYSTEM_COUNT; system++)
		add_wheels(description, listing, begin, end, system);
	add_settings(description, listing);
}

static bool has_wheel(const struct description *description)
{
	unsigned count = 0;

	for (unsigned package = 0; package < PACKAGE_COUNT; package++) {
		for (enum system system = 0; system < SYSTEM_COUNT; system++)
			count += description->run_counts[package][system];
	}
	return count > 0;
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

	if (!choice->count || (is_card && (download || has_wheel(description)))) {
		choice->device = *device;
		choice->name = description->name;
		choice->code = download ? download->code : 0;
		choice->has_wheel = has_wheel(description);
	}
	choice->count++;
}
