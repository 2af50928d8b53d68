/* The classes of PCI devices; see class.h. */
#include "class.h"

#include "text.h"

#include <string.h>
#include <strings.h>

enum { BASE_CLASS_DISPLAY = 0x03 };

/* Each is its number, the higher byte first, and its name in pci.ids, as it is within a sentence.
 */
/* clang-format off */
static const char classes[] =
	"\x01\x04" "RAID bus controller\0"
	"\x01\x06" "SATA controller\0"
	"\x01\x08" "non-volatile memory controller\0"
	"\x02\x00" "Ethernet controller\0"
	"\x02\x80" "network controller\0"
	"\x03\x00" "VGA compatible controller\0"
	"\x03\x02" "3D controller\0"
	"\x03\x80" "display controller\0"
	"\x04\x03" "audio device\0"
	"\x04\x80" "multimedia controller\0"
	"\x06\x00" "host bridge\0"
	"\x06\x01" "ISA bridge\0"
	"\x06\x04" "PCI bridge\0"
	"\x06\x80" "bridge\0"
	"\x07\x80" "communication controller\0"
	"\x08\x80" "system peripheral\0"
	"\x0C\x03" "USB controller\0"
	"\x0C\x05" "SMBus\0"
	"\x0C\x80" "serial bus controller\0"
	"\x11\x80" "signal processing controller\0"
	"\x12\x00" "processing accelerators\0";
/* clang-format on */

static const char *const classes_end = classes + sizeof classes - 1;

static int32_t number_of(const char *class)
{
	return (unsigned char)class[0] << 8 | (unsigned char)class[1];
}

static const char *name_of(const char *class)
{
	return class + 2;
}

static const char *next(const char *class)
{
	return name_of(class) + strlen(name_of(class)) + 1;
}

bool class_is_display(int32_t class)
{
	return class >> 8 == BASE_CLASS_DISPLAY;
}

const char *class_name(int32_t class)
{
	for (const char *known = classes; known < classes_end; known = next(known)) {
		if (number_of(known) == class && !class_is_display(class))
			return name_of(known);
	}
	return NULL;
}

int32_t class_find(const char *text)
{
	for (const char *known = classes; known < classes_end; known = next(known)) {
		const char *name = name_of(known);

		if ((*text | 0x20) == (*name | 0x20) && !strncasecmp(text, name, strlen(name)) &&
			!text_is_word(text[strlen(name)]))
			return number_of(known);
	}
	return NO_CLASS;
}
