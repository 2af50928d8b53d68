/* ipex-gen: tells which ahead-of-time build of IPEX fits an Intel GPU. Asks each part in turn. */
#include "detect.h"
#include "messages.h"
#include "output.h"
#include "queries.h"
#include "stream.h"

static void answer(struct question *question)
{
	print_begin(&question->format);
	switch (question->asked) {
	case ASKED_DEVICES:
		stream_answer(question);
		break;
	case ASKED_DETECTION:
		detect_answer(question);
		break;
	case ASKED_SCAN:
		stream_scan(question);
		break;
	case ASKED_LIST:
		queries_list(question);
		break;
	case ASKED_RELEASES:
		queries_releases(question);
		break;
	case ASKED_DIFFERENCES:
		queries_differences(question);
		break;
	case ASKED_HELP:
		output_text(options_help());
		break;
	case ASKED_VERSION:
		output_text("ipex-gen " IPEX_GEN_VERSION "\n");
		break;
	}
	print_end(&question->format, messages_is_complete(question->any_is_enough));
}

int main(int argc, char **argv)
{
	struct question question;

	if (options_read(argc, argv, &question))
		answer(&question);
	output_flush();
	if (output_error())
		messages_unwritable(output_error());
	return messages_finish(question.any_is_enough);
}
