/* The operating system: Windows; see os.h. */
#include "os.h"

#include "scanner.h"

#include <windows.h>

#include <initguid.h> /* before what defines GUIDs */

#include <cfgmgr32.h>
#include <devguid.h>
#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <setupapi.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
	STATUS_OUT_OF_MEMORY = 3, /* as any failure: see exit_status.h */
	CONSOLE_PART = 1024,      /* bytes that are passed on to a console at once */
};

/* Returns the errno for what the system calls ERROR. */
static int errno_of(DWORD error)
{
	static const struct {
		DWORD error;
		int number;
	} numbers[] = {
		{ ERROR_ACCESS_DENIED, EACCES },
		{ ERROR_BROKEN_PIPE, EPIPE },
		{ ERROR_DISK_FULL, ENOSPC },
		{ ERROR_HANDLE_DISK_FULL, ENOSPC },
		{ ERROR_INVALID_HANDLE, EBADF },
		{ ERROR_NO_DATA, EPIPE }, /* the pipe is being closed */
		{ ERROR_PIPE_NOT_CONNECTED, EPIPE },
	};

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		if (numbers[i].error == error)
			return numbers[i].number;
	}
	return EIO;
}

/* The handle of FILE, which may be closed. */
static HANDLE handle_of(int file)
{
	static const DWORD handles[] = { [OS_STDIN] = STD_INPUT_HANDLE,
		[OS_STDOUT] = STD_OUTPUT_HANDLE,
		[OS_STDERR] = STD_ERROR_HANDLE };

	return GetStdHandle(handles[file]);
}

static bool is_console(int file)
{
	DWORD mode;

	return GetConsoleMode(handle_of(file), &mode);
}

enum system os_system(void)
{
	return SYSTEM_WINDOWS;
}

int os_open(const char *path, int *file)
{
	const int size = MultiByteToWideChar(CP_UTF8, 0, path, -1, NULL, 0);
	wchar_t *wide = malloc((size_t)size * sizeof *wide);
	DWORD attributes;
	int error = 0;

	if (!wide)
		return ENOMEM;
	MultiByteToWideChar(CP_UTF8, 0, path, -1, wide, size);
	attributes = GetFileAttributesW(wide);
	if (attributes != INVALID_FILE_ATTRIBUTES && attributes & FILE_ATTRIBUTE_DIRECTORY) {
		error = EISDIR;
	} else {
		*file = _wopen(wide, _O_RDONLY | _O_BINARY);
		if (*file < 0)
			error = errno;
	}
	free(wide);
	return error;
}

void os_close(int file)
{
	_close(file);
}

/* The handle of FILE, which is standard input or came from os_open. */
static HANDLE input_handle(int file)
{
	/* The C library has handles as integers. NOLINTNEXTLINE(performance-no-int-to-ptr) */
	return file == OS_STDIN ? handle_of(file) : (HANDLE)_get_osfhandle(file);
}

/* A console gives bytes in its code page; the spellings of a device are the same in each. Ctrl-Z
 * ends them. */
int os_read(int file, char *bytes, size_t size, size_t *count)
{
	DWORD length = 0, error;
	bool is_read;

	do {
		SetLastError(ERROR_SUCCESS);
		is_read = ReadFile(input_handle(file), bytes, (DWORD)size, &length, NULL);
		error = GetLastError();
	} while (!length &&
		 error == ERROR_OPERATION_ABORTED); /* by Ctrl-C, which ends the process */
	*count = length;
	return is_read || error == ERROR_BROKEN_PIPE ? 0 : errno_of(error);
}

/* How many of the LENGTH bytes at BYTES are whole characters of UTF-8. */
static size_t whole_length(const char *bytes, size_t length)
{
	size_t begin = length;

	while (begin && ((unsigned char)bytes[begin - 1] & 0xC0) == 0x80)
		begin--;
	if (begin) {
		unsigned char first = (unsigned char)bytes[begin - 1];
		size_t needed = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;

		if (begin - 1 + needed > length)
			return begin - 1;
	}
	return length;
}

/* As UTF-16, whatever the console's code page. What is cut off within a character waits for the
 * rest of it. */
