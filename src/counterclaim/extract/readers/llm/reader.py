"""The reader itself: a document in portions, each asked about once, and its answer held against the words."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from counterclaim.errors import EndpointError, Unanswered
from counterclaim.extract.claiming import claims_from
from counterclaim.extract.evidence import Draft
from counterclaim.extract.positions import positions_of
from counterclaim.extract.readers import rules
from counterclaim.extract.readers.llm.cache import Cache, key_of
from counterclaim.extract.readers.llm.drafting import drafted
from counterclaim.extract.readers.llm.endpoint import Answered, Endpoint
from counterclaim.extract.readers.llm.portions import Portion, portions_of
from counterclaim.extract.readers.llm.prompt import PROMPT_VERSION, Messages, prompt
from counterclaim.extract.readers.llm.proposals import Misshapen, Proposal, proposals_in, schema
from counterclaim.extract.readers.llm.spending import Purse, budget_from, price_from
from counterclaim.extract.reading import Reading
from counterclaim.extract.tables import drafts_in
from counterclaim.model import Claim, Document, Position, Problem, Span, Spent
from counterclaim.packs import Pack
from counterclaim.settings import Llm, llm_set

AT_ONCE = 4
"""So many requests are under way at one time."""

GIVE_UP = 3
"""So many requests in a row without an answer end the run: the endpoint is not there."""

Proposals = list[Proposal | str]


class LlmReader:
    """What reads with the language model that `given`, or else the environment, names. Safe to be used from several
    threads; to be closed, for it holds connections and a file."""

    def __init__(self, given: Llm, endpoint: Endpoint | None = None) -> None:
        """`endpoint` takes the place of the one that is named. Raises UsageError where something is missing or off."""
        told = llm_set(given)
        price = price_from(told.price)
        self._purse = Purse(price, budget_from(told.budget, price), told.on_spent)
        self._endpoint = endpoint or Endpoint(told)
        self._cache = Cache(str(told.cache))
        self._asking = ThreadPoolExecutor(AT_ONCE, "llm")
        self._lock = threading.Lock()
        self._unanswered = 0
        self.name = f"llm/{self._endpoint.model}@{PROMPT_VERSION}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all that it holds. What was not asked yet is not asked any more; answers under way are awaited and
        kept, for they are paid for."""
        self._endpoint.wait_no_more()
        self._asking.shutdown(cancel_futures=True)
        self._endpoint.close()
        self._cache.close()

    @property
    def spent(self) -> Spent:
        """What it took so far."""
        return self._purse.spent

    def read(self, document: Document, pack: Pack) -> list[Claim | Position | Problem]:
        """The claims of `document` in the order of its text, then its positions, read with `pack`.

        The model is asked about sentences. The cells of tables, and who confirms or denies, are read by the rules.
        Raises Unanswered where the model gives no answer to a part of it, EndpointError where it never will.
        """
        reading = Reading(document, pack)
        asked = [(portion, self._asking.submit(self._proposals, reading, portion)) for portion in portions_of(reading)]
        drafts, problems = self._drafts(reading, asked)
        tabled = list(drafts_in(reading)) if document.tables else []
        found = claims_from(reading, drafts, self.name)
        found += claims_from(reading, (item for item in tabled if isinstance(item, Draft)), rules.NAME)
        claims = sorted((item for item in found if isinstance(item, Claim)), key=lambda claim: claim.start)
        problems += [item for item in (*found, *tabled) if isinstance(item, Problem)]
        triggered = rules.triggered_in(reading)
        return [*claims, *problems, *positions_of(reading, triggered, claims, rules.NAME)]

    def _drafts(
        self, reading: Reading, asked: list[tuple[Portion, "Future[Proposals]"]]
    ) -> tuple[list[Draft], list[Problem]]:
        drafts, problems = list[Draft](), list[Problem]()
        try:
            for portion, future in asked:
                for one in self._told(reading, portion, future):
                    if isinstance(one, Problem):
                        problems.append(one)
                        continue
                    draft, off = drafted(reading, portion, one)
                    problems += off
                    if draft is not None:
                        drafts.append(draft)
        finally:
            for _, future in asked:
                future.cancel()
        return drafts, problems

    def _told(self, reading: Reading, portion: Portion, future: "Future[Proposals]") -> Iterator[Proposal | Problem]:
        """What the model proposes for `portion`, and a Problem for what is no proposal."""
        where = Span(reading.sentences[portion.sentences[0]].start, reading.sentences[portion.sentences[-1]].end)
        try:
            proposals = future.result()
        except Misshapen as error:
            why = f"The language model answered twice with what is no list of claims ({error})."
            yield Problem(reading.document.id, "extract", "misshapen", why, *where)
            return
        for one in proposals:
            if isinstance(one, str):
                why = f"A claim that the language model proposed is left out: {one}."
                yield Problem(reading.document.id, "extract", "refused", why, *where)
            else:
                yield one

    def _proposals(self, reading: Reading, portion: Portion) -> Proposals:
        """What the model proposes for `portion`: from the cache, or asked for, and once more where the answer is not of
        the shape. Raises Misshapen where that is not either."""
        messages = prompt().asking(reading, portion)
        key = key_of(str(self._endpoint.url), self.name, *(message["content"] for message in messages))
        if (kept := self._cache.get(key)) is not None:
            self._purse.save()
            return proposals_in(kept)
        answer = self._answer(messages)
        try:
            proposals = _whole(answer)
        except Misshapen as error:
            answer = self._answer(prompt().repairing(messages, answer.text, str(error)))
            proposals = _whole(answer)
        self._cache.put(key, answer.text)
        return proposals

    def _answer(self, messages: Messages) -> Answered:
        self._purse.open()
        try:
            answer = self._endpoint.ask(messages, schema())
        except Unanswered as error:
            with self._lock:
                self._unanswered += 1
            if self._unanswered >= GIVE_UP:
                raise EndpointError(f"{error} That was the third request in a row, and the run ends.") from error
            raise
        with self._lock:
            self._unanswered = 0
        self._purse.pay(answer.tokens_in, answer.tokens_out, answer.seconds)
        return answer


def _whole(answer: Answered) -> Proposals:
    """The proposals of an `answer`. Raises Misshapen where it is not of the shape, or its end is cut off."""
    if answer.cut_off:
        raise Misshapen("its end is cut off")
    return proposals_in(answer.text)
