/* Lists of words in one text; see list.h. */
#include "list.h"

size_t list_item_length(const char *list, char separator)
{
	size_t length = 0;

	while (list[length] && list[length] != separator)
		length++;
	return length;
}
