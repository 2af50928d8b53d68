/* The operating system: Linux, and what else is POSIX; see os.h. */
#include "os.h"

#include <errno.h>
#include <unistd.h>

int os_read(char *bytes, size_t size, size_t *count)
{
	ssize_t result;

	do {
		result = read(OS_STDIN, bytes, size);
	} while (result < 0 && errno == EINTR);
	*count = result > 0 ? (size_t)result : 0;
	return result < 0 ? errno : 0;
}

int os_write(int file, const char *bytes, size_t length)
{
	while (length) {
		ssize_t result = write(file, bytes, length);

		if (result < 0 && errno != EINTR)
			return errno;
		if (result > 0) {
			bytes += result;
			length -= (size_t)result;
		}
	}
	return 0;
}

/* strerror knows them all, and would be one sixteenth of the binary. */
const char *os_error_text(int error)
{
	static const struct {
		int error;
		const char *text;
	} texts[] = {
		{EACCES, "Permission denied"},
		{EBADF, "Bad file descriptor"},
		{EFBIG, "File too large"},
		{EIO, "Input/output error"},
		{EISDIR, "Is a directory"},
		{ENOSPC, "No space left on device"},
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		if (texts[i].error == error)
			return texts[i].text;
	}
	return "Cannot be done";
}
