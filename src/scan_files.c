/* --scan: the Intel GPUs that files name; see scan_files.h. */
#include "scan_files.h"

#include "answer.h"
#include "os.h"
#include "scan.h"

#include <string.h>

struct scanning {
	struct session *session;
	bool has_found;
};

static void take_device(void *context, const struct device *device, const char *line, size_t length)
{
	struct scanning *scanning = context;

	scanning->has_found = true;
	answer_device(scanning->session, device, line, length);
}

/* Scans PATH, or standard input if it is "-". Says so if it cannot be read. */
static void scan_file(struct scanning *scanning, const char *path)
{
	struct session *session = scanning->session;
	const bool is_stdin = !strcmp(path, "-");
	int file = OS_STDIN;
	int error = is_stdin ? 0 : os_open(path, &file);

	if (!error) {
		input_begin(&session->input, file, true);
		error = scan_read(&session->scan, &session->input, take_device, scanning);
		if (!is_stdin)
			os_close(file);
	}
	if (error)
		messages_unreadable(&session->messages, is_stdin ? NULL : path, error);
}

void scan_files(struct session *session)
{
	const struct question *question = &session->question;
	struct scanning scanning = { .session = session };

	for (int i = 0; i < question->operand_count; i++)
		scan_file(&scanning, question->operands[i]);
	if (!question->operand_count)
		scan_file(&scanning, "-");
	if (!scanning.has_found && !session->messages.outcome.has_failed)
		messages_nothing_scanned(
			&session->messages, question->operands, question->operand_count);
}
