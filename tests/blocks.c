/* Markdown that the table compiler must refuse; see blocks.h. */
#include "blocks.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <stddef.h>

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
	cmark_parser *parser;
	cmark_node *document;
	const char *kind = NULL;

	cmark_gfm_core_extensions_ensure_registered();
	parser = cmark_parser_new(CMARK_OPT_DEFAULT);
	cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
	cmark_parser_feed(parser, text, length);
	document = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	for (cmark_node *block = cmark_node_first_child(document); block && !kind;
		block = cmark_node_next(block))
		kind = refused_kind(block);
	cmark_node_free(document);
	return kind;
}
