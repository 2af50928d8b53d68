/* Markdown that the table compiler must refuse; see blocks.h. */
#include "blocks.h"

#include <cmark-gfm.h>
#include <stdlib.h>

static const char *refused_kind(cmark_node *block)
{
	switch (cmark_node_get_type(block)) {
	case CMARK_NODE_BLOCK_QUOTE:
		return "a quotation";
	case CMARK_NODE_CODE_BLOCK:
		return "code";
	case CMARK_NODE_HTML_BLOCK:
		return "HTML";
	case CMARK_NODE_HEADING:
		return cmark_node_get_end_line(block) > cmark_node_get_start_line(block)
		               ? "an underlined heading"
		               : NULL;
	default:
		return NULL;
	}
}

const char *blocks_find_refused(const char *text, size_t length)
{
	cmark_node *document = cmark_parse_document(text, length, CMARK_OPT_DEFAULT);
	const char *kind = NULL;

	if (!document)
		abort();
	for (cmark_node *block = cmark_node_first_child(document); block && !kind;
		block = cmark_node_next(block))
		kind = refused_kind(block);
	cmark_node_free(document);
	return kind;
}
