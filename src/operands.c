/* The devices that operands ask about; see operands.h. */
#include "operands.h"

#include "answer.h"
#include "stdin.h"

#include <string.h>

static void answer_product(struct session *session, const struct product *product, const char *text)
{
	for (unsigned i = 0; i < pci_id_count; i++) {
		const struct device device = { VENDOR_INTEL, pci_ids[i], NO_REVISION,
			.class = NO_CLASS };
		const struct listing listing = lookup_device(&device);

		if (product_means(product, &listing))
			answer_device(session, &device, text, strlen(text));
	}
}

static void answer_operand(struct session *session, const char *text)
{
	struct operand operand;

	operand_read(text, &operand);
	switch (operand.kind) {
	case OPERAND_DEVICE:
		answer_device(session, &operand.device, text, strlen(text));
		break;
	case OPERAND_PRODUCT:
		answer_product(session, &operand.product, text);
		break;
	default:
		messages_wrong_operand(&session->messages, text, &operand);
		answer_no_device(session, text, strlen(text));
		break;
	}
}

bool operands_are_wrong(struct session *session)
{
	const struct question *question = &session->question;
	struct operand operand;

	if (question->asked != ASKED_DEVICES || question->operand_count != 1 ||
		!strcmp(question->operands[0], "-"))
		return false;
	operand_read(question->operands[0], &operand);
	if (operand_count(&operand))
		return false;
	messages_wrong_operand(&session->messages, question->operands[0], &operand);
	return true;
}

void operands_answer(struct session *session)
{
	char **operands = session->question.operands;
	bool has_line = false;

	for (int i = 0; i < session->question.operand_count; i++) {
		if (!strcmp(operands[i], "-"))
			stdin_answer(session, &has_line);
		else
			answer_operand(session, operands[i]);
	}
}