static int write_console(int file, const char *bytes, size_t length)
{
	static struct {
		char bytes[CONSOLE_PART];
		size_t length;
	} waiting[OS_STDERR + 1];

	while (length) {
		char *part = waiting[file].bytes;
		size_t taken = sizeof waiting->bytes - waiting[file].length, whole;
		WCHAR wide[CONSOLE_PART];
		DWORD count, written;

		taken = length < taken ? length : taken;
		memcpy(part + waiting[file].length, bytes, taken);
		waiting[file].length += taken;
		bytes += taken;
		length -= taken;
		whole = whole_length(part, waiting[file].length);
		count = (DWORD)MultiByteToWideChar(
			CP_UTF8, 0, part, (int)whole, wide, CONSOLE_PART);
		waiting[file].length -= whole;
		memmove(part, part + whole, waiting[file].length);
		for (DWORD i = 0; i < count; i += written) {
			if (!WriteConsoleW(handle_of(file), wide + i, count - i, &written, NULL))
				return errno_of(GetLastError());
		}
	}
	return 0;
}

int os_write(int file, const char *bytes, size_t length)
{
	if (is_console(file))
		return write_console(file, bytes, length);
	while (length) {
		DWORD written;

		if (!WriteFile(handle_of(file), bytes, (DWORD)length, &written, NULL))
			return errno_of(GetLastError());
		bytes += written;
		length -= written;
	}
	return 0;
}

/* The display devices of the machine, and who takes them. */
struct displays {
	struct device *items; /* NULL, or to be freed */
	size_t count;
	os_display_function *found;
	void *context;
};

static void report(const struct displays *displays, const char *name, int error)
{
	displays->found(displays->context, &(struct os_display){ .name = name, .error = error });
}

static int compare_displays(const void *a, const void *b)
{
	const uint64_t x = device_slot_number(&((const struct device *)a)->slot);
	const uint64_t y = device_slot_number(&((const struct device *)b)->slot);

	return x < y ? -1 : x > y;
}

/*
 * Reads the slot of DEVICE in DEVICES from the text that Windows shows for it, in any language:
 * "PCI bus 3, device 0, function 0". Returns false if it is not there.
 */
static bool read_shown_slot(HDEVINFO devices, SP_DEVINFO_DATA *device, struct pci_slot *slot)
{
	enum { BUS, DEVICE, FUNCTION, NUMBERS };
	unsigned long numbers[NUMBERS];
	char text[128] = "";
	char *cursor = text;

	if (!SetupDiGetDeviceRegistryPropertyA(devices, device, SPDRP_LOCATION_INFORMATION, NULL,
		    (BYTE *)text, sizeof text - 1, NULL))
		return false;
	for (size_t i = 0; i < NUMBERS; i++) {
		cursor += strcspn(cursor, "0123456789");
		if (!*cursor)
			return false;
		numbers[i] = strtoul(cursor, &cursor, 10);
	}
	*slot = (struct pci_slot){ 0, (uint8_t)numbers[BUS], (uint8_t)numbers[DEVICE],
		(uint8_t)numbers[FUNCTION] };
	return true;
}

/* Reads the slot of DEVICE in DEVICES. Returns false if the system does not know it. */
static bool read_slot(HDEVINFO devices, SP_DEVINFO_DATA *device, struct pci_slot *slot)
{
	DWORD bus, address;

	if (!SetupDiGetDeviceRegistryPropertyW(
		    devices, device, SPDRP_BUSNUMBER, NULL, (BYTE *)&bus, sizeof bus, NULL) ||
		!SetupDiGetDeviceRegistryPropertyW(devices, device, SPDRP_ADDRESS, NULL,
			(BYTE *)&address, sizeof address, NULL))
		return read_shown_slot(devices, device, slot);
	/* a bus number has the segment above its eight bits; an address is device and function */
	*slot = (struct pci_slot){ bus >> 8, (uint8_t)bus, (uint8_t)(address >> 16),
		(uint8_t)address };
	return true;
}

/* Adds DEVICE to DISPLAYS if it is on the PCI bus: the others are drivers without a GPU of the
 * machine. */
