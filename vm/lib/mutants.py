# SPDX-License-Identifier: GPL-2.0
"""Small mistakes that can be planted in a C file, found in its text.

Each is a change of one place, of a kind that people make. The code has to be in the kernel's style:
a statement ends its line, a block is indented by tabs. In headers it is inline functions only.
"""

import collections
import hashlib
import re
from dataclasses import dataclass, replace

# What is no code, or is no longer there when it is compiled.
HIDDEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.M)
CALL = r"[A-Za-z_]\w*\([^;{}]*\);"
CALL_LINE = re.compile(rf"^(\t+)({CALL})$", re.M)
ASSIGNMENT = re.compile(r"^(\t+)([A-Za-z_][\w\->.\[\]]*"
                        r"(?:\+\+|--| [-+|&^]?= [^;{}]*| (?:<<|>>)= [^;]*);)$", re.M)
TWO_CALLS = re.compile(rf"^(\t+)({CALL})\n(?=\1({CALL})$)", re.M)
IF = re.compile(r"\bif \(")
COMPARED = re.compile(r" (<=|>=|<|>) ")
NUMBER = re.compile(r"(?<![\w.])(0x[0-9a-fA-F]+|\d+)(?:[uU]?[lL]{0,2})\b(?![\w.])")
FLAG = re.compile(r"((?<!\|)\|\s+)?(?<!<< )\b[A-Z][A-Z0-9_]{2,}\b(?!\()(?=(\s*\|(?!\|))?)")
LOCK = re.compile(r"^(\t+)((?:spin|mutex)_lock\w*)\(([^,;]*)(, (\w+))?\);$", re.M)
LEAVES = re.compile(r"\s*\{?\s*(?:[^;{}]*;\s*){0,2}?(?:return\b|goto\b|continue\b|break\b)")
FUNCTION = re.compile(r"^\{\n.*?^\}", re.M | re.S)
NAME = re.compile(r"(\w+)\(")
# Calls that only say something, state what holds anyway, or are missed by nobody at once.
LOCKING = re.compile(r"(spin|mutex)_(un)?lock")
IDLE = re.compile(r"(lockdep_\w+|WARN\w*|BUILD_BUG\w*|might_sleep|trace_\w+|pr_\w+|dev_\w+"
                  r"|static_assert|MODULE_\w+|EXPORT_\w+|INIT_\w+|kfree|va_end|__\w+)\(")


@dataclass(frozen=True)
class Mutant:
    """One change: the text from begin to end becomes other."""

    file: str
    line: int
    function: str  # or "-": it is in a table
    kind: str
    begin: int
    end: int
    before: str
    after: str
    key: str  # the same as long as the change and what surrounds it are
    nth: int = 1  # of those in the function that read the same

    def applied(self, text):
        return text[:self.begin] + self.after + text[self.end:]

    def describe(self):
        return f"{self.file}:{self.line}: {self.what()}"

    def what(self):
        which = f" ({self.nth})" if self.nth > 1 else ""
        return f"{self.function}: {self.kind}: {words(self.before)} -> {words(self.after)}{which}"


def words(text):
    short = " ".join(text.split()) or "nothing"
    return short if len(short) < 90 else short[:87] + "..."


def blank(text):
    """The text with all that is no code as blanks, so that places stay what they are."""
    def blanks(found):
        return re.sub(r"[^\n]", " ", found[0])
    return DIRECTIVE.sub(blanks, HIDDEN.sub(blanks, text))


def closing(code, begin):
    """The place after the parenthesis that closes the one at begin."""
    depth = 0
    for place in range(begin, len(code)):
        depth += {"(": 1, ")": -1}.get(code[place], 0)
        if not depth:
            return place + 1
    return len(code)


def bodies(code):
    """(begin, end) of each function."""
    return [found.span() for found in FUNCTION.finditer(code)]


def around(bodies_of_code, place):
    """Those of the function that the place is in, or None."""
    return next(((begin, end) for begin, end in bodies_of_code if begin <= place < end), None)


def name_of(code, body):
    """The function that the body is of."""
    head = code[code.rfind("\n\n", 0, body[0]) + 1:body[0]]
    named = NAME.search(head)
    return named[1] if named else "-"


