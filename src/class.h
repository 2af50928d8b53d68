/* The classes of PCI devices, by number and by name. The source is pci.ids, which lspci reads. */
#ifndef CLASS_H
#define CLASS_H

#include "device.h"

/* Returns whether CLASS, a class and subclass or NO_CLASS, is that of a display controller. */
bool class_is_display(int32_t class);

/* Returns the name of CLASS as it is within a sentence: "Ethernet controller", "audio device". NULL
 * for a display controller, for NO_CLASS, and for a class without a name here. */
const char *class_name(int32_t class);

/* Returns the class whose name TEXT begins with, or NO_CLASS. */
int32_t class_find(const char *text);

#endif
