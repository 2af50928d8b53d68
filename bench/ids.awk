# Joins PCI IDs, one a line, to the table that the variable "table" names, as `ipex-gen --ipex RELEASE -` does. A line of
# the table is an answer: the ID, a tab, the codes. To remember the answers to IDs that are not there would make it slower.
BEGIN {
	OFS = "\t"
	while ((getline <table) > 0)
		codes[substr($0, 1, 4)] = substr($0, 6)
}

$0 in codes {
	print $0, codes[$0]
	next
}

{
	print $0, "-"
}
