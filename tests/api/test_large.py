"""A large ledger answers from its index what relating all of it tells."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine

import counterclaim
from counterclaim import add, dossiers, export, judge, show, stories, toll, verdicts
from counterclaim.api import large
from counterclaim.api.relating import dossiers_behind
from counterclaim.ledger import Ledger
from counterclaim.output import Names
from counterclaim.output.shown import write_shown
from counterclaim.packs import country_labels

EXAMPLES = Path(__file__).parents[2] / "src" / "counterclaim" / "examples"


@pytest.fixture
def ledger(address: str) -> str:
    """The examples, of which people joined two stories, adopted a figure and overruled a verdict."""
    add([EXAMPLES], ledger=address)
    whole = dossiers(ledger=address)
    standing, verdict = whole[0].courses[0].toll, whole[0].verdicts[0]
    assert standing is not None
    series = judge.Series(standing.measure, standing.role, standing.country, standing.place)
    judge.adopt(599, series, "counted by name", by="lena", ledger=address)
    judge.overrule("not_comparable", [verdict.id], "other people", by="lena", ledger=address)
    if len(whole) > 2:
        judge.merge("stories", [whole[1].story.id, whole[2].story.id], "one", by="lena", ledger=address)
    return address


def shown(ledger: str, **wanted: str) -> str:
    """What `show` prints."""
    claims, stream = show(ledger, **wanted), io.StringIO()
    write_shown(claims, dossiers_behind(claims, ledger, wanted.get("story")), stream, Names.of(country_labels("en")))
    return stream.getvalue()


def exported(ledger: str, format: str, story: str) -> bytes:
    """A story as it goes out."""
    stream = io.BytesIO()
    export(stream, format, ledger, story)
    return stream.getvalue()


def told(ledger: str) -> dict[str, Any]:
    """Everything that is asked of a ledger, under the name of the question."""
    every = dossiers(ledger=ledger)
    title = every[0].story.title.split()[0]
    asked: dict[str, Callable[[], Any]] = {
        "stories": lambda: stories(ledger=ledger),
        "toll": lambda: list(toll(ledger=ledger)),
        "toll, another best": lambda: list(toll(ledger=ledger, best="ucdp")),
        "verdicts": lambda: list(verdicts(ledger=ledger)),
        "verdicts by rules": lambda: list(verdicts(ledger=ledger, rules="2026.1")),
        "show": lambda: shown(ledger),
        "show killed": lambda: shown(ledger, measure="killed"),
        "show a story": lambda: shown(ledger, story=every[0].story.id),
        "claims of a report's story": lambda: show(ledger, story=every[-1].story.docs[0]),
        "claims of a titled story": lambda: show(ledger, story=title),
        **{f"export {to}": lambda to=to: exported(ledger, to, title) for to in ("csv", "jsonl", "geojson")},
    }
    with counterclaim.Ledger.open(ledger) as opened:
        asked["its toll"] = lambda: list(opened.toll(title))
        asked["its killed"] = lambda: list(opened.toll(every[0].story.id, measure="killed"))
        asked["its verdicts"] = lambda: list(opened.verdicts(title))
        return {question: answer() for question, answer in asked.items()}


def test_it_tells_what_relating_tells(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    related = told(ledger)
    assert not any("ix_" in table for table in tables(ledger))  # a small one gets no index for that
    monkeypatch.setattr(large, "LARGE", 1)
    indexed = told(ledger)
    assert any("ix_" in table for table in tables(ledger))
    for question, answer in related.items():
        assert indexed[question] == answer, question
    for nothing in ("moon", ""):
        with pytest.raises(counterclaim.UsageError, match="No story is called"):
            show(ledger, story=nothing)
    assert stories(ledger=ledger, as_of_ledger="2020-01-01") == []  # related as it stood then


def tables(ledger: str) -> list[str]:
    """The tables that are in a ledger."""
    from sqlalchemy import inspect

    with Ledger.open(ledger) as store, store.session.reading():
        return inspect(store.session.connection).get_table_names()


def test_one_that_may_only_be_read_is_related(
    ledger: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    if "://" not in ledger:
        pytest.skip("whoever may do all, as in containers, may write each file")
    reader = f"reader_{abs(hash(ledger))}"
    engine = create_engine(ledger.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE ROLE {reader} LOGIN")
        connection.exec_driver_sql(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {reader}")
    every = stories(ledger=ledger)
    monkeypatch.setattr(large, "LARGE", 1)
    try:
        assert stories(ledger=ledger.replace("tester@", f"{reader}@")) == every
        assert "are related instead" in caplog.text
    finally:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"DROP OWNED BY {reader}")
            connection.exec_driver_sql(f"DROP ROLE {reader}")
        engine.dispose()
