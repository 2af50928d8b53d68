/* The classes of PCI devices; see class.h. */
#include "class.h"

#include "clues.h"

#include <string.h>
#include <strings.h>

enum {
	BASE_CLASS_DISPLAY = 0x03,
	DIGITS = 4, /* of a class and subclass */
};

/* clang-format off */
/* Classes with their names in pci.ids, as they are within a sentence. */
static const char classes[] =
	"0104 RAID bus controller\0"
	"0106 SATA controller\0"
	"0108 non-volatile memory controller\0"
	"0200 Ethernet controller\0"
	"0280 network controller\0"
	"0300 VGA compatible controller\0"
	"0302 3D controller\0"
	"0380 display controller\0"
	"0403 audio device\0"
	"0480 multimedia controller\0"
	"0600 host bridge\0"
	"0601 ISA bridge\0"
	"0604 PCI bridge\0"
	"0680 bridge\0"
	"0780 communication controller\0"
	"0880 system peripheral\0"
	"0C03 USB controller\0"
	"0C05 SMBus\0"
	"0C80 serial bus controller\0"
	"1180 signal processing controller\0"
	"1200 processing accelerators\0";
/* clang-format on */

bool class_is_display(int32_t class)
{
	return class >> 8 == BASE_CLASS_DISPLAY;
}

/* Returns the class at ENTRY. */
static int32_t class_at(const char *entry)
{
	int32_t class = 0;

	for (int i = 0; i < DIGITS; i++)
		class = class << 4 | (int32_t)clues_digit_value(entry[i]);
	return class;
}

const char *class_name(int32_t class)
{
	for (const char *entry = classes; *entry; entry += strlen(entry) + 1) {
		if (class_at(entry) == class && !class_is_display(class))
			return entry + DIGITS + 1;
	}
	return NULL;
}

int32_t class_find(const char *text)
{
	for (const char *entry = classes; *entry; entry += strlen(entry) + 1) {
		const char *name = entry + DIGITS + 1;

		if ((*text | 0x20) == (*name | 0x20) && !strncasecmp(text, name, strlen(name)) &&
			!clues_is_word(text[strlen(name)]))
			return class_at(entry);
	}
	return NO_CLASS;
}
