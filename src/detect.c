/* The GPUs of this machine; see detect.h. */
#include "detect.h"

#include "answer.h"
#include "messages.h"
#include "os.h"
#include "scanner.h"

#include <errno.h>
#include <string.h>

struct detection {
	const struct question *question;
	bool has_intel, has_other, has_unread;
};

static void take_display(void *context, const char *text, int error)
{
	struct detection *detection = context;
	struct device device;
	struct answer other;

	if (!error && !scanner_read(text, strlen(text), &device))
		error = EILSEQ;
	if (error) {
		detection->has_unread = true;
		messages_unread_display(text, error);
	} else if (device.vendor == VENDOR_INTEL) {
		detection->has_intel = true;
		answer_device(detection->question, &device);
	} else {
		detection->has_other = true;
		other = lookup_newest(&device, &(struct listing){ 0 });
		print_device(&detection->question->format, &other);
	}
}

void detect_answer(const struct question *question)
{
	struct detection detection = { .question = question };
	const char *hidden = os_each_display(question->sysroot, take_display, &detection);

	if (detection.has_intel)
		return;
	if (hidden)
		messages_hidden_displays(hidden);
	else if (!detection.has_unread)
		messages_no_display(detection.has_other);
}
