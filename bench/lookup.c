/*
 * What the lookup alone takes, from a number to its group: the perfect hash of the tables, a binary search, and a table
 * with an entry for every number. The PCI IDs that are listed come on standard input, as `ipex-gen --list -o id` has them.
 *
 * For each, a line tells its name, the median of the nanoseconds for an ID that is listed and for any, and the bytes of its
 * table, with tabs between; of the perfect hash, which is the linker's to know, 0.
 */
#include "tables.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ID_COUNT = 0x10000, CALLS = 1 << 20, REPETITIONS = 31, NOT_LISTED = 0xFF };

struct entry {
	uint16_t id;
	uint8_t group;
};

/* All three are asked by number, and return the number of the ID's group, or NOT_LISTED. */
struct candidate {
	const char *name;
	unsigned (*find)(unsigned id);
	size_t table_size;
	double times[2][REPETITIONS]; /* of listed IDs, and of any */
};

static struct entry sorted[ID_COUNT];
static size_t sorted_count;
static uint8_t direct[ID_COUNT];

static uint16_t questions[2][CALLS]; /* the same */
static volatile unsigned answers;    /* so that the compiler cannot leave the lookups out */

/* The only place that knows how the tables are asked. */
static unsigned find_by_hash(unsigned id)
{
	const char key[] = PCI_ID_KEY(id);
	const struct pci_id *pci_id = pci_id_find(key, PCI_ID_KEY_LENGTH);

	return pci_id ? pci_id->group : NOT_LISTED;
}

static int compare_entry(const void *key, const void *entry)
{
	return (int)*(const unsigned *)key - ((const struct entry *)entry)->id;
}

static unsigned find_by_search(unsigned id)
{
	const struct entry *entry = bsearch(&id, sorted, sorted_count, sizeof *sorted, compare_entry);

	return entry ? entry->group : NOT_LISTED;
}

static unsigned find_directly(unsigned id)
{
	return direct[id];
}

static _Noreturn void fail(const char *what)
{
	fprintf(stderr, "lookup: %s\n", what);
	exit(1);
}

/* Reads the IDs, in ascending order; with several releases, each comes several times. */
static void make_tables(void)
{
	char line[16];

	for (size_t i = 0; i < ID_COUNT; i++)
		direct[i] = NOT_LISTED;
	while (fgets(line, sizeof line, stdin)) {
		unsigned long id = strtoul(line, NULL, 16);
		unsigned group = id < ID_COUNT ? find_by_hash((unsigned)id) : NOT_LISTED;

		if (group >= NOT_LISTED)
			fail("an ID is not in the tables, or there are too many groups for a byte");
		if (direct[id] == NOT_LISTED)
			sorted[sorted_count++] = (struct entry){(uint16_t)id, (uint8_t)group};
		direct[id] = (uint8_t)group;
	}
	if (!sorted_count)
		fail("no IDs");
}

static void make_questions(void)
{
	uint32_t state = 1;

	for (size_t i = 0; i < CALLS; i++) {
		state = state * 1664525 + 1013904223; /* Knuth and Lewis; the upper bits are the random ones */
		questions[0][i] = sorted[(state >> 16) % sorted_count].id;
		questions[1][i] = (uint16_t)(state >> 16);
	}
}

/* Returns the nanoseconds that each of QUESTIONS takes. */
static double measure(unsigned (*find)(unsigned id), const uint16_t *asked)
{
	struct timespec begin, end;
	unsigned sum = 0;

	clock_gettime(CLOCK_MONOTONIC, &begin);
	for (size_t i = 0; i < CALLS; i++)
		sum += find(asked[i]);
	clock_gettime(CLOCK_MONOTONIC, &end);
	answers = sum;
	return ((double)(end.tv_sec - begin.tv_sec) * 1e9 + (double)(end.tv_nsec - begin.tv_nsec)) / CALLS;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double *times)
{
	qsort(times, REPETITIONS, sizeof *times, compare);
	return times[REPETITIONS / 2];
}

int main(void)
{
	static struct candidate candidates[] = {
		{.name = "hash", .find = find_by_hash},
		{.name = "search", .find = find_by_search},
		{.name = "direct", .find = find_directly, .table_size = sizeof direct},
	};
	const size_t count = sizeof candidates / sizeof *candidates;

	make_tables();
	make_questions();
	candidates[1].table_size = sorted_count * sizeof *sorted;
	for (unsigned id = 0; id < ID_COUNT; id++) {
		if (find_by_hash(id) != find_directly(id) || find_by_search(id) != find_directly(id))
			fail("the answers differ");
	}
	for (size_t repetition = 0; repetition < REPETITIONS; repetition++) {
		for (size_t i = 0; i < count; i++) {
			for (size_t j = 0; j < 2; j++)
				candidates[i].times[j][repetition] = measure(candidates[i].find, questions[j]);
		}
	}
	for (size_t i = 0; i < count; i++)
		printf("%s\t%.2f\t%.2f\t%zu\n", candidates[i].name, median(candidates[i].times[0]),
		       median(candidates[i].times[1]), candidates[i].table_size);
	return 0;
}
