/* A fast reader of what most lines of long inputs are; see fast.h. */
#include "fast.h"

#include "lspci.h"
#include "text.h"

const char *fast_read(const char *text, const char *limit, struct device *device)
{
	const unsigned id = text_read_number(text);

	/* One branch: which of the two fails changes from line to line, with a domain or without,
	 * and is guessed wrong. lspci_read has multiplications in place of such branches. */
	if ((id > UINT16_MAX) | ((unsigned char)text[ID_DIGITS] >= ' '))
		return lspci_read(text, limit, device);
	/* Not all of it at once, which gcc -Os would clear first: that takes twice as long. */
	device->vendor = VENDOR_INTEL;
	device->id = id;
	device->revision = NO_REVISION;
	device->has_slot = false;
	device->class = NO_CLASS;
	return text + ID_DIGITS;
}
