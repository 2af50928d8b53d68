# Joins PCI IDs or lines of lspci -nn to a table, and prints the same as `ipex-gen --ipex RELEASE`:
#
#     join.py TABLE ids      PCI IDs, one per line, from standard input
#     join.py TABLE lspci    lines of lspci -nn, from standard input
#     join.py TABLE ID       one PCI ID
#
# A line of the table is an answer: the ID, a tab, the codes. Vendor and device are in brackets at
# the end of a line of lspci, before the revision.
import sys


class Answers(dict):
    def __missing__(self, device):
        self[device] = answer = device.upper().removeprefix(b"8086:") + b"\t-\n"
        return answer


with open(sys.argv[1], "rb") as table:
    lines = table.readlines()
if sys.argv[2] == "ids":
    find = {line[:4] + b"\n": line for line in lines}.get
    sys.stdout.buffer.writelines(find(line) or line[:-1] + b"\t-\n" for line in sys.stdin.buffer)
elif sys.argv[2] == "lspci":
    answers = Answers((b"8086:" + line[:4].lower(), line) for line in lines)
    sys.stdout.buffer.writelines(
        answers[line[-20:-11] if line[-2] == 0x29 else line[-11:-2]] for line in sys.stdin.buffer
    )
else:
    codes = dict(line.rstrip(b"\n").split(b"\t") for line in lines)
    print(codes[sys.argv[2].encode()].decode())
