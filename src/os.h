/* What the tool asks of the operating system. Each system supplies it in a file of its own. */
#ifndef OS_H
#define OS_H

#include "device.h"
#include "tables.h"

#include <stddef.h>

enum { OS_STDIN, OS_STDOUT, OS_STDERR };

/* Returns the system that the tool runs on. */
enum system os_system(void);

/*
 * Opens the file PATH, in UTF-8, for reading, and sets FILE to its number, which os_close takes.
 * Returns 0, or an errno. A folder can be opened, but not read.
 */
int os_open(const char *path, int *file);

void os_close(int file);

/*
 * Reads at most SIZE bytes of FILE into BYTES as soon as there are any, and sets COUNT to how many:
 * 0 at its end. Returns 0, or an errno.
 */
int os_read(int file, char *bytes, size_t size, size_t *count);

/* Writes all LENGTH bytes to FILE, which is OS_STDOUT or OS_STDERR. Returns 0, or an errno. */
int os_write(int file, const char *bytes, size_t length);

/* A display device on the PCI bus, or an error. */
struct os_display {
	struct device device;
	int error;        /* an errno, in place of a display device that may be missing; or 0 */
	const char *name; /* with an error: what cannot be read */
};

/* Takes DISPLAY, which lasts for this call. CONTEXT is the caller's. */
typedef void os_display_function(void *context, const struct os_display *display);

/*
 * Calls FOUND with each display device on the PCI bus of this machine, or of the one whose files
 * are in the folder ROOT unless that is NULL, by slot. A virtual function is left out if the device
 * that it is a function of is there. Returns NULL, or what to say if this system does not show the
 * machine's devices: why, and what to do instead.
 */
const char *os_each_display(const char *root, os_display_function *found, void *context);

#endif
