/* The classes of PCI devices; see class.h. */
#include "class.h"

#include "clues.h"

#include <string.h>
#include <strings.h>

enum { BASE_CLASS_DISPLAY = 0x03 };

/* Classes with their names in pci.ids, as they are within a sentence. */
static const struct class
{
	uint16_t number;
	char name[30];
} classes[] = {
	{ 0x0104, "RAID bus controller" },
	{ 0x0106, "SATA controller" },
	{ 0x0108, "non-volatile memory controller" },
	{ 0x0200, "Ethernet controller" },
	{ 0x0280, "network controller" },
	{ 0x0300, "VGA compatible controller" },
	{ 0x0302, "3D controller" },
	{ 0x0380, "display controller" },
	{ 0x0403, "audio device" },
	{ 0x0480, "multimedia controller" },
	{ 0x0600, "host bridge" },
	{ 0x0601, "ISA bridge" },
	{ 0x0604, "PCI bridge" },
	{ 0x0680, "bridge" },
	{ 0x0780, "communication controller" },
	{ 0x0880, "system peripheral" },
	{ 0x0C03, "USB controller" },
	{ 0x0C05, "SMBus" },
	{ 0x0C80, "serial bus controller" },
	{ 0x1180, "signal processing controller" },
	{ 0x1200, "processing accelerators" },
};

bool class_is_display(int32_t class)
{
	return class >> 8 == BASE_CLASS_DISPLAY;
}

const char *class_name(int32_t class)
{
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
		if (classes[i].number == class && !class_is_display(class))
			return classes[i].name;
	}
	return NULL;
}

int32_t class_find(const char *text)
{
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
		const char *name = classes[i].name;

		if ((*text | 0x20) == (*name | 0x20) && !strncasecmp(text, name, strlen(name)) &&
			!clues_is_word(text[strlen(name)]))
			return classes[i].number;
	}
	return NO_CLASS;
}
