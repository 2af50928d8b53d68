/*
 * The reader of DEVICE: makes PCI devices of the clues of a line. The rules are those of DEVICE in
 * the design; each is named where it is applied.
 */
#ifndef SCANNER_H
#define SCANNER_H

#include "device.h"

#include <stddef.h>

/*
 * Reads the device that the LENGTH bytes at TEXT name, an operand or a line without its end; a NUL
 * must follow them. Returns false if they name none. Any bytes are allowed. What it reads, in
 * either case, among other text:
 *
 *     7D55, 0x00007d55, "7D55", 7D55 (rev 08)      the whole line
 *     8086:7D55, [8086:7d55], PCI_ID=8086:7D55     lspci -n and -nn, uevent, inxi, vfio
 *     8086:9a49:103c:8850 rev 1                    Xorg
 *     8086 7D55 - 17AA 3801, 0x8086 0x7d55         GPU-Z, sysfs, AIDA64: 8086 and a number
 *     8086-7D55, pci:8086-7d55-17aa-3801           hw-probe
 *     00:02.0 "0300" "8086" "7d55" -r08 …          lspci -mm, with and without names and numbers
 *     Intel Corporation Device 7d55 (rev 08)       lspci
 *     PCI\VEN_8086&DEV_7D55&…&REV_08               Windows, with other separators as well
 *     pci:v00008086d00007D55sv…                    modalias
 *     pci8086,7d55.17aa.3801.8, chip=0x7d558086    Solaris, FreeBSD
 *     MTL 7d55:0008 dgfx:0                         the log of the xe driver
 *     vendor=8086,device=7D55; DeviceID : 32085    labels: see words[] in clues.re
 *     Intel(R) Graphics [0x7d55], … (0x7d55)       the compute runtime, glxinfo
 */
bool scanner_read(const char *text, size_t length, struct device *device);

/* A device that a line names. */
struct mention {
	struct device device;
	bool has_vendor; /* the text says whose device it is, by number or name */
	const char *at;  /* where its number is in the line */
};

/* What a record, of one line or several, says of one device so far. */
struct record {
	struct mention mention;
	bool has_id;
	bool is_pair;           /* vendor and device came together */
	bool has_vendor_number; /* and not only its name */
	unsigned char evidence; /* if it has no vendor: see scanner.c */
	bool is_certain;        /* its number is hexadecimal at sight: 0x1234, 12a4 */
};

typedef void scanner_found(void *context, const struct mention *mention);

/*
 * Passes to FOUND every device that the line TEXT, as for scanner_read, names. If the line begins
 * with a label, it may be one of a record of several lines: then it sets FIELDS to what the line
 * says at its end, in place of passing that on, and returns true.
 */
bool scanner_read_all(const char *text, size_t length, scanner_found *found, void *context,
	struct record *fields);

/* Reads a line that is one number, which is a PCI ID (DEVICE 2), with its revision if it has one.
 * Returns false if it is something else. TEXT as for scanner_read. */
bool scanner_read_number(const char *text, size_t length, struct device *device);

/* A record that says nothing. */
extern const struct record scanner_no_record;

/* Adds what LATER says to RECORD. Returns false, and adds nothing, if both say the same thing: then
 * another record begins. */
bool scanner_join(struct record *record, const struct record *later);

/* Returns whether RECORD, of several lines, says enough for a device, which its mention is then. */
bool scanner_is_device(struct record *record);

/* Returns where a label of a record can be in the line from TEXT to LIMIT: its first word, or the
 * last one of a path, or the first in the braces of ATTR{vendor}. */
const char *scanner_find_field(const char *text, const char *limit);

/* Returns whether NUMBER is a vendor of GPUs. */
bool scanner_is_gpu_vendor(unsigned number);

/* Returns whether TEXT is what a shell leaves of PCI\VEN_8086&DEV_7D55 without quotes, up to the
 * ampersand. */
bool scanner_is_cut_at_ampersand(const char *text, size_t length);

#endif
