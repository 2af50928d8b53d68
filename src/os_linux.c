/* The operating system: Linux; see os.h. Without malloc and stdio, and so without opendir: they
 * would double the code. */
#define _GNU_SOURCE /* O_PATH, syscall */
#include "os.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/*
 * Returns whether it is worth trying again: after a signal, or when FILE is ready where it does not
 * wait by itself. A signal may come in that wait as well. Where it fails, errno says why.
 */
static bool is_to_try_again(int file, short events)
{
	return (errno == EAGAIN && poll(&(struct pollfd){ file, events, 0 }, 1, -1) >= 0) ||
	       errno == EINTR;
}

int os_open(const char *path, int *file)
{
	struct stat status;

	*file = open(path, O_RDONLY | O_CLOEXEC);
	if (*file < 0)
		return errno;
	if (fstat(*file, &status) == 0 && S_ISDIR(status.st_mode)) {
		close(*file);
		return EISDIR;
	}
	return 0;
}

void os_close(int file)
{
	close(file);
}

int os_read(int file, char *bytes, size_t size, size_t *count)
{
	ssize_t result;

	do {
		result = read(file, bytes, size);
	} while (result < 0 && is_to_try_again(file, POLLIN));
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

/*
 * The display devices, as sysfs has them (Documentation/ABI/testing/sysfs-bus-pci in Linux): a
 * folder for each PCI device, named by its address as in 0000:00:02.0, with the files class,
 * vendor, device and revision in it, which are hex numbers.
 */
static const char devices_folder[] = "/sys/bus/pci/devices";

enum {
	ADDRESSES_MAX = 512,  /* that are put in order at once */
	ADDRESS_SIZE = 24,    /* of an address as text, whatever is in its 64 bits */
	CLASS_DISPLAY = 0x03, /* the first byte of a class */
};

/* The lowest addresses of those that are still to come, in ascending order. */
struct addresses {
	uint64_t items[ADDRESSES_MAX]; /* domain: 32 bits, bus: 8, device: 5, function: 3 */
	size_t count;
};

/* openat itself takes a mode for a file that it may create, and is larger. */
static int open_at(int folder, const char *path, int flags)
{
	return (int)syscall(SYS_openat, folder, path, flags);
}

/* Writes NUMBER in hex, DIGITS digits or more, and returns its end. */
static char *put_hex(char *to, uint64_t number, int digits)
{
	if (digits > 1 || number > 15)
		to = put_hex(to, number >> 4, digits - 1);
	*to++ = "0123456789abcdef"[number & 15];
	return to;
}

/* Takes the hex digits at *CURSOR. */
static uint64_t take_hex(const char **cursor)
{
	static const char digits[] = "0123456789abcdefABCDEF";
	const char *digit;
	uint64_t number = 0;

	while ((digit = memchr(digits, **cursor, sizeof digits - 1)) != NULL) {
		number = number << 4 | (uint64_t)(digit - digits - (digit > digits + 15 ? 6 : 0));
		++*cursor;
	}
	return number;
}

/* Writes ADDRESS as its folder is named, and returns the end. */
static char *put_address(char *to, uint64_t address)
{
	to = put_hex(to, address >> 16, 4);
	*to++ = ':';
	to = put_hex(to, address >> 8 & 0xFF, 2);
	*to++ = ':';
	to = put_hex(to, address >> 3 & 0x1F, 2);
	*to++ = '.';
	return put_hex(to, address & 7, 1);
}

/* Reads the address that a folder's NAME is. Returns false where it is none as the kernel writes
 * it. */
static bool read_address(const char *name, uint64_t *address)
{
	static const char shifts[] = { 16, 8, 3, 0 };
	const char *cursor = name;
	char text[ADDRESS_SIZE];

	*address = 0;
	for (size_t i = 0; i < sizeof shifts; i++) {
		*address |= take_hex(&cursor) << shifts[i];
		cursor += *cursor != '\0';
	}
	*put_address(text, *address) = '\0';
	return *address >> 48 == 0 && !strcmp(text, name);
}

/* Puts ADDRESS where it belongs; the highest one makes room. */
static void insert(struct addresses *addresses, uint64_t address)
{
	size_t i = addresses->count;

	if (i == ADDRESSES_MAX && addresses->items[--i] < address)
		return;
	for (; i && addresses->items[i - 1] > address; i--)
		addresses->items[i] = addresses->items[i - 1];
	addresses->items[i] = address;
	addresses->count += addresses->count < ADDRESSES_MAX;
}

/*
 * Lists in ADDRESSES the lowest ones in FOLDER, from FIRST on; where that is 0, the names that are
 * no address are passed on. Returns 0, or an errno.
 */
static int list_addresses(int folder, uint64_t first, struct addresses *addresses,
	os_display_function *found, void *context)
{
	_Alignas(struct dirent) char bytes[4096];
	long length;

	addresses->count = 0;
	lseek(folder, 0, SEEK_SET);
	while ((length = syscall(SYS_getdents64, folder, bytes, sizeof bytes)) > 0) {
		const struct dirent *entry;

		for (long i = 0; i < length; i += entry->d_reclen) {
			uint64_t address;

			entry = (const struct dirent *)(const void *)(bytes + i);
			if (*entry->d_name ==
				'.') /* the folder itself, its parent, and what is hidden */
				continue;
			if (!read_address(entry->d_name, &address)) {
				if (!first)
					found(context, entry->d_name, EILSEQ);
			} else if (address >= first) {
				insert(addresses, address);
			}
		}
	}
	return length < 0 ? errno : 0;
}

/*
 * Reads the file PATH below FOLDER, a hex number of DIGITS digits with 0x before it, into NUMBER.
 * Returns false where it is not that; errno says why.
 */
static bool read_number(int folder, const char *path, char digits, uint64_t *number)
{
	char text[16];
	const char *cursor = text + 2;
	int file = open_at(folder, path, O_RDONLY | O_NONBLOCK);
	ssize_t length;

	if (file < 0)
		return false;
	length = read(file, text, sizeof text - 1);
	close(file);
	if (length < 0)
		return false;
	length -= length && text[length - 1] == '\n';
	text[length] = '\0';
	errno = EILSEQ;
	if (length != digits + 2 || text[0] != '0' || text[1] != 'x')
		return false;
	*number = take_hex(&cursor);
	return cursor == text + length;
}

/* Passes on the device at ADDRESS in FOLDER if it is a display device, or cannot be told. */
static void read_display(int folder, uint64_t address, os_display_function *found, void *context)
{
	enum { CLASS, VENDOR, DEVICE, REVISION, FILES };
	static const struct {
		char name[10], digits;
	} files[FILES] = {
		[CLASS] = { "/class", 6 },
		[VENDOR] = { "/vendor", 4 },
		[DEVICE] = { "/device", 4 },
		[REVISION] = { "/revision", 2 },
	};
	uint64_t numbers[FILES];
	char path[ADDRESS_SIZE + sizeof files->name], text[] = "8086:7d55 (rev 08)";

	for (size_t i = 0; i < FILES; i++) {
		memcpy(put_address(path, address), files[i].name, sizeof files[i].name);
		if (!read_number(folder, path, files[i].digits, &numbers[i])) {
			found(context, path, errno);
			return;
		}
		if (numbers[CLASS] >> 16 != CLASS_DISPLAY)
			return;
	}
	put_hex(text, numbers[VENDOR], 4);
	put_hex(text + 5, numbers[DEVICE], 4);
	put_hex(text + 15, numbers[REVISION], 2);
	found(context, text, 0);
}

/* Whether the kernel below ROOT is that of WSL, which has Windows' GPUs behind a device of its own.
 */
static bool is_wsl(int root)
{
	static const char name[] = { 'i', 'c', 'r', 'o', 's', 'o', 'f',
		't' }; /* Microsoft in WSL 1, microsoft in WSL 2 */
	char version[256];
	int file = open_at(root, "proc/version", O_RDONLY | O_NONBLOCK);
	ssize_t length = file < 0 ? 0 : read(file, version, sizeof version);

	for (ssize_t i = 0; i + (ssize_t)sizeof name <= length; i++) {
		if (!memcmp(version + i, name, sizeof name))
			return true;
	}
	return open_at(root, "dev/dxg", O_PATH) >= 0;
}

const char *os_each_display(const char *root, os_display_function *found, void *context)
{
	int root_folder = open_at(AT_FDCWD, root ? root : "/", O_PATH | O_DIRECTORY), folder, error;
	struct addresses addresses;
	uint64_t first = 0;

	if (root_folder < 0) {
		found(context, root ? root : "/", errno);
		return NULL;
	}
	folder = open_at(root_folder, devices_folder + 1, O_RDONLY | O_DIRECTORY);
	error = folder < 0 ? errno : 0;
	while (!error) {
		error = list_addresses(folder, first, &addresses, found, context);
		for (size_t i = 0; i < addresses.count; i++)
			read_display(folder, addresses.items[i], found, context);
		if (addresses.count < ADDRESSES_MAX)
			break;
		first = addresses.items[ADDRESSES_MAX - 1] + 1;
	}
	if (error)
		found(context, devices_folder + (root != NULL), error);
	if (is_wsl(root_folder))
		return "GPUs are not seen from inside WSL; run ipex-gen.exe, the program for Windows, which starts from here too";
	return NULL;
}
