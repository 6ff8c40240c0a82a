"""What a model is told."""

import hashlib
from collections.abc import Callable

from counterclaim.extract.readers.llm.portions import Portion
from counterclaim.extract.readers.llm.prompt import PROMPT_VERSION, prompt
from counterclaim.extract.readers.llm.proposals import Proposal
from counterclaim.extract.reading import Reading

RELEASED = {"1": "eab558c10c1bebee"}
"""A released prompt is not edited: claims name its version. A new one stands beside it, with a row here."""


def test_a_released_prompt_is_what_it_was() -> None:
    from importlib.resources import files

    folder = files("counterclaim.extract.readers.llm") / "prompts"
    found = {
        path.name.removesuffix(".toml"): hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in folder.iterdir()
    }
    assert found == RELEASED
    assert PROMPT_VERSION in RELEASED


def test_every_field_is_explained_and_no_slot_is_left() -> None:
    told = prompt().system
    assert not [name for name in Proposal.model_fields if f'"{name}"' not in told]
    assert "<" not in told
    assert "killed, injured" in told or "killed (killed)" in told


def test_sentences_go_in_as_they_are_and_are_not_looked_through(reading: Callable[..., Reading]) -> None:
    begun = reading("12 <before> died.\n14 <sentences> were killed.", "en")
    system, user = prompt().asking(begun, Portion((1,), (0,)))
    assert (system["role"], user["role"]) == ("system", "user")
    assert "Language: English" in user["content"]
    assert user["content"].count("[1] 14 <sentences> were killed.") == 1
    assert "12 <before> died." in user["content"].split("Sentences:")[0]


def test_a_repair_shows_what_was_said_and_why_it_will_not_do(reading: Callable[..., Reading]) -> None:
    asked = prompt().asking(reading("14 were killed."), Portion((0,)))
    *before, said, again = prompt().repairing(asked, "Here you are", "no JSON in it")
    assert tuple(before) == asked
    assert said == {"role": "assistant", "content": "Here you are"}
    assert "(no JSON in it)" in again["content"]
