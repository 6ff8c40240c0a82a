"""The examples read with a language model, end to end: answers as a careful model gives them, written for the project.

`examples.jsonl` holds, for each sentence of the examples in which anything is counted, what such a model proposes: its
quotations take an article or a preposition along, as models do. No model was called for them.
"""

import json
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from counterclaim import claims
from counterclaim.model import Claim
from counterclaim.reconcile.side_by_side import side_by_side

from ....chat import Chat, Said, sentences

EXAMPLES = str(files("counterclaim") / "examples")


def answers() -> dict[str, list[dict[str, Any]]]:
    lines = Path(__file__).with_name("examples.jsonl").read_text(encoding="utf-8").splitlines()
    return {line["sentence"]: line["claims"] for line in map(json.loads, lines)}


def core(claim: Claim) -> tuple[Any, ...]:
    return claim.doc, claim.start, claim.end, claim.measure, claim.quantity


def test_what_the_model_proposes_comes_out_as_what_the_rules_read(chat: Chat) -> None:
    known = answers()

    def script(request: dict[str, Any]) -> Said:
        asked = enumerate(sentences(request), 1)
        return Said(
            json.dumps({"claims": [{"sentence": n, **claim} for n, line in asked for claim in known.get(line, ())]})
        )

    chat.script = script
    by_rules = list(claims(EXAMPLES))
    refused: list[str] = []
    by_model = list(claims(EXAMPLES, reader="llm", on_problem=lambda problem: refused.append(problem.why)))
    assert not [why for why in refused if "language model" in why]
    assert {core(claim) for claim in by_model} == {core(claim) for claim in by_rules}
    assert {claim.id for claim in by_model} == {claim.id for claim in by_rules}
    off = Counter[str]()
    for doc in {claim.doc for claim in by_rules}:
        mine, theirs = ([one for one in found if one.doc == doc] for found in (by_rules, by_model))
        for each in side_by_side(mine, theirs, ("rules", "llm")):
            off.update(each.fields)
    assert sum(off.values()) <= 0.1 * len(by_rules), off


@pytest.mark.parametrize("line", answers().items(), ids=lambda line: line[0][:30])
def test_every_answer_quotes_its_sentence(line: tuple[str, list[dict[str, Any]]]) -> None:
    sentence, proposed = line
    assert all(claim["number"] in sentence for claim in proposed)
    assert all(words in sentence for claim in proposed for words in claim["measure_words"])
