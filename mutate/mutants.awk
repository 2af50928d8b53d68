# Chooses mutants of the source files that are its arguments: -v seed=1 -v count=80. Prints for each, tab-separated: file, line,
# kind of the change, the line as it is and as it becomes, both without what they are indented by. The same seed chooses the
# same mutants of the same source, whatever awk this is.
#
# The kinds take turns, since otherwise most changes would be those of constants.

# Numbers as they come, by the generator of Park and Miller: up to 2^31 - 2, and exact in the doubles that awk counts in.
function next_number() {
	seed = seed * 16807 % 2147483647
	return seed
}

# The line with blanks in place of comments, strings and characters. What is for re2c is code, but in a comment for C.
function code_of(line, code, c, i) {
	code = ""
	for (i = 1; i <= length(line); i++) {
		c = substr(line, i, 1)
		if (in_comment) {
			if (c == "*" && substr(line, i + 1, 1) == "/") {
				in_comment = 0
				code = code " "
				i++
			}
			c = " "
		} else if (quote) {
			if (c == "\\") {
				code = code " "
				i++
			} else if (c == quote) {
				quote = ""
			}
			c = " "
		} else if (c == "/" && substr(line, i + 1, 1) == "*" && substr(line, i + 2, 1) != "!") {
			in_comment = 1
			c = " "
		} else if (c == "\"" || c == "'") {
			quote = c
			c = " "
		}
		code = code c
	}
	quote = ""
	return code
}

function trimmed(line) {
	sub(/^[ \t]+/, "", line)
	return line
}

# Notes what the line becomes when NEW is in place of the WIDTH characters at BEGIN.
function note(kind, begin, width, new, line) {
	line = substr($0, 1, begin - 1) new substr($0, begin + width)
	mutants[kind, ++counts[kind]] = FILENAME "\t" FNR "\t" kind "\t" trimmed($0) "\t" trimmed(line)
}

# Notes every place in CODE where the text OLD stands, to be NEW.
function note_all(kind, code, old, new, from, at) {
	for (from = 1; (at = index(substr(code, from), old)) > 0; from += at + length(old) - 1)
		note(kind, from + at - 1, length(old), new)
}

# Notes every number, to be one more.
function note_constants(code, from, at, text, before) {
	for (from = 1; match(substr(code, from), /[0-9][0-9A-Za-z_]*/); from += at + length(text) - 1) {
		at = RSTART
		text = substr(code, from + at - 1, RLENGTH)
		before = substr(code, from + at - 2, 1)
		if (before ~ /[A-Za-z_]/)
			continue
		if (text ~ /^0[xX]/)
			note("constant", from + at - 1, length(text), "(" text " + 1)")
		else if (text ~ /^[0-9]+$/)
			note("constant", from + at - 1, length(text), text + 1)
	}
}

# Notes the line to be left out, where it is a statement of its own that is no declaration.
function note_statement(code) {
	if (code !~ /^\t+[a-z*+-].*;[ \t]*$/ || last !~ /([;{}:)]|else)[ \t]*$/ && last !~ /^[ \t]*$/)
		return
	if (code ~ /^\t+(_Alignas|FILE|char|const|enum|extern|int|long|ptrdiff_t|size_t|ssize_t|static|struct|uint[0-9]+_t|unsigned|bool)[ (]/)
		return
	if (gsub(/\(/, "(", code) == gsub(/\)/, ")", code) && code !~ /^\t+return/)
		note("statement", 1, length($0), ";")
}

FNR == 1 {
	in_comment = 0
	last = ""
}

{
	code = code_of($0)
	if (code ~ /^#/)
		next
	note_all("relation", code, " < ", " <= ")
	note_all("relation", code, " <= ", " < ")
	note_all("relation", code, " > ", " >= ")
	note_all("relation", code, " >= ", " > ")
	note_all("relation", code, " == ", " != ")
	note_all("relation", code, " != ", " == ")
	note_all("logic", code, " && ", " || ")
	note_all("logic", code, " || ", " && ")
	note_all("sum", code, " + ", " - ")
	note_all("sum", code, " - ", " + ")
	note_all("step", code, "++", "--")
	note_all("step", code, "--", "++")
	note_all("step", code, " += ", " -= ")
	note_all("step", code, " -= ", " += ")
	note_all("negation", code, "(!", "(")
	note_all("negation", code, " !", " ")
	note_all("truth", code, "true", "false")
	note_all("truth", code, "false", "true")
	note_constants(code)
	note_statement(code)
	if (code !~ /^[ \t]*$/)
		last = code
}

END {
	kind_count = split("relation logic sum step negation truth constant statement", kinds, " ")
	seed = seed * 7919 + 1
	for (chosen = tries = 0; chosen < count && tries < count * 100; tries++) {
		kind = kinds[tries % kind_count + 1]
		if (!counts[kind])
			continue
		mutant = mutants[kind, next_number() % counts[kind] + 1]
		if (mutant in taken)
			continue
		taken[mutant] = 1
		chosen++
		print mutant
	}
}
