# Joins lines of lspci -nn to the table that the variable "table" names, as `ipex-gen --ipex RELEASE -` does. A line of the
# table is an answer: the ID, a tab, the codes. The vendor and device stand in brackets at the end, but for the revision;
# that is quicker to know than to search for.
BEGIN {
	while ((getline <table) > 0)
		answers["8086:" tolower(substr($0, 1, 4))] = $0
}

{
	end = length($0)
	if (substr($0, end) == ")")
		end -= 9
	device = substr($0, end - 9, 9)
	if (!(device in answers))
		answers[device] = toupper(substr(device, 1, 5) == "8086:" ? substr(device, 6) : device) "\t-"
	print answers[device]
}
