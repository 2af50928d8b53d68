/* What the tool asks of the operating system. Each system supplies it in a file of its own. */
#ifndef OS_H
#define OS_H

#include <stddef.h>

enum { OS_STDIN, OS_STDOUT, OS_STDERR };

/*
 * Reads at most SIZE bytes of standard input into BYTES as soon as there are any, and sets COUNT to how many: 0 at its
 * end. Returns 0, or an errno.
 */
int os_read(char *bytes, size_t size, size_t *count);

/* Writes all LENGTH bytes to FILE, which is OS_STDOUT or OS_STDERR. Returns 0, or an errno. */
int os_write(int file, const char *bytes, size_t length);

/* Returns what ERROR, an errno that came from here, means. */
const char *os_error_text(int error);

#endif
