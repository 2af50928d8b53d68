/* The operating system: Linux; see os.h. */
#define _GNU_SOURCE /* O_PATH, syscall */
#define _FILE_OFFSET_BITS                                                                          \
	64 /* so that struct dirent is what getdents64 writes, on 32 bits as well */
#include "os.h"

#include "buffer.h"
#include "text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum system os_system(void)
{
	return SYSTEM_LINUX;
}

int os_open(const char *path, int *file)
{
	*file = open(path, O_RDONLY | O_CLOEXEC);
	return *file < 0 ? errno : 0;
}

void os_close(int file)
{
	close(file);
}

/*
 * Returns whether to try again: after a signal, or once FILE is ready if it does not wait by
 * itself. A signal may end that wait as well. If the wait fails, errno says why.
 */
static bool can_try_again(int file, short events)
{
	return (errno == EAGAIN && poll(&(struct pollfd){ file, events, 0 }, 1, -1) >= 0) ||
	       errno == EINTR;
}

int os_read(int file, char *bytes, size_t size, size_t *count)
{
	ssize_t result;

	do {
		result = read(file, bytes, size);
	} while (result < 0 && can_try_again(file, POLLIN));
	*count = result > 0 ? (size_t)result : 0;
	return result < 0 ? errno : 0;
}

int os_write(int file, const char *bytes, size_t length)
{
	while (length) {
		ssize_t result = write(file, bytes, length);

		if (result < 0 && !can_try_again(file, POLLOUT))
			return errno;
		if (result > 0) {
			bytes += result;
			length -= (size_t)result;
		}
	}
	return 0;
}

/*
 * sysfs has a folder for each PCI device (Documentation/ABI/testing/sysfs-bus-pci in Linux), named
 * by its slot, with the files class, vendor, device and revision in it, which are hexadecimal
 * numbers. A virtual function has a link physfn to the device that it is a function of.
 */
static const char devices_folder[] = "sys/bus/pci/devices";

enum {
	CLASS_DISPLAY = 0x03, /* the first byte of a class */
	NUMBER_SIZE = 16,     /* of the text of a file */
	SLOTS_MAX = 512,      /* that are put in order at once */
};

/* The folder of the devices, and who takes them. */
struct devices {
	int folder;
	const char *path; /* of the folder, for messages */
	os_display_function *found;
	void *context;
};

static void report(const struct devices *devices, const char *path, int error)
{
	devices->found(devices->context, &(struct os_display){ .name = path, .error = error });
}

/* Reports that NAME in the folder of the devices, and FILE in that unless it is empty, has ERROR.
 */
static void report_file(
	const struct devices *devices, const char *name, const char *file, int error)
{
	struct buffer path;

	buffer_clear(&path);
	buffer_add(&path, "%s/%s%s%s", devices->path, name, *file ? "/" : "", file);
	report(devices, path.text, error);
}

/* What device_slot_number returns. */
typedef uint64_t slot_number;

static struct pci_slot slot_of(slot_number number)
{
	return (struct pci_slot){ (uint32_t)(number >> 24), (uint8_t)(number >> 16),
		(uint8_t)(number >> 8), (uint8_t)number };
}

/* Takes the hexadecimal number at *CURSOR. */
static uint32_t take_hex(const char **cursor)
{
	uint32_t number = 0;

	for (; text_is_hex_digit(**cursor); ++*cursor)
		number = number << 4 | text_digit_value(**cursor);
	return number;
}

/* Reads the slot that a folder's NAME is. Returns false if it is none as the kernel writes it. */
static bool read_slot(const char *name, slot_number *number)
{
	char written[DEVICE_TEXT_SIZE];
	const char *cursor = name;
	struct pci_slot slot;

	*number = take_hex(&cursor);
	for (int i = 0; i < 3; i++) {
		cursor += *cursor != '\0';
		*number = *number << 8 | take_hex(&cursor);
	}
	slot = slot_of(*number);
	*device_write_slot(&slot, written) = '\0';
	return slot.device <= 0x1F && slot.function <= 7 && !strcmp(written, name);
}

/* The lowest slots of those that are still to come, in order. */
struct slots {
	slot_number items[SLOTS_MAX];
	size_t count;
};

/* Inserts SLOT; if there is no room, the highest one goes. */
static void insert(struct slots *slots, slot_number slot)
{
	size_t i = slots->count;

	if (i == SLOTS_MAX && slot > slots->items[--i])
		return;
	for (; i && slots->items[i - 1] > slot; i--)
		slots->items[i] = slots->items[i - 1];
	slots->items[i] = slot;
	slots->count += slots->count < SLOTS_MAX;
}

/*
 * Lists in SLOTS the lowest ones in the folder of DEVICES from FIRST on. If that is 0, names that
 * are no slot are reported. Returns 0, or an errno.
 */
static int list_slots(const struct devices *devices, slot_number first, struct slots *slots)
{
	_Alignas(struct dirent) char bytes[4096];
	long length;

	slots->count = 0;
	lseek(devices->folder, 0, SEEK_SET);
	while ((length = syscall(SYS_getdents64, devices->folder, bytes, sizeof bytes)) > 0) {
		const struct dirent *entry;
		slot_number slot;

		for (long i = 0; i < length; i += entry->d_reclen) {
			entry = (const struct dirent *)(const void *)(bytes + i);
			if (*entry->d_name ==
				'.') /* the folder itself, its parent, and hidden files */
				continue;
			if (read_slot(entry->d_name, &slot)) {
				if (slot >= first)
					insert(slots, slot);
			} else if (!first) {
				report_file(devices, entry->d_name, "", EILSEQ);
			}
		}
	}
	return length < 0 ? errno : 0;
}

