/* The settings USE_AOT_DEVLIST and TORCH_XPU_ARCH_LIST, for those who build IPEX or PyTorch. */
#ifndef DEVLIST_H
#define DEVLIST_H

#include "lookup.h"

/*
 * Returns what to put in USE_AOT_DEVLIST for the device of ANSWER, or in TORCH_XPU_ARCH_LIST if the
 * release is one of PyTorch; 0 if there is nothing. The order is that of the manual page: the early
 * stepping that the revision decided, IPEX's own setting, the device's own name, the first name in
 * the table, the code.
 */
text_ref devlist_find(const struct answer *answer);

#endif
