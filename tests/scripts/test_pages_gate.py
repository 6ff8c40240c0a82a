"""The set of pages and its gate: the same pages every time, and a wrong claim counts."""

import importlib.util
import sys
from pathlib import Path

SCRIPTS = Path(__file__).parents[2] / "scripts"


def module(name, monkeypatch):
    monkeypatch.syspath_prepend(str(SCRIPTS))
    spec = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    found = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, found)
    spec.loader.exec_module(found)
    return found


def test_there_are_enough_pages_in_enough_languages_and_layouts_and_they_stay_the_same(monkeypatch):
    made = module("make_pages", monkeypatch)
    pages = list(made.pages())
    assert len(pages) >= 120
    assert len({page.lang for page in pages}) >= 10
    assert len({page.layout for page in pages}) >= 12
    assert [page.data for page in made.pages()] == [page.data for page in pages]
    assert {page.held for page in pages} == {True, False}


def test_a_claim_missed_and_a_claim_too_many_are_both_wrong(monkeypatch):
    gate = module("pages_gate", monkeypatch)
    page = gate.Page("a", "plain", False, "en", b"", ("",), "2025-01-02", "")
    score, right = gate.Score(), ("killed", "6-6", "a")
    score.add(page, gate.Told([right, ("killed", "7-7", "b")]), gate.Told([right, ("killed", "1-1", "c")]))
    assert (score.right, score.missed, score.extra, round(score.share, 2)) == (1, 1, 1, 0.33)
    assert [error.split()[0] for error in score.errors] == ["MISSED", "EXTRA"]
