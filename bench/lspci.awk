# Joins lines of lspci -nn to the file that the variable "table" names, and prints the same as
# `ipex-gen --ipex RELEASE -`. A line of the file is an answer: the ID, a tab, the codes. Vendor and
# device are in brackets at the end of a line, before the revision; searching for them is slower.
BEGIN {
	while ((getline <table) > 0)
		answers["8086:" tolower(substr($0, 1, 4))] = $0
}

{
	end = length($0)
	if (substr($0, end) == ")")
		end -= 9
	device = substr($0, end - 9, 9)
	if (!(device in answers)) {
		id = substr(device, 1, 5) == "8086:" ? substr(device, 6) : device
		answers[device] = toupper(id) "\t-"
	}
	print answers[device]
}
