/* A PCI device as a text names it, and its parts as texts. */
#ifndef DEVICE_H
#define DEVICE_H

#include "text.h"

#include <stdbool.h>
#include <stdint.h>

#define VENDOR_INTEL 0x8086U /* also the vendor of a device that is spelled without one */

enum {
	NO_REVISION = -1,
	NO_CLASS = -1,
	REVISION_POWERED_DOWN = 0xFF, /* all ones: the device does not answer */
};

/* The address of a PCI device: 0000:03:00.0. */
struct pci_slot {
	uint32_t domain;
	uint8_t bus, device, function;
};

struct device {
	uint16_t vendor, id;
	int16_t revision; /* NO_REVISION if the text has none */
	bool has_slot;
	struct pci_slot slot; /* if has_slot */
	int32_t class;        /* PCI class and subclass, 0x0300; NO_CLASS if the text has none */
};

/* Returns SLOT as a number, by which slots are in order. */
uint64_t device_slot_number(const struct pci_slot *slot);

/* The bytes of the longest text below, and a NUL. */
enum { DEVICE_TEXT_SIZE = sizeof "00000000:00:00.0" };

/*
 * Writes the four digits of NUMBER to TO. Returns their end. All of them are made at once: a bare
 * ID takes a twelfth less time than with one after the other, a line of lspci a twentieth.
 */
ALWAYS_INLINE char *device_write_number(unsigned number, char *to)
{
	const uint32_t digits =
		number >> 12 | (number & 0xF00) | (number & 0xF0) << 12 | (number & 0xF) << 24;
	/* After 9 come letters, 7 further on in ASCII. */
	const uint32_t text = digits + 0x30303030 + ((digits + 0x06060606) >> 4 & 0x01010101) * 7;

	to[0] = (char)text;
	to[1] = (char)(text >> 8);
	to[2] = (char)(text >> 16);
	to[3] = (char)(text >> 24);
	return to + 4;
}

/* Each writes a part of a device to TO, without a NUL, and returns its end. */
static inline char *device_write_id(const struct device *device, char *to) /* 56A0, 10DE:56A0 */
{
	if (device->vendor != VENDOR_INTEL) {
		to = device_write_number(device->vendor, to);
		*to++ = ':';
	}
	return device_write_number(device->id, to);
}

char *device_write_revision(const struct device *device, char *to); /* 08; nothing without one */
char *device_write_slot(const struct pci_slot *slot, char *to);     /* 0000:03:00.0 */

#endif
