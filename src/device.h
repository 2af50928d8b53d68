/* A PCI device as a text names it. */
#ifndef DEVICE_H
#define DEVICE_H

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

#endif
