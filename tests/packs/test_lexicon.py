"""Runs of words and their meanings."""

from typing import Any

import pytest

from counterclaim.packs.lexicon import Entry, Lexicon


def meaning(lexicon: Lexicon, words: tuple[str, ...]) -> list[tuple[str, Any]]:
    """What the run of `words` means, as kind and value."""
    if len(words) == 1:
        found = lexicon.single(words[0]) or []
    else:
        runs = (lexicon.longer(words[0]) or {}).get(words[1], [])
        found = next((entries for run, entries in runs if run == words), [])
    return [(entry.kind, entry.value) for entry in found]


def test_a_word_is_found_by_its_folded_form() -> None:
    lexicon = Lexicon()
    lexicon.add("Tote", "outcome", "killed")
    assert meaning(lexicon, ("tote",)) == [("outcome", "killed")]
    assert lexicon.single("Tote") is None
    assert lexicon.longer("tote") is None


def test_a_pattern_adds_all_that_it_stands_for() -> None:
    lexicon = Lexicon()
    lexicon.add("air strike(|s)", "event", "strike")
    assert meaning(lexicon, ("air", "strike")) == meaning(lexicon, ("air", "strikes")) == [("event", "strike")]
    assert lexicon.single("air") is None


def test_hyphens_in_an_entry_are_transparent() -> None:
    lexicon = Lexicon()
    lexicon.add("asylum-seekers", "people", "migrants")
    assert meaning(lexicon, ("asylum", "seekers")) == [("people", "migrants")]


def test_brackets_of_a_plain_text_are_nothing_special() -> None:
    lexicon = Lexicon()
    lexicon.add_plain("Joint Chiefs (Seoul)", "body", 1)
    assert meaning(lexicon, ("joint", "chiefs", "(", "seoul", ")")) == [("body", 1)]
    with pytest.raises(ValueError, match="choice"):
        lexicon.add("Joint Chiefs (Seoul)", "body", 1)


def test_a_word_may_mean_several_things_and_each_once() -> None:
    lexicon = Lexicon()
    lexicon.add_all(["shot", "shot", "Shot"], "outcome", "injured")
    lexicon.add("shot", "object", True)
    assert meaning(lexicon, ("shot",)) == [("outcome", "injured"), ("object", True)]


def test_longer_runs_with_the_same_beginning_stay_apart() -> None:
    lexicon = Lexicon()
    lexicon.add("death toll", "toll", 1)
    lexicon.add("death toll of", "toll", 2)
    lexicon.add("death sentence", "toll", 3)
    assert meaning(lexicon, ("death", "toll")) == [("toll", 1)]
    assert meaning(lexicon, ("death", "toll", "of")) == [("toll", 2)]
    assert meaning(lexicon, ("death", "sentence")) == [("toll", 3)]


def test_an_entry_without_words_is_left_out() -> None:
    lexicon = Lexicon()
    lexicon.add("", "joiner", True)
    lexicon.add_plain("“”", "joiner", True)
    assert lexicon.single("") is None


def test_an_entry_can_ask_for_a_capital() -> None:
    lexicon = Lexicon()
    lexicon.add("may", "month", 5, capital=True)
    lexicon.add("may", "possible", True)
    assert lexicon.single("may") == [Entry("month", 5, True), Entry("possible", True, False)]


def test_the_longest_known_head_wins() -> None:
    lexicon = Lexicon()
    lexicon.add_head("wagen", Entry("object", "car"))
    lexicon.add_head("lastwagen", Entry("object", "lorry"))
    assert lexicon.head_of("militärlastwagen", 4) == [Entry("object", "lorry")]
    assert lexicon.head_of("rettungswagen", 4) == [Entry("object", "car")]


def test_a_head_needs_something_before_it_and_enough_letters() -> None:
    lexicon = Lexicon()
    lexicon.add_head("tote", Entry("outcome", "killed"))
    assert lexicon.head_of("tote", 4) is None
    assert lexicon.head_of("verkehrstote", 5) is None
    assert lexicon.head_of("verkehrstote", 4) == [Entry("outcome", "killed")]
    assert lexicon.head_of("nichts", 2) is None


def test_a_head_is_noted_once() -> None:
    lexicon = Lexicon()
    for _ in range(2):
        lexicon.add_head("tote", Entry("outcome", "killed"))
    assert lexicon.head_of("verkehrstote", 4) == [Entry("outcome", "killed")]


def test_its_runs_and_heads_are_told_with_their_meanings() -> None:
    lexicon = Lexicon()
    lexicon.add("killed", "outcome", "killed")
    lexicon.add("killed in action", "outcome", "fallen")
    lexicon.add_head("tote", Entry("people", "dead"))
    assert dict(lexicon.runs()) == {
        ("killed",): [Entry("outcome", "killed")],
        ("killed", "in", "action"): [Entry("outcome", "fallen")],
    }
    assert dict(lexicon.heads()) == {"tote": [Entry("people", "dead")]}
