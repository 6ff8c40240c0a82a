"""Inputs that hypothesis draws: texts, pages and records of what it has found to break programs."""

import json

from fuzz import Seen, tried
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

_WORDS = st.sampled_from(
    """killed injured dead missing people soldiers said police according 12 1,200 dozens least getötet Tote Verletzte
    убито человек 死亡 人 قتل شخص मारे लोग Monday Kyiv Mr. “ ” , . ;""".split()  # noqa: SIM905
)
_TEXTS = st.lists(st.one_of(_WORDS, _WORDS, st.text(max_size=8)), max_size=60).map(" ".join)
_TAGS = st.sampled_from(
    ("p", "div", "article", "table", "tr", "td", "h1", "li", "script", "a", "span", "time", "title")
)
_ELEMENTS = st.recursive(
    _TEXTS,
    lambda inner: st.tuples(_TAGS, st.lists(inner, max_size=4)).map(lambda e: f"<{e[0]}>{''.join(e[1])}</{e[0]}>"),
    max_leaves=12,
)
_PAGES = _ELEMENTS.map(lambda body: f"<html><body>{body}</body></html>".encode("utf-8", "surrogatepass"))
_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), _TEXTS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(("text", "id", "date", "lang")), inner)
    ),
    max_leaves=6,
)
_RECORDS = st.lists(
    st.fixed_dictionaries({"text": st.one_of(_TEXTS, _VALUES)}, optional={"id": _VALUES, "date": _VALUES}), max_size=4
)
_FILES = st.one_of(
    _TEXTS.map(lambda text: ("a.txt", text.encode("utf-8", "surrogatepass"))),
    _PAGES.map(lambda page: ("a.html", page)),
    _RECORDS.map(lambda records: ("a.jsonl", "\n".join(map(json.dumps, records)).encode())),
    st.tuples(st.sampled_from(("a.txt", "a.html", "a.zip", "a.pdf", "a.csv", "a")), st.binary(max_size=400)),
)


def drawn(number: int, first: int) -> Seen:
    """What came of so many inputs; `first` decides which."""
    seen = Seen()

    @seed(first)
    @settings(max_examples=number, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(_FILES)
    def try_one(file: tuple[str, bytes]) -> None:
        tried(-1, f"drawn {file[0]} {file[1][:200]!r}", *file, seen)

    try_one()
    seen.inputs = type(seen.inputs)({"drawn": seen.inputs.total()})
    return seen
