/* Answers that have been printed, kept for the next device that they are the answers to. Knows
 * nothing of their form. */
#ifndef CACHE_H
#define CACHE_H

#include "print.h"

/* What the releases that are asked about say, all together, of the devices with one listing. */
struct answers {
	bool is_supported; /* by any of them */
};

/*
 * Prints the answers to DEVICE, where they are kept for such a device: one copy, with its figures
 * in their places. Returns them, or NULL where they are not kept.
 */
const struct answers *cache_for_device(const struct device *device);

/* The same for DEVICE, whose listing is LISTING. */
const struct answers *cache_for_listing(const struct device *device, const struct listing *listing);

/*
 * Keeps ANSWERS, which have just been printed for DEVICE from POSITION of the output on, if that
 * was in one piece (see output_room) and they can be repeated: PLACES is complete.
 */
void cache_keep(const struct device *device, const struct listing *listing, struct answers answers,
	size_t position, const struct print_places *places);

#endif
