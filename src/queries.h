/* Questions about the tables, not about a device: what they list, which releases there are, how two
 * of them differ. */
#ifndef QUERIES_H
#define QUERIES_H

#include "options.h"

/* Answers with the devices that go by the names of QUESTION, or with all. */
void queries_list(const struct question *question);

/* Answers with the releases. */
void queries_releases(const struct question *question);

/* Answers with what the second release of QUESTION adds to, drops from and changes in the first. */
void queries_differences(const struct question *question);

#endif
