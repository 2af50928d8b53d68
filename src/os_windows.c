/* The operating system: Windows; see os.h. */
#include "os.h"

#include <initguid.h> /* before what defines GUIDs */
#include <windows.h>

#include <cfgmgr32.h>
#include <devguid.h>
#include <errno.h>
#include <setupapi.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum {
	COMMAND_LINE_MAX =
		32768,       /* UTF-16 units of a command line, its end included (CreateProcessW) */
	UTF8_MAX = 3,        /* bytes of UTF-8 for one unit of UTF-16 */
	CONSOLE_PART = 1024, /* bytes that are passed on to a console at once */
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
		{ ERROR_FILE_NOT_FOUND, ENOENT },
		{ ERROR_HANDLE_DISK_FULL, ENOSPC },
		{ ERROR_INVALID_HANDLE, EBADF },
		{ ERROR_INVALID_NAME, ENOENT },
		{ ERROR_NO_DATA, EPIPE }, /* the pipe is being closed */
		{ ERROR_PATH_NOT_FOUND, ENOENT },
		{ ERROR_PIPE_NOT_CONNECTED, EPIPE },
		{ ERROR_SHARING_VIOLATION, EBUSY },
	};

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		if (numbers[i].error == error)
			return numbers[i].number;
	}
	return EIO;
}

/* The handle of FILE, which may be closed. The other files are handles themselves, of which 32 bits
 * count. */
static HANDLE handle_of(int file)
{
	static const DWORD handles[] = { [OS_STDIN] = STD_INPUT_HANDLE,
		[OS_STDOUT] = STD_OUTPUT_HANDLE,
		[OS_STDERR] = STD_ERROR_HANDLE };

	if (file > OS_STDERR || file < 0)
		return (HANDLE)(intptr_t)file;
	return GetStdHandle(handles[file]);
}

static bool is_console(int file)
{
	DWORD mode;

	return GetConsoleMode(handle_of(file), &mode);
}

/* From a console, bytes are in its code page; what spells a device is the same in each, and Ctrl-Z
 * is the end. */
int os_read(int file, char *bytes, size_t size, size_t *count)
{
	DWORD length = 0, error;
	bool is_read;

	do {
		SetLastError(ERROR_SUCCESS);
		is_read = ReadFile(handle_of(file), bytes, (DWORD)size, &length, NULL);
		error = GetLastError();
	} while (
		!length &&
		error ==
			ERROR_OPERATION_ABORTED); /* by Ctrl-C, which is about to end the process */
	*count = length;
	return is_read || error == ERROR_BROKEN_PIPE ? 0 : errno_of(error);
}

int os_open(const char *path, int *file)
{
	static WCHAR wide[COMMAND_LINE_MAX];
	DWORD attributes;
	HANDLE handle;

	if (!MultiByteToWideChar(CP_UTF8, 0, path, -1, wide, COMMAND_LINE_MAX))
		return ENAMETOOLONG;
	attributes = GetFileAttributesW(wide);
	if (attributes != INVALID_FILE_ATTRIBUTES && attributes & FILE_ATTRIBUTE_DIRECTORY)
		return EISDIR;
	handle = CreateFileW(wide, GENERIC_READ,
		FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL, OPEN_EXISTING, 0,
		NULL);
	if (handle == INVALID_HANDLE_VALUE)
		return errno_of(GetLastError());
	*file = (int)(intptr_t)handle;
	return 0;
}

void os_close(int file)
{
	CloseHandle(handle_of(file));
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

/* What is not on the PCI bus is none of the machine's GPUs: the system's own drivers, and displays
 * over the network. */
const char *os_each_display(const char *root, os_display_function *found, void *context)
{
	static const char all[] = "display devices", pci[] = "PCI\\";
	SP_DEVINFO_DATA device = { .cbSize = sizeof device };
	char id[MAX_DEVICE_ID_LEN];
	HDEVINFO devices;

	if (root) {
		found(context, root, ENOSYS);
		return NULL;
	}
	devices = SetupDiGetClassDevsW(&GUID_DEVCLASS_DISPLAY, NULL, NULL, DIGCF_PRESENT);
	if (devices == INVALID_HANDLE_VALUE) {
		found(context, all, errno_of(GetLastError()));
		return NULL;
	}
	for (DWORD i = 0; SetupDiEnumDeviceInfo(devices, i, &device); i++) {
		if (!SetupDiGetDeviceInstanceIdA(devices, &device, id, sizeof id, NULL))
			found(context, all, errno_of(GetLastError()));
		else if (!_strnicmp(id, pci, sizeof pci - 1))
			found(context, id, 0);
	}
	if (GetLastError() != ERROR_NO_MORE_ITEMS)
		found(context, all, errno_of(GetLastError()));
	SetupDiDestroyDeviceInfoList(devices);
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

/* Of the C library, msvcrt.dll: splits the command line; at FLAGS 0, what looks like files' names
 * stays as it is. */
int __wgetmainargs(int *argc, wchar_t ***argv, wchar_t ***environment, int flags, int *new_mode);

/* What main calls before all else, for constructors of C++. */
void __main(void)
{
}

/* The program begins here, in place of startup code that would be a fifth of it. */
void os_windows_start(void)
{
	static char bytes[COMMAND_LINE_MAX * UTF8_MAX], *arguments[COMMAND_LINE_MAX];
	wchar_t **wide, **environment;
	int count, new_mode = 0, status;
	size_t used = 0;

	__wgetmainargs(&count, &wide, &environment, 0, &new_mode);
	for (int i = 0; i < count; i++) {
		arguments[i] = bytes + used;
		used += (size_t)WideCharToMultiByte(CP_UTF8, 0, wide[i], -1, bytes + used,
			(int)(sizeof bytes - used), NULL, NULL);
	}
	status = main(count, arguments);
	keep_console_open();
	ExitProcess((UINT)status);
}
