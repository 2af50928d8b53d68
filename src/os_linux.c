/* The operating system: Linux, and what else is POSIX; see os.h. */
#include "os.h"

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <unistd.h>

/* Returns whether it is worth trying again: after a signal, or when FILE is ready where it does not wait by itself. */
static bool is_to_try_again(int file, short events)
{
	if (errno == EAGAIN)
		return poll(&(struct pollfd){file, events, 0}, 1, -1) >= 0;
	return errno == EINTR;
}

int os_read(char *bytes, size_t size, size_t *count)
{
	ssize_t result;

	do {
		result = read(OS_STDIN, bytes, size);
	} while (result < 0 && is_to_try_again(OS_STDIN, POLLIN));
	*count = result > 0 ? (size_t)result : 0;
	return result < 0 ? errno : 0;
}

int os_write(int file, const char *bytes, size_t length)
{
	while (length) {
		ssize_t result = write(file, bytes, length);

		if (result < 0 && !is_to_try_again(file, POLLOUT))
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
