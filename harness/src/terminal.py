"""Types at a program in a terminal of its own: each answer once its question is there.

Reads from standard input, as JSON, a list of pairs: what has to be on the screen since the last answer, and what is typed then.
Prints, as JSON, how the program ended, every byte that it sent to the terminal, and the lines as they stood there.
"""

import fcntl
import json
import os
import pty
import struct
import sys
import termios

ROWS, COLUMNS = 50, 160


def screen(sent):
    """The lines as they stood on the terminal, as far as a prompt needs it."""
    lines, row, column, at = [[]], 0, 0, 0
    while at < len(sent):
        c = sent[at]
        at += 1
        if c == "\x1b" and sent[at : at + 1] == "[":
            end = at + 1
            while end < len(sent) and not "@" <= sent[end] <= "~":
                end += 1
            number, kind = sent[at + 1 : end], sent[end : end + 1]
            at = end + 1
            many = int(number) if number.isdigit() else 1
            if kind == "K":
                del lines[row][column:]
            elif kind == "J":
                del lines[row][column:]
                del lines[row + 1 :]
            elif kind == "C":
                column += many
            elif kind == "D":
                column = max(0, column - many)
            elif kind == "A":
                row = max(0, row - many)
        elif c == "\r":
            column = 0
        elif c == "\n":
            row += 1
            if row == len(lines):
                lines.append([])
        else:
            line = lines[row]
            line.extend(" " * (column - len(line)))
            line[column : column + 1] = [c]
            column += 1
    return "\n".join("".join(line).rstrip() for line in lines)


def main():
    answers = json.load(sys.stdin)
    process, terminal = pty.fork()
    if process == 0:
        os.execv(sys.argv[1], sys.argv[1:])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    sent, seen, has_typed = b"", 0, False
    while True:
        try:
            some = os.read(terminal, 65536)
        except OSError:
            some = b""
        if not some:
            break
        sent += some
        if has_typed:
            # A prompt is drawn again and again while something is typed there, until the line ends.
            end = sent.find(b"\n", seen)
            if end < 0:
                continue
            seen, has_typed = end, False
        if answers and answers[0][0].encode() in sent[seen:]:
            seen, has_typed = len(sent), True
            os.write(terminal, answers.pop(0)[1].encode())
    _, status = os.waitpid(process, 0)
    sent = sent.decode(errors="replace")
    left = [question for question, _ in answers]
    json.dump({"status": os.waitstatus_to_exitcode(status), "sent": sent, "screen": screen(sent), "left": left}, sys.stdout)


main()
