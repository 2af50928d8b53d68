# Chooses mutants of the source files that are its arguments: -v seed=1 -v count=80. Prints for
# each, tab-separated: file, line number, kind of the change, the line and the changed line, both
# without indentation. The same seed chooses the same mutants of the same source in every awk.
#
# The kinds take turns, since otherwise most changes would be those of constants.

# The generator of Park and Miller: numbers up to 2^31 - 2, which awk's doubles hold exactly.
function next_number() {
	seed = seed * 16807 % 2147483647
	return seed
}

# Returns the line with blanks in place of comments, strings and characters. A block of re2c rules
# is code, though it is a comment in C.
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
		} else if (substr(line, i, 2) == "/*" && substr(line, i, 3) != "/*!") {
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

# Adds the mutant of the line in which NEW replaces the WIDTH characters at BEGIN.
function note(kind, begin, width, new, line) {
	line = substr($0, 1, begin - 1) new substr($0, begin + width)
	mutants[kind, ++counts[kind]] = \
		FILENAME "\t" FNR "\t" kind "\t" trimmed($0) "\t" trimmed(line)
}

# Adds a mutant for each OLD in CODE, replaced by NEW.
function note_all(kind, code, old, new, from, at) {
	for (from = 1; (at = index(substr(code, from), old)) > 0; from += at + length(old) - 1)
		note(kind, from + at - 1, length(old), new)
}

# Adds a mutant for each number, which becomes one more.
function note_constants(code, from, at, text, before) {
	from = 1
	for (; match(substr(code, from), /[0-9][0-9A-Za-z_]*/); from += at + length(text) - 1) {
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

# Adds a mutant without the line, if that is a whole statement and not a declaration.
function note_statement(code) {
	if (code !~ /^\t+[a-z*+-].*;[ \t]*$/)
		return
	if (last !~ /([;{}:)]|else)[ \t]*$/ && last !~ /^[ \t]*$/)
		return
	if (code ~ /^\t+(_Alignas|FILE|bool|char|const|enum|extern|int|long|ptrdiff_t)[ (]/ ||
	    code ~ /^\t+(size_t|ssize_t|static|struct|uint[0-9]+_t|unsigned)[ (]/)
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
