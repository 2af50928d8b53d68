/* The parts of a PCI device as texts; see device.h. */
#include "device.h"

#include "text.h"

uint64_t device_slot_number(const struct pci_slot *slot)
{
	return (uint64_t)slot->domain << 24 | (uint32_t)slot->bus << 16 |
	       (uint32_t)slot->device << 8 | slot->function;
}

/* Writes the last COUNT digits of NUMBER, which are of DIGITS, to TO. Returns their end. */
static char *write_digits(char *to, const char *digits, unsigned number, unsigned count)
{
	for (char *digit = to + count; digit > to; number >>= 4)
		*--digit = digits[number & 0xF];
	return to + count;
}

char *device_write_number(unsigned number, char *to)
{
	return write_digits(to, text_upper_digits, number, ID_DIGITS);
}

char *device_write_id(const struct device *device, char *to)
{
	if (device->vendor != VENDOR_INTEL) {
		to = device_write_number(device->vendor, to);
		*to++ = ':';
	}
	return device_write_number(device->id, to);
}

char *device_write_revision(const struct device *device, char *to)
{
	if (device->revision == NO_REVISION)
		return to;
	return write_digits(to, text_lower_digits, (unsigned)device->revision, 2);
}

char *device_write_slot(const struct pci_slot *slot, char *to)
{
	unsigned domain_digits = 4;

	while (domain_digits < 8 && slot->domain >> 4 * domain_digits)
		domain_digits++;
	to = write_digits(to, text_lower_digits, slot->domain, domain_digits);
	*to++ = ':';
	to = write_digits(to, text_lower_digits, slot->bus, 2);
	*to++ = ':';
	to = write_digits(to, text_lower_digits, slot->device, 2);
	*to++ = '.';
	return write_digits(to, text_lower_digits, slot->function, 1);
}
