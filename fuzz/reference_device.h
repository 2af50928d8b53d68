/* A second scanner of DEVICE, slow and obvious, for tests and fuzzing. It follows fuzz/RULES.md and
 * not the scanner of src/. */
#ifndef REFERENCE_DEVICE_H
#define REFERENCE_DEVICE_H

#include "device.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Reads the device that the LENGTH bytes at TEXT, a line or an operand, name: its vendor, ID and
 * revision; the slot and the class are left out. IS_GPU returns whether any table knows the PCI ID.
 * Returns false if the text does not name a device.
 */
bool reference_device_read(
	const char *text, size_t length, bool (*is_gpu)(unsigned id), struct device *device);

#endif
