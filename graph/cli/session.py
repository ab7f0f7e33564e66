"""A review: questions one after the other, keys in, decisions out. Each answer is kept at once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import click

if TYPE_CHECKING:
    from graph.analysis.questions import Question
    from graph.decisions import Act, Decision

HELP = """\
  s  same: they are one
  d  different: they are two
  u  unsure: somebody looked and cannot tell; they stay two, and nobody is asked again
  n  next: leave it for another time (also the space bar)
  b  back: the question before
  z  undo the last answer
  w  why: write a reason for the next answer
  m  more: every fact and sentence
  q  quit: what was answered is kept"""
KEYS = "s same  d different  u unsure  n next  b back  z undo  w why  m more  q quit  ? help"
_VERDICTS: dict[str, Act] = {"s": "same", "d": "different", "u": "unsure"}
_END = ("q", "")


class Keys(Protocol):
    """Where answers come from."""

    def read(self) -> str:
        """Give the next key, "" at the end of the input."""

    def read_line(self, prompt: str) -> str:
        """Give a line of text."""


class TerminalKeys:
    """Single keys of a terminal."""

    def read(self) -> str:
        """Wait for a key; the end of the input (Ctrl-D) is ""."""
        try:
            return click.getchar()
        except EOFError:
            return ""

    def read_line(self, prompt: str) -> str:
        """Ask for a line."""
        text: str = click.prompt(prompt, default="", show_default=False)
        return text


class PipedKeys:
    """Keys from a pipe or file: each letter is one; blanks and line ends are passed over."""

    def read(self) -> str:
        """Give the next letter."""
        while (key := sys.stdin.read(1)).isspace():
            pass
        return key

    def read_line(self, prompt: str) -> str:
        """Give the rest of the line."""
        click.echo(f"{prompt}:")
        return sys.stdin.readline().strip()


@dataclass
class Session:
    """Goes through questions.

    Args:
        questions: In the order in which they are asked.
        keys: Where answers come from.
        show: Shows a question: its place ("3 of 41"), and whether to show all of it.
        decide: Makes a decision of an answer and its reason, and keeps it.
        undo: Takes a decision back, and keeps that.
    """

    questions: Sequence[Question]
    keys: Keys
    show: Callable[[Question, str, bool], None]
    decide: Callable[[Question, Act, str], Decision]
    undo: Callable[[Decision], None]
    _answers: dict[int, Decision] = field(default_factory=dict)
    _why: str = ""

    def run(self) -> int:
        """Ask until the questions or the answers end.

        Returns:
            How many answers stand.
        """
        at = self._ask_from(0)
        while at < len(self.questions):
            self.show(self.questions[at], self._place(at), False)
            at = self._answer(at)
        return len(self._answers)

    def _place(self, at: int) -> str:
        place = f"{at + 1} of {len(self.questions)}"
        known = self._answers.get(at)
        return f"{place} (answered: {known.act})" if known else place

    def _answer(self, at: int) -> int:
        """Read keys until one leads on; gives the place of the next question."""
        while True:
            click.echo(f"{KEYS} > ", nl=False)
            key = self.keys.read().lower()
            click.echo(key if key.isprintable() else "")
            if key in _END or key == "\x04":
                return len(self.questions)
            if key in _VERDICTS:
                self._keep(at, _VERDICTS[key])
                return self._ask_from(at + 1)
            if key in ("n", " "):
                return self._ask_from(at + 1)
            if key == "b":
                return max(0, at - 1)
            if key == "z" and self._answers:
                return self._take_back()
            self._talk(key, at)

    def _talk(self, key: str, at: int) -> None:
        """Answer a key that stays at its question."""
        if key == "w":
            self._why = self.keys.read_line("Why")
        elif key == "m":
            self.show(self.questions[at], self._place(at), True)
        elif key == "z":
            click.echo("There is no answer to undo.")
        else:
            click.echo(HELP)

    def _keep(self, at: int, verdict: Act) -> None:
        self._answers.pop(at, None)  # the newest stands last
        self._answers[at] = self.decide(self.questions[at], verdict, self._why)
        self._why = ""

    def _take_back(self) -> int:
        at, decision = self._answers.popitem()
        self.undo(decision)
        click.echo(f"Undone: {decision.act}.")
        return at

    def _ask_from(self, at: int) -> int:
        """The next question that the answers so far do not decide already."""
        while at < len(self.questions) and at not in self._answers and self._implied(self.questions[at]):
            click.echo(f"{at + 1} of {len(self.questions)}: decided by your other answers.")
            at += 1
        return at

    def _implied(self, question: Question) -> bool:
        """True where answers say already that two are one (by way of others), or that they are two."""
        joined: dict[str, str] = {}

        def root(id: str) -> str:
            while id in joined:
                id = joined[id]
            return id

        given = [(self.questions[at], decision.act) for at, decision in self._answers.items()]
        for item, act in given:
            if act == "same" and root(item.one) != root(item.other):
                joined[root(item.one)] = root(item.other)
        pair = {root(question.one), root(question.other)}
        return len(pair) == 1 or any(
            act != "same" and {root(item.one), root(item.other)} == pair for item, act in given
        )
