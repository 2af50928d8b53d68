/* A PCI device as a text names it, and its parts as texts. */
#ifndef DEVICE_H
#define DEVICE_H

#include "text.h"

#include <stdbool.h>
#include <stdint.h>

#define VENDOR_INTEL 0x8086U /* also the vendor of a device that is spelled without one */

enum {
	ID_DIGITS = 4, /* of a vendor, a device and a class */
	NO_REVISION = -1,
	NO_CLASS = -1,
	REVISION_POWERED_DOWN = 0xFF, /* all ones: the device does not answer */
};

/* The address of a PCI device: 0000:03:00.0. */
struct pci_slot {
	uint32_t domain;
	uint8_t bus, device, function;
};

/* Not of 16 bits: gcc -Os would write those and read 32, which waits for the write to end. A bare
 * ID would take a twelfth more time. */
struct device {
	unsigned vendor, id;
	int revision; /* NO_REVISION if the text has none */
	bool has_slot;
	struct pci_slot slot; /* if has_slot */
	int32_t class;        /* PCI class and subclass, 0x0300; NO_CLASS if the text has none */
};

/* Returns SLOT as a number, by which slots are in order. */
uint64_t device_slot_number(const struct pci_slot *slot);

/* The bytes of the longest text below, and a NUL. */
enum { DEVICE_TEXT_SIZE = sizeof "00000000:00:00.0" };

/* Each writes a part of a device to TO, without a NUL, and returns its end. */
char *device_write_number(unsigned number, char *to);               /* its four digits */
char *device_write_id(const struct device *device, char *to);       /* 56A0, 10DE:56A0 */
char *device_write_revision(const struct device *device, char *to); /* 08; nothing without one */
char *device_write_slot(const struct pci_slot *slot, char *to);     /* 0000:03:00.0 */

#endif
