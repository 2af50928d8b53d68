# Joins PCI IDs, one per line, to the file that the variable "table" names, and prints the same as
# `ipex-gen --ipex RELEASE -`. A line of the file is an answer: the ID, a tab, the codes.
# Remembering the answers for IDs that are not in it would be slower.
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
