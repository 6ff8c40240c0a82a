"""Documents read with a language model, several at one time, in their order."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from counterclaim.engines.asking import DOCUMENTS, read_with
from counterclaim.errors import EndpointError
from counterclaim.extract.readers.llm import LlmReader
from counterclaim.extract.readers.llm.endpoint import Endpoint
from counterclaim.model import Document, Problem, Reading
from counterclaim.settings import Llm, llm_set

from ..chat import Chat, Said, proposals, sentences


def report(number: int) -> Document:
    return Document(f"report-{number}", f"Flood {chr(65 + number)} killed {number + 10} people.", lang="en")


def told(request: dict[str, Any]) -> Said:
    number = sentences(request)[0].split()[3]
    return proposals({"number": number, "value": int(number), "measure": "killed", "measure_words": ["killed"]})


@pytest.fixture
def reader(chat: Chat) -> Iterator[LlmReader]:
    chat.script = told
    with LlmReader(Llm(), Endpoint(llm_set(Llm()), first_wait=0.01)) as made:
        yield made


def test_in_their_order_with_what_was_found_before_left_as_it_is(chat: Chat, reader: LlmReader) -> None:
    known, lost = Reading(Document("known", ""), held=True), Problem("lost", "read", "empty", "Nothing is in it.")
    found = list(read_with(reader)([report(0), [known], lost, *map(report, range(1, 9))]))
    assert found[1:3] == [[known], [lost]]
    readings = [each for some in (found[0], *found[3:]) for each in some]
    assert all(isinstance(each, Reading) for each in readings)
    assert [claim.quantity.low for each in readings for claim in each.claims] == list(range(10, 19))


def test_whoever_stops_early_does_not_pay_for_the_rest(chat: Chat, reader: LlmReader) -> None:
    found = read_with(reader)(map(report, range(26)))
    next(found)
    found.close()
    assert len(chat.asked) <= DOCUMENTS + 2


def test_a_document_without_an_answer_is_a_problem_and_no_half_reading(chat: Chat, reader: LlmReader) -> None:
    chat.script = lambda asked: Said(status=400, body="too long") if "Flood B" in json.dumps(asked) else told(asked)
    first, (second,), third = read_with(reader)(map(report, range(3)))
    assert isinstance(second, Problem)
    assert (second.doc, second.stage, second.kind, second.unread) == ("report-1", "extract", "unanswered", True)
    assert "“too long”" in second.why
    assert [len(each.claims) for each in (*first, *third) if isinstance(each, Reading)] == [1, 1]


def test_a_refused_key_ends_it(chat: Chat, reader: LlmReader) -> None:
    chat.says(Said(status=401))
    with pytest.raises(EndpointError, match="COUNTERCLAIM_LLM_KEY"):
        list(read_with(reader)(map(report, range(9))))
    assert len(chat.asked) <= DOCUMENTS + 1
