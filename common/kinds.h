/* The kinds of things in the tables, for the table compiler and the tool. */
#ifndef KINDS_H
#define KINDS_H

enum package { PACKAGE_IPEX, PACKAGE_TORCH, PACKAGE_COUNT };

/* An operating system that wheels are made for. */
enum system { SYSTEM_LINUX, SYSTEM_WINDOWS, SYSTEM_COUNT };

/* What device-names.md says that a name is. */
enum name_kind { NAME_PRODUCT, NAME_STEPPING, NAME_GENERIC, NAME_KIND_COUNT };

#endif
