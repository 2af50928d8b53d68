/* The answers on standard output; see print.h. */
#include "print.h"

#include "print_json.h"
#include "print_long.h"
#include "print_value.h"

static void note_gap(struct print_gaps *gaps, enum field_id field, size_t begin, size_t end)
{
	if (gaps->count < PRINT_GAPS_MAX)
		gaps->all[gaps->count] = (struct print_gap){ (uint16_t)(begin - gaps->origin),
			(uint16_t)(end - gaps->origin), (uint16_t)field };
	gaps->count++;
}

void print_field(struct printer *printer, const struct field *field, const struct answer *answer)
{
	const size_t begin = printer->output->length;
	const bool is_json = printer->format->form == PRINT_JSON;
	struct value value;

	fields_get(field, answer, printer->format->system, &value);
	if (is_json)
		print_json_value(printer->output, &value);
	else
		print_value(printer->output, &value);
	if (printer->gaps && field_is_own(field) && !value_is_empty(&value))
		note_gap(printer->gaps, field->id, begin + is_json,
			printer->output->length - is_json);
}

static void print_line(struct printer *printer, const struct answer *answer)
{
	const struct print_format *format = printer->format;

	for (size_t i = 0; i < format->field_count; i++) {
		if (i)
			output_text(printer->output, "\t");
		print_field(printer, format->fields[i], answer);
	}
	output_text(printer->output, "\n");
}

void print_setting(struct printer *printer, text_ref setting)
{
	struct print_settings *chosen = printer->settings;
	size_t i = 0;

	while (i < chosen->count && chosen->all[i] != setting)
		i++;
	if (i == chosen->count)
		chosen->all[chosen->count++] = setting;
}

static void print_settings(const struct printer *printer)
{
	const struct print_settings *chosen = printer->settings;

	for (size_t i = 0; i < chosen->count; i++) {
		output_text(printer->output, i ? "," : "");
		output_text(printer->output, strings + chosen->all[i]);
	}
	if (chosen->count)
		output_text(printer->output, "\n");
}

static void print_header(struct printer *printer)
{
	const struct print_format *format = printer->format;

	for (size_t i = 0; i < format->field_count && format->has_header; i++) {
		output_text(printer->output, format->fields[i]->name);
		output_text(printer->output, i + 1 < format->field_count ? "\t" : "\n");
	}
}

void print_begin(struct printer *printer)
{
	if (printer->format->form == PRINT_JSON)
		output_text(printer->output, "[");
	if (printer->format->form == PRINT_LINES)
		print_header(printer);
}

void print_answer(struct printer *printer, const struct answer *answer)
{
	switch (printer->format->form) {
	case PRINT_VALUES:
		if (answer->is_supported) {
			print_header(printer);
			print_line(printer, answer);
		}
		break;
	case PRINT_LINES:
		print_line(printer, answer);
		break;
	case PRINT_JSON:
		print_json(printer, answer);
		break;
	case PRINT_DEVLIST:
	case PRINT_LONG:
	case PRINT_NOTHING:
		return;
	}
	printer->is_after_answer = true;
}

void print_description(struct printer *printer, const struct description *description)
{
	if (printer->format->form != PRINT_LONG)
		return;
	output_text(printer->output, printer->is_after_answer ? "\n" : "");
	printer->is_after_answer = true;
	print_long_device(printer->output, description);
}

void print_choice(struct printer *printer, const struct choice *choice)
{
	if (printer->format->form == PRINT_LONG && choice->count > 1)
		print_long_choice(printer->output, choice);
}

void print_end(struct printer *printer, bool is_complete)
{
	if (printer->format->form == PRINT_JSON)
		output_text(printer->output, printer->is_after_answer ? "\n]\n" : "]\n");
	if (printer->format->form == PRINT_DEVLIST && is_complete)
		print_settings(printer);
}

/* Adds TEXT after SEPARATOR to LINE, or nothing if there is none. */
static void add_part(struct buffer *line, const char *separator, text_ref text)
{
	if (text)
		buffer_add(line, "%s%s", separator, strings + text);
}

void print_difference(struct printer *printer, enum difference difference,
	const struct answer *before, const struct answer *after)
{
	static const char *const marks[] = {
		[DIFFERENCE_ADDED] = "+", [DIFFERENCE_DROPPED] = "-", [DIFFERENCE_CHANGED] = "~"
	};
	const bool is_long = printer->format->form == PRINT_LONG;
	const char *separator = is_long ? "  " : "\t";
	struct buffer line;

	if (printer->format->form == PRINT_NOTHING)
		return;
	buffer_clear(&line);
	buffer_add(&line, "%s", is_long ? "  " : marks[difference]);
	fields_add(&line, FIELD_ID, before->device);
	add_part(&line, separator, before->codes);
	add_part(&line, is_long && before->codes ? " -> " : separator, after->codes);
	if (is_long)
		add_part(&line, separator, lookup_codename(after->codes ? after : before));
	output_text(printer->output, line.text);
	output_text(printer->output, "\n");
}

void print_difference_count(struct printer *printer, enum difference difference, unsigned count)
{
	static const char *const titles[] = { [DIFFERENCE_ADDED] = "Added",
		[DIFFERENCE_DROPPED] = "Dropped",
		[DIFFERENCE_CHANGED] = "Changed" };
	struct buffer line;

	if (printer->format->form != PRINT_LONG || !count)
		return;
	buffer_clear(&line);
	buffer_add(&line, "%s: %u\n", titles[difference], count);
	output_text(printer->output, line.text);
}
