/* A whole run of the tool; see tool.h. */
#include "tool.h"

#include "detect.h"
#include "operands.h"
#include "options.h"
#include "queries.h"
#include "scan_files.h"

static void answer_task(struct session *session)
{
	switch (session->question.asked) {
	case ASKED_DEVICES:
		operands_answer(session);
		break;
	case ASKED_SCAN:
		scan_files(session);
		break;
	case ASKED_DETECTION:
		detect_answer(session);
		break;
	case ASKED_LIST:
		queries_list(session);
		break;
	case ASKED_RELEASES:
		queries_releases(session);
		break;
	case ASKED_DIFFERENCES:
		queries_differences(session);
		break;
	case ASKED_HELP:
	case ASKED_VERSION:
		break;
	}
}

/* Returns whether the devices are those of one machine, of which one is to be chosen. */
static bool is_about_machine(enum asked asked)
{
	return asked == ASKED_DETECTION || asked == ASKED_SCAN;
}

static void answer(struct session *session)
{
	struct printer *printer = &session->printer;
	const bool any_is_enough = session->question.any_is_enough;

	if (session->question.asked == ASKED_HELP) {
		output_text(&session->output, options_help());
	} else if (session->question.asked == ASKED_VERSION) {
		output_text(&session->output, "ipex-gen " IPEX_GEN_VERSION "\n");
	} else if (!operands_are_wrong(session)) {
		print_begin(printer);
		answer_task(session);
		if (is_about_machine(session->question.asked))
			print_choice(printer, &session->choice);
		print_end(printer, outcome_is_complete(&session->messages.outcome, any_is_enough));
	}
}

int tool_run(struct session *session, int argc, char **argv)
{
	const struct question *question = &session->question;
	struct messages *messages = &session->messages;

	session->printer.output = &session->output;
	session->printer.format = &question->format;
	session->printer.settings = &session->settings;
	if (options_read(argc, argv, &session->question, messages))
		answer(session);
	output_flush(&session->output);
	if (session->output.error)
		messages_unwritable(messages, session->output.error);
	messages_finish(messages);
	return (int)exit_status(&messages->outcome, question->any_is_enough);
}
