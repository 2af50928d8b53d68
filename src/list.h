/* Lists of words in one text: "12.71.0 12.71.4", "id,code". */
#ifndef LIST_H
#define LIST_H

#include <stddef.h>

/* Returns the length of the item at the beginning of LIST: up to SEPARATOR, or to the NUL. */
size_t list_item_length(const char *list, char separator);

#endif
