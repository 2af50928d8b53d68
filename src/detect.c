/* The GPUs of this machine; see detect.h. */
#include "detect.h"

#include "answer.h"
#include "os.h"

#include <stddef.h>

struct detection {
	struct session *session;
	bool has_intel, has_other, has_unread;
};

static void take_display(void *context, const struct os_display *display)
{
	struct detection *detection = context;
	const struct device *device = &display->device;

	if (display->error) {
		detection->has_unread = true;
		messages_unreadable_display(
			&detection->session->messages, display->name, display->error);
	} else if (device->vendor == VENDOR_INTEL) {
		detection->has_intel = true;
		answer_device(detection->session, device, NULL, 0);
	} else {
		detection->has_other = true;
		answer_description(detection->session, device);
	}
}

void detect_answer(struct session *session)
{
	struct detection detection = { .session = session };
	const char *hidden = os_each_display(session->question.sysroot, take_display, &detection);

	if (hidden && !detection.has_intel)
		messages_hidden_displays(&session->messages, hidden);
	else if (!detection.has_intel && !detection.has_unread)
		messages_no_display(&session->messages, detection.has_other);
}
