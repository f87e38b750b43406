# SPDX-License-Identifier: GPL-2.0
"""Showing KUnit's cases to whoever has run them by hand."""

NOTES = 12  # lines of what a failed case says


def reasons(notes):
    """What it says from where something failed; all, if nothing says so."""
    failed = [number for number, line in enumerate(notes) if "FAILED" in line]
    return notes[failed[0] if failed else 0:][:NOTES]


def show(case, verbose):
    if verbose or not case.passed:
        print(f"{'ok  ' if case.passed else 'FAIL'} {case.full_name}")
    if not case.passed:
        print("".join(f"     {line}\n" for line in reasons(case.notes)), end="")


def conclude(cases, problems, out, verbose):
    """Show the cases, what else went wrong, and how many; return the exit code."""
    for case in cases:
        show(case, verbose)
    for problem in problems:
        print(f"FAIL {problem}")
    failed = sum(not case.passed for case in cases)
    print(f"log: {out}/console.log")
    print(f"{len(cases) - failed} passed, {failed} failed, {len(problems)} other problem(s)")
    return 1 if failed or problems or not cases else 0
