"""Reading with a language model: documents are opened as ever, and several are asked about at one time."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from counterclaim.engines.opening import opened_here
from counterclaim.errors import Unanswered
from counterclaim.extract import claims_of
from counterclaim.extract.readers.llm import LlmReader
from counterclaim.flow import Engine, Found, Item, reading_of
from counterclaim.model import Document, Problem, Reading

DOCUMENTS = 4
"""So many documents are read at one time; how many requests that makes is the reader's to bound."""


def read_with(reader: LlmReader) -> Engine:
    """What finds, with `reader`, what is in each item, in their order, with a bounded number of documents in flight.

    A document to a part of which the model gives no answer has a Problem in the place of its reading: half a reading
    would stand for a whole one. Raises EndpointError where the endpoint cannot be used.
    """

    def read(items: Iterable[Item]) -> Iterator[Found]:
        with ThreadPoolExecutor(DOCUMENTS, "reading") as pool:
            under_way = deque[list[Future[Reading | Problem]]]()
            try:
                for opened in opened_here(items):
                    under_way.append([pool.submit(_read, reader, each) for each in opened])
                    while sum(map(len, under_way)) > DOCUMENTS:
                        yield [future.result() for future in under_way.popleft()]
                while under_way:
                    yield [future.result() for future in under_way.popleft()]
            except BaseException:  # interrupted, or no more is wanted: nobody waits for what is under way
                for some in under_way:
                    for future in some:
                        future.cancel()
                reader.close()
                raise

    return read


def read_text(reader: LlmReader, document: Document) -> Reading | Problem:
    """What `reader` finds in `document`, a Problem where the model gives no answer to a part of it."""
    try:
        return reading_of(document, partial(claims_of, read=reader.read))
    except Unanswered as error:
        return Problem(document.id, "extract", error.kind, str(error))


def _read(reader: LlmReader, each: Reading | Problem) -> Reading | Problem:
    return each if isinstance(each, Problem) or each.held else read_text(reader, each.document)
