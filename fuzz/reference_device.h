/* The scanner of DEVICE a second time, slow and plain, written from what src/device.h says and not
 * from how it is done. */
#ifndef REFERENCE_DEVICE_H
#define REFERENCE_DEVICE_H

#include "device.h"

/* Does what device_scan does, and reads no byte behind the LENGTH at TEXT. */
bool reference_device_scan(const char *text, size_t length, struct device *device);

#endif
