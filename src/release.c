/* Finding a release by what a person calls it; see release.h. */
#include "release.h"

#include "tables.h"
#include "text.h"
#include "version.h"

#include <string.h>
#include <strings.h>

static const char newest_name[] = "latest", default_label[] = "xpu";

/* Orders the version NAME, of the tables, and WANTED. */
static int compare(text_ref name, const struct version *wanted)
{
	struct version known;

	version_parse(strings + name, &known);
	return version_compare(&known, wanted);
}

/* Returns the index of the release that has WANTED among its names, or -1. */
static int find_name(const struct version *wanted)
{
	for (unsigned i = 0; i < release_name_count; i++) {
		if (!compare(release_names[i].name, wanted))
			return release_names[i].release;
	}
	return -1;
}

/* The same for NAME as a table spells it, with its label or without xpu. To compare all versions
 * takes half of the time of a call. */
static int find_spelling(const char *name)
{
	const size_t length = strlen(name);

	for (unsigned i = 0; i < release_name_count; i++) {
		const char *known = strings + release_names[i].name;

		if (!strncmp(known, name, length) &&
			(!known[length] || !strcmp(known + length, "+xpu")))
			return release_names[i].release;
	}
	return -1;
}

static int find_ipex(const char *name)
{
	struct version wanted;
	int found = find_spelling(name);

	if (found >= 0)
		return found;
	if (text_is_same(name, newest_name))
		return ipex_release_count ? 0 : -1;
	if (!version_parse(name, &wanted))
		return -1;
	if (!wanted.parts[VERSION_LOCAL].length)
		wanted.parts[VERSION_LOCAL] =
			(struct version_part){ default_label, sizeof default_label - 1 };
	found = find_name(&wanted);
	if (found < 0 && wanted.ranks[VERSION_POST]) {
		wanted.ranks[VERSION_POST] = 0;
		wanted.parts[VERSION_POST] = (struct version_part){ 0 };
		found = find_name(&wanted);
	}
	return found;
}

/* Returns the length of the first two numbers of VERSION's release, 2.7 of 2.7.1. */
static size_t minor_length(const struct version_part *release)
{
	unsigned dots = 0;

	for (size_t i = 0; i < release->length; i++) {
		if (release->text[i] == '.' && ++dots == 2)
			return i;
	}
	return release->length;
}

/* Returns whether LABEL, after the plus sign, may be that of an XPU wheel: none, or xpu. */
static bool is_xpu_label(struct version_part label)
{
	return !label.length || (label.length == sizeof default_label - 1 &&
					!strncasecmp(label.text, default_label, label.length));
}

static int find_torch(const char *name)
{
	struct version wanted;

	if (text_is_same(name, newest_name))
		return ipex_release_count < release_count ? (int)ipex_release_count : -1;
	if (!version_parse(name, &wanted) || !is_xpu_label(wanted.parts[VERSION_LOCAL]))
		return -1;
	wanted.parts[VERSION_RELEASE].length = minor_length(&wanted.parts[VERSION_RELEASE]);
	wanted.parts[VERSION_LOCAL] = wanted.parts[VERSION_POST] = (struct version_part){ 0 };
	wanted.ranks[VERSION_POST] = 0;
	for (unsigned i = ipex_release_count; i < release_count; i++) {
		if (!compare(releases[i].name, &wanted))
			return (int)i;
	}
	return -1;
}

/* Returns whether RELEASE is included in the Demucs-GUI version WANTED. */
static bool is_packed_with(const struct release *release, const struct version *wanted)
{
	return release->demucs_gui && compare(release->demucs_gui_from, wanted) <= 0 &&
	       (!release->demucs_gui_to || compare(release->demucs_gui_to, wanted) >= 0);
}

static int find_demucs_gui(const char *name)
{
	struct version wanted;

	if (!version_parse(name, &wanted))
		return -1;
	for (unsigned i = 0; i < ipex_release_count; i++) {
		if (is_packed_with(&releases[i], &wanted))
			return (int)i;
	}
	return -1;
}

int release_find(enum release_kind kind, const char *name)
{
	return kind == RELEASE_IPEX    ? find_ipex(name)
	       : kind == RELEASE_TORCH ? find_torch(name)
	                               : find_demucs_gui(name);
}

int release_find_later_build(unsigned release)
{
	const char *name = strings + releases[release].name;
	const size_t length = text_item_length(name, '+') + 1;

	for (unsigned i = 0; i < release; i++) {
		if (!strncmp(strings + releases[i].name, name, length))
			return (int)i;
	}
	return -1;
}
