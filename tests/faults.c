/*
 * Faults of the C library's functions: a program is linked to this file with --wrap, so that its
 * calls of read, write, poll and calloc come here. The environment variables FAULTS_READ,
 * FAULTS_WRITE (of standard output) and FAULTS_POLL have a letter for each call in turn, and then
 * again from the first one:
 *
 *     .         no fault
 *     1 to 9    at most so many bytes
 *     i a       it is interrupted (EINTR), or has nothing yet (EAGAIN)
 *     e n p     it fails with EIO, ENOSPC, EPIPE
 *
 * FAULTS_CALLOC is the number, from 1, of the call that gets no memory.
 */
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Reserved names, as the linker wants them. */
ssize_t __real_read(int file, void *bytes, size_t size);
ssize_t __wrap_read(int file, void *bytes, size_t size);
ssize_t __real_write(int file, const void *bytes, size_t size);
ssize_t __wrap_write(int file, const void *bytes, size_t size);
int __real_poll(struct pollfd *files, nfds_t count, int milliseconds);
int __wrap_poll(struct pollfd *files, nfds_t count, int milliseconds);
void *__real_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size);

/* Takes the fault of VARIABLE for call number CALL. Returns 0, or an errno; may reduce SIZE. */
static int take_fault(const char *variable, size_t call, size_t *size)
{
	static const struct {
		char letter;
		int error;
	} errors[] = { { 'i', EINTR }, { 'a', EAGAIN }, { 'e', EIO }, { 'n', ENOSPC },
		{ 'p', EPIPE } };
	const char *faults = getenv(variable);
	char fault = '.';

	if (faults && *faults)
		fault = faults[call % strlen(faults)];
	if (fault >= '1' && fault <= '9' && *size > (size_t)(fault - '0'))
		*size = (size_t)(fault - '0');
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
		if (errors[i].letter == fault)
			return errors[i].error;
	}
	return 0;
}

ssize_t __wrap_read(int file, void *bytes, size_t size)
{
	static size_t calls;

	errno = take_fault("FAULTS_READ", calls++, &size);
	return errno ? -1 : __real_read(file, bytes, size);
}

ssize_t __wrap_write(int file, const void *bytes, size_t size)
{
	static size_t calls;

	errno = file == STDOUT_FILENO ? take_fault("FAULTS_WRITE", calls++, &size) : 0;
	return errno ? -1 : __real_write(file, bytes, size);
}

int __wrap_poll(struct pollfd *files, nfds_t count, int milliseconds)
{
	static size_t calls;
	size_t size = 0;

	errno = take_fault("FAULTS_POLL", calls++, &size);
	return errno ? -1 : __real_poll(files, count, milliseconds);
}

void *__wrap_calloc(size_t count, size_t size)
{
	static unsigned long calls;
	const char *refused = getenv("FAULTS_CALLOC");

	if (refused && strtoul(refused, NULL, 10) == ++calls)
		return NULL;
	return __real_calloc(count, size);
}
