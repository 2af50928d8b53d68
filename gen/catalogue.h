/* All pages together, joined: releases in order, wheels with the kernels of each device, and PCI
 * IDs with their rows, products and steppings. */
#ifndef CATALOGUE_H
#define CATALOGUE_H

#include "page.h"
#include "pool.h"

/* The code of a device if its revision, under the mask, is this one. */
struct revision_code {
	unsigned mask, revision;
	const char *code;
};

/* A PCI ID. */
struct catalogue_id {
	uint16_t id;
	const struct page_row **rows; /* one a table; NULL if the table does not list the ID */
	struct revision_code *steppings;
	size_t stepping_count;
	size_t model; /* the row of devices.md that has the ID, from 1; 0 if none does */
};

/* A device name, and a code that it means. */
struct name_code {
	const char *name;
	const char *code;
	enum name_kind kind;
};

/* A product that devices.md names. */
struct catalogue_device {
	const char *name;
	const struct page_row *product; /* its row in device-names.md, or NULL */
};

struct catalogue_model {
	size_t device; /* index into devices; counted from 0 */
	const struct page_row *row;
};

/* The kernels of a wheel that a device runs. */
struct catalogue_kernels {
	const struct page_target *target; /* NULL if the device runs none */
	const char *code, *runtime, *url; /* runtime is NULL for the device's own code */
};

/* A list of AOT targets, for one or more releases of a package. */
struct catalogue_wheel {
	enum package package;
	const struct page_row *row;
	struct catalogue_kernels *kernels; /* one a device */
};

struct catalogue_release {
	enum package package;
	const struct page_name *name;
	const struct page *page;            /* with its table; NULL if it has none */
	size_t table;                       /* the number of that table, from 1; 0 if it has none */
	size_t wheels[SYSTEM_COUNT];        /* the number of the wheel, from 1; 0 if it has none */
	size_t device_counts[SYSTEM_COUNT]; /* how many PCI IDs it supports */
};

struct catalogue {
	struct arena *arena;
	struct catalogue_release *releases; /* IPEX first, each package newest first */
	size_t release_count, ipex_count, table_count;
	struct catalogue_wheel *wheels;
	size_t wheel_count;
	struct catalogue_id *ids; /* ascending */
	size_t id_count;
	struct catalogue_device *devices;
	size_t device_count;
	struct text_set device_numbers; /* of each name, its index in devices */
	struct catalogue_model *models; /* the rows of devices.md */
	size_t model_count;
	struct name_code *names; /* of device-names.md */
	size_t name_count;
	struct name_code *settings; /* of aot-devlist.md */
	size_t setting_count;
	struct text_set name_numbers; /* of each name, its first index in names */
};

/*
 * Joins the COUNT pages at PAGES, in which check_pages found no errors. The codes of each
 * row of a release are sorted, ascending. Wheels are left out unless devices.md and aot-targets.md
 * are among the pages: without these, the devices that they serve are not known. Everything belongs
 * to ARENA.
 */
struct catalogue catalogue_build(struct page *pages, size_t count, struct arena *arena);

/* Returns the architecture that a release gives to the first two numbers of CODE, the newest if
 * several do; "" if none does. */
const char *catalogue_generation_arch(
	const struct catalogue *catalogue, const struct page_code *code);

/* Returns the first device name of ROW that is neither a stepping nor generic, or NULL. */
const char *catalogue_first_device(const struct catalogue *catalogue, const struct page_row *row);

#endif
