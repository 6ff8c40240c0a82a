"""Sentences in the language of whoever reads them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import get_args

import pytest

from counterclaim.model import Both, Clock, Day, Name, Row, phrase, phrases
from counterclaim.model.claim import Basis, Counting, Role, Stance, Standpoint
from counterclaim.model.judgement import Status
from counterclaim.model.quantity import Qualifier
from counterclaim.model.toll import Corroboration
from counterclaim.model.verdict import Relation
from counterclaim.output.phrases import name_words, names, phrase_words


@dataclass
class Backwards:
    """A language that says everything in capitals and knows a few messages."""

    dir: str = "ltr"
    known: dict[str, str] = field(default_factory=dict)

    def gettext(self, message: str) -> str:
        return self.known.get(message, message.upper().replace("{NAME}", "{name}"))

    def ngettext(self, one: str, many: str, n: int) -> str:
        return self.known.get(many, many) if n > 2 else one

    def pgettext(self, context: str, message: str) -> str:
        return self.known.get(f"{context}/{message}", message)

    def number(self, n: float) -> str:
        return f"<{n}>"

    def day(self, iso: str) -> str:
        return iso.replace("-", "/")

    def joined(self, words: Sequence[str]) -> str:
        return " + ".join(words)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1100, "<1100>"),
        ("AFAD", "AFAD"),
        ("وزارة", "\u2068وزارة\u2069"),
        (Day("2025-03-28"), "2025/03/28"),
        (Clock("12:30"), "12:30"),
        (Both(("a", "b")), "a + b"),
        (Row((1, phrase("two"))), "<1> | TWO"),
        (Name("measure", "killed"), "umgebracht"),
        (phrases("{n} day", "{n} days", 5, n=5), "Tage: <5>"),
        (phrase("it is {name}", name=phrase("so")), "IT IS SO"),
    ],
)
def test_each_part_of_a_phrase_is_said(value, words) -> None:
    known = {"{n} days": "Tage: {n}", "measure/killed": "umgebracht", "between things/; ": " | "}
    assert phrase_words(value, Backwards(known=known)) == words


def test_what_is_quoted_among_words_from_right_to_left_is_fenced() -> None:
    told = phrase_words(phrase("{name}", name="AFAD (Ankara)"), Backwards("rtl"))
    assert told == "\u2068AFAD (Ankara)\u2069"


def test_a_slot_that_begins_the_sentence_is_written_large() -> None:
    known = {"{name} says so": "{Name} sagt es"}
    assert phrase_words(phrase("{name} says so", name="der Sprecher"), Backwards(known=known)) == "Der Sprecher sagt es"


KINDS = {
    "role": Role, "qualifier": Qualifier, "stance": Stance, "counting": Counting, "basis": Basis,
    "standpoint": Standpoint, "relation": Relation, "corroboration": Corroboration,
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_the_contract_has_a_name(kind: str) -> None:
    assert set(get_args(KINDS[kind])) == set(names()[kind])


def test_every_status_of_a_figure_has_a_name() -> None:
    assert set(get_args(Status)) < set(names()["status"])


def test_a_word_that_nobody_knows_is_its_own_name() -> None:
    assert name_words("role", "night_watchmen", Backwards()) == "night watchmen"