/*
 * Reads the file PATH below FOLDER, a hexadecimal number of DIGITS digits after 0x, into NUMBER.
 * Returns 0, or an errno: EILSEQ if it is not such a number.
 */
static int read_number(int folder, const char *path, size_t digits, unsigned *number)
{
	const int file = openat(folder, path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	char text[NUMBER_SIZE];
	const char *cursor = text + 2;
	ssize_t length;
	int error;

	if (file < 0)
		return errno;
	length = read(file, text, sizeof text - 1);
	error = errno;
	close(file);
	if (length < 0)
		return error;
	length -= length && text[length - 1] == '\n';
	text[length] = '\0';
	if (text[0] != '0' || text[1] != 'x')
		return EILSEQ;
	*number = take_hex(&cursor);
	return cursor == text + length && (size_t)length == 2 + digits ? 0 : EILSEQ;
}

static bool exists(int folder, const char *path)
{
	const int file = openat(folder, path, O_PATH | O_CLOEXEC);

	if (file >= 0)
		close(file);
	return file >= 0;
}

/* Passes on the device at SLOT if it is a display device, or cannot be read. */
static void read_display(const struct devices *devices, slot_number number)
{
	enum { CLASS, VENDOR, DEVICE, REVISION, FILES };
	static const struct {
		char name[9];
		unsigned char digits;
	} files[FILES] = {
		[CLASS] = { "class", 6 },
		[VENDOR] = { "vendor", 4 },
		[DEVICE] = { "device", 4 },
		[REVISION] = { "revision", 2 },
	};
	const struct pci_slot slot = slot_of(number);
	char name[DEVICE_TEXT_SIZE];
	struct buffer path;
	unsigned numbers[FILES] = { 0 };

	*device_write_slot(&slot, name) = '\0';
	for (size_t i = 0; i < FILES; i++) {
		int error;

		buffer_clear(&path);
		buffer_add(&path, "%s/%s", name, files[i].name);
		error = read_number(devices->folder, path.text, files[i].digits, &numbers[i]);
		if (error) {
			report_file(devices, name, files[i].name, error);
			return;
		}
		if (numbers[CLASS] >> 16 != CLASS_DISPLAY)
			return;
	}
	buffer_clear(&path);
	buffer_add(&path, "%s/physfn", name);
	if (exists(devices->folder, path.text)) /* a virtual function of a device that is there */
		return;
	devices->found(devices->context,
		&(struct os_display){ .device = {
					      .vendor = (uint16_t)numbers[VENDOR],
					      .id = (uint16_t)numbers[DEVICE],
					      .revision = (int16_t)numbers[REVISION],
					      .has_slot = true,
					      .slot = slot,
					      .class = (int32_t)(numbers[CLASS] >> 8),
				      } });
}

/* Returns whether the file PATH below ROOT has TEXT in its first bytes. */
static bool file_has(int root, const char *path, const char *text)
{
	const int file = openat(root, path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	char bytes[256];
	ssize_t length;

	if (file < 0)
		return false;
	length = read(file, bytes, sizeof bytes);
	close(file);
	for (ssize_t i = 0; i + (ssize_t)strlen(text) <= length; i++) {
		if (!memcmp(bytes + i, text, strlen(text)))
			return true;
	}
	return false;
}

/* Returns why the kernel below ROOT may not show the GPUs of the machine, or NULL. */
static const char *find_reason(int root)
{
	/* Microsoft in WSL 1, microsoft in WSL 2, which has Windows' GPUs in a device of its own */
	if (file_has(root, "proc/version", "icrosoft") || exists(root, "dev/dxg"))
		return "GPUs cannot be seen from inside WSL; run ipex-gen.exe, the program for "
		       "Windows, which starts from here too";
	return NULL;
}

static void read_displays(const struct devices *devices)
{
	slot_number first = 0;
	struct slots slots;
	int error;

	do {
		error = list_slots(devices, first, &slots);
		for (size_t i = 0; i < slots.count; i++) {
			read_display(devices, slots.items[i]);
			first = slots.items[i] + 1;
		}
	} while (!error && slots.count == SLOTS_MAX);
	if (error)
		report(devices, devices->path, error);
}

const char *os_each_display(const char *root, os_display_function *found, void *context)
{
	static const char masked[] =
		"/sys may be masked, as in a container; run ipex-gen on the host, or on a copy of "
		"its /sys with --sysroot";
	int error;
	const char *root_path = root ? root : "/";
	const int root_folder = open(root_path, O_PATH | O_DIRECTORY | O_CLOEXEC);
	struct devices devices = { .found = found, .context = context };
	struct buffer path;
	const char *reason;

	buffer_clear(&path);
	if (root_folder < 0) {
		report(&devices, root_path, errno);
		return NULL;
	}
	buffer_add(&path, "%s%s%s", root ? root : "",
		root && *root && root[strlen(root) - 1] == '/' ? "" : "/", devices_folder);
	devices.path = path.text;
	devices.folder = openat(root_folder, devices_folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	error = devices.folder < 0 ? errno : 0;
	reason = find_reason(root_folder);
	close(root_folder);
	if (!error) {
		read_displays(&devices);
		close(devices.folder);
	} else if (!reason) {
		report(&devices, path.text, error);
		reason = masked;
	}
	return reason;
}
