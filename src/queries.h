/* Questions about the tables, not about a device: what they list, which releases there are, how two
 * differ. */
#ifndef QUERIES_H
#define QUERIES_H

#include "session.h"

/* Answers with the devices that have the names asked for, or with all that are supported. */
void queries_list(struct session *session);

/* Answers with the releases. */
void queries_releases(struct session *session);

/* Answers with what the second release adds to, drops from and changes in the first. */
void queries_differences(struct session *session);

#endif