static DWORD add_display(HDEVINFO devices, SP_DEVINFO_DATA *device, struct displays *displays)
{
	static const char pci[] = "PCI\\";
	char id[MAX_DEVICE_ID_LEN];
	struct device found, *items;

	if (!SetupDiGetDeviceInstanceIdA(devices, device, id, sizeof id, NULL))
		return GetLastError();
	if (_strnicmp(id, pci, sizeof pci - 1) != 0)
		return ERROR_SUCCESS;
	if (!scanner_read(id, strlen(id), &found)) {
		report(displays, id, EILSEQ);
		return ERROR_SUCCESS;
	}
	found.has_slot = read_slot(devices, device, &found.slot);
	items = realloc(displays->items, (displays->count + 1) * sizeof *items);
	if (!items)
		return ERROR_NOT_ENOUGH_MEMORY;
	displays->items = items;
	displays->items[displays->count++] = found;
	return ERROR_SUCCESS;
}

/* Passes on DISPLAYS, in order. Windows lists them in an order of its own. */
static void pass_on(struct displays *displays)
{
	if (displays->count)
		qsort(displays->items, displays->count, sizeof *displays->items, compare_displays);
	for (size_t i = 0; i < displays->count; i++)
		displays->found(
			displays->context, &(struct os_display){ .device = displays->items[i] });
	free(displays->items);
}

const char *os_each_display(const char *root, os_display_function *found, void *context)
{
	static const char all[] = "display devices";
	SP_DEVINFO_DATA device = { .cbSize = sizeof device };
	struct displays displays = { .found = found, .context = context };
	HDEVINFO devices;
	DWORD error;

	if (root) {
		report(&displays, root, ENOSYS);
		return NULL;
	}
	devices = SetupDiGetClassDevsW(&GUID_DEVCLASS_DISPLAY, NULL, NULL, DIGCF_PRESENT);
	if (devices == INVALID_HANDLE_VALUE) {
		report(&displays, all, errno_of(GetLastError()));
		return NULL;
	}
	for (DWORD i = 0; SetupDiEnumDeviceInfo(devices, i, &device); i++) {
		error = add_display(devices, &device, &displays);
		if (error != ERROR_SUCCESS)
			report(&displays, all, errno_of(error));
		SetLastError(ERROR_NO_MORE_ITEMS);
	}
	if (GetLastError() != ERROR_NO_MORE_ITEMS)
		report(&displays, all, errno_of(GetLastError()));
	SetupDiDestroyDeviceInfoList(devices);
	pass_on(&displays);
	return NULL;
}

/* Started by a double click, the tool is alone in its console, which closes with it. */
static void keep_console_open(void)
{
	static const char text[] = "\nPress any key to close this window.\n";
	DWORD process, count;
	WCHAR key;

	if (GetConsoleProcessList(&process, 1) != 1 || !is_console(OS_STDIN) ||
		!is_console(OS_STDOUT) || !is_console(OS_STDERR))
		return;
	os_write(OS_STDERR, text, sizeof text - 1);
	SetConsoleMode(handle_of(OS_STDIN), 0); /* not waiting for a line's end */
	ReadConsoleW(handle_of(OS_STDIN), &key, 1, &count, NULL);
}

int main(int argc, char **argv);

/*
 * Of the C library, msvcrt.dll: splits the command line. At WILDCARDS 0, an argument with an
 * asterisk stays as it is.
 */
int __wgetmainargs(
	int *argc, wchar_t ***argv, wchar_t ***environment, int wildcards, int *new_mode);

/* What mingw-w64 makes main call first, for constructors of C++. */
void __main(void)
{
}

/* Returns the COUNT arguments at WIDE in UTF-8, or NULL if memory is refused. They are never freed.
 */
static char **convert_arguments(wchar_t **wide, int count)
{
	char **arguments = calloc((size_t)count + 1, sizeof *arguments);

	for (int i = 0; arguments && i < count; i++) {
		const int size = WideCharToMultiByte(CP_UTF8, 0, wide[i], -1, NULL, 0, NULL, NULL);

		arguments[i] = malloc((size_t)size);
		if (!arguments[i])
			return NULL;
		WideCharToMultiByte(CP_UTF8, 0, wide[i], -1, arguments[i], size, NULL, NULL);
	}
	return arguments;
}

/* The program begins here: the startup code of mingw-w64 would be a tenth of it. */
void os_windows_start(void)
{
	wchar_t **wide, **environment;
	int count, new_mode = 0, status = STATUS_OUT_OF_MEMORY;
	char **arguments;

	__wgetmainargs(&count, &wide, &environment, 0, &new_mode);
	arguments = convert_arguments(wide, count);
	if (arguments)
		status = main(count, arguments);
	keep_console_open();
	ExitProcess((UINT)status);
}
