/* Finding a byte in many: memchr, sixteen bytes at a time where the C library's takes eight. Long lines are made of this. */
#ifndef FIND_H
#define FIND_H

/* Returns where BYTE first stands from TEXT on, up to LIMIT; LIMIT where it does not. */
const char *find_byte(const char *text, const char *limit, char byte);

#endif
