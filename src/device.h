/* The one scanner of DEVICE: what spells a PCI device, from four hex digits to a whole line of
 * lspci. */
#ifndef DEVICE_H
#define DEVICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define VENDOR_INTEL 0x8086U /* and of a device that is spelled without a vendor */

struct device {
	uint16_t vendor;
	uint16_t id;
	int revision; /* -1 where the spelling has none */
};

/*
 * Finds the device that the LENGTH bytes at TEXT spell, an operand or a line without its end; a NUL
 * must follow them. Returns false where they spell none. Any bytes may stand there. In a line, the
 * first form with a vendor wins over one without; four bare digits and 0x… count only as the whole
 * of it, but for the revision. The spellings:
 *
 *     7D55, 0x00007d55                             the whole line
 *     8086 7D55 - …                                at its beginning (GPU-Z)
 *     8086:7D55, [8086:7d55], PCI_ID=8086:7D55     lspci -n and -nn, uevent
 *     PCI\VEN_8086&DEV_7D55&…&REV_08               Windows
 *     pci:v00008086d00007D55sv…                    modalias
 *     00:02.0 "0300" "8086" "7d55" -r08 …          lspci -mm -n
 *     00:02.0 "… [0300]" "… [8086]" "… [7d55]" …   lspci -mm -nn
 *     … (0x7d55) …                                 glxinfo
 *
 * A revision stands behind as (rev 08), -r08 or REV_08. Words with colons between are one, so that
 * 8086:7d55:17aa:3801 is no device; but a modalias and what Windows writes may begin behind any
 * colon. A word that begins with SUBSYS or PCI_SUBSYS ends the search. Behind a slot as lspci
 * writes it, a device that stands where lspci writes it comes before all others.
 */
bool device_scan(const char *text, size_t length, struct device *device);

/* Returns what follows the white space at TEXT, any of which is passed over around a device; a NUL
 * must follow. */
const char *device_skip_blanks(const char *text);

enum { DEVICE_BARE_MAX = sizeof "7D55\r\n" - 1 };

/*
 * The same for what most lines of long inputs are: four hex digits and a line's end, LF or CR LF.
 * Returns what follows them, or NULL where something else stands at TEXT. DEVICE_BARE_MAX bytes are
 * looked at, whatever they are.
 */
const char *device_scan_bare(const char *text, struct device *device);

#endif