def conditions(code, _):
    for found in IF.finditer(code):
        begin, end = found.end() - 1, closing(code, found.end() - 1)
        yield "condition negated", begin, end, lambda text: f"(!{text})"
        if LEAVES.match(code, end):
            yield "error path skipped", begin, end, lambda text: f"(0 && {text})"


def bounds(code, _):
    other = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
    for found in COMPARED.finditer(code):
        yield "bound off by one", *found.span(1), lambda text: other[text]


def dropped(code, _):
    for found in CALL_LINE.finditer(code):
        if not IDLE.match(found[2]) and not LOCKING.match(found[2]):  # has a kind of its own
            yield "statement dropped", *found.span(2), lambda text: ";"
    for found in ASSIGNMENT.finditer(code):
        yield "statement dropped", *found.span(2), lambda text: ";"


def constants(code, _):
    for found in NUMBER.finditer(code):
        digits = found[1]
        number = int(digits, 16) if digits.startswith("0x") else int(digits, 10)
        changed = number ^ 1 if digits.startswith("0x") else number + 1
        shown = hex(changed) if digits.startswith("0x") else str(changed)
        yield "constant changed", *found.span(1), lambda _, shown=shown: shown


def flags(code, _):
    for found in FLAG.finditer(code):
        if found[1] or found[2]:  # one of several, with the bar before it or else behind it
            yield ("flag left out", found.start(), found.end() if found[1] else found.end(2),
                   lambda text: "")


def swapped(code, _):
    for found in TWO_CALLS.finditer(code):
        first, second, tabs = found.span(2), found.span(3), found[1]
        if found[2] == found[3] or any(pattern.match(call) for pattern in (IDLE, LOCKING)
                                       for call in found.group(2, 3)):
            continue
        yield ("call order swapped", first[0], second[1],
               lambda text, n=first[1] - first[0], tabs=tabs:
               text[n:].strip() + "\n" + tabs + text[:n])


def locks(code, whole):
    """With the unlocking, all over the function."""
    for found in LOCK.finditer(code):
        body = around(bodies(code), found.start())
        if not body:
            continue
        begin, end = found.start(2), body[1]
        unlock = re.compile(re.escape(found[2].replace("_lock", "_unlock", 1)
                                      .replace("irqsave", "irqrestore"))
                            + rf"\({re.escape(found[3])}(?:, \w+)?\);")
        start = f"{found[5]} = 0;" if found[5] else ";"
        ends = f"(void){found[5]};" if found[5] else ";"

        def without(text, head=found.end() - begin, unlock=unlock, start=start, ends=ends):
            return start + unlock.sub(ends, text[head:])
        if unlock.search(whole, begin, end):
            yield "lock left out", begin, end, without


KINDS = (conditions, bounds, dropped, constants, flags, swapped, locks)
IN_TABLES = ("constant changed", "flag left out")


def of_file(name, text):
    """All that there are, in the order of the file."""
    code, found = blank(text), []
    inside = bodies(code)
    for kind in KINDS:
        for what, begin, end, change in kind(code, text):
            body = around(inside, begin)
            function = name_of(code, body) if body else "-"
            if not body:  # a table, a declaration
                if what not in IN_TABLES or name.endswith(".h"):
                    continue
                body = (text.rfind("\n", 0, begin) + 1, text.find("\n", end))
            before = text[begin:end]
            after = change(before)
            basis = f"{name}\n{what}\n{text[body[0]:body[1]]}\n{begin - body[0]}\n{after}"
            found.append(Mutant(name, text.count("\n", 0, begin) + 1, function, what, begin, end,
                                before, after,
                                hashlib.sha256(basis.encode()).hexdigest()[:16]))
    return numbered(sorted(found, key=lambda mutant: (mutant.begin, mutant.kind)))


def numbered(found):
    """Tell those apart that read the same."""
    seen = collections.Counter()
    for number, mutant in enumerate(found):
        what = mutant.what()
        seen[what] += 1
        found[number] = replace(mutant, nth=seen[what])
    return found
