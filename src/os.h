/* What the tool asks of the operating system. Each system supplies it in a file of its own. */
#ifndef OS_H
#define OS_H

#include <stddef.h>

enum { OS_STDIN, OS_STDOUT, OS_STDERR };

/* Opens the file PATH, in UTF-8, to be read, and sets FILE to it. Returns 0, or an errno: EISDIR
 * for a directory. */
int os_open(const char *path, int *file);

/*
 * Reads at most SIZE bytes of FILE, which os_open has opened or is OS_STDIN, into BYTES as soon as
 * there are any, and sets COUNT to how many: 0 at its end. Returns 0, or an errno.
 */
int os_read(int file, char *bytes, size_t size, size_t *count);

/* Closes FILE, which os_open has opened. */
void os_close(int file);

/* Writes all LENGTH bytes to FILE, which is OS_STDOUT or OS_STDERR. Returns 0, or an errno. */
int os_write(int file, const char *bytes, size_t length);

/*
 * Takes a display device: TEXT names it for scanner_read and lasts for this call. Where ERROR, an
 * errno, is not 0, TEXT names what could not be read instead, and may have any bytes: a display
 * device may be missing. CONTEXT is the caller's.
 */
typedef void os_display_function(void *context, const char *text, int error);

/*
 * Calls FOUND with each display device on the PCI bus of this machine or, where ROOT is not NULL,
 * of the one whose files stand in the folder ROOT. Returns NULL, or what to say where this system
 * does not show the machine's devices: why, and what to do instead.
 */
const char *os_each_display(const char *root, os_display_function *found, void *context);

#endif
